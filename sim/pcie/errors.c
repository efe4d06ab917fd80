/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Errors: what a function logs, the message that tells of it, what ports and the root make of that,
 * and what a core is told of its own request (docs/errors.md).
 */
#include "pcie/errors.h"

#include <assert.h>
#include <string.h>

/* ---- names of what is recorded ----------------------------------------------------------------
 */

static const char *const error_names[PCIE_ERRORS] = {
    [PCIE_ERROR_DLP] = "dlp",
    [PCIE_ERROR_SURPRISE_DOWN] = "link-down",
    [PCIE_ERROR_POISON] = "poison",
    [PCIE_ERROR_FCP] = "fcp",
    [PCIE_ERROR_TIMEOUT] = "timeout",
    [PCIE_ERROR_ABORT] = "ca",
    [PCIE_ERROR_UNEXPECTED] = "unexpected",
    [PCIE_ERROR_OVERFLOW] = "overflow",
    [PCIE_ERROR_MALFORMED] = "malformed",
    [PCIE_ERROR_ECRC] = "ecrc",
    [PCIE_ERROR_UNSUPPORTED] = "ur",
    [PCIE_ERROR_ACS] = "acs",
    [PCIE_ERROR_INTERNAL] = "internal",
    [PCIE_ERROR_ATOMIC_BLOCKED] = "atomic-blocked",
    [PCIE_ERROR_PREFIX_BLOCKED] = "prefix-blocked",
    [PCIE_ERROR_POISON_BLOCKED] = "poison-blocked",
    [PCIE_ERROR_RECEIVER] = "receiver",
    [PCIE_ERROR_BAD_TLP] = "bad-tlp",
    [PCIE_ERROR_BAD_DLLP] = "bad-dllp",
    [PCIE_ERROR_REPLAY_ROLLOVER] = "replay-rollover",
    [PCIE_ERROR_REPLAY_TIMEOUT] = "replay-timeout",
    [PCIE_ERROR_ADVISORY] = "advisory",
    [PCIE_ERROR_CORRECTED_INTERNAL] = "corrected-internal",
    [PCIE_ERROR_HEADER_OVERFLOW] = "header-overflow",
};

/** What `charge` of a message says besides the number of the error. */
enum {
    CHARGE_ERROR = 0xff,
    CHARGE_WRITE = 0x100,    /* of a posted write */
    CHARGE_LINKDOWN = 0x200, /* which met a link that is down */
    CHARGE_QUIET = 0x400     /* recorded by another name already */
};

enum { KIND_MAX = 32 };

/* "write-ur": a posted write failed; "advisory-ur": of a request whose requester is told. */
static void name_message(const struct pcie_tlp *m, enum pcie_error_message kind,
                         char name[KIND_MAX])
{
    static const char *const messages[] = { "none", "err-cor", "err-nonfatal", "err-fatal" };
    const unsigned error = m->charge & CHARGE_ERROR;
    const bool advisory =
        error != 0 && kind == PCIE_ERR_COR && error - 1 < (unsigned)PCIE_UNCORRECTABLE;
    const char *prefix = m->charge & CHARGE_WRITE ? "write-" : advisory ? "advisory-" : "";
    const char *what = m->charge & CHARGE_LINKDOWN ? "linkdown"
                       : error == 0                ? messages[kind]
                                                   : error_names[error - 1];
    (void)snprintf(name, KIND_MAX, "%s%s", prefix, what);
}

/* ---- messages ----------------------------------------------------------------------------------
 */

static const uint8_t message_codes[] = { [PCIE_NO_MESSAGE] = 0,
                                         [PCIE_ERR_COR] = 0x30,
                                         [PCIE_ERR_NONFATAL] = 0x31,
                                         [PCIE_ERR_FATAL] = 0x33 };

enum pcie_error_message error_message_of(uint8_t code)
{
    for (unsigned i = PCIE_ERR_COR; i < ARRAY_LEN(message_codes); i++) {
        if (message_codes[i] == code) {
            return (enum pcie_error_message)i;
        }
    }
    return PCIE_NO_MESSAGE;
}

/* Nothing is lost by a correctable error, and no core is told. */
static void record_corrected(struct pcie_root *r, const struct pcie_record *record)
{
    if (r->params.posted_error == PCIE_POSTED_SILENT) {
        r->stats.errors++;
    } else {
        root_record(r, record);
    }
}

/* What the root complex makes of a message that has come to its side of root port `p`. */
static void tell_root(struct pcie_port *p, enum pcie_error_message kind, const struct pcie_tlp *m,
                      simtime_t time)
{
    struct pcie_root *r = p->root;
    const struct pcie_root_error e =
        pcie_root_error_message(&p->function.config, kind, m->requester_id);
    char name[KIND_MAX];
    r->stats.error_interrupts += e.interrupt && r->params.posted_error != PCIE_POSTED_SILENT;
    const struct pcie_record record = { .time = time,
                                        .kind = name,
                                        .at = m->address,
                                        .of = tlp_origin(m),
                                        .source = m->requester_id,
                                        .message = kind };
    name_message(m, kind, name);
    if (!(m->charge & CHARGE_QUIET)) {
        (kind == PCIE_ERR_COR ? record_corrected : root_lost)(r, &record);
    } else {
        struct pcie_record quiet = record; /* its registers have it in any case */
        if (r->params.posted_error == PCIE_POSTED_SILENT) {
            quiet.message = PCIE_NO_MESSAGE;
        }
        root_tell(r, &quiet);
    }
    if (e.system_error) {
        root_report(r, time, m->address, &record.of);
    }
}

/* A root port has it already where it is to go. */
void errors_send(struct pcie_function *f, enum pcie_error_message kind, struct pcie_tlp *m,
                 simtime_t time)
{
    struct pcie_port *p = f->port;
    if (f->downstream && !p->parent) {
        tell_root(p, kind, m, time);
        return;
    }
    if (f->downstream) {
        p = p->parent->port; /* from a switch's port by its upstream port's link */
    }
    if (p->link_down) {
        return;
    }
    m->type = PCIE_MSG;
    m->header_dw = 4;
    m->message = message_codes[kind];
    port_send(p, LINK_UP, m, time, NULL, 0);
}

/* What is found ahead of the kernel's time must not take the link before its own. */
static void send_message(struct pcie_function *f, enum pcie_error_message kind, struct pcie_tlp *m,
                         simtime_t time)
{
    if (time <= kernel_now(f->root->kernel)) {
        errors_send(f, kind, m, time);
        return;
    }
    links_do(&(struct link_plan){ .port = f->port,
                                  .time = time,
                                  .kind = LINK_PLAN_SEND,
                                  .function = f,
                                  .message = kind,
                                  .tlp = *m });
}

/* A message of `f` about `t`. */
static struct pcie_tlp message_about(const struct pcie_function *f, const struct pcie_tlp *t,
                                     unsigned charge)
{
    struct pcie_tlp m = { .requester_id = f->id, .charge = (uint16_t)charge };
    if (t) {
        m.address = t->address;
        m.domain = t->domain;
        m.master = t->master;
        m.number = t->number;
        m.issued = t->issued;
    }
    return m;
}

/* ---- containment ------------------------------------------------------------------------------
 */

/* What DPC made of an error at port `p`; `about` says who is charged. */
static void contain(struct pcie_port *p, const struct pcie_dpc_outcome *o,
                    const struct pcie_tlp *about, simtime_t time)
{
    if (o->err_cor) {
        struct pcie_tlp m = message_about(&p->function, about, CHARGE_QUIET);
        send_message(&p->function, PCIE_ERR_COR, &m, time);
    }
    if (o->triggered) {
        p->root->stats.error_interrupts += o->interrupt;
        /* Not now, while a TLP is on its way through the port. */
        links_do(&(struct link_plan){
            .port = p, .time = time, .kind = LINK_PLAN_CONTAIN, .tlp = *about });
    }
}

void errors_dpc_told(struct pcie_port *p, simtime_t time)
{
    const struct pcie_tlp nothing = { .requester_id = p->function.id };
    const struct pcie_dpc_outcome o = pcie_dpc_told(&p->function.config);
    contain(p, &o, &nothing, time);
}

void errors_link_active(struct pcie_port *p, simtime_t time)
{
    if (pcie_dpc_link_active(&p->function.config)) {
        struct pcie_tlp m = message_about(&p->function, NULL, CHARGE_QUIET);
        send_message(&p->function, PCIE_ERR_COR, &m, time);
    }
}

/* ---- detection --------------------------------------------------------------------------------
 */

enum { HEADER_DW = 4 };

/* The header as an error log holds it: byte 0 in the most significant place. */
static bool header_of(const struct pcie_tlp *t, uint32_t to[HEADER_DW])
{
    struct pcie_header h;
    uint8_t bytes[PCIE_TLP_MAX];
    struct error e = { 0 };
    if (!t) {
        return false;
    }
    pcie_tlp_header(t, &h);
    const size_t size = pcie_encode(&h, NULL, bytes, sizeof(bytes), &e);
    for (size_t i = 0; i < HEADER_DW; i++) {
        to[i] = 0;
        for (size_t b = i * DW; b < (i + 1) * DW; b++) {
            to[i] = to[i] << 8 | (b < size ? bytes[b] : 0U);
        }
    }
    return size != 0;
}

static bool is_posted_write(const struct pcie_tlp *t)
{
    return t && t->type == PCIE_MWR;
}

/* `about` is charged with it: usually `t`, whose header is logged. */
static void detect_about(struct pcie_function *f, enum pcie_error error, enum pcie_error_role role,
                         const struct pcie_tlp *t, const struct pcie_tlp *about, simtime_t time,
                         unsigned charge)
{
    uint32_t header[HEADER_DW];
    const struct pcie_detection d = {
        .error = error,
        .role = role,
        .secondary = f->downstream,
        .header = header_of(t, header) ? header : NULL,
    };
    if (is_posted_write(t) && role == PCIE_ROLE_OTHER) {
        root_write_failed(f->root, t, time);
    } else if (is_posted_write(t) && role == PCIE_ROLE_TOLERANT) {
        root_tell_failed(f->root, &(struct pcie_failed){ .time = time,
                                                         .at = t->address,
                                                         .of = tlp_origin(t),
                                                         .write = true,
                                                         .poisoned = true });
    }
    const struct pcie_detected found = pcie_aer_detect(&f->config, &d);
    struct pcie_tlp m = message_about(f, about, charge | ((unsigned)error + 1));
    if (f->downstream) {
        const struct pcie_dpc_outcome o = pcie_dpc_detected(&f->config, &found);
        contain(f->port, &o, &m, time);
    }
    if (found.message != PCIE_NO_MESSAGE) {
        send_message(f, found.message, &m, time);
    } else if (t && !t->up) {
        root_tell(f->root,
                  &(struct pcie_record){
                      .time = time, .at = t->address, .of = tlp_origin(t), .source = f->id });
    }
    if (found.overflow_message) {
        m = message_about(f, t, CHARGE_QUIET | (PCIE_ERROR_HEADER_OVERFLOW + 1));
        send_message(f, PCIE_ERR_COR, &m, time);
    }
}

static void detect(struct pcie_function *f, enum pcie_error error, enum pcie_error_role role,
                   const struct pcie_tlp *t, simtime_t time, unsigned charge)
{
    detect_about(f, error, role, t, t, time, charge);
}

void port_surprise_down(struct pcie_port *p, const struct pcie_tlp *about, simtime_t time)
{
    detect_about(&p->function, PCIE_ERROR_SURPRISE_DOWN, PCIE_ROLE_OTHER, NULL, about, time, 0);
}

void function_detect(struct pcie_function *f, enum pcie_error error, enum pcie_error_role role,
                     const struct pcie_tlp *t, simtime_t time)
{
    detect(f, error, role, t, time, is_posted_write(t) ? CHARGE_WRITE : 0);
}

void link_detect(struct pcie_port *p, unsigned way, enum pcie_error error, simtime_t time)
{
    struct pcie_function *below = p->endpoint ? &p->endpoint->function
                                  : p->below  ? &p->below->upstream
                                              : NULL;
    struct pcie_function *f = way == LINK_DOWN ? &p->function : below;
    const bool bad = error == PCIE_ERROR_BAD_TLP || error == PCIE_ERROR_BAD_DLLP;
    if (f && !(bad && p->flit_ps)) { /* in flit mode TLPs and DLLPs have no check of their own */
        function_detect(f, error, PCIE_ROLE_OTHER, NULL, time);
    }
}

bool port_error_message(struct pcie_port *p, const struct pcie_tlp *message, simtime_t time)
{
    struct pcie_config *c = &p->function.config;
    const enum pcie_error_message kind = error_message_of(message->message);
    const struct pcie_dpc_outcome o = pcie_dpc_message(c, kind, message->requester_id);
    contain(p, &o, message, time);
    if (o.contained || !pcie_aer_forward(c, kind)) {
        return false;
    }
    if (p->parent) {
        return true;
    }
    tell_root(p, kind, message, time);
    return false;
}

/* ---- requests that a port does not send --------------------------------------------------------
 */

static bool is_request(const struct pcie_tlp *t)
{
    return pcie_flow_of(pcie_row_of(t->type)) == PCIE_FLOW_NP;
}

void request_fails(struct pcie_root *r, struct pending *q, enum pcie_failure failure,
                   simtime_t time)
{
    q->failing = true;
    q->failure = failure;
    q->deadline = time;
    process_wake_by(r->process, time);
}

/* The request ends here; never within the call that makes it. A switch answers for what it does not
 * pass on. */
static void end_request(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial,
                        enum pcie_failure failure, simtime_t time)
{
    const bool abort = failure == PCIE_FAIL_CA;
    if (p->parent) {
        switch_answer(p->parent, &p->function, t, serial, time + p->parent->params.latency,
                      abort ? PCIE_CA : PCIE_UR, NULL);
        return;
    }
    struct pending *q = &p->root->pending[t->tag];
    if (q->used && q->serial == serial) {
        request_fails(p->root, q, failure, time);
    }
}

void port_refuse(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial, simtime_t time)
{
    const struct pcie_function_view *view = &p->function.config.view;
    const bool contained = view->dpc_triggered;
    if (is_request(t)) {
        /* Base 2.9.3: what DPC cuts off is answered as its control says, and is no error. */
        if (!contained && p->parent) {
            detect(&p->function, PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_COMPLETER, t, time, 0);
        }
        const enum pcie_failure failure = !contained             ? PCIE_FAIL_LINKDOWN
                                          : view->dpc_answers_ur ? PCIE_FAIL_UR
                                                                 : PCIE_FAIL_CA;
        end_request(p, t, serial, failure, time);
    } else if (is_posted_write(t) && !contained) {
        detect(&p->function, PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_OTHER, t, time,
               CHARGE_WRITE | CHARGE_LINKDOWN);
    } else if (is_posted_write(t)) {
        root_write_failed(p->root, t, time);
        links_do(&(struct link_plan){ .port = p,
                                      .time = time,
                                      .kind = LINK_PLAN_RECORD,
                                      .name = "write-linkdown",
                                      .tlp = *t });
    }
}

bool port_blocks(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial, simtime_t time)
{
    if (!t->poisoned || !p->function.config.view.poison_block) {
        return false;
    }
    const bool request = is_request(t);
    function_detect(&p->function, PCIE_ERROR_POISON_BLOCKED,
                    request ? PCIE_ROLE_COMPLETER : PCIE_ROLE_OTHER, t, time);
    if (request) {
        end_request(p, t, serial, PCIE_FAIL_UR, time);
    }
    return true;
}

/* ---- what a core is told -----------------------------------------------------------------------
 */

static const char *const request_names[] = { "config", "io", "read" };
static const char *const failure_names[] = { "ur", "ca", "timeout", "poison", "linkdown" };
static_assert(ARRAY_LEN(request_names) == PCIE_REQUEST_KINDS, "ORDER PCIE_REQUEST");
static_assert(ARRAY_LEN(failure_names) == PCIE_FAILURES, "ORDER PCIE_FAILURE");
static_assert((int)PCIE_PIO_CFG == (int)PCIE_REQUEST_CFG &&
                  (int)PCIE_PIO_IO == (int)PCIE_REQUEST_IO &&
                  (int)PCIE_PIO_MEM == (int)PCIE_REQUEST_MEM,
              "ORDER PCIE_REQUEST");
static_assert((int)PCIE_PIO_UR == (int)PCIE_FAIL_UR && (int)PCIE_PIO_CA == (int)PCIE_FAIL_CA &&
                  (int)PCIE_PIO_CTO == (int)PCIE_FAIL_CTO,
              "ORDER PCIE_FAILURE");

enum pcie_read_error root_answer_to(const struct pcie_root_params *params,
                                    enum pcie_request_kind kind, enum pcie_failure failure)
{
    const unsigned cell = params->errors[kind][failure];
    return (enum pcie_read_error)(cell == PCIE_READ_DEFAULT ? params->read_error : cell);
}

enum bus_status root_answer(enum pcie_read_error how, void *data, size_t size)
{
    memset(data, how == PCIE_READ_ZEROS ? 0 : 0xff, size);
    return how == PCIE_READ_SLVERR ? BUS_SLVERR : how == PCIE_READ_DECERR ? BUS_DECERR : BUS_OK;
}

/* Is it how software finds out which functions there are? Then it is no error. */
static bool is_probe(const struct pending *q, enum pcie_failure failure)
{
    return q->kind == PCIE_REQUEST_CFG && !q->write && failure == PCIE_FAIL_UR &&
           q->tlp.address.ba == PCI_VENDOR_ID && q->tlp.first_be != 0;
}

/* What the root port logs. Does its exception choice want an exception? */
static bool log_failure(struct pcie_port *p, const struct pending *q, enum pcie_failure failure,
                        simtime_t time)
{
    struct pcie_config *c = &p->function.config;
    const bool received = !p->link_down;
    switch (failure) {
    case PCIE_FAIL_UR:
    case PCIE_FAIL_CA:
        if (received) {
            pcie_config_completion(c, failure == PCIE_FAIL_UR ? PCIE_UR : PCIE_CA, true);
        }
        break;
    case PCIE_FAIL_CTO:
        detect(&p->function, PCIE_ERROR_TIMEOUT, PCIE_ROLE_OTHER, &q->tlp, time, CHARGE_QUIET);
        break;
    case PCIE_FAIL_POISON:
        pcie_config_poison_master(c, true);
        detect(&p->function, PCIE_ERROR_POISON, PCIE_ROLE_OTHER, &q->tlp, time, CHARGE_QUIET);
        return false;
    case PCIE_FAIL_LINKDOWN:
    case PCIE_FAILURES: return false;
    }
    uint32_t header[HEADER_DW];
    const struct pcie_rp_pio f = {
        .request = (enum pcie_rp_pio_request)q->kind,
        .failure = (enum pcie_rp_pio_failure)failure,
        .header = header_of(&q->tlp, header) ? header : NULL,
        .impspec = q->request.master,
    };
    const struct pcie_rp_pio_outcome o = pcie_rp_pio_error(c, &f);
    contain(p, &o.dpc, &q->tlp, time);
    if (o.system_error) {
        const struct bus_origin of = tlp_origin(&q->tlp);
        root_report(p->root, time, bus_address(q->request.at), &of);
    }
    return o.exception;
}

static void hang(struct pcie_root *r, struct pending *q, simtime_t time)
{
    r->hung = true;
    q->used = false;
    root_record(r, &(struct pcie_record){ .time = time,
                                          .kind = "host-hang",
                                          .at = bus_address(q->request.at),
                                          .of = tlp_origin(&q->tlp) });
}

void root_failed(struct pcie_root *r, struct pending *q, enum pcie_failure failure, simtime_t time)
{
    struct pcie_port *p = q->port;
    const struct bus_read request = q->request;
    enum pcie_read_error how = root_answer_to(&r->params, q->kind, failure);
    char name[KIND_MAX];
    const bool probe = is_probe(q, failure);
    /* Of the request: a poisoned completion is in its place by now. */
    const struct bus_origin of = { request.time, q->tlp.number, request.master, request.domain };
    if (!probe) {
        (void)snprintf(name, sizeof(name), "%s-%s", request_names[q->kind], failure_names[failure]);
        root_record(r, &(struct pcie_record){
                           .time = time, .kind = name, .at = bus_address(request.at), .of = of });
    }
    const bool exception = p && log_failure(p, q, failure, time);
    if (exception && (how == PCIE_READ_ONES || how == PCIE_READ_ZEROS)) {
        how = PCIE_READ_SLVERR;
    }
    if (!probe && failure == PCIE_FAIL_LINKDOWN && p) {
        /* Link Status has it, or DPC Status. */
        root_tell(r, &(struct pcie_record){ .time = time,
                                            .at = bus_address(request.at),
                                            .of = of,
                                            .source = p->function.id });
    }
    if (!probe) {
        root_tell_failed(r, &(struct pcie_failed){ .time = time,
                                                   .at = bus_address(request.at),
                                                   .of = of,
                                                   .write = q->write,
                                                   .speculative = request.speculative,
                                                   .answer = how });
    }
    if (how == PCIE_READ_HANG) {
        hang(r, q, time);
        return;
    }
    const enum bus_status status = root_answer(how, q->data, sizeof(q->data));
    if (how == PCIE_READ_SERROR || (q->write && status != BUS_OK)) {
        /* The store of a write has retired. */
        root_report(r, time, bus_address(request.at), &of);
    }
    root_finish(r, q, time, status);
}
