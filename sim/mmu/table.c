/* SPDX-License-Identifier: Apache-2.0 */
/* The combining table: its columns, as CSV, and the short one for people. */
#include "mmu/table.h"

#include <assert.h>
#include <string.h>

static_assert(sizeof(bool) == 1, "flags of struct mmu_combine_in are set as bytes");

#define KEY(key) .name = #key, .offset = offsetof(struct mmu_combine_in, key)
const struct table_key table_keys[TABLE_KEY_COUNT] = {
    [TABLE_KEY_S1_ATTR] = { KEY(s1_attr), .count = 256, .digits = 2, .hex = true },
    [TABLE_KEY_S1_SH] = { KEY(s1_sh), .count = 3, .digits = 1, .values = { 0, 2, 3 },
                          .listed = true },
    [TABLE_KEY_S2_ATTR] = { KEY(s2_attr), .count = 16, .digits = 1, .hex = true },
    [TABLE_KEY_S2_SH] = { KEY(s2_sh), .count = 3, .digits = 1, .values = { 0, 2, 3 },
                          .listed = true },
    [TABLE_KEY_FWB] = { KEY(fwb), .count = 2, .digits = 1 },
    [TABLE_KEY_CD] = { KEY(cd), .count = 2, .digits = 1 },
    [TABLE_KEY_FNXS] = { KEY(fnxs), .count = 2, .digits = 1 },
};

/* ---- result columns -------------------------------------------------------------------------- */

static void text_flag(bool flag, char *text)
{
    text[0] = flag ? '1' : '0';
    text[1] = '\0';
}

static void text_type(const struct mmu_combine_out *out, const struct mmu_features *features,
                      char text[TABLE_TEXT_MAX])
{
    (void)features;
    snprintf(text, TABLE_TEXT_MAX, "%s", out->unpredictable ? "CU" : memattr_type_name(&out->attr));
}

static void text_inner(const struct mmu_combine_out *out, const struct mmu_features *features,
                       char text[TABLE_TEXT_MAX])
{
    (void)features;
    memattr_cache_name(&out->attr, false, text);
}

static void text_outer(const struct mmu_combine_out *out, const struct mmu_features *features,
                       char text[TABLE_TEXT_MAX])
{
    (void)features;
    memattr_cache_name(&out->attr, true, text);
}

static void text_sh(const struct mmu_combine_out *out, const struct mmu_features *features,
                    char text[TABLE_TEXT_MAX])
{
    (void)features;
    snprintf(text, TABLE_TEXT_MAX, "%s", shareability_name(out->attr.sh));
}

static void text_xs(const struct mmu_combine_out *out, const struct mmu_features *features,
                    char text[TABLE_TEXT_MAX])
{
    text[0] = '\0';
    if (features->xs)
        text_flag(out->attr.xs, text);
}

static void text_tagged(const struct mmu_combine_out *out, const struct mmu_features *features,
                        char text[TABLE_TEXT_MAX])
{
    (void)features;
    text_flag(out->attr.tagged, text);
}

static void text_nota(const struct mmu_combine_out *out, const struct mmu_features *features,
                      char text[TABLE_TEXT_MAX])
{
    (void)features;
    text_flag(out->attr.notagaccess, text);
}

static void text_par_attr(const struct mmu_combine_out *out, const struct mmu_features *features,
                          char text[TABLE_TEXT_MAX])
{
    (void)features;
    snprintf(text, TABLE_TEXT_MAX, "%02x", out->par_attr);
}

static void text_par_sh(const struct mmu_combine_out *out, const struct mmu_features *features,
                        char text[TABLE_TEXT_MAX])
{
    (void)features;
    snprintf(text, TABLE_TEXT_MAX, "%u", out->par_sh);
}

static void text_status(const struct mmu_combine_out *out, const struct mmu_features *features,
                        char text[TABLE_TEXT_MAX])
{
    (void)features;
    snprintf(text, TABLE_TEXT_MAX, "%s", mmu_status_text(out->status));
}

const struct table_result table_results[TABLE_RESULT_COUNT] = {
    [TABLE_TYPE] = { "type", text_type, true },
    [TABLE_INNER] = { "inner", text_inner, false },
    [TABLE_OUTER] = { "outer", text_outer, false },
    [TABLE_SH] = { "sh", text_sh, false },
    [TABLE_XS] = { "xs", text_xs, false },
    [TABLE_TAGGED] = { "tagged", text_tagged, false },
    [TABLE_NOTA] = { "nota", text_nota, false },
    [TABLE_PAR_ATTR] = { "par_attr", text_par_attr, false },
    [TABLE_PAR_SH] = { "par_sh", text_par_sh, false },
    [TABLE_STATUS] = { "status", text_status, true },
};

const char *table_result_text(unsigned column, const struct mmu_combine_out *out,
                              const struct mmu_features *features, char text[TABLE_TEXT_MAX])
{
    text[0] = '\0';
    if (!out->unpredictable || table_results[column].always)
        table_results[column].text(out, features, text);
    return text;
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static bool check_fwb(const struct mmu_features *features, int fwb, struct error *e)
{
    if (fwb > 0 && !features->s2fwb)
        return error_set(e, "FWB=1 needs FEAT_S2FWB, which is not among the features");
    return true;
}

static bool check_written(FILE *to, struct error *e)
{
    if (fflush(to) != 0 || ferror(to))
        return error_set(e, "cannot write the combining table");
    return true;
}

static void write_header(FILE *to)
{
    for (size_t k = 0; k < TABLE_KEY_COUNT; k++)
        fprintf(to, "%s,", table_keys[k].name);
    for (size_t k = 0; k < TABLE_RESULT_COUNT; k++)
        fprintf(to, "%s%c", table_results[k].name, k + 1 < TABLE_RESULT_COUNT ? ',' : '\n');
}

static void write_row(FILE *to, const struct mmu_combine_in *in)
{
    struct mmu_combine_out out;
    mmu_combine(in, &out, NULL);
    for (size_t k = 0; k < TABLE_KEY_COUNT; k++) {
        const struct table_key *key = &table_keys[k];
        fprintf(to, "%0*x,", key->digits, *((const uint8_t *)in + key->offset));
    }
    for (unsigned k = 0; k < TABLE_RESULT_COUNT; k++) {
        char text[TABLE_TEXT_MAX];
        fputs(table_result_text(k, &out, &in->features, text), to);
        fputc(k + 1 < TABLE_RESULT_COUNT ? ',' : '\n', to);
    }
}

/* The range of a key column's values in a whole table. */
static void key_range(size_t key, const struct mmu_features *features, int fwb, unsigned *first,
                      unsigned *end)
{
    *first = 0;
    *end = table_keys[key].count;
    if (key == TABLE_KEY_FWB) {
        if (fwb >= 0)
            *first = fwb > 0;
        *end = fwb == 0 || !features->s2fwb ? 1 : 2;
    } else if (key == TABLE_KEY_FNXS && !features->xs) {
        *end = 1;
    }
}

bool mmu_table_write(FILE *to, const struct mmu_features *features, int fwb, struct error *e)
{
    if (!check_fwb(features, fwb, e))
        return false;
    unsigned first[TABLE_KEY_COUNT];
    unsigned end[TABLE_KEY_COUNT];
    unsigned at[TABLE_KEY_COUNT];
    for (size_t k = 0; k < TABLE_KEY_COUNT; k++) {
        key_range(k, features, fwb, &first[k], &end[k]);
        at[k] = first[k];
    }
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.features = *features;

    write_header(to);
    for (;;) {
        for (size_t k = 0; k < TABLE_KEY_COUNT; k++)
            *((uint8_t *)&in + table_keys[k].offset) =
                (uint8_t)table_key_value(&table_keys[k], at[k]);
        write_row(to, &in);
        size_t k = TABLE_KEY_COUNT;
        while (k > 0 && ++at[k - 1] == end[k - 1]) {
            at[k - 1] = first[k - 1];
            k--;
        }
        if (k == 0)
            return check_written(to, e);
    }
}

/* ---- the table for people -------------------------------------------------------------------- */

enum { LABEL_WIDTH = 25, CELL_WIDTH = 9, CELL_TEXT_MAX = 16, CELLS = 8, MEMATTRS = 16 };

static const uint8_t rows_of_interest[] = { 0x00, 0x04, 0x08, 0x0C, 0x44,
                                            0xBB, 0xFF, 0x4F, 0xF4, 0xF0 };

static const char *normal_short(const struct memattr *m, char *text, size_t size)
{
    char inner[8];
    char outer[8];
    memattr_cache_name(m, false, inner);
    memattr_cache_name(m, true, outer);
    if (strncmp(inner, outer, 2) != 0)
        snprintf(text, size, "o%.2s,i%.2s", outer, inner);
    else
        snprintf(text, size, "%.2s%s%s", inner, m->tagged ? " tag" : "", m->notagaccess ? "-" : "");
    return text;
}

static const char *cell_text(const struct mmu_combine_in *in, char *text, size_t size)
{
    struct mmu_combine_out out;
    mmu_combine(in, &out, NULL);
    if (out.unpredictable)
        snprintf(text, size, "CU");
    else if (out.attr.type == MEM_DEVICE)
        snprintf(text, size, "%s", memattr_type_name(&out.attr) + strlen("Device-"));
    else
        return normal_short(&out.attr, text, size);
    return text;
}

/* What a MemAttr value says by itself: with FWB=0 that is what it makes of Write-Back. */
static const char *memattr_text(struct mmu_combine_in in, char *text, size_t size)
{
    in.s1_attr = 0xFF;
    if (in.fwb && (in.s2_attr & 7) == 7)
        snprintf(text, size, "stage 1");
    else
        return cell_text(&in, text, size);
    return text;
}

/* One line: a label, then the cells; no blanks at its end. */
static void print_line(FILE *to, const char *label, char cells[CELLS][CELL_TEXT_MAX])
{
    char line[LABEL_WIDTH + CELLS * CELL_TEXT_MAX];
    int length = snprintf(line, sizeof line, "%-*s", LABEL_WIDTH, label);
    for (size_t k = 0; k < CELLS; k++)
        length +=
            snprintf(line + length, sizeof line - (size_t)length, "%-*s", CELL_WIDTH, cells[k]);
    while (length > 0 && line[length - 1] == ' ')
        length--;
    fprintf(to, "%.*s\n", length, line);
}

static void print_block(FILE *to, struct mmu_combine_in in, unsigned first)
{
    char cells[CELLS][CELL_TEXT_MAX];
    for (unsigned k = 0; k < CELLS; k++)
        snprintf(cells[k], sizeof cells[k], "0x%x", first + k);
    print_line(to, "stage 1 \\ MemAttr", cells);
    for (unsigned k = 0; k < CELLS; k++) {
        in.s2_attr = (uint8_t)(first + k);
        memattr_text(in, cells[k], sizeof cells[k]);
    }
    print_line(to, "", cells);

    for (size_t r = 0; r < ARRAY_LEN(rows_of_interest); r++) {
        struct mmu_combine_in alone = in;
        alone.s1_attr = rows_of_interest[r];
        alone.vm = false;
        struct mmu_combine_out s1;
        mmu_combine(&alone, &s1, NULL);
        if (s1.unpredictable)
            continue;
        char normal[CELL_TEXT_MAX];
        char label[LABEL_WIDTH];
        snprintf(label, sizeof label, "0x%02x %s", alone.s1_attr,
                 s1.attr.type == MEM_DEVICE ? memattr_type_name(&s1.attr)
                                            : normal_short(&s1.attr, normal, sizeof normal));
        in.s1_attr = alone.s1_attr;
        for (unsigned k = 0; k < CELLS; k++) {
            in.s2_attr = (uint8_t)(first + k);
            cell_text(&in, cells[k], sizeof cells[k]);
        }
        print_line(to, label, cells);
    }
}

bool mmu_table_print(FILE *to, const struct mmu_features *features, int fwb, struct error *e)
{
    if (!check_fwb(features, fwb, e))
        return false;
    unsigned first;
    unsigned end;
    key_range(TABLE_KEY_FWB, features, fwb, &first, &end);
    for (unsigned mode = first; mode < end; mode++) {
        struct mmu_combine_in in;
        mmu_combine_defaults(&in);
        in.features = *features;
        in.fwb = mode == 1;
        fprintf(to, "%sHCR_EL2.FWB=%u: memory type after both stages of a data access\n\n",
                mode > first ? "\n" : "", mode);
        for (unsigned k = 0; k < MEMATTRS; k += CELLS) {
            if (k > 0 && in.fwb && !features->mteperm) {
                fprintf(to, "\n0x8 to 0xf as 0x0 to 0x7: MemAttr[3] is RES0 and ignored.\n");
                break;
            }
            if (k > 0)
                fputc('\n', to);
            print_block(to, in, k);
        }
    }
    fprintf(
        to,
        "\nDevice types without their prefix; NC, WT, WB: Normal memory, inner and outer alike,\n"
        "else o outer, i inner; tag: Tagged, tag-: and NoTagAccess; CU: reserved, CONSTRAINED\n"
        "UNPREDICTABLE. NC and GRE may gather. gather table --csv has every column and row.\n");
    return check_written(to, e);
}
