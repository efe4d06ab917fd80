/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The GICv2 virtual CPU interface (IHI 0048B, 5.5). The state of each VM on each core is kept
 * apart, so that a world switch, in which KVM saves and restores it through GICH, is nothing but
 * the change of who runs. An access acts when it leaves its core, on what is loaded there then.
 *
 * A Device access always finds its own VM: it arrives before KVM's own accesses to GICH, which are
 * Device too and to the same peripheral (DDI 0487 B2.10.2.2; that GICV and GICH are one is
 * assumed), even if the core holds it back for a while. Nothing orders a Normal-NC access with
 * them.
 *
 * All interrupts are of group 0, as KVM's are for a GICv2. GICV_CTLR has EnableGrp0 alone: EOImode
 * is 0 and a guest cannot make it 1. All other registers read as 0 and ignore writes (5.5.7 on:
 * GICV_ABPR, AIAR, AEOIR, AHPPIR, APRn, IIDR); GICV_DIR is in a second page that is not there.
 */
#include "platform/lives.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES = 4096, WORD = 4, WORD_MASK = 0xf };
enum {
    GICV_CTLR = 0x00,
    GICV_PMR = 0x04,
    GICV_BPR = 0x08,
    GICV_IAR = 0x0c,
    GICV_EOIR = 0x10,
    GICV_RPR = 0x14,
    GICV_HPPIR = 0x18
};
enum {
    ENABLE_GRP0 = 1 << 0,
    PRIORITY_BITS = 0xf8, /* five of them (GICH_LRn.Priority) */
    BPR_BITS = 7,
    BPR_LEAST = 2, /* with five bits of priority (5.5.3) */
    ID_BITS = 0x3ff,
    ID_NONE = 1023,
    PRIORITY_IDLE = 0xff
};

/* What of GICV belongs to one VM on one core. */
struct state {
    uint32_t ctlr, pmr, bpr;
    unsigned count;
    struct gicv_interrupt list[GICV_INTERRUPTS]; /* by number */
};

struct stats {
    uint64_t acknowledged, ended, not_active, strays;
};

struct gicv {
    struct platform *platform;
    bool mapped[VMS_MAX]; /* in stage 2 */
    struct state states[VMS_MAX][CORES_MAX];
    struct stats stats;
};

/* An access as the page sees it. */
struct visit {
    struct gicv *gicv;
    struct state *state;    /* that is loaded */
    uint16_t cause, loaded; /* domains: whose access, whose state */
    unsigned reg;
    simtime_t made, time; /* when the core made it, and when it arrived */
};

static const struct state at_reset = { .bpr = BPR_LEAST };

#define STAT(field) offsetof(struct stats, field)

static const struct stat_row stat_rows[] = {
    { "gicv.acknowledged", STAT_COUNT, STAT(acknowledged), "1", "virtual interrupts made active" },
    { "gicv.ended", STAT_COUNT, STAT(ended), "1", "virtual interrupts deactivated" },
    { "gicv.eoi_not_active", STAT_COUNT, STAT(not_active), "1",
      "ends of virtual interrupts that were not active (GICH_HCR.EOICount)" },
    { "gicv.strays", STAT_COUNT, STAT(strays), "1",
      "accesses of one VM that changed the state of another" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

void gicv_stats(const struct gicv *g, stat_fn *each, void *arg)
{
    stat_each(&stat_table, &g->stats, each, arg);
}

void gicv_free(struct gicv *g)
{
    free(g);
}

/* Whose state is loaded on the core; NULL: nobody's. */
static const struct vm *runs_on(const struct platform *p, unsigned core)
{
    return p->turns[core].vm; /* until its exit is over: kvm_vgic_sync_hwstate() comes after it */
}

/* ---- strays ---------------------------------------------------------------------------------- */

static const char *register_name(unsigned reg)
{
    static const char *const names[] = { "GICV_CTLR", "GICV_PMR", "GICV_BPR",  "GICV_IAR",
                                         "GICV_EOIR", "GICV_RPR", "GICV_HPPIR" };
    return names[reg / WORD];
}

/*
 * An access by `cause` at `made` has come at `time` and changed what is `victim`'s, who runs; `id`
 * is the interrupt, ID_NONE if it is about none.
 */
static void stray(struct gicv *g, simtime_t time, simtime_t made, uint16_t cause, uint16_t victim,
                  unsigned reg, unsigned id, uint32_t value)
{
    struct platform_error e = {
        .time = time,
        .kind = "gicv-stray",
        .address = GICV_BASE + reg,
        .domain = cause,
        .running = victim,
        .victim = "other-guest",
    };
    const char *name = register_name(reg);
    char what[48];
    if (id != ID_NONE) {
        snprintf(what, sizeof(what), "interrupt %u of VM %u is %s", id, victim,
                 reg == GICV_IAR ? "acknowledged" : "ended");
    } else {
        snprintf(what, sizeof(what), "%s of VM %u becomes 0x%x", name, victim, value);
    }
    snprintf(e.text, sizeof(e.text), "VM %u's %s %s while VM %u runs: %s", cause, name,
             reg == GICV_IAR ? "read comes" : "write drains", victim, what);
    g->stats.strays++;
    struct platform_life *l =
        life_begin(g->platform, &(struct bus_origin){ .issued = made, .domain = cause }, e.address);
    if (l) {
        e.life = l->number;
        snprintf(l->kind, sizeof(l->kind), "%s", e.kind);
        life_add(l, &(struct life_event){ .time = time,
                                          .what = LIFE_STATE,
                                          .domain = life_owner(g->platform, victim) });
        life_add(l, &(struct life_event){ .time = time, .what = LIFE_DONE });
    }
    machine_record(g->platform, &e);
}

/* The access has changed the state that is loaded. */
static void acted(const struct visit *v, unsigned id, uint32_t value)
{
    if (v->loaded && v->cause != v->loaded) {
        stray(v->gicv, v->time, v->made, v->cause, v->loaded, v->reg, id, value);
    }
}

/* ---- list registers -------------------------------------------------------------------------- */

static unsigned place_of(const struct state *s, unsigned id)
{
    unsigned i = 0;
    while (i < s->count && s->list[i].id < id) {
        i++;
    }
    return i;
}

static struct gicv_interrupt *find(struct state *s, unsigned id)
{
    const unsigned i = place_of(s, id);
    return i < s->count && s->list[i].id == id ? &s->list[i] : NULL;
}

static struct gicv_interrupt *add(struct state *s, unsigned id)
{
    const unsigned i = place_of(s, id);
    memmove(&s->list[i + 1], &s->list[i], (s->count - i) * sizeof(s->list[0]));
    s->count++;
    s->list[i] = (struct gicv_interrupt){ .id = (uint16_t)id };
    return &s->list[i];
}

static void remove_empty(struct state *s, struct gicv_interrupt *i)
{
    if (!i->pending && !i->active) {
        s->count--;
        memmove(i, i + 1, (size_t)(&s->list[s->count] - i) * sizeof(*i));
    }
}

/* Of the highest priority; of several the lowest number (IMPLEMENTATION DEFINED, 3.2). */
static struct gicv_interrupt *best_pending(struct state *s)
{
    struct gicv_interrupt *best = NULL;
    for (unsigned i = 0; i < s->count && s->ctlr & ENABLE_GRP0; i++) {
        struct gicv_interrupt *at = &s->list[i];
        if (at->pending && (!best || at->priority < best->priority)) {
            best = at;
        }
    }
    return best;
}

/* With EOImode 0 what is active is what runs: GICH_APR says no more than the list. */
static unsigned running_priority(const struct state *s)
{
    unsigned priority = PRIORITY_IDLE;
    for (unsigned i = 0; i < s->count; i++) {
        if (s->list[i].active && s->list[i].priority < priority) {
            priority = s->list[i].priority;
        }
    }
    return priority;
}

/* The part of a priority that decides on preemption (3.3.3). */
static unsigned group_priority(const struct state *s, unsigned priority)
{
    return priority & 0xffU << (s->bpr + 1);
}

/* What GICV signals to the guest. */
static struct gicv_interrupt *signalled(struct state *s)
{
    struct gicv_interrupt *best = best_pending(s);
    const unsigned runs = running_priority(s);
    if (!best || best->priority >= s->pmr ||
        (runs != PRIORITY_IDLE && group_priority(s, best->priority) >= group_priority(s, runs))) {
        return NULL;
    }
    return best;
}

/* ---- registers ------------------------------------------------------------------------------- */

static uint32_t acknowledge(const struct visit *v)
{
    struct gicv_interrupt *i = signalled(v->state);
    if (!i) {
        return ID_NONE;
    }
    i->pending = false;
    i->active = true;
    v->gicv->stats.acknowledged++;
    acted(v, i->id, 0);
    return i->id;
}

static void end(const struct visit *v, unsigned id)
{
    if (id >= GICV_IDS) {
        return; /* of a spurious interrupt: no effect (4.4.5) */
    }
    struct gicv_interrupt *i = find(v->state, id);
    if (!i || !i->active) {
        v->gicv->stats.not_active++;
        return;
    }
    i->active = false;
    remove_empty(v->state, i);
    v->gicv->stats.ended++;
    acted(v, id, 0);
}

static uint32_t read_register(const struct visit *v)
{
    struct state *s = v->state;
    switch (v->reg) {
    case GICV_CTLR: return s->ctlr;
    case GICV_PMR: return s->pmr;
    case GICV_BPR: return s->bpr;
    case GICV_IAR: return acknowledge(v);
    case GICV_RPR: return running_priority(s);
    case GICV_HPPIR: {
        const struct gicv_interrupt *i = best_pending(s);
        return i ? i->id : ID_NONE;
    }
    default: return 0;
    }
}

static void set(const struct visit *v, uint32_t *field, uint32_t value)
{
    if (*field != value) {
        *field = value;
        acted(v, ID_NONE, value);
    }
}

static void write_register(const struct visit *v, uint32_t value)
{
    struct state *s = v->state;
    const uint32_t bpr = value & BPR_BITS;
    switch (v->reg) {
    case GICV_CTLR: set(v, &s->ctlr, value & ENABLE_GRP0); break;
    case GICV_PMR: set(v, &s->pmr, value & PRIORITY_BITS); break;
    case GICV_BPR: set(v, &s->bpr, bpr < BPR_LEAST ? BPR_LEAST : bpr); break;
    case GICV_EOIR: end(v, value & ID_BITS); break;
    default: break;
    }
}

/* ---- the page -------------------------------------------------------------------------------- */

/* With no VM's state loaded (GICH_HCR.En is 0) there is nothing to act on: `nobody`. */
static bool begin(struct gicv *g, unsigned master, uint16_t domain, enum bus_attr attr,
                  struct state *nobody, struct visit *v)
{
    const bool device = attr == BUS_DEVICE_nE || attr == BUS_DEVICE_E;
    const struct platform *p = g->platform;
    if (master >= CORES_MAX) {
        return false; /* no core: nothing is banked for it */
    }
    const uint16_t cause = domain_owner(domain);
    const struct vm *vm = device ? platform_vm_number(p, cause - 1U) : runs_on(p, master);
    *nobody = at_reset;
    *v = (struct visit){
        .gicv = g,
        .state = vm ? &g->states[vm->domain - 1][master] : nobody,
        .cause = cause,
        .loaded = vm ? vm->domain : 0,
    };
    return true;
}

/* Registers are words (IHI 0048B 4.1.4); a part of one is ignored (assumed). */
static struct bus_answer write_page(void *self, uint64_t offset, const struct bus_write *w)
{
    struct gicv *g = self;
    struct state nobody;
    struct visit v;
    if (!begin(g, w->master, w->domain, w->attr, &nobody, &v)) {
        return (struct bus_answer){ w->time, BUS_DECERR };
    }
    v.time = w->time;
    v.made = w->time - w->age;
    for (unsigned at = 0; at < BUS_LINE; at += WORD) {
        if ((w->mask >> at & WORD_MASK) == WORD_MASK) {
            uint32_t value;
            memcpy(&value, w->data + at, sizeof(value));
            v.reg = (unsigned)offset + at;
            write_register(&v, value);
        }
    }
    return (struct bus_answer){ w->time + g->platform->params.root.bus_latency, BUS_OK };
}

/* Whoever reads a part of GICV_IAR acknowledges (assumed). */
static struct bus_answer read_page(void *self, uint64_t offset, const struct bus_read *r,
                                   uint8_t *data)
{
    struct gicv *g = self;
    struct state nobody;
    struct visit v;
    if (!begin(g, r->master, r->domain, r->attr, &nobody, &v)) {
        return (struct bus_answer){ r->time, BUS_DECERR };
    }
    v.time = v.made = r->time;
    for (uint64_t at = offset & ~(uint64_t)(WORD - 1); at < offset + r->size; at += WORD) {
        v.reg = (unsigned)at;
        const uint32_t value = read_register(&v);
        for (unsigned b = 0; b < WORD; b++) {
            if (at + b >= offset && at + b < offset + r->size) {
                data[at + b - offset] = (uint8_t)(value >> (8 * b));
            }
        }
    }
    return (struct bus_answer){ r->time + g->platform->params.root.bus_latency, BUS_OK };
}

static struct gicv *make(struct platform *p, struct error *e)
{
    struct gicv *g = calloc(1, sizeof(*g));
    if (!g) {
        error_fault(e, "out of memory for GICV");
        return NULL;
    }
    g->platform = p;
    for (unsigned vm = 0; vm < VMS_MAX; vm++) {
        for (unsigned core = 0; core < CORES_MAX; core++) {
            g->states[vm][core] = at_reset;
        }
    }
    const struct bus_target target = { .self = g, .write = write_page, .read = read_page };
    if (!bus_map(p->bus, (pa_t){ GICV_BASE }, PAGE_BYTES, "GICV", &target, e)) {
        free(g);
        return NULL;
    }
    return g;
}

/* ---- the outside ----------------------------------------------------------------------------- */

bool vm_map_gicv(struct vm *vm, const struct map_request *r, struct mapping *out, struct error *e)
{
    struct platform *p = vm->platform;
    *out = (struct mapping){ .ipa = { GICC_IPA }, .pa = { GICV_BASE }, .size = PAGE_BYTES };
    if (!kvm_gicv(vm->policy, p->params.machine.fwb, &out->stage2, e) ||
        (!p->gicv && !(p->gicv = make(p, e)))) {
        return false;
    }
    bool *mapped = &p->gicv->mapped[vm->domain - 1];
    const struct mmu_memory tables = machine_tables(p);
    if (!*mapped &&
        !mmu_map(&tables, vm->s2_root, GICC_IPA, GICV_BASE, PAGE_BYTES, out->stage2.pte, e)) {
        return false;
    }
    *mapped = true;
    return machine_map_stage1(vm, r, out, 0, true, e);
}

bool vm_interrupt(struct vm *vm, unsigned core, unsigned id, unsigned priority, struct error *e)
{
    struct gicv *g = vm->platform->gicv;
    if (!g || !g->mapped[vm->domain - 1]) {
        return error_set(e, "this VM has no GICV to acknowledge it: map_gicv first");
    }
    if (core >= vm->platform->params.machine.cores) {
        return error_set(e, "no core %u: this platform has %llu (parameter cores)", core,
                         (unsigned long long)vm->platform->params.machine.cores);
    }
    if (id >= GICV_IDS) {
        return error_set(e, "interrupt %u: expected 0 to %d", id, GICV_IDS - 1);
    }
    if (priority > UINT8_MAX) {
        return error_set(e, "priority %u: expected 0 to %d", priority, UINT8_MAX);
    }
    struct state *s = &g->states[vm->domain - 1][core];
    struct gicv_interrupt *i = find(s, id);
    if (!i && s->count == GICV_INTERRUPTS) {
        return error_set(e, "at most %d interrupts of a VM on one core", GICV_INTERRUPTS);
    }
    if (!i) {
        i = add(s, id);
    }
    if (!i->active) { /* which goes on at the priority that it was acknowledged with */
        i->priority = priority & PRIORITY_BITS;
    }
    i->pending = true;
    return true;
}

size_t vm_interrupts(const struct vm *vm, unsigned core, struct gicv_interrupt out[GICV_INTERRUPTS])
{
    const struct gicv *g = vm->platform->gicv;
    if (!g || core >= CORES_MAX) {
        return 0;
    }
    const struct state *s = &g->states[vm->domain - 1][core];
    memcpy(out, s->list, s->count * sizeof(*out));
    return s->count;
}
