/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random cases. Registers are drawn first; descriptors when mmu_at() reads them, so that every case
 * has a few words of memory only, and walks get far. That decides which cases there are, not what
 * is expected: the judge finds AT_BACKGROUND wherever gather has not looked.
 */
#include "judge_at.h"

#include "mmu/regbits.h"

#include <stdlib.h>
#include <string.h>

enum { GRANULE_4K = 12, GRANULE_16K = 14, GRANULE_64K = 16 };

struct generator {
    struct rng rng;
    struct at_cpu cpu;
    struct at_memory memory;
    struct mmu *m;
    struct at_case *c; /* the words with their values before any update */
    bool full;         /* more words than a case may have */
    bool wide; /* some tree has 52-bit descriptors, where bits [9:8] or [15:12] are address */
    unsigned swapped; /* percent of the descriptors that are big-endian */
    uint64_t without; /* bits that the addresses of tables leave out, to fit a small stage 2 */
};

static uint64_t ones(unsigned count)
{
    return count >= 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1;
}

static uint64_t random_bits(struct generator *g, unsigned count)
{
    return rng_next(&g->rng) >> (64 - count);
}

static bool chance(struct generator *g, unsigned percent)
{
    return rng_below(&g->rng, 100) < percent;
}

static uint64_t between(struct generator *g, uint64_t low, uint64_t high)
{
    return low + rng_below(&g->rng, high - low + 1);
}

static uint64_t flag(struct generator *g, unsigned at, unsigned percent)
{
    return (uint64_t)chance(g, percent) << at;
}

/* ---- descriptors ----------------------------------------------------------------------------- */

static uint64_t pool_address(struct generator *g)
{
    uint64_t address = AT_TABLES_BASE | (rng_next(&g->rng) & AT_POOL_BITS);
    if (chance(g, 6)) /* leads out of RAM, or out of what is implemented */
        address ^= UINT64_C(1) << between(g, 30, 47);
    return address & ~g->without;
}

static uint64_t random_descriptor(struct generator *g)
{
    uint64_t d = pool_address(g);
    if (g->wide && chance(g, 85))
        d &= ~UINT64_C(0xF000);
    d |= chance(g, 82) ? 3 : between(g, 0, 2);
    d |= random_bits(g, 4) << 2; /* AttrIndx and NS, or MemAttr */
    d |= flag(g, 6, 85) | flag(g, 7, 60);
    d |= g->wide && chance(g, 85) ? 0 : random_bits(g, 2) << 8;
    d |= flag(g, 10, 88) | flag(g, 11, 50);
    d |= g->wide && chance(g, 90) ? 0 : random_bits(g, 2) << 48;
    d |= flag(g, 50, 20) | flag(g, 51, 50) | flag(g, 52, 10);
    d |= flag(g, 53, 35) | flag(g, 54, 35);
    d |= chance(g, 60) ? 0 : random_bits(g, 9) << 55; /* ignored, or a Table's permissions */
    return chance(g, g->swapped) ? __builtin_bswap64(d) : d;
}

static void on_read(void *arg, uint64_t address, uint64_t *descriptor)
{
    struct generator *g = arg;
    struct at_case *c = g->c;
    for (uint64_t k = 0; k < c->words; k++)
        if (c->word[k].address == address)
            return;
    if (c->words == AT_WORDS_MAX) {
        g->full = true;
        return;
    }
    *descriptor = random_descriptor(g);
    c->word[c->words++] = (struct at_word){ address, *descriptor };
}

/* ---- registers ------------------------------------------------------------------------------- */

/* The layout of a granule field: the encoding of 4, 16 and 64 KiB, and the reserved one. */
enum tg { TG0, TG1 };
static unsigned random_granule(struct generator *g, enum tg tg, unsigned *encoding)
{
    static const uint8_t bits[] = { GRANULE_4K, GRANULE_16K, GRANULE_64K, GRANULE_4K };
    static const uint8_t encodings[][4] = { [TG0] = { 0, 2, 1, 3 }, [TG1] = { 2, 1, 3, 0 } };
    unsigned which;
    do {
        which = chance(g, 3) ? 3 : (unsigned)rng_below(&g->rng, 3);
    } while (bits[which] == GRANULE_16K && !g->cpu.granule_16k);
    *encoding = encodings[tg][which];
    return bits[which];
}

static unsigned random_tsz(struct generator *g, unsigned granule, bool ds)
{
    const bool wide = (ds && granule != GRANULE_64K && g->cpu.impl.lpa2) ||
                      (granule == GRANULE_64K && g->cpu.impl.lva);
    if (chance(g, 4))
        return (unsigned)random_bits(g, 6);
    if (chance(g, 50))
        return (unsigned)between(g, 16, 33);
    return (unsigned)between(g, wide ? 12 : 16, g->cpu.impl.ttst ? 47 : 39);
}

static uint64_t random_ps(struct generator *g)
{
    if (chance(g, 85))
        return g->wide ? 6 : between(g, 5, 6);
    return random_bits(g, 3);
}

/* The fields of one range of TCR_ELx, the lower one's positions. */
static uint64_t random_range(struct generator *g, enum tg tg, bool ds)
{
    unsigned encoding;
    const unsigned granule = random_granule(g, tg, &encoding);
    g->wide |= granule == GRANULE_64K;
    return random_tsz(g, granule, ds) | flag(g, 7, 6) | random_bits(g, 6) << 8 |
           (uint64_t)encoding << 14;
}

/* TCR_EL1, or TCR_EL2 with HCR_EL2.E2H = 1. */
static uint64_t random_tcr(struct generator *g)
{
    const bool ds = chance(g, 40);
    g->wide |= ds;
    uint64_t tcr = random_range(g, TG0, ds) | random_range(g, TG1, ds) << 16;
    tcr |= flag(g, 22, 50) | random_ps(g) << 32 | flag(g, 36, 50);
    tcr |= random_bits(g, 2) << 37;                                      /* TBI */
    tcr |= flag(g, 39, 60) | flag(g, 40, 60);                            /* HA, HD */
    tcr |= flag(g, 41, 40) | flag(g, 42, 40);                            /* HPD */
    tcr |= random_bits(g, 10) << 43;                                     /* HWU, TBID */
    return tcr | flag(g, 55, 15) | flag(g, 56, 15) | (uint64_t)ds << 59; /* E0PD, DS */
}

/* TCR_EL2 with HCR_EL2.E2H = 0. */
static uint64_t random_tcr_el2(struct generator *g)
{
    const bool ds = chance(g, 40);
    g->wide |= ds;
    uint64_t tcr = random_range(g, TG0, ds) & ~(UINT64_C(1) << 7);
    tcr |= UINT64_C(1) << 31 | UINT64_C(1) << 23 | random_ps(g) << 16 | flag(g, 20, 50);
    tcr |= flag(g, 21, 60) | flag(g, 22, 60) | flag(g, 24, 40);
    return tcr | random_bits(g, 5) << 25 | (uint64_t)ds << 32;
}

/*
 * {SL2, SL0} that begins at one of the levels that T0SZ allows: one bit of the input address at
 * least is resolved there, and 16 tables at most are concatenated (D8.2).
 */
static uint64_t random_start_level(struct generator *g, unsigned granule, unsigned tsz)
{
    enum { SL2 = 33, SL0 = 6 };
    const unsigned input = 64 - tsz, stride = granule - 3;
    int levels[5];
    unsigned count = 0;
    for (int level = -1; level <= 3; level++) {
        const unsigned shift = granule + stride * (unsigned)(3 - level);
        if (input > shift && input <= shift + stride + 4)
            levels[count++] = level;
    }
    if (count == 0 || chance(g, 3))
        return random_bits(g, 2) << SL0 | flag(g, SL2, 20);
    const int level = levels[rng_below(&g->rng, count)];
    if (level < 0)
        return UINT64_C(1) << SL2;
    const unsigned levels_below = 3U - (unsigned)level;
    const unsigned sl0 = granule == GRANULE_4K ? (levels_below - 1) & 3 : levels_below;
    return (uint64_t)sl0 << SL0;
}

static uint64_t random_vtcr(struct generator *g)
{
    unsigned encoding;
    const bool ds = chance(g, 40);
    const unsigned granule = random_granule(g, TG0, &encoding);
    const unsigned least = (unsigned)(64 - g->cpu.impl.pa_bits);
    unsigned tsz = random_tsz(g, granule, ds);
    if (tsz < least && chance(g, 80))
        tsz = least;
    if (tsz > 33 && chance(g, 60))
        tsz = (unsigned)between(g, least, 33);
    g->wide |= ds || granule == GRANULE_64K;
    if (tsz > 33 && tsz < 52)
        g->without = chance(g, 50) ? ~UINT64_C(0) << (64 - tsz) : 0;
    return tsz | random_start_level(g, granule, tsz) | random_bits(g, 6) << 8 |
           (uint64_t)encoding << 14 | random_ps(g) << 16 | flag(g, 19, 50) | flag(g, 21, 60) |
           flag(g, 22, 60) | UINT64_C(1) << 31 | (uint64_t)ds << 32;
}

static uint64_t random_ttbr(struct generator *g)
{
    uint64_t ttbr = random_bits(g, 16) << 48 | flag(g, 0, 50); /* ASID or VMID, CnP */
    ttbr |= pool_address(g) & (chance(g, 50) ? ~UINT64_C(0xFFFFF) : ~UINT64_C(0xFFF));
    if (chance(g, 20)) /* a start table that fills less than a page */
        ttbr |= random_bits(g, 6) << 6;
    if (chance(g, 3)) /* bits [51:48] */
        ttbr |= random_bits(g, 4) << 2;
    return ttbr;
}

static uint64_t random_sctlr(struct generator *g)
{
    enum { SCTLR_SPAN = 23 };
    return flag(g, SCTLR_M, 92) | flag(g, SCTLR_C, 80) | flag(g, SCTLR_I, 80) |
           flag(g, SCTLR_WXN, 15) | flag(g, SCTLR_SPAN, 50) | flag(g, SCTLR_EPAN, 40);
}

static uint64_t random_mair(struct generator *g)
{
    static const uint8_t common[] = { 0x00, 0x04, 0x08, 0x0c, 0x44, 0xff, 0xf0, 0xbb,
                                      0xee, 0x4f, 0xf4, 0x33, 0x77, 0xaa, 0xa0, 0x40 };
    uint64_t mair = 0;
    for (unsigned k = 0; k < 8; k++) {
        const uint64_t byte =
            chance(g, 85) ? common[rng_below(&g->rng, ARRAY_LEN(common))] : random_bits(g, 8);
        mair |= byte << 8 * k;
    }
    return mair;
}

static uint64_t random_hcr(struct generator *g)
{
    enum { HCR_RW = 31 };
    const uint64_t vm = flag(g, HCR_VM, 75);
    const uint64_t e2h = g->cpu.vhe ? flag(g, HCR_E2H, 40) : 0;
    /* QEMU 7.2 lets PTW fault though stage 2 is off, and at level -1 that is its end. */
    const uint64_t ptw = flag(g, HCR_PTW, vm ? 25 : g->wide ? 0 : 2);
    return vm | ptw | e2h | flag(g, HCR_DC, 6) | flag(g, HCR_TGE, e2h ? 40 : 1) |
           UINT64_C(1) << HCR_RW | flag(g, HCR_CD, 10) | flag(g, HCR_ID, 10) |
           flag(g, HCR_FWB, 50) | flag(g, HCR_DCT, 50);
}

static void random_regs(struct generator *g, struct mmu_regs *r)
{
    const uint64_t big1 = flag(g, SCTLR_EE, 12);
    const uint64_t big2 = chance(g, 90) ? big1 : flag(g, SCTLR_EE, 50);
    g->swapped = big1 != big2 ? 50 : big1 ? 100 : 0;
    g->wide = false;
    g->without = 0;
    r->sctlr_el1 = random_sctlr(g) | big1;
    r->tcr_el1 = random_tcr(g);
    r->ttbr0_el1 = random_ttbr(g);
    r->ttbr1_el1 = random_ttbr(g);
    r->mair_el1 = random_mair(g);
    r->hcr_el2 = random_hcr(g);
    r->vtcr_el2 = random_vtcr(g);
    r->vttbr_el2 = random_ttbr(g);
    r->sctlr_el2 = random_sctlr(g) | big2;
    r->tcr_el2 = r->hcr_el2 >> HCR_E2H & 1 ? random_tcr(g) : random_tcr_el2(g);
    r->ttbr0_el2 = random_ttbr(g);
    r->ttbr1_el2 = random_ttbr(g);
    r->mair_el2 = random_mair(g);
}

/* ---- cases ----------------------------------------------------------------------------------- */

static uint64_t random_va(struct generator *g, const struct mmu_regs *r, bool el2)
{
    const uint64_t tcr = el2 ? r->tcr_el2 : r->tcr_el1;
    const bool upper = chance(g, 50);
    if (chance(g, 4))
        return rng_next(&g->rng);
    const uint64_t tsz = tcr >> (upper ? 16 : 0) & 0x3F;
    const unsigned bits = tsz > 51 ? 12 : (unsigned)(64 - tsz);
    uint64_t va = random_bits(g, bits);
    if (chance(g, 30)) /* near the tables: what works with stage 1 off */
        va = (AT_TABLES_BASE | (va & ones(30))) & ones(bits);
    if (upper)
        va |= ~UINT64_C(0) << (bits - 1) << 1;
    if (chance(g, 30))
        va = (va & ones(56)) | random_bits(g, 8) << 56;
    return va;
}

static void random_op(struct generator *g, const struct mmu_regs *r)
{
    enum { OP_PAN = 10, OPS = 12 };
    do /* QEMU 7.2 does not know that AT S12E* asks the host: few of them */
        g->c->op = rng_below(&g->rng, g->cpu.pan2 ? OPS : OP_PAN);
    while (at_in_host(r) && at_op(g->c)->both && chance(g, 90));
}

static void forget_words(struct generator *g)
{
    struct at_case *c = g->c;
    while (c->words > 0) {
        const uint64_t address = c->word[--c->words].address;
        const uint64_t page = address & ~UINT64_C(0xFFF);
        const bool pool = ((page ^ AT_TABLES_BASE) & ~AT_POOL_BITS) == 0;
        *at_memory_word(&g->memory, address) = pool ? AT_BACKGROUND : 0;
    }
}

/*
 * QEMU 7.2 ends with an assertion for a Permission or Access flag fault at level -1. It can have
 * them where a Block descriptor is at that level; where stage 2 fails for a stage-1 table that is
 * read at that level, since it takes the level of stage 1; and where it does not look at the upper
 * bits of an address, for anything.
 */
static bool ends_judge(struct generator *g, const struct mmu_fault *fault)
{
    const bool block = fault->kind == MMU_FAULT_TRANSLATION && fault->level < 0;
    if (!block && !fault->s1ptw && fault->kind != MMU_FAULT_ADDRESS_SIZE)
        return false;
    struct mmu_walk walk;
    at_walk(g->m, g->c, &walk);
    if (block && walk.steps > 0 && (walk.step[walk.steps - 1].raw & 3) == 1)
        return true;
    int next = -1; /* the level of the stage-1 descriptor that was not reached */
    for (unsigned k = 0; k < walk.steps; k++)
        if (walk.step[k].stage == 1)
            next = walk.step[k].level + 1;
    return next < 0 && g->wide;
}

static bool two_stages(const struct at_case *c)
{
    const struct mmu_regs regs = at_regs(c);
    return at_op(c)->both && regs.hcr_el2 >> HCR_VM & 1;
}

/* Is it worth a place? Most random cases end early in a fault: keep a few of each kind. */
static bool worth(struct generator *g, const struct at_answer *answer)
{
    enum { FST_KIND = 0x3C };
    if (g->memory.strayed || g->full)
        return false;
    if (ends_judge(g, &answer->fault))
        return false;
    if (answer->exception)
        return chance(g, 10);
    if (!(answer->par & PAR_F)) /* both stages say more than one */
        return two_stages(g->c) || chance(g, 40);
    const unsigned deep = g->c->words > 6 ? 3 : 1;
    switch (answer->par >> PAR_FST & FST_KIND) {
    case 0x04: return chance(g, 6 * deep);
    case 0x00: return chance(g, 15 * deep);
    case 0x08: return chance(g, 25 * deep);
    default: return chance(g, 30 * deep);
    }
}

static void next_case(struct generator *g)
{
    struct at_answer answer;
    struct mmu_regs regs;
    struct at_case *c = g->c;
    do {
        forget_words(g);
        random_regs(g, &regs);
        memcpy(c->regs, &regs, sizeof regs);
        random_op(g, &regs);
        c->pan = g->cpu.impl.pan && chance(g, 50);
        c->va = random_va(g, &regs, at_op(c)->el == 2 || at_in_host(&regs));
        g->memory.strayed = false;
        g->full = false;
        at_execute(g->m, c, &answer);
    } while (!worth(g, &answer));
}

static bool write_cases(struct generator *g, FILE *to, struct at_header *header)
{
    bool written = fwrite(header, sizeof *header, 1, to) == 1;
    for (uint64_t k = 0; k < header->cases; k++) {
        next_case(g);
        const size_t bytes = at_case_bytes(g->c);
        header->bytes += bytes;
        written = fwrite(g->c, 1, bytes, to) == bytes && written;
    }
    rewind(to);
    return fwrite(header, sizeof *header, 1, to) == 1 && written;
}

static bool generate(struct generator *g, FILE *to, struct at_header *header)
{
    const struct mmu_walk_memory memory = at_memory_walk(&g->memory);
    g->memory.on_read = on_read;
    g->memory.arg = g;
    g->m = mmu_new(&g->cpu.impl, &memory);
    g->c = calloc(1, sizeof *g->c + AT_WORDS_MAX * sizeof g->c->word[0]);
    rng_seed(&g->rng, header->seed, "judge_at");
    const bool made = g->m != NULL && g->c != NULL && write_cases(g, to, header);
    free(g->c);
    mmu_free(g->m);
    return made;
}

bool at_make(const char *path, const uint64_t *id, uint64_t count, uint64_t seed, struct error *e)
{
    struct at_header header = {
        .magic = AT_MAGIC, .bytes = sizeof header, .cases = count, .seed = seed
    };
    struct generator g = { 0 };
    struct outfile out;
    if (count > 0 && !at_cpu_read(&g.cpu, id))
        return error_set(e, "the judge has not said which CPU it has");
    if (!outfile_open(&out, path, e))
        return false;
    if (!at_memory_new(&g.memory, e)) {
        outfile_abandon(&out);
        return false;
    }
    const bool made = generate(&g, out.stream, &header);
    at_memory_free(&g.memory);
    if (!made)
        outfile_abandon(&out);
    return made ? outfile_commit(&out, e) : error_set(e, "%s: cannot be written", path);
}
