"""How the editions are made whose pages are panels, or sheets with panels on them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from guidegen import imposition
from guidegen.compose import Brochure
from guidegen.geometry import Size
from guidegen.imposition import Sheet
from guidegen.model.build import BuildDate, Job, Purpose
from guidegen.model.editions import PRINTED
from guidegen.model.panel import LETTER_PANEL, UsedText, printed_texts, title_of
from guidegen.model.printing import Paper
from guidegen.press import (
    DocumentInfo,
    Engine,
    GroupPress,
    Panel,
    PressedPanel,
    describe,
    write_screen,
    write_sheets,
)

Pressed = Mapping[str, PressedPanel]
Panels = Mapping[str, Panel]
TRIFOLD_PANELS = ("cover", "why", "comparison", "school", "act")
GATE_FOLD_PANELS = ("cover", "why", "school", "comparison", "questions", "act", "help")
BOOKLET_ORDER = (
    *("cover", "why", "school", "sro", "sso", "comparison"),
    *("people", "early", "voices", "questions", "help", "act"),
)
BOOKLET_GIVES_WAY = ("voices", "early", "people")
"""Panels that a booklet leaves out, the first first, where it has no room for all."""
PAGES_OF_A_BOOKLET = (8, 12)

Value = TypeVar("Value")
Placing = Callable[[imposition.Panels, Sequence[str], Paper, bool], tuple[Sheet, ...]]
"""Panels, those that are shown, the paper, and whether the language runs from the right."""


class Fold(Protocol):
    """A fold that has its own panels."""

    def __call__(
        self, panels: imposition.Panels, sheet: Size, *, right_to_left: bool
    ) -> tuple[Sheet, ...]: ...


def _folded(fold: Fold) -> Placing:
    """Panels on a sheet that lies on its side and is folded so."""
    return lambda panels, _, paper, right_to_left: fold(
        panels, paper.landscape, right_to_left=right_to_left
    )


def _saddle_stitched(
    panels: imposition.Panels, shown: Sequence[str], paper: Paper, right_to_left: bool
) -> tuple[Sheet, ...]:
    pages = booklet_pages(shown)
    return imposition.saddle_stitch(panels, pages, paper.landscape, right_to_left=right_to_left)


def _whole(
    panels: imposition.Panels, shown: Sequence[str], paper: Paper, _: bool
) -> tuple[Sheet, ...]:
    return imposition.whole(panels, shown[0], paper.size)


def _rack_cards(
    panels: imposition.Panels, shown: Sequence[str], paper: Paper, _: bool
) -> tuple[Sheet, ...]:
    return imposition.n_up(panels, shown, paper.landscape, PRINTED["rack-card"].up)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a file: its size in points, and the panels on it."""

    size: Size
    panels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Making:
    """Which panels an edition shows, given those that a brochure has; and how it places them.

    ``place`` puts them on sheets; None where its panels are its pages.
    """

    shown: Callable[[Collection[str]], tuple[str, ...]]
    place: Placing | None = None

    def chosen(self, job: Job, panels: Mapping[str, Value]) -> dict[str, Value]:
        """What belongs to the panels that a job's edition shows, in its order of reading."""
        wanted = (job.piece,) if job.piece else self.shown(panels.keys())
        return {panel: panels[panel] for panel in wanted if panel in panels}

    def sheets(self, job: Job, shown: Sequence[str], *, right_to_left: bool) -> tuple[Sheet, ...]:
        """The sides of the sheets of a job, the front of each first; none where there are none."""
        if not self.place:
            return ()
        return self.place(job.format.panels, shown, job.printed_on, right_to_left)

    def pages(
        self, job: Job, shown: Sequence[str], *, right_to_left: bool
    ) -> tuple[ShownPage, ...]:
        """The pages of a job's file."""
        sheets = self.sheets(job, shown, right_to_left=right_to_left)
        if sheets:
            return tuple(
                ShownPage(sheet.size, tuple(placed.panel for placed in sheet.panels))
                for sheet in sheets
            )
        return tuple(ShownPage(job.format.panels[panel].size, (panel,)) for panel in shown)

    def make(self, engine: Engine, job: Job, panels: Pressed, info: DocumentInfo) -> bytes:
        """A file from laid-out pages."""
        pages = {panel: pressed.page for panel, pressed in panels.items()}
        sheets = self._sheets(engine, job, panels)
        if sheets:
            return write_sheets(engine, pages, sheets, PRINTED[job.edition], info)
        return write_screen(engine, list(pages.values()), info, PRINTED.get(job.edition))

    def assemble(
        self, engine: Engine, job: Job, press: GroupPress, panels: Panels, info: DocumentInfo
    ) -> bytes:
        """A file from stencils."""
        sheets = self._sheets(engine, job, panels)
        description = describe(engine, info)
        if sheets:
            return press.sheets(panels, sheets, PRINTED[job.edition], description)
        return press.screen(panels, description, PRINTED.get(job.edition))

    def _sheets(self, engine: Engine, job: Job, panels: Iterable[str]) -> tuple[Sheet, ...]:
        return self.sheets(job, tuple(panels), right_to_left=engine.language.right_to_left)


def booklet_pages(panels: Collection[str]) -> tuple[str, ...]:
    """The pages of a booklet of these panels, in reading order; empty for blank ones.

    The comparison lies over its middle. Pages that are left stay blank inside the cover and inside
    the back, where a reader expects them.
    """
    before, after = _halves(booklet_panels(panels))
    pages = next(
        each for each in PAGES_OF_A_BOOKLET if each >= 2 * (len(max(before, after, key=len)) + 1)
    )
    room = pages // 2 - 1
    return (
        *before[:1],
        *[""] * (room - len(before)),
        *before[1:],
        *("comparison", "comparison"),
        *after[:-1],
        *[""] * (room - len(after)),
        *after[-1:],
    )


def booklet_panels(panels: Collection[str]) -> tuple[str, ...]:
    """The panels that a booklet has room for, in its own order of reading."""
    shown = [panel for panel in BOOKLET_ORDER if panel in panels]
    room = PAGES_OF_A_BOOKLET[-1] // 2 - 1
    for panel in BOOKLET_GIVES_WAY:
        if panel in shown and len(_halves(shown)[1]) > room:
            shown.remove(panel)
    return tuple(shown)


def _halves(shown: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What is read before the comparison, and after it."""
    middle = shown.index("comparison")
    return shown[:middle], shown[middle + 1 :]


def _all(panels: Collection[str]) -> tuple[str, ...]:
    return tuple(panels)


def _only(*wanted: str) -> Callable[[Collection[str]], tuple[str, ...]]:
    return lambda panels: tuple(panel for panel in panels if panel in wanted)


MAKING: Mapping[str, Making] = {
    "screen": Making(_all),
    "trifold": Making(_only(*TRIFOLD_PANELS), _folded(imposition.roll_fold)),
    "z-fold": Making(_only(*TRIFOLD_PANELS), _folded(imposition.z_fold)),
    "gate-fold": Making(_only(*GATE_FOLD_PANELS), _folded(imposition.gate_fold)),
    "booklet": Making(booklet_panels, _saddle_stitched),
    "flyer": Making(_only("flyer")),
    "rack-card": Making(_only("school", "act"), _rack_cards),
    "bilingual": Making(_only("flyer")),
    "letter": Making(_only(LETTER_PANEL)),
    "poster": Making(_only("poster"), _whole),
    "image": Making(_only("flyer")),
}
"""How to make every edition whose pages or sheets are made of panels."""

FOLDED = ("trifold", "z-fold", "gate-fold", "booklet")
"""Editions whose sheets are folded."""


def pages_of(job: Job, shown: Sequence[str], *, right_to_left: bool) -> tuple[ShownPage, ...]:
    """The pages of a job's file that shows these panels."""
    return MAKING[job.edition].pages(job, shown, right_to_left=right_to_left)


def sheets_of(job: Job, panels: Sequence[str], *, right_to_left: bool) -> tuple[Sheet, ...]:
    """The sides of a job's sheets; none where its panels are its pages."""
    making = MAKING.get(job.edition)
    shown = making.shown(panels) if making else ()
    return making.sheets(job, shown, right_to_left=right_to_left) if making else ()


def faces_of(job: Job, panels: Collection[str]) -> tuple[str, ...]:
    """The panels on the faces of a folded edition, in reading order, empty for blank ones.

    One that covers two faces is there twice.
    """
    if job.edition == "booklet":
        return booklet_pages(panels)
    shown = panels_of(job.edition, panels)
    faces = ((panel,) * (2 if job.format.panels[panel].fold_at else 1) for panel in shown)
    return tuple(panel for each in faces for panel in each)


def panels_of(edition: str, panels: Collection[str]) -> tuple[str, ...]:
    """Those of a brochure's panels that an edition shows."""
    making = MAKING.get(edition)
    return making.shown(panels) if making else tuple(panels)


def document_info(
    job: Job, brochure: Brochure, first: Iterable[UsedText], date: BuildDate
) -> DocumentInfo:
    """What a file says of itself, in its reader's language; ``first`` is what its head says."""
    said = printed_texts(first)
    return DocumentInfo(
        title=title_of(said, brochure.school.name),
        lang=brochure.language.tag,
        author=brochure.district.name,
        subject=said.get("cover.subtitle", ""),
        keywords=("review",) if job.purpose is Purpose.REVIEW else (),
        date=date.w3c,
        identifier=job.file.as_posix(),
    )
