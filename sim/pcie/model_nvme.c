/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Model "nvme": the registers of an NVMe controller in BAR 0 (NVM Express Base 1.4, chapter 3), and
 * what it makes of doorbells. It fetches no commands: each is done command_time after the one
 * before it, and adds a completion to the completion queue of the same number while that has room.
 *
 *   0x00 CAP (64)  MQES, CQR, TO, DSTRD, CSS   0x24 AQA    sizes of the admin queues
 *   0x08 VS        1.4                         0x28 ASQ (64)
 *   0x0c INTMS, 0x10 INTMC                     0x30 ACQ (64)
 *   0x14 CC        EN, SHN                     0x1000 + 2y * (4 << DSTRD)      SQ y tail doorbell
 *   0x1c CSTS      RDY, SHST                   0x1000 + (2y + 1) * (4 << DSTRD) CQ y head doorbell
 *
 * I/O queues 1 to `queues` with `entries` entries are there as soon as the controller is ready.
 *
 * A doorbell write of a queue that is not there is an asynchronous event "Write to Invalid Doorbell
 * Register" (5.2, error status 00h); a value that is past the queue's end, that is the same as the
 * last one, that adds more commands than a submission queue has room for, or that takes more
 * completions than there are, is "Invalid Doorbell Write Value" (01h), and changes nothing. The
 * upper 16 bits are reserved. Events are counted; nobody fetches them.
 *
 * Registers are to be accessed in their own width, or as DWs (3.1); what else happens is undefined.
 * Here: a doorbell write of fewer than 4 bytes is lost, and `wide` says what a write does that
 * holds several DWs from 0x1000 on. Doorbells read as 0 (vendor specific). Before CSTS.RDY they are
 * lost. A poisoned write is UR.
 */
#include "pcie/model.h"
#include "pcie/model_params.h"

#include <stdlib.h>
#include <string.h>

enum {
    REG_CAP = 0x00,
    REG_CAP_HIGH = 0x04,
    REG_VS = 0x08,
    REG_INTMS = 0x0c,
    REG_INTMC = 0x10,
    REG_CC = 0x14,
    REG_CSTS = 0x1c,
    REG_AQA = 0x24,
    REG_ASQ = 0x28,
    REG_ACQ = 0x30,
    REG_END = 0x38,
    DOORBELLS = 0x1000
};
enum { CC_EN = 1, CC_SHN = 3 << 14, CSTS_RDY = 1, CSTS_SHST_COMPLETE = 2 << 2 };
enum { VERSION = 0x00010400, TO_UNIT_MS = 500, TO_MAX = 255, ADMIN_ENTRIES = 0xfff };

/* ORDER NVME_WIDE */
enum nvme_wide { WIDE_LOST, WIDE_FIRST, WIDE_EACH };
static const char *const wide_names[] = { "lost", "first", "each", NULL };

#define PARAM(field) offsetof(struct nvme_params, field)
static const struct param params[] = {
    { "queues", PARAM_U64, PARAM(queues), "4", "0", "65534", "",
      "pairs of I/O queues, without the admin queues", "assumed", NULL },
    { "entries", PARAM_U64, PARAM(entries), "1024", "2", "65536", "",
      "of an I/O queue; CAP.MQES plus 1", "assumed", NULL },
    { "dstrd", PARAM_U64, PARAM(dstrd), "0", "0", "15", "",
      "CAP.DSTRD: doorbells are 4 << dstrd bytes apart", "NVM Express Base, 3.1.1", NULL },
    { "command_time", PARAM_TIME, PARAM(command_time), "0", "0", "10s", "ns",
      "from one command of a queue to the next", "assumed", NULL },
    { "ready_time", PARAM_TIME, PARAM(ready_time), "0", "0", "127s", "ns", "from CC.EN to CSTS.RDY",
      "assumed", NULL },
    { "wide", PARAM_CHOICE, PARAM(wide), "lost", NULL, NULL, "",
      "a doorbell write of several DWs: lost, its first DW taken, or each as if it came alone",
      "undefined in NVM Express Base, 3.1; assumed", wide_names },
};
const struct param_table model_nvme_params = { "nvme", params, ARRAY_LEN(params) };

enum { NAME_SIZE = 24 };

/** A submission queue and the completion queue of its number. */
struct queue {
    uint32_t tail, head;       /* of the submission queue: written, done */
    uint32_t cq_tail, cq_head; /* completions posted, and taken */
    simtime_t next;            /* when the next command may be done */
    uint64_t sq_writes, cq_writes;
    char sq_name[NAME_SIZE], cq_name[NAME_SIZE];
};

struct nvme {
    /* First: model_memory_peek(). BAR 0: what arrived; ASQ, ACQ, AQA are kept there. */
    struct model_memory memory;
    struct nvme_params params;
    struct queue *queues; /* 0: the admin queues */
    uint32_t cc, masks;
    uint32_t aqa; /* as it was when CC.EN was set: it may not change while that is (3.1.8) */
    simtime_t ready;
    struct nvme_counts {
        uint64_t sq_doorbells, cq_doorbells, commands;
        uint64_t invalid_register, invalid_value, same_value, wide, narrow, not_ready, reserved;
        uint64_t doorbell_reads, poisoned;
    } counts;
};

#define COUNT(field) offsetof(struct nvme_counts, field)
static const struct stat_row stat_rows[] = {
    { "nvme.sq_doorbells", STAT_COUNT, COUNT(sq_doorbells), "1",
      "tail doorbells of submission queues, valid ones" },
    { "nvme.cq_doorbells", STAT_COUNT, COUNT(cq_doorbells), "1",
      "head doorbells of completion queues, valid ones" },
    { "nvme.commands", STAT_COUNT, COUNT(commands), "1", "commands that these announced" },
    { "nvme.invalid_register", STAT_COUNT, COUNT(invalid_register), "1",
      "events: a doorbell of no queue was written" },
    { "nvme.invalid_value", STAT_COUNT, COUNT(invalid_value), "1",
      "events: a doorbell was written with a value that cannot be" },
    { "nvme.same_value", STAT_COUNT, COUNT(same_value), "1",
      "of them the value that it had already" },
    { "nvme.wide", STAT_COUNT, COUNT(wide), "1", "doorbell writes of several DWs" },
    { "nvme.narrow", STAT_COUNT, COUNT(narrow), "1",
      "doorbell writes of fewer than 4 bytes, lost" },
    { "nvme.not_ready", STAT_COUNT, COUNT(not_ready), "1",
      "doorbell writes before CSTS.RDY, lost" },
    { "nvme.reserved", STAT_COUNT, COUNT(reserved), "1",
      "writes between doorbells that are more than 4 bytes apart" },
    { "nvme.doorbell_reads", STAT_COUNT, COUNT(doorbell_reads), "1", "doorbells read" },
    { "nvme.poisoned", STAT_COUNT, COUNT(poisoned), "1", "writes refused as poisoned" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

/* ---- queues ---------------------------------------------------------------------------------- */

static uint32_t kept(const struct nvme *d, uint64_t at)
{
    uint8_t bytes[MODEL_DW];
    ram_read(d->memory.bar[0], at, bytes, sizeof(bytes));
    return pcie_get32(bytes);
}

static uint32_t sq_size(const struct nvme *d, uint32_t number)
{
    return number ? (uint32_t)d->params.entries : (d->aqa & ADMIN_ENTRIES) + 1;
}

static uint32_t cq_size(const struct nvme *d, uint32_t number)
{
    return number ? (uint32_t)d->params.entries : (d->aqa >> 16 & ADMIN_ENTRIES) + 1;
}

static uint32_t distance(uint32_t from, uint32_t to, uint32_t size)
{
    return (to + size - from) % size;
}

/* What is done by `time`. */
static void work(const struct nvme *d, struct queue *q, uint32_t number, simtime_t time)
{
    const uint32_t size = sq_size(d, number), completions = cq_size(d, number);
    while (q->head != q->tail && q->next <= time &&
           distance(q->cq_head, q->cq_tail, completions) + 1 < completions) {
        q->head = (q->head + 1) % size;
        q->cq_tail = (q->cq_tail + 1) % completions;
        q->next += d->params.command_time;
    }
}

static void invalid(struct nvme *d, bool same)
{
    d->counts.invalid_value++;
    d->counts.same_value += same;
}

static void ring_sq(struct nvme *d, uint32_t number, uint32_t value, simtime_t time)
{
    struct queue *q = &d->queues[number];
    const uint32_t size = sq_size(d, number);
    work(d, q, number, time);
    const uint32_t room = size - 1 - distance(q->head, q->tail, size);
    if (value >= size || value == q->tail || distance(q->tail, value, size) > room) {
        invalid(d, value == q->tail);
        return;
    }
    d->counts.sq_doorbells++;
    d->counts.commands += distance(q->tail, value, size);
    if (q->head == q->tail) {
        q->next = simtime_max(q->next, time + d->params.command_time);
    }
    q->tail = value;
    work(d, q, number, time);
}

static void ring_cq(struct nvme *d, uint32_t number, uint32_t value, simtime_t time)
{
    struct queue *q = &d->queues[number];
    const uint32_t size = cq_size(d, number);
    work(d, q, number, time);
    if (value >= size || value == q->cq_head ||
        distance(q->cq_head, value, size) > distance(q->cq_head, q->cq_tail, size)) {
        invalid(d, value == q->cq_head);
        return;
    }
    const bool was_full = distance(q->cq_head, q->cq_tail, size) + 1 == size;
    d->counts.cq_doorbells++;
    q->cq_head = value;
    if (was_full) {
        q->next = simtime_max(q->next, time); /* commands waited for this */
    }
    work(d, q, number, time);
}

static bool is_ready(const struct nvme *d, simtime_t time)
{
    return d->cc & CC_EN && time >= d->ready;
}

static void write_doorbell(struct nvme *d, uint64_t at, uint32_t value, unsigned enables,
                           simtime_t time)
{
    const uint64_t stride = UINT64_C(4) << d->params.dstrd, from = at - DOORBELLS;
    const uint64_t number = from / stride;
    if (from % stride) {
        d->counts.reserved++;
        return;
    }
    if (enables != 0xf) {
        d->counts.narrow++;
        return;
    }
    if (!is_ready(d, time)) {
        d->counts.not_ready++;
        return;
    }
    if (number / 2 > d->params.queues) {
        d->counts.invalid_register++;
        return;
    }
    struct queue *q = &d->queues[number / 2];
    value &= 0xffff;
    if (number % 2) {
        q->cq_writes++;
        ring_cq(d, (uint32_t)(number / 2), value, time);
    } else {
        q->sq_writes++;
        ring_sq(d, (uint32_t)(number / 2), value, time);
    }
}

/* ---- registers ------------------------------------------------------------------------------- */

static uint32_t read_register(const struct nvme *d, uint64_t at, simtime_t time)
{
    const uint64_t ms =
        (d->params.ready_time + 1000 * 1000 * PS_PER_NS - 1) / (1000 * 1000 * (uint64_t)PS_PER_NS);
    const uint64_t timeout = (ms + TO_UNIT_MS - 1) / TO_UNIT_MS;
    switch (at) {
    case REG_CAP:
        return (uint32_t)(d->params.entries - 1) | 1U << 16 |
               (uint32_t)(timeout < 1        ? 1
                          : timeout > TO_MAX ? TO_MAX
                                             : timeout)
                   << 24;
    case REG_CAP_HIGH: return (uint32_t)d->params.dstrd | 1U << 5;
    case REG_VS: return VERSION;
    case REG_INTMS:
    case REG_INTMC: return d->masks;
    case REG_CC: return d->cc;
    case REG_CSTS:
        return (is_ready(d, time) ? CSTS_RDY : 0U) | (d->cc & CC_SHN ? CSTS_SHST_COMPLETE : 0U);
    case REG_AQA: return kept(d, at) & (ADMIN_ENTRIES << 16 | ADMIN_ENTRIES);
    case REG_ASQ:
    case REG_ACQ: return kept(d, at) & ~UINT32_C(0xfff);
    case REG_ASQ + MODEL_DW:
    case REG_ACQ + MODEL_DW: return kept(d, at);
    default: return 0;
    }
}

static void forget_queues(struct nvme *d)
{
    for (uint32_t i = 0; i <= d->params.queues; i++) {
        struct queue *q = &d->queues[i];
        q->tail = q->head = q->cq_tail = q->cq_head = 0;
        q->next = 0;
    }
}

static void write_cc(struct nvme *d, uint32_t value, simtime_t time)
{
    if ((value ^ d->cc) & CC_EN) {
        forget_queues(d);
        d->aqa = kept(d, REG_AQA);
        d->ready = time + d->params.ready_time;
    }
    d->cc = value;
}

static void write_register(struct nvme *d, uint64_t at, uint32_t value, uint32_t lanes,
                           simtime_t time)
{
    switch (at) {
    case REG_INTMS: d->masks |= value & lanes; break;
    case REG_INTMC: d->masks &= ~(value & lanes); break;
    case REG_CC: write_cc(d, (d->cc & ~lanes) | (value & lanes), time); break;
    default: break;
    }
}

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct nvme *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    if (r->bar == 0 && r->poisoned) {
        d->counts.poisoned++;
        a->status = PCIE_UR;
        return;
    }
    model_memory_write(&d->memory, r, data);
    if (r->bar != 0) {
        return;
    }
    const bool wide = r->offset >= DOORBELLS && r->length_dw > 1;
    d->counts.wide += wide;
    uint32_t count = r->length_dw;
    if (wide && d->params.wide != WIDE_EACH) {
        count = d->params.wide == WIDE_FIRST ? 1 : 0;
    }
    for (uint32_t dw = 0; dw < count; dw++) {
        const uint64_t at = r->offset + (uint64_t)dw * MODEL_DW;
        const unsigned enables = model_enables(r, dw);
        const uint32_t value = pcie_get32(data + (size_t)dw * MODEL_DW);
        if (enables && at >= DOORBELLS) {
            write_doorbell(d, at, value, enables, r->time);
        } else if (enables) {
            write_register(d, at, value, model_lanes(enables), r->time);
        }
    }
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct nvme *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    if (r->bar != 0) {
        model_memory_read(&d->memory, r, data);
        return;
    }
    for (uint32_t dw = 0; dw < r->length_dw; dw++) {
        const uint64_t at = r->offset + (uint64_t)dw * MODEL_DW;
        d->counts.doorbell_reads += at >= DOORBELLS && model_enables(r, dw);
        pcie_put32(data + (size_t)dw * MODEL_DW, read_register(d, at, r->time));
    }
}

/* The bytes that arrived from 0x1000 on; registers before it, as they are when all is done. */
static bool peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size)
{
    const struct nvme *d = self;
    uint8_t *bytes = to;
    if (!model_memory_peek(self, bar, offset, to, size)) {
        return false;
    }
    for (size_t i = 0; i < size && bar == 0 && offset + i < REG_END; i++) {
        const uint64_t at = offset + i;
        bytes[i] = (uint8_t)(read_register(d, at & ~UINT64_C(3), SIMTIME_NEVER) >> (8 * (at & 3)));
    }
    return true;
}

static void reset(void *self, simtime_t time)
{
    static const uint8_t zero[REG_END] = { 0 };
    struct nvme *d = self;
    (void)time;
    forget_queues(d);
    d->cc = d->masks = d->aqa = 0;
    ram_write(d->memory.bar[0], 0, zero, sizeof(zero));
}

static void stats(void *self, stat_fn *each, void *arg)
{
    const struct nvme *d = self;
    stat_each(&stat_table, &d->counts, each, arg);
    for (uint32_t i = 0; i <= d->params.queues; i++) {
        const struct queue *q = &d->queues[i];
        if (q->sq_writes) {
            each(arg, q->sq_name, (double)q->sq_writes, "1", "writes of this tail doorbell");
        }
        if (q->cq_writes) {
            each(arg, q->cq_name, (double)q->cq_writes, "1", "writes of this head doorbell");
        }
    }
}

static void free_nvme(void *self)
{
    struct nvme *d = self;
    model_memory_free(&d->memory);
    free(d->queues);
    free(d);
}

bool model_nvme_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                       const void *given, struct error *e)
{
    const struct nvme_params *p = given;
    const uint64_t end = DOORBELLS + 2 * (p->queues + 1) * (UINT64_C(4) << p->dstrd);
    if (!model_needs(bars, 0, end, "nvme", "its doorbells", e)) {
        return false;
    }
    struct nvme *d = calloc(1, sizeof(*d));
    struct queue *queues = calloc(p->queues + 1, sizeof(*queues));
    if (!d || !queues || !model_memory_make(&d->memory, bars, e)) {
        free(d);
        free(queues);
        return error_fault(e, "out of memory for an endpoint");
    }
    d->params = *p;
    d->queues = queues;
    for (uint32_t i = 0; i <= p->queues; i++) {
        snprintf(queues[i].sq_name, NAME_SIZE, "nvme.sq%u.writes", i);
        snprintf(queues[i].cq_name, NAME_SIZE, "nvme.cq%u.writes", i);
    }
    *out = (struct pcie_device){ .self = d,
                                 .model = "nvme",
                                 .takes_poison = true,
                                 .write = take_write,
                                 .read = take_read,
                                 .peek = peek,
                                 .poke = model_memory_poke,
                                 .reset = reset,
                                 .stats = stats,
                                 .free = free_nvme };
    return true;
}
