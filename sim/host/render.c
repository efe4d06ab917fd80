/* SPDX-License-Identifier: Apache-2.0 */
/** The policies side by side, for people. */
#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "host/host.h"

enum { WIDTH = 100, LABEL = 18, COLUMN = 20, COLUMNS = (WIDTH - LABEL) / COLUMN };

/* What one policy answers. */
struct answer {
    const char *policy;
    struct kvm_stage2_out page, gicv;
};

enum row_kind { ROW_TYPE, ROW_MEMATTR, ROW_LEAF, ROW_MEMSLOT, ROW_FAULT, ROW_GICV, ROW_LS64 };
static const char *const row_labels[] = {
    [ROW_TYPE] = "stage-2 type",  [ROW_MEMATTR] = "MemAttr", [ROW_LEAF] = "leaf word",
    [ROW_MEMSLOT] = "memslot",    [ROW_FAULT] = "fault",     [ROW_GICV] = "GICv2 page",
    [ROW_LS64] = "LS64 in guest",
};

/* The number behind a row, or nothing where the fault maps nothing. */
static void number(const struct answer *a, enum row_kind row, char *text, size_t size)
{
    if (!a->page.type)
        (void)snprintf(text, size, "-");
    else if (row == ROW_MEMATTR)
        (void)snprintf(text, size, "0x%x", a->page.memattr);
    else
        (void)snprintf(text, size, "0x%016" PRIx64, a->page.pte);
}

static const char *words(const struct answer *a, enum row_kind row)
{
    switch (row) {
    case ROW_TYPE: return a->page.type ? a->page.type : "-";
    case ROW_MEMSLOT: return a->page.memslot_error ? a->page.memslot_error : "accepted";
    case ROW_FAULT: return a->page.fault_error ? a->page.fault_error : "mapped";
    case ROW_GICV: return a->gicv.type;
    case ROW_LS64: return kvm_policy_ls64(a->policy) ? "yes" : "no";
    case ROW_MEMATTR:
    case ROW_LEAF: break;
    }
    return NULL;
}

/* Cells are padded, except the last of a line. */
static void put(FILE *to, const char *text, bool last)
{
    (void)fprintf(to, "%-*s%s", last ? 0 : COLUMN, text, last ? "\n" : "");
}

static void table(FILE *to, const struct answer *answers, size_t count)
{
    (void)fprintf(to, "%-*s", LABEL, "");
    for (size_t i = 0; i < count; i++)
        put(to, answers[i].policy, i + 1 == count);
    for (enum row_kind row = ROW_TYPE; row <= ROW_LS64; row++) {
        (void)fprintf(to, "%-*s", LABEL, row_labels[row]);
        for (size_t i = 0; i < count; i++) {
            char buffer[COLUMN];
            const char *text = words(&answers[i], row);
            if (!text) {
                number(&answers[i], row, buffer, sizeof buffer);
                text = buffer;
            }
            put(to, text, i + 1 == count);
        }
    }
}

/* Words of `text` after `indent` blanks; further lines are indented by two more. */
static void wrapped(FILE *to, int indent, const char *text)
{
    int column = fprintf(to, "%*s", indent, "");
    bool first = true;
    while (*text) {
        int length = (int)strcspn(text, " ");
        if (!first && column + 1 + length > WIDTH) {
            column = fprintf(to, "\n%*s", indent + 2, "") - 1;
            first = true;
        }
        column += fprintf(to, "%s%.*s", first ? "" : " ", length, text);
        first = false;
        text += length;
        text += strspn(text, " ");
    }
    (void)fputc('\n', to);
}

static void reasons(FILE *to, const struct answer *a)
{
    char line[WIDTH * 3];
    (void)snprintf(line, sizeof line, "%s: %s", a->policy, kvm_policy_about(a->policy));
    wrapped(to, 0, line);
    for (unsigned i = 0; i < a->page.why_count; i++)
        wrapped(to, 2, a->page.why[i]);
}

static bool ask(const struct kvm_stage2_in *in, const char *policy, struct answer *a,
                struct error *e)
{
    struct kvm_stage2_in question = *in;
    question.policy = policy;
    a->policy = policy;
    return kvm_stage2(&question, &a->page, e) && kvm_gicv(policy, in->fwb, &a->gicv, e);
}

bool kvm_policy_print(FILE *to, const struct kvm_stage2_in *in, const char *const *policies,
                      size_t count, struct error *e)
{
    if (count == 0)
        return error_set(e, "no policy given; expected one or more");
    struct answer *answers = calloc(count, sizeof *answers);
    if (!answers)
        return error_fault(e, "out of memory for %zu policies", count);
    bool known = true;
    for (size_t i = 0; i < count && known; i++)
        known = ask(in, policies[i], &answers[i], e);
    for (size_t i = 0; i < count && known; i += COLUMNS) {
        table(to, &answers[i], count - i < COLUMNS ? count - i : COLUMNS);
        (void)fputc('\n', to);
    }
    for (size_t i = 0; i < count && known; i++)
        reasons(to, &answers[i]);
    free(answers);
    return known;
}
