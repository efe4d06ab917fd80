/* SPDX-License-Identifier: Apache-2.0 */
/** What the model of time knows of one instruction. */
#ifndef GATHER_A64_SHAPE_H
#define GATHER_A64_SHAPE_H

#include "a64/state.h"

/** Registers: general, where 31 is SP, then vector, then the flags. */
enum {
    SHAPE_SP = 31,
    SHAPE_VECTOR = 32,
    SHAPE_FLAGS = 64,
    SHAPE_REGISTERS,
    SHAPE_NONE = 255,
    SHAPE_READS = 8,
    SHAPE_WRITES = 6
};

/** What an instruction needs some of, each of which begins so many a cycle. */
enum shape_unit { UNIT_ALU, UNIT_MULTI, UNIT_BRANCH, UNIT_ADDRESS, UNIT_STORE, UNIT_FP, UNITS };

struct shape {
    uint8_t read[SHAPE_READS], written[SHAPE_WRITES];
    uint8_t reads, writes;
    uint8_t base;           /* written by the address unit: soon; or SHAPE_NONE */
    uint8_t unit, unit2;    /* unit2: UNITS if there is none */
    bool drains;            /* waits for all before it, and all behind it wait */
    bool ends;              /* the one behind it is not executed next */
    int16_t back;           /* a branch to so many instructions before it; 0: none */
    uint16_t latency, busy; /* cycles */
};

/** Of the word in an undefined place too. */
void a64_shape(const struct a64_pipe *pipe, uint32_t insn, struct shape *out);

#endif
