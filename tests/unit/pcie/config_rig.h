/* SPDX-License-Identifier: Apache-2.0 */
/** Functions that the tests of configuration space build, and who listens to them. */
#ifndef GATHER_TESTS_PCIE_CONFIG_RIG_H
#define GATHER_TESTS_PCIE_CONFIG_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "config_params.h"
#include "pcie/dpc.h"

static inline void rig_up(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_SWITCH_UP);
    p->bars[0] = (struct pcie_bar_params){ .size = 0x4000, .is64 = true };
    p->ltr = true;
    p->intx_pin = 2;
    p->pm_d2 = true;
    p->gen = 6;
    p->ten_bit_tag = true;
    p->fourteen_bit_tag = true;
    p->pm_pme = true;
    p->aer_cto_log = true;
    p->msix_vectors = 16;
    p->msix_pba_offset = 0x1000;
}

static inline void rig_down(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_SWITCH_DOWN);
    p->dpc = true;
    p->atomic = true;
    p->acs = 0x5f;
    p->slot = true;
    p->hotplug = true;
    p->slot_number = 9;
    p->port = 3;
    p->ltr = true;
    p->msi_vectors = 4;
}

static inline void rig_make(struct pcie_config *c, const struct pcie_config_params *p)
{
    struct error e;
    if (!pcie_config_init(c, p, &e))
        fail_msg("%s", e.text);
}

/** Software's accesses to a register of a capability. */
static inline void rig_write(struct pcie_config *c, enum pcie_capability cap, unsigned reg,
                             unsigned size, uint32_t value)
{
    assert_true(pcie_config_write(c, c->at[cap] + reg, size, value));
}

static inline uint32_t rig_read(const struct pcie_config *c, enum pcie_capability cap, unsigned reg,
                                unsigned size)
{
    uint32_t value = 0;
    assert_true(pcie_config_read(c, c->at[cap] + reg, size, &value));
    return value;
}

/** The events of one write, as bits. */
struct rig_ear {
    uint32_t heard;
    unsigned last;
    bool ordered;
};

static inline void rig_hear(void *self, enum pcie_config_event what)
{
    struct rig_ear *ear = self;
    ear->ordered = ear->ordered && (ear->heard == 0 || what > ear->last);
    ear->heard |= 1u << what;
    ear->last = what;
}

static inline void rig_listen(struct pcie_config *c, struct rig_ear *ear)
{
    *ear = (struct rig_ear){ .ordered = true };
    c->changed = rig_hear;
    c->self = ear;
}

#endif
