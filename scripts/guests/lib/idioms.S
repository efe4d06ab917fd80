/* SPDX-License-Identifier: Apache-2.0 */
/* 64 bytes from x1 to x0, loads first, so that the stores stand together. */
    .arch armv8.7-a+ls64

.macro function name
    .global \name
    .type \name, %function
\name:
.endm

    .text
function idiom_str4
    .set at, 0
    .rept 16
    ldr w2, [x1, #at]
    str w2, [x0, #at]
    .set at, at + 4
    .endr
    ret

.macro load_x
    ldp x2, x3, [x1]
    ldp x4, x5, [x1, #16]
    ldp x6, x7, [x1, #32]
    ldp x8, x9, [x1, #48]
.endm

function idiom_str
    load_x
    str x2, [x0]
    str x3, [x0, #8]
    str x4, [x0, #16]
    str x5, [x0, #24]
    str x6, [x0, #32]
    str x7, [x0, #40]
    str x8, [x0, #48]
    str x9, [x0, #56]
    ret

function idiom_stp
    load_x
    stp x2, x3, [x0]
    stp x4, x5, [x0, #16]
    stp x6, x7, [x0, #32]
    stp x8, x9, [x0, #48]
    ret

function idiom_st1
    ld1 {v0.4s-v3.4s}, [x1]
    st1 {v0.4s-v3.4s}, [x0]
    ret

function idiom_stpq
    ldp q0, q1, [x1]
    ldp q2, q3, [x1, #32]
    stp q0, q1, [x0]
    stp q2, q3, [x0, #32]
    ret

/* A memcpy() that knows nothing of alignment. */
function idiom_bytes
    mov x2, #64
1:  ldrb w3, [x1], #1
    strb w3, [x0], #1
    subs x2, x2, #1
    b.ne 1b
    ret

function idiom_st64b
    ldp x4, x5, [x1]
    ldp x6, x7, [x1, #16]
    ldp x8, x9, [x1, #32]
    ldp x10, x11, [x1, #48]
    st64b x4, [x0]
    ret
