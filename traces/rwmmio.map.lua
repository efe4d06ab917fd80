-- SPDX-License-Identifier: Apache-2.0
-- ftrace-rwmmio_nvme-e1000e: where the guest's kernel had mapped what, from /proc/vmallocinfo without its guard pages.
-- What it had mapped for a moment only, as the GIC's driver does, is not in it.
return {
    { name = "UART", base = 0x9000000, size = "4KiB", va = 0xffffffc00800e000 },
    { name = "first nvme BAR0, registers", base = 0x8000000000, size = "8KiB", va = 0xffffffc008702000 },
    { name = "second nvme BAR0, registers", base = 0x8000004000, size = "8KiB", va = 0xffffffc008708000 },
    { name = "e1000e BAR3, MSI-X", base = 0x10040000, size = "4KiB", va = 0xffffffc00870b000 },
    { name = "GICD", base = 0x8000000, size = "64KiB", va = 0xffffffc008710000 },
    { name = "first nvme BAR0, MSI-X", base = 0x8000002000, size = "4KiB", va = 0xffffffc008742000 },
    { name = "second nvme BAR0, MSI-X", base = 0x8000006000, size = "4KiB", va = 0xffffffc008744000 },
    { name = "ITS", base = 0x8080000, size = "64KiB", va = 0xffffffc008750000 },
    { name = "e1000e BAR0", base = 0x10000000, size = "128KiB", va = 0xffffffc0087c0000 },
    { name = "GICR", base = 0x80a0000, size = "15744KiB", va = 0xffffffc009000000 },
    { name = "ECAM", base = 0x4010000000, size = "256MiB", va = 0xffffffc010000000, s1 = "device-ngnrne" },
}
