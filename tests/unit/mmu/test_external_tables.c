/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PhysicalSErrorTarget against the tables of DDI 0487 D1.4.8, R_MGNFZ (where an SError goes) and
 * R_JFKMF (whether PSTATE.A masks it), row by row.
 */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/*
 * Columns: SCR_EL3 EA TMEA NMEA, HCR_EL2 TGE E2H AMO, SCTLR2_EL2.NMEA, HCRX_EL2.TMEA,
 * SCTLR2_EL1.NMEA, PSTATE.A; then the target from EL0, EL1, EL2; C: it stays pending.
 */
static const char *const targets[] = {
    "0000X000XX 11C", "0000X00101 22C", "0000X001X0 11C", "0000X00111 12C", "0000X010XX 112",
    "0000X01101 222", "0000X011X0 112", "0000X01111 122", "0000X1XXXX 222", "0001XXXXXX 2-2",
    "0010X000XX 11C", "0010X00101 22C", "0010X001X0 11C", "0010X00111 12C", "0010X010XX 112",
    "0010X01101 222", "0010X011X0 112", "0010X01111 122", "0010X1XXXX 222", "0011XXXXXX 2-2",
    "0100X00XX0 113", "0100X0X001 333", "0100X0X011 133", "0100X0X101 223", "0100X0X111 123",
    "0100X01XX0 112", "0100X1XXX0 222", "0100X1XXX1 223", "01010XXXX1 2-3", "0101XXXXX0 2-2",
    "01011X0XX1 3-3", "01011X1XX1 2-3", "0110X00XX0 113", "0110X0X001 333", "0110X0X011 133",
    "0110X0X101 223", "0110X0X111 123", "0110X01XX0 112", "0110X1XXX0 222", "0110X1XXX1 223",
    "01110XXXX1 2-3", "0111XXXXX0 2-2", "01111X0XX1 3-3", "01111X1XX1 2-3", "1XX0XXXXXX 333",
    "1XX1XXXXXX 3-3",
};
/* The same without PSTATE.A; from EL0 to EL3 A: never masked, B: by PSTATE.A, C: always. */
static const char *const masks[] = {
    "0000X0000 BBCC", "0000X0001 AACC", "0000X001X AACC", "0000X0100 BBAC", "0000X0101 AAAC",
    "0000X011X AAAC", "0000X10XX AABC", "0000X11XX AAAC", "00010X0XX A-BC", "0001XX1XX A-AC",
    "00011X0XX B-BC", "0010X0000 BBCA", "0010X0001 AACA", "0010X001X AACA", "0010X0100 BBAA",
    "0010X0101 AAAA", "0010X011X AAAA", "0010X10XX AABA", "0010X11XX AAAA", "00110X0XX A-BA",
    "0011XX1XX A-AA", "00111X0XX B-BA", "0100XXXXX AAAC", "0101XXXXX A-AC", "0110XXXXX AAAA",
    "0111XXXXX A-AA", "1X00XXXXX AAAB", "1X01XXXXX A-AB", "1X10XXXXX AAAA", "1X11XXXXX A-AA",
};

enum { COLUMNS = 10, TARGET_AT = COLUMNS + 1, MASK_AT = COLUMNS };

static bool matches(const char *row, const bool *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (row[i] != 'X' && (row[i] == '1') != values[i])
            return false;
    }
    return true;
}

/* The cell of all rows that match, which agree. 0: no row. */
static char look_up(const char *const *rows, size_t count, const bool *values, size_t columns,
                    size_t cell)
{
    char found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!matches(rows[i], values, columns))
            continue;
        if (found && found != rows[i][cell])
            fail_msg("row %s has another cell than one before", rows[i]);
        found = rows[i][cell];
    }
    return found;
}

/*
 * The tables' Effective values: what is not there is 0. They leave out what the pseudocode and
 * SCR_EL3.NMEA's own text have: without FEAT_DoubleFault2 it is ignored while EA is 0.
 */
static void values_of(const struct ext_pe *pe, bool values[COLUMNS])
{
    const bool el2 = pe->el2_enabled, df2 = pe->doublefault2;
    const bool all[COLUMNS] = { pe->have_el3 && pe->ea,
                                pe->have_el3 && df2 && pe->scr_tmea,
                                pe->have_el3 && pe->doublefault && pe->scr_nmea && (df2 || pe->ea),
                                el2 && pe->tge,
                                el2 && pe->vhe && pe->e2h,
                                el2 && pe->amo,
                                el2 && df2 && pe->el2_nmea,
                                el2 && df2 && pe->hcrx_tmea,
                                df2 && pe->el1_nmea,
                                pe->a };
    memcpy(values, all, sizeof(all));
}

static void check(const struct ext_pe *pe)
{
    bool values[COLUMNS];
    values_of(pe, values);
    const struct ext_target got = PhysicalSErrorTarget(pe);
    const char mask =
        look_up(masks, ARRAY_LEN(masks), values, COLUMNS - 1, MASK_AT + (size_t)pe->el);
    char target = '3', is = 'C';
    if (pe->el != 3)
        target = look_up(targets, ARRAY_LEN(targets), values, COLUMNS, TARGET_AT + (size_t)pe->el);
    const bool taken = target != 'C' && (mask == 'A' || (mask == 'B' && !pe->a));
    if (!got.masked)
        is = (char)('0' + got.el);
    if (mask == 0 || target == 0 || is != (taken ? target : 'C')) {
        char row[COLUMNS + 1] = { 0 };
        for (size_t i = 0; i < COLUMNS; i++)
            row[i] = values[i] ? '1' : '0';
        fail_msg("EL%u %s: %c; the tables: %c, mask %c", (unsigned)pe->el, row, is,
                 target ? target : '?', mask ? mask : '?');
    }
}

static void every_row(void **state)
{
    (void)state;
    enum { BITS = 15 };
    unsigned valid = 0;
    for (unsigned n = 0; n < 1U << (BITS + 2); n++) {
        struct ext_pe pe = { .el = n & 3, .ras = true, .vhe = true };
        bool *const bits[BITS] = { &pe.a,           &pe.have_el3,     &pe.el2_enabled,
                                   &pe.doublefault, &pe.doublefault2, &pe.ea,
                                   &pe.scr_nmea,    &pe.scr_tmea,     &pe.amo,
                                   &pe.tge,         &pe.e2h,          &pe.hcrx_tmea,
                                   &pe.el1_nmea,    &pe.el2_nmea,     &pe.tea };
        for (unsigned i = 0; i < BITS; i++)
            *bits[i] = n >> (2 + i) & 1;
        struct error e;
        if (!ext_pe_valid(&pe, &e))
            continue;
        valid++;
        check(&pe);
    }
    assert_true(valid > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_row) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
