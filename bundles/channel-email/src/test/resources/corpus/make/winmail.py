# SPDX-License-Identifier: Apache-2.0
"""Writes winmail.dat by hand, after Microsoft's description of the format (MS-OXTNEF)."""

import struct

STRING, UNICODE, BINARY, OBJECT, LONG = 0x1E, 0x1F, 0x102, 0x0D, 0x03


def attribute(level, kind, data, length=None):
    out = struct.pack("<BII", level, kind, len(data) if length is None else length) + data
    return out + struct.pack("<H", sum(data) & 0xFFFF)


def properties(*them):
    """Each is (type, id, value); an id that is a text makes a named property."""
    out = struct.pack("<I", len(them))
    for kind, number, value in them:
        name = b""
        if isinstance(number, str):
            text = number.encode("utf-16-le") + b"\0\0"
            name = bytes(16) + struct.pack("<II", 1, len(text)) + text + bytes(-len(text) % 4)
            number = 0x8000
        out += struct.pack("<HH", kind, number) + name
        if kind == LONG:
            out += struct.pack("<I", value)
            continue
        data = value
        if kind == UNICODE:
            data = value.encode("utf-16-le") + b"\0\0"
        elif kind == STRING:
            data = value.encode("cp932") + b"\0"
        elif kind == OBJECT:
            data = bytes(16) + value
        out += struct.pack("<II", 1, len(data)) + data + bytes(-len(data) % 4)
    return out


def message(*attributes, code_page=932):
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
        + attribute(1, 0x00069007, struct.pack("<II", code_page, 0))
        + b"".join(attributes)
    )


def body(*them):
    return attribute(1, 0x00069003, properties(*them))


def attachment(title, data, *more, long_name=None):
    """As Outlook writes a file: the short name, the data, then the properties."""
    out = attribute(2, 0x00069002, bytes(14))
    out += attribute(2, 0x00018010, title.encode("cp932") + b"\0")
    if data is not None:
        out += attribute(2, 0x0006800F, data)
    them = list(more)
    if long_name:
        them.append((UNICODE, 0x3707, long_name))
    return out + attribute(2, 0x00069005, properties(*them))
