/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Changes of numbered values, added in any order and read back in that of their times. However many
 * there are, few are in memory: the rest is in a temporary file.
 */
#ifndef GATHER_REPORT_EVENTS_H
#define GATHER_REPORT_EVENTS_H

#include "base/base.h"

struct event {
    simtime_t time;
    uint32_t signal;
    int32_t change;
};

struct events;
/** NULL: no memory. */
struct events *events_new(void);
void events_free(struct events *all);
void events_add(struct events *all, simtime_t time, uint32_t signal, int32_t change);
/** No more are added. False with `e` if they could not all be kept. */
bool events_sort(struct events *all, struct error *e);
/** The next one; of those at one time, any. False: that was the last, or `e` is filled. */
bool events_next(struct events *all, struct event *out, struct error *e);

#endif
