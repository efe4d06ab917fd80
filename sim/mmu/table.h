/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The columns of the combining table as data: what table.c writes and check.c reads. The names and
 * the form of the values are those that golden files have.
 */
#ifndef GATHER_MMU_TABLE_H
#define GATHER_MMU_TABLE_H

#include "mmu/mmu.h"

enum { TABLE_VALUES_MAX = 4, TABLE_TEXT_MAX = 24 };

/** A column that is an input. The field is one byte: uint8_t or bool. */
struct table_key {
    const char *name;
    size_t offset;  /* in struct mmu_combine_in */
    unsigned count; /* of values: 0 .. count - 1, or those listed */
    int digits;     /* of the value as text */
    uint8_t values[TABLE_VALUES_MAX];
    bool listed, hex;
};
enum {
    TABLE_KEY_S1_ATTR,
    TABLE_KEY_S1_SH,
    TABLE_KEY_S2_ATTR,
    TABLE_KEY_S2_SH,
    TABLE_KEY_FWB,
    TABLE_KEY_CD,
    TABLE_KEY_FNXS,
    TABLE_KEY_COUNT
};
extern const struct table_key table_keys[TABLE_KEY_COUNT];

static inline unsigned table_key_value(const struct table_key *key, unsigned n)
{
    return key->listed ? key->values[n] : n;
}

/** A column that is a result, as text. */
struct table_result {
    const char *name;
    void (*text)(const struct mmu_combine_out *out, const struct mmu_features *features,
                 char text[TABLE_TEXT_MAX]);
    bool always; /* also in a CU row */
};
enum {
    TABLE_TYPE,
    TABLE_INNER,
    TABLE_OUTER,
    TABLE_SH,
    TABLE_XS,
    TABLE_TAGGED,
    TABLE_NOTA,
    TABLE_PAR_ATTR,
    TABLE_PAR_SH,
    TABLE_STATUS,
    TABLE_RESULT_COUNT
};
extern const struct table_result table_results[TABLE_RESULT_COUNT];

/** The text of a result column as a row has it: in a CU row most are empty. */
const char *table_result_text(unsigned column, const struct mmu_combine_out *out,
                              const struct mmu_features *features, char text[TABLE_TEXT_MAX]);

#endif
