/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What an A64 word does to memory: just enough to know one instruction's accesses from another's.
 * Encodings: DDI 0487, C4.1 "A64 instruction set encoding", Loads and stores, Barriers, and the SVE
 * loads and stores.
 */
#include "trace/formats.h"

/** Bits [high:low] of a word. */
static unsigned bits(uint32_t w, int high, int low)
{
    return w >> low & ((1u << (high - low + 1)) - 1);
}

static bool bit(uint32_t w, int at)
{
    return (w >> at & 1) != 0;
}

static void is_load_or_store(struct trace_op *op, bool load)
{
    op->load = load;
    op->store = !load;
}

/** `count` registers of `bytes` each, each of them one single-copy atomic access. */
static void registers(struct trace_op *op, enum trace_class c, unsigned bytes, unsigned count)
{
    op->op_class = (uint8_t)c;
    op->element = (uint8_t)bytes;
    op->reg_bytes = (uint8_t)bytes;
    op->total = (uint8_t)(bytes * count);
}

static void none(struct trace_op *op)
{
    *op = (struct trace_op){ 0 };
}

/* ---- each group ------------------------------------------------------------------------------ */

/** LD1..LD4, ST1..ST4 of whole registers: opcode [15:12] says how many. */
static void multiple_structures(uint32_t w, struct trace_op *op)
{
    static const uint8_t counts[16] = {
        [0] = 4, [2] = 4, [4] = 3, [6] = 3, [7] = 1, [8] = 2, [10] = 2
    };
    unsigned count = counts[bits(w, 15, 12)];
    if (count == 0) {
        return;
    }
    registers(op, TRACE_CLASS_STRUCTURE, 8u << bits(w, 30, 30), count);
    op->element = (uint8_t)(1u << bits(w, 11, 10));
    is_load_or_store(op, bit(w, 22));
}

/** One lane of one to four registers, or a load that repeats it in all lanes. */
static void single_structure(uint32_t w, struct trace_op *op)
{
    unsigned scale = bits(w, 15, 14);
    unsigned count = (bits(w, 13, 13) << 1 | bits(w, 21, 21)) + 1;
    unsigned size = scale == 3 ? bits(w, 11, 10) : scale == 2 && bit(w, 10) ? 3 : scale;
    registers(op, TRACE_CLASS_STRUCTURE, 1u << size, count);
    is_load_or_store(op, bit(w, 22));
}

/** LDAP1, STL1 (FEAT_LRCPC3): a lane of 8 bytes. */
static void ordered_structure(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_STRUCTURE, 8, 1);
    is_load_or_store(op, bit(w, 22));
    op->acquire = op->load;
    op->release = op->store;
}

/** Exclusives, LDAR, STLR, CAS, CASP: o2 [23], L [22], o1 [21], o0 [15]. */
static void exclusive(uint32_t w, struct trace_op *op)
{
    unsigned size = bits(w, 31, 30);
    bool o2 = bit(w, 23);
    bool load = bit(w, 22);
    bool o1 = bit(w, 21);
    bool o0 = bit(w, 15);
    if (!o2 && o1 && size < 2) { /* CASP: one access to both registers' bytes */
        unsigned bytes = 4u << size;
        registers(op, TRACE_CLASS_ATOMIC, bytes, 2);
        op->element = (uint8_t)(2 * bytes);
    } else if (o2 && o1) { /* CAS */
        registers(op, TRACE_CLASS_ATOMIC, 1u << size, 1);
    } else if (o2) {
        registers(op, TRACE_CLASS_ORDERED, 1u << size, 1);
        is_load_or_store(op, load);
        /* Without o0 LDLAR and STLLR: of one region only; taken as the full ones. */
        op->acquire = load;
        op->release = !load;
        return;
    } else {
        registers(op, TRACE_CLASS_EXCLUSIVE, 1u << size, o1 ? 2 : 1);
        op->element = op->total; /* the pair is single-copy atomic as a whole */
        is_load_or_store(op, load);
        op->acquire = load && o0;
        op->release = !load && o0;
        return;
    }
    op->load = true;
    op->store = true;
    op->acquire = load;
    op->release = o0;
}

/** LDAPUR, STLUR, LDAPR and STLR with writeback. */
static void ordered_unscaled(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_ORDERED, 1u << bits(w, 31, 30), 1);
    is_load_or_store(op, bits(w, 23, 22) != 0);
    op->acquire = op->load;
    op->release = op->store;
}

static void ordered_writeback(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_ORDERED, 1u << bits(w, 31, 30), 1);
    is_load_or_store(op, bit(w, 22));
    op->acquire = op->load;
    op->release = op->store;
}

/** LDAPR (FEAT_LRCPC): among the atomics' encodings. */
static void load_acquire(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_ORDERED, 1u << bits(w, 31, 30), 1);
    op->load = true;
    op->acquire = true;
}

/** LDIAPP, STILP (FEAT_LRCPC3). */
static void ordered_pair(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_ORDERED, 1u << bits(w, 31, 30), 2);
    is_load_or_store(op, bit(w, 22));
    op->acquire = op->load;
    op->release = op->store;
}

/** The size of a SIMD&FP register: size [31:30], and opc<1> [23] for Q. */
static unsigned simd_bytes(uint32_t w)
{
    return bits(w, 31, 30) == 0 && bit(w, 23) ? 16 : 1u << bits(w, 31, 30);
}

static void ordered_simd(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_SIMD, simd_bytes(w), 1);
    is_load_or_store(op, bit(w, 22));
    op->acquire = op->load;
    op->release = op->store;
}

static void literal(uint32_t w, struct trace_op *op)
{
    unsigned opc = bits(w, 31, 30);
    op->load = true;
    if (opc == 3) { /* PRFM, unallocated */
        none(op);
    } else if (bit(w, 26)) {
        registers(op, TRACE_CLASS_SIMD, 4u << opc, 1);
    } else {
        registers(op, TRACE_CLASS_PLAIN, opc == 1 ? 8 : 4, 1);
    }
}

/** LDP, STP, LDNP, STNP, LDPSW, STGP: opc [31:30], V [26], L [22]. */
static void pair(uint32_t w, struct trace_op *op)
{
    unsigned opc = bits(w, 31, 30);
    is_load_or_store(op, bit(w, 22));
    op->non_temporal = bits(w, 24, 23) == 0;
    if (bit(w, 26) && opc == 3) { /* unallocated */
        none(op);
    } else if (bit(w, 26)) {
        registers(op, TRACE_CLASS_SIMD, 4u << opc, 2);
    } else if (opc == 1 && op->store) { /* STGP */
        registers(op, TRACE_CLASS_TAG, 8, 2);
    } else {
        registers(op, TRACE_CLASS_PAIR, opc >= 2 ? 8 : 4, 2);
    }
}

/** One register: size [31:30], V [26], opc [23:22]. */
static void single(uint32_t w, struct trace_op *op)
{
    unsigned size = bits(w, 31, 30);
    unsigned opc = bits(w, 23, 22);
    if (bit(w, 26)) {
        registers(op, TRACE_CLASS_SIMD, simd_bytes(w), 1);
        is_load_or_store(op, bit(w, 22));
    } else if (size == 3 && opc == 2) { /* PRFM */
        none(op);
    } else {
        registers(op, TRACE_CLASS_PLAIN, 1u << size, 1);
        is_load_or_store(op, opc != 0);
    }
}

/** LDRAA, LDRAB. */
static void load_authenticated(uint32_t w, struct trace_op *op)
{
    (void)w;
    registers(op, TRACE_CLASS_PLAIN, 8, 1);
    op->load = true;
}

/** LDADD ... SWP: A [23], R [22]. */
static void atomic(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_ATOMIC, 1u << bits(w, 31, 30), 1);
    op->load = true;
    op->store = true;
    op->acquire = bit(w, 23);
    op->release = bit(w, 22);
}

/** LDCLRP, LDSETP, SWPP (FEAT_LSE128): one access of 16 bytes. */
static void atomic_128(uint32_t w, struct trace_op *op)
{
    atomic(w, op);
    op->element = 16;
    op->reg_bytes = 8;
    op->total = 16;
}

/** LD64B, ST64B, ST64BV, ST64BV0: one access of 64 bytes. */
static void block_64(uint32_t w, struct trace_op *op)
{
    registers(op, TRACE_CLASS_64B, 64, 1);
    op->reg_bytes = 8;
    is_load_or_store(op, bits(w, 14, 12) == 5);
}

/** STG, STZG, ST2G, STZ2G ...: what they store depends on the tags' storage. */
static void tags(uint32_t w, struct trace_op *op)
{
    op->op_class = TRACE_CLASS_TAG;
    op->element = 16;
    bool load = bits(w, 11, 10) == 0 && bit(w, 22);
    is_load_or_store(op, load);
}

static void copy(uint32_t w, struct trace_op *op)
{
    (void)w;
    op->op_class = TRACE_CLASS_COPY;
    op->element = 1; /* bytes, in any grouping */
    op->load = true;
    op->store = true;
}

/** SVE: the total depends on the vector length and the predicate. */
static void sve(uint32_t w, struct trace_op *op)
{
    /* Bytes in memory for dtype [24:21] of the contiguous loads: LD1B, LD1SW ... */
    static const uint8_t dtype[16] = { 1, 1, 1, 1, 4, 2, 2, 2, 2, 2, 4, 4, 1, 1, 1, 8 };
    op->op_class = TRACE_CLASS_SVE;
    bool store = bits(w, 31, 29) == 7;
    is_load_or_store(op, !store);
    /* LDR, STR of a whole register: byte elements. */
    if (bits(w, 24, 22) == 6 && (bits(w, 31, 29) == 4 || store) &&
        (bits(w, 15, 13) == 0 || bits(w, 15, 13) == 2)) {
        op->element = 1;
    } else if (bits(w, 31, 29) == 5 && bits(w, 15, 13) >= 2 && bits(w, 15, 13) <= 5) {
        op->element = dtype[bits(w, 24, 21)];
    } else {
        op->element = (uint8_t)(1u << bits(w, 24, 23));
    }
}

static void zero(uint32_t w, struct trace_op *op)
{
    (void)w;
    op->op_class = TRACE_CLASS_ZVA;
    op->store = true;
}

/** DSB, DMB, ISB, SB by op2 [7:5]; CRm [11:8] is domain and type. Other CRm act as SY (C6.2, DMB).
 */
static void barrier(uint32_t w, struct trace_op *op)
{
    static const uint8_t by_op2[8] = { [4] = TRACE_BARRIER_DSB,
                                       [5] = TRACE_BARRIER_DMB,
                                       [6] = TRACE_BARRIER_ISB,
                                       [7] = TRACE_BARRIER_SB };
    unsigned crm = bits(w, 11, 8);
    op->op_class = TRACE_CLASS_BARRIER;
    op->barrier = by_op2[bits(w, 7, 5)];
    op->domain = TRACE_DOMAIN_SY;
    op->barrier_type = TRACE_BARRIER_ALL;
    if (op->barrier == TRACE_BARRIER_DSB && (crm == 0 || crm == 4)) {
        op->barrier = crm == 0 ? TRACE_BARRIER_SSBB : TRACE_BARRIER_PSSBB;
    } else if (op->barrier != TRACE_BARRIER_ISB && op->barrier != TRACE_BARRIER_SB &&
               (crm & 3) != 0) {
        op->domain = (uint8_t)(crm >> 2);
        op->barrier_type = (uint8_t)((crm & 3) == 1   ? TRACE_BARRIER_LOADS
                                     : (crm & 3) == 2 ? TRACE_BARRIER_STORES
                                                      : TRACE_BARRIER_ALL);
    }
}

/** DSB with the nXS qualifier: all types, domain in imm2 [11:10]. */
static void barrier_nxs(uint32_t w, struct trace_op *op)
{
    op->op_class = TRACE_CLASS_BARRIER;
    op->barrier = TRACE_BARRIER_DSB_NXS;
    op->domain = (uint8_t)bits(w, 11, 10);
    op->barrier_type = TRACE_BARRIER_ALL;
}

static void data_gathering_hint(uint32_t w, struct trace_op *op)
{
    (void)w;
    op->op_class = TRACE_CLASS_BARRIER;
    op->barrier = TRACE_BARRIER_DGH;
    op->domain = TRACE_DOMAIN_SY;
}

/* The first row that fits: special cases stand before the groups that hold their encodings. */
static const struct row {
    uint32_t mask, value;
    void (*decode)(uint32_t w, struct trace_op *op);
} rows[] = {
    { 0xfffff0ff, 0xd503309f, barrier }, /* DSB */
    { 0xfffff0ff, 0xd50330df, barrier }, /* ISB */
    { 0xfffff0ff, 0xd50330bf, barrier }, /* DMB */
    { 0xffffffff, 0xd50330ff, barrier }, /* SB */
    { 0xfffff3ff, 0xd503323f, barrier_nxs },
    { 0xffffffff, 0xd50320df, data_gathering_hint },
    { 0xffffffe0, 0xd50b7420, zero }, /* DC ZVA */
    { 0xffffffe0, 0xd50b7480, zero }, /* DC GZVA */
    { 0xbfbffc00, 0x0d018400, ordered_structure },
    { 0xbfbf0000, 0x0c000000, multiple_structures },
    { 0xbfa00000, 0x0c800000, multiple_structures },
    { 0xbf9f0000, 0x0d000000, single_structure },
    { 0xbf800000, 0x0d800000, single_structure },
    { 0x3f000000, 0x08000000, exclusive },
    { 0xff200c00, 0x19200000, atomic_128 },
    { 0x3f200c00, 0x19000000, ordered_unscaled },
    { 0x3fbffc00, 0x19800800, ordered_writeback },
    { 0xbfa0ec00, 0x99000800, ordered_pair },
    { 0x3f200c00, 0x1d000800, ordered_simd },
    { 0xff200000, 0xd9200000, tags },
    { 0x3b200c00, 0x19000400, copy },
    { 0x3b000000, 0x18000000, literal },
    { 0x3a000000, 0x28000000, pair },
    { 0x3ffffc00, 0x38bfc000, load_acquire },
    { 0xfffffc00, 0xf83fd000, block_64 }, /* LD64B */
    { 0xfffffc00, 0xf83f9000, block_64 }, /* ST64B */
    { 0xffe0fc00, 0xf820b000, block_64 }, /* ST64BV */
    { 0xffe0fc00, 0xf820a000, block_64 }, /* ST64BV0 */
    { 0x3f200c00, 0x38200000, atomic },
    { 0xff200400, 0xf8200400, load_authenticated },
    { 0x3b200c00, 0x38200800, single }, /* register offset */
    { 0x3b200000, 0x38000000, single }, /* unscaled, unprivileged, pre- and post-indexed */
    { 0x3b000000, 0x39000000, single }, /* unsigned offset */
    { 0x9e000000, 0x84000000, sve },
};

struct trace_op trace_decode(uint32_t opcode)
{
    struct trace_op op = { 0 };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if ((opcode & rows[i].mask) == rows[i].value) {
            rows[i].decode(opcode, &op);
            break;
        }
    }
    return op;
}

const struct trace_op *trace_op_of(struct trace *t, uint32_t opcode)
{
    uint32_t slot = (opcode * 2654435761u) >> 24; /* Knuth's multiplier; 8 bits for OPCODES */
    if (__builtin_expect(t->op_words[slot] != opcode, 0)) {
        t->op_words[slot] = opcode;
        t->ops[slot] = trace_decode(opcode);
    }
    return &t->ops[slot];
}

/* ---- names ----------------------------------------------------------------------------------- */

const char *trace_class_name(enum trace_class c)
{
    static const char *const names[TRACE_CLASS_COUNT] = {
        [TRACE_CLASS_UNKNOWN] = "unknown",
        [TRACE_CLASS_PLAIN] = "plain",
        [TRACE_CLASS_PAIR] = "pair",
        [TRACE_CLASS_SIMD] = "simd",
        [TRACE_CLASS_STRUCTURE] = "structure",
        [TRACE_CLASS_SVE] = "sve",
        [TRACE_CLASS_EXCLUSIVE] = "exclusive",
        [TRACE_CLASS_ORDERED] = "ordered",
        [TRACE_CLASS_ATOMIC] = "atomic",
        [TRACE_CLASS_64B] = "64b",
        [TRACE_CLASS_TAG] = "tag",
        [TRACE_CLASS_COPY] = "copy",
        [TRACE_CLASS_ZVA] = "dc-zva",
        [TRACE_CLASS_BARRIER] = "barrier",
    };
    return names[c];
}

const char *trace_barrier_text(const struct trace_op *op, char *buffer, size_t size)
{
    static const char *const names[] = {
        [TRACE_BARRIER_NONE] = "",     [TRACE_BARRIER_DMB] = "dmb",
        [TRACE_BARRIER_DSB] = "dsb",   [TRACE_BARRIER_DSB_NXS] = "dsb",
        [TRACE_BARRIER_ISB] = "isb",   [TRACE_BARRIER_SB] = "sb",
        [TRACE_BARRIER_SSBB] = "ssbb", [TRACE_BARRIER_PSSBB] = "pssbb",
        [TRACE_BARRIER_DGH] = "dgh",
    };
    static const char *const domains[] = { "osh", "nsh", "ish", "" };
    static const char *const types[] = { "", "ld", "st" };
    const char *type = types[op->barrier_type];
    bool full = op->domain == TRACE_DOMAIN_SY && op->barrier_type == TRACE_BARRIER_ALL;
    switch (op->barrier) {
    case TRACE_BARRIER_DMB:
    case TRACE_BARRIER_DSB:
    case TRACE_BARRIER_DSB_NXS:
        snprintf(buffer, size, "%s %s%s%s", names[op->barrier], full ? "sy" : domains[op->domain],
                 type, op->barrier == TRACE_BARRIER_DSB_NXS ? "nxs" : "");
        break;
    default: snprintf(buffer, size, "%s", names[op->barrier]); break;
    }
    return buffer;
}
