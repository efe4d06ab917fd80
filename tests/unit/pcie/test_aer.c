/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Detection of errors: every error in every role under every setting of masks, severity and
 * enables, against what the specification's text says of each step, written down a second time.
 */
#include <stdio.h>

#include "config_rig.h"

/** What the tables of Base 6.2.7 and 7.8.4 say of an error, typed from there. */
struct fact {
    enum pcie_error error;
    unsigned bit;
    bool fatal, masked;
    const char *advisory_for; /* c completer, i intermediate, t tolerant, o others */
    bool header;
    const char *functions; /* e endpoint, r root port, u d switch ports */
};
static const struct fact facts[] = {
    { PCIE_ERROR_DLP, 4, true, false, "", false, "erud" },
    { PCIE_ERROR_SURPRISE_DOWN, 5, true, false, "", false, "rd" },
    { PCIE_ERROR_POISON, 12, false, false, "it", true, "erud" },
    { PCIE_ERROR_FCP, 13, true, false, "", false, "erud" },
    { PCIE_ERROR_TIMEOUT, 14, false, false, "t", false, "er" },
    { PCIE_ERROR_ABORT, 15, false, false, "c", true, "erud" },
    { PCIE_ERROR_UNEXPECTED, 16, false, false, "cito", true, "erud" },
    { PCIE_ERROR_OVERFLOW, 17, true, false, "", false, "erud" },
    { PCIE_ERROR_MALFORMED, 18, true, false, "", true, "erud" },
    { PCIE_ERROR_ECRC, 19, false, false, "i", true, "erud" },
    { PCIE_ERROR_UNSUPPORTED, 20, false, false, "c", true, "erud" },
    { PCIE_ERROR_ACS, 21, false, false, "c", true, "erd" },
    { PCIE_ERROR_INTERNAL, 22, true, true, "", false, "erud" },
    { PCIE_ERROR_ATOMIC_BLOCKED, 24, false, false, "c", true, "rud" },
    { PCIE_ERROR_PREFIX_BLOCKED, 25, false, false, "c", true, "rud" },
    { PCIE_ERROR_POISON_BLOCKED, 26, false, true, "c", true, "rd" },
};
static const struct {
    enum pcie_error error;
    unsigned bit;
    bool masked;
} corrected[] = {
    { PCIE_ERROR_RECEIVER, 0, false },           { PCIE_ERROR_BAD_TLP, 6, false },
    { PCIE_ERROR_BAD_DLLP, 7, false },           { PCIE_ERROR_REPLAY_ROLLOVER, 8, false },
    { PCIE_ERROR_REPLAY_TIMEOUT, 12, false },    { PCIE_ERROR_ADVISORY, 13, true },
    { PCIE_ERROR_CORRECTED_INTERNAL, 14, true }, { PCIE_ERROR_HEADER_OVERFLOW, 15, true },
};

static const struct {
    char letter;
    enum pcie_function_type type;
} types[] = {
    { 'e', PCIE_ENDPOINT },
    { 'r', PCIE_ROOT_PORT },
    { 'u', PCIE_SWITCH_UP },
    { 'd', PCIE_SWITCH_DOWN },
};

static void everything(struct pcie_config_params *p, enum pcie_function_type type)
{
    pcie_config_defaults(p, type);
    p->atomic = true;
    p->prefixes = 4;
    p->aer_headers = 2;
    p->dpc = type == PCIE_ROOT_PORT || type == PCIE_SWITCH_DOWN;
    p->acs = type == PCIE_SWITCH_UP ? 0 : PCI_ACS_RR;
}

static void test_defaults(void **state)
{
    static struct pcie_config c;
    (void)state;
    for (size_t t = 0; t < ARRAY_LEN(types); t++) {
        struct pcie_config_params p;
        uint32_t have = 0, fatal = 0, masked = 0;
        everything(&p, types[t].type);
        rig_make(&c, &p);
        for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
            bool there = strchr(facts[i].functions, types[t].letter) != NULL;
            assert_int_equal(pcie_error_exists(&c, facts[i].error), there);
            have |= (uint32_t)there << facts[i].bit;
            fatal |= (uint32_t)(there && facts[i].fatal) << facts[i].bit;
            masked |= (uint32_t)(there && facts[i].masked) << facts[i].bit;
        }
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, 4), fatal);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4), masked);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4), 0xe000);
        rig_write(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, 0xffffffff);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4), have);
    }
    for (unsigned i = 0; i < PCIE_ERRORS; i++)
        assert_non_null(pcie_errors[i].name);
    /* the well-known number of root ports */
    assert_int_equal(c.reset[(c.at[PCIE_CAP_AER] + 0xc) / 4], 0x00462030);
}

/* ---- the whole grid ----------------------------------------------------------------------------
 */

struct setting {
    const struct fact *fact;
    enum pcie_error_role role;
    bool aer, fatal, masked, advisory_masked, overflow_masked, log_full;
    bool cere, nfere, fere, urre, serr;
};

struct after {
    enum pcie_error_message message;
    bool overflow_message, uncorrectable;
    uint32_t device_status, uncor, cor, first;
    bool signaled;
};

static const char letters[] = { 'o', 'c', 'i', 't' };

/** Step by step, as Base 6.2.5's sequence is told. */
static struct after follow(const struct setting *s)
{
    struct after a = { .message = PCIE_NO_MESSAGE };
    bool unsupported = s->fact->error == PCIE_ERROR_UNSUPPORTED;
    bool log_wanted = false;
    if (unsupported)
        a.device_status |= 0x8;
    if (s->log_full)
        a.first = 18;
    bool advisory = !s->fatal && strchr(s->fact->advisory_for, letters[s->role]);
    if (advisory) {
        a.device_status |= 0x1;
        if (!s->aer)
            return a;
        a.cor |= 1u << 13;
        if (s->advisory_masked)
            return a;
        a.uncor |= 1u << s->fact->bit;
        log_wanted = !s->masked;
        if (s->cere && (!unsupported || s->urre))
            a.message = PCIE_ERR_COR;
    } else {
        a.device_status |= s->fatal ? 0x4 : 0x2;
        if (s->aer) {
            a.uncor |= 1u << s->fact->bit;
            if (s->masked)
                return a;
            log_wanted = true;
        }
        a.uncorrectable = true;
        bool enabled = s->fatal ? s->fere : s->nfere;
        if (unsupported && !s->urre)
            enabled = false;
        if (enabled || s->serr)
            a.message = s->fatal ? PCIE_ERR_FATAL : PCIE_ERR_NONFATAL;
        a.signaled = s->serr;
    }
    if (log_wanted && !s->log_full) {
        a.first = s->fact->bit;
    } else if (log_wanted && s->fact->header) {
        a.cor |= 1u << 15;
        a.device_status |= 0x1;
        a.overflow_message = !s->overflow_masked && s->cere;
    }
    return a;
}

static const uint32_t some_header[4] = { 0x11223344, 0x55667788, 0x99aabbcc, 0xddeeff00 };

static void set_up(struct pcie_config *c, const struct setting *s)
{
    pcie_config_reset(c, PCIE_RESET_FUNDAMENTAL);
    if (s->log_full) {
        (void)pcie_aer_detect(c, &(struct pcie_detection){ .error = PCIE_ERROR_MALFORMED });
        rig_write(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, 2, 0xf);
    }
    uint32_t bit = 1u << s->fact->bit;
    if (s->aer) {
        rig_write(c, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, 4, s->fatal ? bit : 0);
        rig_write(c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, s->masked ? bit : 0);
        rig_write(c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4,
                  (s->advisory_masked ? 0x2000u : 0) | (s->overflow_masked ? 0x8000u : 0));
    }
    rig_write(c, PCIE_CAP_HEADER, PCI_COMMAND, 2, s->serr ? 0x100 : 0);
    rig_write(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2,
              (s->cere ? 1u : 0) | (s->nfere ? 2u : 0) | (s->fere ? 4u : 0) | (s->urre ? 8u : 0));
}

static void check_one(struct pcie_config *c, const struct setting *s)
{
    set_up(c, s);
    struct after want = follow(s);
    struct pcie_detected got =
        pcie_aer_detect(c, &(struct pcie_detection){
                               .error = s->fact->error, .role = s->role, .header = some_header });
    uint32_t already = s->log_full ? 1u << 18 : 0;
    assert_int_equal(got.message, want.message);
    assert_int_equal(got.overflow_message, want.overflow_message);
    assert_int_equal(got.uncorrectable, want.uncorrectable);
    assert_int_equal(rig_read(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, 2), want.device_status);
    assert_int_equal(rig_read(c, PCIE_CAP_HEADER, PCI_STATUS, 2) >> 14 & 1, want.signaled);
    if (!s->aer)
        return;
    assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4), want.uncor | already);
    assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_COR_STATUS, 4), want.cor);
    assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x1f, want.first);
    bool logged = want.first == s->fact->bit && !s->log_full && s->fact->header;
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_HEADER_LOG + 4 * i, 4),
                         logged ? some_header[i] : 0);
    }
}

static void test_grid(void **state)
{
    static struct pcie_config with, without;
    unsigned cases = 0;
    (void)state;
    for (size_t t = 0; t < ARRAY_LEN(types); t++) {
        struct pcie_config_params p;
        everything(&p, types[t].type);
        rig_make(&with, &p);
        p.aer = p.dpc = false;
        rig_make(&without, &p);
        for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
            if (!strchr(facts[i].functions, types[t].letter))
                continue;
            for (unsigned n = 0; n < 4u << 11; n++) {
                struct setting s = {
                    .fact = &facts[i],
                    .role = (enum pcie_error_role)(n >> 11),
                    .aer = n & 1,
                    .fatal = n & 2,
                    .masked = n & 4,
                    .advisory_masked = n & 8,
                    .overflow_masked = n & 16,
                    .log_full = n & 32,
                    .cere = n & 64,
                    .nfere = n & 128,
                    .fere = n & 256,
                    .urre = n & 512,
                    .serr = n & 1024,
                };
                /* Without AER there is neither log nor mask, and severities are the defaults. */
                if (!s.aer && (s.masked || s.advisory_masked || s.overflow_masked || s.log_full ||
                               s.fatal != s.fact->fatal))
                    continue;
                /* The malformed TLP that fills the log is not to clear itself. */
                if (s.log_full && s.fact->error == PCIE_ERROR_MALFORMED)
                    continue;
                check_one(s.aer ? &with : &without, &s);
                cases++;
            }
        }
    }
    printf("%u combinations\n", cases);
}

static void test_correctable(void **state)
{
    static struct pcie_config with, without;
    struct pcie_config_params p;
    (void)state;
    everything(&p, PCIE_ENDPOINT);
    rig_make(&with, &p);
    p.aer = false;
    rig_make(&without, &p);
    for (size_t i = 0; i < ARRAY_LEN(corrected); i++) {
        for (unsigned n = 0; n < 8; n++) {
            bool aer = n & 1, masked = n & 2, cere = n & 4;
            struct pcie_config *c = aer ? &with : &without;
            uint32_t bit = 1u << corrected[i].bit;
            pcie_config_reset(c, PCIE_RESET_FUNDAMENTAL);
            if (aer) {
                assert_int_equal((rig_read(c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4) & bit) != 0,
                                 corrected[i].masked);
                rig_write(c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4, masked ? bit : ~bit);
            }
            rig_write(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, cere ? 1 : 0xe);
            struct pcie_detected d =
                pcie_aer_detect(c, &(struct pcie_detection){ .error = corrected[i].error });
            bool sent = cere && !(aer && masked);
            assert_int_equal(d.message, sent ? PCIE_ERR_COR : PCIE_NO_MESSAGE);
            assert_false(d.uncorrectable || d.overflow_message);
            assert_int_equal(rig_read(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, 2), 1);
            if (aer)
                assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_COR_STATUS, 4), bit);
        }
    }
}

/* ---- the PCI status registers ------------------------------------------------------------------
 */

static void test_pci_status(void **state)
{
    static struct pcie_config c;
    static const struct {
        enum pcie_error error;
        uint32_t status;
    } rows[] = {
        { PCIE_ERROR_POISON, 0x8000 }, { PCIE_ERROR_ABORT, 0x0800 }, { PCIE_ERROR_UNSUPPORTED, 0 },
        { PCIE_ERROR_ECRC, 0 },        { PCIE_ERROR_MALFORMED, 0 },
    };
    struct pcie_config_params p;
    (void)state;
    everything(&p, PCIE_ROOT_PORT);
    rig_make(&c, &p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned secondary = 0; secondary < 2; secondary++) {
            pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
            (void)pcie_aer_detect(
                &c, &(struct pcie_detection){ .error = rows[i].error, .secondary = secondary });
            assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2),
                             0x10 | (secondary ? 0 : rows[i].status));
            assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_SEC_STATUS, 2),
                             secondary ? rows[i].status : 0);
        }
    }
    pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
    pcie_config_completion(&c, 0, false);
    pcie_config_completion(&c, 2, false);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2), 0x10);
    pcie_config_completion(&c, 1, false);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2), 0x2010);
    pcie_config_completion(&c, 4, false);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2), 0x3010);
    pcie_config_completion(&c, 4, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_SEC_STATUS, 2), 0x1000);
    pcie_config_poison_master(&c, false);
    pcie_config_poison_master(&c, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2), 0x3010);
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x40);
    pcie_config_poison_master(&c, false);
    pcie_config_poison_master(&c, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2), 0x3110);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_SEC_STATUS, 2), 0x1000);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, 2, 0x1);
    pcie_config_poison_master(&c, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_SEC_STATUS, 2), 0x1100);
}

/** A bit that a function has not is never set, whatever happens. */
static void test_absent(void **state)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    (void)state;
    pcie_config_defaults(&p, PCIE_ENDPOINT);
    p.aer_ecrc = false;
    rig_make(&c, &p);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0xf);
    static const enum pcie_error absent[] = { PCIE_ERROR_SURPRISE_DOWN, PCIE_ERROR_ECRC,
                                              PCIE_ERROR_ACS, PCIE_ERROR_ATOMIC_BLOCKED };
    for (size_t i = 0; i < ARRAY_LEN(absent); i++) {
        struct pcie_detected d =
            pcie_aer_detect(&c, &(struct pcie_detection){ .error = absent[i] });
        assert_int_equal(d.message, i == 0 ? PCIE_ERR_FATAL : PCIE_ERR_NONFATAL);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4), 0);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),    cmocka_unit_test(test_grid),
        cmocka_unit_test(test_correctable), cmocka_unit_test(test_pci_status),
        cmocka_unit_test(test_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
