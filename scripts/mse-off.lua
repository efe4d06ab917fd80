-- SPDX-License-Identifier: Apache-2.0
-- What happens if a guest switches its device's memory decoder off and keeps touching the BAR (CVE-2020-12888)?
-- With vfio-pci's zap (Linux v5.8, abafbc551fdd) the BAR has left stage 2 before the decoder is off: the access faults to KVM,
-- vfio-pci has no page for it, KVM_RUN returns -EFAULT, and the VMM stops the VM. Nothing goes out on the link, and the root
-- complex has no say. Without it the access gets to the device, which answers Unsupported Request, and the platform decides:
-- all ones for a read is harmless, an abort is not, and for a write an SError may come to whoever runs by then.
-- A VMM that takes the memslot away as it sees the write (QEMU does, right after vfio-pci) decides itself what its guest reads:
-- then -EFAULT is only for another vCPU that comes between the two. A decoder that is on again in time costs one fault.
--
--     gather run scripts/mse-off.lua [-p platform=NAME]
local gather = require "gather"
local columns = require "columns"

local preset = gather.param("platform", "generic-n1")
local COMMAND, MEMORY = 4, 2 -- offset; bit of Memory Space Enable

-- One VM whose guest has used its BAR and then cleared Memory Space Enable.
local function machine(zap, what, read_error, posted_error, follows)
    local p = gather.platform{ preset = preset, posted_error = posted_error, error = { mem_ur = read_error },
        host = { zap = zap, vmm_follows = follows },
        name = ("zap-%s-%s-%s-%s-%s"):format(zap, what, read_error, posted_error, follows) }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9" }
    local bar, cpu = vm:map(ep, 0), vm:cpu(0)
    cpu:write(bar.va, "used")
    gather.expect(cpu:read(bar.va, 4) == "used", "the device works")
    local command = vm:config_read(ep, COMMAND, 2)
    vm:config_write(ep, COMMAND, 2, command & ~MEMORY)
    return p, vm, ep, bar, cpu, command
end

-- The errors of the run, in their order.
local function kinds(r)
    local list = {}
    for _, e in ipairs(r.errors) do list[#list + 1] = e.kind end
    return table.concat(list, " ")
end

local function downstream(r)
    local count = 0
    for _, t in ipairs(r.tlps) do count = count + (t.dir == "down" and 1 or 0) end
    return count
end

local rows = {}
local function touch(zap, what, read_error, posted_error, follows)
    local p, vm, _, bar, cpu = machine(zap, what, read_error, posted_error, follows)
    local before = downstream(p:report())
    local result, fault
    if what == "read" then
        result, fault = cpu:read(bar.va, 4)
    else
        result, fault = cpu:write(bar.va, "more")
        cpu:barrier("dsb sy")
    end
    p:wait("10us")
    local r = p:report()
    local out = { tlps = downstream(r) - before, fault = fault, stopped = vm:stopped(), kinds = kinds(r) }
    if what == "read" and result then
        out.guest = result == ("\xff"):rep(4) and "all ones" or "a value"
    else
        out.guest = not fault and "nothing" or fault.dfsc == 0x10 and "External abort" or fault.kind .. " fault"
    end
    rows[#rows + 1] = { zap and "yes" or "no", follows and "yes" or "no", what,
        what == "read" and read_error or posted_error, out.guest, out.tlps, out.kinds, out.stopped and "stopped" or "runs" }
    return out
end

for _, zap in ipairs{ true, false } do
    for _, answer in ipairs{ "ones", "slverr" } do
        local out = touch(zap, "read", answer, "aer", false)
        local label = ("zap=%s, a read, %s: "):format(zap, answer)
        if zap then
            gather.expect(out.tlps == 0 and out.stopped, label .. "nothing on the link, and the VM is stopped")
            gather.expect(out.fault.kind == "translation" and out.fault.victim == "guest", label .. "charged to the guest")
            gather.expect(out.fault.text:find("-EFAULT", 1, true), label .. out.fault.text)
        elseif answer == "ones" then
            gather.expect(out.guest == "all ones" and not out.stopped, label .. "nobody is hurt")
            gather.expect(out.kinds == "read-ur", label .. out.kinds)
        else
            gather.expect(out.fault and out.fault.dfsc == 0x10, label .. "a synchronous External abort")
            gather.expect(out.tlps == 1, label .. "the request was on the link")
        end
    end
    for _, posted in ipairs{ "silent", "aer", "serror" } do
        local out = touch(zap, "write", "ones", posted, false)
        local label = ("zap=%s, a write, %s: "):format(zap, posted)
        if zap then
            gather.expect(out.tlps == 0 and out.stopped and out.fault.victim == "guest", label .. "the VM alone")
        else
            gather.expect(out.tlps == 1 and not out.fault, label .. "the store itself hears nothing")
            gather.expect((out.kinds:find("serror", 1, true) ~= nil) == (posted == "serror"), label .. out.kinds)
        end
    end
end
for _, zap in ipairs{ true, false } do
    local out = touch(zap, "read", "slverr", "aer", true)
    local label = ("zap=%s, the VMM follows: "):format(zap)
    gather.expect(out.tlps == 0 and not out.stopped, label .. "nothing on the link, and the VM goes on")
    gather.expect(out.fault.victim == "vmm-decides", label .. "KVM_EXIT_MMIO")
end
columns.print({ "zap", "VMM follows", "access", "platform says", "access ends with", "TLPs", "records", "VM" }, rows)

-- On again before the guest comes back: one more fault, which nobody is hurt by.
local p, vm, ep, bar, cpu, command = machine(true, "again", "ones", "aer", false)
vm:config_write(ep, COMMAND, 2, command)
gather.expect(cpu:read(bar.va, 4) == "used", "decoding again: mapped again")
local stats = p:report().stats
gather.expect(stats["kvm.faults"] == 1 and stats["vfio.zaps"] == 1 and not vm:stopped(), "by one fault")
print(("decoder on again: one fault of %g ns, and the guest goes on"):format(stats["kvm.fault_time"]))
