/* SPDX-License-Identifier: Apache-2.0 */
/* The sender of a link that loses TLPs: bit errors, the replay buffer and its timer, flits again.
 */
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
static bool bad_flits(struct link_protocol *l, struct way *w, struct kept *k, uint64_t first,
                      uint64_t end)
{
    bool any = false;
    k->from = first;
    k->end = end;
    for (uint64_t flit = first / FLIT_TLP_BYTES; flit <= (end - 1) / FLIT_TLP_BYTES; flit++) {
        if (bad_flit(l, w, flit) && !any) {
            any = true;
            k->from = first > flit * FLIT_TLP_BYTES ? first : flit * FLIT_TLP_BYTES;
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
                w->bytes -= ((const struct kept *)fifo_first(&w->buffer))->tlp.wire_bytes;
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
static struct link_slot occupy_again(struct pcie_port *p, unsigned way, const struct kept *k,
                                     simtime_t now)
{
    struct way *w = &p->protocol->ways[way];
    const uint64_t old = k->from / FLIT_TLP_BYTES, bytes = k->end - k->from;
    if (!w->replaying || old != w->old_flit) {
        const uint64_t at = flit_byte_at(p, now), next = p->flit_next[way];
        w->new_flit = ((at > next ? at : next) + FLIT_TLP_BYTES - 1) / FLIT_TLP_BYTES;
        p->root->stats.replay_bytes += FLIT_BYTES;
    }
    const uint64_t first = w->new_flit * FLIT_TLP_BYTES + k->from % FLIT_TLP_BYTES;
    const uint64_t end = first + bytes;
    w->replaying = true;
    w->old_flit = (k->end - 1) / FLIT_TLP_BYTES;
    p->root->stats.replay_bytes += ((end - 1) / FLIT_TLP_BYTES - w->new_flit) * FLIT_BYTES;
    w->new_flit = (end - 1) / FLIT_TLP_BYTES;
    p->flit_next[way] = end;
    *way_free(p, way) = flit_byte_time(p, end);
    return flit_slot(p, first, end);
}

static void send_again(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[way];
    struct kept *k = way_kept(w, w->next);
    struct pcie_stats *stats = &p->root->stats;
    struct link_slot slot;
    bool is_bad;
    stats->replay_tlps++;
    if (p->flit_ps) {
        slot = occupy_again(p, way, k, now);
        is_bad = bad_flits(l, w, k, p->flit_next[way] - (k->end - k->from), p->flit_next[way]);
    } else {
        slot = link_occupy(p, way, k->tlp.wire_bytes, now);
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
static struct link_slot occupy_new(struct pcie_port *p, unsigned way, struct kept *k, simtime_t now,
                                   bool *is_bad)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[way];
    const uint32_t bytes = k->tlp.wire_bytes;
    if (p->flit_ps && w->replaying) {
        w->replaying = false;
        p->flit_next[way] += FLIT_TLP_BYTES - 1;
        p->flit_next[way] -= p->flit_next[way] % FLIT_TLP_BYTES;
    }
    const struct link_slot slot = link_occupy(p, way, bytes, now);
    *is_bad = p->flit_ps ? bad_flits(l, w, k, p->flit_next[way] - bytes, p->flit_next[way])
                         : bad_unit(l, w, bytes);
    w->bytes += bytes;
    return slot;
}

static bool send_new_down(struct pcie_port *p, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[LINK_DOWN];
    const enum link_next what = link_next_down(p, now);
    if (what == LINK_NOTHING) {
        const bool waits = (!fifo_empty(&p->writes) &&
                            ((const struct tx_write *)fifo_first(&p->writes))->ready <= now) ||
                           (!fifo_empty(&p->reads) &&
                            ((const struct tx_read *)fifo_first(&p->reads))->ready <= now);
        simtime_t *since = &l->blocked_since[LINK_DOWN];
        *since = waits ? simtime_min(*since, now) : SIMTIME_NEVER;
        return false;
    }
    const struct pcie_tlp *t = what == LINK_WRITE
                                   ? &((const struct tx_write *)fifo_first(&p->writes))->tlp
                                   : &((const struct tx_read *)fifo_first(&p->reads))->tlp;
    if (!has_room(p, w, t->wire_bytes, now)) {
        return false;
    }
    struct kept *k = fifo_push(&w->buffer);
    bool is_bad;
    k->tlp = *t;
    const struct link_slot slot = occupy_new(p, LINK_DOWN, k, now, &is_bad);
    const simtime_t waited = now - simtime_min(l->blocked_since[LINK_DOWN], now);
    l->blocked_since[LINK_DOWN] = SIMTIME_NEVER;
    if (what == LINK_WRITE) {
        struct tx_write *write = fifo_first(&p->writes);
        k->kind = KEPT_WRITE;
        memcpy(k->data, write->data, (size_t)t->length_dw * DW_BYTES);
        write->tlp.data = write->data;
        link_write_sent(p, write, waited, &slot);
    } else {
        k->kind = KEPT_READ;
        k->read = *(const struct tx_read *)fifo_first(&p->reads);
        link_read_sent(p, fifo_first(&p->reads), waited, &slot);
    }
    launch(p, LINK_DOWN, &slot, is_bad);
    return true;
}

/* Completion credits: those of TLP `t` if they are there. */
static bool take_credits(struct pcie_port *p, const struct pcie_tlp *t, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    const uint32_t data = (t->length_dw + DATA_CREDIT_DW - 1) / DATA_CREDIT_DW;
    while (!fifo_empty(&l->cpl_updates)) {
        const struct credit_return *u = fifo_first(&l->cpl_updates);
        if (u->time > now) {
            break;
        }
        link_add_credits(p, &l->cplh, &l->cplh_rest, u->ph);
        link_add_credits(p, &l->cpld, &l->cpld_rest, u->pd);
        fifo_pop(&l->cpl_updates);
    }
    if (t->type == PCIE_MSG) {
        return true;
    }
    if (l->cplh < 1 || l->cpld < data) {
        return false;
    }
    l->cplh -= l->cplh != UINT64_MAX;
    l->cpld -= l->cpld != UINT64_MAX ? data : 0;
    return true;
}

static bool send_new_up(struct pcie_port *p, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[LINK_UP];
    struct pcie_stats *stats = &p->root->stats;
    if (fifo_empty(&l->rising)) {
        return false;
    }
    struct kept *first = fifo_first(&l->rising);
    if (!has_room(p, w, first->tlp.wire_bytes, now)) {
        return false;
    }
    simtime_t *since = &l->blocked_since[LINK_UP];
    if (!take_credits(p, &first->tlp, now)) {
        *since = simtime_min(*since, now);
        return false;
    }
    struct kept *k = fifo_push(&w->buffer);
    memcpy(k, first, sizeof(*k) + UP_DATA);
    fifo_pop(&l->rising);
    bool is_bad;
    const struct link_slot slot = occupy_new(p, LINK_UP, k, now, &is_bad);
    if (*since < now) {
        k->tlp.waited = now - *since;
        stats->credit_stalls++;
        stats->credit_stall_time += k->tlp.waited;
    }
    *since = SIMTIME_NEVER;
    k->tlp.time = slot.start;
    k->tlp.end = slot.end;
    k->tlp.data = k->tlp.data ? k->data : NULL;
    stats->link_busy_up += slot.end - slot.start;
    stats->wire_up += k->tlp.wire_bytes;
    root_see(p->root, &k->tlp);
    launch(p, LINK_UP, &slot, is_bad);
    return true;
}

void link_transmit(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct way *w = &p->protocol->ways[way];
    while (simtime_max(*way_free(p, way), w->resume) <= now) {
        if (w->next < way_count(w)) {
            send_again(p, way, now);
        } else if (!(way == LINK_UP ? send_new_up(p, now) : send_new_down(p, now))) {
            return;
        }
    }
}
