/* SPDX-License-Identifier: Apache-2.0 */
/* The idioms that software stores blocks with, and the instructions that each becomes. */
#include "platform/machine.h"

#include <string.h>

const struct pattern pattern_table[] = {
    { "str1", ACCESS_STORE, 1, 1, 1, "STRB", false },
    { "str2", ACCESS_STORE, 2, 2, 2, "STRH", false },
    { "str4", ACCESS_STORE, 4, 4, 4, "STR of a W register", false },
    { "str8", ACCESS_STORE, 8, 8, 8, "STR of an X register", false },
    { "strq", ACCESS_STORE, 16, 16, 16, "STR of a Q register", false },
    { "stpw", ACCESS_STORE, 8, 4, 4, "STP of W registers", false },
    { "stp", ACCESS_STORE, 16, 8, 8, "STP of X registers", false },
    { "stpq", ACCESS_STORE, 32, 16, 16, "STP of Q registers", false },
    { "st1x4", ACCESS_STORE, 64, 16, 8, "ST1 of four registers {v0.2d-v3.2d}", false },
    { "st64b", ACCESS_SINGLE, 64, 64, 64, "ST64B (FEAT_LS64)", false },
    { "dczva", ACCESS_ZVA, 64, 16, 64, "DC ZVA: zeros", false },
    { "memcpy", ACCESS_STORE, 16, 8, 8, "the stores of the C library's memcpy", true },
    { NULL, ACCESS_STORE, 0, 0, 0, NULL, false },
};
enum { PATTERNS = ARRAY_LEN(pattern_table) - 1 };

const struct pattern *pattern_find(const char *name, struct error *e)
{
    const char *names[PATTERNS];
    for (size_t i = 0; i < PATTERNS; i++) {
        if (strcmp(name, pattern_table[i].name) == 0) {
            return &pattern_table[i];
        }
        names[i] = pattern_table[i].name;
    }
    error_set(e, "unknown pattern \"%s\"", name);
    error_suggest(e, name, names, PATTERNS);
    return NULL;
}

/* One store instruction of the block: `size` bytes at `offset` by elements of `element`. */
static void store_at(const struct job *j, uint64_t offset, uint32_t size, uint32_t element,
                     struct access *out)
{
    *out = (struct access){
        .va = { j->store.va.va + offset },
        .size = size,
        .element = element,
        .align = element,
        .kind = ACCESS_STORE,
        .gpr = size == element && size <= sizeof(uint64_t), /* no pair, no Q register */
    };
    if (j->data) {
        memcpy(out->data, j->data + offset, size);
        return;
    }
    for (uint32_t i = 0; i < size; i++) {
        out->data[i] = (uint8_t)(offset + i);
    }
}

/*
 * memcpy as the AArch64 one of glibc stores, seen in captures of it: up to 16 bytes by two stores
 * that overlap; up to 128 bytes by pairs from both ends; above, one pair at the start, aligned
 * blocks of four pairs, and the last 64 bytes again from the end. `done` counts instructions here.
 * Returns false at the end.
 */
static bool memcpy_next(struct job *j, struct access *out)
{
    uint64_t n = j->store.bytes, k = j->done++;
    if (n == 0) {
        return false;
    }
    if (n < 4) { /* byte by byte as seen: first, middle, last */
        const uint64_t at[] = { 0, n / 2, n - 1 };
        if (k >= ARRAY_LEN(at)) {
            return false;
        }
        store_at(j, at[k], 1, 1, out);
        return true;
    }
    if (n <= 16) {
        uint32_t size = n >= 8 ? 8 : 4;
        if (k >= 2) {
            return false;
        }
        store_at(j, k == 0 ? 0 : n - size, size, size, out);
        return true;
    }
    if (n <= 128) {
        uint64_t half = n <= 32 ? 1 : n <= 64 ? 2 : 4; /* pairs from each end */
        if (k >= 2 * half) {
            return false;
        }
        store_at(j, k < half ? 16 * k : n - 16 * (2 * half - k), 16, 8, out);
        return true;
    }
    uint64_t aligned = 16 - (j->store.va.va & 15); /* the first pair covers up to here */
    uint64_t body = (n - aligned - 1) / 64 * 4; /* pairs of the aligned part, in blocks of four */
    if (k == 0) {
        store_at(j, 0, 16, 8, out);
    } else if (k <= body) {
        store_at(j, aligned + 16 * (k - 1), 16, 8, out);
    } else if (k <= body + 4) {
        store_at(j, n - 64 + 16 * (k - body - 1), 16, 8, out);
    } else {
        return false;
    }
    return true;
}

bool job_next(struct job *j, struct access *out)
{
    const struct store_job *s = &j->store;
    const struct pattern *p = s->pattern;
    if (j->barrier[0] && j->since_barrier >= s->every && j->done > 0) {
        j->since_barrier = 0;
        return access_parse_barrier(j->barrier, out, NULL);
    }
    if (p->overlaps) {
        return memcpy_next(j, out);
    }
    uint64_t left = s->bytes - j->done;
    if (left == 0) {
        return false;
    }
    if (left >= p->size) {
        uint64_t whole = s->bytes / p->size * p->size;
        uint64_t offset = s->descending ? whole - p->size - j->done : j->done;
        store_at(j, offset, p->size, p->element, out);
        out->align = p->align;
        out->kind = p->kind;
        if (p->kind == ACCESS_ZVA) {
            out->va.va &= ~(uint64_t)(p->size - 1);
            memset(out->data, 0, sizeof(out->data));
        }
        j->done += p->size;
        j->since_barrier += p->size;
        return true;
    }
    uint32_t size = 16; /* the rest by the largest single registers that fit: Q, X, W, H, B */
    while (size > left) {
        size /= 2;
    }
    store_at(j, j->done, size, size, out);
    j->done += size;
    j->since_barrier += size;
    return true;
}
