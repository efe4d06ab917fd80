/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Text in columns and numbers for people; what the terminal and the pictures share.
 * Numbers are in the C locale: the program never sets LC_NUMERIC.
 */
#ifndef GATHER_REPORT_TEXT_H
#define GATHER_REPORT_TEXT_H

#include "report/report.h"

enum text_align { TEXT_LEFT, TEXT_RIGHT };
enum text_ink { INK_PLAIN, INK_HEAD, INK_BAR, INK_FAINT, INK_BAD };

/** A buffer that every number below fits in. */
enum { TEXT_NUMBER = 40 };

/** The least width that layouts are made for; a narrower style counts as this. */
enum { TEXT_LEAST_WIDTH = 40 };
unsigned text_line_width(const struct report_style *style);

/** Columns that `text` takes when it is shown; one for each code point. */
unsigned text_columns(const char *text);
/**
 * `text` in exactly `width` columns, cut with a mark if longer. Control characters, broken UTF-8
 * and, without UTF-8, everything beyond ASCII show as '?': names come from the user's files.
 */
void text_cell(FILE *to, const char *text, unsigned width, enum text_align align,
               const struct report_style *style);
/** `text` broken at spaces so that it fits; lines after the first begin with `indent` spaces. */
void text_wrap(FILE *to, const char *text, unsigned start, unsigned indent,
               const struct report_style *style);
/** Phrases that are not broken themselves, in lines as above, with commas between them. */
enum { TEXT_PHRASES = 8, TEXT_PHRASE = 96 };
struct text_phrases {
    char text[TEXT_PHRASES][TEXT_PHRASE];
    size_t count;
};
void text_phrase(struct text_phrases *phrases, const char *format, ...) GATHER_PRINTF(2, 3);
void text_put_phrases(FILE *to, const struct text_phrases *phrases, unsigned start, unsigned indent,
                      const struct report_style *style);
/** A bar of `width` columns, padded; anything above 0 is visible. */
void text_bar(FILE *to, double fraction, unsigned width, const struct report_style *style);
/** Begin (`INK_PLAIN`: end) a colour; nothing without colour. */
void text_ink(FILE *to, enum text_ink ink, const struct report_style *style);
void text_spaces(FILE *to, unsigned count);
/** A byte of a text in XML or HTML: what would be markup is an entity. */
void text_put_markup(FILE *to, char c);

/** Each fills `out` (TEXT_NUMBER bytes) and returns it. */
/** 1,234,567 */
char *text_grouped(char *out, uint64_t value);
/** An integer as above, anything else with six significant digits. */
char *text_number(char *out, double value);
/** "12.5 %"; "<0.1 %" and ">99.9 %" where rounding would claim none or all; "-" of nothing. */
char *text_percent(char *out, double part, double whole);
/** Millions of bytes a second, from bytes and ps; "-" if the time is 0. */
char *text_rate(char *out, uint64_t bytes, simtime_t time);
/** `time` in the unit that suits `scale`: "1.234 us". */
char *text_time(char *out, simtime_t time, simtime_t scale, const struct report_style *style);

/** Units of time, from the longest. */
enum text_unit { TEXT_S, TEXT_MS, TEXT_US, TEXT_NS, TEXT_PS, TEXT_UNITS };
struct text_unit_row {
    const char *ascii, *utf8;
    double ps;
};
extern const struct text_unit_row text_units[TEXT_UNITS];
/** The longest, down to `shortest`, of which `ps` is at least one. */
enum text_unit text_unit_of(double ps, enum text_unit shortest);
const char *text_unit_name(enum text_unit unit, bool utf8);

/** A range of sizes that is one row or one group of bars; both ends are sizes that occur. */
struct size_bin {
    uint32_t first, last;
};
struct size_bins {
    size_t count;
    struct size_bin bin[HIST_MAX_BYTES + 1];
};
/** 0, 1, (1,2], (2,4] ... (2048,4096]: what remains when all of an octave is joined. */
enum { LEAST_BINS = 14 };
/**
 * The sizes that occur in any of the runs, on one axis. More than `most` (at least LEAST_BINS
 * is taken) are joined with their neighbours: each octave (2^k, 2^(k+1)] in fewer equal parts.
 * A size that one in twenty TLPs of a run has stays alone as long as there is room.
 */
void bins_make(struct size_bins *bins, const struct report_run *runs, size_t count, size_t most);
/** "64", "33-64"; a dash of its own in UTF-8. */
char *bin_label(char *out, struct size_bin bin, bool utf8);
uint64_t bin_tlps(const struct hist *h, struct size_bin bin);
uint64_t bin_bytes(const struct hist *h, struct size_bin bin);
/** The highest count of any bin in any run; 0 if all are empty. */
uint64_t bins_highest(const struct size_bins *bins, const struct report_run *runs, size_t count);

#endif
