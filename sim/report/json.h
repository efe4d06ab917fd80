/* SPDX-License-Identifier: Apache-2.0 */
/** What our files need of JSON beyond jansson: any text, exact numbers, the shortest that are. */
#ifndef GATHER_REPORT_JSON_H
#define GATHER_REPORT_JSON_H

#include "report/report.h"

#include <jansson.h>

/** The largest integer up to which a double, and so any reader of JSON, has them all. */
#define JSON_EXACT_INTEGER (INT64_C(1) << 53)

/** A string of any bytes; what is not UTF-8 becomes U+FFFD. */
json_t *json_text(const char *text);
/** An integer, or a string of digits beyond JSON_EXACT_INTEGER. */
json_t *json_u64(uint64_t value);
/** An integer where `value` is one up to 2^53, else a real; null if it is not finite. */
json_t *json_value(double value);
/** Write `json` with the fewest digits that read back to the same numbers. False: no memory. */
bool json_write(FILE *to, const json_t *json, size_t flags);

#endif
