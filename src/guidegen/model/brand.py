"""A brand: colours by role, logo, typefaces and type limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Cmyk:
    """A colour on a press, as the share of each ink in per cent: 100 covers the paper whole."""

    cyan: float
    magenta: float
    yellow: float
    black: float


BLACK = Cmyk(0, 0, 0, 100)
"""Black ink alone. Small type in it stays sharp where the plates do not meet exactly."""


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
    """One brand of the district, or of one school.

    ``cmyk`` are the inks of colours by role, for a print shop, where the brand gives them.
    """

    id: str
    palette: Palette
    logo: Logo
    typefaces: Typefaces
    limits: TypeLimits
    place: Place
    cmyk: Mapping[str, Cmyk] = field(default_factory=dict)

    @property
    def inks(self) -> Mapping[str, Cmyk]:
        """The inks of colours, each as ``#RRGGBB``, that no profile is asked about.

        Type is black alone unless the brand gives its inks: a tint or a mix of four inks makes
        small letters ragged.
        """
        type_inks = {self.palette.quiet: BLACK, self.palette.text: BLACK}
        given = {getattr(self.palette, role): ink for role, ink in self.cmyk.items()}
        return {colour.upper(): ink for colour, ink in (type_inks | given).items()}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a page may use, by the only URL that it answers to."""

    url: str
    path: Path | None
    data: bytes
    media_type: str
