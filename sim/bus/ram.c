/* SPDX-License-Identifier: Apache-2.0 */
#include "bus/bus.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/*
 * Pieces of 64 KiB in an open hash table by piece number: a BAR of 2^47 bytes costs what is
 * written to it.
 */
enum { PIECE_BITS = 16, PIECE_BYTES = 1 << PIECE_BITS };

struct piece {
    uint64_t number;
    uint8_t *bytes; /* NULL: a free slot */
};

struct ram {
    uint64_t size;
    struct piece *slots;
    size_t mask, used;
    uint64_t recent_number;
    uint8_t *recent; /* the piece written last */
    const simtime_t *latency;
    uint8_t *flat; /* all of it in one; then no pieces */
    void *mapped;
    size_t mapped_size;
};

static size_t slot_of(uint64_t number, size_t mask)
{
    return (size_t)((number * 0x9e3779b97f4a7c15u) >> 32) & mask;
}

struct ram *ram_new(uint64_t size)
{
    struct ram *r = calloc(1, sizeof(*r));
    if (!r) {
        return NULL;
    }
    r->size = size;
    r->mask = 15;
    r->slots = calloc(r->mask + 1, sizeof(*r->slots));
    if (!r->slots) {
        free(r);
        return NULL;
    }
    return r;
}

/* Aligned so that the host may use its large pages. */
enum { FLAT_ALIGN = 2 << 20 };

struct ram *ram_new_flat(uint64_t size)
{
    struct ram *r = calloc(1, sizeof(*r));
    if (!r || size > SIZE_MAX - FLAT_ALIGN) {
        free(r);
        return NULL;
    }
    r->size = size;
    r->mapped_size = size + FLAT_ALIGN;
    r->mapped = mmap(NULL, r->mapped_size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (r->mapped == MAP_FAILED) {
        free(r);
        return NULL;
    }
    const size_t past = (uintptr_t)r->mapped % FLAT_ALIGN;
    r->flat = (uint8_t *)r->mapped + (past ? FLAT_ALIGN - past : 0);
    (void)madvise(r->flat, size, MADV_HUGEPAGE); /* a hint */
    return r;
}

uint8_t *ram_host(struct ram *r, uint64_t offset)
{
    return r->flat && offset < r->size ? r->flat + offset : NULL;
}

void ram_free(struct ram *r)
{
    if (!r) {
        return;
    }
    if (r->flat) {
        munmap(r->mapped, r->mapped_size);
        free(r);
        return;
    }
    for (size_t i = 0; i <= r->mask; i++) {
        free(r->slots[i].bytes);
    }
    free(r->slots);
    free(r);
}

uint64_t ram_size(const struct ram *r)
{
    return r->size;
}

static struct piece *find_slot(struct piece *slots, size_t mask, uint64_t number)
{
    size_t i = slot_of(number, mask);
    while (slots[i].bytes && slots[i].number != number) {
        i = (i + 1) & mask;
    }
    return &slots[i];
}

static void grow(struct ram *r)
{
    size_t mask = r->mask * 2 + 1;
    struct piece *slots = calloc(mask + 1, sizeof(*slots));
    if (!slots) {
        abort(); /* simulated memory has no way to run out that a guest could see */
    }
    for (size_t i = 0; i <= r->mask; i++) {
        if (r->slots[i].bytes) {
            *find_slot(slots, mask, r->slots[i].number) = r->slots[i];
        }
    }
    free(r->slots);
    r->slots = slots;
    r->mask = mask;
}

/* The piece, made if it is not there, which is then the recent one. */
static uint8_t *take_piece(struct ram *r, uint64_t number)
{
    struct piece *p = find_slot(r->slots, r->mask, number);
    if (!p->bytes) {
        if (r->used * 2 > r->mask) {
            grow(r);
            p = find_slot(r->slots, r->mask, number);
        }
        p->number = number;
        p->bytes = calloc(1, PIECE_BYTES);
        if (!p->bytes) {
            abort();
        }
        r->used++;
    }
    r->recent_number = number;
    r->recent = p->bytes;
    return p->bytes;
}

static inline uint8_t *piece_for_write(struct ram *r, uint64_t number)
{
    return r->recent && r->recent_number == number ? r->recent : take_piece(r, number);
}

void ram_read(const struct ram *r, uint64_t offset, void *to, size_t size)
{
    uint8_t *out = to;
    assert(offset <= r->size && size <= r->size - offset);
    if (r->flat) {
        memcpy(to, r->flat + offset, size);
        return;
    }
    while (size) {
        size_t inside = offset & (PIECE_BYTES - 1);
        size_t n = size < PIECE_BYTES - inside ? size : PIECE_BYTES - inside;
        const struct piece *p = find_slot(r->slots, r->mask, offset >> PIECE_BITS);
        if (p->bytes) {
            memcpy(out, p->bytes + inside, n);
        } else {
            memset(out, 0, n);
        }
        out += n;
        offset += n;
        size -= n;
    }
}

/* Apart, so that ram_write() needs no stack frame. */
__attribute__((noinline)) static void write_pieces(struct ram *r, uint64_t offset,
                                                   const uint8_t *from, size_t size)
{
    while (size) {
        size_t inside = offset & (PIECE_BYTES - 1);
        size_t n = size < PIECE_BYTES - inside ? size : PIECE_BYTES - inside;
        memcpy(take_piece(r, offset >> PIECE_BITS) + inside, from, n);
        from += n;
        offset += n;
        size -= n;
    }
}

void ram_write(struct ram *r, uint64_t offset, const void *from, size_t size)
{
    assert(offset <= r->size && size <= r->size - offset);
    const size_t inside = offset & (PIECE_BYTES - 1);
    if (r->recent && r->recent_number == offset >> PIECE_BITS && size <= PIECE_BYTES - inside) {
        copy_few(r->recent + inside, from, size);
    } else if (r->flat) {
        memcpy(r->flat + offset, from, size);
    } else {
        write_pieces(r, offset, from, size);
    }
}

void ram_write_line(struct ram *r, uint64_t offset, const uint8_t *data, uint64_t mask)
{
    assert(offset % BUS_LINE == 0 && offset < r->size);
    uint8_t *line = r->flat
                        ? r->flat + offset
                        : piece_for_write(r, offset >> PIECE_BITS) + (offset & (PIECE_BYTES - 1));
    while (mask) {
        unsigned first = (unsigned)__builtin_ctzll(mask);
        uint64_t rest = ~(mask >> first);
        unsigned run = rest ? (unsigned)__builtin_ctzll(rest) : BUS_LINE - first;
        memcpy(line + first, data + first, run);
        mask = first + run >= BUS_LINE ? 0 : mask & (~(uint64_t)0 << (first + run));
    }
}

static struct bus_answer write_target(void *self, uint64_t offset, const struct bus_write *w)
{
    struct ram *r = self;
    ram_write_line(r, offset, w->data, w->mask);
    return (struct bus_answer){ w->time + *r->latency, BUS_OK };
}

static struct bus_answer read_target(void *self, uint64_t offset, const struct bus_read *r,
                                     uint8_t *data)
{
    struct ram *ram = self;
    ram_read(ram, offset, data, r->size);
    return (struct bus_answer){ r->time + *ram->latency, BUS_OK };
}

struct bus_target ram_target(struct ram *r, const simtime_t *latency)
{
    r->latency = latency;
    return (
        struct bus_target){ .self = r, .write = write_target, .read = read_target, .memory = true };
}
