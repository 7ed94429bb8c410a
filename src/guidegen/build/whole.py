"""A whole build: from a plan to files, manifest and report."""

from collections.abc import Callable, Iterable

from guidegen.build.digests import inputs_of
from guidegen.build.manifest import write_manifest
from guidegen.build.open_points import open_points
from guidegen.build.plan import Plan
from guidegen.build.report import Report
from guidegen.build.run import run
from guidegen.errors import Fault
from guidegen.model.build import BuildSettings, Job, Result
from guidegen.workspace import Workspace


def build(
    workspace: Workspace,
    plan: Plan,
    settings: BuildSettings,
    jobs: int,
    advance: Callable[[], None],
) -> Report:
    """Build what is planned with ``jobs`` workers, calling ``advance`` for each result.

    Raises WorkspaceError where a worker finds the workspace as a whole at fault; OSError where
    the output folder cannot be written.
    """
    inputs = inputs_of(workspace)
    position = {job: number for number, job in enumerate(plan.jobs)}
    results: list[Result] = []
    try:
        for result in run(workspace.root, plan, settings, jobs):
            results.append(result)
            advance()
    finally:
        results.sort(key=lambda result: position[result.job])
        write_manifest(settings, inputs, results)
    faults = sum(_touches(fault, plan.jobs) for fault in workspace.faults)
    return Report(tuple(results), open_points(workspace, settings.date.day), faults)


def _touches(fault: Fault, jobs: Iterable[Job]) -> bool:
    """Whether a fault stops one of the jobs, or nothing that could be named."""
    stops_nobody = fault.schools == frozenset() or fault.locales == frozenset()
    return stops_nobody or any(fault.stops(job.school, job.locale) for job in jobs)
