/* SPDX-License-Identifier: Apache-2.0 */
/** What react.c has yet to do, by time: a heap, since a storm of errors has many at once. */
#ifndef GATHER_PLATFORM_AGENDA_H
#define GATHER_PLATFORM_AGENDA_H

#include "platform/machine.h"

/** Something that is to happen. */
struct host_event {
    simtime_t time;
    uint64_t order;     /* agenda_add() sets it: of two at one time the older goes first */
    const char *victim; /* who dies then, of a VM `vm`; NULL: an SError is taken */
    struct core_serror serror;
    struct vm *vm;
    uint32_t life, transaction; /* 0: by the other, then */
};

struct agenda {
    struct host_event *events;
    size_t count, room;
    uint64_t added;
};

/** A copy of `*x`; ends the program if memory is short. */
void agenda_add(struct agenda *a, const struct host_event *x);
/** When the first is due; SIMTIME_NEVER: there is none. */
simtime_t agenda_due(const struct agenda *a);
/** The first, taken out, if it is due at `now`. */
bool agenda_take(struct agenda *a, simtime_t now, struct host_event *out);
/** All of `from`, which is empty then; what was at one time stays in its order. */
void agenda_move(struct agenda *to, struct agenda *from);
void agenda_free(struct agenda *a);

#endif
