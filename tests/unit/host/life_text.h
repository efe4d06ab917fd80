/* SPDX-License-Identifier: Apache-2.0 */
/** Domains and events of an error's life as text. */
#ifndef GATHER_TEST_LIFE_TEXT_H
#define GATHER_TEST_LIFE_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "host/host.h"

static inline struct life_domain domain(const char *text)
{
    struct life_domain d;
    struct error e = { 0 };
    if (!life_domain_parse(text, &d, &e))
        fail_msg("%s", e.text);
    return d;
}

/* ---- lives as text: "TIME WHAT [DOMAIN] [how=] [class=] [mark=] [t=]" -------------------------
 */

static inline unsigned index_of(const char *const *names, const char *name)
{
    unsigned i = 0;
    while (names[i] && strcmp(names[i], name) != 0)
        i++;
    if (!names[i])
        fail_msg("no name %s", name);
    return i;
}

static inline struct life_event event(const char *line)
{
    char text[128], *rest = NULL;
    struct life_event x = { 0 };
    snprintf(text, sizeof(text), "%s", line);
    x.time = strtoull(strtok_r(text, " ", &rest), NULL, 10) * PS_PER_NS;
    x.what = index_of(life_what_names, strtok_r(NULL, " ", &rest));
    for (char *word; (word = strtok_r(NULL, " ", &rest)) != NULL;) {
        char *value = strchr(word, '=');
        if (!value)
            x.domain = domain(word);
        else if (!strncmp(word, "how", 3))
            x.how = index_of(life_how_names, value + 1);
        else if (!strncmp(word, "class", 5))
            x.cls = index_of(life_class_names, value + 1);
        else if (!strncmp(word, "mark", 4))
            x.mark = index_of(life_mark_names, value + 1);
        else
            x.transaction = strtoull(value + 1, NULL, 10);
    }
    return x;
}

#endif
