"""Files of earlier builds that are no longer right: a family that gets one is told what was.

Only what the manifest lists is guidegen's to remove; whatever else people keep in the folder stays.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from guidegen.build.manifest import Manifest, job_of
from guidegen.build.plan import Plan
from guidegen.model.build import Finding, Job, Result
from guidegen.model.unwritten import unwritten
from guidegen.storage import Destination, storage


@dataclass(frozen=True, slots=True)
class Swept:
    """Which files were removed, and what is to be said of those that could not be."""

    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def leftovers(manifest: Manifest, plan: Plan, results: Collection[Result]) -> tuple[str, ...]:
    """Paths of the manifest that no longer stand for what a guide would say today.

    Those are the older files of jobs that failed, files made for the other purpose, and, where the
    plan is that of everything, entries for which it has no job: their school was renamed or
    removed, or their language was. Editions that a build was asked for by name stay.
    """
    failed = _files(result.job for result in results if result.output is None)
    replaced = {each.job.other_path for each in results if each.output}
    planned = _files(plan.jobs)
    guides = {(job.school, job.locale) for job in plan.jobs}
    kinds = {job.kind for job in plan.jobs}

    def of_another_kind(path: str) -> bool:
        job = job_of(manifest, path)
        return job is not None and (job.school, job.locale) in guides and job.kind not in kinds

    listed = dict.fromkeys((*manifest.outputs, *manifest.missing))
    return tuple(
        path
        for path in listed
        if path in failed
        or path in replaced
        or (plan.everything and path not in planned and not of_another_kind(path))
    )


def sweep(out: Destination, paths: Iterable[str]) -> Swept:
    """Remove files below a destination; one that is not there any more is no trouble.

    A manifest is a file that anybody may have edited: what it says of other places is void.
    """
    outputs = storage(out)
    removed, findings = [], []
    for path in filter(outputs.holds, paths):
        try:
            if outputs.remove(path):
                removed.append(path)
        except OSError as error:
            findings.append(unwritten(out, PurePath(path), error))
    return Swept(tuple(removed), tuple(findings))


def _files(jobs: Iterable[Job]) -> Collection[str]:
    """What jobs may have made, for either purpose."""
    return {path for job in jobs for path in (job.path, job.other_path)}
