"""A group: all brochures that share locale and brand, made together.

Most brochures are assembled from stencils. What cannot be is laid out: all such brochures of the
group in one document, and if that fails, each in a document of its own.
"""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from guidegen.compose import Brochure, SkeletonPanel, Skeletons, brochure_of, compose_panels
from guidegen.editions.assembling import assembled
from guidegen.editions.documents import documents
from guidegen.editions.engines import engine_of
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Result
from guidegen.parcels import workspace_at
from guidegen.press import Engine, GroupPress, Stencilled
from guidegen.workspace import Workspace


def build_group(root: Path, group: Group, settings: BuildSettings) -> tuple[Result, ...]:
    """Make every file of a group that is wanted.

    A job whose panels have an error gets no file, nor one whose file cannot be written. Raises
    WorkspaceError where the workspace as a whole is at fault, RenderingError where the engine
    fails.
    """
    results = {result.job: result for result in _results(root, group, settings)}
    return tuple(results[job] for job in group.jobs)


def _results(root: Path, group: Group, settings: BuildSettings) -> Iterator[Result]:
    workspace = _workspace(root)
    engine = _engine(root, group.locale, group.brand)
    purpose = group.jobs[0].purpose
    brochures = _brochures(workspace, group, purpose)
    press, sources = _press(engine, brochures)
    detours: dict[Job, str] = {}
    for job in group.jobs:
        found = press.brochure(job.school)
        if not isinstance(found, Stencilled):
            detours[job] = str(found)
            continue
        result = assembled(
            engine, press, found, job, brochures[job.school], sources[job.school], settings
        )
        if result.output is None and result.detours:
            detours[job] = result.detours[0]
            continue
        yield result
    yield from documents(engine, {job: brochures[job.school] for job in detours}, detours, settings)


@functools.lru_cache(maxsize=1)
def _workspace(root: Path) -> Workspace:
    return workspace_at(root)


@functools.lru_cache(maxsize=8)
def _engine(root: Path, locale: str, brand_id: str) -> Engine:
    workspace = _workspace(root)
    return engine_of(workspace, workspace.brands[brand_id], workspace.languages[locale])


def _brochures(workspace: Workspace, group: Group, purpose: Purpose) -> dict[str, Brochure]:
    """The brochures of all schools of the group, wanted or not: they share their fonts."""
    members = {*group.members, *(job.school for job in group.jobs)}
    return {
        school.id: brochure_of(workspace, school, group.locale, purpose)
        for school in workspace.roster.schools
        if school.id in members
    }


def _press(
    engine: Engine, brochures: Mapping[str, Brochure]
) -> tuple[GroupPress, dict[str, dict[str, SkeletonPanel]]]:
    skeletons = Skeletons()
    sources = {
        school: {
            panel: SkeletonPanel(composed, skeletons)
            for panel, composed in compose_panels(brochure).items()
        }
        for school, brochure in brochures.items()
    }
    return GroupPress(engine, sources), sources
