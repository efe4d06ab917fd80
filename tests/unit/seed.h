/* SPDX-License-Identifier: Apache-2.0 */
/** Where the random numbers of a test begin: GATHER_TEST_SEED=N repeats a run. */
#ifndef GATHER_TESTS_SEED_H
#define GATHER_TESTS_SEED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

/** Seed `rng` for the part `name`, with `usual` if nothing else is said; the log has the seed. */
static inline void seed_from_env(struct rng *rng, uint64_t usual, const char *name)
{
    const char *text = getenv("GATHER_TEST_SEED");
    const uint64_t value = text != NULL ? strtoull(text, NULL, 0) : usual;

    print_message("seed %llu (GATHER_TEST_SEED)\n", (unsigned long long)value);
    rng_seed(rng, value, name);
}

#endif
