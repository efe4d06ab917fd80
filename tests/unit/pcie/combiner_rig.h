/* SPDX-License-Identifier: Apache-2.0 */
/** Streams of full lines into the root complex's combiner. */
#ifndef GATHER_TESTS_PCIE_COMBINER_RIG_H
#define GATHER_TESTS_PCIE_COMBINER_RIG_H

#include "rig.h"

static const simtime_t NS = PS_PER_NS;

/** Run, let go what the combiner still holds, and run that. */
static void finish(struct rig *r)
{
    rig_run(r);
    pcie_root_flush(r->root, kernel_now(r->kernel));
    rig_run(r);
}

/** Lines in this order, one ns apart. The TLPs, as text. */
static const char *lines(struct rig *r, const unsigned *line, unsigned count)
{
    rig_build(r);
    for (unsigned i = 0; i < count; i++)
        rig_add(r, write_of(i * NS, 64 * (uint64_t)line[i], 64, BUS_GATHER));
    finish(r);
    return writes_text(r);
}

#endif
