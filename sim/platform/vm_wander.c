/* SPDX-License-Identifier: Apache-2.0 */
/* Where a guest's code might go astray: what is mapped for it. */
#include "platform/machine.h"

#include <stdlib.h>

bool vm_add_window(struct vm *vm, va_t va, uint64_t size, struct error *e)
{
    struct vm_window *grown = realloc(vm->windows, (vm->window_count + 1) * sizeof(*grown));
    if (!grown) {
        return error_fault(e, "out of memory for a mapping");
    }
    vm->windows = grown;
    grown[vm->window_count++] = (struct vm_window){ va, size };
    return true;
}

/* Windows are equally likely, whatever their size: a large one is no likelier to be pointed to. */
bool vm_wander(void *self, struct rng *random, va_t *va)
{
    const struct vm *vm = self;
    if (vm->window_count == 0) {
        return false;
    }
    const struct vm_window *w = &vm->windows[rng_below(random, vm->window_count)];
    va->va = w->va.va + rng_below(random, w->size / BUS_LINE) * BUS_LINE;
    return true;
}
