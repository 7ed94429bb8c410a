"""A whole build: from a plan to files, manifest and report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen import files
from guidegen.build.due import Due, due
from guidegen.build.inputs import Inputs, inputs_of
from guidegen.build.leftovers import Swept, leftovers, sweep
from guidegen.build.manifest import head_of
from guidegen.build.open_points import open_points
from guidegen.build.plan import Plan
from guidegen.build.register import Register
from guidegen.build.report import Report
from guidegen.build.run import run
from guidegen.errors import Fault, UsageError
from guidegen.model.build import BuildSettings, Crew, Job, Result, Trust
from guidegen.storage import Destination, Url
from guidegen.workspace import Workspace

LOCK = ".guidegen.lock"
"""The file below the output folder by which builds into it wait for each other."""


def _nothing() -> None:
    """What is done where nobody watches."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a build is.

    ``advance`` is called for each result, ``waiting`` where another build is at work in the same
    folder, which has to end first.
    """

    advance: Callable[[], None] = _nothing
    waiting: Callable[[], None] = _nothing


_NOBODY = Watch()


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, where to, and how far files of earlier builds are trusted."""

    plan: Plan
    settings: BuildSettings
    trust: Trust = Trust.SIZE


def build(workspace: Workspace, order: Order, crew: Crew, watch: Watch = _NOBODY) -> Report:
    """Make with a crew what was ordered and is not there yet.

    Files of earlier builds that are no longer right are removed. Raises WorkspaceError where a
    worker finds the workspace as a whole at fault; UsageError where nothing can be put to an
    address; UsageError and RenderingError where there is no worker at all.
    """
    plan, settings = order.plan, order.settings
    with _alone(settings.out, watch):
        register = Register(settings.out)
        inputs = inputs_of(workspace, plan.groups, settings)
        wanted = _due(order, inputs, register)
        register.begin(head_of(workspace, settings), inputs, wanted.reasons)
        _require_reachable(register, settings)
        results = list(wanted.unchanged)
        for _ in results:
            watch.advance()
        try:
            for result in run(workspace, replace(plan, groups=wanted.groups), settings, crew):
                results.append(result)
                register.enter(result)
                watch.advance()
        finally:
            swept = _settle(plan, settings, register, results)
    return _report(workspace, order, results, swept, wanted)


def _require_reachable(register: Register, settings: BuildSettings) -> None:
    """Raise UsageError where nothing can be read from or written to an address."""
    if register.obstacle and isinstance(settings.out, Url):
        raise UsageError(register.obstacle.text)


def _report(
    workspace: Workspace, order: Order, results: Iterable[Result], swept: Swept, wanted: Due
) -> Report:
    said = (*open_points(workspace, order.settings.date.day), *swept.findings)
    faults = _touching(workspace.faults, order.plan.jobs)
    in_order = _in_order(order.plan, results)
    return Report(in_order, said, faults, swept.removed, wanted.reasons)


def compare(workspace: Workspace, order: Order) -> Due:
    """What a build would make, and why."""
    inputs = inputs_of(workspace, order.plan.groups, order.settings)
    return _due(order, inputs, Register(order.settings.out))


def _due(order: Order, inputs: Inputs, register: Register) -> Due:
    return due(order.plan, inputs, register.earlier, order.settings.out, order.trust)


def _in_order(plan: Plan, results: Iterable[Result]) -> tuple[Result, ...]:
    position = {job: number for number, job in enumerate(plan.jobs)}
    return tuple(sorted(results, key=lambda result: position[result.job]))


def _settle(
    plan: Plan, settings: BuildSettings, register: Register, results: list[Result]
) -> Swept:
    """Leave the folder with what is right, and a manifest that says so."""
    wrong = leftovers(register.earlier, plan, results)
    swept = sweep(settings.out, (path for path in wrong if path in register.earlier.outputs))
    register.close(forgotten=wrong, seen={each.job.path for each in results if each.output})
    said = (register.obstacle,) if register.obstacle else ()
    return replace(swept, findings=(*swept.findings, *said))


@contextmanager
def _alone(out: Destination, watch: Watch) -> Iterator[None]:
    """Keep other builds out of a folder; nothing can keep them from another address."""
    with ExitStack() as stack:
        if isinstance(out, Path):
            with suppress(OSError, NotImplementedError):  # nothing can be locked there
                stack.enter_context(files.lock(out / LOCK, watch.waiting))
        yield


def _touching(faults: Iterable[Fault], jobs: Iterable[Job]) -> int:
    """How many of the faults stop one of the jobs, or nothing that could be named."""
    locales: dict[str, set[str]] = {}
    for job in jobs:
        locales.setdefault(job.school, set()).add(job.locale)
    return sum(_touches(fault, locales) for fault in faults)


def _touches(fault: Fault, locales: Mapping[str, Set[str]]) -> bool:
    if fault.schools == frozenset() or fault.locales == frozenset():
        return True
    schools = locales if fault.schools is None else fault.schools & locales.keys()
    return any(fault.locales is None or fault.locales & locales[school] for school in schools)
