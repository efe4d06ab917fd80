/* SPDX-License-Identifier: Apache-2.0 */
/* Which External aborts are taken synchronously, and the PE error state (DDI 0487 D20.4, J1.3.3).
 */
#include "mmu/external.h"

#define SYNC(kind, memory) offsetof(struct ext_profile, sync[kind][memory])
#define MATRIX(name, kind, memory, value, help)                                                    \
    {                                                                                              \
        name, PARAM_BOOL, SYNC(kind, memory), value, NULL, NULL, "", help,                         \
            "DDI 0487 D20.4; assumed: as Cortex-A35 TRM A7.5", NULL                                \
    }
#define FIELD(field) offsetof(struct ext_profile, field)

static const char *const loads_names[] = { "undescribed", "sync",         "async",
                                           "enable",      "enable_alone", NULL };
static const char *const report_names[] = { "state",         "uc",     "ueu", "uer",
                                            "uncategorized", "impdef", NULL };
static const struct param params[] = {
    MATRIX("load_device", EXT_LOAD, EXT_DEVICE, "true",
           "an error of a load is taken synchronously"),
    MATRIX("load_nc", EXT_LOAD, EXT_NC, "true", "the same, Normal Non-cacheable"),
    MATRIX("load_wb", EXT_LOAD, EXT_WB, "true", "the same, Write-Back: an error of the fill"),
    MATRIX("store_device", EXT_STORE, EXT_DEVICE, "false", "of a store"),
    MATRIX("store_nc", EXT_STORE, EXT_NC, "false", "of a store"),
    MATRIX("store_wb", EXT_STORE, EXT_WB, "false", "of a store; not of a later write-back"),
    MATRIX("exclusive_device", EXT_EXCLUSIVE, EXT_DEVICE, "true", "of an exclusive or an atomic"),
    MATRIX("exclusive_nc", EXT_EXCLUSIVE, EXT_NC, "true", "of an exclusive or an atomic"),
    MATRIX("exclusive_wb", EXT_EXCLUSIVE, EXT_WB, "true", "of an exclusive or an atomic"),
    MATRIX("walk_device", EXT_WALK, EXT_DEVICE, "true", "of a translation table walk"),
    MATRIX("walk_nc", EXT_WALK, EXT_NC, "true", "of a translation table walk"),
    MATRIX("walk_wb", EXT_WALK, EXT_WB, "true", "of a translation table walk"),
    MATRIX("fetch_device", EXT_FETCH, EXT_DEVICE, "true", "of an instruction fetch"),
    MATRIX("fetch_nc", EXT_FETCH, EXT_NC, "true", "of an instruction fetch"),
    MATRIX("fetch_wb", EXT_FETCH, EXT_WB, "true", "of an instruction fetch"),
    { "device_loads", PARAM_CHOICE, FIELD(device_loads), "undescribed", NULL, NULL, "",
      "ID_AA64MMFR3_EL1.SDERR and ADERR", "DDI 0487 D24.2.91", loads_names },
    { "normal_loads", PARAM_CHOICE, FIELD(normal_loads), "undescribed", NULL, NULL, "",
      "ID_AA64MMFR3_EL1.SNERR and ANERR", "DDI 0487 D24.2.91", loads_names },
    { "report", PARAM_CHOICE, FIELD(report), "state", NULL, NULL, "",
      "what the PE elects to report: its state, or no better than this", "DDI 0487 D20.4.2",
      report_names },
    { "impdef", PARAM_U64, FIELD(impdef), "0", "0", "0xffffff", "", "ISS[23:0] with report=impdef",
      "DDI 0487 D24.2.46", NULL },
    { "synchronizable", PARAM_BOOL, FIELD(synchronizable), "true", NULL, NULL, "",
      "an ESB finds a pending SError; false: it is a NOP", "DDI 0487 D20.1, D20.3", NULL },
    { "ras", PARAM_BOOL, FIELD(ras), "true", NULL, NULL, "", "FEAT_RAS", "DDI 0487 A2", NULL },
    { "rasv2", PARAM_BOOL, FIELD(rasv2), "false", NULL, NULL, "", "FEAT_RASv2", "DDI 0487 A2",
      NULL },
    { "doublefault", PARAM_BOOL, FIELD(doublefault), "false", NULL, NULL, "", "FEAT_DoubleFault",
      "DDI 0487 A2", NULL },
};
const struct param_table ext_profile_params = { "abort", params, ARRAY_LEN(params) };

#define FLAG(object, field, value, help, source)                                                   \
    {                                                                                              \
#field, PARAM_BOOL, offsetof(struct object, field), value, NULL, NULL, "", help, source,   \
            NULL                                                                                   \
    }
static const char *const kind_names[] = { "load", "store", "exclusive", "walk", "fetch", NULL };
static const char *const memory_names[] = { "device", "nc", "wb", NULL };
static const struct param access_params[] = {
    { "kind", PARAM_CHOICE, offsetof(struct ext_access, kind), "load", NULL, NULL, "",
      "what met the error; exclusive: atomics, too", "DDI 0487 D20.4", kind_names },
    { "memory", PARAM_CHOICE, offsetof(struct ext_access, memory), "device", NULL, NULL, "",
      "the memory type", "DDI 0487 D20.4", memory_names },
    FLAG(ext_access, speculative, "false", "no instruction of the program's flow made it",
         "DDI 0487 R_CLFJM"),
    FLAG(ext_access, for_fetch, "false", "with kind=walk: for an instruction fetch",
         "DDI 0487 D20.4"),
};
const struct param_table ext_access_params = { "", access_params, ARRAY_LEN(access_params) };

static const struct param enables_params[] = {
    FLAG(ext_enables, el10, "true", "the access is of the EL1&0 regime", "DDI 0487 D24.2.170"),
    FLAG(ext_enables, sctlr2, "false", "SCTLR2_ELx of the regime is enabled", "DDI 0487 D24.2.170"),
    FLAG(ext_enables, aderr, "false", "SCTLR2_ELx.EnADERR", "DDI 0487 D24.2.170"),
    FLAG(ext_enables, anerr, "false", "SCTLR2_ELx.EnANERR", "DDI 0487 D24.2.170"),
    FLAG(ext_enables, hcrx, "false", "HCRX_EL2 is enabled, and not HCR_EL2.{E2H, TGE} = {1, 1}",
         "DDI 0487 D24.2.63"),
    FLAG(ext_enables, sderr, "false", "HCRX_EL2.EnSDERR", "DDI 0487 D24.2.63"),
    FLAG(ext_enables, snerr, "false", "HCRX_EL2.EnSNERR", "DDI 0487 D24.2.63"),
};
const struct param_table ext_enables_params = { "enables", enables_params,
                                                ARRAY_LEN(enables_params) };

static const struct param error_params[] = {
    FLAG(ext_error, corrected, "false", "FaultIsCorrected()", "DDI 0487 D20.4.2"),
    FLAG(ext_error, contained, "true", "ErrorIsContained(): not silently propagated",
         "DDI 0487 D20.4.2; assumed"),
    FLAG(ext_error, synchronized, "true", "ErrorIsSynchronized()", "DDI 0487 D20.4.2; assumed"),
    FLAG(ext_error, recoverable, "true",
         "StateIsRecoverable(): software can go on at the preferred return address ...",
         "DDI 0487 D20.4.2; assumed"),
    FLAG(ext_error, action_required, "true",
         "ActionRequired(): ... once it has repaired what is broken", "DDI 0487 D20.4.2; assumed"),
    FLAG(ext_error, ea, "false", "ISS.EA", "DDI 0487 D24.2.46"),
};
const struct param_table ext_error_params = { "", error_params, ARRAY_LEN(error_params) };

bool ext_profile_valid(const struct ext_profile *p, struct error *e)
{
    if (p->rasv2 && !p->ras)
        return error_set(e, "rasv2 without ras: FEAT_RASv2 is more of FEAT_RAS");
    if (p->rasv2 &&
        (p->device_loads == EXT_LOADS_UNDESCRIBED || p->normal_loads == EXT_LOADS_UNDESCRIBED))
        return error_set(e, "rasv2 with device_loads or normal_loads undescribed: FEAT_RASv2 has "
                            "one of SDERR, ADERR and one of SNERR, ANERR not 0");
    if (!p->ras && p->report != EXT_REPORT_STATE && p->report != EXT_REPORT_IMPDEF)
        return error_set(e, "report=%s without ras: the syndrome is IMPLEMENTATION DEFINED",
                         report_names[p->report]);
    if (p->report != EXT_REPORT_IMPDEF && p->impdef != 0)
        return error_set(e, "impdef without report=impdef");
    return true;
}

/* ---- synchronously or not -------------------------------------------------------------------- */

static bool has_enable(unsigned loads)
{
    return loads == EXT_LOADS_ENABLE || loads == EXT_LOADS_ENABLE_ALONE;
}

/* One of EnADERR and EnANERR with what bears on it: `own` is this one's, `other` that of the other
 * memory type. */
struct enable {
    unsigned loads;
    bool own, other;           /* SCTLR2_ELx */
    bool force, force_other;   /* HCRX_EL2.EnSDERR, EnSNERR */
    bool other_is_implemented; /* FEAT_ANERR for Device, FEAT_ADERR for Normal */
};

/* The Effective value of HCRX_EL2.EnSDERR or EnSNERR (D24.2.63). */
static bool forced(const struct ext_enables *r, const struct enable *n)
{
    if (!r->el10 || !r->hcrx)
        return false;
    if (n->other_is_implemented && n->loads == EXT_LOADS_ENABLE && !n->force_other)
        return false;
    return n->force;
}

/* The Effective value of SCTLR2_ELx.EnADERR or EnANERR (D24.2.170, .171). */
static bool may_be_async(const struct ext_enables *r, const struct enable *n)
{
    if (!r->sctlr2 || forced(r, n))
        return false;
    if (n->other_is_implemented && n->loads == EXT_LOADS_ENABLE && n->other)
        return true;
    return n->own;
}

/* Of a load: -1 if nothing is described, and the implementation's own table has it. */
static int described(const struct ext_profile *p, const struct ext_enables *r, unsigned memory)
{
    const bool device = memory == EXT_DEVICE;
    const struct enable n = {
        .loads = device ? p->device_loads : p->normal_loads,
        .own = device ? r->aderr : r->anerr,
        .other = device ? r->anerr : r->aderr,
        .force = device ? r->sderr : r->snerr,
        .force_other = device ? r->snerr : r->sderr,
        .other_is_implemented = has_enable(device ? p->normal_loads : p->device_loads),
    };
    switch (n.loads) {
    case EXT_LOADS_SYNC: return true;
    case EXT_LOADS_ASYNC: return false;
    case EXT_LOADS_ENABLE:
    case EXT_LOADS_ENABLE_ALONE: return may_be_async(r, &n) ? -1 : 1;
    default: return -1;
    }
}

bool IsExternalAbortTakenSynchronously(const struct ext_profile *p, const struct ext_enables *r,
                                       const struct ext_access *a)
{
    if (a->speculative) /* R_CLFJM */
        return false;
    if (p->doublefault && (a->kind == EXT_FETCH || (a->kind == EXT_WALK && a->for_fetch)))
        return true;
    const int known = a->kind == EXT_LOAD ? described(p, r, a->memory) : -1;
    return known >= 0 ? known : p->sync[a->kind][a->memory];
}

bool ext_taken_synchronously(const struct ext_profile *p, const struct ext_enables *r,
                             const struct ext_access *a, const struct ext_error *x)
{
    if (p->rasv2) {
        const enum ext_state state = PEErrorState(p, x);
        if (state == EXT_UC || state == EXT_UEU)
            return false;
    }
    return IsExternalAbortTakenSynchronously(p, r, a);
}

/* ---- PE error states ------------------------------------------------------------------------- */

const char *const ext_state_names[] = { "UC", "UEU", "UEO", "UER", "CE", NULL };

bool FaultIsCorrected(const struct ext_error *x)
{
    return x->corrected;
}

bool ErrorIsContained(const struct ext_error *x)
{
    return x->contained;
}

bool ErrorIsSynchronized(const struct ext_error *x)
{
    return x->synchronized;
}

bool StateIsRecoverable(const struct ext_error *x)
{
    return x->recoverable;
}

bool ActionRequired(const struct ext_error *x)
{
    return x->action_required;
}

bool ReportErrorAsUC(const struct ext_profile *p)
{
    return p->report == EXT_REPORT_UC;
}

bool ReportErrorAsUEU(const struct ext_profile *p)
{
    return p->report == EXT_REPORT_UEU;
}

bool ReportErrorAsUER(const struct ext_profile *p)
{
    return p->report == EXT_REPORT_UER;
}

bool ReportErrorAsUncategorized(const struct ext_profile *p)
{
    return p->report == EXT_REPORT_UNCATEGORIZED;
}

bool ReportErrorAsIMPDEF(const struct ext_profile *p)
{
    return p->report == EXT_REPORT_IMPDEF;
}

bool IsSynchronizablePhysicalSErrorPending(const struct ext_profile *p, bool pending)
{
    return pending && p->synchronizable;
}

enum ext_state PEErrorState(const struct ext_profile *p, const struct ext_error *x)
{
    if (!ErrorIsContained(x) || ReportErrorAsUC(p) ||
        (!ErrorIsSynchronized(x) && !StateIsRecoverable(x)))
        return EXT_UC;
    if (!StateIsRecoverable(x) || ReportErrorAsUEU(p))
        return EXT_UEU;
    if (ReportErrorAsUER(p))
        return EXT_UER;
    if (FaultIsCorrected(x)) /* R_LFXRD: and nothing worse has been elected */
        return EXT_CE;
    return ActionRequired(x) ? EXT_UER : EXT_UEO;
}
