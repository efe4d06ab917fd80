/* SPDX-License-Identifier: Apache-2.0 */
/** An endpoint model by itself: requests are made by hand, without a link. */
#ifndef GATHER_TESTS_PCIE_MODEL_RIG_H
#define GATHER_TESTS_PCIE_MODEL_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pcie/device.h"
#include "pcie/pcie.h"

enum { MODEL_PARAMS_MAX = 1024 };

struct model_rig {
    struct pcie_device d;
    struct pcie_device_answer a; /* of the last request */
    simtime_t time;
    struct error e;
};

/** A model with `settings` (KEY=VALUE, NULL-terminated; NULL: none) on BARs of these sizes. */
static inline bool rig_try(struct model_rig *rig, const char *model, const uint64_t sizes[6],
                           const char *const *settings)
{
    static _Alignas(16) unsigned char params[MODEL_PARAMS_MAX];
    const struct pcie_model *m = pcie_model_find(model);
    struct pcie_device_bar bars[PCIE_DEVICE_BARS];
    *rig = (struct model_rig){ 0 };
    assert_non_null(m);
    for (unsigned i = 0; i < PCIE_DEVICE_BARS; i++) {
        bars[i].size = sizes ? sizes[i] : m->bars[i];
    }
    if (m->params) {
        struct param_table own = *m->params;
        const struct param_table *tables[] = { &own };
        void *objects[] = { params };
        own.group = "";
        assert_true(m->params_size <= sizeof(params));
        param_defaults(&own, params);
        for (; settings && *settings; settings++) {
            assert_true(param_assign(tables, objects, 1, *settings, &rig->e));
        }
    }
    return m->make(&rig->d, bars, params, &rig->e);
}

static inline void rig_make(struct model_rig *rig, const char *model, const char *const *settings)
{
    if (!rig_try(rig, model, NULL, settings)) {
        fail_msg("%s", rig->e.text);
    }
}

static inline void rig_free(struct model_rig *rig)
{
    rig->d.free(rig->d.self);
}

/** A request for whole DWs with these byte enables; `last_be` 0 for a single one. */
static inline struct pcie_device_request rig_request(const struct model_rig *rig, unsigned bar,
                                                     uint64_t offset, uint32_t length_dw,
                                                     unsigned first_be, unsigned last_be)
{
    struct pcie_device_request r = { .bar = bar,
                                     .offset = offset,
                                     .length_dw = length_dw,
                                     .first_be = (uint8_t)first_be,
                                     .last_be = (uint8_t)last_be,
                                     .time = rig->time };
    r.bytes = (uint32_t)__builtin_popcount(first_be);
    if (length_dw > 1) {
        r.bytes += (uint32_t)__builtin_popcount(last_be) + 4 * (length_dw - 2);
    }
    return r;
}

static inline void rig_write_dws(struct model_rig *rig, unsigned bar, uint64_t offset,
                                 uint32_t length_dw, unsigned first_be, unsigned last_be,
                                 const void *data)
{
    const struct pcie_device_request r =
        rig_request(rig, bar, offset, length_dw, first_be, last_be);
    rig->a = (struct pcie_device_answer){ 0 };
    rig->d.write(rig->d.self, &r, data, &rig->a);
}

/** Consecutive bytes from any offset, in one TLP. */
static inline void rig_write(struct model_rig *rig, unsigned bar, uint64_t offset,
                             const void *bytes, uint32_t size)
{
    uint8_t data[4096 + 8] = { 0 };
    const uint32_t lead = offset % 4, dws = (lead + size + 3) / 4, tail = (lead + size) % 4;
    unsigned first = 0xfU & (0xfU << lead), last = tail ? 0xfU >> (4 - tail) : 0xfU;
    memcpy(data + lead, bytes, size);
    if (dws == 1) {
        first &= last;
        last = 0;
    }
    rig_write_dws(rig, bar, offset - lead, dws, first, last, data);
}

static inline void rig_write32(struct model_rig *rig, uint64_t offset, uint32_t value)
{
    rig_write(rig, 0, offset, &value, sizeof(value));
}

static inline void rig_read_dws(struct model_rig *rig, unsigned bar, uint64_t offset,
                                uint32_t length_dw, unsigned first_be, unsigned last_be, void *data)
{
    const struct pcie_device_request r =
        rig_request(rig, bar, offset, length_dw, first_be, last_be);
    rig->a = (struct pcie_device_answer){ 0 };
    memset(data, 0, (size_t)length_dw * 4);
    rig->d.read(rig->d.self, &r, data, &rig->a);
}

static inline uint32_t rig_read32(struct model_rig *rig, uint64_t offset)
{
    uint32_t value;
    rig_read_dws(rig, 0, offset, 1, 0xf, 0, &value);
    return value;
}

static inline uint32_t rig_peek32(struct model_rig *rig, uint64_t offset)
{
    uint32_t value = 0;
    assert_true(rig->d.peek(rig->d.self, 0, offset, &value, sizeof(value)));
    return value;
}

struct rig_wanted {
    const char *name;
    double value;
    bool found;
};
static inline void rig_look_stat(void *arg, const char *name, double value, const char *unit,
                                 const char *help)
{
    struct rig_wanted *w = arg;
    assert_true(unit[0] != '\0' && help[0] != '\0');
    if (strcmp(name, w->name) == 0) {
        assert_false(w->found);
        w->value = value;
        w->found = true;
    }
}

static inline unsigned rig_stat(struct model_rig *rig, const char *name)
{
    struct rig_wanted w = { name, 0, false };
    rig->d.stats(rig->d.self, rig_look_stat, &w);
    if (!w.found) {
        fail_msg("no statistic %s", name);
    }
    return (unsigned)w.value;
}

#endif
