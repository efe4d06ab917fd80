/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What instructions cost when nothing delays them, worked out for a whole page when its code is
 * first seen: the times at which the instructions of straight-line code retire, so that the sum of
 * any way through the page is a difference of two of them for each piece of it. Short loops are run
 * until their times repeat.
 */
#include "a64/pages.h"
#include "a64/shape.h"

/* Time here is in 1/FINE of a cycle: any number of units up to 6 divides it. */
enum { FINE = 60 * CYCLE_ONE, WINDOW_MOST = 512 };
/* A loop's first turns, which are not counted, and those over which its times are averaged. */
enum { TURNS_BEFORE = 4, TURNS_COUNTED = 4 };

/* ---- the scoreboard -------------------------------------------------------------------------- */

struct board {
    const struct a64_pipe *pipe;
    uint64_t per_cycle[UNITS];       /* of units */
    uint64_t begin;                  /* when the next instruction may begin */
    uint64_t retired;                /* when the last one has */
    uint64_t ready[SHAPE_REGISTERS]; /* when a register is known */
    uint64_t free[UNITS];            /* when the next one may begin */
    uint64_t window[WINDOW_MOST];    /* when the last ones have retired */
    uint64_t count;                  /* of instructions */
};

static void board_init(struct board *b, const struct a64_pipe *pipe)
{
    *b = (struct board){
        .pipe = pipe,
        .per_cycle = { pipe->alu_units, pipe->multi_units, pipe->branch_units, pipe->address_units,
                       pipe->store_units, pipe->fp_units },
    };
}

static uint64_t later(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/*
 * A place in one of the units; returns from when. Units serve whoever is ready: an instruction that
 * waits for its operands keeps no later one from them.
 */
static uint64_t take_unit(struct board *b, unsigned unit, uint64_t at, uint16_t busy)
{
    const uint64_t from = later(b->free[unit], at);
    b->free[unit] = from + (uint64_t)busy * FINE / b->per_cycle[unit];
    return from;
}

/* When the instruction retires. */
static uint64_t board_add(struct board *b, const struct shape *s)
{
    uint64_t *slot = &b->window[b->count++ % b->pipe->window];
    const uint64_t at = later(later(b->begin, *slot), s->drains ? b->retired : 0);
    uint64_t from = take_unit(b, s->unit, at, s->unit2 == UNITS ? s->busy : 1);
    if (s->unit2 != UNITS) {
        from = later(from, take_unit(b, s->unit2, at, s->busy));
    }
    for (unsigned i = 0; i < s->reads; i++) {
        from = later(from, b->ready[s->read[i]]);
    }
    const uint64_t done = from + (uint64_t)s->latency * FINE;
    for (unsigned i = 0; i < s->writes; i++) {
        b->ready[s->written[i]] = done;
    }
    if (s->base != SHAPE_NONE) {
        b->ready[s->base] = from + b->pipe->alu * FINE;
    }
    b->begin = s->drains ? later(at, done) : at + FINE / b->pipe->width;
    b->retired = later(b->retired, done);
    *slot = b->retired;
    return b->retired;
}

/*
 * What comes next is not what is executed next: code elsewhere branches there. Its operands are
 * known, and it has begun as much before the last one retired as a load takes.
 */
static void board_begin_anew(struct board *b)
{
    const uint64_t ahead = b->pipe->load * FINE;
    b->begin = later(b->begin, b->retired > ahead ? b->retired - ahead : 0);
    for (unsigned i = 0; i < SHAPE_REGISTERS; i++) {
        b->ready[i] = b->ready[i] < b->begin ? b->ready[i] : b->begin;
    }
    for (unsigned i = 0; i < UNITS; i++) {
        b->free[i] = b->free[i] < b->begin ? b->free[i] : b->begin;
    }
}

/* ---- pages ----------------------------------------------------------------------------------- */

struct timed_page {
    struct shape shape[PAGE_UOPS];
    uint32_t cost[PAGE_UOPS]; /* how much later each retires than the one before */
    uint16_t loop[PAGE_UOPS]; /* the length of the shortest loop that it is in; 0: none */
};

static void time_straight(struct timed_page *t, const struct a64_pipe *pipe)
{
    struct board b;
    board_init(&b, pipe);
    uint64_t before = 0;
    for (unsigned i = 0; i < PAGE_UOPS; i++) {
        const uint64_t retired = board_add(&b, &t->shape[i]);
        t->cost[i] = (uint32_t)(retired - before);
        before = retired;
        if (t->shape[i].ends) {
            board_begin_anew(&b);
        }
    }
}

/* The loop of `length` instructions that ends at `last`: those that are in no shorter one. */
static void time_loop(struct timed_page *t, const struct a64_pipe *pipe, unsigned last,
                      unsigned length)
{
    struct board b;
    board_init(&b, pipe);
    const unsigned first = last + 1 - length;
    uint64_t before = 0, sum[WINDOW_MOST] = { 0 };
    for (unsigned turn = 0; turn < TURNS_BEFORE + TURNS_COUNTED; turn++) {
        for (unsigned i = 0; i < length; i++) {
            const uint64_t retired = board_add(&b, &t->shape[first + i]);
            sum[i] += turn < TURNS_BEFORE ? 0 : retired - before;
            before = retired;
        }
    }
    for (unsigned i = 0; i < length; i++) {
        if (t->loop[first + i] == length) {
            t->cost[first + i] = (uint32_t)(sum[i] / TURNS_COUNTED);
        }
    }
}

/* Loops longer than the window are as straight code: their turns hardly overlap. */
static unsigned loop_length(const struct timed_page *t, const struct a64_pipe *pipe, unsigned last)
{
    const unsigned length = (unsigned)t->shape[last].back + 1;
    return t->shape[last].back > 0 && length <= last + 1 && length <= pipe->window ? length : 0;
}

static void time_loops(struct timed_page *t, const struct a64_pipe *pipe)
{
    memset(t->loop, 0, sizeof(t->loop));
    for (unsigned last = 0; last < PAGE_UOPS; last++) {
        const unsigned length = loop_length(t, pipe, last);
        for (unsigned i = 0; i < length; i++) {
            uint16_t *shortest = &t->loop[last - i];
            *shortest = (uint16_t)(*shortest && *shortest < length ? *shortest : length);
        }
    }
    for (unsigned last = 0; last < PAGE_UOPS; last++) {
        const unsigned length = loop_length(t, pipe, last);
        if (length) {
            time_loop(t, pipe, last, length);
        }
    }
}

void a64_time_page(const struct a64 *c, struct a64_page *p)
{
    enum { ROUND = FINE / CYCLE_ONE };
    struct timed_page t;
    for (unsigned i = 0; i < PAGE_UOPS; i++) {
        a64_shape(&c->pipe, a64_page_word(p, (uint64_t)i * 4), &t.shape[i]);
    }
    time_straight(&t, &c->pipe);
    time_loops(&t, &c->pipe);
    uint64_t sum = 0;
    for (unsigned i = 0; i < PAGE_UOPS; i++) {
        p->cycles[i] = (uint32_t)((sum + ROUND / 2) / ROUND);
        sum += t.cost[i];
    }
    p->cycles[PAGE_UOPS] = (uint32_t)((sum + ROUND / 2) / ROUND);
    memset(p->stale, 0, sizeof(p->stale));
}

void a64_time_stale(struct a64_page *p, unsigned first, unsigned last)
{
    for (unsigned i = first; i <= last && i < PAGE_UOPS; i++) {
        p->stale[i / 64] |= (uint64_t)1 << i % 64;
    }
}

void a64_time_decoded(struct a64 *c, struct a64_page *p, unsigned at)
{
    if (!a64_time_is_stale(p, at)) {
        return;
    }
    const bool here = c->page == p;
    c->cycle += here ? p->cycles[at] : 0;
    a64_time_page(c, p);
    c->cycle -= here ? p->cycles[at] : 0;
}

void a64_count_cycles(struct a64 *c)
{
    if (c->timing) {
        c->stats.cycles += c->cycle >> CYCLE_SHIFT;
        c->cycle &= CYCLE_ONE - 1;
    } else {
        c->stats.cycles = c->stats.instructions;
    }
}
