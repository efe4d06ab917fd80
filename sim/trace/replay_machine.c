/* SPDX-License-Identifier: Apache-2.0 */
/* The machine that a trace is replayed on: an endpoint with a BAR for each region, and a VM that
 * has them mapped. */
#include "trace/replay_own.h"

#include <stdlib.h>
#include <string.h>

/* Without a map the one BAR is mapped as the trace comes to it, in pieces of the largest block. */
enum { PIECE_BITS = 30, PIECES = 1 << (REPLAY_WHOLE_BITS - PIECE_BITS) };
static const uint64_t WHOLE_BYTES = (uint64_t)1 << REPLAY_WHOLE_BITS;

/* ---- what becomes of a mapping --------------------------------------------------------------- */

/* "Normal-NC", "Normal-WB", "Device-nGnRE". */
static void memory_text(const struct memattr *m, char *text, size_t size)
{
    char cache[8];
    if (m->type == MEM_DEVICE) {
        snprintf(text, size, "%s", memattr_type_name(m));
    } else {
        snprintf(text, size, "Normal-%.2s", memattr_cache_name(m, false, cache));
    }
}

/* Name the type in the result, once. */
static void tell_memory(struct replay_result *result, const struct memattr *m)
{
    char text[32];
    memory_text(m, text, sizeof(text));
    const size_t used = strlen(result->memory);
    if (!strstr(result->memory, text)) {
        snprintf(result->memory + used, sizeof(result->memory) - used, "%s%s", used ? ", " : "",
                 text);
    }
}

static enum lint_memory lint_memory_of(const struct memattr *m)
{
    return memattr_gathers(m) ? LINT_COMBINING : m->type == MEM_DEVICE ? LINT_DEVICE : LINT_CACHED;
}

static bool map_at(struct replay *r, size_t region, uint64_t offset, uint64_t size, uint64_t va,
                   unsigned s1)
{
    struct map_request m;
    struct mapping mapping;
    map_request_defaults(&m);
    m.bar = (unsigned)region;
    m.offset = offset;
    m.size = size;
    m.s1 = s1;
    m.at_fixed = true;
    m.at.va = va;
    if (!vm_map(r->vm, r->endpoint, &m, &mapping, r->error)) {
        return false;
    }
    r->places[region].memory = lint_memory_of(&mapping.attr);
    r->places[region].normal = mapping.attr.type == MEM_NORMAL;
    tell_memory(r->result, &mapping.attr);
    return true;
}

bool replay_map_pieces(struct replay *r, uint64_t address, uint32_t size)
{
    for (uint64_t piece = address >> PIECE_BITS; piece <= (address + size - 1) >> PIECE_BITS;
         piece++) {
        uint64_t *word = &r->mapped[piece / 64], bit = (uint64_t)1 << piece % 64;
        if (!(*word & bit)) {
            uint64_t at = piece << PIECE_BITS;
            if (!map_at(r, 0, at, (uint64_t)1 << PIECE_BITS, at, r->s1)) {
                r->failed = true;
                return false;
            }
            *word |= bit;
        }
    }
    return true;
}

/* ---- building -------------------------------------------------------------------------------- */

static bool add_bar(struct replay *r, unsigned bar, uint64_t base, uint64_t size)
{
    struct bar_request b = { .number = bar, .size = size, .at_fixed = true, .at = { base } };
    return endpoint_add_bar(r->endpoint, &b, r->error);
}

/* What rules see that look at what is before the first mapping, outside a window. */
static void judge_whole(struct replay *r)
{
    struct lint_types types;
    struct error refused; /* told by the mapping */
    const bool fwb = platform_get_params(r->platform)->machine.fwb;
    if (r->viewed && r->options->see &&
        lint_types_init(&types, r->options->policy, fwb, &refused)) {
        r->places[0].memory = types.of[r->s1].memory;
        r->places[0].normal = types.of[r->s1].normal;
    }
}

static bool add_whole(struct replay *r)
{
    judge_whole(r);
    r->mapped = calloc(PIECES / 64, sizeof(*r->mapped));
    return r->mapped ? add_bar(r, 0, 0, WHOLE_BYTES) : error_fault(r->error, "no memory for a map");
}

static bool add_region(struct replay *r, size_t k, const struct replay_region *m, bool all_nc)
{
    r->places[k].number = (uint32_t)k;
    lint_read_name(&r->places[k], m->name, m);
    return add_bar(r, (unsigned)k, m->base, m->size) &&
           map_at(r, k, 0, m->size, m->base, all_nc ? r->s1 : m->s1);
}

bool replay_build(struct replay *r)
{
    const struct replay_options *o = r->options;
    const bool all_nc = o->what_if == REPLAY_NC;
    struct vm_request request = {
        .policy = o->policy, .ls64 = o->ls64 || o->what_if == REPLAY_ST64B, .el = 1, .page = 4096
    };
    r->s1 = o->s1;
    if (all_nc && !s1_type_parse("normal-nc", &r->s1, r->error)) {
        return false;
    }
    r->endpoint = platform_endpoint(r->platform, NULL, r->error);
    r->vm = r->endpoint ? platform_vm(r->platform, &request, r->error) : NULL;
    if (!r->vm) {
        return false;
    }
    if (r->map.regions && r->options->mapped) {
        r->options->mapped(r->options->mapped_self, r->map.regions, r->map.count);
    }
    for (size_t k = 0; r->map.regions && k < r->map.count; k++) {
        if (!add_region(r, k, &r->map.regions[k], all_nc)) {
            return false;
        }
    }
    if (!r->map.regions && !add_whole(r)) {
        return false;
    }
    r->cpu_count = (unsigned)platform_get_params(r->platform)->machine.cores;
    if (r->cpu_count > REPLAY_CPUS) {
        r->cpu_count = REPLAY_CPUS;
    }
    return true;
}

struct cpu *replay_cpu(struct replay *r, unsigned number)
{
    if (!r->cpus[number]) {
        r->cpus[number] = vm_cpu(r->vm, number, r->error);
    }
    return r->cpus[number];
}
