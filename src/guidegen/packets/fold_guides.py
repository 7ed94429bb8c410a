"""Dummies to fold: an edition's sheets with numbers in place of panels, to try a printer with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.editions import FOLDED, faces_of, sheets_of
from guidegen.errors import UsageError
from guidegen.imposition import Sheet
from guidegen.languages import language
from guidegen.model.build import BuildDate, Job
from guidegen.model.editions import PRINTED
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


def fold_guide(job: Job, templates: tuple[Path, ...], date: BuildDate) -> bytes:
    """A PDF to print and fold as a job's edition is, on its paper, in its language's direction.

    Raises UsageError: the edition is not folded; WorkspaceError: a template is at fault.
    """
    of = language(job.locale)
    panels = tuple(job.format.panels)
    sheets = sheets_of(job, panels, right_to_left=of.right_to_left)
    if not any(sheet.folds for sheet in sheets):
        folded = ", ".join(FOLDED)
        raise UsageError(f"The edition {job.edition!r} is not folded; these are: {folded}.")
    sides = tuple(_sides(job, sheets))
    engine = english_engine("fold.css.j2", {"size": sheets[0].size}, templates)
    markup = rendered(templates, "fold.html.j2", {"sides": sides})
    about = About(
        f"Fold guide: {job.kind}",
        "A dummy to try printer and folds",
        "",
        f"fold-guide-{job.kind}-{of.direction}",
        date,
    )
    return english_pdf(engine, markup, about)


def numbers_of(job: Job, *, right_to_left: bool) -> dict[tuple[str, int], int]:
    """The number of each face as a reader meets them, by its panel and its place in that."""
    found: dict[tuple[str, int], int] = {}
    faces = faces_of(job, tuple(job.format.panels))
    for number, panel in enumerate(faces, start=1):
        spread = faces.count(panel) > 1
        place = int(spread and (panel, int(right_to_left)) in found)
        found[panel, 1 - place if spread and right_to_left else place] = number
    return found


def _sides(job: Job, sheets: Sequence[Sheet]) -> Iterator[Side]:
    of = language(job.locale)
    numbers = numbers_of(job, right_to_left=of.right_to_left)
    how = f"print on both sides, flipped on the {PRINTED[job.edition].flip}, at actual size"
    for number, sheet in enumerate(sheets):
        side = _SIDES[number % 2]
        which = f"Sheet {number // 2 + 1}, {side.lower()}" if len(sheets) > len(_SIDES) else side
        title = f"{which} of {job.kind}, {of.english_name}: {how}"
        yield Side(title, tuple(_faces(job, sheet, numbers)))


def _faces(job: Job, sheet: Sheet, numbers: dict[tuple[str, int], int]) -> Iterator[Face]:
    for placed in sheet.panels:
        spec = job.format.panels[placed.panel]
        widths = (
            [spec.fold_at, spec.size.width - spec.fold_at] if spec.fold_at else [spec.size.width]
        )
        x = placed.area.x
        for place, width in enumerate(widths):
            told = _FIRST if spec.flap else ""
            shown = width * placed.scale
            yield Face(numbers[placed.panel, place], placed.panel, x, shown, told)
            x += shown
