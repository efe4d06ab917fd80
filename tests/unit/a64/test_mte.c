/* SPDX-License-Identifier: Apache-2.0 */
/* Tags of addresses and of memory. */
#include "exec_rig.h"

enum {
    IRG = 0x9ac11002,
    ADDG = 0x91820c02,
    ADDG_0 = 0x91800002,
    SUBG = 0xd1bf3c02,
    GMI = 0x9ac11402
};
enum { SUBP = 0x9ac10002, SUBPS = 0xbac10002 };
enum { STG = 0xd9200801, STG_POST = 0xd93ff401, STG_PRE = 0xd9201c01, STZG = 0xd9600801 };
enum { ST2G = 0xd9a00801, STZ2G_PRE = 0xd9e02c01, LDG = 0xd9600002 };
enum { LDGM = 0xd9e00002, STGM = 0xd9a00001, STZGM = 0xd9200001 };
enum { STGP_PRE = 0x69bf8801, STGP_POST = 0x68810801 };

#define AT     UINT64_C(0x2000)
#define TAG(n) ((uint64_t)(n) << 56)

static struct rig *new_rig(void)
{
    struct rig *r = rig_new();
    memset(rig_map(r, AT, RIG_RAM)->data, 0xEE, RIG_PAGE);
    r->c.x[0] = AT;
    return r;
}
static unsigned tag_at(const struct rig *r, uint64_t at)
{
    return r->c.tags == NULL ? 0 : a64_tags_get(r->c.tags, at);
}

static void tags_by_chance(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->c.x[0] = TAG(0xAB) | 0x1234;
    /* A seed of 1 gives the bits 1, 0, 0, 0 and leaves 0x1000 (J1.1.3.395 by hand). */
    r->c.sys[SYS_RGSR_EL1] = 1 << 8 | 5;
    r->c.x[1] = 0;
    rig_do(r, a64_exec_irg, IRG);
    assert_int_equal(r->c.x[2], TAG(0xA6) | 0x1234);
    assert_int_equal(r->c.sys[SYS_RGSR_EL1], 0x1000 << 8 | 6);
    /* Excluded tags are stepped over, those of Xm and those of GCR_EL1. */
    r->c.sys[SYS_RGSR_EL1] = 1 << 8 | 5;
    r->c.x[1] = 1 << 6;
    r->c.sys[SYS_GCR_EL1] = 1 << 7;
    rig_do(r, a64_exec_irg, IRG);
    assert_int_equal(r->c.x[2], TAG(0xA8) | 0x1234);
    r->c.x[1] = 0xFFFF;
    rig_do(r, a64_exec_irg, IRG);
    assert_int_equal(r->c.x[2], TAG(0xA0) | 0x1234);
    /* Without access to tags there is none. */
    r->c.sys[SYS_SCTLR_EL1] = 0;
    r->c.sys[SYS_RGSR_EL1] = 1 << 8 | 5;
    r->c.x[1] = 0;
    rig_do(r, a64_exec_irg, IRG);
    assert_int_equal(r->c.x[2], TAG(0xA0) | 0x1234);
    assert_int_equal(r->c.sys[SYS_RGSR_EL1], 1 << 8 | 5);
    rig_free(r);
}

static void tags_by_steps(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->c.x[0] = TAG(0x5E) | 0x1000;
    rig_do(r, a64_exec_addg, ADDG); /* #32, #3 */
    assert_int_equal(r->c.x[2], TAG(0x51) | 0x1020);
    r->c.sys[SYS_GCR_EL1] = 0x8001; /* not 15, not 0 */
    rig_do(r, a64_exec_addg, ADDG);
    assert_int_equal(r->c.x[2], TAG(0x53) | 0x1020);
    rig_do(r, a64_exec_addg, SUBG); /* #1008, #15: once around 14 tags, and one on */
    assert_int_equal(r->c.x[2], TAG(0x51) | (0x1000 - 1008));
    r->c.sys[SYS_GCR_EL1] = 1 << 14; /* the first step leaves an excluded tag */
    rig_do(r, a64_exec_addg, ADDG);
    assert_int_equal(r->c.x[2], TAG(0x51) | 0x1020);
    rig_do(r, a64_exec_addg, ADDG_0);
    assert_int_equal(r->c.x[2], TAG(0x5F) | 0x1000);
    r->c.sys[SYS_GCR_EL1] = 0xFFFF;
    rig_do(r, a64_exec_addg, ADDG);
    assert_int_equal(r->c.x[2], TAG(0x50) | 0x1020);
    rig_free(r);
}

static void masks_and_differences(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->c.x[0] = TAG(0xF9);
    r->c.x[1] = 0x8000000000000001;
    rig_do(r, a64_exec_gmi, GMI);
    assert_int_equal(r->c.x[2], 0x8000000000000201);
    static const struct {
        uint64_t a, b, result;
        unsigned nzcv;
    } rows[] = {
        { TAG(0x12) | 100, TAG(0x34) | 58, 42, 2 },
        { TAG(0x12) | 58, 100, -UINT64_C(42), 8 },
        { TAG(0x55) | 7, TAG(0xAA) | 7, 0, 6 },
        { UINT64_C(0x0080000000000000), UINT64_C(0x007FFFFFFFFFFFFF), UINT64_C(0xFF00000000000001),
          10 },
        { UINT64_C(0x007FFFFFFFFFFFFF), UINT64_C(0x0080000000000000), UINT64_C(0x00FFFFFFFFFFFFFF),
          0 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        r->c.x[0] = rows[i].a;
        r->c.x[1] = rows[i].b;
        a64_set_nzcv(&r->c, 5);
        rig_do(r, a64_exec_subp, SUBP);
        assert_int_equal(r->c.x[2], rows[i].result);
        assert_int_equal(a64_nzcv(&r->c), 5);
        rig_do(r, a64_exec_subps, SUBPS);
        assert_int_equal(r->c.x[2], rows[i].result);
        assert_int_equal(a64_nzcv(&r->c), rows[i].nzcv);
    }
    rig_free(r);
}

static void tags_are_stored_and_loaded(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->c.x[1] = TAG(0xF7) | 3;
    rig_do(r, a64_exec_stg, STG);
    assert_int_equal(tag_at(r, AT), 7);
    assert_int_equal(tag_at(r, AT + 16), 0);
    assert_int_equal(rig_word(r, AT), 0xEEEEEEEEEEEEEEEE); /* no data */
    rig_do(r, a64_exec_stg, STG_PRE);
    assert_int_equal(r->c.x[0], AT + 16);
    assert_int_equal(tag_at(r, AT + 16), 7);
    r->c.x[1] = TAG(9);
    rig_do(r, a64_exec_stg, STG_POST);
    assert_int_equal(r->c.x[0], AT);
    assert_int_equal(tag_at(r, AT + 16), 9);
    assert_int_equal(tag_at(r, AT), 7);

    r->c.x[0] = AT + 31; /* LDG takes any address */
    r->c.x[2] = 0x1111111111111111;
    rig_do(r, a64_exec_ldg, LDG);
    assert_int_equal(r->c.x[2], 0x1911111111111111);

    r->c.x[0] = AT;
    rig_do(r, a64_exec_stg, STZG);
    assert_int_equal(rig_word(r, AT), 0);
    assert_int_equal(rig_word(r, AT + 8), 0);
    assert_int_equal(rig_word(r, AT + 16), 0xEEEEEEEEEEEEEEEE);
    assert_int_equal(tag_at(r, AT), 9);
    r->c.x[1] = TAG(4);
    rig_do(r, a64_exec_stg, ST2G);
    assert_int_equal(tag_at(r, AT), 4);
    assert_int_equal(tag_at(r, AT + 16), 4);
    rig_do(r, a64_exec_stg, STZ2G_PRE);
    assert_int_equal(r->c.x[0], AT + 32);
    assert_int_equal(tag_at(r, AT + 32), 4);
    assert_int_equal(tag_at(r, AT + 48), 4);
    assert_int_equal(rig_word(r, AT + 56), 0);
    assert_int_equal(rig_word(r, AT + 64), 0xEEEEEEEEEEEEEEEE);

    r->c.x[0] = TAG(3) | (AT + 0x110);
    r->c.x[2] = 22;
    rig_do(r, a64_exec_stgp, STGP_PRE);
    assert_int_equal(r->c.x[0], TAG(3) | (AT + 0x100));
    assert_int_equal(rig_word(r, AT + 0x100), TAG(4));
    assert_int_equal(rig_word(r, AT + 0x108), 22);
    assert_int_equal(tag_at(r, AT + 0x100), 3);
    rig_do(r, a64_exec_stgp, STGP_POST);
    assert_int_equal(r->c.x[0], TAG(3) | (AT + 0x120));
    rig_free(r);
}

static void many_tags_at_once(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->c.x[0] = AT + 0x1FF;
    r->c.x[1] = 0xFEDCBA9876543210;
    rig_do(r, a64_exec_stgm, STGM);
    for (unsigned i = 0; i < 16; i++)
        assert_int_equal(tag_at(r, AT + 0x100 + i * 16), i);
    r->c.x[0] = AT + 0x100;
    rig_do(r, a64_exec_ldgm, LDGM);
    assert_int_equal(r->c.x[2], 0xFEDCBA9876543210);
    r->c.x[0] = AT + 0x47;
    r->c.x[1] = 0xFE;
    rig_do(r, a64_exec_stzgm, STZGM);
    for (uint64_t at = 0; at < 0x100; at += 16) {
        assert_int_equal(tag_at(r, AT + at), at >= 0x40 && at < 0x80 ? 0xE : 0);
        assert_int_equal(rig_word(r, AT + at), at >= 0x40 && at < 0x80 ? 0 : 0xEEEEEEEEEEEEEEEE);
    }
    assert_int_equal(a64_dc_gva(&r->c, TAG(6) | (AT + 0x83)), A64_NEXT);
    assert_int_equal(tag_at(r, AT + 0xB0), 6);
    assert_int_equal(rig_word(r, AT + 0xB0), 0xEEEEEEEEEEEEEEEE);
    assert_int_equal(a64_dc_gzva(&r->c, TAG(5) | (AT + 0x83)), A64_NEXT);
    assert_int_equal(tag_at(r, AT + 0x80), 5);
    assert_int_equal(rig_word(r, AT + 0xB0), 0);
    r->c.el = 0;
    rig_fail(r, a64_exec_ldgm, LDGM);
    assert_true(r->undefined);
    rig_fail(r, a64_exec_stgm, STGM);
    assert_true(r->undefined);
    rig_fail(r, a64_exec_stzgm, STZGM);
    assert_true(r->undefined);
    rig_free(r);
}

static void without_access_tags_are_0(void **state)
{
    (void)state;
    static const struct {
        unsigned el;
        uint64_t hcr, sctlr1, sctlr2;
        bool untagged, stored;
    } rows[] = {
        { 1, HCR_EL2_ATA, SCTLR_ELX_ATA, 0, false, true },
        { 1, HCR_EL2_ATA, SCTLR_ELX_ATA, 0, true, false },
        { 1, 0, SCTLR_ELX_ATA, 0, false, false },
        { 1, HCR_EL2_ATA, SCTLR_ELX_ATA0, 0, false, false },
        { 0, HCR_EL2_ATA, SCTLR_ELX_ATA0, 0, false, true },
        { 0, HCR_EL2_ATA, SCTLR_ELX_ATA, 0, false, false },
        { 2, 0, 0, SCTLR_ELX_ATA, false, true },
        { 2, 0, 0, 0, false, false },
        { 0, HCR_EL2_E2H | HCR_EL2_TGE, 0, SCTLR_ELX_ATA0, false, true },
        { 0, HCR_EL2_E2H | HCR_EL2_TGE, SCTLR_ELX_ATA0, 0, false, false },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct rig *r = new_rig();
        r->c.el = (uint8_t)rows[i].el;
        r->c.sys[SYS_HCR_EL2] = rows[i].hcr;
        r->c.sys[SYS_SCTLR_EL1] = rows[i].sctlr1;
        r->c.sys[SYS_SCTLR_EL2] = rows[i].sctlr2;
        r->untagged = rows[i].untagged;
        r->c.x[1] = TAG(7);
        rig_do(r, a64_exec_stg, STG);
        assert_int_equal(tag_at(r, AT), rows[i].stored ? 7 : 0);
        r->c.x[2] = TAG(0xFF);
        rig_do(r, a64_exec_ldg, LDG);
        assert_int_equal(r->c.x[2], rows[i].stored ? TAG(0xF7) : TAG(0xF0));
        rig_free(r);
    }
}

static void faults(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->c.x[1] = TAG(7);
    r->c.x[0] = AT + 8;
    rig_fail(r, a64_exec_stg, STG);
    assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
    rig_fail(r, a64_exec_stgp, STGP_POST);
    assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
    r->c.x[0] = AT + RIG_PAGE - 16; /* the second granule is nowhere */
    rig_fail(r, a64_exec_stg, ST2G);
    assert_int_equal(r->fault.va.va, AT + RIG_PAGE);
    assert_int_equal(tag_at(r, AT + RIG_PAGE - 16), 0);
    rig_map(r, AT, RIG_READ_ONLY);
    r->c.x[0] = AT;
    rig_fail(r, a64_exec_stg, STG_PRE);
    assert_true(r->fault.write);
    assert_int_equal(r->c.x[0], AT);
    rig_do(r, a64_exec_ldg, LDG);
    rig_free(r);
}

/* Many pages, against an array. */
static void tags_of_many_pages(void **state)
{
    (void)state;
    enum { PAGES = 500, GRANULES = PAGES * 256 };
    struct a64_tags *t = a64_tags_new();
    for (uint64_t i = 0; i < GRANULES; i += 3)
        a64_tags_set(t, (i / 256 << 28 | (i % 256) << 4) + i % 16, i / 3 % 16);
    for (uint64_t i = 0; i < GRANULES; i++)
        assert_int_equal(a64_tags_get(t, i / 256 << 28 | (i % 256) << 4),
                         i % 3 == 0 ? i / 3 % 16 : 0);
    a64_tags_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_by_chance),
        cmocka_unit_test(tags_by_steps),
        cmocka_unit_test(masks_and_differences),
        cmocka_unit_test(tags_are_stored_and_loaded),
        cmocka_unit_test(many_tags_at_once),
        cmocka_unit_test(without_access_tags_are_0),
        cmocka_unit_test(faults),
        cmocka_unit_test(tags_of_many_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
