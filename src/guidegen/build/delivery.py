"""How a group's files come to where they belong; all but `received` runs in workers.

A worker that reaches the destination writes to it. For an address it makes the group's files in a
folder of its own and puts them together, which is faster than one by one. A worker on another
machine cannot reach a folder of this one: it gives the files back, and this machine writes them.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from guidegen.errors import WorkspaceError
from guidegen.model.build import BuildSettings, Group, Result
from guidegen.model.unwritten import unwritten
from guidegen.parcels import as_packed
from guidegen.storage import Url, storage


@dataclass(frozen=True, slots=True)
class Errand:
    """A group to build: for the workspace read in ``root``; ``abroad``: on another machine."""

    root: Path
    group: Group
    settings: BuildSettings
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """A group's results, and the bytes of those files that are still to be written, by path."""

    results: tuple[Result, ...]
    files: Mapping[Path, bytes] = field(default_factory=dict)


def carry_out(errand: Errand) -> Delivery:
    """Build a group. Raises as `editions.build_group`."""
    out = errand.settings.out
    if isinstance(out, Path) and not errand.abroad:
        return Delivery(_built(errand, out))
    with tempfile.TemporaryDirectory(prefix="group-") as folder:
        results = _built(errand, Path(folder))
        outputs = (result.output for result in results)
        made = {each.file: Path(folder, each.file).read_bytes() for each in outputs if each}
    delivery = Delivery(results, made)
    return Delivery(received(delivery, errand.settings)) if isinstance(out, Url) else delivery


def received(delivery: Delivery, settings: BuildSettings) -> tuple[Result, ...]:
    """Write what is still to be written; a result whose file cannot be written loses it."""
    if not delivery.files:
        return delivery.results
    failures = storage(settings.out).write_all(delivery.files)
    return tuple(_without(result, failures, settings) for result in delivery.results)


def _built(errand: Errand, folder: Path) -> tuple[Result, ...]:
    from guidegen.editions import build_group  # noqa: PLC0415 (only workers lay out)

    # A cache is this machine's: another has no such folder.
    cache = None if errand.abroad else errand.settings.cache
    try:
        settings = replace(errand.settings, out=folder, cache=cache)
        return build_group(errand.root, errand.group, settings)
    except WorkspaceError as error:
        raise as_packed(error, errand.root) from error


def _without(result: Result, failures: Mapping[Path, OSError], settings: BuildSettings) -> Result:
    file = result.job.file
    if file not in failures:
        return result
    finding = unwritten(settings.out, file, failures[file]).about(result.job)
    return replace(result, output=None, findings=(*result.findings, finding), way=None)
