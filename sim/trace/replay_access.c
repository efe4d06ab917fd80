/* SPDX-License-Identifier: Apache-2.0 */
/* From a trace's instructions to what the load/store unit takes. */
#include "trace/replay_own.h"

#include <assert.h>
#include <string.h>

bool replay_to_barrier(const struct trace_op *op, struct access *a)
{
    static const uint8_t kinds[] = {
        [TRACE_BARRIER_DMB] = BARRIER_DMB,     [TRACE_BARRIER_DSB] = BARRIER_DSB,
        [TRACE_BARRIER_DSB_NXS] = BARRIER_DSB, [TRACE_BARRIER_ISB] = BARRIER_ISB,
        [TRACE_BARRIER_DGH] = BARRIER_DGH,
    };
    static const uint8_t domains[] = { [TRACE_DOMAIN_OSH] = BARRIER_OSH,
                                       [TRACE_DOMAIN_NSH] = BARRIER_NSH,
                                       [TRACE_DOMAIN_ISH] = BARRIER_ISH,
                                       [TRACE_DOMAIN_SY] = BARRIER_SY };
    static const uint8_t types[] = { [TRACE_BARRIER_ALL] = BARRIER_ALL,
                                     [TRACE_BARRIER_LOADS] = BARRIER_LD,
                                     [TRACE_BARRIER_STORES] = BARRIER_ST };
    switch (op->barrier) {
    case TRACE_BARRIER_DMB:
    case TRACE_BARRIER_DSB:
    case TRACE_BARRIER_DSB_NXS:
    case TRACE_BARRIER_ISB:
    case TRACE_BARRIER_DGH: break;
    default: return false; /* SB, SSBB: nothing for stores */
    }
    a->kind = ACCESS_BARRIER;
    a->barrier = kinds[op->barrier];
    a->domain = domains[op->domain];
    a->type = types[op->barrier_type];
    return true;
}

static enum access_kind kind_of(const struct trace_insn *i)
{
    if (i->first.kind == TRACE_READ) {
        return ACCESS_LOAD;
    }
    switch (i->op.op_class) {
    case TRACE_CLASS_EXCLUSIVE:
    case TRACE_CLASS_ATOMIC: return ACCESS_EXCLUSIVE;
    case TRACE_CLASS_64B: return i->size == ACCESS_MAX ? ACCESS_SINGLE : ACCESS_STORE;
    default: return ACCESS_STORE;
    }
}

void replay_to_access(const struct trace_insn *i, uint64_t address, struct access *a)
{
    a->va.va = address;
    a->size = i->size;
    /* Each register is one access; an ST1 may be aligned to less, its lanes (DDI 0487 B2.9.1). */
    a->element = i->op.reg_bytes ? i->op.reg_bytes : i->size;
    a->align = i->op.element ? i->op.element : i->size;
    a->kind = kind_of(i);
    if (a->kind == ACCESS_SINGLE) {
        a->element = ACCESS_MAX;
    }
    a->release = i->op.release && a->kind == ACCESS_STORE;
    static_assert(sizeof(a->data) == sizeof(i->data), "copied whole: cheaper than by size");
    if (i->has_value) {
        memcpy(a->data, i->data, sizeof(a->data));
    } else {
        memset(a->data, 0, sizeof(a->data));
    }
}

bool replay_joins(const struct trace_insn *i, const struct access *a)
{
    if (a->kind != ACCESS_STORE || a->release || i->piece || i->continues) {
        return false;
    }
    switch (i->op.op_class) {
    case TRACE_CLASS_UNKNOWN:
    case TRACE_CLASS_PLAIN:
    case TRACE_CLASS_PAIR:
    case TRACE_CLASS_SIMD:
    case TRACE_CLASS_STRUCTURE:
    case TRACE_CLASS_SVE: return true;
    default: return false;
    }
}
