-- SPDX-License-Identifier: Apache-2.0
-- A server's root complex as hypervisors expect it: a read that fails gives all ones, a write that fails is lost and logged, and Linux
-- hears of it by AER and tells the VMM. Nothing of it is in the PCIe specification, which has the status UR alone; SBSA's test of it
-- (sbsa-acs issue 562, PCI_IN_19) passes on all ones, on the status bit, and on any abort.
local ones = "linux-pci, A. Bergmann: all ones, as x86 and servers do"
local params = {
    read_error = { "ones", source = ones },
    posted_error = { "aer", source = "PCIe Base Specification, 6.2.3: a refused write is told by a message alone" },
    dpc = { "off", source = "PCIe Base Specification, 7.9.15.3: off after reset; assumed: firmware leaves it so" },
    poison_block = { false, source = "PCIe Base Specification, 7.9.15.3: off after reset; assumed: firmware leaves it so" },
    ["host.aer"] = { "native", source = "assumed: _OSC gives AER to Linux; then drivers/pci/pcie/err.c, pcie_do_recovery()" },
    ["host.vmm_listens"] = { true, source = "QEMU, vfio_err_notifier_handler()" },
    ["host.zap"] = { true, source = "Linux abafbc551fdd (CVE-2020-12888)" },
}
for _, kind in ipairs{ "cfg", "io", "mem" } do
    for _, failure in ipairs{ "ur", "ca", "cto", "poison", "linkdown" } do
        params["error." .. kind .. "_" .. failure] = { "ones", source = failure == "poison" and "assumed: as the others" or ones }
    end
end
return { help = "server root complex: all ones for reads, AER by Linux, no DPC", params = params }
