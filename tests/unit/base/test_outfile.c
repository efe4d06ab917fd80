/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Each test runs in an empty folder of its own, as the working folder. */
struct place {
    char folder[64];
    int files_open;
};

static int entries(const char *folder)
{
    DIR *d = opendir(folder);
    assert_non_null(d);
    int count = 0;
    for (const struct dirent *at = readdir(d); at != NULL; at = readdir(d)) {
        count += strcmp(at->d_name, ".") != 0 && strcmp(at->d_name, "..") != 0;
    }
    closedir(d);
    return count;
}

static int enter(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    snprintf(p->folder, sizeof p->folder, "/tmp/gather-outfile-XXXXXX");
    *state = p;
    p->files_open = entries("/proc/self/fd");
    return mkdtemp(p->folder) != NULL && chdir(p->folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    struct place *p = *state;
    char command[128];
    int leaked = entries("/proc/self/fd") - p->files_open;
    snprintf(command, sizeof command, "rm -rf %s", p->folder);
    bool removed = chdir("/") == 0 && system(command) == 0;
    free(p);
    return removed && leaked == 0 ? 0 : -1;
}

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void assert_holds(const char *path, const char *expected)
{
    char text[100] = "";
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(text, expected);
}

static bool there(const char *path)
{
    return access(path, F_OK) == 0;
}

static void appears_when_committed(void **state)
{
    (void)state;
    struct outfile f;
    struct error e;
    assert_true(outfile_open(&f, "a.txt", &e));
    char temporary[64];
    snprintf(temporary, sizeof temporary, "a.txt.tmp.%d", (int)getpid());
    fputs("hello", f.stream);
    fflush(f.stream);
    assert_false(there("a.txt"));
    assert_true(there(temporary));
    assert_true(outfile_commit(&f, &e));
    assert_holds("a.txt", "hello");
    assert_int_equal(entries("."), 1);
    outfile_abandon(&f); /* nothing to do any more */
    assert_holds("a.txt", "hello");
}

static void replaces_only_when_committed(void **state)
{
    (void)state;
    write_text("a.txt", "old");
    struct outfile f;
    struct error e;
    assert_true(outfile_open(&f, "a.txt", &e));
    fputs("new", f.stream);
    fflush(f.stream);
    assert_holds("a.txt", "old");
    outfile_abandon(&f);
    assert_holds("a.txt", "old");
    assert_int_equal(entries("."), 1);

    assert_true(outfile_open(&f, "a.txt", &e));
    fputs("new", f.stream);
    assert_true(outfile_commit(&f, &e));
    assert_holds("a.txt", "new");
    assert_int_equal(entries("."), 1);
}

static void abandoned_leaves_nothing(void **state)
{
    (void)state;
    struct outfile f = { 0 };
    outfile_abandon(&f); /* never opened */
    assert_true(outfile_open(&f, "a.txt", NULL));
    fputs("half", f.stream);
    outfile_abandon(&f);
    outfile_abandon(&f);
    assert_int_equal(entries("."), 0);
}

/* "-" is no file, and standard output is open after it. */
static void a_dash_is_standard_output(void **state)
{
    (void)state;
    struct outfile f;
    struct error e;
    char text[16] = "";
    (void)fflush(stdout);
    const int saved = dup(STDOUT_FILENO), fd = open("out", O_RDWR | O_CREAT | O_TRUNC, 0666);
    assert_true(saved >= 0 && dup2(fd, STDOUT_FILENO) == STDOUT_FILENO);
    (void)fputs("a", stdout); /* in the stream still */
    const bool good = outfile_open(&f, "-", &e) && fputs("b", f.stream) >= 0 &&
                      outfile_commit(&f, &e) && fputs("c", stdout) >= 0 && fflush(stdout) == 0;
    assert_int_equal(dup2(saved, STDOUT_FILENO), STDOUT_FILENO);
    assert_true(good);
    assert_int_equal(pread(fd, text, sizeof text - 1, 0), 3);
    assert_string_equal(text, "abc");
    assert_int_equal(entries("."), 1);
    close(fd);
    close(saved);
}

static void names_why_it_cannot_open(void **state)
{
    (void)state;
    struct outfile f;
    struct error e;
    write_text("file", "x");
    assert_int_equal(mkdir("folder", 0777), 0);
    static const char *const bad[][2] = {
        { "no/such/a.txt", "cannot write \"no/such/a.txt\": there is no folder \"no/such\"" },
        { "file/a.txt", "cannot write \"file/a.txt\": Not a directory" },
        { "folder", "cannot write \"folder\": it is a folder" },
        { "folder/", "cannot write \"folder/\": it is a folder" },
        { "", "cannot write a file without a name; expected a path" },
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        memset(&f, 0xa5, sizeof f);
        assert_false(outfile_open(&f, bad[i][0], &e));
        assert_string_equal(e.text, bad[i][1]);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        outfile_abandon(&f); /* harmless after a failed open */
        assert_false(outfile_open(&f, bad[i][0], NULL));
    }
    assert_int_equal(entries("."), 2);
}

static void long_paths_end_at_the_limit(void **state)
{
    (void)state;
    struct outfile f;
    struct error e;
    char path[1100];
    /* "./" over and over: a path of any length to the same file. */
    for (size_t i = 0; i < sizeof path; i += 2) {
        path[i] = '.';
        path[i + 1] = '/';
    }
    path[1022] = 'a';
    path[1023] = '\0'; /* the longest */
    assert_true(outfile_open(&f, path, &e));
    fputs("far", f.stream);
    assert_true(outfile_commit(&f, &e));
    assert_holds("a", "far");
    assert_int_equal(entries("."), 1);
    path[1023] = 'a';
    path[1024] = '\0';
    assert_false(outfile_open(&f, path, &e));
    assert_non_null(strstr(e.text, "the path is too long"));
    assert_int_equal(entries("."), 1);
}

static void a_failed_rename_is_told(void **state)
{
    (void)state;
    struct outfile f;
    struct error e;
    assert_true(outfile_open(&f, "a.txt", &e));
    fputs("text", f.stream);
    assert_int_equal(mkdir("a.txt", 0777), 0); /* a folder took the name meanwhile */
    assert_false(outfile_commit(&f, &e));
    assert_string_equal(e.text, "cannot write \"a.txt\": Is a directory");
    assert_int_equal(entries("."), 1);
    assert_int_equal(entries("a.txt"), 0);
    outfile_abandon(&f);
}

/* A limit on the size of files stands for a disk that is full. */
static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit limit = { 65536, before.rlim_max };
    signal(SIGXFSZ, SIG_IGN);
    for (int early = 0; early < 2; early++) {
        write_text("a.txt", "old");
        struct outfile f;
        struct error e = { 0 };
        assert_true(outfile_open(&f, "a.txt", &e));
        setvbuf(f.stream, NULL, _IOFBF, 1 << 18);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        for (int i = 0; i < 100000; i++) {
            fputc('x', f.stream);
        }
        if (early == 1) { /* the error comes before the commit, which then has nothing to write */
            assert_int_not_equal(fflush(f.stream), 0);
            assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        }
        bool done = outfile_commit(&f, &e);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_false(done);
        assert_non_null(strstr(e.text, "cannot write \"a.txt\": "));
        assert_non_null(
            strstr(e.text, early == 1 ? "not everything was written" : "File too large"));
        assert_int_equal(e.status, GATHER_USER_ERROR);
        assert_holds("a.txt", "old");
        assert_int_equal(entries("."), 1);
    }
}

static void devices_are_written_never_replaced(void **state)
{
    (void)state;
    struct outfile f;
    struct error e;
    struct stat before, after;
    assert_int_equal(stat("/dev/null", &before), 0);
    assert_true(outfile_open(&f, "/dev/null", &e));
    fputs("gone", f.stream);
    assert_true(outfile_commit(&f, &e));
    assert_int_equal(stat("/dev/null", &after), 0);
    assert_true(S_ISCHR(after.st_mode) && after.st_ino == before.st_ino);
    assert_true(outfile_open(&f, "/dev/null", &e));
    outfile_abandon(&f);
    assert_true(there("/dev/null"));

    if (!there("/dev/full")) {
        skip();
    }
    assert_true(outfile_open(&f, "/dev/full", &e));
    fputs("too much", f.stream);
    assert_false(outfile_commit(&f, &e));
    assert_string_equal(e.text, "cannot write \"/dev/full\": No space left on device");
    assert_true(there("/dev/full"));
}

static void links_stay_links(void **state)
{
    (void)state;
    assert_int_equal(mkdir("real", 0777), 0);
    write_text("real/a.txt", "old");
    assert_int_equal(symlink("real/a.txt", "link"), 0);
    struct outfile f;
    struct error e;
    struct stat at;
    assert_true(outfile_open(&f, "link", &e));
    fputs("new", f.stream);
    assert_true(outfile_commit(&f, &e));
    assert_int_equal(lstat("link", &at), 0);
    assert_true(S_ISLNK(at.st_mode));
    assert_holds("real/a.txt", "new");
    assert_int_equal(entries("real"), 1);
    assert_int_equal(entries("."), 2);
}

static void a_leftover_is_no_obstacle(void **state)
{
    (void)state;
    char temporary[64];
    snprintf(temporary, sizeof temporary, "a.txt.tmp.%d", (int)getpid());
    write_text("victim", "precious");
    assert_int_equal(symlink("victim", temporary), 0); /* and is not written through */
    struct outfile f;
    assert_true(outfile_open(&f, "a.txt", NULL));
    fputs("new", f.stream);
    assert_true(outfile_commit(&f, NULL));
    assert_holds("a.txt", "new");
    assert_holds("victim", "precious");
    assert_int_equal(entries("."), 2);
}

static void makes_folders(void **state)
{
    const struct place *p = *state;
    struct error e;
    char path[128];
    assert_true(make_folder("a/b/c", &e));
    assert_int_equal(entries("a/b/c"), 0);
    assert_true(make_folder("a/b/c", &e)); /* it may be there */
    assert_true(make_folder("a//b/./d/", &e));
    assert_int_equal(entries("a/b"), 2);
    assert_true(make_folder(".", &e));
    assert_true(make_folder("/", &e));
    snprintf(path, sizeof path, "%s/x/y", p->folder);
    assert_true(make_folder(path, &e));
    assert_int_equal(entries("x/y"), 0);

    write_text("file", "x");
    assert_false(make_folder("file", &e));
    assert_string_equal(e.text, "cannot make folder \"file\": \"file\" is a file");
    assert_false(make_folder("file/b", &e));
    assert_string_equal(e.text, "cannot make folder \"file/b\": \"file\" is a file");
    assert_false(make_folder("", &e));
    assert_false(make_folder("/proc/no/such", &e));
    assert_string_equal(e.text, "cannot make folder \"/proc/no/such\": No such file or directory");
    char longest[6000];
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_false(make_folder(longest, &e));
    longest[300] = '\0'; /* one name of more than 255 bytes */
    assert_false(make_folder(longest, &e));
    assert_false(make_folder(longest, NULL));
}

static void an_input_is_no_output(void **state)
{
    (void)state;
    struct error e = { 0 };
    write_text("capture", "x");
    assert_int_equal(symlink("capture", "link"), 0);
    assert_int_equal(link("capture", "name"), 0);
    static const char *const same[] = { "capture", "./capture", "link", "name" };
    for (size_t i = 0; i < ARRAY_LEN(same); i++) {
        e = (struct error){ 0 };
        assert_false(outfile_check(same[i], "capture", &e));
        assert_non_null(strstr(e.text, "expected another file than the input"));
        assert_int_equal(e.status, GATHER_USER_ERROR);
    }
    assert_true(outfile_check("none", "capture", &e));
    assert_true(outfile_check("capture", "none", &e));
    assert_true(outfile_check(NULL, "capture", &e));
    assert_true(outfile_check("capture", NULL, &e));
    assert_true(outfile_check("-", "-", &e));
    assert_true(outfile_check("/dev/null", "/dev/null", &e)); /* nothing is lost there */
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(appears_when_committed),
        IN_FOLDER(replaces_only_when_committed),
        IN_FOLDER(abandoned_leaves_nothing),
        IN_FOLDER(a_dash_is_standard_output),
        IN_FOLDER(names_why_it_cannot_open),
        IN_FOLDER(long_paths_end_at_the_limit),
        IN_FOLDER(a_failed_rename_is_told),
        IN_FOLDER(a_full_disk_leaves_the_old_file),
        IN_FOLDER(devices_are_written_never_replaced),
        IN_FOLDER(links_stay_links),
        IN_FOLDER(a_leftover_is_no_obstacle),
        IN_FOLDER(an_input_is_no_output),
        IN_FOLDER(makes_folders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
