/* SPDX-License-Identifier: Apache-2.0 */
#include "platform/agenda.h"

#include <stdlib.h>

static bool goes_before(const struct host_event *a, const struct host_event *b)
{
    return a->time != b->time ? a->time < b->time : a->order < b->order;
}

static void swap(struct host_event *a, struct host_event *b)
{
    const struct host_event was = *a;
    *a = *b;
    *b = was;
}

static void rise(struct host_event *events, size_t i)
{
    while (i > 0 && goes_before(&events[i], &events[(i - 1) / 2])) {
        swap(&events[i], &events[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
}

static void sink(struct host_event *events, size_t count, size_t i)
{
    for (;;) {
        size_t first = i;
        for (size_t child = 2 * i + 1; child <= 2 * i + 2 && child < count; child++) {
            first = goes_before(&events[child], &events[first]) ? child : first;
        }
        if (first == i) {
            return;
        }
        swap(&events[i], &events[first]);
        i = first;
    }
}

void agenda_add(struct agenda *a, const struct host_event *x)
{
    enum { FIRST_ROOM = 16 };
    if (a->count == a->room) {
        a->room = a->room ? 2 * a->room : FIRST_ROOM;
        struct host_event *events = realloc(a->events, a->room * sizeof(*events));
        if (!events) {
            abort();
        }
        a->events = events;
    }
    a->events[a->count] = *x;
    a->events[a->count].order = a->added++;
    rise(a->events, a->count++);
}

simtime_t agenda_due(const struct agenda *a)
{
    return a->count ? a->events[0].time : SIMTIME_NEVER;
}

bool agenda_take(struct agenda *a, simtime_t now, struct host_event *out)
{
    if (a->count == 0 || a->events[0].time > now) {
        return false;
    }
    *out = a->events[0];
    a->events[0] = a->events[--a->count];
    sink(a->events, a->count, 0);
    return true;
}

void agenda_move(struct agenda *to, struct agenda *from)
{
    struct host_event x;
    while (agenda_take(from, SIMTIME_NEVER, &x)) {
        agenda_add(to, &x);
    }
    agenda_free(from);
}

void agenda_free(struct agenda *a)
{
    free(a->events);
    *a = (struct agenda){ 0 };
}
