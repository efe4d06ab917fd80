-- SPDX-License-Identifier: Apache-2.0
-- The parts of the host in a run: its kernel, a VMM, and what vfio-pci and KVM do with a VM's mapping of a BAR.
local gather = require "gather"
local expect = gather.expect

local function machine(args)
    local p = gather.platform{ preset = "generic-n1", name = args.name, host = args.host }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    return p, ep, p:vm{ policy = "v6.9" }
end
local function fails(text, f, ...)
    local ok, message = pcall(f, ...)
    expect(not ok and tostring(message):find(text, 1, true), ("%s; it says: %s"):format(text, message))
end

-- Three views of one BAR.
local p, ep, vm = machine{ name = "views", host = { fault_time = "5us" } }
local host, vmm = p:host(), vm:vmm()
local guest = vm:map(ep, 0, { s1 = "normal-nc", lazy = true })
local kernel, own = host:map(ep, 0), vmm:map(ep, 0)
expect(guest.type == "Normal" and guest.s2 == "Normal-NC", "the guest's")
expect(kernel.type == "Device-nGnRE" and kernel.s1 == "device-ngnre" and kernel.s2 == nil, "ioremap()'s")
expect(own.type == "Device-nGnRnE", "vfio-pci's VMA")
expect(host:map(ep, "config").type == "Device-nGnRnE", "pci_remap_cfgspace()'s")
local wb = host:map(ep, 0, { s1 = "normal-wb", offset = 4096, size = 8192 })
expect(wb.type == "Normal" and wb.inner == "WBRW" and wb.size == 8192, "a what-if")
p:host():cpu(0):write(kernel, "kernel..")
expect(vmm:cpu(1):read(own, 4) == "kern", "the VMM reads it")
local before = vm:cpu(0):time()
expect(vm:cpu(0):read(guest, 4) == "kern", "the guest reads it, by a fault")
expect(vm:cpu(0):time() - before >= 5000, "which costs host.fault_time")
expect(vm:cpu(0):read(guest, 4) == "kern" and p:report().stats["kvm.faults"] == 1, "the first time")
p:parallel(function()
    p:host():cpu(2):write(kernel.va + 64, "from the host.  ")
    vm:vmm():cpu(1):write(own.va + 128, "from the VMM.   ")
    vm:cpu(0):write(guest.va + 192, "from the guest. ")
end)
p:report()
expect(ep:memory(0, 64, 4) == "from" and ep:memory(0, 128, 4) == "from" and ep:memory(0, 192, 4) == "from", "all at once")

-- A reset keeps the guest going; an unmap does not, but only without a memslot.
vm:reset(ep)
expect(vm:config_read(ep, 4, 2) & 2 == 2, "decoding again")
expect(vm:cpu(0):read(guest, 1) and p:report().stats["kvm.faults"] == 2, "mapped again")
vm:unmap(guest)
local data, fault = vm:cpu(0):read(guest, 4)
expect(not data and fault.kind == "translation" and fault.victim == "vmm-decides" and not vm:stopped(), "no memslot")
fails("no memslot", vm.unmap, vm, guest)
fails("not assigned", vm.config_write, vm, ep, 4, 2, 0)

-- TLBs that nobody told.
p, ep, vm = machine{ name = "tlbi" }
guest = vm:map(ep, 0)
vm:cpu(0):write(guest, "kept")
vm:unmap(guest, { tlbi = false })
expect(vm:cpu(0):read(guest, 4) == "kept", "the TLB still leads there")
expect(not vm:cpu(1):read(guest, 4), "another core walks")

-- The VMM in its own trap.
p, ep, vm = machine{ name = "vmm" }
guest, own = vm:map(ep, 0), vm:vmm():map(ep, 0)
vm:config_write(ep, 4, 1, 4)
data, fault = vm:vmm():cpu(0):read(own, 4)
expect(not data and fault.victim == "guest" and fault.text:find("SIGBUS", 1, true), "SIGBUS")
expect(vm:stopped() and vm:vmm():stopped() and not p:host():stopped(), "the VM ends with its VMM")

-- A program as the guest.
local program = "guests/doorbell.elf"
if gather.readable(program) then
    p, ep, vm = machine{ name = "program" }
    vm:assign(ep, 0, { lazy = true })
    local run = vm:cpu(0):exec(program)
    expect(run.reason == "exit" and run.status == 0 and p:report().stats["kvm.faults"] == 1, "a lazy BAR")
    p, ep, vm = machine{ name = "zapped" }
    vm:assign(ep, 0)
    vm:config_write(ep, 4, 2, 4)
    run = vm:cpu(0):exec(program)
    expect(run.reason == "stage-2 fault" and run.text:find("-EFAULT", 1, true), "a BAR that does not decode")
end

-- Mistakes.
p, ep, vm = machine{ name = "mistakes" }
host = p:host()
guest = vm:map(ep, 0)
fails("ioremap() maps at once", host.map, host, ep, 0, { lazy = true })
fails("not lazily", vm.map, vm, ep, 0, { lazy = true })
fails("no BAR 3", host.map, host, ep, 3)
fails("not modelled", vm.config_write, vm, ep, 0x10, 4, 0)
fails("value: expected an integer of 8 bits", vm.config_write, vm, ep, 4, 1, 256)
fails("expected what vm:map", vm.unmap, vm, 4)
fails("UNDEFINED at EL0", function() vm:vmm():cpu(0):tlbi("vmalle1is") end)
if gather.readable(program) then fails("not on the host", function() host:cpu(0):exec(program) end) end
