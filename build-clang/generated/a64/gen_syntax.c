/* SPDX-License-Identifier: Apache-2.0 */
/* Made by sim/a64/gen/decode.lua from the tables of sim/a64. */
#include "a64/decode_tables.h"
#include "a64/disasm_text.h"
static void print_udf(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "udf #");
    a64_text_decimal(t, a64_field(insn, 0, 16));
}
static void print_adr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "adr ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_address(t, a64_sext(((a64_field(insn, 5, 19) << 2) + a64_field(insn, 29, 2)), 21));
}
static void print_adrp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "adrp ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_page(t, a64_shl(a64_sext(((a64_field(insn, 5, 19) << 2) + a64_field(insn, 29, 2)), 21), 12));
}
static void print_add_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((((a64_field(insn, 10, 12) == 0) && (a64_field(insn, 22, 1) == 0)) && ((a64_field(insn, 0, 5) == 31) || (a64_field(insn, 5, 5) == 31)))) {
        a64_text(t, "mov ");
        a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "add ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 10, 12));
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, ", lsl #12");
    }
}
static void print_adds_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmn ");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_hex(t, a64_field(insn, 10, 12));
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, ", lsl #12");
        }
        return;
    }
    a64_text(t, "adds ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 10, 12));
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, ", lsl #12");
    }
}
static void print_sub_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sub ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 10, 12));
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, ", lsl #12");
    }
}
static void print_subs_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmp ");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_hex(t, a64_field(insn, 10, 12));
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, ", lsl #12");
        }
        return;
    }
    a64_text(t, "subs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 10, 12));
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, ", lsl #12");
    }
}
static void print_addg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "addg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_hex(t, a64_shl(a64_field(insn, 16, 6), 4));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 10, 4));
}
static void print_subg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "subg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_hex(t, a64_shl(a64_field(insn, 16, 6), 4));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 10, 4));
}
static void print_and_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "and ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_bitmask(t, ((((a64_field(insn, 22, 1) << 6) + a64_field(insn, 10, 6)) << 6) + a64_field(insn, 16, 6)), a64_field(insn, 31, 1));
}
static void print_orr_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 5, 5) == 31) && ((a64_field(insn, 0, 5) == 31) || (!(((a64_field(insn, 31, 1) == a64_field(insn, 22, 1)) && ((a64_field(insn, 31, 1) == 1) || (a64_field(insn, 10, 6) < 32))) && (((a64_field(insn, 10, 6) < 16) && (((0 - a64_field(insn, 16, 6)) & 15) <= (15 - a64_field(insn, 10, 6)))) || ((a64_field(insn, 10, 6) >= (15 + (32 * a64_field(insn, 31, 1)))) && ((((a64_field(insn, 10, 6) + 1) - a64_field(insn, 16, 6)) & 15) <= (a64_field(insn, 10, 6) - (15 + (32 * a64_field(insn, 31, 1)))))))))))) {
        a64_text(t, "mov ");
        a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_bitmask(t, ((((a64_field(insn, 22, 1) << 6) + a64_field(insn, 10, 6)) << 6) + a64_field(insn, 16, 6)), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "orr ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_bitmask(t, ((((a64_field(insn, 22, 1) << 6) + a64_field(insn, 10, 6)) << 6) + a64_field(insn, 16, 6)), a64_field(insn, 31, 1));
}
static void print_eor_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "eor ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_bitmask(t, ((((a64_field(insn, 22, 1) << 6) + a64_field(insn, 10, 6)) << 6) + a64_field(insn, 16, 6)), a64_field(insn, 31, 1));
}
static void print_ands_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "tst ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_bitmask(t, ((((a64_field(insn, 22, 1) << 6) + a64_field(insn, 10, 6)) << 6) + a64_field(insn, 16, 6)), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "ands ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_bitmask(t, ((((a64_field(insn, 22, 1) << 6) + a64_field(insn, 10, 6)) << 6) + a64_field(insn, 16, 6)), a64_field(insn, 31, 1));
}
static void print_movn(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((((a64_field(insn, 5, 16) != 0) || (a64_field(insn, 21, 2) == 0)) && ((a64_field(insn, 31, 1) == 1) || (a64_field(insn, 5, 16) != 65535)))) {
        a64_text(t, "mov ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        if ((a64_field(insn, 31, 1) != 0)) {
        a64_text_hex(t, ((0 - 1) - a64_shl(a64_field(insn, 5, 16), a64_shl(a64_field(insn, 21, 2), 4))));
        } else {
        a64_text_hex(t, (((0 - 1) - a64_shl(a64_field(insn, 5, 16), a64_shl(a64_field(insn, 21, 2), 4))) & 4294967295));
        }
        return;
    }
    a64_text(t, "movn ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 5, 16));
    if ((a64_field(insn, 21, 2) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 21, 2), 4));
    }
}
static void print_movz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 5, 16) != 0) || (a64_field(insn, 21, 2) == 0))) {
        a64_text(t, "mov ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_hex(t, a64_shl(a64_field(insn, 5, 16), a64_shl(a64_field(insn, 21, 2), 4)));
        return;
    }
    a64_text(t, "movz ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 5, 16));
    if ((a64_field(insn, 21, 2) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 21, 2), 4));
    }
}
static void print_movk(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "movk ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 5, 16));
    if ((a64_field(insn, 21, 2) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 21, 2), 4));
    }
}
static void print_sbfm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 6) == (31 + (32 * a64_field(insn, 31, 1))))) {
        a64_text(t, "asr ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, a64_field(insn, 16, 6));
        return;
    }
    if ((a64_field(insn, 10, 6) < a64_field(insn, 16, 6))) {
        a64_text(t, "sbfiz ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, ((32 + (32 * a64_field(insn, 31, 1))) - a64_field(insn, 16, 6)));
        a64_text(t, ", #");
        a64_text_decimal(t, (a64_field(insn, 10, 6) + 1));
        return;
    }
    if (((a64_field(insn, 16, 6) == 0) && (a64_field(insn, 10, 6) == 7))) {
        a64_text(t, "sxtb ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        return;
    }
    if (((a64_field(insn, 16, 6) == 0) && (a64_field(insn, 10, 6) == 15))) {
        a64_text(t, "sxth ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        return;
    }
    if (((a64_field(insn, 16, 6) == 0) && (a64_field(insn, 10, 6) == 31))) {
        a64_text(t, "sxtw ");
        a64_text_reg(t, a64_field(insn, 0, 5), 1);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        return;
    }
    a64_text(t, "sbfx ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 16, 6));
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 10, 6) - a64_field(insn, 16, 6)) + 1));
}
static void print_bfm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 10, 6) < a64_field(insn, 16, 6)) && (a64_field(insn, 5, 5) == 31))) {
        a64_text(t, "bfc ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, ((32 + (32 * a64_field(insn, 31, 1))) - a64_field(insn, 16, 6)));
        a64_text(t, ", #");
        a64_text_decimal(t, (a64_field(insn, 10, 6) + 1));
        return;
    }
    if ((a64_field(insn, 10, 6) < a64_field(insn, 16, 6))) {
        a64_text(t, "bfi ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, ((32 + (32 * a64_field(insn, 31, 1))) - a64_field(insn, 16, 6)));
        a64_text(t, ", #");
        a64_text_decimal(t, (a64_field(insn, 10, 6) + 1));
        return;
    }
    a64_text(t, "bfxil ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 16, 6));
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 10, 6) - a64_field(insn, 16, 6)) + 1));
}
static void print_ubfm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 6) == (31 + (32 * a64_field(insn, 31, 1))))) {
        a64_text(t, "lsr ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, a64_field(insn, 16, 6));
        return;
    }
    if (((a64_field(insn, 10, 6) + 1) == a64_field(insn, 16, 6))) {
        a64_text(t, "lsl ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, ((31 + (32 * a64_field(insn, 31, 1))) - a64_field(insn, 10, 6)));
        return;
    }
    if ((a64_field(insn, 10, 6) < a64_field(insn, 16, 6))) {
        a64_text(t, "ubfiz ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, ((32 + (32 * a64_field(insn, 31, 1))) - a64_field(insn, 16, 6)));
        a64_text(t, ", #");
        a64_text_decimal(t, (a64_field(insn, 10, 6) + 1));
        return;
    }
    if ((((a64_field(insn, 31, 1) == 0) && (a64_field(insn, 16, 6) == 0)) && (a64_field(insn, 10, 6) == 7))) {
        a64_text(t, "uxtb ");
        a64_text_reg(t, a64_field(insn, 0, 5), 0);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        return;
    }
    if ((((a64_field(insn, 31, 1) == 0) && (a64_field(insn, 16, 6) == 0)) && (a64_field(insn, 10, 6) == 15))) {
        a64_text(t, "uxth ");
        a64_text_reg(t, a64_field(insn, 0, 5), 0);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        return;
    }
    a64_text(t, "ubfx ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 16, 6));
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 10, 6) - a64_field(insn, 16, 6)) + 1));
}
static void print_extr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 5, 5) == a64_field(insn, 16, 5))) {
        a64_text(t, "ror ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        return;
    }
    a64_text(t, "extr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
}
static void print_b(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "b ");
    a64_text_address(t, (a64_field_signed(insn, 0, 26) * 4));
}
static void print_bl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bl ");
    a64_text_address(t, (a64_field_signed(insn, 0, 26) * 4));
}
static void print_b_cond(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "b.");
    a64_text_condition(t, a64_field(insn, 0, 4));
    a64_text(t, " ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_cbz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cbz ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_cbnz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cbnz ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_tbz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "tbz ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 31, 1) << 5) + a64_field(insn, 19, 5)));
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 14) * 4));
}
static void print_tbnz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "tbnz ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 31, 1) << 5) + a64_field(insn, 19, 5)));
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 14) * 4));
}
static void print_br(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "br ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_blr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "blr ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_ret(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ret");
    if ((a64_field(insn, 5, 5) != 30)) {
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_braaz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bra");
    a64_text_of(t, a64_field(insn, 10, 1), (const char *const[]){ "a", "b" }, 2);
    a64_text(t, "z ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_blraaz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "blra");
    a64_text_of(t, a64_field(insn, 10, 1), (const char *const[]){ "a", "b" }, 2);
    a64_text(t, "z ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_braa(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bra");
    a64_text_of(t, a64_field(insn, 10, 1), (const char *const[]){ "a", "b" }, 2);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
}
static void print_blraa(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "blra");
    a64_text_of(t, a64_field(insn, 10, 1), (const char *const[]){ "a", "b" }, 2);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
}
static void print_retaa(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "reta");
    a64_text_of(t, a64_field(insn, 10, 1), (const char *const[]){ "a", "b" }, 2);
}
static void print_eret(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "eret");
}
static void print_eretaa(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ereta");
    a64_text_of(t, a64_field(insn, 10, 1), (const char *const[]){ "a", "b" }, 2);
}
static void print_svc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "svc #");
    a64_text_hex(t, a64_field(insn, 5, 16));
}
static void print_hvc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "hvc #");
    a64_text_hex(t, a64_field(insn, 5, 16));
}
static void print_smc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smc #");
    a64_text_hex(t, a64_field(insn, 5, 16));
}
static void print_brk(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "brk #");
    a64_text_hex(t, a64_field(insn, 5, 16));
}
static void print_hlt(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "hlt #");
    a64_text_hex(t, a64_field(insn, 5, 16));
}
static void print_dcps1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dcps1");
    if ((a64_field(insn, 5, 16) != 0)) {
    a64_text(t, " #");
    a64_text_hex(t, a64_field(insn, 5, 16));
    }
}
static void print_dcps2(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dcps2");
    if ((a64_field(insn, 5, 16) != 0)) {
    a64_text(t, " #");
    a64_text_hex(t, a64_field(insn, 5, 16));
    }
}
static void print_dcps3(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dcps3");
    if ((a64_field(insn, 5, 16) != 0)) {
    a64_text(t, " #");
    a64_text_hex(t, a64_field(insn, 5, 16));
    }
}
static void print_wfet(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "wfet ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
}
static void print_wfit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "wfit ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
}
static void print_nop(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "nop");
}
static void print_yield(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "yield");
}
static void print_wfe(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "wfe");
}
static void print_wfi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "wfi");
}
static void print_sev(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sev");
}
static void print_sevl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sevl");
}
static void print_dgh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dgh");
}
static void print_xpaclri(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "xpaclri");
}
static void print_pacia1716(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacia1716");
}
static void print_pacib1716(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacib1716");
}
static void print_autia1716(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autia1716");
}
static void print_autib1716(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autib1716");
}
static void print_esb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "esb");
}
static void print_csdb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "csdb");
}
static void print_paciaz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "paciaz");
}
static void print_paciasp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "paciasp");
}
static void print_pacibz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacibz");
}
static void print_pacibsp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacibsp");
}
static void print_autiaz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autiaz");
}
static void print_autiasp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autiasp");
}
static void print_autibz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autibz");
}
static void print_autibsp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autibsp");
}
static void print_bti(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bti");
    if ((((a64_field(insn, 7, 1) << 1) + a64_field(insn, 6, 1)) != 0)) {
    a64_text(t, " ");
    a64_text_of(t, ((a64_field(insn, 7, 1) << 1) + a64_field(insn, 6, 1)), (const char *const[]){ "", "c", "j", "jc" }, 4);
    }
}
static void print_hint(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((((a64_field(insn, 8, 4) << 3) + a64_field(insn, 5, 3)) == 17)) {
        a64_text(t, "psb csync");
        return;
    }
    if ((((a64_field(insn, 8, 4) << 3) + a64_field(insn, 5, 3)) == 18)) {
        a64_text(t, "tsb csync");
        return;
    }
    if ((((a64_field(insn, 8, 4) << 3) + a64_field(insn, 5, 3)) == 22)) {
        a64_text(t, "clearbhb");
        return;
    }
    a64_text(t, "hint #");
    a64_text_hex(t, ((a64_field(insn, 8, 4) << 3) + a64_field(insn, 5, 3)));
}
static void print_clrex(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "clrex");
    if ((a64_field(insn, 8, 4) != 15)) {
    a64_text(t, " #");
    a64_text_hex(t, a64_field(insn, 8, 4));
    }
}
static void print_dsb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 8, 4) == 0)) {
        a64_text(t, "ssbb");
        return;
    }
    if ((a64_field(insn, 8, 4) == 4)) {
        a64_text(t, "pssbb");
        return;
    }
    a64_text(t, "dsb ");
    a64_text_of(t, a64_field(insn, 8, 4), (const char *const[]){ "#0x00", "oshld", "oshst", "osh", "#0x04", "nshld", "nshst", "nsh", "#0x08", "ishld", "ishst", "ish", "#0x0c", "ld", "st", "sy" }, 16);
}
static void print_dsb_nxs(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dsb ");
    a64_text_of(t, a64_field(insn, 10, 2), (const char *const[]){ "osh", "nsh", "ish", "sy" }, 4);
    a64_text(t, "nxs");
}
static void print_dmb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dmb ");
    a64_text_of(t, a64_field(insn, 8, 4), (const char *const[]){ "#0x00", "oshld", "oshst", "osh", "#0x04", "nshld", "nshst", "nsh", "#0x08", "ishld", "ishst", "ish", "#0x0c", "ld", "st", "sy" }, 16);
}
static void print_isb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "isb");
    if ((a64_field(insn, 8, 4) != 15)) {
    a64_text(t, " #");
    a64_text_hex(t, a64_field(insn, 8, 4));
    }
}
static void print_sb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sb");
}
static void print_cfinv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cfinv");
}
static void print_xaflag(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "xaflag");
}
static void print_axflag(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "axflag");
}
static void print_msr_imm_uao(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr uao, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_pan(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr pan, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_spsel(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr spsel, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_ssbs(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr ssbs, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_dit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr dit, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_tco(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr tco, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_daifset(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr daifset, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_msr_imm_daifclr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr daifclr, #");
    a64_text_hex(t, a64_field(insn, 8, 4));
}
static void print_sys(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text_sysop(t, ((((((((1 << 3) + a64_field(insn, 16, 3)) << 4) + a64_field(insn, 12, 4)) << 4) + a64_field(insn, 8, 4)) << 3) + a64_field(insn, 5, 3)), a64_field(insn, 0, 5));
}
static void print_sysl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sysl ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 16, 3));
    a64_text(t, ", C");
    a64_text_decimal(t, a64_field(insn, 12, 4));
    a64_text(t, ", C");
    a64_text_decimal(t, a64_field(insn, 8, 4));
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 5, 3));
}
static void print_msr_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "msr ");
    a64_text_sysreg(t, ((((((((a64_field(insn, 19, 2) << 3) + a64_field(insn, 16, 3)) << 4) + a64_field(insn, 12, 4)) << 4) + a64_field(insn, 8, 4)) << 3) + a64_field(insn, 5, 3)));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
}
static void print_mrs(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mrs ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_sysreg(t, ((((((((a64_field(insn, 19, 2) << 3) + a64_field(insn, 16, 3)) << 4) + a64_field(insn, 12, 4)) << 4) + a64_field(insn, 8, 4)) << 3) + a64_field(insn, 5, 3)));
}
static void print_udiv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "udiv ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_sdiv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sdiv ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_lslv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "lsl ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_lsrv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "lsr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_asrv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "asr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_rorv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ror ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_crc32(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "crc32");
    a64_text_of(t, a64_field(insn, 10, 2), (const char *const[]){ "b", "h", "w", "x" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_crc32c(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "crc32c");
    a64_text_of(t, a64_field(insn, 10, 2), (const char *const[]){ "b", "h", "w", "x" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_subp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "subp ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 16, 5), 1);
}
static void print_subps(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmpp ");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, ", ");
        a64_text_reg_sp(t, a64_field(insn, 16, 5), 1);
        return;
    }
    a64_text(t, "subps ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 16, 5), 1);
}
static void print_irg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "irg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field(insn, 16, 5) != 31)) {
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_gmi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "gmi ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_pacga(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacga ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 16, 5), 1);
}
static void print_rbit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rbit ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_rev16(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev16 ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_rev_w(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
}
static void print_rev32(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev32 ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_rev_x(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_clz(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "clz ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_cls(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cls ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_pacia(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "paci");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "a ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_pacib(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "paci");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "b ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_pacda(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacd");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "a ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_pacdb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pacd");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "b ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_autia(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "auti");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "a ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_autib(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "auti");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "b ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_autda(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autd");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "a ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_autdb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "autd");
    if ((a64_field(insn, 13, 1) != 0)) {
    a64_text(t, "z");
    }
    a64_text(t, "b ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    if ((a64_field(insn, 13, 1) == 0)) {
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    }
}
static void print_xpaci(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "xpaci ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
}
static void print_xpacd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "xpacd ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
}
static void print_and_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "and ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_bic_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bic ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_orr_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((((a64_field(insn, 5, 5) == 31) && (a64_field(insn, 22, 2) == 0)) && (a64_field(insn, 10, 6) == 0))) {
        a64_text(t, "mov ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "orr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_orn_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 5, 5) == 31)) {
        a64_text(t, "mvn ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        }
        return;
    }
    a64_text(t, "orn ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_eor_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "eor ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_eon_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "eon ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_ands_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "tst ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        }
        return;
    }
    a64_text(t, "ands ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_bics_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bics ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_add_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "add ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_adds_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmn ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        }
        return;
    }
    a64_text(t, "adds ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_sub_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 5, 5) == 31)) {
        a64_text(t, "neg ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        }
        return;
    }
    a64_text(t, "sub ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_subs_shift(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmp ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        }
        return;
    }
    if ((a64_field(insn, 5, 5) == 31)) {
        a64_text(t, "negs ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 6));
        }
        return;
    }
    a64_text(t, "subs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    if ((((a64_field(insn, 22, 2) << 6) + a64_field(insn, 10, 6)) != 0)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "lsl", "lsr", "asr", "ror" }, 4);
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
    }
}
static void print_add_ext(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "add ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), ((a64_field(insn, 31, 1) == 1) && ((a64_field(insn, 13, 3) & 3) == 3)));
    if (((a64_field(insn, 13, 3) == (2 + a64_field(insn, 31, 1))) && ((a64_field(insn, 0, 5) == 31) || (a64_field(insn, 5, 5) == 31)))) {
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    } else {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    }
}
static void print_adds_ext(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmn ");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), ((a64_field(insn, 31, 1) == 1) && ((a64_field(insn, 13, 3) & 3) == 3)));
        if (((a64_field(insn, 13, 3) == (2 + a64_field(insn, 31, 1))) && (a64_field(insn, 5, 5) == 31))) {
        if ((a64_field(insn, 10, 3) != 0)) {
        a64_text(t, ", lsl #");
        a64_text_decimal(t, a64_field(insn, 10, 3));
        }
        } else {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
        if ((a64_field(insn, 10, 3) != 0)) {
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 3));
        }
        }
        return;
    }
    a64_text(t, "adds ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), ((a64_field(insn, 31, 1) == 1) && ((a64_field(insn, 13, 3) & 3) == 3)));
    if (((a64_field(insn, 13, 3) == (2 + a64_field(insn, 31, 1))) && (a64_field(insn, 5, 5) == 31))) {
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    } else {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    }
}
static void print_sub_ext(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sub ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), ((a64_field(insn, 31, 1) == 1) && ((a64_field(insn, 13, 3) & 3) == 3)));
    if (((a64_field(insn, 13, 3) == (2 + a64_field(insn, 31, 1))) && ((a64_field(insn, 0, 5) == 31) || (a64_field(insn, 5, 5) == 31)))) {
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    } else {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    }
}
static void print_subs_ext(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 0, 5) == 31)) {
        a64_text(t, "cmp ");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), ((a64_field(insn, 31, 1) == 1) && ((a64_field(insn, 13, 3) & 3) == 3)));
        if (((a64_field(insn, 13, 3) == (2 + a64_field(insn, 31, 1))) && (a64_field(insn, 5, 5) == 31))) {
        if ((a64_field(insn, 10, 3) != 0)) {
        a64_text(t, ", lsl #");
        a64_text_decimal(t, a64_field(insn, 10, 3));
        }
        } else {
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
        if ((a64_field(insn, 10, 3) != 0)) {
        a64_text(t, " #");
        a64_text_decimal(t, a64_field(insn, 10, 3));
        }
        }
        return;
    }
    a64_text(t, "subs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), ((a64_field(insn, 31, 1) == 1) && ((a64_field(insn, 13, 3) & 3) == 3)));
    if (((a64_field(insn, 13, 3) == (2 + a64_field(insn, 31, 1))) && (a64_field(insn, 5, 5) == 31))) {
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    } else {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 10, 3) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, a64_field(insn, 10, 3));
    }
    }
}
static void print_adc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "adc ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_adcs(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "adcs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_sbc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 5, 5) == 31)) {
        a64_text(t, "ngc ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "sbc ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_sbcs(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 5, 5) == 31)) {
        a64_text(t, "ngcs ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "sbcs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
}
static void print_rmif(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rmif ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 15, 6));
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 0, 4));
}
static void print_setf8(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setf8 ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
}
static void print_setf16(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setf16 ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
}
static void print_ccmn_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ccmn ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_ccmp_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ccmp ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_ccmn_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ccmn ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 16, 5));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_ccmp_imm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ccmp ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 16, 5));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_csel(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "csel ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_csinc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((((a64_field(insn, 12, 4) < 14) && (a64_field(insn, 5, 5) == 31)) && (a64_field(insn, 16, 5) == 31))) {
        a64_text(t, "cset ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "ne", "eq", "cc", "cs", "pl", "mi", "vc", "vs", "ls", "hi", "lt", "ge", "le", "gt", "nv", "al" }, 16);
        return;
    }
    if (((a64_field(insn, 12, 4) < 14) && (a64_field(insn, 5, 5) == a64_field(insn, 16, 5)))) {
        a64_text(t, "cinc ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "ne", "eq", "cc", "cs", "pl", "mi", "vc", "vs", "ls", "hi", "lt", "ge", "le", "gt", "nv", "al" }, 16);
        return;
    }
    a64_text(t, "csinc ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_csinv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((((a64_field(insn, 12, 4) < 14) && (a64_field(insn, 5, 5) == 31)) && (a64_field(insn, 16, 5) == 31))) {
        a64_text(t, "csetm ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "ne", "eq", "cc", "cs", "pl", "mi", "vc", "vs", "ls", "hi", "lt", "ge", "le", "gt", "nv", "al" }, 16);
        return;
    }
    if (((a64_field(insn, 12, 4) < 14) && (a64_field(insn, 5, 5) == a64_field(insn, 16, 5)))) {
        a64_text(t, "cinv ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "ne", "eq", "cc", "cs", "pl", "mi", "vc", "vs", "ls", "hi", "lt", "ge", "le", "gt", "nv", "al" }, 16);
        return;
    }
    a64_text(t, "csinv ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_csneg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 12, 4) < 14) && (a64_field(insn, 5, 5) == a64_field(insn, 16, 5)))) {
        a64_text(t, "cneg ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "ne", "eq", "cc", "cs", "pl", "mi", "vc", "vs", "ls", "hi", "lt", "ge", "le", "gt", "nv", "al" }, 16);
        return;
    }
    a64_text(t, "csneg ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_madd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 5) == 31)) {
        a64_text(t, "mul ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "madd ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
}
static void print_msub(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 5) == 31)) {
        a64_text(t, "mneg ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
        return;
    }
    a64_text(t, "msub ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
}
static void print_smaddl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 5) == 31)) {
        a64_text(t, "smull ");
        a64_text_reg(t, a64_field(insn, 0, 5), 1);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), 0);
        return;
    }
    a64_text(t, "smaddl ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
}
static void print_smsubl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 5) == 31)) {
        a64_text(t, "smnegl ");
        a64_text_reg(t, a64_field(insn, 0, 5), 1);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), 0);
        return;
    }
    a64_text(t, "smsubl ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
}
static void print_smulh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smulh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_umaddl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 5) == 31)) {
        a64_text(t, "umull ");
        a64_text_reg(t, a64_field(insn, 0, 5), 1);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), 0);
        return;
    }
    a64_text(t, "umaddl ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
}
static void print_umsubl(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 10, 5) == 31)) {
        a64_text(t, "umnegl ");
        a64_text_reg(t, a64_field(insn, 0, 5), 1);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 5, 5), 0);
        a64_text(t, ", ");
        a64_text_reg(t, a64_field(insn, 16, 5), 0);
        return;
    }
    a64_text(t, "umsubl ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
}
static void print_umulh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umulh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_stnp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stnp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
    }
    a64_text(t, "]");
}
static void print_ldnp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldnp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
    }
    a64_text(t, "]");
}
static void print_stp_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
    }
    a64_text(t, "]");
}
static void print_stp_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
}
static void print_stp_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
    a64_text(t, "]!");
}
static void print_ldp_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
    }
    a64_text(t, "]");
}
static void print_ldp_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
}
static void print_ldp_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 31, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * a64_shl(4, a64_field(insn, 31, 1))));
    a64_text(t, "]!");
}
static void print_ldpsw_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldpsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 15, 7) * 4) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * 4));
    }
    a64_text(t, "]");
}
static void print_ldpsw_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldpsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * 4));
}
static void print_ldpsw_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldpsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * 4));
    a64_text(t, "]!");
}
static void print_stgp_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stgp ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 15, 7) * 16) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * 16));
    }
    a64_text(t, "]");
}
static void print_stgp_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stgp ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * 16));
}
static void print_stgp_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stgp ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 15, 7) * 16));
    a64_text(t, "]!");
}
static void print_ldr_lit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_ldrsw_lit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_prfm_lit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "prfm ");
    if (((a64_field(insn, 0, 5) < 24) && ((a64_field(insn, 0, 5) & 6) != 6))) {
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 3), (const char *const[]){ "pld", "pli", "pst" }, 3);
    a64_text_of(t, a64_bits(a64_field(insn, 0, 5), 2, 1), (const char *const[]){ "l1", "l2", "l3" }, 3);
    a64_text_of(t, (a64_field(insn, 0, 5) & 1), (const char *const[]){ "keep", "strm" }, 2);
    } else {
    a64_text(t, "#0x");
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 4), (const char *const[]){ "0", "1" }, 2);
    a64_text_of(t, (a64_field(insn, 0, 5) & 15), (const char *const[]){ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f" }, 16);
    }
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_strb_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field(insn, 10, 12) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 10, 12));
    }
    a64_text(t, "]");
}
static void print_strb_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_strb_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_strb_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 0);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 0);
    }
    a64_text(t, "]");
}
static void print_sturb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sturb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_sttrb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sttrb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldrb_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field(insn, 10, 12) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 10, 12));
    }
    a64_text(t, "]");
}
static void print_ldrb_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldrb_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldrb_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 0);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 0);
    }
    a64_text(t, "]");
}
static void print_ldurb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldurb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldtrb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldtrb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldrsb_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field(insn, 10, 12) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 10, 12));
    }
    a64_text(t, "]");
}
static void print_ldrsb_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldrsb_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldrsb_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 0);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 0);
    }
    a64_text(t, "]");
}
static void print_ldursb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldursb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldtrsb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldtrsb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_strh_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), 1) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), 1));
    }
    a64_text(t, "]");
}
static void print_strh_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_strh_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_strh_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "strh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 1);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 1);
    }
    a64_text(t, "]");
}
static void print_sturh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sturh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_sttrh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sttrh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldrh_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), 1) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), 1));
    }
    a64_text(t, "]");
}
static void print_ldrh_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldrh_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldrh_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 1);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 1);
    }
    a64_text(t, "]");
}
static void print_ldurh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldurh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldtrh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldtrh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldrsh_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), 1) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), 1));
    }
    a64_text(t, "]");
}
static void print_ldrsh_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldrsh_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldrsh_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 1);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 1);
    }
    a64_text(t, "]");
}
static void print_ldursh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldursh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldtrsh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldtrsh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_str_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), (2 + a64_field(insn, 30, 1))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), (2 + a64_field(insn, 30, 1))));
    }
    a64_text(t, "]");
}
static void print_str_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_str_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_str_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, (2 + a64_field(insn, 30, 1)));
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, (2 + a64_field(insn, 30, 1)));
    }
    a64_text(t, "]");
}
static void print_stur(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stur ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_sttr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sttr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldr_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), (2 + a64_field(insn, 30, 1))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), (2 + a64_field(insn, 30, 1))));
    }
    a64_text(t, "]");
}
static void print_ldr_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldr_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldr_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, (2 + a64_field(insn, 30, 1)));
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, (2 + a64_field(insn, 30, 1)));
    }
    a64_text(t, "]");
}
static void print_ldur(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldur ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldtr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldtr ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldrsw_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), 2) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), 2));
    }
    a64_text(t, "]");
}
static void print_ldrsw_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldrsw_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldrsw_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldrsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 2);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 2);
    }
    a64_text(t, "]");
}
static void print_ldursw(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldursw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldtrsw(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldtrsw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_prfm_uimm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "prfm ");
    if (((a64_field(insn, 0, 5) < 24) && ((a64_field(insn, 0, 5) & 6) != 6))) {
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 3), (const char *const[]){ "pld", "pli", "pst" }, 3);
    a64_text_of(t, a64_bits(a64_field(insn, 0, 5), 2, 1), (const char *const[]){ "l1", "l2", "l3" }, 3);
    a64_text_of(t, (a64_field(insn, 0, 5) & 1), (const char *const[]){ "keep", "strm" }, 2);
    } else {
    a64_text(t, "#0x");
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 4), (const char *const[]){ "0", "1" }, 2);
    a64_text_of(t, (a64_field(insn, 0, 5) & 15), (const char *const[]){ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f" }, 16);
    }
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), 3) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), 3));
    }
    a64_text(t, "]");
}
static void print_prfm_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "prfm ");
    if (((a64_field(insn, 0, 5) < 24) && ((a64_field(insn, 0, 5) & 6) != 6))) {
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 3), (const char *const[]){ "pld", "pli", "pst" }, 3);
    a64_text_of(t, a64_bits(a64_field(insn, 0, 5), 2, 1), (const char *const[]){ "l1", "l2", "l3" }, 3);
    a64_text_of(t, (a64_field(insn, 0, 5) & 1), (const char *const[]){ "keep", "strm" }, 2);
    } else {
    a64_text(t, "#0x");
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 4), (const char *const[]){ "0", "1" }, 2);
    a64_text_of(t, (a64_field(insn, 0, 5) & 15), (const char *const[]){ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f" }, 16);
    }
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, 3);
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, 3);
    }
    a64_text(t, "]");
}
static void print_prfum(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "prfum ");
    if (((a64_field(insn, 0, 5) < 24) && ((a64_field(insn, 0, 5) & 6) != 6))) {
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 3), (const char *const[]){ "pld", "pli", "pst" }, 3);
    a64_text_of(t, a64_bits(a64_field(insn, 0, 5), 2, 1), (const char *const[]){ "l1", "l2", "l3" }, 3);
    a64_text_of(t, (a64_field(insn, 0, 5) & 1), (const char *const[]){ "keep", "strm" }, 2);
    } else {
    a64_text(t, "#0x");
    a64_text_of(t, a64_shr(a64_field(insn, 0, 5), 4), (const char *const[]){ "0", "1" }, 2);
    a64_text_of(t, (a64_field(insn, 0, 5) & 15), (const char *const[]){ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f" }, 16);
    }
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_stxr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stxr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stlxr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stlxr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldxr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldxr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldaxr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldaxr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stxp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stxp ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stlxp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stlxp ");
    a64_text_reg(t, a64_field(insn, 16, 5), 0);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldxp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldxp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldaxp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldaxp ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 10, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stllr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stllr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stlr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stlr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldlar(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldlar");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldar(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldar");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldapr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapr");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stlurb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stlurb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldapurb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapurb ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldapursb(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapursb ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_stlurh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stlurh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldapurh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapurh ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldapursh(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapursh ");
    a64_text_reg(t, a64_field(insn, 0, 5), (1 - a64_field(insn, 22, 1)));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_stlur(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stlur ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldapur(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapur ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldapursw(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldapursw ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_cas(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cas");
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 15, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_casp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "casp");
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 15, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, (a64_field(insn, 16, 5) + 1), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", ");
    a64_text_reg(t, (a64_field(insn, 0, 5) + 1), a64_field(insn, 30, 1));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldadd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stadd");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldadd");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldclr(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stclr");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldclr");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldeor(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "steor");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldeor");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldset(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stset");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldset");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldsmax(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stsmax");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldsmax");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldsmin(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stsmin");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldsmin");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldumax(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stumax");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldumax");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldumin(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 23, 1) == 0) && (a64_field(insn, 0, 5) == 31))) {
        a64_text(t, "stumin");
        if ((a64_field(insn, 22, 1) != 0)) {
        a64_text(t, "l");
        }
        a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
        a64_text(t, " ");
        a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
        a64_text(t, ", [");
        a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
        a64_text(t, "]");
        return;
    }
    a64_text(t, "ldumin");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_swp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "swp");
    if ((a64_field(insn, 23, 1) != 0)) {
    a64_text(t, "a");
    }
    if ((a64_field(insn, 22, 1) != 0)) {
    a64_text(t, "l");
    }
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "b", "h", "", "" }, 4);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), (a64_field(insn, 30, 2) == 3));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldraa(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldra");
    a64_text_of(t, a64_field(insn, 23, 1), (const char *const[]){ "a", "b" }, 2);
    a64_text(t, " ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", ");
    if (((a64_field(insn, 11, 1) != 0) && (((a64_field(insn, 22, 1) << 9) + a64_field(insn, 12, 9)) == 0))) {
    a64_text(t, "[");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]!");
    } else if ((a64_field(insn, 11, 1) != 0)) {
    a64_text(t, "[");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_sext(((a64_field(insn, 22, 1) << 9) + a64_field(insn, 12, 9)), 10) * 8));
    a64_text(t, "]!");
    } else {
    a64_text(t, "[");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_sext(((a64_field(insn, 22, 1) << 9) + a64_field(insn, 12, 9)), 10) * 8) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_sext(((a64_field(insn, 22, 1) << 9) + a64_field(insn, 12, 9)), 10) * 8));
    }
    a64_text(t, "]");
    }
}
static void print_ld64b(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld64b ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st64b(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st64b ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st64bv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st64bv ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st64bv0(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st64bv0 ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stg_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 12, 9) * 16) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    }
    a64_text(t, "]");
}
static void print_stg_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
}
static void print_stg_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    a64_text(t, "]!");
}
static void print_stzg_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stzg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 12, 9) * 16) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    }
    a64_text(t, "]");
}
static void print_stzg_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stzg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
}
static void print_stzg_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stzg ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    a64_text(t, "]!");
}
static void print_st2g_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2g ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 12, 9) * 16) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    }
    a64_text(t, "]");
}
static void print_st2g_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2g ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
}
static void print_st2g_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2g ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    a64_text(t, "]!");
}
static void print_stz2g_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stz2g ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 12, 9) * 16) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    }
    a64_text(t, "]");
}
static void print_stz2g_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stz2g ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
}
static void print_stz2g_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stz2g ");
    a64_text_reg_sp(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    a64_text(t, "]!");
}
static void print_ldg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldg ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if (((a64_field_signed(insn, 12, 9) * 16) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field_signed(insn, 12, 9) * 16));
    }
    a64_text(t, "]");
}
static void print_stzgm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stzgm ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_stgm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stgm ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ldgm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldgm ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_cpyfp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cpyfp");
    a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "", "wt", "rt", "t", "wn", "wtwn", "rtwn", "twn", "rn", "wtrn", "rtrn", "trn", "n", "wtn", "rtn", "tn" }, 16);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, [");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!");
}
static void print_cpyfm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cpyfm");
    a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "", "wt", "rt", "t", "wn", "wtwn", "rtwn", "twn", "rn", "wtrn", "rtrn", "trn", "n", "wtn", "rtn", "tn" }, 16);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, [");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!");
}
static void print_cpyfe(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cpyfe");
    a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "", "wt", "rt", "t", "wn", "wtwn", "rtwn", "twn", "rn", "wtrn", "rtrn", "trn", "n", "wtn", "rtn", "tn" }, 16);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, [");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!");
}
static void print_cpyp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cpyp");
    a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "", "wt", "rt", "t", "wn", "wtwn", "rtwn", "twn", "rn", "wtrn", "rtrn", "trn", "n", "wtn", "rtn", "tn" }, 16);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, [");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!");
}
static void print_cpym(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cpym");
    a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "", "wt", "rt", "t", "wn", "wtwn", "rtwn", "twn", "rn", "wtrn", "rtrn", "trn", "n", "wtn", "rtn", "tn" }, 16);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, [");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!");
}
static void print_cpye(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cpye");
    a64_text_of(t, a64_field(insn, 12, 4), (const char *const[]){ "", "wt", "rt", "t", "wn", "wtwn", "rtwn", "twn", "rn", "wtrn", "rtrn", "trn", "n", "wtn", "rtn", "tn" }, 16);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, [");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!");
}
static void print_setp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setp");
    a64_text_of(t, a64_field(insn, 12, 2), (const char *const[]){ "", "t", "n", "tn" }, 4);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!, ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_setm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setm");
    a64_text_of(t, a64_field(insn, 12, 2), (const char *const[]){ "", "t", "n", "tn" }, 4);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!, ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_sete(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sete");
    a64_text_of(t, a64_field(insn, 12, 2), (const char *const[]){ "", "t", "n", "tn" }, 4);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!, ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_setgp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setgp");
    a64_text_of(t, a64_field(insn, 12, 2), (const char *const[]){ "", "t", "n", "tn" }, 4);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!, ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_setgm(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setgm");
    a64_text_of(t, a64_field(insn, 12, 2), (const char *const[]){ "", "t", "n", "tn" }, 4);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!, ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_setge(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "setge");
    a64_text_of(t, a64_field(insn, 12, 2), (const char *const[]){ "", "t", "n", "tn" }, 4);
    a64_text(t, " [");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, "]!, ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "!, ");
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
}
static void print_fmul_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmul_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fdiv_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fdiv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fdiv_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fdiv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fadd_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fadd_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fsub_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fsub_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmax_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmax ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmax_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmax ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmin_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmin ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmin_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmin ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmaxnm_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnm ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmaxnm_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnm ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fminnm_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnm ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fminnm_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnm ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fnmul_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fnmul ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fnmul_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fnmul ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmadd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fmadd_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fmsub(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fmsub_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fnmadd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fnmadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fnmadd_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fnmadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fnmsub(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fnmsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fnmsub_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fnmsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 10, 5));
}
static void print_fmov_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fmov_reg_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fabs_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabs ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fabs_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabs ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fneg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fneg ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fneg_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fneg ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fsqrt_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsqrt ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fsqrt_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsqrt ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintn ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintn_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintn ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintp_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintm_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintm ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintm_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintm ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintz_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintz ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintz_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintz ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frinta_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinta ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frinta_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinta ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintx_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintx ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frintx_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintx ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frinti_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinti ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frinti_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinti ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frint32z_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint32z ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frint32x_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint32x ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frint64z_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint64z ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frint64x_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint64x ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvt(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvt ");
    a64_text_of(t, a64_field(insn, 15, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_bfcvt(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfcvt h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", s");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcmp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmp_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmp_zero(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmp_zero_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmpe(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmpe ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmpe_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmpe ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmpe_zero(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmpe ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmpe_zero_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmpe ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fccmp(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fccmp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_fccmp_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fccmp ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_fccmpe(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fccmpe ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_fccmpe_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fccmpe ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", #");
    a64_text_hex(t, a64_field(insn, 0, 4));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_fcsel(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcsel ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_fcsel_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcsel ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ", ");
    a64_text_condition(t, a64_field(insn, 12, 4));
}
static void print_fmov_imm_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", #");
    a64_text_fpimm(t, a64_field(insn, 13, 8));
}
static void print_fmov_imm_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", #");
    a64_text_fpimm(t, a64_field(insn, 13, 8));
}
static void print_fcvtns_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtns ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtns_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtns ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtnu_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtnu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtnu_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtnu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtps_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtps ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtps_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtps ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtpu_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtpu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtpu_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtpu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtms_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtms ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtms_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtms ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtmu_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtmu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtmu_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtmu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzs_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzs_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzu_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzu_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtas_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtas ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtas_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtas ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtau_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtau ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtau_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtau ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_scvtf_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_scvtf_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_ucvtf_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_ucvtf_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_fmov_to_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fmov_to_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fmov_from_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_fmov_from_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
}
static void print_fmov_top_to_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov ");
    a64_text_reg(t, a64_field(insn, 0, 5), 1);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".d[1]");
}
static void print_fmov_top_from_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".d[1], ");
    a64_text_reg(t, a64_field(insn, 5, 5), 1);
}
static void print_fjcvtzs(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fjcvtzs ");
    a64_text_reg(t, a64_field(insn, 0, 5), 0);
    a64_text(t, ", d");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_scvtf_fix_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_scvtf_fix_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_ucvtf_fix_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_ucvtf_fix_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), a64_field(insn, 31, 1));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_fcvtzs_fix_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_fcvtzs_fix_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_fcvtzu_fix_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_fcvtzu_fix_gen_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 31, 1));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "s", "d", "", "h" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (64 - a64_field(insn, 10, 6)));
}
static void print_shadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "shadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_srhadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srhadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_shsub_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "shsub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqsub_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqsub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sshl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqshl_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_srshl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqrshl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_smax_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smax v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_smin_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smin v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sabd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sabd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_saba_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "saba v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_smaxp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smaxp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sminp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sminp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uhadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uhadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uqadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_urhadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "urhadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uhsub_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uhsub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uqsub_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqsub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_ushl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ushl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uqshl_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_urshl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "urshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uqrshl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqrshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_umax_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umax v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_umin_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umin v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uabd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uabd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uaba_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uaba v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_umaxp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umaxp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uminp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uminp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmgt_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmge_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmhi_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmhi v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmhs_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmhs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmtst_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmtst v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmeq_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmeq v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_add_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "add v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sub_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_addp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "addp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_mla_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_mls_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_mul_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_pmul_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pmul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqdmulh_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmulh v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqrdmulh_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmulh v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_and_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "and v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_bic_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bic v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_orr_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_field(insn, 5, 5) == a64_field(insn, 16, 5))) {
        a64_text(t, "mov v");
        a64_text_decimal(t, a64_field(insn, 0, 5));
        a64_text(t, ".");
        a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
        a64_text(t, ", v");
        a64_text_decimal(t, a64_field(insn, 5, 5));
        a64_text(t, ".");
        a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
        return;
    }
    a64_text(t, "orr v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_orn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "orn v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_eor_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "eor v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_bsl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bsl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_bit_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bit v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_bif_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bif v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_sqrdmlah_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlah v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqrdmlah_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlah ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqrdmlsh_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlsh v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqrdmlsh_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlsh ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqadd_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqsub_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sshl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqshl_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_srshl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqrshl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_uqadd_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_uqsub_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqsub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_ushl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ushl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_uqshl_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_urshl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "urshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_uqrshl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqrshl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_cmgt_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmgt ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_cmge_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmge ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_cmhi_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmhi ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_cmhs_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmhs ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_cmtst_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmtst ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_cmeq_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmeq ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_add_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "add ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sub_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sub ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqdmulh_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmulh ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqrdmulh_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmulh ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmaxnm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnm v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmla_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmulx_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcmeq_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmax_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmax v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frecps_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecps v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fminnm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnm v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmls_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fsub_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmin_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmin v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frsqrts_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrts v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmaxnmp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnmp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_faddp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "faddp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmul_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcmge_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_facge_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmaxp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fdiv_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fdiv v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fminnmp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnmp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fabd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcmgt_reg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_facgt_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fminp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fmaxnm_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnm v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmla_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fadd_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmulx_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcmeq_reg_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmax_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmax v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frecps_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecps v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fminnm_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnm v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmls_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fsub_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsub v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmin_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmin v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frsqrts_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrts v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmaxnmp_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnmp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_faddp_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "faddp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmul_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcmge_reg_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_facge_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmaxp_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fdiv_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fdiv v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fminnmp_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnmp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fabd_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcmgt_reg_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_facgt_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fminp_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmulx_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmulx_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmeq_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmeq_reg_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_frecps_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecps ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_frecps_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecps h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_frsqrts_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrts ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_frsqrts_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrts h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmge_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmge_reg_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_facge_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facge ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_facge_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facge h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fabd_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabd ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fabd_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabd h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmgt_reg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fcmgt_reg_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_facgt_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facgt ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_facgt_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "facgt h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_fmlal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlal v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
}
static void print_fmlsl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlsl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
}
static void print_fmlal2_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlal2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
}
static void print_fmlsl2_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlsl2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
}
static void print_sdot_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sdot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_udot_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "udot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_usdot_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usdot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_smmla(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".16b");
}
static void print_usmmla(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usmmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".16b");
}
static void print_ummla(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ummla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".16b");
}
static void print_bfdot_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfdot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_bfmlal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfmlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "b", "t" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".8h, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".8h");
}
static void print_bfmmla(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfmmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".8h, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".8h");
}
static void print_fcmla_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field(insn, 11, 2) * 90));
}
static void print_fcmla_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_field(insn, 11, 2) * 90));
}
static void print_fcadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 12, 1) * 180) + 90));
}
static void print_fcadd_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, ((a64_field(insn, 12, 1) * 180) + 90));
}
static void print_rev64_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev64 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_rev32_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev32 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_rev16_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rev16 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_suqadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "suqadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_usqadd_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usqadd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cls_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_clz_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "clz v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cnt_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cnt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_not_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mvn v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_rbit_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rbit v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_sqabs_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqabs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sqneg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqneg v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_cmgt_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #0");
}
static void print_cmeq_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmeq v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #0");
}
static void print_cmlt_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmlt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #0");
}
static void print_cmge_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #0");
}
static void print_cmle_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmle v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #0");
}
static void print_abs_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "abs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_neg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "neg v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_saddlp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "saddlp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "4h", "8h", "2s", "4s", "1d", "2d" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_uaddlp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uaddlp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "4h", "8h", "2s", "4s", "1d", "2d" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_sadalp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sadalp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "4h", "8h", "2s", "4s", "1d", "2d" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_uadalp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uadalp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "4h", "8h", "2s", "4s", "1d", "2d" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_xtn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "xtn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_sqxtun_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqxtun");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_sqxtn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqxtn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_uqxtn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqxtn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_shll_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "shll");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(8, a64_field(insn, 22, 2)));
}
static void print_suqadd_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "suqadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_usqadd_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usqadd ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_sqabs_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqabs ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_sqneg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqneg ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_cmgt_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmgt ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0");
}
static void print_cmeq_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmeq ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0");
}
static void print_cmlt_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmlt ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0");
}
static void print_cmge_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmge ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0");
}
static void print_cmle_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "cmle ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0");
}
static void print_abs_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "abs ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_neg_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "neg ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_sqxtun_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqxtun ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_sqxtn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqxtn ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_uqxtn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqxtn ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fabs_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fneg_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fneg v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fsqrt_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsqrt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frintn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintn v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frintm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintm v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frintp_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frintz_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintz v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frinta_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinta v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frintx_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frinti_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinti v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frint32z_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint32z v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frint64z_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint64z v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frint32x_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint32x v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frint64x_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frint64x v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcmgt_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", #0.0");
}
static void print_fcmeq_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", #0.0");
}
static void print_fcmlt_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmlt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", #0.0");
}
static void print_fcmge_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", #0.0");
}
static void print_fcmle_zero_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmle v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", #0.0");
}
static void print_fcvtns_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtns v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtnu_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtnu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtms_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtms v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtmu_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtmu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtas_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtas v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtau_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtau v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtps_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtps v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtpu_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtpu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtzs_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_fcvtzu_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_scvtf_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_ucvtf_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frecpe_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecpe v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_frsqrte_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrte v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
}
static void print_urecpe_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "urecpe v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
}
static void print_ursqrte_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ursqrte v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
}
static void print_fcvtn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "4h", "8h", "2s", "4s" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "4s", "2d" }, 2);
}
static void print_fcvtl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "4s", "2d" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "4h", "8h", "2s", "4s" }, 4);
}
static void print_fcvtxn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtxn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2d");
}
static void print_bfcvtn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfcvtn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_fabs_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fabs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fneg_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fneg v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fsqrt_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fsqrt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frintn_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintn v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frintm_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintm v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frintp_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintp v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frintz_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintz v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frinta_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinta v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frintx_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frintx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frinti_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frinti v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcmgt_zero_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", #0.0");
}
static void print_fcmeq_zero_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", #0.0");
}
static void print_fcmlt_zero_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmlt v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", #0.0");
}
static void print_fcmge_zero_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", #0.0");
}
static void print_fcmle_zero_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmle v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", #0.0");
}
static void print_fcvtns_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtns v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtnu_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtnu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtms_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtms v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtmu_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtmu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtas_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtas v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtau_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtau v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtps_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtps v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtpu_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtpu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtzs_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcvtzu_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_scvtf_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_ucvtf_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frecpe_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecpe v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_frsqrte_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrte v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fcmgt_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmgt_zero_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmgt h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmeq_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmeq_zero_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmeq h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmlt_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmlt ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmlt_zero_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmlt h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmge_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmge_zero_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmge h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmle_zero_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmle ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcmle_zero_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmle h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #0.0");
}
static void print_fcvtns_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtns ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtns_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtns h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtnu_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtnu ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtnu_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtnu h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtms_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtms ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtms_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtms h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtmu_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtmu ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtmu_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtmu h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtas_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtas ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtas_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtas h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtau_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtau ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtau_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtau h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtps_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtps ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtps_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtps h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtpu_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtpu ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtpu_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtpu h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzs_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzs_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzu_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtzu_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_scvtf_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_scvtf_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_ucvtf_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_ucvtf_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frecpe_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecpe ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frecpe_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecpe h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frsqrte_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrte ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frsqrte_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frsqrte h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frecpx_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecpx ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_frecpx_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "frecpx h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_fcvtxn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtxn s");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", d");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_saddlv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "saddlv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uaddlv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uaddlv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_smaxv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smaxv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_umaxv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umaxv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_sminv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sminv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uminv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uminv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_addv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "addv ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_fmaxnmv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnmv s");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_fmaxnmv_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnmv h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fmaxv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxv s");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_fmaxv_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxv h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fminnmv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnmv s");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_fminnmv_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnmv h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_fminv(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminv s");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_fminv_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminv h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
}
static void print_addp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "addp d");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2d");
}
static void print_fmaxnmp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnmp ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "2s", "2d" }, 2);
}
static void print_fmaxnmp_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxnmp h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2h");
}
static void print_faddp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "faddp ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "2s", "2d" }, 2);
}
static void print_faddp_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "faddp h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2h");
}
static void print_fmaxp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxp ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "2s", "2d" }, 2);
}
static void print_fmaxp_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmaxp h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2h");
}
static void print_fminnmp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnmp ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "2s", "2d" }, 2);
}
static void print_fminnmp_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminnmp h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2h");
}
static void print_fminp_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminp ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "2s", "2d" }, 2);
}
static void print_fminp_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fminp h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2h");
}
static void print_saddl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "saddl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_saddw_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "saddw");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_ssubl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ssubl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_ssubw_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ssubw");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_sabal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sabal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_sabdl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sabdl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_smlal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_smlsl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smlsl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_smull_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_uaddl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uaddl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_uaddw_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uaddw");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_usubl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usubl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_usubw_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usubw");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_uabal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uabal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_uabdl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uabdl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_umlal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_umlsl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umlsl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_umull_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_addhn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "addhn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_raddhn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "raddhn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_subhn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "subhn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_rsubhn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rsubhn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
}
static void print_sqdmlal_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_sqdmlsl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlsl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_sqdmull_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
}
static void print_pmull_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pmull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".8h, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_pmull_1q(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "pmull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".1q, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "1d", "2d" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "1d", "2d" }, 2);
}
static void print_sqdmlal_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlal ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqdmlsl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlsl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_sqdmull_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmull ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 16, 5));
}
static void print_mla_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_mls_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_mul_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_smlal_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_smlsl_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smlsl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_smull_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_umlal_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_umlsl_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umlsl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_umull_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "umull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmlal_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmlsl_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlsl");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmull_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmull");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s" }, 6);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmulh_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmulh v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqrdmulh_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmulh v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqrdmlah_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlah v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqrdmlsh_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlsh v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sdot_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sdot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".4b[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
}
static void print_udot_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "udot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".4b[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
}
static void print_sudot_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sudot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".4b[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
}
static void print_usdot_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usdot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".4b[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
}
static void print_bfdot_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfdot v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".2h[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
}
static void print_bfmlal_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bfmlal");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "b", "t" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".8h, v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmla_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmla_elem_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmls_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmls_elem_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmls v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmul_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmul_elem_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmulx_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmulx_elem_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmlal_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlal v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmlsl_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlsl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmlal2_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlal2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmlsl2_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmlsl2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2h", "4h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fcmla_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field(insn, 13, 2) * 90));
}
static void print_fcmla_elem_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcmla v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "], #");
    a64_text_decimal(t, (a64_field(insn, 13, 2) * 90));
}
static void print_sqdmlal_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlal ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmlsl_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmlsl ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmull_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmull ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "", "h", "s" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqdmulh_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqdmulh ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqrdmulh_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmulh ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqrdmlah_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlah ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_sqrdmlsh_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrdmlsh ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 2), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", ");
    if ((a64_field(insn, 22, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    }
}
static void print_fmla_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmla ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmla_elem_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmla h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmls_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmls ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmls_elem_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmls h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmul_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmul_elem_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmul h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_fmulx_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 22, 1), (const char *const[]){ "s", "d" }, 2);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 20, 1) << 4) + a64_field(insn, 16, 4)));
    a64_text(t, ".");
    if ((a64_field(insn, 22, 1) == 0)) {
    a64_text(t, "s[");
    a64_text_decimal(t, ((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)));
    a64_text(t, "]");
    } else {
    a64_text(t, "d[");
    a64_text_decimal(t, a64_field(insn, 11, 1));
    a64_text(t, "]");
    }
}
static void print_fmulx_elem_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmulx h");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", h");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 4));
    a64_text(t, ".h[");
    a64_text_decimal(t, ((((a64_field(insn, 11, 1) << 1) + a64_field(insn, 21, 1)) << 1) + a64_field(insn, 20, 1)));
    a64_text(t, "]");
}
static void print_sshr_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sshr v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ssra_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ssra v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_srshr_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srshr v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_srsra_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srsra v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshl_imm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_ushr_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ushr v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_usra_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usra v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_urshr_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "urshr v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ursra_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ursra v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_uqshl_imm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqshl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_shl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "shl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_sli_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sli v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_sri_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sri v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshlu_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshlu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_shrn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "shrn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_rshrn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rshrn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshrn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshrn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqrshrn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrshrn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshrun_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshrun");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqrshrun_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrshrun");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_uqshrn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqshrn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_uqrshrn_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqrshrn");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sshll_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 16, 3) == 0) && (a64_ones(a64_field(insn, 19, 4)) == 1))) {
        a64_text(t, "sxtl");
        a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
        a64_text(t, " v");
        a64_text_decimal(t, a64_field(insn, 0, 5));
        a64_text(t, ".");
        a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
        a64_text(t, ", v");
        a64_text_decimal(t, a64_field(insn, 5, 5));
        a64_text(t, ".");
        a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
        return;
    }
    a64_text(t, "sshll");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_ushll_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if (((a64_field(insn, 16, 3) == 0) && (a64_ones(a64_field(insn, 19, 4)) == 1))) {
        a64_text(t, "uxtl");
        a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
        a64_text(t, " v");
        a64_text_decimal(t, a64_field(insn, 0, 5));
        a64_text(t, ".");
        a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
        a64_text(t, ", v");
        a64_text_decimal(t, a64_field(insn, 5, 5));
        a64_text(t, ".");
        a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
        return;
    }
    a64_text(t, "ushll");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "", "2" }, 2);
    a64_text(t, " v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "8h", "4s", "2d" }, 3);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_scvtf_fix_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_scvtf_fix_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ucvtf_fix_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ucvtf_fix_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzs_fix_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzs_fix_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzu_fix_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzu_fix_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_top(a64_field(insn, 19, 4)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sshr_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sshr ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ssra_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ssra ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_srshr_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srshr ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_srsra_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "srsra ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshl_imm_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshl ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_ushr_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ushr ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_usra_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "usra ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_urshr_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "urshr ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ursra_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ursra ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_uqshl_imm_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqshl ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_shl_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "shl ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_sli_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sli ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_sri_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sri ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshlu_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshlu ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3)) - a64_shl(8, a64_top(a64_field(insn, 19, 4)))));
}
static void print_sqshrn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshrn ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqrshrn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrshrn ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqshrun_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqshrun ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_sqrshrun_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sqrshrun ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_uqshrn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqshrn ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_uqrshrn_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uqrshrn ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "h", "s", "d" }, 3);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_scvtf_fix_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_scvtf_fix_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "scvtf ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ucvtf_fix_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_ucvtf_fix_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ucvtf ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzs_fix_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzs_fix_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzs ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzu_fix_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_fcvtzu_fix_s_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fcvtzu ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_top(a64_field(insn, 19, 4)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", #");
    a64_text_decimal(t, (a64_shl(16, a64_top(a64_field(insn, 19, 4))) - ((a64_field(insn, 19, 4) << 3) + a64_field(insn, 16, 3))));
}
static void print_movi_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "movi ");
    if ((a64_field(insn, 12, 4) == 8 || a64_field(insn, 12, 4) == 9 || a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    } else if ((a64_field(insn, 12, 4) == 14)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    }
    a64_text(t, ", #");
    a64_text_hex(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
    if ((a64_field(insn, 12, 4) == 12 || a64_field(insn, 12, 4) == 13)) {
    a64_text(t, ", msl #");
    a64_text_decimal(t, a64_shl(8, (a64_field(insn, 12, 4) & 1)));
    } else if ((a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, ", lsl #8");
    } else if (((a64_field(insn, 12, 4) > 1) && (a64_field(insn, 12, 4) < 8))) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_shr(a64_field(insn, 12, 4), 1), 3));
    }
}
static void print_movi_64(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "movi ");
    if ((a64_field(insn, 30, 1) == 0)) {
    a64_text(t, "d");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".2d");
    }
    a64_text(t, ", #");
    a64_text_bytemask(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
}
static void print_mvni_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mvni ");
    if ((a64_field(insn, 12, 4) == 8 || a64_field(insn, 12, 4) == 9 || a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    }
    a64_text(t, ", #");
    a64_text_hex(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
    if ((a64_field(insn, 12, 4) == 12 || a64_field(insn, 12, 4) == 13)) {
    a64_text(t, ", msl #");
    a64_text_decimal(t, a64_shl(8, (a64_field(insn, 12, 4) & 1)));
    } else if ((a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, ", lsl #8");
    } else if (((a64_field(insn, 12, 4) > 1) && (a64_field(insn, 12, 4) < 8))) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_shr(a64_field(insn, 12, 4), 1), 3));
    }
}
static void print_fmov_imm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 29, 1) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "2s", "4s", "", "2d" }, 4);
    a64_text(t, ", #");
    a64_text_fpimm(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
}
static void print_fmov_imm_v_h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "fmov v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    a64_text(t, ", #");
    a64_text_fpimm(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
}
static void print_orr_imm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "orr ");
    if ((a64_field(insn, 12, 4) == 8 || a64_field(insn, 12, 4) == 9 || a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    }
    a64_text(t, ", #");
    a64_text_hex(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
    if ((a64_field(insn, 12, 4) == 12 || a64_field(insn, 12, 4) == 13)) {
    a64_text(t, ", msl #");
    a64_text_decimal(t, a64_shl(8, (a64_field(insn, 12, 4) & 1)));
    } else if ((a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, ", lsl #8");
    } else if (((a64_field(insn, 12, 4) > 1) && (a64_field(insn, 12, 4) < 8))) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_shr(a64_field(insn, 12, 4), 1), 3));
    }
}
static void print_bic_imm_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bic ");
    if ((a64_field(insn, 12, 4) == 8 || a64_field(insn, 12, 4) == 9 || a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "4h", "8h" }, 2);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "2s", "4s" }, 2);
    }
    a64_text(t, ", #");
    a64_text_hex(t, ((a64_field(insn, 16, 3) << 5) + a64_field(insn, 5, 5)));
    if ((a64_field(insn, 12, 4) == 12 || a64_field(insn, 12, 4) == 13)) {
    a64_text(t, ", msl #");
    a64_text_decimal(t, a64_shl(8, (a64_field(insn, 12, 4) & 1)));
    } else if ((a64_field(insn, 12, 4) == 10 || a64_field(insn, 12, 4) == 11)) {
    a64_text(t, ", lsl #8");
    } else if (((a64_field(insn, 12, 4) > 1) && (a64_field(insn, 12, 4) < 8))) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, a64_shl(a64_shr(a64_field(insn, 12, 4), 1), 3));
    }
}
static void print_dup_elem_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dup v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_low(a64_field(insn, 16, 5)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
    a64_text(t, "]");
}
static void print_dup_elem_s(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mov ");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
    a64_text(t, "]");
}
static void print_dup_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "dup v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_low(a64_field(insn, 16, 5)) * 2) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 5, 5), (a64_low(a64_field(insn, 16, 5)) == 3));
}
static void print_ins_gen(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mov v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
    a64_text(t, "], ");
    a64_text_reg(t, a64_field(insn, 5, 5), (a64_low(a64_field(insn, 16, 5)) == 3));
}
static void print_ins_elem(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "mov v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
    a64_text(t, "], v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 11, 4), a64_low(a64_field(insn, 16, 5))));
    a64_text(t, "]");
}
static void print_smov(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "smov ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
    a64_text(t, "]");
}
static void print_umov(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    if ((a64_low(a64_field(insn, 16, 5)) >= 2)) {
        a64_text(t, "mov ");
        a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
        a64_text(t, ", v");
        a64_text_decimal(t, a64_field(insn, 5, 5));
        a64_text(t, ".");
        a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
        a64_text(t, "[");
        a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
        a64_text(t, "]");
        return;
    }
    a64_text(t, "umov ");
    a64_text_reg(t, a64_field(insn, 0, 5), a64_field(insn, 30, 1));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_low(a64_field(insn, 16, 5)), (const char *const[]){ "b", "h", "s", "d" }, 4);
    a64_text(t, "[");
    a64_text_decimal(t, a64_shr(a64_field(insn, 16, 5), (a64_low(a64_field(insn, 16, 5)) + 1)));
    a64_text(t, "]");
}
static void print_uzp1_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uzp1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_trn1_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "trn1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_zip1_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "zip1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_uzp2_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "uzp2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_trn2_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "trn2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_zip2_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "zip2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 22, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
}
static void print_ext_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ext v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field(insn, 11, 4));
}
static void print_tbl_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "tbl v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", {");
    if ((a64_field(insn, 13, 2) == 0)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b");
    } else if ((a64_field(insn, 13, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 1) & 31));
    a64_text(t, ".16b");
    } else if ((a64_field(insn, 13, 2) == 2)) {
    if ((a64_field(insn, 5, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b-v");
    a64_text_decimal(t, (a64_field(insn, 5, 5) + 2));
    a64_text(t, ".16b");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 1) & 31));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 2) & 31));
    a64_text(t, ".16b");
    }
    } else {
    if ((a64_field(insn, 5, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b-v");
    a64_text_decimal(t, (a64_field(insn, 5, 5) + 3));
    a64_text(t, ".16b");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 1) & 31));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 2) & 31));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 3) & 31));
    a64_text(t, ".16b");
    }
    }
    a64_text(t, "}, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_tbx_v(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "tbx v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
    a64_text(t, ", {");
    if ((a64_field(insn, 13, 2) == 0)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b");
    } else if ((a64_field(insn, 13, 2) == 1)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 1) & 31));
    a64_text(t, ".16b");
    } else if ((a64_field(insn, 13, 2) == 2)) {
    if ((a64_field(insn, 5, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b-v");
    a64_text_decimal(t, (a64_field(insn, 5, 5) + 2));
    a64_text(t, ".16b");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 1) & 31));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 2) & 31));
    a64_text(t, ".16b");
    }
    } else {
    if ((a64_field(insn, 5, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b-v");
    a64_text_decimal(t, (a64_field(insn, 5, 5) + 3));
    a64_text(t, ".16b");
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 1) & 31));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 2) & 31));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, ((a64_field(insn, 5, 5) + 3) & 31));
    a64_text(t, ".16b");
    }
    }
    a64_text(t, "}, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".");
    a64_text_of(t, a64_field(insn, 30, 1), (const char *const[]){ "8b", "16b" }, 2);
}
static void print_aese(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "aese v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b");
}
static void print_aesd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "aesd v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b");
}
static void print_aesmc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "aesmc v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b");
}
static void print_aesimc(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "aesimc v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b");
}
static void print_sha1c(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha1c q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", s");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha1p(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha1p q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", s");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha1m(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha1m q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", s");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha1su0(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha1su0 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha256h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha256h q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", q");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha256h2(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha256h2 q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", q");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha256su1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha256su1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sha1h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha1h s");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", s");
    a64_text_decimal(t, a64_field(insn, 5, 5));
}
static void print_sha1su1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha1su1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_sha256su0(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha256su0 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_sha512h(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha512h q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", q");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".2d");
}
static void print_sha512h2(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha512h2 q");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", q");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ", v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".2d");
}
static void print_sha512su1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha512su1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".2d");
}
static void print_sha512su0(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sha512su0 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2d");
}
static void print_rax1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "rax1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".2d");
}
static void print_eor3(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "eor3 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ".16b");
}
static void print_bcax(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "bcax v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".16b, v");
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ".16b");
}
static void print_xar(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "xar v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".2d, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".2d, #");
    a64_text_decimal(t, a64_field(insn, 10, 6));
}
static void print_sm3ss1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3ss1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ".4s");
}
static void print_sm3tt1a(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3tt1a v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".s[");
    a64_text_decimal(t, a64_field(insn, 12, 2));
    a64_text(t, "]");
}
static void print_sm3tt1b(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3tt1b v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".s[");
    a64_text_decimal(t, a64_field(insn, 12, 2));
    a64_text(t, "]");
}
static void print_sm3tt2a(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3tt2a v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".s[");
    a64_text_decimal(t, a64_field(insn, 12, 2));
    a64_text(t, "]");
}
static void print_sm3tt2b(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3tt2b v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".s[");
    a64_text_decimal(t, a64_field(insn, 12, 2));
    a64_text(t, "]");
}
static void print_sm3partw1(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3partw1 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sm3partw2(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm3partw2 v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_sm4e(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm4e v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s");
}
static void print_sm4ekey(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "sm4ekey v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 5, 5));
    a64_text(t, ".4s, v");
    a64_text_decimal(t, a64_field(insn, 16, 5));
    a64_text(t, ".4s");
}
static void print_str_simd_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2))));
    }
    a64_text(t, "]");
}
static void print_str_simd_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_str_simd_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_stur_simd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stur ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_str_simd_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "str ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)));
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)));
    }
    a64_text(t, "]");
}
static void print_ldr_simd_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field(insn, 10, 12), ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2))) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field(insn, 10, 12), ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2))));
    }
    a64_text(t, "]");
}
static void print_ldr_simd_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
}
static void print_ldr_simd_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    a64_text(t, "]!");
}
static void print_ldur_simd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldur ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_field_signed(insn, 12, 9) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_field_signed(insn, 12, 9));
    }
    a64_text(t, "]");
}
static void print_ldr_simd_reg(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_of(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)), (const char *const[]){ "b", "h", "s", "d", "q" }, 5);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", ");
    a64_text_reg(t, a64_field(insn, 16, 5), (a64_field(insn, 13, 3) & 1));
    if ((a64_field(insn, 13, 3) != 3)) {
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 13, 3), (const char *const[]){ "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx" }, 8);
    if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, " #");
    a64_text_decimal(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)));
    }
    } else if ((a64_field(insn, 12, 1) != 0)) {
    a64_text(t, ", lsl #");
    a64_text_decimal(t, ((a64_field(insn, 23, 1) << 2) + a64_field(insn, 30, 2)));
    }
    a64_text(t, "]");
}
static void print_ldr_simd_lit(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldr ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_address(t, (a64_field_signed(insn, 5, 19) * 4));
}
static void print_stp_simd_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
    }
    a64_text(t, "]");
}
static void print_stp_simd_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
}
static void print_stp_simd_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
    a64_text(t, "]!");
}
static void print_stnp_simd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "stnp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
    }
    a64_text(t, "]");
}
static void print_ldp_simd_off(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
    }
    a64_text(t, "]");
}
static void print_ldp_simd_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
}
static void print_ldp_simd_pre(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
    a64_text(t, "]!");
}
static void print_ldnp_simd(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ldnp ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ", ");
    a64_text_of(t, a64_field(insn, 30, 2), (const char *const[]){ "s", "d", "q" }, 3);
    a64_text_decimal(t, a64_field(insn, 10, 5));
    a64_text(t, ", [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    if ((a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)) != 0)) {
    a64_text(t, ", #");
    a64_text_decimal(t, a64_shl(a64_field_signed(insn, 15, 7), (a64_field(insn, 30, 2) + 2)));
    }
    a64_text(t, "]");
}
static void print_st1_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st1 {");
    if ((a64_field(insn, 12, 4) == 7)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 10)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 6)) {
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    } else {
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st1_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st1 {");
    if ((a64_field(insn, 12, 4) == 7)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 10)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 6)) {
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    } else {
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * ((((a64_field(insn, 12, 4) == 7) + (2 * (a64_field(insn, 12, 4) == 10))) + (3 * (a64_field(insn, 12, 4) == 6))) + (4 * (a64_field(insn, 12, 4) == 2)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st2_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st2_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * 2));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st3_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st3_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * 3));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st4_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st4_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * 4));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld1_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld1 {");
    if ((a64_field(insn, 12, 4) == 7)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 10)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 6)) {
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    } else {
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld1_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld1 {");
    if ((a64_field(insn, 12, 4) == 7)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 10)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else if ((a64_field(insn, 12, 4) == 6)) {
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    } else {
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * ((((a64_field(insn, 12, 4) == 7) + (2 * (a64_field(insn, 12, 4) == 10))) + (3 * (a64_field(insn, 12, 4) == 6))) + (4 * (a64_field(insn, 12, 4) == 2)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld2_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld2_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * 2));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld3_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld3_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * 3));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld4_multi(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld4_multi_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, (a64_shl(8, a64_field(insn, 30, 1)) * 4));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st1_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st1 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st1_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st1 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(1, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st2_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st2_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(2, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st3_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st3_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(3, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_st4_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_st4_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "st4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(4, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld1_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld1 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld1_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld1 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(1, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld2_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld2_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld2 {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(2, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld3_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld3_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld3 {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(3, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld4_single(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld4_single_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld4 {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text(t, "b");
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text(t, "h");
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text(t, "d");
    } else {
    a64_text(t, "s");
    }
    }
    a64_text(t, "}[");
    if ((a64_field(insn, 14, 2) == 0)) {
    a64_text_decimal(t, ((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)));
    } else if ((a64_field(insn, 14, 2) == 1)) {
    a64_text_decimal(t, a64_shr(((((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)) << 2) + a64_field(insn, 10, 2)), 1));
    } else if ((a64_field(insn, 10, 2) == 1)) {
    a64_text_decimal(t, a64_field(insn, 30, 1));
    } else {
    a64_text_decimal(t, ((a64_field(insn, 30, 1) << 1) + a64_field(insn, 12, 1)));
    }
    a64_text(t, "], [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(4, (a64_field(insn, 14, 2) + ((a64_field(insn, 14, 2) == 2) && (a64_field(insn, 10, 2) == 1)))));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld1r(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld1r {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld1r_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld1r {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(1, a64_field(insn, 10, 2)));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld2r(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld2r {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld2r_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld2r {v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(2, a64_field(insn, 10, 2)));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld3r(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld3r {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld3r_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld3r {");
    if ((a64_field(insn, 0, 5) < 30)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 2));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(3, a64_field(insn, 10, 2)));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
static void print_ld4r(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld4r {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "]");
}
static void print_ld4r_post(struct a64_text *t, uint32_t insn)
{
    (void)insn;
    a64_text(t, "ld4r {");
    if ((a64_field(insn, 0, 5) < 29)) {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, "-v");
    a64_text_decimal(t, (a64_field(insn, 0, 5) + 3));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    } else {
    a64_text(t, "v");
    a64_text_decimal(t, a64_field(insn, 0, 5));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 1) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 2) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    a64_text(t, ", v");
    a64_text_decimal(t, ((a64_field(insn, 0, 5) + 3) & 31));
    a64_text(t, ".");
    a64_text_of(t, ((a64_field(insn, 10, 2) << 1) + a64_field(insn, 30, 1)), (const char *const[]){ "8b", "16b", "4h", "8h", "2s", "4s", "1d", "2d" }, 8);
    }
    a64_text(t, "}, [");
    a64_text_reg_sp(t, a64_field(insn, 5, 5), 1);
    a64_text(t, "], ");
    if ((a64_field(insn, 16, 5) == 31)) {
    a64_text(t, "#");
    a64_text_decimal(t, a64_shl(4, a64_field(insn, 10, 2)));
    } else {
    a64_text_reg(t, a64_field(insn, 16, 5), 1);
    }
}
a64_printer *const a64_printers[A64_OP_COUNT] = {
    [A64_udf] = print_udf,
    [A64_adr] = print_adr,
    [A64_adrp] = print_adrp,
    [A64_add_imm] = print_add_imm,
    [A64_adds_imm] = print_adds_imm,
    [A64_sub_imm] = print_sub_imm,
    [A64_subs_imm] = print_subs_imm,
    [A64_addg] = print_addg,
    [A64_subg] = print_subg,
    [A64_and_imm] = print_and_imm,
    [A64_orr_imm] = print_orr_imm,
    [A64_eor_imm] = print_eor_imm,
    [A64_ands_imm] = print_ands_imm,
    [A64_movn] = print_movn,
    [A64_movz] = print_movz,
    [A64_movk] = print_movk,
    [A64_sbfm] = print_sbfm,
    [A64_bfm] = print_bfm,
    [A64_ubfm] = print_ubfm,
    [A64_extr] = print_extr,
    [A64_b] = print_b,
    [A64_bl] = print_bl,
    [A64_b_cond] = print_b_cond,
    [A64_cbz] = print_cbz,
    [A64_cbnz] = print_cbnz,
    [A64_tbz] = print_tbz,
    [A64_tbnz] = print_tbnz,
    [A64_br] = print_br,
    [A64_blr] = print_blr,
    [A64_ret] = print_ret,
    [A64_braaz] = print_braaz,
    [A64_blraaz] = print_blraaz,
    [A64_braa] = print_braa,
    [A64_blraa] = print_blraa,
    [A64_retaa] = print_retaa,
    [A64_eret] = print_eret,
    [A64_eretaa] = print_eretaa,
    [A64_svc] = print_svc,
    [A64_hvc] = print_hvc,
    [A64_smc] = print_smc,
    [A64_brk] = print_brk,
    [A64_hlt] = print_hlt,
    [A64_dcps1] = print_dcps1,
    [A64_dcps2] = print_dcps2,
    [A64_dcps3] = print_dcps3,
    [A64_wfet] = print_wfet,
    [A64_wfit] = print_wfit,
    [A64_nop] = print_nop,
    [A64_yield] = print_yield,
    [A64_wfe] = print_wfe,
    [A64_wfi] = print_wfi,
    [A64_sev] = print_sev,
    [A64_sevl] = print_sevl,
    [A64_dgh] = print_dgh,
    [A64_xpaclri] = print_xpaclri,
    [A64_pacia1716] = print_pacia1716,
    [A64_pacib1716] = print_pacib1716,
    [A64_autia1716] = print_autia1716,
    [A64_autib1716] = print_autib1716,
    [A64_esb] = print_esb,
    [A64_csdb] = print_csdb,
    [A64_paciaz] = print_paciaz,
    [A64_paciasp] = print_paciasp,
    [A64_pacibz] = print_pacibz,
    [A64_pacibsp] = print_pacibsp,
    [A64_autiaz] = print_autiaz,
    [A64_autiasp] = print_autiasp,
    [A64_autibz] = print_autibz,
    [A64_autibsp] = print_autibsp,
    [A64_bti] = print_bti,
    [A64_hint] = print_hint,
    [A64_clrex] = print_clrex,
    [A64_dsb] = print_dsb,
    [A64_dsb_nxs] = print_dsb_nxs,
    [A64_dmb] = print_dmb,
    [A64_isb] = print_isb,
    [A64_sb] = print_sb,
    [A64_cfinv] = print_cfinv,
    [A64_xaflag] = print_xaflag,
    [A64_axflag] = print_axflag,
    [A64_msr_imm_uao] = print_msr_imm_uao,
    [A64_msr_imm_pan] = print_msr_imm_pan,
    [A64_msr_imm_spsel] = print_msr_imm_spsel,
    [A64_msr_imm_ssbs] = print_msr_imm_ssbs,
    [A64_msr_imm_dit] = print_msr_imm_dit,
    [A64_msr_imm_tco] = print_msr_imm_tco,
    [A64_msr_imm_daifset] = print_msr_imm_daifset,
    [A64_msr_imm_daifclr] = print_msr_imm_daifclr,
    [A64_sys] = print_sys,
    [A64_sysl] = print_sysl,
    [A64_msr_reg] = print_msr_reg,
    [A64_mrs] = print_mrs,
    [A64_udiv] = print_udiv,
    [A64_sdiv] = print_sdiv,
    [A64_lslv] = print_lslv,
    [A64_lsrv] = print_lsrv,
    [A64_asrv] = print_asrv,
    [A64_rorv] = print_rorv,
    [A64_crc32] = print_crc32,
    [A64_crc32c] = print_crc32c,
    [A64_subp] = print_subp,
    [A64_subps] = print_subps,
    [A64_irg] = print_irg,
    [A64_gmi] = print_gmi,
    [A64_pacga] = print_pacga,
    [A64_rbit] = print_rbit,
    [A64_rev16] = print_rev16,
    [A64_rev_w] = print_rev_w,
    [A64_rev32] = print_rev32,
    [A64_rev_x] = print_rev_x,
    [A64_clz] = print_clz,
    [A64_cls] = print_cls,
    [A64_pacia] = print_pacia,
    [A64_pacib] = print_pacib,
    [A64_pacda] = print_pacda,
    [A64_pacdb] = print_pacdb,
    [A64_autia] = print_autia,
    [A64_autib] = print_autib,
    [A64_autda] = print_autda,
    [A64_autdb] = print_autdb,
    [A64_xpaci] = print_xpaci,
    [A64_xpacd] = print_xpacd,
    [A64_and_shift] = print_and_shift,
    [A64_bic_shift] = print_bic_shift,
    [A64_orr_shift] = print_orr_shift,
    [A64_orn_shift] = print_orn_shift,
    [A64_eor_shift] = print_eor_shift,
    [A64_eon_shift] = print_eon_shift,
    [A64_ands_shift] = print_ands_shift,
    [A64_bics_shift] = print_bics_shift,
    [A64_add_shift] = print_add_shift,
    [A64_adds_shift] = print_adds_shift,
    [A64_sub_shift] = print_sub_shift,
    [A64_subs_shift] = print_subs_shift,
    [A64_add_ext] = print_add_ext,
    [A64_adds_ext] = print_adds_ext,
    [A64_sub_ext] = print_sub_ext,
    [A64_subs_ext] = print_subs_ext,
    [A64_adc] = print_adc,
    [A64_adcs] = print_adcs,
    [A64_sbc] = print_sbc,
    [A64_sbcs] = print_sbcs,
    [A64_rmif] = print_rmif,
    [A64_setf8] = print_setf8,
    [A64_setf16] = print_setf16,
    [A64_ccmn_reg] = print_ccmn_reg,
    [A64_ccmp_reg] = print_ccmp_reg,
    [A64_ccmn_imm] = print_ccmn_imm,
    [A64_ccmp_imm] = print_ccmp_imm,
    [A64_csel] = print_csel,
    [A64_csinc] = print_csinc,
    [A64_csinv] = print_csinv,
    [A64_csneg] = print_csneg,
    [A64_madd] = print_madd,
    [A64_msub] = print_msub,
    [A64_smaddl] = print_smaddl,
    [A64_smsubl] = print_smsubl,
    [A64_smulh] = print_smulh,
    [A64_umaddl] = print_umaddl,
    [A64_umsubl] = print_umsubl,
    [A64_umulh] = print_umulh,
    [A64_stnp] = print_stnp,
    [A64_ldnp] = print_ldnp,
    [A64_stp_off] = print_stp_off,
    [A64_stp_post] = print_stp_post,
    [A64_stp_pre] = print_stp_pre,
    [A64_ldp_off] = print_ldp_off,
    [A64_ldp_post] = print_ldp_post,
    [A64_ldp_pre] = print_ldp_pre,
    [A64_ldpsw_off] = print_ldpsw_off,
    [A64_ldpsw_post] = print_ldpsw_post,
    [A64_ldpsw_pre] = print_ldpsw_pre,
    [A64_stgp_off] = print_stgp_off,
    [A64_stgp_post] = print_stgp_post,
    [A64_stgp_pre] = print_stgp_pre,
    [A64_ldr_lit] = print_ldr_lit,
    [A64_ldrsw_lit] = print_ldrsw_lit,
    [A64_prfm_lit] = print_prfm_lit,
    [A64_strb_uimm] = print_strb_uimm,
    [A64_strb_post] = print_strb_post,
    [A64_strb_pre] = print_strb_pre,
    [A64_strb_reg] = print_strb_reg,
    [A64_sturb] = print_sturb,
    [A64_sttrb] = print_sttrb,
    [A64_ldrb_uimm] = print_ldrb_uimm,
    [A64_ldrb_post] = print_ldrb_post,
    [A64_ldrb_pre] = print_ldrb_pre,
    [A64_ldrb_reg] = print_ldrb_reg,
    [A64_ldurb] = print_ldurb,
    [A64_ldtrb] = print_ldtrb,
    [A64_ldrsb_uimm] = print_ldrsb_uimm,
    [A64_ldrsb_post] = print_ldrsb_post,
    [A64_ldrsb_pre] = print_ldrsb_pre,
    [A64_ldrsb_reg] = print_ldrsb_reg,
    [A64_ldursb] = print_ldursb,
    [A64_ldtrsb] = print_ldtrsb,
    [A64_strh_uimm] = print_strh_uimm,
    [A64_strh_post] = print_strh_post,
    [A64_strh_pre] = print_strh_pre,
    [A64_strh_reg] = print_strh_reg,
    [A64_sturh] = print_sturh,
    [A64_sttrh] = print_sttrh,
    [A64_ldrh_uimm] = print_ldrh_uimm,
    [A64_ldrh_post] = print_ldrh_post,
    [A64_ldrh_pre] = print_ldrh_pre,
    [A64_ldrh_reg] = print_ldrh_reg,
    [A64_ldurh] = print_ldurh,
    [A64_ldtrh] = print_ldtrh,
    [A64_ldrsh_uimm] = print_ldrsh_uimm,
    [A64_ldrsh_post] = print_ldrsh_post,
    [A64_ldrsh_pre] = print_ldrsh_pre,
    [A64_ldrsh_reg] = print_ldrsh_reg,
    [A64_ldursh] = print_ldursh,
    [A64_ldtrsh] = print_ldtrsh,
    [A64_str_uimm] = print_str_uimm,
    [A64_str_post] = print_str_post,
    [A64_str_pre] = print_str_pre,
    [A64_str_reg] = print_str_reg,
    [A64_stur] = print_stur,
    [A64_sttr] = print_sttr,
    [A64_ldr_uimm] = print_ldr_uimm,
    [A64_ldr_post] = print_ldr_post,
    [A64_ldr_pre] = print_ldr_pre,
    [A64_ldr_reg] = print_ldr_reg,
    [A64_ldur] = print_ldur,
    [A64_ldtr] = print_ldtr,
    [A64_ldrsw_uimm] = print_ldrsw_uimm,
    [A64_ldrsw_post] = print_ldrsw_post,
    [A64_ldrsw_pre] = print_ldrsw_pre,
    [A64_ldrsw_reg] = print_ldrsw_reg,
    [A64_ldursw] = print_ldursw,
    [A64_ldtrsw] = print_ldtrsw,
    [A64_prfm_uimm] = print_prfm_uimm,
    [A64_prfm_reg] = print_prfm_reg,
    [A64_prfum] = print_prfum,
    [A64_stxr] = print_stxr,
    [A64_stlxr] = print_stlxr,
    [A64_ldxr] = print_ldxr,
    [A64_ldaxr] = print_ldaxr,
    [A64_stxp] = print_stxp,
    [A64_stlxp] = print_stlxp,
    [A64_ldxp] = print_ldxp,
    [A64_ldaxp] = print_ldaxp,
    [A64_stllr] = print_stllr,
    [A64_stlr] = print_stlr,
    [A64_ldlar] = print_ldlar,
    [A64_ldar] = print_ldar,
    [A64_ldapr] = print_ldapr,
    [A64_stlurb] = print_stlurb,
    [A64_ldapurb] = print_ldapurb,
    [A64_ldapursb] = print_ldapursb,
    [A64_stlurh] = print_stlurh,
    [A64_ldapurh] = print_ldapurh,
    [A64_ldapursh] = print_ldapursh,
    [A64_stlur] = print_stlur,
    [A64_ldapur] = print_ldapur,
    [A64_ldapursw] = print_ldapursw,
    [A64_cas] = print_cas,
    [A64_casp] = print_casp,
    [A64_ldadd] = print_ldadd,
    [A64_ldclr] = print_ldclr,
    [A64_ldeor] = print_ldeor,
    [A64_ldset] = print_ldset,
    [A64_ldsmax] = print_ldsmax,
    [A64_ldsmin] = print_ldsmin,
    [A64_ldumax] = print_ldumax,
    [A64_ldumin] = print_ldumin,
    [A64_swp] = print_swp,
    [A64_ldraa] = print_ldraa,
    [A64_ld64b] = print_ld64b,
    [A64_st64b] = print_st64b,
    [A64_st64bv] = print_st64bv,
    [A64_st64bv0] = print_st64bv0,
    [A64_stg_off] = print_stg_off,
    [A64_stg_post] = print_stg_post,
    [A64_stg_pre] = print_stg_pre,
    [A64_stzg_off] = print_stzg_off,
    [A64_stzg_post] = print_stzg_post,
    [A64_stzg_pre] = print_stzg_pre,
    [A64_st2g_off] = print_st2g_off,
    [A64_st2g_post] = print_st2g_post,
    [A64_st2g_pre] = print_st2g_pre,
    [A64_stz2g_off] = print_stz2g_off,
    [A64_stz2g_post] = print_stz2g_post,
    [A64_stz2g_pre] = print_stz2g_pre,
    [A64_ldg] = print_ldg,
    [A64_stzgm] = print_stzgm,
    [A64_stgm] = print_stgm,
    [A64_ldgm] = print_ldgm,
    [A64_cpyfp] = print_cpyfp,
    [A64_cpyfm] = print_cpyfm,
    [A64_cpyfe] = print_cpyfe,
    [A64_cpyp] = print_cpyp,
    [A64_cpym] = print_cpym,
    [A64_cpye] = print_cpye,
    [A64_setp] = print_setp,
    [A64_setm] = print_setm,
    [A64_sete] = print_sete,
    [A64_setgp] = print_setgp,
    [A64_setgm] = print_setgm,
    [A64_setge] = print_setge,
    [A64_fmul_s] = print_fmul_s,
    [A64_fmul_s_h] = print_fmul_s_h,
    [A64_fdiv_s] = print_fdiv_s,
    [A64_fdiv_s_h] = print_fdiv_s_h,
    [A64_fadd_s] = print_fadd_s,
    [A64_fadd_s_h] = print_fadd_s_h,
    [A64_fsub_s] = print_fsub_s,
    [A64_fsub_s_h] = print_fsub_s_h,
    [A64_fmax_s] = print_fmax_s,
    [A64_fmax_s_h] = print_fmax_s_h,
    [A64_fmin_s] = print_fmin_s,
    [A64_fmin_s_h] = print_fmin_s_h,
    [A64_fmaxnm_s] = print_fmaxnm_s,
    [A64_fmaxnm_s_h] = print_fmaxnm_s_h,
    [A64_fminnm_s] = print_fminnm_s,
    [A64_fminnm_s_h] = print_fminnm_s_h,
    [A64_fnmul_s] = print_fnmul_s,
    [A64_fnmul_s_h] = print_fnmul_s_h,
    [A64_fmadd] = print_fmadd,
    [A64_fmadd_h] = print_fmadd_h,
    [A64_fmsub] = print_fmsub,
    [A64_fmsub_h] = print_fmsub_h,
    [A64_fnmadd] = print_fnmadd,
    [A64_fnmadd_h] = print_fnmadd_h,
    [A64_fnmsub] = print_fnmsub,
    [A64_fnmsub_h] = print_fnmsub_h,
    [A64_fmov_reg] = print_fmov_reg,
    [A64_fmov_reg_h] = print_fmov_reg_h,
    [A64_fabs_s] = print_fabs_s,
    [A64_fabs_s_h] = print_fabs_s_h,
    [A64_fneg_s] = print_fneg_s,
    [A64_fneg_s_h] = print_fneg_s_h,
    [A64_fsqrt_s] = print_fsqrt_s,
    [A64_fsqrt_s_h] = print_fsqrt_s_h,
    [A64_frintn_s] = print_frintn_s,
    [A64_frintn_s_h] = print_frintn_s_h,
    [A64_frintp_s] = print_frintp_s,
    [A64_frintp_s_h] = print_frintp_s_h,
    [A64_frintm_s] = print_frintm_s,
    [A64_frintm_s_h] = print_frintm_s_h,
    [A64_frintz_s] = print_frintz_s,
    [A64_frintz_s_h] = print_frintz_s_h,
    [A64_frinta_s] = print_frinta_s,
    [A64_frinta_s_h] = print_frinta_s_h,
    [A64_frintx_s] = print_frintx_s,
    [A64_frintx_s_h] = print_frintx_s_h,
    [A64_frinti_s] = print_frinti_s,
    [A64_frinti_s_h] = print_frinti_s_h,
    [A64_frint32z_s] = print_frint32z_s,
    [A64_frint32x_s] = print_frint32x_s,
    [A64_frint64z_s] = print_frint64z_s,
    [A64_frint64x_s] = print_frint64x_s,
    [A64_fcvt] = print_fcvt,
    [A64_bfcvt] = print_bfcvt,
    [A64_fcmp] = print_fcmp,
    [A64_fcmp_h] = print_fcmp_h,
    [A64_fcmp_zero] = print_fcmp_zero,
    [A64_fcmp_zero_h] = print_fcmp_zero_h,
    [A64_fcmpe] = print_fcmpe,
    [A64_fcmpe_h] = print_fcmpe_h,
    [A64_fcmpe_zero] = print_fcmpe_zero,
    [A64_fcmpe_zero_h] = print_fcmpe_zero_h,
    [A64_fccmp] = print_fccmp,
    [A64_fccmp_h] = print_fccmp_h,
    [A64_fccmpe] = print_fccmpe,
    [A64_fccmpe_h] = print_fccmpe_h,
    [A64_fcsel] = print_fcsel,
    [A64_fcsel_h] = print_fcsel_h,
    [A64_fmov_imm_s] = print_fmov_imm_s,
    [A64_fmov_imm_s_h] = print_fmov_imm_s_h,
    [A64_fcvtns_gen] = print_fcvtns_gen,
    [A64_fcvtns_gen_h] = print_fcvtns_gen_h,
    [A64_fcvtnu_gen] = print_fcvtnu_gen,
    [A64_fcvtnu_gen_h] = print_fcvtnu_gen_h,
    [A64_fcvtps_gen] = print_fcvtps_gen,
    [A64_fcvtps_gen_h] = print_fcvtps_gen_h,
    [A64_fcvtpu_gen] = print_fcvtpu_gen,
    [A64_fcvtpu_gen_h] = print_fcvtpu_gen_h,
    [A64_fcvtms_gen] = print_fcvtms_gen,
    [A64_fcvtms_gen_h] = print_fcvtms_gen_h,
    [A64_fcvtmu_gen] = print_fcvtmu_gen,
    [A64_fcvtmu_gen_h] = print_fcvtmu_gen_h,
    [A64_fcvtzs_gen] = print_fcvtzs_gen,
    [A64_fcvtzs_gen_h] = print_fcvtzs_gen_h,
    [A64_fcvtzu_gen] = print_fcvtzu_gen,
    [A64_fcvtzu_gen_h] = print_fcvtzu_gen_h,
    [A64_fcvtas_gen] = print_fcvtas_gen,
    [A64_fcvtas_gen_h] = print_fcvtas_gen_h,
    [A64_fcvtau_gen] = print_fcvtau_gen,
    [A64_fcvtau_gen_h] = print_fcvtau_gen_h,
    [A64_scvtf_gen] = print_scvtf_gen,
    [A64_scvtf_gen_h] = print_scvtf_gen_h,
    [A64_ucvtf_gen] = print_ucvtf_gen,
    [A64_ucvtf_gen_h] = print_ucvtf_gen_h,
    [A64_fmov_to_gen] = print_fmov_to_gen,
    [A64_fmov_to_gen_h] = print_fmov_to_gen_h,
    [A64_fmov_from_gen] = print_fmov_from_gen,
    [A64_fmov_from_gen_h] = print_fmov_from_gen_h,
    [A64_fmov_top_to_gen] = print_fmov_top_to_gen,
    [A64_fmov_top_from_gen] = print_fmov_top_from_gen,
    [A64_fjcvtzs] = print_fjcvtzs,
    [A64_scvtf_fix_gen] = print_scvtf_fix_gen,
    [A64_scvtf_fix_gen_h] = print_scvtf_fix_gen_h,
    [A64_ucvtf_fix_gen] = print_ucvtf_fix_gen,
    [A64_ucvtf_fix_gen_h] = print_ucvtf_fix_gen_h,
    [A64_fcvtzs_fix_gen] = print_fcvtzs_fix_gen,
    [A64_fcvtzs_fix_gen_h] = print_fcvtzs_fix_gen_h,
    [A64_fcvtzu_fix_gen] = print_fcvtzu_fix_gen,
    [A64_fcvtzu_fix_gen_h] = print_fcvtzu_fix_gen_h,
    [A64_shadd_v] = print_shadd_v,
    [A64_sqadd_v] = print_sqadd_v,
    [A64_srhadd_v] = print_srhadd_v,
    [A64_shsub_v] = print_shsub_v,
    [A64_sqsub_v] = print_sqsub_v,
    [A64_sshl_v] = print_sshl_v,
    [A64_sqshl_reg_v] = print_sqshl_reg_v,
    [A64_srshl_v] = print_srshl_v,
    [A64_sqrshl_v] = print_sqrshl_v,
    [A64_smax_v] = print_smax_v,
    [A64_smin_v] = print_smin_v,
    [A64_sabd_v] = print_sabd_v,
    [A64_saba_v] = print_saba_v,
    [A64_smaxp_v] = print_smaxp_v,
    [A64_sminp_v] = print_sminp_v,
    [A64_uhadd_v] = print_uhadd_v,
    [A64_uqadd_v] = print_uqadd_v,
    [A64_urhadd_v] = print_urhadd_v,
    [A64_uhsub_v] = print_uhsub_v,
    [A64_uqsub_v] = print_uqsub_v,
    [A64_ushl_v] = print_ushl_v,
    [A64_uqshl_reg_v] = print_uqshl_reg_v,
    [A64_urshl_v] = print_urshl_v,
    [A64_uqrshl_v] = print_uqrshl_v,
    [A64_umax_v] = print_umax_v,
    [A64_umin_v] = print_umin_v,
    [A64_uabd_v] = print_uabd_v,
    [A64_uaba_v] = print_uaba_v,
    [A64_umaxp_v] = print_umaxp_v,
    [A64_uminp_v] = print_uminp_v,
    [A64_cmgt_reg_v] = print_cmgt_reg_v,
    [A64_cmge_reg_v] = print_cmge_reg_v,
    [A64_cmhi_reg_v] = print_cmhi_reg_v,
    [A64_cmhs_reg_v] = print_cmhs_reg_v,
    [A64_cmtst_v] = print_cmtst_v,
    [A64_cmeq_reg_v] = print_cmeq_reg_v,
    [A64_add_v] = print_add_v,
    [A64_sub_v] = print_sub_v,
    [A64_addp_v] = print_addp_v,
    [A64_mla_v] = print_mla_v,
    [A64_mls_v] = print_mls_v,
    [A64_mul_v] = print_mul_v,
    [A64_pmul_v] = print_pmul_v,
    [A64_sqdmulh_v] = print_sqdmulh_v,
    [A64_sqrdmulh_v] = print_sqrdmulh_v,
    [A64_and_v] = print_and_v,
    [A64_bic_v] = print_bic_v,
    [A64_orr_v] = print_orr_v,
    [A64_orn_v] = print_orn_v,
    [A64_eor_v] = print_eor_v,
    [A64_bsl_v] = print_bsl_v,
    [A64_bit_v] = print_bit_v,
    [A64_bif_v] = print_bif_v,
    [A64_sqrdmlah_v] = print_sqrdmlah_v,
    [A64_sqrdmlah_s] = print_sqrdmlah_s,
    [A64_sqrdmlsh_v] = print_sqrdmlsh_v,
    [A64_sqrdmlsh_s] = print_sqrdmlsh_s,
    [A64_sqadd_s] = print_sqadd_s,
    [A64_sqsub_s] = print_sqsub_s,
    [A64_sshl_s] = print_sshl_s,
    [A64_sqshl_reg_s] = print_sqshl_reg_s,
    [A64_srshl_s] = print_srshl_s,
    [A64_sqrshl_s] = print_sqrshl_s,
    [A64_uqadd_s] = print_uqadd_s,
    [A64_uqsub_s] = print_uqsub_s,
    [A64_ushl_s] = print_ushl_s,
    [A64_uqshl_reg_s] = print_uqshl_reg_s,
    [A64_urshl_s] = print_urshl_s,
    [A64_uqrshl_s] = print_uqrshl_s,
    [A64_cmgt_reg_s] = print_cmgt_reg_s,
    [A64_cmge_reg_s] = print_cmge_reg_s,
    [A64_cmhi_reg_s] = print_cmhi_reg_s,
    [A64_cmhs_reg_s] = print_cmhs_reg_s,
    [A64_cmtst_s] = print_cmtst_s,
    [A64_cmeq_reg_s] = print_cmeq_reg_s,
    [A64_add_s] = print_add_s,
    [A64_sub_s] = print_sub_s,
    [A64_sqdmulh_s] = print_sqdmulh_s,
    [A64_sqrdmulh_s] = print_sqrdmulh_s,
    [A64_fmaxnm_v] = print_fmaxnm_v,
    [A64_fmla_v] = print_fmla_v,
    [A64_fadd_v] = print_fadd_v,
    [A64_fmulx_v] = print_fmulx_v,
    [A64_fcmeq_reg_v] = print_fcmeq_reg_v,
    [A64_fmax_v] = print_fmax_v,
    [A64_frecps_v] = print_frecps_v,
    [A64_fminnm_v] = print_fminnm_v,
    [A64_fmls_v] = print_fmls_v,
    [A64_fsub_v] = print_fsub_v,
    [A64_fmin_v] = print_fmin_v,
    [A64_frsqrts_v] = print_frsqrts_v,
    [A64_fmaxnmp_v] = print_fmaxnmp_v,
    [A64_faddp_v] = print_faddp_v,
    [A64_fmul_v] = print_fmul_v,
    [A64_fcmge_reg_v] = print_fcmge_reg_v,
    [A64_facge_v] = print_facge_v,
    [A64_fmaxp_v] = print_fmaxp_v,
    [A64_fdiv_v] = print_fdiv_v,
    [A64_fminnmp_v] = print_fminnmp_v,
    [A64_fabd_v] = print_fabd_v,
    [A64_fcmgt_reg_v] = print_fcmgt_reg_v,
    [A64_facgt_v] = print_facgt_v,
    [A64_fminp_v] = print_fminp_v,
    [A64_fmaxnm_v_h] = print_fmaxnm_v_h,
    [A64_fmla_v_h] = print_fmla_v_h,
    [A64_fadd_v_h] = print_fadd_v_h,
    [A64_fmulx_v_h] = print_fmulx_v_h,
    [A64_fcmeq_reg_v_h] = print_fcmeq_reg_v_h,
    [A64_fmax_v_h] = print_fmax_v_h,
    [A64_frecps_v_h] = print_frecps_v_h,
    [A64_fminnm_v_h] = print_fminnm_v_h,
    [A64_fmls_v_h] = print_fmls_v_h,
    [A64_fsub_v_h] = print_fsub_v_h,
    [A64_fmin_v_h] = print_fmin_v_h,
    [A64_frsqrts_v_h] = print_frsqrts_v_h,
    [A64_fmaxnmp_v_h] = print_fmaxnmp_v_h,
    [A64_faddp_v_h] = print_faddp_v_h,
    [A64_fmul_v_h] = print_fmul_v_h,
    [A64_fcmge_reg_v_h] = print_fcmge_reg_v_h,
    [A64_facge_v_h] = print_facge_v_h,
    [A64_fmaxp_v_h] = print_fmaxp_v_h,
    [A64_fdiv_v_h] = print_fdiv_v_h,
    [A64_fminnmp_v_h] = print_fminnmp_v_h,
    [A64_fabd_v_h] = print_fabd_v_h,
    [A64_fcmgt_reg_v_h] = print_fcmgt_reg_v_h,
    [A64_facgt_v_h] = print_facgt_v_h,
    [A64_fminp_v_h] = print_fminp_v_h,
    [A64_fmulx_s] = print_fmulx_s,
    [A64_fmulx_s_h] = print_fmulx_s_h,
    [A64_fcmeq_reg_s] = print_fcmeq_reg_s,
    [A64_fcmeq_reg_s_h] = print_fcmeq_reg_s_h,
    [A64_frecps_s] = print_frecps_s,
    [A64_frecps_s_h] = print_frecps_s_h,
    [A64_frsqrts_s] = print_frsqrts_s,
    [A64_frsqrts_s_h] = print_frsqrts_s_h,
    [A64_fcmge_reg_s] = print_fcmge_reg_s,
    [A64_fcmge_reg_s_h] = print_fcmge_reg_s_h,
    [A64_facge_s] = print_facge_s,
    [A64_facge_s_h] = print_facge_s_h,
    [A64_fabd_s] = print_fabd_s,
    [A64_fabd_s_h] = print_fabd_s_h,
    [A64_fcmgt_reg_s] = print_fcmgt_reg_s,
    [A64_fcmgt_reg_s_h] = print_fcmgt_reg_s_h,
    [A64_facgt_s] = print_facgt_s,
    [A64_facgt_s_h] = print_facgt_s_h,
    [A64_fmlal_v] = print_fmlal_v,
    [A64_fmlsl_v] = print_fmlsl_v,
    [A64_fmlal2_v] = print_fmlal2_v,
    [A64_fmlsl2_v] = print_fmlsl2_v,
    [A64_sdot_v] = print_sdot_v,
    [A64_udot_v] = print_udot_v,
    [A64_usdot_v] = print_usdot_v,
    [A64_smmla] = print_smmla,
    [A64_usmmla] = print_usmmla,
    [A64_ummla] = print_ummla,
    [A64_bfdot_v] = print_bfdot_v,
    [A64_bfmlal_v] = print_bfmlal_v,
    [A64_bfmmla] = print_bfmmla,
    [A64_fcmla_v] = print_fcmla_v,
    [A64_fcmla_v_h] = print_fcmla_v_h,
    [A64_fcadd_v] = print_fcadd_v,
    [A64_fcadd_v_h] = print_fcadd_v_h,
    [A64_rev64_v] = print_rev64_v,
    [A64_rev32_v] = print_rev32_v,
    [A64_rev16_v] = print_rev16_v,
    [A64_suqadd_v] = print_suqadd_v,
    [A64_usqadd_v] = print_usqadd_v,
    [A64_cls_v] = print_cls_v,
    [A64_clz_v] = print_clz_v,
    [A64_cnt_v] = print_cnt_v,
    [A64_not_v] = print_not_v,
    [A64_rbit_v] = print_rbit_v,
    [A64_sqabs_v] = print_sqabs_v,
    [A64_sqneg_v] = print_sqneg_v,
    [A64_cmgt_zero_v] = print_cmgt_zero_v,
    [A64_cmeq_zero_v] = print_cmeq_zero_v,
    [A64_cmlt_zero_v] = print_cmlt_zero_v,
    [A64_cmge_zero_v] = print_cmge_zero_v,
    [A64_cmle_zero_v] = print_cmle_zero_v,
    [A64_abs_v] = print_abs_v,
    [A64_neg_v] = print_neg_v,
    [A64_saddlp_v] = print_saddlp_v,
    [A64_uaddlp_v] = print_uaddlp_v,
    [A64_sadalp_v] = print_sadalp_v,
    [A64_uadalp_v] = print_uadalp_v,
    [A64_xtn_v] = print_xtn_v,
    [A64_sqxtun_v] = print_sqxtun_v,
    [A64_sqxtn_v] = print_sqxtn_v,
    [A64_uqxtn_v] = print_uqxtn_v,
    [A64_shll_v] = print_shll_v,
    [A64_suqadd_s] = print_suqadd_s,
    [A64_usqadd_s] = print_usqadd_s,
    [A64_sqabs_s] = print_sqabs_s,
    [A64_sqneg_s] = print_sqneg_s,
    [A64_cmgt_zero_s] = print_cmgt_zero_s,
    [A64_cmeq_zero_s] = print_cmeq_zero_s,
    [A64_cmlt_zero_s] = print_cmlt_zero_s,
    [A64_cmge_zero_s] = print_cmge_zero_s,
    [A64_cmle_zero_s] = print_cmle_zero_s,
    [A64_abs_s] = print_abs_s,
    [A64_neg_s] = print_neg_s,
    [A64_sqxtun_s] = print_sqxtun_s,
    [A64_sqxtn_s] = print_sqxtn_s,
    [A64_uqxtn_s] = print_uqxtn_s,
    [A64_fabs_v] = print_fabs_v,
    [A64_fneg_v] = print_fneg_v,
    [A64_fsqrt_v] = print_fsqrt_v,
    [A64_frintn_v] = print_frintn_v,
    [A64_frintm_v] = print_frintm_v,
    [A64_frintp_v] = print_frintp_v,
    [A64_frintz_v] = print_frintz_v,
    [A64_frinta_v] = print_frinta_v,
    [A64_frintx_v] = print_frintx_v,
    [A64_frinti_v] = print_frinti_v,
    [A64_frint32z_v] = print_frint32z_v,
    [A64_frint64z_v] = print_frint64z_v,
    [A64_frint32x_v] = print_frint32x_v,
    [A64_frint64x_v] = print_frint64x_v,
    [A64_fcmgt_zero_v] = print_fcmgt_zero_v,
    [A64_fcmeq_zero_v] = print_fcmeq_zero_v,
    [A64_fcmlt_zero_v] = print_fcmlt_zero_v,
    [A64_fcmge_zero_v] = print_fcmge_zero_v,
    [A64_fcmle_zero_v] = print_fcmle_zero_v,
    [A64_fcvtns_v] = print_fcvtns_v,
    [A64_fcvtnu_v] = print_fcvtnu_v,
    [A64_fcvtms_v] = print_fcvtms_v,
    [A64_fcvtmu_v] = print_fcvtmu_v,
    [A64_fcvtas_v] = print_fcvtas_v,
    [A64_fcvtau_v] = print_fcvtau_v,
    [A64_fcvtps_v] = print_fcvtps_v,
    [A64_fcvtpu_v] = print_fcvtpu_v,
    [A64_fcvtzs_v] = print_fcvtzs_v,
    [A64_fcvtzu_v] = print_fcvtzu_v,
    [A64_scvtf_v] = print_scvtf_v,
    [A64_ucvtf_v] = print_ucvtf_v,
    [A64_frecpe_v] = print_frecpe_v,
    [A64_frsqrte_v] = print_frsqrte_v,
    [A64_urecpe_v] = print_urecpe_v,
    [A64_ursqrte_v] = print_ursqrte_v,
    [A64_fcvtn_v] = print_fcvtn_v,
    [A64_fcvtl_v] = print_fcvtl_v,
    [A64_fcvtxn_v] = print_fcvtxn_v,
    [A64_bfcvtn_v] = print_bfcvtn_v,
    [A64_fabs_v_h] = print_fabs_v_h,
    [A64_fneg_v_h] = print_fneg_v_h,
    [A64_fsqrt_v_h] = print_fsqrt_v_h,
    [A64_frintn_v_h] = print_frintn_v_h,
    [A64_frintm_v_h] = print_frintm_v_h,
    [A64_frintp_v_h] = print_frintp_v_h,
    [A64_frintz_v_h] = print_frintz_v_h,
    [A64_frinta_v_h] = print_frinta_v_h,
    [A64_frintx_v_h] = print_frintx_v_h,
    [A64_frinti_v_h] = print_frinti_v_h,
    [A64_fcmgt_zero_v_h] = print_fcmgt_zero_v_h,
    [A64_fcmeq_zero_v_h] = print_fcmeq_zero_v_h,
    [A64_fcmlt_zero_v_h] = print_fcmlt_zero_v_h,
    [A64_fcmge_zero_v_h] = print_fcmge_zero_v_h,
    [A64_fcmle_zero_v_h] = print_fcmle_zero_v_h,
    [A64_fcvtns_v_h] = print_fcvtns_v_h,
    [A64_fcvtnu_v_h] = print_fcvtnu_v_h,
    [A64_fcvtms_v_h] = print_fcvtms_v_h,
    [A64_fcvtmu_v_h] = print_fcvtmu_v_h,
    [A64_fcvtas_v_h] = print_fcvtas_v_h,
    [A64_fcvtau_v_h] = print_fcvtau_v_h,
    [A64_fcvtps_v_h] = print_fcvtps_v_h,
    [A64_fcvtpu_v_h] = print_fcvtpu_v_h,
    [A64_fcvtzs_v_h] = print_fcvtzs_v_h,
    [A64_fcvtzu_v_h] = print_fcvtzu_v_h,
    [A64_scvtf_v_h] = print_scvtf_v_h,
    [A64_ucvtf_v_h] = print_ucvtf_v_h,
    [A64_frecpe_v_h] = print_frecpe_v_h,
    [A64_frsqrte_v_h] = print_frsqrte_v_h,
    [A64_fcmgt_zero_s] = print_fcmgt_zero_s,
    [A64_fcmgt_zero_s_h] = print_fcmgt_zero_s_h,
    [A64_fcmeq_zero_s] = print_fcmeq_zero_s,
    [A64_fcmeq_zero_s_h] = print_fcmeq_zero_s_h,
    [A64_fcmlt_zero_s] = print_fcmlt_zero_s,
    [A64_fcmlt_zero_s_h] = print_fcmlt_zero_s_h,
    [A64_fcmge_zero_s] = print_fcmge_zero_s,
    [A64_fcmge_zero_s_h] = print_fcmge_zero_s_h,
    [A64_fcmle_zero_s] = print_fcmle_zero_s,
    [A64_fcmle_zero_s_h] = print_fcmle_zero_s_h,
    [A64_fcvtns_s] = print_fcvtns_s,
    [A64_fcvtns_s_h] = print_fcvtns_s_h,
    [A64_fcvtnu_s] = print_fcvtnu_s,
    [A64_fcvtnu_s_h] = print_fcvtnu_s_h,
    [A64_fcvtms_s] = print_fcvtms_s,
    [A64_fcvtms_s_h] = print_fcvtms_s_h,
    [A64_fcvtmu_s] = print_fcvtmu_s,
    [A64_fcvtmu_s_h] = print_fcvtmu_s_h,
    [A64_fcvtas_s] = print_fcvtas_s,
    [A64_fcvtas_s_h] = print_fcvtas_s_h,
    [A64_fcvtau_s] = print_fcvtau_s,
    [A64_fcvtau_s_h] = print_fcvtau_s_h,
    [A64_fcvtps_s] = print_fcvtps_s,
    [A64_fcvtps_s_h] = print_fcvtps_s_h,
    [A64_fcvtpu_s] = print_fcvtpu_s,
    [A64_fcvtpu_s_h] = print_fcvtpu_s_h,
    [A64_fcvtzs_s] = print_fcvtzs_s,
    [A64_fcvtzs_s_h] = print_fcvtzs_s_h,
    [A64_fcvtzu_s] = print_fcvtzu_s,
    [A64_fcvtzu_s_h] = print_fcvtzu_s_h,
    [A64_scvtf_s] = print_scvtf_s,
    [A64_scvtf_s_h] = print_scvtf_s_h,
    [A64_ucvtf_s] = print_ucvtf_s,
    [A64_ucvtf_s_h] = print_ucvtf_s_h,
    [A64_frecpe_s] = print_frecpe_s,
    [A64_frecpe_s_h] = print_frecpe_s_h,
    [A64_frsqrte_s] = print_frsqrte_s,
    [A64_frsqrte_s_h] = print_frsqrte_s_h,
    [A64_frecpx_s] = print_frecpx_s,
    [A64_frecpx_s_h] = print_frecpx_s_h,
    [A64_fcvtxn_s] = print_fcvtxn_s,
    [A64_saddlv] = print_saddlv,
    [A64_uaddlv] = print_uaddlv,
    [A64_smaxv] = print_smaxv,
    [A64_umaxv] = print_umaxv,
    [A64_sminv] = print_sminv,
    [A64_uminv] = print_uminv,
    [A64_addv] = print_addv,
    [A64_fmaxnmv] = print_fmaxnmv,
    [A64_fmaxnmv_h] = print_fmaxnmv_h,
    [A64_fmaxv] = print_fmaxv,
    [A64_fmaxv_h] = print_fmaxv_h,
    [A64_fminnmv] = print_fminnmv,
    [A64_fminnmv_h] = print_fminnmv_h,
    [A64_fminv] = print_fminv,
    [A64_fminv_h] = print_fminv_h,
    [A64_addp_s] = print_addp_s,
    [A64_fmaxnmp_s] = print_fmaxnmp_s,
    [A64_fmaxnmp_s_h] = print_fmaxnmp_s_h,
    [A64_faddp_s] = print_faddp_s,
    [A64_faddp_s_h] = print_faddp_s_h,
    [A64_fmaxp_s] = print_fmaxp_s,
    [A64_fmaxp_s_h] = print_fmaxp_s_h,
    [A64_fminnmp_s] = print_fminnmp_s,
    [A64_fminnmp_s_h] = print_fminnmp_s_h,
    [A64_fminp_s] = print_fminp_s,
    [A64_fminp_s_h] = print_fminp_s_h,
    [A64_saddl_v] = print_saddl_v,
    [A64_saddw_v] = print_saddw_v,
    [A64_ssubl_v] = print_ssubl_v,
    [A64_ssubw_v] = print_ssubw_v,
    [A64_sabal_v] = print_sabal_v,
    [A64_sabdl_v] = print_sabdl_v,
    [A64_smlal_v] = print_smlal_v,
    [A64_smlsl_v] = print_smlsl_v,
    [A64_smull_v] = print_smull_v,
    [A64_uaddl_v] = print_uaddl_v,
    [A64_uaddw_v] = print_uaddw_v,
    [A64_usubl_v] = print_usubl_v,
    [A64_usubw_v] = print_usubw_v,
    [A64_uabal_v] = print_uabal_v,
    [A64_uabdl_v] = print_uabdl_v,
    [A64_umlal_v] = print_umlal_v,
    [A64_umlsl_v] = print_umlsl_v,
    [A64_umull_v] = print_umull_v,
    [A64_addhn_v] = print_addhn_v,
    [A64_raddhn_v] = print_raddhn_v,
    [A64_subhn_v] = print_subhn_v,
    [A64_rsubhn_v] = print_rsubhn_v,
    [A64_sqdmlal_v] = print_sqdmlal_v,
    [A64_sqdmlsl_v] = print_sqdmlsl_v,
    [A64_sqdmull_v] = print_sqdmull_v,
    [A64_pmull_v] = print_pmull_v,
    [A64_pmull_1q] = print_pmull_1q,
    [A64_sqdmlal_s] = print_sqdmlal_s,
    [A64_sqdmlsl_s] = print_sqdmlsl_s,
    [A64_sqdmull_s] = print_sqdmull_s,
    [A64_mla_elem_v] = print_mla_elem_v,
    [A64_mls_elem_v] = print_mls_elem_v,
    [A64_mul_elem_v] = print_mul_elem_v,
    [A64_smlal_elem_v] = print_smlal_elem_v,
    [A64_smlsl_elem_v] = print_smlsl_elem_v,
    [A64_smull_elem_v] = print_smull_elem_v,
    [A64_umlal_elem_v] = print_umlal_elem_v,
    [A64_umlsl_elem_v] = print_umlsl_elem_v,
    [A64_umull_elem_v] = print_umull_elem_v,
    [A64_sqdmlal_elem_v] = print_sqdmlal_elem_v,
    [A64_sqdmlsl_elem_v] = print_sqdmlsl_elem_v,
    [A64_sqdmull_elem_v] = print_sqdmull_elem_v,
    [A64_sqdmulh_elem_v] = print_sqdmulh_elem_v,
    [A64_sqrdmulh_elem_v] = print_sqrdmulh_elem_v,
    [A64_sqrdmlah_elem_v] = print_sqrdmlah_elem_v,
    [A64_sqrdmlsh_elem_v] = print_sqrdmlsh_elem_v,
    [A64_sdot_elem_v] = print_sdot_elem_v,
    [A64_udot_elem_v] = print_udot_elem_v,
    [A64_sudot_elem_v] = print_sudot_elem_v,
    [A64_usdot_elem_v] = print_usdot_elem_v,
    [A64_bfdot_elem_v] = print_bfdot_elem_v,
    [A64_bfmlal_elem_v] = print_bfmlal_elem_v,
    [A64_fmla_elem_v] = print_fmla_elem_v,
    [A64_fmla_elem_v_h] = print_fmla_elem_v_h,
    [A64_fmls_elem_v] = print_fmls_elem_v,
    [A64_fmls_elem_v_h] = print_fmls_elem_v_h,
    [A64_fmul_elem_v] = print_fmul_elem_v,
    [A64_fmul_elem_v_h] = print_fmul_elem_v_h,
    [A64_fmulx_elem_v] = print_fmulx_elem_v,
    [A64_fmulx_elem_v_h] = print_fmulx_elem_v_h,
    [A64_fmlal_elem_v] = print_fmlal_elem_v,
    [A64_fmlsl_elem_v] = print_fmlsl_elem_v,
    [A64_fmlal2_elem_v] = print_fmlal2_elem_v,
    [A64_fmlsl2_elem_v] = print_fmlsl2_elem_v,
    [A64_fcmla_elem_v] = print_fcmla_elem_v,
    [A64_fcmla_elem_v_h] = print_fcmla_elem_v_h,
    [A64_sqdmlal_elem_s] = print_sqdmlal_elem_s,
    [A64_sqdmlsl_elem_s] = print_sqdmlsl_elem_s,
    [A64_sqdmull_elem_s] = print_sqdmull_elem_s,
    [A64_sqdmulh_elem_s] = print_sqdmulh_elem_s,
    [A64_sqrdmulh_elem_s] = print_sqrdmulh_elem_s,
    [A64_sqrdmlah_elem_s] = print_sqrdmlah_elem_s,
    [A64_sqrdmlsh_elem_s] = print_sqrdmlsh_elem_s,
    [A64_fmla_elem_s] = print_fmla_elem_s,
    [A64_fmla_elem_s_h] = print_fmla_elem_s_h,
    [A64_fmls_elem_s] = print_fmls_elem_s,
    [A64_fmls_elem_s_h] = print_fmls_elem_s_h,
    [A64_fmul_elem_s] = print_fmul_elem_s,
    [A64_fmul_elem_s_h] = print_fmul_elem_s_h,
    [A64_fmulx_elem_s] = print_fmulx_elem_s,
    [A64_fmulx_elem_s_h] = print_fmulx_elem_s_h,
    [A64_sshr_v] = print_sshr_v,
    [A64_ssra_v] = print_ssra_v,
    [A64_srshr_v] = print_srshr_v,
    [A64_srsra_v] = print_srsra_v,
    [A64_sqshl_imm_v] = print_sqshl_imm_v,
    [A64_ushr_v] = print_ushr_v,
    [A64_usra_v] = print_usra_v,
    [A64_urshr_v] = print_urshr_v,
    [A64_ursra_v] = print_ursra_v,
    [A64_uqshl_imm_v] = print_uqshl_imm_v,
    [A64_shl_v] = print_shl_v,
    [A64_sli_v] = print_sli_v,
    [A64_sri_v] = print_sri_v,
    [A64_sqshlu_v] = print_sqshlu_v,
    [A64_shrn_v] = print_shrn_v,
    [A64_rshrn_v] = print_rshrn_v,
    [A64_sqshrn_v] = print_sqshrn_v,
    [A64_sqrshrn_v] = print_sqrshrn_v,
    [A64_sqshrun_v] = print_sqshrun_v,
    [A64_sqrshrun_v] = print_sqrshrun_v,
    [A64_uqshrn_v] = print_uqshrn_v,
    [A64_uqrshrn_v] = print_uqrshrn_v,
    [A64_sshll_v] = print_sshll_v,
    [A64_ushll_v] = print_ushll_v,
    [A64_scvtf_fix_v] = print_scvtf_fix_v,
    [A64_scvtf_fix_v_h] = print_scvtf_fix_v_h,
    [A64_ucvtf_fix_v] = print_ucvtf_fix_v,
    [A64_ucvtf_fix_v_h] = print_ucvtf_fix_v_h,
    [A64_fcvtzs_fix_v] = print_fcvtzs_fix_v,
    [A64_fcvtzs_fix_v_h] = print_fcvtzs_fix_v_h,
    [A64_fcvtzu_fix_v] = print_fcvtzu_fix_v,
    [A64_fcvtzu_fix_v_h] = print_fcvtzu_fix_v_h,
    [A64_sshr_s] = print_sshr_s,
    [A64_ssra_s] = print_ssra_s,
    [A64_srshr_s] = print_srshr_s,
    [A64_srsra_s] = print_srsra_s,
    [A64_sqshl_imm_s] = print_sqshl_imm_s,
    [A64_ushr_s] = print_ushr_s,
    [A64_usra_s] = print_usra_s,
    [A64_urshr_s] = print_urshr_s,
    [A64_ursra_s] = print_ursra_s,
    [A64_uqshl_imm_s] = print_uqshl_imm_s,
    [A64_shl_s] = print_shl_s,
    [A64_sli_s] = print_sli_s,
    [A64_sri_s] = print_sri_s,
    [A64_sqshlu_s] = print_sqshlu_s,
    [A64_sqshrn_s] = print_sqshrn_s,
    [A64_sqrshrn_s] = print_sqrshrn_s,
    [A64_sqshrun_s] = print_sqshrun_s,
    [A64_sqrshrun_s] = print_sqrshrun_s,
    [A64_uqshrn_s] = print_uqshrn_s,
    [A64_uqrshrn_s] = print_uqrshrn_s,
    [A64_scvtf_fix_s] = print_scvtf_fix_s,
    [A64_scvtf_fix_s_h] = print_scvtf_fix_s_h,
    [A64_ucvtf_fix_s] = print_ucvtf_fix_s,
    [A64_ucvtf_fix_s_h] = print_ucvtf_fix_s_h,
    [A64_fcvtzs_fix_s] = print_fcvtzs_fix_s,
    [A64_fcvtzs_fix_s_h] = print_fcvtzs_fix_s_h,
    [A64_fcvtzu_fix_s] = print_fcvtzu_fix_s,
    [A64_fcvtzu_fix_s_h] = print_fcvtzu_fix_s_h,
    [A64_movi_v] = print_movi_v,
    [A64_movi_64] = print_movi_64,
    [A64_mvni_v] = print_mvni_v,
    [A64_fmov_imm_v] = print_fmov_imm_v,
    [A64_fmov_imm_v_h] = print_fmov_imm_v_h,
    [A64_orr_imm_v] = print_orr_imm_v,
    [A64_bic_imm_v] = print_bic_imm_v,
    [A64_dup_elem_v] = print_dup_elem_v,
    [A64_dup_elem_s] = print_dup_elem_s,
    [A64_dup_gen] = print_dup_gen,
    [A64_ins_gen] = print_ins_gen,
    [A64_ins_elem] = print_ins_elem,
    [A64_smov] = print_smov,
    [A64_umov] = print_umov,
    [A64_uzp1_v] = print_uzp1_v,
    [A64_trn1_v] = print_trn1_v,
    [A64_zip1_v] = print_zip1_v,
    [A64_uzp2_v] = print_uzp2_v,
    [A64_trn2_v] = print_trn2_v,
    [A64_zip2_v] = print_zip2_v,
    [A64_ext_v] = print_ext_v,
    [A64_tbl_v] = print_tbl_v,
    [A64_tbx_v] = print_tbx_v,
    [A64_aese] = print_aese,
    [A64_aesd] = print_aesd,
    [A64_aesmc] = print_aesmc,
    [A64_aesimc] = print_aesimc,
    [A64_sha1c] = print_sha1c,
    [A64_sha1p] = print_sha1p,
    [A64_sha1m] = print_sha1m,
    [A64_sha1su0] = print_sha1su0,
    [A64_sha256h] = print_sha256h,
    [A64_sha256h2] = print_sha256h2,
    [A64_sha256su1] = print_sha256su1,
    [A64_sha1h] = print_sha1h,
    [A64_sha1su1] = print_sha1su1,
    [A64_sha256su0] = print_sha256su0,
    [A64_sha512h] = print_sha512h,
    [A64_sha512h2] = print_sha512h2,
    [A64_sha512su1] = print_sha512su1,
    [A64_sha512su0] = print_sha512su0,
    [A64_rax1] = print_rax1,
    [A64_eor3] = print_eor3,
    [A64_bcax] = print_bcax,
    [A64_xar] = print_xar,
    [A64_sm3ss1] = print_sm3ss1,
    [A64_sm3tt1a] = print_sm3tt1a,
    [A64_sm3tt1b] = print_sm3tt1b,
    [A64_sm3tt2a] = print_sm3tt2a,
    [A64_sm3tt2b] = print_sm3tt2b,
    [A64_sm3partw1] = print_sm3partw1,
    [A64_sm3partw2] = print_sm3partw2,
    [A64_sm4e] = print_sm4e,
    [A64_sm4ekey] = print_sm4ekey,
    [A64_str_simd_off] = print_str_simd_off,
    [A64_str_simd_post] = print_str_simd_post,
    [A64_str_simd_pre] = print_str_simd_pre,
    [A64_stur_simd] = print_stur_simd,
    [A64_str_simd_reg] = print_str_simd_reg,
    [A64_ldr_simd_off] = print_ldr_simd_off,
    [A64_ldr_simd_post] = print_ldr_simd_post,
    [A64_ldr_simd_pre] = print_ldr_simd_pre,
    [A64_ldur_simd] = print_ldur_simd,
    [A64_ldr_simd_reg] = print_ldr_simd_reg,
    [A64_ldr_simd_lit] = print_ldr_simd_lit,
    [A64_stp_simd_off] = print_stp_simd_off,
    [A64_stp_simd_post] = print_stp_simd_post,
    [A64_stp_simd_pre] = print_stp_simd_pre,
    [A64_stnp_simd] = print_stnp_simd,
    [A64_ldp_simd_off] = print_ldp_simd_off,
    [A64_ldp_simd_post] = print_ldp_simd_post,
    [A64_ldp_simd_pre] = print_ldp_simd_pre,
    [A64_ldnp_simd] = print_ldnp_simd,
    [A64_st1_multi] = print_st1_multi,
    [A64_st1_multi_post] = print_st1_multi_post,
    [A64_st2_multi] = print_st2_multi,
    [A64_st2_multi_post] = print_st2_multi_post,
    [A64_st3_multi] = print_st3_multi,
    [A64_st3_multi_post] = print_st3_multi_post,
    [A64_st4_multi] = print_st4_multi,
    [A64_st4_multi_post] = print_st4_multi_post,
    [A64_ld1_multi] = print_ld1_multi,
    [A64_ld1_multi_post] = print_ld1_multi_post,
    [A64_ld2_multi] = print_ld2_multi,
    [A64_ld2_multi_post] = print_ld2_multi_post,
    [A64_ld3_multi] = print_ld3_multi,
    [A64_ld3_multi_post] = print_ld3_multi_post,
    [A64_ld4_multi] = print_ld4_multi,
    [A64_ld4_multi_post] = print_ld4_multi_post,
    [A64_st1_single] = print_st1_single,
    [A64_st1_single_post] = print_st1_single_post,
    [A64_st2_single] = print_st2_single,
    [A64_st2_single_post] = print_st2_single_post,
    [A64_st3_single] = print_st3_single,
    [A64_st3_single_post] = print_st3_single_post,
    [A64_st4_single] = print_st4_single,
    [A64_st4_single_post] = print_st4_single_post,
    [A64_ld1_single] = print_ld1_single,
    [A64_ld1_single_post] = print_ld1_single_post,
    [A64_ld2_single] = print_ld2_single,
    [A64_ld2_single_post] = print_ld2_single_post,
    [A64_ld3_single] = print_ld3_single,
    [A64_ld3_single_post] = print_ld3_single_post,
    [A64_ld4_single] = print_ld4_single,
    [A64_ld4_single_post] = print_ld4_single_post,
    [A64_ld1r] = print_ld1r,
    [A64_ld1r_post] = print_ld1r_post,
    [A64_ld2r] = print_ld2r,
    [A64_ld2r_post] = print_ld2r_post,
    [A64_ld3r] = print_ld3r,
    [A64_ld3r_post] = print_ld3r_post,
    [A64_ld4r] = print_ld4r,
    [A64_ld4r_post] = print_ld4r_post,
};
