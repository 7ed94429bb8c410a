"""A whole build: from a plan to files, manifest and report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from guidegen.build.digests import Inputs, inputs_of
from guidegen.build.leftovers import Swept, leftovers, sweep
from guidegen.build.manifest import MANIFEST, read_manifest, write_manifest
from guidegen.build.open_points import open_points
from guidegen.build.plan import Plan
from guidegen.build.report import Report
from guidegen.build.run import run
from guidegen.errors import Fault
from guidegen.model.build import BuildSettings, Crew, Job, Result
from guidegen.model.unwritten import unwritten
from guidegen.workspace import Workspace


def build(
    workspace: Workspace,
    plan: Plan,
    settings: BuildSettings,
    crew: Crew,
    advance: Callable[[], None],
) -> Report:
    """Build what is planned with a crew, calling ``advance`` for each result.

    Files of earlier builds that are no longer right are removed. Raises WorkspaceError where a
    worker finds the workspace as a whole at fault; UsageError and RenderingError where there is no
    worker at all.
    """
    inputs = inputs_of(workspace)
    position = {job: number for number, job in enumerate(plan.jobs)}
    results: list[Result] = []
    try:
        for result in run(workspace, plan, settings, crew):
            results.append(result)
            advance()
    finally:
        results.sort(key=lambda result: position[result.job])
        swept = _settle(plan, settings, inputs, results)
    faults = sum(_touches(fault, plan.jobs) for fault in workspace.faults)
    said = (*open_points(workspace, settings.date.day), *swept.findings)
    return Report(tuple(results), said, faults, swept.removed)


def _settle(
    plan: Plan, settings: BuildSettings, inputs: Inputs, results: Sequence[Result]
) -> Swept:
    """Leave the folder with what is right, and a manifest that says so."""
    try:
        old = read_manifest(settings.out)
    except OSError as error:
        return Swept((), (unwritten(settings.out, Path(MANIFEST), error),))
    wrong = leftovers(old, plan, results)
    swept = sweep(settings.out, (path for path in wrong if path in old.outputs))
    try:
        write_manifest(settings, inputs, results, forgotten=wrong)
    except OSError as error:
        failed = unwritten(settings.out, Path(MANIFEST), error)
        return replace(swept, findings=(*swept.findings, failed))
    return swept


def _touches(fault: Fault, jobs: Iterable[Job]) -> bool:
    """Whether a fault stops one of the jobs, or nothing that could be named."""
    stops_nobody = fault.schools == frozenset() or fault.locales == frozenset()
    return stops_nobody or any(fault.stops(job.school, job.locale) for job in jobs)
