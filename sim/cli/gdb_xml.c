/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/gdb_xml.h"

#include <stdio.h>

#include "cli/gdb_registers.h"

/* $v0.d.f[0], $v0.b.u[3] and the like: a union of the views of 128 bits by element. */
static void add_views(FILE *to)
{
    static const struct {
        char name;
        unsigned bits;
        const char *floating;
    } views[] = { { 'd', 64, "ieee_double" },
                  { 's', 32, "ieee_single" },
                  { 'h', 16, "ieee_half" },
                  { 'b', 8, NULL },
                  { 'q', 128, NULL } };
    enum { VIEWS = sizeof(views) / sizeof(views[0]), BITS = 128 };
    for (unsigned i = 0; i < VIEWS; i++) {
        const char name = views[i].name;
        const unsigned bits = views[i].bits, count = BITS / bits;
        fprintf(to, "<vector id=\"v%cu\" type=\"uint%u\" count=\"%u\"/>", name, bits, count);
        fprintf(to, "<vector id=\"v%cs\" type=\"int%u\" count=\"%u\"/>", name, bits, count);
        if (views[i].floating) {
            fprintf(to, "<vector id=\"v%cf\" type=\"%s\" count=\"%u\"/>", name, views[i].floating,
                    count);
        }
        fprintf(to, "<union id=\"vn%c\">", name);
        if (views[i].floating) {
            fprintf(to, "<field name=\"f\" type=\"v%cf\"/>", name);
        }
        fprintf(to, "<field name=\"u\" type=\"v%cu\"/><field name=\"s\" type=\"v%cs\"/></union>",
                name, name);
    }
    fprintf(to, "<union id=\"views\">");
    for (unsigned i = 0; i < VIEWS; i++) {
        fprintf(to, "<field name=\"%c\" type=\"vn%c\"/>", views[i].name, views[i].name);
    }
    fprintf(to, "</union>");
}

void gdb_xml(char *out, size_t size)
{
    FILE *to = fmemopen(out, size, "w");
    if (!to) {
        out[0] = '\0';
        return;
    }
    fprintf(to, "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target>"
                "<architecture>aarch64</architecture><feature name=\"org.gnu.gdb.aarch64.core\">");
    for (unsigned n = 0; n < 31; n++) {
        fprintf(to, "<reg name=\"x%u\" bitsize=\"64\"/>", n);
    }
    fprintf(to, "<reg name=\"sp\" bitsize=\"64\" type=\"data_ptr\"/>"
                "<reg name=\"pc\" bitsize=\"64\" type=\"code_ptr\"/>"
                "<reg name=\"cpsr\" bitsize=\"32\"/></feature>"
                "<feature name=\"org.gnu.gdb.aarch64.fpu\">");
    add_views(to);
    for (unsigned n = 0; n < 32; n++) {
        fprintf(to, "<reg name=\"v%u\" bitsize=\"128\" type=\"views\"/>", n);
    }
    fprintf(to, "<reg name=\"fpsr\" bitsize=\"32\"/><reg name=\"fpcr\" bitsize=\"32\"/></feature>"
                "<feature name=\"gather.aarch64.system\">");
    for (unsigned i = 0; gdb_system_registers[i]; i++) {
        fprintf(to, "<reg name=\"%s\" bitsize=\"64\" group=\"system\" save-restore=\"no\"/>",
                gdb_system_registers[i]);
    }
    fprintf(to, "</feature></target>");
    fclose(to);
}
