/* SPDX-License-Identifier: Apache-2.0 */
#include "script/machine.h"

#include <stdlib.h>

void spool_add(struct spool *s, const struct seen_tlp *t)
{
    if (s->count < SPOOL_MEMORY) {
        if (!s->memory) {
            s->memory = malloc(SPOOL_MEMORY * sizeof(*s->memory));
        }
        if (s->memory) {
            s->memory[s->count] = *t;
        }
        s->failed = s->failed || !s->memory;
    } else if (!s->failed) {
        if (!s->file) {
            s->file = tmpfile();
        }
        bool ready = s->file && (!s->read || fseeko(s->file, 0, SEEK_END) == 0);
        s->read = false;
        s->failed = !ready || fwrite(t, sizeof(*t), 1, s->file) != 1;
    }
    s->count++;
}

bool spool_get(struct spool *s, uint64_t index, struct seen_tlp *out)
{
    if (s->failed) {
        return false;
    }
    if (index < SPOOL_MEMORY) {
        *out = s->memory[index];
        return true;
    }
    /* Readers mostly go from one to the next, which needs no seek. */
    bool next = s->read && s->next == index;
    s->read = true;
    s->next = index + 1;
    off_t at = (off_t)((index - SPOOL_MEMORY) * sizeof(*out));
    return (next || fseeko(s->file, at, SEEK_SET) == 0) &&
           fread(out, sizeof(*out), 1, s->file) == 1;
}

void spool_free(struct spool *s)
{
    free(s->memory);
    if (s->file) {
        fclose(s->file);
    }
    *s = (struct spool){ 0 };
}
