/* SPDX-License-Identifier: Apache-2.0 */
/** What instructions cost: the numbers of the model of docs/timing.md. */
#ifndef GATHER_A64_PIPE_H
#define GATHER_A64_PIPE_H

#include "base/base.h"

/** Group "pipe". Latencies in cycles, from a source to who needs the result. */
struct a64_pipe {
    uint64_t width;  /* instructions a cycle */
    uint64_t window; /* instructions that are begun and not retired */
    /* How many may begin in a cycle. */
    uint64_t alu_units, multi_units, branch_units, address_units, store_units, fp_units;
    uint64_t alu, shifted, mul, mul_x, mulh, mul_busy, div, div_x, crc;
    uint64_t load, load_simd, store;
    uint64_t fp_add, fp_mul, fp_fma, fp_div, fp_div_busy, fp_sqrt, fp_cvt, fp_move;
    uint64_t simd_alu, simd_mul, simd_permute, crypto;
    uint64_t atomic, exclusive;
    uint64_t mispredict;
    uint64_t dmb, dsb, isb; /* without anything to wait for */
    uint64_t exception, eret, mrs, msr, sys, tlbi;
    uint64_t copy_block; /* of 64 bytes, of a memory copy or set instruction */
    uint64_t l1_size, l1_ways;
};
extern const struct param_table a64_pipe_params;
void a64_pipe_defaults(struct a64_pipe *pipe);
/** Do the numbers make sense together. */
bool a64_pipe_check(const struct a64_pipe *pipe, struct error *e);

#endif
