/* SPDX-License-Identifier: Apache-2.0 */
/**
 * To bytes and back: every value of every field where it belongs by the specification's figures,
 * random legal TLPs, every flipped bit of them.
 */
#include "tlp_rig.h"

enum { SEED = 20261121 };

/* ---- where fields are, by the figures ----------------------------------------------------------
 */

enum {
    MEM = 1 << PCIE_SHAPE_MEMORY,
    ATOMIC = 1 << PCIE_SHAPE_ATOMIC,
    IO = 1 << PCIE_SHAPE_IO,
    CONFIG = 1 << PCIE_SHAPE_CONFIG,
    CPL = 1 << PCIE_SHAPE_COMPLETION,
    MSG = 1 << PCIE_SHAPE_MESSAGE,
    REQUEST = MEM | ATOMIC | IO | CONFIG,
    ALL = REQUEST | CPL | MSG
};

/* One run of bits: `width` bits of the field from its bit `from` on are at byte.bit upwards. */
static const struct place {
    const char *field;
    bool flit;
    unsigned shapes;
    unsigned from, width, byte, bit;
} places[] = {
    { "length", false, MEM | ATOMIC, 0, 8, 3, 0 },
    { "length", false, MEM | ATOMIC, 8, 2, 2, 0 },
    { "length", true, MEM | ATOMIC, 0, 8, 3, 0 },
    { "length", true, MEM | ATOMIC, 8, 2, 2, 0 },
    { "tc", false, MEM | ATOMIC | CPL, 0, 3, 1, 4 },
    { "tc", true, MEM | ATOMIC | CPL, 0, 3, 1, 5 },
    { "attr", false, MEM | ATOMIC | CPL | MSG, 0, 2, 2, 4 },
    { "attr", false, MEM | ATOMIC | CPL | MSG, 2, 1, 1, 2 },
    { "attr", true, MEM | ATOMIC | CPL | MSG, 0, 3, 2, 2 },
    { "at", false, MEM | ATOMIC, 0, 2, 2, 2 },
    { "ep", false, ALL, 0, 1, 2, 6 },
    { "ep", true, ALL, 0, 1, 6, 7 },
    { "tag", false, REQUEST, 0, 8, 6, 0 },
    { "tag", false, REQUEST | CPL, 8, 1, 1, 3 },
    { "tag", false, REQUEST | CPL, 9, 1, 1, 7 },
    { "tag", false, CPL, 0, 8, 10, 0 },
    { "tag", true, REQUEST | CPL, 0, 8, 7, 0 },
    { "tag", true, REQUEST | CPL, 8, 6, 6, 0 },
    { "requester", false, REQUEST | MSG, 0, 8, 5, 0 },
    { "requester", false, REQUEST | MSG, 8, 8, 4, 0 },
    { "requester", true, REQUEST | MSG, 0, 8, 5, 0 },
    { "requester", true, REQUEST | MSG, 8, 8, 4, 0 },
    { "requester", false, CPL, 0, 8, 9, 0 },
    { "requester", false, CPL, 8, 8, 8, 0 },
    { "requester", true, CPL, 0, 8, 9, 0 },
    { "requester", true, CPL, 8, 8, 8, 0 },
    { "completer", false, CPL, 0, 8, 5, 0 },
    { "completer", false, CPL, 8, 8, 4, 0 },
    { "completer", true, CPL, 0, 8, 5, 0 },
    { "completer", true, CPL, 8, 8, 4, 0 },
    { "completer", false, CONFIG, 0, 8, 9, 0 },
    { "completer", false, CONFIG, 8, 8, 8, 0 },
    { "completer", true, CONFIG, 0, 8, 9, 0 },
    { "completer", true, CONFIG, 8, 8, 8, 0 },
    { "first_be", false, MEM | IO | CONFIG, 0, 4, 7, 0 },
    { "last_be", false, MEM, 0, 4, 7, 4 },
    { "register", false, CONFIG, 2, 6, 11, 2 },
    { "register", false, CONFIG, 8, 4, 10, 0 },
    { "register", true, CONFIG, 2, 6, 11, 2 },
    { "register", true, CONFIG, 8, 4, 10, 0 },
    { "status", false, CPL, 0, 3, 6, 5 },
    { "bcm", false, CPL, 0, 1, 6, 4 },
    { "byte_count", false, CPL, 0, 8, 7, 0 },
    { "byte_count", false, CPL, 8, 4, 6, 0 },
    { "byte_count", true, CPL, 0, 8, 11, 0 },
    { "byte_count", true, CPL, 8, 4, 10, 0 },
    { "lower", false, CPL, 0, 7, 11, 0 },
    { "lower", true, CPL, 2, 4, 10, 4 },
    { "lower", true, CPL, 6, 1, 6, 6 },
    { "code", false, MSG, 0, 8, 7, 0 },
    { "code", true, MSG, 0, 8, 7, 0 },
    { "route", false, MSG, 0, 3, 0, 0 },
    { "route", true, MSG, 0, 3, 0, 0 },
};

static uint64_t field_of(const struct pcie_header *h, const char *name)
{
    const struct {
        const char *name;
        uint64_t value;
    } fields[] = {
        { "length", h->length_dw },
        { "tc", h->tc },
        { "attr", h->attr },
        { "at", h->at },
        { "ep", h->ep },
        { "tag", h->tag },
        { "requester", h->requester_id },
        { "completer", h->completer_id },
        { "first_be", h->first_be },
        { "last_be", h->last_be },
        { "register", h->address },
        { "status", h->status },
        { "bcm", h->bcm },
        { "byte_count", h->byte_count },
        { "lower", h->lower_address },
        { "code", h->message_code },
        { "route", h->route },
    };
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return fields[i].value;
        }
    }
    fail_msg("no field %s", name);
    return 0;
}

/* The address is big-endian in bytes 8 to 11, or 8 to 15. */
static uint64_t address_of(const uint8_t *b, unsigned bytes)
{
    uint64_t address = 0;
    for (unsigned i = 0; i < bytes; i++) {
        address = address << 8 | b[8 + i];
    }
    return address & ~UINT64_C(3);
}

/* `b` is the header of `h` without prefixes and hints. */
static void check_places(const struct pcie_header *h, const uint8_t *b)
{
    const unsigned shape = 1U << pcie_kinds[h->kind].shape;

    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        const struct place *p = &places[i];
        if (p->flit != h->flit || (p->shapes & shape) == 0) {
            continue;
        }
        const unsigned mask = (1U << p->width) - 1;
        const unsigned is = b[p->byte] >> p->bit & mask;
        const unsigned want = (unsigned)(field_of(h, p->field) >> p->from) & mask;
        if (is != want) {
            fail_msg("%s %s: %s is %#x in byte %u, not %#x", pcie_kind_names[h->kind],
                     h->flit ? "flit" : "", p->field, is, p->byte, want);
        }
    }
    if (shape & (MEM | ATOMIC)) {
        assert_int_equal(address_of(b, h->addr64 ? 8 : 4), h->address);
        assert_int_equal(b[h->addr64 ? 15 : 11] & 3, h->flit ? h->at : h->ph);
    }
}

static uint8_t payload[4096];

/* Encode, look at the places, decode, encode. */
static void round_trip(const struct pcie_header *h, bool plain)
{
    uint8_t out[PCIE_TLP_MAX];
    struct error e = { 0 };
    const size_t size = pcie_encode(h, payload, out, sizeof(out), &e);

    if (size == 0) {
        fail_msg("%s%s: %s", h->flit ? "flit " : "", pcie_kind_names[h->kind], e.text);
    }
    if (plain) {
        check_places(h, out);
    }
    const struct pcie_header back = tlp_there_and_back(out, size, h->flit);
    assert_int_equal(back.reserved_words, 0);
    assert_int_equal(back.kind, h->kind);
    assert_int_equal(back.length_dw, h->length_dw);
    assert_int_equal(back.address, h->address);
    assert_int_equal(back.tag, h->tag);
    assert_int_equal(back.first_be, h->first_be);
    assert_int_equal(back.last_be, h->last_be);
    assert_int_equal(back.attr, h->attr);
    assert_int_equal(back.at, h->at);
    assert_int_equal(back.tc, h->tc);
    assert_int_equal(back.ep, h->ep);
    assert_int_equal(back.td, h->td);
    assert_int_equal(back.requester_id, h->requester_id);
    assert_int_equal(back.completer_id, h->completer_id);
    assert_int_equal(back.status, h->status);
    assert_int_equal(back.byte_count, h->byte_count);
    assert_int_equal(back.lower_address, h->lower_address);
    assert_int_equal(back.bcm, h->bcm);
    assert_int_equal(back.message_code, h->message_code);
    assert_int_equal(back.route, h->route);
    assert_true(back.message == h->message);
    assert_int_equal(back.th, h->th);
    assert_int_equal(back.ph, h->ph);
    assert_int_equal(back.st, h->st);
    assert_int_equal(back.st16, h->st16);
    assert_int_equal(back.pasid_valid, h->pasid_valid);
    assert_int_equal(back.pasid, h->pasid);
    assert_int_equal(back.privileged, h->privileged);
    assert_int_equal(back.execute, h->execute);
    assert_int_equal(back.destination_valid, h->destination_valid);
    assert_int_equal(back.destination_segment, h->destination_segment);
    assert_int_equal(back.completer_segment, h->completer_segment);
    assert_int_equal(back.requester_valid, h->requester_valid);
    assert_int_equal(back.requester_segment, h->requester_segment);
}

/* ---- every value of small fields ---------------------------------------------------------------
 */

static void each_kind(void (*each)(struct pcie_header *h))
{
    struct rng r;
    rng_seed(&r, SEED, "kinds");
    for (unsigned kind = 0; kind < PCIE_KINDS; kind++) {
        for (unsigned flit = 0; flit < 2; flit++) {
            struct pcie_header h;
            for (unsigned i = 0; i < 4; i++) {
                if (tlp_random_header(&r, (enum pcie_kind)kind, flit != 0, true, &h)) {
                    each(&h);
                }
            }
        }
    }
}

static void every_tag(struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;
    const unsigned end = shape == PCIE_SHAPE_NOP       ? 1
                         : shape == PCIE_SHAPE_MESSAGE ? (h->flit ? 128 : 256)
                                                       : (h->flit ? 16384 : 1024);
    for (unsigned tag = 0; tag<end; tag += end> 4096 ? 3 : 1) {
        h->tag = (uint16_t)tag;
        h->length_dw = h->length_dw > 8 ? 8 : h->length_dw;
        h->address &= h->length_dw == 8 ? ~UINT64_C(31) : UINT64_MAX;
        round_trip(h, true);
    }
}

static void test_tags(void **state)
{
    (void)state;
    each_kind(every_tag);
}

static void every_attribute(struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;
    const struct pcie_message *m = pcie_message(h->message_code, pcie_kinds[h->kind].data);
    const bool fixed = shape == PCIE_SHAPE_IO || shape == PCIE_SHAPE_CONFIG;
    const bool uio = h->kind == PCIE_KIND_UIOMRD || h->kind == PCIE_KIND_UIOMWR;
    const bool tc0 = fixed || (shape == PCIE_SHAPE_MESSAGE && m->tc0);

    for (unsigned tc = 0; tc < (tc0 ? 1 : 8); tc++) {
        for (unsigned attr = 0; attr < (fixed ? 1 : uio ? 2 : 8); attr++) {
            for (unsigned ep = 0; ep < (shape == PCIE_SHAPE_NOP ? 1 : 2); ep++) {
                for (unsigned td = 0; td < 2; td++) {
                    h->tc = (uint8_t)tc;
                    h->attr = (uint8_t)attr;
                    h->ep = ep != 0;
                    h->td = td != 0;
                    round_trip(h, true);
                }
            }
        }
    }
}

static void test_attributes(void **state)
{
    (void)state;
    each_kind(every_attribute);
}

/* Legal by the words of section 2.2.5.1, byte by byte. */
static bool enables_legal(unsigned length, bool quadword, unsigned first, unsigned last)
{
    if (length == 1) {
        return last == 0;
    }
    if (first == 0 || last == 0) {
        return false;
    }
    if (length == 2 && quadword) {
        return true;
    }
    int changes = 0;
    bool before = false;
    for (unsigned byte = 0; byte < length * 4; byte++) {
        const bool on = byte < 4                 ? first >> byte & 1
                        : byte >= length * 4 - 4 ? last >> (byte % 4) & 1
                                                 : true;
        changes += on != before;
        before = on;
    }
    return changes + before <= 2;
}

static void test_enables(void **state)
{
    static const unsigned lengths[] = { 1, 2, 3, 4, 16, 1024 };
    (void)state;
    for (unsigned i = 0; i < ARRAY_LEN(lengths) * 256 * 2 * 2; i++) {
        struct pcie_header h = { .kind = i & 1 ? PCIE_KIND_MWR : PCIE_KIND_MRD,
                                 .flit = i / 2 % 2 != 0,
                                 .length_dw = (uint16_t)lengths[i / 1024],
                                 .first_be = i / 4 % 16,
                                 .last_be = i / 64 % 16 };
        for (unsigned odd = 0; odd < (h.length_dw == 1024 ? 1U : 2U); odd++) {
            h.address = 0x1000 + odd * 4;
            const bool legal = enables_legal(h.length_dw, !odd, h.first_be, h.last_be);
            assert_int_equal(pcie_check(&h) == PCIE_RULE_NONE, legal);
            if (legal) {
                round_trip(&h, true);
            }
        }
    }
}

static void test_lengths(void **state)
{
    (void)state;
    for (unsigned length = 1; length <= 1024; length++) {
        for (unsigned room = 0; room < 2; room++) {
            struct pcie_header h = { .kind = PCIE_KIND_MWR,
                                     .length_dw = (uint16_t)length,
                                     .first_be = 0xF,
                                     .last_be = length > 1 ? 0xF : 0,
                                     .flit = room != 0,
                                     .address = 0x7000 - length * 4U };
            round_trip(&h, true);
            h.address += 4;
            assert_int_equal(pcie_check(&h), length == 1 ? PCIE_RULE_NONE : PCIE_RULE_4K);
        }
    }
}

/* By brute force: the bytes that are left, from the first one on, lie in so many DWs. */
static void test_completions(void **state)
{
    (void)state;
    for (unsigned lower = 0; lower < 128; lower++) {
        for (unsigned count = 1; count <= 4096; count += count < 40 ? 1 : 13) {
            unsigned dws = 0;
            for (unsigned byte = lower; byte < lower + count; byte++) {
                dws += byte == lower || byte % 4 == 0;
            }
            struct pcie_header h = { .kind = PCIE_KIND_CPLD,
                                     .flit = count & 1,
                                     .lower_address = (uint8_t)lower,
                                     .byte_count = (uint16_t)count };
            h.length_dw = (uint16_t)(dws > 1024 ? 1024 : dws);
            round_trip(&h, true);
            if (dws < 1024) {
                h.length_dw = (uint16_t)(dws + 1);
                assert_int_equal(pcie_check(&h), PCIE_RULE_CPL_LENGTH);
            }
        }
    }
}

/* ---- random, and every flipped bit -------------------------------------------------------------
 */

static void test_random(void **state)
{
    struct rng r;
    (void)state;
    rng_seed(&r, SEED, "random");
    for (unsigned i = 0; i < sizeof(payload); i++) {
        payload[i] = (uint8_t)rng_next(&r);
    }
    print_message("seed %d\n", SEED);
    for (unsigned i = 0; i < 40000; i++) {
        struct pcie_header h;
        const bool plain = i & 1;
        if (tlp_random_header(&r, (enum pcie_kind)(i / 4 % PCIE_KINDS), i & 2, plain, &h)) {
            h.td = tlp_random(&r, 4) == 0;
            round_trip(&h, plain);
        }
    }
}

/* Bits that a kind reserves in the DWs of its header, by the figures. */
static uint32_t reserved_bits(const struct pcie_header *h, unsigned word)
{
    const unsigned shape = 1U << pcie_kinds[h->kind].shape;
    const bool memory = (shape & (MEM | ATOMIC)) != 0;
    const bool last = word == (h->addr64 ? 3 : 2);

    if (word == 0 && !h->flit) {
        const uint32_t message = shape == MSG ? 1U << 23 | 1U << 19 : 0;
        const uint32_t attr2 = shape & (IO | CONFIG) ? 1U << 18 : 0;
        const uint32_t length = pcie_kinds[h->kind].data || (shape & REQUEST) ? 0 : 0x3FF;
        return 1U << 17 | (memory ? 0 : 1U << 16 | 3U << 10) | message | attr2 | length;
    }
    if (word == 0) {
        const uint32_t attr2 = shape & (IO | CONFIG) ? 1U << 12 : 0;
        const uint32_t length = pcie_kinds[h->kind].data || (shape & REQUEST) ? 0 : 0x3FF;
        const bool uio = h->kind == PCIE_KIND_UIOMRD || h->kind == PCIE_KIND_UIOMWR;
        return attr2 | length | (uio ? 6U << 10 : 0);
    }
    if (word == 1) {
        return h->flit && (shape & REQUEST) ? 1U << 14 : 0;
    }
    if (memory) {
        return last && !h->flit && !h->th ? 3 : 0;
    }
    if (word == 2 && shape == CPL) {
        return h->flit ? 0 : 1U << 7;
    }
    return word == 2 && shape == CONFIG ? 0xF003 : word == 2 && shape == IO ? 3 : 0;
}

/* What flipping a bit of the header may do: nothing that is lost. */
static void flip_all(const struct pcie_header *h)
{
    uint8_t out[PCIE_TLP_MAX];
    struct error e = { 0 };
    const size_t size = pcie_encode(h, payload, out, sizeof(out), &e);
    const unsigned base = (unsigned)pcie_layout(h).header_dw * 4;

    assert_int_not_equal(size, 0);
    for (unsigned bit = 0; bit < size * 8 && bit < 8 * 64; bit++) {
        struct pcie_header got;
        out[bit / 8] ^= (uint8_t)(1U << bit % 8);
        const bool decodes = pcie_decode(out, size, h->flit, &got, NULL);
        const unsigned word = bit / 32, in_word = 24 - bit / 8 % 4 * 8 + bit % 8;
        const bool plain = bit / 8 < base && pcie_layout(h).prefix_dw == 0 && !h->td;
        if (plain && (reserved_bits(h, word) >> in_word & 1)) {
            assert_true(decodes);
            assert_int_equal(got.reserved[word], 1U << in_word);
        } else if (plain && decodes && bit / 8 != 0 && (!h->flit || word != 0) && got.th == h->th) {
            assert_int_equal(got.reserved_words, 0);
        }
        if (decodes) {
            tlp_there_and_back(out, size, h->flit);
        }
        /* An ECRC lets only the variant bits pass. */
        if (h->td && decodes) {
            const unsigned start = pcie_layout(h).prefix_dw * 8U * 4;
            const bool local = h->prefix_count != 0 && h->prefix[0] >> 24 == 0x8E && bit / 8 < 4;
            const bool ep = bit == start + (h->flit ? 6 * 8 + 7 : 2 * 8 + 6);
            const bool td = (bit - start) / 8 == 2, type = bit == start;
            if (!ep && !type && !td && !local) {
                fail_msg("%s: bit %u of byte %u passes the ECRC", pcie_kind_names[h->kind], bit % 8,
                         bit / 8);
            }
        }
        out[bit / 8] ^= (uint8_t)(1U << bit % 8);
    }
}

static void test_flips(void **state)
{
    struct rng r;
    (void)state;
    rng_seed(&r, SEED, "flips");
    for (unsigned i = 0; i < 3000; i++) {
        struct pcie_header h;
        if (tlp_random_header(&r, (enum pcie_kind)(i / 8 % PCIE_KINDS), i & 1, i & 4, &h)) {
            if (h.length_dw > 32) {
                h.length_dw = 32;
            }
            if (pcie_kinds[h.kind].shape == PCIE_SHAPE_MEMORY && h.length_dw == 32) {
                h.first_be = h.last_be = 0xF;
            }
            h.td = i & 2;
            flip_all(&h);
        }
    }
}

/* Any length of a TLP but its own is refused. */
static void test_cuts(void **state)
{
    struct rng r;
    (void)state;
    rng_seed(&r, SEED, "cuts");
    for (unsigned i = 0; i < 2000; i++) {
        struct pcie_header h, got;
        uint8_t out[PCIE_TLP_MAX + 8] = { 0 };
        if (!tlp_random_header(&r, (enum pcie_kind)(i / 2 % PCIE_KINDS), i & 1, false, &h) ||
            h.length_dw > 16) {
            continue;
        }
        const size_t size = pcie_encode(&h, payload, out, PCIE_TLP_MAX, NULL);
        assert_int_not_equal(size, 0);
        for (size_t cut = 0; cut <= size + 8; cut++) {
            assert_int_equal(pcie_decode(out, cut, h.flit, &got, NULL), cut == size);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_enables),     cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_completions), cmocka_unit_test(test_random),
        cmocka_unit_test(test_flips),       cmocka_unit_test(test_cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
