"""Does the jobs of a plan in workers, and turns whatever happens into results."""

import logging
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future

from guidegen.build.crew import MEGABYTES, SECONDS, at_work
from guidegen.build.delivery import Delivery, Errand, carry_out, received
from guidegen.build.plan import Plan
from guidegen.errors import GuidegenError, RenderingError, UsageError
from guidegen.executors import end_of_worker, finished, is_end_of_worker
from guidegen.model.build import (
    OWN_BUG,
    RENDERING_FAILED,
    BuildSettings,
    Crew,
    Finding,
    Group,
    Result,
    Severity,
)
from guidegen.workspace import Workspace

_log = logging.getLogger(__name__)


def run(workspace: Workspace, plan: Plan, settings: BuildSettings, crew: Crew) -> Iterator[Result]:
    """Results as they come: first what the plan stopped, then group by group.

    A group whose worker dies, hangs or wants too much memory is tried once more, by a fresh one;
    after that, or where it cannot be laid out, it gives results without a file, and all other
    groups are still built. Raises WorkspaceError where a worker finds the workspace as a whole at
    fault; UsageError and RenderingError as `at_work`.
    """
    yield from plan.stopped
    errands = [
        Errand(workspace.root, group, settings, abroad=crew.abroad)
        for group in sorted(plan.groups, key=_warm_order)
    ]
    again = yield from _round(workspace, errands, crew, last=False)
    try:
        yield from _round(workspace, again, crew, last=True)
    except (RenderingError, UsageError) as error:  # the cluster is gone
        for errand in again:
            yield from _failed(errand.group, RENDERING_FAILED, str(error))


def _warm_order(group: Group) -> tuple[str, str, int]:
    """What a worker has at hand for one locale and brand serves it for the next group too."""
    return group.locale, group.brand, group.number


def _round(
    workspace: Workspace, errands: Sequence[Errand], crew: Crew, *, last: bool
) -> Generator[Result, None, list[Errand]]:
    """Results as they come; returns what may be tried again, unless this is the ``last`` round."""
    failed: list[Errand] = []
    if not errands:
        return failed
    with at_work(crew, workspace) as pool:
        for errand, future in finished(pool, carry_out, errands):
            if is_end_of_worker(future.exception()) and not last:
                failed.append(errand)
            else:
                yield from results_of(future, errand)
    return failed


def results_of(future: Future[Delivery], errand: Errand) -> tuple[Result, ...]:
    """What a group's worker gave, or results without files where it failed."""
    group = errand.group
    try:
        return received(future.result(), errand.settings)
    except RenderingError as error:
        return _failed(group, RENDERING_FAILED, str(error))
    except GuidegenError:
        raise
    except Exception as error:  # one group's bug must not cost the others
        if is_end_of_worker(error) or isinstance(error, OSError):
            return _failed(group, RENDERING_FAILED, end_of_worker(error, SECONDS, MEGABYTES))
        _log.error("a group of %s failed", group.locale, exc_info=error)
        return _failed(group, OWN_BUG, f"a bug of guidegen's own: {error!r}")


def _failed(group: Group, code: str, text: str) -> tuple[Result, ...]:
    return tuple(
        Result(
            job,
            None,
            (Finding(code, Severity.ERROR, text).about(job),),
        )
        for job in group.jobs
    )
