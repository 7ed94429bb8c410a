"""From the colours of a screen to inks: the brand's own, black alone, or by the press's profile."""

import functools
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from PIL import Image, ImageCms

from guidegen.model.brand import Cmyk
from guidegen.model.printing import OutputProfile

NEUTRAL = 2
"""The most by which red, green and blue of a grey differ, of 255."""

Parts = list[Decimal]
"""A colour as operands of an operator, each from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Plates:
    """Colours for paper. ``own`` are the inks of colours, each as ``#RRGGBB``."""

    own: Mapping[str, Cmyk]
    profile: OutputProfile
    space: ClassVar[str] = "/DeviceCMYK"
    fill: ClassVar[str] = "k"
    stroke: ClassVar[str] = "K"

    def parts(self, colour: Sequence[float]) -> Parts:
        """The inks of a colour whose red, green and blue, or grey, are from 0 to 1."""
        return _operands(self.inks(*(_byte(each) for each in colour)))

    def inks(self, red: int, green: int | None = None, blue: int | None = None) -> Cmyk:
        """The same, for parts from 0 to 255; a colour of one part is a grey."""
        green, blue = (red if each is None else each for each in (green, blue))
        given = self.own.get(f"#{red:02X}{green:02X}{blue:02X}")
        if given is not None:
            return given
        if max(red, green, blue) - min(red, green, blue) <= NEUTRAL:
            return Cmyk(0, 0, 0, 100 * (1 - (red + green + blue) / 765))
        return _looked_up(self.profile.data, red, green, blue)

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in inks."""
        found = ImageCms.applyTransform(picture.convert("RGB"), _transform(self.profile.data))
        if found is None:
            raise RuntimeError("Pillow transformed a picture in place")
        return found


@dataclass(frozen=True, slots=True)
class Mask:
    """Colours of a soft mask, of which only the luminosity counts (ISO 32000-1, 11.5.3)."""

    space: ClassVar[str] = "/DeviceGray"
    fill: ClassVar[str] = "g"
    stroke: ClassVar[str] = "G"

    def parts(self, colour: Sequence[float]) -> Parts:
        """The grey of a colour (ISO 32000-1, 10.3.2)."""
        red, green, blue = colour if len(colour) == 3 else (colour[0],) * 3
        return [_number(0.3 * red + 0.59 * green + 0.11 * blue)]

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in greys."""
        return picture.convert("L")


Tint = Plates | Mask


@functools.lru_cache(maxsize=4096)
def _looked_up(profile: bytes, red: int, green: int, blue: int) -> Cmyk:
    dot = Image.new("RGB", (1, 1), (red, green, blue))
    inks = ImageCms.applyTransform(dot, _transform(profile))
    cyan, magenta, yellow, black = inks.tobytes() if inks else (0, 0, 0, 0)
    return Cmyk(cyan / 2.55, magenta / 2.55, yellow / 2.55, black / 2.55)


@functools.lru_cache(maxsize=4)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    """From sRGB, in which colours of CSS and photos are, by what a press can show of them."""
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _operands(inks: Cmyk) -> Parts:
    shares = (inks.cyan, inks.magenta, inks.yellow, inks.black)
    return [_number(share / 100) for share in shares]


def _number(part: float) -> Decimal:
    """Four places tell every share of an ink from its neighbours."""
    return Decimal(f"{round(part, 4):g}")


def _byte(part: float) -> int:
    return min(255, max(0, round(part * 255)))
