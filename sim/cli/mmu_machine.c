/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/mmu_machine.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- registers and features ------------------------------------------------------------------ */

static bool unknown_name(const char *name, struct error *e)
{
    enum { NAMES_MAX = 64 };
    const struct param_table *const tables[] = { &mmu_impl_params, &mmu_feature_params };
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (unsigned n = 0; mmu_reg_name(n) && count < NAMES_MAX; n++) {
        names[count++] = mmu_reg_name(n);
    }
    for (size_t t = 0; t < ARRAY_LEN(tables); t++) {
        for (size_t i = 0; i < tables[t]->count && count < NAMES_MAX; i++) {
            names[count++] = tables[t]->params[i].name;
        }
    }
    error_set(e, "unknown register or feature \"%s\"", name);
    error_suggest(e, name, names, count);
    return false;
}

/* A digit too many is a slip, also where it leaves a number that fits. */
static bool parse_register(const char *name, const char *text, uint64_t *value, struct error *e)
{
    enum { DIGITS = 16 };
    size_t digits = 0;
    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        digits = strspn(text + 2, "0123456789abcdefABCDEF");
        digits = text[2 + digits] == '\0' ? digits : 0;
    }
    if (digits > DIGITS) {
        return error_set(e, "%s: %s has %zu digits; expected at most %d, which are 64 bits", name,
                         text, digits, DIGITS);
    }
    return parse_u64(text, name, value, e);
}

static bool assign_register(struct mmu_machine *m, size_t offset, const char *name,
                            const char *text, struct error *e)
{
    if (m->set_count == MMU_ASSIGNMENTS_MAX) {
        return error_set(e, "%s: more than %d values of registers", name, MMU_ASSIGNMENTS_MAX);
    }
    m->set[m->set_count].offset = offset;
    return parse_register(name, text, &m->set[m->set_count++].value, e);
}

static bool assign(struct mmu_machine *m, const char *name, const char *value, struct error *e)
{
    int offset = mmu_reg_find(name);
    if (offset >= 0) {
        return assign_register(m, (size_t)offset, name, value, e);
    }
    const char *bare = strncmp(name, "mmu.", 4) == 0 ? name + 4 : name;
    const struct param *p = param_find(&mmu_impl_params, bare);
    void *object = &m->impl;
    if (!p) {
        p = param_find(&mmu_feature_params, bare);
        object = &m->impl.features;
    }
    if (!p) {
        return unknown_name(name, e);
    }
    m->impl_given = true;
    return param_set_text(p, object, value, e);
}

enum { LINE_BYTES = 512 };

/* NAME, then one of `separators` or several, then VALUE. */
static bool assign_line(struct mmu_machine *m, char *line, const char *separators, struct error *e)
{
    size_t length = strcspn(line, separators);
    char *value = line + length + strspn(line + length, separators);
    if (length == 0 || *value == '\0') {
        return error_set(e, "\"%s\": expected NAME=VALUE, e.g. TCR_EL1=0x5b5103510", line);
    }
    line[length] = '\0';
    return assign(m, line, value, e);
}

bool mmu_machine_assign(struct mmu_machine *m, const char *text, struct error *e)
{
    char line[LINE_BYTES];
    if (strlen(text) >= sizeof(line)) {
        return error_set(e, "expected NAME=VALUE, found %zu characters", strlen(text));
    }
    memcpy(line, text, strlen(text) + 1);
    return assign_line(m, line, "=", e);
}

/* gdb's third column, the value again as a signed decimal: cut off if it is that. */
static void cut_decimal(char *line)
{
    uint64_t value;
    int64_t decimal;
    int end = 0;
    char more;
    if (sscanf(line, "%*s 0x%" SCNx64 "%n %" SCNd64 " %c", &value, &end, &decimal, &more) == 2 &&
        (uint64_t)decimal == value) {
        line[end] = '\0';
    }
}

bool mmu_machine_read(struct mmu_machine *m, const char *path, struct error *e)
{
    static const char blanks[] = " \t\r\n";
    char line[LINE_BYTES];
    FILE *file = fopen(path, "r");
    if (!file) {
        return error_set(e, "cannot read \"%s\": %s", path, strerror(errno));
    }
    bool ok = true;
    for (int number = 1; ok && fgets(line, sizeof(line), file); number++) {
        struct error why = { 0 };
        bool whole = strchr(line, '\n') || strlen(line) + 1 < sizeof(line);
        line[strcspn(line, "#")] = '\0';
        char *text = line + strspn(line, blanks);
        for (size_t end = strlen(text); end > 0 && strchr(blanks, text[end - 1]); end--) {
            text[end - 1] = '\0';
        }
        if (!whole) {
            ok = error_at(e, path, number, "a line of more than %d characters", LINE_BYTES - 2);
            break;
        }
        cut_decimal(text);
        if (*text != '\0' && !assign_line(m, text, "= \t", &why)) {
            ok = error_at(e, path, number, "%s", why.text);
        }
    }
    if (ok && ferror(file)) {
        ok = error_set(e, "cannot read \"%s\": %s", path, strerror(errno));
    }
    fclose(file);
    return ok;
}

void mmu_machine_set_regs(const struct mmu_machine *m, struct mmu_regs *regs)
{
    for (size_t i = 0; i < m->set_count; i++) {
        memcpy((char *)regs + m->set[i].offset, &m->set[i].value, sizeof(m->set[i].value));
    }
}

/* ---- memory ---------------------------------------------------------------------------------- */

/* The last image against those before it. */
static bool check_place(const struct mmu_machine *m, struct error *e)
{
    const size_t last = m->image_count - 1;
    const uint64_t base = m->image[last].base, size = m->image[last].size;
    const char *name = m->image[last].name;
    if (base % sizeof(uint64_t) != 0) {
        return error_set(e, "--mem %s: expected an address that is a multiple of 8", name);
    }
    if (size - 1 > UINT64_MAX - base) {
        return error_set(e, "--mem %s: 0x%" PRIx64 " bytes go beyond the last address", name, size);
    }
    for (size_t i = 0; i < last; i++) {
        if (base - m->image[i].base < m->image[i].size || m->image[i].base - base < size) {
            return error_set(
                e, "--mem %s: 0x%" PRIx64 "..0x%" PRIx64 " overlaps %s, 0x%" PRIx64 "..0x%" PRIx64,
                name, base, base + size - 1, m->image[i].name, m->image[i].base,
                m->image[i].base + m->image[i].size - 1);
        }
    }
    return true;
}

static bool map_file(struct mmu_machine *m, const char *path, const char *name, uint64_t base,
                     struct error *e)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &status) != 0) {
        int reason = errno;
        if (file >= 0) {
            close(file);
        }
        return error_set(e, "cannot read \"%s\": %s", path, strerror(reason));
    }
    uint64_t size = status.st_size > 0 ? (uint64_t)status.st_size : 0;
    void *bytes = S_ISREG(status.st_mode) && size > 0
                      ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0)
                      : MAP_FAILED;
    close(file);
    if (bytes == MAP_FAILED) {
        return error_set(e, "\"%s\": expected a file with memory in it", path);
    }
    m->image[m->image_count].bytes = bytes;
    m->image[m->image_count].base = base;
    m->image[m->image_count].name = name;
    m->image[m->image_count++].size = size;
    return check_place(m, e);
}

bool mmu_machine_add_memory(struct mmu_machine *m, const char *text, struct error *e)
{
    char path[4096];
    uint64_t base;
    const char *at = strrchr(text, '@');
    if (!at || at == text || (size_t)(at - text) >= sizeof(path)) {
        return error_set(e, "--mem %s: expected FILE@ADDRESS, e.g. ram.bin@0x40000000", text);
    }
    if (m->image_count == MMU_IMAGES_MAX) {
        return error_set(e, "--mem: at most %d images", MMU_IMAGES_MAX);
    }
    snprintf(path, sizeof(path), "%.*s", (int)(at - text), text);
    return parse_u64(at + 1, "--mem: the address", &base, e) && map_file(m, path, text, base, e);
}

void mmu_machine_free(struct mmu_machine *m)
{
    for (size_t i = 0; i < m->image_count; i++) {
        munmap((void *)(uintptr_t)m->image[i].bytes, m->image[i].size);
    }
    m->image_count = 0;
}

static bool read_word(void *arg, pa_t at, uint64_t *word)
{
    struct mmu_machine *m = arg;
    for (size_t i = 0; i < m->image_count; i++) {
        uint64_t offset = at.pa - m->image[i].base;
        if (offset < m->image[i].size && m->image[i].size - offset >= sizeof(*word)) {
            memcpy(word, m->image[i].bytes + offset, sizeof(*word));
            return true;
        }
    }
    if (!m->missed) {
        m->missed = true;
        m->missed_at = at.pa;
    }
    return false;
}

/* AT lets the hardware set an Access flag; the image stays as it is. */
static bool swap_word(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    (void)from;
    (void)to;
    return read_word(arg, at, seen);
}

struct mmu *mmu_machine_unit(struct mmu_machine *m, struct error *e)
{
    const struct mmu_walk_memory memory = { .arg = m, .read = read_word, .swap = swap_word };
    struct mmu_regs regs = { 0 };
    if (!mmu_impl_check(&m->impl, e)) {
        return NULL;
    }
    struct mmu *unit = mmu_new(&m->impl, &memory);
    if (!unit) {
        error_fault(e, "out of memory for a translation unit");
        return NULL;
    }
    mmu_machine_set_regs(m, &regs);
    mmu_set_regs(unit, &regs);
    return unit;
}
