/* SPDX-License-Identifier: Apache-2.0 */
/* Distributions of TLPs made by hand: what counts where, and the file that holds them. */
#include "pcie/pcie.h"
#include "report/dist_axis.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct pcie_tlp write_tlp(simtime_t time, uint64_t address, uint16_t core)
{
    return (struct pcie_tlp){ .type = PCIE_MWR,
                              .time = time,
                              .end = time + 100,
                              .issued = time - 50,
                              .address = { address },
                              .bytes = 64,
                              .stores = 8,
                              .master = core,
                              .reason = BUS_REASON_FULL };
}

static struct dists *filled(void)
{
    static const struct dist_region map[] = { { "high", 0x2000, 0x1000 },
                                              { "low", 0x1000, 0x1000 } };
    struct dists *d = dists_new();
    dists_map(d, map, ARRAY_LEN(map));
    struct pcie_tlp t = write_tlp(1000, 0x1000, 0);
    dists_see(d, &t);
    t = write_tlp(1100, 0x2fc0, 1); /* back to back */
    dists_see(d, &t);
    t = write_tlp(1500, 0x9000, 1); /* 300 idle; in no region */
    dists_see(d, &t);
    t.hop = 1; /* behind a switch: the same TLP once more */
    dists_see(d, &t);
    t = write_tlp(1500, 0x1000, 0);
    t.up = true; /* a device's */
    dists_see(d, &t);
    t = write_tlp(5000, 0x1040, 0);
    t.port = 3; /* the first of its link: no gap */
    dists_see(d, &t);

    struct pcie_tlp r = { .type = PCIE_MRD,
                          .time = 6000,
                          .end = 6010,
                          .issued = 5900,
                          .address = { 0x2000 },
                          .bytes = 64,
                          .number = 7 };
    dists_see(d, &r);
    struct pcie_tlp c = { .type = PCIE_CPLD,
                          .time = 6500,
                          .end = 6550,
                          .issued = 5900,
                          .number = 7,
                          .bytes = 32,
                          .byte_count = 64,
                          .up = true };
    dists_see(d, &c); /* the first half */
    c.time = 6600;
    c.end = 6650;
    c.byte_count = 32;
    dists_see(d, &c);
    r.number = 8;
    dists_see(d, &r);
    c = (struct pcie_tlp){ .type = PCIE_CPL,
                           .end = 9000,
                           .issued = 1,
                           .number = 8,
                           .up = true,
                           .status = PCIE_UR,
                           .byte_count = 64 };
    dists_see(d, &c); /* no data: no latency */
    r.number = 9;
    r.speculative = true;
    dists_see(d, &r);
    return d;
}

static void counts_where_it_belongs(void **state)
{
    (void)state;
    struct dists *d = filled();
    static const char *const order[][2] = {
        { "all", "" }, { "cpu", "0" }, { "cpu", "1" }, { "region", "low" }, { "region", "high" },
    };
    assert_int_equal(dists_count(d), ARRAY_LEN(order));
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        assert_string_equal(dists_group(d, i)->by, order[i][0]);
        assert_string_equal(dists_group(d, i)->name, order[i][1]);
    }
    const struct dist_group *all = dists_find(d, "all", "");
    assert_int_equal(all->sizes.count[64], 4);
    assert_int_equal(all->reasons[BUS_REASON_FULL], 4);
    assert_int_equal(all->sums[DIST_STORES], 32);
    assert_int_equal(all->values[DIST_GAP].total, 2);
    assert_int_equal(all->sums[DIST_GAP], 300);
    assert_int_equal(all->values[DIST_GAP].least, 0);
    assert_int_equal(all->values[DIST_WRITE_LATENCY].least, 150);
    assert_int_equal(all->values[DIST_WRITE_LATENCY].most, 150);
    assert_int_equal(all->read_sizes.count[64], 2);
    assert_int_equal(all->values[DIST_READ_LATENCY].total, 1);
    assert_int_equal(all->sums[DIST_READ_LATENCY], 750);
    assert_int_equal(dists_find(d, "region", "low")->sizes.tlps, 2);
    assert_int_equal(dists_find(d, "region", "high")->sizes.tlps, 1);
    assert_int_equal(dists_find(d, "region", "high")->values[DIST_READ_LATENCY].total, 1);
    assert_int_equal(dists_find(d, "cpu", "1")->values[DIST_GAP].total, 2);
    assert_null(dists_find(d, "cpu", "2"));
    dists_free(d);
}

/** More pairs of core and region than are counted by themselves, and looks in between. */
static void many_cores_and_regions(void **state)
{
    (void)state;
    enum { CORES = 5, REGIONS = 4, ROUNDS = 3 };
    struct dists *d = dists_new();
    for (unsigned r = 0; r < REGIONS; r++) {
        struct dist_region region = { .base = 0x1000U * (r + 1), .size = 0x1000 };
        (void)snprintf(region.name, sizeof(region.name), "r%u", r);
        dists_map(d, &region, 1);
    }
    for (unsigned round = 1; round <= ROUNDS; round++) {
        for (unsigned core = 0; core < CORES; core++) {
            for (unsigned r = 0; r < REGIONS; r++) {
                struct pcie_tlp t = write_tlp(1000, 0x1000U * (r + 1), (uint16_t)core);
                t.stores = core + 1;
                t.end = t.issued + 10 * (r + 1) + round;
                dists_see(d, &t);
            }
        }
        const struct dist_group *all = dists_find(d, "all", "");
        assert_int_equal(dists_count(d), 1 + CORES + REGIONS);
        assert_int_equal(all->sizes.tlps, round * CORES * REGIONS);
        assert_int_equal(all->sums[DIST_STORES], 15 * REGIONS * round); /* 1 + 2 + 3 + 4 + 5 */
        assert_true(all->values[DIST_STORES].sum == (double)all->sums[DIST_STORES]);
        assert_int_equal(all->values[DIST_WRITE_LATENCY].least, 11);
        assert_int_equal(all->values[DIST_WRITE_LATENCY].most, 40 + round);
        const struct dist_group *cpu = dists_find(d, "cpu", "4"),
                                *r1 = dists_find(d, "region", "r1");
        assert_int_equal(cpu->values[DIST_STORES].count[5], REGIONS * round);
        assert_int_equal(cpu->values[DIST_STORES].total, REGIONS * round);
        assert_int_equal(cpu->reasons[BUS_REASON_FULL], REGIONS * round);
        assert_int_equal(r1->sizes.tlps, CORES * round);
        assert_int_equal(r1->values[DIST_WRITE_LATENCY].least, 21);
        assert_int_equal(r1->values[DIST_WRITE_LATENCY].most, 20 + round);
    }
    dists_free(d);
}

static bool moving(void *self, uint64_t address, struct dist_region *out)
{
    const uint64_t base = *(const uint64_t *)self;
    *out = (struct dist_region){ "BAR", base, 0x1000 };
    return address - base < out->size;
}

static void regions_may_move(void **state)
{
    (void)state;
    uint64_t base = 0x1000;
    struct dists *d = dists_new();
    dists_ask(d, moving, &base);
    struct pcie_tlp t = write_tlp(1000, 0x1000, 0);
    dists_see(d, &t);
    base = 0x8000;
    struct pcie_tlp config = { .type = PCIE_CFGWR0 };
    dists_see(d, &config);
    dists_see(d, &t); /* nobody's now */
    t.address.ba = 0x8000;
    dists_see(d, &t);
    assert_int_equal(dists_find(d, "region", "BAR")->sizes.tlps, 2);
    assert_int_equal(dists_find(d, "all", "")->sizes.tlps, 3);
    dists_free(d);
}

/** distributions.json of `d`, to be freed. */
static char *written(const struct dists *d, char *folder)
{
    char path[128], *text = NULL;
    size_t room = 0;
    assert_non_null(mkdtemp(folder));
    struct report_folder *to = report_folder_open(folder, NULL);
    struct report_run_info info = { .command = "run", .version = "0" };
    assert_true(report_folder_dists(to, d, NULL) && report_folder_run(to, &info, NULL) &&
                report_folder_commit(to, NULL));
    (void)snprintf(path, sizeof(path), "%s/run.json", folder);
    assert_int_equal(unlink(path), 0);
    (void)snprintf(path, sizeof(path), "%s/distributions.json", folder);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_true(getdelim(&text, &room, '\0', f) > 0);
    (void)fclose(f);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    return text;
}

static void reads_back_the_same(void **state)
{
    (void)state;
    struct dists *d = filled(), *back;
    char one[] = "/tmp/test_dist.XXXXXX", two[] = "/tmp/test_dist.XXXXXX";
    struct error e = { 0 };
    char *text = written(d, one);
    if (!dists_parse(text, strlen(text), "x.json", &back, &e))
        fail_msg("%s", e.text);
    char *again = written(back, two);
    assert_string_equal(text, again);
    for (unsigned of = 0; of < DIST_OF_COUNT; of++) {
        struct dist_view a = dist_view(dists_group(d, 0), (enum dist_of)of);
        struct dist_view b = dist_view(dists_group(back, 0), (enum dist_of)of);
        assert_true(dist_same(&a, &b));
        assert_true(dist_distance(&a, &b) == 0.0);
    }
    /* Whatever is cut off, it is told. */
    for (size_t length = 0; length + 2 < strlen(text); length++) {
        struct dists *none;
        assert_false(dists_parse(text, length, "x.json", &none, &e));
        assert_null(none);
        assert_string_equal(e.file, "x.json");
    }
    free(text);
    free(again);
    dists_free(d);
    dists_free(back);
}

static void broken_files_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *told;
    } changes[] = {
        { "[300, 303, 1]", "[301, 303, 1]", "'gap' has a bucket" },
        { "[300, 303, 1]", "[300, 303, -1]", "'gap' has a bucket" },
        { "[300, 303, 1]", "[300, 303, 1], [300, 303, 1]", "'gap' has a bucket" },
        { "[300, 303, 1]", "[300, 303, 0]", "'gap' has a bucket" },
        { "[300, 303, 1]", "[300, 1]", "'gap' has a bucket" },
        { "\"sum\": 300", "\"sum\": 1300", "'gap' has a least" },
        { "\"most\": 300", "\"most\": 250", "'gap' has a least" },
        { "[64, 4]", "[4097, 4]", "'write_sizes'" },
        { "[64, 4]", "[64, 3]", "'reasons' has another sum" },
        { "[64, 4]", "[64, 2], [64, 2]", "'write_sizes' has one size twice" },
        { "\"full\"", "\"fool\"", "'reasons' has a name" },
        { "\"by\": \"cpu\", \"name\": \"1\"", "\"by\": \"cpu\", \"name\": \"0\"", "twice" },
        { "\"by\": \"cpu\"", "\"by\": \"core\"", "expected \"by\"" },
        { "\"version\": 1", "\"version\": 2", "version 2" },
        { "\"unit\": \"ps\"", "\"unit\": \"ns\"", "another unit" },
    };
    struct dists *d = filled();
    char folder[] = "/tmp/test_dist.XXXXXX";
    char *text = written(d, folder);
    for (size_t i = 0; i < ARRAY_LEN(changes); i++) {
        const char *at = strstr(text, changes[i].from);
        if (at == NULL) {
            fail_msg("no %s in %s", changes[i].from, text);
            return;
        }
        char *changed = NULL;
        int length = asprintf(&changed, "%.*s%s%s", (int)(at - text), text, changes[i].to,
                              at + strlen(changes[i].from));
        struct dists *none;
        struct error e = { 0 };
        assert_true(length > 0);
        assert_false(dists_parse(changed, (size_t)length, "x.json", &none, &e));
        if (strstr(e.text, changes[i].told) == NULL)
            fail_msg("%s -> %s: %s", changes[i].from, changes[i].to, e.text);
        free(changed);
    }
    free(text);
    dists_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_where_it_belongs), cmocka_unit_test(many_cores_and_regions),
        cmocka_unit_test(regions_may_move),        cmocka_unit_test(reads_back_the_same),
        cmocka_unit_test(broken_files_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
