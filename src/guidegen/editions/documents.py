"""Brochures that are laid out whole: what a group has in common once, or one after another."""

from collections.abc import Iterator, Mapping

from guidegen import files
from guidegen.compose import Brochure, compose_panels
from guidegen.editions.finishing import (
    Made,
    about,
    expected,
    not_laid_out,
    refuses,
    text_counts,
)
from guidegen.editions.left_out import left_out
from guidegen.editions.making import MAKING, document_info
from guidegen.errors import RenderingError
from guidegen.model.build import BuildSettings, Job, Result, Way
from guidegen.model.panel import Fit
from guidegen.preflight import preflight
from guidegen.press import Engine, PanelSource, PressedPanel, press_panels


def documents(
    engine: Engine,
    brochures: Mapping[Job, Brochure],
    detours: Mapping[Job, str],
    settings: BuildSettings,
) -> Iterator[Made]:
    """Make files from laid-out pages; ``detours`` say why not from stencils.

    A brochure that cannot be laid out even alone has no file, and a finding that says why.
    """
    if not brochures:
        return
    try:
        pressed, way, why = _press(engine, brochures), Way.GROUP, ""
    except RenderingError as error:
        pressed, way, why = {}, Way.DOCUMENT, str(error)
    for job, brochure in brochures.items():
        reasons = (detours[job], why) if why else (detours[job],)
        try:
            panels = pressed.get(job) or _press(engine, {job: brochure})[job]
        except RenderingError as error:
            yield not_laid_out(job, error, reasons)
            continue
        yield _made(engine, job, brochure, panels, settings, way, reasons)


def _press(engine: Engine, brochures: Mapping[Job, Brochure]) -> dict[Job, dict[str, PressedPanel]]:
    """Lay out each distinct panel of the group once, and give every job its own.

    Panels that are the same at the first fit may differ at others, for a template may look at its
    setting; these are laid out for each job.
    """
    composed = {job: compose_panels(brochure) for job, brochure in brochures.items()}
    places = {(job, panel): each for job, own in composed.items() for panel, each in own.items()}
    keys = {place: files.digest(each.html(Fit()).markup.encode()) for place, each in places.items()}
    pressed = press_panels(engine, {keys[place]: each for place, each in places.items()})
    found = {place: pressed[key] for place, key in keys.items()}
    differing = [place for place, each in places.items() if not _is_same(each, found[place])]
    if differing:
        alone = press_panels(engine, {str(n): places[p] for n, p in enumerate(differing)})
        found |= {place: alone[str(number)] for number, place in enumerate(differing)}
    return {job: {panel: found[job, panel] for panel in own} for job, own in composed.items()}


def _is_same(source: PanelSource, pressed: PressedPanel) -> bool:
    return source.html(pressed.fit).markup == pressed.html.markup


def _made(  # noqa: PLR0913, PLR0917  -- all that a file is made from
    engine: Engine,
    job: Job,
    brochure: Brochure,
    panels: Mapping[str, PressedPanel],
    settings: BuildSettings,
    way: Way,
    detours: tuple[str, ...],
) -> Made:
    making = MAKING[job.edition]
    chosen = making.chosen(job, panels)
    texts = text_counts(pressed.html for pressed in chosen.values())
    findings = [finding for pressed in chosen.values() for finding in pressed.findings]
    findings += left_out(brochure, {p: pressed.fit for p, pressed in chosen.items()})
    if refuses(findings):
        return Made(Result(job, None, about(job, findings), texts))
    first = next(iter(panels.values()))
    info = document_info(job, brochure, first.html.texts, settings.date)
    data = making.make(engine, job, chosen, info)
    facts = (fact for pressed in chosen.values() for fact in pressed.html.facts)
    findings += preflight(data, expected(job, brochure, tuple(chosen), facts))
    result = Result(job, None, about(job, findings), texts, way, detours)
    right_to_left = brochure.language.right_to_left
    return Made(result, data, making.sheets(job, tuple(chosen), right_to_left=right_to_left))
