/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gdb's remote serial protocol (GDB manual, appendix E), as far as gdb needs it for a program
 * without an operating system: every core is a thread, thread n is core n - 1, and all stop
 * together.
 */
#include "cli/gdb.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/gdb_registers.h"
#include "cli/gdb_xml.h"

enum { PACKET_MAX = 16384, MEMORY_MAX = PACKET_MAX / 2 - 16, INTERRUPT = 3, POLL_EVERY = 64 };
enum { SIGNAL_INT = 2, SIGNAL_TRAP = 5, SIGNAL_SEGV = 11 };

struct gdb {
    int in, out;
    bool no_ack, detached, lost, wants;
    bool stdio;
    unsigned calls; /* of asked() */
    char packet[PACKET_MAX + 1];
    char reply[PACKET_MAX + 1];
    uint8_t input[4096];
    size_t input_at, input_count;
    struct exec *x;
    unsigned core; /* whose registers are looked at */
};

/* ---- bytes ----------------------------------------------------------------------------------- */

static int get_byte(struct gdb *g)
{
    while (g->input_at == g->input_count) {
        const ssize_t n = read(g->in, g->input, sizeof(g->input));
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            g->lost = true;
            return -1;
        }
        g->input_at = 0;
        g->input_count = (size_t)n;
    }
    return g->input[g->input_at++];
}

static void put_bytes(struct gdb *g, const char *bytes, size_t size)
{
    while (size && !g->lost) {
        const ssize_t n = write(g->out, bytes, size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            g->lost = true;
            return;
        }
        bytes += n;
        size -= (size_t)n;
    }
}

static void send_packet(struct gdb *g, const char *text)
{
    char end[4];
    uint8_t sum = 0;
    for (const char *c = text; *c; c++) {
        sum = (uint8_t)(sum + (uint8_t)*c);
    }
    snprintf(end, sizeof(end), "#%02x", sum);
    put_bytes(g, "$", 1);
    put_bytes(g, text, strlen(text));
    put_bytes(g, end, strlen(end));
}

/* The next packet, NUL-terminated; false: the connection is lost. */
static bool receive(struct gdb *g)
{
    for (;;) {
        int c = get_byte(g);
        while (c >= 0 && c != '$') {
            c = get_byte(g);
        }
        size_t n = 0;
        uint8_t sum = 0;
        while ((c = get_byte(g)) >= 0 && c != '#') {
            sum = (uint8_t)(sum + c);
            if (n < PACKET_MAX) {
                g->packet[n++] = (char)c;
            }
        }
        g->packet[n] = '\0';
        const int high = gdb_digit(get_byte(g)), low = gdb_digit(get_byte(g));
        if (g->lost) {
            return false;
        }
        const bool good = high >= 0 && low >= 0 && (high << 4 | low) == sum;
        if (!g->no_ack) {
            put_bytes(g, good ? "+" : "-", 1);
        }
        if (good || g->no_ack) {
            return true;
        }
    }
}

/* ---- memory and breakpoints ------------------------------------------------------------------ */

static const char *read_memory(struct gdb *g, const char *p)
{
    uint8_t bytes[MEMORY_MAX];
    char *end;
    const uint64_t va = strtoull(p, &end, 16);
    const uint64_t size = *end == ',' ? strtoull(end + 1, NULL, 16) : 0;
    if (size > MEMORY_MAX || !exec_read(g->x, g->core, va, bytes, size)) {
        return "E0e";
    }
    gdb_put_hex(g->reply, bytes, size);
    g->reply[2 * size] = '\0';
    return g->reply;
}

static const char *write_memory(struct gdb *g, const char *p)
{
    uint8_t bytes[MEMORY_MAX];
    char *end;
    const uint64_t va = strtoull(p, &end, 16);
    const uint64_t size = *end == ',' ? strtoull(end + 1, &end, 16) : 0;
    return *end == ':' && size <= MEMORY_MAX && gdb_get_hex(end + 1, bytes, size) &&
                   exec_write(g->x, g->core, va, bytes, size)
               ? "OK"
               : "E0e";
}

/* Z0 and Z1, software and hardware, are the same here; Z2, Z3 and Z4 watch writes, reads, both. */
static const char *set_breakpoint(struct gdb *g, const char *p, bool on)
{
    static const uint8_t kinds[] = { 0, 0, A64_WATCH_WRITE, A64_WATCH_READ,
                                     A64_WATCH_READ | A64_WATCH_WRITE };
    const unsigned type = (unsigned)(p[0] - '0');
    if (type >= ARRAY_LEN(kinds) || p[1] != ',') {
        return "";
    }
    char *end;
    struct a64_watch w = { .va = strtoull(p + 2, &end, 16), .kinds = kinds[type] };
    w.size = *end == ',' ? strtoull(end + 1, NULL, 16) : 0;
    if (w.kinds && w.size == 0) {
        return "E16";
    }
    bool ok = true;
    for (unsigned i = 0; i < exec_cores(g->x); i++) {
        struct a64 *a = exec_core(g->x, i);
        ok = (w.kinds ? a64_watchpoint(a, &w, on) : a64_breakpoint(a, w.va, on)) && ok;
    }
    return ok ? "OK" : "E0c";
}

/* Nobody is there to be told of them any more. */
static void drop_breakpoints(struct gdb *g)
{
    for (unsigned i = 0; i < exec_cores(g->x); i++) {
        a64_stop_nowhere(exec_core(g->x, i));
    }
}

/* ---- questions ------------------------------------------------------------------------------- */

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* qXfer:features:read:target.xml:OFFSET,LENGTH */
static const char *description(struct gdb *g, const char *p)
{
    char xml[GDB_XML_MAX];
    char *end;
    if (!begins(p, "target.xml:")) {
        return "E00";
    }
    gdb_xml(xml, sizeof(xml));
    const size_t total = strlen(xml), offset = strtoul(p + strlen("target.xml:"), &end, 16);
    size_t length = *end == ',' ? strtoul(end + 1, NULL, 16) : 0;
    if (offset > total) {
        return "E00";
    }
    const size_t left = total - offset;
    length = length < PACKET_MAX - 1 ? length : PACKET_MAX - 1;
    length = length < left ? length : left;
    snprintf(g->reply, sizeof(g->reply), "%c%.*s", length < left ? 'm' : 'l', (int)length,
             xml + offset);
    return g->reply;
}

static const char *threads(struct gdb *g)
{
    size_t at = 0;
    for (unsigned i = 0; i < exec_cores(g->x); i++) {
        at += (size_t)snprintf(g->reply + at, sizeof(g->reply) - at, "%c%x", i ? ',' : 'm', i + 1);
    }
    return g->reply;
}

static const char *query(struct gdb *g, const char *p)
{
    static const char features[] = "qXfer:features:read:";
    if (begins(p, "qSupported")) {
        snprintf(g->reply, sizeof(g->reply),
                 "PacketSize=%x;qXfer:features:read+;QStartNoAckMode+;vContSupported+", PACKET_MAX);
        return g->reply;
    }
    if (begins(p, features)) {
        return description(g, p + strlen(features));
    }
    if (strcmp(p, "qfThreadInfo") == 0) {
        return threads(g);
    }
    if (strcmp(p, "qC") == 0) {
        snprintf(g->reply, sizeof(g->reply), "QC%x", g->core + 1);
        return g->reply;
    }
    return strcmp(p, "qsThreadInfo") == 0 ? "l" : begins(p, "qAttached") ? "1" : "";
}

static const char *choose_thread(struct gdb *g, const char *p)
{
    const long thread = *p ? strtol(p + 1, NULL, 16) : 0;
    if (thread > (long)exec_cores(g->x)) {
        return "E16";
    }
    if (p[0] == 'g' && thread > 0) {
        g->core = (unsigned)thread - 1;
    }
    return "OK";
}

static const char *answer(struct gdb *g, const char *p)
{
    struct a64 *a = exec_core(g->x, g->core);
    switch (p[0]) {
    case '?':
        snprintf(g->reply, sizeof(g->reply), "T%02xthread:%x;", SIGNAL_TRAP, g->core + 1);
        return g->reply;
    case 'g': return gdb_all_registers(a, g->reply);
    case 'G': return gdb_write_registers(a, p + 1);
    case 'p': return gdb_read_register(a, p + 1, g->reply);
    case 'P': return gdb_write_register(a, p + 1);
    case 'm': return read_memory(g, p + 1);
    case 'M': return write_memory(g, p + 1);
    case 'Z': return set_breakpoint(g, p + 1, true);
    case 'z': return set_breakpoint(g, p + 1, false);
    case 'q': return query(g, p);
    case 'H': return choose_thread(g, p + 1);
    case 'T': return "OK";
    case 'v': return strcmp(p, "vCont?") == 0 ? "vCont;c;C;s;S" : "";
    default: return "";
    }
}

/* ---- stopped --------------------------------------------------------------------------------- */

/* Does the packet let the program go on, and how? c, C, s, S, vCont;..., D, k. */
static bool resumes(struct gdb *g, const char *p, enum exec_resume *how)
{
    *how = EXEC_CONTINUE;
    if (begins(p, "vCont;")) {
        p += strlen("vCont;"); /* the first action is for the thread that matters */
    } else if (p[0] == 'D') {
        send_packet(g, "OK");
        g->detached = true;
        drop_breakpoints(g);
        return true;
    } else if (p[0] == 'k' || begins(p, "vKill")) {
        if (p[0] == 'v') {
            send_packet(g, "OK");
        }
        *how = EXEC_KILL;
        return true;
    }
    if (p[0] == 's' || p[0] == 'S') {
        *how = EXEC_STEP;
    }
    return p[0] == 'c' || p[0] == 'C' || p[0] == 's' || p[0] == 'S';
}

static enum exec_resume serve(struct gdb *g)
{
    enum exec_resume how;
    while (receive(g)) {
        if (strcmp(g->packet, "QStartNoAckMode") == 0) {
            send_packet(g, "OK");
            g->no_ack = true;
        } else if (resumes(g, g->packet, &how)) {
            return how;
        } else {
            send_packet(g, answer(g, g->packet));
        }
    }
    return EXEC_KILL;
}

static void tell_stop(struct gdb *g, unsigned signal)
{
    static const char *const names[] = { NULL, "rwatch", "watch", "awatch" }; /* by kinds */
    const struct a64_watch *w = exec_watch_hit(g->x, g->core);
    char watch[32] = "", text[80];
    if (w) {
        snprintf(watch, sizeof(watch), "%s:%" PRIx64 ";", names[w->kinds], w->va);
    }
    snprintf(text, sizeof(text), "T%02x%sthread:%x;", signal, watch, g->core + 1);
    send_packet(g, text);
}

static void tell_exit(struct gdb *g, const struct exec_result *r)
{
    char text[8];
    snprintf(text, sizeof(text), "W%02x", (unsigned)r->status & 0xff);
    send_packet(g, text);
}

static enum exec_resume stopped(void *self, struct exec *x, unsigned core,
                                const struct exec_result *r)
{
    struct gdb *g = self;
    const bool first = g->x == NULL;
    g->x = x;
    g->core = core;
    fflush(
        NULL); /* what the program has printed is on the screen before gdb says that it stopped */
    if (g->detached || g->lost) {
        return g->lost && !g->detached ? EXEC_KILL : EXEC_CONTINUE;
    }
    if (r->end == EXEC_EXIT || r->end == EXEC_STOPPED || r->end == EXEC_INTERRUPTED) {
        tell_exit(g, r);
        return EXEC_KILL;
    }
    if (!first) {
        tell_stop(g, r->end != EXEC_RUNS ? SIGNAL_SEGV : g->wants ? SIGNAL_INT : SIGNAL_TRAP);
    }
    g->wants = false;
    const enum exec_resume how = serve(g);
    if (r->end != EXEC_RUNS && how != EXEC_KILL && !g->detached && !g->lost) {
        tell_exit(g, r); /* it cannot go on */
    }
    return how;
}

static bool asked(void *self)
{
    struct gdb *g = self;
    if (g->detached || g->lost) {
        return g->lost && !g->detached;
    }
    if (g->calls++ % POLL_EVERY != 0 && g->input_at == g->input_count) {
        return false;
    }
    struct pollfd wait = { .fd = g->in, .events = POLLIN };
    if (g->input_at == g->input_count && poll(&wait, 1, 0) <= 0) {
        return false;
    }
    const int byte = get_byte(g);
    if (byte == '$') {
        g->input_at--; /* a packet: it is for serve() */
    }
    g->wants = byte == INTERRUPT || byte == '$' || g->lost;
    return g->wants;
}

/* ---- the connection -------------------------------------------------------------------------- */

static int listen_on(const char *port_text, struct error *e)
{
    uint64_t port;
    if (!parse_u64(port_text, "--gdb", &port, e)) {
        return -1;
    }
    struct sockaddr_in at = { .sin_family = AF_INET,
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                              .sin_port = htons((uint16_t)port) };
    socklen_t size = sizeof(at);
    const int yes = 1, s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (port > UINT16_MAX || s < 0 ||
        setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) != 0 ||
        bind(s, (const struct sockaddr *)&at, sizeof(at)) != 0 || listen(s, 1) != 0 ||
        getsockname(s, (struct sockaddr *)&at, &size) != 0) {
        error_set(e, "--gdb: no port %s: %s", port_text,
                  port > UINT16_MAX ? "expected 0 to 65535" : strerror(errno));
        if (s >= 0) {
            close(s);
        }
        return -1;
    }
    fprintf(stderr, "gather: waiting for gdb: target remote localhost:%u\n", ntohs(at.sin_port));
    return s;
}

static bool accept_one(struct gdb *g, const char *port, const volatile int *interrupted,
                       struct error *e)
{
    enum { WAIT_MS = 200 };
    const int s = listen_on(port, e);
    if (s < 0) {
        return false;
    }
    struct pollfd wait = { .fd = s, .events = POLLIN };
    while (!*interrupted && poll(&wait, 1, WAIT_MS) <= 0) {
    }
    const int connection = *interrupted ? -1 : accept(s, NULL, NULL);
    close(s);
    g->in = g->out = connection;
    return connection >= 0 || error_set(e, "no debugger has come");
}

struct gdb *gdb_open(const char *where, const volatile int *interrupted, struct error *e)
{
    struct gdb *g = calloc(1, sizeof(*g));
    if (!g) {
        error_fault(e, "out of memory for a debugger");
        return NULL;
    }
    g->stdio = strcmp(where, "-") == 0;
    g->in = STDIN_FILENO;
    g->out = STDOUT_FILENO;
    if (!g->stdio && !accept_one(g, where, interrupted, e)) {
        free(g);
        return NULL;
    }
    return g;
}

void gdb_close(struct gdb *g)
{
    if (g && !g->stdio) {
        close(g->in);
    }
    free(g);
}

struct exec_debugger gdb_debugger(struct gdb *g)
{
    return (struct exec_debugger){ .self = g, .stopped = stopped, .asked = asked };
}
