/* SPDX-License-Identifier: Apache-2.0 */
/**
 * TLPs whose bytes others wrote down:
 *  - "Down to the TLP: How PCI express devices talk (Part I)", xillybus.com;
 *  - rtlp-lib (github.com/mmpg-x86/rust_tlplib), docs/tlp_reference.md and tests;
 *  - captures of real links, github.com/NetTLP/captured: root-complex, simple-nic.
 * Vectors of rtlp-lib that are no legal TLPs are in test_tlp_rules.c.
 */
#include "tlp_rig.h"

static const struct vector {
    const char *source;
    bool flit;
    const char *bytes;
    struct pcie_header want;
} vectors[] = {
    { "xillybus: a write",
      false,
      "40000001 0000000f fdaff040 12345678",
      { .kind = PCIE_KIND_MWR, .length_dw = 1, .first_be = 0xF, .address = 0xFDAFF040 } },
    { "xillybus: a read",
      false,
      "00000001 00000c0f fdaff040",
      { .kind = PCIE_KIND_MRD,
        .length_dw = 1,
        .tag = 0x0C,
        .first_be = 0xF,
        .address = 0xFDAFF040 } },
    { "xillybus: its completion",
      false,
      "4a000001 01000004 00000c40 12345678",
      { .kind = PCIE_KIND_CPLD,
        .length_dw = 1,
        .completer_id = 0x0100,
        .byte_count = 4,
        .tag = 0x0C,
        .lower_address = 0x40 } },
    { "rtlp-lib: MemRead3DW",
      false,
      "00000001 0000200f f620000c",
      { .kind = PCIE_KIND_MRD,
        .length_dw = 1,
        .tag = 0x20,
        .first_be = 0xF,
        .address = 0xF620000C } },
    { "rtlp-lib: MemWrite3DW",
      false,
      "40000001 0000200f dead0000 deadbeef",
      { .kind = PCIE_KIND_MWR,
        .length_dw = 1,
        .tag = 0x20,
        .first_be = 0xF,
        .address = 0xDEAD0000 } },
    { "rtlp-lib: MemRequest4DW",
      false,
      "20000001 0000200f 0000017f c0000000",
      { .kind = PCIE_KIND_MRD,
        .addr64 = true,
        .length_dw = 1,
        .tag = 0x20,
        .first_be = 0xF,
        .address = UINT64_C(0x17FC0000000) } },
    { "rtlp-lib: Configuration Type 0 Write",
      false,
      "44000001 0001000f c2080010 44332211",
      { .kind = PCIE_KIND_CFGWR0,
        .length_dw = 1,
        .requester_id = 0x0001,
        .first_be = 0xF,
        .completer_id = 0xC208,
        .address = 0x10 } },
    /* Its byte 10 has reserved bits set. */
    { "rtlp-lib: ConfType0Read",
      false,
      "04000001 2001ff00 c281ff10",
      { .kind = PCIE_KIND_CFGRD0,
        .length_dw = 1,
        .requester_id = 0x2001,
        .tag = 0xFF,
        .completer_id = 0xC281,
        .address = 0xF10,
        .reserved_words = 3,
        .reserved = { 0, 0, 0xF000 } } },
    { "rtlp-lib: vendor message",
      false,
      "30000000 beefa57e 00000000 00000000",
      { .kind = PCIE_KIND_MSG, .requester_id = 0xBEEF, .tag = 0xA5, .message_code = 0x7E } },
    { "rtlp-lib: CAS, with its Length",
      false,
      "4e000002 cafe1100 00001000 11112222 33334444",
      { .kind = PCIE_KIND_CAS,
        .length_dw = 2,
        .requester_id = 0xCAFE,
        .tag = 0x11,
        .address = 0x1000 } },
    { "NetTLP, root-complex/mrd-512byte-plx",
      false,
      "00000080 1b0000ff a0000000",
      { .kind = PCIE_KIND_MRD,
        .length_dw = 128,
        .requester_id = 0x1B00,
        .first_be = 0xF,
        .last_be = 0xF,
        .address = 0xA0000000 } },
    { "NetTLP, simple-nic: MWr",
      false,
      "40000001 0000030f a0000010 00000000",
      { .kind = PCIE_KIND_MWR, .length_dw = 1, .tag = 3, .first_be = 0xF, .address = 0xA0000010 } },
    { "NetTLP, simple-nic: MRd",
      false,
      "00000004 1b0003ff 2f001000",
      { .kind = PCIE_KIND_MRD,
        .length_dw = 4,
        .requester_id = 0x1B00,
        .tag = 3,
        .first_be = 0xF,
        .last_be = 0xF,
        .address = 0x2F001000 } },
    { "NetTLP, simple-nic: CplD",
      false,
      "4a000004 00000010 1b000300 0068b23b 00000000 62000000 00000000",
      { .kind = PCIE_KIND_CPLD,
        .length_dw = 4,
        .byte_count = 16,
        .requester_id = 0x1B00,
        .tag = 3 } },

    { "rtlp-lib: FM_NOP", true, "00000000", { .kind = PCIE_KIND_NOP } },
    { "rtlp-lib: FM_MRD32_MIN",
      true,
      "03000001 00000000 00000000",
      { .kind = PCIE_KIND_MRD, .length_dw = 1, .first_be = 0xF } },
    /* The PASID's valid bit is clear: it is reserved. */
    { "rtlp-lib: FM_MRD32_A1_PASID",
      true,
      "03010001 00000000 00000000 0123450f",
      { .kind = PCIE_KIND_MRD,
        .length_dw = 1,
        .first_be = 0xF,
        .ohc = PCIE_OHC_A,
        .reserved_words = 4,
        .reserved = { 0, 0, 0, 0x01234500 } } },
    { "rtlp-lib: FM_MWR32_MIN",
      true,
      "40000001 00000000 00000000 deadbeef",
      { .kind = PCIE_KIND_MWR, .length_dw = 1, .first_be = 0xF } },
    { "rtlp-lib: FM_MWR32_PARTIAL_A1",
      true,
      "40010001 00000000 00000000 00000003 aabbccdd",
      { .kind = PCIE_KIND_MWR, .length_dw = 1, .first_be = 3, .ohc = PCIE_OHC_A } },
    { "rtlp-lib: FM_IOWR_A2",
      true,
      "42010001 00000000 00000000 0000000f 10203040",
      { .kind = PCIE_KIND_IOWR, .length_dw = 1, .first_be = 0xF, .ohc = PCIE_OHC_A } },
    { "rtlp-lib: FM_CFGWR0_A3",
      true,
      "44010001 00000000 00000000 0000000f 44332211",
      { .kind = PCIE_KIND_CFGWR0, .length_dw = 1, .first_be = 0xF, .ohc = PCIE_OHC_A } },
    { "rtlp-lib: FM_UIOMRD64_MIN",
      true,
      "22000002 00000000 00000000 00000000",
      { .kind = PCIE_KIND_UIOMRD,
        .addr64 = true,
        .length_dw = 2,
        .first_be = 0xF,
        .last_be = 0xF } },
    { "rtlp-lib: FM_UIOMWR64_MIN",
      true,
      "61000002 00000000 00000000 00000000 11223344 55667788",
      { .kind = PCIE_KIND_UIOMWR,
        .addr64 = true,
        .length_dw = 2,
        .first_be = 0xF,
        .last_be = 0xF } },
    { "rtlp-lib: FM_FETCHADD32",
      true,
      "4c000001 00000000 00000000 01000000",
      { .kind = PCIE_KIND_FETCHADD, .length_dw = 1 } },
    { "rtlp-lib: FM_CAS32",
      true,
      "4e000002 00000000 00000000 11111111 22222222",
      { .kind = PCIE_KIND_CAS, .length_dw = 2 } },
    { "rtlp-lib: FM_DMWR32",
      true,
      "5b000001 00000000 00000000 c0ffee00",
      { .kind = PCIE_KIND_DMWR, .length_dw = 1, .first_be = 0xF } },
};

static void same(const char *source, const char *field, uint64_t is, uint64_t want)
{
    if (is != want) {
        fail_msg("%s: %s is %#llx, not %#llx", source, field, (unsigned long long)is,
                 (unsigned long long)want);
    }
}
#define SAME(field) same(v->source, #field, h.field, v->want.field)

static void test_vectors(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
        const struct vector *v = &vectors[i];
        const struct tlp_bytes t = tlp_from_hex(v->bytes);
        const struct pcie_header h = tlp_there_and_back(t.b, t.size, v->flit);
        SAME(kind);
        SAME(addr64);
        SAME(tc);
        SAME(attr);
        SAME(at);
        SAME(td);
        SAME(ep);
        SAME(length_dw);
        SAME(tag);
        SAME(requester_id);
        SAME(completer_id);
        SAME(address);
        SAME(first_be);
        SAME(last_be);
        SAME(status);
        SAME(lower_address);
        SAME(bcm);
        SAME(byte_count);
        SAME(message_code);
        SAME(route);
        SAME(message);
        SAME(th);
        SAME(pasid_valid);
        SAME(pasid);
        SAME(ohc);
        SAME(prefix_count);
        SAME(reserved_words);
        for (unsigned w = 0; w < PCIE_HEADER_WORDS; w++) {
            SAME(reserved[w]);
        }
    }
}

/* A header alone, as AER logs it: a write of 64 bytes, its fourth DW being the payload's first. */
static void test_header_alone(void **state)
{
    const struct tlp_bytes t = tlp_from_hex("40000010 1b0002ff 2f002000 0030002f");
    struct pcie_header h;
    struct error e = { 0 };

    (void)state;
    assert_true(pcie_decode_header(t.b, t.size, false, &h, &e));
    assert_int_equal(h.length_dw, 16);
    assert_int_equal(h.address, 0x2F002000);
    assert_false(pcie_decode(t.b, t.size, false, &h, &e));
    assert_non_null(strstr(e.text, "payload is shorter"));
}

/* What is given without data is the header; with too little room, nothing. */
static void test_encode_parts(void **state)
{
    const struct tlp_bytes want = tlp_from_hex("40000002 010005ff 80001000 01020304 05060708");
    const struct pcie_header h = { .kind = PCIE_KIND_MWR,
                                   .length_dw = 2,
                                   .requester_id = 0x100,
                                   .tag = 5,
                                   .first_be = 0xF,
                                   .last_be = 0xF,
                                   .address = 0x80001000 };
    uint8_t out[32];
    struct error e = { 0 };

    (void)state;
    assert_int_equal(pcie_encode(&h, NULL, out, sizeof(out), &e), 12);
    assert_memory_equal(out, want.b, 12);
    assert_int_equal(pcie_encode(&h, want.b + 12, out, 20, &e), 20);
    assert_memory_equal(out, want.b, 20);
    memset(out, 0xEE, sizeof(out));
    assert_int_equal(pcie_encode(&h, want.b + 12, out, 19, &e), 0);
    assert_non_null(strstr(e.text, "20 bytes do not fit into 19"));
    assert_int_equal(out[0], 0xEE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_header_alone),
        cmocka_unit_test(test_encode_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
