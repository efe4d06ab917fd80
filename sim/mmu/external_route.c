/* SPDX-License-Identifier: Apache-2.0 */
/* Which Exception level takes an SError or a synchronous External abort (DDI 0487 J1.3.2). */
#include "mmu/external.h"

#include <inttypes.h>

#define BIT(name, help, source)                                                                    \
    {                                                                                              \
#name, PARAM_BOOL, offsetof(struct ext_pe, name), "false", NULL, NULL, "", help, source,   \
            NULL                                                                                   \
    }
#define THERE(name, help)                                                                          \
    {                                                                                              \
#name, PARAM_BOOL, offsetof(struct ext_pe, name), "true", NULL, NULL, "", help,            \
            "DDI 0487 A2", NULL                                                                    \
    }
static const struct param params[] = {
    { "el", PARAM_U64, offsetof(struct ext_pe, el), "1", "0", "3", "", "PSTATE.EL", "DDI 0487 D1.1",
      NULL },
    BIT(a, "PSTATE.A", "DDI 0487 D1.4"),
    THERE(have_el3, "EL3 is implemented"),
    THERE(el2_enabled, "EL2 is implemented and enabled"),
    THERE(ras, "FEAT_RAS: HCR_EL2.TEA is there"),
    THERE(vhe, "FEAT_VHE: HCR_EL2.E2H is there"),
    BIT(doublefault, "FEAT_DoubleFault", "DDI 0487 A2"),
    BIT(doublefault2, "FEAT_DoubleFault2", "DDI 0487 A2"),
    BIT(ea, "SCR_EL3.EA", "DDI 0487 D24.2"),
    BIT(scr_nmea, "SCR_EL3.NMEA", "DDI 0487 D24.2"),
    BIT(scr_ease, "SCR_EL3.EASE", "DDI 0487 D24.2"),
    BIT(scr_tmea, "SCR_EL3.TMEA", "DDI 0487 D24.2"),
    BIT(amo, "HCR_EL2.AMO", "DDI 0487 D24.2"),
    BIT(tge, "HCR_EL2.TGE", "DDI 0487 D24.2"),
    BIT(tea, "HCR_EL2.TEA", "DDI 0487 D24.2"),
    BIT(e2h, "HCR_EL2.E2H", "DDI 0487 D24.2"),
    BIT(hcrx_tmea, "HCRX_EL2.TMEA, enabled", "DDI 0487 D24.2"),
    BIT(el1_nmea, "SCTLR2_EL1.NMEA, enabled", "DDI 0487 D24.2"),
    BIT(el1_ease, "SCTLR2_EL1.EASE, enabled", "DDI 0487 D24.2"),
    BIT(el2_nmea, "SCTLR2_EL2.NMEA, enabled", "DDI 0487 D24.2"),
    BIT(el2_ease, "SCTLR2_EL2.EASE, enabled", "DDI 0487 D24.2"),
};
const struct param_table ext_pe_params = { "", params, ARRAY_LEN(params) };

/* A bit that is set, and the feature or Exception level that must be there for it. */
bool ext_pe_valid(const struct ext_pe *pe, struct error *e)
{
    const struct {
        bool set, there;
        const char *what, *needs;
    } rules[] = {
        { pe->el == 3, pe->have_el3, "el=3", "have_el3" },
        { pe->el == 2, pe->el2_enabled, "el=2", "el2_enabled" },
        { pe->doublefault, pe->ras, "doublefault", "ras" },
        { pe->doublefault, pe->have_el3 || pe->doublefault2, "doublefault",
          "have_el3 or doublefault2" },
        { pe->doublefault2, pe->doublefault, "doublefault2", "doublefault" },
        { pe->ea, pe->have_el3, "ea (SCR_EL3.EA)", "have_el3" },
        { pe->scr_nmea || pe->scr_ease, pe->have_el3 && pe->doublefault, "scr_nmea or scr_ease",
          "have_el3 and doublefault" },
        { pe->scr_tmea, pe->have_el3 && pe->doublefault2, "scr_tmea", "have_el3 and doublefault2" },
        { pe->tea, pe->ras, "tea (HCR_EL2.TEA)", "ras" },
        { pe->e2h, pe->vhe, "e2h (HCR_EL2.E2H)", "vhe" },
        { pe->hcrx_tmea, pe->doublefault2, "hcrx_tmea", "doublefault2" },
        { pe->el1_nmea || pe->el1_ease || pe->el2_nmea || pe->el2_ease, pe->doublefault2,
          "el1_nmea, el1_ease, el2_nmea or el2_ease", "doublefault2" },
    };
    if (pe->el > 3)
        return error_set(e, "el is %" PRIu64 "; expected 0 to 3", pe->el);
    for (size_t i = 0; i < ARRAY_LEN(rules); i++)
        if (rules[i].set && !rules[i].there)
            return error_set(e, "%s cannot be without %s", rules[i].what, rules[i].needs);
    if (pe->el == 1 && pe->el2_enabled && pe->tge)
        return error_set(e, "el=1 cannot be with tge: an ERET to EL1 is illegal while "
                            "HCR_EL2.TGE is 1");
    return true;
}

/* ---- Effective values ------------------------------------------------------------------------ */

static bool effective_ea(const struct ext_pe *pe)
{
    return pe->have_el3 && pe->ea;
}

static bool effective_tge(const struct ext_pe *pe)
{
    return pe->el2_enabled && pe->tge;
}

static bool effective_e2h(const struct ext_pe *pe)
{
    return pe->vhe && pe->e2h;
}

static bool effective_amo(const struct ext_pe *pe)
{
    if (effective_tge(pe))
        return !effective_e2h(pe);
    return pe->el2_enabled && pe->amo;
}

/* ELIsInHost(PSTATE.EL) */
static bool in_host(const struct ext_pe *pe)
{
    if (!pe->el2_enabled || !effective_e2h(pe))
        return false;
    return pe->el == 2 || (pe->el == 0 && pe->tge);
}

static bool effective_nmea(const struct ext_pe *pe)
{
    if (pe->el == 3)
        return pe->scr_nmea && (pe->doublefault2 || (pe->doublefault && effective_ea(pe)));
    if (!pe->doublefault2)
        return false;
    return pe->el == 2 || in_host(pe) ? pe->el2_nmea : pe->el1_nmea;
}

static bool effective_hcrx_tmea(const struct ext_pe *pe)
{
    return pe->doublefault2 && pe->el2_enabled && pe->hcrx_tmea;
}

static bool effective_scr_tmea(const struct ext_pe *pe)
{
    return pe->doublefault2 && pe->have_el3 && pe->scr_tmea;
}

/* ---- targets --------------------------------------------------------------------------------- */

/* Masked by software, before FEAT_DoubleFault2 sends what is masked elsewhere. */
static bool masked_here(const struct ext_pe *pe)
{
    bool masked;
    if (pe->el == 3)
        masked = !effective_ea(pe) || pe->a;
    else if (effective_ea(pe))
        masked = false;
    else if (pe->el == 2)
        masked = (!effective_tge(pe) && !effective_amo(pe)) || pe->a;
    else
        masked = !effective_amo(pe) && pe->a;
    return masked && !effective_nmea(pe);
}

struct ext_target PhysicalSErrorTarget(const struct ext_pe *pe)
{
    const bool masked = masked_here(pe);
    const struct ext_target pending = { .masked = true };
    if (effective_ea(pe) || pe->el == 3)
        return masked ? pending : (struct ext_target){ .el = 3 };
    if (pe->el < 2 && effective_amo(pe))
        return (struct ext_target){ .el = 2 };
    if (effective_hcrx_tmea(pe) &&
        ((pe->el == 1 && pe->a) || (pe->el == 0 && masked && !in_host(pe))))
        return (struct ext_target){ .el = 2 };
    if (effective_scr_tmea(pe) && ((pe->el != 0 && pe->a) || (pe->el != 1 && masked)))
        return (struct ext_target){ .el = 3 };
    if (masked)
        return pending;
    return (struct ext_target){ .el = pe->el == 2 || in_host(pe) ? 2 : 1 };
}

unsigned SyncExternalAbortTarget(const struct ext_pe *pe, bool second_stage, bool nv2)
{
    if (effective_ea(pe) || pe->el == 3)
        return 3;
    if (pe->el2_enabled && pe->el < 2 &&
        ((pe->ras && pe->tea) || second_stage || nv2 || (pe->el == 0 && pe->tge)))
        return 2;
    if (effective_hcrx_tmea(pe) && pe->a && pe->el == 1)
        return 2;
    if (effective_scr_tmea(pe) && pe->a && pe->el != 0)
        return 3;
    return pe->el == 2 ? 2 : 1;
}

bool RouteToSErrorOffset(const struct ext_pe *pe, unsigned target_el)
{
    if (!pe->doublefault)
        return false;
    switch (target_el) {
    case 3: return pe->scr_ease;
    case 2: return pe->doublefault2 && pe->el2_ease;
    default: return pe->doublefault2 && pe->el1_ease;
    }
}

bool ext_virtual_enabled(const struct ext_pe *pe)
{
    return pe->el < 2 && pe->el2_enabled && !effective_tge(pe) &&
           (effective_amo(pe) || effective_hcrx_tmea(pe));
}
