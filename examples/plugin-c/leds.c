/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A row of LEDs behind BAR 0, 32-bit registers:
 *   0x00  on        which LEDs are on; reads as written
 *   0x04  changes   how often that changed since it was last read; a read clears it
 *   0x08  blink     ns between two changes of all that are on; 0: they do not blink
 *   0x0c  wait      a read is answered at the next blink
 * Anything else is an Unsupported Request, and so are accesses of another size.
 */
#include <gather/plugin.h>

#include <stdlib.h>
#include <string.h>

enum { ON = 0x00, CHANGES = 0x04, BLINK = 0x08, WAIT = 0x0c, PS_PER_NS = 1000 };

struct leds {
    const struct gather_host *host;
    uint32_t all; /* those that are there */
    uint32_t on, lit, blink, changes;
    uint64_t next; /* ps: the next blink; GATHER_NEVER: none */
    uint64_t blinks;
    bool waits; /* a read of WAIT, with this token */
    uint64_t token;
};

static const struct gather_key keys[] = {
    { "count", "how many LEDs there are", GATHER_KEY_NUMBER, "8", "1", "32" },
};

static void plan(struct leds *l, uint64_t time)
{
    l->next = l->blink ? time + (uint64_t)l->blink * PS_PER_NS : GATHER_NEVER;
    l->host->wake_at(l->host->self, l->next);
}

static void *create(void *user, const struct gather_instance *given, char *why, size_t why_size)
{
    (void)user, (void)why, (void)why_size;
    struct leds *l = calloc(1, sizeof(*l));
    if (l) {
        l->host = given->host;
        l->all = (uint32_t)((UINT64_C(1) << given->keys[0]) - 1);
        l->next = GATHER_NEVER;
    }
    return l;
}

static bool one_register(const struct gather_request *r)
{
    return r->length_dw == 1 && r->first_be == 0xf && r->offset <= WAIT;
}

static void take_write(void *instance, const struct gather_request *r, const uint8_t *data,
                       struct gather_answer *answer)
{
    struct leds *l = instance;
    uint32_t word;
    if (!one_register(r) || r->poisoned || (r->offset != ON && r->offset != BLINK)) {
        answer->status = GATHER_UNSUPPORTED;
        return;
    }
    memcpy(&word, data, sizeof(word)); /* little-endian on both sides */
    if (r->offset == BLINK) {
        l->blink = word;
        plan(l, r->time);
        return;
    }
    l->changes += l->lit != (word & l->all);
    l->on = l->lit = word & l->all;
}

static void take_read(void *instance, const struct gather_request *r, uint8_t *data,
                      struct gather_answer *answer)
{
    struct leds *l = instance;
    uint32_t word = 0;
    if (!one_register(r)) {
        answer->status = GATHER_UNSUPPORTED;
        return;
    }
    switch (r->offset) {
    case ON: word = l->on; break;
    case CHANGES:
        word = l->changes;
        l->changes = 0;
        break;
    case BLINK: word = l->blink; break;
    default: /* one at a time, and only if there will be a blink */
        if (l->waits || l->next == GATHER_NEVER) {
            answer->status = GATHER_ABORT;
            return;
        }
        l->waits = true;
        l->token = r->token;
        answer->later = 1;
        return;
    }
    memcpy(data, &word, sizeof(word));
}

static void blink(void *instance, uint64_t now)
{
    struct leds *l = instance;
    l->lit ^= l->on;
    l->changes += l->on != 0;
    l->blinks++;
    plan(l, now);
    if (l->waits) {
        const struct gather_answer answer = { 0 };
        l->waits = false;
        l->host->done(l->host->self, l->token, &answer, &l->lit);
    }
}

/* Without side effects: what is on now, and how often that changed. */
static bool peek(void *instance, uint32_t bar, uint64_t offset, void *to, size_t size)
{
    const struct leds *l = instance;
    const uint32_t view[2] = { l->lit, l->changes };
    if (bar != 0 || offset > sizeof(view) || size > sizeof(view) - offset) {
        return false;
    }
    memcpy(to, (const char *)view + offset, size);
    return true;
}

static void reset(void *instance, uint64_t time)
{
    struct leds *l = instance;
    l->on = l->lit = l->blink = l->changes = 0;
    l->waits = false;
    plan(l, time);
}

static void stats(void *instance, gather_stat_fn *each, void *arg)
{
    const struct leds *l = instance;
    each(arg, "leds.blinks", (double)l->blinks, "1", "times that the LEDs blinked");
}

static bool init(const struct gather_plugin_host *host)
{
    const struct gather_model model = {
        .size = sizeof(model),
        .name = "leds",
        .help = "a row of LEDs that can blink",
        .bars = { 4096 },
        .keys = keys,
        .key_count = sizeof(keys) / sizeof(keys[0]),
        .create = create,
        .destroy = free,
        .write = take_write,
        .read = take_read,
        .peek = peek,
        .reset = reset,
        .wake = blink,
        .stats = stats,
    };
    return host->add_model(host->self, &model);
}

GATHER_PLUGIN(init);
