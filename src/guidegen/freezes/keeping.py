"""Freezes: a build kept under a name, with all that it takes to say later what has changed."""

import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guidegen import files
from guidegen.build.due import Due
from guidegen.build.manifest import MANIFEST, Manifest, job_of, read_manifest
from guidegen.build.plan import plan_of_kinds
from guidegen.build.whole import Order, compare
from guidegen.errors import Fault, Place, UsageError, WorkspaceError
from guidegen.freezes import records
from guidegen.freezes.reading import brochures_of
from guidegen.freezes.records import Brochures
from guidegen.model.build import BuildDate, BuildSettings, Crew, Job, Result, Selection
from guidegen.workspace import Workspace

FILES, PRINTED, CHECKSUMS = "files", "printed.json", "SHA256SUMS"
"""What is in a freeze, beside the manifest."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_NAMED = 3
_OTHERWISE = "it would not be made now, or for others than it was"


@dataclass(frozen=True, slots=True)
class Freeze:
    """A build as it was kept: its folder, its date, its manifest, and what its guides print."""

    folder: Path
    date: BuildDate
    manifest: Manifest
    brochures: Brochures

    @property
    def files(self) -> Path:
        """The folder with its files, which lie there as they lay below the output folder."""
        return self.folder / FILES


def folder_of(freezes: Path, name: str) -> Path:
    """Where a freeze of a name is kept. Raises UsageError: it is no name."""
    if not _NAME.fullmatch(name):
        message = f"{name!r} is no name for a freeze; write letters, digits, hyphens, as 2026-fall."
        raise UsageError(message)
    return freezes / name


def freeze(workspace: Workspace, out: Path, folder: Path, crew: Crew) -> tuple[Job, ...]:
    """Keep what a build has made in ``folder``, and give the jobs whose files are kept.

    Raises UsageError: there is no build, some of it is not what the workspace says now, or the
    folder is there already; OSError. Nothing half-kept is left behind.
    """
    if folder.exists():
        raise UsageError(f"There is a freeze {folder.name!r} already: {folder}")
    manifest = _manifest(out)
    settings = BuildSettings(out, _date_of(manifest))
    there = filter(None, (job_of(manifest, path) for path in manifest.outputs))
    whole = plan_of_kinds(workspace, Selection(), there)
    kept = _kept(compare(workspace, Order(whole, settings)), manifest)
    jobs = tuple(result.job for result in kept)
    brochures = brochures_of(workspace, whole.groups, jobs, crew)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
        begun = Path(temporary) / folder.name
        _copy(out, begun, kept, brochures)
        begun.rename(folder)
    return jobs


def read_freeze(folder: Path) -> Freeze:
    """A freeze of a build. Raises UsageError: there is none; WorkspaceError: it is broken."""
    if not folder.is_dir():
        there = sorted(each.name for each in folder.parent.glob("[!.]*") if each.is_dir())
        known = f"; there are: {', '.join(there)}" if there else ""
        raise UsageError(f"There is no freeze {folder.name!r} in {folder.parent}{known}.")
    try:
        brochures = records.read((folder / PRINTED).read_bytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken(folder / PRINTED, error) from None
    try:
        manifest = read_manifest(folder)
        found = Freeze(folder, _date_of(manifest), manifest, brochures)
    except (OSError, ValueError, KeyError) as error:
        raise _broken(folder / MANIFEST, error) from None
    for path, record in manifest.outputs.items():
        _require_whole(found.files / path, record["sha256"])
    return found


def _require_whole(file: Path, digest: str) -> None:
    """Raise WorkspaceError where a file is not the one that was kept."""
    try:
        if files.digest_file(file) != digest:
            raise _broken(file, "it has other bytes than it had")
    except OSError as error:
        raise _broken(file, error) from None


def _broken(path: Path, why: object) -> WorkspaceError:
    remedy = "Bring the folder back as it was kept."
    problem = f"The freeze cannot be read ({why})."
    return WorkspaceError(Fault("freeze-broken", Place(path), problem, remedy))


def _manifest(out: Path) -> Manifest:
    manifest = read_manifest(out)
    if not manifest.outputs:
        raise UsageError(f"There is no build in {out}; `guidegen build` makes one.")
    return manifest


def _date_of(manifest: Manifest) -> BuildDate:
    return BuildDate.from_text(str(manifest.head["date"]))


def _kept(due: Due, manifest: Manifest) -> list[Result]:
    """The results that stand; raises UsageError where files are not what they would be now."""
    kept = {result.job.path: result for result in due.unchanged if result.output}
    why = {job.path: reasons[0] for job, reasons in due.reasons.items()}
    stale = [path for path in manifest.outputs if path not in kept]
    if stale:
        named = "; ".join(f"{path}: {why.get(path, _OTHERWISE)}" for path in stale[:_NAMED])
        more = f"; and {len(stale) - _NAMED} more" if len(stale) > _NAMED else ""
        message = f"The build is not what the workspace says now ({named}{more}). Build it first."
        raise UsageError(message)
    return list(kept.values())


def _copy(out: Path, folder: Path, kept: Iterable[Result], brochures: Brochures) -> None:
    sums: dict[str, str] = {}
    folder.mkdir()
    for result in kept:
        assert result.output  # noqa: S101
        target = folder / FILES / result.output.file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(out / result.output.file, target)
        if files.digest_file(target) != result.output.sha256:
            message = f"{result.output.file} is not the file that was built. Build it again."
            raise UsageError(message)
        sums[f"{FILES}/{result.output.file.as_posix()}"] = result.output.sha256
    for name, data in (
        (MANIFEST, (out / MANIFEST).read_bytes()),
        (PRINTED, records.written(brochures)),
    ):
        (folder / name).write_bytes(data)
        sums[name] = files.digest(data)
    lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    (folder / CHECKSUMS).write_text(lines, encoding="utf-8")
