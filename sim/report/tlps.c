/* SPDX-License-Identifier: Apache-2.0 */
#include "report/tlps.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/*
 * A run writes a row for every TLP, so rows are formatted by hand into a buffer that goes out in
 * large pieces: stdio's formatting would cost more than the simulation of the TLP.
 */
enum {
    BUFFER = 1 << 18,
    TEXT_MOST = 255, /* bytes kept of a type or a reason; both come from our tables */
    /* time 22, dir 5, address 19, four numbers 11 each, byte enables 4, newline */
    ROW_MOST = 128 + 2 * (2 * TEXT_MOST + 3),
};

struct report_tlps {
    FILE *to;
    size_t used;
    char buffer[BUFFER];
};

static const char header[] =
    "time_ns,dir,type,address,bytes,length_dw,first_be,last_be,wire_bytes,reason\n";

struct report_tlps *tlps_start(FILE *to)
{
    struct report_tlps *tlps = malloc(sizeof(*tlps));
    if (tlps == NULL)
        return NULL;
    tlps->to = to;
    memcpy(tlps->buffer, header, sizeof(header) - 1);
    tlps->used = sizeof(header) - 1;
    return tlps;
}

static void flush(struct report_tlps *tlps)
{
    (void)fwrite(tlps->buffer, 1, tlps->used, tlps->to);
    tlps->used = 0;
}

void tlps_finish(struct report_tlps *tlps)
{
    if (tlps == NULL)
        return;
    flush(tlps);
    free(tlps);
}

static char *put_u64(char *at, uint64_t value)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char digits[20];
    char *first = digits + sizeof(digits);
    while (value >= 100) {
        first -= 2;
        memcpy(first, pairs + 2 * (value % 100), 2);
        value /= 100;
    }
    if (value >= 10) {
        first -= 2;
        memcpy(first, pairs + 2 * value, 2);
    } else {
        *--first = (char)('0' + value);
    }
    size_t length = (size_t)(digits + sizeof(digits) - first);
    memcpy(at, first, length);
    return at + length;
}

/** ps as ns, always with three decimals. */
static char *put_time(char *at, simtime_t time)
{
    at = put_u64(at, time / PS_PER_NS);
    unsigned rest = (unsigned)(time % PS_PER_NS);
    *at++ = '.';
    *at++ = (char)('0' + rest / 100);
    *at++ = (char)('0' + rest / 10 % 10);
    *at++ = (char)('0' + rest % 10);
    return at;
}

static const char hex[] = "0123456789abcdef";

static char *put_hex(char *at, uint64_t value)
{
    unsigned digits = value == 0 ? 1 : (67u - (unsigned)__builtin_clzll(value)) / 4;
    *at++ = '0';
    *at++ = 'x';
    for (unsigned i = digits; i-- > 0;)
        *at++ = hex[value >> (4 * i) & 15];
    return at;
}

static char *put_text(char *at, const char *text)
{
    size_t length = strnlen(text, TEXT_MOST);
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        at[i] = text[i];
        quoted |= text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r';
    }
    if (!quoted)
        return at + length;
    *at++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            *at++ = '"';
        *at++ = text[i];
    }
    *at++ = '"';
    return at;
}

void report_tlps_row(struct report_tlps *tlps, const struct report_tlp *row)
{
    assert(row->first_be <= 15 && row->last_be <= 15);
    if (tlps->used > BUFFER - ROW_MOST)
        flush(tlps);
    char *at = tlps->buffer + tlps->used;
    at = put_time(at, row->time);
    at = stpcpy(at, row->up ? ",up," : ",down,");
    at = put_text(at, row->type);
    *at++ = ',';
    at = put_hex(at, row->address);
    *at++ = ',';
    at = put_u64(at, row->bytes);
    *at++ = ',';
    at = put_u64(at, row->length_dw);
    *at++ = ',';
    *at++ = hex[row->first_be];
    *at++ = ',';
    *at++ = hex[row->last_be];
    *at++ = ',';
    at = put_u64(at, row->wire_bytes);
    *at++ = ',';
    at = put_text(at, row->reason == NULL ? "" : row->reason);
    *at++ = '\n';
    tlps->used = (size_t)(at - tlps->buffer);
}
