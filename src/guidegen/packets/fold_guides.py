"""Dummies to fold: an edition's sheets with numbers in place of panels, to try a printer with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.editions import panels_of, sheets_of_edition
from guidegen.errors import UsageError
from guidegen.imposition import Sheet
from guidegen.languages import Language
from guidegen.model.build import BuildDate
from guidegen.model.editions import PRINTED
from guidegen.model.panel import FLAP_WIDTH, PANELS
from guidegen.packets.english_pages import About, english_engine, english_pdf

_SIDES = ("Outside", "Inside")
_FIRST = "Fold this flap inwards first."


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a sheet: its number in the order of reading; points from the sheet's left edge."""

    number: int
    panel: str
    x: float
    width: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet."""

    title: str
    faces: tuple[Face, ...]


def fold_guide(edition: str, of: Language, templates: tuple[Path, ...], date: BuildDate) -> bytes:
    """A PDF to print and fold as the edition is, in a language of this direction.

    Raises UsageError: the edition is not folded; WorkspaceError: a template is at fault.
    """
    sheets = sheets_of_edition(edition, right_to_left=of.right_to_left)
    if not sheets:
        raise UsageError(f"The edition {edition!r} is not folded; {', '.join(PRINTED)} is.")
    sides = tuple(_sides(edition, sheets, of))
    engine = english_engine("fold.css.j2", {"size": sheets[0].size}, templates)
    markup = rendered(templates, "fold.html.j2", {"sides": sides})
    about = About(
        f"Fold guide: {edition}",
        "A dummy to try printer and folds",
        "",
        f"fold-guide-{edition}-{of.direction}",
        date,
    )
    return english_pdf(engine, markup, about)


def numbers_of(edition: str, *, right_to_left: bool) -> dict[tuple[str, int], int]:
    """The number of each face as a reader meets them, by its panel and its place in that."""
    found: dict[tuple[str, int], int] = {}
    for panel in panels_of(edition) or tuple(PANELS):
        faces = range(1 if PANELS[panel].fold_at is None else 2)
        for place in reversed(faces) if right_to_left else faces:
            found[panel, place] = len(found) + 1
    return found


def _sides(edition: str, sheets: Sequence[Sheet], of: Language) -> Iterator[Side]:
    numbers = numbers_of(edition, right_to_left=of.right_to_left)
    printing = PRINTED[edition]
    how = f"print on both sides, flipped on the {printing.flip}, at actual size"
    for title, sheet in zip(_SIDES, sheets, strict=True):
        yield Side(f"{title} of {edition}, {of.english_name}: {how}", tuple(_faces(sheet, numbers)))


def _faces(sheet: Sheet, numbers: dict[tuple[str, int], int]) -> Iterator[Face]:
    for placed in sheet.panels:
        spec = PANELS[placed.panel]
        widths = (
            [spec.fold_at, spec.size.width - spec.fold_at] if spec.fold_at else [spec.size.width]
        )
        x = placed.area.x
        for place, width in enumerate(widths):
            told = _FIRST if width == FLAP_WIDTH else ""
            yield Face(numbers[placed.panel, place], placed.panel, x, width, told)
            x += width
