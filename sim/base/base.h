/* SPDX-License-Identifier: Apache-2.0 */
/**
 * base: what every other folder stands on. Typed addresses and time, errors, parameter tables,
 * statistics tables, seeded random numbers, output files that appear whole or not at all.
 */
#ifndef GATHER_BASE_BASE_H
#define GATHER_BASE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define ARRAY_LEN(a)           (sizeof(a) / sizeof((a)[0]))
#define GATHER_PRINTF(fmt, at) __attribute__((format(printf, fmt, at)))

/* ---- addresses and time ---------------------------------------------------------------------- */

/** A virtual address of the guest. */
typedef struct {
    uint64_t va;
} va_t;
/** An intermediate physical address: what stage 1 gives and stage 2 takes. */
typedef struct {
    uint64_t ipa;
} ipa_t;
/** A physical address of the host. */
typedef struct {
    uint64_t pa;
} pa_t;
/** An address on the PCIe bus. */
typedef struct {
    uint64_t ba;
} busaddr_t;

/** Simulated time in picoseconds since the platform was built. */
typedef uint64_t simtime_t;
#define SIMTIME_NEVER UINT64_MAX
enum { PS_PER_NS = 1000 };

static inline simtime_t simtime_max(simtime_t a, simtime_t b)
{
    return a > b ? a : b;
}
static inline simtime_t simtime_min(simtime_t a, simtime_t b)
{
    return a < b ? a : b;
}

/** memcpy() of a few bytes: the sizes of single stores need no call. */
static inline void copy_few(uint8_t *to, const uint8_t *from, size_t size)
{
    switch (size) {
    case 4: __builtin_memcpy(to, from, 4); break;
    case 8: __builtin_memcpy(to, from, 8); break;
    case 16: __builtin_memcpy(to, from, 16); break;
    default: __builtin_memcpy(to, from, size); break;
    }
}

/* ---- errors ---------------------------------------------------------------------------------- */

/** The exit status of the program, and of everything that can fail on the user's account. */
enum gather_status {
    GATHER_DONE = 0,
    GATHER_CHECK_FAILED = 1, /* a check that the user asked for does not hold */
    GATHER_USER_ERROR = 2,   /* the user's mistake: an option, a file, a scenario */
    GATHER_PROGRAM_FAULT = 3 /* the program's own */
};

/** One message for the user. `file` and `line` are empty and 0 where there is no place to name. */
struct error {
    enum gather_status status;
    char file[256];
    int line;
    char text[640];
};

/**
 * Fill `e` (which may be NULL) with a user's mistake. Always returns false, so that a function
 * can end with `return error_set(e, ...)`.
 */
bool error_set(struct error *e, const char *format, ...) GATHER_PRINTF(2, 3);
/** The same, with the file and line where the mistake is; `line` 0 leaves it out. */
bool error_at(struct error *e, const char *file, int line, const char *format, ...)
    GATHER_PRINTF(4, 5);
/** A line's number for it; there are files with more lines than an int counts. */
int error_line(uint64_t line);
/** The program's own fault: exit status 3. */
bool error_fault(struct error *e, const char *format, ...) GATHER_PRINTF(2, 3);
/** Write `gather: FILE:LINE: TEXT` as one line. */
void error_print(const struct error *e, FILE *to);

/**
 * The name in `names` that a user most probably meant by `wanted`: least edit distance
 * (case ignored, swapped neighbours count one), at most a third of the length and at least 2
 * allowed; NULL if nothing is near.
 */
const char *nearest_name(const char *wanted, const char *const *names, size_t count);
/** Names that may be meant. */
struct error_names {
    const char *const *names;
    const char *const *about; /* a line about each, whose words count as the name's; NULL: none */
    size_t count;
};
/**
 * Append `; did you mean "X"?` to `e` if there is a near name, `; did you mean "X" or "Y"?` if a
 * few share words with `wanted`, else `; known: a, b, c`.
 */
void error_suggest_of(struct error *e, const char *wanted, const struct error_names *n);
void error_suggest(struct error *e, const char *wanted, const char *const *names, size_t count);

/* ---- parameters ------------------------------------------------------------------------------ */

enum param_type {
    PARAM_BOOL, /* field bool;      true false on off yes no 1 0 */
    PARAM_U64,  /* field uint64_t;  1024, 0x400, 1_000 */
    PARAM_SIZE, /* field uint64_t, bytes;       64, 64B, 16KiB, 64MiB, 1GiB, 1TiB; kB MB GB: 1000 */
    PARAM_TIME, /* field simtime_t, ps;         10us, 1.5ns, 300ps, 2ms, 1s; a bare number is ns */
    PARAM_FREQ, /* field uint64_t, Hz;          3GHz, 2.6GHz, 100MHz */
    PARAM_REAL, /* field double */
    PARAM_CHOICE /* field unsigned: the index in `choices` */
};

/** One row: all that the program knows of a parameter. Ranges are written as a user would. */
struct param {
    const char *name;
    enum param_type type;
    size_t offset; /* of the field in the object */
    const char *default_text;
    const char *min_text, *max_text; /* inclusive; NULL: no limit, or no order */
    const char *unit;                /* "" where there is none */
    const char *help;                /* one line */
    const char *source;              /* document and section, or "assumed" */
    const char *const *choices;      /* PARAM_CHOICE: names, NULL-terminated */
};

struct param_table {
    const char *group; /* "" for the platform's own keys, else "link", "cache" ... */
    const struct param *params;
    size_t count;
};

/** Set every field of `object` to its default. A wrong table is a program fault: it aborts. */
void param_defaults(const struct param_table *table, void *object);
/** The row of that name, or NULL. */
const struct param *param_find(const struct param_table *table, const char *name);
/** Parse `text` into the field of `p`. False with a message that names range and unit. */
bool param_set_text(const struct param *p, void *object, const char *text, struct error *e);
/**
 * A number from a script. SIZE in bytes, TIME in ns, FREQ in Hz; BOOL takes 0 and 1;
 * U64 and SIZE refuse fractions.
 */
bool param_set_number(const struct param *p, void *object, double value, struct error *e);
/** The same for integers that a double cannot hold. */
bool param_set_integer(const struct param *p, void *object, int64_t value, struct error *e);
/** The field as text that param_set_text() takes back to the same value. Returns `buffer`. */
const char *param_format(const struct param *p, const void *object, char *buffer, size_t size);
/** `KEY=VALUE` or `group.KEY=VALUE` by the table that fits; an unknown key names the nearest. */
bool param_assign(const struct param_table *const *tables, void *const *objects, size_t count,
                  const char *assignment, struct error *e);
/** The table for `--help`: name, default, range, unit, help. */
void param_help(const struct param_table *table, FILE *to);
/** The same as a Markdown table with the sources, for the manual. */
void param_markdown(const struct param_table *table, FILE *to);

/**
 * Does the table hold together? Names, limits and defaults that parse, defaults in range, help and
 * source given. For the unit tests of the folders that have tables; a program fault if not.
 */
bool param_table_check(const struct param_table *table, struct error *e);

/** Parsers of single values, for options that are no parameters. `what` names it in the message. */
bool parse_u64(const char *text, const char *what, uint64_t *out, struct error *e);
bool parse_size(const char *text, const char *what, uint64_t *out, struct error *e);
bool parse_time(const char *text, const char *what, simtime_t *out, struct error *e);
bool parse_bool(const char *text, const char *what, bool *out, struct error *e);

/* ---- statistics ------------------------------------------------------------------------------ */

enum stat_type {
    STAT_COUNT, /* field uint64_t */
    STAT_TIME   /* field simtime_t; shown in ns */
};

struct stat_row {
    const char *name; /* "wbuf.drain.full": lower case, dots */
    enum stat_type type;
    size_t offset;
    const char *unit; /* "1" for counts, "B", "ns" */
    const char *help;
};

struct stat_table {
    const struct stat_row *rows;
    size_t count;
};

/** What gets a statistic: its value as a number in `unit`. */
typedef void stat_fn(void *arg, const char *name, double value, const char *unit, const char *help);
/** Call `each` for every row with its value as a number in the row's unit. */
void stat_each(const struct stat_table *table, const void *object, stat_fn *each, void *arg);

/* ---- random numbers -------------------------------------------------------------------------- */

/** xoshiro256** (Blackman, Vigna), seeded by splitmix64. */
struct rng {
    uint64_t s[4];
};
/** A stream of its own for each part: the same seed and name give the same numbers anywhere. */
void rng_seed(struct rng *r, uint64_t seed, const char *stream);
uint64_t rng_next(struct rng *r);
/** Uniform in [0, n), n > 0, without modulo bias. */
uint64_t rng_below(struct rng *r, uint64_t n);
/** Uniform in [0, 1) with 53 bits. */
double rng_real(struct rng *r);

/* ---- output files ---------------------------------------------------------------------------- */

/** A file that appears under its name only when it is complete. */
struct outfile {
    FILE *stream;
    char path[1024];
    char temporary[1040];
};
/** Open a temporary file beside `path`; for "-" standard output, which nothing undoes. */
bool outfile_open(struct outfile *f, const char *path, struct error *e);
/** Is `path` another file than `input`, which it would replace? Either may be NULL. */
bool outfile_check(const char *path, const char *input, struct error *e);
/** Flush, close and rename; false if anything was not written. The file is then gone. */
bool outfile_commit(struct outfile *f, struct error *e);
/** Close and remove. Harmless on a file that is not open. */
void outfile_abandon(struct outfile *f);
/** Make a folder and its parents. */
bool make_folder(const char *path, struct error *e);

#endif
