/* SPDX-License-Identifier: Apache-2.0 */
/* A linked A64 program into memory: every mistake in its file is named, and nothing is trusted. */
#include "platform/elf.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <inttypes.h>
#include <libelf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct loading {
    const char *path;
    int fd;
    Elf *elf;
    uint64_t file_size;
    const struct elf_memory *memory;
    GElf_Phdr *segments; /* those that are loaded */
    size_t count;
    struct error *e;
};

static bool check_header(const struct loading *l, GElf_Ehdr *header)
{
    if (elf_kind(l->elf) != ELF_K_ELF || !gelf_getehdr(l->elf, header)) {
        return error_at(l->e, l->path, 0, "not an ELF file; expected a linked A64 program");
    }
    if (header->e_ident[EI_CLASS] != ELFCLASS64) {
        return error_at(l->e, l->path, 0, "an ELF file of 32 bits; expected 64 (A64)");
    }
    if (header->e_ident[EI_DATA] != ELFDATA2LSB) {
        return error_at(l->e, l->path, 0, "a big-endian ELF file; expected little-endian");
    }
    if (header->e_machine != EM_AARCH64) {
        return error_at(l->e, l->path, 0, "an ELF file for machine %u%s; expected %u, AArch64",
                        header->e_machine, header->e_machine == EM_X86_64 ? " (x86-64)" : "",
                        EM_AARCH64);
    }
    if (header->e_type == ET_DYN) {
        return error_at(l->e, l->path, 0,
                        "position-independent; expected a program at fixed addresses (-no-pie)");
    }
    if (header->e_type == ET_REL) {
        return error_at(l->e, l->path, 0,
                        "an object file (ELF type %u); expected a linked program (type %u)",
                        header->e_type, ET_EXEC);
    }
    if (header->e_type != ET_EXEC) {
        return error_at(l->e, l->path, 0, "ELF type %u; expected a linked program (type %u)",
                        header->e_type, ET_EXEC);
    }
    return true;
}

/* Where QEMU's virt loads a kernel too: behind RAM's begin. */
static const uint64_t HINT = 0x80000;

static bool check_segment(const struct loading *l, size_t number, const GElf_Phdr *s)
{
    const uint64_t base = l->memory->base.pa, size = l->memory->size;
    if (s->p_filesz > s->p_memsz) {
        return error_at(l->e, l->path, 0,
                        "segment %zu has 0x%" PRIx64 " bytes in the file, but only 0x%" PRIx64
                        " in memory",
                        number, s->p_filesz, s->p_memsz);
    }
    if (s->p_offset > l->file_size || s->p_filesz > l->file_size - s->p_offset) {
        return error_at(l->e, l->path, 0,
                        "truncated: segment %zu is at 0x%" PRIx64 " with 0x%" PRIx64
                        " bytes, but the file ends at 0x%" PRIx64,
                        number, s->p_offset, s->p_filesz, l->file_size);
    }
    if (s->p_paddr < base || s->p_paddr - base > size || s->p_memsz > size - (s->p_paddr - base)) {
        return error_at(l->e, l->path, 0,
                        "segment %zu of 0x%" PRIx64 " bytes at 0x%" PRIx64
                        " is not in RAM, 0x%" PRIx64 " to 0x%" PRIx64
                        "; link it there, e.g. with -Wl,-Ttext=0x%" PRIx64,
                        number, s->p_memsz, s->p_paddr, base, base + size, base + HINT);
    }
    for (size_t i = 0; i < l->count; i++) {
        const GElf_Phdr *o = &l->segments[i];
        if (s->p_paddr < o->p_paddr + o->p_memsz && o->p_paddr < s->p_paddr + s->p_memsz) {
            return error_at(l->e, l->path, 0,
                            "segment %zu, 0x%" PRIx64 " to 0x%" PRIx64
                            ", overlaps one at 0x%" PRIx64 " to 0x%" PRIx64,
                            number, s->p_paddr, s->p_paddr + s->p_memsz, o->p_paddr,
                            o->p_paddr + o->p_memsz);
        }
    }
    return true;
}

/* libelf takes headers beyond the end of the file for none. */
static bool check_length(const struct loading *l, const GElf_Ehdr *h)
{
    const uint64_t headers = (uint64_t)h->e_phnum * h->e_phentsize;
    if (h->e_phnum == 0 || h->e_phnum == PN_XNUM ||
        (h->e_phoff <= l->file_size && headers <= l->file_size - h->e_phoff)) {
        return true;
    }
    return error_at(l->e, l->path, 0,
                    "truncated: %u program headers are at 0x%" PRIx64
                    ", but the file ends at 0x%" PRIx64,
                    h->e_phnum, h->e_phoff, l->file_size);
}

static bool find_segments(struct loading *l)
{
    size_t headers;
    if (elf_getphdrnum(l->elf, &headers) != 0) {
        return error_at(l->e, l->path, 0, "broken program headers: %s", elf_errmsg(-1));
    }
    l->segments = calloc(headers ? headers : 1, sizeof(*l->segments));
    if (!l->segments) {
        return error_fault(l->e, "out of memory for %zu program headers", headers);
    }
    for (size_t i = 0; i < headers; i++) {
        GElf_Phdr s;
        if (!gelf_getphdr(l->elf, (int)i, &s)) {
            return error_at(l->e, l->path, 0, "program header %zu is broken: %s", i,
                            elf_errmsg(-1));
        }
        if (s.p_type == PT_INTERP || s.p_type == PT_DYNAMIC) {
            return error_at(l->e, l->path, 0,
                            "dynamically linked; expected a static program (-static)");
        }
        if (s.p_type != PT_LOAD || s.p_memsz == 0) {
            continue;
        }
        if (!check_segment(l, i, &s)) {
            return false;
        }
        l->segments[l->count++] = s;
    }
    return l->count > 0 || error_at(l->e, l->path, 0, "nothing to load: no segment (PT_LOAD)");
}

static bool read_all(const struct loading *l, const GElf_Phdr *s)
{
    uint8_t *to = l->memory->host + (s->p_paddr - l->memory->base.pa);
    for (uint64_t done = 0; done < s->p_filesz;) {
        const ssize_t n = pread(l->fd, to + done, s->p_filesz - done, (off_t)(s->p_offset + done));
        if (n <= 0) {
            return error_at(l->e, l->path, 0, "cannot read it: %s",
                            n < 0 ? strerror(errno) : "it has become shorter");
        }
        done += (uint64_t)n;
    }
    memset(to + s->p_filesz, 0, s->p_memsz - s->p_filesz);
    return true;
}

/* With the MMU off the entry is where its segment has been loaded. */
static bool find_entry(const struct loading *l, uint64_t entry, struct elf_image *image)
{
    for (size_t i = 0; i < l->count; i++) {
        const GElf_Phdr *s = &l->segments[i];
        if (entry >= s->p_vaddr && entry - s->p_vaddr < s->p_memsz) {
            image->entry = entry - s->p_vaddr + s->p_paddr;
            return image->entry % 4 == 0 ||
                   error_at(l->e, l->path, 0, "entry 0x%" PRIx64 " is not a multiple of 4", entry);
        }
    }
    return error_at(l->e, l->path, 0, "entry 0x%" PRIx64 " is in none of its %zu segments", entry,
                    l->count);
}

static bool load(struct loading *l, struct elf_image *image)
{
    GElf_Ehdr header = { .e_entry = 0 };
    if (!check_header(l, &header) || !check_length(l, &header) || !find_segments(l) ||
        !find_entry(l, header.e_entry, image)) {
        return false;
    }
    image->end = l->memory->base.pa;
    for (size_t i = 0; i < l->count; i++) {
        const GElf_Phdr *s = &l->segments[i];
        if (!read_all(l, s)) {
            return false;
        }
        image->end = s->p_paddr + s->p_memsz > image->end ? s->p_paddr + s->p_memsz : image->end;
    }
    return true;
}

static bool open_file(struct loading *l)
{
    struct stat at;
    l->fd = open(l->path, O_RDONLY | O_CLOEXEC);
    if (l->fd < 0 || fstat(l->fd, &at) != 0) {
        return error_set(l->e, "cannot read \"%s\": %s", l->path, strerror(errno));
    }
    if (!S_ISREG(at.st_mode)) {
        return error_set(l->e, "cannot read \"%s\": not a regular file", l->path);
    }
    l->file_size = (uint64_t)at.st_size;
    if (elf_version(EV_CURRENT) == EV_NONE || !(l->elf = elf_begin(l->fd, ELF_C_READ, NULL))) {
        return error_at(l->e, l->path, 0, "not an ELF file: %s", elf_errmsg(-1));
    }
    return true;
}

bool elf_load(const char *path, const struct elf_memory *memory, struct elf_image *image,
              struct error *e)
{
    struct loading l = { .path = path, .fd = -1, .memory = memory, .e = e };
    const bool ok = open_file(&l) && load(&l, image);
    if (l.elf) {
        elf_end(l.elf);
    }
    if (l.fd >= 0) {
        close(l.fd);
    }
    free(l.segments);
    return ok;
}
