/* SPDX-License-Identifier: Apache-2.0 */
/** Each rule, broken by one TLP and by nothing else; the message names rule and section. */
#include "tlp_rig.h"

/* ---- by bytes -------------------------------------------------------------------------------- */

static const struct malformed {
    enum pcie_rule rule;
    bool flit;
    const char *bytes;
} malformed[] = {
    { PCIE_RULE_WHOLE_DW, false, "" },
    { PCIE_RULE_WHOLE_DW, false, "00000001 0000200f f620000c 00" },
    { PCIE_RULE_SHORT, false, "00000001 0000200f" },
    { PCIE_RULE_SHORT, false, "20000001 0000200f 00000001" },
    { PCIE_RULE_SHORT, true, "42010001 00000000 00000000" }, /* its OHC-A2 */
    { PCIE_RULE_SHORT, true, "40180001 00000000 00000000 00000000 00000000 00000000" },
    { PCIE_RULE_TYPE, false, "03000001 00000000 00000000" }, /* MRd is so in flit mode only */
    { PCIE_RULE_TYPE, false, "0f000001 00000000 00000000" },
    { PCIE_RULE_TYPE, false, "22000001 00000000 00000001 00000000" },
    { PCIE_RULE_TYPE, true, "23000001 00000000 00000001 00000000" },
    { PCIE_RULE_PREFIX_ALONE, false, "80000000" },
    { PCIE_RULE_PREFIX_ALONE, true, "8d000000" }, /* rtlp-lib: FM_LOCAL_PREFIX_ONLY */
    { PCIE_RULE_PREFIX_ORDER, false, "9e000000 8e000000 00000001 0000200f f620000c" },
    { PCIE_RULE_PREFIX_COUNT, false,
      "9e000000 9e000000 9f000000 9e000000 9e000000 00000001 0000200f f620000c" },
    { PCIE_RULE_PREFIX_TYPE, false, "81000000 00000001 0000200f f620000c" },
    { PCIE_RULE_PREFIX_TYPE, false, "8d000000 00000001 0000200f f620000c" },
    { PCIE_RULE_PREFIX_TYPE, true, "80000000 03000001 00000000 00000000" },
    { PCIE_RULE_PREFIX_TWICE, false, "91000001 91000001 00000001 0000200f f620000c" },
    { PCIE_RULE_PAYLOAD, false, "40000002 000020ff f6200000 01020304" },
    { PCIE_RULE_DIGEST, false, "00008001 0000200f f620000c" },
    /* rtlp-lib, "Memory Write Request - 64-bit": TD without a digest */
    { PCIE_RULE_DIGEST, false, "60009001 beefa500 00000001 00000000 cafebabe" },
    { PCIE_RULE_DIGEST, true, "03002001 00000000 00000000" },
    { PCIE_RULE_TOO_LONG, false, "00000001 0000200f f620000c 00000000" },
    { PCIE_RULE_ECRC, false, "00008001 0000200f f620000c 00000000" },
    { PCIE_RULE_LENGTH_1, false, "04000002 0000200f 01000010" },
    { PCIE_RULE_LENGTH_1, false, "42000000 0000200f 00001000" },
    { PCIE_RULE_4K, false, "00000002 000020ff f6200ffc" },
    { PCIE_RULE_3DW, false, "20000001 0000200f 00000000 f620000c" },
    { PCIE_RULE_3DW, true, "20000001 00000000 00000000 f620000c" },
    { PCIE_RULE_BE_FIRST, false, "00000002 000020f0 f6200000" },
    { PCIE_RULE_BE_LAST, false, "00000002 0000200f f6200000" },
    { PCIE_RULE_BE_ONE, false, "00000001 000020ff f6200000" },
    { PCIE_RULE_BE_ONE, false, "04000001 0000201f 01000010" },
    { PCIE_RULE_BE_HOLES, false, "00000003 000020f7 f6200000" },
    { PCIE_RULE_BE_HOLES, false, "00000002 000020f7 f6200004" },
    { PCIE_RULE_BE_HOLES, true, "03010003 00000000 00001000 00000085" },
    { PCIE_RULE_TC0, false, "04100001 0000200f 01000010" },
    { PCIE_RULE_ATTR0, false, "02001001 0000200f 00001000" },
    { PCIE_RULE_ATTR0, true, "44010401 00000000 01000010 0000000f 00000000" },
    { PCIE_RULE_AT, false, "00000c01 0000200f f6200000" },
    { PCIE_RULE_AT, false, "40000401 0000200f f6200000 00000000" },
    { PCIE_RULE_AT, true, "03000001 00000000 f6200003" },
    { PCIE_RULE_OPERAND, false, "4c000003 00002000 f6200000 00000000 00000000 00000000" },
    /* rtlp-lib, "FetchAdd AtomicOp": a Length of 0 is 1024 */
    { PCIE_RULE_OPERAND, false, "4c000000 abcd0100 00001000 00000004" },
    { PCIE_RULE_OPERAND, false, "4e000001 00002000 f6200000 00000000" },
    { PCIE_RULE_OPERAND_ALIGNED, false, "4d000002 00002000 f6200004 00000000 00000000" },
    { PCIE_RULE_OPERAND_ALIGNED, false,
      "4e000004 00002000 f6200004 00000000 00000000 00000000 00000000" },
    { PCIE_RULE_STATUS, false, "0a000000 01006004 02000c00" },
    { PCIE_RULE_STATUS_DATA, false, "4a000001 01002004 02000c00 00000000" },
    { PCIE_RULE_STATUS_DATA, true, "4a010001 01000000 02000004 00000001 00000000" },
    { PCIE_RULE_CPL_LENGTH, false, "4a000002 01000004 02000c00 00000000 00000000" },
    /* rtlp-lib, "Completion With Data": 64 DWs of 64 bytes */
    { PCIE_RULE_CPL_LENGTH, false, "4a002040 20010040 1234ab10 deadbeef" },
    { PCIE_RULE_CPL_PLAIN, false, "0a000000 01000008 02000c00" },
    { PCIE_RULE_CPL_PLAIN, false, "0a000000 01000004 02000c04" },
    { PCIE_RULE_MESSAGE_CODE, false, "30000000 0100003f 00000000 00000000" },
    { PCIE_RULE_MESSAGE_CODE, false, "70000001 01000030 00000000 00000000 00000000" },
    { PCIE_RULE_MESSAGE_CODE, false, "34000000 01000050 00000000 00000000" },
    { PCIE_RULE_MESSAGE_ROUTE, false, "33000000 01000030 00000000 00000000" },
    /* rtlp-lib, FM_MSG_TO_RC made whole: Unlock is broadcast */
    { PCIE_RULE_MESSAGE_ROUTE, true, "30000000 00000000 00000000 00000000" },
    { PCIE_RULE_MESSAGE_ROUTE, false, "37000000 01000020 00000000 00000000" },
    { PCIE_RULE_MESSAGE_TC, false, "30100000 01000033 00000000 00000000" },
    { PCIE_RULE_MESSAGE_LENGTH, false, "74000002 01000050 00000000 00000000 00000000 00000000" },
    { PCIE_RULE_OHC_IO, true, "42000001 00000000 00000000 10203040" },
    { PCIE_RULE_OHC_CONFIG, true, "44000001 00000000 00000000 44332211" },
    { PCIE_RULE_NOT_OF_KIND, false, "91000001 0a000000 01000004 02000c00" },
    { PCIE_RULE_TH_MEMORY, false, "90001000 0a000000 01000004 02000c00" },
    { PCIE_RULE_NO_UIO_COMPLETION, true, "0c000000 00000000 00000000" },
    { PCIE_RULE_NO_TRAILER, true, "03004001 00000000 00000000 00000000" },
    { PCIE_RULE_NO_IDE, true, "03040001 00000000 00000000 00000000" },
    { PCIE_RULE_NO_IDE, false, "92000000 00000001 0000200f f620000c" },
    { PCIE_RULE_NO_PREFIXES, false,
      "8e000000 8e000000 8e000000 8e000000 8e000000 8e000000 8e000000 8e000000 8e000000 "
      "00000001 0000200f f620000c" },
};

/* ---- by fields ------------------------------------------------------------------------------- */

#define MWR  .kind = PCIE_KIND_MWR, .length_dw = 1, .first_be = 0xF, .address = 0x1000
#define CFG  .kind = PCIE_KIND_CFGRD0, .length_dw = 1, .first_be = 0xF
#define CPL  .kind = PCIE_KIND_CPL, .status = PCIE_UR, .byte_count = 4
#define CPLD .kind = PCIE_KIND_CPLD, .length_dw = 1, .byte_count = 4
#define MSG  .kind = PCIE_KIND_MSG, .message_code = 0x30

static const struct refused {
    enum pcie_rule rule;
    struct pcie_header h;
} refused[] = {
    { PCIE_RULE_NONE, { MWR } },
    { PCIE_RULE_NONE, { CFG } },
    { PCIE_RULE_NONE, { CPL } },
    { PCIE_RULE_NONE, { CPLD } },
    { PCIE_RULE_NONE, { MSG } },
    { PCIE_RULE_FORM, { .kind = PCIE_KIND_UIOMRD, .length_dw = 1, .first_be = 0xF } },
    { PCIE_RULE_FORM, { .kind = PCIE_KIND_NOP } },
    { PCIE_RULE_RANGE, { MWR, .tc = 8 } },
    { PCIE_RULE_RANGE, { MWR, .attr = 8 } },
    { PCIE_RULE_RANGE, { MWR, .at = 4 } },
    { PCIE_RULE_RANGE, { .kind = PCIE_KINDS } },
    { PCIE_RULE_RANGE, { MWR, .flit = true, .ohc_e_dw = 3 } },
    { PCIE_RULE_RANGE, { MWR, .th = true, .st = 0x100 } },
    { PCIE_RULE_RANGE, { CPL, .lower_address = 0x80 } },
    { PCIE_RULE_NOT_OF_KIND, { MWR, .status = 1 } },
    { PCIE_RULE_NOT_OF_KIND, { MWR, .byte_count = 4 } },
    { PCIE_RULE_NOT_OF_KIND, { MWR, .completer_id = 1 } },
    { PCIE_RULE_FORM, { CFG, .addr64 = true } },
    { PCIE_RULE_NOT_OF_KIND, { CPL, .address = 4 } },
    { PCIE_RULE_NOT_OF_KIND, { CPL, .first_be = 1 } },
    { PCIE_RULE_NOT_OF_KIND, { MSG, .completer_id = 1 } },
    { PCIE_RULE_LENGTH, { .kind = PCIE_KIND_MRD, .first_be = 0xF } },
    { PCIE_RULE_LENGTH, { .kind = PCIE_KIND_MRD, .length_dw = 1025, .first_be = 0xF } },
    { PCIE_RULE_LENGTH, { .kind = PCIE_KIND_CPLD, .byte_count = 4 } },
    { PCIE_RULE_NO_LENGTH, { CPL, .length_dw = 1 } },
    { PCIE_RULE_NO_LENGTH, { MSG, .length_dw = 1 } },
    { PCIE_RULE_ALIGNED,
      { .kind = PCIE_KIND_MRD, .length_dw = 1, .first_be = 0xF, .address = 0x1001 } },
    { PCIE_RULE_ALIGNED, { .kind = PCIE_KIND_IORD, .length_dw = 1, .address = 2 } },
    { PCIE_RULE_4DW, { .kind = PCIE_KIND_MRD, .length_dw = 1, .address = UINT64_C(1) << 32 } },
    { PCIE_RULE_4DW, { .kind = PCIE_KIND_IORD, .length_dw = 1, .address = UINT64_C(1) << 32 } },
    { PCIE_RULE_ST_PLACE, { .kind = PCIE_KIND_MRD, .length_dw = 1, .th = true } },
    { PCIE_RULE_ST_PLACE, { MWR, .th = true, .tag = 1 } },
    { PCIE_RULE_AT_MEMORY, { CFG, .at = 2 } },
    { PCIE_RULE_TH_MEMORY, { CPL, .th = true } },
    { PCIE_RULE_PH, { MWR, .ph = 1 } },
    { PCIE_RULE_PH, { MWR, .ama = 1 } },
    { PCIE_RULE_TAG, { MWR, .tag = 1024 } },
    { PCIE_RULE_TAG, { MWR, .flit = true, .tag = 16384 } },
    { PCIE_RULE_TAG, { MSG, .tag = 256 } },
    { PCIE_RULE_CONFIG_OFFSET, { CFG, .address = 4096 } },
    { PCIE_RULE_CONFIG_OFFSET, { CFG, .address = 2 } },
    { PCIE_RULE_BYTE_COUNT, { .kind = PCIE_KIND_CPL, .status = PCIE_UR } },
    { PCIE_RULE_BYTE_COUNT, { .kind = PCIE_KIND_CPL, .status = PCIE_UR, .byte_count = 4097 } },
    { PCIE_RULE_BCM_FLIT, { CPL, .flit = true, .bcm = true } },
    { PCIE_RULE_PASID, { MWR, .pasid_valid = true, .pasid = 1 << 20 } },
    { PCIE_RULE_PASID, { MWR, .execute = true } },
    { PCIE_RULE_FLIT_ONLY, { MWR, .requester_valid = true } },
    { PCIE_RULE_FLIT_ONLY, { MWR, .ohc = PCIE_OHC_A } },
    { PCIE_RULE_DESTINATION, { MSG, .flit = true, .destination_valid = true } },
    { PCIE_RULE_DESTINATION, { CPL, .flit = true, .destination_segment = 1 } },
};

static bool seen[PCIE_RULES];

static void test_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(malformed); i++) {
        const struct malformed *m = &malformed[i];
        const struct tlp_bytes t = tlp_from_hex(m->bytes);
        struct pcie_header h;
        struct error e = { 0 };
        const enum pcie_rule rule = pcie_decode_rule(t.b, t.size, m->flit, false, &h);
        if (rule != m->rule) {
            fail_msg("%s: %s instead of %s", m->bytes, pcie_rules[rule].name,
                     pcie_rules[m->rule].name);
        }
        assert_false(pcie_decode(t.b, t.size, m->flit, &h, &e));
        assert_non_null(strstr(e.text, pcie_rules[rule].text));
        assert_non_null(strstr(e.text, pcie_rules[rule].section));
        seen[rule] = true;
    }
}

static void test_fields(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        const struct refused *r = &refused[i];
        struct error e = { 0 };
        uint8_t out[64];
        const enum pcie_rule rule = pcie_check(&r->h);
        if (rule != r->rule) {
            fail_msg("%zu: %s instead of %s", i, pcie_rules[rule].name, pcie_rules[r->rule].name);
        }
        const size_t size = pcie_encode(&r->h, NULL, out, sizeof(out), &e);
        assert_int_equal(size != 0, rule == PCIE_RULE_NONE);
        assert_int_equal(strstr(e.text, pcie_rules[rule].text) != NULL, true);
        seen[rule] = true;
    }
}

/* Each rule has its case above, and a name of its own. */
static void test_all_rules(void **state)
{
    (void)state;
    for (unsigned i = 0; i < PCIE_RULES; i++) {
        assert_non_null(pcie_rules[i].name);
        assert_non_null(pcie_rules[i].text);
        if (!seen[i]) {
            fail_msg("no case for %s", pcie_rules[i].name);
        }
        for (unsigned k = 0; k < i; k++) {
            assert_string_not_equal(pcie_rules[i].name, pcie_rules[k].name);
        }
    }
}

/* ---- messages, by tables 2-20 to 2-36 -------------------------------------------------------- */

/* Code, the routes as digits, 'd' for a payload. */
static const char *const all_messages[] = {
    "00 3",  "01 2d", "02 2",  "04 0",    "05 2",    "10 4",     "12 4",     "14 4",
    "18 0",  "19 3",  "1b 5",  "20 4",    "21 4",    "22 4",     "23 4",     "24 4",
    "25 4",  "26 4",  "27 4",  "30 0",    "31 0",    "33 0",     "40 4",     "41 4",
    "43 4",  "44 4",  "45 4",  "47 4",    "48 4",    "50 4d",    "52 4",     "53 4",
    "53 4d", "54 24", "55 24", "7e 0234", "7f 0234", "7e 0234d", "7f 0234d",
};

static bool listed(unsigned code, unsigned route, bool data)
{
    for (size_t i = 0; i < ARRAY_LEN(all_messages); i++) {
        const char *m = all_messages[i];
        if (strtoul(m, NULL, 16) == code && (strchr(m + 3, 'd') != NULL) == data &&
            strchr(m + 3, (int)('0' + route)) != NULL) {
            return true;
        }
    }
    return false;
}

static void test_messages(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 256 * 8 * 2 * 2; i++) {
        const unsigned code = i % 256, route = i / 256 % 8;
        const bool data = i / 2048 % 2 != 0, flit = i / 4096 != 0;
        struct pcie_header h = { .kind = data ? PCIE_KIND_MSGD : PCIE_KIND_MSG,
                                 .flit = flit,
                                 .message_code = (uint8_t)code,
                                 .route = (uint8_t)route,
                                 .length_dw = data ? (code == 1 ? 2 : 1) : 0 };
        const bool legal = listed(code, route, data);
        assert_int_equal(pcie_check(&h) == PCIE_RULE_NONE, legal);
        /* Any TC: those of ATS, IDE, vendors, and those that are ignored. */
        const bool any_tc =
            code < 8 ? code != 0 : code >> 4 == 4 || code == 0x54 || code == 0x55 || code >= 0x7E;
        h.tc = 7;
        assert_int_equal(pcie_check(&h) == PCIE_RULE_NONE, legal && any_tc);
    }
    struct error e = { 0 };
    assert_int_equal(pcie_message_find("ERR_FATAL", &e)->code, 0x33);
    assert_null(pcie_message_find("ERR_FATEL", &e));
    assert_non_null(strstr(e.text, "did you mean \"ERR_FATAL\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_all_rules),
        cmocka_unit_test(test_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
