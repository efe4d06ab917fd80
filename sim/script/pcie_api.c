/* SPDX-License-Identifier: Apache-2.0 */
/* gather.pcie: how requests are cut, and what they cost on a link. */
#include "pcie/pcie.h"
#include "script/tlp_api.h"

#include <math.h>
#include <string.h>

/* The longest write or read that is cut, in bytes: a list of its TLPs is for reading. */
enum { SPLIT_MAX = 16 << 20 };

#define MPS(type)                                                                                  \
    {                                                                                              \
        "mps", PARAM_U64, offsetof(struct type, mps), "256", "128", "4096", "B",                   \
            "largest payload of a TLP: 128, 256 .. 4096",                                          \
            "PCIe Base, Device Control register; 256 is the commonest", NULL                       \
    }

static void check_power_of_two(lua_State *L, const char *function, const char *name, uint64_t value)
{
    if ((value & (value - 1)) != 0) {
        script_fail(L, "%s: %s: %d is not a power of two", function, name, (int)value);
    }
}

static void check_end(lua_State *L, const char *function, uint64_t address, uint64_t length)
{
    if (length > 0 && address + (length - 1) < address) {
        script_fail(L, "%s: the last byte is beyond the last address", function);
    }
}

static void push_request(lua_State *L, const struct pcie_request *r)
{
    lua_createtable(L, 0, 5);
    option_field_integer(L, "address", r->address.ba);
    option_field_integer(L, "length_dw", r->length_dw);
    option_field_integer(L, "first_be", r->first_be);
    option_field_integer(L, "last_be", r->last_be);
    option_field_integer(L, "bytes", pcie_request_bytes(r));
}

/* ---- split_write ------------------------------------------------------------------------------
 */

struct write_keys {
    uint64_t mps, length;
    unsigned policy;
};

/* pcie_split_names with the type that a parameter wants. */
static const struct param write_params[] = {
    { "length", PARAM_SIZE, offsetof(struct write_keys, length), "0", "0", "16MiB", "B",
      "how many bytes are written; or `bytes`", "", NULL },
    MPS(write_keys),
    { "policy", PARAM_CHOICE, offsetof(struct write_keys, policy), "min", NULL, NULL, "",
      "the fewest legal TLPs; naturally aligned powers of two without holes; as min, but none "
      "across a "
      "64-byte line",
      "PCIe Base, First/Last DW Byte Enables Rules", pcie_split_names },
};
static const struct param_table write_table = { "", write_params, ARRAY_LEN(write_params) };
static const struct param_table *const write_tables[] = { &write_table, NULL };

/* Largest offset + 1 of the list at `index`; every entry is checked. */
static uint64_t offsets_end(lua_State *L, int index, const char *function)
{
    uint64_t end = 0;
    lua_Integer count = luaL_len(L, index);
    for (lua_Integer i = 1; i <= count; i++) {
        int is_integer = 0;
        lua_geti(L, index, i);
        lua_Integer offset = lua_tointegerx(L, -1, &is_integer);
        if (!is_integer || offset < 0 || offset >= SPLIT_MAX) {
            script_fail(L, "%s: bytes: expected a list of offsets of 0 to 16 MiB", function);
        }
        if ((uint64_t)offset >= end) {
            end = (uint64_t)offset + 1;
        }
        lua_pop(L, 1);
    }
    return end;
}

static void set_bit(uint64_t *mask, uint64_t bit)
{
    mask[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static void expect_list(lua_State *L, int index, const char *name, void *to)
{
    if (lua_type(L, index) != LUA_TTABLE) {
        script_fail(L, "%s: expected a list of offsets, found a %s", name, luaL_typename(L, index));
    }
    *(bool *)to = true;
}

static int split_write(lua_State *L)
{
    static const char function[] = "gather.pcie.split_write";
    static const char *const required[] = { "address", NULL };
    struct write_keys keys = { 0 };
    uint64_t address = 0;
    bool listed = false;
    const struct option_extra extras[] = { { "address", option_address, &address },
                                           { "bytes", expect_list, &listed } };
    lua_settop(L, 1);
    param_defaults(&write_table, &keys);
    options_read(L, 1,
                 &(struct option_set){ .function = function,
                                       .tables = write_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras),
                                       .required = required });
    check_power_of_two(L, function, "mps", keys.mps);
    if (listed == (lua_getfield(L, 1, "length") != LUA_TNIL)) {
        return script_fail(L, "%s: expected either length or bytes", function);
    }
    lua_getfield(L, 1, "bytes");
    int list = lua_gettop(L);
    uint64_t length = listed ? offsets_end(L, list, function) : keys.length;
    check_end(L, function, address, length);

    uint64_t shift = address % 64;
    uint64_t words = (shift + length + 63) / 64;
    uint64_t *mask = lua_newuserdatauv(L, words * sizeof(*mask) + 1, 0);
    memset(mask, 0, words * sizeof(*mask));
    lua_Integer count = listed ? luaL_len(L, list) : (lua_Integer)length;
    for (lua_Integer i = 0; i < count; i++) {
        uint64_t offset = (uint64_t)i;
        if (listed) {
            lua_geti(L, list, i + 1);
            offset = (uint64_t)lua_tointeger(L, -1);
            lua_pop(L, 1);
        }
        set_bit(mask, shift + offset);
    }

    struct pcie_write_split split = { .base = address - shift,
                                      .mask = mask,
                                      .words = (uint32_t)words,
                                      .mps = (uint32_t)keys.mps,
                                      .policy = (enum pcie_split_policy)keys.policy };
    struct pcie_request request;
    lua_newtable(L);
    for (lua_Integer i = 1; pcie_split_next(&split, &request); i++) {
        push_request(L, &request);
        lua_rawseti(L, -2, i);
    }
    return 1;
}

/* ---- split_read, split_completion --------------------------------------------------------------
 */

struct read_keys {
    uint64_t length, mrrs;
};
static const struct param read_params[] = {
    { "length", PARAM_SIZE, offsetof(struct read_keys, length), "0", "0", "16MiB", "B",
      "how many bytes are read; 0 is the zero-length read", "", NULL },
    { "mrrs", PARAM_U64, offsetof(struct read_keys, mrrs), "512", "128", "4096", "B",
      "largest read request: 128, 256 .. 4096",
      "PCIe Base, Device Control register; its value after reset", NULL },
};
static const struct param_table read_table = { "", read_params, ARRAY_LEN(read_params) };
static const struct param_table *const read_tables[] = { &read_table, NULL };

struct completion_keys {
    uint64_t length, mps, rcb;
};
static const struct param completion_params[] = {
    { "length", PARAM_SIZE, offsetof(struct completion_keys, length), "0", "0", "4KiB", "B",
      "how many bytes the read request asks for", "", NULL },
    MPS(completion_keys),
    { "rcb", PARAM_U64, offsetof(struct completion_keys, rcb), "64", "64", "128", "B",
      "read completion boundary: 64 or 128", "PCIe Base, Link Control register", NULL },
};
static const struct param_table completion_table = { "", completion_params,
                                                     ARRAY_LEN(completion_params) };
static const struct param_table *const completion_tables[] = { &completion_table, NULL };

static uint64_t read_split_options(lua_State *L, const char *function,
                                   const struct param_table *const *tables, void *keys)
{
    static const char *const required[] = { "address", "length", NULL };
    uint64_t address = 0;
    const struct option_extra extra = { "address", option_address, &address };
    param_defaults(tables[0], keys);
    options_read(L, 1,
                 &(struct option_set){ .function = function,
                                       .tables = tables,
                                       .objects = &keys,
                                       .table_count = 1,
                                       .extras = &extra,
                                       .extra_count = 1,
                                       .required = required });
    return address;
}

static int split_read(lua_State *L)
{
    static const char function[] = "gather.pcie.split_read";
    struct read_keys keys;
    uint64_t address = read_split_options(L, function, read_tables, &keys);
    check_power_of_two(L, function, "mrrs", keys.mrrs);
    check_end(L, function, address, keys.length);

    size_t count = pcie_split_read(address, keys.length, (uint32_t)keys.mrrs, NULL, 0);
    struct pcie_request *requests = lua_newuserdatauv(L, count * sizeof(*requests) + 1, 0);
    pcie_split_read(address, keys.length, (uint32_t)keys.mrrs, requests, count);
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        push_request(L, &requests[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int split_completion(lua_State *L)
{
    static const char function[] = "gather.pcie.split_completion";
    struct completion_keys keys;
    uint64_t address = read_split_options(L, function, completion_tables, &keys);
    check_power_of_two(L, function, "mps", keys.mps);
    check_power_of_two(L, function, "rcb", keys.rcb);
    if (address % PCIE_PAGE + keys.length > PCIE_PAGE) {
        return script_fail(L, "%s: no read request crosses a 4 KiB boundary; see split_read",
                           function);
    }
    struct pcie_completion_piece pieces[PCIE_PAGE / 64 + 1];
    size_t count = pcie_split_completion(address, (uint32_t)keys.length, (uint32_t)keys.mps,
                                         (uint32_t)keys.rcb, pieces, ARRAY_LEN(pieces));
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 3);
        option_field_integer(L, "lower_address", pieces[i].lower_address);
        option_field_integer(L, "byte_count", pieces[i].byte_count);
        option_field_integer(L, "length_dw", pieces[i].length_dw);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- bytes and rates ---------------------------------------------------------------------------
 */

struct wire_keys {
    uint64_t gen, length_dw, header_dw, ohc_dw;
    bool ecrc;
};
static const struct param wire_params[] = {
    { "gen", PARAM_U64, offsetof(struct wire_keys, gen), "4", "1", "7", "",
      "generation of the link", "PCIe Base", NULL },
    { "length_dw", PARAM_U64, offsetof(struct wire_keys, length_dw), "0", "0", "1024", "DW",
      "payload", "PCIe Base, Length field", NULL },
    { "header_dw", PARAM_U64, offsetof(struct wire_keys, header_dw), "4", "3", "4", "DW",
      "header: 3, or 4 for an address of 4 GiB and more", "PCIe Base, Fmt field", NULL },
    { "ohc_dw", PARAM_U64, offsetof(struct wire_keys, ohc_dw), "0", "0", "7", "DW",
      "flit mode: orthogonal header content, 1 for byte enables", "PCIe Base, 2.2.1.2", NULL },
    { "ecrc", PARAM_BOOL, offsetof(struct wire_keys, ecrc), "false", NULL, NULL, "",
      "a digest of 1 DW at the end", "PCIe Base, TD bit", NULL },
};
static const struct param_table wire_table = { "", wire_params, ARRAY_LEN(wire_params) };
static const struct param_table *const wire_tables[] = { &wire_table, NULL };

struct bandwidth_keys {
    uint64_t gen, width, mps, size;
    bool addr64;
};
static const struct param bandwidth_params[] = {
    { "gen", PARAM_U64, offsetof(struct bandwidth_keys, gen), "4", "1", "7", "",
      "generation of the link", "PCIe Base", NULL },
    { "width", PARAM_U64, offsetof(struct bandwidth_keys, width), "16", "1", "16", "lanes",
      "lanes: 1, 2, 4, 8, 16; 12 to generation 5", "PCIe Base", NULL },
    MPS(bandwidth_keys),
    { "size", PARAM_SIZE, offsetof(struct bandwidth_keys, size), "64", "1", "1GiB", "B",
      "each write, before MPS cuts it", "assumed: a full write buffer", NULL },
    { "addr64", PARAM_BOOL, offsetof(struct bandwidth_keys, addr64), "true", NULL, NULL, "",
      "addresses of 4 GiB and more: headers of 4 DW", "PCIe Base, Fmt field", NULL },
};
static const struct param_table bandwidth_table = { "", bandwidth_params,
                                                    ARRAY_LEN(bandwidth_params) };
static const struct param_table *const bandwidth_tables[] = { &bandwidth_table, NULL };

static void read_keys(lua_State *L, const char *function, const struct param_table *const *tables,
                      void *keys)
{
    param_defaults(tables[0], keys);
    options_read(L, 1,
                 &(struct option_set){
                     .function = function, .tables = tables, .objects = &keys, .table_count = 1 });
}

static int wire_bytes(lua_State *L)
{
    struct wire_keys keys;
    read_keys(L, "gather.pcie.wire_bytes", wire_tables, &keys);
    uint32_t bytes = pcie_wire_bytes((unsigned)keys.gen, (unsigned)(keys.header_dw + keys.ohc_dw),
                                     (uint32_t)keys.length_dw, keys.ecrc);
    if (keys.ohc_dw != 0 && pcie_generation((unsigned)keys.gen)->flit_bytes == 0) {
        return script_fail(L,
                           "gather.pcie.wire_bytes: ohc_dw: generation %d has no OHC; expected 0, "
                           "or generation 6 or 7",
                           (int)keys.gen);
    }
    lua_pushinteger(L, bytes);
    return 1;
}

/* As link_check() has it: in flit mode there is no x12. */
static void check_width(lua_State *L, const char *function, const struct bandwidth_keys *k)
{
    enum { X12 = 12 };
    if (k->width != X12) {
        check_power_of_two(L, function, "width", k->width);
    } else if (pcie_generation((unsigned)k->gen)->flit_bytes != 0) {
        script_fail(L, "%s: width: 12 lanes end with generation 5; expected 1, 2, 4, 8 or 16",
                    function);
    }
}

static int bandwidth(lua_State *L)
{
    static const char function[] = "gather.pcie.bandwidth";
    struct bandwidth_keys keys;
    read_keys(L, function, bandwidth_tables, &keys);
    check_power_of_two(L, function, "mps", keys.mps);
    check_width(L, function, &keys);
    lua_pushnumber(L, pcie_bandwidth((unsigned)keys.gen, (unsigned)keys.width, (uint32_t)keys.mps,
                                     (uint32_t)keys.size, keys.addr64));
    return 1;
}

static const struct script_function functions[] = {
    { "split_write", split_write, "{ address=, length= | bytes={offset, ...}, ... }",
      "The memory writes that carry these bytes, lowest address first: a list of `address` (of the "
      "first DW), "
      "`length_dw`, `first_be`, `last_be`, `bytes` (enabled). `address` is the first byte, or "
      "where the offsets "
      "count from.",
      write_tables },
    { "split_read", split_read, "{ address=, length=, ... }",
      "The read requests for these bytes: the fewest, lowest address first, none across 4 KiB; a "
      "list of the same "
      "shape.",
      read_tables },
    { "split_completion", split_completion, "{ address=, length=, ... }",
      "The completions of one read request: a list of `lower_address`, `byte_count` (left, this "
      "one's included; "
      "4096 is 0 in a header), `length_dw`.",
      completion_tables },
    { "encode", tlp_encode, "{...}", tlp_encode_help, tlp_encode_tables },
    { "decode", tlp_decode, "bytes, {...}", tlp_decode_help, tlp_decode_tables },
    { "wire_bytes", wire_bytes, "{...}",
      "Bytes on the link of one TLP: framing, header, payload, digest. Generations 6 and 7 have no "
      "framing: TLPs share 236 of the 256 bytes of each flit.",
      wire_tables },
    { "bandwidth", bandwidth, "{...}",
      "Payload bytes per second of writes, by the wire alone (no DLLPs).", bandwidth_tables },
};
const struct script_module script_module_pcie = { "pcie", functions, ARRAY_LEN(functions) };
