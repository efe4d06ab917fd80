/* SPDX-License-Identifier: Apache-2.0 */
/*
 * AT instructions of a judge (QEMU) held against mmu_at() on the same memory. at_qemu.sh runs the
 * three steps: the judge says which CPU it has, cases are made for that CPU, the answers compared.
 */
#include "judge_at.h"

#include "mmu/regbits.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* ---- files ----------------------------------------------------------------------------------- */

/* The file, with a header's bytes of zeros behind it; NULL with `e` filled. */
static struct at_header *whole_file(const char *path, size_t *size, struct error *e)
{
    FILE *from = fopen(path, "rb");
    if (from == NULL) {
        error_set(e, "%s: %s", path, strerror(errno));
        return NULL;
    }
    long end = -1;
    if (fseek(from, 0, SEEK_END) == 0)
        end = ftell(from);
    rewind(from);
    *size = end > 0 ? (size_t)end : 0;
    struct at_header *bytes = calloc(1, *size + sizeof *bytes);
    if (bytes == NULL || fread(bytes, 1, *size, from) != *size) {
        free(bytes);
        bytes = NULL;
        error_set(e, "%s: cannot be read", path);
    }
    (void)fclose(from);
    return bytes;
}

bool at_image_read(struct at_image *image, const char *path, struct error *e)
{
    size_t size = 0;
    *image = (struct at_image){ .file = whole_file(path, &size, e) };
    if (image->file == NULL)
        return false;
    image->header = *image->file;
    if (size < sizeof image->header || image->header.magic != AT_MAGIC ||
        image->header.bytes != size)
        return error_set(e, "%s: expected a whole file of AT cases", path);
    image->first = (struct at_case *)(image->file + 1);
    return true;
}

void at_image_free(struct at_image *image)
{
    free(image->file);
}

/* ---- the judge's CPU ------------------------------------------------------------------------- */

static unsigned id_field(uint64_t id, unsigned low)
{
    return (unsigned)(id >> low & 0xF);
}

/* DDI 0487 D24.2, ID_AA64MMFR0_EL1 to ID_AA64ISAR1_EL1. */
bool at_cpu_read(struct at_cpu *cpu, const uint64_t *id)
{
    static const uint8_t pa_bits[] = { 32, 36, 40, 42, 44, 48, 52 };
    const uint64_t mmfr0 = id[0], mmfr1 = id[1], mmfr2 = id[2], pfr1 = id[3], isar1 = id[4];
    const unsigned range = id_field(mmfr0, 0);
    if (id[AT_ID_REGS - 1] == 0 || range >= ARRAY_LEN(pa_bits))
        return false;
    *cpu = (struct at_cpu){
        .impl = {
            .features = { .s2fwb = id_field(mmfr2, 40),
                          .xs = id_field(isar1, 56),
                          .mte2 = id_field(pfr1, 8) >= 2 },
            .pa_bits = pa_bits[range],
            .lpa2 = id_field(mmfr0, 28) == 1,
            .lva = id_field(mmfr2, 16),
            .ttst = id_field(mmfr2, 28),
            .hafdbs = id_field(mmfr1, 0),
            .pan = id_field(mmfr1, 20),
            .pan3 = id_field(mmfr1, 20) >= 3,
            .hpds = id_field(mmfr1, 12),
            .e0pd = id_field(mmfr2, 60),
            .tbid = id_field(isar1, 4) || id_field(isar1, 8), /* FEAT_PAuth: APA, API */
            .xnx = id_field(mmfr1, 28),
            .vmid16 = id_field(mmfr1, 4) == 2,
            .ttl = id_field(mmfr2, 48),
            .nv = id_field(mmfr2, 24),
            /* Block descriptors with nT = 1: QEMU says level 2 and never faults, which is one of
             * the choices of FEAT_BBM level 2 (D8.17.2) and gather's with level 0. */
            .bbm = 0,
        },
        .vhe = id_field(mmfr1, 8),
        .pan2 = id_field(mmfr1, 20) >= 2,
        .granule_16k = id_field(mmfr0, 20),
    };
    return true;
}

/* ---- memory ---------------------------------------------------------------------------------- */

bool at_memory_new(struct at_memory *memory, struct error *e)
{
    *memory = (struct at_memory){ 0 };
    memory->ram = mmap(NULL, AT_TABLES_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory->ram == MAP_FAILED)
        return error_set(e, "no memory for the tables: %s", strerror(errno));
    uint64_t page = 0;
    do {
        uint64_t *words = at_memory_word(memory, AT_TABLES_BASE + page);
        for (unsigned k = 0; k < 4096 / sizeof *words; k++)
            words[k] = AT_BACKGROUND;
        page = (page - AT_POOL_BITS) & AT_POOL_BITS; /* the next subset of the bits */
    } while (page != 0);
    return true;
}

void at_memory_free(struct at_memory *memory)
{
    munmap(memory->ram, AT_TABLES_BYTES);
}

uint64_t *at_memory_word(struct at_memory *memory, uint64_t address)
{
    return &memory->ram[(address - AT_TABLES_BASE) / sizeof *memory->ram];
}

/*
 * Is `at` RAM? Where nothing is in QEMU's machine "virt" an access is an External abort; where
 * devices or their windows are, the case is of no use.
 */
static bool in_ram(struct at_memory *memory, uint64_t at)
{
    enum { NOTHING_LOW = 32, DEVICES_LOW = 38, DEVICES_HIGH = 42 };
    if (at >= AT_TABLES_BASE && at - AT_TABLES_BASE < AT_TABLES_BYTES)
        return true;
    const bool nothing = (at >> NOTHING_LOW != 0 && at >> DEVICES_LOW == 0) || at >> DEVICES_HIGH;
    memory->strayed |= !nothing;
    return false;
}

static bool memory_read(void *arg, pa_t at, uint64_t *descriptor)
{
    struct at_memory *memory = arg;
    if (!in_ram(memory, at.pa))
        return false;
    uint64_t *word = at_memory_word(memory, at.pa);
    if (memory->on_read != NULL)
        memory->on_read(memory->arg, at.pa, word);
    *descriptor = *word;
    return true;
}

static bool memory_swap(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    struct at_memory *memory = arg;
    if (!in_ram(memory, at.pa))
        return false;
    uint64_t *word = at_memory_word(memory, at.pa);
    *seen = *word;
    if (*word == from) {
        *word = to;
        memory->updates++;
    }
    return true;
}

struct mmu_walk_memory at_memory_walk(struct at_memory *memory)
{
    return (struct mmu_walk_memory){ .arg = memory, .read = memory_read, .swap = memory_swap };
}

/* ---- a case ---------------------------------------------------------------------------------- */

const char *at_op_name(const struct at_case *c)
{
#define NAME(name) #name,
    static const char *const names[] = { AT_OPS(NAME) };
#undef NAME
    return names[c->op];
}

const struct mmu_at_op *at_op(const struct at_case *c)
{
    struct error e;
    const struct mmu_at_op *op = mmu_at_find(at_op_name(c), &e);
    if (op == NULL) {
        error_print(&e, stderr);
        abort();
    }
    return op;
}

struct mmu_regs at_regs(const struct at_case *c)
{
    struct mmu_regs regs;
    _Static_assert(sizeof regs == sizeof c->regs, "a case has every register of struct mmu_regs");
    memcpy(&regs, c->regs, sizeof regs);
    return regs;
}

bool at_in_host(const struct mmu_regs *regs)
{
    return regs->hcr_el2 >> HCR_E2H & 1 && regs->hcr_el2 >> HCR_TGE & 1;
}

unsigned at_el(const struct at_case *c)
{
    const struct mmu_regs regs = at_regs(c);
    const unsigned el = at_op(c)->el;
    return el == 1 && at_in_host(&regs) ? 2 : el;
}

void at_walk(struct mmu *m, const struct at_case *c, struct mmu_walk *walk)
{
    const struct mmu_at_op *op = at_op(c);
    const struct mmu_regs regs = at_regs(c);
    mmu_set_regs(m, &regs);
    mmu_walk(m, (va_t){ c->va }, op->write ? MMU_AT_WRITE : MMU_AT_READ,
             at_el(c) | (op->pan && c->pan ? MMU_PAN : 0), walk);
}

/* The guest is at EL3, which AT does not tell from EL2. */
void at_execute(struct mmu *m, const struct at_case *c, struct at_answer *answer)
{
    const struct mmu_regs regs = at_regs(c);
    mmu_set_regs(m, &regs);
    mmu_tlbi_all(m);
    *answer = (struct at_answer){ 0 };
    answer->exception = !mmu_at(m, at_op(c), (va_t){ c->va }, c->pan ? 2 | MMU_PAN : 2,
                                &answer->par, &answer->fault);
}

/* ---- the command line ------------------------------------------------------------------------ */

static int usage(void)
{
    fputs("usage: judge_at probe OUT\n"
          "       judge_at make PROBED COUNT SEED OUT\n"
          "       judge_at compare CASES RESULTS\n",
          stderr);
    return GATHER_USER_ERROR;
}

static bool make_from(char **argv, struct error *e)
{
    struct at_image probed;
    uint64_t count, seed;
    const bool made =
        at_image_read(&probed, argv[0], e) && parse_u64(argv[1], "number of cases", &count, e) &&
        parse_u64(argv[2], "seed", &seed, e) && at_make(argv[3], probed.header.id, count, seed, e);
    at_image_free(&probed);
    return made;
}

static int finish(bool done, const struct error *e)
{
    if (!done)
        error_print(e, stderr);
    return done ? GATHER_DONE : GATHER_USER_ERROR;
}

int main(int argc, char **argv)
{
    static const uint64_t no_cpu[AT_ID_REGS];
    struct error e;
    if (argc == 3 && strcmp(argv[1], "probe") == 0)
        return finish(at_make(argv[2], no_cpu, 0, 0, &e), &e);
    if (argc == 6 && strcmp(argv[1], "make") == 0)
        return finish(make_from(argv + 2, &e), &e);
    if (argc == 4 && strcmp(argv[1], "compare") == 0) {
        uint64_t unexplained = 0;
        const int status = finish(at_compare(argv[2], argv[3], &unexplained, &e), &e);
        return status == GATHER_DONE && unexplained > 0 ? GATHER_CHECK_FAILED : status;
    }
    return usage();
}
