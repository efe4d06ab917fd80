/* SPDX-License-Identifier: Apache-2.0 */
/** Lives of errors as a whole machine records them: looking at them, and printing one that is
 * wrong. */
#ifndef GATHER_TESTS_PLATFORM_LIVES_RIG_H
#define GATHER_TESTS_PLATFORM_LIVES_RIG_H

#include "rig.h"

static inline const char *life_line(const struct life_event *x)
{
    static char line[160];
    char domain[LIFE_DOMAIN_SIZE], by[LIFE_DOMAIN_SIZE];
    snprintf(line, sizeof line, "%llu.%03llu %s %s by %s how=%s class=%s mark=%s t=%llu",
             (unsigned long long)(x->time / PS_PER_NS), (unsigned long long)(x->time % PS_PER_NS),
             life_what_names[x->what], life_domain_format(x->domain, domain),
             life_domain_format(x->by, by), life_how_names[x->how], life_class_names[x->cls],
             life_mark_names[x->mark], (unsigned long long)x->transaction);
    return line;
}

/** All that the machine has recorded, to find out why a test fails. */
static inline void lives_print(const struct rig *r)
{
    char owner[LIFE_DOMAIN_SIZE];
    size_t kept;
    uint64_t total;
    const struct platform_life *lives = platform_lives(r->platform, &kept, &total);
    for (size_t i = 0; i < kept; i++) {
        print_message("life %u of %s: %s, transaction %u, address 0x%llx\n", lives[i].number,
                      life_domain_format(lives[i].life.owner, owner), lives[i].kind,
                      lives[i].transaction, (unsigned long long)lives[i].address);
        for (size_t n = 0; n < lives[i].life.count; n++)
            print_message("    %s\n", life_line(&lives[i].life.events[n]));
    }
    for (size_t i = 0; i < r->error_count; i++)
        print_message("error %llu.%03llu %s of %u, running %d, life %u: %s: %s\n",
                      (unsigned long long)(r->errors[i].time / PS_PER_NS),
                      (unsigned long long)(r->errors[i].time % PS_PER_NS), r->errors[i].kind,
                      r->errors[i].domain, r->errors[i].running, r->errors[i].life,
                      r->errors[i].victim, r->errors[i].text);
}

static inline uint64_t lives_total(const struct rig *r)
{
    size_t kept;
    uint64_t total;
    platform_lives(r->platform, &kept, &total);
    return total;
}

/** The first event of that kind; NULL: none. */
static inline const struct life_event *life_first(const struct platform_life *l, unsigned what)
{
    for (size_t i = 0; i < l->life.count; i++) {
        if (l->life.events[i].what == what)
            return &l->life.events[i];
    }
    return NULL;
}

static inline unsigned life_count(const struct platform_life *l, unsigned what)
{
    unsigned n = 0;
    for (size_t i = 0; i < l->life.count; i++)
        n += l->life.events[i].what == what;
    return n;
}

#endif
