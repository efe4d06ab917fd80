/* SPDX-License-Identifier: Apache-2.0 */
/** The TLP sizes of a capture of TLPs, as they are: without a replay. */
#ifndef GATHER_CLI_CAPTURED_H
#define GATHER_CLI_CAPTURED_H

#include "report/report.h"

/** NULL: the file is no such capture, or cannot be read, which a replay will tell. The caller's to
 * captured_free(). */
struct captured;
struct captured *captured_read(const char *path, const char *format);
const struct report_run *captured_run(const struct captured *c);
void captured_free(struct captured *c);

#endif
