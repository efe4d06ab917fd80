/* SPDX-License-Identifier: Apache-2.0 */
/** gtr into records: a thread of its own unpacks blocks into a ring. */
#include "trace/gtr.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

enum { RING = 3 };

struct gtr {
    struct source *source;
    struct source *later; /* from where a time is found on; NULL: the same */
    struct gtr_scan *scan;
    pthread_t thread;
    bool running;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    /* under the lock: items [taken, filled) are the consumer's */
    uint64_t filled, taken;
    bool stop;
    struct gtr_item items[RING];

    /* the consumer's */
    bool holding; /* item `taken` */
    struct gtr_block *block;
    uint32_t at;
    uint64_t lost, holes;
    bool done;
    char origin[GTR_ORIGIN_MAX + 1];
    struct trace_map_entry *map;
    size_t map_length;
    char notes[GTR_NOTES_MAX + 1];
};

/* ---- the thread ------------------------------------------------------------------------------ */

static bool is_last(enum gtr_event event)
{
    return event == GTR_EVENT_END || event == GTR_EVENT_FAILED || event == GTR_EVENT_REFUSED;
}

static void *run(void *arg)
{
    struct gtr *g = arg;
    bool last = false;
    while (!last) {
        pthread_mutex_lock(&g->lock);
        while (g->filled - g->taken == RING && !g->stop) {
            pthread_cond_wait(&g->changed, &g->lock);
        }
        bool stop = g->stop;
        pthread_mutex_unlock(&g->lock);
        if (stop) {
            break;
        }
        struct gtr_item *item = &g->items[g->filled % RING];
        gtr_scan_next(g->scan, item);
        last = is_last(item->event);
        pthread_mutex_lock(&g->lock);
        g->filled++;
        pthread_cond_broadcast(&g->changed);
        pthread_mutex_unlock(&g->lock);
    }
    return NULL;
}

/* ---- the consumer ---------------------------------------------------------------------------- */

static void release(struct gtr *g)
{
    if (g->holding) {
        pthread_mutex_lock(&g->lock);
        g->taken++;
        pthread_cond_broadcast(&g->changed);
        pthread_mutex_unlock(&g->lock);
        g->holding = false;
        g->block = NULL;
    }
}

/** The next item; the one before goes back. */
static struct gtr_item *take(struct gtr *g)
{
    release(g);
    pthread_mutex_lock(&g->lock);
    while (g->filled == g->taken) {
        pthread_cond_wait(&g->changed, &g->lock);
    }
    pthread_mutex_unlock(&g->lock);
    g->holding = true;
    return &g->items[g->taken % RING];
}

static void use_block(struct trace *t, struct gtr_block *b)
{
    t->gtr->block = b;
    t->gtr->at = 0;
    for (size_t i = 0; i < b->places_length; i++) {
        struct gtr_place *p = &b->places[i];
        p->region = trace_intern(t, b->text + p->name, p->length);
    }
}

static void use_map(struct gtr *g, struct gtr_item *item)
{
    free(g->map);
    g->map = item->map;
    g->map_length = item->map_length;
    item->map = NULL;
}

/** Something is missing: with `strict` the end. */
static enum trace_result say_loss(struct trace *t, const struct gtr_item *item, struct error *e)
{
    struct gtr *g = t->gtr;
    t->totals.damaged = true;
    trace_count_lost(t, TRACE_SKIP_BLOCK, item->lost);
    g->lost += item->lost;
    g->holes++;
    if (t->strict) {
        t->ended = true;
        error_at(e, t->path, 0, "%s", item->text);
        return TRACE_ERROR;
    }
    if (t->bad_messages < MESSAGES_BAD_MAX) {
        t->bad_messages++;
        trace_say(t, 0, item->text);
    }
    return TRACE_OK;
}

/** What the capture lacked: with `strict` the end, if that was records. */
static enum trace_result use_notes(struct trace *t, const struct gtr_item *item, struct error *e)
{
    char text[256];
    memcpy(t->gtr->notes, item->notes, sizeof item->notes);
    if (item->lost == 0 && !item->damaged) {
        return TRACE_OK;
    }
    t->totals.damaged = t->totals.damaged || item->damaged;
    trace_count_lost(t, TRACE_SKIP_MADE, item->lost);
    size_t used = (size_t)snprintf(text, sizeof text, "made from a capture %s",
                                   item->damaged ? "that was damaged or cut off" : "");
    if (item->lost != 0) {
        snprintf(text + used, sizeof text - used,
                 "%sof which %llu lines or records could not be read", item->damaged ? ", " : "",
                 (unsigned long long)item->lost);
    }
    if (t->strict) {
        t->ended = true;
        error_at(e, t->path, 0, "%s", text);
        return TRACE_ERROR;
    }
    trace_say(t, 0, text);
    return TRACE_OK;
}

void gtr_notes(struct trace *t)
{
    char *rest = t->gtr->notes;
    char *note;
    while ((note = strsep(&rest, "\n")) != NULL) {
        if (note[0] != '\0') {
            snprintf(trace_new_note(t), NOTE_BYTES, "%.*s", NOTE_BYTES - 1, note);
        }
    }
}

static enum trace_result finish(struct trace *t)
{
    struct gtr *g = t->gtr;
    t->ended = true;
    g->done = true;
    if (g->holes > MESSAGES_BAD_MAX) {
        char text[160];
        snprintf(text, sizeof text, "damaged in %llu places; in all %llu records are lost",
                 (unsigned long long)g->holes, (unsigned long long)g->lost);
        trace_say(t, 0, text);
    }
    trace_make_notes(t);
    return TRACE_END;
}

/** Have a block with a record left to give. */
static enum trace_result next_block(struct trace *t, struct error *e)
{
    struct gtr *g = t->gtr;
    while (g->block == NULL || g->at == g->block->chunk.records) {
        if (g->done) {
            t->ended = true;
            return TRACE_END;
        }
        struct gtr_item *item = take(g);
        enum trace_result result = TRACE_OK;
        if (item->origin[0] != '\0') {
            memcpy(g->origin, item->origin, sizeof g->origin);
        }
        switch (item->event) {
        case GTR_EVENT_BLOCK: use_block(t, &item->block); break;
        case GTR_EVENT_MAP: use_map(g, item); break;
        case GTR_EVENT_NOTES: result = use_notes(t, item, e); break;
        case GTR_EVENT_LOSS: result = say_loss(t, item, e); break;
        case GTR_EVENT_END: return finish(t);
        default:
            t->ended = true;
            error_at(e, t->path, 0, "%s", item->text);
            return TRACE_ERROR;
        }
        if (result != TRACE_OK) {
            return result;
        }
    }
    return TRACE_OK;
}

enum trace_result gtr_next(struct trace *t, struct trace_record *r, struct error *e)
{
    struct gtr *g = t->gtr;
    if (__builtin_expect(g->block == NULL || g->at == g->block->chunk.records, 0)) {
        enum trace_result result = next_block(t, e);
        if (result != TRACE_OK) {
            return result;
        }
    }
    const struct gtr_block *b = g->block;
    assert(b != NULL); /* next_block() has one, or has ended */
    const uint32_t i = g->at++;
    const struct gtr_place *p = &b->places[b->place[i]];
    const struct gtr_insn *n = &b->insns[b->insn[i]];
    const unsigned shape = b->shape[i];
    const unsigned size = shape >> GTR_SHAPE_SIZE_SHIFT & GTR_SHAPE_SIZE;
    t->totals.lines++;
    r->address = p->base + b->offset[i];
    r->value = b->value[i];
    r->time = b->time[i];
    r->pc = n->pc;
    r->has_window = (p->flags & GTR_PLACE_WINDOW) != 0;
    r->region_offset = r->has_window ? b->offset[i] : 0;
    r->line = b->line[i];
    r->note = b->text + n->note;
    r->note_length = n->length;
    r->opcode = n->opcode;
    r->region = p->region;
    r->cpu = (int32_t)b->cpu[i];
    r->kind = shape & GTR_SHAPE_KIND;
    r->size = (uint8_t)((1u << size) >> 1);
    r->time_unit = (uint8_t)(shape >> GTR_SHAPE_UNIT_SHIFT);
    r->has_value = (shape & GTR_SHAPE_VALUE) != 0;
    r->address_is_offset = (p->flags & GTR_PLACE_IS_OFFSET) != 0;
    r->more = (p->flags & GTR_PLACE_MORE) != 0;
    return TRACE_OK;
}

/* ---- opening and closing --------------------------------------------------------------------- */

bool gtr_recognise(const char *begin, const char *end)
{
    /* A damaged header does not hide the chunk behind it. */
    struct gtr_chunk c;
    size_t length = (size_t)(end - begin);
    return (length >= sizeof gtr_magic && memcmp(begin, gtr_magic, sizeof gtr_magic) == 0) ||
           (length >= GTR_HEADER + GTR_CHUNK &&
            gtr_chunk_get((const uint8_t *)begin + GTR_HEADER, &c));
}

/** Up to the first block: what comes before it is known once the trace is open. */
static bool begin_records(struct trace *t, struct error *e)
{
    enum trace_result result = next_block(t, e);
    t->ended = false; /* a trace without records ends at the first call */
    return result != TRACE_ERROR;
}

/** Leave out what is before a time: by the index, where the file can be read from anywhere. */
static bool begin_at(struct trace *t, uint64_t time, struct error *e)
{
    struct gtr *g = t->gtr;
    struct gtr_chunk c;
    gtr_scan_from(g->scan, time);
    if (strcmp(t->options->path, "-") == 0 || !gtr_find(t->options->path, time, &c)) {
        return true;
    }
    g->later = source_open_at(t->options->path, c.offset, e);
    if (g->later != NULL) {
        gtr_scan_jump(g->scan, g->later, &c);
    }
    return g->later != NULL;
}

bool gtr_open(struct trace *t, struct error *e)
{
    struct gtr *g = calloc(1, sizeof *g);
    bool good = g != NULL && (g->scan = gtr_scan_new(t->source, t->at, t->end)) != NULL;
    t->gtr = g;
    t->at = t->end;
    for (size_t i = 0; good && i < RING; i++) {
        good = gtr_block_make(&g->items[i].block);
    }
    if (!good) {
        return error_fault(e, "no memory to read %s", t->path);
    }
    g->source = t->source;
    if (t->options->from_time != NULL && !begin_at(t, *t->options->from_time, e)) {
        return false;
    }
    pthread_mutex_init(&g->lock, NULL);
    pthread_cond_init(&g->changed, NULL);
    g->running = pthread_create(&g->thread, NULL, run, g) == 0;
    if (!g->running) {
        pthread_cond_destroy(&g->changed);
        pthread_mutex_destroy(&g->lock);
        return error_fault(e, "no thread to read %s", t->path);
    }
    return begin_records(t, e);
}

void gtr_close(struct trace *t)
{
    struct gtr *g = t->gtr;
    if (g == NULL) {
        return;
    }
    if (g->running) {
        pthread_mutex_lock(&g->lock);
        g->stop = true;
        pthread_cond_broadcast(&g->changed);
        pthread_mutex_unlock(&g->lock);
        source_stop(g->source);
        if (g->later != NULL) {
            source_stop(g->later);
        }
        pthread_join(g->thread, NULL);
        pthread_cond_destroy(&g->changed);
        pthread_mutex_destroy(&g->lock);
    }
    source_close(g->later);
    gtr_scan_free(g->scan);
    for (size_t i = 0; i < RING; i++) {
        gtr_block_free(&g->items[i].block);
        free(g->items[i].map);
    }
    free(g->map);
    free(g);
    t->gtr = NULL;
}

const char *trace_origin(const struct trace *t)
{
    return t->gtr != NULL ? t->gtr->origin : t->format->name;
}

const struct trace_map_entry *trace_map(const struct trace *t, size_t *count)
{
    *count = t->gtr != NULL ? t->gtr->map_length : 0;
    return *count != 0 ? t->gtr->map : NULL;
}

void trace_progress(const struct trace *t, uint64_t *bytes, uint64_t *of)
{
    const bool jumped = t->gtr != NULL && t->gtr->later != NULL;
    source_progress(jumped ? t->gtr->later : t->source, bytes, of);
}
