"""A group: all brochures that share locale and brand, made together.

Most brochures are assembled from stencils. What cannot be is laid out: all such brochures of the
group in one document, and if that fails, each in a document of its own.
"""

import functools
import itertools
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from guidegen.compose import Brochure, SkeletonPanel, Skeletons, brochure_of
from guidegen.editions.assembling import Assembly
from guidegen.editions.documents import documents
from guidegen.editions.engines import engine_of
from guidegen.editions.finishing import about
from guidegen.editions.printing import printed
from guidegen.editions.proofs import disproof, disproof_finding
from guidegen.errors import GuidegenError
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Result
from guidegen.model.printed import Printed
from guidegen.parcels import workspace_at
from guidegen.press import Engine, GroupPress, PartStore, Stencilled
from guidegen.workspace import Workspace

_log = logging.getLogger(__name__)


def build_group(root: Path, group: Group, settings: BuildSettings) -> tuple[Result, ...]:
    """Make every file of a group that is wanted.

    A job whose panels have an error gets no file, nor one whose file cannot be written. Raises
    WorkspaceError where the workspace as a whole is at fault, RenderingError where the engine
    fails.
    """
    results = {result.job: result for result in _results(root, group, settings)}
    return tuple(results[job] for job in group.jobs)


def printed_by(root: Path, group: Group) -> dict[str, Printed]:
    """What the brochures of a group's jobs print, by their schools; nothing is drawn.

    Raises as `build_group`.
    """
    workspace = _workspace(root)
    engine = _engine(root, group.locale, group.brand)
    skeletons = Skeletons()
    wanted = replace(group, members=tuple(dict.fromkeys(job.school for job in group.jobs)))
    brochures = _brochures(workspace, wanted, group.jobs[0].purpose)
    return printed(engine, {key: skeletons.panels(each) for key, each in brochures.items()})


def _results(root: Path, group: Group, settings: BuildSettings) -> Iterator[Result]:
    workspace = _workspace(root)
    engine = _engine(root, group.locale, group.brand)
    purpose = group.jobs[0].purpose
    brochures = _brochures(workspace, group, purpose)
    skeletons, store = _kept(root, group.locale, group.brand, purpose)
    sources = {school: skeletons.panels(brochure) for school, brochure in brochures.items()}
    press, wrong = _press(engine, sources, store, workspace, settings)
    detours = {} if press else dict.fromkeys(group.jobs, wrong)
    if press:
        assembly = Assembly(engine, press, settings)
        for result in _assembled(assembly, press, group.jobs, brochures, sources):
            if result.detours:
                detours[result.job] = result.detours[0]
            else:
                yield result
    laid_out = {job: brochures[job.school] for job in detours}
    for number, result in enumerate(documents(engine, laid_out, detours, settings)):
        yield _reporting(result, wrong) if wrong and not number else result


def _assembled(
    assembly: Assembly,
    press: GroupPress,
    jobs: Sequence[Job],
    brochures: Mapping[str, Brochure],
    sources: Mapping[str, Mapping[str, SkeletonPanel]],
) -> Iterator[Result]:
    """What can be made from stencils; a result with a detour where a job cannot.

    A school's editions share its panels, so these are put together and compressed once.
    """
    for school, own in itertools.groupby(jobs, lambda job: job.school):
        made = press.brochure(school)
        for job in own:
            if isinstance(made, Stencilled):
                yield assembly.made(made, job, brochures[school], sources[school])
            else:
                yield Result(job, None, (), detours=(str(made),))


def _press(
    engine: Engine,
    sources: Mapping[str, Mapping[str, SkeletonPanel]],
    store: PartStore,
    workspace: Workspace,
    settings: BuildSettings,
) -> tuple[GroupPress | None, str]:
    """The press of a group; or none, and what is wrong with it: then all is laid out whole."""
    try:
        press = GroupPress(engine, sources, store)
        wrong = disproof(engine, press, sources, workspace.templates, settings)
    except (GuidegenError, MemoryError, OSError):
        raise
    except Exception as error:  # a bug of the press must not cost the group its files
        _log.error("the press failed", exc_info=error)
        _memory.cache_clear()
        return None, f"the press failed: {error!r}"
    return (None, wrong) if wrong else (press, "")


def _reporting(result: Result, wrong: str) -> Result:
    """A group's first result, which says of all that the press is wrong."""
    found = about(result.job, [disproof_finding(wrong)])
    return replace(result, findings=(*result.findings, *found))


@functools.lru_cache(maxsize=1)
def _workspace(root: Path) -> Workspace:
    return workspace_at(root)


@functools.lru_cache(maxsize=8)
def _engine(root: Path, locale: str, brand_id: str) -> Engine:
    workspace = _workspace(root)
    return engine_of(workspace, workspace.brands[brand_id], workspace.languages[locale])


@functools.lru_cache(maxsize=8)
def _memory(
    kind: tuple[Path, str, str, Purpose],  # noqa: ARG001  -- what is remembered is of one kind
) -> tuple[Skeletons, PartStore]:
    """What groups of a kind have in common: composed and laid out for the first of them."""
    return Skeletons(), PartStore()


def _kept(root: Path, locale: str, brand_id: str, purpose: Purpose) -> tuple[Skeletons, PartStore]:
    """The same for a root, locale, brand and purpose, without the schools of earlier groups."""
    skeletons, store = _memory((root, locale, brand_id, purpose))
    skeletons.forget_schools()
    store.make_room()
    return skeletons, store


def _brochures(workspace: Workspace, group: Group, purpose: Purpose) -> dict[str, Brochure]:
    """The brochures of all schools of the group, wanted or not: they share their fonts."""
    by_id = workspace.roster.by_id
    return {
        school: brochure_of(workspace, by_id[school], group.locale, purpose)
        for school in group.members
    }
