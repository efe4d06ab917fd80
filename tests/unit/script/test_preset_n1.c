/* SPDX-License-Identifier: Apache-2.0 */
/* The preset generic-n1 against the ID registers of the core that it is named after. */
#include "scenario.h"

#include "a64/sysreg.h"
#include "platform/machine.h"
#include "script/script.h"

/*
 * As QEMU's CPU neoverse-n1 has them (target/arm/tcg/cpu64.c), and Linux on Graviton2 and Altra
 * lists them in /proc/cpuinfo: fp asimd aes pmull sha1 sha2 crc32 atomics fphp asimdhp asimdrdm
 * lrcpc dcpop asimddp ssbs. `other` are the fields in which the model is another machine.
 */
static const struct {
    const char *name;
    unsigned slot;
    uint64_t core, other, model; /* model: what it says in `other` */
} registers[] = {
    /* EL0 without AArch32; no EL3; no registers of the GIC. */
    { "ID_AA64PFR0_EL1", SYS_ID_AA64PFR0_EL1, UINT64_C(0x1100000010111112), 0x0F00F00F, 1 },
    { "ID_AA64PFR1_EL1", SYS_ID_AA64PFR1_EL1, 0x20, 0, 0 },
    { "ID_AA64ISAR0_EL1", SYS_ID_AA64ISAR0_EL1, UINT64_C(0x100010211120), 0, 0 },
    { "ID_AA64ISAR1_EL1", SYS_ID_AA64ISAR1_EL1, 0x100001, 0, 0 },
    { "ID_AA64ISAR2_EL1", SYS_ID_AA64ISAR2_EL1, 0, 0, 0 },
    /* BigEnd, SNSMem: not there; TGran*_2, of Armv8.5, say for stage 2 what stage 1 says. */
    { "ID_AA64MMFR0_EL1", SYS_ID_AA64MMFR0_EL1, 0x101125, UINT64_C(0xFFF0000FF00),
      UINT64_C(0x22200000000) },
    /* HPDS without the page-based attributes; no limited ordering regions. */
    { "ID_AA64MMFR1_EL1", SYS_ID_AA64MMFR1_EL1, 0x10212122, 0xFF000, 0x1000 },
    /* No IESB. */
    { "ID_AA64MMFR2_EL1", SYS_ID_AA64MMFR2_EL1, 0x1011, 0xF000, 0 },
    /* No PMU, no SPE, no context breakpoint, no OS double lock. */
    { "ID_AA64DFR0_EL1", SYS_ID_AA64DFR0_EL1, UINT64_C(0x110305408), UINT64_C(0xFFF0000F00),
      UINT64_C(0xF000000000) },
    { "CTR_EL0", SYS_CTR_EL0, 0x8444C004, 0, 0 },
    /* LoUIS and LoUU are 1, and nothing is said of the inner boundary. */
    { "CLIDR_EL1", SYS_CLIDR_EL1, 0x82000023, UINT64_C(0x1F8E00000), 0x08200000 },
};

static void id_registers(void **state)
{
    (void)state;
    struct platform_params params;
    struct error e = { 0 };
    if (!script_load_preset(SOURCE_DIR "/scripts/platforms", "generic-n1", &params, &e)) {
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
    }
    assert_int_equal(params.cpu.midr, 0x413FD0C1);
    assert_int_equal(params.cpu.dczva_bytes, 64);
    params.mmu.features = (struct mmu_features){
        .s2fwb = params.machine.fwb,
        .xs = params.machine.xs,
        .mte2 = params.machine.mte2,
    };
    assert_true(a64_impl_check(&params.cpu, &params.mmu, &e));
    for (size_t i = 0; i < ARRAY_LEN(registers); i++) {
        const uint64_t value = a64_sysreg_id(&params.cpu, &params.mmu, registers[i].slot);
        const uint64_t wanted = (registers[i].core & ~registers[i].other) | registers[i].model;
        if (value != wanted) {
            fail_msg("%s is %#jx, expected %#jx", registers[i].name, (uintmax_t)value,
                     (uintmax_t)wanted);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(id_registers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
