-- SPDX-License-Identifier: Apache-2.0
-- wclog-delta_fbcon-bochs: the bochs-display of that guest. The DRM driver maps BAR0 with ioremap_wc().
return {
    { name = "bochs BAR0, framebuffer", base = 0x10000000, size = "16MiB", s1 = "normal-nc" },
    { name = "bochs BAR2, registers", base = 0x11000000, size = "4KiB", s1 = "device-ngnre" },
}
