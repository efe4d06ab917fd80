/* SPDX-License-Identifier: Apache-2.0 */
/* What a link may be, and the credits that its two ends advertise. */
#include "pcie/port.h"

#include <string.h>

static bool power_of_two(uint64_t v)
{
    return v != 0 && (v & (v - 1)) == 0;
}

enum { FLIT_GENERATION = 6, CREDIT_BYTES = 16, X12 = 12 };

#define LINK(field) offsetof(struct pcie_link_params, field)

/**
 * One row a kind of credits: how many may be outstanding for each unit of the scale, and the least
 * that a receiver must give: Base Specification, 2.6.1.
 */
static const struct credit_rule {
    const char *name;
    size_t offset;
    uint16_t most;
    bool payload; /* at least one TLP of MPS; else one unit */
} credit_rules[] = {
    { "ph", LINK(ph), 127, false },     { "pd", LINK(pd), 2047, true },
    { "nph", LINK(nph), 127, false },   { "npd", LINK(npd), 2047, false },
    { "cplh", LINK(cplh), 127, false }, { "cpld", LINK(cpld), 2047, true },
};

/* Scaled, a receiver gives one unit more: what is less than a unit does not come back at once. */
static uint64_t least_credits(const struct credit_rule *rule, const struct pcie_link_params *l)
{
    if (!rule->payload) {
        return l->fc_scale;
    }
    const uint64_t unit = CREDIT_BYTES * l->fc_scale;
    const uint64_t units = (l->mps + unit - 1) / unit + (l->fc_scale > 1);
    return units * l->fc_scale;
}

static bool check_credits(const struct credit_rule *rule, const struct pcie_link_params *l,
                          struct error *e)
{
    const unsigned long long scale = l->fc_scale, least = least_credits(rule, l);
    const unsigned long long most = scale * rule->most;
    uint64_t have;
    memcpy(&have, (const char *)l + rule->offset, sizeof(have));
    if (have == 0) {
        return true;
    }
    if (have % scale) {
        return error_set(e,
                         "link.%s: %llu is not a multiple of link.fc_scale = %llu, the unit that "
                         "UpdateFCs count in",
                         rule->name, (unsigned long long)have, scale);
    }
    if (have < least) {
        return error_set(e,
                         "link.%s: %llu credits are less than one %s needs; expected at least "
                         "%llu, or 0 for infinite",
                         rule->name, (unsigned long long)have,
                         rule->payload ? "TLP of link.mps bytes" : "TLP", least);
    }
    if (have > most) {
        return error_set(e,
                         "link.%s: %llu credits are more than link.fc_scale = %llu allows; "
                         "expected at most %llu, or 0 for infinite",
                         rule->name, (unsigned long long)have, scale, most);
    }
    return true;
}

static bool check_powers(const struct pcie_link_params *l, struct error *e)
{
    static const char payload[] = "a power of two, 128 to 4096";
    const bool flits = l->gen >= FLIT_GENERATION;
    const struct {
        const char *name;
        uint64_t value;
        const char *expected;
    } powers[] = { { "width", l->width == X12 ? 1 : l->width,
                     flits ? "1, 2, 4, 8 or 16" : "1, 2, 4, 8, 12 or 16" },
                   { "mps", l->mps, payload },
                   { "mrrs", l->mrrs, payload },
                   { "rcb", l->rcb, "64 or 128" } };
    for (size_t i = 0; i < ARRAY_LEN(powers); i++) {
        if (!power_of_two(powers[i].value)) {
            return error_set(e, "link.%s: expected %s, not %llu", powers[i].name,
                             powers[i].expected, (unsigned long long)powers[i].value);
        }
    }
    return true;
}

bool link_check(const struct pcie_link_params *l, struct error *e)
{
    enum { MOST_WITHOUT_PAYLOAD = 28 };
    const bool flits = l->gen >= FLIT_GENERATION;
    if (!check_powers(l, e)) {
        return false;
    }
    if (flits && l->width == X12) {
        return error_set(e, "link.width: generation %llu has no x12; expected 1, 2, 4, 8 or 16",
                         (unsigned long long)l->gen);
    }
    if (l->fc_scale != 1 && l->fc_scale != 4 && l->fc_scale != 16) {
        return error_set(e, "link.fc_scale: expected 1, 4 or 16, not %llu",
                         (unsigned long long)l->fc_scale);
    }
    if (flits && (l->aspm & PCIE_ASPM_L0S)) {
        return error_set(e, "link.aspm: there is no L0s in flit mode; expected off or l1 for "
                            "generations 6 and 7");
    }
    if (l->replay_buffer && l->replay_buffer < l->mps + MOST_WITHOUT_PAYLOAD) {
        return error_set(e,
                         "link.replay_buffer: %llu bytes do not hold one TLP of link.mps = %llu "
                         "bytes; expected at least %llu, or 0 for no limit",
                         (unsigned long long)l->replay_buffer, (unsigned long long)l->mps,
                         (unsigned long long)l->mps + MOST_WITHOUT_PAYLOAD);
    }
    for (size_t i = 0; i < ARRAY_LEN(credit_rules); i++) {
        if (!check_credits(&credit_rules[i], l, e)) {
            return false;
        }
    }
    return true;
}

/* The hard build gives the least that a receiver may: Base Specification, 2.6.1. */
enum { LEAST_CREDITS = GATHER_HARD };

enum { RULES_OF_FLOW = 2 }; /* headers, data: in the order of the flows */

void link_advertised(const struct pcie_link_params *l, unsigned way, enum pcie_flow flow,
                     uint64_t *h, uint64_t *d)
{
    uint64_t *const to[RULES_OF_FLOW] = { h, d };
    /* The endpoint says what it takes of requests, the root port what it takes of completions. */
    const bool said = (way == LINK_UP) == (flow == PCIE_FLOW_CPL);
    for (unsigned i = 0; i < RULES_OF_FLOW; i++) {
        const struct credit_rule *rule = &credit_rules[flow * RULES_OF_FLOW + i];
        uint64_t given;
        memcpy(&given, (const char *)l + rule->offset, sizeof(given));
        *to[i] = said && given ? given : UINT64_MAX;
        if (LEAST_CREDITS && said && flow != PCIE_FLOW_CPL) {
            *to[i] = least_credits(rule, l);
        }
    }
}
