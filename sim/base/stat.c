/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <string.h>

void stat_each(const struct stat_table *table, const void *object, stat_fn *each, void *arg)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct stat_row *row = &table->rows[i];
        uint64_t field = 0;
        memcpy(&field, (const char *)object + row->offset, sizeof field);
        double value = (double)field;
        if (row->type == STAT_TIME) {
            value /= PS_PER_NS;
        }
        each(arg, row->name, value, row->unit, row->help);
    }
}
