/* SPDX-License-Identifier: Apache-2.0 */
/* What platforms show to their observers, for the writers that draw it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "platform/platform.h"
#include "report/pcap.h"
#include "report/timeline.h"
#include "report/vcd.h"

enum { DW = 4, CREDIT_DW = 4, PAYLOAD_MOST = 4096, COPY = 1 << 16 };

/** A file of the run: of its folder from the beginning, or a temporary one. */
struct drawing {
    const char *name;
    FILE *to;
    bool temporary;
};

struct report_capture {
    struct drawing pcap_file, timeline_file;
    struct pcap *pcap;
    struct timeline *timeline;
    struct vcd *vcd;
    uint64_t tlps;
    bool failed; /* a TLP that cannot be encoded; `why` says which */
    struct error why;
};

static const char *const pcap_names[] = { "user", "nettlp" };

bool report_pcap_parse(const char *name, enum report_pcap *out, struct error *e)
{
    *out = REPORT_PCAP_USER;
    if (!name || strcmp(name, pcap_names[0]) == 0) {
        return true;
    }
    *out = REPORT_PCAP_NETTLP;
    if (strcmp(name, pcap_names[1]) == 0) {
        return true;
    }
    error_set(e, "--pcap=%s: expected \"user\" or \"nettlp\"", name);
    const char *near = nearest_name(name, pcap_names, ARRAY_LEN(pcap_names));
    if (near) {
        error_suggest(e, near, &near, 1);
    }
    return false;
}

bool report_seeing_link(const struct report_seeing *what, uint64_t gen, struct error *e)
{
    const struct pcie_generation *g = pcie_generation((unsigned)gen);
    if (what->pcap != REPORT_PCAP_NETTLP || !g || !g->flit_bytes) {
        return true;
    }
    return error_set(e,
                     "--pcap=nettlp: NetTLP has no headers for link.gen = %u, which is flit mode; "
                     "expected --pcap=user",
                     g->gen);
}

/* ---- files ----------------------------------------------------------------------------------- */

static bool open_drawing(struct drawing *d, const char *name, struct report_folder *folder,
                         struct error *e)
{
    d->name = name;
    if (folder) {
        struct outfile *file = report_folder_file(folder, name, e);
        d->to = file ? file->stream : NULL;
        return file != NULL;
    }
    d->to = tmpfile();
    d->temporary = true;
    return d->to != NULL || error_set(e, "no temporary file for %s: %s", name, strerror(errno));
}

static bool copy(struct drawing *d, FILE *to, struct error *e)
{
    char buffer[COPY];
    size_t n = 0;
    if (fflush(d->to) != 0 || ferror(d->to) || fseeko(d->to, 0, SEEK_SET) != 0) {
        return error_set(e, "no space left to keep %s", d->name);
    }
    while ((n = fread(buffer, 1, sizeof(buffer), d->to)) > 0) {
        (void)fwrite(buffer, 1, n, to);
    }
    return !ferror(d->to) || error_set(e, "%s: it cannot be read back", d->name);
}

/** A temporary file's contents go into the folder. */
static bool place_drawing(struct drawing *d, struct report_folder *folder, struct error *e)
{
    if (!d->temporary) {
        return true;
    }
    struct outfile *file = report_folder_file(folder, d->name, e);
    return file && copy(d, file->stream, e);
}

static void close_drawing(struct drawing *d)
{
    if (d->temporary && d->to) {
        (void)fclose(d->to);
    }
}

static bool begin(struct report_capture *c, const struct report_seeing *what,
                  struct report_folder *folder, struct error *e)
{
    if (what->pcap != REPORT_NO_PCAP) {
        if (!open_drawing(&c->pcap_file, "tlps.pcap", folder, e)) {
            return false;
        }
        c->pcap = pcap_start(c->pcap_file.to, what->pcap);
    }
    if (what->timeline) {
        if (!open_drawing(&c->timeline_file, "timeline.json", folder, e)) {
            return false;
        }
        c->timeline = timeline_start(c->timeline_file.to);
    }
    if (what->vcd) {
        c->vcd = vcd_new();
    }
    bool all = (c->pcap || what->pcap == REPORT_NO_PCAP) && (c->timeline || !what->timeline) &&
               (c->vcd || !what->vcd);
    return all || error_fault(e, "out of memory for captures");
}

bool report_capture_new(struct report_capture **out, const struct report_seeing *what,
                        struct report_folder *folder, struct error *e)
{
    *out = NULL;
    if (what->pcap == REPORT_NO_PCAP && !what->timeline && !what->vcd) {
        return true;
    }
    struct report_capture *c = calloc(1, sizeof(*c));
    if (!c) {
        return error_fault(e, "out of memory for captures");
    }
    if (!begin(c, what, folder, e)) {
        report_capture_free(c);
        return false;
    }
    *out = c;
    return true;
}

void report_capture_free(struct report_capture *c)
{
    if (!c) {
        return;
    }
    close_drawing(&c->pcap_file);
    close_drawing(&c->timeline_file);
    pcap_free(c->pcap);
    timeline_free(c->timeline);
    vcd_free(c->vcd);
    free(c);
}

static bool place_vcd(struct report_capture *c, struct report_folder *folder, struct error *e)
{
    struct outfile *file = report_folder_file(folder, "wave.vcd", e);
    return file && vcd_write(c->vcd, file->stream, e);
}

bool report_capture_finish(struct report_capture *c, struct report_folder *folder, struct error *e)
{
    if (!c) {
        return true;
    }
    if (c->failed) {
        *e = c->why;
        return false;
    }
    if (c->pcap) {
        pcap_flush(c->pcap);
    }
    if (c->timeline) {
        timeline_end(c->timeline);
    }
    return (!c->pcap || place_drawing(&c->pcap_file, folder, e)) &&
           (!c->timeline || place_drawing(&c->timeline_file, folder, e)) &&
           (!c->vcd || place_vcd(c, folder, e));
}

/* ---- TLPs ------------------------------------------------------------------------------------ */

/** Bytes that are not enabled have no value of their own: 0. */
static void take_payload(const struct pcie_tlp *t, uint8_t *to)
{
    const size_t size = (size_t)t->length_dw * DW;
    memcpy(to, t->data, size);
    for (unsigned i = 0; i < DW && t->type == PCIE_MWR; i++) {
        if (!(t->first_be >> i & 1)) {
            to[i] = 0;
        }
        if (t->length_dw > 1 && !(t->last_be >> i & 1)) {
            to[size - DW + i] = 0;
        }
    }
}

static void draw_packet(struct report_capture *c, const struct pcie_tlp *t)
{
    struct pcie_header header;
    uint8_t payload[PAYLOAD_MOST], bytes[PCIE_TLP_MAX];
    const bool data = t->data != NULL;
    pcie_tlp_header(t, &header);
    if (data) {
        take_payload(t, payload);
    }
    struct error e;
    size_t size = pcie_encode(&header, data ? payload : NULL, bytes, sizeof(bytes), &e);
    if (size == 0) {
        c->failed = true;
        error_fault(&c->why, "TLP %llu of the run is not legal: %s", (unsigned long long)c->tlps,
                    e.text);
        return;
    }
    const struct pcap_packet packet = {
        .time = t->time,
        .tlp = bytes,
        .size = (uint32_t)size,
        .wire_bytes = t->wire_bytes,
        .stores = t->stores,
        .port = t->port,
        .core = t->master,
        .tag = t->tag,
        .reason = t->type == PCIE_MWR ? (uint8_t)t->reason : PCAP_NO_REASON,
        .up = t->up,
        .flit = header.flit,
    };
    pcap_add(c->pcap, &packet);
}

static void draw_slice(struct report_capture *c, const struct pcie_tlp *t)
{
    const struct timeline_tlp tlp = {
        .time = t->time,
        .end = t->end,
        .waited = t->waited,
        .type = pcie_tlp_names[t->type],
        .reason = pcie_tlp_reason(t->type, t->reason, t->speculative),
        .address = t->address.ba,
        .length_dw = t->length_dw,
        .bytes = t->bytes,
        .wire_bytes = t->wire_bytes,
        .stores = t->stores,
        .port = t->port,
        .core = t->master,
        .tag = t->tag,
        .first_be = t->first_be,
        .last_be = t->last_be,
        .up = t->up,
    };
    timeline_tlp(c->timeline, &tlp);
}

static void draw_wave(struct report_capture *c, const struct pcie_tlp *t)
{
    const int32_t bytes = (int32_t)t->bytes;
    vcd_port(c->vcd, t->port, t->up ? VCD_UP_TLPS : VCD_DOWN_TLPS, t->time, 1);
    if (t->end != t->time) {
        const enum vcd_signal busy = t->up ? VCD_UP_BUSY : VCD_DOWN_BUSY;
        const enum vcd_signal size = t->up ? VCD_UP_BYTES : VCD_DOWN_BYTES;
        vcd_port(c->vcd, t->port, busy, t->time, 1);
        vcd_port(c->vcd, t->port, busy, t->end, -1);
        vcd_port(c->vcd, t->port, size, t->time, bytes);
        vcd_port(c->vcd, t->port, size, t->end, -bytes);
    }
    if (t->type == PCIE_MWR && !t->up) {
        const uint32_t pd = (t->length_dw + CREDIT_DW - 1) / CREDIT_DW;
        vcd_port(c->vcd, t->port, VCD_PH_USED, t->time, 1);
        vcd_port(c->vcd, t->port, VCD_PD_USED, t->time, (int32_t)pd);
    }
    if (t->waited != 0) {
        const enum vcd_signal waiting = t->up ? VCD_UP_WAITING : VCD_DOWN_WAITING;
        vcd_port(c->vcd, t->port, waiting, t->time - t->waited, 1);
        vcd_port(c->vcd, t->port, waiting, t->time, -1);
    }
}

void report_capture_tlp(struct report_capture *c, const struct pcie_tlp *t)
{
    if (!c) {
        return;
    }
    if (c->pcap && !c->failed) {
        draw_packet(c, t);
    }
    if (c->timeline) {
        draw_slice(c, t);
    }
    if (c->vcd) {
        draw_wave(c, t);
    }
    c->tlps++;
}

void report_capture_credits(struct report_capture *c, const struct pcie_credits *r)
{
    if (c && c->vcd) {
        vcd_port(c->vcd, r->port, VCD_PH_USED, r->time, -(int32_t)r->ph);
        vcd_port(c->vcd, r->port, VCD_PD_USED, r->time, -(int32_t)r->pd);
    }
}

/* ---- cores ----------------------------------------------------------------------------------- */

void report_capture_drain(struct report_capture *c, const struct core_drain *d)
{
    if (c && c->timeline) {
        const struct timeline_line line = {
            .from = d->time - d->age,
            .to = d->time,
            .address = d->line.pa,
            .mask = d->mask,
            .reason = bus_reason_name(d->reason),
            .stores = d->stores,
            .core = d->core,
            .vm = d->domain,
        };
        timeline_line(c->timeline, &line);
    }
    if (c && c->vcd) {
        vcd_line(c->vcd, d->core, d->time - d->age, d->time);
    }
}

void report_capture_error(struct report_capture *c, const struct platform_error *x)
{
    if (c && c->timeline) {
        const struct timeline_error error = {
            .time = x->time,
            .address = x->address,
            .kind = x->kind,
            .victim = x->victim,
            .text = x->text,
            .vm = x->domain,
        };
        timeline_error(c->timeline, &error);
    }
}
