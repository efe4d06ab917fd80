/* SPDX-License-Identifier: Apache-2.0 */
/** Lines for people: shared by the dump of tables and the print of a walk. */
#ifndef GATHER_MMU_PRINT_H
#define GATHER_MMU_PRINT_H

#include "mmu/walk.h"

/** A text that grows in a buffer; what does not fit is left out. */
struct text {
    char *buffer;
    size_t size, used;
};
struct text text_in(char *buffer, size_t size);
/** Add a word, with a blank before it if it is not the first. */
void text_word(struct text *t, const char *format, ...) GATHER_PRINTF(2, 3);
void text_word_if(struct text *t, bool condition, const char *word);

/**
 * The words of `text` after `column` characters that are on the line already, then a line end.
 * Lines that would be longer than `width` go on in the next, which begins with `indent` blanks.
 */
void print_words(FILE *to, size_t column, size_t indent, size_t width, const char *text);
/**
 * "4 KiB", "512 GiB": the largest unit that divides `bytes`, or "about 127.9 TiB" where that would
 * be a long number. Returns `buffer` (at least 32).
 */
const char *size_text(uint64_t bytes, char *buffer);
/** Digits of an address that show all of `bits`. */
int address_digits(unsigned bits);
/** The tree that a stage of a context's regime walks for an address of the upper range or not. */
const struct ttw *tree_of(const struct walk_context *c, unsigned stage, bool upper);
/** The leaf's shareability: with DS=1 its bits are the address's and that of the walk counts. */
uint8_t leaf_sh_of(const struct ttw *t, uint64_t d);
/** SW, PBHA and such: bits that mean nothing to the MMU, where they are not 0 (D8.3.1.2). */
void add_software_bits(struct text *t, bool stage2, uint64_t d);

#endif
