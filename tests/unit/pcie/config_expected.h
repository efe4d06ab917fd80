/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every DW of four functions that is not plain 0: reset value, bits that software writes, bits that
 * a written 1 clears, bits that survive hot reset, and bits that survive FLR besides. Checked by
 * hand against the register descriptions of the specification.
 */
#ifndef GATHER_TESTS_PCIE_CONFIG_EXPECTED_H
#define GATHER_TESTS_PCIE_CONFIG_EXPECTED_H

#include <stdint.h>

struct expected {
    uint16_t offset;
    uint32_t reset, rw, w1c, sticky, kept;
};

/* rig_endpoint(), without FLR */
static const struct expected expected_endpoint[] = {
    { 0x000, 0x00011234, 0, 0, 0, 0 },                            /* IDs */
    { 0x004, 0x00100000, 0x00000546, 0xf9000000, 0, 0 },          /* command, status */
    { 0x008, 0x05800001, 0, 0, 0, 0 },                            /* class */
    { 0x00c, 0, 0x000000ff, 0, 0, 0 },                            /* cache line size */
    { 0x010, 0, 0xffff0000, 0, 0, 0 },                            /* 64 KiB */
    { 0x014, 0, 0xffffff80, 0, 0, 0 },                            /* 128 B */
    { 0x018, 0x0000000c, 0xc0000000, 0, 0, 0 },                   /* 1 GiB, 64 bits */
    { 0x01c, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x020, 0x00000008, 0xfff00000, 0, 0, 0 },                   /* 1 MiB */
    { 0x02c, 0x00011234, 0, 0, 0, 0 },                            /* subsystem */
    { 0x034, 0x00000040, 0, 0, 0, 0 },                            /* list */
    { 0x03c, 0, 0x000000ff, 0, 0, 0 },                            /* interrupt line */
    { 0x040, 0x48034801, 0, 0, 0, 0 },                            /* PM */
    { 0x044, 0x00000008, 0x00000103, 0x00008000, 0, 0 },          /**/
    { 0x048, 0x01866005, 0x00710000, 0, 0, 0 },                   /* MSI */
    { 0x04c, 0, 0xfffffffc, 0, 0, 0 },                            /**/
    { 0x050, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x054, 0, 0x0000ffff, 0, 0, 0 },                            /**/
    { 0x058, 0, 0x000000ff, 0, 0, 0 },                            /* masks of 8 vectors */
    { 0x060, 0x00029c10, 0, 0, 0, 0 },                            /* Express */
    { 0x064, 0x00008022, 0, 0, 0, 0 },                            /* device capabilities */
    { 0x068, 0x00002810, 0x000079ff, 0x000f0000, 0, 0x000000e0 }, /* device control, status */
    { 0x06c, 0x00400c85, 0, 0, 0, 0 },                            /* link capabilities */
    { 0x070, 0x10010000, 0x000002cb, 0, 0, 0x000002cb },          /* link control, status */
    { 0x084, 0x00b30b9f, 0, 0, 0, 0 },                            /* device capabilities 2 */
    { 0x088, 0, 0x0000175f, 0, 0, 0 },                            /* device control 2 */
    { 0x08c, 0x0000003e, 0, 0, 0, 0 },                            /* link capabilities 2 */
    { 0x090, 0x00000005, 0x0000ffbf, 0x00200000, 0x003effbf, 0 }, /* link control 2, status 2 */
    { 0x09c, 0x00200011, 0xc0000000, 0, 0, 0 },                   /* MSI-X */
    { 0x0a0, 0x00002000, 0, 0, 0, 0 },                            /**/
    { 0x0a4, 0x00003000, 0, 0, 0, 0 },                            /**/
    { 0x100, 0x14820001, 0, 0, 0, 0 },                            /* AER */
    { 0x104, 0, 0, 0x007ff010, 0x007ff010, 0 },                   /* uncorrectable status */
    { 0x108, 0x00400000, 0x007ff010, 0, 0x007ff010, 0 },          /* mask */
    { 0x10c, 0x00462010, 0x007ff010, 0, 0x007ff010, 0 },          /* severity */
    { 0x110, 0, 0, 0x0000f1c1, 0x0000f1c1, 0 },                   /* correctable status */
    { 0x114, 0x0000e000, 0x0000f1c1, 0, 0x0000f1c1, 0 },          /* mask */
    { 0x118, 0x000002a0, 0x00000540, 0, 0x00000d5f, 0 },          /* control; first error */
    { 0x11c, 0, 0, 0, 0xffffffff, 0 },                            /* header log */
    { 0x120, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x124, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x128, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x138, 0, 0, 0, 0xffffffff, 0 },                            /* prefix log */
    { 0x13c, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x140, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x144, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x148, 0x15410003, 0, 0, 0, 0 },                            /* serial number */
    { 0x14c, 0x89abcdef, 0, 0, 0, 0 },                            /**/
    { 0x150, 0x01234567, 0, 0, 0, 0 },                            /**/
    { 0x154, 0x15c1000d, 0, 0, 0, 0 },                            /* ACS */
    { 0x158, 0x0000000c, 0x000c0000, 0, 0, 0 },                   /**/
    { 0x15c, 0x1641000e, 0, 0, 0, 0 },                            /* ARI */
    { 0x164, 0x16c1000f, 0, 0, 0, 0 },                            /* ATS */
    { 0x168, 0x00000020, 0x801f0000, 0, 0, 0 },                   /**/
    { 0x16c, 0x1741001b, 0, 0, 0, 0 },                            /* PASID */
    { 0x170, 0x00001400, 0x00010000, 0, 0, 0 },                   /**/
    { 0x174, 0x00010018, 0, 0, 0, 0 },                            /* LTR */
    { 0x178, 0, 0x1fff1fff, 0, 0, 0 },                            /**/
};

/* rig_root() */
static const struct expected expected_root[] = {
    { 0x000, 0x00011234, 0, 0, 0, 0 },                            /* IDs */
    { 0x004, 0x00100000, 0x00000546, 0xf9000000, 0, 0 },          /* command, status */
    { 0x008, 0x06040001, 0, 0, 0, 0 },                            /* class */
    { 0x00c, 0x00010000, 0x000000ff, 0, 0, 0 },                   /* header type 1 */
    { 0x018, 0, 0x00ffffff, 0, 0, 0 },                            /* bus numbers */
    { 0x01c, 0, 0, 0xf9000000, 0, 0 },                            /* secondary status */
    { 0x020, 0, 0xfff0fff0, 0, 0, 0 },                            /* windows */
    { 0x024, 0x00010001, 0xfff0fff0, 0, 0, 0 },                   /**/
    { 0x028, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x02c, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x034, 0x00000040, 0, 0, 0, 0 },                            /* list */
    { 0x03c, 0, 0x004300ff, 0, 0, 0 },                            /* bridge control */
    { 0x040, 0x00034801, 0, 0, 0, 0 },                            /* PM */
    { 0x044, 0x00000008, 0x00000003, 0, 0, 0 },                   /**/
    { 0x048, 0x00805805, 0x00710000, 0, 0, 0 },                   /* MSI */
    { 0x04c, 0, 0xfffffffc, 0, 0, 0 },                            /**/
    { 0x050, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x054, 0, 0x0000ffff, 0, 0, 0 },                            /**/
    { 0x058, 0x01420010, 0, 0, 0, 0 },                            /* Express */
    { 0x05c, 0x00008021, 0, 0, 0, 0 },                            /* device capabilities */
    { 0x060, 0x00002810, 0x000079ff, 0x000f0000, 0, 0x000000e0 }, /* device control, status */
    { 0x064, 0x00780104, 0, 0, 0, 0 },                            /* link capabilities */
    { 0x068, 0x10010008, 0x00000ed3, 0xc0000000, 0, 0x000002c3 }, /* link control, status */
    { 0x06c, 0x00040060, 0, 0, 0, 0 },                            /* slot capabilities */
    { 0x070, 0, 0x00001028, 0x01080000, 0, 0 },                   /* slot control, status */
    { 0x074, 0x00010000, 0x0000001f, 0, 0, 0 },                   /* root control, capabilities */
    { 0x078, 0, 0, 0x00010000, 0, 0 },                            /* root status */
    { 0x07c, 0x0070003f, 0, 0, 0, 0 },                            /* device capabilities 2 */
    { 0x080, 0, 0x0000833f, 0, 0, 0 },                            /* device control 2 */
    { 0x084, 0x0000001e, 0, 0, 0, 0 },                            /* link capabilities 2 */
    { 0x088, 0x00000004, 0x0000ffbf, 0x00200000, 0x003effbf, 0 }, /* link control 2, status 2 */
    { 0x100, 0x14820001, 0, 0, 0, 0 },                            /* AER */
    { 0x104, 0, 0, 0x067ff030, 0x067ff030, 0 },                   /* uncorrectable status */
    { 0x108, 0x04400000, 0x067ff030, 0, 0x067ff030, 0 },          /* mask */
    { 0x10c, 0x00462030, 0x067ff030, 0, 0x067ff030, 0 },          /* severity */
    { 0x110, 0, 0, 0x0000f1c1, 0x0000f1c1, 0 },                   /* correctable status */
    { 0x114, 0x0000e000, 0x0000f1c1, 0, 0x0000f1c1, 0 },          /* mask */
    { 0x118, 0x000000a0, 0x00000140, 0, 0x0000095f, 0 },          /* control; first error */
    { 0x11c, 0, 0, 0, 0xffffffff, 0 },                            /* header log */
    { 0x120, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x124, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x128, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x12c, 0, 0x00000007, 0, 0, 0 },                            /* root error command */
    { 0x130, 0, 0, 0x0000007f, 0x0000007f, 0 },                   /* root error status */
    { 0x134, 0, 0, 0, 0xffffffff, 0 },                            /* sources */
    { 0x138, 0, 0, 0, 0xffffffff, 0 },                            /* prefix log */
    { 0x13c, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x140, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x144, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x148, 0x1501000d, 0, 0, 0, 0 },                            /* ACS */
    { 0x14c, 0x0000001d, 0x001d0000, 0, 0, 0 },                   /**/
    { 0x150, 0x0001001d, 0, 0, 0, 0 },                            /* DPC */
    { 0x154, 0x000016e0, 0x00bf0000, 0, 0, 0 },                   /* DPC capability, control */
    { 0x158, 0x00001f00, 0, 0x00000009, 0xffff1f6f, 0 },          /* DPC status, source */
    { 0x15c, 0, 0, 0x00070707, 0x00070707, 0 },                   /* RP PIO status */
    { 0x160, 0x00070707, 0x00070707, 0, 0x00070707, 0 },          /* mask */
    { 0x164, 0, 0x00070707, 0, 0x00070707, 0 },                   /* severity */
    { 0x168, 0, 0x00070707, 0, 0x00070707, 0 },                   /* SysError */
    { 0x16c, 0, 0x00070707, 0, 0x00070707, 0 },                   /* exception */
    { 0x170, 0, 0, 0, 0xffffffff, 0 },                            /* RP PIO log */
    { 0x174, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x178, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x17c, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x180, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x184, 0, 0, 0, 0xffffffff, 0 },                            /**/
};

/* rig_up() */
static const struct expected expected_up[] = {
    { 0x000, 0x00011234, 0, 0, 0, 0 },                            /* IDs */
    { 0x004, 0x00100000, 0x00000546, 0xf9000000, 0, 0 },          /* command, status */
    { 0x008, 0x06040001, 0, 0, 0, 0 },                            /* class */
    { 0x00c, 0x00010000, 0x000000ff, 0, 0, 0 },                   /* header type 1 */
    { 0x010, 0x00000004, 0xffffc000, 0, 0, 0 },                   /* BAR, 64 bits */
    { 0x014, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x018, 0, 0x00ffffff, 0, 0, 0 },                            /* bus numbers */
    { 0x01c, 0, 0, 0xf9000000, 0, 0 },                            /* secondary status */
    { 0x020, 0, 0xfff0fff0, 0, 0, 0 },                            /* windows */
    { 0x024, 0x00010001, 0xfff0fff0, 0, 0, 0 },                   /**/
    { 0x028, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x02c, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x034, 0x00000040, 0, 0, 0, 0 },                            /* list */
    { 0x03c, 0x00000200, 0x004300ff, 0, 0, 0 },                   /* bridge control */
    { 0x040, 0x4c034801, 0, 0, 0, 0 },                            /* PM */
    { 0x044, 0x00000008, 0x00000103, 0x00008000, 0, 0 },          /**/
    { 0x048, 0x00805805, 0x00710000, 0, 0, 0 },                   /* MSI */
    { 0x04c, 0, 0xfffffffc, 0, 0, 0 },                            /**/
    { 0x050, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x054, 0, 0x0000ffff, 0, 0, 0 },                            /**/
    { 0x058, 0x00529410, 0, 0, 0, 0 },                            /* Express */
    { 0x05c, 0x00008021, 0, 0, 0, 0 },                            /* device capabilities */
    { 0x060, 0x00002810, 0x000079ff, 0x000f0000, 0, 0x000000e0 }, /* device control, status */
    { 0x064, 0x00400106, 0, 0, 0, 0 },                            /* link capabilities */
    { 0x068, 0x10010000, 0x000002c3, 0, 0, 0x000002c3 },          /* link control, status */
    { 0x07c, 0x00010800, 0, 0, 0, 0 },                            /* device capabilities 2 */
    { 0x080, 0, 0x00000400, 0, 0, 0 },                            /* device control 2 */
    { 0x084, 0x0000007e, 0, 0, 0, 0 },                            /* link capabilities 2 */
    { 0x088, 0x00000006, 0x0000ffbf, 0x00200000, 0x003effbf, 0 }, /* link control 2, status 2 */
    { 0x094, 0x000f0011, 0xc0000000, 0, 0, 0 },                   /* MSI-X */
    { 0x09c, 0x00001000, 0, 0, 0, 0 },                            /**/
    { 0x100, 0x14820001, 0, 0, 0, 0 },                            /* AER */
    { 0x104, 0, 0, 0x005fb010, 0x005fb010, 0 },                   /* uncorrectable status */
    { 0x108, 0x00400000, 0x005fb010, 0, 0x005fb010, 0 },          /* mask */
    { 0x10c, 0x00462010, 0x005fb010, 0, 0x005fb010, 0 },          /* severity */
    { 0x110, 0, 0, 0x0000f1c1, 0x0000f1c1, 0 },                   /* correctable status */
    { 0x114, 0x0000e000, 0x0000f1c1, 0, 0x0000f1c1, 0 },          /* mask */
    { 0x118, 0x000010a0, 0x00000140, 0, 0x0000095f, 0 },          /* control; first error */
    { 0x11c, 0, 0, 0, 0xffffffff, 0 },                            /* header log */
    { 0x120, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x124, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x128, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x138, 0, 0, 0, 0xffffffff, 0 },                            /* prefix log */
    { 0x13c, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x140, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x144, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x148, 0x15010018, 0, 0, 0, 0 },                            /* LTR */
    { 0x14c, 0, 0x1fff1fff, 0, 0, 0 },                            /**/
    { 0x150, 0x0001002f, 0, 0, 0, 0 },                            /* Device 3 */
    { 0x154, 0x00000002, 0, 0, 0, 0 },                            /**/
};

/* rig_down() */
static const struct expected expected_down[] = {
    { 0x000, 0x00011234, 0, 0, 0, 0 },                            /* IDs */
    { 0x004, 0x00100000, 0x00000546, 0xf9000000, 0, 0 },          /* command, status */
    { 0x008, 0x06040001, 0, 0, 0, 0 },                            /* class */
    { 0x00c, 0x00010000, 0x000000ff, 0, 0, 0 },                   /* header type 1 */
    { 0x018, 0, 0x00ffffff, 0, 0, 0 },                            /* bus numbers */
    { 0x01c, 0, 0, 0xf9000000, 0, 0 },                            /* secondary status */
    { 0x020, 0, 0xfff0fff0, 0, 0, 0 },                            /* windows */
    { 0x024, 0x00010001, 0xfff0fff0, 0, 0, 0 },                   /**/
    { 0x028, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x02c, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x034, 0x00000040, 0, 0, 0, 0 },                            /* list */
    { 0x03c, 0, 0x004300ff, 0, 0, 0 },                            /* bridge control */
    { 0x040, 0x00034801, 0, 0, 0, 0 },                            /* PM */
    { 0x044, 0x00000008, 0x00000003, 0, 0, 0 },                   /**/
    { 0x048, 0x00845805, 0x00710000, 0, 0, 0 },                   /* MSI */
    { 0x04c, 0, 0xfffffffc, 0, 0, 0 },                            /**/
    { 0x050, 0, 0xffffffff, 0, 0, 0 },                            /**/
    { 0x054, 0, 0x0000ffff, 0, 0, 0 },                            /**/
    { 0x058, 0x01620010, 0, 0, 0, 0 },                            /* Express */
    { 0x05c, 0x00008021, 0, 0, 0, 0 },                            /* device capabilities */
    { 0x060, 0x00002810, 0x000079ff, 0x000f0000, 0, 0x000000e0 }, /* device control, status */
    { 0x064, 0x03780104, 0, 0, 0, 0 },                            /* link capabilities */
    { 0x068, 0x10010000, 0x00000ed3, 0xc0000000, 0, 0x000002c3 }, /* link control, status */
    { 0x06c, 0x004c0060, 0, 0, 0, 0 },                            /* slot capabilities */
    { 0x070, 0, 0x00001028, 0x01080000, 0, 0 },                   /* slot control, status */
    { 0x07c, 0x00000840, 0, 0, 0, 0 },                            /* device capabilities 2 */
    { 0x080, 0, 0x00000480, 0, 0, 0 },                            /* device control 2 */
    { 0x084, 0x0000001e, 0, 0, 0, 0 },                            /* link capabilities 2 */
    { 0x088, 0x00000004, 0x0000ffbf, 0x00200000, 0x003effbf, 0 }, /* link control 2, status 2 */
    { 0x100, 0x14820001, 0, 0, 0, 0 },                            /* AER */
    { 0x104, 0, 0, 0x057fb030, 0x057fb030, 0 },                   /* uncorrectable status */
    { 0x108, 0x04400000, 0x057fb030, 0, 0x057fb030, 0 },          /* mask */
    { 0x10c, 0x00462030, 0x057fb030, 0, 0x057fb030, 0 },          /* severity */
    { 0x110, 0, 0, 0x0000f1c1, 0x0000f1c1, 0 },                   /* correctable status */
    { 0x114, 0x0000e000, 0x0000f1c1, 0, 0x0000f1c1, 0 },          /* mask */
    { 0x118, 0x000000a0, 0x00000140, 0, 0x0000095f, 0 },          /* control; first error */
    { 0x11c, 0, 0, 0, 0xffffffff, 0 },                            /* header log */
    { 0x120, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x124, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x128, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x138, 0, 0, 0, 0xffffffff, 0 },                            /* prefix log */
    { 0x13c, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x140, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x144, 0, 0, 0, 0xffffffff, 0 },                            /**/
    { 0x148, 0x1501000d, 0, 0, 0, 0 },                            /* ACS */
    { 0x14c, 0x0000005f, 0x005f0000, 0, 0, 0 },                   /**/
    { 0x150, 0x0001001d, 0, 0, 0, 0 },                            /* DPC */
    { 0x154, 0x000010c0, 0x00bf0000, 0, 0, 0 },                   /* DPC capability, control */
    { 0x158, 0, 0, 0x00000009, 0xffff006f, 0 },                   /* DPC status, source */
};

#endif
