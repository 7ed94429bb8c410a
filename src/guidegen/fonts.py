"""Fonts: the declared files as this machine has them, and how a page asks for them.

A page gets its fonts by `@font-face` alone, from files whose digest is known. Which version of a
font it is matters more than it seems: some releases of the same family spoil the text that is
copied out of a page, though it looks the same.
"""

import functools
import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path

import uharfbuzz

from guidegen.errors import RenderingError
from guidegen.files import digest_file
from guidegen.languages import DeclaredFont
from guidegen.model.brand import Asset
from guidegen.model.build import Finding, Severity

FOLDERS_VARIABLE = "GUIDEGEN_FONTS"
"""Environment variable: folders to look in first, separated as in ``PATH``."""

SYSTEM_FOLDERS = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
USER_FOLDER = Path(".local/share/guidegen/fonts")
"""Below the home folder: the place for fonts on a machine without Debian's packages."""


class FontStatus(StrEnum):
    """Whether a declared file is here."""

    FOUND = "found"
    OTHER_VERSION = "other version"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A declared font and the file that stands for it; ``sha256`` is the file's own digest."""

    declared: DeclaredFont
    status: FontStatus
    path: Path | None = None
    sha256: str = ""

    @property
    def url(self) -> str:
        """Where a page finds the file."""
        return font_address(self.sha256)


def font_address(sha256: str) -> str:
    """The only address by which a page reaches a font file of this digest."""
    return f"guidegen:font/{sha256}"


def isolate_fontconfig() -> None:
    """Hide the machine's own fonts from this process, before the layout engine is loaded.

    The engine warns at its import that there are no fonts; here that is what is wanted.
    """
    configuration = resources.files("guidegen").joinpath("isolated-fonts.conf")
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")


def font_folders() -> tuple[Path, ...]:
    """Where fonts are looked for, in order."""
    own = os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep)
    return (*(Path(folder) for folder in own if folder), *SYSTEM_FOLDERS, Path.home() / USER_FOLDER)


def find_fonts(declared: Iterable[DeclaredFont]) -> tuple[FontFile, ...]:
    """Each declared font with its file: the very one where there is one, else one of its name."""
    folders = font_folders()
    return tuple(_find(font, folders) for font in declared)


def font_face_css(fonts: Iterable[FontFile]) -> str:
    """The `@font-face` rules of all fonts that are here."""
    return "\n".join(_font_face(font) for font, _ in _present(fonts))


def font_assets(fonts: Iterable[FontFile]) -> tuple[Asset, ...]:
    """The files that the rules of `font_face_css` name; raises `RenderingError` without any."""
    assets = tuple(_asset(font, path) for font, path in _present(fonts))
    if not assets:
        raise RenderingError("none of the fonts is here; `guidegen doctor` says what to install")
    return assets


def repertoire(fonts: Iterable[FontFile]) -> frozenset[str]:
    """Every character that some font has a glyph for."""
    return frozenset(chr(code) for _, path in _present(fonts) for code in _characters(path))


def font_findings(fonts: Iterable[FontFile]) -> tuple[Finding, ...]:
    """What is to be said about fonts that are missing, or not of the version that was tested."""
    return tuple(_finding(font) for font in fonts if font.status is not FontStatus.FOUND)


def _find(font: DeclaredFont, folders: Iterable[Path]) -> FontFile:
    paths = [folder / font.name for folder in folders if (folder / font.name).is_file()]
    for path in paths:
        if _digest(path) == font.sha256:
            return FontFile(font, FontStatus.FOUND, path, font.sha256)
    for path in paths:
        return FontFile(font, FontStatus.OTHER_VERSION, path, _digest(path))
    return FontFile(font, FontStatus.MISSING)


@functools.cache
def _characters(path: Path) -> frozenset[int]:
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)).unicodes)


@functools.cache
def _digest(path: Path) -> str:
    return digest_file(path)


def _present(fonts: Iterable[FontFile]) -> Iterator[tuple[FontFile, Path]]:
    return ((font, font.path) for font in fonts if font.path is not None)


def _font_face(font: FontFile) -> str:
    # A rule gives every face of its file one more family name, so for a collection that name is
    # one that no page uses: the wanted face is then found by its own name and weight.
    declared = font.declared
    if declared.collection:
        name = f'font-family: "{declared.family} collection"'
    else:
        name = f'font-family: "{declared.family}"; font-weight: {declared.weight}'
    return f'@font-face {{ {name}; src: url("{font.url}") }}'


def _asset(font: FontFile, path: Path) -> Asset:
    media_type = "font/collection" if font.declared.collection else "font/ttf"
    return Asset(font.url, path, path.read_bytes(), media_type)


def _finding(font: FontFile) -> Finding:
    declared = font.declared
    if font.status is FontStatus.MISSING:
        return Finding(
            "font-missing",
            Severity.ERROR,
            f"the font file {declared.name} is not on this machine; install {declared.package} "
            f"(apt), or put the file into a folder named by {FOLDERS_VARIABLE}.",
        )
    return Finding(
        "font-version",
        Severity.WARNING,
        f"{font.path} is not the version of {declared.family} that guidegen was tested with; "
        f"text copied out of the pages may be wrong. `guidegen doctor` says more.",
    )
