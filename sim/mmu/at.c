/* SPDX-License-Identifier: Apache-2.0 */
/* AT: the operations, and PAR_EL1 as they leave it. */
#include "mmu/mmu.h"
#include "mmu/sysop.h"
#include "mmu/walk.h"

/* DDI 0487 C5.4; op0 is 1, CRn is 7. The operations of op1 4 are EL2's to execute. */
#define OP(text, op1_, crm_, op2_, ...)                                                            \
    {                                                                                              \
        .sys = { text, op1_, 7, crm_, op2_ }, .min_el = op1_ == 0 ? 1 : 2, __VA_ARGS__             \
    }
static const struct mmu_at_op ops[] = {
    OP("s1e1r", 0, 8, 0, .el = 1),
    OP("s1e1w", 0, 8, 1, .el = 1, .write = true),
    OP("s1e0r", 0, 8, 2, .el = 0),
    OP("s1e0w", 0, 8, 3, .el = 0, .write = true),
    OP("s1e1rp", 0, 9, 0, .el = 1, .pan = true),
    OP("s1e1wp", 0, 9, 1, .el = 1, .write = true, .pan = true),
    OP("s1e1a", 0, 9, 2, .el = 1, .any = true),
    OP("s1e2r", 4, 8, 0, .el = 2),
    OP("s1e2w", 4, 8, 1, .el = 2, .write = true),
    OP("s12e1r", 4, 8, 4, .el = 1, .both = true),
    OP("s12e1w", 4, 8, 5, .el = 1, .both = true, .write = true),
    OP("s12e0r", 4, 8, 6, .el = 0, .both = true),
    OP("s12e0w", 4, 8, 7, .el = 0, .both = true, .write = true),
    OP("s1e2a", 4, 9, 2, .el = 2, .any = true),
};

static const struct sysop_table table = { "AT", ops, ARRAY_LEN(ops), sizeof ops[0] };

const struct mmu_at_op *mmu_at_find(const char *name, struct error *e)
{
    return sysop_find(&table, name, e);
}

const struct mmu_at_op *mmu_at_decode(unsigned op1, unsigned crn, unsigned crm, unsigned op2)
{
    return sysop_decode(&table, op1, crn, crm, op2);
}

const struct mmu_at_op *mmu_at_op(unsigned n)
{
    return sysop_row(&table, n);
}

/* ---- PAR_EL1 (D24.2.142) --------------------------------------------------------------------- */

enum {
    PAR_F = 0,
    PAR_FST = 1,
    PAR_SH = 7,
    PAR_PTW = 8, /* with F = 1 */
    PAR_NS = 9,  /* with F = 0 */
    PAR_S = 9,   /* with F = 1 */
    PAR_RES1 = 11,
    PAR_PA = 12,
    PAR_PA_BITS = 40,
    PAR_ATTR = 56
};

/*
 * AArch64.EncodePAR (J1.1.3). NS is UNKNOWN in a Non-secure regime: 1 here, as the address is
 * Non-secure. Bit 10 and, with F = 1, bits 63:48 are IMPLEMENTATION DEFINED: 0 here.
 */
static uint64_t par_of_result(uint64_t address, const struct mmu_combine_out *out)
{
    return (uint64_t)out->par_attr << PAR_ATTR | field(address, PAR_PA, PAR_PA_BITS) << PAR_PA |
           UINT64_C(1) << PAR_RES1 | UINT64_C(1) << PAR_NS | (uint64_t)out->par_sh << PAR_SH;
}

static uint64_t par_of_fault(const struct mmu_fault *f)
{
    return UINT64_C(1) << PAR_RES1 | (uint64_t)f->stage2 << PAR_S |
           (uint64_t)(f->stage2 && f->s1ptw) << PAR_PTW | (uint64_t)mmu_fault_dfsc(f) << PAR_FST |
           UINT64_C(1) << PAR_F;
}

/* ---- AArch64.AT (J1.1.3) --------------------------------------------------------------------- */

/* Which access the operation asks about. Maintenance by VA asks for no permission above EL0. */
static enum mmu_access access_of(const struct mmu_at_op *op)
{
    if (op->any)
        return MMU_DC;
    return op->write ? MMU_AT_WRITE : MMU_AT_READ;
}

/* Does the fault become an exception instead of a value of PAR_EL1. */
static bool is_taken(const struct mmu_fault *f, unsigned mode)
{
    return f->kind == MMU_FAULT_WALK_ABORT || ((mode & MMU_MODE_EL) == 1 && f->stage2 && f->s1ptw);
}

bool mmu_at(struct mmu *m, const struct mmu_at_op *op, va_t va, unsigned mode, uint64_t *par,
            struct mmu_fault *fault)
{
    /* With HCR_EL2.{E2H,TGE} = {1,1} the host is asked about (C5.4); its regime has no stage 2. */
    const bool host = mmu_regime(mmu_regs(m), 0) == MMU_EL20;
    const unsigned el = host && op->el == 1 ? 2 : op->el;

    struct walk w;
    mmu_begin_walk(m, &w, va, access_of(op), el | (op->pan ? mode & MMU_PAN : 0), fault);
    w.cache = NULL; /* as the tables are, not as they were */
    struct walk_result result;
    const bool walked = walk_translate(&w, !op->both, &result);
    w.stats->descriptors_read += w.reads;
    if (walked) {
        *par = par_of_result(op->both ? result.pa : result.ipa, &result.out);
        return true;
    }
    if (op->any)
        fault->access = MMU_AT_READ;
    if (is_taken(fault, mode))
        return false;
    *par = par_of_fault(fault);
    return true;
}
