"""How each edition is made from pressed panels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guidegen.compose import Brochure
from guidegen.imposition import roll_fold
from guidegen.model.build import BuildDate, Job, Purpose
from guidegen.model.panel import UsedText
from guidegen.press import DocumentInfo, Engine, PressedPanel, write_screen, write_sheets

Panels = Mapping[str, PressedPanel]
TRIFOLD_PANELS = ("cover", "why", "comparison", "school", "act")


@dataclass(frozen=True, slots=True)
class Making:
    """An edition's panels (None: all of them) and how a file is made of them."""

    panels: tuple[str, ...] | None
    make: Callable[[Engine, Panels, Brochure, DocumentInfo], bytes]

    def chosen(self, panels: Panels) -> dict[str, PressedPanel]:
        """The panels that the edition shows, in reading order."""
        return {
            panel: pressed
            for panel, pressed in panels.items()
            if self.panels is None or panel in self.panels
        }


def _screen(engine: Engine, panels: Panels, _: Brochure, info: DocumentInfo) -> bytes:
    return write_screen(engine, [pressed.page for pressed in panels.values()], info)


def _trifold(engine: Engine, panels: Panels, brochure: Brochure, info: DocumentInfo) -> bytes:
    pages = {panel: pressed.page for panel, pressed in panels.items()}
    return write_sheets(engine, pages, roll_fold(brochure.language.right_to_left), info)


MAKING: Mapping[str, Making] = {
    "screen": Making(None, _screen),
    "trifold": Making(TRIFOLD_PANELS, _trifold),
}
"""How to make every edition of ``guidegen.model.build.EDITIONS``."""


def document_info(job: Job, brochure: Brochure, panels: Panels, date: BuildDate) -> DocumentInfo:
    """What a file says of itself, in its reader's language."""
    said = {text.translation.context: text for text in panels["cover"].html.texts}
    title = f"{_printed(said, 'cover.title.first')} {_printed(said, 'cover.title.second')}"
    return DocumentInfo(
        title=f"{title.strip()} {brochure.school.name}".strip(),
        lang=brochure.language.tag,
        author=brochure.district.name,
        subject=_printed(said, "cover.subtitle"),
        keywords=("review",) if job.purpose is Purpose.REVIEW else (),
        date=date.w3c,
        identifier=job.file.as_posix(),
    )


def _printed(said: Mapping[str, UsedText], context: str) -> str:
    return said[context].printed if context in said else ""
