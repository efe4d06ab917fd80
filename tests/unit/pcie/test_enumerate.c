/* SPDX-License-Identifier: Apache-2.0 */
/** What firmware leaves behind: numbers, windows, enables. Offsets and values are literal. */
#include "tree_rig.h"

struct known {
    struct tree t;
    struct pcie_switch *s1, *s2;
    struct pcie_port *a, *b, *c, *d, *e;
};

/* Root ports: A; S1 with B, C and S2, which has D; E. */
static int setup(void **state)
{
    static struct known k;
    memset(&k, 0, sizeof(k));
    tree_make(&k.t);
    k.a = tree_endpoint(&k.t, NULL);
    k.s1 = tree_switch(&k.t, NULL);
    k.b = tree_endpoint(&k.t, k.s1);
    k.c = tree_endpoint(&k.t, k.s1);
    k.s2 = tree_switch(&k.t, k.s1);
    k.d = tree_endpoint(&k.t, k.s2);
    k.e = tree_endpoint(&k.t, NULL);
    *state = &k;
    return 0;
}

static int teardown(void **state)
{
    struct known *k = *state;
    tree_free(&k->t);
    return 0;
}

static void assert_buses(const struct pcie_function *f, unsigned primary, unsigned secondary,
                         unsigned subordinate)
{
    assert_int_equal(tree_read(f, 0x18, 4) & 0xffffff,
                     primary | secondary << 8 | subordinate << 16);
}

static void test_numbers(void **state)
{
    const struct known *k = *state;
    assert_int_equal(k->a->function.id, 0x0008); /* 00:01.0 */
    assert_buses(&k->a->function, 0, 1, 1);
    assert_int_equal(pcie_port_id(k->a), 0x0100);
    assert_int_equal(k->s1->port->function.id, 0x0010);
    assert_buses(&k->s1->port->function, 0, 2, 8);
    assert_int_equal(k->s1->upstream.id, 0x0200);
    assert_int_equal(pcie_port_id(k->s1->port), 0x0200);
    assert_buses(&k->s1->upstream, 2, 3, 8);
    assert_int_equal(k->b->function.id, 0x0300);
    assert_buses(&k->b->function, 3, 4, 4);
    assert_int_equal(pcie_port_id(k->b), 0x0400);
    assert_int_equal(k->c->function.id, 0x0308); /* 03:01.0 */
    assert_buses(&k->c->function, 3, 5, 5);
    assert_int_equal(pcie_port_id(k->c), 0x0500);
    assert_int_equal(k->s2->port->function.id, 0x0310);
    assert_buses(&k->s2->port->function, 3, 6, 8);
    assert_int_equal(k->s2->upstream.id, 0x0600);
    assert_buses(&k->s2->upstream, 6, 7, 8);
    assert_int_equal(k->d->function.id, 0x0700);
    assert_int_equal(pcie_port_id(k->d), 0x0800);
    assert_int_equal(k->e->function.id, 0x0018);
    assert_buses(&k->e->function, 0, 9, 9);
    assert_int_equal(pcie_port_id(k->e), 0x0900);
}

static void assert_window(const struct pcie_function *f, unsigned memory, unsigned prefetch,
                          unsigned base_upper, unsigned limit_upper)
{
    assert_int_equal(tree_read(f, 0x20, 4), memory);
    assert_int_equal(tree_read(f, 0x24, 4), prefetch);
    assert_int_equal(tree_read(f, 0x28, 4), base_upper);
    assert_int_equal(tree_read(f, 0x2c, 4), limit_upper);
}

/* Base in the low half, limit in the high one, both in units of 64 KiB; 1 of the prefetchable
 * window's low digits says 64 bits. */
static void test_windows(void **state)
{
    const struct known *k = *state;
    assert_window(&k->a->function, 0x00000010, 0x00010011, 0, 0); /* closed */
    tree_bar(k->a, 0, 0x10000000, 0x1000, false);
    tree_bar(k->b, 0, 0x10100000, 0x4000, false);
    tree_bar(k->b, 2, 0x8000000000, 0x80000000, true);
    tree_bar(k->c, 4, 0x10200000, 0x200000, false);
    tree_bar(k->d, 0, 0x9000000000, 0x1000, true);
    assert_window(&k->a->function, 0x10001000, 0x00010011, 0, 0);
    assert_window(&k->b->function, 0x10101010, 0x7ff10001, 0x80, 0x80);
    assert_window(&k->c->function, 0x10301020, 0x00010011, 0, 0);
    assert_window(&k->d->function, 0x00000010, 0x00010001, 0x90, 0x90);
    assert_window(&k->s2->upstream, 0x00000010, 0x00010001, 0x90, 0x90);
    assert_window(&k->s2->port->function, 0x00000010, 0x00010001, 0x90, 0x90);
    assert_window(&k->s1->upstream, 0x10301010, 0x00010001, 0x80, 0x90);
    assert_window(&k->s1->port->function, 0x10301010, 0x00010001, 0x80, 0x90);
    assert_int_equal(tree_read(&k->b->endpoint->function, 0x10, 4), 0x10100000);
    assert_int_equal(tree_read(&k->b->endpoint->function, 0x18, 4), 0x0000000c);
    assert_int_equal(tree_read(&k->b->endpoint->function, 0x1c, 4), 0x80);
    assert_true(k->a->endpoint->bars[0].direct && k->b->endpoint->bars[2].direct &&
                k->d->endpoint->bars[0].direct);
}

static void test_enables(void **state)
{
    const struct known *k = *state;
    const struct pcie_function *all[] = { &k->a->function,       &k->a->endpoint->function,
                                          &k->s1->upstream,      &k->b->function,
                                          &k->s2->upstream,      &k->d->endpoint->function,
                                          &k->s1->port->function };
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        const unsigned express = tree_find(all[i], 0x10);
        /* memory, master, SERR */
        assert_int_equal(tree_read(all[i], 0x04, 2), 0x0106);
        /* four reports, relaxed ordering, MPS 256, tags of 8 bits, no snoop, MRRS 512 */
        assert_int_equal(tree_read(all[i], express + 8, 2),
                         0x000f | 0x10 | 0x20 | 0x100 | 0x800 | 0x2000);
    }
    /* SERR at bridges, root ports' error messages */
    assert_int_equal(tree_read(&k->a->function, 0x3e, 2), 0x0002);
    assert_int_equal(tree_read(&k->s2->upstream, 0x3e, 2), 0x0002);
    const struct pcie_function *root = &k->a->function;
    assert_int_equal(tree_read(root, root->config.at[PCIE_CAP_AER] + 0x2c, 4), 7);
    /* the link is up: generation and width, and at ports data link layer active */
    const unsigned express = tree_find(root, 0x10);
    assert_int_equal(tree_read(root, express + 0x12, 2) & 0x23ff,
                     0x2000 | k->t.link.width << 4 | k->t.link.gen);
    const struct pcie_function *others[] = { &k->d->endpoint->function, &k->s2->upstream };
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        assert_int_equal(tree_read(others[i], express + 0x12, 2) & 0x3ff,
                         k->t.link.width << 4 | k->t.link.gen);
    }
}

/* A tree that grows: what was there keeps its place; buses behind it move up. */
static void test_growth(void **state)
{
    struct known *k = *state;
    struct error e = { 0 };
    tree_bar(k->d, 0, 0x9000000000, 0x1000, true);
    tree_bar(k->e, 0, 0x10000000, 0x1000, false);
    const struct pcie_port *late = tree_endpoint(&k->t, k->s1);
    assert_int_equal(late->function.id, 0x0318);
    assert_int_equal(pcie_port_id(late), 0x0900);
    assert_int_equal(pcie_port_id(k->d), 0x0800);
    assert_int_equal(pcie_port_id(k->e), 0x0a00);
    assert_window(&k->d->function, 0x00000010, 0x00010001, 0x90, 0x90);
    assert_true(k->d->endpoint->bars[0].direct && k->e->endpoint->bars[0].direct);
    /* and again: the same */
    static struct pcie_config before;
    before = k->s1->upstream.config;
    assert_true(pcie_enumerate(k->t.root, &e));
    assert_memory_equal(before.value, k->s1->upstream.config.value, sizeof(before.value));
}

static void test_refusals(void **state)
{
    const struct known *k = *state;
    struct error e = { 0 };
    tree_bar(k->b, 0, 0x10100000, 0x1000, false);
    /* two ports, one MiB */
    assert_false(pcie_add_function_bar(k->c, 0, (pa_t){ 0x10101000 }, 0x1000, false, false, &e));
    assert_non_null(strstr(e.text, "whole MiBs"));
    /* 64 bits do not fit 32 */
    assert_false(pcie_add_function_bar(k->e, 0, (pa_t){ 0x8000000000 }, 0x1000, false, false, &e));
}

static void test_function(void **state)
{
    const struct known *k = *state;
    struct error e = { 0 };
    tree_bar(k->b, 0, 0x10100000, 0x1000, false);
    /* for less than the link; of a kind that is no endpoint */
    struct pcie_config_params p;
    pcie_function_defaults(&p);
    p.mps = 128;
    assert_false(pcie_port_function(k->a, &p, &e));
    assert_non_null(strstr(e.text, "mps = 128"));
    p.mps = 512;
    p.vendor = 0x19e5;
    p.type = PCIE_ROOT_PORT;
    assert_false(pcie_port_function(k->a, &p, &e));
    p.type = PCIE_ENDPOINT;
    assert_false(pcie_port_function(k->s1->port, &p, &e));
    assert_true(pcie_port_function(k->a, &p, &e));
    uint32_t value;
    assert_true(pcie_port_config_read(k->a, 0, 2, &value));
    assert_int_equal(value, 0x19e5);
    /* BARs that are there stay, and MSI-X may be in one */
    p.mps = 0;
    p.msix_vectors = 8;
    assert_false(pcie_port_function(k->a, &p, &e));
    p.msix_pba_offset = 0x800;
    assert_true(pcie_port_function(k->b, &p, &e));
    assert_int_equal(tree_read(&k->b->endpoint->function, 0x10, 4), 0x10100000);
    assert_true(k->b->endpoint->bars[0].direct);
    assert_int_equal(tree_find(&k->b->endpoint->function, 0x11) != 0, 1);
    assert_true(pcie_port_config_read(k->a, 4, 2, &value)); /* enumerated again */
    assert_int_equal(value, 0x0106);
    assert_false(pcie_port_config_read(k->a, 2, 4, &value));
    assert_false(pcie_port_config_read(k->a, 4096, 4, &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_windows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_enables, setup, teardown),
        cmocka_unit_test_setup_teardown(test_growth, setup, teardown),
        cmocka_unit_test_setup_teardown(test_refusals, setup, teardown),
        cmocka_unit_test_setup_teardown(test_function, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
