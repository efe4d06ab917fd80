/* SPDX-License-Identifier: Apache-2.0 */
/** A root complex with a tree of switches and endpoints, and what its registers say. */
#ifndef GATHER_TESTS_PCIE_TREE_RIG_H
#define GATHER_TESTS_PCIE_TREE_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pcie/port.h"

struct tree {
    struct kernel *kernel;
    struct bus *bus;
    struct pcie_root *root;
    struct pcie_link_params link;
    struct pcie_switch_params switches;
};

static inline void tree_make(struct tree *t)
{
    struct error e = { 0 };
    struct pcie_root_params params;
    param_defaults(&pcie_root_table, &params);
    param_defaults(&pcie_link_table, &t->link);
    param_defaults(&pcie_switch_table, &t->switches);
    t->kernel = kernel_new(&e);
    t->bus = bus_new();
    t->root = pcie_root_new(t->kernel, t->bus, &params, &e);
    if (!t->root) {
        fail_msg("%s", e.text);
    }
}

static inline void tree_free(struct tree *t)
{
    kernel_free(t->kernel);
    pcie_root_free(t->root);
    bus_free(t->bus);
}

/** Behind a switch, or, if that is NULL, a root port of its own. */
static inline struct pcie_port *tree_endpoint(struct tree *t, struct pcie_switch *above)
{
    struct error e = { 0 };
    struct pcie_port *p =
        above ? pcie_switch_port(above, &t->link, &e) : pcie_port_new(t->root, &t->link, &e);
    if (!p) {
        fail_msg("%s", e.text);
    }
    return p;
}

static inline struct pcie_switch *tree_switch(struct tree *t, struct pcie_switch *above)
{
    struct error e = { 0 };
    struct pcie_switch *s = pcie_switch_new(t->root, above, &t->switches, &t->link, &e);
    if (!s) {
        fail_msg("%s", e.text);
    }
    return s;
}

static inline void tree_bar(struct pcie_port *p, unsigned number, uint64_t base, uint64_t size,
                            bool wide)
{
    struct error e = { 0 };
    if (!pcie_add_function_bar(p, number, (pa_t){ base }, size, wide, wide, &e)) {
        fail_msg("%s", e.text);
    }
}

/** Configuration space as software reads and writes it. */
static inline uint32_t tree_read(const struct pcie_function *f, unsigned offset, unsigned size)
{
    uint32_t value = 0xdeadbeef;
    assert_true(pcie_config_read(&f->config, offset, size, &value));
    return value;
}

static inline void tree_write(struct pcie_function *f, unsigned offset, unsigned size,
                              uint32_t value)
{
    assert_true(pcie_config_write(&f->config, offset, size, value));
}

/** Where a capability of the legacy list is; 0: nowhere. */
static inline unsigned tree_find(const struct pcie_function *f, unsigned id)
{
    unsigned at = tree_read(f, 0x34, 1);
    while (at && tree_read(f, at, 1) != id) {
        at = tree_read(f, at + 1, 1);
    }
    return at;
}

#endif
