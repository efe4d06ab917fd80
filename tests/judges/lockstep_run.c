/* SPDX-License-Identifier: Apache-2.0 */
/* The two CPUs of judge_lockstep, at EL1. */
#include "lockstep.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TABLES = 16, /* pages of translation tables behind the window's */
    RAM_PAGES = LOCK_PAGES + TABLES,
    LEVEL_1 = LOCK_PAGES,
    LEVEL_2,
    LEVEL_3 /* and the next ones: 2 MiB each */
};
/* T0SZ and T1SZ 25 (39 bits), 4 KiB, Inner Shareable Write-Back; IPS 48 bits; TBI0; no TTBR1. */
#define TCR UINT64_C(0x2580993519)

static void expect(uc_err result, const char *what)
{
    if (result != UC_ERR_OK) {
        fprintf(stderr, "judge_lockstep: Unicorn: %s: %s\n", what, uc_strerror(result));
        exit(3);
    }
}

/* ---- Unicorn --------------------------------------------------------------------------------- */

enum { THEIR_REGISTERS = 31 + 2 + 32 + 3 };

/* What each register of theirs is in a struct lock_state. */
static void their_registers(struct lock_state *s, int ids[], void *values[])
{
    unsigned n = 0;
    for (int i = 0; i < 31; i++) {
        ids[n] = i < 29 ? UC_ARM64_REG_X0 + i : UC_ARM64_REG_X29 + (i - 29);
        values[n++] = &s->x[i];
    }
    for (int i = 0; i < 32; i++) {
        ids[n] = UC_ARM64_REG_Q0 + i;
        values[n++] = s->v[i];
    }
    static const int OTHERS[] = { UC_ARM64_REG_SP, UC_ARM64_REG_PC, UC_ARM64_REG_NZCV,
                                  UC_ARM64_REG_FPCR, UC_ARM64_REG_FPSR };
    uint64_t *const fields[] = { &s->sp, &s->pc, &s->nzcv, &s->fpcr, &s->fpsr };
    for (unsigned i = 0; i < ARRAY_LEN(OTHERS); i++) {
        ids[n] = OTHERS[i];
        values[n++] = fields[i];
    }
}

void lock_theirs_set(struct lock_theirs *t, const struct lock_state *s)
{
    struct lock_state copy = *s;
    int ids[THEIR_REGISTERS];
    void *values[THEIR_REGISTERS];
    their_registers(&copy, ids, values);
    expect(uc_reg_write_batch(t->uc, ids, values, THEIR_REGISTERS), "registers");
}

void lock_theirs_get(struct lock_theirs *t, struct lock_state *s)
{
    int ids[THEIR_REGISTERS];
    void *values[THEIR_REGISTERS];
    memset(s, 0, sizeof(*s));
    their_registers(s, ids, values);
    expect(uc_reg_read_batch(t->uc, ids, values, THEIR_REGISTERS), "registers");
    s->nzcv &= UINT64_C(0xf0000000);
}

uc_err lock_theirs_run(struct lock_theirs *t, uint64_t pc, uint64_t end)
{
    return uc_emu_start(t->uc, pc, end ? end : UINT64_MAX, 0, end ? 0 : 1);
}

void lock_theirs_open(struct lock_theirs *t)
{
    expect(uc_open(UC_ARCH_ARM64, UC_MODE_ARM, &t->uc), "uc_open");
    expect(uc_ctl_set_cpu_model(t->uc, UC_CPU_ARM64_MAX), "CPU max");
    if (!t->ram) {
        t->ram = aligned_alloc(LOCK_PAGE, LOCK_BYTES);
        if (!t->ram) {
            exit(3);
        }
        memset(t->ram, 0, LOCK_BYTES);
    }
    expect(uc_mem_map_ptr(t->uc, LOCK_VA, LOCK_BYTES, UC_PROT_ALL, t->ram), "memory");
    /* At the beginning of what becomes data. */
    static const uint32_t code[] = {
        0xd5182040, /* MSR TCR_EL1, X0 */
        0xd5381001, /* MRS X1, SCTLR_EL1 */
        0xb2730021, /* ORR X1, X1, #1 << 13: EnDB, without which QEMU takes XPAC for a NOP */
        0xd5181001, /* MSR SCTLR_EL1, X1 */
        0xd5033fdf, /* ISB */
    };
    uint8_t kept[sizeof(code)];
    uint64_t tcr = TCR, cpacr = UINT64_C(3) << 20;
    memcpy(kept, t->ram, sizeof(kept));
    memcpy(t->ram, code, sizeof(code));
    expect(uc_reg_write(t->uc, UC_ARM64_REG_X0, &tcr), "X0");
    expect(uc_reg_write(t->uc, UC_ARM64_REG_CPACR_EL1, &cpacr), "CPACR_EL1");
    expect(lock_theirs_run(t, LOCK_VA, LOCK_VA + sizeof(code)), "TCR_EL1");
    memcpy(t->ram, kept, sizeof(kept));
}

void lock_theirs_close(struct lock_theirs *t)
{
    uc_close(t->uc);
    t->uc = NULL;
}

/* ---- ours: what is around it ----------------------------------------------------------------- */

static uint8_t *at(void *arg, pa_t page)
{
    struct lock_ours *o = arg;
    const uint64_t offset = page.pa - LOCK_PA;
    if (offset < LOCK_BYTES && o->hole[offset / LOCK_PAGE]) {
        return NULL;
    }
    return offset < (uint64_t)RAM_PAGES * LOCK_PAGE ? o->ram + offset : NULL;
}
static void no_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    (void)arg, (void)regs, (void)el;
}
static void no_tlbi(void *arg, const struct mmu_tlbi *tlbi, bool others)
{
    (void)arg, (void)tlbi, (void)others;
}
static void no_code(void *arg, pa_t pa, bool all)
{
    (void)arg, (void)pa, (void)all;
}
static void no_event(void *arg)
{
    (void)arg;
}
static uint64_t counter(void *arg, uint64_t cycles)
{
    (void)arg;
    return cycles;
}
static uint32_t line(void *arg, const struct a64_touch *t)
{
    struct lock_ours *o = arg;
    (void)t;
    return (uint32_t)rng_below(&o->lines, 100);
}
static bool walk_read(void *arg, pa_t pa, uint64_t *descriptor)
{
    const uint8_t *host = at(arg, pa);
    if (host) {
        memcpy(descriptor, host, sizeof(*descriptor));
    }
    return host != NULL;
}

static void count(void *arg, struct a64 *c, const struct a64_commit *i)
{
    struct lock_ours *o = arg;
    (void)c;
    o->counted[a64_decode(i->insn)]++;
    o->instructions++;
}

static void table_entry(struct lock_ours *o, unsigned table, uint64_t entry, uint64_t value)
{
    memcpy(o->ram + (size_t)table * LOCK_PAGE + entry * 8, &value, sizeof(value));
}

/*
 * Data is readable and writable at EL0 (for LDTR and STTR), code is not: what EL0 may write EL1 may
 * not execute. Frames are in another order than pages.
 */
static void make_tables(struct lock_ours *o, struct rng *r)
{
    enum { TABLE = 3, PAGE = 3 | 3 << 8 | 1 << 10, EL0 = 1 << 6, PER_TABLE = 512 };
    table_entry(o, LEVEL_1, LOCK_VA >> 30 & 511, LOCK_PA + LEVEL_2 * LOCK_PAGE + TABLE);
    for (unsigned i = 0; i < LOCK_PAGES; i++) {
        o->frame[i] = (uint16_t)i;
    }
    for (unsigned i = LOCK_PAGES - 1; i > 0; i--) {
        const unsigned k = (unsigned)rng_below(r, i + 1);
        const uint16_t frame = o->frame[i];
        o->frame[i] = o->frame[k];
        o->frame[k] = frame;
    }
    for (unsigned i = 0; i < LOCK_PAGES; i++) {
        const unsigned level_3 = LEVEL_3 + i / PER_TABLE;
        table_entry(o, LEVEL_2, (LOCK_VA >> 21 & 511) + i / PER_TABLE,
                    LOCK_PA + level_3 * (uint64_t)LOCK_PAGE + TABLE);
        table_entry(o, level_3, i % PER_TABLE,
                    (LOCK_PA + o->frame[i] * (uint64_t)LOCK_PAGE) | PAGE |
                        (i < LOCK_DATA_PAGES ? EL0 : 0));
    }
}

/* Two of three pages that are far enough from the middle: next to each other, and next to RAM. */
static void make_holes(struct lock_ours *o)
{
    for (int i = 0; i < LOCK_DATA_PAGES; i++) {
        const int far = abs(i - LOCK_DATA_PAGES / 2);
        o->hole[o->frame[i]] = far > LOCK_RAM_PAGES && i % 3 != 0;
    }
}

static void set_register(struct lock_ours *o, const char *name, uint64_t value)
{
    if (!a64_set_sysreg(o->c, name, value)) {
        fprintf(stderr, "judge_lockstep: no register %s\n", name);
        exit(3);
    }
}

void lock_ours_open(struct lock_ours *o, const struct lock_kind_of_ours *kind)
{
    static struct a64_impl impl; /* of all of them */
    struct mmu_impl mmu_impl;
    struct error e = { 0 };
    *o = (struct lock_ours){ .name = kind->name };
    o->ram = aligned_alloc(LOCK_PAGE, (size_t)RAM_PAGES * LOCK_PAGE);
    if (!o->ram) {
        exit(3);
    }
    memset(o->ram, 0, (size_t)RAM_PAGES * LOCK_PAGE);
    struct rng r;
    /* Cycles depend on the lines that share a set: PEs with timing have the same frames. */
    rng_seed(&r, 1, kind->timing ? "timing" : kind->name);
    rng_seed(&o->lines, 2, "lines");
    make_tables(o, &r);
    if (kind->holes) {
        make_holes(o);
    }
    a64_impl_defaults(&impl);
    mmu_impl_defaults(&mmu_impl);
    o->mmu = mmu_new(&mmu_impl, &(struct mmu_walk_memory){ o, walk_read, NULL });
    const struct a64_setup setup = {
        .impl = &impl,
        .mmu = o->mmu,
        .outside = { .arg = o,
                     .ram = at,
                     .context = no_context,
                     .tlbi = no_tlbi,
                     .code = no_code,
                     .event = no_event,
                     .counter = counter,
                     .line = line },
        .timing = kind->timing,
    };
    o->c = o->mmu ? a64_new(&setup, &e) : NULL;
    if (!o->c) {
        error_print(&e, stderr);
        exit(3);
    }
    a64_reset(o->c, 1, LOCK_VA);
    set_register(o, "MAIR_EL1", 0xff);
    set_register(o, "TCR_EL1", TCR);
    set_register(o, "TTBR0_EL1", LOCK_PA + (uint64_t)LEVEL_1 * LOCK_PAGE);
    set_register(o, "CPACR_EL1", UINT64_C(3) << 20);
    set_register(o, "SCTLR_EL1", UINT64_C(0x30d0380d)); /* M, C, SA, I, EnDB */
    if (kind->traced) {
        a64_trace(o->c, count, o);
    }
}

void lock_ours_close(struct lock_ours *o)
{
    a64_free(o->c);
    mmu_free(o->mmu);
    free(o->ram);
}

/* ---- ours: state ----------------------------------------------------------------------------- */

void lock_ours_set(struct lock_ours *o, const struct lock_state *s)
{
    for (unsigned i = 0; i < ARRAY_LEN(s->x); i++) {
        a64_set(o->c, i, s->x[i]);
    }
    for (unsigned i = 0; i < ARRAY_LEN(s->v); i++) {
        a64_set_v(o->c, i, s->v[i]);
    }
    a64_set(o->c, A64_REG_SP, s->sp);
    a64_set(o->c, A64_REG_PC, s->pc);
    const uint64_t pstate = a64_get(o->c, A64_REG_PSTATE) & ~UINT64_C(0xf0000000);
    a64_set(o->c, A64_REG_PSTATE, pstate | s->nzcv);
    a64_set(o->c, A64_REG_FPCR, s->fpcr);
    a64_set(o->c, A64_REG_FPSR, s->fpsr);
}

void lock_ours_get(struct lock_ours *o, struct lock_state *s)
{
    memset(s, 0, sizeof(*s));
    for (unsigned i = 0; i < ARRAY_LEN(s->x); i++) {
        s->x[i] = a64_get(o->c, i);
    }
    for (unsigned i = 0; i < ARRAY_LEN(s->v); i++) {
        a64_get_v(o->c, i, s->v[i]);
    }
    s->sp = a64_get(o->c, A64_REG_SP);
    s->pc = a64_get(o->c, A64_REG_PC);
    s->nzcv = a64_get(o->c, A64_REG_PSTATE) & UINT64_C(0xf0000000);
    s->fpcr = a64_get(o->c, A64_REG_FPCR);
    s->fpsr = a64_get(o->c, A64_REG_FPSR);
}

/* ---- ours: memory ---------------------------------------------------------------------------- */

static uint8_t *host_of(const struct lock_ours *o, uint64_t va)
{
    const uint64_t offset = va - LOCK_VA;
    return o->ram + (size_t)o->frame[offset / LOCK_PAGE] * LOCK_PAGE + offset % LOCK_PAGE;
}

static size_t in_page(uint64_t va, size_t size)
{
    const size_t room = LOCK_PAGE - (size_t)(va % LOCK_PAGE);
    return size < room ? size : room;
}

void lock_ours_write(struct lock_ours *o, uint64_t va, const void *from, size_t size)
{
    const uint8_t *bytes = from;
    while (size > 0) {
        const size_t part = in_page(va, size);
        uint8_t *host = host_of(o, va);
        memcpy(host, bytes, part);
        const uint64_t pa = LOCK_PA + (uint64_t)(host - o->ram);
        for (uint64_t line_at = pa & ~UINT64_C(63); line_at < pa + part; line_at += 64) {
            a64_code_changed(o->c, (pa_t){ line_at }, false);
        }
        va += part;
        bytes += part;
        size -= part;
    }
}

void lock_ours_read(const struct lock_ours *o, uint64_t va, void *to, size_t size)
{
    for (uint8_t *bytes = to; size > 0;) {
        const size_t part = in_page(va, size);
        memcpy(bytes, host_of(o, va), part);
        va += part;
        bytes += part;
        size -= part;
    }
}

uint64_t lock_memory_differs(const struct lock_ours *o, const uint8_t *theirs, uint64_t va,
                             size_t size)
{
    while (size > 0) {
        const size_t part = in_page(va, size);
        const uint8_t *ours = host_of(o, va), *other = theirs + (va - LOCK_VA);
        if (memcmp(ours, other, part) != 0) {
            size_t i = 0;
            while (ours[i] == other[i]) {
                i++;
            }
            return va + i;
        }
        va += part;
        size -= part;
    }
    return UINT64_MAX;
}

/* ---- ours: running --------------------------------------------------------------------------- */

static void answer(struct lock_ours *o)
{
    const struct access *a = a64_access(o->c);
    struct core_outcome outcome = { 0 };
    uint8_t data[ACCESS_MAX];
    o->accesses++;
    if (a->kind == ACCESS_LOAD) {
        lock_ours_read(o, a->va.va, data, a->size);
        outcome.data = data;
    } else if (a->kind == ACCESS_STORE || a->kind == ACCESS_EXCLUSIVE) {
        lock_ours_write(o, a->va.va, a->data, a->size);
    }
    a64_answer(o->c, &outcome);
}

const char *lock_ours_run(struct lock_ours *o, uint64_t piece)
{
    static const char *const STOPS[] = {
        [A64_STOP_BUDGET] = "does not end",
        [A64_STOP_ACCESS] = "hands an access out",
        [A64_STOP_WAIT] = "waits",
        [A64_STOP_BREAKPOINT] = "stops at a breakpoint",
        [A64_STOP_FETCH] = "leaves the code",
    };
    const uint64_t exceptions = a64_stats(o->c)->exceptions;
    const uint64_t begun = a64_stats(o->c)->instructions, cycles = a64_stats(o->c)->cycles;
    for (;;) {
        const enum a64_stop stop = a64_run(o->c, piece ? piece : LOCK_RUNAWAY, piece == 0);
        o->last = a64_stats(o->c)->instructions - begun;
        o->last_cycles = a64_stats(o->c)->cycles - cycles;
        if (a64_stats(o->c)->exceptions != exceptions) {
            return "takes an exception";
        }
        if (stop == A64_STOP_SEMIHOSTING) {
            a64_set(o->c, A64_REG_PC, a64_get(o->c, A64_REG_PC) - 4); /* that of HLT, as theirs */
            return NULL;
        }
        if (stop == A64_STOP_ACCESS) {
            answer(o);
            continue;
        }
        if (stop != A64_STOP_BUDGET || o->last > LOCK_RUNAWAY) {
            return STOPS[stop];
        }
    }
}

void lock_ours_step(struct lock_ours *o)
{
    while (a64_run(o->c, 1, true) == A64_STOP_ACCESS) {
        answer(o);
    }
}
