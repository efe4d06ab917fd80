/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Cutting: bytes into legal memory writes, reads at MRRS, completions at RCB. Pure functions.
 *
 * Byte enables (Base Specification, "First/Last DW Byte Enables Rules") let one write cover either
 * one contiguous range of bytes or any subset of one aligned 8-byte word. Any part of such a set
 * that begins later is such a set too, so taking the TLP that reaches furthest from the lowest byte
 * left never costs more TLPs than another choice. Among equally few, `min` and `per-line` do not
 * cut a run of bytes in two.
 */
#include "pcie/pcie.h"

#include <assert.h>

enum { DW = 4, QW = 8, WORD = 64 /* bytes that one word of the mask stands for */ };

const char *const pcie_split_names[] = {
    [PCIE_SPLIT_MIN] = "min",
    [PCIE_SPLIT_ALIGNED] = "aligned",
    [PCIE_SPLIT_PER_LINE] = "per-line",
    [PCIE_SPLIT_PER_LINE + 1] = NULL,
};

/* A macro, since only assertions ask. */
#define POWER_OF_TWO(x) ((x) != 0 && ((x) & ((x)-1)) == 0)

static uint64_t min_u64(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static uint64_t to_page_end(uint64_t address)
{
    return PCIE_PAGE - (address & (PCIE_PAGE - 1));
}

/** `size` bytes (at least 1) at `address`, without holes. */
static void contiguous(struct pcie_request *out, uint64_t address, uint64_t size)
{
    uint64_t head = address % DW;
    uint64_t length = (head + size + DW - 1) / DW;
    unsigned first = 0xfU << head & 0xfU;
    unsigned last = 0xfU >> (-(address + size) % DW);

    out->address.ba = address - head;
    out->length_dw = (uint32_t)length;
    out->first_be = (uint8_t)(length == 1 ? first & last : first);
    out->last_be = (uint8_t)(length == 1 ? 0 : last);
}

/** The bytes whose bit is set in `bytes` (not 0) of the aligned 8-byte word at `address`. */
static void in_quadword(struct pcie_request *out, uint64_t address, unsigned bytes)
{
    unsigned low = bytes & 0xf, high = bytes >> DW;
    bool both = low != 0 && high != 0;

    out->address.ba = low != 0 ? address : address + DW;
    out->length_dw = both ? 2 : 1;
    out->first_be = (uint8_t)(low != 0 ? low : high);
    out->last_be = (uint8_t)(both ? high : 0);
}

/** The first byte to write at or after `at`; `words * 64` if there is none. */
static uint64_t find_byte(const struct pcie_write_split *s, uint64_t at)
{
    uint64_t word = at / WORD;

    if (word >= s->words)
        return (uint64_t)s->words * WORD;
    uint64_t left = s->mask[word] & UINT64_MAX << at % WORD;
    while (left == 0) {
        if (++word == s->words)
            return word * WORD;
        left = s->mask[word];
    }
    return word * WORD + (unsigned)__builtin_ctzll(left);
}

/** How many bytes from `at` are written without a hole, `limit` at most. Byte `at` is written. */
static uint64_t run_length(const struct pcie_write_split *s, uint64_t at, uint64_t limit)
{
    uint64_t word = at / WORD;
    uint64_t holes = ~s->mask[word] >> at % WORD;

    if (holes != 0)
        return min_u64((unsigned)__builtin_ctzll(holes), limit);
    uint64_t run = WORD - at % WORD;
    while (run < limit && ++word < s->words) {
        holes = ~s->mask[word];
        if (holes != 0)
            return min_u64(run + (unsigned)__builtin_ctzll(holes), limit);
        run += WORD;
    }
    return min_u64(run, limit);
}

/** The largest naturally aligned power of two at `at` that has no hole, MPS at most. */
static uint64_t aligned_piece(const struct pcie_write_split *s, uint64_t at)
{
    uint64_t address = s->base + at;
    uint64_t limit = address == 0 ? s->mps : min_u64(address & -address, s->mps);
    uint64_t run = run_length(s, at, limit);

    return UINT64_C(1) << (63 - __builtin_clzll(run));
}

/** How far a TLP from `at` may go: MPS counts whole DWs, bytes before the first one take room too.
 */
static uint64_t limit_of(const struct pcie_write_split *s, uint64_t at)
{
    if (s->policy == PCIE_SPLIT_PER_LINE)
        return BUS_LINE - at % BUS_LINE;
    return min_u64(s->mps - at % DW, to_page_end(s->base + at));
}

/** Where the TLP that reaches furthest from `at` ends; there may be holes after it. */
static uint64_t reach(const struct pcie_write_split *s, uint64_t at)
{
    uint64_t in_word = QW - at % QW, run = run_length(s, at, limit_of(s, at));

    return at + (run > in_word ? run : in_word);
}

/**
 * Of the quadword that ends at `end`, the bytes of a run that goes on beyond it, if that run may as
 * well be left whole to a TLP of its own: that is, if as few TLPs follow. `bytes` is its mask.
 */
static unsigned run_to_leave(const struct pcie_write_split *s, uint64_t end, unsigned bytes)
{
    unsigned ones = (unsigned)__builtin_clz(~(bytes << (32 - QW)));
    if (ones == 0 || find_byte(s, end) != end)
        return 0;
    /* Two ways on, the run cut or whole, each by furthest reach, until they meet. */
    uint64_t cut = end, whole = end - ones, cut_count = 0, whole_count = 0;
    while (cut != whole) {
        if (cut < whole) {
            cut = find_byte(s, reach(s, cut));
            cut_count++;
        } else {
            whole = find_byte(s, reach(s, whole));
            whole_count++;
        }
    }
    return whole_count > cut_count ? 0 : 0xffu << (QW - ones) & 0xff;
}

bool pcie_split_one_run(uint64_t base, uint64_t mask, struct pcie_request *out)
{
    if (mask == 0)
        return false;
    unsigned first = (unsigned)__builtin_ctzll(mask);
    uint64_t run = mask >> first;
    if ((run & (run + 1)) != 0)
        return false; /* a hole */
    contiguous(out, base + first, WORD - first - (unsigned)__builtin_clzll(mask));
    return true;
}

bool pcie_split_next(struct pcie_write_split *s, struct pcie_request *out)
{
    assert(s->base % BUS_LINE == 0);
    assert(POWER_OF_TWO(s->mps) && s->mps <= PCIE_MPS_MAX);
    assert(s->mps >= 128 || s->policy == PCIE_SPLIT_ALIGNED);

    if (s->words == 1 && s->next == 0 && s->policy != PCIE_SPLIT_ALIGNED &&
        pcie_split_one_run(s->base, s->mask[0], out)) {
        s->next = WORD;
        return true;
    }
    uint64_t at = find_byte(s, s->next);
    if (at >= (uint64_t)s->words * WORD) {
        s->next = at;
        return false;
    }

    uint64_t address = s->base + at;
    if (s->policy == PCIE_SPLIT_ALIGNED) {
        uint64_t size = aligned_piece(s, at);
        contiguous(out, address, size);
        s->next = at + size;
        return true;
    }
    uint64_t in_word = QW - at % QW, limit = limit_of(s, at), size = run_length(s, at, limit);
    if (size >= in_word) {
        contiguous(out, address, size);
        s->next = at + size;
    } else {
        unsigned left = (unsigned)(s->mask[at / WORD] >> at % WORD << at % QW) & 0xff;
        unsigned kept = in_word < limit ? run_to_leave(s, at + in_word, left) : 0;
        in_quadword(out, address - at % QW, left & ~kept);
        s->next = at + in_word - (unsigned)__builtin_popcount(kept);
    }
    return true;
}

uint32_t pcie_request_bytes(const struct pcie_request *r)
{
    static const uint8_t bits[16] = { 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4 };
    uint32_t ends = (uint32_t)bits[r->first_be & 0xf] + bits[r->last_be & 0xf];

    return r->length_dw > 2 ? ends + (r->length_dw - 2) * DW : ends;
}

size_t pcie_split_read(uint64_t address, uint64_t length, uint32_t mrrs, struct pcie_request *out,
                       size_t max)
{
    assert(POWER_OF_TWO(mrrs) && mrrs >= 128 && mrrs <= PCIE_PAGE);

    if (length == 0) {
        if (max > 0)
            *out = (struct pcie_request){ .address = { address & ~UINT64_C(3) }, .length_dw = 1 };
        return 1;
    }
    size_t count = 0;
    while (length > 0) {
        uint64_t room = min_u64(mrrs - address % DW, to_page_end(address));
        uint64_t size = min_u64(length, room);
        if (count < max)
            contiguous(&out[count], address, size);
        count++;
        address += size;
        length -= size;
    }
    return count;
}

size_t pcie_split_completion(uint64_t address, uint32_t length, uint32_t mps, uint32_t rcb,
                             struct pcie_completion_piece *out, size_t max)
{
    assert(POWER_OF_TWO(mps) && mps >= 128 && mps <= PCIE_MPS_MAX);
    assert(rcb == 64 || rcb == 128);

    if (length == 0) {
        /* "Completion Rules": no byte enabled counts as one byte at the start of the DW. */
        if (max > 0)
            *out = (struct pcie_completion_piece){ .lower_address = (uint32_t)(address & 0x7c),
                                                   .byte_count = 1,
                                                   .length_dw = 1 };
        return 1;
    }
    size_t count = 0;
    while (length > 0) {
        uint64_t head = address % DW;
        uint64_t size = mps - head;
        if (size >= length)
            size = length;
        else
            size -= (address + size) % rcb;
        if (count < max)
            out[count] = (struct pcie_completion_piece){
                .lower_address = (uint32_t)(address & 0x7f),
                .byte_count = length,
                .length_dw = (uint32_t)((head + size + DW - 1) / DW),
            };
        count++;
        address += size;
        length -= (uint32_t)size;
    }
    return count;
}
