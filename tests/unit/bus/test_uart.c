/* SPDX-License-Identifier: Apache-2.0 */
/* The PL011 by its registers, and flat RAM against the pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "bus/bus.h"

static const simtime_t LATENCY = 77;

struct rig {
    char *text;
    size_t size;
    FILE *out;
    int pipe[2];
    struct uart *uart;
    struct bus_target target;
};

static int begin(void **state)
{
    struct rig *r = calloc(1, sizeof(*r));
    r->out = open_memstream(&r->text, &r->size);
    assert_int_equal(pipe(r->pipe), 0);
    r->uart = uart_new(r->out, r->pipe[0]);
    r->target = uart_target(r->uart, &LATENCY);
    *state = r;
    return 0;
}

static int end(void **state)
{
    struct rig *r = *state;
    uart_free(r->uart);
    fclose(r->out);
    free(r->text);
    close(r->pipe[0]);
    if (r->pipe[1] >= 0)
        close(r->pipe[1]);
    free(r);
    return 0;
}

static void store(struct rig *r, uint64_t offset, uint64_t value, unsigned size)
{
    uint8_t line[BUS_LINE] = { 0 };
    const uint64_t inside = offset % BUS_LINE;
    memcpy(line + inside, &value, size);
    const struct bus_write w = { .line = { offset - inside },
                                 .mask = (((uint64_t)1 << size) - 1) << inside,
                                 .data = line,
                                 .time = 1000 };
    const struct bus_answer a = r->target.write(r->target.self, offset - inside, &w);
    assert_int_equal(a.status, BUS_OK);
    assert_int_equal(a.time, 1000 + LATENCY);
}

static uint64_t load(struct rig *r, uint64_t offset, unsigned size)
{
    uint8_t bytes[BUS_LINE] = { 0 };
    uint64_t value;
    const struct bus_read q = { .at = { offset }, .size = size, .time = 5 };
    const struct bus_answer a = r->target.read(r->target.self, offset, &q, bytes);
    assert_int_equal(a.status, BUS_OK);
    assert_int_equal(a.time, 5 + LATENCY);
    memcpy(&value, bytes, sizeof(value));
    return value;
}

static void test_send(void **state)
{
    struct rig *r = *state;
    store(r, 0, 'a', 4);
    store(r, 0, 'b', 1);
    store(r, 0, 0x1263, 2); /* only the low byte is sent */
    fflush(r->out);
    assert_string_equal(r->text, "abc");
    assert_int_equal(load(r, 0x18, 4), 0x90); /* TXFE, RXFE */
}

static void test_receive(void **state)
{
    struct rig *r = *state;
    assert_int_equal(write(r->pipe[1], "xy", 2), 2);
    assert_int_equal(load(r, 0x18, 4), 0x80);
    assert_int_equal(load(r, 0, 1), 'x');
    assert_int_equal(load(r, 0x18, 4), 0x80);
    assert_int_equal(load(r, 0, 4), 'y');
    assert_int_equal(load(r, 0x18, 4), 0x90);
    assert_int_equal(load(r, 0, 4), 0);
    close(r->pipe[1]);
    r->pipe[1] = -1;
    assert_int_equal(load(r, 0x18, 4), 0x90);
}

static void test_registers(void **state)
{
    static const uint8_t identification[] = { 0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1 };
    struct rig *r = *state;
    for (unsigned i = 0; i < 8; i++) {
        store(r, 0xfe0 + 4 * i, 0xffffffff, 4);
        assert_int_equal(load(r, 0xfe0 + 4 * i, 4), identification[i]);
    }
    assert_int_equal(load(r, 0x30, 4), 0x300);
    assert_int_equal(load(r, 0x34, 4), 0x12);
    store(r, 0x24, 0x1a, 4);
    store(r, 0x28, 0x3, 4);
    store(r, 0x2c, 0x70, 2);
    store(r, 0x30, 0x301, 4);
    assert_int_equal(load(r, 0x24, 4), 0x1a);
    assert_int_equal(load(r, 0x24, 8), 0x30000001au); /* two registers at once */
    assert_int_equal(load(r, 0x2c, 4), 0x70);
    assert_int_equal(load(r, 0x30, 4), 0x301);
    assert_int_equal(load(r, 0x31, 1), 0x03);
    store(r, 0x18, 0, 4);
    assert_int_equal(load(r, 0x18, 4), 0x90);
}

static void test_nowhere(void **state)
{
    struct rig *r = *state;
    struct uart *quiet = uart_new(NULL, -1);
    struct rig other = { .uart = quiet, .target = uart_target(quiet, &LATENCY) };
    (void)r;
    store(&other, 0, 'a', 4);
    assert_int_equal(load(&other, 0x18, 4), 0x90);
    uart_free(quiet);
}

static void test_flat_ram(void **state)
{
    enum { SIZE = 1 << 20, CASES = 5000 };
    struct ram *flat = ram_new_flat(SIZE), *pieces = ram_new(SIZE);
    struct rng rng;
    (void)state;
    rng_seed(&rng, 5, "flat");
    assert_non_null(flat);
    assert_int_equal(ram_size(flat), SIZE);
    assert_int_equal((uintptr_t)ram_host(flat, 0) % (2 << 20), 0);
    assert_ptr_equal(ram_host(flat, SIZE - 1), ram_host(flat, 0) + SIZE - 1);
    assert_null(ram_host(flat, SIZE));
    assert_null(ram_host(pieces, 0));
    for (unsigned i = 0; i < CASES; i++) {
        uint8_t bytes[256], a[256], b[256];
        for (unsigned n = 0; n < sizeof(bytes); n++)
            bytes[n] = (uint8_t)rng_next(&rng);
        const size_t size = rng_below(&rng, sizeof(bytes)) + 1;
        const uint64_t at = rng_below(&rng, SIZE - size), line = rng_below(&rng, SIZE / 64) * 64;
        const uint64_t mask = rng_next(&rng);
        ram_write(flat, at, bytes, size);
        ram_write(pieces, at, bytes, size);
        ram_write_line(flat, line, bytes, mask);
        ram_write_line(pieces, line, bytes, mask);
        const uint64_t from = rng_below(&rng, SIZE - sizeof(a));
        ram_read(flat, from, a, sizeof(a));
        ram_read(pieces, from, b, sizeof(b));
        assert_memory_equal(a, b, sizeof(a));
        assert_memory_equal(a, ram_host(flat, from), sizeof(a));
    }
    ram_free(flat);
    ram_free(pieces);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(test_send),
        TEST(test_receive),
        TEST(test_registers),
        TEST(test_nowhere),
        cmocka_unit_test(test_flat_ram),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
