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
from guidegen.editions.delivery import delivered, in_two_languages
from guidegen.editions.documents import documents
from guidegen.editions.engines import engine_of
from guidegen.editions.finishing import Made, about, finished
from guidegen.editions.flowing import flowing
from guidegen.editions.making import MAKING
from guidegen.editions.printing import printed
from guidegen.editions.proofs import disproof, disproof_finding
from guidegen.editions.web_pages import web_pages
from guidegen.errors import GuidegenError
from guidegen.languages import language
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Result
from guidegen.model.formats import FORMATS, Ink
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
    workspace = _workspace(root)
    brand, shop = workspace.brands[group.brand], workspace.district.print_shop
    results = {
        made.job: finished(delivered(made, brand, shop), settings)
        for made in _made(root, group, settings)
    }
    return tuple(results[job] for job in group.jobs)


def printed_by(root: Path, group: Group) -> dict[Job, Printed]:
    """What the brochures of a group's jobs print; nothing is drawn.

    A panel of the language that stands beside a job's own has that before its name. Raises as
    `build_group`.
    """
    own = _printed(root, group)
    beside = {pair: _printed(root, _paired(group, pair)) for pair in _pairs_of(group)}
    return {
        job: own[job.school]
        + tuple(
            replace(panel, panel=f"{job.pair} {panel.panel}")
            for panel in (beside[job.pair][job.school] if job.pair else ())
        )
        for job in group.jobs
    }


def _printed(root: Path, group: Group) -> dict[str, Printed]:
    engine = _engine(root, group)
    skeletons = Skeletons()
    wanted = replace(group, members=tuple(dict.fromkeys(job.school for job in group.jobs)))
    brochures = _brochures(_workspace(root), wanted, group.jobs[0].purpose)
    return printed(engine, {key: skeletons.panels(each) for key, each in brochures.items()})


def _made(root: Path, group: Group, settings: BuildSettings) -> Iterator[Made]:
    """Every file of a group, each by the means of its edition."""
    if some := _only(group, "html"):
        yield from web_pages(_workspace(root), _wanted(root, some))
    if some := _only(group, "large-print"):
        yield from flowing(_engine(root, group), _wanted(root, some), settings)
    if some := _only(group, *MAKING):
        beside = {
            (pair, made.job.school): made
            for pair in _pairs_of(some)
            for made in _of_panels(root, _paired(some, pair), settings)
        }
        for made in _of_panels(root, some, settings):
            pair = made.job.pair
            yield in_two_languages(beside[pair, made.job.school], made) if pair else made


def _only(group: Group, *editions: str) -> Group | None:
    """The group with its jobs of these editions; None where it has none."""
    jobs = tuple(job for job in group.jobs if job.edition in editions)
    return replace(group, jobs=jobs) if jobs else None


def _pairs_of(group: Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(job.pair for job in group.jobs if job.pair))


def _paired(group: Group, pair: str) -> Group:
    """The group of the other language of pieces in two languages."""
    jobs = tuple(replace(job, locale=pair) for job in group.jobs if job.pair == pair)
    return replace(group, locale=pair, jobs=jobs)


def _wanted(root: Path, group: Group) -> dict[Job, Brochure]:
    brochures = _brochures(_workspace(root), group, group.jobs[0].purpose)
    return {job: brochures[job.school] for job in group.jobs}


def _of_panels(root: Path, group: Group, settings: BuildSettings) -> Iterator[Made]:
    workspace = _workspace(root)
    engine = _engine(root, group)
    purpose = group.jobs[0].purpose
    brochures = _brochures(workspace, group, purpose)
    skeletons, store = _kept(root, group, purpose)
    sources = {school: skeletons.panels(brochure) for school, brochure in brochures.items()}
    press, wrong = _press(engine, sources, store, workspace, settings)
    detours = {} if press else dict.fromkeys(group.jobs, wrong)
    if press:
        assembly = Assembly(engine, press, settings)
        for made in _assembled(assembly, press, group.jobs, brochures, sources):
            if made.result.detours:
                detours[made.job] = made.result.detours[0]
            else:
                yield made
    laid_out = {job: brochures[job.school] for job in detours}
    for number, made in enumerate(documents(engine, laid_out, detours, settings)):
        yield _reporting(made, wrong) if wrong and not number else made


def _assembled(
    assembly: Assembly,
    press: GroupPress,
    jobs: Sequence[Job],
    brochures: Mapping[str, Brochure],
    sources: Mapping[str, Mapping[str, SkeletonPanel]],
) -> Iterator[Made]:
    """What can be made from stencils; a result with a detour where a job cannot.

    A school's editions share its panels, so these are put together and compressed once.
    """
    for school, own in itertools.groupby(jobs, lambda job: job.school):
        made = press.brochure(school)
        for job in own:
            if isinstance(made, Stencilled):
                yield assembly.made(made, job, brochures[school], sources[school])
            else:
                yield Made(Result(job, None, (), detours=(str(made),)))


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


def _reporting(made: Made, wrong: str) -> Made:
    """A group's first result, which says of all that the press is wrong."""
    found = about(made.job, [disproof_finding(wrong)])
    return replace(made, result=replace(made.result, findings=(*made.result.findings, *found)))


@functools.lru_cache(maxsize=1)
def _workspace(root: Path) -> Workspace:
    return workspace_at(root)


def _engine(root: Path, group: Group) -> Engine:
    return _engine_of(root, group.locale, group.brand, group.format.id, group.ink)


@functools.lru_cache(maxsize=8)
def _engine_of(root: Path, locale: str, brand_id: str, format_id: str, ink: Ink) -> Engine:
    workspace = _workspace(root)
    brand, of_format = workspace.brands[brand_id], FORMATS[format_id]
    return engine_of(workspace, brand, language(locale), of_format, ink)


@functools.lru_cache(maxsize=8)
def _memory(
    kind: tuple[object, ...],  # noqa: ARG001  -- what is remembered is of one kind
) -> tuple[Skeletons, PartStore]:
    """What groups of a kind have in common: composed and laid out for the first of them."""
    return Skeletons(), PartStore()


def _kept(root: Path, group: Group, purpose: Purpose) -> tuple[Skeletons, PartStore]:
    """The same for groups alike, without the schools of earlier ones."""
    skeletons, store = _memory(
        (root, group.locale, group.brand, group.format.id, group.ink, purpose)
    )
    skeletons.forget_schools()
    store.make_room()
    return skeletons, store


def _brochures(workspace: Workspace, group: Group, purpose: Purpose) -> dict[str, Brochure]:
    """The brochures of all schools of the group, wanted or not: they share their fonts."""
    by_id = workspace.roster.by_id
    return {
        school: brochure_of(workspace, by_id[school], group.locale, purpose, group.format)
        for school in group.members
    }
