/* SPDX-License-Identifier: Apache-2.0 */
/* gather.pcie.encode and decode: TLPs as bytes. */
#include "script/tlp_api.h"

#include <string.h>

#include "pcie/pcie.h"

static const char encode_name[] = "gather.pcie.encode";
static const char decode_name[] = "gather.pcie.decode";

const char tlp_encode_help[] =
    "A TLP as a string: prefixes, header, `data` if it is given (little-endian as in memory, a "
    "multiple of 4 bytes) and, with `td`, the ECRC. Without `data` a TLP that has a payload ends "
    "after its header. What the Base Specification forbids is refused with the rule. `address` "
    "is that of the first DW; for a configuration request the byte offset in the configuration "
    "space of `completer_id`. Also: `data`; `message`, a message by its name (\"ERR_FATAL\", "
    "\"PM_PME\" ...); `message_data`, bytes 8 to 15 of a message as an integer; and lists of "
    "integers, as they are in the TLP: `prefixes` (local ones first), `ohc_e`, and `reserved`, "
    "bits that the kind reserves, by DW of header and OHC.";
const char tlp_decode_help[] =
    "What a whole TLP says, with the keys of `encode`; `data` is its payload. Also `type_code` "
    "(byte 0 of the header), `prefix_dw`, `header_dw` (without OHC), `ohc_dw`, `payload_dw`. What "
    "does not belong to the kind is left out. A TLP that breaks a rule gives nil, a message, and "
    "the rule's short name. The result encodes to the same bytes.";

/* ---- keys ------------------------------------------------------------------------------------ */

struct tlp_keys {
    unsigned type, routing;
    bool flit, addr64, td, ep, th, st16, av, bcm, privileged, execute, no_write;
    uint64_t tc, attr, at, length_dw, first_be, last_be, tag, requester_id, completer_id;
    uint64_t status, byte_count, lower_address, message_code, vendor_id;
    uint64_t ph, st, ama, pasid, ohc;
    uint64_t destination_segment, requester_segment, completer_segment;
    uint64_t type_code, prefix_dw, header_dw, ohc_dw, payload_dw;
};

static const char *const route_names[] = { "root",  "address", "id", "broadcast",
                                           "local", "gather",  NULL };

#define NUMBER(name, text, max, unit, help, source)                                                \
    {                                                                                              \
#name, PARAM_U64, offsetof(struct tlp_keys, name), text, "0", max, unit, help, source,     \
            NULL                                                                                   \
    }
#define FLAG(name, help, source)                                                                   \
    {                                                                                              \
#name, PARAM_BOOL, offsetof(struct tlp_keys, name), "false", NULL, NULL, "", help, source, \
            NULL                                                                                   \
    }

/* What decode() tells beside the fields. */
#define DERIVED(name)                                                                              \
    NUMBER(name, "0", "4096", "", "as `decode` tells it; given: it must be so", "PCIe Base 2.2.1")

static const struct param encode_params[] = {
    { "type", PARAM_CHOICE, offsetof(struct tlp_keys, type), "MWr", NULL, NULL, "",
      "kind of TLP; UIO and NOP in flit mode only", "PCIe Base 2.2.1", pcie_kind_names },
    FLAG(flit, "flit mode, generations 6 and 7", "PCIe Base 2.2.1.2"),
    FLAG(addr64, "memory: a header of 4 DW; default: if the address is 4 GiB or more",
         "PCIe Base 2.2.4.1"),
    NUMBER(length_dw, "1", "1024", "DW", "Length; default: that of `data`, else 1",
           "PCIe Base 2.2.2"),
    NUMBER(first_be, "15", "15", "", "First DW BE; default: all, AtomicOps none",
           "PCIe Base 2.2.5"),
    NUMBER(last_be, "15", "15", "", "Last DW BE; default: all, none with a Length of 1",
           "PCIe Base 2.2.5"),
    NUMBER(tag, "0", "16383", "", "10 bits, 14 in flit mode", "PCIe Base 2.2.6.2"),
    NUMBER(requester_id, "0", "0xFFFF", "", "bus, device, function", "PCIe Base 2.2.6.2"),
    NUMBER(completer_id, "0", "0xFFFF", "",
           "of a completion; the target of a configuration request, of a message routed by ID",
           "PCIe Base 2.2.9"),
    NUMBER(tc, "0", "7", "", "traffic class", "PCIe Base 2.2.6.6"),
    NUMBER(attr, "0", "7", "", "1 no snoop, 2 relaxed ordering, 4 ID-based ordering",
           "PCIe Base 2.2.6.3"),
    NUMBER(at, "0", "3", "", "address type: 0 untranslated, 1 translation request, 2 translated",
           "PCIe Base 10.2.1"),
    FLAG(td, "a digest with the ECRC", "PCIe Base 2.2.3, 2.7.1"),
    FLAG(ep, "poisoned", "PCIe Base 2.7.2"),
    FLAG(th, "processing hints: `ph` and `st`", "PCIe Base 2.2.7.1.1"),
    NUMBER(ph, "0", "3", "", "processing hint", "PCIe Base 2.2.7.1.1"),
    NUMBER(st, "0", "0xFFFF", "",
           "steering tag; above 255 with a TPH prefix. Default with `th`: the byte that the tag "
           "or the byte enables would be",
           "PCIe Base 2.2.7.1.1"),
    FLAG(st16, "`st` has 16 bits; default: if it is above 255", "PCIe Base 2.2.7.1.1"),
    FLAG(av, "`ama` is valid", "PCIe Base 2.2.7.1.1"),
    NUMBER(ama, "0", "7", "", "access mode attributes", "PCIe Base 2.2.7.1.1"),
    NUMBER(status, "0", "7", "", "completion status: 0 SC, 1 UR, 2 RRS, 4 CA", "PCIe Base 2.2.9"),
    FLAG(bcm, "byte count modified: PCI-X completers only", "PCIe Base 2.2.9"),
    NUMBER(byte_count, "4", "4096", "B",
           "bytes left, this completion's included; 0 is 4096; default: what it carries",
           "PCIe Base 2.2.9"),
    NUMBER(lower_address, "0", "127", "", "of the first byte of a completion", "PCIe Base 2.2.9"),
    NUMBER(message_code, "0", "255", "", "of a message; or `message`", "PCIe Base 2.2.8"),
    { "routing", PARAM_CHOICE, offsetof(struct tlp_keys, routing), "root", NULL, NULL, "",
      "of a message; default: the first that its code may have", "PCIe Base 2.2.8", route_names },
    NUMBER(vendor_id, "0", "0xFFFF", "", "of a Vendor_Defined message", "PCIe Base 2.2.8.6"),
    NUMBER(pasid, "0", "0xFFFFF", "", "process address space; given: there is one",
           "PCIe Base 6.20"),
    FLAG(privileged, "with `pasid`: privileged mode requested", "PCIe Base 6.20"),
    FLAG(execute, "with `pasid`: execute requested", "PCIe Base 6.20"),
    FLAG(no_write, "flit mode, translation request: no write", "PCIe Base 2.2.1.2"),
    NUMBER(destination_segment, "0", "255", "", "flit mode; given: it is valid",
           "PCIe Base 2.2.1.2"),
    NUMBER(requester_segment, "0", "255", "", "flit mode; given: it is valid", "PCIe Base 2.2.1.2"),
    NUMBER(completer_segment, "0", "255", "", "flit mode, completions", "PCIe Base 2.2.1.2"),
    NUMBER(ohc, "0", "7", "", "flit mode: OHC (A 1, B 2, C 4) that is there without need",
           "PCIe Base 2.2.1.2"),
    DERIVED(type_code),
    DERIVED(prefix_dw),
    DERIVED(header_dw),
    DERIVED(ohc_dw),
    DERIVED(payload_dw),
};
static const struct param_table encode_table = { "", encode_params, ARRAY_LEN(encode_params) };
const struct param_table *const tlp_encode_tables[] = { &encode_table, NULL };

struct decode_keys {
    bool flit, header;
};
static const struct param decode_params[] = {
    { "flit", PARAM_BOOL, offsetof(struct decode_keys, flit), "false", NULL, NULL, "",
      "the bytes are those of flit mode", "PCIe Base 2.2.1.2", NULL },
    { "header", PARAM_BOOL, offsetof(struct decode_keys, header), "false", NULL, NULL, "",
      "only prefixes and header are looked at, as in an error log", "PCIe Base 6.2.4", NULL },
};
static const struct param_table decode_table = { "", decode_params, ARRAY_LEN(decode_params) };
const struct param_table *const tlp_decode_tables[] = { &decode_table, NULL };

/* ---- encode ---------------------------------------------------------------------------------- */

struct words {
    unsigned count, max;
    uint32_t *words;
};

static void read_words(lua_State *L, int index, const char *name, void *to)
{
    struct words *list = to;

    if (lua_type(L, index) != LUA_TTABLE) {
        script_fail(L, "%s: expected a list of integers, found a %s", name,
                    luaL_typename(L, index));
    }
    const lua_Integer count = luaL_len(L, index);
    if (count < 0 || count > (lua_Integer)list->max) {
        script_fail(L, "%s: expected at most %d values", name, (int)list->max);
    }
    for (lua_Integer i = 1; i <= count; i++) {
        int is_integer = 0;
        lua_geti(L, index, i);
        const lua_Integer word = lua_tointegerx(L, -1, &is_integer);
        if (!is_integer || word < 0 || word > (lua_Integer)UINT32_MAX) {
            script_fail(L, "%s: expected integers of 32 bits", name);
        }
        list->words[list->count++] = (uint32_t)word;
        lua_pop(L, 1);
    }
}

/* What encode() reads: the keys, and those that are no parameters. */
struct tlp_options {
    struct tlp_keys keys;
    uint64_t address, message_data;
    const char *message;
    struct {
        const char *bytes;
        size_t size;
    } data;
    struct pcie_header header; /* its lists */
};

static void read_data(lua_State *L, int index, const char *name, void *to)
{
    struct tlp_options *o = to;

    if (lua_type(L, index) != LUA_TSTRING) {
        script_fail(L, "%s: expected a string of bytes, found a %s", name, luaL_typename(L, index));
    }
    o->data.bytes = lua_tolstring(L, index, &o->data.size);
    if (o->data.size % 4 != 0 || o->data.size == 0 || o->data.size > 4096) {
        script_fail(L, "%s: %d bytes; expected 1 to 1024 DWs of 4 bytes", name, (int)o->data.size);
    }
}

static bool given(lua_State *L, const char *name)
{
    lua_pushstring(L, name);
    const bool is = lua_rawget(L, 1) != LUA_TNIL;
    lua_pop(L, 1);
    return is;
}

static void read_options(lua_State *L, struct tlp_options *o)
{
    static const char *const required[] = { "type", NULL };
    struct words prefixes = { 0, PCIE_PREFIX_MAX, o->header.prefix };
    struct words ohc_e = { 0, ARRAY_LEN(o->header.ohc_e), o->header.ohc_e };
    struct words reserved = { 0, PCIE_HEADER_WORDS, o->header.reserved };
    const struct option_extra extras[] = {
        { "address", option_address, &o->address },
        { "data", read_data, o },
        { "message", option_string, &o->message },
        { "message_data", option_address, &o->message_data },
        { "prefixes", read_words, &prefixes },
        { "ohc_e", read_words, &ohc_e },
        { "reserved", read_words, &reserved },
    };
    param_defaults(&encode_table, &o->keys);
    options_read(L, 1,
                 &(struct option_set){ .function = encode_name,
                                       .tables = tlp_encode_tables,
                                       .objects = (void *[]){ &o->keys },
                                       .table_count = 1,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras),
                                       .required = required });
    o->header.prefix_count = (uint8_t)prefixes.count;
    o->header.ohc_e_dw = (uint8_t)ohc_e.count;
    o->header.reserved_words = (uint8_t)reserved.count;
}

/* Fields that every kind has a use for, as they are. */
static void copy_fields(lua_State *L, const struct tlp_options *o, struct pcie_header *h)
{
    const struct tlp_keys *k = &o->keys;

    h->kind = (enum pcie_kind)k->type;
    h->flit = k->flit;
    h->tc = (uint8_t)k->tc;
    h->attr = (uint8_t)k->attr;
    h->at = (uint8_t)k->at;
    h->td = k->td;
    h->ep = k->ep;
    h->tag = (uint16_t)k->tag;
    h->requester_id = (uint16_t)k->requester_id;
    h->completer_id = (uint16_t)k->completer_id;
    h->address = o->address;
    h->th = k->th;
    h->ph = (uint8_t)k->ph;
    h->st = (uint16_t)k->st;
    h->st16 = given(L, "st16") ? k->st16 : k->st > 0xFF;
    h->av = k->av;
    h->ama = (uint8_t)k->ama;
    h->bcm = k->bcm;
    h->status = (uint8_t)k->status;
    h->lower_address = (uint8_t)k->lower_address;
    h->pasid_valid = given(L, "pasid");
    h->pasid = (uint32_t)k->pasid;
    h->privileged = k->privileged;
    h->execute = k->execute;
    h->no_write = k->no_write;
    h->destination_valid = given(L, "destination_segment");
    h->destination_segment = (uint8_t)k->destination_segment;
    h->requester_valid = given(L, "requester_segment");
    h->requester_segment = (uint8_t)k->requester_segment;
    h->completer_segment = (uint8_t)k->completer_segment;
    h->ohc = (uint8_t)k->ohc;
}

static bool is_memory(enum pcie_shape shape)
{
    return shape == PCIE_SHAPE_MEMORY || shape == PCIE_SHAPE_ATOMIC;
}

static void set_length(lua_State *L, const struct tlp_options *o, struct pcie_header *h)
{
    const struct pcie_kind_row *row = &pcie_kinds[h->kind];
    const bool has_length = row->data || is_memory(row->shape) || row->shape == PCIE_SHAPE_IO ||
                            row->shape == PCIE_SHAPE_CONFIG;

    if (o->data.bytes && !row->data) {
        script_fail(L, "%s: data: %s has no payload", encode_name, row->name);
    }
    h->length_dw = (uint16_t)o->keys.length_dw;
    if (!given(L, "length_dw")) {
        h->length_dw = o->data.bytes ? (uint16_t)(o->data.size / 4) : has_length ? 1 : 0;
    }
    if (o->data.bytes && o->data.size != (size_t)h->length_dw * 4) {
        script_fail(L, "%s: data: %d bytes, but length_dw is %d", encode_name, (int)o->data.size,
                    (int)h->length_dw);
    }
}

static void set_enables(lua_State *L, const struct tlp_options *o, struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;
    const bool has_last = shape == PCIE_SHAPE_MEMORY && h->length_dw > 1;

    if (shape != PCIE_SHAPE_COMPLETION && shape != PCIE_SHAPE_MESSAGE && shape != PCIE_SHAPE_NOP &&
        shape != PCIE_SHAPE_ATOMIC) {
        h->first_be = 15;
        h->last_be = has_last ? 15 : 0;
    }
    if (given(L, "first_be")) {
        h->first_be = (uint8_t)o->keys.first_be;
    }
    if (given(L, "last_be")) {
        h->last_be = (uint8_t)o->keys.last_be;
    }
    /* Where the steering tag is in the way, these bytes are it. */
    if (!h->th || h->flit || !is_memory(shape)) {
        return;
    }
    if (h->kind == PCIE_KIND_MWR) {
        h->st = given(L, "st") ? h->st : h->tag & 0xFF;
        h->tag &= 0x300;
        return;
    }
    if (!given(L, "st") && (given(L, "first_be") || given(L, "last_be"))) {
        h->st = (uint16_t)(h->last_be << 4 | h->first_be);
    }
    h->first_be = shape == PCIE_SHAPE_MEMORY ? 15 : 0;
    h->last_be = has_last ? 15 : 0;
}

static void set_byte_count(lua_State *L, const struct tlp_options *o, struct pcie_header *h)
{
    const struct pcie_kind_row *row = &pcie_kinds[h->kind];

    if (given(L, "byte_count")) {
        h->byte_count = o->keys.byte_count == 0 ? 4096 : (uint16_t)o->keys.byte_count;
    } else if (row->shape == PCIE_SHAPE_COMPLETION) {
        h->byte_count =
            row->data ? (uint16_t)(h->length_dw * 4 - h->lower_address % 4) : (uint16_t)4;
    }
}

static void set_message(lua_State *L, const struct tlp_options *o, struct pcie_header *h)
{
    const bool data = pcie_kinds[h->kind].data;
    const struct pcie_message *m = NULL;

    if (pcie_kinds[h->kind].shape != PCIE_SHAPE_MESSAGE) {
        if (o->message || given(L, "message_code") || given(L, "message_data") ||
            given(L, "routing") || given(L, "vendor_id")) {
            script_fail(L, "%s: %s is no message; expected type=\"Msg\" or \"MsgD\"", encode_name,
                        pcie_kind_names[h->kind]);
        }
        return;
    }
    h->message_code = (uint8_t)o->keys.message_code;
    if (o->message) {
        struct error e = { 0 };
        m = pcie_message_find(o->message, &e);
        if (!m) {
            script_fail(L, "%s: message: %s", encode_name, e.text);
        }
        if (data ? !m->data : !m->plain) {
            script_fail(L, "%s: %s is a %s", encode_name, m->name, data ? "Msg" : "MsgD");
        }
        if (given(L, "message_code") && h->message_code != m->code) {
            script_fail(L, "%s: %s has the message_code %d", encode_name, m->name, (int)m->code);
        }
        h->message_code = m->code;
    }
    m = pcie_message(h->message_code, data);
    h->route = (uint8_t)o->keys.routing;
    if (!given(L, "routing") && m) {
        h->route = (uint8_t)__builtin_ctz(m->routes);
    }
    h->message = o->message_data | o->keys.vendor_id << 32;
}

static void check_derived(lua_State *L, const struct tlp_keys *k, const struct pcie_header *h)
{
    const struct pcie_layout layout = pcie_layout(h);
    const struct {
        const char *name;
        uint64_t wanted, is;
    } rows[] = {
        { "type_code", k->type_code, (uint64_t)pcie_type_code(h) },
        { "prefix_dw", k->prefix_dw, layout.prefix_dw },
        { "header_dw", k->header_dw, layout.header_dw },
        { "ohc_dw", k->ohc_dw, layout.ohc_dw },
        { "payload_dw", k->payload_dw, layout.payload_dw },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (given(L, rows[i].name) && rows[i].wanted != rows[i].is) {
            script_fail(L, "%s: %s: %d, but this TLP has %d", encode_name, rows[i].name,
                        (int)rows[i].wanted, (int)rows[i].is);
        }
    }
}

int tlp_encode(lua_State *L)
{
    struct tlp_options o = { 0 };
    uint8_t bytes[PCIE_TLP_MAX];
    struct error e = { 0 };

    lua_settop(L, 1);
    read_options(L, &o);
    struct pcie_header *h = &o.header;
    copy_fields(L, &o, h);
    h->addr64 = is_memory(pcie_kinds[h->kind].shape) && o.address >> 32 != 0;
    if (given(L, "addr64")) {
        h->addr64 = o.keys.addr64;
    } else if (pcie_type_code(h) < 0) {
        h->addr64 = h->flit && pcie_kinds[h->kind].flit4 >= 0; /* UIO has the long form alone */
    }
    set_length(L, &o, h);
    set_enables(L, &o, h);
    set_byte_count(L, &o, h);
    set_message(L, &o, h);
    const size_t size = pcie_encode(h, o.data.bytes, bytes, sizeof(bytes), &e);
    if (size == 0) {
        return script_fail(L, "%s: %s", encode_name, e.text);
    }
    check_derived(L, &o.keys, h);
    lua_pushlstring(L, (const char *)bytes, size);
    return 1;
}

/* ---- decode ---------------------------------------------------------------------------------- */

/* Left out if there are none. */
static void field_words(lua_State *L, const char *name, const uint32_t *words, unsigned count)
{
    if (count == 0) {
        return;
    }
    lua_createtable(L, (int)count, 0);
    for (unsigned i = 0; i < count; i++) {
        lua_pushinteger(L, (lua_Integer)words[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, name);
}

static void push_common(lua_State *L, const struct pcie_header *h)
{
    const struct pcie_layout layout = pcie_layout(h);

    option_field_string(L, "type", pcie_kind_names[h->kind]);
    option_field_flag(L, "flit", h->flit);
    option_field_integer(L, "type_code", (uint64_t)pcie_type_code(h));
    option_field_integer(L, "prefix_dw", layout.prefix_dw);
    option_field_integer(L, "header_dw", layout.header_dw);
    option_field_integer(L, "ohc_dw", layout.ohc_dw);
    option_field_integer(L, "payload_dw", layout.payload_dw);
    option_field_integer(L, "length_dw", h->length_dw);
    option_field_integer(L, "tc", h->tc);
    option_field_integer(L, "attr", h->attr);
    option_field_flag(L, "td", h->td);
    option_field_flag(L, "ep", h->ep);
    if (pcie_kinds[h->kind].shape != PCIE_SHAPE_NOP) {
        option_field_integer(L, "tag", h->tag);
        option_field_integer(L, "requester_id", h->requester_id);
    }
    field_words(L, "prefixes", h->prefix, h->prefix_count);
    field_words(L, "ohc_e", h->ohc_e, h->ohc_e_dw);
    field_words(L, "reserved", h->reserved, h->reserved_words);
    if (h->flit) {
        option_field_integer(L, "ohc", h->ohc);
    }
}

static void push_request(lua_State *L, const struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;

    option_field_integer(L, "address", h->address);
    option_field_integer(L, "first_be", h->first_be);
    option_field_integer(L, "last_be", h->last_be);
    if (shape == PCIE_SHAPE_CONFIG) {
        option_field_integer(L, "completer_id", h->completer_id);
    }
    if (!is_memory(shape)) {
        return;
    }
    option_field_flag(L, "addr64", h->addr64);
    option_field_integer(L, "at", h->at);
    option_field_flag(L, "th", h->th);
    option_field_integer(L, "ph", h->ph);
    if (h->th) {
        option_field_integer(L, "st", h->st);
        option_field_flag(L, "st16", h->st16);
    }
    if (h->av) {
        option_field_flag(L, "av", true);
        option_field_integer(L, "ama", h->ama);
    }
    if (h->no_write) {
        option_field_flag(L, "no_write", true);
    }
}

static void push_completion(lua_State *L, const struct pcie_header *h)
{
    option_field_integer(L, "completer_id", h->completer_id);
    option_field_integer(L, "status", h->status);
    option_field_flag(L, "bcm", h->bcm);
    option_field_integer(L, "byte_count", h->byte_count);
    option_field_integer(L, "lower_address", h->lower_address);
    if (h->completer_segment != 0) {
        option_field_integer(L, "completer_segment", h->completer_segment);
    }
}

static void push_message(lua_State *L, const struct pcie_header *h)
{
    const struct pcie_message *m = pcie_message(h->message_code, pcie_kinds[h->kind].data);

    option_field_string(L, "message", m ? m->name : NULL);
    option_field_integer(L, "message_code", h->message_code);
    option_field_string(L, "routing", route_names[h->route]);
    option_field_integer(L, "message_data", h->message);
    if (h->route == PCIE_ROUTE_ID) {
        option_field_integer(L, "completer_id", h->completer_id);
    }
}

static void push_extensions(lua_State *L, const struct pcie_header *h)
{
    if (h->pasid_valid) {
        option_field_integer(L, "pasid", h->pasid);
        option_field_flag(L, "privileged", h->privileged);
        option_field_flag(L, "execute", h->execute);
    }
    if (h->destination_valid) {
        option_field_integer(L, "destination_segment", h->destination_segment);
    }
    if (h->requester_valid) {
        option_field_integer(L, "requester_segment", h->requester_segment);
    }
}

int tlp_decode(lua_State *L)
{
    struct decode_keys keys = { 0 };
    struct pcie_header h;
    struct error e = { 0 };
    size_t size = 0;

    if (lua_type(L, 1) != LUA_TSTRING) {
        return script_fail(L, "%s: expected a string of bytes, found a %s", decode_name,
                           luaL_typename(L, 1));
    }
    const uint8_t *bytes = (const uint8_t *)lua_tolstring(L, 1, &size);
    options_read(L, 2,
                 &(struct option_set){ .function = decode_name,
                                       .tables = tlp_decode_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1 });
    const bool ok = keys.header ? pcie_decode_header(bytes, size, keys.flit, &h, &e)
                                : pcie_decode(bytes, size, keys.flit, &h, &e);
    if (!ok) {
        lua_pushnil(L);
        lua_pushstring(L, e.text);
        lua_pushstring(L,
                       pcie_rules[pcie_decode_rule(bytes, size, keys.flit, keys.header, &h)].name);
        return 3;
    }
    lua_createtable(L, 0, 24);
    push_common(L, &h);
    switch (pcie_kinds[h.kind].shape) {
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC:
    case PCIE_SHAPE_IO:
    case PCIE_SHAPE_CONFIG: push_request(L, &h); break;
    case PCIE_SHAPE_COMPLETION: push_completion(L, &h); break;
    case PCIE_SHAPE_MESSAGE: push_message(L, &h); break;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: break;
    }
    push_extensions(L, &h);
    if (pcie_kinds[h.kind].data && !keys.header) {
        const size_t payload = (size_t)h.length_dw * 4;
        const size_t at = size - payload - (h.td ? 4 : 0);
        lua_pushlstring(L, (const char *)bytes + at, payload);
        lua_setfield(L, -2, "data");
    }
    return 1;
}
