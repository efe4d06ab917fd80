/* SPDX-License-Identifier: Apache-2.0 */
/** What descriptors permit, for all ELs at once (DDI 0487 D8.4, J1.1.4). */
#ifndef GATHER_MMU_PERMISSIONS_H
#define GATHER_MMU_PERMISSIONS_H

#include "mmu/walk.h"

/** Bits of permissions_t. "Privileged" is EL1, or EL2 of its own regimes. */
enum {
    PERM_USER_READ = 1,
    PERM_USER_WRITE = 2,
    PERM_USER_EXECUTE = 4,
    PERM_READ = 8,
    PERM_WRITE = 16,
    PERM_EXECUTE = 32,
    PERM_PAN_DENIES = 64, /* privileged data accesses while PSTATE.PAN is 1 */
    PERM_ALL =
        PERM_USER_READ | PERM_USER_WRITE | PERM_USER_EXECUTE | PERM_READ | PERM_WRITE | PERM_EXECUTE
};

static inline permissions_t perm_if(bool given, unsigned permissions)
{
    return (permissions_t)(given ? permissions : 0);
}

/** table_permissions() of the Table descriptors on the way, OR-ed. */
enum { TABLE_PXN = 1, TABLE_UXN = 2, TABLE_NO_EL0 = 4, TABLE_READ_ONLY = 8 };

/**
 * AArch64.S1DirectBasePermissions with AArch64.S1ApplyOutputPerms and WXN. `dirty_managed`:
 * hardware makes the leaf writable where DBM is 1.
 */
static inline permissions_t stage1_permissions(const struct walk_context *c, uint64_t d,
                                               unsigned tables, bool dirty_managed)
{
    const bool read_only = leaf_read_only(d) && !(dirty_managed && leaf_dbm(d));
    const bool w = !read_only && !(tables & TABLE_READ_ONLY);
    permissions_t p;
    if (!c->unprivileged) {
        const bool x = !leaf_uxn(d) && !(tables & TABLE_UXN);
        p = perm_if(true, PERM_READ) | perm_if(w, PERM_WRITE) |
            perm_if(x && !(c->wxn && w), PERM_EXECUTE);
        return p;
    }
    /* With NV1 AP[1] and UXN count as 0, and PXN is bit 54 (D8.14.3). */
    const bool el0 = !c->nv1 && leaf_el0(d) && !(tables & TABLE_NO_EL0);
    const bool user_w = el0 && w;
    const bool pxn = c->nv1 ? leaf_uxn(d) || tables & TABLE_UXN : leaf_pxn(d) || tables & TABLE_PXN;
    const bool user_x = c->nv1 || !(leaf_uxn(d) || tables & TABLE_UXN);
    const bool x = !pxn && !user_w;
    const bool pan = c->pan && !c->nv1 && (el0 || (c->epan && user_x));
    p = perm_if(el0, PERM_USER_READ) | perm_if(user_w, PERM_USER_WRITE) |
        perm_if(user_x && !(c->wxn && user_w), PERM_USER_EXECUTE) | perm_if(true, PERM_READ) |
        perm_if(w, PERM_WRITE) | perm_if(x && !(c->wxn && w), PERM_EXECUTE) |
        perm_if(pan, PERM_PAN_DENIES);
    return p;
}

/** AArch64.S2DirectBasePermissions with AArch64.S2ApplyOutputPerms. */
static inline permissions_t stage2_permissions(const struct walk_context *c, uint64_t d,
                                               bool dirty_managed)
{
    /* By XN[1:0] (D8.4.2.1). */
    static const uint8_t execute[] = { PERM_EXECUTE | PERM_USER_EXECUTE, PERM_USER_EXECUTE, 0,
                                       PERM_EXECUTE };
    const unsigned xn = leaf_s2_xn(d) & (c->xnx ? 3U : 2U);
    const bool w = leaf_s2_writable(d) || (dirty_managed && leaf_dbm(d));
    return (permissions_t)(perm_if(leaf_s2_readable(d), PERM_READ | PERM_USER_READ) |
                           perm_if(w, PERM_WRITE | PERM_USER_WRITE) | execute[xn]);
}

enum { NEED_READ = 1, NEED_WRITE = 2, NEED_EXECUTE = 4 };

/** What an access needs of the permissions of its EL. */
static inline unsigned access_needs(enum mmu_access access, unsigned mode)
{
    static const uint8_t needs[MMU_ACCESS_COUNT] = {
        [MMU_READ] = NEED_READ,           [MMU_WRITE] = NEED_WRITE,
        [MMU_FETCH] = NEED_EXECUTE,       [MMU_ATOMIC] = NEED_READ | NEED_WRITE,
        [MMU_DC_INVALIDATE] = NEED_WRITE, [MMU_AT_READ] = NEED_READ,
        [MMU_AT_WRITE] = NEED_WRITE,
    };
    if (access == MMU_DC || access == MMU_IC)
        return (mode & MMU_MODE_EL) == 0 ? NEED_READ : 0;
    return needs[access];
}

/** PAN is for data accesses, not for fetches and cache maintenance. */
static inline bool access_heeds_pan(enum mmu_access access)
{
    return access == MMU_READ || access == MMU_WRITE || access == MMU_ATOMIC ||
           access == MMU_AT_READ || access == MMU_AT_WRITE;
}

/** Cache maintenance by VA has no size to be aligned to (D8.15.3); DC ZVA is a write. */
static inline bool access_can_be_unaligned(enum mmu_access access)
{
    return access == MMU_READ || access == MMU_WRITE || access == MMU_ATOMIC;
}

/** The NEED_ bits that `p` does not grant. */
static inline unsigned denied(permissions_t p, enum mmu_access access, unsigned mode)
{
    const bool privileged = (mode & MMU_MODE_EL) != 0;
    unsigned granted = (unsigned)(privileged ? p >> 3 : p) & 7U;
    if (privileged && (mode & MMU_PAN) && (p & PERM_PAN_DENIES) && access_heeds_pan(access))
        granted &= ~(unsigned)(NEED_READ | NEED_WRITE);
    return access_needs(access, mode) & ~granted;
}

/** Does it write the location, so that it makes the page dirty (not DC, IC and AT). */
static inline bool access_writes(enum mmu_access access)
{
    return access == MMU_WRITE || access == MMU_ATOMIC;
}

#endif
