/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text.h"

/** The bin of a size when each octave has 2^sub_bits parts. */
static unsigned bin_key(uint32_t bytes, unsigned sub_bits)
{
    if (bytes == 0)
        return 0;
    uint32_t n = bytes - 1; /* octaves end on the power of two, which is a common size */
    if (n < 1u << sub_bits)
        return n + 1;
    unsigned octave = 31u - (unsigned)__builtin_clz(n);
    unsigned shift = octave - sub_bits;
    return (shift << sub_bits) + (n >> shift) + 1;
}

/** What share of a run's TLPs makes a size stand alone: one in SPIKE. */
enum { SPIKE = 20 };

enum presence { ABSENT, PRESENT, ALONE };

static enum presence size_presence(const struct report_run *runs, size_t count, uint32_t bytes)
{
    enum presence presence = ABSENT;
    for (size_t i = 0; i < count; i++) {
        uint64_t tlps = runs[i].sizes->count[bytes];
        if (tlps != 0 && presence == ABSENT)
            presence = PRESENT;
        if (tlps != 0 && tlps >= runs[i].sizes->tlps / SPIKE)
            presence = ALONE;
    }
    return presence;
}

static void join_sizes(struct size_bins *bins, const unsigned char *presence, unsigned sub_bits,
                       bool spikes)
{
    uint32_t previous = 0; /* the last size in the last bin */
    bins->count = 0;
    for (uint32_t bytes = 0; bytes <= HIST_MAX_BYTES; bytes++) {
        if (presence[bytes] == ABSENT)
            continue;
        bool alone = spikes && (presence[bytes] == ALONE || presence[previous] == ALONE);
        if (bins->count != 0 && !alone && bin_key(bytes, sub_bits) == bin_key(previous, sub_bits))
            bins->bin[bins->count - 1].last = bytes;
        else
            bins->bin[bins->count++] = (struct size_bin){ bytes, bytes };
        previous = bytes;
    }
}

void bins_make(struct size_bins *bins, const struct report_run *runs, size_t count, size_t most)
{
    enum { EXACT = 12 /* sub_bits with which each size is a bin */ };
    unsigned char presence[HIST_MAX_BYTES + 1];
    for (uint32_t bytes = 0; bytes <= HIST_MAX_BYTES; bytes++)
        presence[bytes] = (unsigned char)size_presence(runs, count, bytes);
    if (most < LEAST_BINS)
        most = LEAST_BINS;
    for (unsigned sub_bits = EXACT + 1; sub_bits-- > 0;) {
        join_sizes(bins, presence, sub_bits, true);
        if (bins->count <= most)
            return;
    }
    for (unsigned sub_bits = EXACT + 1; sub_bits-- > 0 && bins->count > most;)
        join_sizes(bins, presence, sub_bits, false);
}

char *bin_label(char *out, struct size_bin bin, bool utf8)
{
    if (bin.first == bin.last)
        (void)snprintf(out, TEXT_NUMBER, "%u", bin.first);
    else
        (void)snprintf(out, TEXT_NUMBER, "%u%s%u", bin.first, utf8 ? "\u2013" : "-", bin.last);
    return out;
}

uint64_t bin_tlps(const struct hist *h, struct size_bin bin)
{
    uint64_t sum = 0;
    for (uint32_t bytes = bin.first; bytes <= bin.last; bytes++)
        sum += h->count[bytes];
    return sum;
}

uint64_t bin_bytes(const struct hist *h, struct size_bin bin)
{
    uint64_t sum = 0;
    for (uint32_t bytes = bin.first; bytes <= bin.last; bytes++)
        sum += h->count[bytes] * bytes;
    return sum;
}

uint64_t bins_highest(const struct size_bins *bins, const struct report_run *runs, size_t count)
{
    uint64_t highest = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t b = 0; b < bins->count; b++) {
            uint64_t tlps = bin_tlps(runs[i].sizes, bins->bin[b]);
            highest = tlps > highest ? tlps : highest;
        }
    }
    return highest;
}
