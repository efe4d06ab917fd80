/* SPDX-License-Identifier: Apache-2.0 */
/** What every reaction of the host to an error must have, and a look into one. */
#ifndef GATHER_TEST_REACTION_UNIT_H
#define GATHER_TEST_REACTION_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "host/host.h"

/* At least so many steps, and an outcome. */
static inline void check_reaction(const struct host_reaction *out, unsigned least)
{
    assert_in_range(out->step_count, least, REACTION_STEPS);
    assert_int_not_equal(out->outcome[0], 0);
}

static inline bool says(const struct host_reaction *out, const char *text)
{
    for (unsigned i = 0; i < out->step_count; i++) {
        if (strstr(out->steps[i], text))
            return true;
    }
    return strstr(out->outcome, text) != NULL;
}

#endif
