/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Model "registers": a block of 32-bit registers with side effects, in BAR 0; other BARs are RAM.
 *
 *   0x000  ID             RO    0x53474552
 *   0x004  CONTROL        WO    bit 0: empty the FIFO. Reads as 0
 *   0x008  FIFO_STATUS    RO    15:0 words in the FIFO, 16 empty, 17 full
 *   0x00c  FIFO_DATA      RW    a read takes the oldest word out (0 and an underrun if there is
 *                               none); a write puts one in (an overrun, and lost, if it is full)
 *   0x010  FIFO_OVERRUNS  RC    how many since it was last read
 *   0x014  FIFO_UNDERRUNS RC
 *   0x018  INT_STATUS     RW1C  bit 0 doorbell, 1 overrun, 2 underrun, 3 doorbell out of sequence
 *   0x01c  INT_SET        WO    sets bits of INT_STATUS; reads as 0
 *   0x020  DOORBELL       RW    a write rings; its value should be the last one's plus 1. A read
 *                               gives the last value
 *   0x024  DOORBELL_COUNT RO    how often it rang
 *   0x028  DOORBELL_ERRORS RC   how often its value was not the next
 *   0x040  SCRATCH        RW    16 words to 0x07f
 *   0x100  FIFO_PORT      RW    every word to 0x13f is FIFO_DATA: 64 bytes in one TLP, or in 16
 *
 * Any other offset reads as 0; writes there are lost. RC: a read clears it.
 *
 * A TLP of several DWs is so many accesses, lowest address first, as with a device whose registers
 * are behind a 32-bit bus; a device that only knows single DWs answers it with UR or CA (`wide`;
 * Base Specification 2.3.1: a request that breaks the device's programming model may be answered
 * with CA). Any enabled byte of a DW makes the access: reading one byte of FIFO_DATA takes the word
 * out; writing one puts a word in whose other bytes are 0, and rings DOORBELL with the other bytes
 * as they were (`narrow` refuses it). Without an enabled byte there is no access: a zero-length
 * read has no effect. A poisoned write is UR (2.7.2.2: it addresses a control register).
 */
#include "pcie/model.h"
#include "pcie/model_params.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    REG_ID = 0x000,
    REG_CONTROL = 0x004,
    REG_FIFO_STATUS = 0x008,
    REG_FIFO_DATA = 0x00c,
    REG_FIFO_OVERRUNS = 0x010,
    REG_FIFO_UNDERRUNS = 0x014,
    REG_INT_STATUS = 0x018,
    REG_INT_SET = 0x01c,
    REG_DOORBELL = 0x020,
    REG_DOORBELL_COUNT = 0x024,
    REG_DOORBELL_ERRORS = 0x028,
    REG_SCRATCH = 0x040,
    REG_SCRATCH_END = 0x080,
    REG_FIFO_PORT = 0x100,
    REG_FIFO_PORT_END = 0x140
};
enum { SCRATCH_WORDS = (REG_SCRATCH_END - REG_SCRATCH) / MODEL_DW };
enum { INT_DOORBELL = 1, INT_OVERRUN = 2, INT_UNDERRUN = 4, INT_SEQUENCE = 8 };
static const uint32_t ID_VALUE = 0x53474552;

#define PARAM(field) offsetof(struct registers_params, field)
static const struct param params[] = {
    { "depth", PARAM_U64, PARAM(depth), "16", "1", "65535", "", "words that the FIFO holds",
      "assumed", NULL },
    { "fill", PARAM_U64, PARAM(fill), "0", "0", "65535", "",
      "words that are in it after a reset: 0, 1, 2 ...", "a choice", NULL },
    { "wide", PARAM_CHOICE, PARAM(wide), "allow", NULL, NULL, "",
      "a request of several DWs: so many accesses, or refused with UR or CA", "PCIe Base, 2.3.1",
      model_access_names },
    { "narrow", PARAM_CHOICE, PARAM(narrow), "allow", NULL, NULL, "",
      "a request with a DW of which only some bytes are enabled: an access of all of it, or "
      "refused",
      "PCIe Base, 2.3.1", model_access_names },
};
const struct param_table model_registers_params = { "registers", params, ARRAY_LEN(params) };

struct registers {
    struct model_memory memory; /* first: model_memory_peek(); of BAR 0 nothing is used */
    struct registers_params params;
    uint32_t *fifo;
    uint32_t first, level, overruns, underruns;
    uint32_t interrupts, doorbell, rings, sequence_errors;
    uint32_t scratch[SCRATCH_WORDS];
    struct registers_counts {
        uint64_t reads, writes, read_dws, write_dws, wide, narrow, refused, zero_length, poisoned;
        uint64_t pops, pushes, overruns, underruns, doorbells, doorbell_errors, unmapped;
    } counts;
};
static_assert(offsetof(struct registers, memory) == 0, "model_memory_peek() is given the device");

#define COUNT(field) offsetof(struct registers_counts, field)
static const struct stat_row stat_rows[] = {
    { "registers.reads", STAT_COUNT, COUNT(reads), "1", "read requests" },
    { "registers.writes", STAT_COUNT, COUNT(writes), "1", "write requests" },
    { "registers.read_dws", STAT_COUNT, COUNT(read_dws), "1", "registers read" },
    { "registers.write_dws", STAT_COUNT, COUNT(write_dws), "1", "registers written" },
    { "registers.wide", STAT_COUNT, COUNT(wide), "1", "requests of more than one DW" },
    { "registers.narrow", STAT_COUNT, COUNT(narrow), "1",
      "requests with a DW of which only some bytes are enabled" },
    { "registers.refused", STAT_COUNT, COUNT(refused), "1", "of both, answered with UR or CA" },
    { "registers.zero_length", STAT_COUNT, COUNT(zero_length), "1", "requests without a byte" },
    { "registers.poisoned", STAT_COUNT, COUNT(poisoned), "1", "writes refused as poisoned" },
    { "registers.pops", STAT_COUNT, COUNT(pops), "1", "words taken out of the FIFO" },
    { "registers.pushes", STAT_COUNT, COUNT(pushes), "1", "words put into the FIFO" },
    { "registers.overruns", STAT_COUNT, COUNT(overruns), "1", "words lost: the FIFO was full" },
    { "registers.underruns", STAT_COUNT, COUNT(underruns), "1", "reads of the empty FIFO" },
    { "registers.doorbells", STAT_COUNT, COUNT(doorbells), "1", "writes of the doorbell" },
    { "registers.doorbell_errors", STAT_COUNT, COUNT(doorbell_errors), "1",
      "of them with a value that is not the last one's plus 1" },
    { "registers.unmapped", STAT_COUNT, COUNT(unmapped), "1", "accesses where no register is" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

static bool is_fifo(uint64_t at)
{
    return at == REG_FIFO_DATA || (at >= REG_FIFO_PORT && at < REG_FIFO_PORT_END);
}

static bool is_scratch(uint64_t at)
{
    return at >= REG_SCRATCH && at < REG_SCRATCH_END;
}

static void push(struct registers *d, uint32_t word)
{
    if (d->level == d->params.depth) {
        d->overruns++;
        d->counts.overruns++;
        d->interrupts |= INT_OVERRUN;
        return;
    }
    d->fifo[(d->first + d->level++) % d->params.depth] = word;
    d->counts.pushes++;
}

static uint32_t pop(struct registers *d)
{
    if (d->level == 0) {
        d->underruns++;
        d->counts.underruns++;
        d->interrupts |= INT_UNDERRUN;
        return 0;
    }
    const uint32_t word = d->fifo[d->first];
    d->first = (uint32_t)((d->first + 1) % d->params.depth);
    d->level--;
    d->counts.pops++;
    return word;
}

static void ring(struct registers *d, uint32_t value)
{
    d->counts.doorbells++;
    d->rings++;
    d->interrupts |= INT_DOORBELL;
    if (value != d->doorbell + 1) {
        d->sequence_errors++;
        d->counts.doorbell_errors++;
        d->interrupts |= INT_SEQUENCE;
    }
    d->doorbell = value;
}

/* What a register holds: nothing happens to it. */
static uint32_t look(void *self, uint64_t at)
{
    const struct registers *d = self;
    if (is_fifo(at)) {
        return d->level ? d->fifo[d->first] : 0;
    }
    if (is_scratch(at)) {
        return d->scratch[(at - REG_SCRATCH) / MODEL_DW];
    }
    switch (at) {
    case REG_ID: return ID_VALUE;
    case REG_FIFO_STATUS:
        return d->level | (d->level == 0 ? 1U << 16 : 0) |
               (d->level == d->params.depth ? 1U << 17 : 0);
    case REG_FIFO_OVERRUNS: return d->overruns;
    case REG_FIFO_UNDERRUNS: return d->underruns;
    case REG_INT_STATUS: return d->interrupts;
    case REG_DOORBELL: return d->doorbell;
    case REG_DOORBELL_COUNT: return d->rings;
    case REG_DOORBELL_ERRORS: return d->sequence_errors;
    default: return 0;
    }
}

static bool mapped(uint64_t at)
{
    return at <= REG_DOORBELL_ERRORS || is_scratch(at) || is_fifo(at);
}

static uint32_t read_register(struct registers *d, uint64_t at)
{
    const uint32_t value = look(d, at);
    d->counts.unmapped += !mapped(at);
    if (is_fifo(at)) {
        return pop(d);
    }
    switch (at) {
    case REG_FIFO_OVERRUNS: d->overruns = 0; break;
    case REG_FIFO_UNDERRUNS: d->underruns = 0; break;
    case REG_DOORBELL_ERRORS: d->sequence_errors = 0; break;
    default: break;
    }
    return value;
}

static void write_register(struct registers *d, uint64_t at, uint32_t value, uint32_t lanes)
{
    d->counts.unmapped += !mapped(at);
    value &= lanes;
    if (is_fifo(at)) {
        push(d, value);
    } else if (is_scratch(at)) {
        uint32_t *word = &d->scratch[(at - REG_SCRATCH) / MODEL_DW];
        *word = (*word & ~lanes) | value;
    }
    switch (at) {
    case REG_CONTROL:
        if (value & 1) {
            d->first = d->level = 0;
        }
        break;
    case REG_INT_STATUS: d->interrupts &= ~value; break;
    case REG_INT_SET: d->interrupts |= value; break;
    case REG_DOORBELL: ring(d, (d->doorbell & ~lanes) | value); break;
    default: break;
    }
}

/* Is the request one that this device takes? */
static bool admit(struct registers *d, const struct pcie_device_request *r,
                  struct pcie_device_answer *a)
{
    if (!model_memory_has(&d->memory, r, a)) {
        return false;
    }
    if (r->bytes == 0) {
        d->counts.zero_length++;
        return true;
    }
    bool narrow = r->first_be != 0xf || (r->length_dw > 1 && r->last_be != 0xf);
    bool wide = r->length_dw > 1;
    d->counts.narrow += narrow;
    d->counts.wide += wide;
    a->status = wide ? model_access_status(d->params.wide) : PCIE_SC;
    if (narrow && a->status == PCIE_SC) {
        a->status = model_access_status(d->params.narrow);
    }
    d->counts.refused += a->status != PCIE_SC;
    return a->status == PCIE_SC;
}

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct registers *d = self;
    if (r->bar != 0) {
        if (model_memory_has(&d->memory, r, a)) {
            model_memory_write(&d->memory, r, data);
        }
        return;
    }
    d->counts.writes++;
    if (r->poisoned) {
        d->counts.poisoned++;
        a->status = PCIE_UR;
        return;
    }
    for (uint32_t dw = 0, count = admit(d, r, a) ? r->length_dw : 0; dw < count; dw++) {
        const unsigned enables = model_enables(r, dw);
        if (enables) {
            d->counts.write_dws++;
            write_register(d, r->offset + (uint64_t)dw * MODEL_DW,
                           pcie_get32(data + (size_t)dw * MODEL_DW), model_lanes(enables));
        }
    }
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct registers *d = self;
    if (r->bar != 0) {
        if (model_memory_has(&d->memory, r, a)) {
            model_memory_read(&d->memory, r, data);
        }
        return;
    }
    d->counts.reads++;
    for (uint32_t dw = 0, count = admit(d, r, a) ? r->length_dw : 0; dw < count; dw++) {
        if (model_enables(r, dw)) {
            d->counts.read_dws++;
            pcie_put32(data + (size_t)dw * MODEL_DW,
                       read_register(d, r->offset + (uint64_t)dw * MODEL_DW));
        }
    }
}

static bool peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size)
{
    return model_peek_registers(self, look, bar, offset, to, size);
}

/* What the device itself does: a word that comes into the FIFO, a bit that changes. */
static void set_register(struct registers *d, uint64_t at, uint32_t value, uint32_t lanes)
{
    uint32_t *word = NULL;
    if (is_fifo(at)) {
        push(d, value & lanes);
    } else if (is_scratch(at)) {
        word = &d->scratch[(at - REG_SCRATCH) / MODEL_DW];
    }
    switch (at) {
    case REG_FIFO_OVERRUNS: word = &d->overruns; break;
    case REG_FIFO_UNDERRUNS: word = &d->underruns; break;
    case REG_INT_STATUS: word = &d->interrupts; break;
    case REG_DOORBELL: word = &d->doorbell; break;
    case REG_DOORBELL_COUNT: word = &d->rings; break;
    case REG_DOORBELL_ERRORS: word = &d->sequence_errors; break;
    default: break;
    }
    if (word) {
        *word = (*word & ~lanes) | (value & lanes);
    }
}

static bool poke(void *self, unsigned bar, uint64_t offset, const void *from, size_t size)
{
    struct registers *d = self;
    const uint8_t *bytes = from;
    if (!model_memory_poke(self, bar, offset, from, size)) {
        return false;
    }
    for (size_t i = 0; i < size && bar == 0;) {
        uint8_t word[MODEL_DW] = { 0 };
        unsigned enables = 0;
        const uint64_t at = (offset + i) & ~UINT64_C(3);
        for (; i < size && ((offset + i) & ~UINT64_C(3)) == at; i++) {
            word[(offset + i) & 3] = bytes[i];
            enables |= 1U << ((offset + i) & 3);
        }
        set_register(d, at, pcie_get32(word), model_lanes(enables));
    }
    return true;
}

static void reset(void *self, simtime_t time)
{
    struct registers *d = self;
    (void)time;
    d->first = 0;
    d->level = (uint32_t)d->params.fill;
    for (uint32_t i = 0; i < d->level; i++) {
        d->fifo[i] = i;
    }
    d->overruns = d->underruns = d->interrupts = d->doorbell = 0;
    d->rings = d->sequence_errors = 0;
    memset(d->scratch, 0, sizeof(d->scratch));
}

static void stats(void *self, stat_fn *each, void *arg)
{
    stat_each(&stat_table, &((struct registers *)self)->counts, each, arg);
}

static void free_registers(void *self)
{
    struct registers *d = self;
    model_memory_free(&d->memory);
    free(d->fifo);
    free(d);
}

bool model_registers_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                            const void *given, struct error *e)
{
    const struct registers_params *p = given;
    if (!model_needs(bars, 0, REG_FIFO_PORT_END, "registers", "its registers", e)) {
        return false;
    }
    if (p->fill > p->depth) {
        return error_set(e, "model \"registers\": fill %llu is more than depth %llu",
                         (unsigned long long)p->fill, (unsigned long long)p->depth);
    }
    struct registers *d = calloc(1, sizeof(*d));
    uint32_t *fifo = calloc(p->depth, sizeof(*fifo));
    if (!d || !fifo || !model_memory_make(&d->memory, bars, e)) {
        free(d);
        free(fifo);
        return error_fault(e, "out of memory for an endpoint");
    }
    d->params = *p;
    d->fifo = fifo;
    reset(d, 0);
    *out = (struct pcie_device){ .self = d,
                                 .model = "registers",
                                 .takes_poison = true,
                                 .write = take_write,
                                 .read = take_read,
                                 .peek = peek,
                                 .poke = poke,
                                 .reset = reset,
                                 .stats = stats,
                                 .free = free_registers };
    return true;
}
