/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/pipe.h"

enum { LINE = 64 };

#define ROW(key, text, min, max, unit, help, source)                                               \
    {                                                                                              \
#key, PARAM_U64, offsetof(struct a64_pipe, key), text, min, max, unit, help, source, NULL  \
    }
#define UNITS(key, text, help, source)  ROW(key, text, "1", "6", "", help, source)
#define CYCLES(key, text, help, source) ROW(key, text, "0", "1000", "cycles", help, source)

/* The Neoverse N1 Software Optimization Guide; its tables of chapter 3 are by kind of instruction.
 */
#define GUIDE(what) "Neoverse N1 Software Optimization Guide, " what

static const struct param rows[] = {
    ROW(width, "4", "1", "6", "", "instructions that begin in a cycle",
        GUIDE("2: four are fetched, decoded and renamed")),
    ROW(window, "128", "1", "512", "", "instructions begun and not yet retired",
        "Neoverse N1: 128, as published of its reorder buffer"),
    UNITS(alu_units, "3", "simple integer instructions a cycle", GUIDE("2: two S pipes and M")),
    UNITS(multi_units, "1", "multiplications, divisions, shifted operands a cycle",
          GUIDE("2: the M pipe")),
    UNITS(branch_units, "1", "branches a cycle", GUIDE("2: the B pipe")),
    UNITS(address_units, "2", "loads and stores a cycle", GUIDE("2: two L pipes")),
    UNITS(store_units, "1", "stores of up to 16 bytes a cycle", "assumed"),
    UNITS(fp_units, "2", "floating-point and SIMD instructions a cycle", GUIDE("2: V0 and V1")),
    CYCLES(alu, "1", "simple integer instructions, branches", GUIDE("3, arithmetic")),
    CYCLES(shifted, "2", "an operand extended, or shifted by more than LSL #4; BFM; EXTR",
           GUIDE("3, arithmetic")),
    CYCLES(mul, "2", "multiplications of 32 bits", GUIDE("3, multiply")),
    CYCLES(mul_x, "4", "MADD, MSUB of 64 bits", GUIDE("3, multiply")),
    CYCLES(mulh, "5", "SMULH, UMULH", GUIDE("3, multiply")),
    CYCLES(mul_busy, "3", "how long a multiplication of 64 bits takes up its unit",
           GUIDE("3, multiply")),
    CYCLES(div, "8", "divisions of 32 bits, which take up their unit",
           GUIDE("3, divide") ": 5 to 12, by the operands; the middle"),
    CYCLES(div_x, "12", "divisions of 64 bits",
           GUIDE("3, divide") ": 5 to 20, by the operands; the middle"),
    CYCLES(crc, "2", "CRC32", GUIDE("3, CRC")),
    CYCLES(load, "4", "from a load that hits the L1 cache to its use", GUIDE("3, load")),
    CYCLES(load_simd, "5", "the same of SIMD&FP registers", GUIDE("3, FP load")),
    CYCLES(store, "1", "until a store may retire", GUIDE("3, store")),
    CYCLES(fp_add, "2", "floating-point addition, comparison, maximum", GUIDE("3, FP arithmetic")),
    CYCLES(fp_mul, "3", "floating-point multiplication", GUIDE("3, FP multiply")),
    CYCLES(fp_fma, "4", "fused multiply-add", GUIDE("3, FP multiply accumulate")),
    CYCLES(fp_div, "12", "floating-point division",
           GUIDE("3, FP divide") ": 7 to 15, by size; between"),
    CYCLES(fp_div_busy, "7", "how long a division or square root takes up its unit",
           GUIDE("3, FP divide")),
    CYCLES(fp_sqrt, "13", "square root", GUIDE("3, FP square root") ": 7 to 17, by size; between"),
    CYCLES(fp_cvt, "3", "conversions and roundings", GUIDE("3, FP convert")),
    CYCLES(fp_move, "2", "floating-point moves, also between register files", GUIDE("3, FP move")),
    CYCLES(simd_alu, "2", "SIMD integer instructions", GUIDE("3, ASIMD integer")),
    CYCLES(simd_mul, "4", "SIMD multiplications", GUIDE("3, ASIMD integer")),
    CYCLES(simd_permute, "2", "SIMD permutations, table lookups", GUIDE("3, ASIMD miscellaneous")),
    CYCLES(crypto, "2", "AES, SHA, SM3, SM4", GUIDE("3, cryptography") ": 2 to 4"),
    CYCLES(atomic, "6", "atomics of LSE in the L1 cache", "assumed"),
    CYCLES(exclusive, "6", "load- and store-exclusives", "assumed"),
    CYCLES(mispredict, "11", "a branch that was predicted wrongly",
           "assumed: the length of the pipeline of Neoverse N1"),
    CYCLES(dmb, "2", "DMB with nothing to wait for", "assumed"),
    CYCLES(dsb, "10", "DSB with nothing to wait for", "assumed"),
    CYCLES(isb, "13", "ISB: what follows is fetched anew",
           "assumed: as mispredict, and retirement"),
    CYCLES(exception, "20", "taking an exception", "assumed"),
    CYCLES(eret, "20", "ERET", "assumed"),
    CYCLES(mrs, "2", "reading a system register", "assumed"),
    CYCLES(msr, "6", "writing a system register", "assumed"),
    CYCLES(sys, "10", "DC, IC, AT and what else SYS does", "assumed"),
    CYCLES(tlbi, "30", "TLBI", "assumed"),
    CYCLES(copy_block, "4", "each block of 64 bytes of CPY* and SET*",
           "assumed: as its stores of 16 bytes"),
    { "l1_size", PARAM_SIZE, offsetof(struct a64_pipe, l1_size), "64KiB", "4KiB", "1MiB", "B",
      "the L1 data cache", "Neoverse N1 TRM A6.1", NULL },
    ROW(l1_ways, "4", "1", "16", "ways", "its associativity", "Neoverse N1 TRM A6.1"),
};
const struct param_table a64_pipe_params = { "pipe", rows, ARRAY_LEN(rows) };

void a64_pipe_defaults(struct a64_pipe *pipe)
{
    param_defaults(&a64_pipe_params, pipe);
}

bool a64_pipe_check(const struct a64_pipe *pipe, struct error *e)
{
    const uint64_t lines = pipe->l1_size / LINE;
    const uint64_t sets = lines / pipe->l1_ways;
    if (pipe->l1_size % LINE || lines % pipe->l1_ways || (sets & (sets - 1))) {
        return error_set(e,
                         "pipe.l1_size %llu with %llu ways: expected a power of two of sets of "
                         "64-byte lines",
                         (unsigned long long)pipe->l1_size, (unsigned long long)pipe->l1_ways);
    }
    return true;
}
