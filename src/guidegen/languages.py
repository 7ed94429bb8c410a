"""The table of languages, ``languages.toml``: how a guide in each is written, set and dated.

All lengths are points. The table ships with guidegen and is right by construction: a mistake in it
is a bug, and the tests look for one.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from guidegen.errors import UsageError

_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]*")

ActualText = Literal["", "run", "element"]
"""Where a tagged file repeats its text in logical order, where glyphs alone do not tell it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a piece of text is set: its size and its leading."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class PanelStep:
    """One step of the ladder of ordinary panels."""

    h1: Setting
    text: Setting


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The settings of a script, each where nothing has to give way."""

    text: Setting
    label: Setting
    h1: Setting
    h2: Setting
    key_line: Setting
    name: Setting
    long_name: Setting
    contact: Setting
    compact: Setting
    colophon: Setting
    lead_scale: float
    lead_line_height: float

    def lead(self, text: Setting) -> Setting:
        """A lead that stands alone on its line, above running text that is set so."""
        size = round(self.lead_scale * text.size, 2)
        return Setting(size, max(text.leading, round(2 * self.lead_line_height * size) / 2))


@dataclass(frozen=True, slots=True)
class Ladders:
    """Steps to try in turn, the most comfortable first."""

    cover: tuple[Setting, ...]
    header: tuple[Setting, ...]
    comparison: tuple[Setting, ...]
    panel: tuple[PanelStep, ...]


@dataclass(frozen=True, slots=True)
class DeclaredFont:
    """A font file that a language needs.

    ``family`` is the name that the font itself bears; in a ``collection``, one of several.
    ``package`` is the Debian package that has this very file.
    """

    family: str
    weight: int
    name: str
    sha256: str
    package: str
    collection: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a language that Babel lacks or has wrong; what is empty is Babel's.

    ``days`` are short, Monday first. ``date`` orders {day}, {month} and {year}. ``list`` has the
    patterns of two things, of one and the rest, and of the last two. ``languages`` are named by
    Babel's codes.
    """

    days: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    date: str = ""
    list: tuple[str, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Language:
    """One language; ``tag`` is its BCP 47 tag, ``script`` its group (an ISO 15924 code).

    ``word_segmentation``: its words are written without spaces, and the layout engine does not know
    where they end. ``keep_words``: the engine would break its words anywhere. ``latin_apart``: the
    figures and points of its fonts are not like the Latin letters that stand with them.
    ``deep_letters``: its letters reach above and below their lines, where a rule would cross them.
    """

    tag: str
    english_name: str
    endonym: str
    script: str
    direction: Literal["ltr", "rtl"]
    babel_locale: str
    plural_forms: str
    hyphenation: bool
    word_segmentation: bool
    keep_words: bool
    heading_stack: tuple[str, ...]
    text_stack: tuple[str, ...]
    tracking: float
    smallest: float
    actual_text: ActualText
    latin_apart: bool
    deep_letters: bool
    type_scale: TypeScale
    ladders: Ladders
    fonts: tuple[DeclaredFont, ...]
    words: Words = Words()

    @property
    def right_to_left(self) -> bool:
        return self.direction == "rtl"


@functools.cache
def languages() -> Mapping[str, Language]:
    """Every language by its tag, in the table's order."""
    text = resources.files("guidegen").joinpath("languages.toml").read_text(encoding="utf-8")
    return MappingProxyType(_read(tomllib.loads(text)))


def language(tag: str) -> Language:
    """The language of a tag; raises `UsageError` for one that is not in the table."""
    try:
        return languages()[tag]
    except KeyError:
        known = ", ".join(languages())
        raise UsageError(f"unknown locale “{tag}”; guidegen knows: {known}") from None


def is_latin(text: str) -> bool:
    """Whether a text is in Latin letters, figures and common punctuation alone."""
    return _LATIN.fullmatch(text) is not None


def css_stack(families: tuple[str, ...]) -> str:
    """Families as the value of CSS ``font-family``."""
    return ", ".join(f'"{family}"' for family in families)


def _read(table: Mapping[str, Any]) -> dict[str, Language]:
    fonts = {key: _fonts(row) for key, row in table["fonts"].items()}
    rows = table["scripts"]
    scripts = {
        key: _script(rows.get(row.get("like"), {}) | row, fonts) for key, row in rows.items()
    }
    return {row["tag"]: _language(row, scripts) for row in table["language"]}


def _language(row: Mapping[str, Any], scripts: Mapping[str, Mapping[str, Any]]) -> Language:
    flags = {"hyphenation": False, "word_segmentation": False, "keep_words": False}
    words = {"words": _words(row.get("words", {}))}
    return Language(**{**flags, **row, **scripts[row["script"]], **words})


def _words(row: Mapping[str, Any]) -> Words:
    lists = {key: tuple(row.get(key, ())) for key in ("days", "months", "list")}
    return Words(**lists, date=row.get("date", ""), languages=row.get("languages", {}))


def _script(
    row: Mapping[str, Any], fonts: Mapping[str, tuple[DeclaredFont, ...]]
) -> Mapping[str, Any]:
    return {
        "heading_stack": tuple(row["heading"]),
        "text_stack": tuple(row["text"]),
        "tracking": float(row["tracking"]),
        "smallest": float(row["smallest"]),
        "actual_text": row.get("actual_text", ""),
        "latin_apart": row.get("latin_apart", False),
        "deep_letters": row.get("deep_letters", False),
        "type_scale": _type_scale(row),
        "ladders": _ladders(row["ladders"]),
        "fonts": tuple(font for key in row["fonts"] for font in fonts[key]),
    }


def _type_scale(row: Mapping[str, Any]) -> TypeScale:
    settings = dict(row["type"])
    return TypeScale(
        lead_scale=settings.pop("lead_scale"),
        lead_line_height=row["line_height_of_lead"],
        **{key: _setting(value) for key, value in settings.items()},
    )


def _ladders(row: Mapping[str, Any]) -> Ladders:
    return Ladders(
        cover=_settings(row["cover"]),
        header=_settings(row["header"]),
        comparison=_settings(row["comparison"]),
        panel=tuple(PanelStep(_setting(h1), _setting(text)) for h1, text in row["panel"]),
    )


def _settings(pairs: list[list[float]]) -> tuple[Setting, ...]:
    return tuple(_setting(pair) for pair in pairs)


def _setting(pair: list[float]) -> Setting:
    size, leading = pair
    return Setting(float(size), float(leading))


def _fonts(row: Mapping[str, Any]) -> tuple[DeclaredFont, ...]:
    return tuple(
        DeclaredFont(
            family=row["family"],
            package=row["package"],
            collection=row.get("collection", False),
            **file,
        )
        for file in row["files"]
    )
