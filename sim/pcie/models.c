/* SPDX-License-Identifier: Apache-2.0 */
/* The table of endpoint models, and what they share. */
#include "pcie/model.h"

#include <stdlib.h>
#include <string.h>

#include "pcie/model_params.h"

const char *const model_access_names[] = { "allow", "ur", "ca", NULL };

uint8_t model_access_status(unsigned access)
{
    static const uint8_t status[] = {
        [MODEL_ALLOW] = PCIE_SC, [MODEL_UR] = PCIE_UR, [MODEL_CA] = PCIE_CA
    };
    return status[access];
}

const struct pcie_model pcie_models[] = {
    { "memory", "RAM behind every BAR", NULL, 0, { 64 << 10 }, model_memory_device },
    { "registers",
      "a register block with side effects: FIFO, interrupt status, doorbell",
      &model_registers_params,
      sizeof(struct registers_params),
      { 4 << 10 },
      model_registers_device },
    { "nic",
      "a NIC's BlueFlame registers, which tell whether 64 bytes came whole",
      &model_nic_params,
      sizeof(struct nic_params),
      { 4 << 10 },
      model_nic_device },
    { "nvme",
      "an NVMe controller's registers and doorbells, which check what is written",
      &model_nvme_params,
      sizeof(struct nvme_params),
      { 16 << 10 },
      model_nvme_device },
    { "framebuffer",
      "a GPU's framebuffer in BAR 2, with counts of what is drawn, and registers",
      &model_framebuffer_params,
      sizeof(struct framebuffer_params),
      { [0] = 4 << 10, [2] = 4 << 20 },
      model_framebuffer_device },
    { "error",
      "RAM whose answers are errors, by offset and count",
      &model_error_params,
      sizeof(struct error_params),
      { 64 << 10 },
      model_error_device },
    { NULL, NULL, NULL, 0, { 0 }, NULL },
};

const struct pcie_model *pcie_model_find(const char *name)
{
    for (const struct pcie_model *m = pcie_models; m->name; m++) {
        if (strcmp(m->name, name) == 0) {
            return m;
        }
    }
    return NULL;
}

/* ---- bytes behind BARs ----------------------------------------------------------------------- */

bool model_memory_make(struct model_memory *m, const struct pcie_device_bar bars[PCIE_DEVICE_BARS],
                       struct error *e)
{
    for (unsigned i = 0; i < PCIE_DEVICE_BARS; i++) {
        if (bars[i].size) {
            m->bar[i] = ram_new(bars[i].size);
            if (!m->bar[i]) {
                model_memory_free(m);
                return error_fault(e, "out of memory for BAR %u", i);
            }
        }
    }
    return true;
}

void model_memory_free(struct model_memory *m)
{
    for (unsigned i = 0; i < PCIE_DEVICE_BARS; i++) {
        ram_free(m->bar[i]);
        m->bar[i] = NULL;
    }
}

void model_memory_free_device(void *self)
{
    model_memory_free(self);
    free(self);
}

static bool inside(const struct model_memory *m, unsigned bar, uint64_t offset, uint64_t size)
{
    if (bar >= PCIE_DEVICE_BARS || !m->bar[bar]) {
        return false;
    }
    const uint64_t room = ram_size(m->bar[bar]);
    return offset <= room && size <= room - offset;
}

bool model_memory_has(const struct model_memory *m, const struct pcie_device_request *r,
                      struct pcie_device_answer *a)
{
    if (inside(m, r->bar, r->offset, (uint64_t)r->length_dw * MODEL_DW)) {
        return true;
    }
    a->status = PCIE_UR;
    return false;
}

bool model_next_run(const struct pcie_device_request *r, uint32_t *from, uint32_t *length)
{
    const uint32_t end = r->length_dw * MODEL_DW;
    uint32_t first = *from;
    while (first < end && !pcie_device_enables(r, first)) {
        first++;
    }
    uint32_t last = first;
    while (last < end && pcie_device_enables(r, last)) {
        last++;
    }
    *from = first;
    *length = last - first;
    return last > first;
}

void model_memory_write(const struct model_memory *m, const struct pcie_device_request *r,
                        const uint8_t *data)
{
    const uint32_t all = r->length_dw * MODEL_DW;
    struct ram *ram = m->bar[r->bar];
    if (r->bytes == all) {
        ram_write(ram, r->offset, data, all);
        return;
    }
    for (uint32_t from = 0, length; model_next_run(r, &from, &length); from += length) {
        ram_write(ram, r->offset + from, data + from, length);
    }
}

void model_memory_read(const struct model_memory *m, const struct pcie_device_request *r,
                       uint8_t *data)
{
    ram_read(m->bar[r->bar], r->offset, data, (size_t)r->length_dw * MODEL_DW);
}

bool model_memory_peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size)
{
    const struct model_memory *m = self;
    if (!inside(m, bar, offset, size)) {
        return false;
    }
    ram_read(m->bar[bar], offset, to, size);
    return true;
}

bool model_memory_poke(void *self, unsigned bar, uint64_t offset, const void *from, size_t size)
{
    const struct model_memory *m = self;
    if (!inside(m, bar, offset, size)) {
        return false;
    }
    if (size) {
        ram_write(m->bar[bar], offset, from, size);
    }
    return true;
}

bool model_needs(const struct pcie_device_bar bars[PCIE_DEVICE_BARS], unsigned bar, uint64_t bytes,
                 const char *model, const char *why, struct error *e)
{
    return bars[bar].size >= bytes ||
           error_set(e, "model \"%s\": BAR %u has %llu bytes; expected at least %llu for %s", model,
                     bar, (unsigned long long)bars[bar].size, (unsigned long long)bytes, why);
}

bool model_peek_registers(void *self, uint32_t (*read)(void *self, uint64_t offset), unsigned bar,
                          uint64_t offset, void *to, size_t size)
{
    uint8_t *bytes = to;
    if (!model_memory_peek(self, bar, offset, to, size)) {
        return false;
    }
    for (size_t i = 0; i < size && bar == 0; i++) {
        const uint64_t at = offset + i;
        bytes[i] = (uint8_t)(read(self, at & ~UINT64_C(3)) >> (8 * (at & 3)));
    }
    return true;
}
