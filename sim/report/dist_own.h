/* SPDX-License-Identifier: Apache-2.0 */
/** What the files of distributions share. Inside this folder only. */
#ifndef GATHER_REPORT_DIST_OWN_H
#define GATHER_REPORT_DIST_OWN_H

#include "report/dist.h"

/** The groups to fill, made when they are not there. */
struct dist_group *dists_all(struct dists *d);
struct dist_group *dists_core(struct dists *d, unsigned core);
/** NULL: there are too many. */
struct dist_group *dists_region(struct dists *d, const struct dist_region *region);
/** Where the region of that group is, or was first. */
uint64_t dists_base(const struct dists *d, const struct dist_group *g);

#endif
