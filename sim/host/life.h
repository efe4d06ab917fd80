/* SPDX-License-Identifier: Apache-2.0 */
/** What the verdict asks of a life. The folder's own. */
#ifndef GATHER_HOST_LIFE_H
#define GATHER_HOST_LIFE_H

#include "host/verdict.h"

typedef bool life_test(const struct error_life *life, const struct life_event *x,
                       const struct life_event *than);
/** The first that passes; of several at its time always the same one. NULL: none does. */
const struct life_event *life_first(const struct error_life *life, life_test *test,
                                    const struct life_event *than);
const struct life_event *life_first_what(const struct error_life *life, enum life_what what);
/** Both are a VM's or its processes', and it is the same VM. */
bool life_same_vm(struct life_domain a, struct life_domain b);

enum { LIFE_EVENT_SIZE = 128 };
/** Returns `buffer`: `"exception" vm2 (serror) at 12.000 ns`. */
const char *life_event_text(const struct life_event *x, char buffer[LIFE_EVENT_SIZE]);

#endif
