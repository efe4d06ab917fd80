/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "platform/platform.h"
#include "script/script.h"
#include "trace/trace.h"

enum gather_status cmd_manual(const struct cli *cli, int argc, char **argv)
{
    static const struct argp argp = {
        .doc = "The tables of the manual, as Markdown: platform parameters, store patterns, drain "
               "reasons, functions of scenarios.",
    };
    static const char *const headings[PLATFORM_TABLES] = { "Machine",
                                                           "Cores",
                                                           "Root complex",
                                                           "Failed requests: `error`",
                                                           "Links: `link`",
                                                           "Caches: `cache`",
                                                           "Translation: `mmu`",
                                                           "CPU of `gather exec`: `cpu`",
                                                           "Its instructions: `pipe`",
                                                           "Its second cache: `l2`",
                                                           "What cores report: `abort`",
                                                           "Software's part of it: `enables`",
                                                           "When an SError comes: `serror`",
                                                           "Software and firmware: `host`" };
    struct error e = { 0 };
    struct platform_params params;
    (void)cli;
    if (!cli_parse(&argp, argc, argv, NULL, &e)) {
        return cli_fail(&e);
    }
    struct platform_keys keys = platform_keys(&params);
    puts("## Platform parameters\n");
    for (size_t i = 0; i < PLATFORM_TABLES; i++) {
        printf("### %s\n\n", headings[i]);
        param_markdown(keys.tables[i], stdout);
        puts("");
    }
    puts("### Lints of a trace: `lint`\n");
    param_markdown(&lint_param_table, stdout);
    puts("\n## Store patterns\n\n| pattern | bytes | what it is |\n|---|---|---|");
    for (const struct pattern *p = pattern_table; p->name; p++) {
        printf("| `%s` | %u | %s |\n", p->name, p->size, p->help);
    }
    puts("\n## Drain reasons\n\n| reason | why the bytes left |\n|---|---|");
    for (int i = 0; i < BUS_REASON_COUNT; i++) {
        printf("| `%s` | %s |\n", bus_reason_name((enum bus_reason)i),
               bus_reason_help((enum bus_reason)i));
    }
    puts("");
    script_manual(stdout);
    return GATHER_DONE;
}
