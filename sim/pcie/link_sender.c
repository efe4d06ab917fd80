/* SPDX-License-Identifier: Apache-2.0 */
/* The sender of a link that loses TLPs: bit errors, the replay buffer and its timer, flits again.
 */
#include "pcie/errors.h"
#include "pcie/link_protocol.h"

#include <string.h>

enum {
    BITS = 8,
    REPLAYS_MAX = 4 /* REPLAY_NUM is of two bits: the fourth replay wraps it round */
};

/* ---- bit errors -------------------------------------------------------------------------------
 */

/* By multiplication alone, which is the same on every machine. */
static double power(double base, uint64_t n)
{
    double result = 1;
    for (; n; n >>= 1, base *= base) {
        result *= n & 1 ? base : 1;
    }
    return result;
}

bool link_bad(struct link_protocol *l, uint64_t bytes)
{
    return l->good_bit < 1 && rng_real(&l->rng) >= power(l->good_bit, bytes * BITS);
}

static bool bad_unit(struct link_protocol *l, struct way *w, uint64_t bytes)
{
    if (w->spoil) {
        w->spoil--;
        return true;
    }
    return link_bad(l, bytes);
}

static bool bad_flit(struct link_protocol *l, struct way *w, uint64_t flit)
{
    if (!w->drawn || w->drawn_flit != flit) {
        w->drawn = true;
        w->drawn_flit = flit;
        w->drawn_bad = bad_unit(l, w, FLIT_BYTES);
    }
    return w->drawn_bad;
}

/* Of a TLP that spans flits, what is in front of the first bad one has arrived. */
static bool bad_flits(struct link_protocol *l, struct way *w, struct packet *k, uint64_t first,
                      uint64_t end)
{
    bool any = false;
    k->first = first;
    k->end = end;
    for (uint64_t flit = first / FLIT_TLP_BYTES; flit <= (end - 1) / FLIT_TLP_BYTES; flit++) {
        if (bad_flit(l, w, flit) && !any) {
            any = true;
            k->first = first > flit * FLIT_TLP_BYTES ? first : flit * FLIT_TLP_BYTES;
        }
    }
    return any;
}

/* ---- the sender -------------------------------------------------------------------------------
 */

static void replay(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[way];
    w->timer = SIMTIME_NEVER;
    if (w->acked == w->next) {
        return;
    }
    w->next = w->acked;
    w->replaying = false;
    p->root->stats.replays++;
    if (++w->replays == REPLAYS_MAX) {
        w->replays = 0;
        l->ways[LINK_DOWN].resume = l->ways[LINK_UP].resume = now + p->link.retrain_time;
        p->root->stats.retrains++;
        link_detect(p, way, PCIE_ERROR_REPLAY_ROLLOVER, now);
    }
}

void link_hear(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct way *w = &p->protocol->ways[way];
    while (!fifo_empty(&w->reports)) {
        const struct report r = *(const struct report *)fifo_first(&w->reports);
        if (r.time > now) {
            break;
        }
        fifo_pop(&w->reports);
        if (r.expected > w->acked) {
            for (; w->acked < r.expected; w->acked++) {
                w->bytes -= ((const struct packet *)fifo_first(&w->buffer))->tlp.wire_bytes;
                fifo_pop(&w->buffer);
            }
            w->next = w->next > w->acked ? w->next : w->acked;
            w->replays = 0;
            w->timer = w->next > w->acked ? now + p->protocol->replay_time : SIMTIME_NEVER;
        }
        if (r.nak) {
            replay(p, way, now);
        }
    }
    if (w->timer <= now) {
        p->root->stats.replay_timeouts++;
        link_detect(p, way, PCIE_ERROR_REPLAY_TIMEOUT, now);
        replay(p, way, now);
    }
}

static void launch(struct pcie_port *p, unsigned way, const struct link_slot *slot, bool is_bad)
{
    struct way *w = &p->protocol->ways[way];
    *(struct flying *)fifo_push(&w->flying) = (struct flying){ slot->arrival, w->next++, is_bad };
    if (w->timer == SIMTIME_NEVER) {
        w->timer = slot->end + p->protocol->replay_time;
    }
}

/* The same flits again but for empty ones: what was in one flit is in one flit. */
static struct link_slot occupy_again(struct pcie_port *p, unsigned way, const struct packet *k,
                                     simtime_t now)
{
    struct way *w = &p->protocol->ways[way];
    const uint64_t old = k->first / FLIT_TLP_BYTES, bytes = k->end - k->first;
    if (!w->replaying || old != w->old_flit) {
        const uint64_t at = flit_byte_at(p, now), next = p->ways[way].flit_next;
        w->new_flit = ((at > next ? at : next) + FLIT_TLP_BYTES - 1) / FLIT_TLP_BYTES;
        p->root->stats.replay_bytes += FLIT_BYTES;
    }
    const uint64_t first = w->new_flit * FLIT_TLP_BYTES + k->first % FLIT_TLP_BYTES;
    const uint64_t end = first + bytes;
    w->replaying = true;
    w->old_flit = (k->end - 1) / FLIT_TLP_BYTES;
    p->root->stats.replay_bytes += ((end - 1) / FLIT_TLP_BYTES - w->new_flit) * FLIT_BYTES;
    w->new_flit = (end - 1) / FLIT_TLP_BYTES;
    p->ways[way].flit_next = end;
    p->ways[way].free = flit_byte_time(p, end);
    return flit_slot(p, first, end);
}

static void send_again(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[way];
    struct packet *k = way_kept(w, w->next);
    struct pcie_stats *stats = &p->root->stats;
    struct link_slot slot;
    bool is_bad;
    stats->replay_tlps++;
    if (p->flit_ps) {
        slot = occupy_again(p, way, k, now);
        is_bad = bad_flits(l, w, k, p->ways[way].flit_next - (k->end - k->first),
                           p->ways[way].flit_next);
    } else {
        slot = link_occupy(&p->ways[way], k->tlp.wire_bytes, now);
        stats->replay_bytes += k->tlp.wire_bytes;
        is_bad = bad_unit(l, w, k->tlp.wire_bytes);
    }
    *(way == LINK_UP ? &stats->link_busy_up : &stats->link_busy_down) += slot.end - slot.start;
    launch(p, way, &slot, is_bad);
}

/* Room in the replay buffer for `bytes` more; the time without is counted. */
static bool has_room(struct pcie_port *p, struct way *w, uint32_t bytes, simtime_t now)
{
    if (p->link.replay_buffer && w->bytes && w->bytes + bytes > p->link.replay_buffer) {
        w->full_since = simtime_min(w->full_since, now);
        return false;
    }
    if (w->full_since != SIMTIME_NEVER) {
        p->root->stats.replay_stalls++;
        p->root->stats.replay_stall_time += now - w->full_since;
        w->full_since = SIMTIME_NEVER;
    }
    return true;
}

/* After a replay new TLPs begin a flit of their own. */
static struct link_slot occupy_new(struct pcie_port *p, unsigned way, struct packet *k,
                                   simtime_t now, bool *is_bad)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[way];
    const uint32_t bytes = k->tlp.wire_bytes;
    if (p->flit_ps && w->replaying) {
        w->replaying = false;
        p->ways[way].flit_next += FLIT_TLP_BYTES - 1;
        p->ways[way].flit_next -= p->ways[way].flit_next % FLIT_TLP_BYTES;
    }
    const struct link_slot slot = link_occupy(&p->ways[way], bytes, now);
    *is_bad = p->flit_ps
                  ? bad_flits(l, w, k, p->ways[way].flit_next - bytes, p->ways[way].flit_next)
                  : bad_unit(l, w, bytes);
    w->bytes += bytes;
    return slot;
}

static bool send_new(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    struct channel *c = &p->ways[way];
    struct way *w = &l->ways[way];
    simtime_t *since = &l->blocked_since[way];
    struct packet *next = channel_next(c, now);
    if (!next) {
        *since = channel_waits(c, now) ? simtime_min(*since, now) : SIMTIME_NEVER;
        return false;
    }
    if (!has_room(p, w, next->tlp.wire_bytes, now)) {
        return false;
    }
    struct packet *k = fifo_push(&w->buffer);
    bool is_bad;
    k->tlp = next->tlp;
    const struct link_slot slot = occupy_new(p, way, k, now, &is_bad);
    const uint64_t first = k->first, end = k->end;
    channel_sent(c, next, now - simtime_min(*since, now), &slot);
    *since = SIMTIME_NEVER;
    memcpy(k, next, sizeof(*k) + (next->tlp.data ? (size_t)next->tlp.length_dw * DW : 0));
    k->from = NULL; /* it has left that buffer */
    k->first = first;
    k->end = end;
    launch(p, way, &slot, is_bad);
    channel_done(c, next);
    channel_answer(c);
    return true;
}

void link_transmit(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct way *w = &p->protocol->ways[way];
    while (simtime_max(p->ways[way].free, w->resume) <= now) {
        if (w->next < way_count(w)) {
            send_again(p, way, now);
        } else if (!send_new(p, way, now)) {
            return;
        }
    }
}
