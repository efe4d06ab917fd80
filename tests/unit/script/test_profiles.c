/* SPDX-License-Identifier: Apache-2.0 */
/* Profiles: which keys they set on which presets, how they add up, and the mistakes. */
#include "scenario.h"

#include "platform/platform.h"
#include "script/script.h"

#define PLATFORMS SOURCE_DIR "/scripts/platforms"

static const char *const presets[] = { "armada37xx", "bcm2711",         "grace",
                                       "generic-n1", "ideal",           "imx6",
                                       "layerscape", "layerscape-ones", "olympus",
                                       "rk3399",     "tegra194",        "thunderx2",
                                       "x86-wc",     "xilinx-pg194",    "zynqmp" };
static const char *const profiles[] = { "a35_like",    "firmware_first",   "n1_like",
                                        "no_ras_soc",  "tfa_ea_first",     "tfa_ea_handled",
                                        "vfio_server", "xilinx_axi_bridge" };

static void count_names(void *arg, const char *name, const char *help)
{
    assert_true(name[0] != '\0' && help[0] != '\0');
    ++*(size_t *)arg;
}

/* What `gather platforms NAME` prints; the caller's to free(). */
static char *shown(const char *dir, const char *name)
{
    char *text = NULL;
    size_t size;
    struct error e = { 0 };
    FILE *to = open_memstream(&text, &size);
    const bool ok = script_show_preset(dir, name, to, &e);
    fclose(to);
    if (!ok)
        fail_msg("%s: %s", e.file, e.text);
    return text;
}

static void load(const char *dir, const char *preset, struct platform_params *params)
{
    struct error e = { 0 };
    if (!script_load_preset(dir, preset, params, &e))
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
}

static void lay(const char *dir, struct platform_params *params, const char *a, const char *b)
{
    struct error e = { 0 };
    const struct script_profiles which = { .names = { a, b }, .count = b ? 2 : 1 };
    if (!script_lay_profiles(dir, &which, params, &e))
        fail_msg("%s, %s: %s:%d: %s", a, b ? b : "", e.file, e.line, e.text);
}

/* The value of `key` in a profile's own listing; NULL: it is not there. */
static const char *listed(const char *listing, const char *key, char *value)
{
    char start[80];
    snprintf(start, sizeof(start), "\n%s ", key);
    const char *line = strstr(listing, start);
    return line && sscanf(line + strlen(start), "%63s", value) == 1 ? value : NULL;
}

/* ---- each over each -------------------------------------------------------------------------- */

/* A profile sets what its listing says, and nothing else; the machine can be built. */
static void check_pair(const char *preset, const char *profile, const char *listing)
{
    struct platform_params before, after;
    struct error e = { 0 };
    load(PLATFORMS, preset, &before);
    load(PLATFORMS, preset, &after);
    lay(PLATFORMS, &after, profile, NULL);
    assert_string_equal(after.preset, preset);
    assert_string_equal(after.profiles, profile);
    const struct platform_keys old = platform_keys(&before), new = platform_keys(&after);
    size_t set = 0;
    for (size_t t = 0; t < PLATFORM_TABLES; t++) {
        for (size_t i = 0; i < old.tables[t]->count; i++) {
            const struct param *p = &old.tables[t]->params[i];
            const char *group = old.tables[t]->group;
            char key[80], own[64], was[64], is[64];
            snprintf(key, sizeof(key), "%s%s%s", group, group[0] ? "." : "", p->name);
            param_format(p, old.objects[t], was, sizeof(was));
            param_format(p, new.objects[t], is, sizeof(is));
            const char *value = listed(listing, key, own);
            set += value != NULL;
            if (strcmp(is, value ? value : was) != 0)
                fail_msg("%s over %s: %s is %s, expected %s", profile, preset, key, is,
                         value ? value : was);
        }
    }
    assert_true(set >= 2);
    if (!ext_profile_valid(&after.abort, &e))
        fail_msg("%s over %s: %s", profile, preset, e.text);
    for (unsigned memory = 0; memory < EXT_MEMORIES; memory++)
        assert_false(after.abort.sync[EXT_STORE][memory]); /* no posted write is synchronous */
    char ras[64];
    assert_true(after.abort.ras == after.cpu.ras || !listed(listing, "abort.ras", ras));
    struct platform *p = platform_new(&after, &e);
    if (!p)
        fail_msg("%s over %s: %s", profile, preset, e.text);
    platform_free(p);
}

static void each_over_each(void **state)
{
    (void)state;
    size_t count = 0;
    struct error e = { 0 };
    assert_true(script_list_presets(PLATFORMS, count_names, &count, &e));
    assert_int_equal(count, ARRAY_LEN(presets));
    count = 0;
    assert_true(script_list_profiles(PLATFORMS, count_names, &count, &e));
    assert_int_equal(count, ARRAY_LEN(profiles));
    for (size_t i = 0; i < ARRAY_LEN(profiles); i++) {
        char *listing = shown(PLATFORMS, profiles[i]);
        for (size_t k = 0; k < ARRAY_LEN(presets); k++)
            check_pair(presets[k], profiles[i], listing);
        free(listing);
    }
}

/* Each line has a source; a profile's listing has its own keys alone. */
static void sources(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(profiles); i++) {
        char *text = shown(PLATFORMS, profiles[i]), *place = NULL;
        size_t lines = 0;
        for (char *line = strtok_r(text, "\n", &place); line; line = strtok_r(NULL, "\n", &place)) {
            /* Key, value and unit are padded to 22, 12 and 8; the longest keys push the rest. */
            const size_t key = strcspn(line, " "), column = (key > 22 ? key : 22) + 23;
            if (++lines > 2 &&
                (strlen(line) < column + 5 || line[column - 1] != ' ' || line[column] == ' '))
                fail_msg("%s: %s", profiles[i], line);
        }
        assert_in_range(lines, 4, 40);
        free(text);
    }
}

/* What a root complex's profile makes of errors does not depend on what it is laid over. */
static void root_complexes_are_whole(void **state)
{
    static const char *const names[] = { "no_ras_soc", "vfio_server", "xilinx_axi_bridge" };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct platform_params first, other;
        load(PLATFORMS, "imx6", &first);
        lay(PLATFORMS, &first, names[i], NULL);
        for (size_t k = 0; k < ARRAY_LEN(presets); k++) {
            load(PLATFORMS, presets[k], &other);
            lay(PLATFORMS, &other, names[i], NULL);
            assert_memory_equal(first.root.errors, other.root.errors, sizeof(first.root.errors));
            assert_int_equal(first.root.posted_error, other.root.posted_error);
        }
    }
}

/* So does one of a core alone: it says all of "abort". */
static void cores_are_whole(void **state)
{
    static const char *const names[] = { "a35_like", "n1_like" };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char *listing = shown(PLATFORMS, names[i]), key[80], value[64];
        for (size_t k = 0; k < ext_profile_params.count; k++) {
            snprintf(key, sizeof(key), "abort.%s", ext_profile_params.params[k].name);
            if (!listed(listing, key, value))
                fail_msg("%s does not say %s", names[i], key);
        }
        assert_non_null(listed(listing, "cpu.ras", value));
        free(listing);
    }
}

/* The preset is its profile, and shows the profile's sources. */
static void preset_on_profile(void **state)
{
    (void)state;
    struct platform_params preset, laid;
    load(PLATFORMS, "xilinx-pg194", &preset);
    load(PLATFORMS, "bcm2711", &laid);
    lay(PLATFORMS, &laid, "xilinx_axi_bridge", NULL);
    assert_memory_equal(preset.root.errors, laid.root.errors, sizeof(laid.root.errors));
    assert_string_equal(preset.profiles, "");
    assert_int_equal(preset.link.gen, 3);
    char *text = shown(PLATFORMS, "xilinx-pg194");
    const char *line = strstr(text, "\nerror.mem_ca ");
    assert_non_null(line);
    assert_ptr_equal(strstr(line, "slverr                AMD PG194 3.0"), line + 24);
    assert_non_null(strstr(text, "\nwc_lines "));
    free(text);
}

/* ---- how they add up --------------------------------------------------------------------------
 */

/* A folder of our own: platforms/base.lua and the profiles beside it. */
struct home {
    struct scenario s;
    char platforms[96];
};

static void home_open(struct home *h)
{
    static const struct {
        const char *name, *text;
    } files[] = {
        { "platforms/base.lua", "return { help = 'b', params = { wc_lines = { 2, source = 'x' }, "
                                "['link.gen'] = { 3, source = 'x' } } }" },
        { "platforms/upon.lua", "return { help = 'u', profile = { 'four', 'five' }, params = { "
                                "wc_lines = { 7, source = 'mine' } } }" },
        { "platforms/torn.lua",
          "return { help = 't', profile = { 'four', 'five' }, params = {} }" },
        { "profiles/four.lua", "return { help = '4', params = { wc_lines = { 4, source = 'x' }, "
                               "['link.gen'] = { 4, source = 'four' } } }" },
        { "profiles/five.lua", "return { help = '5', params = { wc_lines = { 5, source = 'x' }, "
                               "wc_timeout = { '1.5us', source = 'x' } } }" },
        { "profiles/same.lua",
          "return { help = 's', params = { wc_lines = { '0x4', source = 'y' }, "
          "freq = { '2000MHz', source = 'y' } } }" },
        { "profiles/nested.lua", "return { help = 'n', profile = 'four', params = {} }" },
        { "profiles/bare.lua", "return { help = 'n', params = { wc_lines = { 4 } } }" },
        { "profiles/none.lua", "return 5" },
    };
    char path[160];
    scenario_open(&h->s);
    snprintf(h->platforms, sizeof(h->platforms), "%s/platforms", h->s.folder);
    h->s.options.preset_dir = h->platforms;
    assert_int_equal(mkdir(h->platforms, 0700), 0);
    snprintf(path, sizeof(path), "%s/profiles", h->s.folder);
    assert_int_equal(mkdir(path, 0700), 0);
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        scenario_write(&h->s, files[i].name, files[i].text, strlen(files[i].text));
}

static bool owns(void *arg, const char *key)
{
    return strcmp(key, arg) == 0;
}

static bool try(struct home *h, const struct script_profiles *which, struct platform_params *params,
                struct error *e)
{
    *e = (struct error){ 0 };
    load(h->platforms, "base", params);
    return script_lay_profiles(h->platforms, which, params, e);
}

static void order_and_conflicts(void **state)
{
    (void)state;
    struct home h;
    struct platform_params params;
    struct error e;
    home_open(&h);
    /* The same value, however it is written. */
    assert_true(
        try(&h, &(struct script_profiles){ .names = { "four", "same" }, .count = 2 }, &params, &e));
    assert_int_equal(params.core.wc_lines, 4);
    assert_int_equal(params.link.gen, 4);
    assert_int_equal(params.core.freq, UINT64_C(2000000000));
    assert_string_equal(params.profiles, "four, same");
    assert_string_equal(params.preset, "base");
    /* Another one: both are named, and the key. */
    assert_false(
        try(&h, &(struct script_profiles){ .names = { "same", "five" }, .count = 2 }, &params, &e));
    assert_string_equal(e.text,
                        "profiles \"same\" and \"five\" set wc_lines to 4 and to 5; expected "
                        "wc_lines among the platform's own keys");
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_int_equal(params.core.wc_lines, 2); /* nothing was laid */
    /* The platform's own key decides; the later one is what is there until then. */
    char own[] = "wc_lines", other[] = "wc_timeout";
    assert_true(try(&h,
                    &(struct script_profiles){
                        .names = { "four", "five" }, .count = 2, .own = owns, .arg = own },
                    &params, &e));
    assert_int_equal(params.core.wc_lines, 5);
    assert_false(try(&h,
                     &(struct script_profiles){
                         .names = { "four", "five" }, .count = 2, .own = owns, .arg = other },
                     &params, &e));
    assert_true(
        try(&h, &(struct script_profiles){ .names = { "four", "four" }, .count = 2 }, &params, &e));
    /* A preset on profiles: its own keys are above them, and the user's profiles above all. */
    load(h.platforms, "upon", &params);
    assert_int_equal(params.core.wc_lines, 7);
    assert_int_equal(params.link.gen, 4);
    assert_int_equal(params.core.wc_timeout, 1500000);
    lay(h.platforms, &params, "five", NULL);
    assert_int_equal(params.core.wc_lines, 5);
    assert_false(script_load_preset(h.platforms, "torn", &params, &e));
    assert_non_null(strstr(e.text, "profiles \"four\" and \"five\" set wc_lines"));
    char *text = shown(h.platforms, "upon");
    assert_non_null(strstr(text, "wc_lines               7            lines    mine"));
    assert_non_null(strstr(text, "link.gen               4                     four"));
    free(text);
    scenario_close(&h.s);
}

static void mistakes(void **state)
{
    static const struct {
        const char *name, *part;
    } wrong[] = {
        { "fuor", "unknown profile \"fuor\"; did you mean \"four\"?" },
        { "base", "unknown profile \"base\"" },
        { "../platforms/base", "unknown profile" },
        { "", "unknown profile \"\"" },
        { "nested", "a profile stands on no other" },
        { "bare", "wc_lines: a number without a source" },
        { "none", "a profile returns { help=" },
    };
    (void)state;
    struct home h;
    home_open(&h);
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct platform_params params;
        struct error e;
        assert_false(try(&h, &(struct script_profiles){ .names = { wrong[i].name }, .count = 1 },
                         &params, &e));
        if (!strstr(e.text, wrong[i].part))
            fail_msg("%s -> %s", wrong[i].name, e.text);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        if (i >= 4)
            assert_non_null(strstr(e.file, "/profiles/"));
    }
    scenario_close(&h.s);
}

/* ---- in scenarios -----------------------------------------------------------------------------
 */

static void scenarios(void **state)
{
    static const struct {
        const char *text, *part; /* NULL: it runs */
    } runs[] = {
        { "gather.platform{ preset = 'base', profile = 'four' }", NULL },
        { "gather.platform{ preset = 'base', profile = {} }", NULL },
        { "gather.platform{ preset = 'base', profile = { 'four', 'same' } }", NULL },
        { "gather.platform{ preset = 'base', profile = { 'four', 'five' }, wc_lines = 6 }", NULL },
        { "gather.platform{ preset = 'base', profile = { 'four', 'five' }, link = { gen = 1 } }",
          "scenario.lua:2: profiles \"four\" and \"five\" set wc_lines to 4 and to 5" },
        { "gather.platform{ preset = 'base', profile = 'fourr' }",
          "scenario.lua:2: unknown profile \"fourr\"; did you mean \"four\"?" },
        { "gather.platform{ preset = 'base', profile = 5 }",
          "gather.platform: profile: expected a profile's name" },
        { "gather.platform{ preset = 'base', profile = { 'four', 5 } }",
          "gather.platform: profile: expected a profile's name" },
        { "gather.platform{ preset = 'base', profile = { one = 'four' } }",
          "gather.platform: profile: expected a profile's name" },
        { "gather.platform{ preset = 'base', profile = { 'four', 'four', 'four', 'four', 'four', "
          "'four', 'four', 'four', 'four' } }",
          "at most 8 profiles" },
        { "gather.platform{ preset = 'base', porfile = 'four' }", "did you mean \"profile\"?" },
    };
    (void)state;
    struct home h;
    home_open(&h);
    for (size_t i = 0; i < ARRAY_LEN(runs); i++) {
        char text[512];
        snprintf(text, sizeof(text), "local gather = require 'gather'\n%s\n", runs[i].text);
        scenario_run(&h.s, text);
        char message[700];
        snprintf(message, sizeof(message), "%s:%d: %s", h.s.error.file, h.s.error.line,
                 h.s.error.text);
        if (h.s.ran != !runs[i].part || (runs[i].part && !strstr(message, runs[i].part)))
            fail_msg("%s -> %s", runs[i].text, message);
    }
    scenario_close(&h.s);
}

/* The scenario's own keys go last, into a table of its own, too. */
static void own_keys_go_last(void **state)
{
    (void)state;
    expect_output(
        "local gather = require 'gather'\n"
        "local function read(keys)\n"
        "    local p = gather.platform(keys)\n"
        "    local ep = p:endpoint{ bars = { [0] = { size = '64KiB' } } }\n"
        "    local vm = p:vm{}\n"
        "    local bar = vm:map(ep, 0, { s1 = 'device-ngnre' })\n"
        "    ep:inject{ kind = 'ur', offset = 0 }\n"
        "    local data, fault = vm:cpu(0):read(bar.va, 4)\n"
        "    print(data and 'ones' or fault.kind)\n"
        "end\n"
        "read{ preset = 'zynqmp' }\n"
        "read{ preset = 'zynqmp', profile = 'vfio_server' }\n"
        "read{ preset = 'zynqmp', profile = 'vfio_server', error = { mem_ur = 'decerr' } }\n"
        "read{ preset = 'generic-n1', profile = { 'n1_like', 'xilinx_axi_bridge' } }\n"
        "read{ preset = 'generic-n1', profile = { 'vfio_server', 'xilinx_axi_bridge' }, "
        "error = { mem_ur = 'ones', mem_ca = 'ones', mem_cto = 'ones', mem_poison = 'ones', "
        "mem_linkdown = 'ones', cfg_cto = 'ones', cfg_linkdown = 'ones' } }\n",
        "read-ur\nones\nread-ur\nread-ur\nones\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_over_each),
        cmocka_unit_test(sources),
        cmocka_unit_test(root_complexes_are_whole),
        cmocka_unit_test(cores_are_whole),
        cmocka_unit_test(preset_on_profile),
        cmocka_unit_test(order_and_conflicts),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(scenarios),
        cmocka_unit_test(own_keys_go_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
