/* SPDX-License-Identifier: Apache-2.0 */
/* The combining table as a file: written, printed, and held against golden data. */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#define GOLDEN SOURCE_DIR "/tests/golden/combine-base.csv.gz"
#define API_HEADER                                                                                 \
    "s1_attr,s1_sh,s2_attr,s2_sh,fwb,cd,fnxs,type,inner,outer,sh,xs,tagged,nota,par_attr,par_sh,"  \
    "status"

static const struct mmu_features base_features = { .s2fwb = true };
static const struct mmu_features full_features = { .s2fwb = true, .xs = true, .mte2 = true };

/* ---- files of a test ------------------------------------------------------------------------- */

static char folder[64];

static int open_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/gather-table-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int close_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static const char *file_with(const void *data, size_t size)
{
    const char *path = path_of("table");
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
    return path;
}

/* What a check found; the lines that it printed. */
struct found {
    bool done;
    struct mmu_table_check counts;
    struct error e;
    char *lines;
};

static struct found check_file(const char *path, const struct mmu_features *features)
{
    struct found r = { .lines = NULL };
    size_t size = 0;
    FILE *to = open_memstream(&r.lines, &size);
    r.done = mmu_table_check(path, features, to, &r.counts, &r.e);
    fclose(to);
    return r;
}

static struct found check_bytes(const void *data, size_t size, const struct mmu_features *features)
{
    const char *path = file_with(data, size);
    const struct found r = check_file(path, features);
    unlink(path);
    return r;
}

static struct found check_text(const char *text, const struct mmu_features *features)
{
    return check_bytes(text, strlen(text), features);
}

static void expect_clean(const char *text, const struct mmu_features *features, unsigned rows)
{
    struct found r = check_text(text, features);
    if (!r.done || r.counts.differing_columns != 0)
        fail_msg("%s\n%s%s", text, r.lines, r.e.text);
    assert_int_equal(r.counts.rows, rows);
    assert_int_equal(r.counts.differing_rows, 0);
    assert_string_equal(r.lines, "");
    free(r.lines);
}

/* One differing column, at that line. */
static void expect_difference(const char *text, const char *place, const char *words)
{
    struct found r = check_text(text, &base_features);
    assert_true(r.done);
    if (r.counts.differing_columns != 1 || !strstr(r.lines, place) || !strstr(r.lines, words))
        fail_msg("expected '%s' and '%s' in: %s", place, words, r.lines);
    assert_int_equal(r.counts.differing_rows, 1);
    free(r.lines);
}

static void expect_mistake(const char *text, int line, const char *words)
{
    struct found r = check_text(text, &base_features);
    assert_false(r.done);
    assert_int_equal(r.e.status, GATHER_USER_ERROR);
    if (r.e.line != line || !strstr(r.e.text, words))
        fail_msg("expected line %d '%s', got line %d: %s", line, words, r.e.line, r.e.text);
    assert_non_null(strstr(r.e.file, folder));
    free(r.lines);
}

/* ---- the golden file ------------------------------------------------------------------------- */

static void golden_passes(void **state)
{
    (void)state;
    struct found r = check_file(GOLDEN, &base_features);
    assert_true(r.done);
    assert_string_equal(r.lines, "");
    assert_int_equal(r.counts.rows, 147456);
    assert_int_equal(r.counts.differing_rows, 0);
    assert_int_equal(r.counts.differing_columns, 0);
    free(r.lines);
}

/* The whole text of the golden file. */
static char *golden_text(void)
{
    enum { MOST = 1 << 24 };
    char *text = malloc(MOST);
    gzFile f = gzopen(GOLDEN, "rb");
    assert_true(text && f);
    const int size = gzread(f, text, MOST - 1);
    assert_in_range(size, 1, MOST - 2);
    text[size] = '\0';
    gzclose(f);
    return text;
}

static void overwrite(char *at, const char *text)
{
    for (; at && *text != '\0'; text++)
        *at++ = *text;
}

static char *line_of(char *text, int line)
{
    for (; line > 1; line--)
        text = strchr(text, '\n') + 1;
    return text;
}

/* Exactly the cells that are changed are reported, with their lines. */
static void corrupted_copy(void **state)
{
    (void)state;
    char *text = golden_text();
    /* One row of FWB=1 without a choice of SH: S1 0xbb over 0b111; three cells of it. */
    char *row = strstr(text, "\nbb,0,7,3,1,0,0,") + 1;
    int line = 1;
    for (const char *at = text; at < row; at++)
        line += *at == '\n';
    char *cells = strstr(row, "Normal,WTRW,WTRW,ISH,,0,0,bb,3,,ok");
    assert_true(cells && cells < strchr(row, '\n'));
    overwrite(cells + strlen("Normal,WT"), "-");
    overwrite(cells + strlen("Normal,WTRW,WTRW,"), "OSH");
    overwrite(cells + strlen("Normal,WTRW,WTRW,ISH,,0,0,"), "ff");
    /* And the status of a row that is CU. */
    char *cu = strstr(line_of(text, 120000), ",S2RES\n");
    assert_non_null(cu);
    int cu_line = 1;
    for (const char *at = text; at < cu; at++)
        cu_line += *at == '\n';
    overwrite(cu, ",S1RES");

    struct found r = check_text(text, &base_features);
    assert_true(r.done);
    assert_int_equal(r.counts.rows, 147456);
    assert_int_equal(r.counts.differing_rows, 2);
    assert_int_equal(r.counts.differing_columns, 4);
    char wanted[1024];
    const char *key = "[s1=bb sh=0 s2=7 sh=3 fwb=1 cd=0 fnxs=0]";
    const int length =
        snprintf(wanted, sizeof wanted,
                 "%s/table:%d: inner: expected WT-W (file), this model gives WTRW  %s\n"
                 "%s/table:%d: sh: expected OSH (file), this model gives ISH  %s\n"
                 "%s/table:%d: par_attr: expected ff (file), this model gives bb  %s\n"
                 "%s/table:%d: status: expected S1RES (file), this model gives S2RES",
                 folder, line, key, folder, line, key, folder, line, key, folder, cu_line);
    assert_true(line < cu_line);
    assert_memory_equal(r.lines, wanted, (size_t)length);
    free(r.lines);
    free(text);
}

/* With other features the same file no longer holds. */
static void features_matter(void **state)
{
    (void)state;
    static const char text[] = "s1_attr,s2_attr,par_attr\nff,5,44\n";
    expect_clean(text, &base_features, 1);
    struct found r = check_text(text, &full_features);
    assert_int_equal(r.counts.differing_columns, 1);
    assert_non_null(strstr(r.lines, "expected 44 (file), this model gives 40"));
    free(r.lines);
}

/* ---- columns --------------------------------------------------------------------------------- */

static void columns_of_a_file(void **state)
{
    (void)state;
    /* Only the attributes: the other keys are 0. */
    expect_clean("s1_attr,s2_attr,type\n44,5,Normal\n44,1,Device-nGnRE\n", &base_features, 2);
    /* Any order, unknown columns, upper-case hex, no newline at the end, CRLF, a blank line. */
    expect_clean("mine,type,s2_attr,par_attr,fwb,s1_attr\r\nx,Normal,6,EE,1,AA\r\n\r\n"
                 ",Device-nGnRnE,f,00,0,00",
                 &base_features, 2);
    /* FnXS without FEAT_XS changes nothing. */
    expect_clean("s1_attr,s2_attr,fnxs,par_attr\n44,f,1,44\n", &base_features, 1);
    expect_clean("s1_attr,s2_attr,fnxs,par_attr,xs\n44,f,1,40,0\n44,f,0,44,1\n", &full_features, 2);
    expect_difference("s1_attr,s2_attr,xs\n44,f,1\n",
                      ":2: xs:", "expected 1 (file), this model gives nothing");
    expect_difference("s1_attr,s2_attr,type,inner\n44,f,Normal,NC\n00,f,Device-nGnRnE,NC\n",
                      ":3: inner:", "expected NC (file), this model gives nothing");
}

static void the_other_shareability(void **state)
{
    (void)state;
#define ALT "s1_attr,s1_sh,s2_attr,s2_sh,fwb,sh,sh_alt,par_sh\n"
    expect_clean(ALT "44,0,6,0,1,NSH,OSH,0\n", &base_features, 1);
    expect_clean(ALT "44,0,6,0,1,OSH,NSH,2\n", &base_features, 1);
    expect_clean(ALT "44,0,6,3,1,OSH,ISH,2\n", &base_features, 1);
    /* par_sh goes with sh, not its own way. */
    expect_difference(ALT "44,0,6,0,1,NSH,OSH,3\n", ":2: par_sh:", "this model gives 0");
#undef ALT
    /* Only what the file itself allows. */
    expect_difference("s1_attr,s2_attr,fwb,sh,sh_alt\n44,6,1,OSH,\n",
                      ":2: sh:", "expected OSH (file), this model gives NSH");
    expect_difference("s1_attr,s2_attr,fwb,sh\n44,6,1,OSH\n", ":2: sh:", "gives NSH");
    expect_difference("s1_attr,s2_attr,fwb,sh,sh_alt\n44,6,1,OSH,ISH\n", ":2: sh:", "gives NSH");
}

static void constrained_unpredictable(void **state)
{
    (void)state;
    /* The file leaves it open: anything the model takes is right, also where it is allocated here.
     */
    expect_clean("s1_attr,s2_attr,type,inner,par_attr\n10,f,CU,,\nff,8,CU,,\n44,5,CU,,\n",
                 &base_features, 3);
    expect_difference("s1_attr,s2_attr,type,status\nff,8,CU,ok\n",
                      ":2: status:", "expected ok (file), this model gives S2RES");
    /* The file is sure where the architecture is not. */
    expect_difference("s1_attr,s2_attr,type\nff,8,Normal\n",
                      ":2: type:", "expected Normal (file), this model gives CU");
    expect_clean("s1_attr,s2_attr,fwb,status\nff,9,1,S2RES0\n10,c,1,S1RES+S2RES+S2RES0\n",
                 &base_features, 2);
}

/* ---- the user's mistakes --------------------------------------------------------------------- */

static void broken_rows(void **state)
{
    (void)state;
#define HEADER "s1_attr,s1_sh,s2_attr,fwb,type\n"
    expect_mistake("", 1, "empty");
    expect_mistake(HEADER, 1, "no rows");
    expect_mistake("s1_attr,type\n00,Normal\n", 1, "'s2_attr'");
    expect_mistake("s1_attr,s2_attr\n00,0\n", 1, "result");
    expect_mistake("s1_attr,s2_attr,type,type\n00,0,CU,CU\n", 1, "twice");
    expect_mistake(HEADER "00,0,0,0\n", 2, "expected 5 columns as in the header, got 4");
    expect_mistake(HEADER "00,0,0,0,Device-nGnRnE\n00,0,0,0,Normal,\n", 3, "got 6");
    expect_mistake(HEADER "0g,0,0,0,Normal\n", 2, "s1_attr: expected 2 hex digits, got '0g'");
    expect_mistake(HEADER "000,0,0,0,Normal\n", 2, "s1_attr");
    expect_mistake(HEADER ",0,0,0,Normal\n", 2, "s1_attr");
    expect_mistake(HEADER "-1,0,0,0,Normal\n", 2, "s1_attr");
    expect_mistake(HEADER "00,1,0,0,Normal\n", 2, "s1_sh: expected 0, 2 or 3, got '1'");
    expect_mistake(HEADER "00,0,10,0,Normal\n", 2, "s2_attr: expected 1 hex digit");
    expect_mistake(HEADER "00,0,0,2,Normal\n", 2, "fwb: expected 0 or 1, got '2'");
#undef HEADER
    static const struct mmu_features none = { .s2fwb = false };
    struct found r = check_text("s1_attr,s2_attr,fwb,type\n00,0,1,Device-nGnRnE\n", &none);
    assert_false(r.done);
    assert_int_equal(r.e.line, 2);
    assert_non_null(strstr(r.e.text, "FEAT_S2FWB"));
    free(r.lines);
}

static void not_a_table(void **state)
{
    (void)state;
    struct found r = check_file(path_of("missing"), &base_features);
    assert_false(r.done);
    assert_non_null(strstr(r.e.text, "No such file"));
    free(r.lines);
    r = check_file(folder, &base_features);
    assert_false(r.done);
    assert_int_equal(r.e.status, GATHER_USER_ERROR);
    free(r.lines);

    char *text = malloc(10000);
    memset(text, 'x', 9999);
    text[9999] = '\0';
    r = check_text(text, &base_features);
    assert_false(r.done);
    assert_non_null(strstr(r.e.text, "longer than"));
    free(r.lines);
    free(text);
    static const char nul[] = "s1_attr,s2_attr,type\n00,0,\0x\n";
    r = check_bytes(nul, sizeof nul - 1, &base_features);
    assert_false(r.done);
    free(r.lines);
}

/* Cut or flip the compressed file at many places: never passes, never a crash. */
static void broken_gzip(void **state)
{
    (void)state;
    static unsigned char packed[1 << 20];
    FILE *f = fopen(GOLDEN, "rb");
    assert_non_null(f);
    const size_t size = fread(packed, 1, sizeof packed, f);
    fclose(f);
    static const unsigned parts[] = { 1, 100, 400, 700, 999 }; /* of a thousand */
    for (size_t k = 0; k < ARRAY_LEN(parts); k++) {
        struct found r = check_bytes(packed, size * parts[k] / 1000, &base_features);
        assert_false(r.done);
        assert_int_equal(r.e.status, GATHER_USER_ERROR);
        assert_non_null(strstr(r.e.text, "gzip"));
        free(r.lines);
    }
    struct found r = check_bytes(packed, size - 3, &base_features); /* the length field */
    assert_false(r.done);
    assert_non_null(strstr(r.e.text, "cut short"));
    free(r.lines);
    packed[size - 6] ^= 1; /* the checksum */
    r = check_bytes(packed, size, &base_features);
    assert_false(r.done);
    assert_non_null(strstr(r.e.text, "gzip"));
    free(r.lines);
}

/* ---- writing --------------------------------------------------------------------------------- */

static char *written(const struct mmu_features *features, int fwb, bool print)
{
    char *text = NULL;
    size_t size = 0;
    struct error e;
    FILE *to = open_memstream(&text, &size);
    assert_true(print ? mmu_table_print(to, features, fwb, &e)
                      : mmu_table_write(to, features, fwb, &e));
    fclose(to);
    return text;
}

static unsigned count_lines(const char *text)
{
    unsigned lines = 0;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

static void every_combination(void **state)
{
    (void)state;
    static const struct {
        struct mmu_features features;
        int fwb;
        unsigned rows;
    } rows[] = {
        { { .s2fwb = true }, -1, 147456 },
        { { .s2fwb = true, .xs = true, .mte2 = true }, -1, 294912 },
        { { .s2fwb = true, .xs = true, .mte2 = true, .mteperm = true }, 1, 147456 },
        { { .xs = true }, -1, 147456 },
        { { .s2fwb = false }, 0, 73728 },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        char *text = written(&rows[k].features, rows[k].fwb, false);
        assert_memory_equal(text, API_HEADER "\n", strlen(API_HEADER "\n"));
        assert_int_equal(count_lines(text), rows[k].rows + 1);
        expect_clean(text, &rows[k].features, rows[k].rows);
        free(text);
    }
    struct error e;
    static const struct mmu_features none = { .s2fwb = false };
    assert_false(mmu_table_write(stderr, &none, 1, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_false(mmu_table_print(stderr, &none, 1, &e));
}

/* Rows as they must read, written by hand. */
static void rows_as_text(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "\n44,0,1,0,0,0,0,Device-nGnRE,,,OSH,1,0,0,04,2,ok\n",
        "\nff,0,1,0,1,0,0,Device-nGnRE,,,OSH,0,0,0,05,2,ok\n",
        "\n4f,2,f,0,0,0,1,Normal,WBRW,NC,OSH,0,0,0,4f,2,ok\n",
        "\n33,3,6,0,1,0,0,Normal,WBRWt,WBRWt,ISH,0,0,0,77,3,ok\n",
        "\nf0,0,f,0,0,0,0,Normal,WBRW,WBRW,NSH,0,1,0,f0,0,ok\n",
        "\nee,0,a,0,0,0,0,Normal,WTR-,WTR-,NSH,0,0,0,a0,0,ok\n",
        "\n88,0,f,0,0,0,0,Normal,WT--,WT--,NSH,1,0,0,88,0,ok\n",
        "\n10,0,c,0,1,1,0,CU,,,,,,,,,S1RES+S2RES+S2RES0\n",
        "\n44,0,d,3,1,0,1,Normal,NC,NC,OSH,0,0,0,40,2,S2RES0\n",
    };
    char *text = written(&full_features, -1, false);
    for (size_t k = 0; k < ARRAY_LEN(wanted); k++) {
        if (!strstr(text, wanted[k]))
            fail_msg("no row '%s'", wanted[k]);
    }
    free(text);
}

static void for_people(void **state)
{
    (void)state;
    for (int fwb = -1; fwb <= 1; fwb++) {
        char *text = written(&full_features, fwb, true);
        for (const char *at = text; *at != '\0'; at = strchr(at, '\n') + 1) {
            const size_t length = strcspn(at, "\n");
            assert_in_range(length, 0, 100);
            assert_true(length == 0 || at[length - 1] != ' ');
        }
        assert_int_equal(strstr(text, "FWB=0:") != NULL, fwb <= 0);
        assert_int_equal(strstr(text, "FWB=1:") != NULL, fwb != 0);
        assert_non_null(strstr(text, "0x44 NC"));
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_passes),
        cmocka_unit_test(corrupted_copy),
        cmocka_unit_test(features_matter),
        cmocka_unit_test(columns_of_a_file),
        cmocka_unit_test(the_other_shareability),
        cmocka_unit_test(constrained_unpredictable),
        cmocka_unit_test(broken_rows),
        cmocka_unit_test(not_a_table),
        cmocka_unit_test(broken_gzip),
        cmocka_unit_test(every_combination),
        cmocka_unit_test(rows_as_text),
        cmocka_unit_test(for_people),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
