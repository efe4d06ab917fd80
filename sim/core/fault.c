/* SPDX-License-Identifier: Apache-2.0 */
/* What a fault of the access in hand becomes: who takes it, and what the exception leaves. */
#include "core/lsu.h"

enum { HCR_VM = 0, HCR_DC = 12, HCR_TGE = 27, ESR_IL = 25, PAR_F = 0, PAR_ATTR = 56 };

static bool hcr(const struct core *c, unsigned at)
{
    return c->context.regs.hcr_el2 >> at & 1;
}

/*
 * ISV is for loads and stores of one register, at their lowest address (J1.1.3,
 * AArch64.InstructionSyndromeValid). Front ends know no register numbers: Rt is 0 (assumed).
 */
static struct mmu_syndrome_access syndrome_of(const struct access *a, va_t at)
{
    return (struct mmu_syndrome_access){
        .valid = a->gpr && at.va == a->va.va,
        .sas = (uint8_t)__builtin_ctz(a->size),
        .sf = a->size == sizeof(uint64_t),
        .ar = a->release,
        .lst = a->kind == ACCESS_SINGLE ? MMU_LST_64B : MMU_LST_NONE,
    };
}

static enum step take(struct core *c, enum core_fault_kind kind, const struct mmu_fault *f)
{
    const struct mmu_syndrome_access access = syndrome_of(c->access, f->va);
    struct core_outcome o = { .fault = kind, .mmu = *f, .dfsc = mmu_fault_dfsc(f) };
    mmu_fault_exception(f, &c->context.regs, c->access->mode & MMU_MODE_EL, &access, &o.exception);
    return lsu_finish(c, &o);
}

enum step fault_mmu(struct core *c, const struct mmu_fault *f)
{
    return take(c, CORE_FAULT_MMU, f);
}

/* A fault that translation knows nothing of, at byte `at` of the access. */
static struct mmu_fault own_fault(const struct core *c, enum mmu_fault_kind kind, uint32_t at)
{
    const bool write = c->access->kind != ACCESS_LOAD;
    return (struct mmu_fault){
        .kind = kind,
        .write = write,
        .access = write ? MMU_WRITE : MMU_READ,
        .regime = (uint8_t)mmu_regime(&c->context.regs, c->access->mode & MMU_MODE_EL),
        .va = { c->access->va.va + at },
    };
}

enum step fault_alignment(struct core *c)
{
    const struct mmu_fault f = own_fault(c, MMU_FAULT_ALIGNMENT, 0);
    return take(c, CORE_FAULT_MMU, &f);
}

/* SET is of FEAT_RAS (D24.2.45). */
static void put_set(const struct core_abort *a, struct mmu_exception *x)
{
    enum { ISS_SET = 11 };
    if (a->profile.ras) {
        x->esr |= (uint64_t)EncodeSyncErrorSyndrome(PEErrorState(&a->profile, &a->truth))
                  << ISS_SET;
    }
}

void fault_serror(struct core *c, const struct core_serror *s)
{
    if (c->observer.serror) {
        c->observer.serror(c->observer.self, s);
    }
}

void fault_read_serror(struct core *c, uint64_t pa)
{
    fault_serror(
        c, &(struct core_serror){
               .time = c->now,
               .at = { pa },
               .of = { .issued = c->load_since, .master = c->number, .domain = c->context.domain },
               .core = c->number,
               .running = c->context.domain,
               .load = true });
}

bool fault_external(struct core *c, uint32_t at)
{
    const struct target *t = &c->targets[at >= c->targets[0].size];
    const struct ext_access what = { .kind = EXT_LOAD, .memory = t->external };
    const uint32_t offset = at - (t == c->targets ? 0 : c->targets[0].size);
    struct ext_enables enables = c->abort.enables;
    enables.el10 = mmu_regime(&c->context.regs, c->access->mode & MMU_MODE_EL) == MMU_EL10;
    if (!ext_taken_synchronously(&c->abort.profile, &enables, &what, &c->abort.truth)) {
        fault_read_serror(c, t->pa + offset);
        return false;
    }
    const struct mmu_fault f = own_fault(c, MMU_FAULT_EXTERNAL, at);
    const struct mmu_syndrome_access access = syndrome_of(c->access, f.va);
    struct core_outcome o = { .fault = CORE_FAULT_EXTERNAL, .mmu = f, .dfsc = mmu_fault_dfsc(&f) };
    mmu_fault_exception(&f, &c->context.regs, c->access->mode & MMU_MODE_EL, &access, &o.exception);
    put_set(&c->abort, &o.exception);
    lsu_finish(c, &o);
    return true;
}

/* Has memory with stage 1's attributes alone such an access. */
static bool stage1_supports(struct core *c)
{
    const unsigned el = c->access->mode & MMU_MODE_EL;
    const char *name = el == 0 ? "s1e0r" : "s1e1r";
    uint64_t par;
    struct mmu_fault f;
    if (!mmu_at(c->mmu, mmu_at_find(name, NULL), c->access->va, el, &par, &f) ||
        (par >> PAR_F & 1)) {
        return false; /* the tables have changed since */
    }
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    mmu_combine_defaults(&in);
    in.vm = false;
    in.s1_attr = (uint8_t)(par >> PAR_ATTR);
    in.s1_sh = SH_INNER;
    mmu_combine(&in, &out, NULL);
    if (c->access->kind == ACCESS_SINGLE) {
        return !memattr_cacheable(&out.attr);
    }
    return out.attr.type == MEM_NORMAL && out.attr.inner.attr == CACHE_WB;
}

/*
 * The type after both stages is what counts; the fault is of the first stage that gave a type
 * without such an access (DDI 0487 B2.2.6, B2.12.2, and the third of the choices of C3.2.8). With
 * HCR_EL2.DC stage 1 gives none of its own.
 */
enum step fault_unsupported(struct core *c)
{
    struct mmu_fault f = own_fault(c, MMU_FAULT_UNSUPPORTED, 0);
    if (f.regime == MMU_EL10) {
        f.stage2 = hcr(c, HCR_DC) || (hcr(c, HCR_VM) && stage1_supports(c));
    }
    return take(c, CORE_FAULT_UNSUPPORTED, &f);
}

/* AArch64.Undefined (J1.1.2): EC 0; FAR_ELx is UNKNOWN. */
enum step fault_undefined(struct core *c)
{
    const unsigned el = c->access->mode & MMU_MODE_EL;
    struct core_outcome o = {
        .fault = CORE_FAULT_UNDEFINED,
        .mmu.va = c->access->va,
        .exception = { .target_el = el == 2 || (el == 0 && hcr(c, HCR_TGE)) ? 2 : 1,
                       .esr = UINT64_C(1) << ESR_IL },
    };
    return lsu_finish(c, &o);
}
