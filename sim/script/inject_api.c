/* SPDX-License-Identifier: Apache-2.0 */
/* ep:inject: faults of an endpoint and its link. */
#include "script/machine.h"

#include <string.h>

struct inject_keys {
    unsigned kind, space;
    uint64_t bar, offset, count, skip;
    simtime_t time, delay;
    double probability;
};

static const char *const spaces[] = { "mem", "io", "cfg", NULL };

#define KEY(field) offsetof(struct inject_keys, field)

static const struct param inject_params[] = {
    { "kind", PARAM_CHOICE, KEY(kind), "ur", NULL, NULL, "",
      "how the requests fail: Unsupported Request, Completer Abort, no answer, a late one; lcrc: "
      "the next TLPs towards the device have bit errors, whatever they touch, and are sent again; "
      "poison: the data is known to be bad, a write's from the root complex on; linkdown: the "
      "request is lost with the link",
      "PCIe Base, Completion Status", pcie_inject_names },
    { "space", PARAM_CHOICE, KEY(space), "mem", NULL, NULL, "",
      "requests of memory, I/O or configuration space", "PCIe Base, 2.1.1", spaces },
    { "bar", PARAM_U64, KEY(bar), "0", "0", "5", "", "of this BAR; not with space cfg", "", NULL },
    { "offset", PARAM_SIZE, KEY(offset), "0xffffffffffffffff", NULL, NULL, "B",
      "that touch this offset of the BAR, or of configuration space; by default any", "a choice",
      NULL },
    { "count", PARAM_U64, KEY(count), "1", "1", NULL, "", "so many of them", "a choice", NULL },
    { "skip", PARAM_U64, KEY(skip), "0", NULL, NULL, "", "after so many that do not fail",
      "a choice", NULL },
    { "time", PARAM_TIME, KEY(time), "0", "0", "1000s", "ns",
      "only those that come then or later; kind linkdown with no other key but delay: the link is "
      "lost then, without a request",
      "a choice", NULL },
    { "probability", PARAM_REAL, KEY(probability), "1", "0", "1", "",
      "each of them fails with it, above 0, by the run's seed", "a choice", NULL },
    { "delay", PARAM_TIME, KEY(delay), "1us", "0", "100s", "ns",
      "of kind delay: added to the answer's time; of kind linkdown: the link is there again after "
      "it, and firmware sets up what is below; there by default, and with 0, it never is",
      "assumed", NULL },
};
static const struct param_table inject_table = { "", inject_params, ARRAY_LEN(inject_params) };
const struct param_table *const inject_tables[] = { &inject_table, NULL };

static bool given(lua_State *L, const char *key)
{
    const bool there = lua_getfield(L, 2, key) != LUA_TNIL;
    lua_pop(L, 1);
    return there;
}

/* Of kind linkdown: does nothing say which request it is to be? */
static bool is_time_alone(lua_State *L)
{
    static const char *const of_requests[] = { "bar",   "space", "offset",
                                               "count", "skip",  "probability" };
    for (size_t i = 0; i < ARRAY_LEN(of_requests); i++) {
        if (given(L, of_requests[i])) {
            return false;
        }
    }
    return given(L, "time");
}

/* Keys that would do nothing. */
static void refuse_idle_keys(lua_State *L, const struct inject_keys *keys)
{
    static const char *const of_requests[] = { "bar", "space", "offset" };
    if (keys->kind != PCIE_INJECT_DELAY && keys->kind != PCIE_INJECT_LINKDOWN &&
        given(L, "delay")) {
        script_fail(L, "ep:inject: delay: only for the kinds delay and linkdown");
    }
    for (size_t i = 0; i < ARRAY_LEN(of_requests); i++) {
        if (keys->kind == PCIE_INJECT_LCRC && given(L, of_requests[i])) {
            script_fail(L, "ep:inject: %s: kind lcrc is the link's; it takes count alone",
                        of_requests[i]);
        }
    }
    if (keys->space == PCIE_INJECT_CFG && given(L, "bar")) {
        script_fail(L, "ep:inject: bar: not with space cfg");
    }
}

int machine_inject(lua_State *L)
{
    static const char *const required[] = { "kind", NULL };
    struct endpoint *ep = machine_check_part(L, 1, ENDPOINT_TYPE);
    machine_idle(L, machine_of_part(L, 1), "ep:inject");
    struct inject_keys keys;
    param_defaults(&inject_table, &keys);
    options_read(L, 2,
                 &(struct option_set){ .function = "ep:inject",
                                       .tables = inject_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .required = required });
    refuse_idle_keys(L, &keys);
    if (keys.probability == 0) {
        return script_fail(L, "ep:inject: probability: expected above 0, to 1");
    }
    struct pcie_inject what = { .kind = (enum pcie_inject_kind)keys.kind,
                                .space = (enum pcie_inject_space)keys.space,
                                .bar = (unsigned)keys.bar,
                                .offset = keys.offset,
                                .count = keys.count,
                                .skip = keys.skip,
                                .from = keys.time,
                                .probability = keys.probability,
                                .delay = keys.delay };
    if (what.kind == PCIE_INJECT_LINKDOWN) {
        what.at_time = is_time_alone(L);
        what.delay = given(L, "delay") ? keys.delay : 0;
    }
    struct error e = { 0 };
    if (!endpoint_inject(ep, &what, &e)) {
        return script_fail(L, "ep:inject: %s", e.text);
    }
    return 0;
}
