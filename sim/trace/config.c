/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Base address registers, from QEMU's lines of configuration requests. They are no accesses for a
 * replay, but they tell where a guest puts its BARs, and of what size: it writes ones, reads back
 * which bits stay 0, and writes the base (PCIe 7.5.1.2.1).
 *
 *     pci_cfg_read         NAME BUS:DEVICE.FUNCTION @0xOFFSET -> 0xVALUE
 *     pci_cfg_write        NAME BUS:DEVICE.FUNCTION @0xOFFSET <- 0xVALUE
 *     vfio_pci_read_config  (NAME, @0xOFFSET, len=0xLENGTH) 0xVALUE
 *     vfio_pci_write_config  (NAME, @0xOFFSET, 0xVALUE, len=0xLENGTH)
 */
#include "trace/formats.h"
#include "trace/text.h"

#include <stdio.h>
#include <string.h>

enum {
    REG_ID = 0,
    REG_HEADER_TYPE = 0x0e,
    REG_BAR0 = 0x10,
    HEADER_TYPE_MASK = 0x7f, /* without the bit of several functions */
    FLAGS_IO = 3,
    FLAGS_MEMORY = 15,
    BAR_IO = 1,
    BAR_64BIT = 4,
    BAR_PREFETCHABLE = 8,
    FUNCTION_BITS = 3,
    BUS_SHIFT = 8
};

static struct config_device *device_of(struct trace *t, const char *name, size_t length,
                                       uint16_t bdf)
{
    struct config_state *s = &t->config;
    if (length >= sizeof s->devices->name) {
        return NULL;
    }
    size_t i = 0;
    while (i < s->count && !(s->devices[i].bdf == bdf && s->devices[i].length == length &&
                             memcmp(s->devices[i].name, name, length) == 0)) {
        i++;
    }
    if (i == CONFIG_DEVICES_MAX) {
        return NULL;
    }
    struct config_device *d = &s->devices[i];
    if (i == s->count) {
        s->count++;
        memcpy(d->name, name, length);
        d->length = length;
        d->bdf = bdf;
    }
    return d;
}

/** One request of a device. */
static void take(struct config_device *d, bool write, uint64_t offset, uint32_t value)
{
    if (!write && offset == REG_ID) {
        d->id = value;
    } else if (!write && offset == REG_HEADER_TYPE) {
        d->is_endpoint = (value & HEADER_TYPE_MASK) == 0;
    }
    uint64_t i = (offset - REG_BAR0) / 4;
    if (offset < REG_BAR0 || i >= CONFIG_BARS || offset % 4 != 0) {
        return;
    }
    struct config_bar *bar = &d->bars[i];
    if (write) {
        bar->sizing = value == UINT32_MAX;
        bar->written = bar->sizing ? bar->written : value;
    } else if (bar->sizing) {
        bar->mask = value;
    }
}

void config_take_pci(struct trace *t, const char *name, size_t length, uint16_t bdf, bool write,
                     uint64_t offset, uint32_t value)
{
    struct config_device *d = device_of(t, name, length, bdf);
    if (d != NULL) {
        take(d, write, offset, value);
    }
}

/** `BUS:DEVICE.FUNCTION` */
static const char *parse_bdf(const char *p, uint16_t *bdf)
{
    uint64_t bus, device, function;
    if ((p = text_hex(p, &bus)) == NULL || (p = text_char(p, ':')) == NULL ||
        (p = text_hex(p, &device)) == NULL || (p = text_char(p, '.')) == NULL ||
        (p = text_hex(p, &function)) == NULL || bus > 255 || device > 31 || function > 7) {
        return NULL;
    }
    *bdf = (uint16_t)(bus << BUS_SHIFT | device << FUNCTION_BITS | function);
    return p;
}

static const char *blank_after(const char *p, const char *end)
{
    while (p < end && *p != ' ') {
        p++;
    }
    return p;
}

enum line_result config_parse_pci(struct trace *t, const char *p, const struct line *line,
                                  enum trace_kind kind, struct trace_record *r)
{
    const char *name = p;
    uint16_t bdf;
    uint64_t offset, value;
    (void)r;
    const char *name_end = blank_after(p, line->end);
    if (name_end == name || *name_end != ' ' || (p = parse_bdf(name_end + 1, &bdf)) == NULL) {
        return trace_bad(t, "a device's name and BUS:DEVICE.FUNCTION");
    }
    if ((p = text_word(p, " @")) == NULL || (p = text_0x(p, &offset)) == NULL ||
        (p = text_word(p, kind == TRACE_WRITE ? " <- " : " -> ")) == NULL ||
        (p = text_0x(p, &value)) == NULL || p != line->end) {
        return trace_bad(t, "'@' and an offset, an arrow and a value");
    }
    config_take_pci(t, name, (size_t)(name_end - name), bdf, kind == TRACE_WRITE, offset,
                    (uint32_t)value);
    return LINE_NOTHING;
}

/** The name of an assigned device is its address in the host: `0000:00:02.0`. */
static uint16_t bdf_of_name(const char *name)
{
    uint64_t segment;
    uint16_t bdf = 0;
    const char *p = text_hex(name, &segment);
    return p != NULL && *p == ':' && parse_bdf(p + 1, &bdf) != NULL ? bdf : 0;
}

void config_take_vfio(struct trace *t, const char *name, size_t length, bool write, uint64_t offset,
                      uint64_t bytes, uint32_t value)
{
    struct config_device *d = device_of(t, name, length, bdf_of_name(name));
    if (d != NULL && (bytes == 4 || offset == REG_HEADER_TYPE)) {
        take(d, write, offset, value);
    }
}

enum line_result config_parse_vfio(struct trace *t, const char *p, const struct line *line,
                                   enum trace_kind kind, struct trace_record *r)
{
    uint64_t offset;
    uint64_t value = 0;
    uint64_t length;
    bool write = kind == TRACE_WRITE;
    (void)r;
    p = text_blanks(p);
    const char *name = p + 1;
    const char *comma = memchr(p, ',', (size_t)(line->end - p));
    if (*p != '(' || comma == NULL || comma == name || (p = text_word(comma, ", @")) == NULL ||
        (p = text_0x(p, &offset)) == NULL) {
        return trace_bad(t, "'(DEVICE, @0xOFFSET'");
    }
    if (write && ((p = text_word(p, ", ")) == NULL || (p = text_0x(p, &value)) == NULL)) {
        return trace_bad(t, "a value, 0x and hexadecimal digits");
    }
    if ((p = text_word(p, ", len=")) == NULL || (p = text_0x(p, &length)) == NULL ||
        (p = text_char(p, ')')) == NULL) {
        return trace_bad(t, "', len=' and a length, and ')'");
    }
    if (!write && ((p = text_char(p, ' ')) == NULL || (p = text_0x(p, &value)) == NULL)) {
        return trace_bad(t, "a value, 0x and hexadecimal digits");
    }
    if (p != line->end) {
        return trace_bad(t, "the end of the line");
    }
    config_take_vfio(t, name, (size_t)(comma - name), write, offset, length, (uint32_t)value);
    return LINE_NOTHING;
}

/** A register of a size and with a base; `i` goes over the upper half of one of 64 bits. */
static void add_bar(struct trace *t, const struct config_device *d, unsigned *i)
{
    const struct config_bar *low = &d->bars[*i];
    const unsigned number = *i;
    bool io = (low->mask & BAR_IO) != 0;
    bool wide = !io && (low->mask & BAR_64BIT) != 0 && number + 1 < CONFIG_BARS;
    uint32_t flags = io ? FLAGS_IO : FLAGS_MEMORY;
    uint64_t mask = (low->mask & ~flags) | (uint64_t)UINT32_MAX << 32;
    uint64_t base = low->written & ~flags;
    if (wide) {
        mask = (low->mask & ~flags) | (uint64_t)low[1].mask << 32;
        base |= (uint64_t)low[1].written << 32;
        (*i)++;
    }
    if ((low->mask & ~flags) == 0 || base == 0 || t->bar_count == BARS_MAX) {
        return;
    }
    struct trace_bar *bar = &t->bars[t->bar_count++];
    *bar = (struct trace_bar){
        .base = base,
        .size = ~mask + 1,
        .bdf = d->bdf,
        .vendor = (uint16_t)d->id,
        .device = (uint16_t)(d->id >> 16),
        .number = (uint8_t)number,
        .io = io,
        .prefetchable = !io && (low->mask & BAR_PREFETCHABLE) != 0,
        .is_64bit = wide,
    };
    memcpy(bar->name, d->name, d->length);
}

void config_notes(struct trace *t)
{
    for (size_t k = 0; k < t->config.count; k++) {
        const struct config_device *d = &t->config.devices[k];
        for (unsigned i = 0; d->is_endpoint && i < CONFIG_BARS; i++) {
            add_bar(t, d, &i);
        }
    }
}
