/* SPDX-License-Identifier: Apache-2.0 */
/* The presets of real parts: ID registers against those of their cores, sources of all numbers. */
#include "scenario.h"

#include "a64/sysreg.h"
#include "platform/machine.h"
#include "script/script.h"

static void load(const char *name, struct platform_params *params)
{
    struct error e = { 0 };
    if (!script_load_preset(SOURCE_DIR "/scripts/platforms", name, params, &e)) {
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
    }
    params->mmu.features = (struct mmu_features){
        .s2fwb = params->machine.fwb,
        .xs = params->machine.xs,
        .mte2 = params->machine.mte2,
    };
    if (!a64_impl_check(&params->cpu, &params->mmu, &e)) {
        fail_msg("%s: %s", name, e.text);
    }
}

struct id {
    unsigned slot;
    const char *name;
    uint64_t core, other,
        model; /* fields in which the model is another machine, and what it says */
};

static void check(const char *preset, uint64_t midr, const struct id *ids, size_t count)
{
    struct platform_params params;
    load(preset, &params);
    assert_int_equal(params.cpu.midr, midr);
    for (size_t i = 0; i < count; i++) {
        const uint64_t value = a64_sysreg_id(&params.cpu, &params.mmu, ids[i].slot);
        const uint64_t wanted = (ids[i].core & ~ids[i].other) | ids[i].model;
        if (value != wanted) {
            print_message("%s: %s is %#jx, expected %#jx\n", preset, ids[i].name, (uintmax_t)value,
                          (uintmax_t)wanted);
        }
    }
    for (size_t i = 0; i < count; i++) {
        const uint64_t value = a64_sysreg_id(&params.cpu, &params.mmu, ids[i].slot);
        assert_true(value == ((ids[i].core & ~ids[i].other) | ids[i].model));
    }
}

#define ID(register, core, other, model)                                                           \
    {                                                                                              \
        SYS_##register, #register, UINT64_C(core), UINT64_C(other), UINT64_C(model)                \
    }

/* What the model is in all presets: no EL3, no AArch32 at EL0, and nothing leaks by speculation
 * (CSV2, CSV3); little-endian, all granules; CnP; no page-based attributes, no limited ordering
 * regions. */

/*
 * QEMU's cortex-a72 (target/arm/tcg/cpu64.c), without the crypto that BCM2711 lacks. PARange is 48
 * bits, for the model's memory.
 */
static void bcm2711(void **state)
{
    static const struct id ids[] = {
        ID(ID_AA64PFR0_EL1, 0x2222, 0xFF0000000000FFFF, 0x1100000000000111),
        ID(ID_AA64PFR1_EL1, 0, 0, 0),
        ID(ID_AA64ISAR0_EL1, 0x10000, 0, 0),
        ID(ID_AA64ISAR1_EL1, 0, 0, 0),
        ID(ID_AA64ISAR2_EL1, 0, 0, 0),
        ID(ID_AA64MMFR0_EL1, 0x1124, 0xFFF00F0FF0F, 0x22200100005),
        ID(ID_AA64MMFR1_EL1, 0, 0, 0),
        ID(ID_AA64MMFR2_EL1, 0, 0xF, 0x1),
    };
    (void)state;
    check("bcm2711", 0x410FD083, ids, ARRAY_LEN(ids));
}

/* /proc/cpuinfo of a ThunderX2: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics cpuid asimdrdm.
 */
static void thunderx2(void **state)
{
    static const struct id ids[] = { ID(ID_AA64PFR1_EL1, 0, 0, 0),
                                     ID(ID_AA64ISAR0_EL1, 0x10211120, 0, 0),
                                     ID(ID_AA64ISAR1_EL1, 0, 0, 0), ID(ID_AA64ISAR2_EL1, 0, 0, 0),
                                     ID(ID_AA64MMFR2_EL1, 0, 0xF, 1) };
    (void)state;
    check("thunderx2", 0x431F0AF1, ids, ARRAY_LEN(ids));
}

/*
 * Those of neoverse-n2 in QEMU, of the generation of Neoverse V2. Linux on Grace lists no rng and
 * no mte. Not modelled: SVE, MPAM, AMU, Secure EL2, RAS records (1.1), IESB, nested
 * virtualization's redirection, CCIDX, IDS; pointer authentication is of an algorithm of its own.
 */
static void grace(void **state)
{
    static const struct id ids[] = {
        ID(ID_AA64PFR0_EL1, 0x1201111120111112, 0x0F00FFFFF000F00F, 0x0100000010000001),
        ID(ID_AA64PFR1_EL1, 0x221, 0xF00, 0),
        ID(ID_AA64ISAR0_EL1, 0x1221111110212120, 0xF000000000000000, 0),
        ID(ID_AA64ISAR1_EL1, 0x0011111101211052, 0xFF000FF0, 0x10000100),
        ID(ID_AA64ISAR2_EL1, 0, 0, 0),
        ID(ID_AA64MMFR0_EL1, 0x22200101125, 0xF0FF00, 0x100000),
        ID(ID_AA64MMFR1_EL1, 0x10212122, 0xFF000, 0x1000),
        ID(ID_AA64MMFR2_EL1, 0x1221011112101011, 0xF00FF0F000, 0),
    };
    (void)state;
    check("grace", 0x410FD4F0, ids, ARRAY_LEN(ids));
}

/* Grace's, and what Armv9.2 adds: XS, WFxT, HCX, ECV, PAN3. */
static void olympus(void **state)
{
    static const struct id ids[] = {
        ID(ID_AA64PFR1_EL1, 0x21, 0, 0),
        ID(ID_AA64ISAR0_EL1, 0x0221111110212120, 0, 0),
        ID(ID_AA64ISAR1_EL1, 0x0111111101211052, 0xFF000FF0, 0x10000100),
        ID(ID_AA64ISAR2_EL1, 0x2, 0, 0),
        ID(ID_AA64MMFR1_EL1, 0x10010312122, 0xFF000, 0x1000),
    };
    (void)state;
    check("olympus", 0x4E0F0100, ids, ARRAY_LEN(ids));
}

/** `gather platforms NAME` names a source for each number; one that is fitted is assumed. */
static void sources(void **state)
{
    static const char *const names[] = { "armada37xx", "bcm2711",         "grace",
                                         "generic-n1", "ideal",           "imx6",
                                         "layerscape", "layerscape-ones", "olympus",
                                         "rk3399",     "tegra194",        "thunderx2",
                                         "x86-wc",     "xilinx-pg194",    "zynqmp" };
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(names); n++) {
        char *text = NULL;
        size_t size;
        struct error e = { 0 };
        FILE *out = open_memstream(&text, &size);
        assert_true(script_show_preset(SOURCE_DIR "/scripts/platforms", names[n], out, &e));
        fclose(out);
        unsigned lines = 0;
        char *place = NULL;
        for (char *line = strtok_r(text, "\n", &place); line; line = strtok_r(NULL, "\n", &place)) {
            enum { SOURCE_COLUMN = 45 };
            lines++;
            if (lines > 2) {
                assert_true(strlen(line) > SOURCE_COLUMN);
            }
            assert_true(!strstr(line, "fitted") || strstr(line, "assumed") || lines < 3);
        }
        assert_true(lines > 100);
        free(text);
    }
}

/** A replay that hangs the machine ends there, and says so beside what it was until then. */
static void replay_hangs(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    scenario_run(&s,
                 "local gather = require \"gather\"\n"
                 "local p = gather.platform{ preset = \"bcm2711\" }\n"
                 "local r = p:replay{ file = \"traces/wclog_ivshmem-micro.txt.gz\", s1 = "
                 "\"normal-nc\" }\n"
                 "gather.expect(r.hung:find(\"raspberrypi/linux 4928\", 1, true), \"why\")\n"
                 "p = gather.platform{ preset = \"generic-n1\" }\n"
                 "local whole = p:replay{ file = \"traces/wclog_ivshmem-micro.txt.gz\", s1 = "
                 "\"normal-nc\" }\n"
                 "gather.expect(whole.hung == nil and r.writes < whole.writes, \"the rest\")\n");
    assert_true(s.ran);
    assert_int_equal(s.result.failed, 0);
    scenario_close(&s);
}

/** So does a core of several that run at a time; the others find their VM stopped. */
static void parallel_hangs(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    scenario_run(
        &s, "local gather = require \"gather\"\n"
            "local p = gather.platform{ preset = \"bcm2711\" }\n"
            "local ep = p:endpoint{ bars = { [0] = { size = \"64KiB\" } } }\n"
            "local vm = p:vm{}\n"
            "local bar = vm:map(ep, 0, { s1 = \"normal-nc\" })\n"
            "p:parallel(function()\n"
            "    for i = 0, 1 do\n"
            "        vm:cpu(i):store(bar.va + 4096 * i, { pattern = \"str4\", bytes = 1024 })\n"
            "    end\n"
            "end)\n"
            "local r = p:report()\n"
            "gather.expect(vm:stopped() and #r.errors == 1, \"one hang\")\n"
            "gather.expect(r.errors[1].victim == \"host\", \"of the host\")\n");
    assert_true(s.ran);
    assert_int_equal(s.result.failed, 0);
    assert_non_null(strstr(s.messages, "raspberrypi/linux 4928"));
    scenario_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bcm2711),        cmocka_unit_test(thunderx2),
        cmocka_unit_test(grace),          cmocka_unit_test(olympus),
        cmocka_unit_test(sources),        cmocka_unit_test(replay_hangs),
        cmocka_unit_test(parallel_hangs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
