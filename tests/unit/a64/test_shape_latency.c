/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The latencies of the defaults against those of the Neoverse N1 that LLVM's scheduling model has
 * (llvm/lib/Target/AArch64/AArch64SchedNeoverseN1.td, which names Arm's Software Optimization Guide
 * and WikiChip as its sources). Words as binutils assembles them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "a64/shape.h"

struct row {
    uint32_t insn;
    const char *text;
    unsigned core, model; /* cycles; they differ where a class is coarser (docs/timing.md) */
};

static const struct row latencies[] = {
    { 0x8b020020, "add x0, x1, x2", 1, 1 },
    { 0xab020020, "adds x0, x1, x2", 1, 1 },
    { 0x8b021020, "add x0, x1, x2, lsl #4", 1, 1 },
    { 0x8b021420, "add x0, x1, x2, lsl #5", 2, 2 },
    { 0x8b420420, "add x0, x1, x2, lsr #1", 2, 2 },
    { 0x8b224020, "add x0, x1, w2, uxtw", 2, 2 },
    { 0x8a022420, "and x0, x1, x2, lsl #9", 1, 1 },
    { 0xea020020, "ands x0, x1, x2", 1, 1 },
    { 0xea020420, "ands x0, x1, x2, lsl #1", 2, 2 },
    { 0x9a820020, "csel x0, x1, x2, eq", 1, 1 },
    { 0xfa410000, "ccmp x0, x1, #0, eq", 1, 1 },
    { 0xdac01020, "clz x0, x1", 1, 1 },
    { 0xdac00020, "rbit x0, x1", 1, 1 },
    { 0xdac00c20, "rev x0, x1", 1, 1 },
    { 0xd2800020, "mov x0, #1", 1, 1 },
    { 0x10000000, "adr x0, .", 1, 1 },
    { 0x9ac22020, "lsl x0, x1, x2", 1, 1 },
    { 0xd3432420, "ubfx x0, x1, #3, #7", 1, 1 },
    { 0xb3432420, "bfxil x0, x1, #3, #7", 2, 2 },
    { 0x93c21420, "extr x0, x1, x2, #5", 3, 3 },
    { 0x93c11420, "ror x0, x1, #5", 1, 1 },
    { 0x1b027c20, "mul w0, w1, w2", 2, 2 },
    { 0x1b020c20, "madd w0, w1, w2, w3", 2, 2 },
    { 0x9b220c20, "smaddl x0, w1, w2, x3", 2, 2 },
    { 0x9b020c20, "madd x0, x1, x2, x3", 4, 4 },
    { 0x9bc27c20, "umulh x0, x1, x2", 5, 5 },
    { 0x9ac24c20, "crc32x w0, w1, x2", 2, 2 },
    { 0xb4000001, "cbz x1, .", 1, 1 },
    { 0xd61f0020, "br x1", 1, 1 },
    { 0x94000000, "bl .", 1, 1 },
    { 0xf9400020, "ldr x0, [x1]", 4, 4 },
    { 0xb8626820, "ldr w0, [x1, x2]", 4, 4 },
    { 0xa9400820, "ldp x0, x2, [x1]", 4, 4 },
    { 0x29400820, "ldp w0, w2, [x1]", 4, 4 },
    { 0xfd400020, "ldr d0, [x1]", 5, 5 },
    { 0x3dc00020, "ldr q0, [x1]", 5, 5 },
    { 0x6d400440, "ldp d0, d1, [x2]", 5, 5 },
    { 0x4c40a020, "ld1 {v0.16b, v1.16b}, [x1]", 5, 5 },
    { 0xf9000020, "str x0, [x1]", 1, 1 },
    { 0xa9000820, "stp x0, x2, [x1]", 1, 1 },
    { 0x1e622820, "fadd d0, d1, d2", 2, 2 },
    { 0x1e60c020, "fabs d0, d1", 2, 2 },
    { 0x1e612000, "fcmp d0, d1", 2, 2 },
    { 0x1e624820, "fmax d0, d1, d2", 2, 2 },
    { 0x1e620c20, "fcsel d0, d1, d2, eq", 2, 2 },
    { 0x1e620820, "fmul d0, d1, d2", 3, 3 },
    { 0x1f420c20, "fmadd d0, d1, d2, d3", 4, 4 },
    { 0x1e22c020, "fcvt d0, s1", 3, 3 },
    { 0x1e644020, "frintn d0, d1", 3, 3 },
    { 0x1e604020, "fmov d0, d1", 2, 2 },
    { 0x1e6e1000, "fmov d0, #1.0", 2, 2 },
    { 0x9e660020, "fmov x0, d1", 2, 2 },
    { 0x4ea28420, "add v0.4s, v1.4s, v2.4s", 2, 2 },
    { 0x4e221c20, "and v0.16b, v1.16b, v2.16b", 2, 2 },
    { 0x6ea28c20, "cmeq v0.4s, v1.4s, v2.4s", 2, 2 },
    { 0x4ea0b820, "abs v0.4s, v1.4s", 2, 2 },
    { 0x4f235420, "shl v0.4s, v1.4s, #3", 2, 2 },
    { 0x0ea29c20, "mul v0.2s, v1.2s, v2.2s", 4, 4 },
    { 0x0e62c020, "smull v0.4s, v1.4h, v2.4h", 4, 4 },
    { 0x4e22d420, "fadd v0.4s, v1.4s, v2.4s", 2, 2 },
    { 0x6e22dc20, "fmul v0.4s, v1.4s, v2.4s", 3, 3 },
    { 0x4e22cc20, "fmla v0.4s, v1.4s, v2.4s", 4, 4 },
    { 0x4e823820, "zip1 v0.4s, v1.4s, v2.4s", 2, 2 },
    { 0x6e021820, "ext v0.16b, v1.16b, v2.16b, #3", 2, 2 },
    { 0x4e020020, "tbl v0.16b, {v1.16b}, v2.16b", 2, 2 },
    { 0x4e040420, "dup v0.4s, v1.s[0]", 2, 2 },
    { 0x0e043c20, "umov w0, v1.s[0]", 2, 2 },
    { 0x4e284820, "aese v0.16b, v1.16b", 2, 2 },
    { 0x5e282820, "sha256su0 v0.4s, v1.4s", 2, 2 },
    { 0x0ee2e020, "pmull v0.1q, v1.1d, v2.1d", 2, 2 },
    { 0x1ac20c20, "sdiv w0, w1, w2", 12, 8 },
    { 0x9ac20820, "udiv x0, x1, x2", 20, 12 },
    { 0x69400820, "ldpsw x0, x2, [x1]", 5, 4 },
    { 0x3ce26820, "ldr q0, [x1, x2]", 6, 5 },
    { 0xad400440, "ldp q0, q1, [x2]", 7, 5 },
    { 0x4c402020, "ld1 {v0.16b-v3.16b}, [x1]", 6, 5 },
    { 0x4c408020, "ld2 {v0.16b, v1.16b}, [x1]", 7, 5 },
    { 0x4d40c020, "ld1r {v0.16b}, [x1]", 7, 5 },
    { 0xfd000020, "str d0, [x1]", 2, 1 },
    { 0x3d800020, "str q0, [x1]", 2, 1 },
    { 0x1e221820, "fdiv s0, s1, s2", 10, 12 },
    { 0x1e621820, "fdiv d0, d1, d2", 15, 12 },
    { 0x1e21c020, "fsqrt s0, s1", 10, 13 },
    { 0x1e61c020, "fsqrt d0, d1", 17, 13 },
    { 0x9e620020, "scvtf d0, x1", 6, 3 },
    { 0x9e780020, "fcvtzs x0, d1", 4, 3 },
    { 0x9e670020, "fmov d0, x1", 3, 2 },
    { 0x4ea29c20, "mul v0.4s, v1.4s, v2.4s", 5, 4 },
    { 0x4f3d1420, "ssra v0.4s, v1.4s, #3", 4, 2 },
    { 0x4e044020, "tbl v0.16b, {v1.16b-v3.16b}, v4.16b", 4, 2 },
    { 0x4e040c20, "dup v0.4s, w1", 3, 2 },
    { 0x4e0c1c20, "mov v0.s[1], w1", 5, 2 },
    { 0x5e020020, "sha1c q0, s1, v2.4s", 4, 2 },
    { 0x5e024020, "sha256h q0, q1, v2.4s", 4, 2 },
};

/* How many cycles of its unit an instruction takes. */
static const struct row places[] = {
    { 0x9b020c20, "madd x0, x1, x2, x3", 3, 3 }, { 0x9bc27c20, "umulh x0, x1, x2", 3, 3 },
    { 0x1b027c20, "mul w0, w1, w2", 1, 1 },      { 0xa9400820, "ldp x0, x2, [x1]", 2, 2 },
    { 0x29400820, "ldp w0, w2, [x1]", 1, 1 },    { 0x69400820, "ldpsw x0, x2, [x1]", 1, 1 },
};

static struct shape shape_of(uint32_t insn)
{
    struct a64_pipe pipe;
    struct shape s;
    a64_pipe_defaults(&pipe);
    a64_shape(&pipe, insn, &s);
    return s;
}

static void check(const struct row *row, unsigned cycles)
{
    if (cycles != row->model) {
        fail_msg("%s: %u cycles, expected %u where the core has %u", row->text, cycles, row->model,
                 row->core);
    }
}

static void latencies_of_the_core(void **state)
{
    (void)state;
    unsigned alike = 0;
    for (size_t i = 0; i < ARRAY_LEN(latencies); i++) {
        check(&latencies[i], shape_of(latencies[i].insn).latency);
        alike += latencies[i].core == latencies[i].model;
    }
    assert_int_equal(alike, 70); /* what is said of these is said again in docs/timing.md */
}

static void places_of_the_core(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        check(&places[i], shape_of(places[i].insn).busy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latencies_of_the_core),
        cmocka_unit_test(places_of_the_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
