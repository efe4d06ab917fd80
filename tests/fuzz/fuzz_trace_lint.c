/* SPDX-License-Identifier: Apache-2.0 */
/** libFuzzer target: the lints on any bytes as a wclog, in a map of every kind of memory. */
#include "trace_side.h"

#include "trace/trace.h"

static const struct replay_region regions[] = {
    { .name = "nic BAR2", .base = 0x8000000000, .size = 0x100000, .s1 = 2 },
    { .name = "nic BAR0", .base = 0x8000200000, .size = 0x4000, .s1 = 4 },
    { .name = "gpu BAR1", .base = 0x8000400000, .size = 0x100000, .s1 = 6 },
    { .name = "ECAM", .base = 0x4010000000, .size = 0x100000, .s1 = 3 },
};

static void check(const struct lints *l)
{
    uint64_t kept[LINT_COUNT] = { 0 };
    for (size_t i = 0; i < lints_count(l); i++) {
        const struct lint_finding *f = lints_finding(l, i);
        expect(f->count != 0 && f->text[0] != '\0' && f->kind < LINT_COUNT);
        kept[f->kind] += f->count;
    }
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        expect(kept[k] + lints_beyond(l, k) == lints_total(l, k));
        expect(lints_places(l, k) <= kept[k]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    int fd = memfd_create("trace", 0);
    expect(fd >= 0 && write(fd, data + 1, size - 1) == (ssize_t)(size - 1));
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct error e = { 0 };
    struct lint_params p;
    param_defaults(&lint_param_table, &p);
    p.dmb_flushes = (data[0] & 1) != 0;
    p.every_barrier = (data[0] & 2) != 0;
    p.after_doorbell = (data[0] & 4) != 0;
    p.lines = 1 + (data[0] >> 3 & 7);
    p.keep = 1 + (data[0] >> 6);
    const struct trace_options options = { .path = path, .format = "wclog" };
    const struct lint_options o = {
        .policy = "v6.9", .path = path, .regions = regions, .region_count = ARRAY_LEN(regions)
    };
    struct lints *l = lints_new(&p);
    struct trace *t = trace_open(&options, &e);
    struct lint_left_out left;
    if (t != NULL && lints_run(l, t, &o, &left, &e)) {
        check(l);
    }
    trace_close(t);
    lints_free(l);
    close(fd);
    return 0;
}
