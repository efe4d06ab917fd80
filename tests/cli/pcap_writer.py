# SPDX-License-Identifier: Apache-2.0
"""Writes captures of TLPs, from docs/seeing.md, NetTLP's libtlp.h and the pcap and pcapng drafts."""
import struct


def tlp(kind, address=0, length=1, first=15, last=None, tag=0, requester=0, data=b"", status=0,
        byte_count=4, lower=0, completer=0x100):
    """A TLP without flits and digest. `data` is whole DWs."""
    last = (15 if length > 1 else 0) if last is None else last
    wide = address >> 32 != 0
    code = {"MWr": 0x60 if wide else 0x40, "MRd": 0x20 if wide else 0, "CplD": 0x4a, "Cpl": 0x0a,
            "CfgRd0": 0x04}[kind]
    head = struct.pack(">BBBB", code, 0, length >> 8 & 3, length & 255)
    if kind.startswith("Cpl"):
        head += struct.pack(">HHHBB", completer, status << 13 | byte_count & 0xfff, requester, tag, lower)
    elif kind.startswith("Cfg"):
        head += struct.pack(">HBBHH", requester, tag, last << 4 | first, completer, address)
    else:
        head += struct.pack(">HBB", requester, tag, last << 4 | first)
        head += struct.pack(">Q" if wide else ">I", address)
    return head + data


def ours(body, ps=0, up=False, core=0, link=0, reason=255):
    return struct.pack(">BBBBHHQII", 1, 24, up, reason, link, core, ps, 24, 1) + body


def nettlp(body, up=False, port=0x4000, seq=0, vlan=None, pad=0, fragment=0):
    host, device = bytes([192, 168, 10, 1]), bytes([192, 168, 10, 3])
    src, dst = (device, host) if up else (host, device)
    udp = struct.pack(">HHHH", port, port, 8 + 6 + len(body), 0) + struct.pack(">HI", seq, 0) + body
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(udp), seq, fragment, 64, 17, 0) + src + dst
    tag = b"" if vlan is None else struct.pack(">HH", 0x8100, vlan)
    return b"\2\0" + dst + b"\2\0" + src + tag + b"\x08\x00" + ip + udp + bytes(pad)


def pcap(packets, link=147, order="<", nano=True, snap=65535):
    """packets: (ns, bytes)."""
    out = [struct.pack(order + "IHHiIII", 0xa1b23c4d if nano else 0xa1b2c3d4, 2, 4, 0, 0, snap, link)]
    for ns, data in packets:
        part = ns % 10**9 // (1 if nano else 1000)
        out.append(struct.pack(order + "IIII", ns // 10**9, part, len(data[:snap]), len(data)) + data[:snap])
    return out


def block(order, kind, body):
    body += bytes(-len(body) % 4)
    return struct.pack(order + "II", kind, 12 + len(body)) + body + struct.pack(order + "I", 12 + len(body))


def pcapng(packets, interfaces=((147, 9),), order="<"):
    """packets: (interface, ns, bytes); interfaces: (link type, digits of a second)."""
    out = [block(order, 0x0a0d0d0a, struct.pack(order + "IHHq", 0x1a2b3c4d, 1, 0, -1))]
    for link, digits in interfaces:
        out.append(block(order, 1, struct.pack(order + "HHIHHBxxxHH", link, 0, 0, 9, 1, digits, 0, 0)))
    for interface, ns, data in packets:
        ticks = ns * 10**interfaces[interface][1] // 10**9
        out.append(block(order, 6, struct.pack(order + "IIIII", interface, ticks >> 32, ticks & 0xffffffff,
                                               len(data), len(data)) + data))
    return out
