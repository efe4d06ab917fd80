/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any words as code, at any EL, executed twice: predecoded and one by one (exact). Both end in the
 * same registers, memory and accesses after as many instructions. Each word has a text.
 *
 * Input: struct header, then six bytes an instruction. What lies outside of RAM answers with data
 * or faults as the header's seed has it; interrupts come where both have done as many instructions.
 */
#include "a64_side.h"

#include "a64/disasm.h"

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

/* The load or store of the place behind that of `before`, by an immediate, for register `t`. */
static uint32_t word_behind(uint32_t before, uint32_t t)
{
    enum {
        PAIR = 0x3b000000,
        IS_PAIR = 0x29000000,
        UNSCALED = 0x3b200c00,
        IS_UNSCALED = 0x38000000
    };
    const unsigned vector = before >> 26 & 1, size = before >> 30;
    const unsigned scale = vector && before >> 23 & 1 ? 4 : size;
    uint32_t mask = 0xfffU << 10, step = 1U << 10;
    if ((before & PAIR) == IS_PAIR) {
        mask = 0x7fU << 15;
        step = 2U << 15;
    } else if ((before & UNSCALED) == IS_UNSCALED) {
        mask = 0x1ffU << 12;
        step = (1U << scale) << 12;
    }
    return (before & ~(mask | 31)) | ((before + step) & mask) | (t & 31);
}

/*
 * Six bytes: a row of the tables with these operands, the word itself, or what follows the word
 * before: runs of accesses are one uop, and have to come about.
 */
static uint32_t word_of(const uint8_t *data, uint32_t before)
{
    enum { ITSELF = 0x8000, BEHIND = 0x4000 };
    uint16_t row;
    uint32_t word;
    memcpy(&row, data, sizeof(row));
    memcpy(&word, data + sizeof(row), sizeof(word));
    if (row & ITSELF) {
        return word;
    }
    if (row & BEHIND) {
        return word_behind(before, word);
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
    uint32_t word = 0;
    for (size_t i = 0; i < words; i++) {
        word = word_of(code + i * 6, word);
        put(s, at + i * 4, word);
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
    uint32_t word = 0;
    for (size_t i = 0; i < words; i++) {
        word = word_of(data + i * 6, word);
        check_text(word, h.seed, h.room);
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
