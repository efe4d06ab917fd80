/* SPDX-License-Identifier: Apache-2.0 */
/* Loading plugins, and what their models must be. */
#include "platform/machine.h"
#include "platform/plugin_own.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_BAR = 4096, NAME_MAX_LENGTH = 63, NAMES_SHOWN = 64 };

struct plugins {
    const char *version;
    struct plugin_model *models, **end;
    bool systemc;
    unsigned made; /* devices */
    /* while one is loaded */
    const char *path;
    struct error failure; /* the first; its text is empty: none */
};

static void refuse(struct plugins *p, const char *format, ...) GATHER_PRINTF(2, 3);
static void refuse(struct plugins *p, const char *format, ...)
{
    char text[400];
    va_list list;
    if (p->failure.text[0]) {
        return;
    }
    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    plugin_one_line(text);
    error_set(&p->failure, "plugin %s: %s", p->path, text);
}

void plugin_one_line(char *text)
{
    for (char *c = text; *c; c++) {
        if ((unsigned char)*c < ' ') {
            *c = ' ';
        }
    }
}

/* ---- models -----------------------------------------------------------------------------------
 */

static void free_model(struct plugin_model *m)
{
    if (m) {
        free(m->params);
        free(m->path);
        free(m);
    }
}

static bool valid_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-_.";
    return name && name[0] && strlen(name) <= NAME_MAX_LENGTH && !name[strspn(name, letters)];
}

static bool valid_bars(const uint64_t bars[GATHER_BARS])
{
    for (size_t i = 0; i < GATHER_BARS; i++) {
        if (bars[i] && (bars[i] < LEAST_BAR || (bars[i] & (bars[i] - 1)))) {
            return false;
        }
    }
    return true;
}

static bool check_model(struct plugins *p, const struct gather_model *m)
{
    const size_t expected = sizeof(*m);
    if (!m || m->size < expected) {
        refuse(p, "a model is %zu bytes, expected %zu: it was built against other headers",
               m ? m->size : 0, expected);
        return false;
    }
    const struct pcie_model *other = valid_name(m->name) ? plugins_find(p, m->name) : NULL;
    if (!valid_name(m->name)) {
        refuse(p, "\"%s\" is no name for a model; expected up to %d letters, digits, '-', '_', '.'",
               m->name ? m->name : "", NAME_MAX_LENGTH);
    } else if (!m->create || !m->write || !m->read) {
        refuse(p, "model \"%s\" lacks one of create, write, read", m->name);
    } else if (!valid_bars(m->bars)) {
        refuse(p, "model \"%s\": the size of a BAR is a power of two from 4 KiB", m->name);
    } else if (pcie_model_find(m->name)) {
        refuse(p, "model \"%s\": gather has a model of that name itself", m->name);
    } else if (other) {
        refuse(p, "model \"%s\": %s has a model of that name", m->name,
               plugin_model_of(other)->path);
    }
    return !p->failure.text[0];
}

/* Key `i` is a uint64_t behind those before it. */
static bool set_key(struct plugins *p, struct plugin_model *m, uint32_t i)
{
    static const struct {
        enum param_type type;
        const char *unit;
    } types[] = {
        [GATHER_KEY_NUMBER] = { PARAM_U64, "" },
        [GATHER_KEY_SIZE] = { PARAM_SIZE, "B" },
        [GATHER_KEY_TIME] = { PARAM_TIME, "ns" },
        [GATHER_KEY_FLAG] = { PARAM_BOOL, "" },
    };
    const struct gather_key *k = &m->model.keys[i];
    if (!k->name || k->type >= ARRAY_LEN(types)) {
        refuse(p, "model \"%s\": key %u has no name, or a type unknown to gather", m->model.name,
               i);
        return false;
    }
    m->params[i] = (struct param){
        .name = k->name,
        .type = types[k->type].type,
        .offset = i * sizeof(uint64_t),
        .default_text = k->default_text,
        .min_text = k->min_text,
        .max_text = k->max_text,
        .unit = types[k->type].unit,
        .help = k->help,
        .source = "the plugin",
    };
    return true;
}

static bool add_keys(struct plugins *p, struct plugin_model *m)
{
    const uint32_t count = m->model.key_count;
    struct error e;
    if (count == 0) {
        return true;
    }
    if (count > KEYS_MAX) {
        refuse(p, "model \"%s\": %u keys, expected at most %d", m->model.name, (unsigned)count,
               KEYS_MAX);
        return false;
    }
    m->params = m->model.keys ? calloc(count, sizeof(*m->params)) : NULL;
    if (!m->params) {
        refuse(p, "model \"%s\": key_count without keys", m->model.name);
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!set_key(p, m, i)) {
            return false;
        }
    }
    m->table = (struct param_table){ .group = m->model.name, .params = m->params, .count = count };
    if (!param_table_check(&m->table, &e)) {
        refuse(p, "model \"%s\": %s", m->model.name, e.text);
        return false;
    }
    return true;
}

static bool add_model(void *self, const struct gather_model *model)
{
    struct plugins *p = self;
    if (!check_model(p, model)) {
        return false;
    }
    struct plugin_model *m = calloc(1, sizeof(*m));
    if (!m || !(m->path = strdup(p->path))) {
        free(m);
        refuse(p, "out of memory");
        return false;
    }
    m->model = *model;
    if (!add_keys(p, m)) {
        free_model(m);
        return false;
    }
    m->row = (struct pcie_model){
        .name = m->model.name,
        .help = m->model.help ? m->model.help : "",
        .params = m->params ? &m->table : NULL,
        .params_size = m->table.count * sizeof(uint64_t),
    };
    memcpy(m->row.bars, m->model.bars, sizeof(m->row.bars));
    *p->end = m;
    p->end = &m->next;
    return true;
}

const struct plugin_model *plugin_model_of(const struct pcie_model *row)
{
    return (const struct plugin_model *)((const char *)row - offsetof(struct plugin_model, row));
}

const struct pcie_model *plugins_find(const struct plugins *p, const char *name)
{
    for (const struct plugin_model *m = p->models; m; m = m->next) {
        if (strcmp(m->row.name, name) == 0) {
            return &m->row;
        }
    }
    return NULL;
}

const struct pcie_model *platform_find_model(const struct plugins *p, const char *name,
                                             struct error *e)
{
    const char *names[NAMES_SHOWN];
    size_t count = 0;
    const struct pcie_model *found = pcie_model_find(name);
    if (!found && p) {
        found = plugins_find(p, name);
    }
    if (found) {
        return found;
    }
    for (const struct pcie_model *m = pcie_models; m->name && count < NAMES_SHOWN; m++) {
        names[count++] = m->name;
    }
    for (const struct plugin_model *m = p ? p->models : NULL; m && count < NAMES_SHOWN;
         m = m->next) {
        names[count++] = m->row.name;
    }
    error_set(e, "model: there is no model \"%s\"", name);
    error_suggest(e, name, names, count);
    return NULL;
}

bool plugins_make(struct plugins *p, const struct pcie_model *m, struct kernel *k,
                  const struct pcie_device_bar bars[PCIE_DEVICE_BARS], const void *params,
                  struct pcie_device *out, struct error *e)
{
    return plugin_device_make(plugin_model_of(m), k, p->made++, bars, params, out, e);
}

bool platform_plugin(struct platform *to, struct plugins *p, const struct pcie_model *m,
                     const struct pcie_device_bar bars[PCIE_DEVICE_BARS], const void *params,
                     struct pcie_device *out, struct error *e)
{
    return plugins_make(p, m, to->kernel, bars, params, out, e);
}

/* ---- loading ----------------------------------------------------------------------------------
 */

static void fail(void *self, const char *text)
{
    refuse(self, "%s", text ? text : "it fails without a word");
}

static const void *open_systemc(void *self)
{
    struct plugins *p = self;
    struct error e;
    const void *context = kernel_open_modules(&e);
    if (!context) {
        refuse(p, "%s", e.text);
    }
    p->systemc = true;
    return context;
}

/* SystemC's own state, before a plugin's static objects use it. */
static bool wake_systemc(struct error *e)
{
    struct kernel *k = kernel_new(e);
    kernel_free(k);
    return k != NULL;
}

static const struct gather_plugin *open_object(const char *path, struct error *e)
{
    char here[4200];
    /* Without a slash it would be looked for among the system's libraries. */
    snprintf(here, sizeof(here), "%s%s", strchr(path, '/') ? "" : "./", path);
    void *object = dlopen(here, RTLD_NOW | RTLD_LOCAL);
    if (!object) {
        const char *why = dlerror();
        error_set(e, "--plugin %s", why ? why : path);
        plugin_one_line(e->text);
        return NULL;
    }
    const struct gather_plugin *plugin = dlsym(object, "gather_plugin");
    if (!plugin) {
        error_set(e, "plugin %s: this shared object is no plugin: it has no symbol gather_plugin",
                  path);
    }
    return plugin;
}

bool plugins_load(struct plugins *p, const char *path, struct error *e)
{
    const struct gather_plugin_host host = {
        .size = sizeof(host),
        .version = p->version,
        .self = p,
        .add_model = add_model,
        .fail = fail,
        .open_systemc = open_systemc,
    };
    if (!wake_systemc(e)) {
        return false;
    }
    const struct gather_plugin *plugin = open_object(path, e);
    if (!plugin) {
        return false;
    }
    if (plugin->abi != GATHER_PLUGIN_ABI || plugin->size < sizeof(*plugin)) {
        return error_set(e, "plugin %s: it is for interface %u of gather, this program has %u",
                         path, (unsigned)plugin->abi, GATHER_PLUGIN_ABI);
    }
    p->path = path;
    p->failure.text[0] = '\0';
    const struct plugin_model *const *before = (const struct plugin_model *const *)p->end;
    if (!plugin->init(&host)) {
        refuse(p, "it refuses to be loaded, and does not say why");
    } else if (!*before) {
        refuse(p, "it has no model");
    }
    if (p->failure.text[0]) {
        *e = p->failure;
        return false;
    }
    return true;
}

bool plugins_ready(struct plugins *p, struct error *e)
{
    return !p->systemc || kernel_elaborate(e);
}

struct plugins *plugins_new(const char *version, struct error *e)
{
    struct plugins *p = calloc(1, sizeof(*p));
    if (!p) {
        error_fault(e, "out of memory for plugins");
        return NULL;
    }
    p->version = version;
    p->end = &p->models;
    return p;
}

void plugins_free(struct plugins *p)
{
    while (p && p->models) {
        struct plugin_model *m = p->models;
        p->models = m->next;
        free_model(m);
    }
    free(p);
}
