"""A brand: colours by role, logo, typefaces and type limits."""

from dataclasses import dataclass
from pathlib import Path

from guidegen.errors import Place


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, each as ``#RRGGBB``."""

    primary: str
    accent: str
    surface: str
    text: str
    quiet: str
    on_primary: str
    on_accent: str
    keyline: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo: a checked file's bytes and media type; lengths in points.

    It stands on the cover, on the primary colour; on a white plate unless it is made for dark
    grounds.
    """

    data: bytes
    media_type: str
    alt: str
    width: float
    height: float
    clear_space: float
    plate: bool = True


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Families that a brand asks for, heading and text; empty means the script's own."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class TypeLimits:
    """The sizes that a brand allows for headings and covers, in points."""

    heading_max: float
    cover_max: float


@dataclass(frozen=True, slots=True)
class Brand:
    """One brand of the district, or of one school."""

    id: str
    palette: Palette
    logo: Logo
    typefaces: Typefaces
    limits: TypeLimits
    place: Place


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a page may use, by the only URL that it answers to."""

    url: str
    path: Path | None
    data: bytes
    media_type: str
