/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mmu_combine() against a slow second model that works on names and literal tables (DDI 0487
 * D7.5.5, D8.6, D8.7.4, D24.2.127, D24.2.142), over all of the attribute space; and laws that hold
 * over it.
 */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- the second model ------------------------------------------------------------------------ */

/* A MAIR nibble by its value: of "ooooiiii" either one. 0000 stands for no cacheability. */
static const char *const nibbles[16] = { "",      "WT-Wt", "WTR-t", "WTRWt", "NC",   "WB-Wt",
                                         "WBR-t", "WBRWt", "WT--",  "WT-W",  "WTR-", "WTRW",
                                         "WB--",  "WB-W",  "WBR-",  "WBRW" };
/* Stage 2 with FWB=0: outer, inner; "Dn" is a Device type; NULL is reserved. */
static const char *const fwb0[16][2] = {
    { "D0", "" },   { "D1", "" },   { "D2", "" },   { "D3", "" },   { NULL, "" },   { "NC", "NC" },
    { "NC", "WT" }, { "NC", "WB" }, { NULL, "" },   { "WT", "NC" }, { "WT", "WT" }, { "WT", "WB" },
    { NULL, "" },   { "WB", "NC" }, { "WB", "WT" }, { "WB", "WB" },
};
static const char *const regions[4] = { "NC", "WBRW", "WTR-", "WBR-" };

struct answer {
    bool cu;
    char device; /* '0' .. '3', or 0 for Normal */
    char outer[8], inner[8];
    char sh; /* 'N' 'I' 'O' */
    bool xs, tagged, nota, stopped;
    int unaligned; /* 0, 1 or 2 */
    bool s1_open;  /* R_NSCNC leaves stage 1's SH open */
};

static void copy(char to[8], const char *name)
{
    size_t n = 0;
    for (; name[n] != '\0' && n < 7; n++)
        to[n] = name[n];
    to[n] = '\0';
}

static void set_normal(struct answer *a, const char *outer, const char *inner)
{
    a->device = 0;
    copy(a->outer, outer);
    copy(a->inner, inner);
}

static void set_device(struct answer *a, char type)
{
    a->device = type;
    a->outer[0] = a->inner[0] = '\0';
}

static bool both(const struct answer *a, const char *prefix)
{
    return a->device == 0 && strncmp(a->outer, prefix, 2) == 0 && strncmp(a->inner, prefix, 2) == 0;
}

static bool device_or_nc(const struct answer *a)
{
    return a->device != 0 || both(a, "NC");
}

static void make_nc(struct answer *a)
{
    set_normal(a, "NC", "NC");
    a->tagged = a->nota = false;
}

static char sh_letter(unsigned sh)
{
    return "N?OI"[sh];
}

static struct answer oracle_mair(const struct mmu_combine_in *in)
{
    struct answer a = { .sh = sh_letter(in->s1_sh), .xs = true };
    const unsigned byte = in->s1_attr;
    if (byte < 16) {
        set_device(&a, (char)('0' + byte / 4));
        a.xs = byte % 4 == 0;
        a.cu = byte % 4 > 1 || (byte % 4 == 1 && !in->features.xs);
    } else if (byte == 0x40 || byte == 0xA0) {
        set_normal(&a, byte == 0x40 ? "NC" : "WTR-", byte == 0x40 ? "NC" : "WTR-");
        a.xs = false;
        a.cu = !in->features.xs;
    } else if (byte == 0xF0) {
        set_normal(&a, "WBRW", "WBRW");
        a.xs = false;
        a.tagged = true;
        a.cu = !in->features.mte2;
    } else {
        set_normal(&a, nibbles[byte >> 4], nibbles[byte & 15]);
        a.xs = !both(&a, "WB");
        a.cu = byte % 16 == 0;
    }
    return a;
}

static struct answer oracle_stage1(const struct mmu_combine_in *in)
{
    struct answer a = { .sh = 'O', .xs = true };
    if (in->dc) {
        set_normal(&a, "WBRW", "WBRW");
        a.sh = 'N';
        a.xs = false;
        a.tagged = in->dct && in->features.mte2;
        return a;
    }
    if (in->kind == MMU_WALK) {
        a.sh = sh_letter(in->sh);
        set_normal(&a, regions[in->orgn], regions[in->irgn]);
        a.xs = !both(&a, "WB");
        if (!in->c)
            make_nc(&a);
        return a;
    }
    if (!in->s1) {
        if (in->kind == MMU_DATA) {
            set_device(&a, '0');
            a.unaligned = 1;
        } else {
            set_normal(&a, in->i ? "WTR-" : "NC", in->i ? "WTR-" : "NC");
        }
        return a;
    }
    a = oracle_mair(in);
    if (in->kind == MMU_DATA && a.device)
        a.unaligned = 1;
    if (in->kind == MMU_DATA && !a.device && !in->c)
        make_nc(&a);
    if (in->kind == MMU_IFETCH && (a.device || !in->i))
        make_nc(&a);
    return a;
}

/* Section "overrides at stage 2": on the stage-2 type `a`. */
static void oracle_overrides(const struct mmu_combine_in *in, struct answer *a)
{
    const bool nc = (in->kind != MMU_IFETCH && in->cd && !a->device) ||
                    (in->kind == MMU_IFETCH && (in->id || a->device)) ||
                    (in->kind == MMU_WALK && a->device && !in->ptw);
    a->stopped = in->kind == MMU_WALK && a->device && in->ptw;
    if (nc) {
        make_nc(a);
        a->sh = 'O';
    }
}

/* `to` holds stage 1's name; its hints stay. */
static void weaken(char to[8], const char *s2)
{
    static const char *const order[] = { "NC", "WT", "WB" };
    for (size_t k = 0; k < ARRAY_LEN(order); k++) {
        if (strncmp(to, order[k], 2) != 0 && strncmp(s2, order[k], 2) != 0)
            continue;
        to[0] = order[k][0];
        to[1] = order[k][1];
        if (k == 0)
            to[2] = '\0';
        return;
    }
}

static char join(char a, char b)
{
    if (a == 'O' || b == 'O')
        return 'O';
    return (char)(a == 'I' || b == 'I' ? 'I' : 'N');
}

static struct answer oracle_fwb0(const struct mmu_combine_in *in, const struct answer *s1)
{
    struct answer s2 = { .sh = sh_letter(in->s2_sh) };
    const bool nota = in->s2_attr == 4 && in->features.mteperm;
    const char *const *row = fwb0[nota ? 15 : in->s2_attr];
    s2.cu = row[0] == NULL;
    if (s2.cu)
        return s2;
    if (row[0][0] == 'D')
        set_device(&s2, row[0][1]);
    else
        set_normal(&s2, row[0], row[1]);
    s2.nota = nota;
    const bool s2_device = s2.device != 0;
    oracle_overrides(in, &s2);

    struct answer a = *s1;
    a.stopped = s2.stopped;
    if (in->kind == MMU_DATA && s2_device && !a.unaligned)
        a.unaligned = 2;
    if (s1->device && s2.device) {
        if (s2.device < s1->device)
            a.device = s2.device;
    } else if (s2.device) {
        set_device(&a, s2.device);
    } else if (!s1->device) {
        weaken(a.outer, s2.outer);
        weaken(a.inner, s2.inner);
    }
    a.sh = join(s1->sh, s2.sh);
    a.tagged = s1->tagged && strcmp(a.outer, "WBRW") == 0 && strcmp(a.inner, "WBRW") == 0;
    a.nota = s2.nota && a.tagged;
    const bool fnxs = in->fnxs && in->features.xs;
    a.xs = both(&a, "WB") ? false : s1->xs && !fnxs;
    return a;
}

static struct answer oracle_fwb1(const struct mmu_combine_in *in, const struct answer *s1)
{
    struct answer a = *s1;
    const unsigned high = in->features.mteperm ? in->s2_attr >> 3 : 0;
    const unsigned low = in->s2_attr & 7;
    if (low == 4 || (high && low != 6 && low != 7)) {
        a.cu = true;
        return a;
    }
    switch (low) {
    case 5:
        if (!s1->device)
            set_normal(&a, "NC", "NC");
        break;
    case 6:
        if (s1->device) {
            set_normal(&a, "WBRW", "WBRW");
        } else {
            a.outer[1] = a.inner[1] = 'B';
            if (s1->outer[0] == 'N')
                copy(a.outer, "WBRW");
            else
                a.outer[0] = 'W';
            if (s1->inner[0] == 'N')
                copy(a.inner, "WBRW");
            else
                a.inner[0] = 'W';
        }
        a.xs = false;
        break;
    case 7: break;
    default:
        set_device(&a, (char)('0' + low));
        if (s1->device && s1->device < a.device)
            a.device = s1->device;
        break;
    }
    if (in->fnxs && in->features.xs)
        a.xs = false;
    a.sh = join(s1->sh, sh_letter(in->s2_sh));
    a.tagged = s1->tagged && strcmp(a.outer, "WBRW") == 0 && strcmp(a.inner, "WBRW") == 0;
    a.nota = high && a.tagged;
    if (in->kind == MMU_DATA && a.device && !a.unaligned)
        a.unaligned = 2;
    oracle_overrides(in, &a);
    return a;
}

static struct answer oracle(const struct mmu_combine_in *in)
{
    struct answer s1 = oracle_stage1(in);
    if (s1.cu)
        return s1;
    struct answer a = s1;
    if (in->vm || in->dc) {
        a = in->fwb && in->features.s2fwb ? oracle_fwb1(in, &s1) : oracle_fwb0(in, &s1);
        a.s1_open = device_or_nc(&s1);
    }
    if (device_or_nc(&a))
        a.sh = 'O';
    return a;
}

static unsigned nibble_of(const char *name)
{
    for (unsigned k = 1; k < ARRAY_LEN(nibbles); k++) {
        if (strcmp(nibbles[k], name) == 0)
            return k;
    }
    return 0;
}

static unsigned oracle_par(const struct answer *a, bool feat_xs)
{
    if (a->tagged)
        return a->nota ? 0xE0 : 0xF0;
    if (a->device)
        return (unsigned)(a->device - '0') * 4 + (feat_xs && !a->xs);
    if (feat_xs && !a->xs && both(a, "NC"))
        return 0x40;
    if (feat_xs && !a->xs && both(a, "WT") && strcmp(a->outer, "WTR-") == 0)
        return 0xA0;
    return nibble_of(a->outer) * 16 + nibble_of(a->inner);
}

/* ---- holding one against the other ----------------------------------------------------------- */

static void describe(const struct mmu_combine_in *in)
{
    print_error(
        "s1=%02x sh=%u s2=%x sh=%u fwb=%d cd=%d id=%d dc=%d dct=%d ptw=%d fnxs=%d vm=%d s1=%d "
        "c=%d i=%d kind=%d sh=%u irgn=%u orgn=%u xs=%d mte2=%d mteperm=%d\n",
        in->s1_attr, in->s1_sh, in->s2_attr, in->s2_sh, in->fwb, in->cd, in->id, in->dc, in->dct,
        in->ptw, in->fnxs, in->vm, in->s1, in->c, in->i, (int)in->kind, in->sh, in->irgn, in->orgn,
        in->features.xs, in->features.mte2, in->features.mteperm);
}

static bool same(const struct mmu_combine_in *in, const struct mmu_combine_out *out,
                 const struct answer *a)
{
    char inner[8];
    char outer[8];
    memattr_cache_name(&out->attr, false, inner);
    memattr_cache_name(&out->attr, true, outer);
    const char sh = shareability_name(out->attr.sh)[0];
    const char alt = (char)(a->s1_open ? 'O' : a->sh);
    return !out->unpredictable && (out->attr.type == MEM_DEVICE) == (a->device != 0) &&
           (!a->device || out->attr.device == a->device - '0') && strcmp(inner, a->inner) == 0 &&
           strcmp(outer, a->outer) == 0 && sh == a->sh &&
           shareability_name(out->sh_alt)[0] == alt &&
           (!in->features.xs || out->attr.xs == a->xs) && out->attr.tagged == a->tagged &&
           out->attr.notagaccess == a->nota && out->s2_permission == a->stopped &&
           (int)out->unaligned == a->unaligned && out->par_attr == oracle_par(a, in->features.xs) &&
           out->par_sh == out->attr.sh;
}

/* Whatever the encodings: a value that the architecture has. */
static bool allocated(const struct mmu_combine_out *out)
{
    char inner[8];
    char outer[8];
    memattr_cache_name(&out->attr, false, inner);
    memattr_cache_name(&out->attr, true, outer);
    const bool device = out->attr.type == MEM_DEVICE;
    return (device ? out->attr.device <= DEVICE_GRE && inner[0] == '\0' && outer[0] == '\0'
                   : nibble_of(inner) != 0 && nibble_of(outer) != 0) &&
           (out->attr.sh == SH_NON || out->attr.sh == SH_OUTER || out->attr.sh == SH_INNER) &&
           (!out->attr.tagged || (strcmp(inner, "WBRW") == 0 && strcmp(outer, "WBRW") == 0)) &&
           (!out->attr.notagaccess || out->attr.tagged);
}

static void hold(const struct mmu_combine_in *in)
{
    struct mmu_combine_out out;
    mmu_combine(in, &out, NULL);
    const struct answer a = oracle(in);
    const bool right =
        a.cu ? out.unpredictable && allocated(&out) : allocated(&out) && same(in, &out, &a);
    if (!right) {
        describe(in);
        fail_msg("expected %s%c o%s i%s %cSH xs=%d tagged=%d nota=%d stopped=%d unaligned=%d, "
                 "got PAR 0x%02x sh %u alt %u xs=%d unpredictable=%d",
                 a.cu ? "CU " : "", a.device ? a.device : '-', a.outer, a.inner, a.sh, a.xs,
                 a.tagged, a.nota, a.stopped, a.unaligned, out.par_attr, out.attr.sh, out.sh_alt,
                 out.attr.xs, out.unpredictable);
    }
}

static const uint8_t shs[] = { SH_NON, SH_OUTER, SH_INNER };

/* Every MAIR byte, MemAttr, SH, FWB, CD and FnXS, with every set of features. */
static void whole_table(void **state)
{
    (void)state;
    for (unsigned features = 0; features < 16; features++) {
        struct mmu_combine_in in;
        mmu_combine_defaults(&in);
        in.features = (struct mmu_features){
            .s2fwb = features & 1, .xs = features & 2, .mte2 = features & 4, .mteperm = features & 8
        };
        for (unsigned flags = 0; flags < 8; flags++) {
            in.fwb = flags & 1;
            in.cd = flags & 2;
            in.fnxs = flags & 4;
            for (unsigned n = 0; n < 256 * 16; n++) {
                in.s1_attr = (uint8_t)(n & 255);
                in.s2_attr = (uint8_t)(n >> 8);
                for (unsigned sh = 0; sh < 9; sh++) {
                    in.s1_sh = shs[sh % 3];
                    in.s2_sh = shs[sh / 3];
                    hold(&in);
                }
            }
        }
    }
}

/* Every control with every kind of access, on bytes and values of each class. */
static void all_controls(void **state)
{
    (void)state;
    static const uint8_t bytes[] = { 0x00, 0x0D, 0x44, 0x40, 0xA0, 0xF0, 0x3E, 0x4F, 0x10 };
    for (unsigned n = 0; n < 1U << 12; n++) {
        struct mmu_combine_in in;
        mmu_combine_defaults(&in);
        in.fwb = n & 1;
        in.cd = n & 2;
        in.id = n & 4;
        in.dc = n & 8;
        in.dct = n & 16;
        in.ptw = n & 32;
        in.vm = n & 64;
        in.s1 = n & 128;
        in.c = n & 256;
        in.i = n & 512;
        in.fnxs = n & 1024;
        in.features.mte2 = !(n & 2048);
        in.sh = shs[n % 3];
        for (unsigned kind = 0; kind < 3; kind++) {
            in.kind = (enum mmu_kind)kind;
            for (unsigned k = 0; k < 16 * 16; k++) {
                in.s2_attr = (uint8_t)(k & 15);
                in.s1_attr = bytes[(k >> 4) % ARRAY_LEN(bytes)];
                in.irgn = k >> 4 & 3;
                in.orgn = (uint8_t)(k >> 6);
                in.s1_sh = shs[k % 3];
                in.s2_sh = shs[k / 3 % 3];
                hold(&in);
            }
        }
    }
}

/* Fields as wide as their types: no input is refused, none runs off a table. */
static void total(void **state)
{
    (void)state;
    struct rng r;
    rng_seed(&r, 7, "total");
    for (unsigned k = 0; k < 300000; k++) {
        const uint64_t a = rng_next(&r);
        const uint64_t b = rng_next(&r);
        struct mmu_combine_in in = {
            .s1_attr = (uint8_t)a,
            .s1_sh = (uint8_t)(a >> 8),
            .s2_attr = (uint8_t)(a >> 16),
            .s2_sh = (uint8_t)(a >> 24),
            .sh = (uint8_t)(a >> 32),
            .irgn = (uint8_t)(a >> 40),
            .orgn = (uint8_t)(a >> 48),
            .fwb = b & 1,
            .cd = b >> 1 & 1,
            .id = b >> 2 & 1,
            .dc = b >> 3 & 1,
            .dct = b >> 4 & 1,
            .ptw = b >> 5 & 1,
            .fnxs = b >> 6 & 1,
            .vm = b >> 7 & 1,
            .s1 = b >> 8 & 1,
            .c = b >> 9 & 1,
            .i = b >> 10 & 1,
            .kind = (enum mmu_kind)(b >> 11 & 1 ? MMU_WALK : (b >> 12 & 1)),
            .features = { b >> 13 & 1, b >> 14 & 1, b >> 15 & 1, b >> 16 & 1 },
        };
        struct mmu_combine_out out;
        mmu_combine(&in, &out, NULL);
        assert_true(allocated(&out));
        in.s1_sh &= 3;
        in.s2_attr &= 15;
        in.s2_sh &= 3;
        in.sh &= 3;
        in.irgn &= 3;
        in.orgn &= 3;
        struct mmu_combine_out narrow;
        mmu_combine(&in, &narrow, NULL);
        assert_memory_equal(&out.attr, &narrow.attr, sizeof out.attr);
    }
}

/* ---- laws ------------------------------------------------------------------------------------ */

static unsigned strength(const struct memattr *m)
{
    return m->type == MEM_DEVICE ? m->device : 4U + m->inner.attr + m->outer.attr;
}

static void laws(void **state)
{
    (void)state;
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    for (unsigned n = 0; n < 256 * 16; n++) {
        in.s1_attr = (uint8_t)(n & 255);
        in.s2_attr = (uint8_t)(n >> 8);
        struct mmu_combine_in alone = in;
        alone.vm = false;
        struct mmu_combine_out s1;
        mmu_combine(&alone, &s1, NULL);
        for (unsigned fwb = 0; fwb < 2; fwb++) {
            in.fwb = fwb;
            in.cd = false;
            struct mmu_combine_out out;
            mmu_combine(&in, &out, NULL);
            /* Stage 2 never weakens a type, but for forced Write-Back. */
            if (!(fwb && (in.s2_attr & 7) == 6))
                assert_true(strength(&out.attr) <= strength(&s1.attr));
            /* FWB=0 with 0b1111 and FWB=1 with 0b111 leave stage 1's type and byte as they are. */
            if ((fwb && (in.s2_attr & 7) == 7) || (!fwb && in.s2_attr == 15))
                assert_int_equal(out.par_attr, s1.par_attr);
            /* A result that is Non-cacheable or Device is Outer Shareable. */
            if (!memattr_cacheable(&out.attr))
                assert_int_equal(out.attr.sh, SH_OUTER);
            /* CD=1 leaves no cacheable result. */
            in.cd = true;
            mmu_combine(&in, &out, NULL);
            assert_false(memattr_cacheable(&out.attr));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_table),
        cmocka_unit_test(all_controls),
        cmocka_unit_test(total),
        cmocka_unit_test(laws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
