/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any words as code, at any EL, executed twice: predecoded and one by one (exact). Both end in the
 * same registers, memory and accesses after as many instructions. Each word has a text.
 *
 * Input: struct header, then six bytes an instruction. What lies outside of RAM answers with data
 * or faults as the header's seed has it; interrupts come where both have done as many instructions.
 */
#include <stdlib.h>
#include <string.h>

#include "a64/disasm.h"
#include "a64/exception.h"
#include "a64/state.h"

enum { CHUNKS = 16, WORDS_MOST = 96, STOPS_MOST = 24 };
struct header {
    uint8_t place, flags, features, room; /* `room`: for a text */
    uint32_t seed;
    uint8_t events[CHUNKS]; /* length in bits 3:0, what happens before it in bits 7:4 */
};
/* `place`: EL in bits 1:0, and these. */
enum { PLACE_SPX = 4, PLACE_PAGE_END = 8, PLACE_UNMASKED = 16, PLACE_GUARDED = 32, PLACE_NC = 64 };
enum {
    TIMING = 1,
    POSTS = 2,
    FAULTS = 4,
    FEWER = 8,
    STAGE2 = 16,
    HOST = 32,
    HOST_TGE = 64,
    CHECKS = 128
};

enum event {
    NOTHING,
    IRQ_ON,
    IRQ_OFF,
    FIQ_ON,
    FIQ_OFF,
    SERROR,
    EVENT,
    NEW_CODE,
    RESTART,
    FLUSH,
    BREAKPOINT
};

/* Blocks of 1 GiB of the tables: RAM and the device by several names. */
enum block {
    B_DEVICE,
    B_KERNEL,
    B_USER,
    B_NC,
    B_USER_DEVICE,
    B_USER_DEVICE_NC,
    B_READ_ONLY,
    B_TAGGED,
    B_NO_AF,
    B_DEVICE_WB,
    BLOCKS
};
#define RAM    UINT64_C(0x40000000)
#define TABLE  UINT64_C(0x10000)
#define TABLE2 UINT64_C(0x20000)
enum {
    RAM_BYTES = 0x10000,
    CODE = 0x8000,
    CODE_AT_END = 0x8FE8,
    VECTORS = 0xA000,
    VECTORS2 = 0xB000
};

struct side {
    struct a64 *c;
    struct mmu *mmu;
    struct mmu_impl mmu_impl;
    struct a64_impl impl;
    uint8_t *ram;
    const struct header *h;
    uint64_t accesses, digest; /* those handed out so far */
    uint64_t base;             /* of the counter: instructions before this run */
};

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

/* SplitMix64. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* ---- memory ---------------------------------------------------------------------------------- */

/* AttrIndx: 0 Write-Back, 1 tagged, 2 Normal-NC, 3 Device-nGnRE. */
static uint64_t block_of(unsigned n)
{
    enum { AP_EL0 = 1 << 6, AP_RO = 2 << 6, AF = 1 << 10, ISH = 3 << 8 };
    static const struct {
        uint64_t pa;
        unsigned attr, bits;
    } blocks[BLOCKS] = {
        [B_DEVICE] = { 0, 3, AF },
        [B_KERNEL] = { RAM, 0, AF },
        [B_USER] = { RAM, 0, AF | AP_EL0 },
        [B_NC] = { RAM, 2, AF | AP_EL0 },
        [B_USER_DEVICE] = { 0, 3, AF | AP_EL0 },
        [B_USER_DEVICE_NC] = { 0, 2, AF | AP_EL0 },
        [B_READ_ONLY] = { RAM, 0, AF | AP_EL0 | AP_RO },
        [B_TAGGED] = { RAM, 1, AF | AP_EL0 },
        [B_NO_AF] = { RAM, 0, AP_EL0 },
        [B_DEVICE_WB] = { 0, 0, AF | AP_EL0 },
    };
    if (n >= BLOCKS) {
        return 0;
    }
    const uint64_t guarded = n == B_READ_ONLY ? UINT64_C(1) << 50 : 0;
    return blocks[n].pa | guarded | ISH | blocks[n].bits | blocks[n].attr << 2 | 1;
}

/* IPA is PA, for the two that there are. */
static uint64_t block2_of(unsigned n)
{
    enum { AF_RW = 1 << 10 | 3 << 6, DEVICE = 1 << 2, WB = 15 << 2 };
    return n > 1 ? 0 : n * RAM | AF_RW | (n ? WB : DEVICE) | 1;
}

static bool read_descriptor(void *arg, pa_t at, uint64_t *d)
{
    const struct side *s = arg;
    if (at.pa >= TABLE && at.pa < TABLE + 4096) {
        *d = block_of((unsigned)(at.pa - TABLE) / 8);
    } else if (at.pa >= TABLE2 && at.pa < TABLE2 + 4096) {
        *d = block2_of((unsigned)(at.pa - TABLE2) / 8);
    } else if (at.pa >= RAM && at.pa <= RAM + RAM_BYTES - sizeof(*d)) {
        memcpy(d, s->ram + (at.pa - RAM), sizeof(*d));
    } else {
        return false;
    }
    return true;
}

static uint8_t *ram_page(void *arg, pa_t page)
{
    const struct side *s = arg;
    const uint64_t offset = page.pa - RAM;
    return offset < RAM_BYTES ? s->ram + offset : NULL;
}

/* ---- outside --------------------------------------------------------------------------------- */

static void mix(struct side *s, uint64_t value)
{
    s->digest ^= value;
    s->digest = next_random(&s->digest);
}

static void see_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    (void)regs;
    mix(arg, el);
}
static void see_tlbi(void *arg, const struct mmu_tlbi *tlbi, bool others)
{
    (void)tlbi;
    mix(arg, others);
}
static void see_code(void *arg, pa_t pa, bool all)
{
    mix(arg, pa.pa + all);
}
static void see_event(void *arg)
{
    mix(arg, 'e');
}
static void see_mark(void *arg, unsigned n)
{
    mix(arg, n);
}
/* With timing the times of code that has just been predecoded may be others: they do not count. */
static uint64_t counter(void *arg, uint64_t cycles)
{
    const struct side *s = arg;
    return s->h->flags & TIMING ? UINT64_C(1) << 40 : s->base + cycles;
}

static uint32_t cost_of_line(void *arg, const struct a64_touch *t)
{
    mix(arg, t->va.va >> 6 << 2 | (unsigned)t->write << 1 | t->fetch);
    return t->pa.pa >> 6 & 3;
}

static void see_access(struct side *s, const struct access *a)
{
    mix(s, a->va.va);
    mix(s, (uint64_t)a->kind << 48 | (uint64_t)a->mode << 40 | (uint64_t)a->size << 16 |
               a->element << 8 | a->release);
    if (a->kind == ACCESS_STORE || a->kind == ACCESS_SINGLE) {
        expect(a->size <= ACCESS_MAX);
        for (uint32_t i = 0; i < a->size; i++) {
            mix(s, a->data[i]);
        }
    }
    if (a->kind == ACCESS_BARRIER) {
        mix(s, (uint64_t)a->barrier << 16 | (uint64_t)a->domain << 8 | a->type);
    }
    s->accesses++;
}

static struct core_outcome fault_of(struct side *s, const struct access *a,
                                    enum mmu_fault_kind kind)
{
    const bool write = a->kind != ACCESS_LOAD;
    return (struct core_outcome){
        .fault = kind == MMU_FAULT_EXTERNAL ? CORE_FAULT_EXTERNAL : CORE_FAULT_UNSUPPORTED,
        .mmu = { .kind = kind,
                 .write = write,
                 .access = write ? MMU_WRITE : MMU_READ,
                 .regime = (uint8_t)mmu_regime(mmu_regs(s->mmu), a->mode & MMU_MODE_EL),
                 .va = a->va },
    };
}

/* What the load/store unit would answer. `data` is of a load. */
static struct core_outcome outcome_of(struct side *s, const struct access *a, uint64_t data[8])
{
    static const struct core_outcome done;
    uint64_t random = s->h->seed ^ s->accesses << 32;
    if (a->kind == ACCESS_BARRIER) {
        return done;
    }
    const enum mmu_access kind = a->kind == ACCESS_LOAD    ? MMU_READ
                                 : a->kind == ACCESS_CLEAN ? MMU_DC
                                                           : MMU_WRITE;
    const bool unaligned = a->align && a->va.va % a->align;
    struct core_outcome o = { .fault = CORE_FAULT_MMU };
    const struct mmu_page *page =
        mmu_translate(s->mmu, a->va, kind, a->mode | (unaligned ? MMU_UNALIGNED : 0U), &o.mmu);
    if (!page) {
        return o;
    }
    const bool wb = page->attr.type == MEM_NORMAL && page->attr.inner.attr == CACHE_WB;
    if ((a->kind == ACCESS_EXCLUSIVE && !wb) ||
        (a->kind == ACCESS_SINGLE && memattr_cacheable(&page->attr))) {
        return fault_of(s, a, MMU_FAULT_UNSUPPORTED);
    }
    if (s->h->flags & FAULTS && next_random(&random) % 4 == 0) {
        return fault_of(s, a, MMU_FAULT_EXTERNAL);
    }
    for (unsigned i = 0; i < 8; i++) {
        data[i] = next_random(&random);
    }
    return (struct core_outcome){ .data = (const uint8_t *)data };
}

static void serve(struct side *s)
{
    uint64_t data[8];
    const struct access a = *a64_access(s->c);
    see_access(s, &a);
    const struct core_outcome o = outcome_of(s, &a, data);
    a64_answer(s->c, &o);
}

/* Some stores are done at once, some of these with a fault. */
static bool store_now(void *arg, const struct access *a, uint64_t cycles)
{
    struct side *s = arg;
    uint64_t data[8];
    (void)cycles;
    see_access(s, a);
    if ((s->accesses ^ s->h->seed) % 4 == 0) {
        return false;
    }
    const struct core_outcome o = outcome_of(s, a, data);
    if (o.fault != CORE_NO_FAULT) {
        a64_answer(s->c, &o);
    }
    return true;
}

/* ---- two PEs --------------------------------------------------------------------------------- */

static void choose_features(struct side *s)
{
    uint64_t random = s->h->features;
    struct error e;
    a64_impl_defaults(&s->impl);
    mmu_impl_defaults(&s->mmu_impl);
    s->mmu_impl.features = (struct mmu_features){ .s2fwb = true, .xs = true, .mte2 = true };
    if (!(s->h->flags & FEWER)) {
        return;
    }
    for (size_t i = 0; i < a64_impl_params.count; i++) {
        const struct param *p = &a64_impl_params.params[i];
        if (p->type == PARAM_BOOL && next_random(&random) % 4 == 0) {
            *((bool *)((char *)&s->impl + p->offset)) = false;
        }
    }
    if (!a64_impl_check(&s->impl, &s->mmu_impl, &e)) {
        a64_impl_defaults(&s->impl);
    }
}

/* As memory: a64_context_changed() comes after all. */
static void set(struct side *s, unsigned slot, uint64_t value)
{
    s->c->sys[slot] = value | a64_sysregs[slot].ones;
}

static void set_system(struct side *s)
{
    /* 39 bits of VA, Write-Back walks; EL1&0's other half is off. */
    const uint64_t tcr = 25 | 1 << 8 | 1 << 10 | 3 << 12, epd1 = UINT64_C(1) << 23;
    const unsigned flags = s->h->flags;
    const uint64_t checks = flags & CHECKS ? 1 << 1 | 1 << 3 | 1 << 4 : 0; /* A, SA, SA0 */
    const uint64_t sctlr = SCTLR_ELX_M | SCTLR_ELX_C | SCTLR_ELX_I | SCTLR_ELX_ATA |
                           SCTLR_ELX_ENIA | checks |
                           UINT64_C(0x0C04C200) /* nTWE ... UCI: EL0 may */;
    set(s, SYS_MAIR_EL1, 0x0444F0FF);
    set(s, SYS_MAIR_EL2, 0x0444F0FF);
    set(s, SYS_TCR_EL1, tcr | epd1);
    set(s, SYS_TTBR0_EL1, TABLE);
    set(s, SYS_TTBR0_EL2, TABLE);
    set(s, SYS_VTTBR_EL2, TABLE2);
    set(s, SYS_VTCR_EL2, tcr | 1 << 6);
    set(s, SYS_VBAR_EL1, RAM + VECTORS);
    set(s, SYS_VBAR_EL2, RAM + VECTORS2);
    set(s, SYS_CPACR_EL1, 3 << 20);
    set(s, SYS_HCRX_EL2, HCRX_EL2_MSCEN | HCRX_EL2_ENALS | HCRX_EL2_ENASR | HCRX_EL2_ENAS0);
    set(s, SYS_HCR_EL2,
        HCR_EL2_RW | HCR_EL2_API | HCR_EL2_ATA | (flags & STAGE2 ? HCR_EL2_VM : 0) |
            (flags & HOST ? HCR_EL2_E2H | (flags & HOST_TGE ? HCR_EL2_TGE : 0) : 0));
    set(s, SYS_TCR_EL2, flags & HOST ? tcr | epd1 : tcr);
    set(s, SYS_CPTR_EL2, flags & HOST ? 3 << 20 : 0);
    set(s, SYS_SCTLR_EL2, sctlr);
    set(s, SYS_SCTLR_EL1, sctlr);
    a64_context_changed(s->c);
}

static uint64_t address(uint64_t r)
{
    const uint64_t place = r >> 8 & 0xFFFF;
    switch (r % 8) {
    case 0: return r;
    case 1: return place % 256;
    case 2: return (uint64_t)(r >> 32 & 15) << 30 | place;
    case 3: return (uint64_t)B_KERNEL << 30 | (place & ~UINT64_C(15));
    case 4: return (uint64_t)B_USER_DEVICE << 30 | (place & ~UINT64_C(7));
    case 5: return (uint64_t)B_USER << 30 | (place % 16 * 4096 + 4096 - 8 * (place >> 12));
    default: return (uint64_t)B_USER << 30 | (place & ~UINT64_C(7));
    }
}

static uint64_t code_va(const struct header *h)
{
    const enum block user = h->place & PLACE_GUARDED ? B_READ_ONLY
                            : h->place & PLACE_NC    ? B_NC
                                                     : B_USER;
    const enum block block = h->place % 4 == 0 ? user : B_KERNEL;
    return ((uint64_t)block << 30) + (h->place & PLACE_PAGE_END ? CODE_AT_END : CODE);
}

static void start(struct side *s)
{
    const unsigned el = s->h->place % 4 < 3 ? s->h->place % 4 : 1;
    const uint64_t masks = s->h->place & PLACE_UNMASKED ? 0 : 15 << 6;
    a64_set(s->c, A64_REG_PSTATE, masks | el << 2 | (el && s->h->place & PLACE_SPX ? 1 : 0));
    a64_set(s->c, A64_REG_PC, code_va(s->h));
}

static void set_registers(struct side *s)
{
    uint64_t random = s->h->seed;
    for (unsigned i = 0; i < 31; i++) {
        a64_set(s->c, i, address(next_random(&random)));
    }
    for (unsigned i = 0; i < 32; i++) {
        const uint64_t v[2] = { next_random(&random), next_random(&random) };
        a64_set_v(s->c, i, v);
    }
    start(s);
    for (unsigned i = 0; i < 3; i++) {
        s->c->sp[i] = address(next_random(&random)) & ~UINT64_C(15);
    }
    a64_set(s->c, A64_REG_SP, ((uint64_t)B_USER << 30 | (next_random(&random) & 0xFFF0)));
}

static void put(struct side *s, uint64_t at, uint32_t word)
{
    memcpy(s->ram + at, &word, sizeof(word));
}

/* A synchronous exception goes on behind its instruction; x18 is the handlers'. */
static void put_vectors(struct side *s, unsigned at, unsigned el)
{
    static const uint32_t eret = 0xD69F03E0;
    const uint32_t op1 = el == 2 ? 4U << 16 : 0;
    for (unsigned i = 0; i < 16; i++, at += 0x80) {
        if (i % 4 == 0) {
            put(s, at, 0xD5384032 | op1);     /* mrs x18, elr_elX */
            put(s, at + 4, 0x91001252);       /* add x18, x18, #4 */
            put(s, at + 8, 0xD5184032 | op1); /* msr elr_elX, x18 */
        }
        put(s, at + (i % 4 ? 0 : 12), eret);
    }
}

/* Six bytes: a row of the tables with these operands, or the word itself. */
static uint32_t word_of(const uint8_t *data)
{
    uint16_t row;
    uint32_t word;
    memcpy(&row, data, sizeof(row));
    memcpy(&word, data + sizeof(row), sizeof(word));
    if (row & 0x8000) {
        return word;
    }
    const struct a64_pattern *p = &a64_patterns[row % A64_OP_COUNT];
    return p->match | (word & ~p->mask);
}

static void build(struct side *s, const struct header *h, const uint8_t *code, size_t words)
{
    struct error e;
    *s = (struct side){ .h = h, .ram = calloc(1, RAM_BYTES) };
    expect(s->ram != NULL);
    choose_features(s);
    const struct mmu_walk_memory memory = { .arg = s, .read = read_descriptor };
    s->mmu = mmu_new(&s->mmu_impl, &memory);
    expect(s->mmu != NULL);
    const struct a64_setup setup = {
        .impl = &s->impl,
        .mmu = s->mmu,
        .timing = h->flags & TIMING,
        .outside = { .arg = s,
                     .ram = ram_page,
                     .context = see_context,
                     .tlbi = see_tlbi,
                     .code = see_code,
                     .event = see_event,
                     .counter = counter,
                     .line = cost_of_line,
                     .mark = see_mark,
                     .store = h->flags & POSTS ? store_now : NULL },
    };
    s->c = a64_new(&setup, &e);
    expect(s->c != NULL);
    a64_reset(s->c, 2, 0);
    const uint64_t at = code_va(h) % RAM_BYTES;
    for (size_t i = 0; i < words; i++) {
        put(s, at + i * 4, word_of(code + i * 6));
    }
    put(s, at + words * 4, 0x14000000 | (-(uint32_t)words & 0x3FFFFFF)); /* b back */
    put_vectors(s, VECTORS, 1);
    put_vectors(s, VECTORS2, 2);
    set_system(s);
    set_registers(s);
}

static void take_down(struct side *s)
{
    a64_free(s->c);
    mmu_free(s->mmu);
    free(s->ram);
}

/* ---- comparing ------------------------------------------------------------------------------- */

static bool same(const char *what, unsigned n, uint64_t hot, uint64_t exact)
{
    if (hot != exact) {
        fprintf(stderr, "%s %u: %#llx predecoded, %#llx exact\n", what, n, (unsigned long long)hot,
                (unsigned long long)exact);
    }
    return hot == exact;
}

static void compare(struct side *hot, struct side *exact)
{
    struct a64 *h = hot->c, *x = exact->c;
    bool ok = same("pc", 0, h->pc, x->pc) && same("pstate", 0, a64_pstate(h), a64_pstate(x));
    for (unsigned i = 0; i <= A64_REG_FPSR; i++) {
        ok = same("register", i, a64_get(h, i), a64_get(x, i)) && ok;
    }
    for (unsigned i = 0; i < 3; i++) {
        ok = same("sp_el", i, h->sp[i], x->sp[i]) && ok;
    }
    for (unsigned i = 0; i < 32; i++) {
        ok = same("v, low", i, h->vreg[i].d[0], x->vreg[i].d[0]) &&
             same("v, high", i, h->vreg[i].d[1], x->vreg[i].d[1]) && ok;
    }
    for (unsigned i = 0; i < A64_SYSREG_COUNT; i++) {
        ok = same(a64_sysregs[i].name, i, h->sys[i], x->sys[i]) && ok;
    }
    ok = same("monitor", 0, h->monitor, x->monitor) && same("event", 0, h->event, x->event) &&
         same("exceptions", 0, h->stats.exceptions, x->stats.exceptions) &&
         same("waits until", 0, a64_waits_until(h), a64_waits_until(x)) && ok;
    ok = same("accesses", 0, hot->accesses, exact->accesses) && ok;
    ok = same("digest of accesses", 0, hot->digest, exact->digest) && ok;
    ok = same("memory differs", 0, 0, memcmp(hot->ram, exact->ram, RAM_BYTES) != 0) && ok;
    expect(ok);
}

/* ---- running --------------------------------------------------------------------------------- */

static enum a64_stop run(struct side *s, uint64_t instructions, bool exact, uint64_t *done)
{
    const uint64_t before = s->base;
    const enum a64_stop stop = a64_run(s->c, instructions, exact);
    s->base = a64_stats(s->c)->instructions;
    *done = s->base - before;
    return stop;
}

/* Some instructions of both: as many as the first has done. */
static uint64_t run_both(struct side *hot, struct side *exact, uint64_t instructions)
{
    uint64_t done, done_exact = 0;
    const enum a64_stop stop = run(hot, instructions, false, &done);
    /* What stopped it is met again with one more to do. */
    const bool met = stop != A64_STOP_BUDGET;
    const enum a64_stop stop_exact = run(exact, done + met, true, &done_exact);
    const bool ok = same("instructions", 0, done, done_exact) && same("stop", 0, stop, stop_exact);
    compare(hot, exact);
    expect(ok);
    if (stop == A64_STOP_ACCESS) {
        serve(hot);
        serve(exact);
    }
    return done;
}

static void happen(struct side *s, enum event event)
{
    switch (event) {
    case IRQ_ON:
    case IRQ_OFF: a64_interrupt(s->c, A64_IRQ, event == IRQ_ON, 0); break;
    case FIQ_ON:
    case FIQ_OFF: a64_interrupt(s->c, A64_FIQ, event == FIQ_ON, 0); break;
    case SERROR: a64_interrupt(s->c, A64_SERROR, true, s->h->seed); break;
    case EVENT: a64_event(s->c); break;
    case NEW_CODE: a64_code_changed(s->c, (pa_t){ 0 }, true); break;
    case RESTART: start(s); break;
    case FLUSH: a64_flush(s->c); break;
    case BREAKPOINT: expect(a64_breakpoint(s->c, code_va(s->h) + s->h->seed % 16 * 4, true)); break;
    case NOTHING:
    default: break;
    }
}

/* An instruction that waits for an answer is still to be done: nothing may come between. */
static bool half_done(const struct a64 *c)
{
    return c->answers > 0 || c->faulted;
}

static void run_chunk(struct side *hot, struct side *exact, unsigned event, size_t words)
{
    uint64_t left = 1 + (uint64_t)(event & 15) * 4;
    const uint64_t at = hot->c->pc & 0xFFFFFFFF, code = code_va(hot->h) & 0xFFFFFFFF;
    if (!half_done(hot->c)) {
        enum event what = event >> 4;
        if (at < code || at > code + words * 4) {
            what = RESTART;
        }
        happen(hot, what);
        happen(exact, what);
    }
    for (unsigned stops = 0; stops < STOPS_MOST && left > 0; stops++) {
        const uint64_t done = run_both(hot, exact, left);
        left -= done < left ? done : left;
    }
}

/* ---- texts ----------------------------------------------------------------------------------- */

static void check_text(uint32_t word, uint64_t pc, size_t room)
{
    char all[256];
    const size_t length = a64_disassemble(word, pc, all, sizeof(all));
    expect(length > 0 && length < sizeof(all) && strlen(all) == length);
    expect(!strpbrk(all, "\n\r"));
    room %= length + 2;
    char *out = malloc(room + 1); /* one byte more: so that there is an address without room too */
    expect(out != NULL);
    out[room] = '#';
    expect(a64_disassemble_named(word, pc, a64_sysreg_name, out, room) == length);
    expect(out[room] == '#');
    expect(room == 0 || strlen(out) == (length < room ? length : room - 1));
    expect(room == 0 || strncmp(out, all, room - 1) == 0);
    free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct header h;
    if (size < sizeof(h)) {
        return 0;
    }
    memcpy(&h, data, sizeof(h));
    data += sizeof(h);
    size_t words = (size - sizeof(h)) / 6;
    words = words < WORDS_MOST ? words : WORDS_MOST;
    for (size_t i = 0; i < words; i++) {
        check_text(word_of(data + i * 6), h.seed, h.room);
    }
    struct side hot, exact;
    build(&hot, &h, data, words);
    build(&exact, &h, data, words);
    for (unsigned i = 0; i < CHUNKS; i++) {
        run_chunk(&hot, &exact, h.events[i], words);
    }
    take_down(&hot);
    take_down(&exact);
    return 0;
}
