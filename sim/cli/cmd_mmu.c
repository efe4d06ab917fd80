/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "cli/mmu_json.h"
#include "cli/mmu_machine.h"
#include "platform/platform.h"
#include "script/script.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { LEAVES_MAX = 1000000 }; /* of one tree, as JSON: shared tables can make 512^3 of them */
enum {
    OPTION_REGS = 0x100,
    OPTION_MEM,
    OPTION_SCENARIO,
    OPTION_VM,
    OPTION_EL,
    OPTION_READ,
    OPTION_WRITE,
    OPTION_FETCH,
    OPTION_ACCESS,
    OPTION_PAN,
    OPTION_UNALIGNED,
    OPTION_REGIME,
    OPTION_JSON
};
/* A set of options. */
#define GIVEN(option) (1U << ((option)-OPTION_REGS))

static const struct argp_option options[] = {
    { "regs", OPTION_REGS, "FILE", 0, "registers: lines NAME=VALUE; # begins a comment", 1 },
    { "mem", OPTION_MEM, "FILE@ADDRESS", 0, "physical memory as a raw image; repeatable", 1 },
    { "scenario", OPTION_SCENARIO, "FILE.lua", 0,
      "or run a scenario, and take a VM of its last platform", 1 },
    { "vm", OPTION_VM, "N", 0, "which VM, from 0 in the order of their making", 1 },
    { "param", 'p', "KEY=VALUE", 0, "for gather.param() in the scenario; repeatable", 1 },
    { "el", OPTION_EL, "0|1|2", 0,
      "where it comes from (default 1; 2 if HCR_EL2.TGE = 1); of at: PSTATE.EL", 2 },
    { "read", OPTION_READ, 0, 0, "of walk: a load (the default)", 2 },
    { "write", OPTION_WRITE, 0, 0, "a store", 2 },
    { "fetch", OPTION_FETCH, 0, 0, "an instruction fetch", 2 },
    { "access", OPTION_ACCESS, "NAME", 0, "atomic, dc, dc-ivac, ic, at-read, at-write too", 2 },
    { "pan", OPTION_PAN, 0, 0, "PSTATE.PAN is 1", 2 },
    { "unaligned", OPTION_UNALIGNED, 0, 0, "not aligned to its size, or DC ZVA", 2 },
    { "regime", OPTION_REGIME, "NAME", 0, "of dump: el10, el2, el20 (default: that of --el)", 3 },
    { "json", OPTION_JSON, 0, 0, "for programs; addresses and registers as text \"0x...\"", 4 },
    { 0 },
};

struct input;
/** Show something of `m`; false with `e`. `status`: 1 if the access faulted. */
typedef bool show_fn(struct input *in, struct mmu *m, struct error *e);

struct input {
    struct error *e;
    const struct cli *cli;
    show_fn *show;
    unsigned words; /* positional arguments seen, the command among them */
    const struct mmu_at_op *at;
    va_t va;
    struct mmu_machine machine;
    bool machine_given;
    const char *scenario;
    struct cli_list params;
    uint64_t vm, el;
    bool vm_given, el_given, pan, unaligned, json;
    unsigned access;
    unsigned given; /* GIVEN() of options */
    int regime;     /* -1: of the EL */
    enum gather_status status;
};

/* ---- what is shown --------------------------------------------------------------------------- */

static unsigned mode_of(const struct input *in)
{
    return (unsigned)in->el | (in->pan ? MMU_PAN : 0U) | (in->unaligned ? MMU_UNALIGNED : 0U);
}

static bool show_walk(struct input *in, struct mmu *m, struct error *e)
{
    struct mmu_walk walk;
    if (!mmu_walk(m, in->va, (enum mmu_access)in->access, mode_of(in), &walk)) {
        in->status = GATHER_CHECK_FAILED;
    }
    if (in->json) {
        struct mmu_json json;
        const struct record_sink sink = mmu_json_begin(&json);
        record_walk(&sink, m, &walk);
        return mmu_json_end(&json, stdout, e);
    }
    mmu_walk_print(stdout, m, &walk);
    return true;
}

static bool add_run(void *arg, const struct mmu_run *run)
{
    const struct record_sink *sink = arg;
    sink->begin(sink->arg, NULL, false);
    record_run(sink, run);
    sink->end(sink->arg, NULL);
    return true;
}

static void add_tree(struct record_sink *sink, struct mmu *m, enum mmu_regime regime,
                     unsigned stage, bool upper)
{
    struct error e = { 0 };
    struct mmu_geometry g;
    sink->begin(sink->arg, NULL, false);
    sink->text(sink->arg, "regime", mmu_regime_name(regime));
    sink->number(sink->arg, "stage", (int)stage);
    sink->text(sink->arg, "range", upper ? "upper" : "lower");
    if (mmu_geometry(mmu_impl(m), mmu_regs(m), regime, stage, upper, &g, &e)) {
        sink->number(sink->arg, "granule", 1 << g.granule_bits);
        sink->number(sink->arg, "bits", g.input_bits);
        sink->number(sink->arg, "level", g.start_level);
        sink->bits(sink->arg, "root", g.root);
        sink->flag(sink->arg, "ds", g.ds);
        sink->flag(sink->arg, "big_endian", g.big_endian);
    }
    sink->begin(sink->arg, "runs", true);
    bool whole = mmu_dump(m, regime, stage, upper, LEAVES_MAX, add_run, sink, &e);
    sink->end(sink->arg, "runs");
    if (!whole) {
        sink->text(sink->arg, "why", e.text);
    }
    sink->end(sink->arg, NULL);
}

static bool show_dump(struct input *in, struct mmu *m, struct error *e)
{
    enum mmu_regime regime =
        in->regime >= 0 ? (enum mmu_regime)in->regime : mmu_regime(mmu_regs(m), (unsigned)in->el);
    if (!in->json) {
        mmu_dump_print(stdout, m, regime);
        return true;
    }
    struct mmu_json json;
    struct record_sink sink = mmu_json_begin(&json);
    sink.begin(sink.arg, "trees", true);
    add_tree(&sink, m, regime, 1, false);
    if (regime != MMU_EL2) {
        add_tree(&sink, m, regime, 1, true);
    }
    if (regime == MMU_EL10) {
        add_tree(&sink, m, regime, 2, false);
    }
    sink.end(sink.arg, "trees");
    return mmu_json_end(&json, stdout, e);
}

/* PAR_EL1 (DDI 0487 D24.2.142). */
struct par {
    bool f;
    uint64_t pa;
    unsigned attr, sh;   /* F = 0 */
    unsigned fst, stage; /* F = 1 */
    bool ptw;
};

static struct par decode_par(uint64_t par, va_t va)
{
    const uint64_t page = UINT64_C(0xffffffffff000), offset = 0xfff;
    return (struct par){ .f = par & 1,
                         .pa = (par & page) | (va.va & offset),
                         .attr = (unsigned)(par >> 56),
                         .sh = (unsigned)(par >> 7 & 3),
                         .fst = (unsigned)(par >> 1 & 0x3f),
                         .stage = par >> 9 & 1 ? 2 : 1,
                         .ptw = par >> 8 & 1 };
}

static void print_par(const struct input *in, uint64_t par)
{
    const struct par p = decode_par(par, in->va);
    printf("AT %s, 0x%016" PRIx64 ": PAR_EL1 0x%016" PRIx64 "\n", in->at->sys.name, in->va.va, par);
    if (p.f) {
        printf("F=1: fault, FST 0x%02x, stage %u%s\n", p.fst, p.stage,
               p.ptw ? ", on a stage-1 table walk (PTW)" : "");
    } else {
        printf("F=0: PA 0x%" PRIx64 ", ATTR 0x%02x, SH %u\n", p.pa, p.attr, p.sh);
    }
}

static void record_par(const struct record_sink *sink, const struct input *in, uint64_t par)
{
    const struct par p = decode_par(par, in->va);
    char attr[8];
    sink->bits(sink->arg, "par", par);
    if (p.f) {
        sink->number(sink->arg, "fst", p.fst);
        sink->number(sink->arg, "stage", p.stage);
        sink->flag(sink->arg, "ptw", p.ptw);
    } else {
        snprintf(attr, sizeof(attr), "%02x", p.attr);
        sink->bits(sink->arg, "pa", p.pa);
        sink->text(sink->arg, "par_attr", attr);
        sink->number(sink->arg, "par_sh", p.sh);
    }
}

static bool show_at(struct input *in, struct mmu *m, struct error *e)
{
    const unsigned el = (unsigned)in->el;
    uint64_t par = 0;
    struct mmu_fault fault;
    if (el < in->at->min_el) {
        return error_set(e, "AT %s is UNDEFINED below EL%d", in->at->sys.name, in->at->min_el);
    }
    bool has_par = mmu_at(m, in->at, in->va, el | (in->pan ? MMU_PAN : 0U), &par, &fault);
    in->status = !has_par || par & 1 ? GATHER_CHECK_FAILED : GATHER_DONE;
    if (in->json) {
        struct mmu_json json;
        const struct record_sink sink = mmu_json_begin(&json);
        sink.text(sink.arg, "operation", in->at->sys.name);
        sink.bits(sink.arg, "va", in->va.va);
        sink.number(sink.arg, "el", el);
        sink.flag(sink.arg, "ok", in->status == GATHER_DONE);
        if (has_par) {
            record_par(&sink, in, par);
        } else {
            sink.begin(sink.arg, "fault", false);
            record_fault(&sink, m, &fault, el);
            sink.end(sink.arg, "fault");
        }
        return mmu_json_end(&json, stdout, e);
    }
    if (has_par) {
        print_par(in, par);
    } else {
        printf("AT %s, 0x%016" PRIx64 ": taken as an exception: %s, level %d\n", in->at->sys.name,
               in->va.va, mmu_fault_name(&fault), fault.level);
    }
    return true;
}

enum {
    ACCESS_OPTIONS = GIVEN(OPTION_READ) | GIVEN(OPTION_WRITE) | GIVEN(OPTION_FETCH) |
                     GIVEN(OPTION_ACCESS) | GIVEN(OPTION_UNALIGNED)
};
static const struct command {
    const char *name;
    show_fn *show;
    const char *expected; /* what follows */
    unsigned words;       /* of it */
    unsigned refused;     /* options of other commands */
} commands[] = {
    { "walk", show_walk, "VA, e.g. 0x40201000", 1, GIVEN(OPTION_REGIME) },
    { "dump", show_dump, "nothing more", 0, ACCESS_OPTIONS | GIVEN(OPTION_PAN) },
    { "at", show_at, "OP and VA, e.g. s12e1r 0x40201000", 2,
      ACCESS_OPTIONS | GIVEN(OPTION_REGIME) },
};

/* ---- arguments ------------------------------------------------------------------------------- */

static bool parse_command(struct input *in, const char *word)
{
    const char *names[ARRAY_LEN(commands)];
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        names[i] = commands[i].name;
        if (strcmp(word, names[i]) == 0) {
            in->show = commands[i].show;
            return true;
        }
    }
    error_set(in->e, "unknown command \"%s\"", word);
    error_suggest(in->e, word, names, ARRAY_LEN(names));
    return false;
}

static bool parse_word(struct input *in, const char *word)
{
    if (strchr(word, '=')) {
        in->machine_given = true;
        return mmu_machine_assign(&in->machine, word, in->e);
    }
    unsigned number = in->words++;
    if (number == 0) {
        return parse_command(in, word);
    }
    if (mmu_reg_find(word) >= 0) {
        return error_set(in->e, "%s without a value; expected %s=VALUE", word, word);
    }
    if (in->show == show_at && number == 1) {
        in->at = mmu_at_find(word, in->e);
        return in->at != NULL;
    }
    if (number > (in->show == show_walk ? 1 : in->show == show_at ? 2 : 0)) {
        return error_set(in->e, "unexpected \"%s\"", word);
    }
    return parse_u64(word, "VA", &in->va.va, in->e);
}

static bool parse_choice(const char *what, const char *word, const char *const *names, unsigned *to,
                         struct error *e)
{
    size_t count = 0;
    for (; names[count]; count++) {
        if (strcmp(names[count], word) == 0) {
            *to = (unsigned)count;
            return true;
        }
    }
    error_set(e, "%s: unknown \"%s\"", what, word);
    error_suggest(e, word, names, count);
    return false;
}

static bool parse_el(struct input *in, const char *arg)
{
    in->el_given = true;
    return parse_u64(arg, "--el", &in->el, in->e) &&
           (in->el <= 2 || error_set(in->e, "--el %s: expected 0, 1 or 2", arg));
}

static bool check_command(const struct input *in, const struct command *command)
{
    if (in->words != command->words + 1) {
        return error_set(in->e, "mmu %s: expected %s", command->name, command->expected);
    }
    for (const struct argp_option *o = options; o->name; o++) {
        if (o->key >= OPTION_REGS && in->given & command->refused & GIVEN(o->key)) {
            return error_set(in->e, "--%s is not for mmu %s; see --help", o->name, command->name);
        }
    }
    return true;
}

static bool check(struct input *in)
{
    if (!in->show) {
        return error_set(in->e, "expected a command: walk VA, dump, or at OP VA; try --help");
    }
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        if (in->show == commands[i].show && !check_command(in, &commands[i])) {
            return false;
        }
    }
    if (!in->scenario && !in->machine_given) {
        return error_set(in->e, "no machine to look at; expected --regs, --scenario or "
                                "registers as NAME=VALUE");
    }
    if (in->scenario && in->machine.image_count) {
        return error_set(in->e, "--mem is not for a scenario's VM, which has memory of its own");
    }
    if (in->scenario && in->machine.impl_given) {
        return error_set(in->e, "what a scenario's VM runs on is said in the scenario (mmu={...}); "
                                "only registers can be changed here");
    }
    if (!in->scenario && (in->vm_given || in->params.count)) {
        return error_set(in->e, "--vm and -p are for --scenario");
    }
    return true;
}

static bool parse_option(struct input *in, int key, const char *arg, bool *known)
{
    static const char *const regimes[] = { "el10", "el2", "el20", NULL };
    unsigned regime = 0;
    if (key >= OPTION_REGS && key <= OPTION_JSON) {
        in->given |= GIVEN(key);
    }
    switch (key) {
    case OPTION_REGS: in->machine_given = true; return mmu_machine_read(&in->machine, arg, in->e);
    case OPTION_MEM: return mmu_machine_add_memory(&in->machine, arg, in->e);
    case OPTION_SCENARIO: in->scenario = arg; return true;
    case OPTION_VM: in->vm_given = true; return parse_u64(arg, "--vm", &in->vm, in->e);
    case 'p': return cli_list_add(&in->params, arg, in->e);
    case OPTION_EL: return parse_el(in, arg);
    case OPTION_READ: in->access = MMU_READ; return true;
    case OPTION_WRITE: in->access = MMU_WRITE; return true;
    case OPTION_FETCH: in->access = MMU_FETCH; return true;
    case OPTION_ACCESS:
        return parse_choice("--access", arg, record_access_names, &in->access, in->e);
    case OPTION_PAN: in->pan = true; return true;
    case OPTION_UNALIGNED: in->unaligned = true; return true;
    case OPTION_REGIME:
        if (!parse_choice("--regime", arg, regimes, &regime, in->e)) {
            return false;
        }
        in->regime = (int)regime;
        return true;
    case OPTION_JSON: in->json = true; return true;
    default: *known = false; return true;
    }
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    bool known = true, ok;
    switch (key) {
    case ARGP_KEY_ARG: ok = parse_word(in, arg); break;
    case ARGP_KEY_END: ok = check(in); break;
    default: ok = parse_option(in, key, arg, &known); break;
    }
    if (!known) {
        return ARGP_ERR_UNKNOWN;
    }
    return ok ? 0 : EINVAL;
}

/* ---- the machine ----------------------------------------------------------------------------- */

/* Where the access comes from, if nobody said: from EL2 if HCR_EL2.TGE leaves nothing at EL1. */
static bool settle_el(struct input *in, const struct mmu *m, unsigned usual, struct error *e)
{
    enum { HCR_TGE = 27 };
    const bool tge = mmu_regs(m)->hcr_el2 >> HCR_TGE & 1;
    if (in->el_given) {
        return in->el != 1 || !tge || in->show == show_dump ||
               error_set(e, "--el 1: HCR_EL2.TGE is 1, nothing runs at EL1; expected 0 or 2");
    }
    in->el = tge ? 2 : usual;
    if (in->at && in->at->min_el > in->el) {
        in->el = in->at->min_el;
    }
    return true;
}

static bool show_files(struct input *in)
{
    struct mmu_machine *machine = &in->machine;
    struct mmu *m = mmu_machine_unit(machine, in->e);
    bool ok = m && settle_el(in, m, 1, in->e) && in->show(in, m, in->e);
    mmu_free(m);
    if (ok && machine->missed) {
        fprintf(stderr,
                "gather: no --mem holds 0x%" PRIx64 ": reading it counts as an External abort\n",
                machine->missed_at);
    }
    return ok;
}

static bool show_vm(void *arg, struct platform *last, struct error *e)
{
    struct input *in = arg;
    struct vm *vm = last && in->vm < UINT_MAX ? platform_vm_number(last, (unsigned)in->vm) : NULL;
    if (!vm) {
        return error_set(e,
                         last ? "%s: its last platform has no VM %llu"
                              : "%s: it makes no platform, so there is no VM %llu",
                         in->scenario, (unsigned long long)in->vm);
    }
    struct mmu *m = vm_mmu(vm);
    if (!m) {
        return error_fault(e, "out of memory for a translation unit");
    }
    struct mmu_regs regs = *mmu_regs(m);
    mmu_machine_set_regs(&in->machine, &regs);
    mmu_set_regs(m, &regs);
    bool ok = settle_el(in, m, vm_el(vm), e) && in->show(in, m, e);
    mmu_free(m);
    return ok;
}

static bool show_scenario(struct input *in)
{
    char lib[4200], traces[4200], presets[4200];
    const struct script_options script = {
        .path = in->scenario,
        .params = in->params.items,
        .param_count = in->params.count,
        .seed = 1,
        .version = GATHER_VERSION,
        .interrupted = in->cli->interrupted,
        .lib_dir = cli_data_path(in->cli, "scripts/lib", lib, sizeof(lib)),
        .trace_dir = cli_data_path(in->cli, "traces", traces, sizeof(traces)),
        .preset_dir = cli_data_path(in->cli, "scripts/platforms", presets, sizeof(presets)),
        .out = stderr, /* results are ours */
        .inspect = show_vm,
        .inspect_arg = in,
    };
    struct script_result result;
    return script_run(&script, &result, in->e);
}

const struct argp mmu_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "walk VA [NAME=VALUE...]\ndump [NAME=VALUE...]\nat OP VA [NAME=VALUE...]",
    .doc = "A translation step by step, the maps of both stages, or what AT gives, from registers "
           "and memory of any machine or from a scenario's VM. Exit status 1 if it faults."
           "\vNAME is a register: SCTLR, TCR, TTBR0, TTBR1 and MAIR of _EL1 and _EL2, HCR_EL2, "
           "VTCR_EL2, VTTBR_EL2; one that is not named is 0. Or it is what the CPU implements "
           "(pa_bits, lpa2, s2fwb ...: the keys mmu.* of `gather platforms`), by default "
           "everything. Both go before a --regs FILE.\n\n"
           "OP is s1e1r, s1e1w, s1e0r, s1e0w, s1e1rp, s1e1wp, s1e1a, s1e2r, s1e2w, s1e2a, s12e1r, "
           "s12e1w, s12e0r or s12e0w.\n\n"
           "Examples:\n\n"
           "  gather mmu walk 0xffff800010000000 --regs regs.txt --mem ram.bin@0x40000000\n"
           "  gather mmu at s12e1r 0x40201000 --regs regs.txt --mem ram.bin@0x40000000\n"
           "  gather mmu dump --scenario scripts/doorbell64.lua\n",
};

enum gather_status cmd_mmu(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e, .cli = cli, .el = 1, .regime = -1 };
    mmu_impl_defaults(&in.machine.impl);
    bool ok = cli_parse(&mmu_argp, argc, argv, &in, &e) &&
              (in.scenario ? show_scenario(&in) : show_files(&in));
    mmu_machine_free(&in.machine);
    return ok ? in.status : cli_fail(&e);
}
