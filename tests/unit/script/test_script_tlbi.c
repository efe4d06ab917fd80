/* SPDX-License-Identifier: Apache-2.0 */
/* TLB maintenance of platforms: by the Lua file beside this one; and mistakes. */
#include "scenario.h"

static void tlbi(void **state)
{
    (void)state;
    expect_file("tlbi.lua");
}

static void mistakes_are_named(void **state)
{
    (void)state;
    static const char prelude[] =
        "local gather = require 'gather' local p = gather.platform{ cores = 2 } "
        "local vm = p:vm{} local cpu = vm:cpu(0)\n";
    static const struct {
        const char *call, *part;
    } mistakes[] = {
        { "cpu:tlbi()", "cpu:tlbi: operation: " },
        { "cpu:tlbi('vae1iss')", "did you mean \"vae1is\"?" },
        { "cpu:tlbi('vae1', { ipa = 0 })", "cpu:tlbi: unknown key \"ipa\"" },
        { "cpu:tlbi('vae1', { asid = 65536 })", "asid: 65536 is out of range" },
        { "cpu:tlbi('vae1', 'x')", "cpu:tlbi: operand: " },
        { "cpu:tlbi('rvae1', { va = 0 })", "the operand of rvae1, a range, is given as a number" },
        { "cpu:tlbi('ipas2e1is', { ipa = 0 })", "cpu:tlbi: TLBI ipas2e1is is UNDEFINED at EL1" },
        { "cpu:tlbi('vae2')", "TLBI vae2 is UNDEFINED at EL1, where the guest is" },
        { "p:parallel(function() cpu:tlbi('vmalle1') end)", "cpu:tlbi: not inside p:parallel()" },
        { "vm:tlbi('ipas2e1', { va = 0 })", "vm:tlbi: unknown key \"va\"" },
        { "vm:tlbi('vmalle1', nil, 2)", "vm:tlbi: no core 2" },
        { "vm:tlbi('vmalle1', nil, -1)", "vm:tlbi: no core" },
        { "vm:tlbi('vmalle1', nil, 'x')", "number expected, got string" },
        { "p:parallel(function() vm:tlbi('vmalle1') end)", "vm:tlbi: not inside p:parallel()" },
        { "vm:tlb('vmalle1')", "did you mean \"tlbi\"?" },
        { "p:on('lin', print)", "did you mean \"lint\"?" },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        char text[512];
        snprintf(text, sizeof(text), "%s%s", prelude, mistakes[i].call);
        expect_mistake(text, 2, mistakes[i].part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tlbi),
        cmocka_unit_test(mistakes_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
