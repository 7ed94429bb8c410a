"""Brands: from ``content/brands/<id>/brand.toml`` and a logo to colours that can be read."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from coloraide import Color
from pydantic import AfterValidator, Field

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.images import Picture, read_logo
from guidegen.model.brand import Brand, Cmyk, Logo, Palette, Typefaces, TypeLimits
from guidegen.toml_places import TomlFile, read_toml
from guidegen.toml_schema import Schema, validated

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.1, AA)."""

KEYLINE_CONTRAST = 2.5
"""Below this, accent and primary run into each other, and a line of surface parts them."""

WHITE = "#FFFFFF"

HexColour = Annotated[
    str,
    Field(pattern=r"^#[0-9A-Fa-f]{6}$", description='Write # and six digits, as in "#0E4A4B".'),
]
Points = Annotated[float, Field(gt=0, le=100)]
INKS_FORM = "Write four numbers in brackets, as in [100, 70, 0, 10]."


def _four_inks(shares: list[float]) -> list[float]:
    if len(shares) != 4:
        problem = f"{shares} are not the shares of cyan, magenta, yellow and black."
        raise ValueError(problem, INKS_FORM)
    for share in shares:
        if not 0 <= share <= 100:
            problem = f"{share:g} is no share of an ink in per cent."
            raise ValueError(problem, "Write numbers from 0 to 100.")
    return shares


Inks = Annotated[list[float], AfterValidator(_four_inks), Field(description=INKS_FORM)]


class ColoursTable(Schema):
    """Colours by role; ``quiet`` is that of small labels."""

    primary: HexColour
    accent: HexColour
    surface: HexColour
    text: HexColour
    quiet: HexColour | None = None


class CmykTable(Schema):
    """Inks by role in per cent: cyan, magenta, yellow, black. Those not given are worked out."""

    primary: Inks | None = None
    accent: Inks | None = None
    surface: Inks | None = None
    text: Inks | None = None
    quiet: Inks | None = None


class LogoTable(Schema):
    """The logo: a file beside ``brand.toml``; lengths in points."""

    file: Annotated[
        str,
        Field(
            pattern=r"(?i)^[^/\\:.][^/\\:]*\.(svg|png)$",
            description="Write the name of an SVG or PNG file that stands beside brand.toml.",
        ),
    ]
    alt: Annotated[str, Field(min_length=1, max_length=200)]
    height: Points = 22.0
    clear_space: Annotated[float, Field(ge=0, le=50)] = 6.0
    plate: bool = True


class TypeTable(Schema):
    """Limits of type sizes in points, and typefaces other than the scripts' own."""

    heading_max: Annotated[float, Field(ge=12, le=40)] = 23.0
    cover_max: Annotated[float, Field(ge=18, le=60)] = 38.0
    heading: str = ""
    text: str = ""


class BrandTable(Schema):
    """The whole file."""

    colors: ColoursTable
    cmyk: CmykTable = CmykTable()
    logo: LogoTable
    type: TypeTable = TypeTable()


def read_brands(content: Path) -> tuple[Mapping[str, Brand], tuple[Fault, ...]]:
    """Every sound brand by the name of its folder, and the faults of the others.

    A fault's place lies in the folder of its brand.
    """
    brands: dict[str, Brand] = {}
    faults: list[Fault] = []
    for folder in sorted(path for path in (content / "brands").glob("[!.]*") if path.is_dir()):
        brand, found = read_brand(folder)
        faults += found
        if brand:
            brands[brand.id] = brand
    return brands, tuple(faults)


def read_brand(folder: Path) -> tuple[Brand | None, tuple[Fault, ...]]:
    """The brand of a folder, or every fault of it. A brand inherits nothing from another."""
    try:
        file = read_toml(folder / "brand.toml")
        table = validated(BrandTable, file)
    except WorkspaceError as error:
        return None, error.faults
    palette = _palette(table.colors)
    picture, logo_faults = _picture(file, table.logo)
    faults = (*contrast_faults(palette, file), *logo_faults)
    if picture is None or faults:
        return None, faults
    return _brand(Place(file.path), table, palette, picture), ()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.1 defines it."""
    return float(Color(one).contrast(other, method="wcag21"))


def contrast_faults(palette: Palette, file: TomlFile) -> Iterator[Fault]:
    """A fault for each pair of text and ground that cannot be read."""
    for ink, ground in _pairs(palette):
        ratio = contrast(ink[1], ground[1])
        if ratio < READABLE:
            problem = (
                f"{ink[0]} {ink[1]} on {ground[0]} {ground[1]} has a contrast of"
                f" {_below(ratio)}:1; text needs {READABLE}:1."
            )
            remedy = f"Make {ink[0]} and {ground[0]} differ more in lightness."
            key = ink[0] if ink[0] in file.data["colors"] else ground[0]
            yield Fault("low-contrast", file.place("colors", key), problem, remedy)


def _pairs(palette: Palette) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Every text colour with every ground that it stands on, each with its name."""
    grounds = (("surface", palette.surface), ("white", WHITE))
    inks = {"text": palette.text, "primary": palette.primary}
    if palette.quiet != palette.text:
        inks["quiet"] = palette.quiet
    for name, ink in inks.items():
        yield from (((name, ink), ground) for ground in grounds)
    for name, on, ground_colour in (
        ("primary", palette.on_primary, palette.primary),
        ("accent", palette.on_accent, palette.accent),
    ):
        yield ("white" if on == WHITE else "text", on), (name, ground_colour)


def _below(ratio: float) -> float:
    """Cut, not rounded: 4.49 is not to be shown as 4.5."""
    return int(ratio * 100) / 100


def _palette(table: ColoursTable) -> Palette:
    keyline_fits = contrast(table.accent, table.primary) >= KEYLINE_CONTRAST
    return Palette(
        primary=table.primary,
        accent=table.accent,
        surface=table.surface,
        text=table.text,
        quiet=table.quiet or table.text,
        on_primary=_ink_on(table.primary, table.text),
        on_accent=_ink_on(table.accent, table.text),
        keyline=table.primary if keyline_fits else table.surface,
    )


def _ink_on(ground: str, text: str) -> str:
    return WHITE if contrast(WHITE, ground) >= READABLE else text


def _picture(file: TomlFile, table: LogoTable) -> tuple[Picture | None, tuple[Fault, ...]]:
    path = file.path.parent / table.file
    if not path.is_file():
        problem = f"There is no logo {table.file!r} beside {file.path.name}."
        remedy = "Put the file there, or correct its name."
        return None, (Fault("logo-missing", file.place("logo", "file"), problem, remedy),)
    return read_logo(path)


def _brand(place: Place, table: BrandTable, palette: Palette, picture: Picture) -> Brand:
    height = table.logo.height
    return Brand(
        id=place.path.parent.name,
        palette=palette,
        logo=Logo(
            data=picture.data,
            media_type=picture.media_type,
            alt=table.logo.alt,
            width=round(height * picture.width / picture.height, 3),
            height=height,
            clear_space=table.logo.clear_space,
            plate=table.logo.plate,
        ),
        typefaces=Typefaces(table.type.heading, table.type.text),
        limits=TypeLimits(table.type.heading_max, table.type.cover_max),
        place=place,
        cmyk=_cmyk(table.cmyk),
    )


def _cmyk(table: CmykTable) -> dict[str, Cmyk]:
    return {role: Cmyk(*shares) for role, shares in table if shares is not None}
