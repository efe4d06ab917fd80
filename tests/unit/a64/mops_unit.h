/* SPDX-License-Identifier: Apache-2.0 */
/** Words of CPY* and SET*, and random memory for them. */
#ifndef GATHER_TEST_A64_MOPS_UNIT_H
#define GATHER_TEST_A64_MOPS_UNIT_H

#include "exec_rig.h"

#include "base/base.h"

/* The registers of every word below: [x0]!, [x1]!, x2! and [x0]!, x2!, x1. */
enum { CPYFP = 0x19010440, CPYFM = 0x19410440, CPYFE = 0x19810440 };
enum { CPYP = 0x1d010440, CPYM = 0x1d410440, CPYE = 0x1d810440 };
enum { SETP = 0x19c10440, SETM = 0x19c14440, SETE = 0x19c18440 };
enum { SETGP = 0x1dc10440, SETGM = 0x1dc14440, SETGE = 0x1dc18440 };
enum { CPYFPWTRN = 0x19019440, CPYPRTWN = 0x1d016440, CPYMRTWN = 0x1d416440, CPYEWT = 0x1d811440 };
enum { SETMTN = 0x19c17440, SETGET = 0x1dc19440 };
enum { SETM_XZR = 0x19df4440, SETE_XZR = 0x19df8440, SETP_XZR = 0x19df0440 };

#define BASE UINT64_C(0x40000000)
enum { BASE_PAGES = 24 };

static inline uint64_t seed(void)
{
    const char *text = getenv("GATHER_RANDOM_SEED");
    return text != NULL ? strtoull(text, NULL, 0) : 1;
}
static inline unsigned cases(unsigned usual)
{
    const char *text = getenv("GATHER_RANDOM_CASES");
    return text != NULL ? (unsigned)strtoul(text, NULL, 0) : usual;
}

static inline struct rig *new_memory(struct rng *random)
{
    struct rig *r = rig_new();
    for (unsigned i = 0; i < BASE_PAGES; i++) {
        struct rig_page *p = rig_map(r, BASE + (uint64_t)i * RIG_PAGE, RIG_RAM);
        for (unsigned j = 0; j < RIG_PAGE; j++)
            p->data[j] = (uint8_t)rng_next(random);
    }
    return r;
}
static inline uint8_t *snapshot(struct rig *r)
{
    uint8_t *copy = malloc((size_t)BASE_PAGES * RIG_PAGE);
    assert_non_null(copy);
    for (unsigned i = 0; i < BASE_PAGES; i++)
        memcpy(copy + (size_t)i * RIG_PAGE, rig_byte(r, BASE + (uint64_t)i * RIG_PAGE), RIG_PAGE);
    return copy;
}
static inline void same_memory(struct rig *r, const uint8_t *expected)
{
    for (unsigned i = 0; i < BASE_PAGES; i++)
        assert_memory_equal(rig_byte(r, BASE + (uint64_t)i * RIG_PAGE),
                            expected + (size_t)i * RIG_PAGE, RIG_PAGE);
}

static inline void set_registers(struct rig *r, uint64_t x0, uint64_t x1, uint64_t x2)
{
    r->c.x[0] = x0;
    r->c.x[1] = x1;
    r->c.x[2] = x2;
}
static inline void registers_are(const struct rig *r, uint64_t x0, uint64_t x1, uint64_t x2)
{
    assert_int_equal(r->c.x[0], x0);
    assert_int_equal(r->c.x[1], x1);
    assert_int_equal(r->c.x[2], x2);
}

/* An offset from BASE that is often near a boundary. */
static inline uint64_t place(struct rng *random)
{
    const uint64_t any = rng_below(random, 7 * RIG_PAGE);
    return rng_below(random, 2) ? any : (any & ~UINT64_C(0xFFF)) + 4090 + rng_below(random, 12);
}
static inline uint64_t amount(struct rng *random)
{
    return rng_below(random, rng_below(random, 2) ? 70 : 6 * RIG_PAGE);
}

#endif
