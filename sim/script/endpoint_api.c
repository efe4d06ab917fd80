/* SPDX-License-Identifier: Apache-2.0 */
/* p:endpoint(), and the methods of endpoints. */
#include "script/device_api.h"
#include "script/machine.h"
#include "script/topology_api.h"

#include <math.h>
#include <string.h>

enum { BARS = PCIE_DEVICE_BARS };

struct bar_keys {
    uint64_t size;
    bool prefetchable, is64, io;
};
static const struct param bar_params[] = {
    { "size", PARAM_SIZE, offsetof(struct bar_keys, size), "4KiB", "1", "32TiB", "B",
      "a power of two of at least 4 KiB; with io from 4 bytes to 4 KiB",
      "PCIe Base, Base Address Registers", NULL },
    { "prefetchable", PARAM_BOOL, offsetof(struct bar_keys, prefetchable), "false", NULL, NULL, "",
      "in the prefetchable window, which is 64-bit", "PCIe Base, Base Address Registers", NULL },
    { "is64", PARAM_BOOL, offsetof(struct bar_keys, is64), "false", NULL, NULL, "",
      "in the 64-bit window", "PCIe Base, Base Address Registers", NULL },
    { "io", PARAM_BOOL, offsetof(struct bar_keys, io), "false", NULL, NULL, "",
      "of I/O space, in a page of the host's I/O window; configuration space does not show it",
      "PCIe Base, 2.1.1", NULL },
};
const struct param_table machine_bar_table = { "bars", bar_params, ARRAY_LEN(bar_params) };

/* Of a key that is read elsewhere. */
static void read_nothing(lua_State *L, int index, const char *name, void *to)
{
    (void)L;
    (void)index;
    (void)name;
    (void)to;
}

struct bar_list {
    struct bar_keys bars[BARS];
    bool used[BARS];
};

static void read_bar(lua_State *L, int index, const char *name, struct bar_keys *bar)
{
    static const char *const required[] = { "size", NULL };
    static const struct param_table own = { "", bar_params, ARRAY_LEN(bar_params) };
    static const struct param_table *const tables[] = { &own };
    param_defaults(&own, bar);
    options_read(L, index,
                 &(struct option_set){ .function = name,
                                       .tables = tables,
                                       .objects = (void *[]){ bar },
                                       .table_count = 1,
                                       .required = required });
}

static void read_bars(lua_State *L, int index, const char *name, void *to)
{
    struct bar_list *list = to;
    if (lua_type(L, index) != LUA_TTABLE) {
        script_fail(L, "%s: expected { [0]={ size= }, ... }, found a %s", name,
                    luaL_typename(L, index));
    }
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        lua_Integer number = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : -1;
        if (number < 0 || number >= BARS) {
            script_fail(L, "%s: expected the numbers 0 to %d of BARs as keys", name, BARS - 1);
        }
        list->used[number] = true;
    }
    for (int i = 0; i < BARS; i++) {
        if (list->used[i]) {
            char bar_name[64];
            snprintf(bar_name, sizeof(bar_name), "%s[%d]", name, i);
            lua_rawgeti(L, index, i);
            read_bar(L, lua_gettop(L), bar_name, &list->bars[i]);
            lua_pop(L, 1);
        }
    }
}

/* The kind of device that is asked for, which says which keys there are. */
struct device_choice {
    const struct pcie_model *model; /* NULL: memory of the core's own, or Lua functions */
    void *params;
    bool lua;
};

/* Keys that are right elsewhere: those of another model, and p:switch's. */
static void refuse_misplaced(lua_State *L, const struct pcie_model *chosen, const char *method)
{
    const struct plugins *plugins = script_of(L)->options->plugins;
    for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        const struct pcie_model *model = platform_find_model(plugins, key, NULL);
        if (model && model != chosen) {
            script_fail(L, "%s: the keys in %s={...} are for model=\"%s\"", method, key, key);
        }
        if (strcmp(key, "under") == 0) {
            script_fail(L, "%s: unknown key \"under\"; below a switch it is sw:endpoint{...}",
                        method);
        }
    }
}

/* The keys "model", "on_read" ... have to be read before all others. */
static void choose_device(lua_State *L, struct device_choice *c, const char *method)
{
    if (lua_type(L, 2) != LUA_TTABLE) {
        return;
    }
    c->lua = machine_device_asked(L, 2, method);
    if (lua_getfield(L, 2, "model") != LUA_TNIL) {
        const char *name;
        struct error e = { 0 };
        option_string(L, -1, method[0] == 's' ? "sw:endpoint: model" : "p:endpoint: model",
                      (void *)&name);
        if (c->lua) {
            script_fail(L, "%s: model and on_read, on_write, on_reset exclude each other", method);
        }
        c->model = platform_find_model(script_of(L)->options->plugins, name, &e);
        if (!c->model) {
            script_fail(L, "%s: %s", method, e.text);
        }
    }
    lua_pop(L, 1);
    refuse_misplaced(L, c->model, method);
    if (c->model && c->model->params) {
        c->params = lua_newuserdatauv(L, c->model->params_size, 0); /* until the call returns */
        param_defaults(c->model->params, c->params);
    }
}

/* BARs that were not asked for: those that the model needs. Large ones as a device has them. */
static void default_bars(const struct pcie_model *model, struct bar_list *list)
{
    enum { LARGE = 1 << 20 };
    for (unsigned i = 0; i < BARS; i++) {
        if (list->used[i]) {
            return;
        }
    }
    for (unsigned i = 0; i < BARS; i++) {
        list->used[i] = model->bars[i] > 0;
        list->bars[i] =
            (struct bar_keys){ .size = model->bars[i], .prefetchable = model->bars[i] >= LARGE };
    }
}

/* Make the device, if there is to be one: else its `self` stays NULL. Raises nothing. */
static bool make_device(struct machine *m, const struct device_choice *c,
                        const struct bar_list *list, int callbacks, struct pcie_device *device,
                        struct error *e)
{
    struct pcie_device_bar bars[PCIE_DEVICE_BARS] = { 0 };
    for (unsigned i = 0; i < BARS; i++) {
        bars[i].size = list->used[i] ? list->bars[i].size : 0;
    }
    if (c->lua) {
        return machine_device_make(device, m, callbacks, bars, e);
    }
    if (c->model && !c->model->make) {
        return platform_plugin(m->platform, m->script->options->plugins, c->model, bars, c->params,
                               device, e);
    }
    return !c->model || c->model->make(device, bars, c->params, e);
}

/* A root port, the device behind it, its BARs. Takes the device over. Raises nothing. */
static struct endpoint *make_endpoint(struct platform *p, struct switch_node *above,
                                      const struct pcie_link_params *link,
                                      const struct pcie_config_params *function,
                                      const struct bar_list *list, const struct pcie_device *device,
                                      struct error *e)
{
    struct endpoint *ep = above ? switch_endpoint(above, link, e) : platform_endpoint(p, link, e);
    if (!ep && device->free) {
        device->free(device->self);
    }
    if (ep && device->self && !endpoint_attach(ep, device, e)) {
        return NULL;
    }
    for (unsigned i = 0; ep && i < BARS; i++) {
        struct bar_request request = { .number = i,
                                       .size = list->bars[i].size,
                                       .io = list->bars[i].io,
                                       .prefetchable = list->bars[i].prefetchable,
                                       .is64 = list->bars[i].is64 };
        if (list->used[i] && !endpoint_add_bar(ep, &request, e)) {
            return NULL;
        }
    }
    return !function || (ep && endpoint_function(ep, function, e)) ? ep : NULL;
}

/* The key "config" and its defaults; NULL: it is not there. Stays on the stack. */
static struct pcie_config_params *choose_function(lua_State *L)
{
    struct pcie_config_params *function = NULL;
    if (lua_type(L, 2) == LUA_TTABLE && lua_getfield(L, 2, "config") != LUA_TNIL) {
        function = lua_newuserdatauv(L, pcie_function_size(), 0);
        pcie_function_defaults(function);
    }
    return function;
}

int machine_endpoint_below(lua_State *L, struct switch_node *above)
{
    const char *method = above ? "sw:endpoint" : "p:endpoint";
    struct machine *m = machine_check(L, 1);
    machine_idle(L, m, method);
    lua_settop(L, 2);
    struct bar_list list = { 0 };
    struct device_choice choice = { 0 };
    struct pcie_link_params link = machine_link_below(m, above);
    choose_device(L, &choice, method);
    struct pcie_config_params *function = choose_function(L);
    const struct param_table *const tables[] = { &pcie_link_table, &pcie_config_table,
                                                 choice.params ? choice.model->params : NULL };
    const struct option_extra extras[] = {
        { "bars", read_bars, &list },       { "model", read_nothing, NULL },
        { "on_read", read_nothing, NULL },  { "on_write", read_nothing, NULL },
        { "on_reset", read_nothing, NULL },
    };
    options_read(L, 2,
                 &(struct option_set){ .function = method,
                                       .tables = tables,
                                       .objects = (void *[]){ &link, function, choice.params },
                                       .table_count = choice.params ? 3 : 2,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras) });
    machine_check_link(L, m, &link, method);
    if (choice.model) {
        default_bars(choice.model, &list);
    }
    int callbacks = choice.lua ? machine_device_keep(L, 2, 1) : 0;
    struct error e = { 0 };
    struct pcie_device device = { 0 };
    struct endpoint *ep = NULL;
    if (make_device(m, &choice, &list, callbacks, &device, &e)) {
        ep = make_endpoint(m->platform, above, &link, function, &list, &device, &e);
    }
    if (!ep) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    machine_push_part(L, ENDPOINT_TYPE, ep, 1);
    return 1;
}

int machine_endpoint(lua_State *L)
{
    return machine_endpoint_below(L, NULL);
}

static unsigned check_bar(lua_State *L, int index, const char *name)
{
    lua_Integer number = lua_isinteger(L, index) ? lua_tointeger(L, index) : -1;
    if (number < 0 || number >= BARS) {
        script_fail(L, "%s: expected the number of a BAR, 0 to %d", name, BARS - 1);
    }
    return (unsigned)number;
}

int machine_endpoint_memory(lua_State *L)
{
    const struct endpoint *ep = machine_check_part(L, 1, ENDPOINT_TYPE);
    unsigned bar = check_bar(L, 2, "ep:memory: bar");
    uint64_t offset, length;
    option_address(L, 3, "ep:memory: offset", &offset);
    option_address(L, 4, "ep:memory: length", &length);
    pa_t base;
    uint64_t size;
    struct error e = { 0 };
    /* What is refused is not asked of memory first. */
    bool fits = endpoint_bar(ep, bar, &base, &size) && length <= size;
    char *bytes = lua_newuserdatauv(L, fits ? length + 1 : 1, 0);
    if (!endpoint_memory(ep, bar, offset, bytes, length, &e)) {
        return script_fail(L, "ep:memory: %s", e.text);
    }
    lua_pushlstring(L, bytes, length);
    return 1;
}

int machine_endpoint_poke(lua_State *L)
{
    struct endpoint *ep = machine_check_part(L, 1, ENDPOINT_TYPE);
    unsigned bar = check_bar(L, 2, "ep:poke: bar");
    uint64_t offset;
    option_address(L, 3, "ep:poke: offset", &offset);
    size_t length = 0;
    const char *bytes = lua_type(L, 4) == LUA_TSTRING ? lua_tolstring(L, 4, &length) : NULL;
    if (!bytes) {
        return script_fail(L, "ep:poke: expected bytes, found a %s", luaL_typename(L, 4));
    }
    struct error e = { 0 };
    return endpoint_poke(ep, bar, offset, bytes, length, &e)
               ? 0
               : script_fail(L, "ep:poke: %s", e.text);
}

/* Nothing here may raise: the device calls it. Names live as long as it does. */
struct stat_list {
    struct {
        const char *name;
        double value;
    } * rows;
    size_t count, room;
};

static void add_stat(void *arg, const char *name, double value, const char *unit, const char *help)
{
    struct stat_list *list = arg;
    (void)unit;
    (void)help;
    if (list->count < list->room) {
        list->rows[list->count].name = name;
        list->rows[list->count].value = value;
    }
    list->count++;
}

int machine_endpoint_stats(lua_State *L)
{
    const struct endpoint *ep = machine_check_part(L, 1, ENDPOINT_TYPE);
    const struct pcie_device *d = endpoint_device(ep);
    const double exact = 0x1p53;
    struct stat_list list = { 0 };
    if (d && d->stats) {
        d->stats(d->self, add_stat, &list); /* how many are there? */
        list.room = list.count;
        list.count = 0;
        list.rows = lua_newuserdatauv(L, list.room * sizeof(*list.rows) + 1, 0);
        d->stats(d->self, add_stat, &list);
    }
    lua_createtable(L, 0, (int)list.count);
    for (size_t i = 0; i < list.count; i++) {
        const double value = list.rows[i].value;
        if (floor(value) == value && fabs(value) < exact) {
            lua_pushinteger(L, (lua_Integer)value);
        } else {
            lua_pushnumber(L, value);
        }
        lua_setfield(L, -2, list.rows[i].name);
    }
    return 1;
}

int machine_endpoint_model(lua_State *L)
{
    const struct pcie_device *d = endpoint_device(machine_check_part(L, 1, ENDPOINT_TYPE));
    lua_pushstring(L, d ? d->model : pcie_models[0].name);
    return 1;
}

int machine_endpoint_bar(lua_State *L)
{
    const struct endpoint *ep = machine_check_part(L, 1, ENDPOINT_TYPE);
    unsigned bar = check_bar(L, 2, "ep:bar: bar");
    pa_t base;
    uint64_t size;
    struct error e = { 0 };
    if (!endpoint_bar(ep, bar, &base, &size)) {
        endpoint_lacks_bar(ep, bar, &e);
        return script_fail(L, "ep:bar: %s", e.text);
    }
    lua_pushinteger(L, (lua_Integer)base.pa);
    lua_pushinteger(L, (lua_Integer)size);
    return 2;
}

/* ---- the manual ------------------------------------------------------------------------------ */

/* Filled from pcie_models would be no constant. tests/unit/pcie/test_model_error.c holds them
 * together.
 */
const struct param_table *const machine_endpoint_tables[] = {
    &machine_bar_table,        &pcie_link_table,    &pcie_config_table,
    &model_registers_params,   &model_nic_params,   &model_nvme_params,
    &model_framebuffer_params, &model_error_params, NULL,
};
