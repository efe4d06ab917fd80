/* SPDX-License-Identifier: Apache-2.0 */
/* The TLBI operations and their operands, against DDI 0487 C5.5 and D8.16. */
#include "machine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <strings.h>

#include <cmocka.h>

/* ---- the operations -------------------------------------------------------------------------- */

/* The encodings as the pages of C5.5 give them: op1, CRn, CRm, op2. */
static const struct {
    const char *name;
    uint8_t op1, crn, crm, op2;
} encodings[] = {
    /* clang-format off */
    { "alle1", 4, 8, 7, 4 },
    { "alle1nxs", 4, 9, 7, 4 },
    { "alle1is", 4, 8, 3, 4 },
    { "alle1isnxs", 4, 9, 3, 4 },
    { "alle1os", 4, 8, 1, 4 },
    { "alle1osnxs", 4, 9, 1, 4 },
    { "alle2", 4, 8, 7, 0 },
    { "alle2nxs", 4, 9, 7, 0 },
    { "alle2is", 4, 8, 3, 0 },
    { "alle2isnxs", 4, 9, 3, 0 },
    { "alle2os", 4, 8, 1, 0 },
    { "alle2osnxs", 4, 9, 1, 0 },
    { "aside1", 0, 8, 7, 2 },
    { "aside1nxs", 0, 9, 7, 2 },
    { "aside1is", 0, 8, 3, 2 },
    { "aside1isnxs", 0, 9, 3, 2 },
    { "aside1os", 0, 8, 1, 2 },
    { "aside1osnxs", 0, 9, 1, 2 },
    { "ipas2e1", 4, 8, 4, 1 },
    { "ipas2e1nxs", 4, 9, 4, 1 },
    { "ipas2e1is", 4, 8, 0, 1 },
    { "ipas2e1isnxs", 4, 9, 0, 1 },
    { "ipas2e1os", 4, 8, 4, 0 },
    { "ipas2e1osnxs", 4, 9, 4, 0 },
    { "ipas2le1", 4, 8, 4, 5 },
    { "ipas2le1nxs", 4, 9, 4, 5 },
    { "ipas2le1is", 4, 8, 0, 5 },
    { "ipas2le1isnxs", 4, 9, 0, 5 },
    { "ipas2le1os", 4, 8, 4, 4 },
    { "ipas2le1osnxs", 4, 9, 4, 4 },
    { "ripas2e1", 4, 8, 4, 2 },
    { "ripas2e1nxs", 4, 9, 4, 2 },
    { "ripas2e1is", 4, 8, 0, 2 },
    { "ripas2e1isnxs", 4, 9, 0, 2 },
    { "ripas2e1os", 4, 8, 4, 3 },
    { "ripas2e1osnxs", 4, 9, 4, 3 },
    { "ripas2le1", 4, 8, 4, 6 },
    { "ripas2le1nxs", 4, 9, 4, 6 },
    { "ripas2le1is", 4, 8, 0, 6 },
    { "ripas2le1isnxs", 4, 9, 0, 6 },
    { "ripas2le1os", 4, 8, 4, 7 },
    { "ripas2le1osnxs", 4, 9, 4, 7 },
    { "rvaae1", 0, 8, 6, 3 },
    { "rvaae1nxs", 0, 9, 6, 3 },
    { "rvaae1is", 0, 8, 2, 3 },
    { "rvaae1isnxs", 0, 9, 2, 3 },
    { "rvaae1os", 0, 8, 5, 3 },
    { "rvaae1osnxs", 0, 9, 5, 3 },
    { "rvaale1", 0, 8, 6, 7 },
    { "rvaale1nxs", 0, 9, 6, 7 },
    { "rvaale1is", 0, 8, 2, 7 },
    { "rvaale1isnxs", 0, 9, 2, 7 },
    { "rvaale1os", 0, 8, 5, 7 },
    { "rvaale1osnxs", 0, 9, 5, 7 },
    { "rvae1", 0, 8, 6, 1 },
    { "rvae1nxs", 0, 9, 6, 1 },
    { "rvae1is", 0, 8, 2, 1 },
    { "rvae1isnxs", 0, 9, 2, 1 },
    { "rvae1os", 0, 8, 5, 1 },
    { "rvae1osnxs", 0, 9, 5, 1 },
    { "rvae2", 4, 8, 6, 1 },
    { "rvae2nxs", 4, 9, 6, 1 },
    { "rvae2is", 4, 8, 2, 1 },
    { "rvae2isnxs", 4, 9, 2, 1 },
    { "rvae2os", 4, 8, 5, 1 },
    { "rvae2osnxs", 4, 9, 5, 1 },
    { "rvale1", 0, 8, 6, 5 },
    { "rvale1nxs", 0, 9, 6, 5 },
    { "rvale1is", 0, 8, 2, 5 },
    { "rvale1isnxs", 0, 9, 2, 5 },
    { "rvale1os", 0, 8, 5, 5 },
    { "rvale1osnxs", 0, 9, 5, 5 },
    { "rvale2", 4, 8, 6, 5 },
    { "rvale2nxs", 4, 9, 6, 5 },
    { "rvale2is", 4, 8, 2, 5 },
    { "rvale2isnxs", 4, 9, 2, 5 },
    { "rvale2os", 4, 8, 5, 5 },
    { "rvale2osnxs", 4, 9, 5, 5 },
    { "vaae1", 0, 8, 7, 3 },
    { "vaae1nxs", 0, 9, 7, 3 },
    { "vaae1is", 0, 8, 3, 3 },
    { "vaae1isnxs", 0, 9, 3, 3 },
    { "vaae1os", 0, 8, 1, 3 },
    { "vaae1osnxs", 0, 9, 1, 3 },
    { "vaale1", 0, 8, 7, 7 },
    { "vaale1nxs", 0, 9, 7, 7 },
    { "vaale1is", 0, 8, 3, 7 },
    { "vaale1isnxs", 0, 9, 3, 7 },
    { "vaale1os", 0, 8, 1, 7 },
    { "vaale1osnxs", 0, 9, 1, 7 },
    { "vae1", 0, 8, 7, 1 },
    { "vae1nxs", 0, 9, 7, 1 },
    { "vae1is", 0, 8, 3, 1 },
    { "vae1isnxs", 0, 9, 3, 1 },
    { "vae1os", 0, 8, 1, 1 },
    { "vae1osnxs", 0, 9, 1, 1 },
    { "vae2", 4, 8, 7, 1 },
    { "vae2nxs", 4, 9, 7, 1 },
    { "vae2is", 4, 8, 3, 1 },
    { "vae2isnxs", 4, 9, 3, 1 },
    { "vae2os", 4, 8, 1, 1 },
    { "vae2osnxs", 4, 9, 1, 1 },
    { "vale1", 0, 8, 7, 5 },
    { "vale1nxs", 0, 9, 7, 5 },
    { "vale1is", 0, 8, 3, 5 },
    { "vale1isnxs", 0, 9, 3, 5 },
    { "vale1os", 0, 8, 1, 5 },
    { "vale1osnxs", 0, 9, 1, 5 },
    { "vale2", 4, 8, 7, 5 },
    { "vale2nxs", 4, 9, 7, 5 },
    { "vale2is", 4, 8, 3, 5 },
    { "vale2isnxs", 4, 9, 3, 5 },
    { "vale2os", 4, 8, 1, 5 },
    { "vale2osnxs", 4, 9, 1, 5 },
    { "vmalle1", 0, 8, 7, 0 },
    { "vmalle1nxs", 0, 9, 7, 0 },
    { "vmalle1is", 0, 8, 3, 0 },
    { "vmalle1isnxs", 0, 9, 3, 0 },
    { "vmalle1os", 0, 8, 1, 0 },
    { "vmalle1osnxs", 0, 9, 1, 0 },
    { "vmalls12e1", 4, 8, 7, 6 },
    { "vmalls12e1nxs", 4, 9, 7, 6 },
    { "vmalls12e1is", 4, 8, 3, 6 },
    { "vmalls12e1isnxs", 4, 9, 3, 6 },
    { "vmalls12e1os", 4, 8, 1, 6 },
    { "vmalls12e1osnxs", 4, 9, 1, 6 },
    /* clang-format on */
};

static void encoding(void **state)
{
    (void)state;
    unsigned found = 0;
    for (unsigned op1 = 0; op1 < 8; op1++)
        for (unsigned crn = 0; crn < 16; crn++)
            for (unsigned crm = 0; crm < 16; crm++)
                for (unsigned op2 = 0; op2 < 8; op2++)
                    found += mmu_tlbi_decode(op1, crn, crm, op2) != NULL;
    assert_int_equal(found, ARRAY_LEN(encodings));
    for (size_t k = 0; k < ARRAY_LEN(encodings); k++) {
        const struct mmu_tlbi_op *op =
            mmu_tlbi_decode(encodings[k].op1, encodings[k].crn, encodings[k].crm, encodings[k].op2);
        assert_non_null(op);
        assert_string_equal(op->sys.name, encodings[k].name);
        assert_ptr_equal(mmu_tlbi_find(encodings[k].name, NULL), op);
    }
    assert_non_null(mmu_tlbi_op(ARRAY_LEN(encodings) - 1));
    assert_null(mmu_tlbi_op(ARRAY_LEN(encodings)));
}

/* What the name's first part means. */
static const struct {
    const char *name;
    enum mmu_tlbi_kind kind;
    bool el2, range, last_level;
    uint8_t min_el;
} bases[] = {
    { "vmalle1", MMU_TLBI_VMALL, false, false, false, 1 },
    { "vae1", MMU_TLBI_VA, false, false, false, 1 },
    { "aside1", MMU_TLBI_ASID, false, false, false, 1 },
    { "vaae1", MMU_TLBI_VAA, false, false, false, 1 },
    { "vale1", MMU_TLBI_VA, false, false, true, 1 },
    { "vaale1", MMU_TLBI_VAA, false, false, true, 1 },
    { "rvae1", MMU_TLBI_VA, false, true, false, 1 },
    { "rvaae1", MMU_TLBI_VAA, false, true, false, 1 },
    { "rvale1", MMU_TLBI_VA, false, true, true, 1 },
    { "rvaale1", MMU_TLBI_VAA, false, true, true, 1 },
    { "ipas2e1", MMU_TLBI_IPAS2, false, false, false, 2 },
    { "ipas2le1", MMU_TLBI_IPAS2, false, false, true, 2 },
    { "ripas2e1", MMU_TLBI_IPAS2, false, true, false, 2 },
    { "ripas2le1", MMU_TLBI_IPAS2, false, true, true, 2 },
    { "alle1", MMU_TLBI_ALL, false, false, false, 2 },
    { "vmalls12e1", MMU_TLBI_VMALLS12, false, false, false, 2 },
    { "alle2", MMU_TLBI_ALL, true, false, false, 2 },
    { "vae2", MMU_TLBI_VA, true, false, false, 2 },
    { "vale2", MMU_TLBI_VA, true, false, true, 2 },
    { "rvae2", MMU_TLBI_VA, true, true, false, 2 },
    { "rvale2", MMU_TLBI_VA, true, true, true, 2 },
};
static const struct {
    const char *name;
    enum shareability shareability;
    bool nxs;
} endings[] = {
    { "", SH_NON, false },   { "is", SH_INNER, false },   { "os", SH_OUTER, false },
    { "nxs", SH_NON, true }, { "isnxs", SH_INNER, true }, { "osnxs", SH_OUTER, true },
};

static void meaning(void **state)
{
    (void)state;
    for (size_t b = 0; b < ARRAY_LEN(bases); b++)
        for (size_t n = 0; n < ARRAY_LEN(endings); n++) {
            char name[24];
            snprintf(name, sizeof name, "%s%s", bases[b].name, endings[n].name);
            const struct mmu_tlbi_op *op = mmu_tlbi_find(name, NULL);
            assert_non_null(op);
            assert_int_equal(op->kind, bases[b].kind);
            assert_int_equal(op->el2, bases[b].el2);
            assert_int_equal(op->range, bases[b].range);
            assert_int_equal(op->last_level, bases[b].last_level);
            assert_int_equal(op->min_el, bases[b].min_el);
            assert_int_equal(op->shareability, endings[n].shareability);
            assert_int_equal(op->nxs, endings[n].nxs);
        }
    assert_int_equal(ARRAY_LEN(bases) * ARRAY_LEN(endings), ARRAY_LEN(encodings));
}

static void by_name(void **state)
{
    (void)state;
    assert_string_equal(mmu_tlbi_find("TLBI VAE1IS", NULL)->sys.name, "vae1is");
    assert_string_equal(mmu_tlbi_find("RipaS2e1OSnXS", NULL)->sys.name, "ripas2e1osnxs");
    struct error e;
    assert_null(mmu_tlbi_find("tlbi vae1si", &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_string_equal(e.text, "unknown TLBI operation 'vae1si'; did you mean \"vae1is\"?");
    assert_null(mmu_tlbi_find("", &e));
    assert_null(mmu_tlbi_find("vae3", NULL));
    assert_null(mmu_tlbi_find("vmallws2e1", NULL));
}

/* ---- the operand ----------------------------------------------------------------------------- */

#define AS      (UINT64_C(1) << 36)
#define E2H     (UINT64_C(1) << 34)
#define TGE     (UINT64_C(1) << 27)
#define DS      (UINT64_C(1) << 59)
#define EL2_DS  (UINT64_C(1) << 32)
#define VTCR_DS (UINT64_C(1) << 32)
#define VTCR_VS (UINT64_C(1) << 19)
#define VTTBR   UINT64_C(0xABCD000000000000)

static struct machine machine;
static struct mmu_impl impl;

static int features(void **state)
{
    (void)state;
    impl =
        (struct mmu_impl){ .pa_bits = 52, .lpa2 = true, .vmid16 = true, .ttl = true, .hafdbs = 2 };
    return 0;
}

static struct mmu_tlbi make(const struct mmu_regs *regs, const char *name, uint64_t xt)
{
    machine_init(&machine);
    struct mmu *m = mmu_new(&impl, &machine.walk);
    assert_non_null(m);
    mmu_set_regs(m, regs);
    const struct mmu_tlbi_op *op = mmu_tlbi_find(name, NULL);
    assert_non_null(op);
    struct mmu_tlbi tlbi;
    memset(&tlbi, 0xA5, sizeof tlbi);
    mmu_tlbi_make(m, op, xt, &tlbi);
    mmu_free(m);
    return tlbi;
}

/* By {E2H, TGE}: 00, 01, 10, 11 (the text of each page of C5.5). */
static void regimes(void **state)
{
    (void)state;
    static const uint64_t hcr[] = { 0, TGE, E2H, E2H | TGE };
    static const struct {
        const char *name;
        enum mmu_regime regime[4];
    } rows[] = {
        { "vmalle1", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL20 } },
        { "vae1is", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL20 } },
        { "aside1", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL20 } },
        { "vaale1os", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL20 } },
        { "rvae1", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL20 } },
        { "rvaae1nxs", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL20 } },
        { "ipas2e1", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL10 } },
        { "ripas2le1is", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL10 } },
        { "alle1", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL10 } },
        { "vmalls12e1", { MMU_EL10, MMU_EL10, MMU_EL10, MMU_EL10 } },
        { "alle2", { MMU_EL2, MMU_EL2, MMU_EL20, MMU_EL20 } },
        { "vae2", { MMU_EL2, MMU_EL2, MMU_EL20, MMU_EL20 } },
        { "rvale2is", { MMU_EL2, MMU_EL2, MMU_EL20, MMU_EL20 } },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        for (unsigned h = 0; h < ARRAY_LEN(hcr); h++) {
            const struct mmu_regs regs = { .hcr_el2 = hcr[h] };
            const struct mmu_tlbi t = make(&regs, rows[k].name, 0);
            if (t.regime != rows[k].regime[h])
                fail_msg("%s: {E2H,TGE} %u gives %s", rows[k].name, h, mmu_regime_name(t.regime));
        }
}

static void flags(void **state)
{
    (void)state;
    const struct mmu_regs regs = { .hcr_el2 = 0 };
    struct mmu_tlbi t = make(&regs, "vmalle1is", 0);
    assert_int_equal(t.kind, MMU_TLBI_VMALL);
    assert_false(t.nxs || t.last_level || t.range || t.nothing);
    t = make(&regs, "rvaale1osnxs", UINT64_C(1) << 46);
    assert_int_equal(t.kind, MMU_TLBI_VAA);
    assert_true(t.nxs && t.last_level && t.range && !t.nothing);
    t = make(&regs, "ipas2le1", 0);
    assert_int_equal(t.kind, MMU_TLBI_IPAS2);
    assert_true(t.last_level && !t.nxs && !t.range);
}

static void vmid(void **state)
{
    (void)state;
    struct mmu_regs regs = { .vttbr_el2 = VTTBR, .vtcr_el2 = VTCR_VS };
    assert_int_equal(make(&regs, "vae1", 0).vmid, 0xABCD);
    assert_int_equal(make(&regs, "vmalle1", 0).vmid, 0xABCD);
    assert_int_equal(make(&regs, "vmalls12e1", 0).vmid, 0xABCD);
    assert_int_equal(make(&regs, "ipas2e1", 0).vmid, 0xABCD);
    assert_int_equal(make(&regs, "alle1", 0).vmid, 0);
    assert_int_equal(make(&regs, "vae2", 0).vmid, 0);
    regs.vtcr_el2 = 0;
    assert_int_equal(make(&regs, "vaae1", 0).vmid, 0xCD);
    regs.vtcr_el2 = VTCR_VS;
    impl.vmid16 = false;
    assert_int_equal(make(&regs, "aside1", 0).vmid, 0xCD);
    regs.hcr_el2 = E2H | TGE;
    assert_int_equal(make(&regs, "vae1", 0).vmid, 0);
    assert_int_equal(make(&regs, "ipas2e1", 0).vmid, 0xCD);
}

static void asid(void **state)
{
    (void)state;
    const uint64_t xt = UINT64_C(0x1234000000000000);
    struct mmu_regs regs = { .tcr_el1 = AS };
    assert_int_equal(make(&regs, "vae1", xt).asid, 0x1234);
    assert_int_equal(make(&regs, "aside1is", xt).asid, 0x1234);
    assert_int_equal(make(&regs, "rvale1", xt | UINT64_C(1) << 46).asid, 0x1234);
    assert_int_equal(make(&regs, "vaae1", xt).asid, 0);
    assert_int_equal(make(&regs, "ipas2e1", xt).asid, 0);
    assert_int_equal(make(&regs, "vae2", xt).asid, 0);
    /* D8.16.3.2, I_ZRWYC: whatever TCR_ELx.AS is. */
    regs.tcr_el1 = 0;
    assert_int_equal(make(&regs, "vae1", xt).asid, 0x1234);
    regs.hcr_el2 = E2H;
    assert_int_equal(make(&regs, "vae2", xt).asid, 0x1234);
    regs.tcr_el2 = AS;
    assert_int_equal(make(&regs, "vae2", xt).asid, 0x1234);
    assert_int_equal(make(&regs, "vae1", xt).asid, 0x1234);
    regs.hcr_el2 = E2H | TGE;
    assert_int_equal(make(&regs, "vae1", xt).asid, 0x1234);
}

static void addresses(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint64_t xt, address;
    } rows[] = {
        { "vae1", 0x12340007FFF12345, 0x00007FFF12345000 },
        { "vaae1is", 0x12340FF800012345, 0xFFFF800012345000 },
        { "vale1", 0x00000FFFFFFFFFFF, 0xFFFFFFFFFFFFF000 },
        { "vae1", 0x000007FFFFFFFFFF, 0x007FFFFFFFFFF000 },
        { "vae2", 0x0000000000000001, 0x0000000000001000 },
        { "ipas2e1", 0xFFFF0FFFFFFFFFFF, 0x000FFFFFFFFFF000 },
        { "ipas2le1", 0x0000000000009000, 0x0000000009000000 },
    };
    const struct mmu_regs regs = { .tcr_el1 = AS };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        const struct mmu_tlbi t = make(&regs, rows[k].name, rows[k].xt);
        if (t.address != rows[k].address || t.level != -2 || t.tg != 0 || t.nothing)
            fail_msg("%s 0x%llx: 0x%llx", rows[k].name, (unsigned long long)rows[k].xt,
                     (unsigned long long)t.address);
    }
    impl.pa_bits = 48;
    assert_int_equal(make(&regs, "ipas2e1", 0xFFFFFFFFFF).address, 0xFFFFFFFFF000);
}

static void level_hint(void **state)
{
    (void)state;
    /* By TTL[3:0]: the level with FEAT_LPA2 and without. */
    static const struct {
        uint8_t tg[2];
        int8_t level[2];
    } rows[] = {
        { { 0, 0 }, { -2, -2 } }, { { 0, 0 }, { -2, -2 } }, { { 0, 0 }, { -2, -2 } },
        { { 0, 0 }, { -2, -2 } }, { { 1, 0 }, { 0, -2 } },  { { 1, 1 }, { 1, 1 } },
        { { 1, 1 }, { 2, 2 } },   { { 1, 1 }, { 3, 3 } },   { { 0, 0 }, { -2, -2 } },
        { { 2, 0 }, { 1, -2 } },  { { 2, 2 }, { 2, 2 } },   { { 2, 2 }, { 3, 3 } },
        { { 0, 0 }, { -2, -2 } }, { { 3, 3 }, { 1, 1 } },   { { 3, 3 }, { 2, 2 } },
        { { 3, 3 }, { 3, 3 } },
    };
    static const char *const ops[] = { "vae1", "vaale1is", "vae2", "ipas2e1os" };
    const struct mmu_regs regs = { .hcr_el2 = 0 };
    for (size_t o = 0; o < ARRAY_LEN(ops); o++)
        for (unsigned ttl = 0; ttl < ARRAY_LEN(rows); ttl++)
            for (unsigned without = 0; without < 2; without++) {
                impl.lpa2 = !without;
                const struct mmu_tlbi t = make(&regs, ops[o], (uint64_t)ttl << 44 | 5);
                if (t.tg != rows[ttl].tg[without] || t.level != rows[ttl].level[without])
                    fail_msg("%s TTL %u: tg %u level %d", ops[o], ttl, t.tg, t.level);
                assert_int_equal(t.address, 0x5000);
            }
    impl.ttl = false;
    const struct mmu_tlbi t = make(&regs, "vae1", UINT64_C(0x7) << 44);
    assert_int_equal(t.tg, 0);
    assert_int_equal(t.level, -2);
}

/* ---- ranges ---------------------------------------------------------------------------------- */

struct range_row {
    const char *name;
    uint64_t xt;
    uint64_t address, end;
    uint8_t tg;
};

static void expect_ranges(const struct mmu_regs *regs, const struct range_row *rows, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const struct mmu_tlbi t = make(regs, rows[k].name, rows[k].xt);
        assert_true(t.range && !t.nothing);
        if (t.address != rows[k].address || t.end != rows[k].end || t.tg != rows[k].tg)
            fail_msg("%s 0x%llx: 0x%llx to 0x%llx, tg %u", rows[k].name,
                     (unsigned long long)rows[k].xt, (unsigned long long)t.address,
                     (unsigned long long)t.end, t.tg);
    }
}

static void ranges(void **state)
{
    (void)state;
    static const struct range_row rows[] = {
        /* two pages of 4 KiB */
        { "rvae1", 0x12344007FFF12345, 0x00007FFF12345000, 0x00007FFF12347000, 1 },
        /* (31 + 1) * 2^16 pages of 4 KiB */
        { "rvaae1is", 0x00007F8000400000, 0x0000000400000000, 0x0000000600000000, 1 },
        /* (1 + 1) * 2^6 pages of 16 KiB */
        { "rvale1", 0x0000908000010000, 0x0000000040000000, 0x0000000040200000, 2 },
        /* two pages of 64 KiB */
        { "rvaale1os", 0x0000C00000008000, 0x0000000080000000, 0x0000000080020000, 3 },
        { "rvae1", 0x0000401800012345, 0xFFFF800012345000, 0xFFFF800012347000, 1 },
        /* beyond the top of the address space: up to it */
        { "rvae1", 0x0000401FFFFFFFFF, 0xFFFFFFFFFFFFF000, 0xFFFFFFFFFFFFFFFF, 1 },
        { "rvae1", 0x0000C00FFFFFFFFF, 0x000FFFFFFFFF0000, 0x000FFFFFFFFFFFFF, 3 },
        { "ripas2e1", 0x8000400000009000, 0x0000000009000000, 0x0000000009002000, 1 },
        { "rvae2", 0x0000400000009000, 0x0000000009000000, 0x0000000009002000, 1 },
    };
    const struct mmu_regs regs = { .tcr_el1 = AS };
    expect_ranges(&regs, rows, ARRAY_LEN(rows));
    assert_int_equal(make(&regs, "rvae1", rows[0].xt).asid, 0x1234);
    assert_true(make(&regs, "rvae1", 0x7FFF12345).nothing);
    assert_true(make(&regs, "ripas2e1is", 0x7FFF12345).nothing);
}

/* With DS = 1 BaseADDR is in units of 64 KiB for every granule. */
static void ranges_of_large_addresses(void **state)
{
    (void)state;
    static const struct range_row large[] = {
        { "rvae1", 0x0000401800000001, 0xFFF8000000010000, 0xFFF8000000012000, 1 },
        { "rvaae1", 0x0000800000000002, 0x0000000000020000, 0x0000000000028000, 2 },
        { "rvae1", 0x0000C00000000002, 0x0000000000020000, 0x0000000000040000, 3 },
        { "rvae1", 0x00007F8FFFFFFFFF, 0x000FFFFFFFFF0000, 0x000FFFFFFFFFFFFF, 1 },
    };
    static const struct range_row large_ipa[] = {
        { "ripas2e1", 0x0000400000000002, 0x0000000000020000, 0x0000000000022000, 1 },
    };
    static const struct range_row small_ipa[] = {
        { "ripas2e1", 0x0000400000000002, 0x0000000000002000, 0x0000000000004000, 1 },
    };
    static const struct range_row large_el2[] = {
        { "rvae2", 0x0000400000000002, 0x0000000000020000, 0x0000000000022000, 1 },
    };
    static const struct range_row small_el2[] = {
        { "rvale2", 0x0000400000000002, 0x0000000000002000, 0x0000000000004000, 1 },
    };
    struct mmu_regs regs = { .tcr_el1 = DS };
    expect_ranges(&regs, large, ARRAY_LEN(large));
    expect_ranges(&regs, small_ipa, ARRAY_LEN(small_ipa));
    expect_ranges(&regs, small_el2, ARRAY_LEN(small_el2));
    regs = (struct mmu_regs){ .vtcr_el2 = VTCR_DS };
    expect_ranges(&regs, large_ipa, ARRAY_LEN(large_ipa));
    regs = (struct mmu_regs){ .tcr_el2 = EL2_DS };
    expect_ranges(&regs, large_el2, ARRAY_LEN(large_el2));
    regs = (struct mmu_regs){ .tcr_el2 = DS };
    expect_ranges(&regs, small_el2, ARRAY_LEN(small_el2));
    regs = (struct mmu_regs){ .tcr_el2 = DS, .hcr_el2 = E2H };
    expect_ranges(&regs, large_el2, ARRAY_LEN(large_el2));
    regs = (struct mmu_regs){ .tcr_el2 = DS, .hcr_el2 = E2H | TGE };
    expect_ranges(&regs, large, ARRAY_LEN(large));
    impl.lpa2 = false;
    expect_ranges(&regs, small_el2, ARRAY_LEN(small_el2));
}

static void level_hint_of_range(void **state)
{
    (void)state;
    /* By TG and TTL[1:0]. */
    static const int8_t with[4][4] = { { 0 }, { -2, 1, 2, 3 }, { -2, 1, 2, 3 }, { -2, 1, 2, 3 } };
    static const int8_t without[4][4] = {
        { 0 }, { -2, 1, 2, 3 }, { -2, -2, 2, 3 }, { -2, 1, 2, 3 }
    };
    const struct mmu_regs regs = { .hcr_el2 = 0 };
    for (unsigned tg = 1; tg < 4; tg++)
        for (unsigned ttl = 0; ttl < 4; ttl++) {
            const uint64_t xt = (uint64_t)tg << 46 | (uint64_t)ttl << 37;
            impl.lpa2 = true;
            assert_int_equal(make(&regs, "rvae1", xt).level, with[tg][ttl]);
            impl.lpa2 = false;
            assert_int_equal(make(&regs, "ripas2e1", xt).level, without[tg][ttl]);
        }
}

/* ---- executed -------------------------------------------------------------------------------- */

static uint64_t where(struct mmu *m, uint64_t va)
{
    struct mmu_fault f;
    const struct mmu_page *p = mmu_translate(m, (va_t){ va }, MMU_READ, 1, &f);
    return p ? p->pa_page : UINT64_MAX;
}

/* What the tables say now is seen after the TLBI that names the page, and not after another. */
static void executed(void **state)
{
    (void)state;
    machine_init(&machine);
    machine.stage1 = machine.stage2;
    struct mmu *m = mmu_new(&impl, &machine.walk);
    const pa_t root = machine_table(&machine);
    const struct mmu_regs regs = { .sctlr_el1 = SCTLR_ON,
                                   .tcr_el1 = TCR_48 | AS,
                                   .ttbr0_el1 = root.pa | UINT64_C(0x0042) << 48,
                                   .mair_el1 = MAIR };
    mmu_set_regs(m, &regs);
    const uint64_t leaf = S1_LEAF | S1_RO | UINT64_C(1) << 11;
    struct error e;
    assert_true(mmu_map(&machine.stage1, root, 0x10000, 0x200000, 0x1000, leaf, &e));
    assert_int_equal(where(m, 0x10000), 0x200000);
    const uint64_t table = root.pa + 3 * UINT64_C(4096);
    uint64_t d = 0;
    assert_true(machine_read(&machine, (pa_t){ table + 0x80 }, &d));
    assert_int_equal(d & ~UINT64_C(0xFFF), 0x200000);
    machine_write(&machine, (pa_t){ table + 0x80 }, 0x300000 | leaf);

    assert_int_equal(where(m, 0x10000), 0x200000);
    mmu_tlbi(m, mmu_tlbi_find("vae1", NULL), UINT64_C(0x0042000000000011));
    mmu_tlbi(m, mmu_tlbi_find("vae1", NULL), UINT64_C(0x0043000000000010));
    assert_int_equal(where(m, 0x10000), 0x200000);
    mmu_tlbi(m, mmu_tlbi_find("vae1", NULL), UINT64_C(0x0042000000000010));
    assert_int_equal(where(m, 0x10000), 0x300000);
    mmu_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encoding),
        cmocka_unit_test(meaning),
        cmocka_unit_test(by_name),
        cmocka_unit_test_setup(regimes, features),
        cmocka_unit_test_setup(flags, features),
        cmocka_unit_test_setup(vmid, features),
        cmocka_unit_test_setup(asid, features),
        cmocka_unit_test_setup(addresses, features),
        cmocka_unit_test_setup(level_hint, features),
        cmocka_unit_test_setup(ranges, features),
        cmocka_unit_test_setup(ranges_of_large_addresses, features),
        cmocka_unit_test_setup(level_hint_of_range, features),
        cmocka_unit_test_setup(executed, features),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
