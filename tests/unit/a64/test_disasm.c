/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Decoder and disassembler against binutils' objdump, on words of each row, their neighbours of one
 * bit, and random words: UNDEFINED or not, and the text. Differences have a reason below, each with
 * an example that must still differ. Skipped without aarch64-linux-gnu-objdump.
 * GATHER_RANDOM_CASES=N and GATHER_RANDOM_SEED=N in the environment.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "a64/decode.h"
#include "a64/disasm.h"
#include "base/base.h"

#define OBJDUMP "aarch64-linux-gnu-objdump"

enum { DEFAULT_CASES = 50000, SEED = 240, SHOWN = 20, LINE_SIZE = 512 };

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

/* ---- known differences ----------------------------------------------------------------------- */

enum difference {
    SAME,
    OURS_UNDEFINED,   /* binutils decodes it */
    THEIRS_UNDEFINED, /* we decode it */
    TEXT
};

struct reason {
    enum difference difference;
    uint32_t mask, match, example;
    const char *why;
};

static const struct reason reasons[] = {
    /* Features that are not modelled. */
    { OURS_UNDEFINED, 0x1e000000, 0x04000000, 0x04000000, "SVE (C8.2)" },
    { OURS_UNDEFINED, 0x9e000000, 0x80000000, 0xc0900000, "SME (C9.2)" },
    { OURS_UNDEFINED, 0xff000010, 0x54000010, 0x54000010, "BC.cond: FEAT_HBC (C6.2.36)" },
    { OURS_UNDEFINED, 0x7fc00000, 0x11c00000, 0x11c00000,
      "SMAX ... (immediate): FEAT_CSSC (C6.2.369)" },
    { OURS_UNDEFINED, 0x7fe0f000, 0x1ac06000, 0x1ac06000,
      "SMAX ... (register): FEAT_CSSC (C6.2.370)" },
    { OURS_UNDEFINED, 0x7ffffc00, 0x5ac02000, 0x5ac02000, "ABS: FEAT_CSSC (C6.2.1)" },
    { OURS_UNDEFINED, 0x7ffff800, 0x5ac01800, 0x5ac01c00,
      "CTZ, CNT: FEAT_CSSC (C6.2.144, C6.2.100)" },
    { OURS_UNDEFINED, 0xffe0001f, 0xd4600000, 0xd4600000, "TCANCEL: FEAT_TME, withdrawn" },

    /* Binutils takes more than there is. */
    { OURS_UNDEFINED, 0xffffffff, 0xd6bf03e0, 0xd6bf03e0, "DRPS in Non-debug state (C6.2.151)" },
    { OURS_UNDEFINED, 0xffd80000, 0xd5000000, 0xd5000001, "MSR, MRS with op0=0 (C4.1)" },
    { OURS_UNDEFINED, 0xfffffc00, 0xf83fd000, 0xf83fd001, "LD64B: odd Rt, Rt>23 (C6.2.178)" },
    { OURS_UNDEFINED, 0xfffffc00, 0xf83f9000, 0xf83f9001, "ST64B: odd Rt, Rt>23 (C6.2.382)" },
    { OURS_UNDEFINED, 0xffe0fc00, 0xf820b000, 0xf820b001, "ST64BV: odd Rt, Rt>23 (C6.2.383)" },
    { OURS_UNDEFINED, 0xffe0fc00, 0xf820a000, 0xf820a001, "ST64BV0: odd Rt, Rt>23 (C6.2.384)" },
    { OURS_UNDEFINED, 0x9f60dc00, 0x0e60cc00, 0x0e60ec00, "FMLAL, FMLSL: sz=1 (C7.2.144)" },

    /* Binutils takes less: Should-Be bits, and what is CONSTRAINED UNPREDICTABLE. */
    { THEIRS_UNDEFINED, 0xbfc00000, 0x91800000, 0x91804000, "ADDG, SUBG: op3 is ignored (C4.1)" },
    { THEIRS_UNDEFINED, 0x3fe0fc00, 0x38a0c000, 0x38a0c000, "LDAPR: Rs is ignored (C4.1)" },
    { THEIRS_UNDEFINED, 0x3fe08000, 0x08c08000, 0x08c08000, "LDAR: Rs, Rt2 are ignored (C4.1)" },
    { THEIRS_UNDEFINED, 0xfe400000, 0x68400000, 0x69400000, "LDPSW: Rt is Rt2 (C6.2.214)" },

    { TEXT, 0xfff8f01f, 0xd500401f, 0xd500411f,
      "PSTATE of one bit: CRm above 1 (C6.2.287, C6.2.83)" },
    { TEXT, 0xfffff0ff, 0xd50330ff, 0xd50331ff, "SB: CRm is ignored (C4.1)" },
    { TEXT, 0xffffffff, 0xd50320df, 0xd50320df, "DGH is HINT #6 to binutils (C6.2.149)" },
};

static const struct reason *reason_for(uint32_t insn, enum difference d)
{
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++) {
        const struct reason *r = &reasons[i];
        if (r->difference == d && (insn & r->mask) == r->match) {
            return r;
        }
    }
    return NULL;
}

/* ---- the words ------------------------------------------------------------------------------- */

static struct {
    uint32_t *insn;
    size_t count, room;
} words;

static void add(uint32_t insn)
{
    if (words.count == words.room) {
        words.room = words.room ? 2 * words.room : 4096;
        words.insn = realloc(words.insn, words.room * sizeof(words.insn[0]));
        assert_non_null(words.insn);
    }
    words.insn[words.count++] = insn;
}

static void add_neighbours(uint32_t insn)
{
    add(insn);
    for (unsigned bit = 0; bit < 32; bit++) {
        add(insn ^ (UINT32_C(1) << bit));
    }
}

/** Each word that has the bits of `match`, and any of `free`. */
static void add_all(uint32_t match, uint32_t free)
{
    uint32_t filling = 0;
    do {
        add(match | filling);
        filling = (filling - free) & free;
    } while (filling != 0);
}

/* Registers and immediates of all zeros or ones are what conditions, aliases and Should-Be bits
 * ask. */
static uint32_t random_filling(struct rng *rng, unsigned kind)
{
    uint32_t a = (uint32_t)rng_next(rng), b = (uint32_t)rng_next(rng);
    switch (kind % 4) {
    case 0: return a;
    case 1: return a | b;
    case 2: return a & b;
    default: return a | UINT32_C(31) << 16;
    }
}

/** Examples of the reasons first: their place in the list is their place here. */
static void make_words(uint64_t seed, uint64_t cases)
{
    struct rng rng;
    rng_seed(&rng, seed, "disasm");
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++) {
        add(reasons[i].example);
    }
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        add_neighbours(a64_patterns[op].match);
        add_neighbours(a64_patterns[op].match | ~a64_patterns[op].mask);
    }
    add_all(0x320003e0, 0x807ffc00); /* ORR (immediate) of WZR: to W0, to WSP, and of 64 bits */
    add_all(0x320003ff, 0x807ffc00);
    add_all(0x13000020, 0xe07ffc00); /* SBFM, BFM, UBFM */
    for (uint64_t i = 0; i < cases; i++) {
        const struct a64_pattern *p = &a64_patterns[1 + i % (A64_OP_COUNT - 1)];
        add(p->match | (random_filling(&rng, (unsigned)(i / A64_OP_COUNT)) & ~p->mask));
        add((uint32_t)rng_next(&rng));
    }
}

/* ---- objdump --------------------------------------------------------------------------------- */

/** Objdump's lines for the words, from a file that is gone when this returns. */
static FILE *start_objdump(void)
{
    char path[] = "/tmp/gather-a64-XXXXXX", command[128];
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "wb");
    assert_non_null(file);
    for (size_t i = 0; i < words.count; i++) {
        for (unsigned byte = 0; byte < 4; byte++) {
            fputc((int)(words.insn[i] >> (8 * byte) & 0xff), file);
        }
    }
    assert_int_equal(fclose(file), 0);
    snprintf(command, sizeof(command), OBJDUMP " -D -z -b binary -m aarch64 %s; rm %s", path, path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    return pipe;
}

/**
 * The next instruction, "ADDRESS:\tWORD \tTEXT", without the comment behind the text. Its bytes in
 * `insn`.
 */
static bool next_theirs(FILE *pipe, char *text, size_t size, uint32_t *insn)
{
    char line[LINE_SIZE];
    while (fgets(line, sizeof(line), pipe)) {
        uint64_t address;
        int at = 0;
        if (sscanf(line, "%" SCNx64 ":\t%" SCNx32 " %n", &address, insn, &at) != 2 || at == 0) {
            continue;
        }
        char *comment = strstr(line + at, "//");
        char *end = comment ? comment : line + strlen(line);
        while (end > line + at && strchr(" \t\n", end[-1])) {
            end--;
        }
        *end = '\0';
        snprintf(text, size, "%s", line + at);
        return true;
    }
    return false;
}

/* ---- comparison ------------------------------------------------------------------------------ */

/**
 * System registers and operations have no names here: take out that operand of an MRS or MSR, and
 * leave a SYS that binutils has a name for uncompared.
 */
static bool same_system(enum a64_op op, const char *ours, const char *theirs)
{
    if (op == A64_sys || op == A64_sysl) {
        return strncmp(theirs, "sys", 3) != 0 || strcmp(ours, theirs) == 0;
    }
    if (op == A64_msr_reg) {
        const char *a = strchr(ours, ','), *b = strchr(theirs, ',');
        return strncmp(theirs, "msr\t", 4) == 0 && a && b && strcmp(a, b) == 0;
    }
    return strncmp(ours, theirs, strcspn(ours, ",") + 1) == 0;
}

static enum difference compare(uint32_t insn, const char *ours, const char *theirs)
{
    enum a64_op op = a64_decode(insn);
    bool undefined = strncmp(theirs, ".inst", 5) == 0;
    if (op == A64_NONE || undefined) {
        return op == A64_NONE && undefined ? SAME : undefined ? THEIRS_UNDEFINED : OURS_UNDEFINED;
    }
    if (op == A64_sys || op == A64_sysl || op == A64_msr_reg || op == A64_mrs) {
        return same_system(op, ours, theirs) ? SAME : TEXT;
    }
    return strcmp(ours, theirs) == 0 ? SAME : TEXT;
}

static unsigned compare_all(FILE *pipe)
{
    char ours[LINE_SIZE], theirs[LINE_SIZE];
    unsigned wrong = 0;
    for (size_t i = 0; i < words.count; i++) {
        uint32_t insn = 0;
        assert_true(next_theirs(pipe, theirs, sizeof(theirs), &insn));
        assert_int_equal(insn, words.insn[i]);
        size_t length = a64_disassemble_named(insn, 4 * i, NULL, ours, sizeof(ours));
        assert_int_equal(length, strlen(ours));
        enum difference d = compare(insn, ours, theirs);
        bool example = i < ARRAY_LEN(reasons);
        bool good = d == SAME ? !example : reason_for(insn, d) != NULL;
        good = good && (!example || d == reasons[i].difference);
        if (!good && ++wrong <= SHOWN) {
            printf("0x%08" PRIx32 " %s: '%s'; objdump '%s'%s%s\n", insn,
                   a64_patterns[a64_decode(insn)].name, ours, theirs,
                   example ? "; the reason no longer holds: " : "", example ? reasons[i].why : "");
        }
    }
    return wrong;
}

static void test_objdump(void **state)
{
    (void)state;
    if (system("command -v " OBJDUMP " >/dev/null") != 0) {
        printf("no " OBJDUMP "\n");
        skip();
    }
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", SEED);
    uint64_t cases = from_environment("GATHER_RANDOM_CASES", DEFAULT_CASES);
    make_words(seed, cases);
    printf("seed %" PRIu64 ", %zu words\n", seed, words.count);
    FILE *pipe = start_objdump();
    unsigned wrong = compare_all(pipe);
    pclose(pipe);
    free(words.insn);
    assert_int_equal(wrong, 0);
}

/* ---- alone ----------------------------------------------------------------------------------- */

static const char *name_of(unsigned encoding)
{
    return encoding == 0xc080 ? "sctlr_el1" : encoding == 0x5ba1 ? "dc zva" : NULL;
}

static void expect(uint32_t insn, a64_name_fn *name, const char *text)
{
    char out[64];
    size_t length = a64_disassemble_named(insn, 0x1000, name, out, sizeof(out));
    assert_string_equal(out, text);
    assert_int_equal(length, strlen(text));
}

static void test_names(void **state)
{
    (void)state;
    expect(0xd5381000, NULL, "mrs\tx0, s3_0_c1_c0_0");
    expect(0xd5381000, name_of, "mrs\tx0, sctlr_el1");
    expect(0xd5181001, name_of, "msr\tsctlr_el1, x1");
    expect(0xd5181022, name_of, "msr\ts3_0_c1_c0_1, x2");
    expect(0xd50b7420, NULL, "sys\t#3, C7, C4, #1, x0");
    expect(0xd50b7420, name_of, "dc\tzva, x0");
    expect(0x17ffffff, NULL, "b\t0xffc");
    expect(0xffffffff, NULL, ".inst\t0xffffffff");
}

/* Text that is too long is cut, and its length is that of the whole. */
static void test_size(void **state)
{
    (void)state;
    char out[8];
    memset(out, 'z', sizeof(out));
    assert_int_equal(a64_disassemble_named(0xaa0103e0, 0, NULL, out, 6), strlen("mov\tx0, x1"));
    assert_string_equal(out, "mov\tx");
    assert_int_equal(out[6], 'z');
    assert_int_equal(a64_disassemble_named(0xaa0103e0, 0, NULL, NULL, 0), strlen("mov\tx0, x1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objdump),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
