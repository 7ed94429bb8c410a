"""How each edition is made: from laid-out pages, or assembled from stencils."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from guidegen.compose import Brochure
from guidegen.imposition import Sheet, roll_fold
from guidegen.model.build import BuildDate, Job, Purpose
from guidegen.model.panel import UsedText, printed_texts, title_of
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

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Making:
    """An edition's panels (None: all of them) and how a file is made of them, either way.

    ``sheets`` places them for a language that runs from right to left, or not; None where its
    panels are its pages.
    """

    panels: tuple[str, ...] | None
    make: Callable[[Engine, Pressed, DocumentInfo], bytes]
    assemble: Callable[[Engine, GroupPress, Panels, DocumentInfo], bytes]
    sheets: Callable[[bool], tuple[Sheet, ...]] | None = None

    def chosen(self, panels: Mapping[str, Value]) -> dict[str, Value]:
        """What belongs to the panels that the edition shows, in reading order."""
        return {
            panel: each
            for panel, each in panels.items()
            if self.panels is None or panel in self.panels
        }


def _screen(engine: Engine, panels: Pressed, info: DocumentInfo) -> bytes:
    return write_screen(engine, [pressed.page for pressed in panels.values()], info)


def _assembled_screen(
    engine: Engine, press: GroupPress, panels: Panels, info: DocumentInfo
) -> bytes:
    return press.screen(panels, describe(engine, info))


def _trifold(engine: Engine, panels: Pressed, info: DocumentInfo) -> bytes:
    pages = {panel: pressed.page for panel, pressed in panels.items()}
    return write_sheets(engine, pages, roll_fold(engine.language.right_to_left), info)


def _assembled_trifold(
    engine: Engine, press: GroupPress, panels: Panels, info: DocumentInfo
) -> bytes:
    return press.sheets(panels, roll_fold(engine.language.right_to_left), describe(engine, info))


MAKING: Mapping[str, Making] = {
    "screen": Making(None, _screen, _assembled_screen),
    "trifold": Making(TRIFOLD_PANELS, _trifold, _assembled_trifold, roll_fold),
}
"""How to make every edition of ``guidegen.model.build.EDITIONS``."""


def sheets_of_edition(edition: str, *, right_to_left: bool) -> tuple[Sheet, ...]:
    """The sheets of an edition for paper, outside first; none where its panels are its pages."""
    place = MAKING[edition].sheets
    return place(right_to_left) if place else ()


def panels_of(edition: str) -> tuple[str, ...] | None:
    """The panels that an edition shows; None for all of them."""
    return MAKING[edition].panels


def document_info(
    job: Job, brochure: Brochure, cover: Iterable[UsedText], date: BuildDate
) -> DocumentInfo:
    """What a file says of itself, in its reader's language; ``cover`` is what its cover says."""
    said = printed_texts(cover)
    return DocumentInfo(
        title=title_of(said, brochure.school.name),
        lang=brochure.language.tag,
        author=brochure.district.name,
        subject=said.get("cover.subtitle", ""),
        keywords=("review",) if job.purpose is Purpose.REVIEW else (),
        date=date.w3c,
        identifier=job.file.as_posix(),
    )
