"""guidegen's own way from a workspace to the files of a locale, timed in this process."""

import datetime
import gc
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from guidegen.build.plan import plan
from guidegen.compose.environment import environment
from guidegen.editions import build_group, group, proofs
from guidegen.executors.inside import OBJECTS_BETWEEN_COLLECTIONS
from guidegen.model.build import BuildDate, BuildSettings, Group, Result, Selection, Way
from guidegen.parcels import pack, unpack
from guidegen.workspace import Workspace, read_workspace

DAY = BuildDate(datetime.date(2026, 8, 1))


@dataclass(frozen=True, slots=True)
class Own:
    """What a cold build took: milliseconds a brochure, all its editions together.

    ``start`` is what it takes once to have the engine and the templates, in milliseconds, which is
    not in ``each``; ``proof`` what the proof that the press is right took, which is. ``stencil`` is
    the share of files that were assembled, and ``detours`` say why the others were not.
    """

    each: float
    start: float
    proof: float
    stencil: float
    detours: dict[str, int]


def one_processor() -> None:
    """Keep this process, and what it starts, on one processor, with a worker's own habits."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def own_way(root: Path, locale: str, editions: tuple[str, ...] = ("screen",)) -> Own:
    """Make every school's files, as ``guidegen build`` makes them, group by group, with no cache.

    Reading the workspace and planning come before the clock starts, and so do the engine's style
    sheets and templates; nothing has been composed or laid out.
    """
    one_processor()
    workspace = read_workspace(root)
    unpack(pack(workspace, abroad=False))
    work = plan(workspace, Selection(locales=(locale,), editions=editions))
    start = _loaded(workspace, locale)
    with tempfile.TemporaryDirectory() as out, _clock_on_proofs() as proving:
        settings = BuildSettings(Path(out), DAY)
        began = time.perf_counter()
        results = [each for part in work.groups for each in build_group(root, part, settings)]
        spent = time.perf_counter() - began
    _insist(results, locale)
    brochures = len({each.job.school for each in results})
    stencilled = sum(each.way is Way.STENCIL for each in results)
    detours = Counter(reason for each in results for reason in each.detours)
    return Own(
        1000 * spent / brochures,
        1000 * start,
        1000 * sum(proving),
        stencilled / len(results),
        dict(detours),
    )


def _loaded(workspace: Workspace, locale: str) -> float:
    """Have the engine and the templates as a worker has them before its second group."""
    began = time.perf_counter()
    group._engine(workspace.root, Group(locale, workspace.district.brand, 0, (), ()))
    templates = environment(workspace.templates)
    for name in templates.list_templates():
        if name.endswith(".html.j2"):
            templates.get_template(name)
    return time.perf_counter() - began


@contextmanager
def _clock_on_proofs() -> Iterator[list[float]]:
    spent: list[float] = []
    disproof = proofs.disproof

    def timed(*arguments: Any) -> str:
        began = time.perf_counter()
        found = disproof(*arguments)
        spent.append(time.perf_counter() - began)
        return found

    with mock.patch.object(group, "disproof", timed):
        yield spent


def _insist(results: Sequence[Result], locale: str) -> None:
    refused = [str(finding) for each in results if not each.output for finding in each.findings]
    if refused:
        raise SystemExit(f"{locale}: not every guide was made. {' '.join(refused[:3])}")
