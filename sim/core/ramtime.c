/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

#include <stdlib.h>

#define ROW(field) offsetof(struct l2_params, field)

static const struct param rows[] = {
    { "size", PARAM_SIZE, ROW(size), "1MiB", "64KiB", "64MiB", "B", "the L2 cache of a core",
      "Neoverse N1 TRM B2.23 (CCSIDR_EL1), as QEMU has it; WikiChip: or 512 KiB", NULL },
    { "ways", PARAM_U64, ROW(ways), "8", "1", "32", "ways", "its associativity",
      "Neoverse N1 TRM B2.23 (CCSIDR_EL1), as QEMU has it", NULL },
    { "time", PARAM_TIME, ROW(time), "2.3ns", "0", "1us", "ns",
      "a line that L2 has and L1 has not, on top of a hit in L1",
      "AnandTech, Graviton2, memory subsystem: 11 cycles with 1 MiB; less the 4 of L1", NULL },
    { "streams", PARAM_U64, ROW(streams), "8", "0", "64", "",
      "runs of neighbouring lines that are fetched ahead at a time; 0: nothing is", "assumed",
      NULL },
    { "stream_time", PARAM_TIME, ROW(stream_time), "0.7ns", "0", "1us", "ns",
      "the next line of such a run, if L2 has it",
      "assumed: two cycles. Chips and Cheese, Deep Diving Neoverse N1: 19 bytes a cycle", NULL },
    { "memory_stream_time", PARAM_TIME, ROW(memory_stream_time), "3.2ns", "0", "1us", "ns",
      "the next line of such a run from memory, or a whole line to it",
      "assumed: 20 GB/s; Arm Learning Paths, streaming bandwidth: 20.9 for a core of Graviton2",
      NULL },
    { "load_exposed", PARAM_U64, ROW(load_exposed), "100", "0", "100", "%",
      "how much of the time of a load's miss a core waits for", "assumed: nothing else to do",
      NULL },
    { "store_exposed", PARAM_U64, ROW(store_exposed), "10", "0", "100", "%",
      "how much of the time of a store's miss a core waits for",
      "assumed: the store buffer hides the rest", NULL },
};
const struct param_table l2_table = { "l2", rows, ARRAY_LEN(rows) };

enum { STREAMS_MOST = 64 };

struct l2_line {
    uint64_t line; /* its number; UINT64_MAX: none */
    uint64_t used; /* the clock when it was touched */
};
struct stream {
    uint64_t last; /* line */
    int64_t step;  /* 1, -1; 0: a single line so far */
    uint64_t used;
};
struct ramtime {
    struct l2_params params;
    simtime_t latency;
    uint64_t sets, clock;
    struct stream stream[STREAMS_MOST];
    struct ramtime_stats stats;
    struct l2_line line[];
};

struct ramtime *ramtime_new(const struct l2_params *params, simtime_t ram_latency, struct error *e)
{
    const uint64_t lines = params->size / BUS_LINE, sets = lines / params->ways;
    if (sets * params->ways * BUS_LINE != params->size) {
        error_set(e, "l2.size %llu is not a multiple of l2.ways %llu lines of 64 bytes",
                  (unsigned long long)params->size, (unsigned long long)params->ways);
        return NULL;
    }
    struct ramtime *r = malloc(sizeof(*r) + lines * sizeof(r->line[0]));
    if (!r) {
        error_fault(e, "out of memory for an L2 cache");
        return NULL;
    }
    *r = (struct ramtime){ .params = *params, .latency = ram_latency, .sets = sets };
    for (uint64_t i = 0; i < lines; i++) {
        r->line[i] = (struct l2_line){ .line = UINT64_MAX };
    }
    for (uint64_t i = 0; i < STREAMS_MOST; i++) {
        r->stream[i].last = UINT64_MAX / 2; /* nobody's neighbour */
    }
    return r;
}

void ramtime_free(struct ramtime *r)
{
    free(r);
}

/* Was the line there? It is from now on. */
static bool in_l2(struct ramtime *r, uint64_t line)
{
    struct l2_line *set = &r->line[line % r->sets * r->params.ways], *victim = set;
    for (uint64_t i = 0; i < r->params.ways; i++) {
        if (set[i].line == line) {
            set[i].used = ++r->clock;
            return true;
        }
        if (set[i].used < victim->used) {
            victim = &set[i];
        }
    }
    *victim = (struct l2_line){ line, ++r->clock };
    return false;
}

/* Does it continue a run? The third line of one is the first that is fetched ahead. */
static bool in_stream(struct ramtime *r, uint64_t line)
{
    struct stream *oldest = &r->stream[0];
    for (uint64_t i = 0; i < r->params.streams; i++) {
        struct stream *s = &r->stream[i];
        const int64_t step = (int64_t)(line - s->last);
        if (s->step ? step == s->step : step == 1 || step == -1) {
            const bool ahead = s->step != 0;
            *s = (struct stream){ line, step, ++r->clock };
            return ahead;
        }
        if (s->used < oldest->used) {
            oldest = s;
        }
    }
    *oldest = (struct stream){ line, 0, ++r->clock };
    return false;
}

static simtime_t percent(simtime_t time, uint64_t share)
{
    return time * share / 100;
}

simtime_t ramtime_line(struct ramtime *r, pa_t pa, enum ramtime_kind kind)
{
    const struct l2_params *p = &r->params;
    const uint64_t line = pa.pa / BUS_LINE;
    const bool stream = kind != RAMTIME_FETCH && in_stream(r, line), hit = in_l2(r, line);
    const simtime_t alone = hit ? p->time : p->time + r->latency,
                    ahead = hit ? p->stream_time : p->memory_stream_time;
    r->stats.l2_hits += hit;
    r->stats.l2_misses += !hit;
    r->stats.streamed += stream;
    switch (kind) {
    case RAMTIME_LOAD: return percent(stream ? ahead : alone, p->load_exposed);
    case RAMTIME_FETCH: return alone;
    case RAMTIME_WHOLE: return hit ? 0 : p->memory_stream_time;
    default: break;
    }
    return stream ? (hit ? 0 : p->memory_stream_time) : percent(alone, p->store_exposed);
}

const struct ramtime_stats *ramtime_stats(const struct ramtime *r)
{
    return &r->stats;
}
