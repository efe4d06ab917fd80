/* SPDX-License-Identifier: Apache-2.0 */
/**
 * gem5's packet traces (CommMonitor with a MemTraceProbe; src/proto/packet.proto,
 * src/mem/packet.hh, src/mem/request.hh): "gem5", then protobuf messages, each after its length as
 * a varint.
 *
 *     PacketHeader  obj_id 1, ver 2, tick_freq 3, id_strings 4 { key 1, value 2 }
 *     Packet        tick 1, cmd 2, addr 3, size 4, flags 5, pkt_id 6, pc 7
 *
 * What is no packet is gone over until something looks like a few of them.
 */
#include "trace/bytes.h"
#include "trace/pieces.h"

#include <stdlib.h>

enum {
    MAGIC_BYTES = 4,
    VARINT_MAX = 10,
    PACKET_MAX = 256,         /* bytes of the message; seven varints are 77 */
    HEADER_MAX = 1024 * 1024, /* of a system with very many requestors */
    ACCESS_BYTES_MAX = 4096,  /* of one packet: a page */
    CHAIN = 3,                /* packets in a row that are believed after a bad stretch */
    REQUESTORS = TRACE_CPUS,  /* further ones share the last cpu */
    NAME_BYTES = 48,          /* of a requestor, for the notes */
    NAMES = 4096,             /* of requestors that a header may tell of; the rest have none */
    FLAG_FETCH = 0x100,       /* request.hh: INST_FETCH */
    FLAG_UNCACHEABLE = 0x400, /* UNCACHEABLE */
    FLAG_STRICT = 0x800,      /* STRICT_ORDER: Device memory on Arm */
    CMD_READ = 1,
    CMD_WRITE = 4 /* as util/decode_packet_trace.py has them */
};
static const uint64_t PS_PER_SECOND = UINT64_C(1000000000000);
static const uint64_t NS_PER_SECOND = 1000000000;

/** MemCmd::Command of today's gem5; older ones have other numbers from 6 on. */
static const char *const commands[] = {
    "InvalidCmd",       "ReadReq",         "ReadResp",          "ReadRespWithInvalidate",
    "WriteReq",         "WriteResp",       "WriteCompleteResp", "WritebackDirty",
    "WritebackClean",   "WriteClean",      "CleanEvict",        "SoftPFReq",
    "SoftPFExReq",      "HardPFReq",       "SoftPFResp",        "HardPFResp",
    "WriteLineReq",     "UpgradeReq",      "SCUpgradeReq",      "UpgradeResp",
    "SCUpgradeFailReq", "UpgradeFailResp", "ReadExReq",         "ReadExResp",
    "ReadCleanReq",     "ReadSharedReq",   "LoadLockedReq",     "StoreCondReq",
    "StoreCondFailReq", "StoreCondResp",
};

struct requestor {
    uint64_t id;
    uint64_t accesses;
};

struct gem5 {
    struct pieces pieces;
    bool begun;
    uint64_t tick_freq, packets;
    struct requestor requestors[REQUESTORS]; /* cpus, in the order of their first accesses */
    size_t requestor_count;
    uint64_t kinds[3]; /* accesses: cacheable, uncacheable, uncacheable and strictly ordered */
    uint64_t split, no_flags;
    char (*names)[NAME_BYTES]; /* by id */
};

struct packet {
    uint64_t field[8]; /* by number */
    unsigned has;      /* 1 << number */
};
enum { TICK = 1, CMD, ADDR, SIZE, FLAGS, ID, PC };

/* ---- protobuf -------------------------------------------------------------------------------- */

static bool varint(const uint8_t **p, const uint8_t *end, uint64_t *value)
{
    uint64_t v = 0;
    for (unsigned shift = 0; *p != end && shift < 64; shift += 7) {
        uint8_t byte = *(*p)++;
        if (shift == 63 && byte > 1) {
            return false;
        }
        v |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *value = v;
            return true;
        }
    }
    return false;
}

struct field {
    uint64_t number, value;  /* of wire type 0 */
    const uint8_t *at, *end; /* of type 2: its bytes */
    unsigned type;
};

static bool next_field(const uint8_t **p, const uint8_t *end, struct field *f)
{
    enum { VARINT, FIXED64, BYTES, FIXED32 = 5 };
    uint64_t key, length = 0;
    if (!varint(p, end, &key) || key >> 3 == 0) {
        return false;
    }
    f->number = key >> 3;
    f->type = key & 7;
    switch (f->type) {
    case VARINT: return varint(p, end, &f->value);
    case FIXED64: length = 8; break;
    case FIXED32: length = 4; break;
    case BYTES:
        if (!varint(p, end, &length)) {
            return false;
        }
        break;
    default: return false;
    }
    if (length > (uint64_t)(end - *p)) {
        return false;
    }
    f->at = *p;
    f->end = *p += length;
    return true;
}

/**
 * A Packet: its own fields are varints and come once, as every writer of protobuf has them; tick,
 * cmd, addr and size are there; others may be.
 */
static bool parse_packet(const uint8_t *p, const uint8_t *end, struct packet *out)
{
    const unsigned required = 1u << TICK | 1u << CMD | 1u << ADDR | 1u << SIZE;
    *out = (struct packet){ 0 };
    while (p != end) {
        struct field f;
        if (!next_field(&p, end, &f)) {
            return false;
        }
        if (f.number <= PC) {
            if (f.type != 0 || (out->has & 1u << f.number) != 0) {
                return false;
            }
            out->field[f.number] = f.value;
            out->has |= 1u << f.number;
        }
    }
    return (out->has & required) == required && out->field[CMD] <= UINT32_MAX &&
           out->field[SIZE] <= UINT32_MAX && out->field[FLAGS] <= UINT32_MAX;
}

/* ---- the header ------------------------------------------------------------------------------ */

static void take_name(struct gem5 *g, const uint8_t *p, const uint8_t *end)
{
    struct field f;
    uint64_t id = 0;
    while (p != end && next_field(&p, end, &f)) {
        if (f.number == 1 && f.type == 0) {
            id = f.value;
        } else if (f.number == 2 && f.type == 2 && id < NAMES && g->names != NULL) {
            size_t n = (size_t)(f.end - f.at);
            n = n < NAME_BYTES - 1 ? n : NAME_BYTES - 1;
            for (size_t i = 0; i < n; i++) {
                g->names[id][i] = (char)(f.at[i] < ' ' || f.at[i] > '~' ? '?' : f.at[i]);
            }
        }
    }
}

/** The magic word and the header; of one longer than a block its beginning, where tick_freq is. */
static enum line_result take_header(struct trace *t)
{
    struct gem5 *g = t->gem5;
    g->begun = true;
    t->bytes.offset = (uint64_t)(t->end - t->at);
    t->bytes.number = 1;
    (void)bytes_need(t, MAGIC_BYTES + VARINT_MAX);
    const uint8_t *p = (const uint8_t *)t->at, *end = (const uint8_t *)t->end;
    uint64_t length;
    t->totals.lines++;
    p += end - p < MAGIC_BYTES ? end - p : MAGIC_BYTES;
    if (!varint(&p, end, &length) || length > HEADER_MAX) {
        enum line_result result = bytes_bad(t, "the length of a PacketHeader");
        t->at += (size_t)(t->end - t->at) < MAGIC_BYTES ? t->end - t->at : MAGIC_BYTES;
        return result;
    }
    size_t before = (size_t)(p - (const uint8_t *)t->at);
    size_t here = length < SOURCE_KEEP_MAX - before ? (size_t)length : SOURCE_KEEP_MAX - before;
    if (!bytes_need(t, before + here)) {
        return bytes_cut(t);
    }
    p = (const uint8_t *)t->at + before;
    end = p + here;
    struct field f;
    uint64_t frequency = 0;
    bool good = true;
    while (p != end && (good = next_field(&p, end, &f))) {
        if (f.number == 3 && f.type == 0) {
            frequency = f.value;
        } else if (f.number == 4 && f.type == 2) {
            take_name(g, f.at, f.end);
        }
    }
    if (frequency == 0 || (!good && here == length)) {
        enum line_result result = bytes_bad(t, "a PacketHeader with tick_freq");
        t->at += MAGIC_BYTES;
        return result;
    }
    g->tick_freq = frequency;
    t->at += before;
    if (!bytes_discard(t, length)) {
        return bytes_cut(t);
    }
    trace_count_skip(t, TRACE_SKIP_MARK, "header", strlen("header"));
    return LINE_NOTHING;
}

/* ---- packets --------------------------------------------------------------------------------- */

/** The cpu that stands for a requestor. */
static int32_t cpu_of(struct gem5 *g, uint64_t id)
{
    size_t i = 0;
    while (i < g->requestor_count && g->requestors[i].id != id) {
        i++;
    }
    if (i == g->requestor_count) {
        i = i < REQUESTORS ? g->requestor_count++ : REQUESTORS - 1;
        g->requestors[i].id = i < g->requestor_count ? id : g->requestors[i].id;
    }
    g->requestors[i].accesses++;
    return (int32_t)i;
}

static enum line_result leave_out(struct trace *t, const char *label)
{
    t->totals.lines++;
    trace_count_skip(t, TRACE_SKIP_MARK, label, strlen(label));
    return LINE_NOTHING;
}

/** In ns; false: they are 2^64 or more. */
static bool time_of(const struct gem5 *g, const struct packet *p, uint64_t *ns)
{
    unsigned __int128 time = (unsigned __int128)p->field[TICK] * NS_PER_SECOND / g->tick_freq;
    *ns = (uint64_t)time;
    return time == *ns;
}

static enum line_result take_access(struct trace *t, const struct packet *p, uint64_t ns)
{
    struct gem5 *g = t->gem5;
    const uint64_t *field = p->field;
    uint64_t address = field[ADDR], left = field[SIZE];
    unsigned kind = (field[FLAGS] & FLAG_UNCACHEABLE) == 0 ? 0
                    : (field[FLAGS] & FLAG_STRICT) == 0    ? 1
                                                           : 2;
    g->kinds[kind]++;
    g->no_flags += (p->has & 1u << FLAGS) == 0 ? 1 : 0;
    g->split += left > PIECE_BYTES ? 1 : 0;
    int32_t cpu = cpu_of(g, field[ID]);
    while (left != 0) {
        uint64_t n = left <= PIECE_BYTES ? left : PIECE_BYTES - address % PIECE_BYTES;
        struct piece *piece = pieces_add(&g->pieces);
        piece->address = address;
        piece->size = (uint8_t)n;
        piece->kind = field[CMD] == CMD_WRITE ? TRACE_WRITE : TRACE_READ;
        piece->time = ns;
        piece->time_unit = TRACE_TIME_NS;
        piece->line = g->packets;
        piece->pc = field[PC];
        piece->cpu = cpu;
        piece->region = trace_intern(t, "mem", strlen("mem"));
        address += n;
        left -= n;
    }
    return LINE_NOTHING;
}

static enum line_result take_packet(struct trace *t, const struct packet *p)
{
    const uint64_t cmd = p->field[CMD];
    uint64_t ns;
    char label[64];
    if (cmd != CMD_READ && cmd != CMD_WRITE) {
        snprintf(label, sizeof label, "cmd %llu%s%s%s", (unsigned long long)cmd,
                 cmd < ARRAY_LEN(commands) ? " (" : "",
                 cmd < ARRAY_LEN(commands) ? commands[cmd] : "",
                 cmd < ARRAY_LEN(commands) ? ")" : "");
        return leave_out(t, label);
    }
    if ((p->field[FLAGS] & FLAG_FETCH) != 0) {
        return leave_out(t, "instruction fetch");
    }
    if (p->field[SIZE] == 0 || p->field[SIZE] > ACCESS_BYTES_MAX ||
        p->field[ADDR] > UINT64_MAX - (p->field[SIZE] - 1)) {
        return leave_out(t, "packet of no size, above 4096 bytes, or beyond 2^64");
    }
    if (!time_of(t->gem5, p, &ns)) {
        t->totals.lines++;
        return trace_bad(t, "a tick that is below 2^64 ns");
    }
    return take_access(t, p, ns);
}

/** Whether a message at `p` is a Packet; `p` is then its end. NULL in `cut`: it is not whole. */
static bool one_packet(const uint8_t **p, const uint8_t *end, struct packet *out, bool *cut)
{
    uint64_t length;
    const uint8_t *at = *p;
    *cut = false;
    if (!varint(&at, end, &length)) {
        *cut = end - *p < VARINT_MAX;
        return false;
    }
    if (length == 0 || length > PACKET_MAX) {
        return false;
    }
    if (length > (uint64_t)(end - at)) {
        *cut = true;
        return false;
    }
    *p = at + length;
    return parse_packet(at, *p, out);
}

/** Whether some packets follow one another here, or at least one up to the end of the data. */
static bool believable(struct trace *t)
{
    (void)bytes_need(t, CHAIN * (PACKET_MAX + VARINT_MAX));
    const uint8_t *p = (const uint8_t *)t->at, *end = (const uint8_t *)t->end;
    struct packet ignored;
    bool cut = false;
    unsigned n = 0;
    while (n < CHAIN && p != end && one_packet(&p, end, &ignored, &cut)) {
        n++;
    }
    return n == CHAIN || (n != 0 && (p == end || cut));
}

/** `cut`: the data end in what is here, unless packets follow: then its length is wrong. */
static enum line_result resynchronize(struct trace *t, bool cut)
{
    bool found = false;
    t->bytes.bad_at = bytes_here(t);
    do {
        t->at++;
    } while (bytes_need(t, 1) && !(found = believable(t)));
    t->bytes.cut = cut && !found;
    return trace_bad(t, t->bytes.cut ? "the rest of a record"
                                     : "a Packet with tick, cmd, addr and size after its length");
}

enum line_result gem5_take(struct trace *t, struct trace_record *r)
{
    struct gem5 *g = t->gem5;
    if (!g->begun) {
        return take_header(t);
    }
    if (pieces_take(&g->pieces, t, false, r)) {
        return LINE_RECORD;
    }
    if (!bytes_need(t, 1)) {
        return LINE_END;
    }
    (void)bytes_need(t, PACKET_MAX + VARINT_MAX);
    const uint8_t *p = (const uint8_t *)t->at;
    struct packet packet;
    bool cut;
    g->packets++;
    t->bytes.number = g->packets;
    if (one_packet(&p, (const uint8_t *)t->end, &packet, &cut)) {
        t->bytes.bad_at = bytes_here(t);
        t->at += p - (const uint8_t *)t->at;
        return take_packet(t, &packet);
    }
    t->totals.lines++;
    return resynchronize(t, cut);
}

bool gem5_flush(struct trace *t, struct trace_record *r)
{
    return pieces_take(&t->gem5->pieces, t, true, r);
}

/* ---- notes ----------------------------------------------------------------------------------- */

static void note_requestors(struct trace *t)
{
    const struct gem5 *g = t->gem5;
    char *note = trace_new_note(t);
    size_t used = (size_t)snprintf(note, NOTE_BYTES, "cpus stand for gem5's requestors:");
    for (size_t i = 0; i < g->requestor_count; i++) {
        const struct requestor *q = &g->requestors[i];
        char text[NAME_BYTES + 64];
        const char *name = q->id < NAMES && g->names != NULL ? g->names[q->id] : "";
        int n = snprintf(text, sizeof text, "%s %zu is %s%s%llu%s", i == 0 ? "" : ",", i, name,
                         name[0] != '\0' ? " (" : "number ", (unsigned long long)q->id,
                         name[0] != '\0' ? ")" : "");
        if (used + (size_t)n + sizeof ", ..." > NOTE_BYTES) {
            snprintf(note + used, NOTE_BYTES - used, ", ...");
            return;
        }
        memcpy(note + used, text, (size_t)n + 1);
        used += (size_t)n;
    }
}

void gem5_notes(struct trace *t)
{
    const struct gem5 *g = t->gem5;
    if (g->requestor_count != 0) {
        note_requestors(t);
        if (g->no_flags == 0) {
            snprintf(trace_new_note(t), NOTE_BYTES,
                     "gem5 had %llu of the packets as cacheable, %llu as uncacheable, %llu as "
                     "uncacheable in strict order (Device)",
                     (unsigned long long)g->kinds[0], (unsigned long long)g->kinds[1],
                     (unsigned long long)g->kinds[2]);
        }
    }
    if (g->split != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "%llu packets of more than 64 bytes are several accesses here",
                 (unsigned long long)g->split);
    }
}

/* ---- opening and closing --------------------------------------------------------------------- */

/** The word, and a length that is no text or is followed by field 1 of bytes, obj_id. */
bool gem5_recognise(const char *begin, const char *end)
{
    enum { OBJ_ID = 0x0a };
    size_t n = (size_t)(end - begin);
    return n >= MAGIC_BYTES && memcmp(begin, "gem5", MAGIC_BYTES) == 0 &&
           (n < MAGIC_BYTES + 2 || (begin[MAGIC_BYTES] & 0x80) != 0 ||
            begin[MAGIC_BYTES + 1] == OBJ_ID);
}

bool gem5_open(struct trace *t, struct error *e)
{
    t->gem5 = calloc(1, sizeof *t->gem5);
    if (t->gem5 != NULL) {
        t->gem5->names = calloc(NAMES, sizeof *t->gem5->names);
        t->gem5->tick_freq = PS_PER_SECOND;
        t->gem5->pieces.whole = true;
    }
    return (t->gem5 != NULL && t->gem5->names != NULL) ||
           error_fault(e, "no memory to read %s", t->path);
}

void gem5_close(struct trace *t)
{
    if (t->gem5 != NULL) {
        free(t->gem5->names);
        free(t->gem5);
    }
}
