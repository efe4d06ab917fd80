/* SPDX-License-Identifier: Apache-2.0 */
/* gather.host: what Linux, KVM, the VMM and the firmware do with an error; syndromes, routing. */
#include "host/host.h"
#include "mmu/mmu.h"
#include "script/lives_api.h"
#include "script/options.h"
#include "script/verdict_api.h"

#include <inttypes.h>

/* ---- reactions ------------------------------------------------------------------------------- */

static int push_reaction(lua_State *L, const struct host_reaction *out)
{
    lua_createtable(L, 0, 3);
    option_field_string(L, "victim", out->victim);
    option_field_string(L, "outcome", out->outcome);
    option_push_rows(L, out->steps[0], sizeof(out->steps[0]), out->step_count);
    lua_setfield(L, -2, "steps");
    return 1;
}

static const struct param_table *const serror_tables[] = { &host_serror_params, NULL };
static const struct param_table *const sea_tables[] = { &host_sea_params, NULL };
static const struct param_table *const aer_tables[] = { &host_aer_params, NULL };

/* A key that is there or not. */
struct word {
    bool given;
    uint64_t value;
};

static void read_word(lua_State *L, int index, const char *name, void *to)
{
    struct word *word = to;
    word->given = true;
    option_address(L, index, name, &word->value);
}

/* `esr` goes in place of the fields that it has. */
static bool take_esr(const struct word *esr, struct host_serror_in *in, struct error *e)
{
    struct host_serror_in plain;
    host_serror_defaults(&plain);
    if (!esr->given) {
        return true;
    }
    if (in->ids != plain.ids || in->dfsc != plain.dfsc || in->aet != plain.aet) {
        return error_set(e, "esr goes in place of ids, dfsc and aet: expected one or the other");
    }
    return host_serror_from_esr(esr->value, in, e);
}

static int serror(lua_State *L)
{
    struct host_serror_in in;
    struct word esr = { 0 };
    host_serror_defaults(&in);
    options_read(L, 1,
                 &(struct option_set){
                     .function = "gather.host.serror",
                     .tables = serror_tables,
                     .objects = (void *[]){ &in },
                     .table_count = 1,
                     .extras = (const struct option_extra[]){ { "kernel", option_string,
                                                                (void *)&in.kernel },
                                                              { "esr", read_word, &esr } },
                     .extra_count = 2,
                 });
    struct host_reaction out;
    struct error e = { 0 };
    if (!take_esr(&esr, &in, &e) || !host_serror(&in, &out, &e)) {
        return script_fail(L, "gather.host.serror: %s", e.text);
    }
    return push_reaction(L, &out);
}

static int sea(lua_State *L)
{
    struct host_sea_in in;
    host_sea_defaults(&in);
    options_read(
        L, 1,
        &(struct option_set){
            .function = "gather.host.sea",
            .tables = sea_tables,
            .objects = (void *[]){ &in },
            .table_count = 1,
            .extras = &(const struct option_extra){ "kernel", option_string, (void *)&in.kernel },
            .extra_count = 1,
        });
    struct host_reaction out;
    struct error e = { 0 };
    if (!host_sea(&in, &out, &e)) {
        return script_fail(L, "gather.host.sea: %s", e.text);
    }
    return push_reaction(L, &out);
}

static int aer(lua_State *L)
{
    struct host_aer_in in;
    param_defaults(&host_aer_params, &in);
    options_read(L, 1,
                 &(struct option_set){
                     .function = "gather.host.aer",
                     .tables = aer_tables,
                     .objects = (void *[]){ &in },
                     .table_count = 1,
                 });
    struct host_reaction out;
    struct error e = { 0 };
    if (!host_aer(&in, &out, &e)) {
        return script_fail(L, "gather.host.aer: %s", e.text);
    }
    return push_reaction(L, &out);
}

static int kernels(lua_State *L)
{
    size_t count;
    const char *const *names = host_kernels(&count);
    option_push_names(L, names, count);
    return 1;
}

/* ---- syndromes ------------------------------------------------------------------------------- */

/* The state that a field's code stands for: "UC" for both of UC and UEU in SET. */
static const char *state_of(unsigned (*encode)(enum ext_state), unsigned code)
{
    for (unsigned state = 0; state < EXT_STATES; state++) {
        if (encode((enum ext_state)state) == code) {
            return ext_state_names[state];
        }
    }
    return NULL;
}

static int push_serror(lua_State *L, const struct ext_serror *s)
{
    lua_createtable(L, 0, 8);
    option_field_string(L, "kind", "serror");
    option_field_flag(L, "ids", s->ids);
    if (s->ids) {
        option_field_integer(L, "impdef", s->impdef);
        return 1;
    }
    option_field_integer(L, "dfsc", s->dfsc);
    if (s->dfsc != 0) {
        option_field_flag(L, "ea", s->ea);
        option_field_flag(L, "iesb", s->iesb);
        option_field_string(L, "aet", state_of(EncodeAsyncErrorSyndrome, s->aet));
    }
    return 1;
}

static int push_abort(lua_State *L, const struct ext_abort *a)
{
    const struct mmu_fault_status status = mmu_fault_status(a->dfsc);
    lua_createtable(L, 0, 10);
    option_field_string(L, "kind", a->fetch ? "instruction-abort" : "data-abort");
    option_field_flag(L, "same_el", a->same_el);
    option_field_flag(L, "ea", a->ea);
    option_field_flag(L, "fnv", a->fnv);
    option_field_flag(L, "s1ptw", a->s1ptw);
    if (!a->fetch) {
        option_field_flag(L, "write", a->write);
        option_field_flag(L, "maintenance", a->maintenance);
    }
    option_field_integer(L, "dfsc", a->dfsc);
    option_field_string(L, "fault", status.name);
    option_field_string(L, "set", state_of(EncodeSyncErrorSyndrome, a->set));
    return 1;
}

static int esr(lua_State *L)
{
    enum { EC_SHIFT = 26, EC_SERROR = 0x2F, ISS_MASK = 0x1FFFFFF };
    uint64_t value;
    struct error e = { 0 };
    option_address(L, 1, "gather.host.esr: esr", &value);
    if (value >> EC_SHIFT == EC_SERROR) {
        struct ext_serror s;
        if (!ext_serror_decode((uint32_t)value & ISS_MASK, &s, &e)) {
            return script_fail(L, "gather.host.esr: %s", e.text);
        }
        return push_serror(L, &s);
    }
    struct ext_abort a;
    if (!ext_abort_decode(value, &a, &e)) {
        return script_fail(L,
                           "gather.host.esr: 0x%" PRIx64 " is neither an SError's (EC 0x2f) nor "
                           "an External abort's: %s",
                           value, e.text);
    }
    return push_abort(L, &a);
}

/* ---- what a core reports --------------------------------------------------------------------- */

static const struct param_table *const report_tables[] = { &ext_access_params, &ext_error_params,
                                                           &ext_profile_params, &ext_enables_params,
                                                           NULL };

/* ESR_ELx, taken from a lower Exception level; a walk's has a level that nobody has told. */
static void push_abort_esr(lua_State *L, const struct ext_access *a, const struct ext_profile *p,
                           const struct ext_error *x)
{
    enum { FSC_EXTERNAL = 0x10 };
    const struct ext_abort abort = {
        .fetch = a->kind == EXT_FETCH,
        .write = a->kind == EXT_STORE,
        .ea = x->ea,
        .set = p->ras ? (uint8_t)EncodeSyncErrorSyndrome(PEErrorState(p, x)) : 0,
        .dfsc = FSC_EXTERNAL,
    };
    uint64_t value;
    struct error e;
    if (a->kind != EXT_WALK && ext_abort_encode(&abort, &value, &e)) {
        option_field_integer(L, "esr", value);
    }
}

static int report(lua_State *L)
{
    struct ext_access access;
    struct ext_error x;
    struct ext_profile p;
    struct ext_enables enables;
    void *const objects[] = { &access, &x, &p, &enables };
    for (size_t i = 0; i < ARRAY_LEN(objects); i++) {
        param_defaults(report_tables[i], objects[i]);
    }
    options_read(L, 1,
                 &(struct option_set){
                     .function = "gather.host.report",
                     .tables = report_tables,
                     .objects = objects,
                     .table_count = ARRAY_LEN(objects),
                 });
    struct error e = { 0 };
    if (!ext_profile_valid(&p, &e)) {
        return script_fail(L, "gather.host.report: abort: %s", e.text);
    }
    const bool synchronous = ext_taken_synchronously(&p, &enables, &access, &x);
    lua_createtable(L, 0, 3);
    option_field_flag(L, "synchronous", synchronous);
    option_field_string(L, "state", ext_state_names[PEErrorState(&p, &x)]);
    if (synchronous) {
        push_abort_esr(L, &access, &p, &x);
    } else if (p.ras || p.report == EXT_REPORT_IMPDEF) {
        option_field_integer(L, "esr", ext_serror_esr(PhysicalSErrorSyndrome(&p, &x, false)));
    }
    return 1;
}

/* ---- routing --------------------------------------------------------------------------------- */

struct route_keys {
    bool second_stage, nv2;
};
static const struct param route_params[] = {
    { "second_stage", PARAM_BOOL, offsetof(struct route_keys, second_stage), "false", NULL, NULL,
      "", "the synchronous abort is of stage 2: of a walk of its tables", "DDI 0487 J1.3.2", NULL },
    { "nv2", PARAM_BOOL, offsetof(struct route_keys, nv2), "false", NULL, NULL, "",
      "the access is one that HCR_EL2.NV2 has made of a register's", "DDI 0487 J1.3.2", NULL },
};
static const struct param_table route_table = { "", route_params, ARRAY_LEN(route_params) };
static const struct param_table *const route_tables[] = { &ext_pe_params, &route_table, NULL };

static int route(lua_State *L)
{
    struct ext_pe pe;
    struct route_keys keys;
    param_defaults(&ext_pe_params, &pe);
    param_defaults(&route_table, &keys);
    options_read(L, 1,
                 &(struct option_set){
                     .function = "gather.host.route",
                     .tables = route_tables,
                     .objects = (void *[]){ &pe, &keys },
                     .table_count = 2,
                 });
    struct error e = { 0 };
    if (!ext_pe_valid(&pe, &e)) {
        return script_fail(L, "gather.host.route: %s", e.text);
    }
    const struct ext_target target = PhysicalSErrorTarget(&pe);
    const unsigned to = SyncExternalAbortTarget(&pe, keys.second_stage, keys.nv2);
    lua_createtable(L, 0, 5);
    option_field_flag(L, "masked", target.masked);
    if (!target.masked) {
        option_field_integer(L, "serror", target.el);
    }
    option_field_integer(L, "sea", to);
    option_field_flag(L, "sea_as_serror", RouteToSErrorOffset(&pe, to));
    option_field_flag(L, "virtual", ext_virtual_enabled(&pe));
    return 1;
}

#define REACTION "`victim` in one word, `outcome` in one line, `steps` with the functions."
static const struct script_function host_functions[] = {
    { "serror", serror, "{ kernel=, esr=, ... }",
      "Who dies of an SError that a guest's access has caused: " REACTION
      " `kernel` (" HOST_KERNEL_DEFAULT " if none "
      "is given) is one of `gather.host.kernels()`; `esr`, a logged ESR_ELx, goes in place of "
      "`ids`, `dfsc` and `aet`.",
      serror_tables },
    { "sea", sea, "{ kernel=, ... }", "Who is hurt by a synchronous External abort: " REACTION,
      sea_tables },
    { "aer", aer, "{...}",
      "What Linux does with an error that PCI Express reports, and whose device it is: " REACTION,
      aer_tables },
    { "kernels", kernels, "", "The kernels that `serror` and `sea` know, oldest first.", NULL },
    { "esr", esr, "(esr)",
      "The fields of an ESR_ELx of an SError or a synchronous External abort: `kind`, `dfsc`, "
      "`ea`, `ids`, `aet` or `set` as UC, UEU, UEO, UER, CE ...",
      NULL },
    { "report", report, "{ abort={...}, ... }",
      "What a core whose choices are `abort` makes of an error that comes back for an access: "
      "`synchronous`, the PE error `state`, and `esr`, if the syndrome is known: of an SError, or "
      "of an abort taken from a lower Exception level.",
      report_tables },
    { "route", route, "{...}",
      "Which Exception level takes a physical SError (`serror`, nil if it is `masked`) and a "
      "synchronous External abort (`sea`; `sea_as_serror` if at the SError vector), and whether "
      "HCR_EL2.VSE can be taken (`virtual`). `a`, the PE, is PSTATE.A.",
      route_tables },
    { "verdict", verdict_of_life, "{ owner=, events={ {...}, ... } }",
      "Was an error contained in `owner` (`\"vm1\"`, `\"vm1.process2\"`, `\"host\"` ...)? By "
      "what has happened alone: each event has `time` and `what`, and the keys that go with it; "
      "`domain` is who, `by` who reports. `verdict`; `C1` to `C5` with a line of `why` for each; "
      "`radius` of all that happened, `reach` of the error without what was done about it; "
      "`claimed`, `truth`, `false_panic`, `silent_escape`; `arrival`, `charged`, "
      "`first_report_ns` (nil if there is none).",
      verdict_tables },
    { "tally", lives_tally, "{ life, ... }",
      "Sums over lives (`r.lives`, of any number of runs) or verdicts: `lives`, `verdicts`, "
      "`arrivals`, `radii` (word = count), `false_panics` and `silent_escapes` (shares, 0 to 1), "
      "`text` (the matrix).",
      NULL },
    { "verdicts", verdict_words, "", "The verdicts, best first, as a list of { name=, help= }.",
      NULL },
};
const struct script_module script_module_host = { "host", host_functions,
                                                  ARRAY_LEN(host_functions) };
