/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timing_state EL PROGRAM.elf [WORD...]: the program with and without timing must do the same. What
 * it says, how it ends, its TLPs in their order but for their times, and at the end all registers
 * and RAM are compared; one line for the first difference of each kind. Status 1 if there is any.
 */
#include "platform/exec_own.h"
#include "platform/platform.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = { "timed", "untimed" };

/* Those that a program changes, and exceptions. */
static const char *const system_registers[] = {
    "ELR_EL1",   "SPSR_EL1",  "ESR_EL1",  "FAR_EL1",   "VBAR_EL1",    "SCTLR_EL1", "TCR_EL1",
    "TTBR0_EL1", "TTBR1_EL1", "MAIR_EL1", "CPACR_EL1", "PAR_EL1",     "SP_EL0",    "TPIDR_EL0",
    "TPIDR_EL1", "TPIDR_EL2", "ELR_EL2",  "SPSR_EL2",  "ESR_EL2",     "FAR_EL2",   "HPFAR_EL2",
    "VBAR_EL2",  "SCTLR_EL2", "TCR_EL2",  "TTBR0_EL2", "MAIR_EL2",    "VTTBR_EL2", "VTCR_EL2",
    "HCR_EL2",   "CPTR_EL2",  "HCRX_EL2", "MDSCR_EL1", "CNTKCTL_EL1",
};

struct tlp {
    uint64_t address;
    uint32_t bytes, length_dw, wire_bytes, stores;
    uint8_t type, up, first_be, last_be, reason;
    uint64_t data;
};

struct machine {
    struct platform *platform;
    struct exec *exec;
    struct exec_result result;
    char *said;
    size_t said_bytes;
    struct tlp *tlps;
    size_t tlp_count, tlp_room;
    char folder[32];
};

static _Noreturn void give_up(const char *text)
{
    fprintf(stderr, "timing_state: %s\n", text);
    exit(2);
}

/* FNV-1a of the enabled bytes. */
static uint64_t digest(const struct pcie_tlp *t)
{
    static const uint64_t PRIME = 0x100000001b3, BASIS = 0xcbf29ce484222325;
    enum { DW = 4, ALL = 15 };
    uint64_t hash = BASIS;
    for (uint32_t i = 0; t->data && i < t->length_dw * DW; i++) {
        const uint32_t dw = i / DW;
        const unsigned enabled = dw == 0 ? t->first_be : dw == t->length_dw - 1 ? t->last_be : ALL;
        if (enabled >> i % DW & 1) {
            hash = (hash ^ ((const uint8_t *)t->data)[i]) * PRIME;
        }
    }
    return hash;
}

static void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct machine *m = self;
    if (m->tlp_count == m->tlp_room) {
        m->tlp_room = m->tlp_room ? 2 * m->tlp_room : 1024;
        m->tlps = realloc(m->tlps, m->tlp_room * sizeof(*m->tlps));
        if (!m->tlps) {
            give_up("out of memory");
        }
    }
    m->tlps[m->tlp_count++] = (struct tlp){
        .address = t->address.ba,
        .bytes = t->bytes,
        .length_dw = t->length_dw,
        .wire_bytes = t->wire_bytes,
        .stores = t->stores,
        .type = (uint8_t)t->type,
        .up = t->up,
        .first_be = t->first_be,
        .last_be = t->last_be,
        .reason = (uint8_t)t->reason,
        .data = digest(t),
    };
}

/* As `gather exec` has it without --platform. */
static void make_params(struct platform_params *params)
{
    platform_defaults(params);
    a64_impl_defaults(&params->cpu);
    mmu_impl_defaults(&params->mmu);
    params->machine.fwb = params->machine.xs = params->machine.mte2 = true;
}

static void run(struct machine *m, bool timing, unsigned el, const char *program,
                const char *const *words, size_t word_count)
{
    struct error e = { 0 };
    struct platform_params params;
    struct exec_setup setup;
    make_params(&params);
    exec_defaults(&setup);
    snprintf(m->folder, sizeof(m->folder), "state-XXXXXX");
    FILE *said = open_memstream(&m->said, &m->said_bytes);
    if (!said || !mkdtemp(m->folder)) {
        give_up("no place for what the program says");
    }
    setup.program = program;
    setup.args = words;
    setup.arg_count = word_count;
    setup.el = el;
    setup.timing = timing;
    setup.out = setup.err = setup.uart = said;
    setup.in = setup.uart_in = -1;
    setup.folder = m->folder;
    setup.max_instructions = 200000000;
    const struct platform_observer observer = { .self = m, .tlp = see_tlp };
    m->platform = platform_new(&params, &e);
    if (!m->platform || !platform_observe(m->platform, &observer)) {
        give_up(e.text);
    }
    m->exec = exec_new(m->platform, &setup, &e);
    if (!m->exec || !exec_run(m->exec, &m->result, &e) || !platform_finish(m->platform, &e)) {
        give_up(e.text);
    }
    fclose(said);
}

static void forget(struct machine *m)
{
    exec_free(m->exec);
    platform_free(m->platform);
    free(m->said);
    free(m->tlps);
    rmdir(m->folder); /* files of the program stay: the caller's folder goes */
}

/* ---- comparing ------------------------------------------------------------------------------- */

static unsigned differences;

static void differ(const char *what, uint64_t a, uint64_t b)
{
    printf("%s: %s 0x%" PRIx64 ", %s 0x%" PRIx64 "\n", what, names[0], a, names[1], b);
    differences++;
}

static void compare_end(const struct machine *m)
{
    if (m[0].result.end != m[1].result.end || m[0].result.status != m[1].result.status) {
        printf("end: %s \"%s\" %d, %s \"%s\" %d\n", names[0], m[0].result.reason,
               m[0].result.status, names[1], m[1].result.reason, m[1].result.status);
        differences++;
    }
    if (m[0].said_bytes != m[1].said_bytes || memcmp(m[0].said, m[1].said, m[0].said_bytes) != 0) {
        differ("bytes said", m[0].said_bytes, m[1].said_bytes);
    }
}

static void print_tlp(const char *name, const struct tlp *t)
{
    printf("%s type %u at 0x%" PRIx64 ", %u bytes of %u stores, %u DW, %x %x, %u on the wire, "
           "reason %u, data 0x%" PRIx64 "\n",
           name, t->type, t->address, t->bytes, t->stores, t->length_dw, t->first_be, t->last_be,
           t->wire_bytes, t->reason, t->data);
}

static bool same(const struct tlp *a, const struct tlp *b)
{
    return a->address == b->address && a->bytes == b->bytes && a->length_dw == b->length_dw &&
           a->wire_bytes == b->wire_bytes && a->stores == b->stores && a->type == b->type &&
           a->up == b->up && a->first_be == b->first_be && a->last_be == b->last_be &&
           a->reason == b->reason && a->data == b->data;
}

static void compare_tlps(const struct machine *m)
{
    if (m[0].tlp_count != m[1].tlp_count) {
        differ("number of TLPs", m[0].tlp_count, m[1].tlp_count);
    }
    for (size_t i = 0; i < m[0].tlp_count && i < m[1].tlp_count; i++) {
        if (!same(&m[0].tlps[i], &m[1].tlps[i])) {
            printf("TLP %zu: ", i);
            print_tlp(names[0], &m[0].tlps[i]);
            print_tlp(names[1], &m[1].tlps[i]);
            differences++;
            return;
        }
    }
}

static void compare_registers(const struct machine *m)
{
    char name[32];
    struct a64 *a = exec_core(m[0].exec, 0), *b = exec_core(m[1].exec, 0);
    for (unsigned r = 0; r <= A64_REG_FPSR; r++) {
        if (a64_get(a, r) != a64_get(b, r)) {
            snprintf(name, sizeof(name), "register %u", r);
            differ(name, a64_get(a, r), a64_get(b, r));
        }
    }
    for (unsigned r = 0; r < 32; r++) {
        uint64_t va[2], vb[2];
        a64_get_v(a, r, va);
        a64_get_v(b, r, vb);
        if (memcmp(va, vb, sizeof(va)) != 0) {
            snprintf(name, sizeof(name), "low half of V%u", r);
            differ(name, va[0], vb[0]);
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(system_registers); i++) {
        uint64_t va, vb;
        if (!a64_get_sysreg(a, system_registers[i], &va)) {
            give_up(system_registers[i]);
        }
        a64_get_sysreg(b, system_registers[i], &vb);
        if (va != vb) {
            differ(system_registers[i], va, vb);
        }
    }
}

static void compare_memory(const struct machine *m)
{
    const uint64_t *a = (const uint64_t *)(const void *)ram_host(m[0].exec->ram, 0);
    const uint64_t *b = (const uint64_t *)(const void *)ram_host(m[1].exec->ram, 0);
    const uint64_t words = ram_size(m[0].exec->ram) / sizeof(*a);
    for (uint64_t i = 0; i < words; i++) {
        if (a[i] != b[i]) {
            printf("memory at 0x%" PRIx64 ": ", GUEST_RAM_BASE + i * sizeof(*a));
            differ("word", a[i], b[i]);
            return;
        }
    }
}

int main(int argc, char **argv)
{
    static struct machine m[2];
    if (argc < 3) {
        give_up("usage: timing_state EL PROGRAM.elf [WORD...]");
    }
    for (unsigned i = 0; i < 2; i++) {
        run(&m[i], i == 0, (unsigned)strtoul(argv[1], NULL, 10), argv[2],
            (const char *const *)argv + 3, (size_t)argc - 3);
    }
    compare_end(m);
    compare_tlps(m);
    compare_registers(m);
    compare_memory(m);
    printf("%" PRIu64 " instructions, %zu TLPs, %u differences\n", exec_instructions(m[0].exec),
           m[0].tlp_count, differences);
    forget(&m[0]);
    forget(&m[1]);
    return differences != 0;
}
