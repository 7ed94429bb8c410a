"""QR codes read back from the drawing itself, before a page is put together with it."""

import functools
import re

import zxingcpp

_SIDE = re.compile(r'viewBox="0 0 (\d+) ')
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1")


@functools.lru_cache(maxsize=4096)
def text_of_qr(drawing: str) -> str:
    """What a reader finds in a QR code that is drawn as runs of dark modules; empty for nothing."""
    found = _SIDE.search(drawing)
    if found is None:
        return ""
    side = int(found[1])
    modules = bytearray(b"\xff" * (side * side))
    for run in _RUN.finditer(drawing):
        start = int(run[2]) * side + int(run[1])
        modules[start : start + int(run[3])] = bytes(int(run[3]))
    picture = memoryview(bytes(modules)).cast("B", (side, side))
    codes = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.barcode_formats_from_str("QRCode"),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        is_pure=True,
    )
    return codes[0].text if codes else ""
