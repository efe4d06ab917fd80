/* SPDX-License-Identifier: Apache-2.0 */
/** The timing view of translation: random accesses against lists in the order of use. */
#include "../seed.h"
#include "tlbview_rig.h"

enum { PAGES = 48, BLOCKS = 6, ASIDS = 3, LIST_MAX = 64, ROUNDS = 200, ACCESSES = 400 };

static struct rng rng;

/** What a translation is known by: where it begins, its size, its ASID or -1. */
struct known {
    uint64_t from, size;
    int asid;
};
struct list {
    struct known row[LIST_MAX]; /* the most recent first */
    unsigned count;
};

static bool take(struct list *l, struct known k)
{
    for (unsigned i = 0; i < l->count; i++) {
        const struct known *row = &l->row[i];
        if (row->from == k.from && row->size == k.size && row->asid == k.asid) {
            memmove(&l->row[1], &l->row[0], i * sizeof k);
            l->row[0] = k;
            return true;
        }
    }
    return false;
}

static void add(struct list *l, struct known k, uint64_t most)
{
    if (most == 0)
        return;
    if (l->count == most)
        l->count--;
    memmove(&l->row[1], &l->row[0], l->count * sizeof k);
    l->row[0] = k;
    l->count++;
}

static struct list model_l1, model_l2[16], model_walk;

static struct known known_of(uint64_t from, uint64_t size, int asid)
{
    return (struct known){ from / size * size, size, asid };
}

/** Stage 1 alone: tables of levels 0, 1 and 2 above pages, 0 and 1 above 2 MiB blocks. */
static simtime_t model_walk_time(uint64_t va, bool block, int asid)
{
    static const uint64_t covers[] = { UINT64_C(1) << 39, GB1, MB2 };
    const unsigned tables = block ? 2 : 3;
    unsigned known = tables;
    while (known > 0 && !take(&model_walk, known_of(va, covers[known - 1], asid)))
        known--;
    for (unsigned i = known; i < tables; i++)
        add(&model_walk, known_of(va, covers[i], asid), params.tlb_walk_entries);
    return (tables + 1 - known) * T_CACHE;
}

static simtime_t model_access(uint64_t va, bool block, bool global, int asid)
{
    const uint64_t size = block ? MB2 : KB4, sets = params.tlb_l2_entries / params.tlb_l2_ways;
    const struct known k = known_of(va, size, global ? -1 : asid);
    struct list *set = sets ? &model_l2[va / size % sets] : NULL;
    if (take(&model_l1, k))
        return 0;
    if (set && take(set, k)) {
        add(&model_l1, k, params.tlb_l1_entries);
        return T_L2;
    }
    simtime_t time = model_walk_time(va, block, asid);
    if (set)
        add(set, k, params.tlb_l2_ways);
    add(&model_l1, k, params.tlb_l1_entries);
    return time;
}

static void forget(void)
{
    model_l1.count = model_walk.count = 0;
    for (size_t i = 0; i < ARRAY_LEN(model_l2); i++)
        model_l2[i].count = 0;
}

static void test_random(void **state)
{
    (void)state;
    seed_from_env(&rng, 314159, "tlbview");
    /* Pages spread over tables, every third global; then blocks, every second. */
    uint64_t where[PAGES + BLOCKS];
    for (unsigned i = 0; i < PAGES + BLOCKS; i++) {
        const bool block = i >= PAGES;
        where[i] = (uint64_t)(i % 5) * GB1 + (block ? 64 + i : i % 3) * (uint64_t)MB2 + i * KB4;
        const uint64_t from = block ? where[i] / MB2 * MB2 : where[i];
        const bool global = block ? i % 2 == 0 : i % 3 == 0;
        map((pa_t){ regs.ttbr0_el1 }, from, block ? MB2 : KB4, global ? S1_GLOBAL : S1_ASID);
    }
    for (unsigned round = 0; round < ROUNDS; round++) {
        int asid = 0;
        params.tlb_l1_entries = rng_below(&rng, 12);
        params.tlb_l2_ways = 1 + rng_below(&rng, 5);
        params.tlb_l2_entries = params.tlb_l2_ways * rng_below(&rng, 9);
        params.tlb_walk_entries = rng_below(&rng, 10);
        regs.ttbr0_el1 = root_of(regs.ttbr0_el1);
        view_new();
        forget();
        for (unsigned n = 0; n < ACCESSES; n++) {
            if (rng_below(&rng, 30) == 0) {
                asid = (int)rng_below(&rng, ASIDS);
                use_asid((uint64_t)asid);
            }
            if (rng_below(&rng, 200) == 0) {
                tlbview_clear(&view);
                forget();
            }
            /* Near the last ones more often than not. */
            const unsigned i = (unsigned)(rng_below(&rng, 2) ? rng_below(&rng, PAGES + BLOCKS)
                                                             : rng_below(&rng, 6) * 8);
            const bool block = i >= PAGES;
            const bool global = block ? i % 2 == 0 : i % 3 == 0;
            const uint64_t va = where[i] + rng_below(&rng, KB4);
            const simtime_t want = model_access(va, block, global, asid), got = load(va);
            if (got != want)
                fail_msg("round %u access %u: va 0x%llx asid %d: %llu instead of %llu", round, n,
                         (unsigned long long)va, asid, (unsigned long long)got,
                         (unsigned long long)want);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_random, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
