/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Model "framebuffer": pixels in BAR 2, with counts of how they are drawn, and registers in BAR 0;
 * other BARs are RAM.
 *
 *   0x00  ID       RO 0x00554247          0x20  BYTES     RO (64) written since FRAME
 *   0x04  WIDTH    RO pixels              0x28  OVERDRAW  RO (64) of them, to a byte written before
 *   0x08  HEIGHT   RO                     0x30  OUTSIDE   RO (64) of them, in no pixel
 *   0x0c  STRIDE   RO bytes               0x38  TLPS      RO (64) writes since FRAME
 *   0x10  BPP      RO bits of a pixel
 *   0x14  FRAME    RW a write begins a new frame; reads as how many have begun
 *   0x18  DIRTY    RO rows with a byte written since FRAME
 */
#include "pcie/model.h"
#include "pcie/model_params.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    REG_ID = 0x00,
    REG_WIDTH = 0x04,
    REG_HEIGHT = 0x08,
    REG_STRIDE = 0x0c,
    REG_BPP = 0x10,
    REG_FRAME = 0x14,
    REG_DIRTY = 0x18,
    REG_BYTES = 0x20,
    REG_OVERDRAW = 0x28,
    REG_OUTSIDE = 0x30,
    REG_TLPS = 0x38,
    REG_END = 0x40
};
enum { PIXEL_BAR = 2, BITS = 8, LARGEST = 4096 };
/* TLPs by size: up to 4 bytes, 8, 16 ... 4096. */
enum { SIZES = 11, LEAST_SIZE = 4 };
static const uint32_t ID_VALUE = 0x00554247;

#define PARAM(field) offsetof(struct framebuffer_params, field)
static const struct param params[] = {
    { "width", PARAM_U64, PARAM(width), "1024", "1", "65536", "pixels", "of a row", "a choice",
      NULL },
    { "height", PARAM_U64, PARAM(height), "768", "1", "65536", "", "rows", "a choice", NULL },
    { "stride", PARAM_SIZE, PARAM(stride), "0", "0", "1MiB", "B",
      "from one row to the next; 0: a row's bytes", "a choice", NULL },
    { "bpp", PARAM_U64, PARAM(bpp), "32", "8", "64", "bits", "of a pixel, whole bytes", "a choice",
      NULL },
};
const struct param_table model_framebuffer_params = { "framebuffer", params, ARRAY_LEN(params) };

struct framebuffer {
    struct model_memory memory; /* first: model_memory_peek() */
    struct framebuffer_params params;
    uint64_t row_bytes;
    struct ram *drawn; /* a bit for each byte: written in this frame */
    bool *dirty;       /* of each row */
    struct framebuffer_counts {
        uint64_t tlps, bytes, overdraw, outside, dirty_rows, frames, reads, read_bytes, poisoned;
        uint64_t sizes[SIZES];
    } counts, frame; /* in all, and at the frame's begin */
    uint64_t dirty_now;
};
static_assert(offsetof(struct framebuffer, memory) == 0, "model_memory_peek() is given the device");

#define COUNT(field) offsetof(struct framebuffer_counts, field)
#define SIZE_ROW(index, name)                                                                      \
    {                                                                                              \
        "framebuffer.tlps_" name, STAT_COUNT, COUNT(sizes[index]), "1",                            \
            "of them with up to so many bytes, and more than half as many"                         \
    }
static const struct stat_row stat_rows[] = {
    { "framebuffer.tlps", STAT_COUNT, COUNT(tlps), "1", "writes of pixels" },
    SIZE_ROW(0, "4"),
    SIZE_ROW(1, "8"),
    SIZE_ROW(2, "16"),
    SIZE_ROW(3, "32"),
    SIZE_ROW(4, "64"),
    SIZE_ROW(5, "128"),
    SIZE_ROW(6, "256"),
    SIZE_ROW(7, "512"),
    SIZE_ROW(8, "1024"),
    SIZE_ROW(9, "2048"),
    SIZE_ROW(10, "4096"),
    { "framebuffer.bytes", STAT_COUNT, COUNT(bytes), "B", "that they wrote" },
    { "framebuffer.overdraw", STAT_COUNT, COUNT(overdraw), "B",
      "of them to a byte that was written in the same frame before" },
    { "framebuffer.outside", STAT_COUNT, COUNT(outside), "B", "of them to what is no pixel" },
    { "framebuffer.dirty_rows", STAT_COUNT, COUNT(dirty_rows), "1",
      "rows drawn to, summed over frames" },
    { "framebuffer.frames", STAT_COUNT, COUNT(frames), "1", "writes of FRAME" },
    { "framebuffer.reads", STAT_COUNT, COUNT(reads), "1", "reads of pixels" },
    { "framebuffer.read_bytes", STAT_COUNT, COUNT(read_bytes), "B", "that they read back" },
    { "framebuffer.poisoned", STAT_COUNT, COUNT(poisoned), "1",
      "poisoned writes: taken as pixels, refused as registers" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

static unsigned size_class(uint32_t bytes)
{
    unsigned i = 0;
    for (uint32_t limit = LEAST_SIZE; limit < bytes && limit < LARGEST; limit *= 2) {
        i++;
    }
    return i;
}

/* ---- pixels ---------------------------------------------------------------------------------- */

/* Bytes of [at, at + length) that were written before in this frame; now all were. */
static uint64_t draw(struct framebuffer *d, uint64_t at, uint64_t length)
{
    uint64_t before = 0;
    for (uint64_t end = at + length; at < end;) {
        const uint64_t first = at % BITS;
        const uint64_t count = end - at < BITS - first ? end - at : BITS - first;
        const uint8_t bits = (uint8_t)(((1U << count) - 1) << first);
        uint8_t map;
        ram_read(d->drawn, at / BITS, &map, 1);
        before += (uint64_t)__builtin_popcount(map & bits);
        map |= bits;
        ram_write(d->drawn, at / BITS, &map, 1);
        at += count;
    }
    return before;
}

/* Rows touched, and bytes that are in none or beside its pixels. */
static void touch_rows(struct framebuffer *d, uint64_t at, uint64_t length)
{
    for (uint64_t end = at + length; at < end;) {
        const uint64_t row = at / d->params.stride, inside = at % d->params.stride;
        const uint64_t left = d->params.stride - inside;
        const uint64_t count = end - at < left ? end - at : left;
        uint64_t pixels = inside < d->row_bytes ? d->row_bytes - inside : 0;
        pixels = row >= d->params.height ? 0 : pixels < count ? pixels : count;
        d->counts.outside += count - pixels;
        if (pixels && !d->dirty[row]) {
            d->dirty[row] = true;
            d->dirty_now++;
            d->counts.dirty_rows++;
        }
        at += count;
    }
}

static void take_pixels(struct framebuffer *d, const struct pcie_device_request *r)
{
    d->counts.tlps++;
    d->counts.poisoned += r->poisoned;
    d->counts.bytes += r->bytes;
    d->counts.sizes[size_class(r->bytes)]++;
    for (uint32_t from = 0, length; model_next_run(r, &from, &length); from += length) {
        d->counts.overdraw += draw(d, r->offset + from, length);
        touch_rows(d, r->offset + from, length);
    }
}

static bool begin_frame(struct framebuffer *d)
{
    struct ram *fresh = ram_new(ram_size(d->drawn));
    if (!fresh) {
        return false;
    }
    ram_free(d->drawn);
    d->drawn = fresh;
    memset(d->dirty, 0, d->params.height * sizeof(*d->dirty));
    d->dirty_now = 0;
    d->frame = d->counts;
    return true;
}

/* ---- registers ------------------------------------------------------------------------------- */

static uint32_t half(uint64_t value, uint64_t at)
{
    return (uint32_t)(at % 8 ? value >> 32 : value);
}

static uint32_t look(void *self, uint64_t at)
{
    const struct framebuffer *d = self;
    switch (at) {
    case REG_ID: return ID_VALUE;
    case REG_WIDTH: return (uint32_t)d->params.width;
    case REG_HEIGHT: return (uint32_t)d->params.height;
    case REG_STRIDE: return (uint32_t)d->params.stride;
    case REG_BPP: return (uint32_t)d->params.bpp;
    case REG_FRAME: return (uint32_t)d->counts.frames;
    case REG_DIRTY: return (uint32_t)d->dirty_now;
    case REG_BYTES:
    case REG_BYTES + MODEL_DW: return half(d->counts.bytes - d->frame.bytes, at);
    case REG_OVERDRAW:
    case REG_OVERDRAW + MODEL_DW: return half(d->counts.overdraw - d->frame.overdraw, at);
    case REG_OUTSIDE:
    case REG_OUTSIDE + MODEL_DW: return half(d->counts.outside - d->frame.outside, at);
    case REG_TLPS:
    case REG_TLPS + MODEL_DW: return half(d->counts.tlps - d->frame.tlps, at);
    default: return 0;
    }
}

static void write_registers(struct framebuffer *d, const struct pcie_device_request *r,
                            struct pcie_device_answer *a)
{
    if (r->poisoned) {
        d->counts.poisoned++;
        a->status = PCIE_UR;
        return;
    }
    for (uint32_t dw = 0; dw < r->length_dw; dw++) {
        if (model_enables(r, dw) && r->offset + (uint64_t)dw * MODEL_DW == REG_FRAME) {
            d->counts.frames++;
            a->status = begin_frame(d) ? PCIE_SC : PCIE_CA;
        }
    }
}

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct framebuffer *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    if (r->bar == 0) {
        write_registers(d, r, a);
        return;
    }
    model_memory_write(&d->memory, r, data);
    if (r->bar == PIXEL_BAR) {
        take_pixels(d, r);
    }
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct framebuffer *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    if (r->bar != 0) {
        model_memory_read(&d->memory, r, data);
        d->counts.reads += r->bar == PIXEL_BAR;
        d->counts.read_bytes += r->bar == PIXEL_BAR ? r->bytes : 0;
        return;
    }
    for (uint32_t dw = 0; dw < r->length_dw; dw++) {
        pcie_put32(data + (size_t)dw * MODEL_DW, look(d, r->offset + (uint64_t)dw * MODEL_DW));
    }
}

static bool peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size)
{
    return model_peek_registers(self, look, bar, offset, to, size);
}

/* Pixels stay; a new frame begins, which is no FRAME. */
static void reset(void *self, simtime_t time)
{
    struct framebuffer *d = self;
    (void)time;
    if (!begin_frame(d)) {
        abort(); /* memory of the simulated machine has no way to run out */
    }
    d->counts.frames = 0;
}

static void stats(void *self, stat_fn *each, void *arg)
{
    stat_each(&stat_table, &((struct framebuffer *)self)->counts, each, arg);
}

static void free_framebuffer(void *self)
{
    struct framebuffer *d = self;
    model_memory_free(&d->memory);
    ram_free(d->drawn);
    free(d->dirty);
    free(d);
}

static bool check(struct framebuffer_params *p, const struct pcie_device_bar *bars, struct error *e)
{
    if (p->bpp % BITS) {
        return error_set(e, "model \"framebuffer\": bpp %llu is no number of whole bytes",
                         (unsigned long long)p->bpp);
    }
    const uint64_t row = p->width * (p->bpp / BITS);
    p->stride = p->stride ? p->stride : row;
    if (p->stride < row) {
        return error_set(e, "model \"framebuffer\": stride %llu is less than a row of %llu bytes",
                         (unsigned long long)p->stride, (unsigned long long)row);
    }
    return model_needs(bars, 0, REG_END, "framebuffer", "its registers", e) &&
           model_needs(bars, PIXEL_BAR, p->stride * (p->height - 1) + row, "framebuffer",
                       "its pixels", e);
}

bool model_framebuffer_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                              const void *given, struct error *e)
{
    struct framebuffer_params p = *(const struct framebuffer_params *)given;
    if (!check(&p, bars, e)) {
        return false;
    }
    struct framebuffer *d = calloc(1, sizeof(*d));
    if (!d) {
        return error_fault(e, "out of memory for an endpoint");
    }
    d->params = p;
    d->row_bytes = p.width * (p.bpp / BITS);
    d->dirty = calloc(p.height, sizeof(*d->dirty));
    d->drawn = ram_new((bars[PIXEL_BAR].size + BITS - 1) / BITS);
    if (!d->dirty || !d->drawn || !model_memory_make(&d->memory, bars, e)) {
        free_framebuffer(d);
        return error_fault(e, "out of memory for an endpoint");
    }
    *out = (struct pcie_device){ .self = d,
                                 .model = "framebuffer",
                                 .takes_poison = true,
                                 .write = take_write,
                                 .read = take_read,
                                 .peek = peek,
                                 .poke = model_memory_poke,
                                 .reset = reset,
                                 .stats = stats,
                                 .free = free_framebuffer };
    return true;
}
