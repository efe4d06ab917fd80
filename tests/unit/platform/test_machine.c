/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A VM's stores and loads from its instruction to the device's memory and back: what the two stages
 * make of them, faults and who is hurt, and random programs against an array of bytes.
 */
#include "rig.h"

#include <unistd.h>

/* ---- types -------------------------------------------------------------------------------------
 */

/** Eight 8-byte stores to a line, upwards: how many TLPs, if no time-out and no limit interferes.
 */
static void test_types(void **state)
{
    static const struct {
        const char *policy, *s1, *type; /* combined */
        unsigned writes;
    } rows[] = {
        { "v6.8", "normal-nc", "Device-nGnRE", 8 },
        { "v6.8", "normal-wb", "Device-nGnRE", 8 },
        { "v6.8", "device-gre", "Device-nGnRE", 8 },
        { "v6.8", "device-ngnrne", "Device-nGnRnE", 8 },
        { "2023-04-v3p1", "normal-nc", "Device-nGnRnE", 8 },
        { "2023-09-v1p2", "normal-nc", "Normal", 1 },
        { "2023-12-v2", "normal-nc", "Normal", 1 },
        { "v6.9", "normal-nc", "Normal", 1 },
        { "v6.9", "normal-wb", "Normal", 1 },
        { "v6.9", "normal-wt", "Normal", 1 },
        { "v6.9", "device-gre", "Device-GRE", 1 },
        { "v6.9", "device-ngre", "Device-nGRE", 8 },
        { "v6.9", "device-ngnre", "Device-nGnRE", 8 },
        { "v6.9", "device-ngnrne", "Device-nGnRnE", 8 },
        { "v6.17", "Normal-NC", "Normal", 1 },
        { "v7.0", "DEVICE-nGnRE", "Device-nGnRE", 8 },
    };

    (void)state;
    for (unsigned fwb = 0; fwb < 2; fwb++) {
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
            struct rig *r = rig_new();
            r->params.machine.fwb = fwb;
            rig_build(r);
            rig_vm(r, rows[i].policy, rows[i].s1);
            struct cpu *cpu = rig_cpu(r, 0, 0);
            assert_string_equal(memattr_type_name(&r->vms[0].map.attr), rows[i].type);
            assert_int_equal(rig_block(cpu, rig_va(r, 0, 0x1000), 64, "str8", NULL).outcome.fault,
                             CORE_NO_FAULT);
            rig_finish(r);
            assert_int_equal(rig_writes(r), rows[i].writes);
            uint8_t got[64];
            rig_memory(r, 0x1000, got, 64);
            for (unsigned k = 0; k < 64; k++)
                assert_int_equal(got[k], k);
            rig_free(r);
        }
    }
}

/** A policy that maps the BAR Normal: with FWB the guest's type does not count, all is cached. */
static void test_cacheable(void **state)
{
    static const char *const types[] = { "normal-nc", "normal-wb", "normal-wt" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        for (unsigned type = 0; type < 2; type++) {
            struct rig *r = rig_new();
            struct vm_request request = { .policy = "2023-04-v3p1", .el = 1, .page = 4096 };
            struct map_request how;
            uint8_t got[64];
            map_request_defaults(&how);
            how.vma.type = type ? KVM_VMA_NORMAL : KVM_VMA_NC;
            rig_build(r);
            rig_vm_as(r, &request, &how, types[i]);
            assert_int_equal(r->vms[0].map.stage2.memattr, 6);
            struct cpu *cpu = rig_cpu(r, 0, 0);
            struct access a = rig_store(rig_va(r, 0, 0x103), 8); /* unaligned too */
            rig_access(cpu, &a);
            struct access barrier = rig_barrier("dsb sy");
            rig_access(cpu, &barrier);
            struct access load = rig_load(rig_va(r, 0, 0x103), 8);
            struct cpu_result loaded = rig_access(cpu, &load);
            assert_memory_equal(loaded.data, a.data, 8);
            rig_finish(r);
            assert_int_equal(rig_writes(r), 0);
            rig_memory(r, 0x100, got, 64);
            for (unsigned k = 0; k < 64; k++)
                assert_int_equal(got[k], 0);
            struct access clean = {
                .va = rig_va(r, 0, 0x120), .size = 1, .element = 1, .align = 1, .kind = ACCESS_CLEAN
            };
            rig_access(cpu, &clean);
            rig_finish(r);
            assert_string_equal(rig_text(r), "103:8");
            rig_memory(r, 0x103, got, 8);
            assert_memory_equal(got, a.data, 8);
            rig_free(r);
        }
    }
}

/* ---- unaligned ------------------------------------------------------------------------------- */

static void test_unaligned(void **state)
{
    static const struct {
        const char *policy, *s1;
        unsigned el; /* that takes the fault; 0: none */
    } rows[] = {
        { "v6.8", "device-ngnre", 1 },      { "v6.8", "device-gre", 1 },
        { "v6.9", "device-ngnrne", 1 },     { "v6.9", "device-gre", 1 },
        { "v6.8", "normal-nc", 2 },         { "v6.8", "normal-wb", 2 },
        { "2023-04-v3p1", "normal-nc", 2 }, { "v6.9", "normal-nc", 0 },
        { "v6.9", "normal-wb", 0 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned fwb = 0; fwb < 2; fwb++) {
            for (unsigned guest_el = 0; guest_el < 2; guest_el++) {
                struct rig *r = rig_new();
                struct vm_request request = { .policy = rows[i].policy,
                                              .el = guest_el,
                                              .page = 4096 };
                struct map_request how;
                map_request_defaults(&how);
                r->params.machine.fwb = fwb;
                rig_build(r);
                rig_vm_as(r, &request, &how, rows[i].s1);
                struct cpu *cpu = rig_cpu(r, 0, 0);
                struct access a = rig_store(rig_va(r, 0, 0x104), 8);
                struct cpu_result result = rig_access(cpu, &a);
                if (rows[i].el == 0) {
                    assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
                    rig_finish(r);
                    assert_int_equal(r->error_count, 0);
                    rig_free(r);
                    continue;
                }
                assert_int_equal(result.outcome.fault, CORE_FAULT_MMU);
                assert_int_equal(result.outcome.dfsc, 0x21);
                assert_int_equal(result.outcome.exception.target_el, rows[i].el);
                assert_int_equal(r->error_count, 1);
                assert_string_equal(r->errors[0].kind, "alignment");
                assert_int_equal(r->errors[0].exception.target_el, rows[i].el);
                assert_true(r->errors[0].address == a.va.va);
                assert_int_equal(r->errors[0].running, -1);
                /* Taken to EL1 it is the guest's own; taken to EL2 the whole VM ends. */
                bool stops = rows[i].el == 2;
                assert_int_equal(result.stopped, stops);
                assert_int_equal(vm_stopped(r->vms[0].vm), stops);
                assert_string_equal(result.victim,
                                    stops || guest_el == 1 ? "guest" : "guest-process");
                /* And nothing more of it runs. */
                struct access aligned = rig_store(rig_va(r, 0, 0x108), 8);
                result = rig_access(cpu, &aligned);
                assert_int_equal(result.stopped, stops);
                rig_finish(r);
                assert_int_equal(rig_writes(r), stops ? 0 : 1);
                assert_int_equal(r->error_count, 1);
                rig_free(r);
            }
        }
    }
}

/** A block whose third store faults at EL2: what was before it is there, nothing after. */
static void test_stop_in_the_middle(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    uint8_t got[32];
    rig_build(r);
    rig_vm(r, "v6.8", "normal-nc");
    struct cpu *cpu = rig_cpu(r, 0, 0);
    struct cpu_result result = rig_block(cpu, rig_va(r, 0, 3), 13, "memcpy", NULL); /* str8 at 3 */
    assert_true(result.stopped);
    rig_free(r);

    r = rig_new(); /* the two overlapping stores of a memcpy of 11 bytes: the second is unaligned */
    rig_build(r);
    rig_vm(r, "v6.8", "normal-nc");
    cpu = rig_cpu(r, 0, 0);
    result = rig_block(cpu, rig_va(r, 0, 0), 11, "memcpy", NULL);
    assert_true(result.stopped);
    assert_int_equal(result.outcome.exception.target_el, 2);
    assert_true(result.outcome.mmu.va.va == rig_va(r, 0, 3).va);
    rig_finish(r);
    rig_memory(r, 0, got, 16);
    for (unsigned i = 0; i < 16; i++)
        assert_int_equal(got[i], i < 8 ? i : 0);
    rig_free(r);
}

/** Normal-NC under v6.9: any offset, over every boundary, and just the bytes. */
static void test_unaligned_normal(void **state)
{
    static const uint64_t edges[] = { 16, 64, 4096, 0x2000 };

    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    struct cpu *cpu = rig_cpu(r, 0, 0);
    for (size_t i = 0; i < ARRAY_LEN(edges); i++) {
        for (uint32_t size = 2; size <= 64; size *= 2) {
            for (uint32_t back = 1; back < size; back++) {
                uint8_t before[128], after[128];
                uint64_t offset = edges[i] + 4096 * 3 - back;
                rig_memory(r, offset - 32, before, size + 64);
                struct access a = rig_store(rig_va(r, 0, offset), size);
                a.data[0] = (uint8_t)(back + size);
                size_t tlps = r->tlp_count;
                uint32_t enabled = 0;
                struct cpu_result result = rig_access(cpu, &a);
                assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
                struct access load = rig_load(rig_va(r, 0, offset), size);
                result = rig_access(cpu, &load);
                for (; tlps < r->tlp_count; tlps++)
                    enabled += r->tlps[tlps].type == PCIE_MWR ? r->tlps[tlps].bytes : 0;
                assert_int_equal(enabled, size);
                assert_memory_equal(result.data, a.data, size);
                rig_memory(r, offset - 32, after, size + 64);
                memcpy(before + 32, a.data, size);
                assert_memory_equal(after, before, size + 64);
            }
        }
    }
    rig_free(r);
}

/* ---- LS64, exclusives -------------------------------------------------------------------------
 */

static void test_ls64(void **state)
{
    static const struct {
        const char *policy;
        bool asked, works;
    } rows[] = { { "v6.9", false, false }, { "v6.9", true, true }, { "v7.0", false, true } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        struct vm_request request = {
            .policy = rows[i].policy, .ls64 = rows[i].asked, .el = 1, .page = 4096
        };
        struct map_request how;
        map_request_defaults(&how);
        rig_build(r);
        rig_vm_as(r, &request, &how, "normal-nc");
        struct cpu *cpu = rig_cpu(r, 0, 0);
        struct cpu_result result = rig_block(cpu, rig_va(r, 0, 0), 256, "st64b", NULL);
        assert_int_equal(result.outcome.fault,
                         rows[i].works ? CORE_NO_FAULT : CORE_FAULT_UNDEFINED);
        rig_finish(r);
        assert_int_equal(rig_writes(r), rows[i].works ? 4 : 0);
        if (!rows[i].works) {
            assert_string_equal(r->errors[0].kind, "undefined");
            assert_int_equal(r->error_count, 4);
            assert_false(vm_stopped(r->vms[0].vm));
        }
        struct access exclusive = rig_store(rig_va(r, 0, 64), 8);
        exclusive.kind = ACCESS_EXCLUSIVE;
        result = rig_access(cpu, &exclusive);
        assert_int_equal(result.outcome.fault, CORE_FAULT_UNSUPPORTED);
        assert_int_equal(result.outcome.dfsc, 0x35);
        rig_free(r);
    }
}

/* ---- idioms ---------------------------------------------------------------------------------- */

/** Every idiom writes the bytes of the block, all of them and none besides. */
static void test_patterns(void **state)
{
    enum { MOST = 400 };
    static uint8_t data[MOST], got[MOST + 256], want[MOST + 256];

    (void)state;
    struct rig *r = rig_new();
    struct vm_request request = { .policy = "v6.9", .ls64 = true, .el = 1, .page = 4096 };
    struct map_request how;
    map_request_defaults(&how);
    r->bar_size = 1 << 21;
    rig_build(r);
    rig_vm_as(r, &request, &how, "normal-nc");
    struct cpu *cpu = rig_cpu(r, 0, 0);
    uint64_t place = 128;
    for (const struct pattern *p = pattern_table; p->name != NULL; p++) {
        bool whole = p->kind != ACCESS_STORE;
        for (uint64_t n = 0; n < MOST; n += n < 140 ? 1 : 37) {
            for (unsigned turn = 0; turn < 2; turn++) {
                uint64_t offset = place + (whole ? 0 : below(64));
                if (whole && n % 64 != 0)
                    continue; /* the rest of DC ZVA by stores: tested where there is none */
                for (unsigned i = 0; i < MOST; i++)
                    data[i] = (uint8_t)(below(255) + 1);
                rig_memory(r, place - 128, want, sizeof want);
                struct store_job job = { .va = rig_va(r, 0, offset),
                                         .bytes = n,
                                         .pattern = p,
                                         .data = data,
                                         .descending = turn == 1 };
                struct cpu_result result;
                struct error e = { 0 };
                assert_true(cpu_store(cpu, &job, &result, &e));
                assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
                struct access barrier = rig_barrier("dsb sy");
                struct access load = rig_load(rig_va(r, 0, 0), 1); /* pushes the writes */
                rig_access(cpu, &barrier);
                rig_access(cpu, &load);
                rig_memory(r, place - 128, got, sizeof got);
                memcpy(want + 128 + (offset - place), data, n);
                if (p->kind == ACCESS_ZVA)
                    memset(want + 128, 0, n);
                if (memcmp(got, want, sizeof want) != 0)
                    fail_msg("%s of %llu bytes at %llu", p->name, (unsigned long long)n,
                             (unsigned long long)offset);
                place = (place + 640) % ((1 << 21) - 2048) / 64 * 64 + 128;
            }
        }
    }
    rig_free(r);
}

static void test_barrier_after(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct error e = { 0 };
    struct cpu_result result;
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    struct cpu *cpu = rig_cpu(r, 0, 0);
    struct store_job job = { .va = rig_va(r, 0, 0),
                             .bytes = 160,
                             .pattern = pattern_find("str8", &e),
                             .barrier_after = "dmb oshst",
                             .every = 32 };
    assert_true(cpu_store(cpu, &job, &result, &e));
    rig_finish(r);
    assert_string_equal(rig_text(r), "0:32 20:32 40:32 60:32 80:32");
    job.barrier_after = "dmb osst";
    assert_false(cpu_store(cpu, &job, &result, &e));
    assert_non_null(strstr(e.text, "dmb oshst"));
    rig_free(r);
}

/* ---- random programs ------------------------------------------------------------------------- */

enum { SPAN = 8192 };

static void random_params(struct rig *r)
{
    struct platform_params *p = &r->params;
    static const uint64_t lines[] = { 0, 1, 2, 4, 8 }, joins[] = { 64, 128, 256, 4096 };
    p->machine.fwb = below(2);
    p->core.wc_lines = lines[below(5)];
    p->core.wc_timeout = below(3) * below(400) * PS_PER_NS;
    p->core.wc_full_drains = below(2);
    p->core.wc_drain_order = (unsigned)below(2);
    p->core.nc_outstanding = 1 + below(22);
    p->core.device_outstanding = 1 + below(4);
    p->core.barrier_scope = (unsigned)below(2);
    p->core.dgh_drains = below(2);
    p->core.gather_nc = below(5) != 0;
    p->root.join_limit = joins[below(4)];
    p->root.join_timeout = below(2) * below(1000) * PS_PER_NS;
    p->root.completion_timeout = 1000000000000; /* a slow link is no fault */
    p->root.posted_queue = 1 + below(16);
    p->root.split = (unsigned)below(3);
    p->root.ack_gather = (unsigned)below(4);
    p->root.ack_device_e = (unsigned)below(4);
    p->link.gen = 1 + below(5);
    p->link.width = 1u << below(5);
    p->link.mps = 128u << below(3);
    p->link.ph = below(33);
    p->link.nph = below(3);
    p->link.pd = below(2) * (p->link.mps / 16 + below(64));
}

static void test_random(void **state)
{
    static const char *const policies[] = { "v6.8", "v6.9", "v6.17", "v7.0" };

    (void)state;
    for (unsigned round = 0; round < 80; round++) {
        static uint8_t model[SPAN], got[SPAN], data[512];
        struct rig *r = rig_new();
        random_params(r);
        rig_build(r);
        /* One VM; on v6.8 accesses must be aligned, or it ends. */
        const char *policy = policies[below(4)];
        const char *s1 = s1_type_names[below(8)];
        rig_vm(r, policy, s1);
        struct cpu *cpus[2] = { rig_cpu(r, 0, 0), rig_cpu(r, 0, 1) };
        bool device = r->vms[0].map.attr.type == MEM_DEVICE;
        memset(model, 0, sizeof model);
        for (unsigned i = 0; i < 150; i++) {
            /* Each vCPU has a half of its own: between them nothing is ordered. */
            unsigned n = (unsigned)below(2);
            uint64_t half = n * (SPAN / 2);
            uint32_t size = 1u << below(5);
            uint64_t offset = half + below(SPAN / 2 - 512);
            struct cpu_result result;
            if (device)
                offset = offset / 16 * 16;
            switch (below(6)) {
            case 0: {
                struct access load = rig_load(rig_va(r, 0, offset), size);
                result = rig_access(cpus[n], &load);
                assert_memory_equal(result.data, model + offset, size);
                break;
            }
            case 1: {
                static const char *const barriers[] = { "dmb oshst", "dsb sy", "dmb ish", "dgh" };
                struct access b = rig_barrier(barriers[below(4)]);
                result = rig_access(cpus[n], &b);
                break;
            }
            case 2: {
                const struct pattern *p = &pattern_table[below(9)];
                uint64_t bytes = (1 + below(30)) * p->size;
                bytes = bytes > 512 ? 512 / p->size * p->size : bytes;
                for (unsigned k = 0; k < sizeof data; k++)
                    data[k] = (uint8_t)below(256);
                result = rig_block(cpus[n], rig_va(r, 0, offset), bytes, p->name, data);
                memcpy(model + offset, data, bytes);
                break;
            }
            default: {
                struct access a = rig_store(rig_va(r, 0, offset), size);
                for (unsigned k = 0; k < size; k++)
                    a.data[k] = (uint8_t)below(256);
                a.release = below(10) == 0;
                result = rig_access(cpus[n], &a);
                memcpy(model + offset, a.data, size);
                break;
            }
            }
            if (result.outcome.fault != CORE_NO_FAULT)
                fail_msg("%s %s: %s", policy, s1, result.text);
            if (below(20) == 0)
                assert_true(platform_wait(r->platform, below(3000) * PS_PER_NS, NULL));
        }
        rig_finish(r);
        rig_memory(r, 0, got, SPAN);
        assert_memory_equal(got, model, SPAN);
        assert_int_equal(r->error_count, 0);
        rig_free(r);
    }
}

/** Two vCPUs at once, each with bytes of its own. */
static void test_parallel(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 20; round++) {
        static uint8_t model[SPAN], got[SPAN];
        struct rig *r = rig_new();
        struct error e = { 0 };
        random_params(r);
        r->params.machine.cores = 4;
        rig_build(r);
        rig_vm(r, "v6.9", below(2) ? "normal-nc" : "device-ngnre");
        platform_parallel(r->platform, true);
        for (unsigned i = 0; i < SPAN; i++)
            model[i] = (uint8_t)below(256);
        for (unsigned n = 0; n < 4; n++) {
            struct cpu *cpu = rig_cpu(r, 0, n);
            for (unsigned k = 0; k < 4; k++) {
                uint64_t offset = n * (SPAN / 4) + k * (SPAN / 16);
                rig_block(cpu, rig_va(r, 0, offset), SPAN / 16, k % 2 ? "stp" : "str8",
                          model + offset);
            }
        }
        assert_int_equal(r->tlp_count, 0);
        assert_true(platform_run(r->platform, &e));
        rig_finish(r);
        rig_memory(r, 0, got, SPAN);
        assert_memory_equal(got, model, SPAN);
        rig_free(r);
    }
}

/** Two VMs on one core in turn, one BAR each its half. */
static void test_two_vms(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    uint8_t got[16];
    struct error e = { 0 };
    struct cpu_result result;
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    rig_vm(r, "v6.8", "normal-nc");
    assert_int_not_equal(vm_domain(r->vms[0].vm), vm_domain(r->vms[1].vm));
    struct cpu *one = rig_cpu(r, 0, 0), *two = rig_cpu(r, 1, 0);
    struct access a = rig_store(rig_va(r, 0, 0), 8), b = rig_store(rig_va(r, 1, 8), 8);
    b.data[7] = 0x77;
    rig_access(one, &a);
    rig_access(two, &b);
    struct access bad = rig_store(rig_va(r, 1, 1), 8);
    assert_true(rig_access(two, &bad).stopped); /* VM 2 ends, VM 1 does not notice */
    a.va = rig_va(r, 0, 0x203);
    result = rig_access(one, &a);
    assert_false(result.stopped);
    rig_finish(r);
    rig_memory(r, 0, got, 16);
    assert_memory_equal(got, a.data, 8);
    assert_int_equal(got[15], 0x77);
    rig_memory(r, 0x203, got, 8);
    assert_memory_equal(got, a.data, 8);
    /* At the same time on one core: refused. */
    platform_parallel(r->platform, true);
    assert_true(cpu_access(one, &a, &result, &e));
    struct rig *other = rig_new();
    rig_build(other);
    rig_vm(other, "v6.9", "normal-nc");
    rig_vm(other, "v6.9", "normal-nc");
    platform_parallel(other->platform, true);
    assert_true(cpu_access(rig_cpu(other, 0, 0), &a, &result, &e));
    assert_false(cpu_access(rig_cpu(other, 1, 0), &a, &result, &e));
    assert_non_null(strstr(e.text, "core 0"));
    rig_free(other);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_cacheable),
        cmocka_unit_test(test_unaligned),
        cmocka_unit_test(test_stop_in_the_middle),
        cmocka_unit_test(test_unaligned_normal),
        cmocka_unit_test(test_ls64),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_barrier_after),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_parallel),
        cmocka_unit_test(test_two_vms),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
