/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where walks begin, for every TnSZ, granule, SL2:SL0 and DS under every implemented size: the
 * address and level of the first read, or the level 0 fault; and mmu_geometry() of the same.
 */
#include "reference.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static uint64_t first_read;
static unsigned reads;
static struct mmu_regs regs;
static struct mmu_impl impl;

/* The first read is seen and ends in an external abort. */
static bool read_once(void *arg, pa_t at, uint64_t *d)
{
    (void)arg;
    (void)d;
    first_read = at.pa;
    reads++;
    return false;
}

static bool ref_read_once(void *arg, const struct ref_where *where, uint64_t pa, uint64_t *word)
{
    (void)where;
    return read_once(arg, (pa_t){ pa }, word);
}

static void check_walk(struct mmu *mmu, uint64_t va, unsigned el)
{
    struct ref r = { .impl = &impl, .regs = &regs, .memory = { NULL, ref_read_once, NULL } };
    struct mmu_fault f = { .kind = MMU_FAULT_NONE };
    reads = 0;
    ref_translate(&r, va, MMU_READ, el);
    const unsigned expected_reads = reads;
    const uint64_t expected = first_read;
    reads = 0;
    mmu_set_regs(mmu, &regs);
    mmu_tlbi_all(mmu);
    const bool good = mmu_translate(mmu, (va_t){ va }, MMU_READ, el, &f) != NULL;
    if (good != (r.fault.kind == MMU_FAULT_NONE) || f.kind != r.fault.kind ||
        reads != expected_reads || (reads > 0 && first_read != expected) ||
        (!good && (f.level != r.fault.level || f.stage2 != r.fault.stage2)))
        fail_msg("pa_bits %u lpa2 %d lva %d ttst %d, tcr 0x%llx vtcr 0x%llx, va 0x%llx: expected "
                 "kind %d level %d at 0x%llx, got kind %d level %d at 0x%llx",
                 (unsigned)impl.pa_bits, impl.lpa2, impl.lva, impl.ttst,
                 (unsigned long long)regs.tcr_el1, (unsigned long long)regs.vtcr_el2,
                 (unsigned long long)va, r.fault.kind, r.fault.level,
                 (unsigned long long)(expected_reads ? expected : 0), f.kind, f.level,
                 (unsigned long long)(reads ? first_read : 0));
}

/* Begins a walk at all, whatever address it is given? */
static bool begins(const struct ref_params *p)
{
    return p->on && !p->epd && !ref_txsz_faults(&impl, p) &&
           (!p->stage2 || !(ref_s2_invalid_sl(&impl, p) || ref_s2_inconsistent_sl(p)));
}

static void check_geometry(unsigned stage, bool upper)
{
    const struct ref_params p = stage == 2
                                    ? ref_s2_params(&impl, &regs)
                                    : ref_s1_params(&impl, &regs, MMU_EL10, upper ? UINT64_MAX : 0);
    struct mmu_geometry g;
    struct error e = { .text = "" };
    const bool good = mmu_geometry(&impl, &regs, MMU_EL10, stage, upper, &g, &e);
    bool right = good == begins(&p);
    if (right && good)
        right = g.stage2 == p.stage2 && g.granule_bits == p.granule &&
                g.input_bits == 64 - p.txsz && g.start_level == ref_start_level(&p) &&
                g.ds == p.ds && g.lpa == (p.granule == 16 && impl.pa_bits >= 52) &&
                g.upper == upper && g.big_endian == p.ee && g.root == ref_table_base(&impl, &p);
    if (!right)
        fail_msg("stage %u upper %d, pa_bits %u lpa2 %d lva %d ttst %d, tcr 0x%llx vtcr 0x%llx: "
                 "%d %s, level %d, root 0x%llx",
                 stage, upper, (unsigned)impl.pa_bits, impl.lpa2, impl.lva, impl.ttst,
                 (unsigned long long)regs.tcr_el1, (unsigned long long)regs.vtcr_el2, good, e.text,
                 good ? g.start_level : 0, good ? (unsigned long long)g.root : 0);
    if (!good)
        assert_true(e.text[0] != '\0');
}

static void with_stage2(struct mmu *mmu, uint64_t vtcr)
{
    regs = (struct mmu_regs){ .hcr_el2 = 1, .vtcr_el2 = vtcr, .vttbr_el2 = 0x000180007FFFFFC4 };
    check_geometry(2, false);
    check_walk(mmu, 0x5008, 1); /* stage 1 off: the IPA */
    const unsigned top = 63 - (unsigned)(vtcr & 63);
    if (top < 52 && top < impl.pa_bits)
        check_walk(mmu, UINT64_C(1) << top | 0x5008, 1);
}

static void with_stage1(struct mmu *mmu, bool upper, uint64_t tcr)
{
    regs = (struct mmu_regs){
        .sctlr_el1 = 1, .tcr_el1 = tcr, .ttbr0_el1 = 0x7FFFFFC4, .ttbr1_el1 = 0x7FFFFFC4
    };
    check_geometry(1, upper);
    check_walk(mmu, upper ? UINT64_MAX << 14 | 8 : 0x5008, 1);
}

static void every_stage2(struct mmu *mmu)
{
    for (uint64_t tg = 0; tg < 4; tg++) {
        for (uint64_t t0sz = 0; t0sz < 64; t0sz++) {
            for (uint64_t sl = 0; sl < 8; sl++) {
                for (uint64_t ds = 0; ds < 2; ds++)
                    with_stage2(mmu, t0sz | (sl & 3) << 6 | tg << 14 | UINT64_C(6) << 16 |
                                         ds << 32 | (sl >> 2) << 33);
            }
        }
    }
}

static void every_stage1(struct mmu *mmu)
{
    for (uint64_t tg = 0; tg < 4; tg++) {
        for (uint64_t txsz = 0; txsz < 64; txsz++) {
            for (uint64_t ds = 0; ds < 2; ds++) {
                const uint64_t both = UINT64_C(6) << 32 | ds << 59;
                with_stage1(mmu, false, txsz | tg << 14 | both);
                with_stage1(mmu, true, txsz << 16 | tg << 30 | both);
            }
        }
    }
}

static void every_start(void **state)
{
    static const unsigned sizes[] = { 32, 36, 40, 42, 44, 48, 52 };
    const struct mmu_walk_memory memory = { NULL, read_once, NULL };
    (void)state;
    for (size_t size = 0; size < ARRAY_LEN(sizes); size++) {
        for (unsigned with = 0; with < 6; with++) {
            mmu_impl_defaults(&impl);
            impl.pa_bits = sizes[size];
            impl.ttst = with % 2 != 0;
            impl.lva = with / 2 > 0;
            impl.lpa2 = with / 2 > 1;
            struct mmu *mmu = mmu_new(&impl, &memory);
            assert_non_null(mmu);
            every_stage2(mmu);
            every_stage1(mmu);
            mmu_free(mmu);
        }
    }
}

/*
 * D24.2.194, IPS, and D24.2.209, BADDR: with 52 bits implemented 0b111 stands for what 0b110 does,
 * and a 64 KiB start table is at TTBR[5:2] : TTBR[47:6]. VTCR_EL2.PS and VTTBR_EL2 alike.
 */
static void base_by_output_size(void **state)
{
    (void)state;
    static const struct {
        uint64_t pa_bits, ps, base;
    } cases[] = {
        { 52, 5, 0x7FFF0000 }, { 52, 6, 0x900007FFF0000 }, { 52, 7, 0x900007FFF0000 },
        { 48, 5, 0x7FFF0000 }, { 48, 6, 0x7FFF0000 },
    };
    const struct mmu_walk_memory memory = { NULL, read_once, NULL };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++)
        for (unsigned stage = 1; stage <= 2; stage++) {
            const uint64_t ttbr = 0x7FFF0000 | 9 << 2;
            mmu_impl_defaults(&impl);
            impl.pa_bits = cases[k].pa_bits;
            regs = (struct mmu_regs){ .sctlr_el1 = stage == 1,
                                      .tcr_el1 = 22 | 1 << 14 | cases[k].ps << 32,
                                      .ttbr0_el1 = ttbr,
                                      .hcr_el2 = stage == 2,
                                      .vtcr_el2 = 22 | 1 << 6 | 1 << 14 | cases[k].ps << 16,
                                      .vttbr_el2 = ttbr };
            struct mmu *mmu = mmu_new(&impl, &memory);
            assert_non_null(mmu);
            mmu_set_regs(mmu, &regs);
            struct mmu_fault f;
            reads = 0;
            assert_null(mmu_translate(mmu, (va_t){ 0 }, MMU_READ, 1, &f));
            assert_int_equal(f.kind, MMU_FAULT_WALK_ABORT);
            assert_int_equal(reads, 1);
            assert_int_equal(first_read, cases[k].base);
            mmu_free(mmu);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_start),
                                        cmocka_unit_test(base_by_output_size) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
