/* SPDX-License-Identifier: Apache-2.0 */
/* Switches, what is below them, and configuration space. */
#include "script/topology_api.h"

#include <stdlib.h>
#include <string.h>

/* ---- identities --------------------------------------------------------------------------------
 */

static const char id_expected[] = "expected an identity as \"01:00.0\": bus and device in "
                                  "hexadecimal, and function";

void machine_push_id(lua_State *L, uint16_t id)
{
    char text[16];
    snprintf(text, sizeof(text), "%02x:%02x.%x", id >> 8, id >> 3 & 0x1f, id & 7);
    lua_pushstring(L, text);
}

/* "BB:DD.F", each part as short as one likes. */
static uint16_t check_id(lua_State *L, int index, const char *method)
{
    static const struct {
        char end;
        unsigned most;
    } parts[] = { { ':', 0xff }, { '.', 0x1f }, { '\0', 7 } };
    const char *at = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
    unsigned value[ARRAY_LEN(parts)];
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        char *end = NULL;
        const unsigned long v = strspn(at, "0123456789abcdefABCDEF") ? strtoul(at, &end, 16) : ~0ul;
        if (!end || *end != parts[i].end || v > parts[i].most) {
            return (uint16_t)script_fail(L, "%s: id: %s", method, id_expected);
        }
        value[i] = (unsigned)v;
        at = end + 1;
    }
    return (uint16_t)(value[0] << 8 | value[1] << 3 | value[2]);
}

/* ---- configuration space -----------------------------------------------------------------------
 */

static unsigned small(lua_State *L, int index, unsigned otherwise)
{
    int given = 0;
    const lua_Integer v =
        lua_isnoneornil(L, index) ? (lua_Integer)otherwise : lua_tointegerx(L, index, &given);
    return (given || lua_isnoneornil(L, index)) && v >= 0 && v < UINT16_MAX ? (unsigned)v
                                                                            : UINT16_MAX;
}

/* Arguments: offset, size (default 4). */
static int config_read(lua_State *L, struct machine *m, uint16_t id, int first, const char *method)
{
    uint32_t data;
    struct error e = { 0 };
    if (!platform_config_read(m->platform, id, small(L, first, UINT16_MAX), small(L, first + 1, 4),
                              &data, &e)) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    lua_pushinteger(L, data);
    return 1;
}

/* Arguments: offset, size, value. */
static int config_write(lua_State *L, struct machine *m, int platform, uint16_t id, int first,
                        const char *method)
{
    const unsigned size = small(L, first + 1, UINT16_MAX);
    const unsigned bits = 8 * (size <= 4 ? size : 4);
    struct error e = { 0 };
    int is_integer;
    const lua_Integer value = lua_tointegerx(L, first + 2, &is_integer);
    machine_idle(L, m, method);
    if (!is_integer || value < 0 || value >> bits != 0) {
        return script_fail(L, "%s: value: expected an integer of %u bits, the size's", method,
                           bits);
    }
    const unsigned offset = small(L, first, UINT16_MAX);
    const bool finished = m->finished;
    machine_enter(L, m, platform, method); /* it may reset a device */
    const bool ok = platform_config_write(m->platform, id, offset, size, (uint32_t)value, &e);
    m->finished = finished; /* no time passes */
    machine_leave_method(L, m, ok, &e, method);
    return 0;
}

/* ---- endpoints' methods ----------------------------------------------------------------------
 */

static uint16_t id_of_endpoint(lua_State *L)
{
    return endpoint_id(machine_check_part(L, 1, ENDPOINT_TYPE));
}

int machine_endpoint_id(lua_State *L)
{
    machine_push_id(L, id_of_endpoint(L));
    return 1;
}

int machine_endpoint_config_read(lua_State *L)
{
    const uint16_t id = id_of_endpoint(L);
    lua_settop(L, 3);
    return config_read(L, machine_of_part(L, 1), id, 2, "ep:config_read");
}

int machine_endpoint_config_write(lua_State *L)
{
    const uint16_t id = id_of_endpoint(L);
    lua_settop(L, 4);
    struct machine *m = machine_of_part(L, 1);
    return config_write(L, m, lua_gettop(L), id, 2, "ep:config_write");
}

/* ---- platforms' methods ----------------------------------------------------------------------
 */

int machine_config_read(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    lua_settop(L, 4);
    return config_read(L, m, check_id(L, 2, "p:config_read"), 3, "p:config_read");
}

int machine_config_write(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    lua_settop(L, 5);
    return config_write(L, m, 1, check_id(L, 2, "p:config_write"), 3, "p:config_write");
}

int machine_functions(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    uint16_t id;
    lua_newtable(L);
    for (unsigned n = 0; platform_function(m->platform, n, &id); n++) {
        machine_push_id(L, id);
        lua_rawseti(L, -2, (lua_Integer)n + 1);
    }
    return 1;
}

int machine_enumerate(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    struct error e = { 0 };
    machine_idle(L, m, "p:enumerate");
    return platform_enumerate(m->platform, &e) ? 0 : script_fail(L, "p:enumerate: %s", e.text);
}

/* ---- switches ----------------------------------------------------------------------------------
 */

static void read_switch(lua_State *L, int index, const char *name, void *to)
{
    if (!luaL_testudata(L, index, SWITCH_TYPE)) {
        script_fail(L, "%s: expected a switch, found a %s", name, luaL_typename(L, index));
    }
    *(struct switch_node **)to = machine_check_part(L, index, SWITCH_TYPE);
}

/* The key "under" says which links there may be: it has to be read before all others. */
static struct switch_node *switch_above(lua_State *L, struct machine *m)
{
    struct switch_node *above = NULL;
    if (lua_type(L, 2) == LUA_TTABLE && lua_getfield(L, 2, "under") != LUA_TNIL) {
        read_switch(L, lua_gettop(L), "p:switch: under", &above);
        if (machine_of_part(L, -1) != m) {
            script_fail(L, "p:switch: under: that switch is of another platform");
        }
    }
    lua_settop(L, 2);
    return above;
}

struct pcie_link_params machine_link_below(const struct machine *m, const struct switch_node *above)
{
    struct pcie_link_params link = platform_get_params(m->platform)->link;
    if (above && switch_mps(above) < link.mps) {
        link.mps = switch_mps(above);
    }
    return link;
}

/* The platform's handle at 1, the options at 2. */
static int new_switch(lua_State *L, struct switch_node *above, const char *method)
{
    struct machine *m = machine_check(L, 1);
    struct switch_node *given = NULL;
    struct pcie_switch_params params;
    struct pcie_link_params link = machine_link_below(m, above);
    const struct param_table *const tables[] = { &pcie_switch_table, &pcie_link_table };
    const struct option_extra under = { "under", read_switch, (void *)&given };
    machine_idle(L, m, method);
    param_defaults(&pcie_switch_table, &params);
    options_read(L, 2,
                 &(struct option_set){ .function = method,
                                       .tables = tables,
                                       .objects = (void *[]){ &params, &link },
                                       .table_count = ARRAY_LEN(tables),
                                       .extras = &under,
                                       .extra_count = 1 });
    if (given && given != above) {
        return script_fail(L, "%s: under: the switch is below this one already", method);
    }
    machine_check_link(L, m, &link, method);
    struct error e = { 0 };
    struct switch_node *s = platform_switch(m->platform, above, &params, &link, &e);
    if (!s) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    machine_push_part(L, SWITCH_TYPE, s, 1);
    return 1;
}

int machine_switch(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    lua_settop(L, 2);
    return new_switch(L, switch_above(L, m), "p:switch");
}

/* The stack becomes that of a platform's method. */
static struct switch_node *from_switch(lua_State *L)
{
    struct switch_node *s = machine_check_part(L, 1, SWITCH_TYPE);
    lua_settop(L, 2);
    machine_of_part(L, 1);
    lua_replace(L, 1);
    return s;
}

static int below_switch(lua_State *L)
{
    struct switch_node *s = from_switch(L);
    return new_switch(L, s, "sw:switch");
}

static int below_endpoint(lua_State *L)
{
    struct switch_node *s = from_switch(L);
    return machine_endpoint_below(L, s);
}

static uint16_t id_of_switch(lua_State *L)
{
    return switch_id(machine_check_part(L, 1, SWITCH_TYPE));
}

static int get_id(lua_State *L)
{
    machine_push_id(L, id_of_switch(L));
    return 1;
}

static int read_config(lua_State *L)
{
    const uint16_t id = id_of_switch(L);
    lua_settop(L, 3);
    return config_read(L, machine_of_part(L, 1), id, 2, "sw:config_read");
}

static int write_config(lua_State *L)
{
    const uint16_t id = id_of_switch(L);
    lua_settop(L, 4);
    struct machine *m = machine_of_part(L, 1);
    return config_write(L, m, lua_gettop(L), id, 2, "sw:config_write");
}

/* ---- the tables of functions ----------------------------------------------------------------- */

const struct param_table *const machine_switch_tables[] = { &pcie_switch_table, &pcie_link_table,
                                                            NULL };

static const struct script_function of_switches[] = {
    { "endpoint", below_endpoint, "{ bars={ [0]={ size= }, ... }, model=, link={...} }",
      "An endpoint behind a downstream port of its own, with the keys of p:endpoint. link.mps is "
      "at "
      "most that of the link above.",
      NULL },
    { "switch", below_switch, "{ latency=, cut_through=, link={...} }",
      "Another switch behind a downstream port of its own.", machine_switch_tables },
    { "id", get_id, "", "The identity of its upstream port, as \"01:00.0\".", NULL },
    { "config_read", read_config, "offset, size",
      "The upstream port's configuration space; as ep:config_read.", NULL },
    { "config_write", write_config, "offset, size, value", "As ep:config_write.", NULL },
};
const struct script_module switch_methods = { "sw:", of_switches, ARRAY_LEN(of_switches) };
