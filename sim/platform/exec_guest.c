/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program as the guest of a VM: the PE has EL1 and EL0 of it. What comes to EL2 is answered here
 * as KVM and the VMM answer it: PSCI, the UART, errors given back to the guest, and faults that end
 * the VM.
 */
#include "platform/exec_own.h"
#include "platform/lives.h"

#include <inttypes.h>
#include <string.h>

enum { STATUS_ENDED = 1 };

/* ---- registers ------------------------------------------------------------------------------- */

static uint64_t sysreg(const struct exec_pe *pe, const char *name)
{
    uint64_t value = 0;
    a64_get_sysreg(pe->a64, name, &value);
    return value;
}

/* HCR_EL2 (DDI 0487 D24.2.62), of KVM's HCR_GUEST_FLAGS what means something here. WFI and WFE do
 * not trap: KVM leaves them to a vCPU that has its CPU alone. */
static const uint64_t HCR_FMO = 1u << 3, HCR_IMO = 1u << 4, HCR_AMO = 1u << 5, HCR_VSE = 1u << 8,
                      HCR_TSC = 1u << 19, HCR_ATA = (uint64_t)1 << 56;

void exec_guest_begin(struct exec_pe *pe)
{
    struct exec *x = pe->exec;
    const struct mmu_regs *vm = &x->cpu->vm->context.regs;
    x->began = true;
    a64_reset(pe->a64, 1, x->entry);
    a64_set_sysreg(pe->a64, "VTCR_EL2", vm->vtcr_el2);
    a64_set_sysreg(pe->a64, "VTTBR_EL2", vm->vttbr_el2);
    a64_set_sysreg(pe->a64, "HCR_EL2",
                   (sysreg(pe, "HCR_EL2") & ~HCR_ATA) | vm->hcr_el2 | HCR_AMO | HCR_FMO | HCR_IMO |
                       HCR_TSC);
    pe->mark.time = core_now(pe->core);
    if (x->setup.max_time) {
        x->setup.max_time += core_now(pe->core);
    }
}

/* ---- an exit --------------------------------------------------------------------------------- */

struct exit {
    uint64_t esr, far, hpfar;
    unsigned vector; /* offset from VBAR_EL2 */
};

enum { ESR_IL = 25, DFSC_MASK = 63 };
enum { VECTOR_SYNC = 0x400, VECTOR_SERROR = 0x580, VECTORS = 0x7ff };
enum { EL1H = 5, EL_MASK = 0xc, EL_SHIFT = 2, FROM_EL0 = 0x400, FROM_SPX = 0x200 };
enum { ISS_CM = 1 << 8, ISS_S1PTW = 1 << 7, ISS_WNR = 1 << 6, ISS_ISV = 1 << 24 };

static void skip(struct exec_pe *pe)
{
    a64_set(pe->a64, A64_REG_PC, a64_get(pe->a64, A64_REG_PC) + 4);
}

/* Where an exception of the guest goes that was at the PSTATE `spsr`. */
static uint64_t vector_of(const struct exec_pe *pe, uint64_t spsr)
{
    const uint64_t vbar = sysreg(pe, "VBAR_EL1");
    if ((spsr & EL_MASK) == 0) {
        return vbar + FROM_EL0;
    }
    return vbar + (spsr & 1 ? FROM_SPX : 0);
}

/* Has the guest code there. */
static bool has_handler(const struct exec_pe *pe)
{
    const va_t vector = { vector_of(pe, a64_get(pe->a64, A64_REG_PSTATE)) };
    struct mmu_fault f;
    const struct mmu_page *page = mmu_translate(core_mmu(pe->core), vector, MMU_FETCH, 1, &f);
    return page && exec_ram_page(pe, (pa_t){ page->pa_page });
}

/* An exception that KVM makes for EL1: enter_exception64() of arch/arm64/kvm/hyp/exception.c. */
static void inject(struct exec_pe *pe, unsigned ec, uint32_t iss, uint64_t far)
{
    static const uint64_t NZCV_DIT_PAN = 0xf1400000, PAN = 1u << 22, DAIF = 0x3c0, SSBS = 1u << 12;
    static const uint64_t SPAN = 1u << 23, DSSBS = (uint64_t)1 << 44;
    struct a64 *a = pe->a64;
    const uint64_t spsr = a64_get(a, A64_REG_PSTATE), sctlr = sysreg(pe, "SCTLR_EL1");
    const bool el0 = (spsr & EL_MASK) == 0;
    a64_set_sysreg(a, "ELR_EL1", a64_get(a, A64_REG_PC));
    a64_set_sysreg(a, "SPSR_EL1", spsr);
    a64_set_sysreg(a, "ESR_EL1",
                   (uint64_t)(ec + (ec && !el0)) << ESR_EC_SHIFT | UINT64_C(1) << ESR_IL | iss);
    a64_set_sysreg(a, "FAR_EL1", far);
    a64_set(a, A64_REG_PSTATE,
            (spsr & NZCV_DIT_PAN) | (sctlr & SPAN ? 0 : PAN) | (sctlr & DSSBS ? SSBS : 0) | DAIF |
                EL1H);
    a64_set(a, A64_REG_PC, vector_of(pe, spsr));
}

/* kvm_inject_vabt(): an SError with an IMPLEMENTATION DEFINED syndrome, when the guest takes it. */
static void inject_serror(struct exec_pe *pe)
{
    static const uint64_t IDS = 1u << 24;
    a64_set_sysreg(pe->a64, "VSESR_EL2", IDS);
    a64_set_sysreg(pe->a64, "HCR_EL2", sysreg(pe, "HCR_EL2") | HCR_VSE);
}

/* ---- calls (SMCCC, DEN 0028; PSCI, DEN 0022) ------------------------------------------------- */

static const uint64_t NOT_SUPPORTED = UINT64_MAX;
static const uint32_t PSCI_FEATURES = 0x8400000a;
static const struct call {
    uint32_t function;
    uint32_t answer;
    enum exec_end end;
    const char *text;
} calls[] = {
    { 0x80000000, 0x10001, EXEC_RUNS, NULL }, /* SMCCC_VERSION */
    { 0x84000000, 0x10001, EXEC_RUNS, NULL }, /* PSCI_VERSION */
    { 0x84000002, 0, EXEC_WAITS, "PSCI CPU_OFF of the only vCPU" },
    { 0x84000006, 2, EXEC_RUNS, NULL }, /* MIGRATE_INFO_TYPE: no Trusted OS */
    { 0x84000008, 0, EXEC_OFF, "" },    /* SYSTEM_OFF */
    { 0x84000009, 0, EXEC_RESET, "PSCI SYSTEM_RESET" },
};

static const struct call *find_call(uint64_t function)
{
    for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
        if (calls[i].function == (uint32_t)function) {
            return &calls[i];
        }
    }
    return NULL;
}

static void answer_call(struct exec_pe *pe)
{
    const uint64_t function = a64_get(pe->a64, 0);
    const struct call *call = find_call(function);
    if ((uint32_t)function == PSCI_FEATURES) {
        a64_set(pe->a64, 0, find_call(a64_get(pe->a64, 1)) ? 0 : NOT_SUPPORTED);
    } else if (!call) {
        a64_set(pe->a64, 0, NOT_SUPPORTED);
    } else if (call->end != EXEC_RUNS) {
        exec_finish(pe, call->end, call->end == EXEC_WAITS ? STATUS_ENDED : 0, "%s", call->text);
    } else {
        a64_set(pe->a64, 0, call->answer);
    }
}

/* ---- aborts ---------------------------------------------------------------------------------- */

static uint64_t ipa_of(const struct exit *exit)
{
    static const uint64_t FIPA = ((uint64_t)1 << 44) - 1;
    return (exit->hpfar >> 4 & FIPA) << 12 | (exit->far & 0xfff);
}

static unsigned dfsc_of(const struct exit *exit)
{
    return exit->esr & DFSC_MASK;
}

static uint64_t extend(uint64_t value, unsigned bytes, bool to_64)
{
    const unsigned up = 64 - 8 * bytes;
    const uint64_t extended = (uint64_t)((int64_t)(value << up) >> up);
    return to_64 ? extended : (uint32_t)extended;
}

/* KVM_EXIT_MMIO for the VMM's UART: the access as ESR_EL2.ISS tells it (D24.2.40). */
static void access_uart(struct exec_pe *pe, const struct exit *exit, unsigned offset)
{
    struct exec *x = pe->exec;
    const struct bus_target t = uart_target(x->uart, &x->platform->params.root.bus_latency);
    const unsigned at = offset % BUS_LINE, bytes = 1u << (exit->esr >> 22 & 3);
    const unsigned rt = exit->esr >> 16 & 31;
    const bool sign = exit->esr >> 21 & 1, sf = exit->esr >> 15 & 1;
    uint8_t line[BUS_LINE] = { 0 };
    uint64_t value = rt < 31 ? a64_get(pe->a64, rt) : 0;
    if (exit->esr & ISS_WNR) {
        memcpy(line + at, &value, bytes);
        const struct bus_write w = { .mask = ((UINT64_C(1) << bytes) - 1) << at,
                                     .data = line,
                                     .time = core_now(pe->core) };
        t.write(t.self, offset - at, &w);
    } else {
        const struct bus_read r = { .size = bytes, .time = core_now(pe->core) };
        value = 0;
        t.read(t.self, offset, &r, (uint8_t *)&value);
        if (rt < 31) {
            a64_set(pe->a64, rt, sign ? extend(value, bytes, sf) : value);
        }
    }
    skip(pe);
}

/* Is it an address where stage 2 maps nothing? */
static bool is_missing(const struct exit *exit)
{
    return mmu_fault_status(dfsc_of(exit)).kind == MMU_FAULT_TRANSLATION;
}

/* io_mem_abort() of KVM. */
static const char *missing(const struct exit *exit)
{
    if (exit->esr & ISS_S1PTW) {
        return "the guest's tables are not in its memory";
    }
    return exit->esr & ISS_ISV ? "no memory and no device of the VM is there"
                               : "no memory of the VM is there, and without a valid syndrome "
                                 "(ISV 0) the VMM cannot emulate the access";
}

static bool is_uart(const struct exit *exit)
{
    const uint64_t ipa = ipa_of(exit);
    return (exit->esr & ISS_ISV) && is_missing(exit) && ipa >= UART_BASE &&
           ipa - UART_BASE < UART_BYTES && exit->far % BUS_LINE <= BUS_LINE - 8;
}

static bool is_fetch(const struct exit *exit)
{
    return a64_ec_of(exit->esr) == EC_IABORT_LOWER;
}

static enum mmu_access access_of(const struct exit *exit)
{
    if (is_fetch(exit)) {
        return MMU_FETCH;
    }
    if (exit->esr & ISS_CM) {
        return MMU_DC;
    }
    return exit->esr & ISS_WNR ? MMU_WRITE : MMU_READ;
}

static enum core_fault_kind fault_of(enum mmu_fault_kind kind)
{
    switch (kind) {
    case MMU_FAULT_UNSUPPORTED: return CORE_FAULT_UNSUPPORTED;
    case MMU_FAULT_EXTERNAL: return CORE_FAULT_EXTERNAL;
    default: return CORE_FAULT_MMU;
    }
}

static struct core_outcome outcome_of(const struct exec_pe *pe, const struct exit *exit)
{
    const struct mmu_fault_status status = mmu_fault_status(dfsc_of(exit));
    const struct mmu_fault f = { .kind = status.kind,
                                 .stage2 = true,
                                 .s1ptw = exit->esr & ISS_S1PTW,
                                 .write = !is_fetch(exit) && (exit->esr & ISS_WNR),
                                 .level = status.level,
                                 .access = (uint8_t)access_of(exit),
                                 .va = { exit->far },
                                 .ipa = { ipa_of(exit) } };
    const bool has_ipa = mmu_fault_has_ipa(&f);
    return (struct core_outcome){
        .fault = fault_of(f.kind),
        .mmu = f,
        .exception = { .target_el = 2,
                       .ec = (unsigned)a64_ec_of(exit->esr),
                       .esr = exit->esr,
                       .far = exit->far,
                       .hpfar_valid = has_ipa,
                       .hpfar = has_ipa ? exit->hpfar : 0 },
        .dfsc = dfsc_of(exit),
        .time = core_now(pe->core),
        .domain = pe->exec->cpu->vm->domain,
    };
}

static void end_at_data(struct exec_pe *pe, const struct exit *exit, const struct core_outcome *o,
                        const char *why)
{
    if (is_missing(exit) && !vm_has_memslot(pe->exec->cpu->vm, o->mmu.ipa)) {
        why = missing(exit);
    }
    char where[48] = "";
    if (o->exception.hpfar_valid) {
        snprintf(where, sizeof(where), ", IPA 0x%" PRIx64, o->mmu.ipa.ipa);
    }
    pe->exec->cpu->vm->stopped = true; /* whoever is to blame: the program cannot go on */
    exec_finish(pe, EXEC_STAGE2, STATUS_ENDED, "%s of a %s at 0x%" PRIx64 "%s: %s",
                mmu_fault_name(&o->mmu), o->mmu.write ? "write" : "read", exit->far, where, why);
}

static void end_without_code(struct exec_pe *pe, const struct exit *exit, const char *why)
{
    exec_finish(pe, EXEC_FETCH, STATUS_ENDED,
                "PC is 0x%" PRIx64 ": %s, and code comes from the VM's memory alone", exit->far,
                why);
}

static void end_at_fetch(struct exec_pe *pe, const struct exit *exit, const struct core_outcome *o,
                         const char *why)
{
    char unhandled[160];
    if (exec_unhandled(pe->a64, unhandled, sizeof(unhandled))) {
        exec_finish(pe, EXEC_FETCH, STATUS_ENDED, "%s", unhandled);
    } else if (is_missing(exit) && !vm_has_memslot(pe->exec->cpu->vm, o->mmu.ipa)) {
        end_without_code(pe, exit, "nothing of the VM is there");
    } else if (o->mmu.kind == MMU_FAULT_PERMISSION) {
        end_without_code(pe, exit, "the guest may not execute it");
    } else {
        exec_finish(pe, EXEC_FETCH, STATUS_ENDED, "PC is 0x%" PRIx64 ": %s: %s", exit->far,
                    mmu_fault_name(&o->mmu), why);
    }
}

/* kvm_handle_guest_abort(). */
static void guest_abort(struct exec_pe *pe, const struct exit *exit)
{
    struct vm *vm = pe->exec->cpu->vm;
    const struct core_outcome o = outcome_of(pe, exit);
    const unsigned el = (unsigned)a64_get(pe->a64, A64_REG_PSTATE) >> EL_SHIFT & MMU_MODE_EL;
    if (vfio_fault_in(vm, &o)) {
        core_advance(pe->core, o.time + pe->exec->platform->params.host.fault_time);
        return;
    }
    const struct kvm_guest_fault fault = platform_guest_fault(vm, &o, el);
    struct host_outcome kvm = { .answer = KVM_ENDS };
    struct error unknown = { 0 };
    kvm_guest_fault_outcome(vm->policy, &fault, &kvm, &unknown);
    if (kvm.answer == KVM_SKIPS) {
        skip(pe);
        return;
    }
    const struct platform_error *e = platform_record_fault_at(pe->exec->platform, vm, el, &o);
    const bool own = fault.fetch || fault.s1ptw; /* of code or tables that may not be there */
    if (kvm.answer == KVM_INJECTS && !vm->stopped && (!own || has_handler(pe))) {
        inject(pe, fault.fetch ? EC_IABORT_LOWER : EC_DABORT_LOWER, kvm.injected, exit->far);
    } else if (fault.fetch) {
        end_at_fetch(pe, exit, &o, e->text);
    } else {
        end_at_data(pe, exit, &o, e->text);
    }
}

void exec_guest_exit(struct exec_pe *pe)
{
    const struct exit exit = {
        .esr = sysreg(pe, "ESR_EL2"),
        .far = sysreg(pe, "FAR_EL2"),
        .hpfar = sysreg(pe, "HPFAR_EL2"),
        .vector = (unsigned)(a64_get(pe->a64, A64_REG_PC) - sysreg(pe, "VBAR_EL2")) & VECTORS,
    };
    const uint64_t elr = sysreg(pe, "ELR_EL2");
    a64_set(pe->a64, A64_REG_PSTATE, sysreg(pe, "SPSR_EL2"));
    a64_set(pe->a64, A64_REG_PC, elr);
    if (exit.vector == VECTOR_SERROR) {
        inject_serror(pe);
    }
    if (exit.vector != VECTOR_SYNC) {
        return; /* an interrupt of the host's: there are none */
    }
    switch ((unsigned)a64_ec_of(exit.esr)) {
    case EC_SMC:
        skip(pe);
        answer_call(pe);
        break;
    case EC_HVC: answer_call(pe); break;
    case EC_DABORT_LOWER:
        if (is_uart(&exit)) {
            access_uart(pe, &exit, (unsigned)(ipa_of(&exit) - UART_BASE));
            break;
        }
        guest_abort(pe, &exit);
        break;
    case EC_IABORT_LOWER: guest_abort(pe, &exit); break;
    default: inject(pe, EC_UNKNOWN, 0, sysreg(pe, "FAR_EL1")); break;
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* What the platform's translation has not, and what KVM does not show a guest: MTE, and LS64 unless
 * it is enabled. */
static bool choose_features(struct exec *x, struct error *e)
{
    struct mmu_impl mmu = platform_impl(x->platform);
    struct a64_impl *i = &x->impl;
    i->xs = i->xs && mmu.features.xs;
    mmu.features.xs = i->xs;
    i->mte = i->mte2 = mmu.features.mte2 = false;
    if (!x->cpu->vm->context.ls64) {
        i->ls64 = i->ls64_v = i->ls64_accdata = false;
    }
    return a64_impl_check(i, &mmu, e);
}

bool exec_guest_build(struct exec *x, struct error *e)
{
    struct vm *vm = x->cpu->vm;
    if (vm->role != VM_GUEST) {
        return error_set(e, "a program runs as the guest of a VM, not on the host");
    }
    if (vm->exec) {
        return error_set(e, "another program runs on this VM");
    }
    if (!choose_features(x, e) || !vm_make_ram(vm, x->setup.ram, e)) {
        return false;
    }
    x->ram = vm->ram;
    x->ram_base = vm_ram_base(vm);
    x->uart = uart_new(x->setup.uart, x->setup.uart_in);
    if (!x->uart) {
        return error_fault(e, "out of memory for a UART");
    }
    vm->exec = x;
    x->pcie_errors = pcie_stats(x->platform->root)->errors;
    x->pcie_lost = pcie_stats(x->platform->root)->lost_writes;
    return true;
}

bool exec_guest_run(struct exec *x, const struct core_source *source, struct error *e)
{
    struct core *core = x->pes[0].core;
    core_tlbi_all(core); /* VMID and ASID are those of the VM's other stage 1 */
    core_advance(core, platform_latest(x->platform));
    const bool ok = cpu_run_source(x->cpu, source, e) && platform_finish(x->platform, e);
    core_tlbi_all(core);
    core_set_domain(core, x->cpu->vm->domain);
    react_leave(x->platform, x->cpu->vm); /* the program has ended: KVM_RUN returns */
    return ok;
}
