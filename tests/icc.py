"""A CMYK profile for tests, made from a simple model of four inks: nobody's licence, no real press.

An ICC profile of version 2 (ICC.1:2001-04): header, description, copyright, white point, and
tables of 16 bits both ways (``A2B0`` and ``B2A0``, type ``mft2``) with Lab as their other side.
"""

import itertools
import struct
from collections.abc import Callable, Iterable, Sequence

D50 = (0.9642, 1.0, 0.8249)
LAB_WHITE = 0xFF00
"""How tables of version 2 write a lightness of 100."""

_TO_XYZ = ((0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7141))
_FROM_XYZ = (
    (3.1341, -1.6174, -0.4907),
    (-0.9788, 1.9163, 0.0334),
    (0.0720, -0.2290, 1.4057),
)
"""Between linear red, green and blue of sRGB and XYZ of D50."""

Numbers = Sequence[float]


def cmyk_profile(
    description: str = "Four inks for tests", kind: bytes = b"prtr", colours: bytes = b"CMYK"
) -> bytes:
    """The profile's bytes; another class or colour space than a press's may be claimed for it."""
    tags = {
        b"desc": _description(description),
        b"cprt": b"text\0\0\0\0No rights reserved.\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(each * 65536) for each in D50)),
        b"A2B0": _table(4, 3, 9, lambda inks: _encoded(_lab_of(inks))),
        b"B2A0": _table(3, 4, 17, lambda point: _inks_of(_decoded(point))),
    }
    return _profile(tags, kind, colours)


def _profile(tags: dict[bytes, bytes], kind: bytes, colours: bytes) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    index, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        index += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4s", start + len(body), b"", 0x02400000, kind, colours, b"Lab ",
        2026, 8, 1, 0, 0, 0, b"acsp", b"",
    )  # fmt: skip
    rest = struct.pack(">4x4x4x8xI3i", 0, *(round(each * 65536) for each in D50))
    return (header + rest).ljust(128, b"\0") + index + body


def _description(text: str) -> bytes:
    ascii_ = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_)) + ascii_ + bytes(4 + 4 + 2 + 1 + 67)


def _table(inputs: int, outputs: int, grid: int, colour: Callable[[Numbers], Numbers]) -> bytes:
    """A table of type ``mft2``; parts of colours are from 0 to 1 on both sides."""
    head = struct.pack(">4s4xBBBx9i2H", b"mft2", inputs, outputs, grid, *_identity(), 2, 2)
    steps = [step / (grid - 1) for step in range(grid)]
    points = itertools.product(steps, repeat=inputs)
    table = b"".join(_words(colour(point)) for point in points)
    straight = _words((0, 1))
    return head + straight * inputs + table + straight * outputs


def _identity() -> Iterable[int]:
    return (65536, 0, 0, 0, 65536, 0, 0, 0, 65536)


def _words(parts: Numbers) -> bytes:
    return b"".join(struct.pack(">H", round(min(1, max(0, part)) * 65535)) for part in parts)


def _encoded(lab: Numbers) -> Numbers:
    lightness, a, b = lab
    return (lightness / 100 * LAB_WHITE / 65535, (a + 128) * 256 / 65535, (b + 128) * 256 / 65535)


def _decoded(point: Numbers) -> Numbers:
    lightness, a, b = (part * 65535 for part in point)
    return (lightness / LAB_WHITE * 100, a / 256 - 128, b / 256 - 128)


def _lab_of(inks: Numbers) -> Numbers:
    """Each ink takes away its own third of the light; black takes from all."""
    cyan, magenta, yellow, black = inks
    red_green_blue = [_linear((1 - ink) * (1 - black)) for ink in (cyan, magenta, yellow)]
    xyz = [sum(a * b for a, b in zip(row, red_green_blue, strict=True)) for row in _TO_XYZ]
    x, y, z = (_cube_root(part / white) for part, white in zip(xyz, D50, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _inks_of(lab: Numbers) -> Numbers:
    """The inks of a colour; half of the grey in it is printed in black."""
    y = (lab[0] + 16) / 116
    roots = (y + lab[1] / 500, y, y - lab[2] / 200)
    xyz = [white * _cube(root) for root, white in zip(roots, D50, strict=True)]
    linear = (sum(a * b for a, b in zip(row, xyz, strict=True)) for row in _FROM_XYZ)
    wanted = [1 - _gamma(min(1, max(0, part))) for part in linear]
    black = min(wanted) / 2 if min(wanted) < 1 else 1
    return (*((ink - black) / (1 - black) if black < 1 else 1 for ink in wanted), black)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def _cube(root: float) -> float:
    return root**3 if root > 6 / 29 else (root - 16 / 116) / 7.787
