/* SPDX-License-Identifier: Apache-2.0 */
/* ESR_ELx of External aborts and SErrors, DISR_EL1, VSESR_EL2 (DDI 0487 D24.2.46, D24.9). */
#include "mmu/external.h"

#include <inttypes.h>

enum {
    ESR_EC = 26,
    ESR_IL = 25,
    EC_INSTRUCTION = 0x20,
    EC_DATA = 0x24,
    EC_SERROR = 0x2F,
    EC_SAME_EL = 1
};
enum { ISS_SET = 11, ISS_FNV = 10, ISS_EA = 9, ISS_CM = 8, ISS_S1PTW = 7, ISS_WNR = 6 };
enum { ISS_IDS = 24, ISS_IESB = 13, ISS_AET = 10 };
enum { FSC_MASK = 0x3F, FSC_EXTERNAL = 0x10, FSC_SERROR = 0x11, SET_RESERVED = 1 };
enum { IMPDEF_MASK = 0xFFFFFF, ISS_MASK = 0x1FFFFFF, DISR_A = 31 };

static bool bit(uint64_t word, unsigned at)
{
    return word >> at & 1;
}

unsigned EncodeSyncErrorSyndrome(enum ext_state state)
{
    static const uint8_t set[EXT_STATES] = {
        [EXT_UC] = 2, [EXT_UEU] = 2, [EXT_UEO] = 3, [EXT_UER] = 0, [EXT_CE] = 3
    };
    return set[state];
}

unsigned EncodeAsyncErrorSyndrome(enum ext_state state)
{
    static const uint8_t aet[EXT_STATES] = {
        [EXT_UC] = 0, [EXT_UEU] = 1, [EXT_UEO] = 2, [EXT_UER] = 3, [EXT_CE] = 6
    };
    return aet[state];
}

/* ---- External aborts ------------------------------------------------------------------------- */

/* IFSC and DFSC of an External abort or of a parity or ECC error, not on a walk or on one. */
static bool is_external(unsigned fsc)
{
    return fsc == FSC_EXTERNAL || (fsc >= 0x12 && fsc <= 0x18) || (fsc >= 0x1B && fsc <= 0x1F);
}

static bool abort_valid(const struct ext_abort *a, struct error *e)
{
    if (!is_external(a->dfsc))
        return error_set(e,
                         "%s 0x%02x is no External abort; expected 0x10 (not on a walk), 0x12 to "
                         "0x17 (on a walk), 0x18, 0x1b to 0x1f (parity or ECC)",
                         a->fetch ? "IFSC" : "DFSC", a->dfsc);
    if (a->set > 3 || a->set == SET_RESERVED)
        return error_set(e, "SET %u is reserved; expected 0 (UER), 2 (UC), 3 (UEO)", a->set);
    if (a->set != 0 && a->dfsc != FSC_EXTERNAL)
        return error_set(e, "SET %u with fault status 0x%02x: SET is of 0x10 alone", a->set,
                         a->dfsc);
    if (a->fnv && a->dfsc != FSC_EXTERNAL)
        return error_set(e, "FnV with fault status 0x%02x: FnV is of 0x10 alone", a->dfsc);
    if (a->fetch && (a->write || a->maintenance))
        return error_set(e, "an Instruction Abort has no WnR and no CM");
    if (a->maintenance && !a->write)
        return error_set(e, "CM without WnR: cache maintenance is reported as a write");
    if (a->s1ptw && (a->dfsc == FSC_EXTERNAL || a->dfsc == 0x18))
        return error_set(e,
                         "S1PTW with fault status 0x%02x, which is not on a walk: it is of a "
                         "stage-2 walk for a stage-1 walk",
                         a->dfsc);
    if (a->s1ptw && a->same_el)
        return error_set(e, "S1PTW taken from the same EL: stage 2 is of EL1&0, and its aborts "
                            "are EL2's");
    return true;
}

bool ext_abort_encode(const struct ext_abort *a, uint64_t *esr, struct error *e)
{
    if (!abort_valid(a, e))
        return false;
    const uint64_t ec =
        (uint64_t)((a->fetch ? EC_INSTRUCTION : EC_DATA) | (a->same_el ? EC_SAME_EL : 0));
    *esr = ec << ESR_EC | UINT64_C(1) << ESR_IL | (uint64_t)a->set << ISS_SET |
           (uint64_t)a->fnv << ISS_FNV | (uint64_t)a->ea << ISS_EA |
           (uint64_t)a->maintenance << ISS_CM | (uint64_t)a->s1ptw << ISS_S1PTW |
           (uint64_t)a->write << ISS_WNR | a->dfsc;
    return true;
}

bool ext_abort_decode(uint64_t esr, struct ext_abort *a, struct error *e)
{
    const unsigned ec = (unsigned)(esr >> ESR_EC & FSC_MASK);
    if ((ec & ~(unsigned)EC_SAME_EL) != EC_INSTRUCTION && (ec & ~(unsigned)EC_SAME_EL) != EC_DATA)
        return error_set(e,
                         "EC 0x%02x is no Instruction Abort (0x20, 0x21) or Data Abort (0x24, "
                         "0x25)",
                         ec);
    *a = (struct ext_abort){
        .fetch = (ec & ~(unsigned)EC_SAME_EL) == EC_INSTRUCTION,
        .same_el = ec & EC_SAME_EL,
        .write = bit(esr, ISS_WNR),
        .maintenance = bit(esr, ISS_CM),
        .s1ptw = bit(esr, ISS_S1PTW),
        .fnv = bit(esr, ISS_FNV),
        .ea = bit(esr, ISS_EA),
        .set = esr >> ISS_SET & 3,
        .dfsc = (uint8_t)(esr & FSC_MASK),
    };
    uint64_t again;
    if (!ext_abort_encode(a, &again, e))
        return false;
    if (again != esr)
        return error_set(e,
                         "0x%" PRIx64 " has bits 0x%" PRIx64 " that are not modelled (ISV and its "
                         "fields, WU, PFV, VNCR, ISS2) or IL is 0",
                         esr, again ^ esr);
    return true;
}

/* ---- SErrors --------------------------------------------------------------------------------- */

static bool serror_valid(const struct ext_serror *s, struct error *e)
{
    if (s->ids && (s->iesb || s->ea || s->aet != 0 || s->dfsc != 0))
        return error_set(e, "IDS with IESB, AET, EA or DFSC: the ISS is then IMPLEMENTATION "
                            "DEFINED");
    if (s->impdef > IMPDEF_MASK || (s->impdef != 0 && !s->ids))
        return error_set(e, "IMPLEMENTATION DEFINED bits 0x%" PRIx32 ": 24 bits, with IDS alone",
                         s->impdef);
    if (s->ids)
        return true;
    if (s->dfsc != 0 && s->dfsc != FSC_SERROR)
        return error_set(e,
                         "DFSC 0x%02x of an SError is reserved; expected 0x11, or 0x00 "
                         "(uncategorized)",
                         s->dfsc);
    if (s->dfsc == 0 && (s->iesb || s->ea || s->aet != 0))
        return error_set(e,
                         "IESB, AET or EA with DFSC 0x00: an uncategorized error's ISS is all 0");
    if (s->aet > 6 || s->aet == 4 || s->aet == 5)
        return error_set(e,
                         "AET %u is reserved; expected 0 (UC), 1 (UEU), 2 (UEO), 3 (UER), 6 "
                         "(CE)",
                         s->aet);
    return true;
}

bool ext_serror_encode(const struct ext_serror *s, uint32_t *iss, struct error *e)
{
    if (!serror_valid(s, e))
        return false;
    *iss = s->ids ? UINT32_C(1) << ISS_IDS | s->impdef
                  : (uint32_t)s->iesb << ISS_IESB | (uint32_t)s->aet << ISS_AET |
                        (uint32_t)s->ea << ISS_EA | s->dfsc;
    return true;
}

bool ext_serror_decode(uint32_t iss, struct ext_serror *s, struct error *e)
{
    *s = (struct ext_serror){ .ids = bit(iss, ISS_IDS) };
    if (iss > ISS_MASK)
        return error_set(e, "0x%" PRIx32 " is no ISS: it has 25 bits", iss);
    if (s->ids) {
        s->impdef = iss & IMPDEF_MASK;
        return true;
    }
    s->iesb = bit(iss, ISS_IESB);
    s->aet = iss >> ISS_AET & 7;
    s->ea = bit(iss, ISS_EA);
    s->dfsc = iss & FSC_MASK;
    uint32_t again;
    if (!ext_serror_encode(s, &again, e))
        return false;
    if (again != iss)
        return error_set(e,
                         "ISS 0x%" PRIx32 " has bits 0x%" PRIx32 " that are not modelled (ELS, WU, "
                         "VFV, PFV, WnRV, WnR)",
                         iss, again ^ iss);
    return true;
}

uint32_t PhysicalSErrorSyndrome(const struct ext_profile *p, const struct ext_error *x,
                                bool implicit)
{
    if (ReportErrorAsUncategorized(p))
        return 0;
    if (ReportErrorAsIMPDEF(p))
        return UINT32_C(1) << ISS_IDS | (uint32_t)p->impdef;
    return (uint32_t)implicit << ISS_IESB |
           (uint32_t)EncodeAsyncErrorSyndrome(PEErrorState(p, x)) << ISS_AET |
           (uint32_t)x->ea << ISS_EA | FSC_SERROR;
}

uint64_t ext_serror_esr(uint32_t iss)
{
    return (uint64_t)EC_SERROR << ESR_EC | UINT64_C(1) << ESR_IL | (iss & ISS_MASK);
}

uint64_t ext_disr(uint32_t iss)
{
    return UINT64_C(1) << DISR_A | (iss & ISS_MASK);
}

uint64_t ext_vsesr(uint32_t iss)
{
    return iss & ISS_MASK;
}

struct ext_esb ESBOperation(const struct ext_profile *p, const struct ext_pe *pe, bool pending,
                            const struct ext_error *x)
{
    if (!PhysicalSErrorTarget(pe).masked || !IsSynchronizablePhysicalSErrorPending(p, pending))
        return (struct ext_esb){ .deferred = false };
    return (struct ext_esb){ .deferred = true,
                             .disr = ext_disr(PhysicalSErrorSyndrome(p, x, false)) };
}
