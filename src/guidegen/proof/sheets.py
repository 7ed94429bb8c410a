"""The sheets of a proof as markup: each panel's messages in a table, beside its drawing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.compose.segmentation import segmented
from guidegen.fonts import find_fonts, font_face_css
from guidegen.geometry import LETTER_LANDSCAPE
from guidegen.languages import Language, css_stack, language
from guidegen.model.brand import Brand
from guidegen.model.content import Message
from guidegen.model.panel import Stylesheets
from guidegen.model.translation import State, Translation
from guidegen.proof import plates
from guidegen.proof.values import MOST, Room

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a table; ``room`` and ``same_size`` are words, empty where not measured."""

    number: int
    context: str
    source: str
    note: str
    translation: str
    status: str
    room: str
    same_size: str


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """A panel of a school, or messages without one: what its table holds, and remarks on it."""

    id: str
    title: str
    about: str
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]
    has_plate: bool
    wide: bool


def row_of(
    number: int, message: Message, translation: Translation, room: Room | None, of: Language
) -> Row:
    """The row of a message; what is missing has no translation."""
    missing = translation.state is State.MISSING
    return Row(
        number,
        message.context,
        message.source,
        message.note,
        "" if missing else _shown(translation.text, of),
        translation.state.value,
        _characters(room.at_all) if room else "",
        _characters(room.as_set) if room else "",
    )


def sheet_styles(
    sheets: Sequence[ProofSheet], brand: Brand, of: Language, templates: tuple[Path, ...]
) -> Stylesheets:
    """The style of the sheets; each has page boxes of its own, for its drawing and its head."""
    english = language("en")
    fonts = dict.fromkeys((*english.fonts, *of.fonts))
    variables = {
        "palette": brand.palette,
        "size": LETTER_LANDSCAPE,
        "plates": plates,
        "sheets": sheets,
        "english_heading": css_stack(english.heading_stack),
        "english_text": css_stack(english.text_stack),
        "text_stack": css_stack(of.text_stack),
        "language": of,
        "name": f"{of.english_name} ({of.tag})",
    }
    rules = rendered(templates, "proof.css.j2", variables, autoescape=False)
    return Stylesheets(font_face_css(find_fonts(fonts)) + rules, "", "")


def sheet_markup(sheet: ProofSheet, of: Language, templates: tuple[Path, ...]) -> str:
    """One panel's sheets."""
    variables: Mapping[str, object] = {"sheet": sheet, "language": of}
    return rendered(templates, "proof.html.j2", variables)


def _shown(text: str, of: Language) -> str:
    """A translation as it stands in the catalog, with its words known to the layout engine.

    Placeholders run from left to right, also in a text that does not.
    """
    broken = segmented(text, of)
    if of.right_to_left:
        return _PLACEHOLDER.sub(lambda found: f"\u2066{found[0]}\u2069", broken)
    return broken


def _characters(number: int) -> str:
    return f"{number}+" if number == MOST else str(number)
