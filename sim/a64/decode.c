/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/decode_tables.h"

enum a64_op a64_decode(uint32_t insn)
{
    uint32_t at = 0;
    while (!(at & A64_TREE_LEAF)) {
        const struct a64_tree_node *node = &a64_tree_nodes[at];
        at = a64_tree_children[node->child + (insn >> node->shift & node->mask)];
    }
    for (const uint16_t *leaf = &a64_tree_leaves[at & ~(uint32_t)A64_TREE_LEAF]; *leaf; leaf++) {
        const struct a64_pattern *p = &a64_patterns[*leaf];
        if ((insn & p->mask) == p->match && (!p->allocated || p->allocated(insn))) {
            return (enum a64_op) * leaf;
        }
    }
    return A64_NONE;
}
