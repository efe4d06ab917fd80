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
#include "host/policy.h"

enum { WIDTH = 100, LABEL = 18, COLUMN = 20, COLUMNS = (WIDTH - LABEL) / COLUMN };

/* What one policy answers. */
struct answer {
    const char *policy;
    bool fwb;
    struct kvm_stage2_out page, gicv;
};

enum row_kind {
    ROW_TYPE,
    ROW_MEMATTR,
    ROW_LEAF,
    ROW_SIZE,
    ROW_MEMSLOT,
    ROW_FAULT,
    ROW_GICV,
    ROW_LS64,
    ROW_DEVICE_X,
    ROW_NC_X,
    ROW_DEVICE_NC,
    ROW_PKVM,
    ROWS
};
static const char *const row_labels[ROWS] = {
    [ROW_TYPE] = "stage-2 type", [ROW_MEMATTR] = "MemAttr",     [ROW_LEAF] = "leaf word",
    [ROW_SIZE] = "maps",         [ROW_MEMSLOT] = "memslot",     [ROW_FAULT] = "fault",
    [ROW_GICV] = "GICv2 page",   [ROW_LS64] = "LS64 in guest",  [ROW_DEVICE_X] = "DEVICE|X",
    [ROW_NC_X] = "NORMAL_NC|X",  [ROW_DEVICE_NC] = "DEVICE|NC", [ROW_PKVM] = "pKVM's own host",
};

/* The number behind a row, or nothing where the fault maps nothing. */
static void number(const struct answer *a, enum row_kind row, char *text, size_t size)
{
    if (row == ROW_PKVM)
        (void)snprintf(text, size, "0x%x", kvm_policy_pkvm_host(a->policy, a->fwb));
    else if (!a->page.type)
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
    case ROW_SIZE:
        return a->page.size >> 30   ? "1 GiB"
               : a->page.size >> 21 ? "2 MiB"
               : a->page.size       ? "4 KiB"
                                    : "-";
    case ROW_DEVICE_X: return kvm_policy_contradiction(a->policy, KVM_DEVICE_X);
    case ROW_NC_X: return kvm_policy_contradiction(a->policy, KVM_NC_X);
    case ROW_DEVICE_NC: return kvm_policy_contradiction(a->policy, KVM_DEVICE_NC);
    default: break;
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
    for (enum row_kind row = ROW_TYPE; row < ROWS; row++) {
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

void kvm_print_wrapped(FILE *to, int indent, const char *text)
{
    int column = indent;
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

/* The same after `indent` blanks. */
static void wrapped(FILE *to, int indent, const char *text)
{
    (void)fprintf(to, "%*s", indent, "");
    kvm_print_wrapped(to, indent, text);
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
    a->fwb = in->fwb;
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
