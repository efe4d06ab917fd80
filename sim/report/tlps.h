/* SPDX-License-Identifier: Apache-2.0 */
/** The writer of tlps.csv, for the folder that owns it. */
#ifndef GATHER_REPORT_TLPS_H
#define GATHER_REPORT_TLPS_H

#include "report/report.h"

/** Begin the file with its header. NULL: no memory. The stream stays the caller's. */
struct report_tlps *tlps_start(FILE *to);
/** Write out what is buffered and free. Failures stay in the stream. */
void tlps_finish(struct report_tlps *tlps);

#endif
