/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mmu_translate() and mmu_walk() against the reference walker, over random registers, features,
 * tables and accesses. GATHER_RANDOM_CASES=N and GATHER_RANDOM_SEED=N in the environment; case
 * numbers count from GATHER_RANDOM_FIRST, so that one failure can be run alone.
 */
#include "random_world.h"

#include <inttypes.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

enum { DEFAULT_CASES = 60000, UNITS = 48, SEED = 20251 };

struct question {
    uint64_t number; /* of the case */
    uint64_t va;
    enum mmu_access access;
    unsigned mode;
};

static struct world world;
static struct mmu *units[UNITS];
static struct mmu_impl impls[UNITS];
static struct mmu_regs regs;
static struct question question;
static struct ref expected;
static uint64_t seed = SEED;

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

/* ---- coverage -------------------------------------------------------------------------------- */

static struct {
    unsigned fault[MMU_FAULT_COUNT][4][5]; /* stage 1, 2, 2 for a walk, ... an update; level + 1 */
    unsigned granule[2][17];
    unsigned start[2][5]; /* level + 1 */
    unsigned regime[3][2];
    unsigned access[MMU_ACCESS_COUNT][2];
    unsigned updated, restarted, both_off;
} seen;

static void note_geometry(const struct ref_params *p)
{
    seen.granule[p->stage2][p->granule]++;
    seen.start[p->stage2][ref_start_level(p) + 1]++;
}

static void note(const struct ref *r)
{
    const bool good = r->fault.kind == MMU_FAULT_NONE;
    seen.regime[r->regime][good]++;
    seen.access[question.access][good]++;
    seen.updated += r->updates > 0;
    seen.restarted += r->restarts > 0;
    if (good) {
        if (r->p1.on)
            note_geometry(&r->p1);
        if (r->s2_on)
            note_geometry(&r->p2);
        seen.both_off += !r->p1.on && !r->s2_on;
        return;
    }
    const unsigned where = r->fault.update ? 3 : (r->fault.s1ptw ? 2 : r->fault.stage2);
    seen.fault[r->fault.kind][where][r->fault.level + 1]++;
}

static const char *const where_name[] = { "stage 1", "stage 2", "stage 2 of a walk",
                                          "stage 2 of an update" };

/* A fault of a leaf cannot be at level -1, and at 0 only with 52-bit descriptors and 4 KiB. */
static bool possible(enum mmu_fault_kind kind, unsigned where, int level)
{
    switch (kind) {
    case MMU_FAULT_TRANSLATION:
    case MMU_FAULT_ADDRESS_SIZE:
    case MMU_FAULT_WALK_ABORT: return true;
    case MMU_FAULT_ACCESS_FLAG:
    case MMU_FAULT_PERMISSION: return level >= 0;
    case MMU_FAULT_ALIGNMENT: return where < 2 && level >= 0;
    default: return false;
    }
}

static void check_coverage(void)
{
    unsigned missing = 0;
    for (unsigned kind = 0; kind < MMU_FAULT_COUNT; kind++) {
        for (unsigned where = 0; where < 3; where++) {
            for (int level = -1; level < 4; level++) {
                if (!possible((enum mmu_fault_kind)kind, where, level) ||
                    seen.fault[kind][where][level + 1] > 0)
                    continue;
                print_message("never: fault kind %u, %s, level %d\n", kind, where_name[where],
                              level);
                missing++;
            }
        }
    }
    for (unsigned level = 0; level < 4; level++)
        missing += seen.fault[MMU_FAULT_PERMISSION][3][level + 1] == 0;
    for (unsigned stage = 0; stage < 2; stage++) {
        missing += seen.granule[stage][12] == 0 || seen.granule[stage][14] == 0 ||
                   seen.granule[stage][16] == 0;
        for (unsigned level = 0; level < 5; level++)
            missing += seen.start[stage][level] == 0;
    }
    for (unsigned good = 0; good < 2; good++) {
        for (unsigned regime = 0; regime < 3; regime++)
            missing += seen.regime[regime][good] == 0;
        for (unsigned access = 0; access < MMU_ACCESS_COUNT; access++)
            missing += seen.access[access][good] == 0;
    }
    missing += seen.updated == 0 || seen.restarted == 0 || seen.both_off == 0;
    assert_int_equal(missing, 0);
}

static void print_coverage(void)
{
    if (!getenv("GATHER_RANDOM_VERBOSE"))
        return;
    for (unsigned kind = 1; kind < MMU_FAULT_COUNT; kind++) {
        for (unsigned where = 0; where < 4; where++) {
            const unsigned *n = seen.fault[kind][where];
            print_message("kind %u %-22s %8u %8u %8u %8u %8u\n", kind, where_name[where], n[0],
                          n[1], n[2], n[3], n[4]);
        }
    }
    for (unsigned stage = 0; stage < 2; stage++) {
        const unsigned *n = seen.start[stage];
        print_message("stage %u granules %u %u %u, start levels %u %u %u %u %u\n", stage + 1,
                      seen.granule[stage][12], seen.granule[stage][14], seen.granule[stage][16],
                      n[0], n[1], n[2], n[3], n[4]);
    }
    for (unsigned regime = 0; regime < 3; regime++)
        print_message("%s: %u faults, %u pages\n", mmu_regime_name((enum mmu_regime)regime),
                      seen.regime[regime][0], seen.regime[regime][1]);
    print_message("updated %u, walked again %u\n", seen.updated, seen.restarted);
}

/* ---- telling of a difference ----------------------------------------------------------------- */

static void print_registers(void)
{
    const uint64_t *value = (const uint64_t *)&regs;
    for (unsigned n = 0; mmu_reg_name(n); n++)
        print_message("  %s=0x%" PRIx64 "\n", mmu_reg_name(n), value[n]);
    for (size_t n = 0; n < mmu_impl_params.count; n++) {
        const struct param *p = &mmu_impl_params.params[n];
        char text[32];
        print_message("  %s=%s", p->name, param_format(p, world.impl, text, sizeof text));
    }
    print_message("\n");
}

static void print_words(void)
{
    for (unsigned n = 0; n < world.count; n++) {
        const struct world_word *word = &world.words[n];
        print_message("  [0x%" PRIx64 "] 0x%016" PRIx64 " -> 0x%016" PRIx64 "%s%s\n", word->pa,
                      word->first, word->now, word->broken ? " broken" : "",
                      word->sealed ? " sealed" : "");
    }
}

static void print_walk(struct mmu *m)
{
    struct mmu_walk walk;
    mmu_walk(m, (va_t){ question.va }, question.access, question.mode, &walk);
    for (unsigned n = 0; n < walk.steps; n++) {
        const struct mmu_step *s = &walk.step[n];
        print_message("  stage %u level %d pa 0x%" PRIx64 " 0x%016" PRIx64 "\n", s->stage, s->level,
                      s->pa.pa, s->raw);
    }
}

static void print_expected(void)
{
    const struct ref_fault *f = &expected.fault;
    print_message("expected: kind %d stage %d s1ptw %d update %d write %d level %d ipa 0x%" PRIx64
                  ", ipa 0x%" PRIx64 " pa 0x%" PRIx64 ", %s, stage 2 %d\n",
                  f->kind, f->stage2 + 1, f->s1ptw, f->update, f->write, f->level, f->ipa,
                  expected.ipa, expected.pa, mmu_regime_name(expected.regime), expected.s2_on);
    print_message("  leaf 1: level %d 0x%" PRIx64 " at 0x%" PRIx64 "\n", expected.leaf1.level,
                  expected.leaf1.d, expected.leaf1.pa);
    print_message("  leaf 2: level %d 0x%" PRIx64 " at 0x%" PRIx64 "\n", expected.leaf2.level,
                  expected.leaf2.d, expected.leaf2.pa);
}

static void differ(struct mmu *m, const char *how, const char *what, uint64_t want, uint64_t got)
{
    print_message("seed %" PRIu64 " case %" PRIu64 " (%s): %s: expected 0x%" PRIx64
                  ", got 0x%" PRIx64 "\nva 0x%" PRIx64 " access %d mode %u\n",
                  seed, question.number, how, what, want, got, question.va, question.access,
                  question.mode);
    print_registers();
    print_expected();
    print_words();
    print_walk(m);
    fail();
}

/* ---- comparing ------------------------------------------------------------------------------- */

static void words_to_first(void)
{
    for (unsigned n = 0; n < world.count; n++)
        world.words[n].now = world.words[n].first;
}

/* Which accesses the page permits: each asked of the reference, over memory as it is now. */
static unsigned expected_allowed(void)
{
    unsigned allowed = 0;
    for (unsigned access = 0; access < MMU_ACCESS_COUNT; access++) {
        struct ref r = { .impl = world.impl, .regs = &regs, .memory = expected.memory };
        const unsigned before = world.count;
        uint64_t now[WORLD_WORDS];
        bool changed = false;
        for (unsigned n = 0; n < before; n++)
            now[n] = world.words[n].now;
        const bool good = ref_translate(&r, question.va, (enum mmu_access)access,
                                        question.mode & ~(unsigned)MMU_UNALIGNED);
        for (unsigned n = 0; n < before; n++) {
            changed |= world.words[n].now != now[n];
            world.words[n].now = now[n];
        }
        allowed |= (unsigned)(good && !changed && world.count == before) << access;
    }
    return allowed;
}

#define COMPARE(what, want, got)                                                                   \
    do {                                                                                           \
        if ((uint64_t)(want) != (uint64_t)(got))                                                   \
            differ(m, how, what, (uint64_t)(want), (uint64_t)(got));                               \
    } while (0)

/*
 * A page may miss that another access made its descriptor dirty since: a write then walks again.
 */
static void compare_allowed(struct mmu *m, const char *how, unsigned want, unsigned got)
{
    const unsigned writes = 1U << MMU_WRITE | 1U << MMU_ATOMIC;
    /* A walk that changes nothing leaves the write that is asked for to be made dirty. */
    const unsigned asked = strcmp(how, "walk") == 0 ? 0 : 1U << question.access;
    COMPARE("allowed", want & ~(writes & ~asked), got & ~(writes & ~asked));
    if ((got & ~want) != 0)
        differ(m, how, "allowed (at most)", want, got);
}

static void compare_page(struct mmu *m, const char *how, const struct mmu_page *page,
                         unsigned allowed)
{
    const struct ref *r = &expected;
    COMPARE("va_page", ref_align(r->va, 12), page->va_page);
    COMPARE("pa_page", ref_align(r->pa, 12), page->pa_page);
    COMPARE("ipa_page", ref_align(r->ipa, 12), page->ipa_page.ipa);
    COMPARE("s1_level", r->leaf1.level, page->s1_level);
    COMPARE("s2_level", r->leaf2.level, page->s2_level);
    COMPARE("global", r->global, page->global);
    COMPARE("guarded", r->guarded, page->guarded);
    COMPARE("par_attr", r->combined.par_attr, page->par_attr);
    COMPARE("par_sh", r->combined.par_sh, page->par_sh);
    COMPARE("attributes", 0, memcmp(&r->combined.attr, &page->attr, sizeof page->attr) != 0);
    if (!r->access.fetch)
        COMPARE("unaligned", r->unaligned, page->unaligned);
    if (!world_shares(&world)) /* else an update may be one of another descriptor */
        compare_allowed(m, how, allowed, page->allowed);
    if (page->size_bits < 12 || page->size_bits > r->most_size)
        differ(m, how, "size_bits (at most)", r->most_size, page->size_bits);
}

static void compare_fault(struct mmu *m, const char *how, const struct mmu_fault *f)
{
    const struct ref_fault *want = &expected.fault;
    COMPARE("fault kind", want->kind, f->kind);
    COMPARE("fault stage", want->stage2 + 1, f->stage2 + 1);
    COMPARE("s1ptw", want->s1ptw, f->s1ptw);
    COMPARE("update", want->update, f->update);
    COMPARE("level", want->level, f->level);
    if (ref_data(&expected.access))
        COMPARE("write", want->write, f->write);
    if (want->stage2)
        COMPARE("fault ipa", want->ipa, f->ipa.ipa);
    COMPARE("fault va", question.va, f->va.va);
    COMPARE("fault access", question.access, f->access);
    COMPARE("fault regime", expected.regime, f->regime);
}

static void compare_words(struct mmu *m, const char *how, const uint64_t *want, unsigned count)
{
    for (unsigned n = 0; n < count; n++)
        COMPARE("memory", want[n], world.words[n].now);
    if (world.strange)
        differ(m, how, "reads of words that no walk reads", 0, 1);
}

static void ask(struct mmu *m, const char *how, unsigned allowed)
{
    struct mmu_fault f = { .kind = MMU_FAULT_NONE };
    const struct mmu_page *page =
        mmu_translate(m, (va_t){ question.va }, question.access, question.mode, &f);
    if ((page != NULL) != (expected.fault.kind == MMU_FAULT_NONE))
        differ(m, how, "fault kind, 0 being a page", expected.fault.kind, page ? 0 : f.kind);
    if (page)
        compare_page(m, how, page, allowed);
    else
        compare_fault(m, how, &f);
}

static void ask_walk(struct mmu *m, const uint64_t *before, unsigned allowed)
{
    struct mmu_walk walk;
    const bool good = mmu_walk(m, (va_t){ question.va }, question.access, question.mode, &walk);
    compare_words(m, "walk", before, world.count);
    if (good != (expected.fault.kind == MMU_FAULT_NONE))
        differ(m, "walk", "fault kind, 0 being a page", expected.fault.kind,
               good ? 0 : walk.fault.kind);
    if (good)
        compare_page(m, "walk", &walk.page, allowed);
    else
        compare_fault(m, "walk", &walk.fault);
}

/* ---- one case -------------------------------------------------------------------------------- */

static bool same_answer(const struct ref *a, const struct ref *b)
{
    return a->fault.kind == b->fault.kind && a->fault.stage2 == b->fault.stage2 &&
           a->fault.s1ptw == b->fault.s1ptw && a->fault.level == b->fault.level &&
           a->fault.ipa == b->fault.ipa && a->pa == b->pa && a->ipa == b->ipa;
}

static void random_question(struct rng *r)
{
    question.access = (enum mmu_access)rng_below(r, MMU_ACCESS_COUNT);
    unsigned el = (unsigned)rng_below(r, 3);
    const bool host = ref_regime(&regs, 0) == MMU_EL20;
    if (host && el == 1) /* nothing runs at EL1 then */
        el = 2;
    question.mode = el;
    if (one_in(r, 3))
        question.mode |= MMU_PAN;
    if (one_in(r, 2) && question.access < MMU_AT_READ)
        question.mode |= MMU_UNALIGNED;
    question.va = random_va(r, world.impl, &regs, ref_regime(&regs, el));
}

static bool settled(uint64_t *last)
{
    struct ref again = { .impl = world.impl, .regs = &regs, .memory = expected.memory };
    const unsigned count = world.count;
    bool same = true;
    for (unsigned n = 0; n < count; n++)
        last[n] = world.words[n].now;
    ref_translate(&again, question.va, question.access, question.mode);
    for (unsigned n = 0; n < count; n++) {
        same &= world.words[n].now == last[n];
        world.words[n].now = last[n];
    }
    return same && same_answer(&expected, &again);
}

/* Other accesses to the same address, without TLBI between: the tables have not changed. */
static void ask_others(struct mmu *m, struct rng *r)
{
    const struct question first = question;
    const struct ref first_expected = expected;
    uint64_t last[WORLD_WORDS] = { 0 };
    for (unsigned n = 0; n < 2; n++) {
        question.access = (enum mmu_access)rng_below(r, MMU_ACCESS_COUNT);
        question.mode ^= one_in(r, 2) ? MMU_PAN : 0;
        if (question.access >= MMU_AT_READ)
            question.mode &= ~(unsigned)MMU_UNALIGNED;
        uint64_t before[WORLD_WORDS] = { 0 };
        const unsigned count = world.count;
        for (unsigned k = 0; k < count; k++)
            before[k] = world.words[k].now;
        ref_translate(&expected, question.va, question.access, question.mode);
        const unsigned allowed = expected.fault.kind == MMU_FAULT_NONE ? expected_allowed() : 0;
        if (!settled(last) || world.count != count ||
            (expected.updates > 0 && world_shares(&world)))
            break;
        for (unsigned k = 0; k < count; k++)
            world.words[k].now = before[k];
        ask(m, "another", allowed);
        compare_words(m, "another", last, count);
    }
    question = first;
    expected = first_expected;
}

/* The reference makes the words. The swap that another observer comes before, or 0. */
static unsigned begin_case(void)
{
    struct rng *r = &world.rng;
    char stream[32];
    snprintf(stream, sizeof stream, "case %" PRIu64, question.number);
    rng_seed(r, seed, stream);
    const unsigned unit = (unsigned)rng_below(r, UNITS);
    world.unit = units[unit];
    world.impl = &impls[unit];
    world.regs = &regs;
    world.count = 0;
    world.strange = false;
    world.dense = one_in(r, 8);
    world.tables = world.dense ? 1 + (unsigned)rng_below(r, 2) : WORLD_TABLES;
    random_odds(r, &world.odds);
    random_regs(r, world.impl, &regs);
    random_question(r);
    if (world.dense)
        question.va &= 0xFFFF;
    const unsigned meddle_in = one_in(r, 4) ? 1 + (unsigned)rng_below(r, 3) : 0;
    world.meddle_in = meddle_in;
    expected = (struct ref){ .impl = world.impl,
                             .regs = &regs,
                             .memory = { &world, world_ref_read, world_ref_swap } };
    ref_translate(&expected, question.va, question.access, question.mode);
    note(&expected);
    world.meddle_in = 0;
    return meddle_in;
}

/* The unit, over the same words. */
static void run_case(void)
{
    const unsigned meddle_in = begin_case();
    struct mmu *m = world.unit;
    const unsigned allowed = expected.fault.kind == MMU_FAULT_NONE ? expected_allowed() : 0;
    uint64_t first[WORLD_WORDS] = { 0 }, last[WORLD_WORDS] = { 0 };
    const unsigned count = world.count;
    const bool shares = world_shares(&world);
    const bool same_twice = settled(last);
    for (unsigned n = 0; n < count; n++)
        first[n] = world.words[n].first;
    if (meddle_in > 0 && shares) /* two stages may read the word, each in its endianness */
        return;
    mmu_set_regs(m, &regs);
    /* A cached stage-2 translation does not see what stage 1 does to its descriptor. */
    const unsigned rounds = shares && expected.updates > 0 ? 1 : 2;
    for (unsigned caches = 0; caches < rounds; caches++) {
        words_to_first();
        mmu_tlbi_all(m);
        mmu_set_walk_caches(m, caches != 0);
        /* A walk that changes nothing cannot know how an update ends, nor what it makes of other
         * descriptors. */
        if (caches == 0 && meddle_in == 0 && !expected.swap_failed &&
            !(shares && expected.updates > 0))
            ask_walk(m, first, allowed);
        world.meddle_in = meddle_in;
        ask(m, caches ? "caches on" : "caches off", allowed);
        compare_words(m, caches ? "caches on" : "caches off", last, count);
        world.meddle_in = 0;
        if (!same_twice || rounds == 1)
            continue;
        ask(m, "again", allowed);
        compare_words(m, "again", last, count);
        ask_others(m, &world.rng);
    }
}

static void random_walks(void **state)
{
    (void)state;
    seed = from_environment("GATHER_RANDOM_SEED", SEED);
    const uint64_t cases = from_environment("GATHER_RANDOM_CASES", DEFAULT_CASES);
    const uint64_t first = from_environment("GATHER_RANDOM_FIRST", 0);
    print_message("seed %" PRIu64 ", %" PRIu64 " cases\n", seed, cases);
    const struct mmu_walk_memory memory = { &world, world_read, world_swap };
    struct rng r;
    rng_seed(&r, seed, "features");
    for (unsigned n = 0; n < UNITS; n++) {
        random_impl(&r, &impls[n]);
        units[n] = mmu_new(&impls[n], &memory);
        assert_non_null(units[n]);
    }
    for (uint64_t n = 0; n < cases; n++) {
        question.number = first + n;
        run_case();
    }
    print_coverage();
    /* Other seeds need more cases until the rarest class has occurred. */
    if (cases >= (seed == SEED ? 1 : 10) * (uint64_t)DEFAULT_CASES)
        check_coverage();
    for (unsigned n = 0; n < UNITS; n++)
        mmu_free(units[n]);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(random_walks) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
