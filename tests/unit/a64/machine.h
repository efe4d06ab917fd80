/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A whole PE with memory: RAM under several memory types, and a device that answers. Code runs at
 * EL1 until a HLT, or an exception whose vector is one.
 */
#ifndef GATHER_TEST_A64_MACHINE_H
#define GATHER_TEST_A64_MACHINE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "a64/state.h"
#include "a64/tags.h"

/* Blocks of 1 GiB: RAM by four names, then the device by two. */
#define RAM    UINT64_C(0x40000000) /* also its physical address */
#define TAGGED UINT64_C(0x80000000)
#define NC     UINT64_C(0xC0000000)
#define DEVICE UINT64_C(0x100000000)
#define BAR_NC UINT64_C(0x140000000)
enum {
    RAM_BYTES = 0x10000,
    DEVICE_BYTES = 0x4000,
    TABLE = 0xF000,
    CODE = 0x8000,
    VECTORS = 0xA000
};

struct machine {
    struct a64 *c;
    struct a64_impl impl;
    struct mmu_impl mmu_impl;
    struct mmu *mmu;
    uint8_t ram[RAM_BYTES];
    uint8_t device[DEVICE_BYTES];
    struct access accesses[256];
    unsigned count;
};

static inline uint8_t *ram_page(void *arg, pa_t page)
{
    struct machine *m = arg;
    const uint64_t offset = page.pa - RAM;
    return offset < RAM_BYTES ? m->ram + offset : NULL;
}
static inline void on_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    (void)arg, (void)regs, (void)el;
}
static inline void on_code(void *arg, pa_t pa, bool all)
{
    (void)arg, (void)pa, (void)all;
}
static inline uint64_t on_counter(void *arg, uint64_t cycles)
{
    (void)arg;
    return cycles;
}
static inline bool read_descriptor(void *arg, pa_t at, uint64_t *descriptor)
{
    struct machine *m = arg;
    assert_true(at.pa >= RAM && at.pa < RAM + RAM_BYTES);
    memcpy(descriptor, m->ram + (at.pa - RAM), sizeof(*descriptor));
    return true;
}

static inline void put(struct machine *m, uint64_t offset, uint64_t value, unsigned size)
{
    memcpy(m->ram + offset, &value, size);
}
static inline uint64_t word(const struct machine *m, uint64_t offset)
{
    uint64_t value;
    memcpy(&value, m->ram + offset, sizeof(value));
    return value;
}

/* AF, inner shareable, AttrIndx. */
static inline void map_block(struct machine *m, uint64_t va, uint64_t pa, unsigned attribute)
{
    put(m, TABLE + (va >> 30) * 8, pa | 1 << 10 | 3 << 8 | (uint64_t)attribute << 2 | 1, 8);
}

/* With another implementation than the CPU `max`, if `impl`, and shared tags, if `tags`. */
static inline struct machine *new_machine_of(const struct a64_impl *impl, struct a64_tags *tags)
{
    struct machine *m = calloc(1, sizeof(*m));
    assert_non_null(m);
    struct error e;
    a64_impl_defaults(&m->impl);
    if (impl)
        m->impl = *impl;
    mmu_impl_defaults(&m->mmu_impl);
    m->mmu = mmu_new(&m->mmu_impl, &(struct mmu_walk_memory){ .arg = m, .read = read_descriptor });
    const struct a64_setup setup = { .impl = &m->impl,
                                     .mmu = m->mmu,
                                     .tags = tags,
                                     .outside = { .arg = m,
                                                  .ram = ram_page,
                                                  .context = on_context,
                                                  .code = on_code,
                                                  .counter = on_counter } };
    m->c = a64_new(&setup, &e);
    assert_non_null(m->c);
    map_block(m, RAM, RAM, 0);
    map_block(m, TAGGED, RAM, 1);
    map_block(m, NC, RAM, 2);
    map_block(m, DEVICE, 0, 3);
    map_block(m, BAR_NC, 0, 2);
    for (unsigned i = 0; i < 16; i++) /* vectors: HLT #0xF000 */
        put(m, VECTORS + i * 0x80, 0xd45e0000, 4);
    a64_reset(m->c, 1, RAM + CODE);
    a64_set_sysreg(m->c, "MAIR_EL1", 0x0044F0FF);
    a64_set_sysreg(m->c, "TCR_EL1", 25 | 1 << 8 | 1 << 10 | 3 << 12 | UINT64_C(1) << 23);
    a64_set_sysreg(m->c, "TTBR0_EL1", RAM + TABLE);
    a64_set_sysreg(m->c, "VBAR_EL1", RAM + VECTORS);
    a64_set_sysreg(m->c, "HCRX_EL2",
                   HCRX_EL2_MSCEN | HCRX_EL2_ENALS | HCRX_EL2_ENASR | HCRX_EL2_ENAS0);
    a64_set_sysreg(m->c, "SCTLR_EL1",
                   SCTLR_ELX_M | SCTLR_ELX_C | SCTLR_ELX_I | SCTLR_ELX_ATA | SCTLR_ELX_ENIA);
    return m;
}
static inline struct machine *new_machine(void)
{
    return new_machine_of(NULL, NULL);
}
static inline void free_machine(struct machine *m)
{
    a64_free(m->c);
    mmu_free(m->mmu);
    free(m);
}

/* The device does what it is asked. */
static inline void serve(struct machine *m)
{
    const struct access *a = a64_access(m->c);
    const uint64_t at = a->va.va & 0x3FFFFFFF;
    struct core_outcome o = { .fault = CORE_NO_FAULT };
    assert_true(at + a->size <= DEVICE_BYTES);
    assert_true(m->count < 256);
    m->accesses[m->count++] = *a;
    if (a->kind == ACCESS_EXCLUSIVE) {
        o.fault = CORE_FAULT_UNSUPPORTED;
        o.mmu = (struct mmu_fault){ .kind = MMU_FAULT_UNSUPPORTED, .va = a->va };
    } else if (a->kind == ACCESS_LOAD) {
        o.data = m->device + at;
    }
    if (a->kind != ACCESS_EXCLUSIVE && a->kind != ACCESS_LOAD)
        memcpy(m->device + at, a->data, a->size);
    a64_answer(m->c, &o);
}

/* Run `words` up to the HLT behind them, or an exception: ESR_EL1 or ESR_EL2, or 0. */
static inline uint64_t run(struct machine *m, const uint32_t *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(m, CODE + i * 4, words[i], 4);
    put(m, CODE + count * 4, 0xd45e0000, 4);
    a64_code_changed(m->c, (pa_t){ 0 }, true);
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    a64_set_sysreg(m->c, "ESR_EL1", 0);
    a64_set_sysreg(m->c, "ESR_EL2", 0);
    m->count = 0;
    for (unsigned i = 0; i < 10000; i++) {
        const enum a64_stop stop = a64_run(m->c, 100000, false);
        if (stop == A64_STOP_ACCESS)
            serve(m);
        else if (stop == A64_STOP_SEMIHOSTING)
            break;
        else
            assert_int_equal(stop, A64_STOP_BUDGET);
    }
    uint64_t esr;
    assert_true(a64_get_sysreg(m->c, m->c->el == 2 ? "ESR_EL2" : "ESR_EL1", &esr));
    if (esr == 0)
        assert_int_equal(a64_get(m->c, A64_REG_PC), RAM + CODE + count * 4 + 4);
    return esr;
}
#define RUN(m, ...)                                                                                \
    run(m, (const uint32_t[]){ __VA_ARGS__ }, sizeof((const uint32_t[]){ __VA_ARGS__ }) / 4)

static inline void set3(struct machine *m, uint64_t x0, uint64_t x1, uint64_t x2)
{
    a64_set(m->c, 0, x0);
    a64_set(m->c, 1, x1);
    a64_set(m->c, 2, x2);
}

#endif
