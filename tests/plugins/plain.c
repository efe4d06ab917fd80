/* SPDX-License-Identifier: Apache-2.0 */
/* A model in C: what it is told is what tests ask for. */
#include <gather/plugin.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct plain {
    struct gather_instance given;
    uint64_t keys[4];
    uint64_t owed; /* the token of a read that waits; 0: none */
    uint64_t woken, resets;
    uint8_t bytes[4096];
};

static const struct gather_key keys[] = {
    { "number", "any number", GATHER_KEY_NUMBER, "7", "1", "100" },
    { "room", "a size", GATHER_KEY_SIZE, "4KiB", NULL, NULL },
    { "pause", "a time", GATHER_KEY_TIME, "1.5ns", NULL, NULL },
    { "quiet", "a flag", GATHER_KEY_FLAG, "true", NULL, NULL },
};

static void *create(void *user, const struct gather_instance *given, char *why, size_t why_size)
{
    struct plain *p = calloc(1, sizeof(*p));
    (void)user;
    if (!p || given->keys[0] == 13) {
        free(p);
        snprintf(why, why_size, "13 is no good\nnumber");
        return NULL;
    }
    p->given = *given;
    memcpy(p->keys, given->keys, sizeof(p->keys));
    return p;
}

static void destroy(void *instance)
{
    struct plain *p = instance;
    p->given.host->busy(p->given.host->self, false); /* too late to do anything */
    free(p);
}

static void write(void *instance, const struct gather_request *r, const uint8_t *data,
                  struct gather_answer *answer)
{
    struct plain *p = instance;
    const struct gather_host *h = p->given.host;
    for (uint32_t i = 0; i < r->length_dw * 4; i++) {
        if (gather_enables(r, i)) {
            p->bytes[(r->offset + i) % sizeof(p->bytes)] = data[i];
        }
    }
    switch (r->offset) {
    case 0x100: answer->status = 3; break; /* there is no such status */
    case 0x104: h->done(h->self, 4711, answer, NULL); break;
    case 0x108: h->busy(h->self, false); break;
    case 0x10c: h->fail(h->self, "out of\nsmoke"); break;
    case 0x110: answer->status = GATHER_ABORT; break;
    case 0x118: answer->delay = GATHER_NEVER - 1; break;
    case 0x11c: h->dma_write(h->self, GATHER_NEVER, 0, data, 4); break;
    case 0x114: h->dma_write(h->self, r->time + 7000, 0xabc0, data, 4); break;
    default: break;
    }
}

static void read(void *instance, const struct gather_request *r, uint8_t *data,
                 struct gather_answer *answer)
{
    struct plain *p = instance;
    const struct gather_host *h = p->given.host;
    if (r->offset == 0x200) { /* 40 ns later */
        p->owed = r->token;
        h->wake_at(h->self, r->time + 40000);
        answer->later = 1;
    } else if (r->offset == 0x204) {
        answer->delay = 5;
        answer->poisoned = 1;
    } else if (r->offset == 0x208) {
        answer->silent = 1;
    }
    memcpy(data, &p->bytes[r->offset], r->length_dw * 4);
}

static bool peek(void *instance, uint32_t bar, uint64_t offset, void *to, size_t size)
{
    struct plain *p = instance;
    if (bar != 0 || offset + size > sizeof(p->bytes)) {
        return false;
    }
    memcpy(to, p->bytes + offset, size);
    return true;
}

static bool poke(void *instance, uint32_t bar, uint64_t offset, const void *from, size_t size)
{
    struct plain *p = instance;
    if (bar != 0 || offset + size > sizeof(p->bytes)) {
        return false;
    }
    memcpy(p->bytes + offset, from, size);
    return true;
}

static void reset(void *instance, uint64_t time)
{
    struct plain *p = instance;
    (void)time;
    p->resets++;
}

static void wake(void *instance, uint64_t now)
{
    struct plain *p = instance;
    const struct gather_host *h = p->given.host;
    const struct gather_answer answer = { 0 };
    const uint8_t data[4] = { 1, 2, 3, 4 };
    p->woken = now;
    h->done(h->self, p->owed, &answer, data);
}

static void stats(void *instance, gather_stat_fn *each, void *arg)
{
    struct plain *p = instance;
    for (size_t i = 0; i < 4; i++) {
        each(arg, keys[i].name, (double)p->keys[i], "1", keys[i].help);
    }
    each(arg, "woken", (double)p->woken, "ps", "when");
    each(arg, "resets", (double)p->resets, "1", "how often");
}

static bool init(const struct gather_plugin_host *host)
{
    const struct gather_model model = {
        .size = sizeof(model),
        .name = "t-plain",
        .help = "a model in C",
        .bars = { 4096, 0, 65536 },
        .keys = keys,
        .key_count = 4,
        .create = create,
        .destroy = destroy,
        .write = write,
        .read = read,
        .peek = peek,
        .poke = poke,
        .reset = reset,
        .wake = wake,
        .stats = stats,
    };
    return host->add_model(host->self, &model);
}

GATHER_PLUGIN(init);
