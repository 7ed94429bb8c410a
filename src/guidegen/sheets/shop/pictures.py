"""Pictures in inks."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Name, PdfImage
from PIL import Image

from guidegen.sheets.shop.inks import Mask, Tint

QUALITY = 92
"""Of a photo that is compressed for the second time: at a press's resolution none can tell."""

_INVERTED = [1, 0] * 4


def is_rgb(space: Any) -> bool:
    """Whether a colour space is one of red, green and blue, or a list of colours of one."""
    if not isinstance(space, Array):
        return bool(space == "/DeviceRGB")
    kind = space[0]
    if kind == "/Indexed":
        return is_rgb(space[1])
    return bool(kind == "/CalRGB" or (kind == "/ICCBased" and space[1].N == 3))


def recolour_picture(image: Any, tint: Tint) -> None:
    """Put a picture of red, green and blue into inks. Its soft mask and its size stay."""
    if not is_rgb(image.get("/ColorSpace")) or "/Decode" in image or "/Mask" in image:
        return
    photo = _is_photo(image)
    picture = tint.picture(PdfImage(image).as_pil_image())
    if photo:
        image.write(_as_jpeg(picture), filter=Name.DCTDecode)
    else:
        image.write(picture.tobytes())
    if photo and not isinstance(tint, Mask):
        image.Decode = Array(_INVERTED)
    image.ColorSpace = Name(tint.space)
    image.BitsPerComponent = 8


def _is_photo(image: Any) -> bool:
    filters = image.get("/Filter")
    last = filters[-1] if isinstance(filters, pikepdf.Array) and len(filters) else filters
    return bool(last == "/DCTDecode")


def _as_jpeg(picture: Image.Image) -> bytes:
    """JPEG bytes. Pillow writes inks as Adobe's programs do, inverted and marked (``Decode``)."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, subsampling=0, optimize=False)
    return written.getvalue()
