/* SPDX-License-Identifier: Apache-2.0 */
/** gather.mmu.space: a translation unit, its registers and its own memory. Inside this folder only.
 */
#ifndef GATHER_SCRIPT_MMU_SPACE_H
#define GATHER_SCRIPT_MMU_SPACE_H

#include "bus/bus.h"
#include "script/mmu_view.h"

#define SPACE_TYPE "gather.mmu.space"

/** Where tables are taken from: those whose addresses are IPAs, and all others. */
enum space_arena { ARENA_STAGE1, ARENA_PA, ARENAS };

struct space {
    struct mmu_view view;
    struct script *script;
    struct ram *ram; /* all of memory: what is not written is 0 */
    uint64_t ram_base;
    uint64_t tables, next[ARENAS];
    /* The tables of ARENA_STAGE1 below it are mapped by stage 2. */
    uint64_t mapped;
    bool own_stage2; /* the scenario maps them itself */
    bool linting;
    struct mmu_lint *lint; /* reports that Lua has not seen yet */
    size_t lint_count, lint_room;
};

/** The bytes of tables of one arena. */
#define SPACE_ARENA_BYTES (UINT64_C(128) << 20)

struct space *space_check(lua_State *L, int index);
/** `bytes` of zeroed memory for tables, aligned to themselves. */
bool space_alloc(struct space *s, enum space_arena arena, uint64_t bytes, pa_t *table);
/**
 * Before anything looks at translations: stage 2 maps the stage-1 tables that are new, unless the
 * scenario does it. Raises.
 */
void space_ready(lua_State *L, struct space *s);
/** Call the function of s:lint() for what was found. Raises what it raises. */
void space_report(lua_State *L, struct space *s, int index);

int space_setup(lua_State *L);
int space_map(lua_State *L);
extern const struct param_table *const space_setup_tables[];
extern const struct param_table *const space_map_tables[];

extern const struct script_module space_methods;
/** gather.mmu.space{}. */
int space_new(lua_State *L);
extern const struct param_table *const space_new_tables[];

#endif
