/* SPDX-License-Identifier: Apache-2.0 */
/** The table of formats, and which one a file is. */
#include "trace/formats.h"
#include "trace/gtr.h"

#include <string.h>

static bool starts(const char *begin, const char *end, const char *with)
{
    size_t n = strlen(with);
    return (size_t)(end - begin) >= n && memcmp(begin, with, n) == 0;
}

static bool holds(const char *begin, const char *end, const char *what)
{
    return memmem(begin, (size_t)(end - begin), what, strlen(what)) != NULL;
}

/* ---- recognisers of formats that have no file of their own ------------------------------------
 */

static bool rwmmio_recognise(const char *begin, const char *end)
{
    return holds(begin, end, ": rwmmio_");
}

static bool perf_recognise(const char *begin, const char *end)
{
    return holds(begin, end, " kvm:kvm_");
}

/** trace-cmd report begins with the number of CPUs; its other lines are like ftrace's. */
static bool trace_cmd_recognise(const char *begin, const char *end)
{
    return starts(begin, end, "cpus=");
}

static bool ftrace_recognise(const char *begin, const char *end)
{
    return starts(begin, end, "# tracer:") || holds(begin, end, ": kvm_mmio: ") ||
           holds(begin, end, ": kvm_guest_fault: ") ||
           holds(begin, end, ": kvm_userspace_exit: ") || holds(begin, end, ": kvm_entry: ") ||
           holds(begin, end, ": kvm_exit: ");
}

/* ---- what is lost -----------------------------------------------------------------------------
 */

#define NO_ATTRIBUTES "no memory attributes (a map or --s1 gives them)"
#define LOSES_WCLOG   "counts of instructions for times, " NO_ATTRIBUTES
#define LOSES_QEMU                                                                                 \
    "widths as the device model sees them, no stores to memory of the host, no instructions, no "  \
    "barriers, " NO_ATTRIBUTES
#define LOSES_KVM                                                                                  \
    "only accesses that KVM emulated, each of one general register: no STP, SIMD or write-back, "  \
    "no BAR that is mapped into the guest; no barriers, " NO_ATTRIBUTES
#define LOSES_RWMMIO                                                                               \
    "kernel virtual addresses, only readb() to writeq(): no memcpy_toio(), no user space; no "     \
    "barriers, " NO_ATTRIBUTES
#define LOSES_GEM5                                                                                 \
    "no values, no instructions, no barriers, requestors for cpus, packets as the caches above "   \
    "made them, " NO_ATTRIBUTES
#define LOSES_PCAP                                                                                 \
    "TLPs: the stores that were combined into one are not known, no instructions, no "             \
    "barriers, " NO_ATTRIBUTES
#define LOSES_MMIOTRACE "no cpus, no string moves, no user space, no barriers, " NO_ATTRIBUTES

/* ---- the table ------------------------------------------------------------------------------- */

/* In the order in which a line is tried. */
const struct trace_format trace_formats[] = {
    { .name = "wclog",
      .title = "a wclog trace",
      .help = "instruction-accurate accesses: count, cpu, window, address, size, value, pc, opcode",
      .recognise = wclog_recognise,
      .parse = wclog_parse,
      .written = true,
      .loses = LOSES_WCLOG },
    { .name = "wclog-delta",
      .title = "a wclog-delta trace",
      .help = "wclog with differences of counts and without windows",
      .recognise = wclog_delta_recognise,
      .parse = wclog_delta_parse,
      .written = true,
      .loses = LOSES_WCLOG },
    { .name = "qemu-mr",
      .title = "a QEMU log of memory_region_* events",
      .help = "QEMU log backend: memory_region_ops_read and _write, with absolute addresses",
      .recognise = qemu_mr_recognise,
      .accept = qemu_accept,
      .parse = qemu_parse,
      .flush = qemu_flush,
      .notes = config_notes,
      .loses = LOSES_QEMU },
    { .name = "qemu-vfio",
      .title = "a QEMU log of vfio_* events",
      .help = "QEMU log backend: vfio_region_read and _write, with offsets in BARs (x-no-mmap=on)",
      .recognise = qemu_vfio_recognise,
      .parse = qemu_parse,
      .flush = qemu_flush,
      .notes = config_notes,
      .loses = "no cpus, " LOSES_QEMU,
      .no_cpus = true },
    { .name = "rwmmio",
      .title = "an ftrace rwmmio trace",
      .help = "ftrace text of rwmmio_* events, with kernel virtual addresses",
      .recognise = rwmmio_recognise,
      .parse = ftrace_rwmmio_parse,
      .notes = ftrace_rwmmio_notes,
      .loses = LOSES_RWMMIO,
      .virtual_addresses = true },
    { .name = "perf-script",
      .title = "perf script output of KVM events",
      .help = "perf script text of kvm:kvm_mmio and kvm:kvm_guest_fault",
      .recognise = perf_recognise,
      .parse = ftrace_kvm_parse,
      .notes = ftrace_kvm_notes,
      .loses = LOSES_KVM },
    { .name = "trace-cmd",
      .title = "a trace-cmd report of KVM events",
      .help = "trace-cmd report text of kvm_mmio and kvm_guest_fault",
      .recognise = trace_cmd_recognise,
      .parse = ftrace_kvm_parse,
      .notes = ftrace_kvm_notes,
      .loses = LOSES_KVM },
    { .name = "ftrace-kvm",
      .title = "an ftrace kvm_mmio trace",
      .help = "ftrace text of kvm_mmio and kvm_guest_fault",
      .recognise = ftrace_recognise,
      .parse = ftrace_kvm_parse,
      .notes = ftrace_kvm_notes,
      .loses = LOSES_KVM },
    { .name = "mmiotrace",
      .title = "an mmiotrace of x86",
      .help = "Linux mmiotrace text",
      .recognise = mmiotrace_recognise,
      .parse = mmiotrace_parse,
      .notes = mmiotrace_notes,
      .loses = LOSES_MMIOTRACE,
      .no_cpus = true },
    { .name = "gem5",
      .title = "a gem5 packet trace",
      .help = "gem5 packet trace (protobuf): ReadReq and WriteReq",
      .recognise_file = gem5_recognise,
      .open = gem5_open,
      .take = gem5_take,
      .flush = gem5_flush,
      .notes = gem5_notes,
      .close = gem5_close,
      .loses = LOSES_GEM5 },
    { .name = "pcap",
      .title = "a capture of packets",
      .help = "TLPs in pcap or pcapng: gather's own (link type 147), and NetTLP's over UDP",
      .recognise_file = packets_recognise,
      .open = packets_open,
      .take = packets_take,
      .flush = packets_flush,
      .notes = packets_notes,
      .close = packets_close,
      .loses = LOSES_PCAP },
    { .name = "simpletrace",
      .title = "a trace of QEMU's simple backend",
      .help = "QEMU simple backend (binary)",
      .recognise = simpletrace_recognise,
      .take = simpletrace_take,
      .flush = qemu_flush,
      .notes = config_notes,
      .loses = LOSES_QEMU },
    { .name = "gtr",
      .title = "a gtr trace",
      .help = "the native binary format: blocks of columns, with checksums and an index",
      .recognise_file = gtr_recognise,
      .open = gtr_open,
      .next = gtr_next,
      .notes = gtr_notes,
      .close = gtr_close,
      .written = true },
};
const size_t trace_formats_length = ARRAY_LEN(trace_formats);

size_t trace_format_count(void)
{
    return trace_formats_length;
}

struct trace_format_help trace_format_help(size_t index)
{
    const struct trace_format *f = &trace_formats[index];
    return (struct trace_format_help){ f->name, f->help, trace_format_is_read(f), f->written };
}

/** Try one way of recognising on the lines of [begin, end). */
static const struct trace_format *try_lines(const char *begin, const char *end, bool accept)
{
    while (begin != end) {
        const char *newline = memchr(begin, '\n', (size_t)(end - begin));
        const char *line_end = newline != NULL ? newline : end;
        for (size_t i = 0; i < trace_formats_length; i++) {
            const struct trace_format *f = &trace_formats[i];
            bool (*test)(const char *, const char *) = accept ? f->accept : f->recognise;
            if (test != NULL && test(begin, line_end)) {
                return f;
            }
        }
        begin = newline != NULL ? newline + 1 : end;
    }
    return NULL;
}

const struct trace_format *trace_recognise(const char *begin, const char *end)
{
    for (size_t i = 0; i < trace_formats_length; i++) {
        const struct trace_format *binary = &trace_formats[i];
        if (binary->recognise_file != NULL && binary->recognise_file(begin, end)) {
            return binary;
        }
    }
    const struct trace_format *f = try_lines(begin, end, false);
    /* `# tracer:` heads both kinds of ftrace text: the first event says which. */
    if (f != NULL && f->recognise == ftrace_recognise && starts(begin, end, "#")) {
        const char *p = begin;
        while (p != end && *p == '#') {
            const char *newline = memchr(p, '\n', (size_t)(end - p));
            p = newline != NULL ? newline + 1 : end;
        }
        const struct trace_format *inner = try_lines(p, end, false);
        f = inner != NULL ? inner : f;
    }
    return f != NULL ? f : try_lines(begin, end, true);
}

const struct trace_format *trace_format_by_name(const char *path, const char *name, struct error *e)
{
    const char *names[ARRAY_LEN(trace_formats)], *titles[ARRAY_LEN(trace_formats)];
    struct error_names known = { names, titles, 0 };
    for (size_t i = 0; i < trace_formats_length; i++) {
        if (strcmp(trace_formats[i].name, name) == 0) {
            return &trace_formats[i];
        }
        if (trace_format_is_read(&trace_formats[i])) {
            titles[known.count] = trace_formats[i].title;
            names[known.count++] = trace_formats[i].name;
        }
    }
    error_at(e, path, 0, "there is no trace format \"%s\"", name);
    error_suggest_of(e, name, &known);
    return NULL;
}

bool trace_format_known(const char *name, struct error *e)
{
    return strcmp(name, "auto") == 0 || trace_format_by_name(NULL, name, e) != NULL;
}
