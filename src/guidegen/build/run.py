"""Does the jobs of a plan in worker processes, and turns whatever happens into results."""

import logging
from collections.abc import Iterator
from concurrent.futures import Future, as_completed
from pathlib import Path

from guidegen.build.plan import Plan
from guidegen.errors import GuidegenError, RenderingError
from guidegen.executors import end_of_worker, processes
from guidegen.model.build import BuildSettings, Finding, Group, Result, Severity

SECONDS = 900.0
"""What a group may take; the slowest scripts need a tenth of it."""
MEGABYTES = 3000
"""What a worker may use: declared fonts of the largest scripts included."""

RENDERING_FAILED = "rendering-failed"
OWN_BUG = "own-bug"

_log = logging.getLogger(__name__)


def run(root: Path, plan: Plan, settings: BuildSettings, jobs: int) -> Iterator[Result]:
    """Results as they come: first what the plan stopped, then group by group.

    ``jobs`` is the number of worker processes. A group whose worker dies, or that cannot be
    laid out, gives results without a file; all other groups are still built. Raises
    WorkspaceError where a worker finds the workspace as a whole at fault.
    """
    yield from plan.stopped
    if not plan.groups:
        return
    with processes(jobs, SECONDS, MEGABYTES) as pool:
        futures = {pool.submit(_build, root, group, settings): group for group in plan.groups}
        for future in as_completed(futures):
            yield from results_of(future, futures[future])


def _build(root: Path, group: Group, settings: BuildSettings) -> tuple[Result, ...]:
    """Runs in a worker: only there is the layout engine imported."""
    from guidegen.editions import build_group  # noqa: PLC0415

    return build_group(root, group, settings)


def results_of(future: Future[tuple[Result, ...]], group: Group) -> tuple[Result, ...]:
    """What a group's worker gave, or results without files where it failed."""
    try:
        return future.result()
    except RenderingError as error:
        return _failed(group, RENDERING_FAILED, str(error))
    except GuidegenError:
        raise
    except (TimeoutError, MemoryError, OSError) as error:
        return _failed(group, RENDERING_FAILED, end_of_worker(error, SECONDS, MEGABYTES))
    except Exception as error:  # one group's bug must not cost the others
        _log.error("a group of %s failed", group.locale, exc_info=error)
        return _failed(group, OWN_BUG, f"a bug of guidegen's own: {error!r}")


def _failed(group: Group, code: str, text: str) -> tuple[Result, ...]:
    return tuple(
        Result(
            job,
            None,
            (Finding(code, Severity.ERROR, text, job.school, job.locale, job.edition),),
        )
        for job in group.jobs
    )
