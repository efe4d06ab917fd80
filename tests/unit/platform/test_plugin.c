/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Devices of plugins, driven as an endpoint drives them. SystemC takes modules only before its
 * first simulation, and does not go on after some failures: each case is a child of its own.
 */
#include "platform/platform.h"

#include <inttypes.h>
#include <setjmp.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define EXPECT(condition)                                                                          \
    ((condition) || (fprintf(stderr, "line %d: not so: %s\n", __LINE__, #condition), false))
#define NS(n) ((simtime_t)(n)*PS_PER_NS)

static void in_child(void **state)
{
    bool (*const *check)(void) = (bool (*const *)(void)) * state;
    int status = -1;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const bool ok = (*check)();
        fflush(NULL);
        _exit(ok ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* ---- an endpoint -------------------------------------------------------------------------------
 */

struct bench {
    struct plugins *plugins;
    struct kernel *kernel;
    struct process *cpu;
    struct pcie_device device;
    char log[1024]; /* what the device does of its own accord */
    uint64_t token;
    unsigned answers;
    /* a request that the process sends at `at` */
    simtime_t at;
    struct pcie_device_request request;
    bool write;
    uint8_t data[4096];
    struct pcie_device_answer answer;
    struct error error;
};

static void note(struct bench *b, const char *format, ...) GATHER_PRINTF(2, 3);
static void note(struct bench *b, const char *format, ...)
{
    const size_t used = strlen(b->log);
    va_list list;
    va_start(list, format);
    vsnprintf(b->log + used, sizeof(b->log) - used, format, list);
    va_end(list);
}

static void done(void *self, uint64_t token, const struct pcie_device_answer *a,
                 const uint8_t *data)
{
    struct bench *b = self;
    uint32_t word = 0;
    if (data) {
        memcpy(&word, data, sizeof(word));
    }
    note(b, "done %" PRIu64 " at %" PRIu64 " status %u delay %" PRIu64 " word %x%s; ", token,
         kernel_now(b->kernel), a->status, a->delay, word, a->silent ? " silent" : "");
    b->answers++;
}

static bool dma_write(void *self, simtime_t time, uint64_t address, const void *data, size_t size)
{
    struct bench *b = self;
    (void)data;
    note(b, "dma %" PRIu64 " to %" PRIx64 " size %zu; ", time, address, size);
    return true;
}

static bool msi(void *self, simtime_t time, unsigned vector)
{
    note(self, "msi %u at %" PRIu64 "; ", vector, time);
    return true;
}

static simtime_t now(void *self)
{
    return kernel_now(((struct bench *)self)->kernel);
}

static void send(void *self, simtime_t time)
{
    struct bench *b = self;
    (void)time;
    if (b->write) {
        b->device.write(b->device.self, &b->request, b->data, &b->answer);
    } else {
        memset(b->data, 0, sizeof(b->data));
        b->device.read(b->device.self, &b->request, b->data, &b->answer);
    }
}

static bool load(struct plugins *p, const char *name, struct error *e)
{
    char path[512];
    snprintf(path, sizeof(path), "%s/%s.so", PLUGIN_DIR, name);
    return plugins_load(p, path, e);
}

static bool start(struct bench *b, const char *plugin)
{
    b->plugins = plugins_new("0", &b->error);
    const bool ok =
        b->plugins && load(b->plugins, plugin, &b->error) && plugins_ready(b->plugins, &b->error);
    if (!ok) {
        error_print(&b->error, stderr);
    }
    return ok;
}

/* A platform of its own with a device of `model`. */
static bool attach(struct bench *b, const char *model, const void *params)
{
    const struct pcie_model *m = plugins_find(b->plugins, model);
    struct pcie_device_bar bars[PCIE_DEVICE_BARS] = { { 0 } };
    if (!EXPECT(m != NULL)) {
        return false;
    }
    for (size_t i = 0; i < PCIE_DEVICE_BARS; i++) {
        bars[i].size = m->bars[i];
    }
    b->kernel = kernel_new(&b->error);
    b->cpu = kernel_spawn(b->kernel, "cpu", 1, send, b, &b->error);
    if (!plugins_make(b->plugins, m, b->kernel, bars, params, &b->device, &b->error)) {
        return false;
    }
    const struct pcie_device_host host = {
        .self = b, .done = done, .dma_write = dma_write, .msi = msi, .now = now
    };
    b->device.attach(b->device.self, &host);
    return true;
}

static void detach(struct bench *b)
{
    kernel_free(b->kernel);
    b->device.free(b->device.self);
}

/* One DW, sent at `at`, which is in the endpoint's buffer `ahead` later; then run until idle. */
static enum kernel_end access_dw(struct bench *b, bool write, uint64_t offset, simtime_t at,
                                 simtime_t ahead)
{
    b->write = write;
    b->answer = (struct pcie_device_answer){ 0 };
    b->log[0] = '\0';
    b->request = (struct pcie_device_request){ .offset = offset,
                                               .length_dw = 1,
                                               .first_be = 0xf,
                                               .bytes = 4,
                                               .time = at + ahead,
                                               .token = ++b->token };
    process_wake(b->cpu, at);
    return kernel_run(b->kernel, SIMTIME_NEVER, &b->error);
}

static bool logged(const struct bench *b, const char *expected)
{
    return strcmp(b->log, expected) == 0 ||
           (fprintf(stderr, "\"%s\", expected \"%s\"\n", b->log, expected), false);
}

static bool failed(const struct bench *b, enum kernel_end end, const char *text)
{
    return EXPECT(end == KERNEL_FAILED) && EXPECT(b->error.status == GATHER_USER_ERROR) &&
           EXPECT(!strchr(b->error.text, '\n')) &&
           (strstr(b->error.text, text) ||
            (fprintf(stderr, "\"%s\" does not say \"%s\"\n", b->error.text, text), false));
}

static void put(struct bench *b, uint32_t word)
{
    memcpy(b->data, &word, sizeof(word));
}

static uint32_t got(const struct bench *b)
{
    uint32_t word;
    memcpy(&word, b->data, sizeof(word));
    return word;
}

static void find_stat(void *arg, const char *name, double value, const char *unit, const char *help)
{
    (void)unit;
    (void)help;
    note(arg, "%s %.0f; ", name, value);
}

/* ---- in C ---------------------------------------------------------------------------------------
 */

static bool plain(void)
{
    static struct bench b;
    uint64_t keys[4];
    if (!start(&b, "plain")) {
        return false;
    }
    const struct pcie_model *m = plugins_find(b.plugins, "t-plain");
    param_defaults(m->params, keys);
    struct error e;
    if (!EXPECT(m->params_size == sizeof(keys)) || !EXPECT(m->bars[2] == 65536) ||
        !EXPECT(param_set_text(param_find(m->params, "pause"), keys, "2us", &e)) ||
        !EXPECT(!param_set_text(param_find(m->params, "number"), keys, "0", &e)) ||
        !attach(&b, "t-plain", keys)) {
        return false;
    }
    b.device.stats(b.device.self, find_stat, &b);
    bool ok =
        EXPECT(logged(&b, "number 7; room 4096; pause 2000000; quiet 1; woken 0; resets 0; "));

    put(&b, 0x44332211);
    ok = ok && EXPECT(access_dw(&b, true, 0x40, NS(5), 0) == KERNEL_IDLE) &&
         EXPECT(!b.answer.later && b.answer.status == PCIE_SC);
    ok = ok && EXPECT(access_dw(&b, false, 0x40, NS(6), 0) == KERNEL_IDLE) &&
         EXPECT(got(&b) == 0x44332211);
    ok = ok && EXPECT(access_dw(&b, false, 0x200, NS(10), NS(3)) == KERNEL_IDLE) &&
         EXPECT(b.answer.later) && /* 10 + 3 + 40 */
         EXPECT(logged(&b, "done 3 at 53000 status 0 delay 0 word 4030201; "));
    ok = ok && EXPECT(access_dw(&b, false, 0x204, NS(60), 0) == KERNEL_IDLE) &&
         EXPECT(b.answer.delay == 5 && b.answer.poisoned);
    ok = ok && EXPECT(access_dw(&b, false, 0x208, NS(60), 0) == KERNEL_IDLE) &&
         EXPECT(b.answer.silent);
    ok = ok && EXPECT(access_dw(&b, true, 0x110, NS(60), 0) == KERNEL_IDLE) &&
         EXPECT(b.answer.status == PCIE_CA);
    ok = ok && EXPECT(access_dw(&b, true, 0x114, NS(60), NS(1)) == KERNEL_IDLE) &&
         EXPECT(logged(&b, "dma 68000 to abc0 size 4; "));

    /* A reset: the answer is nobody's any more. */
    process_wake(b.cpu, NS(100));
    b.request.offset = 0x200;
    b.request.time = NS(100);
    b.write = false;
    ok = ok && EXPECT(kernel_run(b.kernel, NS(101), &b.error) == KERNEL_UNTIL);
    b.device.reset(b.device.self, NS(101));
    b.log[0] = '\0';
    ok = ok && EXPECT(kernel_run(b.kernel, NS(900), &b.error) == KERNEL_IDLE) && EXPECT(!b.log[0]);

    /* The endpoint uses its token again. */
    b.token--;
    ok = ok && EXPECT(access_dw(&b, false, 0x200, NS(1000), 0) == KERNEL_IDLE) &&
         EXPECT(logged(&b, "done 7 at 1040000 status 0 delay 0 word 4030201; "));

    uint32_t word = 99;
    ok = ok && EXPECT(b.device.poke(b.device.self, 0, 8, &word, 4));
    word = 0;
    ok = ok && EXPECT(b.device.peek(b.device.self, 0, 8, &word, 4)) && EXPECT(word == 99) &&
         EXPECT(!b.device.peek(b.device.self, 1, 8, &word, 4));
    detach(&b);

    keys[0] = 13;
    ok = ok && EXPECT(!attach(&b, "t-plain", keys)) &&
         EXPECT(strstr(b.error.text, "13 is no good number"));
    plugins_free(b.plugins);
    return ok;
}

static bool mistakes_in_c(void)
{
    static const struct {
        uint64_t offset;
        const char *text;
    } rows[] = {
        { 0x100, "status 3" },
        { 0x104, "token 4711" },
        { 0x108, "busy(false)" },
        { 0x10c, "out of smoke" },
        { 0x118, "delay 18446744073709551614 ps of an answer" },
        { 0x11c, "a write at 18446744073709551615 ps" },
    };
    static struct bench b;
    uint64_t keys[4];
    bool ok = start(&b, "plain");
    for (size_t i = 0; ok && i < ARRAY_LEN(rows); i++) {
        param_defaults(plugins_find(b.plugins, "t-plain")->params, keys);
        ok = attach(&b, "t-plain", keys) &&
             failed(&b, access_dw(&b, true, rows[i].offset, NS(1), 0), rows[i].text) &&
             /* and for good */
             failed(&b, kernel_run(b.kernel, SIMTIME_NEVER, &b.error), rows[i].text);
        detach(&b);
    }
    return ok;
}

static bool names(void)
{
    static struct bench b;
    struct error e;
    if (!start(&b, "tlm")) { /* in this order: no modules after ready */
        return false;
    }
    bool ok = EXPECT(plugins_find(b.plugins, "t-plain") == NULL) &&
              EXPECT(load(b.plugins, "plain", &e)) &&
              EXPECT(platform_find_model(b.plugins, "t-plain", &e)) &&
              EXPECT(platform_find_model(NULL, "memory", &e)) &&
              EXPECT(!platform_find_model(b.plugins, "t-plane", &e)) &&
              EXPECT(strstr(e.text, "did you mean \"t-plain\"?"));
    ok = ok && EXPECT(!load(b.plugins, "plain", &e)) &&
         EXPECT(strstr(e.text, "\"t-plain\"") && strstr(e.text, "has a model of that name")) &&
         EXPECT(!load(b.plugins, "nowhere", &e)) && EXPECT(strstr(e.text, "nowhere.so")) &&
         EXPECT(!load(b.plugins, "clocked", &e)) && EXPECT(strstr(e.text, "before"));
    return ok;
}

/* ---- in SystemC, in place
 * ------------------------------------------------------------------------ */

static bool in_place(void)
{
    static struct bench b;
    if (!start(&b, "tlm") || !attach(&b, "t-memory", NULL)) {
        return false;
    }
    put(&b, 0xaabbccdd);
    bool ok = EXPECT(access_dw(&b, true, 0x10, NS(5), NS(2)) == KERNEL_IDLE) &&
              EXPECT(!b.answer.later && b.answer.delay == NS(10) && b.answer.status == PCIE_SC);
    ok = ok && EXPECT(access_dw(&b, false, 0x10, NS(50), 0) == KERNEL_IDLE) &&
         EXPECT(b.answer.delay == NS(30)) && EXPECT(got(&b) == 0xaabbccdd);

    /* Holes: bytes 1 and 6 of 8. */
    memset(b.data, 0x77, 8);
    b.write = true;
    b.request = (struct pcie_device_request){
        .offset = 0x20, .length_dw = 2, .first_be = 2, .last_be = 4, .bytes = 2, .time = NS(60)
    };
    send(&b, NS(60));
    uint8_t found[8] = { 0 };
    static const uint8_t expected[8] = { 0, 0x77, 0, 0, 0, 0, 0x77, 0 };
    ok = ok && EXPECT(b.device.peek(b.device.self, 0, 0x20, found, 8)) &&
         EXPECT(memcmp(found, expected, 8) == 0);
    /* 64 bytes whole into BAR 2, and one byte of a poisoned write. */
    for (unsigned i = 0; i < 64; i++) {
        b.data[i] = (uint8_t)i;
    }
    b.request = (struct pcie_device_request){ .bar = 2,
                                              .offset = 0x40,
                                              .length_dw = 16,
                                              .first_be = 0xf,
                                              .last_be = 0xf,
                                              .bytes = 64,
                                              .time = NS(60) };
    send(&b, NS(60));
    b.request.length_dw = 1;
    b.request.first_be = 8;
    b.request.last_be = 0;
    b.request.bytes = 1;
    b.request.poisoned = true;
    send(&b, NS(60));
    uint8_t line[64];
    ok = ok && EXPECT(b.device.peek(b.device.self, 2, 0x40, line, 64)) &&
         EXPECT(line[2] == 2 && line[3] == 0xee && line[63] == 63);
    /* Zero-length: the target hears nothing of it. */
    b.log[0] = '\0';
    b.request.first_be = 0;
    b.request.bytes = 0;
    send(&b, NS(60));
    b.device.stats(b.device.self, find_stat, &b);
    ok = ok && EXPECT(logged(&b, "accesses 5; "));
    ok = ok && EXPECT(b.device.poke(b.device.self, 2, 0x40, "\1\2\3", 3)) &&
         EXPECT(b.device.peek(b.device.self, 2, 0x40, line, 4)) && EXPECT(line[1] == 2);

    static const struct {
        uint64_t offset;
        uint8_t status;
        bool silent;
        const char *log;
    } rows[] = {
        { 0x800, PCIE_UR, false, "" },
        { 0x804, PCIE_UR, false, "" },
        { 0x808, PCIE_CA, false, "" },
        { 0x80c, PCIE_SC, true, "" },
        { 0x820, PCIE_SC, false, "dma 105000 to 12345678 size 10; " },
        { 0x824, PCIE_SC, false, "msi 3 at 100000; " },
    };
    for (size_t i = 0; ok && i < ARRAY_LEN(rows); i++) {
        ok = EXPECT(access_dw(&b, true, rows[i].offset, NS(100), 0) == KERNEL_IDLE) &&
             EXPECT(b.answer.status == rows[i].status && b.answer.silent == rows[i].silent) &&
             logged(&b, rows[i].log);
    }
    b.device.reset(b.device.self, NS(200));
    ok = ok && EXPECT(b.device.peek(b.device.self, 2, 0x40, line, 4)) && EXPECT(line[1] == 0);
    detach(&b);
    return ok;
}

static bool exceptions_in_place(void)
{
    static const struct {
        uint64_t offset;
        const char *text;
    } rows[] = {
        { 0x810, "it does not like this" },
        { 0x814, "memory: reported" },
        { 0x818, "gather::waits" },
    };
    static struct bench b;
    bool ok = start(&b, "tlm");
    for (size_t i = 0; ok && i < ARRAY_LEN(rows); i++) {
        ok = attach(&b, "t-memory", NULL) &&
             failed(&b, access_dw(&b, true, rows[i].offset, NS(1), 0), rows[i].text);
        detach(&b);
    }
    ok = ok && attach(&b, "t-memory", NULL) &&
         failed(&b, access_dw(&b, true, 0x81c, NS(1), 0), "sc_stop");
    return ok;
}

/* ---- in SystemC, waiting
 * -------------------------------------------------------------------------- */

static bool waiting(void)
{
    static struct bench b;
    if (!start(&b, "tlm") || !attach(&b, "t-slow", NULL)) {
        return false;
    }
    /* There at 5 + 2, 100 long. */
    put(&b, 0xaabbccdd);
    bool ok = EXPECT(access_dw(&b, true, 0, NS(5), NS(2)) == KERNEL_IDLE) &&
              EXPECT(b.answer.later) && logged(&b, "done 1 at 107000 status 0 delay 0 word 0; ") &&
              EXPECT(kernel_now(b.kernel) == NS(107));
    ok = ok && EXPECT(access_dw(&b, false, 0, NS(200), 0) == KERNEL_IDLE) &&
         logged(&b, "done 2 at 450000 status 0 delay 0 word aabbccdd; ");
    /* Another goes first only when this one is through: sent at 500 and 501. */
    process_wake(b.cpu, NS(500));
    b.request.token = 8;
    b.request.time = NS(500);
    b.log[0] = '\0';
    ok = ok && EXPECT(kernel_run(b.kernel, NS(501), &b.error) != KERNEL_FAILED) &&
         EXPECT(access_dw(&b, false, 0, NS(501), 0) == KERNEL_IDLE) &&
         logged(&b, "done 8 at 750000 status 0 delay 0 word aabbccdd; "
                    "done 3 at 1000000 status 0 delay 0 word aabbccdd; ");
    /* A process of ours before and after what the module does: the baton moves. */
    put(&b, 0xaabbccdd);
    ok = ok && EXPECT(access_dw(&b, true, 8, NS(1100), 0) == KERNEL_IDLE) &&
         logged(&b, "done 4 at 1200000 status 0 delay 0 word 0; dma 1700000 to aabbccdd size 4; "
                    "msi 1 at 1700000; ");
    detach(&b);
    return ok;
}

struct runner {
    struct process *p;
    simtime_t own, end; /* its own time runs ahead up to the horizon */
    struct bench *bench;
    unsigned seen; /* answers that were there when its own time passed 300 ns */
    bool noted;
};

static void run_ahead(void *arg, simtime_t now_is)
{
    struct runner *r = arg;
    (void)now_is;
    while (r->own < r->end) {
        if (r->own > process_horizon(r->p)) {
            process_wake(r->p, r->own);
            return;
        }
        r->own += NS(1);
        if (!r->noted && r->own > NS(300)) {
            r->noted = true;
            r->seen = r->bench->answers;
        }
    }
}

/* Nobody runs past the moment at which a module may do something. */
static bool horizon(void)
{
    static struct bench b;
    if (!start(&b, "tlm") || !attach(&b, "t-slow", NULL)) {
        return false;
    }
    struct runner r = { .end = NS(1000), .bench = &b };
    r.p = kernel_spawn(b.kernel, "runner", 2, run_ahead, &r, &b.error);
    process_wake(r.p, 0);
    bool ok = EXPECT(access_dw(&b, false, 0, NS(49), NS(1)) == KERNEL_IDLE) &&
              EXPECT(b.answers == 1) && EXPECT(r.own == NS(1000)) &&
              EXPECT(r.seen == 1); /* answered at 50 + 250 */
    detach(&b);
    return ok;
}

static bool exceptions_of_threads(void)
{
    static struct bench b;
    return start(&b, "tlm") && attach(&b, "t-slow", NULL) &&
           failed(&b, access_dw(&b, true, 4, NS(1), 0), "slow: no such register");
}

static bool a_thread_of_the_modules_fails(void)
{
    static struct bench b;
    if (!start(&b, "tlm") || !attach(&b, "t-slow", NULL)) {
        return false;
    }
    put(&b, 1);
    access_dw(&b, true, 12, NS(1), 0); /* 20 ns later */
    return failed(&b, kernel_run(b.kernel, NS(1000), &b.error), "the thread's own");
}

static bool the_pool(void)
{
    static struct bench b[4];
    bool ok = start(&b[0], "tlm");
    if (!ok) {
        return false;
    }
    for (unsigned i = 1; i < ARRAY_LEN(b); i++) {
        b[i].plugins = b[0].plugins;
    }
    for (unsigned round = 0; ok && round < 3; round++) {
        for (unsigned i = 0; ok && i < 3; i++) {
            ok = attach(&b[i], "t-slow", NULL);
        }
        ok = ok && EXPECT(!attach(&b[3], "t-slow", NULL)) &&
             EXPECT(strstr(b[3].error.text, "all of its 3 instances are in use"));
        kernel_free(b[3].kernel);
        /* Each has a word of its own, which the last user's time line does not disturb. */
        for (unsigned i = 0; ok && i < 3; i++) {
            put(&b[i], 100 * round + i);
            ok = EXPECT(access_dw(&b[i], true, 0, NS(10 * i), 0) == KERNEL_IDLE) &&
                 EXPECT(kernel_now(b[i].kernel) == NS(10 * i + 100));
        }
        for (unsigned i = 0; ok && i < 3; i++) {
            char expected[80];
            snprintf(expected, sizeof(expected),
                     "done %" PRIu64 " at %u status 0 delay 0 word %x; ", b[i].token + 1,
                     1000000 + 250000, 100 * round + i);
            ok = EXPECT(access_dw(&b[i], false, 0, NS(1000), 0) == KERNEL_IDLE) &&
                 logged(&b[i], expected);
        }
        for (unsigned i = 0; ok && i < 3; i++) {
            detach(&b[i]);
        }
    }
    /* Given back in the middle of a read of 250 ns: who takes it next waits for the
     * rest of it, and hears of its own answer only. */
    if (!ok || !attach(&b[0], "t-slow", NULL)) {
        return false;
    }
    process_wake(b[0].cpu, 0);
    b[0].request.time = 0;
    ok = EXPECT(kernel_run(b[0].kernel, NS(100), &b[0].error) != KERNEL_FAILED);
    detach(&b[0]);
    b[0].token = 76;
    ok = ok && attach(&b[0], "t-slow", NULL) &&
         EXPECT(access_dw(&b[0], true, 0, NS(1), 0) == KERNEL_IDLE) &&
         logged(&b[0], "done 77 at 350000 status 0 delay 0 word 0; ");
    return ok;
}

/* A clock never starves: a run ends all the same, and an answer that never comes is none. */
static bool a_clock(void)
{
    static struct bench b;
    if (!start(&b, "clocked") || !attach(&b, "t-clocked", NULL)) {
        return false;
    }
    bool ok = EXPECT(access_dw(&b, false, 0, NS(1005), 0) == KERNEL_IDLE) &&
              logged(&b, "done 1 at 1005000 status 0 delay 0 word 65; ");
    ok = ok && EXPECT(kernel_run(b.kernel, NS(2000), &b.error) == KERNEL_IDLE) &&
         EXPECT(access_dw(&b, false, 0, NS(3005), 0) == KERNEL_IDLE) &&
         logged(&b, "done 2 at 3005000 status 0 delay 0 word 12d; ");
    ok = ok && EXPECT(access_dw(&b, true, 0, NS(4000), 0) == KERNEL_IDLE) && EXPECT(!b.log[0]);
    detach(&b);
    return ok;
}

#define NAMED(check)                                                                               \
    {                                                                                              \
#check, in_child, NULL, NULL, &(bool (*)(void))                                            \
        {                                                                                          \
            check                                                                                  \
        }                                                                                          \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        NAMED(plain),
        NAMED(mistakes_in_c),
        NAMED(names),
        NAMED(in_place),
        NAMED(exceptions_in_place),
        NAMED(waiting),
        NAMED(horizon),
        NAMED(exceptions_of_threads),
        NAMED(a_thread_of_the_modules_fails),
        NAMED(the_pool),
        NAMED(a_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
