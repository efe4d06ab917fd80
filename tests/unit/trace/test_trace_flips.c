/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Packets of gem5, pcap and pcapng of which one bit is wrong, or a stretch is gone: every other
 * packet gives its access, in order, and what does not is counted.
 */
#include "support.h"

enum { PACKETS = 40, BYTES_MAX = 16384, SNAP = 64 };

struct file {
    uint8_t bytes[BYTES_MAX];
    size_t size, at[PACKETS + 1]; /* where each packet begins, and the end */
};

static void put(struct file *f, const void *bytes, size_t size)
{
    assert_true(f->size + size <= BYTES_MAX);
    memcpy(f->bytes + f->size, bytes, size);
    f->size += size;
}

static void put8(struct file *f, unsigned v)
{
    put(f, &(uint8_t){ (uint8_t)v }, 1);
}

static void put16(struct file *f, unsigned v)
{
    put8(f, v & 0xff);
    put8(f, v >> 8 & 0xff);
}

static void put32(struct file *f, uint32_t v)
{
    put16(f, v & 0xffff);
    put16(f, v >> 16);
}

/** What network formats have first. */
static void put_be(struct file *f, uint64_t v, unsigned bytes)
{
    while (bytes-- != 0) {
        put8(f, (unsigned)(v >> 8 * bytes & 0xff));
    }
}

static uint64_t address_of(unsigned i)
{
    return 0x10000000 + 0x40 * (uint64_t)i;
}

/* ---- gem5 ------------------------------------------------------------------------------------ */

static void put_varint(struct file *f, uint64_t v)
{
    for (; v >= 0x80; v >>= 7) {
        put8(f, (v & 0x7f) | 0x80);
    }
    put8(f, (unsigned)v);
}

/** A field that is a number, of less than 16. */
static void put_field(struct file *f, unsigned number, uint64_t v)
{
    put8(f, number << 3);
    put_varint(f, v);
}

static void make_gem5(struct file *f, unsigned extra)
{
    *f = (struct file){ 0 };
    put(f, "gem5\x0a\x0a\x01m\x18\x80\xa0\x94\xa5\x8d\x1d", 15);
    for (unsigned i = 0; i < PACKETS; i++) {
        struct file message = { 0 };
        put_field(&message, 1, 5000000 + 1000 * (uint64_t)i);
        put_field(&message, 2, 4);
        put_field(&message, 3, address_of(i));
        put_field(&message, 4, 4);
        if (extra != 0) {
            put_field(&message, 5, 0xc00);
            put_field(&message, 6, 3);
            put_field(&message, 7, 0xffff800010203040 + 4 * (uint64_t)i);
        }
        f->at[i] = f->size;
        put_varint(f, message.size);
        put(f, message.bytes, message.size);
    }
    f->at[PACKETS] = f->size;
}

/* ---- pcap and pcapng ------------------------------------------------------------------------- */

/** Our header, of 24 bytes, and a MWr of one DW with its data. */
static void put_packet(struct file *f, unsigned i)
{
    put(f, "\1\x18\0\xff\0\0\0\0", 8);
    put_be(f, 1000000 * (uint64_t)i, 8);
    put_be(f, 24, 4);
    put_be(f, 1, 4);
    put_be(f, 0x40000001, 4);
    put_be(f, 0x0000000f, 4);
    put_be(f, address_of(i), 4);
    put_be(f, 0x01020304 * (i + 1), 4);
}
enum { PACKET = 40 };

static void make_pcap(struct file *f, unsigned extra)
{
    (void)extra;
    *f = (struct file){ 0 };
    put32(f, 0xa1b23c4d);
    put32(f, 0x00040002);
    put32(f, 0);
    put32(f, 0);
    put32(f, 65536);
    put32(f, 147);
    for (unsigned i = 0; i < PACKETS; i++) {
        f->at[i] = f->size;
        put32(f, 1795194725);
        put32(f, 1000 * i);
        put32(f, PACKET);
        put32(f, PACKET);
        put_packet(f, i);
    }
    f->at[PACKETS] = f->size;
}

/** With `extra` bytes of options to each packet. */
static void make_pcapng(struct file *f, unsigned extra)
{
    const uint32_t length = 32 + PACKET + (extra != 0 ? 8 + extra : 0);
    *f = (struct file){ 0 };
    put(f, "\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a\1\0\0\0", 16);
    put(f, "\377\377\377\377\377\377\377\377\x1c\0\0\0", 12);
    put(f, "\1\0\0\0\x14\0\0\0\x93\0\0\0\0\0\0\0\x14\0\0\0", 20);
    for (unsigned i = 0; i < PACKETS; i++) {
        f->at[i] = f->size;
        put32(f, 6);
        put32(f, length);
        put32(f, 0);
        put32(f, 0);
        put32(f, 1000 + i);
        put32(f, PACKET);
        put32(f, PACKET);
        put_packet(f, i);
        if (extra != 0) {
            put16(f, 1);
            put16(f, extra);
            for (unsigned n = 0; n < extra; n++) {
                put8(f, 'x');
            }
            put32(f, 0);
        }
        put32(f, length);
    }
    f->at[PACKETS] = f->size;
}

struct format {
    const char *name;
    void (*make)(struct file *f, unsigned extra);
    unsigned extra;
    uint64_t first_ns, step_ns;
    uint64_t heads; /* that are counted as left out */
};
static const struct format formats[] = {
    { "gem5", make_gem5, 0, 5000, 1, 1 },    { "gem5", make_gem5, 1, 5000, 1, 1 },
    { "pcap", make_pcap, 0, 0, 1000, 1 },    { "pcap", make_pcapng, 0, 0, 1000, 2 },
    { "pcap", make_pcapng, 12, 0, 1000, 2 },
};

/* ---- damage ---------------------------------------------------------------------------------- */

/** Which packets have their access, with its time, in order; how many records there are. */
static int read_all(const void *bytes, size_t size, const struct format *format,
                    bool found[PACKETS], struct trace_totals *totals)
{
    struct error e = { 0 };
    struct trace_record r;
    uint64_t records = 0;
    int next = 0;
    struct trace *t = open_bytes(bytes, size, format->name, false, &e);
    assert_non_null(t);
    memset(found, 0, PACKETS * sizeof *found);
    while (trace_next(t, &r, &e) == TRACE_OK) {
        uint64_t i = (r.address - address_of(0)) / 0x40;
        records++;
        if (r.address >= address_of(0) && i < PACKETS && r.address == address_of((unsigned)i) &&
            r.size == 4 && r.kind == TRACE_WRITE && (int)i >= next &&
            r.time == format->first_ns + format->step_ns * i) {
            found[i] = true;
            next = (int)i + 1;
        }
    }
    *totals = *trace_totals(t);
    assert_int_equal(records + totals->skipped, totals->lines);
    trace_close(t);
    return (int)records;
}

/**
 * Packets `first` to `last` are damaged; how many others are lost, before them none. Nothing is
 * lost without a word.
 */
static unsigned lost_others(const struct format *format, const struct file *f, unsigned first,
                            unsigned last, const char *what)
{
    bool found[PACKETS];
    struct trace_totals n;
    unsigned lost = 0;
    const int records = read_all(f->bytes, f->size, format, found, &n);
    for (unsigned i = 0; i < PACKETS; i++) {
        if (!found[i] && i < first) {
            fail_msg("%s, of %u, %s: packet %u is lost", format->name, format->extra, what, i);
        }
        lost += !found[i] && i > last;
    }
    if (records < PACKETS && n.skipped <= format->heads) {
        fail_msg("%s, of %u, %s: a packet is missing and not counted", format->name, format->extra,
                 what);
    }
    assert_true(lost == 0 || n.bad != 0);
    return lost;
}

static void test_one_bit(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(formats); k++) {
        struct file f;
        bool found[PACKETS];
        struct trace_totals n;
        formats[k].make(&f, formats[k].extra);
        assert_int_equal(read_all(f.bytes, f.size, &formats[k], found, &n), PACKETS);
        assert_int_equal(n.bad, 0);
        assert_int_equal(n.skipped, formats[k].heads);
        static const unsigned packets[] = { 0, 20, PACKETS - 2, PACKETS - 1 };
        for (size_t p = 0; p < ARRAY_LEN(packets); p++) {
            const unsigned i = packets[p];
            for (size_t bit = 8 * f.at[i]; bit < 8 * f.at[i + 1]; bit++) {
                char what[64];
                f.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
                snprintf(what, sizeof what, "bit %zu of byte %zu of packet %u", bit % 8,
                         bit / 8 - f.at[i], i);
                if (lost_others(&formats[k], &f, i, i, what) != 0) {
                    fail_msg("%s, of %u, %s: others are lost", formats[k].name, formats[k].extra,
                             what);
                }
                f.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
            }
        }
    }
}

/**
 * Bytes that are gone cost the packet that they were of; of gem5 and pcap, whose packets have no
 * end of their own, the next one too. What is left of a pcapng block may look like one that is
 * longer than its end can be seen: then all up to there is lost, which is said.
 */
static void test_gaps(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(formats); k++) {
        struct file whole;
        unsigned cases = 0, bad_cases = 0;
        formats[k].make(&whole, formats[k].extra);
        const bool ng = formats[k].make == make_pcapng;
        const size_t size = whole.at[21] - whole.at[20];
        for (size_t at = whole.at[20]; at < whole.at[21]; at++) {
            for (size_t n = 1; n <= whole.at[21] - at && n < size; n += 5) {
                struct file f = whole;
                char what[64];
                memmove(f.bytes + at, f.bytes + at + n, f.size - at - n);
                f.size -= n;
                snprintf(what, sizeof what, "%zu bytes gone from %zu on", n, at - whole.at[20]);
                cases++;
                bad_cases += lost_others(&formats[k], &f, 20, ng ? 20 : 21, what) != 0;
            }
        }
        if (bad_cases > (ng ? cases / 20 : 0)) {
            fail_msg("%s, of %u: in %u cases of %u others are lost", formats[k].name,
                     formats[k].extra, bad_cases, cases);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_bit),
        cmocka_unit_test(test_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
