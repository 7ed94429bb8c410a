"""What brochures of a plan print, worked out by workers."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen.build.crew import MEGABYTES, SECONDS, at_work
from guidegen.errors import WorkspaceError
from guidegen.executors import finished, value_of
from guidegen.freezes.records import Brochures, key_of
from guidegen.model.build import Crew, Group, Job
from guidegen.model.printed import Printed
from guidegen.parcels import as_packed
from guidegen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Task:
    root: Path
    group: Group


def brochures_of(
    workspace: Workspace, groups: Iterable[Group], jobs: Collection[Job], crew: Crew
) -> Brochures:
    """What the brochures of some jobs print, which are in these groups.

    Raises WorkspaceError where a worker finds the workspace as a whole at fault; RenderingError
    where a worker fails, or takes too much time or memory.
    """
    tasks = list(_tasks(workspace.root, groups, set(jobs)))
    if not tasks:
        return {}
    found: dict[str, Printed] = {}
    with at_work(crew, workspace) as pool:
        for task, future in finished(pool, _read, tasks):
            printed = value_of(future, SECONDS, MEGABYTES)
            found |= {key_of(job): printed[job] for job in task.group.jobs}
    return found


def _tasks(root: Path, groups: Iterable[Group], jobs: Collection[Job]) -> Iterator[_Task]:
    for group in groups:
        own = tuple(job for job in group.jobs if job in jobs)
        if own:
            yield _Task(root, replace(group, jobs=own))


def _read(task: _Task) -> dict[Job, Printed]:
    """Runs in a worker."""
    from guidegen.editions import printed_by  # noqa: PLC0415 (only workers lay out)

    try:
        return printed_by(task.root, task.group)
    except WorkspaceError as error:
        raise as_packed(error, task.root) from error
