/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/mmu_json.h"

#include <inttypes.h>

/* Takes `value`, NULL too, over. */
static void add(struct mmu_json *j, const char *name, json_t *value)
{
    json_t *in = j->open[j->depth];
    if (name) {
        json_object_set_new(in, name, value);
    } else {
        json_array_append_new(in, value);
    }
}

static void add_number(void *arg, const char *name, int64_t value)
{
    add(arg, name, json_integer(value));
}

static void add_bits(void *arg, const char *name, uint64_t value)
{
    add(arg, name, json_sprintf("0x%" PRIx64, value));
}

static void add_flag(void *arg, const char *name, bool value)
{
    add(arg, name, json_boolean(value));
}

static void add_text(void *arg, const char *name, const char *value)
{
    add(arg, name, json_string(value));
}

static void begin(void *arg, const char *name, bool list)
{
    struct mmu_json *j = arg;
    json_t *value = list ? json_array() : json_object();
    add(j, name, value);
    j->open[++j->depth] = value; /* the outer value owns it */
}

static void end(void *arg, const char *name)
{
    struct mmu_json *j = arg;
    (void)name;
    j->depth--;
}

struct record_sink mmu_json_begin(struct mmu_json *j)
{
    *j = (struct mmu_json){ .open = { json_object() } };
    return (struct record_sink){ .arg = j,
                                 .number = add_number,
                                 .bits = add_bits,
                                 .flag = add_flag,
                                 .text = add_text,
                                 .begin = begin,
                                 .end = end };
}

bool mmu_json_end(struct mmu_json *j, FILE *to, struct error *e)
{
    bool written = json_dumpf(j->open[0], to, JSON_INDENT(2)) == 0 && fputc('\n', to) != EOF;
    json_decref(j->open[0]);
    return written || error_fault(e, "cannot write JSON");
}
