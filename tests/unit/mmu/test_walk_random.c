/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random registers over random tables, against a naive walker that reads the manual's figures
 * literally (DDI 0487 D8.2.8, D8.3.1, D8.4) and has neither TLB nor shared code.
 */
#include "machine.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static struct machine machine;

enum kind { OK, SIZE, TRANSLATION, FLAG, PERMISSION, ABORT, KINDS };

struct naive {
    enum kind kind;
    int stage, level;
    bool walk;        /* a stage-2 fault of a stage-1 walk */
    uint64_t pa, ipa; /* with OK; and ipa with a stage-2 fault */
    uint64_t d1, d2;  /* the leaves; 0: stage off */
};

static const struct mmu_regs *regs;

static unsigned bits_of(uint64_t value, unsigned high, unsigned low)
{
    return (unsigned)(value / (UINT64_C(1) << low) % (UINT64_C(1) << (high - low + 1)));
}

static unsigned size_bits(unsigned ps)
{
    static const unsigned bits[] = { 32, 36, 40, 42, 44, 48, 48, 48 };
    return bits[ps];
}

static bool beyond(uint64_t address, unsigned bits)
{
    return address >= UINT64_C(1) << bits;
}

static struct naive fault(enum kind kind, int stage, int level)
{
    return (struct naive){ .kind = kind, .stage = stage, .level = level };
}

/* Levels by hand: what bits of the input address index each table. */
static struct naive naive_stage2(uint64_t ipa)
{
    const unsigned tsz = bits_of(regs->vtcr_el2, 5, 0);
    const unsigned sl0 = bits_of(regs->vtcr_el2, 7, 6);
    const unsigned oa = size_bits(bits_of(regs->vtcr_el2, 18, 16));
    const unsigned input = 64 - tsz;
    struct naive n = fault(TRANSLATION, 2, 0);
    n.ipa = ipa;
    /* Table D8-27 by its rows: start level 2: 22..34 bits, 1: 31..43, 0: 40..48 */
    if (tsz < 16 || tsz > 39 || sl0 == 3)
        return n;
    if (sl0 == 0 && (input < 22 || input > 34))
        return n;
    if (sl0 == 1 && (input < 31 || input > 43))
        return n;
    if (sl0 == 2 && input < 40)
        return n;
    if (beyond(ipa, input))
        return n;
    int level = 2 - (int)sl0;
    static const unsigned shifts[] = { 39, 30, 21, 12 };
    const uint64_t entries = UINT64_C(1) << (input - shifts[level]);
    uint64_t table = regs->vttbr_el2 % (UINT64_C(1) << 48) / (entries * 8) * (entries * 8);
    uint64_t index = ipa >> shifts[level];
    if (beyond(table + index * 8, oa)) {
        n.kind = SIZE;
        return n;
    }
    for (;; level++) {
        n.level = level;
        n.kind = TRANSLATION;
        uint64_t d;
        if (!machine_read(&machine, (pa_t){ table + index * 8 }, &d)) {
            n.kind = ABORT;
            return n;
        }
        if (d % 2 == 0 || (d % 4 == 1 && (level == 0 || level == 3)))
            return n;
        const uint64_t address = d % (UINT64_C(1) << 48) / 4096 * 4096;
        if (d % 4 == 1 || level == 3) {
            const uint64_t size = UINT64_C(1) << shifts[level];
            n.pa = address / size * size + ipa % size;
            n.d2 = d;
            n.kind = beyond(n.pa, oa) ? SIZE : (bits_of(d, 10, 10) ? OK : FLAG);
            return n;
        }
        if (beyond(address, oa)) {
            n.kind = SIZE;
            return n;
        }
        table = address;
        index = ipa / (UINT64_C(1) << shifts[level + 1]) % 512;
    }
}

static struct naive naive_stage1(uint64_t va, unsigned el, bool stage2)
{
    const bool upper = bits_of(va, 55, 55);
    const unsigned tsz = upper ? bits_of(regs->tcr_el1, 21, 16) : bits_of(regs->tcr_el1, 5, 0);
    const unsigned oa = size_bits(bits_of(regs->tcr_el1, 34, 32));
    const uint64_t ttbr = upper ? regs->ttbr1_el1 : regs->ttbr0_el1;
    (void)el;
    if (tsz < 16 || tsz > 39)
        return fault(TRANSLATION, 1, 0);
    const unsigned input = 64 - tsz;
    const uint64_t span = UINT64_C(1) << input;
    if (upper ? va < UINT64_MAX - span + 1 : va >= span)
        return fault(TRANSLATION, 1, 0);
    static const unsigned shifts[] = { 39, 30, 21, 12 };
    int level = input > 39 ? 0 : (input > 30 ? 1 : 2);
    const uint64_t entries = UINT64_C(1) << (input - shifts[level]);
    uint64_t table = ttbr % (UINT64_C(1) << 48) / (entries * 8) * (entries * 8);
    uint64_t index = va % span >> shifts[level];
    if (beyond(table + index * 8, oa))
        return fault(SIZE, 1, 0);
    for (;; level++) {
        uint64_t at = table + index * 8;
        if (stage2) {
            struct naive n = naive_stage2(at);
            const bool device = (n.d2 & (bits_of(regs->hcr_el2, 46, 46) ? 0x10 : 0x30)) == 0;
            if (n.kind == OK &&
                (bits_of(n.d2, 6, 6) == 0 || (device && bits_of(regs->hcr_el2, 2, 2))))
                n.kind = PERMISSION;
            n.walk = true;
            if (n.kind != OK)
                return n;
            at = n.pa;
        }
        uint64_t d;
        if (!machine_read(&machine, (pa_t){ at }, &d))
            return fault(ABORT, 1, level);
        if (d % 2 == 0 || (d % 4 == 1 && (level == 0 || level == 3)))
            return fault(TRANSLATION, 1, level);
        const uint64_t address = d % (UINT64_C(1) << 48) / 4096 * 4096;
        if (d % 4 == 1 || level == 3) {
            const uint64_t size = UINT64_C(1) << shifts[level];
            struct naive n = fault(OK, 1, level);
            n.ipa = address / size * size + va % size;
            n.d1 = d;
            n.kind = beyond(n.ipa, oa) ? SIZE : (bits_of(d, 10, 10) ? OK : FLAG);
            return n;
        }
        if (beyond(address, oa))
            return fault(SIZE, 1, level);
        table = address;
        index = va / (UINT64_C(1) << shifts[level + 1]) % 512;
    }
}

/* AP[2:1], then UXN or PXN: Table of direct permissions, as letters. */
static const char *naive_s1_permissions(uint64_t d, unsigned el)
{
    static const char *const el1[4] = { "rwx", "rw", "rx", "rx" };
    static const char *const el0[4] = { "x", "rwx", "x", "rx" };
    static const char *const el1_pxn[4] = { "rw", "rw", "r", "r" };
    static const char *const el0_uxn[4] = { "", "rw", "", "r" };
    const unsigned ap = bits_of(d, 7, 6);
    if (el == 0)
        return bits_of(d, 54, 54) ? el0_uxn[ap] : el0[ap];
    return bits_of(d, 53, 53) ? el1_pxn[ap] : el1[ap];
}

static bool naive_s2_permits(uint64_t d, unsigned el, char access)
{
    const unsigned xn = bits_of(d, 54, 53);
    if (access == 'r')
        return bits_of(d, 6, 6);
    if (access == 'w')
        return bits_of(d, 7, 7);
    return el == 0 ? xn == 0 || xn == 1 : xn == 0 || xn == 3;
}

static struct naive naive_translate(uint64_t va, enum mmu_access access, unsigned el)
{
    const char letter = "rwx"[access];
    const bool stage2 = bits_of(regs->hcr_el2, 0, 0);
    struct naive n = { .kind = OK, .stage = 1, .ipa = va };
    if (bits_of(regs->sctlr_el1, 0, 0)) {
        n = naive_stage1(va, el, stage2);
        if (n.kind != OK)
            return n;
        if (!strchr(naive_s1_permissions(n.d1, el), letter)) {
            n.kind = PERMISSION;
            return n;
        }
    } else if (beyond(va, 48)) {
        return fault(SIZE, 1, 0);
    }
    n.pa = n.ipa;
    if (!stage2)
        return n;
    const uint64_t d1 = n.d1;
    n = naive_stage2(n.ipa);
    n.d1 = d1;
    if (n.kind == OK && !naive_s2_permits(n.d2, el, letter))
        n.kind = PERMISSION;
    return n;
}

/* ---- random machines ------------------------------------------------------------------------- */

static uint64_t random_address(struct rng *r)
{
    switch (rng_below(r, 24)) {
    case 0: return rng_next(r) % (UINT64_C(1) << 48);
    case 1: return rng_next(r) % (UINT64_C(1) << 30);
    default: return RAM_BASE + rng_below(r, RAM_PAGES) * 4096;
    }
}

static uint64_t random_descriptor(struct rng *r)
{
    const uint64_t address = random_address(r) & UINT64_C(0xFFFFFFFFF000);
    uint64_t bits = rng_next(r) & (UINT64_C(3) << 53 | 0xFFC);
    if (rng_below(r, 8) != 0)
        bits |= 1 << 10; /* AF */
    if (rng_below(r, 4) != 0)
        bits |= 3 << 6;
    const uint64_t type = rng_below(r, 16);
    return address | bits | (type == 0 ? 0 : (type == 1 ? 1 : 3));
}

static struct mmu_regs random_regs(struct rng *r)
{
    const uint64_t sl0 = rng_below(r, 16) ? rng_below(r, 3) : 3;
    static const unsigned low[] = { 30, 21, 16, 16 };
    static const unsigned high[] = { 42, 33, 24, 39 };
    uint64_t vtsz = low[sl0] + rng_below(r, high[sl0] - low[sl0] + 1);
    if (rng_below(r, 16) == 0)
        vtsz = rng_below(r, 64);
    const uint64_t t0sz = rng_below(r, 20) ? 16 + rng_below(r, 24) : rng_below(r, 64);
    const uint64_t t1sz = rng_below(r, 20) ? 16 + rng_below(r, 24) : rng_below(r, 64);
    const uint64_t mode = rng_below(r, 8);
    return (struct mmu_regs){
        .sctlr_el1 = 0x1004 | (mode != 0),
        .tcr_el1 = t0sz | t1sz << 16 | UINT64_C(2) << 30 | UINT64_C(3) << 41 |
                   (rng_below(r, 4) ? 5 : rng_below(r, 8)) << 32 | (rng_next(r) & 0x3F003F00),
        .ttbr0_el1 = random_address(r) | rng_next(r) << 48,
        .ttbr1_el1 = random_address(r) | 1,
        .mair_el1 = MAIR,
        .hcr_el2 = (mode > 2) | (rng_next(r) & (UINT64_C(1) << 46 | 1 << 2)),
        .vtcr_el2 = vtsz | sl0 << 6 | (rng_below(r, 4) ? 5 : rng_below(r, 8)) << 16,
        .vttbr_el2 = random_address(r) | rng_next(r) << 48,
    };
}

/* An address of either range, most of them with small indexes. */
static uint64_t random_va(struct rng *r)
{
    uint64_t va = rng_next(r) >> (16 + rng_below(r, 40));
    if (rng_below(r, 3) == 0)
        va = ~va;
    if (rng_below(r, 64) == 0)
        va ^= UINT64_C(1) << rng_below(r, 64);
    return va;
}

static const enum mmu_fault_kind kinds[KINDS] = {
    [OK] = MMU_FAULT_NONE,
    [SIZE] = MMU_FAULT_ADDRESS_SIZE,
    [TRANSLATION] = MMU_FAULT_TRANSLATION,
    [FLAG] = MMU_FAULT_ACCESS_FLAG,
    [PERMISSION] = MMU_FAULT_PERMISSION,
    [ABORT] = MMU_FAULT_WALK_ABORT,
};

static bool attributes_agree(const struct mmu_page *p, const struct naive *n,
                             enum mmu_access access)
{
    struct mmu_combine_in in;
    mmu_combine_defaults(&in);
    in.s1 = n->d1 != 0;
    in.vm = n->d2 != 0;
    in.s1_attr = (uint8_t)(MAIR >> 8 * bits_of(n->d1, 4, 2));
    in.s1_sh = (uint8_t)bits_of(n->d1, 9, 8);
    in.s2_attr = (uint8_t)bits_of(n->d2, 5, 2);
    in.s2_sh = (uint8_t)bits_of(n->d2, 9, 8);
    in.fnxs = bits_of(n->d2, 11, 11);
    in.fwb = bits_of(regs->hcr_el2, 46, 46);
    in.kind = access == MMU_FETCH ? MMU_IFETCH : MMU_DATA;
    struct mmu_combine_out out;
    mmu_combine(&in, &out, NULL);
    return memcmp(&out.attr, &p->attr, sizeof out.attr) == 0 && p->unaligned == out.unaligned;
}

static void random_machines(void **state)
{
    (void)state;
    enum { ROUNDS = 3000, ADDRESSES = 60 };
    const uint64_t seed = 20250311;
    print_message("seed %llu\n", (unsigned long long)seed);
    static const struct mmu_features features = { .s2fwb = true, .xs = true, .mte2 = true };
    struct mmu *mmu = mmu_new(&features, machine_read, &machine);
    struct rng r;
    rng_seed(&r, seed, "tables");
    unsigned seen[3][KINDS] = { { 0 } };
    unsigned seen_walk = 0;
    for (unsigned round = 0; round < ROUNDS; round++) {
        if (round % 50 == 0) {
            for (size_t k = 0; k < ARRAY_LEN(machine.words); k++)
                machine.words[k] = random_descriptor(&r);
        }
        const struct mmu_regs now = random_regs(&r);
        regs = &now;
        mmu_set_regs(mmu, &now);
        mmu_tlbi_all(mmu);
        uint64_t va = 0;
        for (unsigned k = 0; k < ADDRESSES; k++) {
            if (k % 4 == 0) /* then other accesses to the same page */
                va = random_va(&r);
            const enum mmu_access access = (enum mmu_access)rng_below(&r, 3);
            const unsigned el = (unsigned)rng_below(&r, 2);
            struct mmu_fault f = { .kind = MMU_FAULT_NONE };
            const struct mmu_page *p = mmu_translate(mmu, (va_t){ va }, access, el, &f);
            const struct naive n = naive_translate(va, access, el);
            seen[n.kind == OK ? 0 : n.stage][n.kind]++;
            seen_walk += n.kind != OK && n.walk;
            bool right = (p != NULL) == (n.kind == OK);
            if (right && p)
                right = p->pa_page == n.pa - n.pa % 4096 &&
                        p->ipa_page.ipa == n.ipa - n.ipa % 4096 && attributes_agree(p, &n, access);
            else if (right)
                right = f.kind == kinds[n.kind] && f.stage2 == (n.stage == 2) &&
                        f.level == n.level && f.s1ptw == n.walk &&
                        (!f.stage2 || f.ipa.ipa == n.ipa);
            if (!right)
                fail_msg(
                    "round %u, va 0x%llx, access %d at EL%u: expected kind %d stage %d level %d "
                    "walk %d pa 0x%llx, got %s level %d pa 0x%llx (tcr 0x%llx vtcr 0x%llx)",
                    round, (unsigned long long)va, (int)access, el, (int)n.kind, n.stage, n.level,
                    n.walk, (unsigned long long)n.pa, p ? "a page" : mmu_fault_name(&f), f.level,
                    p ? (unsigned long long)p->pa_page : 0, (unsigned long long)now.tcr_el1,
                    (unsigned long long)now.vtcr_el2);
        }
    }
    /* The random tables reach everything. */
    assert_true(seen[0][OK] > 1000 && seen_walk > 1000);
    for (unsigned stage = 1; stage <= 2; stage++) {
        for (unsigned kind = SIZE; kind < KINDS; kind++)
            assert_true(seen[stage][kind] > 20);
    }
    mmu_free(mmu);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(random_machines) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
