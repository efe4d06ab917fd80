/* SPDX-License-Identifier: Apache-2.0 */
/** One column of a gtr block as bytes. */
#include "trace/gtr.h"

static unsigned width_of(uint64_t range)
{
    return range == 0            ? 0
           : range <= UINT8_MAX  ? 1
           : range <= UINT16_MAX ? 2
           : range <= UINT32_MAX ? 4
                                 : 8;
}

/** Elements or differences, less `base`, of `width` bytes. */
static inline __attribute__((always_inline)) void
put_all(uint8_t *to, unsigned width, bool delta, const uint64_t *v, size_t n, uint64_t base)
{
    memset(to, 0, width); /* the first difference */
    for (size_t i = delta ? 1 : 0; i < n; i++) {
        uint64_t element = htole64(v[i] - (delta ? v[i - 1] : 0) - base);
        memcpy(to + i * width, &element, width);
    }
}

static void put_column(uint8_t *to, unsigned width, bool delta, const uint64_t *v, size_t n,
                       uint64_t base)
{
    switch (width << 1 | (delta ? 1 : 0)) {
    case 1 << 1: put_all(to, 1, false, v, n, base); break;
    case 1 << 1 | 1: put_all(to, 1, true, v, n, base); break;
    case 2 << 1: put_all(to, 2, false, v, n, base); break;
    case 2 << 1 | 1: put_all(to, 2, true, v, n, base); break;
    case 4 << 1: put_all(to, 4, false, v, n, base); break;
    case 4 << 1 | 1: put_all(to, 4, true, v, n, base); break;
    case 8 << 1: put_all(to, 8, false, v, n, base); break;
    case 8 << 1 | 1: put_all(to, 8, true, v, n, base); break;
    default: break; /* no bytes at all */
    }
}

size_t gtr_pack_column(uint8_t *to, uint8_t row[GTR_SECTION], const uint64_t *v, size_t n,
                       bool running)
{
    uint64_t low = v[0];
    uint64_t high = v[0];
    int64_t step_low = n > 1 ? (int64_t)(v[1] - v[0]) : 0;
    int64_t step_high = step_low;
    for (size_t i = 1; i < n; i++) {
        int64_t step = (int64_t)(v[i] - v[i - 1]);
        low = v[i] < low ? v[i] : low;
        high = v[i] > high ? v[i] : high;
        step_low = step < step_low ? step : step_low;
        step_high = step > step_high ? step : step_high;
    }
    unsigned plain = width_of(high - low);
    unsigned steps = width_of((uint64_t)step_high - (uint64_t)step_low);
    bool delta = steps < plain || (steps == plain && steps != 0 && running);
    unsigned width = delta ? steps : plain;
    uint64_t base = delta ? (uint64_t)step_low : low;
    put_column(to, width, delta, v, n, base);
    row[GTR_SECTION_DELTA] = delta ? 1 : 0;
    row[GTR_SECTION_WIDTH] = (uint8_t)width;
    gtr_put64(row + GTR_SECTION_BASE, base);
    gtr_put64(row + GTR_SECTION_START, delta ? v[0] : 0);
    return n * width;
}
