"""QR codes (ISO/IEC 18004) as vector drawings."""

import functools
from typing import Any

import zxingcpp
from markupsafe import Markup

QUIET_ZONE = 2
"""Modules left white around the code inside its picture; the page leaves at least two more."""


@functools.lru_cache(maxsize=4096)
def qr_svg(text: str, alt: str) -> Markup:
    """The code as inline SVG, 54 points square through its class, with a text alternative."""
    side, path = _path(text)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" data-f="qr" viewBox="0 0 {0} {0}">'
        '<title>{1}</title><rect width="{0}" height="{0}" fill="#fff"/>'
        '<path fill="#000" d="{2}"/></svg>'
    ).format(side, alt, path)


def _path(text: str) -> tuple[int, str]:
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    rows = [bytes(row) for row in memoryview(image).tolist()]
    runs = [
        f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _dark_runs(row)
    ]
    return len(rows) + 2 * QUIET_ZONE, "".join(runs)


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x, module in enumerate(row):
        if module:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
