/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/pipe.h"

enum { LINE = 64 };

#define ROW(key, text, min, max, unit, help, source)                                               \
    {                                                                                              \
#key, PARAM_U64, offsetof(struct a64_pipe, key), text, min, max, unit, help, source, NULL  \
    }
#define UNITS(key, text, help, source)  ROW(key, text, "1", "6", "", help, source)
#define CYCLES(key, text, help, source) ROW(key, text, "0", "1000", "cycles", help, source)

/*
 * The guide's tables as LLVM transcribes them; the rest is the heading there. Numbers of the guide
 * that the transcription has not are assumed.
 */
#define GUIDE(what)                                                                                \
    "Neoverse N1 Software Optimization Guide, as in LLVM's AArch64SchedNeoverseN1.td: " what

static const struct param rows[] = {
    ROW(width, "4", "1", "6", "", "instructions that begin in a cycle",
        "WikiChip, Neoverse N1: decodes four ways. LLVM since 2025 (pull 154495): 3, as measured"),
    ROW(window, "128", "1", "512", "", "instructions begun and not yet retired",
        "WikiChip, Neoverse V1, changes from N1: a reorder buffer of 128; LLVM the same"),
    UNITS(alu_units, "3", "simple integer instructions a cycle", GUIDE("S twice, and M")),
    UNITS(multi_units, "1", "multiplications, divisions, shifted operands a cycle", GUIDE("M")),
    UNITS(branch_units, "1", "branches a cycle", GUIDE("B")),
    UNITS(address_units, "2", "loads and stores a cycle", GUIDE("L twice")),
    UNITS(store_units, "1", "stores of up to 16 bytes a cycle",
          GUIDE("STP of X, STR of Q take both L; STR of X, ST1 could be two, which is left out")),
    UNITS(fp_units, "2", "floating-point and SIMD instructions a cycle", GUIDE("V0, V1")),
    CYCLES(alu, "1", "simple integer instructions, branches", GUIDE("arithmetic and logical")),
    CYCLES(shifted, "2",
           "an operand extended, or shifted by more than LSL #4; BFM; EXTR behind alu",
           GUIDE("arithmetic and logical; miscellaneous data-processing")),
    CYCLES(mul, "2", "multiplications of 32 bits", GUIDE("divide and multiply")),
    CYCLES(mul_x, "4", "MADD, MSUB of 64 bits", GUIDE("divide and multiply")),
    CYCLES(mulh, "5", "SMULH, UMULH", GUIDE("divide and multiply")),
    CYCLES(mul_busy, "3", "how long a multiplication of 64 bits takes up its unit",
           GUIDE("divide and multiply")),
    CYCLES(div, "8", "divisions of 32 bits, which take up their unit",
           GUIDE("divide and multiply") ": at most 12, one each 5; between"),
    CYCLES(div_x, "12", "divisions of 64 bits",
           GUIDE("divide and multiply") ": at most 20, one each 5; between"),
    CYCLES(crc, "2", "CRC32", GUIDE("CRC")),
    CYCLES(load, "4", "from a load that hits the L1 cache to its use", GUIDE("load")),
    CYCLES(load_simd, "5", "the same of SIMD&FP registers",
           GUIDE("FP load") ": LDP of Q 7, structures 5 to 10"),
    CYCLES(store, "1", "until a store may retire",
           GUIDE("store") ": of SIMD&FP registers 2 and more"),
    CYCLES(fp_add, "2", "floating-point addition, comparison, maximum",
           GUIDE("FP data processing")),
    CYCLES(fp_mul, "3", "floating-point multiplication", GUIDE("FP data processing")),
    CYCLES(fp_fma, "4", "fused multiply-add", GUIDE("FP data processing")),
    CYCLES(fp_div, "12", "floating-point division",
           GUIDE("FP data processing") ": H 7, S 10, D 15; between"),
    CYCLES(fp_div_busy, "7", "how long a division or square root takes up its unit",
           GUIDE("FP data processing") ", on V0 alone"),
    CYCLES(fp_sqrt, "13", "square root", GUIDE("FP data processing") ": H 7, S 10, D 17; between"),
    CYCLES(fp_cvt, "3", "conversions and roundings",
           GUIDE("FP miscellaneous") ": to general registers 4, from them 6"),
    CYCLES(fp_move, "2", "floating-point moves, also between register files",
           GUIDE("FP miscellaneous") ": from general registers 3"),
    CYCLES(simd_alu, "2", "SIMD integer instructions",
           GUIDE("ASIMD integer") ": accumulating, complex shifts 4"),
    CYCLES(simd_mul, "4", "SIMD multiplications", GUIDE("ASIMD integer") ": Q-form 5, on V0"),
    CYCLES(simd_permute, "2", "SIMD permutations, table lookups",
           GUIDE("ASIMD miscellaneous") ": of three registers and more 4 to 6"),
    CYCLES(crypto, "2", "AES, SHA, SM3, SM4", GUIDE("cryptography") ": SHA1C, SHA256H 4"),
    CYCLES(atomic, "6", "atomics of LSE in the L1 cache", "assumed"),
    CYCLES(exclusive, "6", "load- and store-exclusives", "assumed"),
    CYCLES(mispredict, "11", "a branch that was predicted wrongly",
           "LLVM, AArch64SchedNeoverseN1.td: MispredictPenalty; WikiChip: 11 stages"),
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
      "the L1 data cache", "Neoverse N1 TRM B2.23 (CCSIDR_EL1), as QEMU has it", NULL },
    ROW(l1_ways, "4", "1", "16", "ways", "its associativity",
        "Neoverse N1 TRM B2.23 (CCSIDR_EL1), as QEMU has it"),
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
