/* SPDX-License-Identifier: Apache-2.0 */
/** The parameters of the endpoint models. Inside this folder only. */
#ifndef GATHER_PCIE_MODEL_PARAMS_H
#define GATHER_PCIE_MODEL_PARAMS_H

#include "base/base.h"

struct registers_params {
    uint64_t depth, fill;  /* words */
    unsigned wide, narrow; /* enum model_access */
};

struct nic_params {
    uint64_t bf_offset, bf_size, bf_registers;
    simtime_t reuse_time;
    bool check_index;
};

struct nvme_params {
    uint64_t queues, entries, dstrd;
    simtime_t command_time, ready_time;
    unsigned wide; /* enum nvme_wide */
};

struct framebuffer_params {
    uint64_t width, height, stride, bpp;
};

enum { ERROR_RULES = 4 };
struct error_rule {
    unsigned read, write; /* enum error_answer */
    uint64_t bar, first, last;
    uint64_t skip, every, count;
    simtime_t delay;
};
struct error_params {
    struct error_rule rules[ERROR_RULES];
};

#endif
