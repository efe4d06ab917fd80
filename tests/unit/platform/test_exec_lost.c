/* SPDX-License-Identifier: Apache-2.0 */
/* What is told at the end of a program's run of accesses that failed behind its back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "platform/exec_own.h"

enum {
    MOV_BAR_X2 = 0xd2c01002, /* MOV X2, #0x8000000000 */
    STR_3 = 0xf9000043,      /* STR X3, [X2, #8 * n] with n << 10 */
    LDR_4 = 0xf9400044,
    DSB_SY = 0xd5033f9f,
    WFI = 0xd503207f,
    N_SHIFT = 10
};

/* `size` bytes of a number, little-endian. */
static void put(uint8_t *to, uint64_t value, unsigned size)
{
    for (unsigned i = 0; i < size; i++)
        to[i] = (uint8_t)(value >> 8 * i);
}

/* An ELF file by hand: one segment at 0x40080000 (ELF-64 object file format). */
static void write_program(const uint32_t *words, size_t count, char *path)
{
    enum { HEADER = 64, PHDR = 56, AT = HEADER + PHDR, ENTRY = 0x40080000 };
    uint8_t file[512] = { 0x7f, 'E', 'L', 'F', 2, 1, 1 };
    const size_t size = count * 4;
    put(file + 16, 2, 2);
    put(file + 18, 183, 2);
    put(file + 24, ENTRY, 8);
    put(file + 32, HEADER, 8);
    put(file + 52, HEADER, 2);
    put(file + 54, PHDR, 2);
    put(file + 56, 1, 2);
    put(file + HEADER, 1, 4);
    put(file + HEADER + 8, AT, 8);
    put(file + HEADER + 16, ENTRY, 8);
    put(file + HEADER + 24, ENTRY, 8);
    put(file + HEADER + 32, size, 8);
    put(file + HEADER + 40, size, 8);
    for (size_t i = 0; i < count; i++)
        put(file + AT + 4 * i, words[i], 4);
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, file, AT + size), (ssize_t)(AT + size));
    close(fd);
}

static void take_line(void *text, const char *line)
{
    char *to = text;
    snprintf(to + strlen(to), 1000 - strlen(to), "%s\n", line);
}

struct lost_case {
    const char *posted, *read; /* parameters */
    enum pcie_inject_kind kind;
    uint64_t offset; /* of the BAR; UINT64_MAX: any */
    unsigned count;
    const char *text;
};

/* Five stores and two loads of the BAR, `count` of the first of which go wrong; then WFI. */
static void run_case(const struct lost_case *l, char *text)
{
    static const uint32_t words[] = {
        MOV_BAR_X2,
        STR_3,
        STR_3 | 1 << N_SHIFT,
        STR_3 | 2 << N_SHIFT,
        STR_3 | 3 << N_SHIFT,
        STR_3 | 4 << N_SHIFT,
        DSB_SY,
        LDR_4 | 5 << N_SHIFT,
        LDR_4 | 6 << N_SHIFT,
        WFI,
    };
    struct error e = { 0 };
    struct platform_params params;
    char path[] = "/tmp/gather-lost-XXXXXX";
    write_program(words, ARRAY_LEN(words), path);
    platform_defaults(&params);
    a64_impl_defaults(&params.cpu);
    mmu_impl_defaults(&params.mmu);
    params.machine.fwb = params.machine.xs = params.machine.mte2 = true;
    struct platform_keys keys = platform_keys(&params);
    assert_true(param_assign(keys.tables, keys.objects, PLATFORM_TABLES, l->posted, &e));
    assert_true(param_assign(keys.tables, keys.objects, PLATFORM_TABLES, l->read, &e));
    struct platform *p = platform_new(&params, &e);
    assert_non_null(p);
    struct exec_setup setup;
    exec_defaults(&setup);
    setup.program = path;
    struct exec *x = exec_new(p, &setup, &e);
    if (!x) {
        fail_msg("%s", e.text);
        return; /* never: for the analyzer */
    }
    const struct pcie_inject inject = { .kind = l->kind, .offset = l->offset, .count = l->count };
    if (l->count)
        assert_true(endpoint_inject(x->endpoint, &inject, &e));
    struct exec_result result;
    assert_true(exec_run(x, &result, &e));
    assert_true(platform_finish(p, &e));
    text[0] = '\0';
    exec_lost(x, take_line, text);
    exec_free(x);
    platform_free(p);
    unlink(path);
}

static void what_is_told(void **state)
{
    (void)state;
    static const struct lost_case cases[] = {
        { "posted_error=serror", "read_error=ones", PCIE_INJECT_UR, 0, 0, "" },
        { "posted_error=serror", "read_error=ones", PCIE_INJECT_UR, 8, 1,
          "core 0: an SError is pending and masked at EL1 (PSTATE.A is 1), ISS 0x11: 1 write "
          "failed, "
          "the first at 0x8000000008\n" },
        { "posted_error=serror", "read_error=slverr", PCIE_INJECT_CA, UINT64_MAX, 5,
          "core 0: an SError is pending and masked at EL1 (PSTATE.A is 1), ISS 0x11: 5 writes "
          "failed, the first at 0x8000000000\n" },
        { "posted_error=aer", "read_error=ones", PCIE_INJECT_UR, 8, 1,
          "the device refused 1 write, and the program was not told (posted_error is aer): the "
          "first "
          "at bus address 0x8000000008\n" },
        { "posted_error=aer", "read_error=ones", PCIE_INJECT_CA, UINT64_MAX, 100,
          "the device refused 5 writes, and the program was not told (posted_error is aer): the "
          "first at bus address 0x8000000000\n"
          "2 reads of the device failed and gave all ones, and the program was not told "
          "(read_error "
          "is ones): the first at bus address 0x8000000028\n" },
        { "posted_error=silent", "read_error=ones", PCIE_INJECT_UR, UINT64_MAX, 4,
          "the device refused 4 writes in silence (posted_error is silent)\n" },
        { "posted_error=silent", "read_error=ones", PCIE_INJECT_TIMEOUT, 0x30, 1,
          "1 read of the device failed and gave all ones, and the program was not told (read_error "
          "is ones): the first at bus address 0x8000000030\n" },
        /* A load that faults is told: the program has its abort. */
        { "posted_error=aer", "read_error=slverr", PCIE_INJECT_UR, 0x28, 1, "" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[1000];
        run_case(&cases[i], text);
        assert_string_equal(text, cases[i].text);
    }
}

static struct platform *make_vm(struct vm **vm, struct endpoint **ep)
{
    struct error e = { 0 };
    struct platform_params params;
    platform_defaults(&params);
    a64_impl_defaults(&params.cpu);
    mmu_impl_defaults(&params.mmu);
    params.root.posted_error = PCIE_POSTED_SILENT;
    struct platform *p = platform_new(&params, &e);
    assert_non_null(p);
    const struct bar_request bar = { .size = 1 << 20, .prefetchable = true };
    const struct vm_request request = { .policy = "v6.9", .el = 1, .page = 4096 };
    struct map_request how;
    struct mapping mapping = { 0 };
    map_request_defaults(&how);
    *ep = platform_endpoint(p, NULL, &e);
    assert_true(*ep && endpoint_add_bar(*ep, &bar, &e));
    *vm = platform_vm(p, &request, &e);
    assert_true(*vm && vm_assign(*vm, *ep, &how, &mapping, &e));
    assert_int_equal(mapping.ipa.ipa, UINT64_C(0x8000000000)); /* X2 of the programs */
    return p;
}

static enum exec_end run_guest(struct vm *vm, const uint32_t *words, size_t count, char *text)
{
    struct error e = { 0 };
    struct exec_setup setup;
    struct exec_result result;
    char path[] = "/tmp/gather-lost-XXXXXX";
    write_program(words, count, path);
    exec_defaults(&setup);
    setup.program = path;
    struct exec *x = exec_new_guest(vm_cpu(vm, 0, &e), &setup, &e);
    if (!x) {
        fail_msg("%s", e.text);
        return EXEC_RUNS; /* never: for the analyzer */
    }
    assert_true(exec_run(x, &result, &e));
    text[0] = '\0';
    exec_lost(x, take_line, text);
    exec_free(x);
    unlink(path);
    return result.end;
}

/* What a VM's guest is told: nothing of faults of its own, nor of what was before it. */
static void guests_of_a_vm(void **state)
{
    (void)state;
    enum {
        MOV_NOWHERE_X2 = 0xd2c00202, /* MOV X2, #0x1000000000 */
        MOV_OFF_X0 = 0xd2b08000,     /* MOV X0, #0x84000000 */
        ADD_OFF_X0 = 0x91002000,     /* ADD X0, X0, #8 */
        HVC = 0xd4000002
    };
    static const uint32_t stores[] = { MOV_BAR_X2, STR_3, STR_3 | 1 << N_SHIFT, DSB_SY, MOV_OFF_X0,
                                       ADD_OFF_X0, HVC };
    static const uint32_t faults[] = { MOV_NOWHERE_X2, LDR_4 };
    struct error e = { 0 };
    struct vm *vm;
    struct endpoint *ep;
    struct platform *p = make_vm(&vm, &ep);
    const struct pcie_inject inject = { .kind = PCIE_INJECT_UR, .offset = UINT64_MAX, .count = 2 };
    char text[1000];
    assert_true(endpoint_inject(ep, &inject, &e));
    assert_int_equal(run_guest(vm, stores, ARRAY_LEN(stores), text), EXEC_OFF);
    assert_string_equal(text, "the device refused 2 writes in silence (posted_error is silent)\n");
    assert_int_equal(run_guest(vm, stores, ARRAY_LEN(stores), text), EXEC_OFF);
    assert_string_equal(text, "");
    assert_int_equal(run_guest(vm, faults, ARRAY_LEN(faults), text), EXEC_STAGE2);
    assert_string_equal(text, "");
    platform_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told),
        cmocka_unit_test(guests_of_a_vm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
