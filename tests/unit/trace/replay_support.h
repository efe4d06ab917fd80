/* SPDX-License-Identifier: Apache-2.0 */
/** Replays of captures and of traces out of strings, with what went to the device, for the tests.
 */
#ifndef TESTS_TRACE_REPLAY_SUPPORT_H
#define TESTS_TRACE_REPLAY_SUPPORT_H

#include "support.h"
#include "trace/trace.h"

enum { TLPS_MAX = 65536, IMAGE_BYTES = 4 << 20 };

/** What an observer saw of memory requests on their way to the device. */
struct tlp_log {
    size_t count;
    struct {
        simtime_t time;
        uint64_t address;
        uint32_t bytes;
        enum bus_reason reason;
        bool write;
    } tlps[TLPS_MAX]; /* the first ones */
    uint64_t image_base;
    uint8_t image[IMAGE_BYTES]; /* of writes from there on */
    uint64_t written;           /* bytes */
};

static inline void log_tlp(void *self, const struct pcie_tlp *t)
{
    struct tlp_log *log = self;
    if (t->up || (t->type != PCIE_MWR && t->type != PCIE_MRD)) {
        return;
    }
    if (log->count < TLPS_MAX) {
        log->tlps[log->count].time = t->time;
        log->tlps[log->count].address = t->address.ba;
        log->tlps[log->count].bytes = t->bytes;
        log->tlps[log->count].reason = t->reason;
        log->tlps[log->count].write = t->type == PCIE_MWR;
    }
    log->count++;
    for (uint32_t b = 0; t->type == PCIE_MWR && b < t->length_dw * 4; b++) {
        const uint32_t dw = b / 4;
        const unsigned enables = dw == 0 ? t->first_be : dw == t->length_dw - 1 ? t->last_be : 0xf;
        const uint64_t at = (t->address.ba & ~(uint64_t)3) + b - log->image_base;
        if ((enables >> b % 4 & 1) && at < IMAGE_BYTES) {
            log->image[at] = t->data[b];
            log->written++;
        }
    }
}

/** A run with these parameters of a platform, "KEY=VALUE", NULL-terminated. */
static inline bool run_replay(const char *const *params, struct replay_options *o,
                              struct tlp_log *log, struct replay_result *r, struct error *e)
{
    struct platform_params all;
    platform_defaults(&all);
    struct platform_keys keys = platform_keys(&all);
    for (size_t i = 0; params && params[i]; i++) {
        assert_true(param_assign(keys.tables, keys.objects, PLATFORM_TABLES, params[i], e));
    }
    struct platform *p = platform_new(&all, e);
    assert_non_null(p);
    struct platform_observer observer = { .self = log, .tlp = log_tlp };
    assert_true(!log || platform_observe(p, &observer));
    o->policy = o->policy ? o->policy : "v6.9";
    bool ok = replay_run(p, o, r, e);
    platform_free(p);
    return ok;
}

/** The same of a trace out of a string; translations take no time. */
static inline bool replay_text(const char *text, struct replay_options *o, struct tlp_log *log,
                               struct replay_result *r, struct error *e)
{
    char path[64];
    static const char *const no_walks[] = { "tlb_model=false", NULL };
    write_file(path, text, strlen(text));
    o->trace.path = path;
    bool ok = run_replay(no_walks, o, log, r, e);
    unlink(path);
    return ok;
}

static inline struct tlp_log *new_log(uint64_t image_base)
{
    struct tlp_log *log = calloc(1, sizeof(*log));
    assert_non_null(log);
    log->image_base = image_base;
    return log;
}

static inline unsigned s1_of(const char *name)
{
    unsigned s1;
    struct error e = { 0 };
    assert_true(s1_type_parse(name, &s1, &e));
    return s1;
}

#endif
