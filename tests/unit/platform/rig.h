/* SPDX-License-Identifier: Apache-2.0 */
/** A whole machine for the tests: one or more VMs with a BAR mapped, and logs of what it did. */
#ifndef GATHER_TESTS_PLATFORM_RIG_H
#define GATHER_TESTS_PLATFORM_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../seed.h"

#include "platform/platform.h"

enum { LOG_MAX = 1 << 15, RIG_VMS = 4 };

struct rig {
    struct platform_params params;
    struct platform *platform;
    struct endpoint *ep;
    uint64_t bar_size;
    pa_t bar;
    struct {
        struct vm *vm;
        struct mapping map;
    } vms[RIG_VMS];
    unsigned vm_count;

    struct pcie_tlp tlps[LOG_MAX]; /* without data */
    size_t tlp_count;
    struct core_drain drains[LOG_MAX];
    size_t drain_count;
    struct platform_error errors[256];
    size_t error_count;
    struct core_lint lints[64];
    size_t lint_count;
    uint64_t digest; /* FNV-1a of everything that was seen */
};

static struct rng rig_rng;

static inline int rig_seed(void **state)
{
    (void)state;
    seed_from_env(&rig_rng, 1618, "platform");
    return 0;
}

static inline uint64_t below(uint64_t n)
{
    return rng_below(&rig_rng, n);
}

static inline void rig_digest(struct rig *r, const void *bytes, size_t size)
{
    const uint8_t *b = bytes;
    for (size_t i = 0; i < size; i++)
        r->digest = (r->digest ^ b[i]) * 0x100000001b3u;
}

static inline void rig_number(struct rig *r, uint64_t n)
{
    rig_digest(r, &n, sizeof n);
}

static inline void rig_tlp(void *self, const struct pcie_tlp *t)
{
    struct rig *r = self;
    if (r->tlp_count < LOG_MAX) {
        r->tlps[r->tlp_count] = *t;
        r->tlps[r->tlp_count++].data = NULL;
    }
    const uint64_t fields[] = { t->time,      t->type,     t->up,      t->address.ba,
                                t->length_dw, t->first_be, t->last_be, t->wire_bytes,
                                t->reason,    t->stores,   t->master,  t->domain };
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        rig_number(r, fields[i]);
    if (t->data != NULL && !t->up)
        rig_digest(r, t->data, (size_t)t->length_dw * 4);
}

static inline void rig_drain(void *self, const struct core_drain *d)
{
    struct rig *r = self;
    if (r->drain_count < LOG_MAX)
        r->drains[r->drain_count++] = *d;
    rig_number(r, d->time);
    rig_number(r, d->line.pa);
    rig_number(r, d->mask);
    rig_number(r, d->reason);
}

static inline void rig_error(void *self, const struct platform_error *e)
{
    struct rig *r = self;
    if (r->error_count < ARRAY_LEN(r->errors))
        r->errors[r->error_count++] = *e;
    rig_number(r, e->time);
    rig_digest(r, e->kind, strlen(e->kind));
}

static inline void rig_lint(void *self, const struct core_lint *l)
{
    struct rig *r = self;
    if (r->lint_count < ARRAY_LEN(r->lints))
        r->lints[r->lint_count] = *l;
    r->lint_count++;
}

/** Parameters at their defaults, but times that are easy to add up; then change and build. */
static inline struct rig *rig_new(void)
{
    struct rig *r = calloc(1, sizeof *r);
    assert_non_null(r);
    platform_defaults(&r->params);
    r->params.core.freq = 1000000000;
    r->params.core.tlb_model = false;
    r->params.core.wc_timeout = 0;
    r->params.core.switch_time = 0;
    r->bar_size = 1 << 16;
    r->digest = 0xcbf29ce484222325u;
    return r;
}

static inline void rig_build(struct rig *r)
{
    struct error e = { 0 };
    r->platform = platform_new(&r->params, &e);
    if (r->platform == NULL)
        fail_msg("%s", e.text);
    struct platform_observer observer = {
        .self = r, .tlp = rig_tlp, .drain = rig_drain, .error = rig_error, .lint = rig_lint
    };
    assert_true(platform_observe(r->platform, &observer));
    r->ep = platform_endpoint(r->platform, NULL, &e);
    if (r->ep == NULL)
        fail_msg("%s", e.text);
    struct bar_request bar = { .number = 2, .size = r->bar_size, .prefetchable = true };
    assert_true(endpoint_add_bar(r->ep, &bar, &e));
    assert_true(endpoint_bar(r->ep, 2, &r->bar, &r->bar_size));
}

/** One more VM; its mapping of the whole BAR is r->vms[n].map. Returns n. */
static inline unsigned rig_vm_as(struct rig *r, const struct vm_request *request,
                                 const struct map_request *how, const char *s1)
{
    struct error e = { 0 };
    unsigned n = r->vm_count++;
    struct map_request map = *how;
    r->vms[n].vm = platform_vm(r->platform, request, &e);
    if (r->vms[n].vm == NULL)
        fail_msg("%s", e.text);
    map.bar = 2;
    assert_true(s1_type_parse(s1, &map.s1, &e));
    if (!vm_map(r->vms[n].vm, r->ep, &map, &r->vms[n].map, &e))
        fail_msg("%s", e.text);
    return n;
}

static inline unsigned rig_vm(struct rig *r, const char *policy, const char *s1)
{
    struct vm_request request = { .policy = policy, .el = 1, .page = 4096 };
    struct map_request map;
    map_request_defaults(&map);
    return rig_vm_as(r, &request, &map, s1);
}

static inline struct cpu *rig_cpu(struct rig *r, unsigned vm, unsigned core)
{
    struct error e = { 0 };
    struct cpu *cpu = vm_cpu(r->vms[vm].vm, core, &e);
    if (cpu == NULL)
        fail_msg("%s", e.text);
    return cpu;
}

static inline void rig_free(struct rig *r)
{
    platform_free(r->platform);
    free(r);
}

static inline va_t rig_va(const struct rig *r, unsigned vm, uint64_t offset)
{
    return (va_t){ r->vms[vm].map.va.va + offset };
}

static inline struct cpu_result rig_access(struct cpu *cpu, const struct access *a)
{
    struct cpu_result result;
    struct error e = { 0 };
    if (!cpu_access(cpu, a, &result, &e))
        fail_msg("%s", e.text);
    return result;
}

static inline struct access rig_store(va_t va, uint32_t size)
{
    struct access a = {
        .va = va, .size = size, .element = size, .align = size, .kind = ACCESS_STORE
    };
    for (unsigned i = 0; i < size; i++)
        a.data[i] = (uint8_t)(0xa0 + i);
    return a;
}

static inline struct access rig_load(va_t va, uint32_t size)
{
    return (struct access){
        .va = va, .size = size, .element = size, .align = size, .kind = ACCESS_LOAD
    };
}

static inline struct access rig_barrier(const char *text)
{
    struct access a;
    assert_true(access_parse_barrier(text, &a, NULL));
    return a;
}

static inline struct cpu_result rig_block(struct cpu *cpu, va_t va, uint64_t bytes,
                                          const char *pattern, const uint8_t *data)
{
    struct error e = { 0 };
    struct cpu_result result;
    struct store_job job = { .va = va, .bytes = bytes, .data = data };
    job.pattern = pattern_find(pattern, &e);
    assert_non_null(job.pattern);
    if (!cpu_store(cpu, &job, &result, &e))
        fail_msg("%s", e.text);
    return result;
}

static inline void rig_finish(struct rig *r)
{
    struct error e = { 0 };
    if (!platform_finish(r->platform, &e))
        fail_msg("%s", e.text);
}

static inline void rig_memory(struct rig *r, uint64_t offset, void *to, size_t size)
{
    struct error e = { 0 };
    if (!endpoint_memory(r->ep, 2, offset, to, size, &e))
        fail_msg("%s", e.text);
}

static inline void rig_inject(struct rig *r, enum pcie_inject_kind kind, uint64_t offset,
                              uint64_t count)
{
    struct error e = { 0 };
    const struct pcie_inject what = { .kind = kind, .bar = 2, .offset = offset, .count = count };
    if (!endpoint_inject(r->ep, &what, &e))
        fail_msg("%s", e.text);
}

/** Memory writes towards the device. */
static inline size_t rig_writes(const struct rig *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->tlp_count; i++)
        n += r->tlps[i].type == PCIE_MWR;
    return n;
}

/** "0:64 40:8" of the memory writes: offset in the BAR of the first enabled byte, bytes. */
static inline const char *rig_text(const struct rig *r)
{
    static char text[8192];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < r->tlp_count && used < sizeof text - 64; i++) {
        const struct pcie_tlp *t = &r->tlps[i];
        if (t->type == PCIE_MWR)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%llx:%u", used ? " " : "",
                                     (unsigned long long)(t->address.ba - r->bar.pa) +
                                         (unsigned)__builtin_ctz(t->first_be | 16u),
                                     t->bytes);
    }
    return text;
}

#endif
