/* SPDX-License-Identifier: Apache-2.0 */
/** What the generated gen_syntax.c prints with: a function for each directive of the templates. */
#ifndef GATHER_A64_DISASM_TEXT_H
#define GATHER_A64_DISASM_TEXT_H

#include "a64/decode.h"
#include "a64/disasm.h"

/** The text of one instruction so far. */
struct a64_text {
    char *out;
    size_t size, length;
    uint64_t pc;
    a64_name_fn *sysreg_name;
};

typedef void a64_printer(struct a64_text *t, uint32_t insn);
/** By enum a64_op; NULL for A64_NONE. */
extern a64_printer *const a64_printers[A64_OP_COUNT];

void a64_text(struct a64_text *t, const char *text);
/** Word number `which` of `words`; "?" if there is none. */
void a64_text_of(struct a64_text *t, int64_t which, const char *const *words, int64_t count);
/** A general register: X if `wide`, else W; 31 is the zero register, or the stack pointer. */
void a64_text_reg(struct a64_text *t, int64_t number, int64_t wide);
void a64_text_reg_sp(struct a64_text *t, int64_t number, int64_t wide);
void a64_text_decimal(struct a64_text *t, int64_t value);
void a64_text_hex(struct a64_text *t, int64_t value);
void a64_text_condition(struct a64_text *t, int64_t cond);
/** PC, or the page of PC, plus `offset`. */
void a64_text_address(struct a64_text *t, int64_t offset);
void a64_text_page(struct a64_text *t, int64_t offset);
/** A bitmask immediate; `n_imms_immr` is N:imms:immr. */
void a64_text_bitmask(struct a64_text *t, int64_t n_imms_immr, int64_t wide);
void a64_text_sysreg(struct a64_text *t, int64_t encoding);
void a64_text_sysop(struct a64_text *t, int64_t encoding, int64_t rt);
/** The floating-point constant of an imm8. */
void a64_text_fpimm(struct a64_text *t, int64_t imm8);
/** Each bit of `imm8` as a byte. */
void a64_text_bytemask(struct a64_text *t, int64_t imm8);

#endif
