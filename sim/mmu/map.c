/* SPDX-License-Identifier: Apache-2.0 */
/* Building translation tables of the 4 KiB granule, for either stage. */
#include "mmu/mmu.h"

#include <inttypes.h>

#include "mmu/descriptor.h"

enum { DESCRIPTOR_VALID_TABLE = 3, DESCRIPTOR_NOT_BLOCK = 2, INPUT_BITS = 48 };

/* The descriptor's address of a table, and back. */
static uint64_t to_descriptor(const struct mmu_memory *memory, pa_t table)
{
    return memory->table_address ? memory->table_address(memory->arg, table) : table.pa;
}

static pa_t from_descriptor(const struct mmu_memory *memory, uint64_t address)
{
    return memory->table_at ? memory->table_at(memory->arg, address) : (pa_t){ address };
}

static bool read_entry(const struct mmu_memory *memory, pa_t at, uint64_t *d, struct error *e)
{
    return memory->read(memory->arg, at, d) ||
           error_set(e, "cannot read a translation table at 0x%" PRIx64, at.pa);
}

static bool write_entry(const struct mmu_memory *memory, pa_t at, uint64_t d, struct error *e)
{
    return memory->write(memory->arg, at, d) ||
           error_set(e, "cannot write a translation table at 0x%" PRIx64, at.pa);
}

/* The table below the invalid entry at `at`. */
static bool add_table(const struct mmu_memory *memory, pa_t at, pa_t *table, struct error *e)
{
    if (!memory->alloc(memory->arg, table))
        return error_set(e, "no memory for a translation table");
    const uint64_t address = to_descriptor(memory, *table);
    if (address != table_address(address))
        return error_set(e, "a translation table at 0x%" PRIx64 " is not on a 4 KiB page", address);
    return write_entry(memory, at, address | DESCRIPTOR_VALID_TABLE, e);
}

static bool fits(int level, uint64_t input, uint64_t output, uint64_t size)
{
    const uint64_t within = low_bits(level_shift(level));
    return level >= 1 && ((input | output) & within) == 0 && size > within;
}

/* The largest leaf at `input`; `*mapped` is its size. */
static bool map_one(const struct mmu_memory *memory, pa_t root, uint64_t input, uint64_t output,
                    uint64_t size, uint64_t leaf, uint64_t *mapped, struct error *e)
{
    pa_t table = root;
    for (int level = 0;; level++) {
        const uint64_t index = field(input, level_shift(level), STRIDE);
        const pa_t at = { table.pa + index * DESCRIPTOR_BYTES };
        uint64_t d;
        if (!read_entry(memory, at, &d, e))
            return false;
        switch (descriptor_type(d, level)) {
        case DESCRIPTOR_LEAF: return error_set(e, "0x%" PRIx64 " is mapped already", input);
        case DESCRIPTOR_TABLE: table = from_descriptor(memory, table_address(d)); break;
        case DESCRIPTOR_INVALID:
            if (fits(level, input, output, size)) {
                *mapped = UINT64_C(1) << level_shift(level);
                if (level < FINAL_LEVEL)
                    leaf &= ~(uint64_t)DESCRIPTOR_NOT_BLOCK;
                return write_entry(memory, at, output | leaf, e);
            }
            if (!add_table(memory, at, &table, e))
                return false;
            break;
        }
    }
}

bool mmu_map(const struct mmu_memory *memory, pa_t root, uint64_t input, uint64_t output,
             uint64_t size, uint64_t leaf, struct error *e)
{
    const uint64_t upper = ~low_bits(INPUT_BITS);
    if (((input | output | size | root.pa) & low_bits(PAGE_BITS)) != 0)
        return error_set(e,
                         "mapping 0x%" PRIx64 " to 0x%" PRIx64 ", size 0x%" PRIx64
                         ": expected multiples of 4 KiB",
                         input, output, size);
    if ((input & upper) != 0 && (input & upper) != upper)
        return error_set(e, "mapping 0x%" PRIx64 ": expected an address of 48 bits", input);
    input &= ~upper;
    if (size == 0 || size > low_bits(INPUT_BITS) + 1 - input)
        return error_set(e,
                         "mapping 0x%" PRIx64 ", size 0x%" PRIx64
                         ": expected a size within 48 bits of addresses, not 0",
                         input, size);
    if ((output & ~low_bits(PA_BITS)) != 0 || size > low_bits(PA_BITS) + 1 - output)
        return error_set(e, "mapping to 0x%" PRIx64 ": expected addresses of %d bits", output,
                         PA_BITS);
    if ((leaf & 3) != DESCRIPTOR_VALID_TABLE || table_address(leaf) != 0)
        return error_set(
            e, "descriptor 0x%" PRIx64 ": expected attributes of a page with output address 0",
            leaf);
    while (size > 0) {
        uint64_t mapped = 0;
        if (!map_one(memory, root, input, output, size, leaf, &mapped, e))
            return false;
        input += mapped;
        output += mapped;
        size -= mapped;
    }
    return true;
}
