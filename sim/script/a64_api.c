/* SPDX-License-Identifier: Apache-2.0 */
/* gather.a64: the instruction set, without a machine. */
#include "a64/a64.h"
#include "script/options.h"

static int disassemble(lua_State *L)
{
    enum { TEXT = 96 };
    uint64_t word = 0, pc = 0;
    char text[TEXT];
    option_address(L, 1, "gather.a64.disassemble: word", &word);
    if (!lua_isnoneornil(L, 2)) {
        option_address(L, 2, "gather.a64.disassemble: pc", &pc);
    }
    if (word > UINT32_MAX) {
        return script_fail(L, "gather.a64.disassemble: word: an instruction has 32 bits");
    }
    a64_disassemble((uint32_t)word, pc, text, sizeof(text));
    for (char *c = text; *c; c++) {
        if (*c == '\t') {
            *c = ' ';
        }
    }
    lua_pushstring(L, text);
    return 1;
}

static const struct script_function functions[] = {
    { "disassemble", disassemble, "word, pc",
      "An instruction as text, as binutils writes it; `pc` (default 0) is for the targets of "
      "branches and addresses.",
      NULL },
};
const struct script_module script_module_a64 = { "a64", functions, ARRAY_LEN(functions) };
