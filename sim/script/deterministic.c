/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The same scenario and seed give the same output, bit for bit. Lua seeds its string hashes and its
 * random numbers from addresses and the clock; here both are replaced.
 */
#include "script/state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- pairs in order ---------------------------------------------------------------------------
 */

/* A key as qsort() sees it. Numbers come first, by value, then texts, byte by byte, then the rest
 * as found. */
struct key {
    int rank;
    bool integer;
    lua_Integer i;
    lua_Number n;
    const char *text;
    size_t length;
    lua_Integer position; /* in the list of keys as Lua has them */
};

static int three_way(bool less, bool more)
{
    return (int)more - (int)less;
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = a->rank - b->rank;
    if (order == 0 && a->rank == 0) {
        order = a->integer && b->integer ? three_way(a->i<b->i, a->i> b->i)
                                         : three_way(a->n<b->n, a->n> b->n);
    } else if (order == 0 && a->rank == 1) {
        size_t shorter = a->length < b->length ? a->length : b->length;
        order = memcmp(a->text, b->text, shorter);
        if (order == 0) {
            order = three_way(a->length<b->length, a->length> b->length);
        }
    }
    return order != 0 ? order : three_way(a->position<b->position, a->position> b->position);
}

static struct key key_at(lua_State *L, int index, lua_Integer position)
{
    struct key k = { .rank = 2, .position = position };
    if (lua_type(L, index) == LUA_TNUMBER) {
        k.rank = 0;
        k.integer = lua_isinteger(L, index);
        k.i = k.integer ? lua_tointeger(L, index) : 0;
        k.n = lua_tonumber(L, index);
    } else if (lua_type(L, index) == LUA_TSTRING) {
        k.rank = 1;
        k.text = lua_tolstring(L, index, &k.length);
    }
    return k;
}

/* Push a list of the keys of the table at 1, in order. */
static void push_keys(lua_State *L)
{
    lua_newtable(L);
    int list = lua_gettop(L);
    lua_Integer count = 0;
    bool in_order = true;
    struct key last = { 0 };
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        struct key k = key_at(L, -1, ++count);
        in_order = in_order && (count == 1 || compare_keys(&last, &k) <= 0);
        last = k;
        lua_pushvalue(L, -1);
        lua_rawseti(L, list, count);
    }
    if (in_order) {
        return;
    }
    struct key *keys = lua_newuserdatauv(L, (size_t)count * sizeof(*keys), 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, list, i);
        keys[i - 1] = key_at(L, -1, i);
        lua_pop(L, 1); /* the list keeps its text alive */
    }
    qsort(keys, (size_t)count, sizeof(*keys), compare_keys);
    lua_createtable(L, count < INT_MAX ? (int)count : INT_MAX, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, list, keys[i - 1].position);
        lua_rawseti(L, -2, i);
    }
    lua_replace(L, list);
    lua_settop(L, list);
}

/* Upvalues: the list of keys, how many are done. A key whose value is gone is passed over. */
static int next_pair(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer done = lua_tointeger(L, lua_upvalueindex(2));
    for (;;) {
        done++;
        if (lua_rawgeti(L, lua_upvalueindex(1), done) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL) {
            lua_pushinteger(L, done);
            lua_replace(L, lua_upvalueindex(2));
            return 2;
        }
        lua_pop(L, 2);
    }
}

static int metamethod_end(lua_State *L, int status, lua_KContext context)
{
    (void)L;
    (void)status;
    (void)context;
    return 3;
}

static int ordered_pairs(lua_State *L)
{
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_callk(L, 1, 3, 0, metamethod_end);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    push_keys(L);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 2);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

/* ---- random numbers ---------------------------------------------------------------------------
 */

/* math.random(), (n), (m, n), (0): as Lua's, from the run's own numbers. */
static int seeded_random(lua_State *L)
{
    struct rng *r = &script_of(L)->random;
    lua_Integer low = 1, high;
    switch (lua_gettop(L)) {
    case 0: lua_pushnumber(L, rng_real(r)); return 1;
    case 1:
        high = luaL_checkinteger(L, 1);
        if (high == 0) {
            lua_pushinteger(L, (lua_Integer)rng_next(r));
            return 1;
        }
        break;
    case 2:
        low = luaL_checkinteger(L, 1);
        high = luaL_checkinteger(L, 2);
        break;
    default: return script_fail(L, "math.random: at most 2 arguments");
    }
    luaL_argcheck(L, low <= high, lua_gettop(L), "interval is empty");
    uint64_t span = (uint64_t)high - (uint64_t)low + 1; /* 0: all 64 bits */
    uint64_t value = span == 0 ? rng_next(r) : rng_below(r, span);
    value += (uint64_t)low;
    lua_pushinteger(L, (lua_Integer)value);
    return 1;
}

/* math.randomseed(n): the sequence of n; without n the run's own sequence from its start. */
static int seeded_randomseed(lua_State *L)
{
    struct script *s = script_of(L);
    uint64_t seed = s->options->seed;
    if (!lua_isnoneornil(L, 1)) {
        lua_Number n = luaL_checknumber(L, 1);
        if (lua_isinteger(L, 1)) {
            seed = (uint64_t)lua_tointeger(L, 1);
        } else {
            _Static_assert(sizeof(n) == sizeof(seed), "a float's bits are its seed");
            memcpy(&seed, &n, sizeof(seed));
        }
    }
    rng_seed(&s->random, seed, "lua");
    return 0;
}

void sandbox_open_deterministic(lua_State *L)
{
    struct script *s = script_of(L);
    rng_seed(&s->random, s->options->seed, "lua");
    lua_register(L, "pairs", ordered_pairs);
    lua_getglobal(L, LUA_MATHLIBNAME);
    lua_pushcfunction(L, seeded_random);
    lua_setfield(L, -2, "random");
    lua_pushcfunction(L, seeded_randomseed);
    lua_setfield(L, -2, "randomseed");
    lua_pop(L, 1);
}
