"""The names of other languages on a page, each in the type of its own script.

A guide names the languages that it can be had in. Each name needs one font of its language, which
the guide's own type may not have. From a collection of Chinese and Korean faces only the letters of
the name are taken: the whole is twenty megabytes to load, and leaves a hundred kilobytes in a file.
"""

import functools
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTCollection, TTFont

from guidegen.files import digest
from guidegen.fonts import FontFile, find_fonts, font_address, font_face_css, repertoire
from guidegen.languages import DeclaredFont, Language
from guidegen.model.brand import Asset

_UNNEEDED_TABLES = ("BASE", "DSIG", "GPOS", "GSUB", "VORG", "vhea", "vmtx")
_POSTSCRIPT_NAME = 6
"""The one entry of the name table that a file needs."""


@dataclass(frozen=True, slots=True)
class EndonymFace:
    """What the endonym of a language is set in.

    ``rule`` is the `@font-face` rule of ``family``; ``asset`` the file that it names, None where
    the font is not on this machine; ``characters`` all that it has a glyph for.
    """

    language: Language
    family: str
    rule: str
    asset: Asset | None
    characters: frozenset[str]


def endonym_faces(offered: Iterable[Language]) -> tuple[EndonymFace, ...]:
    """The faces of all languages that some guide offers."""
    return tuple(_face(language) for language in offered)


def _face(language: Language) -> EndonymFace:
    declared = _declared(language)
    (font,) = find_fonts([declared])
    if declared.collection and font.path is not None:
        return _face_of_its_letters(language, font.path)
    return EndonymFace(
        language,
        declared.family,
        font_face_css([font]),
        _asset(font),
        repertoire([font]),
    )


def _declared(language: Language) -> DeclaredFont:
    """The regular weight of the first family that the language's text is set in."""
    return next(
        font
        for font in language.fonts
        if font.family == language.text_stack[0] and font.weight == 400
    )


def _asset(font: FontFile) -> Asset | None:
    return Asset(font.url, font.path, font.path.read_bytes(), "font/ttf") if font.path else None


@functools.cache
def _face_of_its_letters(language: Language, path: Path) -> EndonymFace:
    declared = _declared(language)
    data = _subset(path, declared.family, language.endonym)
    family = f"{declared.family} {language.tag}"
    asset = Asset(font_address(digest(data)), None, data, "font/otf")
    rule = f'@font-face {{ font-family: "{family}"; font-weight: 400; src: url("{asset.url}") }}'
    with TTFont(io.BytesIO(data)) as font:
        characters = frozenset(map(chr, font.getBestCmap()))
    return EndonymFace(language, family, rule, asset, characters)


def _subset(path: Path, family: str, text: str) -> bytes:
    """A font of one family of a collection, with the glyphs of a text and no more."""
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.set(set(map(ord, text)))
    wanted.name_id_set.set({_POSTSCRIPT_NAME})
    wanted.drop_table_tag_set.update(map(_tag, _UNNEEDED_TABLES))
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), _number(path, family))
    return _numbered(uharfbuzz.subset(face, wanted).blob.data)


def _tag(table: str) -> int:
    return int.from_bytes(table.encode())


def _numbered(subset: bytes) -> bytes:
    """The font with characters identified by their glyphs' numbers, as the engine writes them.

    A PDF finds the glyph of a CID-keyed font by its identifier (ISO 32000-1, 9.7.4.2), and a subset
    keeps the identifiers of the whole.
    """
    written = io.BytesIO()
    with TTFont(io.BytesIO(subset), recalcTimestamp=False) as font:
        top = font["CFF "].cff.topDictIndex[0]
        numbered = [".notdef", *(f"cid{number:05}" for number in range(1, len(top.charset)))]
        drawn = top.CharStrings.charStrings
        names = zip(numbered, top.charset, strict=True)
        top.CharStrings.charStrings = {new: drawn[old] for new, old in names}
        top.charset = numbered
        font.save(written)
    return written.getvalue()


def _number(path: Path, family: str) -> int:
    with TTCollection(path, lazy=True) as collection:
        names = [font["name"].getBestFamilyName() for font in collection.fonts]
    return names.index(family)
