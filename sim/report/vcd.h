/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A run as a wave: value change dump (IEEE 1800, 21.7), one tick a picosecond. A scope for each
 * port and core that did anything; what never changed in the whole run is left out.
 */
#ifndef GATHER_REPORT_VCD_H
#define GATHER_REPORT_VCD_H

#include "report/report.h"

/** ORDER VCD_SIGNAL: what a port has. */
enum vcd_signal {
    VCD_DOWN_BUSY,
    VCD_DOWN_BYTES,
    VCD_DOWN_TLPS,
    VCD_DOWN_WAITING,
    VCD_PH_USED,
    VCD_PD_USED,
    VCD_UP_BUSY,
    VCD_UP_BYTES,
    VCD_UP_TLPS,
    VCD_UP_WAITING,
    VCD_PORT_SIGNALS
};
enum { VCD_PORTS = 64, VCD_CORES = 64 };

struct vcd;
/** NULL: no memory. */
struct vcd *vcd_new(void);
void vcd_free(struct vcd *v);
/**
 * The value of a port's signal changes by so much. Calls come in any order of time. Credits in use
 * are left out where none comes back.
 */
void vcd_port(struct vcd *v, unsigned port, enum vcd_signal signal, simtime_t time, int32_t change);
/** A write buffer of a core holds a line from `from` to `to`. */
void vcd_line(struct vcd *v, unsigned core, simtime_t from, simtime_t to);
/** Write all of it. False with `e` if what was seen could not be kept. */
bool vcd_write(struct vcd *v, FILE *to, struct error *e);

#endif
