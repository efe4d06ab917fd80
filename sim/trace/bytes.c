/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/bytes.h"

#include <assert.h>

bool bytes_need(struct trace *t, size_t n)
{
    assert(n <= SOURCE_KEEP_MAX);
    while ((size_t)(t->end - t->at) < n) {
        size_t keep = (size_t)(t->end - t->at);
        t->state = source_advance(t->source, keep, &t->at, &t->end);
        if (t->state != SOURCE_DATA) {
            return false;
        }
        t->bytes.offset += (uint64_t)(t->end - t->at) - keep;
    }
    return true;
}

bool bytes_discard(struct trace *t, uint64_t n)
{
    while (n != 0) {
        if (t->at == t->end && !bytes_need(t, 1)) {
            return false;
        }
        uint64_t here = (uint64_t)(t->end - t->at);
        here = here < n ? here : n;
        t->at += here;
        n -= here;
    }
    return true;
}

enum line_result bytes_bad(struct trace *t, const char *expected)
{
    t->bytes.bad_at = bytes_here(t);
    return trace_bad(t, expected);
}

enum line_result bytes_cut(struct trace *t)
{
    enum line_result result = bytes_bad(t, "the rest of a record");
    t->bytes.cut = true;
    t->at = t->end;
    return result;
}
