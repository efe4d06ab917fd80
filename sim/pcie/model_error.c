/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Model "error": RAM whose answers are errors. Each of four rules names a range of offsets, which
 * of the requests that touch it (after `skip` of them every `every`-th, `count` in all), and what
 * reads and writes get there. Every rule counts the requests that touch its range and whose
 * direction it has an answer for; the first rule whose turn it is answers.
 */
#include "pcie/model.h"
#include "pcie/model_params.h"

#include <assert.h>
#include <stdlib.h>

/* ORDER ERROR_ANSWER */
enum error_answer {
    ANSWER_OK,
    ANSWER_UR,
    ANSWER_CA,
    ANSWER_TIMEOUT,
    ANSWER_DELAY,
    ANSWER_POISON,
    ANSWERS
};
static const char *const read_answers[] = { "ok", "ur", "ca", "timeout", "delay", "poison", NULL };
static const char *const write_answers[] = { "ok", "ur", "ca", "timeout", "delay", NULL };

#define AT(rule, field)                                                                            \
    (offsetof(struct error_params, rules[rule]) + offsetof(struct error_rule, field))
#define RULE(rule, suffix, first_text, last_text)                                                       \
    { "read" suffix,                                                                                    \
      PARAM_CHOICE,                                                                                     \
      AT(rule, read),                                                                                   \
      "ok",                                                                                             \
      NULL,                                                                                             \
      NULL,                                                                                             \
      "",                                                                                               \
      "what reads get: poison is a completion whose data is bad",                                       \
      "PCIe Base, Completion Status",                                                                   \
      read_answers },                                                                                   \
        { "write" suffix,                                                                               \
          PARAM_CHOICE,                                                                                 \
          AT(rule, write),                                                                              \
          "ok",                                                                                         \
          NULL,                                                                                         \
          NULL,                                                                                         \
          "",                                                                                           \
          "what becomes of writes: all but ok and delay lose them; timeout tells nobody",               \
          "PCIe Base, Completion Status",                                                               \
          write_answers },                                                                              \
        { "bar" suffix, PARAM_U64, AT(rule, bar), "0", "0", "5", "", "of this BAR", "a choice", NULL }, \
        { "first" suffix,                                                                               \
          PARAM_SIZE,                                                                                   \
          AT(rule, first),                                                                              \
          first_text,                                                                                   \
          NULL,                                                                                         \
          NULL,                                                                                         \
          "B",                                                                                          \
          "requests that touch a byte from this offset on",                                             \
          "a choice",                                                                                   \
          NULL },                                                                                       \
        { "last" suffix,                                                                                \
          PARAM_SIZE,                                                                                   \
          AT(rule, last),                                                                               \
          last_text,                                                                                    \
          NULL,                                                                                         \
          NULL,                                                                                         \
          "B",                                                                                          \
          "to this one, itself included",                                                               \
          "a choice",                                                                                   \
          NULL },                                                                                       \
        { "skip" suffix,                                                                                \
          PARAM_U64,                                                                                    \
          AT(rule, skip),                                                                               \
          "0",                                                                                          \
          NULL,                                                                                         \
          NULL,                                                                                         \
          "",                                                                                           \
          "so many of them are answered as if there were no rule, first",                               \
          "a choice",                                                                                   \
          NULL },                                                                                       \
        { "every" suffix,                                                                               \
          PARAM_U64,                                                                                    \
          AT(rule, every),                                                                              \
          "1",                                                                                          \
          "1",                                                                                          \
          NULL,                                                                                         \
          "",                                                                                           \
          "then every so many-th has the error",                                                        \
          "a choice",                                                                                   \
          NULL },                                                                                       \
        { "count" suffix,                                                                               \
          PARAM_U64,                                                                                    \
          AT(rule, count),                                                                              \
          "0",                                                                                          \
          NULL,                                                                                         \
          NULL,                                                                                         \
          "",                                                                                           \
          "so many errors in all; 0: no end",                                                           \
          "a choice",                                                                                   \
          NULL },                                                                                       \
    {                                                                                                   \
        "delay" suffix, PARAM_TIME, AT(rule, delay), "1us", "0", "100s", "ns",                          \
            "of the answer delay: added to the endpoint's own time", "assumed", NULL                    \
    }

#define ALL "0xffffffffffffffff"
static const struct param params[] = {
    RULE(0, "", "0", ALL),
    RULE(1, "_2", "0", ALL),
    RULE(2, "_3", "0", ALL),
    RULE(3, "_4", "0", ALL),
};
const struct param_table model_error_params = { "error", params, ARRAY_LEN(params) };

struct errors {
    struct model_memory memory; /* first: model_memory_peek() */
    struct error_params params;
    struct {
        uint64_t touched, fired;
    } state[ERROR_RULES];
    struct error_counts {
        uint64_t reads, writes;
        uint64_t read[ANSWERS], write[ANSWERS];
    } counts;
};
static_assert(offsetof(struct errors, memory) == 0, "model_memory_peek() is given the device");

#define COUNT(field) offsetof(struct error_counts, field)
static const struct stat_row stat_rows[] = {
    { "error.reads", STAT_COUNT, COUNT(reads), "1", "read requests" },
    { "error.read_ur", STAT_COUNT, COUNT(read[ANSWER_UR]), "1", "of them answered with UR" },
    { "error.read_ca", STAT_COUNT, COUNT(read[ANSWER_CA]), "1", "with CA" },
    { "error.read_timeout", STAT_COUNT, COUNT(read[ANSWER_TIMEOUT]), "1", "not at all" },
    { "error.read_delay", STAT_COUNT, COUNT(read[ANSWER_DELAY]), "1", "late" },
    { "error.read_poison", STAT_COUNT, COUNT(read[ANSWER_POISON]), "1", "with poisoned data" },
    { "error.writes", STAT_COUNT, COUNT(writes), "1", "write requests" },
    { "error.write_ur", STAT_COUNT, COUNT(write[ANSWER_UR]), "1", "of them refused with UR" },
    { "error.write_ca", STAT_COUNT, COUNT(write[ANSWER_CA]), "1", "with CA" },
    { "error.write_timeout", STAT_COUNT, COUNT(write[ANSWER_TIMEOUT]), "1", "lost in silence" },
    { "error.write_delay", STAT_COUNT, COUNT(write[ANSWER_DELAY]), "1", "taken late" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

/* A request without a byte touches its first DW's offset. */
static bool touches(const struct error_rule *rule, const struct pcie_device_request *r)
{
    if (rule->bar != r->bar) {
        return false;
    }
    if (r->bytes == 0) {
        return rule->first <= r->offset && r->offset <= rule->last;
    }
    for (uint32_t from = 0, length; model_next_run(r, &from, &length); from += length) {
        const uint64_t at = r->offset + from;
        if (rule->first < at + length && at <= rule->last) {
            return true;
        }
    }
    return false;
}

static const struct error_rule *turn(struct errors *d, const struct pcie_device_request *r,
                                     bool write)
{
    const struct error_rule *chosen = NULL;
    for (unsigned i = 0; i < ERROR_RULES; i++) {
        const struct error_rule *rule = &d->params.rules[i];
        if ((write ? rule->write : rule->read) == ANSWER_OK || !touches(rule, r)) {
            continue;
        }
        const uint64_t number = d->state[i].touched++;
        if (!chosen && number >= rule->skip &&
            (number - rule->skip) % rule->every == rule->every - 1 &&
            (rule->count == 0 || d->state[i].fired < rule->count)) {
            d->state[i].fired++;
            chosen = rule;
        }
    }
    return chosen;
}

static void fill(struct pcie_device_answer *a, enum error_answer answer, simtime_t delay)
{
    switch (answer) {
    case ANSWER_UR: a->status = PCIE_UR; break;
    case ANSWER_CA: a->status = PCIE_CA; break;
    case ANSWER_TIMEOUT: a->silent = true; break;
    case ANSWER_DELAY: a->delay = delay; break;
    case ANSWER_POISON: a->poisoned = true; break;
    case ANSWER_OK:
    case ANSWERS: break;
    }
}

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct errors *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    const struct error_rule *rule = turn(d, r, true);
    const enum error_answer answer = rule ? (enum error_answer)rule->write : ANSWER_OK;
    d->counts.writes++;
    d->counts.write[answer]++;
    fill(a, answer, rule ? rule->delay : 0);
    if (answer == ANSWER_OK || answer == ANSWER_DELAY) {
        model_memory_write(&d->memory, r, data);
    }
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct errors *d = self;
    if (!model_memory_has(&d->memory, r, a)) {
        return;
    }
    const struct error_rule *rule = turn(d, r, false);
    const enum error_answer answer = rule ? (enum error_answer)rule->read : ANSWER_OK;
    d->counts.reads++;
    d->counts.read[answer]++;
    fill(a, answer, rule ? rule->delay : 0);
    if (a->status == PCIE_SC && !a->silent) {
        model_memory_read(&d->memory, r, data);
    }
}

/* The rules count anew. */
static void reset(void *self, simtime_t time)
{
    struct errors *d = self;
    (void)time;
    for (unsigned i = 0; i < ERROR_RULES; i++) {
        d->state[i].touched = d->state[i].fired = 0;
    }
}

static void stats(void *self, stat_fn *each, void *arg)
{
    stat_each(&stat_table, &((struct errors *)self)->counts, each, arg);
}

static bool check(const struct error_params *p, const struct pcie_device_bar *bars, struct error *e)
{
    for (unsigned i = 0; i < ERROR_RULES; i++) {
        const struct error_rule *rule = &p->rules[i];
        if (rule->read == ANSWER_OK && rule->write == ANSWER_OK) {
            continue;
        }
        if (rule->first > rule->last) {
            return error_set(e, "model \"error\": rule %u: first 0x%llx is past last 0x%llx", i + 1,
                             (unsigned long long)rule->first, (unsigned long long)rule->last);
        }
        if (rule->first >= bars[rule->bar].size) {
            return error_set(
                e,
                "model \"error\": rule %u: first 0x%llx is not inside BAR %u of 0x%llx "
                "bytes",
                i + 1, (unsigned long long)rule->first, (unsigned)rule->bar,
                (unsigned long long)bars[rule->bar].size);
        }
    }
    return true;
}

bool model_error_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                        const void *given, struct error *e)
{
    if (!check(given, bars, e)) {
        return false;
    }
    struct errors *d = calloc(1, sizeof(*d));
    if (!d || !model_memory_make(&d->memory, bars, e)) {
        free(d);
        return error_fault(e, "out of memory for an endpoint");
    }
    d->params = *(const struct error_params *)given;
    *out = (struct pcie_device){ .self = d,
                                 .model = "error",
                                 .takes_poison = true,
                                 .write = take_write,
                                 .read = take_read,
                                 .peek = model_memory_peek,
                                 .poke = model_memory_poke,
                                 .reset = reset,
                                 .stats = stats,
                                 .free = model_memory_free_device };
    return true;
}
