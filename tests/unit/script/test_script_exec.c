/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cpu:exec(): programs made by hand as the guest of a VM, what KVM does with what comes to EL2, and
 * mistakes.
 */
#include "scenario.h"

/* ---- programs, linked at the begin of RAM -----------------------------------------------------
 */

/* Stage 1 on: tables at X1, MAIR_EL1 0x44ff, TCR_EL1 0x500803518. */
#define MMU_ON                                                                                     \
    0xd2889fe2,     /* mov x2, #0x44ff */                                                          \
        0xd518a202, /* msr mair_el1, x2 */                                                         \
        0xd286a302, /* mov x2, #0x3518 */                                                          \
        0xf2a01002, /* movk x2, #0x80, lsl #16 */                                                  \
        0xf2c000a2, /* movk x2, #0x5, lsl #32 */                                                   \
        0xd5182042, /* msr tcr_el1, x2 */                                                          \
        0xd5182001, /* msr ttbr0_el1, x1 */                                                        \
        0xd5033f9f, /* dsb sy */                                                                   \
        0xd5033fdf, /* isb */                                                                      \
        0xd5381002, /* mrs x2, sctlr_el1 */                                                        \
        0xd28200a5, /* mov x5, #0x1005 */                                                          \
        0xaa050042, /* orr x2, x2, x5 */                                                           \
        0xd5181002, /* msr sctlr_el1, x2 */                                                        \
        0xd5033fdf  /* isb */

/* Each ends with PSCI SYSTEM_OFF: W0 0x84000008, HVC. */
static const uint32_t calls[] = {
    0xd2824680, /* mov x0, #0x1234 */
    0xd4000003, /* smc #0x0 */
    0xaa0003e4, /* mov x4, x0 */
    0xd2b08000, /* mov x0, #0x84000000 */
    0xd4000002, /* hvc #0x0 */
    0xaa0003e5, /* mov x5, x0 */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002400, /* add x0, x0, #0x9 */
    0xd4000003, /* smc #0x0 */
};
static const uint32_t store[] = {
    0xd2c01001, /* mov x1, #0x8000000000 */
    0x92800002, /* mov x2, #-1 */
    0xd5032c3f, /* hint #0x61 */
    0xf9000022, /* str x2, [x1] */
    0xf9000422, /* str x2, [x1, #8] */
    0xf9000822, /* str x2, [x1, #16] */
    0xf9000c22, /* str x2, [x1, #24] */
    0xd5032c1f, /* hint #0x60 */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};
static const uint32_t missing[] = {
    0xd2c00201, /* mov x1, #0x1000000000 */
    0xf9400422, /* ldr x2, [x1, #8] */
};
static const uint32_t pair[] = {
    0xd2c00201, /* mov x1, #0x1000000000 */
    0xa9000c22, /* stp x2, x3, [x1] */
};
static const uint32_t uart[] = {
    0xd2a12001, /* mov x1, #0x9000000 */
    0x52800d02, /* mov w2, #0x68 */
    0x39000022, /* strb w2, [x1] */
    0x52800d22, /* mov w2, #0x69 */
    0xb9000022, /* str w2, [x1] */
    0xb9401826, /* ldr w6, [x1, #24] */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};
static const uint32_t code[] = {
    0xd2c01001, /* mov x1, #0x8000000000 */
    0xd61f0020, /* br x1 */
};
static const uint32_t away[] = {
    0xd2c00201, /* mov x1, #0x1000000000 */
    0xd61f0020, /* br x1 */
};
static const uint32_t jump[] = {
    0x10000001, /* adr x1, 0 */
    0xd518c001, /* msr vbar_el1, x1 */
    0xd2c01001, /* mov x1, #0x8000000000 */
    0xd61f0020, /* br x1 */
};
static const uint32_t nowhere[] = {
    0x10000001, /* adr x1, 0 */
    0xd518c001, /* msr vbar_el1, x1 */
    0xd2c00201, /* mov x1, #0x1000000000 */
    0xd61f0020, /* br x1 */
};
static const uint32_t caches[] = {
    0xd2c00201, /* mov x1, #0x1000000000 */
    0xd50b7e21, /* dc civac, x1 */
    0xd50b7521, /* ic ivau, x1 */
    0xd28000e7, /* mov x7, #0x7 */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};
/* Level 1 of its tables names one at 0x1000000000. */
static const uint32_t walk[] = {
    0x10000005, /* adr x5, 0 */
    0xd518c005, /* msr vbar_el1, x5 */
    0xd2a80021, /* mov x1, #0x40010000 */
    0xd2820062, /* mov x2, #0x1003 */
    0x8b020022, /* add x2, x1, x2 */
    0xf9000022, /* str x2, [x1] */
    0xd2a80003, /* mov x3, #0x40000000 */
    0x911c0462, /* add x2, x3, #0x701 */
    0xf9080422, /* str x2, [x1, #4104] */
    0xd2800062, /* mov x2, #0x3 */
    0xf2c00202, /* movk x2, #0x10, lsl #32 */
    0xf9080822, /* str x2, [x1, #4112] */
    MMU_ON,     /* 14 words */
    0xd2b00003, /* mov x3, #0x80000000 */
    0xf9400462, /* ldr x2, [x3, #8] */
};
static const uint32_t count[] = {
    0xd2a80201, /* mov x1, #0x40100000 */
    0xb9400027, /* ldr w7, [x1] */
    0x110004e7, /* add w7, w7, #0x1 */
    0xb9000027, /* str w7, [x1] */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};
static const uint32_t combine[] = {
    0xd2a80021, /* mov x1, #0x40010000 */
    0xd2820062, /* mov x2, #0x1003 */
    0x8b020022, /* add x2, x1, x2 */
    0xf9000022, /* str x2, [x1] */
    0xd2840062, /* mov x2, #0x2003 */
    0x8b020022, /* add x2, x1, x2 */
    0xf9000422, /* str x2, [x1, #8] */
    0xd2a80003, /* mov x3, #0x40000000 */
    0x911c0462, /* add x2, x3, #0x701 */
    0xf9080422, /* str x2, [x1, #4104] */
    0x91400824, /* add x4, x1, #0x2, lsl #12 */
    0xd2c01003, /* mov x3, #0x8000000000 */
    0xd28080a2, /* mov x2, #0x405 */
    0xaa030042, /* orr x2, x2, x3 */
    0xf9000082, /* str x2, [x4] */
    MMU_ON,     /* 14 words */
    0xa9000c62, /* stp x2, x3, [x3] */
    0xa9010c62, /* stp x2, x3, [x3, #16] */
    0xa9020c62, /* stp x2, x3, [x3, #32] */
    0xa9030c62, /* stp x2, x3, [x3, #48] */
    0xd5033e9f, /* dsb st */
    0xd5032c3f, /* hint #0x61 */
    0xf8044062, /* stur x2, [x3, #68] */
    0xd5032c1f, /* hint #0x60 */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};
static const uint32_t ls64[] = {
    0xd2c01001, /* mov x1, #0x8000000000 */
    0xf83f9022, /* st64b x2, [x1] */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};
static const uint32_t serror[] = {
    0x10000001, /* adr x1, 0 */
    0xd518c001, /* msr vbar_el1, x1 */
    0xd50344ff, /* msr daifclr, #0x4 */
    0xd2c01001, /* mov x1, #0x8000000000 */
    0xf9000021, /* str x1, [x1] */
    0xd5033f9f, /* dsb sy */
    0xd503207f, /* wfi */
    0x14000000, /* b 1c */
};
static const uint32_t undefined[] = {
    0x10000001, /* adr x1, 0 */
    0xd518c001, /* msr vbar_el1, x1 */
    0xd4000022, /* hvc #0x1 */
    0xd53c1022, /* mrs x2, actlr_el2 */
};
static const uint32_t handler[] = {
    0xd5385207, /* mrs x7, esr_el1 */
    0xd2b08000, /* mov x0, #0x84000000 */
    0x91002000, /* add x0, x0, #0x8 */
    0xd4000002, /* hvc #0x0 */
};

enum { HEADER = 64, PHDR = 56, CODE = 0x100, SERROR_SPX = 0x380, SYNC_SPX = 0x200, SIZE = 0x600 };
static const uint64_t RAM = 0x40000000;

static void put(uint8_t *file, size_t at, uint64_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        file[at + i] = (uint8_t)(value >> (8 * i));
    }
}

/* The ELF-64 object file format: one segment, all of the code; little-endian AArch64. */
static void write_program(const struct scenario *s, const char *name, const uint32_t *words,
                          size_t bytes, size_t handler_at)
{
    static const uint8_t ident[] = { 0x7f, 'E', 'L', 'F', 2, 1, 1 };
    enum { EXECUTABLE = 2, AARCH64 = 183, LOAD = 1 };
    uint8_t file[SIZE] = { 0 };
    memcpy(file, ident, sizeof(ident));
    put(file, 16, EXECUTABLE, 2);
    put(file, 18, AARCH64, 2);
    put(file, 20, 1, 4);
    put(file, 24, RAM, 8); /* entry */
    put(file, 32, HEADER, 8);
    put(file, 52, HEADER, 2);
    put(file, 54, PHDR, 2);
    put(file, 56, 1, 2);
    put(file, HEADER, LOAD, 4);
    put(file, HEADER + 8, CODE, 8);
    put(file, HEADER + 16, RAM, 8);
    put(file, HEADER + 24, RAM, 8);
    put(file, HEADER + 32, SIZE - CODE, 8);
    put(file, HEADER + 40, SIZE - CODE, 8);
    for (size_t i = 0; i < bytes / 4; i++) {
        put(file, CODE + 4 * i, words[i], 4);
    }
    for (size_t i = 0; handler_at && i < ARRAY_LEN(handler); i++) {
        put(file, CODE + handler_at + 4 * i, handler[i], 4);
    }
    scenario_write(s, name, (const char *)file, sizeof(file));
}

#define PROGRAM(name)                                                                              \
    {                                                                                              \
#name ".elf", name, sizeof(name), 0                                                        \
    }
#define HANDLED(name, at)                                                                          \
    {                                                                                              \
#name ".elf", name, sizeof(name), at                                                       \
    }
static const struct {
    const char *name;
    const uint32_t *words;
    size_t bytes, handler_at;
} programs[] = {
    PROGRAM(calls),
    PROGRAM(store),
    PROGRAM(missing),
    PROGRAM(pair),
    PROGRAM(uart),
    PROGRAM(code),
    PROGRAM(away),
    PROGRAM(count),
    PROGRAM(combine),
    PROGRAM(ls64),
    HANDLED(serror, SERROR_SPX),
    HANDLED(undefined, SYNC_SPX),
    HANDLED(jump, SYNC_SPX),
    HANDLED(nowhere, SYNC_SPX),
    PROGRAM(caches),
    HANDLED(walk, SYNC_SPX),
};

static void open_with_programs(struct scenario *s)
{
    scenario_open(s);
    for (size_t i = 0; i < ARRAY_LEN(programs); i++) {
        write_program(s, programs[i].name, programs[i].words, programs[i].bytes,
                      programs[i].handler_at);
    }
    scenario_write(s, "notes.txt", "dear diary", 10);
}

/* A platform with BAR 0 given to the VM; go() runs a program and gives the result. */
#define PRELUDE                                                                                    \
    "local gather = require 'gather' "                                                             \
    "local function machine(policy, more) local params = { preset = 'ideal' } "                    \
    "for k, v in pairs(more or {}) do params[k] = v end local p = gather.platform(params) "        \
    "local ep = p:endpoint{ bars = { [0] = { size = '1MiB', prefetchable = true } } } "            \
    "local vm = p:vm{ policy = policy } vm:assign(ep, 0) return p, ep, vm, vm:cpu(0) end "         \
    "local function go(policy, program, more) local p, ep, vm, cpu = machine(policy, more) "       \
    "return cpu:exec(program .. '.elf', { max_instructions = 1000 }), p, ep, vm end\n"

/* Run `text`: it prints `expected`, and what it expects holds. */
static void check(const char *text, const char *expected)
{
    struct scenario s;
    open_with_programs(&s);
    scenario_run(&s, text);
    if (!s.ran || strcmp(s.out, expected) != 0) {
        print_message("%s:%d: %s\n%s\n", s.error.file, s.error.line, s.error.text, s.out);
    }
    assert_true(s.ran);
    assert_string_equal(s.out, expected);
    scenario_close(&s);
}

/* ---- what KVM answers -------------------------------------------------------------------------
 */

static void calls_are_answered(void **state)
{
    (void)state;
    check(PRELUDE "local r = go('v6.9', 'calls') "
                  "print(r.reason, r.status, r.text, r.regs.x4, r.regs.x5, r.instructions)",
          "system reset\t0\tPSCI SYSTEM_RESET\t-1\t65537\t9\n");
}

static void uart_is_the_console(void **state)
{
    (void)state;
    /* Transmit FIFO empty, receive FIFO empty. */
    check(PRELUDE "local r = go('v6.9', 'uart') print(r.reason, r.output, r.regs.x6 == 0x90)",
          "system off\thi\ttrue\n");
}

/*
 * MRS of an EL2 register is UNDEFINED at EL1, and so is ST64B: nothing of it reaches the link, and
 * without vectors the guest is soon where there is nothing.
 */
static void undefined_is_the_guests(void **state)
{
    (void)state;
    check(PRELUDE "local r = go('v6.9', 'undefined') print(r.reason, r.regs.x7 == 1 << 25) "
                  "local r, p = go('v6.9', 'ls64') print(r.reason, p:report().stats['pcie.mwr'])",
          "system off\ttrue\nno code at PC\t0\n");
}

static void ls64_is_a_what_if(void **state)
{
    (void)state;
    check(PRELUDE "local p, ep = machine('v6.9') local vm = p:vm{ policy = 'v6.9', ls64 = true } "
                  "vm:assign(ep, 0) local r = vm:cpu(0):exec('ls64.elf') "
                  "print(r.reason, p:report().histogram[64])",
          "system off\t1\n");
}

/* The error of a posted write: EC 0x2f, IL, IDS 1, as KVM injects it. */
static void serror_is_injected(void **state)
{
    (void)state;
    check(PRELUDE "local p, ep, vm, cpu = machine('v6.9', { posted_error = 'serror' }) "
                  "ep:inject{ kind = 'ur', bar = 0, offset = 0 } "
                  "local r = cpu:exec('serror.elf') local e = p:report().errors "
                  "print(r.reason, r.regs.x7 == 0xbf000000, e[2].kind, e[2].vm, e[2].running)",
          "system off\ttrue\tserror\t1\t1\n");
}

static void missing_memory_ends_the_vm(void **state)
{
    (void)state;
    check(PRELUDE
          "for _, name in ipairs{ 'missing', 'pair' } do local r, p, ep, vm = go('v6.9', name) "
          "print(r.reason, r.status, r.fault.kind, r.fault.el, r.fault.hpfar == 0x10000000, "
          "vm:stopped(), r.fault.victim) local again, f = vm:cpu(0):exec('uart.elf') print(again, "
          "f.kind) end",
          "stage-2 fault\t1\ttranslation\t2\ttrue\ttrue\tvmm-decides\nnil\tstopped\n"
          "stage-2 fault\t1\ttranslation\t2\ttrue\ttrue\tguest\nnil\tstopped\n");
}

static void code_is_in_memory(void **state)
{
    (void)state;
    check(PRELUDE "local r = go('v6.9', 'code') print(r.reason, r.regs.pc == 1 << 39)",
          "no code at PC\ttrue\n");
    check(PRELUDE "for _, name in ipairs{ 'code', 'away' } do print(go('v6.9', name).text) end",
          "PC is 0x8000000000: the guest may not execute it, and code comes from the VM's memory "
          "alone\n"
          "PC is 0x1000000000: nothing of the VM is there, and code comes from the VM's memory "
          "alone\n");
}

/* The VM's own page, but stage 2 has lost it: KVM would map it again. */
static void lost_page_is_the_vms(void **state)
{
    (void)state;
    check(PRELUDE "local p, ep, vm, cpu = machine('v6.9') "
                  "vm:corrupt{ stage = 2, ipa = 1 << 39, bit = 0 } local r = cpu:exec('code.elf') "
                  "print(r.reason, r.text, p:report().errors[1].victim)",
          "no code at PC\tPC is 0x8000000000: stage-2 Translation fault: the page belongs to the "
          "VM: KVM maps it, and the guest goes on\tnobody\n");
}

/* Fetches, and walks of tables, that stage 2 does not take: External aborts (0x10) at EL1. */
static void own_mistakes_are_given_back(void **state)
{
    (void)state;
    check(PRELUDE "for _, name in ipairs{ 'jump', 'nowhere', 'walk' } do "
                  "local r, p, ep, vm = go('v6.9', name) local e = p:report().errors "
                  "print(r.reason, string.format('%x', r.regs.x7), e[1].kind, e[1].victim, #e, "
                  "vm:stopped(), e[1].hpfar and e[1].hpfar == 1 << 28) end",
          "system off\t86000010\tpermission\tguest\t1\tfalse\tnil\n"
          "system off\t86000010\ttranslation\tguest\t1\tfalse\ttrue\n"
          "system off\t96000010\ttranslation\tguest\t1\tfalse\ttrue\n");
}

static void caches_of_nothing_are_skipped(void **state)
{
    (void)state;
    check(PRELUDE "local r, p = go('v6.9', 'caches') "
                  "print(r.reason, r.regs.x7, r.fault, #p:report().errors)",
          "system off\t7\tnil\t0\n");
}

/* ---- what stage 2 makes of the guest's stores --------------------------------------------------
 */

/* With the MMU off they are Device, whatever KVM's stage 2 allows. */
static void without_stage_1_it_is_device(void **state)
{
    (void)state;
    check(PRELUDE "for _, policy in ipairs{ 'v6.8', 'v6.9' } do local r, p, ep = go(policy, "
                  "'store') local m = r.regions[1] "
                  "print(m.tlps, m.bytes, m.sizes[8], m.instructions, r.regions[0].tlps, "
                  "ep:memory(0, 0, 33) == ('\\xff'):rep(32) .. '\\0') end",
          "4\t32\t4\t5\t0\ttrue\n4\t32\t4\t5\t0\ttrue\n");
}

/*
 * 64 bytes by STP through the guest's own Normal-NC mapping, DSB, and an unaligned store, which
 * Device memory does not take: the fault is stage 2's, and no guest's handler sees it.
 */
static void stage_2_decides(void **state)
{
    (void)state;
    check(PRELUDE
          "for _, fwb in ipairs{ true, false } do for _, policy in ipairs{ 'v6.8', 'v6.9' } "
          "do local r = go(policy, 'combine', { fwb = fwb }) "
          "print(r.reason, r.regions[0].sizes[8], r.regions[0].sizes[64], "
          "r.regions[1].bytes, r.fault and r.fault.kind, r.fault and r.fault.victim) end end",
          "stage-2 fault\t8\tnil\t0\talignment\tguest\n"
          "system off\tnil\t1\t8\tnil\tnil\n"
          "stage-2 fault\t8\tnil\t0\talignment\tguest\n"
          "system off\tnil\t1\t8\tnil\tnil\n");
}

static void presets_have_it_too(void **state)
{
    (void)state;
    check(PRELUDE "local r = go('v6.9', 'combine', { preset = 'generic-n1' }) "
                  "print(r.reason, r.regions[0].bytes, r.regions[1].bytes)",
          "system off\t64\t8\n");
}

/* ---- VMs --------------------------------------------------------------------------------------
 */

static void memory_is_the_vms(void **state)
{
    (void)state;
    check(PRELUDE "local p, ep, a = machine('v6.9') local b = p:vm{} "
                  "for i = 1, 3 do io = a:cpu(i % 2):exec('count.elf') end "
                  "print(io.regs.x7, b:cpu(0):exec('count.elf', { ram = '2MiB' }).regs.x7)",
          "3\t1\n");
}

/* A vCPU's other calls go on as before, at a later time; callbacks see the program's TLPs. */
static void other_calls_go_on(void **state)
{
    (void)state;
    check(PRELUDE
          "local p, ep, vm, cpu = machine('v6.9') local bar = vm:map(ep, 0, { s1 = 'normal-nc' }) "
          "local seen = 0 p:on('tlp', function(t) seen = seen + 1 end) "
          "cpu:store(bar, { pattern = 'stp', bytes = 64, barrier = 'dsb st' }) local before = "
          "cpu:time() "
          "local r = cpu:exec('combine.elf') print(seen, cpu:time() > before + r.time_ns - 1) "
          "cpu:store(bar, { pattern = 'stp', bytes = 64 }) cpu:barrier('dsb st') "
          "print(p:report().histogram[64], p:report().histogram[8])",
          "3\ttrue\n3\t1\n");
}

static void runs_repeat(void **state)
{
    (void)state;
    check(PRELUDE "local a, p = go('v6.9', 'combine') local b, q = go('v6.9', 'combine') "
                  "print(a.time_ns == b.time_ns, a.cycles == b.cycles, "
                  "p:report().time_ns == q:report().time_ns)",
          "true\ttrue\ttrue\n");
}

static void limits_end_it(void **state)
{
    (void)state;
    check(PRELUDE "local p, ep, vm, cpu = machine('v6.9') p:wait('1ms') "
                  "local r = cpu:exec('count.elf', { max_instructions = 3 }) "
                  "print(r.reason, r.instructions, r.state:match('PC 0x%x+')) "
                  "print(cpu:exec('combine.elf', { max_time = '150ns' }).reason)",
          "instruction limit\t3\tPC 0x000000004000000c\ntime limit\n");
}

/* ---- files and mistakes -----------------------------------------------------------------------
 */

static void files_of_guests(void **state)
{
    (void)state;
    struct scenario s, other;
    open_with_programs(&s);
    scenario_open(&other);
    other.options.guest_dir = s.folder;
    scenario_run(&other, "local g = require 'gather' print(g.readable('guests/uart.elf'), "
                         "g.readable('uart.elf'), g.readable('guests/../uart.elf'), "
                         "g.readable('guests/none.elf')) local vm = g.platform{}:vm{} "
                         "print(vm:cpu(0):exec('guests/uart.elf').output)");
    assert_true(other.ran);
    assert_string_equal(other.out, "true\tfalse\tfalse\tfalse\nhi\n");
    scenario_close(&other);
    scenario_close(&s);
}

static void mistakes_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *call, *part;
    } mistakes[] = {
        { "cpu:exec()", "cpu:exec: program: expected text, found" },
        { "cpu:exec('none.elf')", "cpu:exec: cannot read \"none.elf\": no such file below" },
        { "cpu:exec('guests/none.elf')", "none of traces/ or guests/" },
        { "cpu:exec('/bin/true')", "cpu:exec: cannot read \"/bin/true\"" },
        { "cpu:exec('notes.txt')", "cpu:exec: notes.txt: not an ELF file" },
        { "cpu:exec('uart.elf', { rma = '1GiB' })", "unknown key \"rma\"; did you mean \"ram\"?" },
        { "cpu:exec('uart.elf', { ram = '3MiB' })", "expected a multiple of 2 MiB" },
        { "cpu:exec('uart.elf', { ram = 4096 })", "ram: " },
        { "cpu:exec('uart.elf', { args = 'x' })", "args: expected a list of at most 64 words" },
        { "cpu:exec('uart.elf', { args = { 1 } })", "args: expected text, found number" },
        { "cpu:exec('uart.elf') cpu:exec('uart.elf', { ram = '2MiB' })", "has 128 MiB already" },
        { "p:parallel(function() cpu:exec('uart.elf') end)", "cpu:exec: not inside p:parallel()" },
        { "p:on('tlp', function() error('mine') end) cpu:exec('store.elf')", "mine" },
        { "vm:assign(ep, 1)", "vm:assign: this endpoint has no BAR 1" },
        { "vm:assign(ep, 0, { s1 = 'normal-nc' })", "vm:assign: unknown key \"s1\"" },
        { "gather.a64.disassemble('x')", "gather.a64.disassemble: word: " },
        { "gather.a64.disassemble(1 << 32)", "an instruction has 32 bits" },
        { "gather.a64.disasemble(0)", "did you mean \"disassemble\"?" },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        struct scenario s;
        char text[1200];
        snprintf(text, sizeof(text), PRELUDE "local p, ep, vm, cpu = machine('v6.9') %s",
                 mistakes[i].call);
        open_with_programs(&s);
        scenario_run(&s, text);
        if (s.ran || !strstr(s.error.text, mistakes[i].part) || s.error.line != 2) {
            print_message("%s: line %d: %s\n", mistakes[i].call, s.error.line, s.error.text);
        }
        assert_false(s.ran);
        assert_int_equal(s.error.status, GATHER_USER_ERROR);
        assert_non_null(strstr(s.error.text, mistakes[i].part));
        assert_int_equal(s.error.line, 2);
        scenario_close(&s);
    }
}

static void words_as_text(void **state)
{
    (void)state;
    expect_output("local a = require('gather').a64 print(a.disassemble(0xd503201f), "
                  "a.disassemble(0x14000001, 0x1000), a.disassemble(0xa9000c22))",
                  "nop\tb 0x1004\tstp x2, x3, [x1]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_answered),
        cmocka_unit_test(uart_is_the_console),
        cmocka_unit_test(undefined_is_the_guests),
        cmocka_unit_test(ls64_is_a_what_if),
        cmocka_unit_test(serror_is_injected),
        cmocka_unit_test(missing_memory_ends_the_vm),
        cmocka_unit_test(code_is_in_memory),
        cmocka_unit_test(lost_page_is_the_vms),
        cmocka_unit_test(own_mistakes_are_given_back),
        cmocka_unit_test(caches_of_nothing_are_skipped),
        cmocka_unit_test(without_stage_1_it_is_device),
        cmocka_unit_test(stage_2_decides),
        cmocka_unit_test(presets_have_it_too),
        cmocka_unit_test(memory_is_the_vms),
        cmocka_unit_test(other_calls_go_on),
        cmocka_unit_test(runs_repeat),
        cmocka_unit_test(limits_end_it),
        cmocka_unit_test(files_of_guests),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(words_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
