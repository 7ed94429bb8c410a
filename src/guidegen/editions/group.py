"""A group: all brochures that share locale and brand, laid out together and written one by one."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from guidegen import files
from guidegen.compose import (
    Brochure,
    brochure_of,
    compose_panels,
)
from guidegen.editions.engines import engine_of
from guidegen.editions.making import MAKING, document_info
from guidegen.editions.officers import officers_left_out
from guidegen.model.build import (
    BuildSettings,
    Finding,
    Group,
    Job,
    Output,
    Result,
    Severity,
    TextCount,
)
from guidegen.model.panel import Fit
from guidegen.model.translation import State
from guidegen.model.unwritten import unwritten
from guidegen.parcels import workspace_at
from guidegen.preflight import Expected, preflight
from guidegen.press import Engine, PanelSource, PressedPanel, press_panels
from guidegen.storage import storage
from guidegen.workspace import Workspace


def build_group(root: Path, group: Group, settings: BuildSettings) -> tuple[Result, ...]:
    """Make every file of a group that is wanted.

    A job whose panels have an error gets no file, nor one whose file cannot be written. Raises
    WorkspaceError where the workspace as a whole is at fault, RenderingError where the engine
    fails.
    """
    workspace = _workspace(root)
    brochures = {job: _brochure(workspace, job) for job in group.jobs}
    engine = _engine(root, group.locale, group.brand)
    pressed = _press(engine, brochures)
    return tuple(
        _make(engine, job, brochure, pressed[job], settings) for job, brochure in brochures.items()
    )


@functools.lru_cache(maxsize=1)
def _workspace(root: Path) -> Workspace:
    return workspace_at(root)


@functools.lru_cache(maxsize=8)
def _engine(root: Path, locale: str, brand_id: str) -> Engine:
    workspace = _workspace(root)
    return engine_of(workspace, workspace.brands[brand_id], workspace.languages[locale])


def _brochure(workspace: Workspace, job: Job) -> Brochure:
    school = next(school for school in workspace.roster.schools if school.id == job.school)
    return brochure_of(workspace, school, job.locale, job.purpose)


def _press(engine: Engine, brochures: Mapping[Job, Brochure]) -> dict[Job, dict[str, PressedPanel]]:
    """Lay out each distinct panel of the group once, and give every job its own."""
    sources: dict[str, PanelSource] = {}
    keys: dict[Job, dict[str, str]] = {}
    for job, brochure in brochures.items():
        keys[job] = {}
        for panel, composed in compose_panels(brochure).items():
            key = files.digest(composed.html(Fit()).markup.encode())
            sources.setdefault(key, composed)
            keys[job][panel] = key
    pressed = press_panels(engine, sources)
    return {
        job: {panel: pressed[key] for panel, key in panels.items()} for job, panels in keys.items()
    }


def _make(
    engine: Engine,
    job: Job,
    brochure: Brochure,
    panels: Mapping[str, PressedPanel],
    settings: BuildSettings,
) -> Result:
    making = MAKING[job.edition]
    chosen = making.chosen(panels)
    texts = tuple(_count(panel, pressed) for panel, pressed in chosen.items())
    findings = [finding for pressed in chosen.values() for finding in pressed.findings]
    findings += officers_left_out(brochure, chosen)
    if _refuses(findings):
        return Result(job, None, _about(job, findings), texts)
    info = document_info(job, brochure, panels, settings.date)
    data = making.make(engine, chosen, brochure, info)
    findings += preflight(data, _expected(job, brochure, chosen))
    if _refuses(findings):
        return Result(job, None, _about(job, findings), texts)
    try:
        output = _write(job, data, settings)
    except OSError as error:
        output = None
        findings.append(unwritten(settings.out, job.file, error))
    return Result(job, output, _about(job, findings), texts)


def _write(job: Job, data: bytes, settings: BuildSettings) -> Output:
    outputs = storage(settings.out)
    outputs.write(job.file, data)
    outputs.remove(job.other_file)
    return Output(job, job.file, files.digest(data), len(data))


def _expected(job: Job, brochure: Brochure, panels: Mapping[str, PressedPanel]) -> Expected:
    facts = (fact for pressed in panels.values() for fact in pressed.html.facts)
    return Expected(
        edition=job.edition,
        panels=tuple(panels),
        facts=tuple(dict.fromkeys(facts)),
        script=brochure.language.script,
        right_to_left=brochure.language.right_to_left,
        qr_text=brochure.guide_url,
    )


def _count(panel: str, pressed: PressedPanel) -> TextCount:
    states = {text.translation.context: text.translation.state for text in pressed.html.texts}
    number = list(states.values()).count
    return TextCount(panel, number(State.DRAFT), number(State.STALE), number(State.MISSING))


def _refuses(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _about(job: Job, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        replace(finding, school=job.school, locale=job.locale, edition=job.edition)
        for finding in dict.fromkeys(findings)
    )
