"""Pressed brochures for tests: real layout, real PDF bytes, read back with other libraries."""

import datetime
import functools

from brochures import brochure, minimal

from guidegen.compose import (
    Brochure,
    brochure_of,
    compose_panels,
)
from guidegen.editions import engine_of
from guidegen.editions.making import MAKING, document_info
from guidegen.languages import language
from guidegen.model.build import BuildDate, Job, Purpose
from guidegen.model.panel import Fit
from guidegen.press import Engine, PressedPanel, press_panels
from guidegen.workspace import Workspace

DAY = BuildDate(datetime.date(2026, 8, 1))


@functools.cache
def _engine(locale: str) -> Engine:
    return engine_of(minimal(), brochure().brand, language(locale))


def engine(of: Brochure) -> Engine:
    """The engine of a brochure's language, kept for all tests of a run."""
    return _engine(of.language.tag)


def pressed(of: Brochure, *panels: str) -> dict[str, PressedPanel]:
    """The named panels of a brochure laid out, or all of them."""
    composed = compose_panels(of)
    return press_panels(
        engine(of), {panel: composed[panel] for panel in (panels or tuple(composed))}
    )


def fits_of(panels: dict[str, PressedPanel]) -> dict[str, Fit]:
    """How panels were set, by their ids."""
    return {panel: each.fit for panel, each in panels.items()}


def made(of: Brochure, edition: str, panels: dict[str, PressedPanel] | None = None) -> bytes:
    """A brochure's file in one edition."""
    making = MAKING[edition]
    job = Job(of.school.id, of.language.tag, edition, of.purpose)
    chosen = making.chosen(job, panels or pressed(of))
    info = document_info(job, of, chosen["cover"].html.texts, DAY)
    return making.make(engine(of), job, chosen, info)


def sample_panels(workspace: Workspace, locale: str) -> dict[str, PressedPanel]:
    """The panels of the sample's first school."""
    of = brochure_of(workspace, workspace.roster.schools[0], locale, Purpose.FINAL)
    return press_panels(engine_of(workspace, of.brand, of.language), compose_panels(of))
