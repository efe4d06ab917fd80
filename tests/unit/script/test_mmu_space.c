/* SPDX-License-Identifier: Apache-2.0 */
/* gather.mmu.space and the same methods of VMs: by the Lua file beside this one; and mistakes. */
#include "scenario.h"

static void spaces(void **state)
{
    (void)state;
    expect_file("mmu_space.lua");
}

static void the_scenario(void **state)
{
    (void)state;
    expect_file("../../../scripts/mmu-walk.lua");
}

#define SPACE                                                                                      \
    "local gather = require 'gather' local s = gather.mmu.space{ regs={ mair_el1=0x44ff } } "      \
    "s:setup{ granule='64k', bits=42, range='upper' } "                                            \
    "s:map{ va=-0x20000, pa=0x40000000, size=0x20000, attr='normal-nc' }\n"

static void mistakes_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *call, *part;
    } mistakes[] = {
        { "gather.mmu.space{ regs={ tcr_el3=1 } }",
          "regs: no register \"tcr_el3\"; did you mean \"TCR_EL1\"?" },
        { "gather.mmu.space{ regs={ tcr_el1='x' } }", "tcr_el1: " },
        { "gather.mmu.space{ regs={ 1 } }", "expected the names of registers as keys" },
        { "gather.mmu.space{ regs=1 }", "expected a table of registers, found a number" },
        { "gather.mmu.space{ impl={ lpa3=1 } }",
          "impl: unknown key \"lpa3\"; did you mean \"lpa2\"?" },
        { "gather.mmu.space{ impl={ pa_bits=53 } }", "pa_bits: 53 is out of range" },
        { "gather.mmu.space{ feature={} }", "did you mean \"features\"?" },
        { "gather.mmu.space{ tables=0x1000 }", "tables: expected a multiple of 64 KiB" },
        { "gather.mmu.space{ impl={ pa_bits=32 }, ram_base=1<<32 }", "memory within 32 bits" },
        { "gather.mmu.space{ ram_base=4 }", "ram_base: " },
        { "gather.mmu.space{ ram_size='4KiB' }:setup{}", "no memory for tables" },
        { "s:wlk(0)", "s has no \"wlk\"; did you mean \"walk\"?" },
        { "s:reg('tcr_el1x')", "s:reg: no register \"tcr_el1x\"; did you mean \"TCR_EL1\"?" },
        { "s:reg('tcr_el1', 1.5)", "s:reg: value: expected an address, found a fraction" },
        { "s:setup{ bits=53 }", "bits: 53 is out of range" },
        { "s:setup{ bits=8 }", "bits: 8 is out of range; expected 16 to 48, or up to 52 with ds" },
        { "s:setup{ bits=52 }", "bits: 52 is out of range; expected 16 to 48" },
        { "s:setup{ granule='64k', bits=16 }", "bits: 16 is out of range; expected 17 to 52" },
        { "s:setup{ stage=3 }", "stage: 3 is out of range" },
        { "s:setup{ stage=2, bits=52 }", "stage 2 cannot begin at any level for 52 bits" },
        { "s:setup{ stage=2, bits=40, level=3 }",
          "level: stage 2 cannot begin at level 3 for 40 bits; expected 1 or 0" },
        { "s:setup{ stage=2, level=5 }", "level: expected a level, -1 to 3" },
        { "s:setup{ stage=2, range='upper' }", "stage 2 has one range" },
        { "s:setup{ level=1 }", "level is of stage 2" },
        { "s:setup{ regime='el2', range='upper' }", "regime el2 has one range" },
        { "s:setup{ granule='8k' }", "did you mean \"4k\"?" },
        { "s:setup{ granule='64k', ds=true }", "ds needs impl.lpa2" },
        { "s:setup{ output_bits=41 }", "expected 32, 36, 40, 42, 44, 48 or 52" },
        { "s:setup{ output_bits=52 }", "at most 48 here" },
        { "s:map{ va=-0x20000, pa=0, attr='device-gre' }",
          "no byte of MAIR_EL1 0x44ff is device-gre" },
        { "s:map{ va=-0x20000, pa=0, attr='normal-nb' }", "did you mean \"normal-wb\"?" },
        { "s:map{ va=-0x20000, pa=0, attr=8 }", "expected an index of MAIR_EL1, 0 to 7" },
        { "s:map{ va=-0x20000, pa=0 }", "is mapped already, by a leaf of level 3" },
        { "s:map{ va=0x20000, pa=0 }", "(EPD); s:setup switches it on" },
        { "s:map{ va=-0x10000, paa=0 }", "unknown key \"paa\"; did you mean \"pa\"?" },
        { "s:map{ va=-0x10000, pa=0, ipa=0 }", "either ipa= or pa=" },
        { "s:map{ pa=0 }", "expected va= and either" },
        { "s:map{ va=-0x10000, pa=0, block='2MiB' }", "expected one of 64KiB, 512MiB, 4TiB" },
        { "s:map{ va=-0x10000, pa=0, level=0 }", "no leaf at level 0 with this granule" },
        { "s:map{ va=-0x20000000, pa=0x10000, level=2 }",
          "a leaf of level 2 maps 512MiB: expected" },
        { "s:map{ va=-0x10000, pa=0, block='64KiB', level=3 }", "either block or level" },
        { "s:map{ va=-0x10000, pa=0, level=4 }", "level: expected 0 to 3" },
        { "s:map{ va=-0x10000, pa=0, sh='inner' }", "unknown shareability \"inner\"" },
        { "s:map{ va=-0x10000, pa=0, sh=4 }", "sh: expected 0 to 3" },
        { "s:map{ va=-0x10000, pa=0, memattr=3 }", "memattr is of stage 2" },
        { "s:map{ va=-0x10000, pa=0, s2ap='r' }", "unknown key \"s2ap\"" },
        { "s:map{ stage=2, ipa=0, pa=0 }", "stage 2 of EL1&0 is off" },
        { "s:setup{ stage=2 } s:map{ stage=2, ipa=0, pa=0, uxn=1 }", "did you mean \"xn\"?" },
        { "s:setup{ stage=2 } s:map{ stage=2, va=0, pa=0 }", "expected ipa= and pa= for stage 2" },
        { "s:setup{ stage=2 } s:map{ stage=2, ipa=0, pa=0, attr=3 }", "bits are memattr's" },
        { "s:setup{ stage=2 } s:map{ stage=2, ipa=0, pa=0, memattr=16 }",
          "memattr: expected 0 to 15" },
        { "s:setup{ stage=2 } s:map{ stage=2, ipa=0, pa=0, attr='normal-tagged' }",
          "stage 2 has no MemAttr for normal-tagged" },
        { "s:setup{ regime='el2' } s:map{ regime='el2', va=0, pa=0, el0=1 }",
          "regime el2 has no el0" },
        { "s:setup{ ds=true } s:map{ va=0, pa=0, sh='ish' }", "with ds the walk's shareability" },
        { "s:setup{ stage=2 } s:map{ stage=2, ipa=0, pa=1<<32, size='4GiB' } s:walk(-0x20000)",
          "where a stage-1 table is, to 0x1f0000000" },
        { "s:setup{ stage=2, bits=30 } s:walk(-0x20000)", "stage 2 of stage-1 tables: " },
        { "s:walk()", "s:walk: expected an address, found a no value" },
        { "s:walk(0, { acess='read' })", "unknown key \"acess\"; did you mean \"access\"?" },
        { "s:walk(0, { access='reed' })", "did you mean \"read\"?" },
        { "s:walk(0, { el=3 })", "el: 3 is out of range" },
        { "s:tlbi('vae1iss')", "did you mean \"vae1is\"?" },
        { "s:tlbi('vae1is', { ipa=0 })", "unknown key \"ipa\"" },
        { "s:tlbi('rvae1is', { va=0 })", "a range, is given as a number" },
        { "s:at('s12e1x', 0)", "did you mean \"s12e1r\"?" },
        { "s:at('s12e1r', 0, { el=1 })", "AT s12e1r is UNDEFINED below EL2" },
        { "s:descriptor{ ipa=0 }", "stage 1 is asked by va=, not ipa=" },
        { "s:descriptor{ stage=2, ipa=0 }", "stage 2 of EL1&0 is off" },
        { "s:descriptor{ va=-1, level=4 }", "level: expected a level, -1 to 3" },
        { "s:corrupt{ va=-0x20000 }", "expected one of bit=, xor= and value=" },
        { "s:corrupt{ va=-0x20000, bit=1, xor=2 }", "expected one of bit=, xor= and value=" },
        { "s:corrupt{ va=-0x20000, bit=64 }", "bit: expected 0 to 63" },
        { "s:corrupt{ va=-0x1000000000, level=3, bit=0 }", "no table leads to level 3" },
        { "s:read(4)", "a multiple of 8" },
        { "s:read(1 << 52)", "no memory at 0x10000000000000" },
        { "s:write(8, {})", "s:write: value: expected an address, found a table" },
        { "s:lint(5)", "s:lint: expected a function or nil, found a number" },
        { "s:dump{ regime='el3' }", "regime: " },
        { "s:runs{ stage=2 }", "stage 2 of EL1&0 is off" },
        { "s:runs{ range='upper', limit=1 }", "s:runs: " },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        char text[640];
        snprintf(text, sizeof(text), SPACE "%s", mistakes[i].call);
        expect_mistake(text, 2, mistakes[i].part);
    }
}

static void vms_have_the_same_mistakes(void **state)
{
    (void)state;
    static const char vm[] =
        "local gather = require 'gather' local p = gather.platform{ preset='ideal' } "
        "local vm = p:vm{ policy='v6.9' }\n";
    static const struct {
        const char *call, *part;
    } mistakes[] = {
        { "vm:walk(0, { acess='read' })", "vm:walk: unknown key \"acess\"" },
        { "vm:walk({})", "vm:walk: expected an address, found a nil" },
        { "vm:descriptor{ stage=2, va=0 }", "vm:descriptor: stage 2 is asked by ipa=" },
        { "vm:corrupt{ va=0, bit=0, level=3 }", "vm:corrupt: 0x0: no table leads to level 3" },
        { "vm:runs{ range='upper' }", "disabled (EPD)" },
        { "vm:dumb()", "did you mean \"dump\"?" },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        char text[400];
        snprintf(text, sizeof(text), "%s%s", vm, mistakes[i].call);
        expect_mistake(text, 2, mistakes[i].part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaces),
        cmocka_unit_test(the_scenario),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(vms_have_the_same_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
