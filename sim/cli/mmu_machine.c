/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/mmu_machine.h"

#include <errno.h>
#include <fcntl.h>
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

static bool assign(struct mmu_machine *m, const char *name, const char *value, struct error *e)
{
    int offset = mmu_reg_find(name);
    if (offset >= 0) {
        if (m->set_count == MMU_ASSIGNMENTS_MAX) {
            return error_set(e, "%s: more than %d values of registers", name, MMU_ASSIGNMENTS_MAX);
        }
        m->set[m->set_count].offset = (size_t)offset;
        return parse_u64(value, name, &m->set[m->set_count++].value, e);
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
        } else if (*text != '\0' && !assign_line(m, text, "= \t", &why)) {
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

static bool map_file(struct mmu_machine *m, const char *path, uint64_t base, struct error *e)
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
    m->image[m->image_count++].size = size;
    if (size > UINT64_MAX - base) {
        return error_set(e, "\"%s\" at 0x%llx goes beyond the last address", path,
                         (unsigned long long)base);
    }
    for (size_t i = 0; i + 1 < m->image_count; i++) {
        if (base < m->image[i].base + m->image[i].size && m->image[i].base < base + size) {
            return error_set(e, "\"%s\" at 0x%llx overlaps another --mem", path,
                             (unsigned long long)base);
        }
    }
    return true;
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
    return parse_u64(at + 1, "--mem: the address", &base, e) && map_file(m, path, base, e);
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

struct mmu *mmu_machine_unit(struct mmu_machine *m, struct error *e)
{
    const struct mmu_walk_memory memory = { .arg = m, .read = read_word };
    struct mmu_regs regs = { 0 };
    struct mmu *unit = mmu_new(&m->impl, &memory);
    if (!unit) {
        error_fault(e, "out of memory for a translation unit");
        return NULL;
    }
    mmu_machine_set_regs(m, &regs);
    mmu_set_regs(unit, &regs);
    return unit;
}
