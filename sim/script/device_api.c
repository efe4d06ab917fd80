/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Endpoints that are Lua functions: on_write, on_read, on_reset. There is memory behind them, which
 * takes what on_write lets through and gives what on_read leaves open.
 *
 * The link calls them in the middle of a platform's run, on the Lua state that runs it. Nothing may
 * raise there: each is a protected call, whose error stops the run when it ends.
 */
#include "script/device_api.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ON_READ, ON_WRITE, ON_RESET, FUNCTIONS };
static const char *const function_names[FUNCTIONS] = { "on_read", "on_write", "on_reset" };

struct lua_device {
    struct model_memory memory; /* first: model_memory_peek() */
    struct machine *machine;
    int number; /* among the platform's callbacks */
    struct device_counts {
        uint64_t reads, writes, resets, refused;
    } counts;
};
static_assert(offsetof(struct lua_device, memory) == 0, "model_memory_peek() is given the device");

#define COUNT(field) offsetof(struct device_counts, field)
static const struct stat_row stat_rows[] = {
    { "lua.reads", STAT_COUNT, COUNT(reads), "1", "read requests" },
    { "lua.writes", STAT_COUNT, COUNT(writes), "1", "write requests" },
    { "lua.refused", STAT_COUNT, COUNT(refused), "1", "of both, not answered with success" },
    { "lua.resets", STAT_COUNT, COUNT(resets), "1", "resets" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

/* ---- what a function gives back -------------------------------------------------------------- */

/* ORDER STATUS */
enum { STATUS_OK, STATUS_UR, STATUS_CA, STATUS_TIMEOUT };
static const char *const status_names[] = { "ok", "ur", "ca", "timeout", NULL };

struct answer_keys {
    unsigned status;
    simtime_t delay;
    bool poisoned;
};
static const struct param answer_params[] = {
    { "status", PARAM_CHOICE, offsetof(struct answer_keys, status), "ok", NULL, NULL, "",
      "how the request ends", "PCIe Base, Completion Status", status_names },
    { "delay", PARAM_TIME, offsetof(struct answer_keys, delay), "0", "0", "100s", "ns",
      "added to the endpoint's own time", "a choice", NULL },
    { "poisoned", PARAM_BOOL, offsetof(struct answer_keys, poisoned), "false", NULL, NULL, "",
      "a read's data goes with the EP bit", "PCIe Base, 2.7.2", NULL },
};
static const struct param_table answer_table = { "", answer_params, ARRAY_LEN(answer_params) };

/* A request in progress, for the protected call. */
struct call {
    struct lua_device *device;
    unsigned function;
    simtime_t time;
    const struct pcie_device_request *request; /* NULL: on_reset */
    const uint8_t *written;
    uint8_t *data; /* of a read: what memory holds, and then what is given */
    struct pcie_device_answer *answer;
};

/* The bytes from the first enabled one to the last. */
static void enabled_span(const struct pcie_device_request *r, uint32_t *first, uint32_t *length)
{
    const uint32_t end = r->length_dw * 4;
    uint32_t last = end;
    *first = 0;
    *length = 0;
    if (r->bytes == 0) {
        return;
    }
    while (!pcie_device_enables(r, *first)) {
        ++*first;
    }
    while (!pcie_device_enables(r, last - 1)) {
        last--;
    }
    *length = last - *first;
}

static void give_answer(const struct call *c, const struct answer_keys *keys)
{
    static const uint8_t codes[] = { PCIE_SC, PCIE_UR, PCIE_CA, PCIE_SC };
    c->answer->status = codes[keys->status];
    c->answer->silent = keys->status == STATUS_TIMEOUT;
    c->answer->delay = keys->delay;
    c->answer->poisoned = keys->poisoned;
}

static bool is_status(const char *text)
{
    size_t i = 0;
    while (status_names[i] && strcmp(status_names[i], text) != 0) {
        i++;
    }
    return status_names[i] != NULL;
}

/* Bytes, or an integer as a little-endian register. */
static void give_data(lua_State *L, int index, const struct call *c, const char *name)
{
    enum { INTEGER = 8 };
    uint32_t first, length;
    size_t given;
    enabled_span(c->request, &first, &length);
    if (lua_isinteger(L, index)) {
        const uint64_t value = (uint64_t)lua_tointeger(L, index);
        if (length > INTEGER) {
            script_fail(L, "%s: an integer for %d bytes; expected a string of them", name,
                        (int)length);
        }
        for (uint32_t i = 0; i < length; i++) {
            c->data[first + i] = (uint8_t)(value >> (8 * i));
        }
        return;
    }
    const char *bytes = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &given) : NULL;
    if (!bytes) {
        script_fail(L, "%s: expected bytes or an integer, found a %s", name,
                    luaL_typename(L, index));
    }
    if (given != length) {
        script_fail(L, "%s: expected %d bytes, found %d%s", name, (int)length, (int)given,
                    is_status(bytes) ? "; a status is given as { status = }" : "");
    }
    memcpy(c->data + first, bytes, length);
}

static void read_data(lua_State *L, int index, const char *name, void *to)
{
    give_data(L, index, to, name);
}

/* nil; text (a write's status, a read's bytes); an integer of a read; a table. */
static void take_answer(lua_State *L, int index, struct call *c)
{
    static const struct param_table *const tables[] = { &answer_table };
    const char *name = function_names[c->function];
    struct answer_keys keys;
    param_defaults(&answer_table, &keys);
    if (lua_isnil(L, index)) {
        return;
    }
    if (lua_type(L, index) == LUA_TTABLE) {
        const struct option_extra data = { "data", read_data, c };
        options_read(L, index,
                     &(struct option_set){ .function = name,
                                           .tables = tables,
                                           .objects = (void *[]){ &keys },
                                           .table_count = 1,
                                           .extras = &data,
                                           .extra_count = c->data ? 1 : 0 });
    } else if (c->data) {
        give_data(L, index, c, name);
    } else {
        struct error e = { 0 };
        lua_pushvalue(L, index);
        if (lua_type(L, -1) != LUA_TSTRING) {
            script_fail(L, "%s: expected nothing, a status or a table, found a %s", name,
                        luaL_typename(L, index));
        }
        if (!option_set_param(L, &answer_params[0], &keys, &e)) {
            script_fail(L, "%s: %s", name, e.text);
        }
        lua_pop(L, 1);
    }
    give_answer(c, &keys);
}

/* ---- calling --------------------------------------------------------------------------------- */

/* The bytes from the first to the last enabled one; those between that are not are 0. */
static void push_span(lua_State *L, const struct call *c, uint32_t first, uint32_t length)
{
    luaL_Buffer buffer;
    char *bytes = luaL_buffinitsize(L, &buffer, length);
    for (uint32_t i = 0; i < length; i++) {
        const uint32_t at = first + i;
        bytes[i] = (char)(pcie_device_enables(c->request, at) ? c->written[at] : 0);
    }
    luaL_pushresultsize(&buffer, length);
    lua_setfield(L, -2, "data");
}

/* { { offset=, data= }, ... } */
static void push_runs(lua_State *L, const struct call *c)
{
    const struct pcie_device_request *r = c->request;
    lua_Integer count = 0;
    lua_newtable(L);
    for (uint32_t i = 0, end = r->length_dw * 4; i < end; i++) {
        uint32_t from = i;
        while (i < end && pcie_device_enables(r, i)) {
            i++;
        }
        if (i > from) {
            lua_createtable(L, 0, 2);
            option_field_integer(L, "offset", r->offset + from);
            lua_pushlstring(L, (const char *)c->written + from, i - from);
            lua_setfield(L, -2, "data");
            lua_rawseti(L, -2, ++count);
        }
    }
    lua_setfield(L, -2, "runs");
}

static void push_request(lua_State *L, const struct call *c)
{
    const struct pcie_device_request *r = c->request;
    uint32_t first, length;
    enabled_span(r, &first, &length);
    lua_createtable(L, 0, 12);
    option_field_integer(L, "bar", r->bar);
    option_field_integer(L, "offset", r->offset + first);
    option_field_integer(L, "length", length);
    option_field_integer(L, "bytes", r->bytes);
    option_field_integer(L, "length_dw", r->length_dw);
    option_field_integer(L, "first_be", r->first_be);
    option_field_integer(L, "last_be", r->last_be);
    option_field_integer(L, "requester_id", r->requester_id);
    option_field_flag(L, "poisoned", r->poisoned);
    if (c->written) {
        push_span(L, c, first, length);
        if (r->bytes != length) {
            push_runs(L, c);
        }
    }
}

/* Protected: the table of callbacks, the call. */
static int run_function(lua_State *L)
{
    struct call *c = lua_touserdata(L, 2);
    lua_rawgeti(L, 1, c->device->number);
    if (lua_getfield(L, -1, function_names[c->function]) == LUA_TNIL) {
        return 0;
    }
    if (c->request) {
        push_request(L, c);
    } else {
        lua_newtable(L);
    }
    option_field_time(L, "time_ns", c->time);
    lua_call(L, 1, 1);
    if (c->request) {
        take_answer(L, lua_gettop(L), c);
    }
    return 0;
}

/* If it raises, the run ends. */
static void call_function(struct call *c)
{
    struct machine *m = c->device->machine;
    if (!m->running || m->failed) {
        return;
    }
    /* Nothing here allocates outside of the protected call, so nothing raises. */
    lua_State *L = m->call.L;
    lua_pushcfunction(L, run_function);
    lua_pushvalue(L, m->call.callbacks);
    lua_pushlightuserdata(L, c);
    int status = lua_pcall(L, 2, 0, 0);
    if (status != LUA_OK) {
        sandbox_caught(L, status);
        m->failed = true;
        m->failed_at = c->time;
        lua_replace(L, m->call.failure);
    }
}

/* ---- the device ------------------------------------------------------------------------------ */

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct lua_device *d = self;
    struct call c = { d, ON_WRITE, r->time, r, data, NULL, a };
    d->counts.writes++;
    if (model_memory_has(&d->memory, r, a)) {
        call_function(&c);
    }
    if (a->status != PCIE_SC || a->silent) {
        d->counts.refused++;
        return;
    }
    model_memory_write(&d->memory, r, data);
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct lua_device *d = self;
    struct call c = { d, ON_READ, r->time, r, NULL, data, a };
    d->counts.reads++;
    if (model_memory_has(&d->memory, r, a)) {
        model_memory_read(&d->memory, r, data);
        call_function(&c);
    }
    d->counts.refused += a->status != PCIE_SC || a->silent;
}

static void reset(void *self, simtime_t time)
{
    struct lua_device *d = self;
    struct call c = { .device = d, .function = ON_RESET, .time = time };
    d->counts.resets++;
    call_function(&c);
}

static void stats(void *self, stat_fn *each, void *arg)
{
    stat_each(&stat_table, &((struct lua_device *)self)->counts, each, arg);
}

bool machine_device_asked(lua_State *L, int index, const char *method)
{
    bool any = false;
    for (unsigned i = 0; i < FUNCTIONS; i++) {
        int type = lua_getfield(L, index, function_names[i]);
        if (type != LUA_TNIL && type != LUA_TFUNCTION) {
            script_fail(L, "%s: %s: expected a function, found a %s", method, function_names[i],
                        luaL_typename(L, -1));
        }
        any |= type == LUA_TFUNCTION;
        lua_pop(L, 1);
    }
    return any;
}

int machine_device_keep(lua_State *L, int index, int platform)
{
    enum { FIRST = 64 }; /* past the lists of what is watched */
    static_assert(ARRAY_LEN(((struct machine *)0)->watched) < FIRST, "they do not meet");
    lua_getiuservalue(L, platform, 1);
    int number = FIRST;
    while (lua_rawgeti(L, -1, number) != LUA_TNIL) {
        lua_pop(L, 1);
        number++;
    }
    lua_pop(L, 1);
    lua_createtable(L, 0, FUNCTIONS);
    for (unsigned i = 0; i < FUNCTIONS; i++) {
        lua_getfield(L, index, function_names[i]);
        lua_setfield(L, -2, function_names[i]);
    }
    lua_rawseti(L, -2, number);
    lua_pop(L, 1);
    return number;
}

bool machine_device_make(struct pcie_device *out, struct machine *m, int number,
                         const struct pcie_device_bar bars[PCIE_DEVICE_BARS], struct error *e)
{
    struct lua_device *d = calloc(1, sizeof(*d));
    if (!d) {
        return error_fault(e, "out of memory for an endpoint");
    }
    d->machine = m;
    d->number = number;
    if (!model_memory_make(&d->memory, bars, e)) {
        free(d);
        return false;
    }
    *out = (struct pcie_device){ .self = d,
                                 .model = "lua",
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
