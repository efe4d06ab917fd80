/* SPDX-License-Identifier: Apache-2.0 */
/* Entry to and return from exceptions, held against the tables of DDI 0487 D1.4. */
#include "pe.h"

static const uint64_t sp_values[] = { 0xA0, 0xB0, 0xC0 };

static void set_stacks(struct pe *pe)
{
    pe_at(pe, 2, 1, 0);
    for (unsigned el = 0; el < 3; el++)
        pe->c->sp[el] = sp_values[el];
    pe->c->x[X_SP] = sp_values[2];
}

static uint64_t hcr(bool tge, bool e2h)
{
    return (tge ? PE_TGE : 0) | (e2h ? PE_E2H : 0);
}

/* EL1 is no place to be with TGE. */
static bool can_be(unsigned el, unsigned sp, bool tge)
{
    return !(el == 0 && sp) && !(el == 1 && tge);
}

static void check_entry(struct pe *pe, unsigned el, unsigned sp, bool tge, bool e2h)
{
    struct a64 *c = pe->c;
    const unsigned target = el == 2 || (el == 0 && tge) ? 2 : 1;
    const uint64_t vbar[] = { 0, 0x10000, 0x20800 };
    pe_set(pe, "HCR_EL2", hcr(tge, e2h));
    pe_set(pe, "VBAR_EL1", vbar[1]);
    pe_set(pe, "VBAR_EL2", vbar[2]);
    set_stacks(pe);
    pe_at(pe, el, sp, 5);
    a64_set_nzcv(c, 0xA);
    c->btype = 2;
    assert_int_equal(a64_exec_svc(c, UINT32_C(0xD4000001) | 0x1234 << 5), A64_JUMP);
    const unsigned offset = target > el ? 0x400 : sp ? 0x200 : 0;
    assert_int_equal(c->pc, vbar[target] + offset);
    assert_int_equal(c->el, target);
    assert_int_equal(c->sp_sel, 1);
    assert_int_equal(c->x[X_SP], sp_values[target]);
    assert_int_equal(pe->el, target);
    const char *esr = target == 2 ? "ESR_EL2" : "ESR_EL1";
    const char *elr = target == 2 ? "ELR_EL2" : "ELR_EL1";
    const char *spsr = target == 2 ? "SPSR_EL2" : "SPSR_EL1";
    assert_int_equal(pe_get(pe, esr), 0x56001234);
    assert_int_equal(pe_get(pe, elr), 0x1004);
    assert_int_equal(pe_get(pe, spsr), 0xA0000140 | el << 2 | sp);
}

static void svc_from_everywhere(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (unsigned k = 0; k < 3 * 8; k++) {
        const unsigned el = k / 8, sp = k & 1;
        const bool tge = k & 2, e2h = k & 4;
        if (can_be(el, sp, tge))
            check_entry(pe, el, sp, tge, e2h);
    }
    pe_free(pe);
}

/* PAN by SPAN, where the handler's regime has two ranges; SSBS by DSSBS; TCO 1; the rest 0. */
static void pstate_in_the_handler(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    struct a64 *c = pe->c;
    for (unsigned k = 0; k < 32; k++) {
        const bool el2 = k & 1, span = k & 2, dssbs = k & 4, e2h = k & 8, tge = k & 16;
        if (tge && !el2)
            continue;
        pe_set(pe, "HCR_EL2", hcr(tge, e2h));
        pe_set(pe, el2 ? "SCTLR_EL2" : "SCTLR_EL1",
               (span ? UINT64_C(1) << 23 : 0) | (dssbs ? UINT64_C(1) << 44 : 0));
        pe_at(pe, el2 ? 2 : 0, 0, 0);
        c->uao = c->dit = c->il = c->ss = true;
        c->ssbs = !dssbs;
        a64_undefined(c);
        const bool pan = !span && (!el2 || (e2h && tge));
        const uint64_t expected = UINT64_C(0x30003C1) | (el2 ? 8 : 4) | (pan ? 1U << 22 : 0) |
                                  (dssbs ? 1U << 12 : 0) | UINT64_C(1) << 30;
        a64_set_nzcv(c, 4);
        assert_int_equal(a64_pstate(c), expected);
        const uint64_t spsr = pe_get(pe, el2 ? "SPSR_EL2" : "SPSR_EL1");
        assert_int_equal(spsr >> 20 & 0xF, 1 | 2 | 8); /* IL SS UAO */
    }
    pe_free(pe);
}

/* ---- interrupts: Tables D1-12 and D1-21 without EL3 -------------------------------------------
 */

/* Per EL: A taken, B unless masked, C never; and where. */
static const struct {
    bool tge, e2h, route;
    const char *letters;
    uint8_t target[3];
} routing[] = {
    { 0, 0, 0, "BBC", { 1, 1, 0 } }, { 0, 1, 0, "BBC", { 1, 1, 0 } },
    { 0, 0, 1, "AAB", { 2, 2, 2 } }, { 0, 1, 1, "AAB", { 2, 2, 2 } },
    { 1, 0, 0, "A-B", { 2, 0, 2 } }, { 1, 0, 1, "A-B", { 2, 0, 2 } },
    { 1, 1, 0, "B-B", { 2, 0, 2 } }, { 1, 1, 1, "B-B", { 2, 0, 2 } },
};
static const struct {
    enum a64_line line;
    unsigned vector, mask, route_bit, virtual_bit;
} lines[] = {
    { A64_FIQ, 0x100, 1, 3, 6 },
    { A64_IRQ, 0x80, 2, 4, 7 },
    { A64_SERROR, 0x180, 4, 5, 8 },
};

static void check_line(struct pe *pe, unsigned row, unsigned n, unsigned el, bool masked)
{
    const char letter = routing[row].letters[el];
    const bool taken = letter == 'A' || (letter == 'B' && !masked);
    if (letter == '-')
        return;
    pe_set(pe, "HCR_EL2",
           hcr(routing[row].tge, routing[row].e2h) |
               (routing[row].route ? UINT64_C(1) << lines[n].route_bit : 0));
    pe_set(pe, "VBAR_EL1", 0x10000);
    pe_set(pe, "VBAR_EL2", 0x20000);
    pe_at(pe, el, el > 0, masked ? lines[n].mask : 15 & ~lines[n].mask);
    a64_interrupt(pe->c, lines[n].line, true, 0x1C0DE12);
    assert_true(a64_interrupt_pending(pe->c));
    assert_int_equal(a64_take_pending(pe->c), taken);
    if (taken) {
        const unsigned target = routing[row].target[el];
        assert_int_equal(pe->c->el, target);
        assert_int_equal(pe->c->pc, (target == 2 ? 0x20000 : 0x10000) + lines[n].vector +
                                        (target > el ? 0x400 : 0x200));
        assert_int_equal(pe_get(pe, target == 2 ? "ELR_EL2" : "ELR_EL1"), 0x1000);
        if (lines[n].line == A64_SERROR) {
            assert_int_equal(pe_get(pe, target == 2 ? "ESR_EL2" : "ESR_EL1"), 0xBFC0DE12);
            assert_false(pe->c->serror);
        }
    }
    a64_interrupt(pe->c, lines[n].line, false, 0);
}

static void physical_interrupts(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (unsigned row = 0; row < ARRAY_LEN(routing); row++)
        for (unsigned k = 0; k < ARRAY_LEN(lines) * 3 * 2; k++)
            check_line(pe, row, k / 6, k / 2 % 3, k & 1);
    pe_free(pe);
}

/* The table of R_BKHXL: B at EL0 and EL1 with the routing bit and without TGE, else C. */
static void virtual_interrupts(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (unsigned k = 0; k < 3 * 3 * 8; k++) {
        const unsigned n = k / 24, el = k / 8 % 3;
        const bool tge = k & 1, route = k & 2, masked = k & 4;
        if (el == 1 && tge)
            continue;
        pe_set(pe, "VBAR_EL1", 0x10000);
        pe_set(pe, "VSESR_EL2", 0x1234567);
        pe_set(pe, "HCR_EL2",
               hcr(tge, false) | UINT64_C(1) << lines[n].virtual_bit |
                   (route ? UINT64_C(1) << lines[n].route_bit : 0));
        pe_at(pe, el, el > 0, masked ? lines[n].mask : 15 & ~lines[n].mask);
        const bool enabled = el < 2 && route && !tge;
        assert_int_equal(a64_interrupt_pending(pe->c), enabled);
        assert_int_equal(a64_take_pending(pe->c), enabled && !masked);
        if (!enabled || masked)
            continue;
        assert_int_equal(pe->c->el, 1);
        assert_int_equal(pe->c->pc, 0x10000 + lines[n].vector + (el == 0 ? 0x400 : 0x200));
        if (lines[n].line == A64_SERROR) {
            assert_int_equal(pe_get(pe, "ESR_EL1"), 0xBF234567);
            assert_int_equal(pe_get(pe, "HCR_EL2") >> 8 & 1, 0);
        }
    }
    pe_free(pe);
}

static void priority_is_serror_fiq_irq(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe_at(pe, 0, 0, 0);
    a64_interrupt(pe->c, A64_IRQ, true, 0);
    a64_interrupt(pe->c, A64_FIQ, true, 0);
    a64_interrupt(pe->c, A64_SERROR, true, 0);
    static const unsigned vectors[] = { 0x580, 0x500, 0x480 };
    for (unsigned k = 0; k < 3; k++) {
        pe_at(pe, 0, 0, 0);
        assert_true(a64_take_pending(pe->c));
        assert_int_equal(pe->c->pc, vectors[k]);
        if (k == 1)
            a64_interrupt(pe->c, A64_FIQ, false, 0);
    }
    pe_free(pe);
}

/* ESB: what is masked goes to DISR_EL1, what is not stays pending. */
static void error_barrier(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe_at(pe, 1, 1, 0);
    a64_interrupt(pe->c, A64_SERROR, true, 0x1000011);
    a64_exec_esb(pe->c, 0xD503221F);
    assert_true(pe->c->serror);
    assert_int_equal(pe_get(pe, "DISR_EL1"), 0);
    pe_at(pe, 1, 1, 4);
    a64_exec_esb(pe->c, 0xD503221F);
    assert_false(pe->c->serror);
    assert_int_equal(pe_get(pe, "DISR_EL1"), 0x81000011);
    /* A virtual one: VDISR_EL2, which EL1 sees as DISR_EL1. */
    pe_set(pe, "HCR_EL2", 1 << 8 | 1 << 5);
    pe_set(pe, "VSESR_EL2", 0x42);
    pe_at(pe, 1, 1, 4);
    a64_exec_esb(pe->c, 0xD503221F);
    assert_int_equal(pe_get(pe, "HCR_EL2") >> 8 & 1, 0);
    assert_int_equal(pe_get(pe, "VDISR_EL2"), 0x80000042);
    assert_int_equal(pe_get(pe, "DISR_EL1"), 0x80000042);
    pe_free(pe);
}

/* ---- return ---------------------------------------------------------------------------------- */

/* Legal values of M[4:0] (D1.4.4): AArch64, to EL0t, EL1t, EL1h, EL2t, EL2h, not upwards. */
static bool legal(unsigned from, unsigned m, bool tge)
{
    switch (m) {
    case 0x00: return true;
    case 0x04:
    case 0x05: return !tge;
    case 0x08:
    case 0x09: return from == 2;
    default: return false;
    }
}

static void check_return(struct pe *pe, unsigned from, unsigned m, bool tge)
{
    struct a64 *c = pe->c;
    pe_set(pe, "HCR_EL2", hcr(tge, false));
    set_stacks(pe);
    pe_at(pe, from, 1, 15);
    c->monitor = true;
    c->event = false;
    c->sys[from == 2 ? SYS_ELR_EL2 : SYS_ELR_EL1] = 0x7000;
    c->sys[from == 2 ? SYS_SPSR_EL2 : SYS_SPSR_EL1] = UINT64_C(0x63C01C80) | m;
    assert_int_equal(a64_exec_eret(c, 0xD69F03E0), A64_JUMP);
    const bool ok = legal(from, m, tge);
    const unsigned el = ok ? m >> 2 & 3 : from, sp = ok ? m & 1 : 1;
    assert_int_equal(c->el, el);
    assert_int_equal(c->sp_sel, sp);
    assert_int_equal(c->x[X_SP], sp_values[sp ? el : 0]);
    assert_int_equal(c->pc, 0x7000);
    assert_int_equal(c->il, !ok);
    assert_int_equal(a64_nzcv(c), 6);
    assert_true(c->pan);
    assert_true(c->daif_i && !c->daif_a && !c->daif_f && !c->daif_d);
    assert_false(c->monitor);
    assert_true(c->event);
    assert_int_equal(c->btype, ok ? 3 : 0);
    assert_int_equal(c->uao, ok);
    assert_int_equal(c->dit, ok);
    assert_int_equal(c->tco, ok);
    if (ok)
        return;
    c->btype = 0;
    a64_illegal_state(c);
    assert_int_equal(pe_ec(pe, from), 0x0E);
    assert_int_equal(c->sys[from == 2 ? SYS_ELR_EL2 : SYS_ELR_EL1], 0x7000);
    assert_true(c->sys[from == 2 ? SYS_SPSR_EL2 : SYS_SPSR_EL1] >> 20 & 1);
    assert_false(c->il);
}

static void returns_legal_and_not(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (unsigned k = 0; k < 32 * 4; k++) {
        const unsigned from = k & 1 ? 2 : 1;
        const bool tge = k & 2;
        if (from == 2 || !tge)
            check_return(pe, from, k / 4, tge);
    }
    pe_free(pe);
}

/* AArch64.BranchAddr(): the tag goes where TBI is on. */
static void return_address_without_tag(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    const uint64_t low = UINT64_C(0x5A00123456789ABC), high = UINT64_C(0x5AFF123456789ABC);
    pe_set(pe, "TCR_EL1", UINT64_C(3) << 37);
    assert_int_equal(a64_branch_address(pe->c, low, 0), UINT64_C(0x0000123456789ABC));
    assert_int_equal(a64_branch_address(pe->c, high, 1), UINT64_C(0xFFFF123456789ABC));
    assert_int_equal(a64_branch_address(pe->c, low, 2), low);
    pe_set(pe, "TCR_EL1", UINT64_C(1) << 37);
    assert_int_equal(a64_branch_address(pe->c, high, 1), high);
    pe_set(pe, "TCR_EL1", UINT64_C(3) << 37 | UINT64_C(1) << 51);
    assert_int_equal(a64_branch_address(pe->c, low, 0), low); /* TBID0 */
    pe_set(pe, "TCR_EL2", 1 << 20);
    assert_int_equal(a64_branch_address(pe->c, high, 2), UINT64_C(0x00FF123456789ABC));
    pe_free(pe);
}

/* ---- traps ----------------------------------------------------------------------------------- */

/* Who takes an FP instruction: 0 nobody; by CPACR_EL1.FPEN and CPTR_EL2 as D24.2.36 and .38 say. */
static unsigned fp_taker(unsigned el, bool e2h, bool tge, unsigned cpacr, unsigned cptr, bool tfp)
{
    const bool host0 = el == 0 && e2h && tge;
    if (el < 2 && !host0) {
        if (cpacr == 0 || cpacr == 2 || (cpacr == 1 && el == 0))
            return el == 0 && tge ? 2 : 1;
    }
    if (!e2h)
        return tfp ? 2 : 0;
    if (cptr == 0 || cptr == 2)
        return 2;
    return cptr == 1 && host0 ? 2 : 0;
}

static void floating_point_traps(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (unsigned k = 0; k < 3 * 128; k++) {
        const unsigned el = k / 128, cpacr = k & 3, cptr = k >> 2 & 3;
        const bool e2h = k & 16, tge = k & 32, tfp = k & 64;
        if (el == 1 && tge)
            continue;
        pe_set(pe, "HCR_EL2", hcr(tge, e2h));
        pe_set(pe, "CPACR_EL1", cpacr << 20);
        pe_set(pe, "CPTR_EL2", cptr << 20 | (tfp ? 1 << 10 : 0));
        pe_at(pe, el, el > 0, 0);
        const unsigned taker = fp_taker(el, e2h, tge, cpacr, cptr, tfp);
        assert_int_equal(a64_check_fp(pe->c), taker ? A64_JUMP : A64_NEXT);
        if (!taker)
            continue;
        assert_int_equal(pe->c->el, taker);
        const bool told_undefined =
            tge && el == 0 && !e2h && cpacr != 3; /* EL1's trap that TGE routes */
        const uint64_t esr = pe_get(pe, taker == 2 ? "ESR_EL2" : "ESR_EL1");
        assert_int_equal(esr, told_undefined ? 0x02000000 : 0x1FE00000);
    }
    pe_free(pe);
}

static void waits(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    struct a64 *c = pe->c;
    const uint32_t wfi = 0xD503207F, wfe = 0xD503205F;
    pe_at(pe, 0, 0, 0);
    assert_int_equal(a64_exec_wfi(c, wfi), A64_JUMP); /* nTWI 0 */
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x07E00000);
    pe_at(pe, 0, 0, 0);
    assert_int_equal(a64_exec_wfe(c, wfe), A64_JUMP);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x07E00001);
    assert_int_equal(pe_get(pe, "ELR_EL1"), 0x1000);
    pe_at(pe, 1, 1, 0);
    assert_int_equal(a64_exec_wfi(c, wfi), A64_STOPPED);
    assert_int_equal(c->stop, A64_STOP_WAIT);
    assert_int_equal(c->pc, 0x1004);
    pe_set(pe, "HCR_EL2", 1 << 13 | 1 << 14);
    pe_at(pe, 1, 1, 0);
    a64_exec_wfe(c, wfe);
    assert_int_equal(c->el, 2);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0x07E00001);
    pe_at(pe, 1, 1, 0);
    c->event = true;
    assert_int_equal(a64_exec_wfe(c, wfe), A64_NEXT); /* nothing to wait for, nothing to trap */
    assert_false(c->event);
    c->irq = true;
    assert_int_equal(a64_exec_wfi(c, wfi), A64_JUMP);
    assert_int_equal(c->el, 1);
    assert_int_equal(c->pc, 0x1004);
    c->irq = false;
    /* WFIT x5: the register and RV are in the syndrome. */
    pe_at(pe, 1, 1, 0);
    c->x[5] = 100;
    a64_exec_wfit(c, 0xD5031025);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0x07E000A6);
    pe_set(pe, "HCR_EL2", 0);
    pe_set(pe, "CNTVOFF_EL2", 7);
    pe->now = 50;
    pe_at(pe, 1, 1, 0);
    assert_int_equal(a64_exec_wfit(c, 0xD5031025), A64_STOPPED);
    assert_int_equal(c->wait_until, 107);
    pe->now = 107;
    pe_at(pe, 1, 1, 0);
    assert_int_equal(a64_exec_wfit(c, 0xD5031025), A64_JUMP);
    assert_int_equal(c->el, 1);
    pe_free(pe);
}

static void calls_and_breakpoints(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    struct a64 *c = pe->c;
    pe_at(pe, 0, 0, 0);
    a64_exec_hvc(c, 0xD4000002);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x02000000);
    pe_at(pe, 1, 1, 0);
    a64_exec_hvc(c, 0xD4000022);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0x5A000001);
    assert_int_equal(pe_get(pe, "ELR_EL2"), 0x1004);
    pe_set(pe, "HCR_EL2", 1 << 29);
    pe_at(pe, 1, 1, 0);
    a64_exec_hvc(c, 0xD4000022);
    assert_int_equal(c->el, 1);
    pe_at(pe, 1, 1, 0);
    a64_exec_smc(c, 0xD4000063);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x02000000);
    pe_set(pe, "HCR_EL2", 1 << 19);
    pe_at(pe, 1, 1, 0);
    a64_exec_smc(c, 0xD4000063);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0x5E000003);
    assert_int_equal(pe_get(pe, "ELR_EL2"), 0x1000);
    pe_at(pe, 1, 1, 0);
    a64_exec_brk(c, 0xD4200540);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0xF200002A);
    pe_set(pe, "MDCR_EL2", 1 << 8);
    pe_at(pe, 1, 1, 0);
    a64_exec_brk(c, 0xD4200540);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0xF200002A);
    pe_at(pe, 0, 0, 0);
    assert_int_equal(a64_exec_hlt(c, 0xD45E0000), A64_STOPPED);
    assert_int_equal(c->stop, A64_STOP_SEMIHOSTING);
    assert_int_equal(c->pc, 0x1004);
    assert_int_equal(a64_exec_hlt(c, 0xD4400020), A64_JUMP);
    assert_int_equal(c->el, 1);
    a64_exec_hint(c, 0xD503201F | 101 << 5);
    assert_int_equal(pe->mark, 101);
    a64_exec_hint(c, 0xD503201F | 95 << 5);
    assert_int_equal(pe->mark, 101);
    pe_free(pe);
}

static void alignment_and_landing(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    struct a64 *c = pe->c;
    pe_at(pe, 0, 0, 0);
    c->pc = 0x1002;
    a64_pc_alignment(c);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x8A000000);
    assert_int_equal(pe_get(pe, "FAR_EL1"), 0x1002);
    assert_int_equal(pe_get(pe, "ELR_EL1"), 0x1002);
    pe_at(pe, 1, 1, 0);
    c->btype = 3;
    a64_branch_target(c);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x36000003);
    assert_int_equal(pe_get(pe, "SPSR_EL1") >> 10 & 3, 3);
    assert_int_equal(c->btype, 0);
    /* A Data Abort at EL0 under TGE, by translation. */
    const struct mmu_fault f = { .kind = MMU_FAULT_TRANSLATION,
                                 .level = 2,
                                 .access = MMU_WRITE,
                                 .write = true,
                                 .va = { 0xDEAD000 } };
    pe_set(pe, "HCR_EL2", PE_TGE);
    pe_at(pe, 0, 0, 0);
    a64_fault(c, &f, NULL);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0x92000046);
    assert_int_equal(pe_get(pe, "FAR_EL2"), 0xDEAD000);
    pe_free(pe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svc_from_everywhere),        cmocka_unit_test(pstate_in_the_handler),
        cmocka_unit_test(physical_interrupts),        cmocka_unit_test(virtual_interrupts),
        cmocka_unit_test(priority_is_serror_fiq_irq), cmocka_unit_test(error_barrier),
        cmocka_unit_test(returns_legal_and_not),      cmocka_unit_test(return_address_without_tag),
        cmocka_unit_test(floating_point_traps),       cmocka_unit_test(waits),
        cmocka_unit_test(calls_and_breakpoints),      cmocka_unit_test(alignment_and_landing),
    };
    return cmocka_run_group_tests_name("exceptions", tests, NULL, NULL);
}
