/* SPDX-License-Identifier: Apache-2.0 */
/* The machine that a program runs on, and what its PEs reach of it without an access. */
#include "platform/exec_own.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const uint64_t PAGE = 4096, LINE = 64;

/* ---- what a PE reaches ----------------------------------------------------------------------- */

uint8_t *exec_ram_page(const struct exec_pe *pe, pa_t page)
{
    const struct exec *x = pe->exec;
    return page.pa < x->ram_base.pa ? NULL : ram_host(x->ram, page.pa - x->ram_base.pa);
}

static uint8_t *ram_page(void *pe, pa_t page)
{
    return exec_ram_page(pe, page);
}

static void see_context(void *self, const struct mmu_regs *regs, unsigned el)
{
    struct exec_pe *pe = self;
    if (pe->exec->cpu && !pe->exec->began) {
        return; /* its core may be another VM's yet */
    }
    const struct core_context context = {
        .regs = *regs,
        .domain = exec_domain(pe, pe->mark.region),
        .el = (uint8_t)el,
        .ls64 = pe->exec->impl.ls64,
    };
    core_set_context(pe->core, &context);
}

static void send_tlbi(void *self, const struct mmu_tlbi *tlbi, bool others)
{
    struct exec_pe *pe = self;
    struct exec *x = pe->exec;
    core_tlbi(pe->core, tlbi);
    for (unsigned i = 0; others && i < x->setup.cores; i++) {
        if (i != pe->number) {
            core_tlbi(x->pes[i].core, tlbi);
            a64_invalidate(x->pes[i].a64, tlbi);
        }
    }
}

static void send_code(void *self, pa_t pa, bool all)
{
    struct exec_pe *pe = self;
    struct exec *x = pe->exec;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        if (i != pe->number) {
            a64_code_changed(x->pes[i].a64, pa, all);
        }
    }
}

static void send_event(void *self)
{
    struct exec_pe *pe = self;
    struct exec *x = pe->exec;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        if (i != pe->number) {
            a64_event(x->pes[i].a64);
            x->pes[i].woken = true;
        }
    }
}

/* CNTPCT_EL0 at simulated time `t`. */
static uint64_t count_at(const struct exec *x, simtime_t t)
{
    static const uint64_t PS_PER_SECOND = 1000000000000;
    const unsigned __int128 part = (unsigned __int128)(t % PS_PER_SECOND) * x->impl.counter_freq;
    return t / PS_PER_SECOND * x->impl.counter_freq + (uint64_t)(part / PS_PER_SECOND);
}

static uint64_t read_counter(void *self, uint64_t cycles)
{
    enum { FS_PER_PS = 1000 };
    const struct exec_pe *pe = self;
    const uint64_t fs = (cycles - pe->ahead) * pe->exec->fs_per_cycle + pe->fraction;
    return count_at(pe->exec, core_now(pe->core) + fs / FS_PER_PS);
}

static bool store(void *self, const struct access *a, uint64_t cycles)
{
    struct exec_pe *pe = self;
    const simtime_t most = pe->exec->setup.max_time;
    exec_advance_to(pe, cycles);
    if (most == 0) {
        return core_store(pe->core, a);
    }
    const simtime_t now = core_now(pe->core);
    if (now >= most || pe->may_stall == 0 || !core_store(pe->core, a)) {
        return false;
    }
    if (core_now(pe->core) > now) {
        exec_stalled(pe, core_now(pe->core) - now);
    }
    return true;
}

/* Cycles, to the nearest. */
static uint32_t cost_of_line(void *self, const struct a64_touch *t)
{
    enum { FS_PER_PS = 1000 };
    const struct exec_pe *pe = self;
    const uint64_t cycle = pe->exec->fs_per_cycle;
    simtime_t time = 0;
    if (!t->fetch) {
        time = core_translation_time(pe->core, t->va, t->write ? MMU_WRITE : MMU_READ, t->mode);
    }
    if (!t->held) {
        const enum ramtime_kind kind = t->fetch   ? RAMTIME_FETCH
                                       : t->whole ? RAMTIME_WHOLE
                                       : t->write ? RAMTIME_STORE
                                                  : RAMTIME_LOAD;
        time += ramtime_line(pe->ramtime, t->pa, kind);
    }
    return (uint32_t)((time * FS_PER_PS + cycle / 2) / cycle);
}

static void see_mark(void *self, unsigned n)
{
    enum { FIRST = 96 };
    ((struct exec_pe *)self)->marked = (int)(n - FIRST);
}

struct a64_outside exec_outside(struct exec_pe *pe)
{
    return (struct a64_outside){
        .arg = pe,
        .ram = ram_page,
        .context = see_context,
        .tlbi = send_tlbi,
        .code = send_code,
        .event = send_event,
        .counter = read_counter,
        .line = cost_of_line,
        .store = store,
        .mark = see_mark,
    };
}

/* ---- RAM on the bus -------------------------------------------------------------------------- */

static struct bus_answer write_ram(void *exec, uint64_t offset, const struct bus_write *w)
{
    struct exec *x = exec;
    const struct bus_answer answer = x->ram_target.write(x->ram_target.self, offset, w);
    exec_code_changed(x, w->line.pa, LINE);
    return answer;
}

static struct bus_answer read_ram(void *exec, uint64_t offset, const struct bus_read *r,
                                  uint8_t *data)
{
    const struct exec *x = exec;
    return x->ram_target.read(x->ram_target.self, offset, r, data);
}

void exec_code_changed(struct exec *x, uint64_t pa, uint64_t size)
{
    for (uint64_t at = pa & ~(LINE - 1); at < pa + size; at += LINE) {
        for (unsigned i = 0; i < x->setup.cores; i++) {
            if (x->pes[i].a64) {
                a64_code_changed(x->pes[i].a64, (pa_t){ at }, false);
            }
        }
    }
}

/* ---- memory by virtual address --------------------------------------------------------------- */

static bool copy(struct exec *x, unsigned core, uint64_t va, uint8_t *bytes, size_t size,
                 bool write)
{
    enum { EL_SHIFT = 2 };
    struct exec_pe *pe = &x->pes[core];
    const unsigned el = (unsigned)a64_get(pe->a64, A64_REG_PSTATE) >> EL_SHIFT & MMU_MODE_EL;
    while (size) {
        struct mmu_fault f;
        const struct mmu_page *page =
            mmu_translate(core_mmu(pe->core), (va_t){ va }, write ? MMU_WRITE : MMU_READ, el, &f);
        uint8_t *host = page ? ram_page(pe, (pa_t){ page->pa_page }) : NULL;
        if (!host) {
            return false;
        }
        const uint64_t inside = va % PAGE;
        const size_t n = size < PAGE - inside ? size : PAGE - inside;
        if (write) {
            memcpy(host + inside, bytes, n);
            exec_code_changed(x, page->pa_page + inside, n);
        } else {
            memcpy(bytes, host + inside, n);
        }
        va += n;
        bytes += n;
        size -= n;
    }
    return true;
}

bool exec_read(struct exec *x, unsigned core, uint64_t va, void *to, size_t size)
{
    return copy(x, core, va, to, size, false);
}

bool exec_write(struct exec *x, unsigned core, uint64_t va, const void *from, size_t size)
{
    return copy(x, core, va, (uint8_t *)(uintptr_t)from, size, true);
}

/* ---- building -------------------------------------------------------------------------------- */

static bool map_ram(struct exec *x, struct error *e)
{
    struct platform *p = x->platform;
    const uint64_t most = WINDOW64_BASE - GUEST_RAM_BASE, size = x->setup.ram;
    if (size == 0 || size % RAM_UNIT || size > most) {
        return error_set(e, "RAM of %llu bytes: expected a multiple of 2 MiB, at most %llu GiB",
                         (unsigned long long)size, (unsigned long long)(most >> 30));
    }
    p->guest_ram = ram_new_flat(size);
    if (!p->guest_ram) {
        return error_set(e, "no room for %llu MiB of RAM", (unsigned long long)(size >> 20));
    }
    x->ram = p->guest_ram;
    x->ram_base.pa = GUEST_RAM_BASE;
    x->ram_target = ram_target(x->ram, &p->params.machine.ram_latency);
    const struct bus_target target = {
        .self = x, .write = write_ram, .read = read_ram, .memory = true
    };
    return bus_map(p->bus, (pa_t){ GUEST_RAM_BASE }, size, "guest RAM", &target, e);
}

/* A device of the setup's model, its keys at their defaults; without one `self` stays NULL. */
static bool make_device(const struct exec *x, const struct pcie_model *m,
                        const struct pcie_device_bar bars[PCIE_DEVICE_BARS],
                        struct pcie_device *device, struct error *e)
{
    void *params = calloc(1, m->params ? m->params_size : 1);
    if (!params) {
        return error_fault(e, "out of memory for a device");
    }
    if (m->params) {
        param_defaults(m->params, params);
    }
    const bool ok =
        m->make ? m->make(device, bars, params, e)
                : platform_plugin(x->platform, x->setup.plugins, m, bars, params, device, e);
    free(params);
    return ok;
}

/* The endpoint with its BARs: BAR 0 is the setup's, others are as large as the model needs them. */
static bool map_endpoint(struct exec *x, struct error *e)
{
    const struct pcie_model *m = NULL;
    struct pcie_device_bar bars[PCIE_DEVICE_BARS] = { { .size = x->setup.bar } };
    struct pcie_device device = { 0 };
    if (x->setup.model && !(m = platform_find_model(x->setup.plugins, x->setup.model, e))) {
        return false;
    }
    for (unsigned i = 1; m && i < PCIE_DEVICE_BARS; i++) {
        bars[i].size = m->bars[i];
    }
    x->endpoint = platform_endpoint(x->platform, NULL, e);
    if (!x->endpoint || (m && (!make_device(x, m, bars, &device, e) ||
                               (device.self && !endpoint_attach(x->endpoint, &device, e))))) {
        return false;
    }
    for (unsigned i = 0; i < PCIE_DEVICE_BARS; i++) {
        const struct bar_request bar = {
            .number = i, .size = bars[i].size, .prefetchable = true, .is64 = true
        };
        if (bars[i].size && !endpoint_add_bar(x->endpoint, &bar, e)) {
            return false;
        }
    }
    return true;
}

static bool map_devices(struct exec *x, struct error *e)
{
    struct platform *p = x->platform;
    x->uart = uart_new(x->setup.uart, x->setup.uart_in);
    if (!x->uart) {
        return error_fault(e, "out of memory for a UART");
    }
    const struct bus_target target = uart_target(x->uart, &p->params.root.bus_latency);
    if (!bus_map(p->bus, (pa_t){ UART_BASE }, UART_BYTES, "PL011", &target, e)) {
        return false;
    }
    if (x->setup.bar == 0) {
        return !x->setup.model ||
               error_set(e, "--model %s: expected an endpoint with it; leave --bar none out",
                         x->setup.model);
    }
    const uint64_t end = WINDOW64_BASE + x->setup.bar;
    if (x->setup.bar > WINDOW64_BASE || end > (uint64_t)1 << p->params.mmu.pa_bits) {
        return error_set(e,
                         "--bar: %" PRIu64 " bytes at 0x%" PRIx64
                         " are not aligned, or beyond mmu.pa_bits=%" PRIu64,
                         x->setup.bar, WINDOW64_BASE, p->params.mmu.pa_bits);
    }
    return map_endpoint(x, e);
}

static bool make_pe(struct exec *x, unsigned number, struct error *e)
{
    struct exec_pe *pe = &x->pes[number];
    const unsigned core = x->cpu ? x->cpu->number : number;
    pe->exec = x;
    pe->number = number;
    pe->marked = -1;
    pe->until = SIMTIME_NEVER;
    pe->core = platform_core(x->platform, core, e);
    if (!pe->core) {
        return false;
    }
    const struct platform_params *params = &x->platform->params;
    if (x->setup.timing) {
        pe->ramtime = ramtime_new(&params->l2, params->machine.ram_latency, e);
        if (!pe->ramtime) {
            return false;
        }
    }
    const struct a64_setup setup = {
        .impl = &x->impl,
        .number = core,
        .mmu = core_mmu(pe->core),
        .tags = x->tags,
        .outside = exec_outside(pe),
        .timing = x->setup.timing,
        .pipe = &params->pipe,
        .el2_stops = x->cpu != NULL,
    };
    pe->a64 = a64_new(&setup, e);
    return pe->a64 && exec_trace_begin(pe, e);
}

bool exec_build(struct exec *x, struct error *e)
{
    const struct mmu_impl mmu = platform_impl(x->platform);
    bool ok = x->cpu ? exec_guest_build(x, e)
                     : a64_impl_check(&x->impl, &mmu, e) && map_ram(x, e) && map_devices(x, e);
    if (!x->setup.timing) {
        pcie_root_untimed(x->platform->root);
    }
    x->tags = a64_tags_new();
    for (unsigned i = 0; ok && i < x->setup.cores; i++) {
        ok = make_pe(x, i, e);
    }
    return ok;
}

/* ---- the program ----------------------------------------------------------------------------- */

static bool make_command_line(struct exec *x, struct error *e)
{
    size_t at = 0;
    const char *word = x->setup.name ? x->setup.name : x->setup.program;
    for (size_t i = 0; word; i++) {
        const int n = snprintf(x->command_line + at, sizeof(x->command_line) - at, "%s%s",
                               i ? " " : "", word);
        at += (size_t)n;
        if (at >= sizeof(x->command_line)) {
            return error_set(e, "the program's arguments: more than %zu bytes",
                             sizeof(x->command_line) - 1);
        }
        word = i < x->setup.arg_count ? x->setup.args[i] : NULL;
    }
    return true;
}

static bool read_guest(void *exec, uint64_t va, void *to, size_t size)
{
    struct exec *x = exec;
    return exec_read(x, x->caller, va, to, size);
}

static bool write_guest(void *exec, uint64_t va, const void *from, size_t size)
{
    struct exec *x = exec;
    return exec_write(x, x->caller, va, from, size);
}

bool exec_load(struct exec *x, struct error *e)
{
    const struct elf_memory memory = {
        .base = { GUEST_RAM_BASE },
        .size = x->setup.ram,
        .host = ram_host(x->ram, 0),
    };
    struct elf_image image;
    if (!make_command_line(x, e) || !elf_load(x->setup.program, &memory, &image, e)) {
        return false;
    }
    /* What the program leaves free: an eighth for the stack, at the end, the rest for the heap. */
    const uint64_t end = memory.base.pa + memory.size;
    const uint64_t heap = (image.end + PAGE - 1) & ~(PAGE - 1);
    const uint64_t stack = end - ((end - heap) / 8 & ~(PAGE - 1));
    const struct semihost_setup semihost = {
        .memory = { x, read_guest, write_guest },
        .command_line = x->command_line,
        .folder = x->setup.folder,
        .out = x->setup.out,
        .err = x->setup.err,
        .in = x->setup.in,
        .heap_base = heap,
        .heap_limit = stack,
        .stack_base = end,
        .stack_limit = stack,
        .most = x->setup.ram,
    };
    x->semihost = semihost_new(&semihost, e);
    x->entry = image.entry;
    for (unsigned i = 0; x->semihost && !x->cpu && i < x->setup.cores; i++) {
        a64_reset(x->pes[i].a64, x->setup.el, image.entry);
    }
    return x->semihost != NULL;
}
