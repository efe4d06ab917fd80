/* SPDX-License-Identifier: Apache-2.0 */
/** A table with a parameter of each type, and one of a group, for tests of parameters. */
#ifndef GATHER_TEST_PARAM_UNIT_H
#define GATHER_TEST_PARAM_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"

struct object {
    bool fwb;
    uint64_t wc_lines;
    uint64_t join_limit;
    simtime_t timeout;
    uint64_t clock;
    double luck;
    unsigned split;
    uint64_t any;
    simtime_t any_time;
    double any_real;
};

static const char *const splits[] = { "min", "aligned", "per-line", NULL };

#define AT(field) offsetof(struct object, field)
static const struct param rows[] = {
    { "fwb", PARAM_BOOL, AT(fwb), "on", NULL, NULL, "", "has S2FWB", "here", NULL },
    { "wc_lines", PARAM_U64, AT(wc_lines), "8", "1", "1024", "", "write buffers", "assumed", NULL },
    { "join_limit", PARAM_SIZE, AT(join_limit), "64", "64", "4KiB", "B", "join", "assumed", NULL },
    { "timeout", PARAM_TIME, AT(timeout), "100", "1ns", "10us", "ns", "drain", "assumed", NULL },
    { "clock", PARAM_FREQ, AT(clock), "2.6GHz", "100MHz", "5GHz", "Hz", "core", "assumed", NULL },
    { "luck", PARAM_REAL, AT(luck), "0.5", "0", "1", "", "a|b", "assumed", NULL },
    { "split", PARAM_CHOICE, AT(split), "aligned", NULL, NULL, "", "cut", "assumed", splits },
    { "any", PARAM_U64, AT(any), "0", NULL, NULL, "pages", "no limits", "assumed", NULL },
    { "any_time", PARAM_TIME, AT(any_time), "0", NULL, NULL, "ns", "no limits", "assumed", NULL },
    { "any_real", PARAM_REAL, AT(any_real), "-1e-3", NULL, NULL, "", "no limits", "assumed", NULL },
};
static const struct param_table table = { "", rows, ARRAY_LEN(rows) };

struct link {
    uint64_t gen, width;
};
static const struct param link_rows[] = {
    { "gen", PARAM_U64, offsetof(struct link, gen), "4", "1", "6", "", "speed", "here", NULL },
    { "width", PARAM_U64, offsetof(struct link, width), "16", "1", "16", "lanes", "width", "here",
      NULL },
};
static const struct param_table link_table = { "link", link_rows, ARRAY_LEN(link_rows) };

static inline const struct param *row(const char *name)
{
    const struct param *p = param_find(&table, name);
    assert_non_null(p);
    return p;
}

#endif
