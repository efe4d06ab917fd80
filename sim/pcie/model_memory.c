/* SPDX-License-Identifier: Apache-2.0 */
/* Model "memory": RAM behind every BAR. */
#include "pcie/model.h"

#include <assert.h>
#include <stdlib.h>

struct memory {
    struct model_memory memory; /* first: model_memory_peek() */
    struct memory_counts {
        uint64_t writes, reads, write_bytes, read_bytes, zero_length, poisoned;
    } counts;
};
static_assert(offsetof(struct memory, memory) == 0, "model_memory_peek() is given the device");

#define AT(field) offsetof(struct memory_counts, field)
static const struct stat_row stat_rows[] = {
    { "memory.writes", STAT_COUNT, AT(writes), "1", "write requests" },
    { "memory.reads", STAT_COUNT, AT(reads), "1", "read requests" },
    { "memory.write_bytes", STAT_COUNT, AT(write_bytes), "B", "bytes written" },
    { "memory.read_bytes", STAT_COUNT, AT(read_bytes), "B", "bytes read" },
    { "memory.zero_length", STAT_COUNT, AT(zero_length), "1", "requests without a byte" },
    { "memory.poisoned", STAT_COUNT, AT(poisoned), "1",
      "writes that came poisoned, which memory takes" },
};
static const struct stat_table stat_table = { stat_rows, ARRAY_LEN(stat_rows) };

static void take_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct memory *m = self;
    if (model_memory_has(&m->memory, r, a)) {
        m->counts.writes++;
        m->counts.write_bytes += r->bytes;
        m->counts.zero_length += r->bytes == 0;
        m->counts.poisoned += r->poisoned;
        model_memory_write(&m->memory, r, data);
    }
}

static void take_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct memory *m = self;
    if (model_memory_has(&m->memory, r, a)) {
        m->counts.reads++;
        m->counts.read_bytes += r->bytes;
        m->counts.zero_length += r->bytes == 0;
        model_memory_read(&m->memory, r, data);
    }
}

static void stats(void *self, stat_fn *each, void *arg)
{
    stat_each(&stat_table, &((struct memory *)self)->counts, each, arg);
}

bool model_memory_device(struct pcie_device *out, const struct pcie_device_bar *bars,
                         const void *params, struct error *e)
{
    (void)params;
    struct memory *m = calloc(1, sizeof(*m));
    if (!m || !model_memory_make(&m->memory, bars, e)) {
        free(m);
        return error_fault(e, "out of memory for an endpoint");
    }
    /* A reset of the function leaves what is in its memory. */
    *out = (struct pcie_device){ .self = m,
                                 .model = "memory",
                                 .takes_poison = true,
                                 .write = take_write,
                                 .read = take_read,
                                 .peek = model_memory_peek,
                                 .poke = model_memory_poke,
                                 .stats = stats,
                                 .free = model_memory_free_device };
    return true;
}
