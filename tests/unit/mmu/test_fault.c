/* SPDX-License-Identifier: Apache-2.0 */
/* Status codes, names and exception syndromes, against values worked out from DDI 0487 D24.2. */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* ---- DFSC (D24.2.46) ------------------------------------------------------------------------- */

enum { NONE = -1 }; /* there is no such fault */

static void codes(void **state)
{
    (void)state;
    static const struct {
        enum mmu_fault_kind kind;
        int at[5]; /* levels -1 to 3 */
    } rows[] = {
        { MMU_FAULT_NONE, { NONE, NONE, NONE, NONE, NONE } },
        { MMU_FAULT_ADDRESS_SIZE, { 0x29, 0x00, 0x01, 0x02, 0x03 } },
        { MMU_FAULT_TRANSLATION, { 0x2B, 0x04, 0x05, 0x06, 0x07 } },
        { MMU_FAULT_ACCESS_FLAG, { NONE, 0x08, 0x09, 0x0A, 0x0B } },
        { MMU_FAULT_PERMISSION, { NONE, 0x0C, 0x0D, 0x0E, 0x0F } },
        { MMU_FAULT_ALIGNMENT, { 0x21, 0x21, 0x21, 0x21, 0x21 } },
        { MMU_FAULT_WALK_ABORT, { 0x13, 0x14, 0x15, 0x16, 0x17 } },
        { MMU_FAULT_TLB_CONFLICT, { 0x30, 0x30, 0x30, 0x30, 0x30 } },
        { MMU_FAULT_EXTERNAL, { 0x10, 0x10, 0x10, 0x10, 0x10 } },
        { MMU_FAULT_UNSUPPORTED, { 0x35, 0x35, 0x35, 0x35, 0x35 } },
        { MMU_FAULT_UPDATE, { 0x31, 0x31, 0x31, 0x31, 0x31 } },
    };
    assert_int_equal(ARRAY_LEN(rows), MMU_FAULT_COUNT);
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        for (int level = -1; level <= 3; level++) {
            const struct mmu_fault f = { .kind = rows[k].kind, .level = (int8_t)level };
            const int expected = rows[k].at[level + 1];
            if (mmu_fault_dfsc(&f) != (unsigned)expected)
                fail_msg("kind %u level %d: 0x%x", f.kind, level, mmu_fault_dfsc(&f));
        }
}

/* The whole table of D24.2.46, and of it what these faults are; the others are NONE by name. */
static void every_code(void **state)
{
    (void)state;
    enum { FLAT = MMU_NO_LEVEL };
    static const struct {
        enum mmu_fault_kind kind;
        int level;
        const char *name;
    } rows[64] = {
        [0x00] = { MMU_FAULT_ADDRESS_SIZE, 0, "address size fault" },
        [0x01] = { MMU_FAULT_ADDRESS_SIZE, 1, "address size fault" },
        [0x02] = { MMU_FAULT_ADDRESS_SIZE, 2, "address size fault" },
        [0x03] = { MMU_FAULT_ADDRESS_SIZE, 3, "address size fault" },
        [0x04] = { MMU_FAULT_TRANSLATION, 0, "translation fault" },
        [0x05] = { MMU_FAULT_TRANSLATION, 1, "translation fault" },
        [0x06] = { MMU_FAULT_TRANSLATION, 2, "translation fault" },
        [0x07] = { MMU_FAULT_TRANSLATION, 3, "translation fault" },
        [0x08] = { MMU_FAULT_ACCESS_FLAG, 0, "access flag fault" },
        [0x09] = { MMU_FAULT_ACCESS_FLAG, 1, "access flag fault" },
        [0x0A] = { MMU_FAULT_ACCESS_FLAG, 2, "access flag fault" },
        [0x0B] = { MMU_FAULT_ACCESS_FLAG, 3, "access flag fault" },
        [0x0C] = { MMU_FAULT_PERMISSION, 0, "permission fault" },
        [0x0D] = { MMU_FAULT_PERMISSION, 1, "permission fault" },
        [0x0E] = { MMU_FAULT_PERMISSION, 2, "permission fault" },
        [0x0F] = { MMU_FAULT_PERMISSION, 3, "permission fault" },
        [0x10] = { MMU_FAULT_EXTERNAL, FLAT, "synchronous external abort, not on a walk" },
        [0x11] = { MMU_FAULT_NONE, FLAT, "tag check fault" },
        [0x12] = { MMU_FAULT_WALK_ABORT, -2, "synchronous external abort on a walk" },
        [0x13] = { MMU_FAULT_WALK_ABORT, -1, "synchronous external abort on a walk" },
        [0x14] = { MMU_FAULT_WALK_ABORT, 0, "synchronous external abort on a walk" },
        [0x15] = { MMU_FAULT_WALK_ABORT, 1, "synchronous external abort on a walk" },
        [0x16] = { MMU_FAULT_WALK_ABORT, 2, "synchronous external abort on a walk" },
        [0x17] = { MMU_FAULT_WALK_ABORT, 3, "synchronous external abort on a walk" },
        [0x18] = { MMU_FAULT_NONE, FLAT, "parity or ECC error, not on a walk" },
        [0x1B] = { MMU_FAULT_NONE, -1, "parity or ECC error on a walk" },
        [0x1C] = { MMU_FAULT_NONE, 0, "parity or ECC error on a walk" },
        [0x1D] = { MMU_FAULT_NONE, 1, "parity or ECC error on a walk" },
        [0x1E] = { MMU_FAULT_NONE, 2, "parity or ECC error on a walk" },
        [0x1F] = { MMU_FAULT_NONE, 3, "parity or ECC error on a walk" },
        [0x21] = { MMU_FAULT_ALIGNMENT, FLAT, "alignment fault" },
        [0x22] = { MMU_FAULT_NONE, -2, "granule protection fault on a walk" },
        [0x23] = { MMU_FAULT_NONE, -1, "granule protection fault on a walk" },
        [0x24] = { MMU_FAULT_NONE, 0, "granule protection fault on a walk" },
        [0x25] = { MMU_FAULT_NONE, 1, "granule protection fault on a walk" },
        [0x26] = { MMU_FAULT_NONE, 2, "granule protection fault on a walk" },
        [0x27] = { MMU_FAULT_NONE, 3, "granule protection fault on a walk" },
        [0x28] = { MMU_FAULT_NONE, FLAT, "granule protection fault, not on a walk" },
        [0x29] = { MMU_FAULT_ADDRESS_SIZE, -1, "address size fault" },
        [0x2A] = { MMU_FAULT_TRANSLATION, -2, "translation fault" },
        [0x2B] = { MMU_FAULT_TRANSLATION, -1, "translation fault" },
        [0x2C] = { MMU_FAULT_ADDRESS_SIZE, -2, "address size fault" },
        [0x30] = { MMU_FAULT_TLB_CONFLICT, FLAT, "TLB conflict abort" },
        [0x31] = { MMU_FAULT_UPDATE, FLAT, "unsupported atomic hardware update" },
        [0x34] = { MMU_FAULT_NONE, FLAT, "lockdown" },
        [0x35] = { MMU_FAULT_UNSUPPORTED, FLAT, "unsupported exclusive or atomic access" },
    };
    for (unsigned code = 0; code < 64; code++) {
        const struct mmu_fault_status s = mmu_fault_status(code);
        const int level = rows[code].name ? rows[code].level : FLAT;
        if (s.kind != rows[code].kind || s.level != level || !s.name != !rows[code].name)
            fail_msg("0x%02x: kind %u level %d", code, s.kind, s.level);
        if (s.name)
            assert_string_equal(s.name, rows[code].name);
        const struct mmu_fault f = { .kind = s.kind, .level = s.level };
        assert_int_equal(mmu_fault_dfsc(&f), s.kind == MMU_FAULT_NONE ? ~0U : code);
    }
    assert_null(mmu_fault_status(64).name);
    assert_null(mmu_fault_status(~0U).name);
}

static void names(void **state)
{
    (void)state;
    static const struct {
        struct mmu_fault f;
        const char *name;
    } rows[] = {
        { { .kind = MMU_FAULT_NONE }, "no fault" },
        { { .kind = MMU_FAULT_TRANSLATION }, "stage-1 Translation fault" },
        { { .kind = MMU_FAULT_ADDRESS_SIZE, .stage2 = true }, "stage-2 Address size fault" },
        { { .kind = MMU_FAULT_PERMISSION, .stage2 = true, .s1ptw = true },
          "stage-2 Permission fault on a stage-1 table walk" },
        { { .kind = MMU_FAULT_ACCESS_FLAG }, "stage-1 Access flag fault" },
        { { .kind = MMU_FAULT_ALIGNMENT, .stage2 = true }, "stage-2 Alignment fault" },
        { { .kind = MMU_FAULT_TLB_CONFLICT }, "stage-1 TLB conflict abort" },
        { { .kind = MMU_FAULT_WALK_ABORT }, "synchronous External abort on a stage-1 table walk" },
        { { .kind = MMU_FAULT_WALK_ABORT, .stage2 = true },
          "synchronous External abort on a stage-2 table walk" },
        { { .kind = MMU_FAULT_WALK_ABORT, .stage2 = true, .s1ptw = true },
          "synchronous External abort on a stage-2 table walk for a stage-1 table walk" },
        { { .kind = MMU_FAULT_EXTERNAL }, "synchronous External abort" },
        { { .kind = MMU_FAULT_UNSUPPORTED, .stage2 = true },
          "stage-2 unsupported Exclusive, atomic or LS64 access" },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        assert_string_equal(mmu_fault_name(&rows[k].f), rows[k].name);
    for (unsigned kind = 0; kind < MMU_FAULT_COUNT; kind++)
        for (unsigned place = 0; place < 3; place++) {
            const struct mmu_fault f = { .kind = kind, .stage2 = place > 0, .s1ptw = place > 1 };
            assert_non_null(mmu_fault_name(&f));
        }
}

/* ---- exceptions ------------------------------------------------------------------------------ */

#define VA   UINT64_C(0xFFFF800008765432)
#define TGE  (UINT64_C(1) << 27)
#define TEA  (UINT64_C(1) << 37)
#define HOST (UINT64_C(1) << 34 | TGE)

struct expected {
    unsigned el;
    uint64_t esr;
    bool hpfar_valid;
    uint64_t hpfar;
};

static void expect(const struct mmu_fault *fault, uint64_t hcr, unsigned el,
                   const struct mmu_syndrome_access *access, const struct expected *x,
                   const char *what)
{
    struct mmu_fault f = *fault;
    f.va.va = VA;
    const struct mmu_regs regs = { .hcr_el2 = hcr };
    struct mmu_exception e;
    memset(&e, 0xA5, sizeof e);
    assert_true(mmu_fault_exception(&f, &regs, el, access, &e));
    if (e.target_el != x->el || e.esr != x->esr || e.hpfar_valid != x->hpfar_valid ||
        e.hpfar != x->hpfar || e.far != VA || e.ec != x->esr >> 26)
        fail_msg("%s: EL%u, EC 0x%x, ESR 0x%llx, FAR 0x%llx, HPFAR %d 0x%llx", what, e.target_el,
                 e.ec, (unsigned long long)e.esr, (unsigned long long)e.far, e.hpfar_valid,
                 (unsigned long long)e.hpfar);
}

static void stage_1(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        struct mmu_fault f;
        uint64_t hcr;
        unsigned el;
        struct expected x;
    } rows[] = {
        { "a kernel's load, level 0",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_READ },
          0,
          1,
          { 1, 0x96000004, false, 0 } },
        { "a kernel's store to read-only memory",
          { .kind = MMU_FAULT_PERMISSION, .access = MMU_WRITE, .write = true, .level = 3 },
          0,
          1,
          { 1, 0x9600004F, false, 0 } },
        { "a process's load, level -1",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_READ, .level = -1 },
          0,
          0,
          { 1, 0x9200002B, false, 0 } },
        { "a process under TGE",
          { .kind = MMU_FAULT_ACCESS_FLAG, .access = MMU_WRITE, .write = true, .level = 2 },
          TGE,
          0,
          { 2, 0x9200004A, false, 0 } },
        { "a process of the host",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_READ, .level = 1, .regime = MMU_EL20 },
          HOST,
          0,
          { 2, 0x92000005, false, 0 } },
        { "a process's fetch",
          { .kind = MMU_FAULT_PERMISSION, .access = MMU_FETCH, .level = 3 },
          0,
          0,
          { 1, 0x8200000F, false, 0 } },
        { "a kernel's fetch",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_FETCH, .level = 2 },
          0,
          1,
          { 1, 0x86000006, false, 0 } },
        { "EL2's fetch",
          { .kind = MMU_FAULT_ADDRESS_SIZE, .access = MMU_FETCH, .regime = MMU_EL2 },
          0,
          2,
          { 2, 0x86000000, false, 0 } },
        { "EL2's store",
          { .kind = MMU_FAULT_ADDRESS_SIZE,
            .access = MMU_WRITE,
            .write = true,
            .level = -1,
            .regime = MMU_EL2 },
          0,
          2,
          { 2, 0x96000069, false, 0 } },
        { "an unaligned load",
          { .kind = MMU_FAULT_ALIGNMENT, .access = MMU_READ, .level = 3 },
          0,
          1,
          { 1, 0x96000021, false, 0 } },
        { "the read half of an atomic",
          { .kind = MMU_FAULT_PERMISSION, .access = MMU_ATOMIC, .level = 3 },
          0,
          1,
          { 1, 0x9600000F, false, 0 } },
        { "the write half of an atomic",
          { .kind = MMU_FAULT_PERMISSION, .access = MMU_ATOMIC, .write = true, .level = 3 },
          0,
          1,
          { 1, 0x9600004F, false, 0 } },
        { "a TLB conflict",
          { .kind = MMU_FAULT_TLB_CONFLICT, .access = MMU_READ },
          0,
          1,
          { 1, 0x96000030, false, 0 } },
        { "DC CVAC",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_DC, .level = 3 },
          0,
          1,
          { 1, 0x96000147, false, 0 } },
        { "DC IVAC",
          { .kind = MMU_FAULT_PERMISSION, .access = MMU_DC_INVALIDATE, .level = 1 },
          0,
          1,
          { 1, 0x9600014D, false, 0 } },
        { "IC IVAU is a data abort",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_IC, .level = 3 },
          0,
          0,
          { 1, 0x92000147, false, 0 } },
        { "AT, the stage-1 table cannot be read",
          { .kind = MMU_FAULT_WALK_ABORT, .access = MMU_AT_READ, .level = 1 },
          0,
          2,
          { 2, 0x96000155, false, 0 } },
        { "a table cannot be read",
          { .kind = MMU_FAULT_WALK_ABORT, .access = MMU_READ, .level = 2 },
          0,
          1,
          { 1, 0x96000016, false, 0 } },
        { "level -1's table cannot be read",
          { .kind = MMU_FAULT_WALK_ABORT, .access = MMU_WRITE, .write = true, .level = -1 },
          0,
          1,
          { 1, 0x96000053, false, 0 } },
        { "the same for EL2 by TEA",
          { .kind = MMU_FAULT_WALK_ABORT, .access = MMU_READ, .level = 2 },
          TEA,
          1,
          { 2, 0x92000016, false, 0 } },
        { "TEA is for external aborts",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_READ, .level = 2 },
          TEA,
          1,
          { 1, 0x96000006, false, 0 } },
        { "a load that the bus refuses",
          { .kind = MMU_FAULT_EXTERNAL, .access = MMU_READ },
          0,
          1,
          { 1, 0x96000010, false, 0 } },
        { "a process's, by TEA",
          { .kind = MMU_FAULT_EXTERNAL, .access = MMU_READ },
          TEA,
          0,
          { 2, 0x92000010, false, 0 } },
        { "a store-exclusive to Device memory",
          { .kind = MMU_FAULT_UNSUPPORTED, .access = MMU_WRITE, .write = true, .level = 3 },
          TEA,
          1,
          { 1, 0x96000075, false, 0 } },
        { "a process's external abort under TGE",
          { .kind = MMU_FAULT_WALK_ABORT, .access = MMU_FETCH, .level = 3 },
          TGE,
          0,
          { 2, 0x82000017, false, 0 } },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        expect(&rows[k].f, rows[k].hcr, rows[k].el, NULL, &rows[k].x, rows[k].what);
}

static void stage_2(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        struct mmu_fault f;
        uint64_t hcr;
        unsigned el;
        struct expected x;
    } rows[] = {
        { "a load from where nothing is",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_READ, .level = 3, .ipa = { 0x09000018 } },
          0,
          1,
          { 2, 0x92000007, true, 0x90000 } },
        { "a process's store, all of FIPA",
          { .kind = MMU_FAULT_ACCESS_FLAG,
            .access = MMU_WRITE,
            .write = true,
            .level = 3,
            .ipa = { 0xFFFFFFFFFFFFF } },
          0,
          0,
          { 2, 0x9200004B, true, 0xFFFFFFFFFF0 } },
        { "Address size at level 0",
          { .kind = MMU_FAULT_ADDRESS_SIZE, .access = MMU_FETCH, .ipa = { 0x80000000123 } },
          0,
          1,
          { 2, 0x82000000, true, 0x800000000 } },
        { "a Permission fault has no IPA",
          { .kind = MMU_FAULT_PERMISSION,
            .access = MMU_WRITE,
            .write = true,
            .level = 2,
            .ipa = { 0x40000000 } },
          0,
          1,
          { 2, 0x9200004E, false, 0 } },
        { "but has on a stage-1 walk",
          { .kind = MMU_FAULT_PERMISSION,
            .s1ptw = true,
            .access = MMU_READ,
            .level = 2,
            .ipa = { 0x40000008 } },
          0,
          1,
          { 2, 0x9200008E, true, 0x400000 } },
        { "an update of a stage-1 descriptor, for a store",
          { .kind = MMU_FAULT_PERMISSION,
            .s1ptw = true,
            .update = true,
            .access = MMU_WRITE,
            .write = true,
            .level = 3,
            .ipa = { 0x40001008 } },
          0,
          0,
          { 2, 0x920000CF, true, 0x400010 } },
        { "a fetch's walk",
          { .kind = MMU_FAULT_TRANSLATION,
            .s1ptw = true,
            .access = MMU_FETCH,
            .level = 1,
            .ipa = { 0x7000 } },
          0,
          1,
          { 2, 0x82000085, true, 0x70 } },
        { "Alignment has no IPA",
          { .kind = MMU_FAULT_ALIGNMENT, .access = MMU_READ, .level = 3, .ipa = { 0x1000 } },
          0,
          1,
          { 2, 0x92000021, false, 0 } },
        { "a stage-2 table cannot be read",
          { .kind = MMU_FAULT_WALK_ABORT, .access = MMU_READ, .level = 1, .ipa = { 0x1000 } },
          0,
          1,
          { 2, 0x92000015, false, 0 } },
        { "nor on behalf of a stage-1 walk",
          { .kind = MMU_FAULT_WALK_ABORT,
            .s1ptw = true,
            .access = MMU_WRITE,
            .write = true,
            .level = 0,
            .ipa = { 0x1000 } },
          0,
          0,
          { 2, 0x920000D4, false, 0 } },
        { "an atomic to what stage 2 made Non-cacheable",
          { .kind = MMU_FAULT_UNSUPPORTED, .access = MMU_WRITE, .write = true, .ipa = { 0x1000 } },
          0,
          0,
          { 2, 0x92000075, false, 0 } },
        { "AT S12E1R from EL2",
          { .kind = MMU_FAULT_WALK_ABORT, .s1ptw = true, .access = MMU_AT_READ, .level = 3 },
          0,
          2,
          { 2, 0x960001D7, false, 0 } },
        { "AT S1E1W from EL1",
          { .kind = MMU_FAULT_TRANSLATION,
            .s1ptw = true,
            .access = MMU_AT_WRITE,
            .write = true,
            .level = 3,
            .ipa = { 0x2000 } },
          0,
          1,
          { 2, 0x920001C7, true, 0x20 } },
        { "DC CIVAC",
          { .kind = MMU_FAULT_TRANSLATION, .access = MMU_DC, .level = 2, .ipa = { 0x200000 } },
          0,
          1,
          { 2, 0x92000146, true, 0x2000 } },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        struct mmu_fault f = rows[k].f;
        f.stage2 = true;
        expect(&f, rows[k].hcr | 1, rows[k].el, NULL, &rows[k].x, rows[k].what);
    }
}

/* ISV is for stage-2 data aborts alone. */
static void instruction_syndrome(void **state)
{
    (void)state;
    static const struct mmu_syndrome_access w3 = { .valid = true, .sas = 2, .srt = 3 };
    static const struct mmu_syndrome_access ldarsb_x30 = {
        .valid = true, .sas = 0, .sse = true, .sf = true, .ar = true, .srt = 30
    };
    static const struct mmu_syndrome_access xzr = {
        .valid = true, .sas = 3, .sf = true, .srt = 31
    };
    static const struct mmu_syndrome_access h0 = { .valid = true, .sas = 1 };
    static const struct mmu_syndrome_access pair = { .valid = false, .sas = 3, .sf = true };
    static const struct {
        const char *what;
        struct mmu_fault f;
        const struct mmu_syndrome_access *access;
        uint64_t esr;
    } rows[] = {
        { "str w3",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .write = true, .level = 3 },
          &w3,
          0x93830047 },
        { "acquire, sign-extending, byte, x30",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .level = 2 },
          &ldarsb_x30,
          0x933EC006 },
        { "str xzr",
          { .kind = MMU_FAULT_ACCESS_FLAG, .stage2 = true, .write = true, .level = 3 },
          &xzr,
          0x93DF804B },
        { "ldrh w0 denied",
          { .kind = MMU_FAULT_PERMISSION, .stage2 = true, .level = 1 },
          &h0,
          0x9340000D },
        { "ldrh w0 unaligned",
          { .kind = MMU_FAULT_ALIGNMENT, .stage2 = true, .level = 3 },
          &h0,
          0x93400021 },
        { "not one register",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .level = 3 },
          &pair,
          0x92000007 },
        { "on a stage-1 walk",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .s1ptw = true, .level = 3 },
          &w3,
          0x92000087 },
        { "an external abort",
          { .kind = MMU_FAULT_WALK_ABORT, .stage2 = true, .level = 3 },
          &w3,
          0x92000017 },
        { "maintenance",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .access = MMU_DC, .level = 3 },
          &w3,
          0x92000147 },
        { "a fetch",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .access = MMU_FETCH, .level = 3 },
          &w3,
          0x82000007 },
        { "stage 1", { .kind = MMU_FAULT_TRANSLATION, .level = 3 }, &w3, 0x96000007 },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        const struct mmu_regs regs = { .hcr_el2 = 1 };
        struct mmu_exception e;
        assert_true(mmu_fault_exception(&rows[k].f, &regs, 1, rows[k].access, &e));
        if (e.esr != rows[k].esr)
            fail_msg("%s: ESR 0x%llx", rows[k].what, (unsigned long long)e.esr);
    }
}

/* ISV and LST of FEAT_LS64 are for both stages, for three kinds of faults. */
static void ls64_syndrome(void **state)
{
    (void)state;
    static const struct mmu_syndrome_access x0 = { .lst = MMU_LST_64B };
    static const struct mmu_syndrome_access x2 = { .lst = MMU_LST_64B, .srt = 2, .xs = 9 };
    static const struct mmu_syndrome_access st64bv = {
        .lst = MMU_LST_ST64BV, .srt = 30, .xs = 5, .sse = true, .ar = true, .sas = 1
    };
    static const struct mmu_syndrome_access st64bv0 = { .lst = MMU_LST_ST64BV0,
                                                        .srt = 8,
                                                        .xs = 31 };
    static const struct {
        const char *what;
        struct mmu_fault f;
        unsigned el;
        const struct mmu_syndrome_access *access;
        uint64_t esr;
    } rows[] = {
        { "st64b x0, stage 1",
          { .kind = MMU_FAULT_TRANSLATION, .write = true, .level = 3 },
          1,
          &x0,
          0x97C09047 },
        { "a process's ld64b x2",
          { .kind = MMU_FAULT_ACCESS_FLAG, .level = 2 },
          0,
          &x2,
          0x93C2900A },
        { "ld64b at EL2", { .kind = MMU_FAULT_TRANSLATION, .level = -1 }, 2, &x0, 0x97C0902B },
        { "st64bv x5, x30, stage 2",
          { .kind = MMU_FAULT_PERMISSION, .stage2 = true, .write = true, .level = 1 },
          1,
          &st64bv,
          0x593DE884D },
        { "st64bv0 xzr, x8, stage 2",
          { .kind = MMU_FAULT_TRANSLATION, .stage2 = true, .write = true, .level = 3 },
          1,
          &st64bv0,
          0x1F93C89847 },
        { "st64b, on a stage-1 walk",
          { .kind = MMU_FAULT_TRANSLATION,
            .stage2 = true,
            .s1ptw = true,
            .write = true,
            .level = 3 },
          1,
          &x0,
          0x93C090C7 },
        { "unaligned st64b", { .kind = MMU_FAULT_ALIGNMENT, .write = true }, 1, &x0, 0x96000061 },
        { "Address size", { .kind = MMU_FAULT_ADDRESS_SIZE, .write = true }, 1, &x0, 0x96000040 },
        { "a table cannot be read",
          { .kind = MMU_FAULT_WALK_ABORT, .write = true, .level = 1 },
          1,
          &st64bv,
          0x96000055 },
        { "to Write-Back memory",
          { .kind = MMU_FAULT_UNSUPPORTED, .stage2 = true, .write = true },
          1,
          &x0,
          0x92000075 },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        const struct mmu_regs regs = { .hcr_el2 = 1 };
        struct mmu_exception e;
        assert_true(mmu_fault_exception(&rows[k].f, &regs, rows[k].el, rows[k].access, &e));
        if (e.esr != rows[k].esr)
            fail_msg("%s: ESR 0x%llx", rows[k].what, (unsigned long long)e.esr);
    }
}

static void no_exception(void **state)
{
    (void)state;
    const struct mmu_fault f = { .kind = MMU_FAULT_NONE };
    const struct mmu_regs regs = { .hcr_el2 = 0 };
    struct mmu_exception e = { .esr = 42 };
    assert_false(mmu_fault_exception(&f, &regs, 1, NULL, &e));
    assert_int_equal(e.esr, 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes),         cmocka_unit_test(every_code),
        cmocka_unit_test(names),         cmocka_unit_test(stage_1),
        cmocka_unit_test(stage_2),       cmocka_unit_test(instruction_syndrome),
        cmocka_unit_test(ls64_syndrome), cmocka_unit_test(no_exception),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
