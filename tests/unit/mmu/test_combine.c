/* SPDX-License-Identifier: Apache-2.0 */
/* Combinations that are easily got wrong, one row each; and how a result is explained. */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- corner cases ---------------------------------------------------------------------------- */

enum { NO_XS_SAME = -1 };

/* Bits of `on`, and of `off` for what is on by default. */
enum { FWB = 1, CD = 2, FNXS = 4, ID = 8, DC = 16, PTW = 32, MTEPERM = 64, DCT = 128 };
enum { S1 = 1, C = 2, I = 4, VM = 8 };

/*
 * The row numbers of the list of corner cases in docs; "no_xs" is the byte on a PE without FEAT_XS.
 * What the architecture leaves open (two legal SH values) is in sh_alt.
 */
static const struct corner {
    int number;
    unsigned on, off;
    enum mmu_kind kind;
    uint8_t s1, s1_sh, s2, s2_sh;
    const char *type, *inner, *outer, *sh;
    int par, no_xs;
    const char *sh_alt; /* NULL: as sh */
} corners[] = {
    { 1, FWB, 0, MMU_DATA, 0x00, 0, 1, 0, "Device-nGnRnE", "", "", "OSH", 0x00, -1, NULL },
    { 2, FWB, 0, MMU_DATA, 0xAA, 0, 6, 0, "Normal", "WBR-", "WBR-", "NSH", 0xEE, -1, NULL },
    { 3, FWB, 0, MMU_DATA, 0x4D, 0, 6, 0, "Normal", "WB-W", "WBRW", "NSH", 0xFD, -1, NULL },
    { 4, FWB, 0, MMU_DATA, 0x33, 0, 6, 0, "Normal", "WBRWt", "WBRWt", "NSH", 0x77, -1, NULL },
    { 5, FWB, 0, MMU_DATA, 0x00, 0, 6, 3, "Normal", "WBRW", "WBRW", "ISH", 0xFF, -1, "OSH" },
    { 5, FWB, 0, MMU_DATA, 0x04, 3, 6, 0, "Normal", "WBRW", "WBRW", "ISH", 0xFF, -1, "OSH" },
    { 5, FWB, 0, MMU_DATA, 0x08, 2, 6, 3, "Normal", "WBRW", "WBRW", "OSH", 0xFF, -1, NULL },
    { 5, FWB, 0, MMU_DATA, 0x0C, 0, 6, 0, "Normal", "WBRW", "WBRW", "NSH", 0xFF, -1, "OSH" },
    { 6, FWB, 0, MMU_DATA, 0x44, 0, 6, 0, "Normal", "WBRW", "WBRW", "NSH", 0xFF, -1, "OSH" },
    { 7, FWB, 0, MMU_DATA, 0x0C, 0, 5, 0, "Device-GRE", "", "", "OSH", 0x0C, -1, NULL },
    { 8, FWB, 0, MMU_DATA, 0xBB, 0, 7, 3, "Normal", "WTRW", "WTRW", "ISH", 0xBB, -1, NULL },
    { 9, 0, 0, MMU_DATA, 0x77, 0, 10, 0, "Normal", "WTRWt", "WTRWt", "NSH", 0x33, -1, NULL },
    { 10, 0, 0, MMU_DATA, 0x44, 0, 3, 0, "Device-GRE", "", "", "OSH", 0x0C, -1, NULL },
    { 11, 0, 0, MMU_DATA, 0x0C, 0, 10, 0, "Device-GRE", "", "", "OSH", 0x0C, -1, NULL },
    { 12, FWB | CD, 0, MMU_DATA, 0xFF, 0, 6, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 13, FWB | CD, 0, MMU_DATA, 0x00, 0, 6, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 13, CD, 0, MMU_DATA, 0x00, 0, 15, 0, "Device-nGnRnE", "", "", "OSH", 0x00, -1, NULL },
    { 14, FWB | CD, 0, MMU_DATA, 0x00, 0, 5, 0, "Device-nGnRnE", "", "", "OSH", 0x00, -1, NULL },
    { 15, FWB, C, MMU_DATA, 0x11, 0, 6, 0, "Normal", "WBRW", "WBRW", "NSH", 0xFF, -1, "OSH" },
    { 16, FWB, C, MMU_DATA, 0xFF, 0, 7, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 17, FWB, S1, MMU_DATA, 0xBB, 0, 6, 0, "Normal", "WBRW", "WBRW", "OSH", 0xFF, -1, NULL },
    { 18, DC, VM, MMU_DATA, 0x00, 0, 15, 3, "Normal", "WBRW", "WBRW", "ISH", 0xFF, -1, NULL },
    { 19, 0, 0, MMU_DATA, 0x4F, 0, 13, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 20, 0, 0, MMU_DATA, 0xF4, 0, 15, 0, "Normal", "NC", "WBRW", "NSH", 0xF4, -1, NULL },
    { 21, 0, 0, MMU_DATA, 0xFF, 0, 1, 0, "Device-nGnRE", "", "", "OSH", 0x05, 0x04, NULL },
    { 21, FWB, 0, MMU_DATA, 0xFF, 0, 1, 0, "Device-nGnRE", "", "", "OSH", 0x05, 0x04, NULL },
    { 22, 0, 0, MMU_DATA, 0xFF, 0, 5, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 22, FWB, 0, MMU_DATA, 0xFF, 0, 5, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 23, 0, 0, MMU_DATA, 0xEE, 0, 10, 0, "Normal", "WTR-", "WTR-", "NSH", 0xA0, 0xAA, NULL },
    { 24, 0, 0, MMU_DATA, 0x44, 0, 15, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 24, FNXS, 0, MMU_DATA, 0x44, 0, 15, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 25, 0, 0, MMU_DATA, 0xF0, 0, 10, 0, "Normal", "WTRW", "WTRW", "NSH", 0xBB, -1, NULL },
    { 25, FWB, 0, MMU_DATA, 0xF0, 0, 6, 0, "Normal", "WBRW", "WBRW", "NSH", 0xF0, -1, NULL },
    { 25, 0, 0, MMU_DATA, 0xF0, 0, 5, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 26, MTEPERM, 0, MMU_DATA, 0xF0, 0, 4, 0, "Normal", "WBRW", "WBRW", "NSH", 0xE0, -1, NULL },
    { 26, MTEPERM, 0, MMU_DATA, 0xFF, 0, 4, 0, "Normal", "WBRW", "WBRW", "NSH", 0xFF, -1, NULL },
    { 27, FWB, 0, MMU_DATA, 0x44, 0, 9, 0, "Device-nGnRE", "", "", "OSH", 0x04, -1, NULL },
    { 27, FWB, 0, MMU_DATA, 0x0C, 0, 13, 0, "Device-GRE", "", "", "OSH", 0x0C, -1, NULL },
    { 27, FWB, 0, MMU_DATA, 0x22, 0, 14, 0, "Normal", "WBR-t", "WBR-t", "NSH", 0x66, -1, NULL },
    { 29, FWB, I, MMU_IFETCH, 0xFF, 3, 6, 0, "Normal", "WBRW", "WBRW", "ISH", 0xFF, -1, "OSH" },
    { 29, FWB | ID, 0, MMU_IFETCH, 0xFF, 3, 6, 0, "Normal", "NC", "NC", "OSH", 0x40, 0x44, NULL },
    { 30, 0, 0, MMU_WALK, 0, 0, 1, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 30, FWB, 0, MMU_WALK, 0, 0, 1, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 31, FWB, 0, MMU_WALK, 0, 0, 6, 0, "Normal", "WBRW", "WBRW", "NSH", 0xFF, -1, "OSH" },
    { 32, 0, VM, MMU_DATA, 0x04, 0, 0, 0, "Device-nGnRE", "", "", "OSH", 0x04, -1, NULL },
    { 32, 0, VM, MMU_DATA, 0x44, 0, 0, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 32, 0, 0, MMU_DATA, 0x04, 0, 15, 0, "Device-nGnRE", "", "", "OSH", 0x04, -1, NULL },
    /* The root complex: may a guest's write-combining reach the link? */
    { 35, 0, 0, MMU_DATA, 0x44, 0, 0, 0, "Device-nGnRnE", "", "", "OSH", 0x00, -1, NULL },
    { 35, FWB, 0, MMU_DATA, 0x44, 0, 0, 0, "Device-nGnRnE", "", "", "OSH", 0x00, -1, NULL },
    { 35, 0, 0, MMU_DATA, 0x44, 0, 5, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 35, FWB, 0, MMU_DATA, 0x44, 0, 5, 0, "Normal", "NC", "NC", "OSH", 0x44, -1, NULL },
    { 35, FWB, 0, MMU_DATA, 0x00, 0, 5, 0, "Device-nGnRnE", "", "", "OSH", 0x00, -1, NULL },
    { 35, FWB, 0, MMU_DATA, 0x44, 0, 3, 0, "Device-GRE", "", "", "OSH", 0x0C, -1, NULL },
};

static struct mmu_combine_in corner_input(const struct corner *k, bool xs)
{
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.s1_attr = k->s1;
    in.s1_sh = k->s1_sh;
    in.s2_attr = k->s2;
    in.s2_sh = k->s2_sh;
    in.kind = k->kind;
    in.fwb = k->on & FWB;
    in.cd = k->on & CD;
    in.fnxs = k->on & FNXS;
    in.id = k->on & ID;
    in.dc = k->on & DC;
    in.dct = k->on & DCT;
    in.ptw = k->on & PTW;
    in.features.mteperm = k->on & MTEPERM;
    in.features.xs = xs;
    in.s1 = !(k->off & S1);
    in.c = !(k->off & C);
    in.i = !(k->off & I);
    in.vm = !(k->off & VM);
    return in;
}

static void corner_cases(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(corners); k++) {
        const struct corner *row = &corners[k];
        for (unsigned xs = 0; xs < 2; xs++) {
            const struct mmu_combine_in in = corner_input(row, xs);
            struct mmu_combine_out out;
            mmu_combine(&in, &out, NULL);
            char inner[8];
            char outer[8];
            memattr_cache_name(&out.attr, false, inner);
            memattr_cache_name(&out.attr, true, outer);
            const char *alt = row->sh_alt ? row->sh_alt : row->sh;
            const int par = xs || row->no_xs == NO_XS_SAME ? row->par : row->no_xs;
            if (strcmp(memattr_type_name(&out.attr), row->type) != 0 ||
                strcmp(inner, row->inner) != 0 || strcmp(outer, row->outer) != 0 ||
                strcmp(shareability_name(out.attr.sh), row->sh) != 0 ||
                strcmp(shareability_name(out.sh_alt), alt) != 0 || out.par_attr != par ||
                out.par_sh != out.attr.sh || out.unpredictable || out.s2_permission)
                fail_msg("corner case %d, FEAT_XS %u: %s %s %s %s or %s, PAR 0x%02x", row->number,
                         xs, memattr_type_name(&out.attr), inner, outer,
                         shareability_name(out.attr.sh), shareability_name(out.sh_alt),
                         out.par_attr);
        }
    }
}

static struct mmu_combine_out combined(unsigned s1, unsigned s2, bool fwb)
{
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.s1_attr = (uint8_t)s1;
    in.s2_attr = (uint8_t)s2;
    in.fwb = fwb;
    struct mmu_combine_out out;
    mmu_combine(&in, &out, NULL);
    return out;
}

/* Corner case 25 and 26: the attribute, not only the byte. */
static void tagged(void **state)
{
    (void)state;
    assert_false(combined(0xF0, 0xA, false).attr.tagged);
    assert_true(combined(0xF0, 0xF, false).attr.tagged);
    assert_true(combined(0xF0, 0x6, true).attr.tagged);
    assert_true(combined(0xF0, 0x7, true).attr.tagged);
    assert_false(combined(0xF0, 0x5, true).attr.tagged);
    assert_false(combined(0xF0, 0x1, true).attr.tagged);
    assert_false(combined(0xFF, 0xF, false).attr.tagged);

    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.features.mteperm = true;
    struct mmu_combine_out out;
    for (unsigned fwb = 0; fwb < 2; fwb++) {
        for (unsigned attr = 0; attr < 2; attr++) {
            in.fwb = fwb;
            in.s1_attr = attr ? 0xF0 : 0xFF;
            in.s2_attr = fwb ? 0xE : 0x4;
            mmu_combine(&in, &out, NULL);
            assert_int_equal(out.attr.tagged, attr);
            assert_int_equal(out.attr.notagaccess, attr);
            assert_false(out.unpredictable);
        }
    }
}

/* Corner case 28: some allocated value, and it is said. */
static void reserved_memattr(void **state)
{
    (void)state;
    static const struct {
        uint8_t attr;
        bool fwb, mteperm;
        unsigned status;
    } rows[] = {
        { 0x4, false, false, MMU_S2RES },
        { 0x4, false, true, 0 },
        { 0x8, false, false, MMU_S2RES },
        { 0x8, false, true, MMU_S2RES },
        { 0xC, false, false, MMU_S2RES },
        { 0x4, true, false, MMU_S2RES },
        { 0xC, true, false, MMU_S2RES | MMU_S2RES0 },
        { 0x9, true, false, MMU_S2RES0 },
        { 0x4, true, true, MMU_S2RES },
        { 0xC, true, true, MMU_S2RES },
        { 0x8, true, true, MMU_S2RES },
        { 0xB, true, true, MMU_S2RES },
        { 0xD, true, true, MMU_S2RES },
        { 0xE, true, true, 0 },
        { 0xF, true, true, 0 },
    };
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.s1_attr = 0xFF;
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        in.s2_attr = rows[k].attr;
        in.fwb = rows[k].fwb;
        in.features.mteperm = rows[k].mteperm;
        struct mmu_combine_out out;
        mmu_combine(&in, &out, NULL);
        assert_int_equal(out.status, rows[k].status);
        assert_int_equal(out.unpredictable, (rows[k].status & MMU_S2RES) != 0);
    }
}

/* Corner case 30: with PTW=1 the walk stops at stage 2; only a walk does. */
static void protected_walk(void **state)
{
    (void)state;
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    for (unsigned fwb = 0; fwb < 2; fwb++) {
        for (unsigned attr = 0; attr < 8; attr++) {
            if (attr == 4)
                continue;
            mmu_combine_defaults(&in);
            in.ptw = true;
            in.fwb = fwb;
            in.s2_attr = (uint8_t)attr;
            in.irgn = in.orgn = 1;
            in.kind = MMU_WALK;
            mmu_combine(&in, &out, NULL);
            assert_int_equal(out.s2_permission, attr < 4);
            in.kind = MMU_DATA;
            mmu_combine(&in, &out, NULL);
            assert_false(out.s2_permission);
        }
    }
}

/* Corner case 34 and the neighbours. */
static void unaligned(void **state)
{
    (void)state;
    static const struct {
        uint8_t s1, s2;
        bool fwb;
        enum mmu_align_fault fault;
    } rows[] = {
        { 0xFF, 0x1, false, MMU_ALIGN_STAGE2 }, { 0x44, 0x3, true, MMU_ALIGN_STAGE2 },
        { 0x00, 0xF, false, MMU_ALIGN_STAGE1 }, { 0x0C, 0x1, false, MMU_ALIGN_STAGE1 },
        { 0x04, 0x7, true, MMU_ALIGN_STAGE1 },  { 0x04, 0x5, true, MMU_ALIGN_STAGE1 },
        { 0x04, 0x6, true, MMU_ALIGN_STAGE1 },  { 0xFF, 0x5, true, MMU_ALIGN_NONE },
        { 0x44, 0xF, false, MMU_ALIGN_NONE },   { 0x44, 0x6, true, MMU_ALIGN_NONE },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        assert_int_equal(combined(rows[k].s1, rows[k].s2, rows[k].fwb).unaligned, rows[k].fault);

    struct mmu_combine_in in;
    struct mmu_combine_out out;
    mmu_combine_defaults(&in);
    in.s1 = false;
    in.s2_attr = 0x6;
    in.fwb = true;
    mmu_combine(&in, &out, NULL);
    assert_int_equal(out.unaligned, MMU_ALIGN_STAGE1); /* stage 1 off is Device-nGnRnE */
    in.kind = MMU_IFETCH;
    mmu_combine(&in, &out, NULL);
    assert_int_equal(out.unaligned, MMU_ALIGN_NONE);
}

static bool gathers(unsigned s1, unsigned s2, bool fwb)
{
    const struct mmu_combine_out out = combined(s1, s2, fwb);
    return memattr_gathers(&out.attr);
}

static bool cacheable(unsigned s1, unsigned s2, bool fwb)
{
    const struct mmu_combine_out out = combined(s1, s2, fwb);
    return memattr_cacheable(&out.attr);
}

static void gathering(void **state)
{
    (void)state;
    assert_true(gathers(0x44, 0x5, false));
    assert_true(gathers(0x44, 0x3, true));
    assert_true(gathers(0x0C, 0xF, false));
    assert_false(gathers(0x08, 0xF, false));
    assert_false(gathers(0x44, 0x1, true));
    assert_false(gathers(0xFF, 0xF, false));
    assert_false(gathers(0x4F, 0xF, false)); /* inner is cached */
    assert_true(cacheable(0x4F, 0xF, false));
    assert_true(cacheable(0x00, 0x6, true));
    assert_false(cacheable(0x44, 0xF, false));
    assert_false(cacheable(0x0C, 0xF, false));
}

/* SH 0b01 acts as one of the three, and is said to be reserved only where that can be seen. */
static void reserved_sh(void **state)
{
    (void)state;
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    mmu_combine_defaults(&in);
    in.s1_attr = 0xFF;
    in.s2_attr = 0xF;
    in.s1_sh = SH_RESERVED;
    mmu_combine(&in, &out, NULL);
    assert_int_equal(out.status, MMU_S1RES);
    assert_int_not_equal(out.attr.sh, SH_RESERVED);
    in.s2_sh = SH_OUTER;
    mmu_combine(&in, &out, NULL);
    assert_int_equal(out.status, 0);
    assert_int_equal(out.attr.sh, SH_OUTER);
    in.s1_sh = SH_INNER;
    in.s2_sh = SH_RESERVED;
    mmu_combine(&in, &out, NULL);
    assert_int_equal(out.status, MMU_S2RES);
    in.s2_attr = 0x5;
    mmu_combine(&in, &out, NULL);
    assert_int_equal(out.status, 0);
    assert_int_equal(out.attr.sh, SH_OUTER);
}

/* ---- why ------------------------------------------------------------------------------------- */

static bool says(const struct mmu_why *why, const char *text, const char *section)
{
    char line[256];
    for (unsigned k = 0; k < why->count; k++) {
        mmu_why_line(why, k, line, sizeof line);
        if (strstr(line, text) && strstr(line, section))
            return true;
    }
    return false;
}

static void why_names_what_happened(void **state)
{
    (void)state;
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    struct mmu_why why;
    char line[256];
    mmu_combine_defaults(&in);
    in.s1_attr = 0x44;
    in.s2_attr = 0x6;
    in.fwb = true;
    mmu_combine(&in, &out, &why);
    assert_true(says(&why, "0b110", "DDI 0487 D8.6.6"));
    assert_true(says(&why, "SH as programmed", "DDI 0487 D8.6.2"));
    assert_false(says(&why, "HCR_EL2.CD", ""));
    mmu_why_line(&why, why.count - 1, line, sizeof line);
    assert_non_null(strstr(line, "result -> Normal iWBRW oWBRW NSH XS=0"));

    in.cd = true;
    mmu_combine(&in, &out, &why);
    assert_true(says(&why, "HCR_EL2.CD=1", "DDI 0487 D7.5.5"));
    in.features.xs = false;
    mmu_combine(&in, &out, &why);
    assert_false(says(&why, "XS", ""));
    mmu_why_line(&why, why.count, line, sizeof line);
    assert_string_equal(line, "");
}

/* Asking why changes nothing, always ends with the result, and fits. */
static void why_is_of_the_same_result(void **state)
{
    (void)state;
    struct rng r;
    rng_seed(&r, 1, "why");
    for (unsigned k = 0; k < 200000; k++) {
        const uint64_t n = rng_next(&r);
        struct mmu_combine_in in = {
            .s1_attr = (uint8_t)n,
            .s1_sh = n >> 8 & 3,
            .s2_attr = n >> 10 & 15,
            .s2_sh = n >> 14 & 3,
            .fwb = n >> 16 & 1,
            .cd = n >> 17 & 1,
            .id = n >> 18 & 1,
            .dc = n >> 19 & 1,
            .dct = n >> 20 & 1,
            .ptw = n >> 21 & 1,
            .fnxs = n >> 22 & 1,
            .vm = n >> 23 & 1,
            .s1 = n >> 24 & 1,
            .c = n >> 25 & 1,
            .i = n >> 26 & 1,
            .kind = (enum mmu_kind)((n >> 27 & 0xFF) % 3),
            .sh = n >> 35 & 3,
            .irgn = n >> 37 & 3,
            .orgn = n >> 39 & 3,
            .features = { .s2fwb = n >> 41 & 1,
                          .xs = n >> 42 & 1,
                          .mte2 = n >> 43 & 1,
                          .mteperm = n >> 44 & 1 },
        };
        struct mmu_combine_out plain;
        struct mmu_combine_out out;
        struct mmu_why why;
        mmu_combine(&in, &plain, NULL);
        mmu_combine(&in, &out, &why);
        assert_int_equal(out.par_attr, plain.par_attr);
        assert_int_equal(out.attr.sh, plain.attr.sh);
        assert_int_equal(out.attr.xs, plain.attr.xs);
        assert_int_equal(out.status, plain.status);
        assert_in_range(why.count, 2, ARRAY_LEN(why.step));
        assert_memory_equal(&why.step[why.count - 1].attr, &out.attr, sizeof out.attr);
        char line[256];
        for (unsigned step = 0; step < why.count; step++) {
            mmu_why_line(&why, step, line, sizeof line);
            assert_true(strlen(line) < 180 && strstr(line, "(DDI 0487 "));
        }
        assert_non_null(strstr(line, "result -> "));
    }
}

/* ---- names ----------------------------------------------------------------------------------- */

static void features_by_name(void **state)
{
    (void)state;
    struct mmu_features f;
    struct error e = { .text = "" };
    assert_true(mmu_features_parse("s2fwb", &f, &e));
    assert_true(f.s2fwb && !f.xs && !f.mte2 && !f.mteperm);
    assert_true(mmu_features_parse("mteperm,XS,mte2", &f, &e));
    assert_true(!f.s2fwb && f.xs && f.mte2 && f.mteperm);
    assert_true(mmu_features_parse("", &f, &e));
    assert_true(!f.s2fwb && !f.xs && !f.mte2 && !f.mteperm);
    assert_true(mmu_features_parse("none", &f, &e));
    assert_false(mmu_features_parse("s2fwb,mte", &f, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "'mte'"));
    assert_non_null(strstr(e.text, "mte2"));
}

static void keys_by_name(void **state)
{
    (void)state;
    struct mmu_combine_keys keys;
    struct mmu_features f;
    struct mmu_combine_in in;
    struct mmu_combine_in defaults;
    struct error e = { .text = "" };
    param_defaults(&mmu_combine_params, &keys);
    param_defaults(&mmu_feature_params, &f);
    assert_true(mmu_combine_from_keys(&keys, &f, &in, &e));
    mmu_combine_defaults(&defaults);
    assert_int_equal(in.s1_attr, defaults.s1_attr);
    assert_int_equal(in.s2_attr, defaults.s2_attr);
    assert_true(in.s1 && in.vm && in.c && in.i && !in.fwb && !in.dc && in.kind == MMU_DATA);
    assert_true(in.features.s2fwb && in.features.xs && in.features.mte2 && !in.features.mteperm);

    assert_true(mmu_explain_assign(&keys, "s1=0x44", &e));
    assert_true(mmu_explain_assign(&keys, "s2=5", &e));
    assert_true(mmu_explain_assign(&keys, "fwb=1", &e));
    assert_true(mmu_explain_assign(&keys, "kind=walk", &e));
    assert_true(mmu_explain_assign(&keys, "s2_sh=3", &e));
    assert_true(mmu_combine_from_keys(&keys, &f, &in, &e));
    assert_int_equal(in.s1_attr, 0x44);
    assert_int_equal(in.s2_attr, 5);
    assert_true(in.fwb && in.s1 && in.vm && in.kind == MMU_WALK && in.s2_sh == 3);
    assert_true(mmu_explain_assign(&keys, "s1=1", &e)); /* a byte, not the switch */
    assert_int_equal(keys.s1_attr, 1);
    assert_true(keys.s1);
    assert_true(mmu_explain_assign(&keys, "s1=off", &e));
    assert_true(mmu_explain_assign(&keys, "s2=off", &e));
    assert_true(!keys.s1 && !keys.vm);

    assert_false(mmu_explain_assign(&keys, "s2=16", &e));
    assert_non_null(strstr(e.text, "s2_attr"));
    assert_false(mmu_explain_assign(&keys, "s1=normal", &e));
    assert_false(mmu_explain_assign(&keys, "s3_attr=1", &e));
    assert_false(mmu_explain_assign(&keys, "s1", &e));
    f.s2fwb = false;
    assert_false(mmu_combine_from_keys(&keys, &f, &in, &e));
    assert_non_null(strstr(e.text, "FEAT_S2FWB"));
}

/* Each key goes to its own field and no other. */
static void every_key(void **state)
{
    (void)state;
#define AT(field, size) offsetof(struct mmu_combine_in, field), size
    static const struct {
        const char *assignment;
        size_t offset, size;
    } rows[] = {
        { "s1_attr=0xf0", AT(s1_attr, 1) },
        { "s1_sh=2", AT(s1_sh, 1) },
        { "s2_attr=0xf", AT(s2_attr, 1) },
        { "s2_sh=3", AT(s2_sh, 1) },
        { "fwb=1", AT(fwb, 1) },
        { "cd=1", AT(cd, 1) },
        { "fnxs=1", AT(fnxs, 1) },
        { "id=1", AT(id, 1) },
        { "dc=1", AT(dc, 1) },
        { "dct=1", AT(dct, 1) },
        { "ptw=1", AT(ptw, 1) },
        { "sh=2", AT(sh, 1) },
        { "irgn=1", AT(irgn, 1) },
        { "orgn=3", AT(orgn, 1) },
        { "vm=0", AT(vm, 1) },
        { "s1=off", AT(s1, 1) },
        { "c=0", AT(c, 1) },
        { "i=0", AT(i, 1) },
        { "kind=ifetch", AT(kind, sizeof(enum mmu_kind)) },
    };
#undef AT
    assert_int_equal(ARRAY_LEN(rows), mmu_combine_params.count);
    struct mmu_features f;
    struct mmu_combine_keys keys;
    struct error e = { .text = "" };
    param_defaults(&mmu_feature_params, &f);
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        /* Cleared first: the padding is compared too. */
        struct mmu_combine_in before;
        struct mmu_combine_in after;
        memset(&before, 0, sizeof before);
        memset(&after, 0, sizeof after);
        param_defaults(&mmu_combine_params, &keys);
        assert_true(mmu_combine_from_keys(&keys, &f, &before, &e));
        assert_true(mmu_explain_assign(&keys, rows[k].assignment, &e));
        assert_true(mmu_combine_from_keys(&keys, &f, &after, &e));
        const unsigned char *a = (const unsigned char *)&before;
        const unsigned char *b = (const unsigned char *)&after;
        bool changed = false;
        for (size_t n = 0; n < offsetof(struct mmu_combine_in, features); n++) {
            const bool inside = n - rows[k].offset < rows[k].size;
            changed = changed || (inside && a[n] != b[n]);
            if (!inside && a[n] != b[n])
                fail_msg("%s changes byte %zu", rows[k].assignment, n);
        }
        if (!changed)
            fail_msg("%s changes nothing", rows[k].assignment);
    }
}

static void explained(void **state)
{
    (void)state;
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.s1_attr = 0x44;
    in.s2_attr = 0x1;
    in.fwb = true;
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    mmu_explain_print(to, &in);
    fclose(to);
    assert_non_null(strstr(text, "0x44"));
    assert_non_null(strstr(text, "result    Device-nGnRE OSH XS=1\n"));
    assert_non_null(strstr(text, "ATTR 0x04, SH 2"));
    assert_non_null(strstr(text, "stage-2 Alignment fault, taken to EL2"));
    assert_non_null(strstr(text, "one access, one TLP"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corner_cases),
        cmocka_unit_test(tagged),
        cmocka_unit_test(reserved_memattr),
        cmocka_unit_test(protected_walk),
        cmocka_unit_test(unaligned),
        cmocka_unit_test(gathering),
        cmocka_unit_test(reserved_sh),
        cmocka_unit_test(why_names_what_happened),
        cmocka_unit_test(why_is_of_the_same_result),
        cmocka_unit_test(features_by_name),
        cmocka_unit_test(keys_by_name),
        cmocka_unit_test(every_key),
        cmocka_unit_test(explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
