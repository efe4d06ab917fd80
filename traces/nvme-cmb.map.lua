-- SPDX-License-Identifier: Apache-2.0
-- qemu-mr_nvme-cmb-wc: a user program maps the NVMe controller's memory buffer (BAR2) by sysfs resource2_wc;
-- the driver maps BAR0 with ioremap(). What is not listed is not a PCIe BAR and is left out.
return {
    { name = "nvme BAR2, controller memory buffer", base = 0x8000000000, size = "2MiB", s1 = "normal-nc" },
    { name = "nvme BAR0, registers", base = 0x8000200000, size = "16KiB", s1 = "device-ngnre" },
}
