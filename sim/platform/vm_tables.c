/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A guest's stage-1 tables in a BAR. What is here sees the device's memory from outside, without
 * time and TLPs: as whoever builds the tables, or looks at them. The walks of vCPUs are the core's
 * (core/walkbuf.h).
 */
#include <string.h>

#include "platform/machine.h"

static bool is_io(pa_t base)
{
    return base.pa >= IO_BASE && base.pa < IO_END;
}

/* A BAR of memory, of whichever endpoint, that holds the word at `at`. */
static struct endpoint *bar_with(const struct platform *p, pa_t at, unsigned *bar, uint64_t *offset)
{
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        for (unsigned n = 0; n < ENDPOINT_BARS; n++) {
            pa_t base;
            uint64_t size;
            if (endpoint_bar(p->endpoints[i], n, &base, &size) && !is_io(base) &&
                at.pa >= base.pa && at.pa - base.pa < size) {
                *bar = n;
                *offset = at.pa - base.pa;
                return p->endpoints[i];
            }
        }
    }
    return NULL;
}

static bool read_word(void *vm, pa_t at, uint64_t *word)
{
    struct platform *p = ((struct vm *)vm)->platform;
    unsigned bar;
    uint64_t offset;
    if (machine_read_word(p, at, word)) {
        return true;
    }
    const struct endpoint *ep = bar_with(p, at, &bar, &offset);
    return ep && endpoint_memory(ep, bar, offset, word, sizeof(*word), NULL);
}

static bool write_word(void *vm, pa_t at, uint64_t word)
{
    struct platform *p = ((struct vm *)vm)->platform;
    const struct mmu_memory ram = machine_tables(p);
    unsigned bar;
    uint64_t offset;
    struct endpoint *ep = bar_with(p, at, &bar, &offset);
    return ep ? endpoint_poke(ep, bar, offset, &word, sizeof(word), NULL)
              : ram.write(ram.arg, at, word);
}

static bool clear(struct vm *vm, pa_t at, uint64_t bytes)
{
    for (uint64_t i = 0; i < bytes; i += sizeof(uint64_t)) {
        if (!write_word(vm, (pa_t){ at.pa + i }, 0)) {
            return false;
        }
    }
    return true;
}

static bool alloc_table(void *arg, uint64_t bytes, pa_t *table)
{
    struct vm *vm = arg;
    if (!vm->tables.ep) {
        const struct mmu_memory ram = machine_tables(vm->platform);
        return ram.alloc(ram.arg, bytes, table);
    }
    const uint64_t at = (vm->tables.next.pa + bytes - 1) & ~(bytes - 1);
    if (at > vm->tables.end.pa || bytes > vm->tables.end.pa - at) {
        return false;
    }
    table->pa = at;
    vm->tables.next.pa = at + bytes;
    return clear(vm, *table, bytes);
}

struct mmu_memory vm_stage1_tables(struct vm *vm)
{
    return (struct mmu_memory){
        .arg = vm, .read = read_word, .write = write_word, .alloc = alloc_table
    };
}

bool vm_tables_in(struct vm *vm, struct endpoint *ep, const struct map_request *r,
                  struct mapping *out, struct error *e)
{
    uint8_t byte;
    if (r->config) {
        return error_set(e, "configuration space takes no reads of 8 bytes, and so no walks");
    }
    if (vm->platform->linting) {
        return error_set(e, "break-before-make is watched for tables in RAM alone, and a platform "
                            "with p:on(\"lint\") has no others");
    }
    if (vm->s1_used || vm->tables.ep) {
        return error_set(e, "the VM has stage-1 tables already: before the first vm:map, and once");
    }
    if (!endpoint_memory(ep, r->bar, 0, &byte, 1, e)) {
        return false;
    }
    pa_t base;
    uint64_t size;
    if (endpoint_bar(ep, r->bar, &base, &size) && is_io(base)) {
        return error_set(e, "BAR %u is of I/O space, which takes no reads of 8 bytes", r->bar);
    }
    if (!vm_assign(vm, ep, r, out, e)) {
        return false;
    }
    vm->tables.ep = ep;
    vm->tables.next = out->pa;
    vm->tables.end.pa = out->pa.pa + out->size;
    if (!alloc_table(vm, vm->request.page, &vm->s1_root)) {
        vm->tables.ep = NULL;
        return error_set(e,
                         "0x%llx bytes of BAR %u hold no table of %llu bytes that a poke of it "
                         "writes",
                         (unsigned long long)out->size, r->bar,
                         (unsigned long long)vm->request.page);
    }
    vm->context.regs.ttbr0_el1 = vm->s1_root.pa;
    return true;
}
