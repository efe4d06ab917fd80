/* SPDX-License-Identifier: Apache-2.0 */
/** What our files need of JSON beyond jansson: any text, exact numbers, the shortest that are. */
#ifndef GATHER_REPORT_JSON_H
#define GATHER_REPORT_JSON_H

#include "report/report.h"

#include <jansson.h>

/** The largest integer up to which a double, and so any reader of JSON, has them all. */
#define JSON_EXACT_INTEGER (INT64_C(1) << 53)

/** A parameter as what sets it again: native where JSON has the type, else its text. */
json_t *param_json(const struct param *p, const void *object);

#endif
