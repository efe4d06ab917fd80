/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void sets_user_errors(void **state)
{
    (void)state;
    struct error e;
    assert_false(error_set(&e, "%d apples", 3));
    assert_int_equal(e.status, 2);
    assert_string_equal(e.text, "3 apples");
    assert_string_equal(e.file, "");
    assert_int_equal(e.line, 0);

    assert_false(error_at(&e, "a.lua", 17, "no %s", "pears"));
    assert_int_equal(e.status, 2);
    assert_string_equal(e.file, "a.lua");
    assert_int_equal(e.line, 17);

    assert_false(error_fault(&e, "ours"));
    assert_int_equal(e.status, 3);
    assert_string_equal(e.file, "");
    assert_int_equal(e.line, 0);
}

static void null_error_is_allowed(void **state)
{
    (void)state;
    static const char *const names[] = { "a" };
    assert_false(error_set(NULL, "x"));
    assert_false(error_at(NULL, "f", 1, "x"));
    assert_false(error_fault(NULL, "x"));
    error_suggest(NULL, "b", names, 1);
}

static void a_message_may_wrap_another(void **state)
{
    (void)state;
    struct error e;
    error_at(&e, "inner.txt", 4, "inner");
    error_at(&e, e.file, e.line + 1, "outer: %s", e.text);
    assert_string_equal(e.text, "outer: inner");
    assert_string_equal(e.file, "inner.txt");
    assert_int_equal(e.line, 5);
}

static void a_message_is_one_clean_line(void **state)
{
    (void)state;
    struct error e;
    error_at(&e, "x\ny", 1, "a\nb\tc\033[31md\n");
    assert_string_equal(e.text, "a b c?[31md");
    assert_string_equal(e.file, "x y");
}

static void long_messages_show_their_cut(void **state)
{
    (void)state;
    struct error e;
    char text[2000];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    error_set(&e, "%s", text);
    assert_int_equal(strlen(e.text), sizeof e.text - 1);
    assert_string_equal(e.text + sizeof e.text - 5, "x...");

    text[sizeof e.text - 1] = '\0'; /* the longest that fits is not touched */
    error_set(&e, "%s", text);
    assert_string_equal(e.text, text);

    /* Two-byte characters at either parity: never half of one before the dots. */
    for (int shift = 0; shift < 2; shift++) {
        for (size_t i = 0; i + 1 < sizeof text; i++) {
            text[i] = (i + (size_t)shift) % 2 == 0 ? '\xc3' : '\xa9';
        }
        error_set(&e, "%s", text + (shift == 0 ? 0 : 1));
        size_t length = strlen(e.text);
        assert_string_equal(e.text + length - 3, "...");
        assert_int_equal((unsigned char)e.text[length - 4], 0xa9);
    }

    char path[600];
    memset(path, 'd', sizeof path);
    memcpy(path + sizeof path - 7, "/x.lua", 7);
    error_at(&e, path, 1, "t");
    assert_int_equal(strlen(e.file), sizeof e.file - 1);
    assert_memory_equal(e.file, "...d", 4);
    assert_string_equal(e.file + strlen(e.file) - 6, "/x.lua");
}

static void assert_printed(const struct error *e, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    error_print(e, to);
    fclose(to);
    assert_string_equal(text, expected);
    free(text);
}

static void prints_place_only_where_there_is_one(void **state)
{
    (void)state;
    struct error e;
    error_set(&e, "wrong");
    assert_printed(&e, "gather: wrong\n");
    error_at(&e, "a.lua", 0, "wrong");
    assert_printed(&e, "gather: a.lua: wrong\n");
    error_at(&e, "a.lua", 12, "wrong");
    assert_printed(&e, "gather: a.lua:12: wrong\n");
    error_at(&e, NULL, 0, "wrong %%d");
    assert_printed(&e, "gather: wrong %d\n");
}

static void nearest_is_by_edits(void **state)
{
    (void)state;
    static const char *const names[] = { "wc_lines", "wc_timeout", "join_limit", "mps",
                                         "width",    "fwb",        "seed" };
    static const struct {
        const char *wanted, *found;
    } cases[] = {
        { "wc_lines", "wc_lines" },
        { "wc_line", "wc_lines" },      /* one missing */
        { "wc__lines", "wc_lines" },    /* one too many */
        { "wd_lines", "wc_lines" },     /* one replaced */
        { "cw_lines", "wc_lines" },     /* neighbours swapped */
        { "WC_LINES", "wc_lines" },     /* case */
        { "Wc_Tmieout", "wc_timeout" }, /* case and a swap */
        { "cwl_niees", NULL },          /* too far: length 9 allows 3 */
        { "widht", "width" },
        { "fbw", "fwb" },
        { "sede", "seed" },
        { "join", NULL }, /* six missing */
        { "xyz", NULL },  /* as many edits as letters */
        { "", NULL },
        { "zzzzzzzz", NULL },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *found = nearest_name(cases[i].wanted, names, ARRAY_LEN(names));
        if (cases[i].found == NULL) {
            assert_null(found);
        } else {
            assert_non_null(found);
            assert_string_equal(found, cases[i].found);
        }
    }
    assert_null(nearest_name("mps", names, 0));
}

static void limits_of_nearness(void **state)
{
    (void)state;
    /* Short words: two edits. Three would be needed here. */
    static const char *const five[] = { "abcde" };
    assert_non_null(nearest_name("abxye", five, 1));
    assert_null(nearest_name("axyze", five, 1));
    /* Half of the letters have to be right. */
    static const char *const off[] = { "off" };
    assert_non_null(nearest_name("fof", off, 1));
    assert_null(nearest_name("on", off, 1));
    /* Twelve letters: a third is four. */
    static const char *const twelve[] = { "abcdefghijkl" };
    assert_non_null(nearest_name("abcdefgh1234", twelve, 1));
    assert_null(nearest_name("abcdefg12345", twelve, 1));
    /* A swap counts one: three swaps of nine letters are near, four are not. */
    static const char *const nine[] = { "abcdefghi" };
    assert_non_null(nearest_name("badcfeghi", nine, 1));
    assert_null(nearest_name("badcfehgi", nine, 1));
    /* The least distance wins, of equals the first; holes in the list are passed over. */
    static const char *const several[] = { "abcdxx", NULL, "abcdex", "abcdey" };
    assert_string_equal(nearest_name("abcdef", several, 4), "abcdex");
    /* Longer than any name. */
    char text[4096];
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '\0';
    const char *const itself[] = { text };
    assert_null(nearest_name(text, itself, 1));
    assert_null(nearest_name("aaa", itself, 1));
}

static void suggests_or_lists(void **state)
{
    (void)state;
    static const char *const names[] = { "normal-nc", "device-ngnre", NULL, "device-gre" };
    struct error e;
    error_set(&e, "unknown type \"normal_nc\"");
    error_suggest(&e, "normal_nc", names, 4);
    assert_string_equal(e.text, "unknown type \"normal_nc\"; did you mean \"normal-nc\"?");
    error_set(&e, "unknown type \"qqq\"");
    error_suggest(&e, "qqq", names, 4);
    assert_string_equal(e.text, "unknown type \"qqq\"; known: normal-nc, device-ngnre, device-gre");
    error_set(&e, "nothing");
    error_suggest(&e, "qqq", names, 0);
    assert_string_equal(e.text, "nothing");
}

/* Other names that were not misspelt, but half known. */
static void suggests_by_shared_words(void **state)
{
    (void)state;
    static const char *const names[] = { "qemu-mr", "qemu-vfio",   "gem5",
                                         "pcap",    "simpletrace", "ftrace-kvm" };
    static const char *const about[] = {
        "a QEMU log of memory", "a QEMU log of vfio",       "packets of gem5",
        "captured TLPs",        "of QEMU's simple backend", "of the kernel",
    };
    static const struct {
        const char *wanted, *alone, *with_about;
    } cases[] = {
        { "qemu", "; did you mean \"qemu-mr\" or \"qemu-vfio\"?",
          "; did you mean \"qemu-mr\", \"qemu-vfio\" or \"simpletrace\"?" },
        { "QEMU_log", "; did you mean \"qemu-mr\" or \"qemu-vfio\"?",
          "; did you mean \"qemu-mr\" or \"qemu-vfio\"?" },
        { "ftrace", "; did you mean \"ftrace-kvm\"?", "; did you mean \"ftrace-kvm\"?" },
        { "kvm", "; did you mean \"ftrace-kvm\"?", "; did you mean \"ftrace-kvm\"?" },
        { "qemu-simple", "; did you mean \"simpletrace\"?",
          "; did you mean \"simpletrace\"?" }, /* with `about`: two words of it */
        { "gem6", "; did you mean \"gem5\"?", "; did you mean \"gem5\"?" },
        { "pcapng", "; did you mean \"pcap\"?", "; did you mean \"pcap\"?" },
        { "of", "; known: qemu-mr, qemu-vfio, gem5, pcap, simpletrace, ftrace-kvm",
          "; known: qemu-mr, qemu-vfio, gem5, pcap, simpletrace, ftrace-kvm" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct error_names n = { names, NULL, ARRAY_LEN(names) };
        struct error e;
        error_set(&e, "no");
        if (strcmp(cases[i].wanted, "qemu-simple") != 0) { /* "qemu" and "simple" are one each */
            error_suggest_of(&e, cases[i].wanted, &n);
            assert_string_equal(e.text + 2, cases[i].alone);
        }
        n.about = about;
        error_set(&e, "no");
        error_suggest_of(&e, cases[i].wanted, &n);
        assert_string_equal(e.text + 2, cases[i].with_about);
    }
    /* Whole or not at all. */
    struct error e;
    char text[sizeof e.text];
    memset(text, 's', sizeof text);
    text[sizeof text - 20] = '\0';
    error_set(&e, "%s", text);
    error_suggest(&e, "qemu", names, ARRAY_LEN(names));
    assert_string_equal(e.text, text);
}

static void long_lists_end_in_dots(void **state)
{
    (void)state;
    char text[200][16];
    const char *names[200];
    for (int i = 0; i < 200; i++) {
        snprintf(text[i], sizeof text[i], "name-%04d-long", i);
        names[i] = text[i];
    }
    /* At every length of what stands before: whole names, then the mark. */
    for (int before = 1; before < 640; before++) {
        char start[700];
        memset(start, 's', sizeof start);
        start[before] = '\0';
        struct error e;
        error_set(&e, "%s", start);
        error_suggest(&e, "zz", names, 200);
        size_t length = strlen(e.text);
        assert_in_range(length, before, sizeof e.text - 1);
        if (length == (size_t)before) {
            assert_in_range(before, 600, 639); /* nothing fits */
            continue;
        }
        assert_string_equal(e.text + length - 10, "-long, ...");
        assert_memory_equal(e.text + before, "; known: name-0000-long, ", 25);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_user_errors),
        cmocka_unit_test(null_error_is_allowed),
        cmocka_unit_test(a_message_may_wrap_another),
        cmocka_unit_test(a_message_is_one_clean_line),
        cmocka_unit_test(long_messages_show_their_cut),
        cmocka_unit_test(prints_place_only_where_there_is_one),
        cmocka_unit_test(nearest_is_by_edits),
        cmocka_unit_test(limits_of_nearness),
        cmocka_unit_test(suggests_or_lists),
        cmocka_unit_test(suggests_by_shared_words),
        cmocka_unit_test(long_lists_end_in_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
