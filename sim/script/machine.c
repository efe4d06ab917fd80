/* SPDX-License-Identifier: Apache-2.0 */
/* Handles of platforms and their parts; running, and calling back. */
#include "script/machine.h"
#include "script/mmu_view.h"
#include "script/topology_api.h"

#include <stdlib.h>
#include <string.h>

const char *const watch_names[] = { "tlp", "drain", "error", "lint", NULL };

/* ---- handles --------------------------------------------------------------------------------- */

/* Every handle: what it stands for. Its user value is the platform's handle; a platform's own is
 * the table of its callbacks. */
struct handle {
    void *pointer;
};

static int handle_name(lua_State *L)
{
    luaL_getmetafield(L, 1, "__name");
    return 1;
}

void machine_new_type(lua_State *L, const char *type, const struct script_module *methods,
                      lua_CFunction end)
{
    if (!luaL_newmetatable(L, type)) {
        lua_pop(L, 1);
        return;
    }
    script_push_functions(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, handle_name);
    lua_setfield(L, -2, "__tostring");
    option_field_flag(L, "__metatable", 0);
    if (end) {
        lua_pushcfunction(L, end);
        lua_setfield(L, -2, "__gc");
    }
    lua_pop(L, 1);
}

void machine_push_part(lua_State *L, const char *type, void *pointer, int platform)
{
    platform = lua_absindex(L, platform);
    struct handle *h = lua_newuserdatauv(L, sizeof(*h), 1);
    h->pointer = pointer;
    lua_pushvalue(L, platform);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, type);
}

void *machine_check_part(lua_State *L, int index, const char *type)
{
    return ((struct handle *)luaL_checkudata(L, index, type))->pointer;
}

struct machine *machine_check(lua_State *L, int index)
{
    return machine_check_part(L, index, PLATFORM_TYPE);
}

struct machine *machine_of_part(lua_State *L, int index)
{
    lua_getiuservalue(L, index, 1);
    return machine_check(L, -1);
}

/* ---- running --------------------------------------------------------------------------------- */

void machine_nothing_runs(lua_State *L, const char *method)
{
    if (script_of(L)->running_machines > 0) {
        script_fail(L, "%s: not from a callback, while a platform runs", method);
    }
}

void machine_idle(lua_State *L, const struct machine *m, const char *method)
{
    machine_nothing_runs(L, method);
    if (m->queuing) {
        script_fail(L, "%s: not inside p:parallel()", method);
    }
}

static void tell_progress(const struct machine *m, simtime_t now)
{
    const struct script_options *o = m->script->options;
    if (o->progress) {
        o->progress(o->progress_arg, m->name, now);
    }
}

void machine_enter(lua_State *L, struct machine *m, int index, const char *method)
{
    index = lua_absindex(L, index);
    machine_nothing_runs(L, method);
    luaL_checkstack(L, LUA_MINSTACK, method);
    lua_getiuservalue(L, index, 1);
    lua_pushnil(L);
    m->call = (struct machine_call){ L, lua_gettop(L) - 1, lua_gettop(L) };
    m->failed = false;
    m->running = true;
    m->finished = false;
    m->script->running_machines++;
    tell_progress(m, platform_time(m->platform));
    dists_moved(m->dists);
}

void machine_leave(lua_State *L, struct machine *m, bool ok, const struct error *e)
{
    struct script *s = m->script;
    const volatile sig_atomic_t *interrupted = s->options->interrupted;
    m->running = false;
    s->running_machines--;
    if (!ok && interrupted && *interrupted && s->stop == STOP_NONE) {
        s->stop = STOP_INTERRUPTED;
    }
    sandbox_check(L);
    if (m->failed) {
        lua_pushvalue(L, m->call.failure);
        if (lua_type(L, -1) == LUA_TSTRING) {
            lua_pushfstring(L, "%s (at %f ns of simulated time)", lua_tostring(L, -1),
                            (double)m->failed_at / PS_PER_NS);
        }
        lua_error(L);
    }
    if (!ok) {
        script_raise(L, e);
    }
    lua_settop(L, m->call.callbacks - 1);
}

void machine_leave_method(lua_State *L, struct machine *m, bool ok, const struct error *e,
                          const char *method)
{
    struct error named = { 0 };
    if (!ok) {
        error_set(&named, "%s: %s", method, e->text);
    }
    machine_leave(L, m, ok, &named);
}

void machine_deliver(lua_State *L, struct machine *m, int index, const char *method)
{
    const struct error none = { 0 };
    if (!platform_lint_waits(m->platform)) {
        return;
    }
    bool finished = m->finished;
    machine_enter(L, m, index, method);
    m->finished = finished; /* no time passes */
    platform_lint_deliver(m->platform);
    machine_leave(L, m, true, &none);
}

/* ---- callbacks ------------------------------------------------------------------------------- */

/* What happened, for the protected call that makes it a table. */
struct event {
    enum watch watch;
    simtime_t time;
    const struct pcie_tlp *tlp;
    const struct core_drain *drain;
    const struct platform_error *error;
    const struct core_lint *lint;
};

/* Bytes that are not enabled have no value of their own: 0. */
static void push_payload(lua_State *L, const struct seen_tlp *t, const uint8_t *data)
{
    enum { DW = 4 };
    const size_t size = (size_t)t->length_dw * DW;
    luaL_Buffer buffer;
    char *bytes = luaL_buffinitsize(L, &buffer, size);
    memcpy(bytes, data, size);
    for (unsigned i = 0; i < DW && t->type == PCIE_MWR; i++) {
        if (!(t->first_be >> i & 1)) {
            bytes[i] = 0;
        }
        if (t->length_dw > 1 && !(t->last_be >> i & 1)) {
            bytes[size - DW + i] = 0;
        }
    }
    luaL_pushresultsize(&buffer, size);
}

void machine_push_tlp(lua_State *L, const struct seen_tlp *t, const uint8_t *data)
{
    lua_createtable(L, 0, 11);
    option_field_time(L, "time_ns", t->time);
    option_field_string(L, "dir", t->up ? "up" : "down");
    option_field_string(L, "type", pcie_tlp_names[t->type]);
    option_field_integer(L, "address", t->address);
    option_field_integer(L, "bytes", t->bytes);
    option_field_integer(L, "length_dw", t->length_dw);
    option_field_integer(L, "first_be", t->first_be);
    option_field_integer(L, "last_be", t->last_be);
    option_field_integer(L, "wire_bytes", t->wire_bytes);
    option_field_string(L, "reason", machine_tlp_reason(t));
    if (data) {
        push_payload(L, t, data);
        lua_setfield(L, -2, "data");
    }
}

static void push_drain(lua_State *L, const struct core_drain *d)
{
    lua_createtable(L, 0, 8);
    option_field_time(L, "time_ns", d->time);
    option_field_time(L, "age_ns", d->age);
    option_field_integer(L, "line", d->line.pa);
    option_field_integer(L, "mask", d->mask);
    option_field_integer(L, "stores", d->stores);
    option_field_string(L, "reason", bus_reason_name(d->reason));
    option_field_integer(L, "core", d->core);
    option_field_integer(L, "vm", d->domain);
}

void machine_push_error(lua_State *L, const struct platform_error *e)
{
    lua_createtable(L, 0, 12);
    option_field_time(L, "time_ns", e->time);
    option_field_string(L, "kind", e->kind);
    option_field_integer(L, "address", e->address);
    option_field_integer(L, "vm", e->domain);
    if (e->running >= 0) {
        option_field_integer(L, "running", (uint64_t)e->running);
    }
    const struct mmu_exception *x = &e->exception;
    if (x->target_el) {
        option_field_integer(L, "el", x->target_el);
        option_field_integer(L, "dfsc", e->dfsc);
    }
    if (x->esr) {
        option_field_integer(L, "esr", x->esr);
    }
    if (x->ec) {
        option_field_integer(L, "far", x->far);
    }
    if (x->hpfar_valid) {
        option_field_integer(L, "hpfar", x->hpfar);
    }
    option_field_string(L, "victim", e->victim);
    option_field_string(L, "text", e->text);
    if (e->life) {
        option_field_integer(L, "life", e->life);
    }
}

static void push_lint(lua_State *L, const struct core_lint *l)
{
    mmu_view_push_lint(L, &l->what);
    option_field_time(L, "time_ns", l->time);
    option_field_integer(L, "core", l->core);
}

static struct seen_tlp seen(const struct pcie_tlp *t)
{
    return (struct seen_tlp){
        .time = t->time,
        .address = t->address.ba,
        .length_dw = t->length_dw,
        .bytes = t->bytes,
        .wire_bytes = t->wire_bytes,
        .type = (uint8_t)t->type,
        .reason = (uint8_t)t->reason,
        .first_be = t->first_be,
        .last_be = t->last_be,
        .up = t->up,
        .speculative = t->speculative,
    };
}

static void field_id(lua_State *L, const char *name, uint16_t id)
{
    machine_push_id(L, id);
    lua_setfield(L, -2, name);
}

/* What its header says besides, by the names of gather.pcie.decode. */
static void push_identities(lua_State *L, const struct pcie_tlp *t)
{
    const bool completion = t->type == PCIE_CPL || t->type == PCIE_CPLD;
    struct pcie_header h;
    pcie_tlp_header(t, &h);
    option_field_integer(L, "tag", h.tag);
    field_id(L, "requester_id", h.requester_id);
    if (completion) {
        option_field_integer(L, "status", h.status);
    }
    if (completion || (t->type >= PCIE_CFGRD0 && t->type <= PCIE_CFGWR1)) {
        field_id(L, "completer_id", h.completer_id);
    }
}

/* Protected: the table of callbacks, the event. */
static int run_callbacks(lua_State *L)
{
    const struct event *event = lua_touserdata(L, 2);
    lua_rawgeti(L, 1, (int)event->watch + 1);
    int list = lua_gettop(L);
    if (event->tlp) {
        struct seen_tlp t = seen(event->tlp);
        machine_push_tlp(L, &t, event->tlp->data);
        option_field_integer(L, "link", event->tlp->port);
        option_field_integer(L, "hop", event->tlp->hop);
        push_identities(L, event->tlp);
    } else if (event->drain) {
        push_drain(L, event->drain);
    } else if (event->lint) {
        push_lint(L, event->lint);
    } else {
        machine_push_error(L, event->error);
    }
    int argument = lua_gettop(L);
    lua_Integer count = luaL_len(L, list);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, list, i);
        lua_pushvalue(L, argument);
        lua_call(L, 1, 0);
    }
    return 0;
}

static void call_back(struct machine *m, const struct event *event)
{
    if (!m->running || m->failed || !m->watched[event->watch]) {
        return;
    }
    /* Nothing here allocates outside of the protected call, so nothing raises. */
    lua_State *L = m->call.L;
    lua_pushcfunction(L, run_callbacks);
    lua_pushvalue(L, m->call.callbacks);
    lua_pushlightuserdata(L, (void *)(uintptr_t)event);
    int status = lua_pcall(L, 2, 0, 0);
    if (status != LUA_OK) {
        sandbox_caught(L, status);
        m->failed = true;
        m->failed_at = event->time;
        lua_replace(L, m->call.failure);
    }
}

enum { NOW_AND_THEN = 1024 /* memory writes */ };

static void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct machine *m = self;
    if (t->hop == 0) {
        const struct seen_tlp record = seen(t);
        spool_add(&m->tlps, &record);
    }
    if (t->hop == 0 && t->type == PCIE_MWR && !t->up) {
        hist_add(m->sizes, t->bytes);
        m->wire_bytes += t->wire_bytes;
    }
    dists_see(m->dists, t);
    report_capture_tlp(m->capture, t);
    if (m->sizes->tlps % NOW_AND_THEN == 0) {
        tell_progress(m, t->time);
    }
    call_back(m, &(struct event){ .watch = WATCH_TLP, .time = t->time, .tlp = t });
}

static void see_credits(void *self, const struct pcie_credits *r)
{
    report_capture_credits(((struct machine *)self)->capture, r);
}

static void see_drain(void *self, const struct core_drain *d)
{
    report_capture_drain(((struct machine *)self)->capture, d);
    call_back(self, &(struct event){ .watch = WATCH_DRAIN, .time = d->time, .drain = d });
}

static void see_error(void *self, const struct platform_error *e)
{
    const struct machine *m = self;
    report_capture_error(m->capture, e);
    if (strcmp(e->kind, "host-hang") == 0) {
        fprintf(script_speak(m->script, m->script->messages), "gather: %s: %s\n", m->name, e->text);
    }
    call_back(self, &(struct event){ .watch = WATCH_ERROR, .time = e->time, .error = e });
}

static void see_lint(void *self, const struct core_lint *l)
{
    call_back(self, &(struct event){ .watch = WATCH_LINT, .time = l->time, .lint = l });
}

struct platform_observer machine_observer(struct machine *m)
{
    return (struct platform_observer){ .self = m,
                                       .every_link = true,
                                       .tlp = see_tlp,
                                       .credits = see_credits,
                                       .drain = see_drain,
                                       .error = see_error,
                                       .lint = see_lint };
}

bool machine_capture(struct machine *m, struct error *e)
{
    const struct script_options *o = m->script->options;
    return !o->out_dir || !o->seeing || report_capture_new(&m->capture, o->seeing, NULL, e);
}

void machine_collect(struct machine *m, bool wanted)
{
    if (wanted || m->script->options->out_dir) {
        m->dists = dists_new();
        dists_ask_platform(m->dists, m->platform);
    }
}

void machine_check_link(lua_State *L, const struct machine *m, const struct pcie_link_params *link,
                        const char *method)
{
    struct error e = { 0 };
    if (m->capture && !report_seeing_link(m->script->options->seeing, link->gen, &e)) {
        script_fail(L, "%s: %s", method, e.text);
    }
}

int machine_on(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    const char *name;
    struct error e = { 0 };
    option_string(L, 2, "p:on: what", (void *)&name);
    size_t which = 0;
    while (watch_names[which] && strcmp(watch_names[which], name) != 0) {
        which++;
    }
    if (!watch_names[which]) {
        error_set(&e, "p:on: nothing is called \"%s\"", name);
        error_suggest(&e, name, watch_names, which);
        return script_raise(L, &e);
    }
    if (lua_type(L, 3) != LUA_TFUNCTION) {
        return script_fail(L, "p:on: expected a function, found a %s", luaL_typename(L, 3));
    }
    if (which == WATCH_LINT && !platform_lint(m->platform, &e)) {
        return script_raise(L, &e);
    }
    lua_getiuservalue(L, 1, 1);
    lua_rawgeti(L, -1, (lua_Integer)which + 1);
    lua_pushvalue(L, 3);
    lua_rawseti(L, -2, luaL_len(L, -2) + 1);
    m->watched[which] = true;
    return 0;
}
