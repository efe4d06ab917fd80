/* SPDX-License-Identifier: Apache-2.0 */
/** What the endpoint models share. Inside this folder only. */
#ifndef GATHER_PCIE_MODEL_H
#define GATHER_PCIE_MODEL_H

#include "pcie/device.h"
#include "pcie/pcie.h"

enum { MODEL_DW = 4 };

/** What a device does with an access against its rules. ORDER MODEL_ACCESS */
enum model_access { MODEL_ALLOW, MODEL_UR, MODEL_CA };
extern const char *const model_access_names[]; /* "allow", "ur", "ca", NULL */
uint8_t model_access_status(unsigned access);

/**
 * The next run of enabled bytes from byte `*from` on; false: there is none. Go on at
 * `*from + *length`.
 */
bool model_next_run(const struct pcie_device_request *r, uint32_t *from, uint32_t *length);

/** The byte enables of DW number `dw`. */
static inline unsigned model_enables(const struct pcie_device_request *r, uint32_t dw)
{
    return dw == 0 ? r->first_be : dw == r->length_dw - 1 ? r->last_be : 0xfU;
}

/** The bits of the bytes enabled in a DW. */
static inline uint32_t model_lanes(unsigned enables)
{
    uint32_t lanes = 0;
    for (unsigned i = 0; i < MODEL_DW; i++) {
        lanes |= enables >> i & 1 ? UINT32_C(0xff) << (8 * i) : 0;
    }
    return lanes;
}

/** Does a BAR of a device to be made have the bytes that `model` needs? */
bool model_needs(const struct pcie_device_bar bars[PCIE_DEVICE_BARS], unsigned bar, uint64_t bytes,
                 const char *model, const char *why, struct error *e);

/**
 * `peek` of a device that begins with its struct model_memory, and whose BAR 0 is registers of a DW
 * each: `read` without side effects.
 */
bool model_peek_registers(void *self, uint32_t (*read)(void *self, uint64_t offset), unsigned bar,
                          uint64_t offset, void *to, size_t size);

bool model_memory_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                         const void *params, struct error *e);
bool model_registers_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                            const void *params, struct error *e);
bool model_nic_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                      const void *params, struct error *e);
bool model_nvme_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                       const void *params, struct error *e);
bool model_framebuffer_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                              const void *params, struct error *e);
bool model_error_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                        const void *params, struct error *e);

#endif
