/* SPDX-License-Identifier: Apache-2.0 */
/** What combiners of real parts do differently: window, limit, flush rules, pieces, lost stores. */
#include "combiner_rig.h"

/** A TLP has at most `limit` bytes, and lies within one aligned window. Limit 0 is the MPS. */
static void test_window(void **state)
{
    static const struct {
        unsigned limit, window, mps, line[8], count;
        const char *tlps;
    } rows[] = {
        { 128, 0, 256, { 1, 2, 3, 4 }, 4, "40:64 80:128 100:64" },
        { 128, 256, 256, { 1, 2, 3, 4 }, 4, "40:128 c0:64 100:64" },
        { 128, 4096, 256, { 1, 2, 3, 4 }, 4, "40:128 c0:128" },
        { 256, 4096, 256, { 3, 4, 5, 6, 7, 8 }, 6, "c0:256 1c0:128" },
        { 256, 4096, 256, { 61, 62, 63, 64 }, 4, "f40:192 1000:64" },
        { 64, 256, 256, { 0, 1, 2 }, 3, "0:64 40:64 80:64" },
        { 0, 0, 128, { 0, 1, 2, 3 }, 4, "0:128 80:128" },
        { 0, 0, 256, { 0, 1, 2, 3 }, 4, "0:256" },
        { 0, 1024, 256, { 2, 3, 4, 5, 6 }, 5, "80:256 180:64" },
        { 0, 0, 512, { 0, 1, 2, 3, 4, 5, 6, 7 }, 8, "0:512" },
        { 512, 0, 128, { 0, 1, 2, 3, 4, 5, 6, 7 }, 8, "0:128 80:128 100:128 180:128" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->params.join_limit = rows[i].limit;
        r->params.join_window = rows[i].window;
        r->link.mps = rows[i].mps;
        assert_string_equal(lines(r, rows[i].line, rows[i].count), rows[i].tlps);
        rig_free(r);
    }
}

/** Two lines that would join, and something between them. */
static void test_flush_rules(void **state)
{
    enum { PORT, MASTER, NONE };
    static const char whole[] = "0:128", cut[] = "0:64 40:64";
    static const struct {
        const char *what;
        unsigned reads, master;
        bool device;
        const char *tlps;
    } rows[] = {
        { "read", PORT, 0, true, cut },
        { "read", PORT, 1, true, cut },
        { "read", MASTER, 0, true, cut },
        { "read", MASTER, 1, true, whole },
        { "read", NONE, 0, true, whole },
        { "device", PORT, 0, true, "0:64 1000:4 40:64" },
        { "device", PORT, 0, false, "1000:4 0:128" },
        { "device", PORT, 1, true, "1000:4 0:128" },
        { "same line", PORT, 0, false, "0:64 10:4 40:64" }, /* never older bytes after newer ones */
        { "same line", PORT, 1, false, "10:4 0:128" },      /* another core's */
        { "barrier", NONE, 0, false, cut },
        { "barrier", NONE, 1, false, whole },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->params.join_limit = 256;
        r->params.join_reads = rows[i].reads;
        r->params.join_device = rows[i].device;
        rig_build(r);
        rig_add(r, write_of(0, 0, 64, BUS_GATHER));
        struct action a = rows[i].what[0] == 'r'   ? read_of(1 * NS, 0x2000, 4)
                          : rows[i].what[0] == 'd' ? write_of(1 * NS, 0x1000, 4, BUS_DEVICE_E)
                          : rows[i].what[0] == 's' ? write_of(1 * NS, 0x10, 4, BUS_DEVICE_E)
                                                   : barrier_of(1 * NS);
        a.master = (uint16_t)rows[i].master;
        rig_add(r, a);
        rig_add(r, write_of(2 * NS, 64, 64, BUS_GATHER));
        finish(r);
        assert_string_equal(writes_text(r), rows[i].tlps);
        rig_free(r);
    }
}

/** x86-like: a whole line as one TLP, a part of one in pieces of at most 8 bytes. */
static void test_pieces(void **state)
{
    static const struct {
        unsigned piece, at, size;
        enum bus_attr attr;
        const char *tlps;
    } rows[] = {
        { 8, 0, 64, BUS_GATHER, "0:64" },
        { 8, 0, 56, BUS_GATHER, "0:8 8:8 10:8 18:8 20:8 28:8 30:8" },
        { 8, 3, 14, BUS_GATHER, "3:1 4:4 8:8 10:1" },
        { 4, 0, 12, BUS_GATHER, "0:4 4:4 8:4" },
        { 32, 0, 56, BUS_GATHER, "0:32 20:16 30:8" },
        { 0, 0, 56, BUS_GATHER, "0:56" },
        { 8, 0, 16, BUS_DEVICE_E, "0:16" }, /* not write-combined */
        { 1, 5, 2, BUS_GATHER, "5:1 6:1" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned joins = 0; joins < 2; joins++) {
            struct rig *r = rig_new();
            r->params.partial_piece = rows[i].piece;
            r->params.join_limit = joins ? 256 : 64;
            rig_build(r);
            uint32_t tag = rig_add(r, write_of(0, rows[i].at, rows[i].size, rows[i].attr));
            finish(r);
            assert_string_equal(writes_text(r), rows[i].tlps);
            assert_int_equal(r->answers[tag].count, 1);
            rig_free(r);
        }
    }
}

/** BCM2711: a store of 8 bytes over a bus of 4 is lost, or two. */
static void test_wide(void **state)
{
    enum { WHOLE, SPLIT, LOST };
    static const struct {
        unsigned wide, at, size;
        enum bus_attr attr;
        const char *tlps;
        unsigned lost;
    } rows[] = {
        { WHOLE, 8, 8, BUS_DEVICE_E, "8:8", 0 },
        { SPLIT, 8, 8, BUS_DEVICE_E, "8:4 c:4", 0 },
        { SPLIT, 8, 8, BUS_DEVICE_nE, "8:4 c:4", 0 },
        { SPLIT, 16, 16, BUS_DEVICE_E, "10:4 14:4 18:4 1c:4", 0 },
        { SPLIT, 4, 4, BUS_DEVICE_E, "4:4", 0 },
        { SPLIT, 6, 1, BUS_DEVICE_E, "6:1", 0 },
        { LOST, 8, 8, BUS_DEVICE_E, "", 1 },
        { LOST, 8, 8, BUS_DEVICE_nE, "", 1 },
        { LOST, 8, 4, BUS_DEVICE_E, "8:4", 0 },
        { LOST, 8, 8, BUS_GATHER, "8:8", 0 }, /* one burst, not a store */
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->params.wide_writes = rows[i].wide;
        rig_build(r);
        uint32_t tag = rig_add(r, write_of(0, rows[i].at, rows[i].size, rows[i].attr));
        finish(r);
        assert_string_equal(writes_text(r), rows[i].tlps);
        assert_int_equal(r->answers[tag].count, 1); /* lost or not, the core goes on */
        assert_int_equal(pcie_stats(r->root)->lost_writes, rows[i].lost);
        rig_free(r);
    }
}

/** The stretch of write-combined bytes that hangs the machine, and what ends it. */
static void test_hang(void **state)
{
    static const struct {
        const char *between; /* after the fourth line */
        unsigned lines;
        enum bus_attr attr;
        bool hangs;
    } rows[] = {
        { "nothing", 4, BUS_GATHER, false },   { "nothing", 5, BUS_GATHER, true },
        { "barrier", 5, BUS_GATHER, false },   { "barrier", 8, BUS_GATHER, false },
        { "barrier", 9, BUS_GATHER, true },    { "device", 5, BUS_GATHER, false },
        { "read", 5, BUS_GATHER, false },      { "pause", 5, BUS_GATHER, false },
        { "nothing", 9, BUS_DEVICE_E, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->params.hang_bytes = 256;
        r->params.hang_pause = 1000 * NS;
        rig_build(r);
        const char *between = rows[i].between;
        simtime_t time = 0;
        for (unsigned n = 0; n < rows[i].lines; n++) {
            if (n == 4) {
                if (between[0] == 'b')
                    rig_add(r, barrier_of(time));
                if (between[0] == 'd')
                    rig_add(r, write_of(time, 0x1000, 4, BUS_DEVICE_E));
                if (between[0] == 'r')
                    rig_add(r, read_of(time, 0x1000, 4));
                if (between[0] == 'p')
                    time += 1000 * NS;
            }
            rig_add(r, write_of(time, 64 * (uint64_t)n, 64, rows[i].attr));
            time += NS;
        }
        finish(r);
        assert_int_equal(r->error_count, rows[i].hangs);
        if (rows[i].hangs) {
            assert_string_equal(r->errors[0].kind, "host-hang");
            assert_int_equal(r->errors[0].at, r->base + 64 * (uint64_t)(rows[i].lines - 1));
            /* What hung it, and all that would follow, is not on the link. */
            assert_int_equal(pcie_stats(r->root)->mwr, rows[i].lines - 1);
        }
        rig_free(r);
    }
}

static void test_refused(void **state)
{
    static const struct {
        unsigned limit, window, piece;
        const char *part;
    } rows[] = {
        { 96, 0, 0, "join_limit: 96 is not a power of two" },
        { 32, 0, 0, "expected 0 or at least 64 bytes" },
        { 64, 192, 0, "join_window: 192 is not a power of two" },
        { 256, 128, 0, "join_limit: 256 bytes do not fit join_window of 128" },
        { 64, 0, 24, "partial_piece: 24 is not a power of two" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct pcie_root_params params;
        struct error e = { 0 };
        param_defaults(&pcie_root_table, &params);
        params.join_limit = rows[i].limit;
        params.join_window = rows[i].window;
        params.partial_piece = rows[i].piece;
        struct kernel *k = kernel_new(&e);
        struct bus *b = bus_new();
        assert_null(pcie_root_new(k, b, &params, &e));
        if (strstr(e.text, rows[i].part) == NULL)
            fail_msg("%s", e.text);
        kernel_free(k);
        bus_free(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_window), cmocka_unit_test(test_flush_rules),
        cmocka_unit_test(test_pieces), cmocka_unit_test(test_wide),
        cmocka_unit_test(test_hang),   cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
