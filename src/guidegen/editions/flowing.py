"""Brochures whose panels follow each other on full pages."""

from collections.abc import Iterator, Mapping

from guidegen.compose import Brochure, compose_panels
from guidegen.editions.finishing import (
    Made,
    about,
    expected_of_pages,
    not_laid_out,
    refuses,
    text_counts,
)
from guidegen.editions.making import document_info
from guidegen.errors import RenderingError
from guidegen.model.build import BuildSettings, Job, Result, Way
from guidegen.model.editions import PRINTED
from guidegen.model.panel import Fit
from guidegen.preflight import preflight
from guidegen.press import Engine, flow, write_screen

_WHY = "its panels flow over pages, so that each brochure is laid out by itself"


def flowing(
    engine: Engine, brochures: Mapping[Job, Brochure], settings: BuildSettings
) -> Iterator[Made]:
    """Make the files of brochures that flow; one that cannot be laid out has none."""
    for job, brochure in brochures.items():
        try:
            yield _made(engine, job, brochure, settings)
        except RenderingError as error:
            yield not_laid_out(job, error)


def _made(engine: Engine, job: Job, brochure: Brochure, settings: BuildSettings) -> Made:
    panels = [each.html(Fit()) for each in compose_panels(brochure).values()]
    texts = text_counts(panels)
    flowed = flow(engine, panels)
    result = Result(job, None, about(job, flowed.findings), texts, Way.DOCUMENT, (_WHY,))
    if refuses(flowed.findings):
        return Made(result)
    info = document_info(job, brochure, panels[0].texts, settings.date)
    data = write_screen(engine, flowed.pages, info, PRINTED[job.edition])
    size = next(iter(brochure.format.panels.values())).size
    facts = (fact for panel in panels for fact in panel.facts)
    wanted = expected_of_pages(brochure, [size] * len(flowed.pages), facts)
    findings = (*flowed.findings, *preflight(data, wanted))
    return Made(Result(job, None, about(job, findings), texts, Way.DOCUMENT, (_WHY,)), data)
