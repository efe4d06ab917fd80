/* SPDX-License-Identifier: Apache-2.0 */
/** What SVG pictures share: colours by day and by night, texts that users gave. */
#ifndef GATHER_REPORT_SVG_H
#define GATHER_REPORT_SVG_H

#include "base/base.h"

struct svg_shade {
    const char *light, *dark;
};
enum { SVG_SERIES = 6 };
extern const struct svg_shade svg_ground, svg_ink, svg_faint, svg_rule, svg_palette[SVG_SERIES];

/** The style sheet, with classes ground, ink, faint, rule, axis, n (numbers) and s0, s1 ... */
void svg_put_style(FILE *to, size_t series);
/** `text` as character data, at most `most` code points of it. */
void svg_put_text(FILE *to, const char *text, unsigned most);

#endif
