/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Check sums against the specification's own way to say them: a shift register with the polynomial
 * as it is printed, each byte from bit 0 on, the complement mapped bit by bit as the tables do
 * (2-55; 3-1 and 3-2 alike).
 */
#include "tlp_rig.h"

enum { SEED = 20261121 };

/* A shift register of `width` bits, fed with bits. */
struct shifter {
    uint32_t value, polynomial;
    unsigned width;
};

static void shift(struct shifter *s, unsigned bit)
{
    const unsigned top = s->value >> (s->width - 1) & 1;

    s->value = s->value << 1 & (UINT32_MAX >> (32 - s->width));
    if (top ^ bit) {
        s->value ^= s->polynomial;
    }
}

static void shift_bytes(struct shifter *s, const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size * 8; i++) {
        shift(s, bytes[i / 8] >> i % 8 & 1);
    }
}

/* Result bit n goes to bit 7 - n % 8 of its byte; the highest byte goes first. */
static void field(const struct shifter *s, uint8_t *out)
{
    memset(out, 0, s->width / 8);
    for (unsigned bit = 0; bit < s->width; bit++) {
        if ((s->value >> bit & 1) == 0) {
            out[s->width / 8 - 1 - bit / 8] |= (uint8_t)(1U << (7 - bit % 8));
        }
    }
}

static struct shifter crc32_start(void)
{
    return (struct shifter){ 0xFFFFFFFF, 0x04C11DB7, 32 };
}

static void little_endian(uint32_t value, uint8_t *out, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++) {
        out[i] = (uint8_t)(value >> 8 * i);
    }
}

static void test_lcrc(void **state)
{
    struct rng r;
    uint8_t bytes[256], want[4], is[4];
    (void)state;
    rng_seed(&r, SEED, "lcrc");
    for (unsigned size = 0; size <= sizeof(bytes); size += 4) {
        for (unsigned i = 0; i < size; i++) {
            bytes[i] = (uint8_t)rng_next(&r);
        }
        const uint16_t sequence = (uint16_t)(rng_next(&r) & 0xFFF);
        const uint8_t first[2] = { (uint8_t)(sequence >> 8), (uint8_t)sequence };
        struct shifter s = crc32_start();
        shift_bytes(&s, first, 2);
        shift_bytes(&s, bytes, size);
        field(&s, want);
        little_endian(pcie_lcrc(sequence, bytes, size), is, 4);
        assert_memory_equal(is, want, 4);
    }
}

/* The remainder of anything with its CRC-32 after it is the one of Ethernet, C704DD7Bh. */
static void test_residue(void **state)
{
    const uint8_t sequence[2] = { 0x01, 0x23 };
    uint8_t bytes[24] = "a TLP of twenty bytes";
    (void)state;
    little_endian(pcie_lcrc(0x123, bytes, 20), bytes + 20, 4);
    struct shifter s = crc32_start();
    shift_bytes(&s, sequence, 2);
    shift_bytes(&s, bytes, 24);
    assert_int_equal(s.value, 0xC704DD7B);
}

static void test_dllp(void **state)
{
    struct rng r;
    uint8_t bytes[6], want[2];
    (void)state;
    rng_seed(&r, SEED, "dllp");
    for (unsigned n = 0; n < 10000; n++) {
        for (unsigned i = 0; i < 4; i++) {
            bytes[i] = (uint8_t)rng_next(&r);
        }
        struct shifter s = { 0xFFFF, 0x100B, 16 };
        shift_bytes(&s, bytes, 4);
        field(&s, want);
        little_endian(pcie_dllp_crc(bytes), bytes + 4, 2);
        assert_memory_equal(bytes + 4, want, 2);
        /* What cocotbext-pcie's receiver expects of all six bytes, bits turned around: 556Fh. */
        shift_bytes(&s, bytes + 4, 2);
        assert_int_equal(s.value, 0xF6AA);
    }
}

/* ---- ECRC ------------------------------------------------------------------------------------ */

static void ecrc_of(const uint8_t *bytes, size_t size, size_t ep, unsigned bit, size_t header,
                    uint8_t *out)
{
    uint8_t copy[256] = { 0 };
    struct shifter s = crc32_start();

    memcpy(copy, bytes, size);
    copy[header] |= 1;
    copy[ep] |= (uint8_t)(1U << bit);
    shift_bytes(&s, copy, size);
    field(&s, out);
}

static void test_ecrc(void **state)
{
    static const struct {
        bool flit;
        const char *bytes;    /* without the digest */
        size_t local, header; /* bytes before what is covered, and before the header */
    } cases[] = {
        { false, "00008001 0000200f f620000c", 0, 0 },
        { false, "0000c001 0000200f f620000c", 0, 0 },
        { false, "40008002 010020ff f6200000 01020304 05060708", 0, 0 },
        { false, "60008001 0100200f 00000001 f6200000 01020304", 0, 0 },
        { false, "8e123456 00008001 0000200f f620000c", 4, 4 },
        { false, "9e123456 00008001 0000200f f620000c", 0, 4 },
        { false, "8f000001 91012345 9e123456 00008001 0000200f f620000c", 4, 12 },
        { true, "03002001 00001234 f620000c", 0, 0 },
        { true, "40012001 00008000 f6200000 00000003 01020304", 0, 0 },
        { true, "8e000001 44012001 00000001 01000010 0000000f 44332211", 4, 4 },
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct tlp_bytes t = tlp_from_hex(cases[i].bytes);
        const size_t ep = cases[i].header - cases[i].local + (cases[i].flit ? 6 : 2);
        ecrc_of(t.b + cases[i].local, t.size - cases[i].local, ep, cases[i].flit ? 7 : 6,
                cases[i].header - cases[i].local, t.b + t.size);
        t.size += 4;
        struct pcie_header h = tlp_there_and_back(t.b, t.size, cases[i].flit);
        assert_true(h.td);
        t.b[t.size - 1] ^= 0x80;
        assert_int_equal(pcie_decode_rule(t.b, t.size, cases[i].flit, false, &h), PCIE_RULE_ECRC);
    }
}

/* A switch turns type 1 into type 0, anybody may poison: the ECRC stays. */
static void test_variant_bits(void **state)
{
    const struct pcie_header one = { .kind = PCIE_KIND_CFGWR1,
                                     .td = true,
                                     .length_dw = 1,
                                     .first_be = 0xF,
                                     .completer_id = 0x200,
                                     .address = 0x10 };
    struct pcie_header zero = one;
    uint8_t a[32], b[32];
    (void)state;
    zero.kind = PCIE_KIND_CFGWR0;
    zero.ep = true;
    assert_int_equal(pcie_encode(&one, "\1\2\3\4", a, sizeof(a), NULL), 20);
    assert_int_equal(pcie_encode(&zero, "\1\2\3\4", b, sizeof(b), NULL), 20);
    assert_memory_equal(a + 16, b + 16, 4);
    assert_memory_not_equal(a, b, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lcrc),         cmocka_unit_test(test_residue),
        cmocka_unit_test(test_dllp),         cmocka_unit_test(test_ecrc),
        cmocka_unit_test(test_variant_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
