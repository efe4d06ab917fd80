/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Errors injected into QEMU's and into our endpoint: the same registers must say the same.
 * Usage: judge_aer QTEST_SOCKET MONITOR_SOCKET CASES SEED. aer_qemu.sh starts QEMU with a root port
 * and a virtio device with AER behind it.
 *
 * One error a case, from no error: QEMU lets a second one overwrite the log. The messages are not
 * compared, since QEMU 7 sends them only with SERR# Enable.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "pcie/aer.h"

_Noreturn static void die(const char *why)
{
    (void)fprintf(stderr, "judge_aer: %s\n", why);
    exit(2);
}

/* ---- QEMU --------------------------------------------------------------------------------------
 */

/** A socket, and what comes from it. */
struct line {
    int out;
    FILE *in;
};
static struct line qtest, monitor;

static struct line dial(const char *path)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    if (s < 0 || strlen(path) >= sizeof(to.sun_path))
        die(path);
    memcpy(to.sun_path, path, strlen(path) + 1);
    if (connect(s, (const struct sockaddr *)&to, sizeof(to)) != 0)
        die(path);
    FILE *in = fdopen(s, "r");
    if (!in)
        die(path);
    return (struct line){ s, in };
}

/** Read up to the monitor's prompt. */
static void prompt(void)
{
    static const char wanted[] = "(qemu) ";
    size_t seen = 0;
    while (seen < sizeof(wanted) - 1) {
        int ch = fgetc(monitor.in);
        if (ch == EOF)
            die("the monitor is gone");
        seen = ch == wanted[seen] ? seen + 1 : ch == wanted[0];
    }
}

static uint64_t ask(const char *command)
{
    char line[256];
    if (dprintf(qtest.out, "%s", command) < 0)
        die("qtest is gone");
    do {
        if (!fgets(line, sizeof(line), qtest.in))
            die("qtest is gone");
    } while (strncmp(line, "OK", 2) != 0 && strncmp(line, "FAIL", 4) != 0);
    if (line[0] == 'F')
        die(command);
    return strlen(line) > 3 ? strtoull(line + 3, NULL, 16) : 0;
}

/** The ECAM of QEMU's `virt` machine below 4 GiB. */
static uint64_t ecam(unsigned bus, unsigned device, unsigned offset)
{
    return 0x3f000000ull + (bus << 20) + (device << 15) + offset;
}

static uint32_t get(unsigned bus, unsigned device, unsigned offset, unsigned size)
{
    char command[64];
    (void)snprintf(command, sizeof(command), "read%c 0x%llx\n",
                   size == 1   ? 'b'
                   : size == 2 ? 'w'
                               : 'l',
                   (unsigned long long)ecam(bus, device, offset));
    return (uint32_t)ask(command);
}

static void put(unsigned bus, unsigned device, unsigned offset, unsigned size, uint32_t value)
{
    char command[64];
    (void)snprintf(command, sizeof(command), "write%c 0x%llx 0x%x\n", size == 2 ? 'w' : 'l',
                   (unsigned long long)ecam(bus, device, offset), value);
    (void)ask(command);
}

static unsigned express, aer;

static void find_capabilities(void)
{
    for (unsigned at = get(1, 0, PCI_CAPABILITY_LIST, 1); at; at = get(1, 0, at + 1, 1)) {
        if (get(1, 0, at, 1) == PCI_CAP_ID_EXP)
            express = at;
    }
    for (unsigned at = 0x100; at; at = get(1, 0, at, 4) >> 20) {
        if ((get(1, 0, at, 4) & 0xffff) == PCI_EXT_CAP_ID_ERR)
            aer = at;
    }
    if (express == 0 || aer == 0)
        die("QEMU's device has no AER");
}

/* ---- one case ----------------------------------------------------------------------------------
 */

struct injection {
    enum pcie_error error;
    bool advisory;
    uint32_t mask, severity, correctable_mask, control, command;
    uint32_t header[4];
};

struct registers {
    uint32_t uncorrectable, correctable, device, status, first, header;
};

static struct registers qemu_does(const struct injection *i)
{
    const struct pcie_error_row *e = &pcie_errors[i->error];
    put(1, 0, aer + PCI_ERR_UNCOR_STATUS, 4, 0xffffffff);
    put(1, 0, aer + PCI_ERR_COR_STATUS, 4, 0xffffffff);
    put(1, 0, express + PCI_EXP_DEVSTA, 2, 0xf);
    put(1, 0, PCI_STATUS, 2, 0xffff);
    put(1, 0, aer + PCI_ERR_UNCOR_MASK, 4, i->mask);
    put(1, 0, aer + PCI_ERR_UNCOR_SEVER, 4, i->severity);
    put(1, 0, aer + PCI_ERR_COR_MASK, 4, i->correctable_mask);
    put(1, 0, express + PCI_EXP_DEVCTL, 2, i->control);
    put(1, 0, PCI_COMMAND, 2, i->command);
    (void)dprintf(monitor.out, "pcie_aer_inject_error %s ep 0x%x 0x%x 0x%x 0x%x 0x%x\n",
                  e->correctable ? "-c"
                  : i->advisory  ? "-a"
                                 : "",
                  e->status, i->header[0], i->header[1], i->header[2], i->header[3]);
    prompt();
    /* QEMU keeps the log's bytes the other way round. */
    return (struct registers){
        .uncorrectable = get(1, 0, aer + PCI_ERR_UNCOR_STATUS, 4),
        .correctable = get(1, 0, aer + PCI_ERR_COR_STATUS, 4),
        .device = get(1, 0, express + PCI_EXP_DEVSTA, 2) & 0xf,
        .status = get(1, 0, PCI_STATUS, 2) & PCI_STATUS_SIG_SYSTEM_ERROR,
        .first = get(1, 0, aer + PCI_ERR_CAP, 4) & 0x1f,
        .header = __builtin_bswap32(get(1, 0, aer + PCI_ERR_HEADER_LOG, 4)),
    };
}

static void set(struct pcie_config *c, enum pcie_capability cap, unsigned reg, unsigned size,
                uint32_t value)
{
    if (!pcie_config_write(c, c->at[cap] + reg, size, value))
        die("our own write");
}

static struct registers ours_does(struct pcie_config *c, const struct injection *i)
{
    enum pcie_error_role role = PCIE_ROLE_OTHER;
    for (unsigned r = PCIE_ROLE_OTHER; i->advisory && r < PCIE_ROLES; r++) {
        if (pcie_errors[i->error].advisory & 1u << r)
            role = (enum pcie_error_role)r;
    }
    pcie_config_reset(c, PCIE_RESET_FUNDAMENTAL);
    set(c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, i->mask);
    set(c, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, 4, i->severity);
    set(c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4, i->correctable_mask);
    set(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, i->control);
    set(c, PCIE_CAP_HEADER, PCI_COMMAND, 2, i->command);
    (void)pcie_aer_detect(
        c, &(struct pcie_detection){ .error = i->error, .role = role, .header = i->header });
    return (struct registers){
        .uncorrectable = pcie_config_get(c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, UINT32_MAX),
        .correctable = pcie_config_get(c, PCIE_CAP_AER, PCI_ERR_COR_STATUS, UINT32_MAX),
        .device = pcie_config_get(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, 0xf),
        .status =
            pcie_config_get(c, PCIE_CAP_HEADER, PCI_STATUS, 0xffff) & PCI_STATUS_SIG_SYSTEM_ERROR,
        .first = pcie_config_get(c, PCIE_CAP_AER, PCI_ERR_CAP, 0x1f),
        .header = pcie_config_get(c, PCIE_CAP_AER, PCI_ERR_HEADER_LOG, UINT32_MAX),
    };
}

static bool same(const struct injection *i, const struct registers *q, const struct registers *o)
{
    uint32_t bit = pcie_errors[i->error].status;
    bool recorded = !pcie_errors[i->error].correctable && !(i->mask & bit) && o->uncorrectable;
    return q->uncorrectable == o->uncorrectable && q->correctable == o->correctable &&
           q->device == o->device && q->status == o->status &&
           (!recorded || q->first == o->first) &&
           (!recorded || !pcie_errors[i->error].logs_header || q->header == o->header);
}

static void show(const char *who, const struct registers *r)
{
    printf(
        "  %s: uncorrectable %08x correctable %04x device %x signaled %d first %02x header %08x\n",
        who, r->uncorrectable, r->correctable, r->device, r->status != 0, r->first, r->header);
}

/** Each bit in one of four. */
static uint32_t few_bits(struct rng *r)
{
    uint64_t bits = rng_next(r);
    return (uint32_t)(bits & bits >> 32);
}

/** Any error that both have. */
static struct injection draw(struct rng *r, const struct pcie_config *c, bool masks)
{
    struct injection i = { .advisory = rng_below(r, 2) };
    do {
        i.error = (enum pcie_error)rng_below(r, PCIE_ERRORS);
    } while (i.error == PCIE_ERROR_ADVISORY || i.error == PCIE_ERROR_HEADER_OVERFLOW ||
             !pcie_error_exists(c, i.error));
    const struct pcie_error_row *e = &pcie_errors[i.error];
    i.advisory = i.advisory && e->advisory && !e->correctable;
    /* Ours knows that some are never anything else. */
    if (e->advisory & 1u << PCIE_ROLE_OTHER)
        i.advisory = true;
    i.mask = masks ? few_bits(r) : 0;
    i.severity = few_bits(r);
    i.correctable_mask = few_bits(r);
    i.control = (uint32_t)rng_below(r, 16);
    i.command = rng_below(r, 2) ? PCI_COMMAND_SERR : 0;
    for (unsigned n = 0; n < 4; n++)
        i.header[n] = (uint32_t)rng_next(r);
    return i;
}

int main(int argc, char **argv)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    struct rng r;
    struct error e;
    uint64_t cases = 0, seed = 0, differ = 0;
    if (argc != 5 || !parse_u64(argv[3], "CASES", &cases, &e) ||
        !parse_u64(argv[4], "SEED", &seed, &e))
        die("usage: judge_aer QTEST_SOCKET MONITOR_SOCKET CASES SEED");
    qtest = dial(argv[1]);
    monitor = dial(argv[2]);
    prompt();
    pcie_config_defaults(&p, PCIE_ENDPOINT);
    p.acs = PCI_ACS_RR;
    if (!pcie_config_init(&c, &p, &e))
        die(e.text);

    put(0, 1, PCI_PRIMARY_BUS, 4, 0x00010100);
    find_capabilities();
    put(1, 0, aer + PCI_ERR_UNCOR_MASK, 4, 0xffffffff);
    bool masks = get(1, 0, aer + PCI_ERR_UNCOR_MASK, 4) != 0;
    rng_seed(&r, seed, "judge_aer");
    for (uint64_t n = 0; n < cases; n++) {
        struct injection i = draw(&r, &c, masks);
        struct registers q = qemu_does(&i), o = ours_does(&c, &i);
        if (same(&i, &q, &o))
            continue;
        differ++;
        printf("case %llu: %s%s, mask %08x severity %08x correctable mask %04x control %x "
               "command %03x\n",
               (unsigned long long)n, pcie_errors[i.error].name, i.advisory ? " (advisory)" : "",
               i.mask, i.severity, i.correctable_mask & 0xffff, i.control, i.command);
        show("QEMU", &q);
        show("ours", &o);
    }
    printf("judge_aer: %llu cases with seed %llu, %s masks of uncorrectable errors: %llu differ\n",
           (unsigned long long)cases, (unsigned long long)seed, masks ? "with" : "without",
           (unsigned long long)differ);
    return differ != 0;
}
