/* SPDX-License-Identifier: Apache-2.0 */
/**
 * report: what a run leaves behind. Histograms, their pictures on the terminal and in files, the
 * output folder of a run and its reading back. Knows no bus and no core, but for captures: plain
 * structs come in.
 */
#ifndef GATHER_REPORT_REPORT_H
#define GATHER_REPORT_REPORT_H

#include "base/base.h"

/* ---- histogram of TLP payload sizes ---------------------------------------------------------- */

/** The largest payload of a TLP: 1024 DW (PCIe Base 6.0, 2.2.2 Length). */
enum { HIST_MAX_BYTES = 4096 };

/** TLPs by the number of bytes enabled in them; 0 is a zero-length write. All zero is empty. */
struct hist {
    uint64_t count[HIST_MAX_BYTES + 1];
    uint64_t tlps;
    uint64_t bytes;
};

/** Count `count` TLPs of `bytes` (at most HIST_MAX_BYTES, asserted) enabled bytes each. */
void hist_add_many(struct hist *h, uint32_t bytes, uint64_t count);
/** Count one. */
static inline void hist_add(struct hist *h, uint32_t bytes)
{
    hist_add_many(h, bytes, 1);
}
void hist_merge(struct hist *into, const struct hist *from);
/** Mean payload in bytes; 0 if empty. */
double hist_mean(const struct hist *h);
/** The number of distinct sizes seen. */
unsigned hist_sizes(const struct hist *h);

/* ---- log-linear histogram -------------------------------------------------------------------- */

/**
 * Any 64-bit value (latencies, gaps, ages in ps) in buckets whose width is at most 1/64 of their
 * lower end: exact below 128, and above a percentile is off by less than 1/128 of the true value.
 * All zero is empty.
 */
enum { LOGHIST_SUB_BITS = 6, LOGHIST_BUCKETS = (64 - LOGHIST_SUB_BITS + 1) << LOGHIST_SUB_BITS };
struct loghist {
    uint64_t count[LOGHIST_BUCKETS];
    uint64_t total;
    uint64_t least, most; /* exact; meaningless if total is 0 */
    double sum;
};

void loghist_add(struct loghist *h, uint64_t value);
void loghist_merge(struct loghist *into, const struct loghist *from);
/** The bucket of a value, and the least and the greatest value of a bucket. */
unsigned loghist_bucket(uint64_t value);
uint64_t loghist_first(unsigned bucket);
uint64_t loghist_last(unsigned bucket);
/**
 * The value at rank ceil(percent / 100 * total) of the sorted values, within the error above;
 * 0 percent is the least and 100 the most, exact. 0 if empty.
 */
uint64_t loghist_percentile(const struct loghist *h, double percent);
double loghist_mean(const struct loghist *h);

/* ---- runs and named values ------------------------------------------------------------------- */

/** One run (one platform, one policy) as pictures and comparisons see it. */
struct report_run {
    const char *name;
    const struct hist *sizes; /* memory writes towards the device */
    uint64_t wire_bytes;      /* of the same TLPs, header and framing included; 0: not known */
    simtime_t time;           /* simulated time; 0: not known */
    const char *const *notes; /* lines printed below */
    size_t note_count;
    /** It hung, was interrupted or lost writes: its figures compare with no other run's. */
    bool partial;
};

/** A labelled number: a row of stats.json, of the drain reasons, of the errors. */
struct report_value {
    const char *name;
    double value;     /* an integer up to 2^53 is written as one */
    const char *unit; /* "1" for counts, "B", "ns" */
    const char *help; /* NULL: none */
};

/* ---- the terminal ---------------------------------------------------------------------------- */

struct report_style {
    unsigned width; /* columns; 40 is the least that is kept to */
    bool utf8;      /* else plain ASCII */
    bool colour;
    unsigned rows; /* most rows of a histogram, neighbours are joined beyond; 0: 32 */
};

/** What suits `to`: COLUMNS or the window's width on a terminal, else 80; NO_COLOR; the locale. */
struct report_style report_style_for(FILE *to);
/** The size histogram of one run, its totals and its notes. */
void report_hist(FILE *to, const struct report_run *run, const struct report_style *style);
/**
 * Several runs beside each other on one axis of sizes (below each other if the width does not
 * hold them), a table of totals, and the ratios against the first. One run: as report_hist().
 */
void report_compare(FILE *to, const struct report_run *runs, size_t count,
                    const struct report_style *style);

/** What the terminal shows at the end of a run. Rows whose value is 0 are left out. */
struct report_summary {
    const struct report_value *drains; /* by reason; shown with their share */
    size_t drain_count;
    const struct report_value *errors; /* "no errors" if all are 0 */
    size_t error_count;
    const struct report_value *values; /* anything else worth a line; zeros are kept */
    size_t value_count;
    const char *const *notes;
    size_t note_count;
};
void report_print_summary(FILE *to, const struct report_summary *summary,
                          const struct report_style *style);
/** One line of percentiles (mean, p50, p90, p99, p99.9, max), in ns, of a histogram in ps. */
void report_print_latency(FILE *to, const char *label, const struct loghist *h,
                          const struct report_style *style);

/* ---- files of one or several runs ------------------------------------------------------------ */

/** `bytes,count`; of several runs `run,bytes,count`. */
bool report_write_csv(const char *path, const struct report_run *runs, size_t count,
                      struct error *e);
/** `{"runs": [{"name", "tlps", "bytes", "mean", "histogram": [{"bytes", "count"}], ...}]}` */
bool report_write_json(const char *path, const struct report_run *runs, size_t count,
                       struct error *e);
/** A picture that needs nothing else; light or dark as its reader prefers. */
bool report_write_svg(const char *path, const struct report_run *runs, size_t count,
                      struct error *e);
/** A picture drawn by gnuplot; the user's error if that is not installed. */
bool report_write_png(const char *path, const struct report_run *runs, size_t count,
                      struct error *e);

/* ---- the output folder of a run -------------------------------------------------------------- */

/** One row of tlps.csv. */
struct report_tlp {
    simtime_t time;
    uint64_t address;
    const char *type;   /* "MWr", "MRd", "CplD" */
    const char *reason; /* why it was sent: the drain's name; NULL or "" if none */
    uint32_t bytes;     /* enabled */
    uint32_t length_dw;
    uint32_t wire_bytes;
    uint8_t first_be, last_be;
    bool up; /* towards the root complex; else towards the device */
};

/** A name and a text beyond the parameter tables: the input file, a BAR, a policy. */
struct report_setting {
    const char *name, *text;
};

/** What run.json says. NULL texts are left out. */
struct report_run_info {
    const char *name;    /* of this run among several */
    const char *command; /* "run", "replay", "exec" */
    const char *version;
    uint64_t seed;
    const char *exit_reason;
    int exit_status;
    simtime_t simulated;
    double host_seconds;
    uint64_t wire_bytes;                     /* as in report_run */
    const struct param_table *const *tables; /* parameters in full: a table and its object each */
    const void *const *objects;
    size_t table_count;
    const struct report_setting *settings;
    size_t setting_count;
    const struct report_value *host; /* further facts of the host: "host.mips" */
    size_t host_count;
    const char *const *trace_notes; /* what the capture that it was made of lacks; NULL: of none */
    size_t trace_note_count;
};

/** The value of that name; 0: there is none. */
double report_value_of(const struct report_value *values, size_t count, const char *name);

/** A file that runs leave in their folder. */
struct report_file {
    const char *name, *help;
    const char *option; /* that a command must have besides --output; NULL: none */
    bool always;        /* every run leaves it */
};
/** All of them, in the order in which people are told; the last has no name. */
extern const struct report_file report_files[];

/**
 * A run's folder while it is written. Everything goes to temporary files; commit puts all of it
 * in place, removes what an earlier run left under the names that runs use, and writes run.json
 * last. Every call but abandon may fail with the user's error (no space, no permission).
 */
struct report_folder;
struct report_tlps;

/** Make the folder if needed. NULL with `e` filled if it cannot be made or written. */
struct report_folder *report_folder_open(const char *path, struct error *e);
/** The folder of one run among several, below `parent`, which commits and frees it. */
struct report_folder *report_folder_sub(struct report_folder *parent, const char *name,
                                        struct error *e);
/** The folder's path. */
const char *report_folder_path(const struct report_folder *folder);

bool report_folder_run(struct report_folder *folder, const struct report_run_info *info,
                       struct error *e);
bool report_folder_stats(struct report_folder *folder, const struct report_value *values,
                         size_t count, struct error *e);
bool report_folder_hist(struct report_folder *folder, const struct hist *sizes, struct error *e);
/** Start tlps.csv. The writer belongs to the folder. */
struct report_tlps *report_folder_tlps(struct report_folder *folder, struct error *e);
/** One row. A failure to write is kept and told by report_folder_commit(). */
void report_tlps_row(struct report_tlps *tlps, const struct report_tlp *row);
/** Any other file of the run ("tlps.pcap"), to be written to the stream. Belongs to the folder. */
struct outfile *report_folder_file(struct report_folder *folder, const char *name, struct error *e);
/** A file that something else has written at `temporary` in the folder becomes `name`. */
bool report_folder_adopt(struct report_folder *folder, const char *temporary, const char *name,
                         struct error *e);
/** hist.svg, hist.png: pictures of these runs in the folder. */
bool report_folder_pictures(struct report_folder *folder, const struct report_run *runs,
                            size_t count, bool png, struct error *e);
/** Put everything in place and free. On failure nothing of this run is left. */
bool report_folder_commit(struct report_folder *folder, struct error *e);
/** Remove everything written and free; what an earlier run left stays. NULL is allowed. */
void report_folder_abandon(struct report_folder *folder);

/* ---- containment.csv ------------------------------------------------------------------------- */

struct verdict;
/** The columns, always the same. */
void report_containment_header(FILE *to);
/** One error of one run. */
struct report_life {
    const char *run, *kind;
    uint64_t number, address;
    const struct verdict *v;
};
void report_containment_row(FILE *to, const struct report_life *life);
struct verdict_stats;
/** A sweep for the terminal: verdicts down, arrivals across, those that came about; the rates. */
void report_containment_matrix(FILE *to, const struct verdict_stats *s);

struct platform;
/** containment.csv: the lives of the run's errors; no file if there are none. `run` may be NULL. */
bool report_folder_lives(struct report_folder *folder, const char *run, const struct platform *p,
                         struct error *e);
/** Their matrix; nothing if there are none. */
void report_lives_matrix(FILE *to, const struct platform *p);

/* ---- lints.csv ------------------------------------------------------------------------------- */

struct json_t;
struct lints;
struct lint_finding;
/** Which kinds, a bit for each enum lint_kind; ~0u: all. `path` "-": standard output. */
bool report_write_lints(const char *path, const struct lints *lints, unsigned kinds,
                        struct error *e);
/** Into `object`: `{"lints": [{"name", "total", "places", ...}], "findings": [...]}` */
void report_lints_set(struct json_t *object, const struct lints *lints, unsigned kinds);
/** What they look for: `{"rules": [{"name", "finds", "source", "parameters"}]}`, and as a table. */
void report_lint_rules_set(struct json_t *object, unsigned kinds);
bool report_write_lint_rules(const char *path, unsigned kinds, struct error *e);
/** lints.csv, also if nothing was found: the header alone. */
bool report_folder_lints(struct report_folder *folder, const struct lints *lints, struct error *e);
/** Read a lints.csv; `*findings` is the caller's to free. A broken row is named with its line. */
bool report_lints_load(const char *path, struct lint_finding **findings, size_t *count,
                       struct error *e);

/* ---- seeing it: tlps.pcap, timeline.json, wave.vcd ------------------------------------------- */

enum report_pcap {
    REPORT_NO_PCAP,
    REPORT_PCAP_USER,  /* our own header before each TLP: scripts/wireshark/gather_tlp.lua */
    REPORT_PCAP_NETTLP /* NetTLP over UDP */
};
/** Which of them are asked for; all zero is none. */
struct report_seeing {
    enum report_pcap pcap;
    bool timeline, vcd;
    bool report; /* report.html, when the folder is complete */
};
/** "user", "nettlp"; NULL is the first. False with the nearest name. */
bool report_pcap_parse(const char *name, enum report_pcap *out, struct error *e);
/** False if TLPs of a link of generation `gen` have headers that the capture cannot hold. */
bool report_seeing_link(const struct report_seeing *what, uint64_t gen, struct error *e);

struct pcie_tlp;
struct pcie_credits;
struct core_drain;
struct platform_error;

/** The writers of one run. Every function takes NULL for one that writes nothing. */
struct report_capture;
/**
 * Begin. With `folder` the files are written there as they grow, else to temporary files until
 * report_capture_finish(). `*out` is NULL if nothing is asked for.
 */
bool report_capture_new(struct report_capture **out, const struct report_seeing *what,
                        struct report_folder *folder, struct error *e);
void report_capture_tlp(struct report_capture *c, const struct pcie_tlp *t);
void report_capture_credits(struct report_capture *c, const struct pcie_credits *r);
void report_capture_drain(struct report_capture *c, const struct core_drain *d);
void report_capture_error(struct report_capture *c, const struct platform_error *x);
/** The end of the run: all is in the folder, which is the one above if that was given. */
bool report_capture_finish(struct report_capture *c, struct report_folder *folder, struct error *e);
void report_capture_free(struct report_capture *c);

/* ---- JSON beyond jansson, whose json_t this is ------------------------------------------------
 */

/** A string of any bytes; what is not UTF-8 becomes U+FFFD. */
struct json_t *json_text(const char *text);
/** An integer, or a string of digits beyond JSON_EXACT_INTEGER. */
struct json_t *json_u64(uint64_t value);
/** An integer where `value` is one up to 2^53, else a real; null if it is not finite. */
struct json_t *json_value(double value);
/** Write `json` with the fewest digits that read back to the same numbers. False: no memory. */
bool json_write(FILE *to, const struct json_t *json, size_t flags);

/* ---- reading back ---------------------------------------------------------------------------- */

/* Reasons of run.json for an end before all was done. */
#define REPORT_HANGS       "machine hangs"
#define REPORT_INTERRUPTED "interrupted"

/** A run read back. */
struct report_loaded {
    char *name; /* of the run, else of its folder */
    char *folder;
    char *version, *exit_reason;
    uint64_t seed;
    simtime_t time;
    uint64_t wire_bytes;
    struct hist *sizes;
    struct dists *dists;         /* of distributions.json (dist.h); NULL: the folder has none */
    struct report_value *values; /* of stats.json; help is NULL, a null value is NaN */
    size_t value_count;
    void *texts;           /* owns the texts in `values` */
    struct report_run run; /* the same for the functions above; points into this struct */
};

/** True if `path` is a folder: then it is a run's, else a trace or nothing. */
bool report_is_folder(const char *path);
/** True if it is a folder with what a run leaves there. */
bool report_is_run(const char *path);
/**
 * Read a run's folder: one entry, or one for each subfolder that its run.json lists. hist.csv is
 * required, stats.json and run.json may be missing. A broken file is named with its line.
 */
bool report_load(const char *path, struct report_loaded **runs, size_t *count, struct error *e);
void report_loaded_free(struct report_loaded *runs, size_t count);

/* ---- distributions --------------------------------------------------------------------------- */

#include "report/dist.h"
#include "report/dist_show.h"
/* ---- the HTML report ------------------------------------------------------------------------- */

/** One page of all runs in these folders, which needs nothing else. `title` NULL: what was run. */
bool report_write_html(const char *path, const char *const *folders, size_t count,
                       const char *title, struct error *e);
/** report.html in a run's folder that is complete, listed in its run.json. */
bool report_folder_html(const char *folder, const char *title, struct error *e);

#endif
