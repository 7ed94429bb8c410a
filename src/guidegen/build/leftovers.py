"""Files of earlier builds that are no longer right: a family that gets one is told what was.

Only what the manifest lists is guidegen's to remove; whatever else people keep in the folder stays.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guidegen.build.manifest import Manifest
from guidegen.build.plan import Plan
from guidegen.model.build import Finding, Job, Result
from guidegen.model.unwritten import unwritten


@dataclass(frozen=True, slots=True)
class Swept:
    """Which files were removed, and what is to be said of those that could not be."""

    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def leftovers(manifest: Manifest, plan: Plan, results: Iterable[Result]) -> tuple[str, ...]:
    """Paths of the manifest that no longer stand for what a guide would say today.

    Those are the older files of jobs that failed, and, where the plan is that of everything,
    entries for which it has no job: their school was renamed or removed, or their language was.
    """
    failed = _files(result.job for result in results if result.output is None)
    planned = _files(plan.jobs)
    listed = dict.fromkeys((*manifest.outputs, *manifest.missing))
    return tuple(
        path for path in listed if path in failed or (plan.everything and path not in planned)
    )


def sweep(out: Path, paths: Iterable[str]) -> Swept:
    """Remove files below a folder; one that is not there any more is no trouble."""
    removed, findings = [], []
    for path in _below(out, paths):
        try:
            (out / path).unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            findings.append(unwritten(out, Path(path), error))
        else:
            removed.append(path)
    return Swept(tuple(removed), tuple(findings))


def _files(jobs: Iterable[Job]) -> Collection[str]:
    """What jobs may have made, for either purpose."""
    return {path.as_posix() for job in jobs for path in (job.file, job.other_file)}


def _below(out: Path, paths: Iterable[str]) -> Iterator[str]:
    """A manifest is a file that anybody may have edited: what it says of other folders is void."""
    folder = out.resolve()
    return (path for path in paths if (out / path).parent.resolve().is_relative_to(folder))
