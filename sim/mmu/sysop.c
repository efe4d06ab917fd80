/* SPDX-License-Identifier: Apache-2.0 */
#include "mmu/sysop.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

enum { ROWS_MAX = 256 };

const void *sysop_row(const struct sysop_table *t, size_t n)
{
    return n < t->count ? (const char *)t->rows + n * t->size : NULL;
}

const void *sysop_find(const struct sysop_table *t, const char *name, struct error *e)
{
    const char *names[ROWS_MAX];
    const size_t prefix = strlen(t->instruction);
    assert(t->count <= ROWS_MAX);
    if (strncasecmp(name, t->instruction, prefix) == 0 && name[prefix] == ' ')
        name += prefix + 1;
    for (size_t k = 0; k < t->count; k++) {
        const struct mmu_sysop *row = sysop_row(t, k);
        names[k] = row->name;
        if (strcasecmp(name, names[k]) == 0)
            return row;
    }
    error_set(e, "unknown %s operation '%s'", t->instruction, name);
    error_suggest(e, name, names, t->count);
    return NULL;
}

const void *sysop_decode(const struct sysop_table *t, unsigned op1, unsigned crn, unsigned crm,
                         unsigned op2)
{
    for (size_t k = 0; k < t->count; k++) {
        const struct mmu_sysop *row = sysop_row(t, k);
        if (row->op1 == op1 && row->crn == crn && row->crm == crm && row->op2 == op2)
            return row;
    }
    return NULL;
}
