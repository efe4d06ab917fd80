/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What spaces (gather.mmu.space) and VMs have in common: a translation unit over tables in
 * simulated memory, to look at and to corrupt. Inside this folder only.
 */
#ifndef GATHER_SCRIPT_MMU_VIEW_H
#define GATHER_SCRIPT_MMU_VIEW_H

#include "mmu/mmu.h"
#include "script/options.h"

struct mmu_view {
    struct mmu *mmu;
    unsigned el; /* of an access that names none */
    void *arg;   /* of the functions below */
    bool (*read)(void *arg, pa_t at, uint64_t *word);
    bool (*write)(void *arg, pa_t at, uint64_t word);
    char *text; /* the last text that was made for Lua: owned, so that an error loses nothing */
};
/** Free the unit and the text. */
void mmu_view_free(struct mmu_view *v);

/** A record's fields become those of the table on top of `L`. */
struct record_sink mmu_view_sink(lua_State *L);
/** Push the record of the fault of an access from `el`. */
void mmu_view_push_fault(lua_State *L, const struct mmu_view *v, const struct mmu_fault *fault,
                         unsigned el);

/** A VA at `index`: an integer, text, or a table with `va` (a mapping). */
uint64_t mmu_view_check_va(lua_State *L, int index, const char *name);
struct mmu_view_access {
    unsigned access; /* enum mmu_access */
    uint64_t el;
    bool pan, unaligned;
};
extern const struct param_table mmu_view_access_params;
/** The options { access=, el=, pan=, unaligned= } at `index`. */
void mmu_view_read_access(lua_State *L, const struct mmu_view *v, int index, const char *function,
                          struct mmu_view_access *a);
unsigned mmu_view_mode(const struct mmu_view_access *a);

/** Which tree: `regime`, `stage`, and by the input address the range. */
extern const char *const mmu_view_regimes[]; /* "el10" "el2" "el20" NULL, as enum mmu_regime */
/** Its geometry, where its start table is in physical memory included. */
bool mmu_view_tree(struct mmu_view *v, enum mmu_regime regime, unsigned stage, bool upper,
                   struct mmu_geometry *g, struct error *e);

/*
 * The methods themselves, with their arguments at 2 and after. `name` is "s:walk" or "vm:walk", for
 * messages.
 */
int mmu_view_walk(lua_State *L, struct mmu_view *v, const char *name);
int mmu_view_dump(lua_State *L, struct mmu_view *v, const char *name);
int mmu_view_runs(lua_State *L, struct mmu_view *v, const char *name);
int mmu_view_descriptor(lua_State *L, struct mmu_view *v, const char *name);
int mmu_view_corrupt(lua_State *L, struct mmu_view *v, const char *name);

/**
 * TLBI: the operation at 2 and its operand at 3, nothing, a number or { va= or ipa=, asid=, ttl= }.
 * Raises.
 */
const struct mmu_tlbi_op *mmu_view_read_tlbi(lua_State *L, const char *name, uint64_t *xt);
/** Push the table of a report of the break-before-make check. */
void mmu_view_push_lint(lua_State *L, const struct mmu_lint *lint);

/** The parameter tables of these methods, for the manual. NULL-terminated. */
extern const struct param_table *const mmu_view_access_tables[];
extern const struct param_table *const mmu_view_dump_tables[];
extern const struct param_table *const mmu_view_runs_tables[];
extern const struct param_table *const mmu_view_descriptor_tables[];
extern const struct param_table *const mmu_view_tlbi_tables[];

#endif
