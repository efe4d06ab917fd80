/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any registers over any memory: each translation ends with a page or a fault that a guest could
 * see, the recorded walk agrees with it, and printing, dumping, AT and TLBI end as well.
 *
 * Input: struct header, then what the 32 KiB of memory begin with; descriptors point into it often,
 * since addresses are folded where the header says so.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mmu/mmu.h"

enum { RAM_BYTES = 1 << 15, RAM_BASE = 1 << 16 };

static void expect(bool condition)
{
    if (!condition)
        abort();
}

struct header {
    struct mmu_regs regs;
    uint64_t va, xt;
    uint8_t access, mode, impl, features, pa_bits, op, at, flags;
};
enum { FOLD = 1, LINT = 2, NO_SWAP = 4, NO_CACHES = 8 };

static uint64_t ram[RAM_BYTES / 8];
static bool fold;

static uint64_t *word(pa_t at)
{
    if (fold)
        return &ram[at.pa % RAM_BYTES / 8];
    return at.pa - RAM_BASE < RAM_BYTES ? &ram[(at.pa - RAM_BASE) / 8] : NULL;
}

static bool read_word(void *arg, pa_t at, uint64_t *d)
{
    (void)arg;
    const uint64_t *w = word(at);
    if (w)
        *d = *w;
    return w != NULL;
}

static bool swap_word(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    uint64_t *w = word(at);
    (void)arg;
    if (!w)
        return false;
    *seen = *w;
    if (*w == from)
        *w = to;
    return true;
}

static void see_lint(void *arg, const struct mmu_lint *lint)
{
    char text[256];
    (void)arg;
    expect(strlen(mmu_lint_text(lint, text, sizeof text)) > 0);
}

static bool see_run(void *arg, const struct mmu_run *run)
{
    (void)arg;
    return run->size > 0;
}

static struct mmu_impl impl_of(const struct header *h)
{
    struct mmu_impl impl;
    mmu_impl_defaults(&impl);
    impl.features =
        (struct mmu_features){ h->features & 1, h->features & 2, h->features & 4, h->features & 8 };
    impl.pa_bits = 32 + h->pa_bits % 21U;
    impl.lpa2 = h->impl & 1;
    impl.ttst = h->impl & 2;
    impl.hafdbs = h->impl >> 2 & 3 ? (h->impl >> 2 & 3U) - 1U : 0;
    impl.xnx = h->impl & 16;
    impl.bbm = h->impl >> 5 & 3 ? (h->impl >> 5 & 3U) - 1U : 0;
    impl.lva = h->impl & 128;
    return impl;
}

static void translate(struct mmu *m, const struct header *h, FILE *out)
{
    const enum mmu_access access = (enum mmu_access)(h->access % MMU_ACCESS_COUNT);
    const unsigned mode = (h->mode & 3U) % 3U | (h->mode & (MMU_PAN | MMU_UNALIGNED));
    struct mmu_walk walk;
    struct mmu_fault f;
    const bool walked = mmu_walk(m, (va_t){ h->va }, access, mode, &walk);
    mmu_walk_print(out, m, &walk);
    const struct mmu_page *page = mmu_translate(m, (va_t){ h->va }, access, mode, &f);
    if (page) {
        expect(walked && page->pa_page == walk.page.pa_page && (page->allowed >> access & 1));
        expect(mmu_translate(m, (va_t){ h->va }, access, mode, &f));
    } else {
        struct mmu_exception x;
        expect(mmu_fault_dfsc(&f) < 64);
        expect(mmu_fault_exception(&f, mmu_regs(m), mode & MMU_MODE_EL, NULL, &x));
        expect(x.target_el == 1 || x.target_el == 2);
        /* Without the memory's help an update that the walk foresees aborts. */
        expect(!walked || f.kind == MMU_FAULT_WALK_ABORT || f.kind == MMU_FAULT_PERMISSION ||
               f.kind == MMU_FAULT_TRANSLATION || f.kind == MMU_FAULT_ADDRESS_SIZE ||
               f.kind == MMU_FAULT_ACCESS_FLAG);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct header h;
    if (size < sizeof h)
        return 0;
    memcpy(&h, data, sizeof h);
    data += sizeof h;
    size -= sizeof h;
    memset(ram, 0, sizeof ram);
    memcpy(ram, data, size < sizeof ram ? size : sizeof ram);
    fold = h.flags & FOLD;
    const struct mmu_impl impl = impl_of(&h);
    const struct mmu_walk_memory memory = { NULL, read_word, h.flags & NO_SWAP ? NULL : swap_word };
    struct mmu *m = mmu_new(&impl, &memory);
    FILE *out = fopen("/dev/null", "w");
    expect(m && out);
    mmu_set_regs(m, &h.regs);
    if (h.flags & NO_CACHES)
        mmu_set_walk_caches(m, false);
    if (h.flags & LINT)
        expect(mmu_lint(m, see_lint, NULL));
    translate(m, &h, out);

    unsigned ops = 0;
    while (mmu_tlbi_op(ops))
        ops++;
    mmu_tlbi(m, mmu_tlbi_op(h.op % ops), h.xt);
    mmu_lint_write(m, (pa_t){ h.xt & ~UINT64_C(7) }, h.va);
    ops = 0;
    while (mmu_at_op(ops))
        ops++;
    struct mmu_fault f;
    uint64_t par;
    const struct mmu_at_op *at = mmu_at_op(h.at % ops);
    if (!mmu_at(m, at, (va_t){ h.va }, at->min_el, &par, &f))
        expect(mmu_fault_dfsc(&f) < 64);
    translate(m, &h, out);
    struct error e;
    for (unsigned stage = 1; stage <= 2; stage++)
        mmu_dump(m, mmu_regime(&h.regs, at->el), stage, h.va >> 55 & 1, 1000, see_run, NULL, &e);
    fclose(out);
    mmu_free(m);
    return 0;
}
