/* SPDX-License-Identifier: Apache-2.0 */
/** What the functions that execute cold integer instructions and their memory accesses share. */
#ifndef GATHER_A64_EXEC_INT_H
#define GATHER_A64_EXEC_INT_H

#include "a64/state.h"
#include "a64/sysreg_state.h"

#include "a64/gen_exec.h"

/* ---- accesses -------------------------------------------------------------------------------- */

/** A general-purpose register's low `size` bytes, from or to memory order. */
static inline uint64_t a64_bytes_get(const void *bytes, uint32_t size)
{
    uint64_t value = 0;
    memcpy(&value, bytes, size);
    return value;
}
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "registers are copied as they are");

/** The low `bits` of a value, sign-extended. */
static inline uint64_t a64_sext(uint64_t value, unsigned bits)
{
    return (uint64_t)((int64_t)(value << (64 - bits)) >> (64 - bits));
}

/** Forget the accesses that the present instruction has done: its registers say how far it is. */
static inline void a64_accesses_done(struct a64 *c)
{
    c->answers = 0;
    c->asked = 0;
}

/* ---- pointer authentication: exec_pauth.c ---------------------------------------------------- */

enum a64_key { A64_KEY_IA, A64_KEY_IB, A64_KEY_DA, A64_KEY_DB };
/**
 * AddPACxx() and AuthxxQ() with their enables and traps (J1.1.3): A64_NEXT with `*result`, or the
 * trap to EL2.
 */
enum a64_result a64_pac_add(struct a64 *c, uint64_t pointer, uint64_t modifier, enum a64_key key,
                            uint64_t *result);
enum a64_result a64_pac_check(struct a64 *c, uint64_t pointer, uint64_t modifier, enum a64_key key,
                              uint64_t *result);

/* ---- blocks: exec_block.c -------------------------------------------------------------------- */

/** DC ZVA, DC GVA and DC GZVA at `va`, which their traps have let through (C5.3). */
enum a64_result a64_dc_zva(struct a64 *c, uint64_t va);
enum a64_result a64_dc_gva(struct a64 *c, uint64_t va);
enum a64_result a64_dc_gzva(struct a64 *c, uint64_t va);
/** DC GZVA with a given tag: STZGM. */
enum a64_result a64_zero_block(struct a64 *c, uint64_t va, unsigned tag);

/* ---- allocation tags: exec_mte.c ------------------------------------------------------------- */

/** AArch64.AllocationTagAccessIsEnabled() at the present EL. */
bool a64_tags_enabled(const struct a64 *c);
/**
 * AArch64.MemTag[] over `size` bytes from `va` (both multiples of 16), which stay in one page. What
 * is not Tagged memory takes no tag. The data of tagged memory need no access.
 */
enum a64_result a64_tags_store(struct a64 *c, uint64_t va, uint32_t size, unsigned tag,
                               bool unprivileged);

#endif
