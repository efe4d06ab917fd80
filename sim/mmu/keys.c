/* SPDX-License-Identifier: Apache-2.0 */
/* Features and the inputs of mmu_combine() by name: two tables, and what reads them. */
#include "mmu/mmu.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct param feature_rows[] = {
    { "s2fwb", PARAM_BOOL, offsetof(struct mmu_features, s2fwb), "on", NULL, NULL, "",
      "HCR_EL2.FWB exists", "DDI 0487 D8.6.6", NULL },
    { "xs", PARAM_BOOL, offsetof(struct mmu_features, xs), "on", NULL, NULL, "",
      "the XS attribute exists", "DDI 0487 D8.7.4", NULL },
    { "mte2", PARAM_BOOL, offsetof(struct mmu_features, mte2), "on", NULL, NULL, "",
      "memory can be Tagged", "DDI 0487 D10.3", NULL },
    { "mteperm", PARAM_BOOL, offsetof(struct mmu_features, mteperm), "off", NULL, NULL, "",
      "stage 2 can say NoTagAccess", "DDI 0487 D8.6.4", NULL },
};
const struct param_table mmu_feature_params = { "features", feature_rows, ARRAY_LEN(feature_rows) };

bool mmu_features_parse(const char *text, struct mmu_features *features, struct error *e)
{
    *features = (struct mmu_features){ .s2fwb = false };
    if (strcasecmp(text, "none") == 0)
        return true;
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, ",");
        char name[32];
        snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : sizeof name), at);
        const struct param *found = NULL;
        const char *names[ARRAY_LEN(feature_rows)];
        for (size_t k = 0; k < ARRAY_LEN(feature_rows); k++) {
            names[k] = feature_rows[k].name;
            if (strcasecmp(names[k], name) == 0)
                found = &feature_rows[k];
        }
        if (!found) {
            error_set(e, "unknown feature '%s'", name);
            error_suggest(e, name, names, ARRAY_LEN(names));
            return false;
        }
        if (!param_set_text(found, features, "on", e))
            return false;
        at += length;
        if (*at == ',')
            at++;
    }
    return true;
}

static const char *const kind_names[] = {
    [MMU_DATA] = "data", [MMU_IFETCH] = "ifetch", [MMU_WALK] = "walk", NULL
};

#define NUMBER(key, max, help, source)                                                             \
    {                                                                                              \
#key, PARAM_U64, offsetof(struct mmu_combine_keys, key), "0", "0", max, "", help, source,  \
            NULL                                                                                   \
    }
#define FLAG(key, value, help, source)                                                             \
    {                                                                                              \
#key, PARAM_BOOL, offsetof(struct mmu_combine_keys, key), value, NULL, NULL, "", help,     \
            source, NULL                                                                           \
    }
static const struct param combine_rows[] = {
    NUMBER(s1_attr, "0xff", "the MAIR_EL1 byte", "DDI 0487 D24.2.127"),
    NUMBER(s1_sh, "3", "SH[1:0] of the stage-1 descriptor", "DDI 0487 D8.6.2"),
    NUMBER(s2_attr, "0xf", "MemAttr[3:0] of the stage-2 descriptor", "DDI 0487 D8.6.5, D8.6.6"),
    NUMBER(s2_sh, "3", "SH[1:0] of the stage-2 descriptor", "DDI 0487 D8.6.7"),
    FLAG(fwb, "0", "HCR_EL2.FWB: stage 2 forces Write-Back", "DDI 0487 D8.6.6"),
    FLAG(cd, "0", "HCR_EL2.CD: stage 2 data caching off", "DDI 0487 D7.5.5"),
    FLAG(fnxs, "0", "FnXS of the stage-2 descriptor", "DDI 0487 D8.7.4"),
    FLAG(id, "0", "HCR_EL2.ID: stage 2 instruction caching off", "DDI 0487 D7.5.5"),
    FLAG(dc, "0", "HCR_EL2.DC: default cacheability", "DDI 0487 D7.5.5"),
    FLAG(dct, "0", "HCR_EL2.DCT: Tagged with DC", "DDI 0487 D24.2.62"),
    FLAG(ptw, "0", "HCR_EL2.PTW: no table walk to Device", "DDI 0487 D8.6.3"),
    NUMBER(sh, "3", "TCR_EL1.SH, for a walk", "DDI 0487 D24.2.194"),
    NUMBER(irgn, "3", "TCR_EL1.IRGN, for a walk", "DDI 0487 D24.2.194"),
    NUMBER(orgn, "3", "TCR_EL1.ORGN, for a walk", "DDI 0487 D24.2.194"),
    FLAG(vm, "1", "HCR_EL2.VM: stage 2 is on", "DDI 0487 D8.2.12.2"),
    FLAG(s1, "1", "SCTLR_EL1.M: stage 1 is on", "DDI 0487 D8.2.12.1"),
    FLAG(c, "1", "SCTLR_EL1.C: stage 1 data caching on", "DDI 0487 D7.5.5"),
    FLAG(i, "1", "SCTLR_EL1.I: stage 1 instruction caching on", "DDI 0487 D7.5.5"),
    { "kind", PARAM_CHOICE, offsetof(struct mmu_combine_keys, kind), "data", NULL, NULL, "",
      "what accesses", "DDI 0487 J1.1.4", kind_names },
};
const struct param_table mmu_combine_params = { "", combine_rows, ARRAY_LEN(combine_rows) };

bool mmu_combine_from_keys(const struct mmu_combine_keys *keys, const struct mmu_features *features,
                           struct mmu_combine_in *in, struct error *e)
{
    *in = (struct mmu_combine_in){
        .s1_attr = (uint8_t)keys->s1_attr,
        .s1_sh = (uint8_t)keys->s1_sh,
        .s2_attr = (uint8_t)keys->s2_attr,
        .s2_sh = (uint8_t)keys->s2_sh,
        .fwb = keys->fwb,
        .cd = keys->cd,
        .id = keys->id,
        .dc = keys->dc,
        .dct = keys->dct,
        .ptw = keys->ptw,
        .fnxs = keys->fnxs,
        .vm = keys->vm,
        .s1 = keys->s1,
        .c = keys->c,
        .i = keys->i,
        .kind = (enum mmu_kind)keys->kind,
        .sh = (uint8_t)keys->sh,
        .irgn = (uint8_t)keys->irgn,
        .orgn = (uint8_t)keys->orgn,
        .features = *features,
    };
    if (in->fwb && !features->s2fwb)
        return error_set(e, "fwb=1 needs FEAT_S2FWB, which is not among the features");
    return true;
}

/* A number is the attribute, a word switches the stage. */
const struct mmu_short_key mmu_short_keys[] = {
    { "s1", "s1_attr", "s1", "false: stage 1 is off (SCTLR_EL1.M)" },
    { "s2", "s2_attr", "vm", NULL },
    { NULL, NULL, NULL, NULL },
};

bool mmu_explain_assign(struct mmu_combine_keys *keys, const char *assignment, struct error *e)
{
    const struct param_table *tables[] = { &mmu_combine_params };
    void *objects[] = { keys };
    char text[128];
    const char *value = strchr(assignment, '=');
    for (const struct mmu_short_key *k = mmu_short_keys; value && k->key; k++) {
        const size_t length = (size_t)(value - assignment);
        if (length != strlen(k->key) || strncmp(assignment, k->key, length) != 0)
            continue;
        const bool digit = value[1] >= '0' && value[1] <= '9';
        bool on;
        const bool word = !digit && parse_bool(value + 1, k->key, &on, NULL);
        const int full = snprintf(text, sizeof text, "%s%s", word ? k->word : k->number, value);
        if (full < 0 || (size_t)full >= sizeof text)
            return error_set(e, "%s: the value is too long", k->key);
        assignment = text;
        break;
    }
    return param_assign(tables, objects, ARRAY_LEN(tables), assignment, e);
}
