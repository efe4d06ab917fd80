/* SPDX-License-Identifier: Apache-2.0 */
/* Semihosting's files, in the machine's current folder. */
#include <semihost.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char name[] = "guest-files.tmp", other[] = "guest-files-2.tmp";

/* SYS_READ and SYS_WRITE give how many bytes were NOT done. */
int main(void)
{
    static const char text[] = "0123456789abcdefghij";
    char got[32] = "";
    int f;

    sys_semihost_remove(name);
    sys_semihost_remove(other);
    printf("open what is not there: %d", sys_semihost_open(name, SH_OPEN_R));
    printf(", errno %d\n", sys_semihost_errno());

    f = sys_semihost_open(name, SH_OPEN_W_PLUS_B);
    printf("open to write: %s, a terminal: %d\n", f > 0 ? "a handle" : "none",
           sys_semihost_istty(f));
    printf("write 20: %d left\n", (int)sys_semihost_write(f, text, 20));
    printf("length: %d\n", (int)sys_semihost_flen(f));
    printf("seek 5: %d\n", sys_semihost_seek(f, 5));
    printf("read 4: %d left", (int)sys_semihost_read(f, got, 4));
    printf(", \"%.4s\"\n", got);
    printf("seek 10: %d", sys_semihost_seek(f, 10));
    printf(", write 2: %d left\n", (int)sys_semihost_write(f, "XY", 2));
    printf("seek 18, read 10: %d", sys_semihost_seek(f, 18));
    printf(" %d left", (int)sys_semihost_read(f, got, 10));
    printf(", \"%.2s\"\n", got);
    printf("read at the end: %d of 10 left\n", (int)sys_semihost_read(f, got, 10));
    printf("close: %d\n", sys_semihost_close(f));

    f = sys_semihost_open(name, SH_OPEN_R_PLUS);
    printf("write over the first 3: %d left", (int)sys_semihost_write(f, "end", 3));
    printf(", close: %d\n", sys_semihost_close(f));
    printf("rename: %d\n", sys_semihost_rename(name, other));
    f = sys_semihost_open(other, SH_OPEN_R_B);
    memset(got, 0, sizeof got);
    printf("read 30: %d left", (int)sys_semihost_read(f, got, 30));
    printf(", \"%s\"\n", got);
    printf("length: %d", (int)sys_semihost_flen(f));
    printf(", close: %d\n", sys_semihost_close(f));
    printf("remove: %d\n", sys_semihost_remove(other));
    printf("open again: %d\n", sys_semihost_open(other, SH_OPEN_R));

    FILE *stream = fopen(name, "w");
    if (stream == NULL || fprintf(stream, "%d %s\n", 42, "words") < 0 || fclose(stream) != 0) {
        printf("fprintf failed\n");
        return 1;
    }
    int number = 0;
    stream = fopen(name, "r");
    int items = fscanf(stream, "%d %31s", &number, got);
    printf("fscanf: %d items", items);
    printf(", %d and \"%s\"\n", number, got);
    fclose(stream);
    printf("remove: %d\n", sys_semihost_remove(name));

    struct sys_semihost_block block = { 0 };
    sys_semihost_heapinfo(&block);
    printf("heapinfo: %s\n",
           block.heap_limit == NULL || block.heap_limit > block.heap_base ? "sensible" : "no");
    printf("clock: %s, time: %s\n", sys_semihost_clock() != UINTPTR_MAX ? "runs" : "no",
           sys_semihost_time() > 1600000000 ? "after 2020" : "before 2020");
    return 0;
}
