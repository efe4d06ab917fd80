/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Model "nic": the user access region of a NIC of the mlx5 kind, in BAR 0; other BARs are RAM.
 *
 * A send queue's driver writes a work queue element (WQE) into host memory and then either its
 * first 8 bytes to a BlueFlame register, a doorbell after which the device fetches the rest, or all
 * of it in blocks of 64 bytes, which the device takes from there if they come whole. A register has
 * two halves, used in turn, so that one is free while the other is being read. Linux
 * (mlx5/core/wc.c) tests with this whether write combining works: it posts WQEs whose copy in the
 * register asks for a completion that the copy in memory does not ask for.
 *
 *   0x000  ID           RO 0x0043494e
 *   0x020  CQ_DOORBELL  WO 8 bytes; counted
 *   0x0fc  CLEAR        WO any value: the counters below begin at 0 again
 *   0x100  WHOLE        RO blocks whose 64 bytes came in one TLP
 *   0x104  TORN         RO blocks whose 64 bytes came in several
 *   0x108  INCOMPLETE   RO blocks begun anew before all their bytes had come
 *   0x10c  DISORDERED   RO of TORN and INCOMPLETE: pieces that did not come lowest first
 *   0x110  DOORBELLS    RO writes of the first 8 bytes alone
 *   0x114  OUT_OF_ORDER RO posts whose WQE index is not the next
 *   0x118  LOST         RO posts in a half whose last one the device was still taking
 *   0x11c  OPEN         RO blocks of which bytes are missing still
 *   0x120  SIGNALLED    RO whole posts that ask for a completion
 *   0x124  FIRST_SIGNALLED RO the index of the first one; 0xffffffff: none
 *   0x128  CQ_DOORBELLS RO
 *   bf_offset  the BlueFlame registers, bf_size bytes each, in two halves: WO
 *
 * A block ends when all its bytes have come, or when one comes again. Each 64 bytes of a half are
 * one; the first one makes a post, and the device reads its control segment, big-endian: bytes 1-2
 * the WQE's index, byte 7 bits 5:0 its length in 16 bytes, byte 11 bit 3 "completion wanted". The
 * next index is this one plus the WQE's blocks. ep:memory() shows all bytes that arrived, whatever
 * became of them. A poisoned write is UR.
 */
#include "pcie/model.h"
#include "pcie/model_params.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64, HALVES = 2, DOORBELL_BYTES = 8 };
enum {
    REG_ID = 0x000,
    REG_CQ_DOORBELL = 0x020,
    REG_CLEAR = 0x0fc,
    REG_RESULTS = 0x100,
    REG_RESULTS_END = 0x12c
};
enum { WQE_COMPLETION = 8, WQE_LENGTH = 0x3f, WQE_UNITS = 4 /* of 16 bytes in a block */ };
static const uint32_t ID_VALUE = 0x0043494e;

#define PARAM(field) offsetof(struct nic_params, field)
static const struct param params[] = {
    { "bf_offset", PARAM_SIZE, PARAM(bf_offset), "2KiB", "512", "1GiB", "B",
      "where the BlueFlame registers begin in BAR 0", "rdma-core, mlx5 MLX5_BF_OFFSET", NULL },
    { "bf_size", PARAM_SIZE, PARAM(bf_size), "512", "128", "4KiB", "B",
      "of one with its two halves, a power of two",
      "Linux mlx5, two halves of 1 << log_bf_reg_size; 512 assumed", NULL },
    { "bf_registers", PARAM_U64, PARAM(bf_registers), "2", "1", "64", "", "how many there are",
      "Linux mlx5, MLX5_NON_FP_BFREGS_PER_UAR", NULL },
    { "reuse_time", PARAM_TIME, PARAM(reuse_time), "0", "0", "1s", "ns",
      "how long the device takes what is in a half, from each of its bytes on; a post that comes "
      "before is lost",
      "assumed", NULL },
    { "check_index", PARAM_BOOL, PARAM(check_index), "true", NULL, NULL, "",
      "posts have WQE indices; off for data that is no WQE", "a choice", NULL },
};
const struct param_table model_nic_params = { "nic", params, ARRAY_LEN(params) };

/** 64 bytes of a half. */
struct block {
    uint64_t mask; /* bytes that have come; 0: none */
    uint32_t tlps;
    uint8_t next; /* the byte after the last piece */
    bool disordered, lost;
    bool seen; /* its index is known */
    uint8_t data[BLOCK];
};

struct half {
    simtime_t busy_until;
    bool losing; /* the blocks after a lost one */
};

/* In the order of the registers from REG_RESULTS on. */
struct nic_counts {
    uint64_t whole, torn, incomplete, disordered, doorbells, out_of_order, lost, open, signalled;
    uint64_t first_signalled, cq_doorbells;
    uint64_t writes, reads, poisoned;
};
enum { RESULTS = (REG_RESULTS_END - REG_RESULTS) / MODEL_DW };

struct nic {
    struct model_memory memory; /* first: model_memory_peek() */
    struct nic_params params;
    struct half *halves;
    struct block *blocks;
    uint32_t half_count, half_size, blocks_per_half;
    bool indexed; /* there was a post before */
    uint16_t next_index;
    bool signalled; /* since the counters were cleared */
    uint16_t first_signalled;
    struct nic_counts counts, cleared;
};
static_assert(offsetof(struct nic, memory) == 0, "model_memory_peek() is given the device");

#define COUNT(field) offsetof(struct nic_counts, field)
static const struct stat_row stat_rows[] = {
    { "nic.whole", STAT_COUNT, COUNT(whole), "1", "blocks of 64 bytes that came in one TLP" },
    { "nic.torn", STAT_COUNT, COUNT(torn), "1", "blocks that came in several" },
    { "nic.incomplete", STAT_COUNT, COUNT(incomplete), "1",
      "blocks begun anew before all their bytes had come" },
    { "nic.disordered", STAT_COUNT, COUNT(disordered), "1",
      "blocks whose pieces did not come lowest first" },
    { "nic.doorbells", STAT_COUNT, COUNT(doorbells), "1",
      "doorbells: the first 8 bytes of a half alone" },
    { "nic.out_of_order", STAT_COUNT, COUNT(out_of_order), "1",
      "posts whose WQE index is not the next" },
    { "nic.lost", STAT_COUNT, COUNT(lost), "1", "posts in a half that was used again too early" },
    { "nic.open", STAT_COUNT, COUNT(open), "1", "blocks of which bytes are missing still" },
    { "nic.signalled", STAT_COUNT, COUNT(signalled), "1",
      "posts that came whole and ask for a completion" },
    { "nic.cq_doorbells", STAT_COUNT, COUNT(cq_doorbells), "1",
      "writes of the completion queue doorbell" },
    { "nic.writes", STAT_COUNT, COUNT(writes), "1", "write requests" },
    { "nic.reads", STAT_COUNT, COUNT(reads), "1", "read requests" },
    { "nic.poisoned", STAT_COUNT, COUNT(poisoned), "1", "writes refused as poisoned" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

/* ---- blocks ---------------------------------------------------------------------------------- */

static bool is_doorbell(const struct nic *d, const struct block *b)
{
    return b->mask == (1U << DOORBELL_BYTES) - 1 && b->tlps == 1 &&
           (size_t)(b - d->blocks) % d->blocks_per_half == 0;
}

/* The block ends with what has come of it. */
static void close_block(struct nic *d, struct block *b)
{
    const bool full = b->mask == UINT64_MAX;
    if (b->mask && !b->lost) {
        if (full && b->tlps == 1) {
            d->counts.whole++;
        } else if (full) {
            d->counts.torn++;
        } else if (is_doorbell(d, b)) {
            d->counts.doorbells++;
        } else {
            d->counts.incomplete++;
        }
        d->counts.disordered += b->disordered;
    }
    *b = (struct block){ 0 };
}

/* The first block of a post begins: may the device still be busy with the last one? */
static void begin_post(struct nic *d, struct half *h, struct block *b, simtime_t time)
{
    h->losing = time < h->busy_until;
    b->lost = h->losing;
    d->counts.lost += b->lost;
}

/* As soon as the first 8 bytes of the control segment are there. */
static void see_index(struct nic *d, struct block *b)
{
    if (b->seen || b->lost || !d->params.check_index || (b->mask & 0xff) != 0xff) {
        return;
    }
    const uint16_t index = (uint16_t)(b->data[1] << 8 | b->data[2]);
    const unsigned blocks = ((b->data[7] & WQE_LENGTH) + WQE_UNITS - 1U) / WQE_UNITS;
    b->seen = true;
    d->counts.out_of_order += d->indexed && index != d->next_index;
    d->indexed = true;
    d->next_index = (uint16_t)(index + (blocks ? blocks : 1));
}

static void see_whole_post(struct nic *d, const struct block *b)
{
    if (b->tlps == 1 && b->mask == UINT64_MAX && !b->lost && b->data[11] & WQE_COMPLETION) {
        d->counts.signalled++;
        if (!d->signalled) {
            d->signalled = true;
            d->first_signalled = (uint16_t)(b->data[1] << 8 | b->data[2]);
        }
    }
}

/* The part of a TLP that is in one block: its bytes in `mask`. */
static void take_piece(struct nic *d, uint32_t number, uint64_t mask, const uint8_t bytes[BLOCK],
                       simtime_t time)
{
    struct block *b = &d->blocks[number];
    struct half *h = &d->halves[number / d->blocks_per_half];
    const bool first = number % d->blocks_per_half == 0;
    if (b->mask & mask) {
        close_block(d, b);
    }
    if (b->mask == 0) {
        if (first) {
            begin_post(d, h, b, time);
        } else {
            b->lost = h->losing;
        }
    }
    b->disordered |= (unsigned)__builtin_ctzll(mask) != b->next;
    b->next = (uint8_t)(BLOCK - (unsigned)__builtin_clzll(mask));
    b->mask |= mask;
    b->tlps++;
    for (unsigned i = 0; i < BLOCK; i++) {
        if (mask >> i & 1) {
            b->data[i] = bytes[i];
        }
    }
    if (!b->lost) {
        h->busy_until = time + d->params.reuse_time;
    }
    if (first) {
        see_index(d, b);
        see_whole_post(d, b);
    }
    if (b->mask == UINT64_MAX) {
        close_block(d, b);
    }
}

/* What lies in the BlueFlame registers, block by block, lowest first. */
static void take_blueflame(struct nic *d, const struct pcie_device_request *r, const uint8_t *data)
{
    const uint64_t begin = d->params.bf_offset;
    const uint64_t end = begin + d->params.bf_size * d->params.bf_registers;
    uint8_t bytes[BLOCK];
    uint64_t mask = 0;
    for (uint32_t i = 0; i < r->length_dw * MODEL_DW; i++) {
        const uint64_t at = r->offset + i;
        if (at < begin || at >= end) {
            continue;
        }
        if (pcie_device_enables(r, i)) {
            mask |= UINT64_C(1) << (at - begin) % BLOCK;
            bytes[(at - begin) % BLOCK] = data[i];
        }
        const bool last = (at - begin) % BLOCK == BLOCK - 1 || i + 1 == r->length_dw * MODEL_DW;
        if (last && mask) {
            take_piece(d, (uint32_t)((at - begin) / BLOCK), mask, bytes, r->time);
            mask = 0;
        }
    }
}

/* The counters with the blocks that have not ended. */
static struct nic_counts view(const struct nic *d)
{
    struct nic_counts c = d->counts;
    for (uint32_t i = 0; i < d->half_count * d->blocks_per_half; i++) {
        const struct block *b = &d->blocks[i];
        if (b->mask && !b->lost) {
            c.doorbells += is_doorbell(d, b);
            c.open += !is_doorbell(d, b);
        }
    }
    return c;
}

/* ---- registers ------------------------------------------------------------------------------- */

static void clear(struct nic *d)
{
    d->cleared = view(d);
    d->cleared.open = 0; /* those are not counted, they are there */
    d->signalled = false;
}

static bool is_result(uint64_t at)
{
    return at >= REG_RESULTS && at < REG_RESULTS_END;
}

static uint32_t look(void *self, uint64_t at)
{
    static const size_t fields[RESULTS] = {
        COUNT(whole),        COUNT(torn),
        COUNT(incomplete),   COUNT(disordered),
        COUNT(doorbells),    COUNT(out_of_order),
        COUNT(lost),         COUNT(open),
        COUNT(signalled),    COUNT(first_signalled),
        COUNT(cq_doorbells),
    };
    struct nic *d = self;
    if (!is_result(at)) {
        return at == REG_ID ? ID_VALUE : 0;
    }
    const size_t field = fields[(at - REG_RESULTS) / MODEL_DW];
    if (field == COUNT(first_signalled)) {
        return d->signalled ? d->first_signalled : UINT32_MAX;
    }
    const struct nic_counts now = view(d);
    uint64_t value, before;
    memcpy(&value, (const char *)&now + field, sizeof(value));
    memcpy(&before, (const char *)&d->cleared + field, sizeof(before));
    return (uint32_t)(value - before);
}

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct nic *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    if (r->bar == 0) {
        d->counts.writes++;
        if (r->poisoned) {
            d->counts.poisoned++;
            a->status = PCIE_UR;
            return;
        }
    }
    model_memory_write(&d->memory, r, data);
    for (uint32_t dw = 0; dw < r->length_dw && r->bar == 0; dw++) {
        const uint64_t at = r->offset + (uint64_t)dw * MODEL_DW;
        if (model_enables(r, dw) && at == REG_CLEAR) {
            clear(d);
        } else if (model_enables(r, dw) && at == REG_CQ_DOORBELL) {
            d->counts.cq_doorbells++;
        }
    }
    if (r->bar == 0) {
        take_blueflame(d, r, data);
    }
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct nic *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    if (r->bar != 0) {
        model_memory_read(&d->memory, r, data);
        return;
    }
    d->counts.reads++;
    for (uint32_t dw = 0; dw < r->length_dw; dw++) {
        pcie_put32(data + (size_t)dw * MODEL_DW, look(d, r->offset + (uint64_t)dw * MODEL_DW));
    }
}

/* The bytes that arrived, and the registers where those are read-only. */
static bool peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size)
{
    struct nic *d = self;
    uint8_t *bytes = to;
    if (!model_memory_peek(self, bar, offset, to, size)) {
        return false;
    }
    for (size_t i = 0; i < size && bar == 0; i++) {
        const uint64_t at = offset + i;
        if (at / MODEL_DW == REG_ID / MODEL_DW || is_result(at)) {
            bytes[i] = (uint8_t)(look(d, at & ~UINT64_C(3)) >> (8 * (at & 3)));
        }
    }
    return true;
}

static void reset(void *self, simtime_t time)
{
    struct nic *d = self;
    (void)time;
    memset(d->halves, 0, d->half_count * sizeof(*d->halves));
    memset(d->blocks, 0, (size_t)d->half_count * d->blocks_per_half * sizeof(*d->blocks));
    d->indexed = false;
    clear(d);
}

static void stats(void *self, stat_fn *each, void *arg)
{
    const struct nic_counts c = view(self);
    stat_each(&stat_table, &c, each, arg);
}

static void free_nic(void *self)
{
    struct nic *d = self;
    model_memory_free(&d->memory);
    free(d->halves);
    free(d->blocks);
    free(d);
}

static bool check(const struct nic_params *p, const struct pcie_device_bar *bars, struct error *e)
{
    if (p->bf_size & (p->bf_size - 1)) {
        return error_set(e, "model \"nic\": bf_size %llu is not a power of two",
                         (unsigned long long)p->bf_size);
    }
    if (p->bf_offset % p->bf_size) {
        return error_set(e, "model \"nic\": bf_offset %llu is not a multiple of bf_size %llu",
                         (unsigned long long)p->bf_offset, (unsigned long long)p->bf_size);
    }
    return model_needs(bars, 0, p->bf_offset + p->bf_size * p->bf_registers, "nic",
                       "its BlueFlame registers", e);
}

bool model_nic_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                      const void *given, struct error *e)
{
    const struct nic_params *p = given;
    if (!check(p, bars, e)) {
        return false;
    }
    struct nic *d = calloc(1, sizeof(*d));
    if (!d) {
        return error_fault(e, "out of memory for an endpoint");
    }
    d->params = *p;
    d->half_count = (uint32_t)(p->bf_registers * HALVES);
    d->half_size = (uint32_t)(p->bf_size / HALVES);
    d->blocks_per_half = d->half_size / BLOCK;
    d->halves = calloc(d->half_count, sizeof(*d->halves));
    d->blocks = calloc((size_t)d->half_count * d->blocks_per_half, sizeof(*d->blocks));
    if (!d->halves || !d->blocks || !model_memory_make(&d->memory, bars, e)) {
        free_nic(d);
        return error_fault(e, "out of memory for an endpoint");
    }
    *out = (struct pcie_device){ .self = d,
                                 .model = "nic",
                                 .takes_poison = true,
                                 .write = take_write,
                                 .read = take_read,
                                 .peek = peek,
                                 .poke = model_memory_poke,
                                 .reset = reset,
                                 .stats = stats,
                                 .free = free_nic };
    return true;
}
