/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a core's stores and loads mean, whatever merges and drains between them: random sequences
 * over every memory type and many settings against an array of bytes.
 */
#include "rig.h"

#include <unistd.h>

/* Each type has bytes of its own: mismatched aliases have no meaning. */
enum { SPAN = 20 * BUS_LINE, GAP = 4096 - 8 * BUS_LINE, BATCH = 40 };

/** A span begins 8 lines before the end of a page, so that accesses cross it. */
static uint64_t span_of(enum window w)
{
    return (uint64_t)w * 8192 + GAP;
}

static uint8_t model[DEVICE_BYTES];
static struct access batch[BATCH];
static size_t batch_count;
/* What each load, and each access that must fault, should find. */
static struct {
    bool fault;
    unsigned dfsc;
    uint32_t size;
    uint8_t data[ACCESS_MAX];
} wanted[BATCH];
static size_t wanted_count;

static bool is_device(enum window w)
{
    return w <= W_GRE;
}

static uint64_t random_place(enum window w, uint32_t size, uint32_t align)
{
    uint64_t offset = below(SPAN - size + 1);
    return span_of(w) + offset / align * align;
}

static void apply(const struct access *a, uint64_t offset)
{
    memcpy(model + offset, a->data, a->size);
}

static void random_store(const struct rig *r, struct access *a)
{
    static const struct {
        uint32_t size, element;
    } kinds[] = { { 1, 1 },  { 2, 2 },   { 4, 4 },  { 8, 8 },   { 8, 4 }, { 16, 16 },
                  { 16, 8 }, { 32, 16 }, { 64, 8 }, { 64, 16 }, { 8, 8 }, { 16, 8 } };
    enum window w = (enum window)below(WINDOWS);
    size_t k = below(ARRAY_LEN(kinds));
    uint32_t align = is_device(w) || below(2) ? kinds[k].element : 1;
    uint64_t offset = random_place(w, kinds[k].size, align);

    (void)r;
    *a = access_of(ACCESS_STORE, at(w, offset), kinds[k].size, kinds[k].element);
    for (unsigned i = 0; i < a->size; i++)
        a->data[i] = (uint8_t)below(256);
    a->release = below(20) == 0;
    apply(a, offset);
}

static void random_load(struct access *a)
{
    static const uint32_t sizes[] = { 1, 2, 4, 8, 16, 32, 64 };
    enum window w = (enum window)below(WINDOWS);
    uint32_t size = sizes[below(ARRAY_LEN(sizes))], element = size > 8 ? 8 : size;
    uint64_t offset = random_place(w, size, is_device(w) ? element : 1);

    *a = access_of(ACCESS_LOAD, at(w, offset), size, element);
    wanted[wanted_count].fault = false;
    wanted[wanted_count].size = size;
    memcpy(wanted[wanted_count++].data, model + offset, size);
}

static void random_other(struct access *a)
{
    static const char *const barriers[] = { "dmb sy", "dmb oshst", "dmb oshld", "dmb ish", "dsb sy",
                                            "dsb st", "dsb ishst", "dsb nsh",   "isb",     "dgh" };
    switch (below(8)) {
    case 0: { /* DC ZVA */
        enum window w = (enum window)(W_NC + below(3));
        uint64_t offset = random_place(w, 64, 64);
        *a = access_of(ACCESS_ZVA, at(w, offset), 64, 16);
        memset(a->data, 0, sizeof a->data);
        apply(a, offset);
        break;
    }
    case 1:
    case 2: { /* ST64B */
        enum window w = (enum window)below(W_NC + 1);
        uint64_t offset = random_place(w, 64, 64);
        *a = access_of(ACCESS_SINGLE, at(w, offset), 64, 64);
        for (unsigned i = 0; i < 64; i++)
            a->data[i] = (uint8_t)below(256);
        apply(a, offset);
        break;
    }
    case 3: { /* an exclusive where there are none: nothing is written */
        enum window w = (enum window)(W_nGnRnE + below(W_WT + 1));
        *a = access_of(ACCESS_EXCLUSIVE, at(w, random_place(w, 8, 8)), 8, 8);
        wanted[wanted_count].fault = true;
        wanted[wanted_count++].dfsc = 0x35;
        break;
    }
    case 4: *a = access_of(ACCESS_CLEAN, at(W_WB, random_place(W_WB, 1, 1)), 1, 1); break;
    default: *a = barrier_of(barriers[below(ARRAY_LEN(barriers))]); break;
    }
}

static void make_batch(const struct rig *r)
{
    batch_count = 1 + below(BATCH);
    wanted_count = 0;
    for (size_t i = 0; i < batch_count; i++) {
        switch (below(10)) {
        case 0:
        case 1: random_load(&batch[i]); break;
        case 2: random_other(&batch[i]); break;
        default: random_store(r, &batch[i]); break;
        }
    }
}

static void check_batch(const struct rig *r)
{
    assert_int_equal(r->outcome_count, wanted_count);
    for (size_t i = 0; i < wanted_count; i++) {
        if (wanted[i].fault) {
            assert_int_equal(r->outcomes[i].fault, CORE_FAULT_UNSUPPORTED);
            assert_int_equal(r->outcomes[i].dfsc, wanted[i].dfsc);
        } else {
            assert_int_equal(r->outcomes[i].fault, CORE_NO_FAULT);
            assert_memory_equal(r->loaded[i], wanted[i].data, wanted[i].size);
        }
    }
}

/** All that the core still keeps goes out: buffers, and the write-back lines one by one. */
static void put_out(struct rig *r)
{
    static struct access clean[SPAN / BUS_LINE + 1];
    size_t n = 0;
    for (uint64_t offset = 0; offset < SPAN; offset += BUS_LINE)
        clean[n++] = access_of(ACCESS_CLEAN, at(W_WB, span_of(W_WB) + offset), 1, 1);
    clean[n++] = end_of_run();
    rig_run(r, clean, n);
    rig_pass(r, SIMTIME_NEVER);
}

static void one_sequence(struct rig *r)
{
    for (size_t i = 0; i < DEVICE_BYTES; i++)
        model[i] = r->memory[i] = 0;
    for (size_t i = 0; i < ARRAY_LEN(rig_mair); i++)
        for (uint64_t k = 0; k < SPAN; k++)
            model[span_of((enum window)i) + k] = r->memory[span_of((enum window)i) + k] =
                (uint8_t)below(256);
    r->context.ls64 = true;
    rig_build(r);
    for (unsigned n = 0; n < 12; n++) {
        make_batch(r);
        r->outcome_count = 0;
        rig_run(r, batch, batch_count);
        check_batch(r);
        if (below(3) == 0)
            rig_pass(r, core_now(r->core) + below(2000000)); /* time-outs while nothing runs */
        if (below(3) == 0)
            core_advance(r->core, core_now(r->core) + below(2000000));
    }
    put_out(r);
    assert_memory_equal(r->memory, model, sizeof model);
    assert_int_equal(r->serrors, 0);
    rig_free(r);
}

static void test_random(void **state)
{
    static const uint64_t lines[] = { 0, 1, 2, 4, 8 }, outstanding[] = { 1, 2, 22 };
    static const simtime_t timeouts[] = { 0, 0, 1000, 20000, 500000 };

    (void)state;
    for (unsigned round = 0; round < 400; round++) {
        struct rig *r = rig_new();
        r->params.wc_lines = lines[round % ARRAY_LEN(lines)];
        r->params.nc_outstanding = outstanding[below(ARRAY_LEN(outstanding))];
        r->params.device_outstanding = 1 + below(4);
        r->params.wc_timeout = timeouts[below(ARRAY_LEN(timeouts))];
        r->params.wc_full_drains = below(2);
        r->params.wc_drain_order = (unsigned)below(2);
        r->params.device_drains_wc = below(2);
        r->params.gather_nc = below(4) != 0;
        r->params.gather_gre = below(4) != 0;
        r->params.barrier_scope = (unsigned)below(2);
        r->params.dgh_drains = below(2);
        r->params.device_element = 8u << below(3);
        r->cache.size = 4096;
        r->cache.write_fill = below(2);
        r->late = below(2);
        r->write_time = below(3) * 70000;
        r->read_time = below(3) * 300000;
        one_sequence(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_random) };
    alarm(300); /* a core that spins at one time never ends */
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
