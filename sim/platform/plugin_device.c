/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A device whose model is a plugin's. What the model does in the process of a SystemC module of its
 * own comes in between our processes: each way outwards enters the kernel.
 */
#include "platform/plugin_own.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    ORDER_PLUGIN = 0x10000, /* after ports, the root complex and cores at the same time */
    FIRST_OWED = 16
};

/* 100 s: of a delay, and how far ahead a model may write. More is a mistake of the model's. */
static const simtime_t LONGEST = (simtime_t)100 * 1000 * 1000 * 1000 * PS_PER_NS;

/* A request without an answer yet. */
struct owed {
    uint64_t token;   /* what the model knows it by: never used again */
    uint64_t outside; /* the endpoint's token, which may be */
};

struct plugin_device {
    const struct plugin_model *model;
    void *instance; /* the model's */
    struct gather_host host;
    struct pcie_device_host out; /* its functions are NULL until it is attached */
    struct kernel *kernel;       /* NULL: it is being taken down */
    struct process *process;
    struct owed *owed;
    size_t owed_count, owed_room;
    uint64_t tokens;    /* given to requests */
    uint64_t forgotten; /* of them: nobody waits for those up to here since a reset */
    unsigned busy;
};

static void fail_with(struct plugin_device *d, const char *format, ...) GATHER_PRINTF(2, 3);
static void fail_with(struct plugin_device *d, const char *format, ...)
{
    char text[480];
    struct error e;
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    plugin_one_line(text);
    error_set(&e, "model \"%s\" (%s): %s", d->model->row.name, d->model->path, text);
    if (d->kernel) {
        kernel_fail(d->kernel, &e);
    }
}

/* ---- requests ---------------------------------------------------------------------------------
 */

static struct gather_request request_of(struct plugin_device *d,
                                        const struct pcie_device_request *r)
{
    return (struct gather_request){
        .offset = r->offset,
        .time = r->time,
        .token = ++d->tokens,
        .length_dw = r->length_dw,
        .bytes = r->bytes,
        .bar = (uint8_t)r->bar,
        .first_be = r->first_be,
        .last_be = r->last_be,
        .poisoned = r->poisoned,
        .requester_id = r->requester_id,
    };
}

/* What it says, if it can be meant. */
static bool answer_of(struct plugin_device *d, const struct gather_answer *from,
                      struct pcie_device_answer *to)
{
    if (from->status != GATHER_SUCCESS && from->status != GATHER_UNSUPPORTED &&
        from->status != GATHER_ABORT) {
        fail_with(d, "status %u of an answer: expected 0, 1 (UR) or 4 (CA)", from->status);
        return false;
    }
    if (from->delay > LONGEST) {
        fail_with(d, "delay %" PRIu64 " ps of an answer: expected at most %" PRIu64, from->delay,
                  LONGEST);
        return false;
    }
    *to = (struct pcie_device_answer){
        .status = from->status,
        .silent = from->silent != 0,
        .poisoned = from->poisoned != 0,
        .delay = from->delay,
    };
    return true;
}

static bool owe(struct plugin_device *d, uint64_t token, uint64_t outside)
{
    if (d->owed_count == d->owed_room) {
        const size_t room = d->owed_room ? d->owed_room * 2 : FIRST_OWED;
        struct owed *grown = realloc(d->owed, room * sizeof(*grown));
        if (!grown) {
            fail_with(d, "out of memory for a request without an answer");
            return false;
        }
        d->owed = grown;
        d->owed_room = room;
    }
    d->owed[d->owed_count++] = (struct owed){ .token = token, .outside = outside };
    kernel_expect(d->kernel, true);
    return true;
}

/* Out of the list; false: it is not there. */
static bool take_owed(struct plugin_device *d, uint64_t token, struct owed *out)
{
    for (size_t i = 0; i < d->owed_count; i++) {
        if (d->owed[i].token == token) {
            *out = d->owed[i];
            d->owed[i] = d->owed[--d->owed_count];
            return true;
        }
    }
    return false;
}

static void answered(struct plugin_device *d, uint64_t token, uint64_t outside,
                     const struct gather_answer *given, struct pcie_device_answer *a)
{
    if (!answer_of(d, given, a)) {
        a->silent = true;
    } else if (given->later && owe(d, token, outside)) {
        a->later = true;
    }
}

static void device_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                         struct pcie_device_answer *a)
{
    struct plugin_device *d = self;
    const struct gather_request request = request_of(d, r);
    struct gather_answer given = { 0 };
    d->model->model.write(d->instance, &request, data, &given);
    answered(d, request.token, r->token, &given, a);
}

static void device_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                        struct pcie_device_answer *a)
{
    struct plugin_device *d = self;
    const struct gather_request request = request_of(d, r);
    struct gather_answer given = { 0 };
    d->model->model.read(d->instance, &request, data, &given);
    answered(d, request.token, r->token, &given, a);
}

static bool device_peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size)
{
    struct plugin_device *d = self;
    return d->model->model.peek(d->instance, bar, offset, to, size);
}

static bool device_poke(void *self, unsigned bar, uint64_t offset, const void *from, size_t size)
{
    struct plugin_device *d = self;
    return d->model->model.poke(d->instance, bar, offset, from, size);
}

static void device_reset(void *self, simtime_t time)
{
    struct plugin_device *d = self;
    for (; d->owed_count > 0; d->owed_count--) {
        kernel_expect(d->kernel, false);
    }
    d->forgotten = d->tokens;
    process_sleep(d->process);
    if (d->model->model.reset) {
        d->model->model.reset(d->instance, time);
    }
}

static void device_stats(void *self, stat_fn *each, void *arg)
{
    struct plugin_device *d = self;
    d->model->model.stats(d->instance, each, arg);
}

static void device_attach(void *self, const struct pcie_device_host *host)
{
    struct plugin_device *d = self;
    d->out = *host;
}

static void device_free(void *self)
{
    struct plugin_device *d = self;
    d->kernel = NULL;
    if (d->model->model.destroy) {
        d->model->model.destroy(d->instance);
    }
    free(d->owed);
    free(d);
}

/* ---- the way outwards --------------------------------------------------------------------------
 */

static void host_done(void *self, uint64_t token, const struct gather_answer *answer,
                      const void *data)
{
    struct plugin_device *d = self;
    struct pcie_device_answer a;
    struct owed owed;
    if (!d->kernel) {
        return;
    }
    if (token <= d->forgotten) {
        return;
    }
    if (!take_owed(d, token, &owed)) {
        fail_with(d, "done() for token %" PRIu64 ", a request that waits for no answer", token);
        return;
    }
    if (!answer_of(d, answer, &a)) {
        return;
    }
    kernel_enter(d->kernel);
    kernel_expect(d->kernel, false);
    d->out.done(d->out.self, owed.outside, &a, data);
    kernel_leave(d->kernel);
}

/* When the model wants something written; false: that cannot be meant. */
static bool time_of(struct plugin_device *d, uint64_t asked, simtime_t *time)
{
    const simtime_t now = kernel_now(d->kernel);
    *time = simtime_max(asked, now);
    if (*time - now > LONGEST) {
        fail_with(d,
                  "a write at %" PRIu64 " ps, now is %" PRIu64 " ps: expected at most %" PRIu64
                  " ps ahead",
                  asked, now, LONGEST);
        return false;
    }
    return true;
}

static bool host_dma_write(void *self, uint64_t time, uint64_t address, const void *data,
                           size_t size)
{
    struct plugin_device *d = self;
    if (!d->kernel || !d->out.dma_write) {
        return false;
    }
    simtime_t at;
    kernel_enter(d->kernel);
    const bool sent =
        time_of(d, time, &at) && d->out.dma_write(d->out.self, at, address, data, size);
    kernel_leave(d->kernel);
    return sent;
}

static bool host_msi(void *self, uint64_t time, uint32_t vector)
{
    struct plugin_device *d = self;
    if (!d->kernel || !d->out.msi) {
        return false;
    }
    simtime_t at;
    kernel_enter(d->kernel);
    const bool sent = time_of(d, time, &at) && d->out.msi(d->out.self, at, vector);
    kernel_leave(d->kernel);
    return sent;
}

static uint64_t host_now(void *self)
{
    struct plugin_device *d = self;
    if (!d->kernel) {
        return 0;
    }
    kernel_enter(d->kernel);
    return kernel_now(d->kernel);
}

static void host_wake_at(void *self, uint64_t time)
{
    struct plugin_device *d = self;
    if (d->kernel && d->model->model.wake) {
        kernel_enter(d->kernel);
        process_wake(d->process, time);
        kernel_leave(d->kernel);
    }
}

static void host_busy(void *self, bool more)
{
    struct plugin_device *d = self;
    if (!d->kernel) {
        return;
    }
    if (!more && d->busy == 0) {
        fail_with(d, "busy(false) without busy(true)");
        return;
    }
    d->busy += more ? 1U : -1U;
    kernel_enter(d->kernel);
    kernel_expect(d->kernel, more);
    kernel_leave(d->kernel);
}

static void host_fail(void *self, const char *text)
{
    fail_with(self, "%s", text ? text : "it fails without a word");
}

static void wake(void *self, simtime_t now)
{
    struct plugin_device *d = self;
    d->model->model.wake(d->instance, now);
}

/* ---- making one --------------------------------------------------------------------------------
 */

static bool check_bars(const struct plugin_model *m,
                       const struct pcie_device_bar bars[PCIE_DEVICE_BARS],
                       uint64_t sizes[GATHER_BARS], struct error *e)
{
    for (unsigned i = 0; i < GATHER_BARS; i++) {
        if (bars[i].size < m->row.bars[i]) {
            return error_set(e, "model \"%s\" needs BAR %u with %" PRIu64 " bytes or more",
                             m->row.name, i, m->row.bars[i]);
        }
        sizes[i] = bars[i].size;
    }
    return true;
}

static void key_values(const struct plugin_model *m, const void *params, uint64_t *values)
{
    for (size_t i = 0; i < m->table.count; i++) {
        const char *field = (const char *)params + m->params[i].offset;
        if (m->params[i].type == PARAM_BOOL) {
            bool flag;
            memcpy(&flag, field, sizeof(flag));
            values[i] = flag;
        } else {
            memcpy(&values[i], field, sizeof(values[i]));
        }
    }
}

static bool create(struct plugin_device *d, const struct gather_instance *given, struct error *e)
{
    const struct gather_model *model = &d->model->model;
    char why[400] = "";
    d->instance = model->create(model->user, given, why, sizeof(why));
    if (d->instance) {
        return true;
    }
    why[sizeof(why) - 1] = '\0';
    plugin_one_line(why);
    return error_set(e, "model \"%s\" (%s): %s", d->model->row.name, d->model->path,
                     why[0] ? why : "it makes no instance, and does not say why");
}

bool plugin_device_make(const struct plugin_model *m, struct kernel *k, unsigned number,
                        const struct pcie_device_bar bars[PCIE_DEVICE_BARS], const void *params,
                        struct pcie_device *out, struct error *e)
{
    uint64_t values[KEYS_MAX];
    struct gather_instance given = { .keys = values };
    if (!check_bars(m, bars, given.bars, e)) {
        return false;
    }
    key_values(m, params, values);
    struct plugin_device *d = calloc(1, sizeof(*d));
    if (!d) {
        return error_fault(e, "out of memory for a device");
    }
    d->model = m;
    d->kernel = k;
    d->host = (struct gather_host){
        .self = d,
        .done = host_done,
        .dma_write = host_dma_write,
        .msi = host_msi,
        .now = host_now,
        .wake_at = host_wake_at,
        .busy = host_busy,
        .fail = host_fail,
    };
    given.host = &d->host;
    d->process = kernel_spawn(k, m->row.name, ORDER_PLUGIN + number, wake, d, e);
    if (!d->process) {
        free(d);
        return false;
    }
    if (!create(d, &given, e)) {
        process_sleep(d->process); /* until the kernel goes */
        free(d);
        return false;
    }
    *out = (struct pcie_device){
        .self = d,
        .model = m->row.name,
        .takes_poison = true,
        .write = device_write,
        .read = device_read,
        .peek = m->model.peek ? device_peek : NULL,
        .poke = m->model.poke ? device_poke : NULL,
        .reset = device_reset,
        .stats = m->model.stats ? device_stats : NULL,
        .attach = device_attach,
        .free = device_free,
    };
    return true;
}
