"""Which outputs of a plan are to be made, and why; which are as they should be.

An output that was made from what it would be made from today, and whose file is still there, is
not made again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guidegen import files
from guidegen.build import reasons
from guidegen.build.inputs import Inputs
from guidegen.build.manifest import INPUTS, UNFINISHED, Manifest, Record, results_of
from guidegen.build.plan import Plan
from guidegen.model.build import OWN_BUG, RENDERING_FAILED, Group, Job, Result, Trust
from guidegen.storage import Destination, storage

_MAY_PASS = {
    RENDERING_FAILED,
    OWN_BUG,
    "not-written",
    "not-approved",
    "stopped-by-fault",
    "no-output-profile",
}
"""Findings for which an output was not made that may be made now, from the same inputs."""


@dataclass(frozen=True, slots=True)
class Due:
    """The groups with the jobs that are to be done, the reasons for each, and all other results."""

    groups: tuple[Group, ...]
    reasons: Mapping[Job, tuple[str, ...]]
    unchanged: tuple[Result, ...]


def due(plan: Plan, inputs: Inputs, old: Manifest, out: Destination, trust: Trust) -> Due:
    """Compare a plan with what earlier builds made."""
    jobs = tuple(job for group in plan.groups for job in group.jobs)
    earlier = results_of(jobs, old)
    look = _Look(inputs, old, out, trust, {} if trust is Trust.NONE else _sizes(earlier, out))
    found = {job: why for job in jobs if (why := look.reasons(job, earlier.get(job)))}
    groups = (_with_jobs(group, found) for group in plan.groups)
    return Due(
        tuple(group for group in groups if group.jobs),
        found,
        tuple(result for job, result in earlier.items() if job not in found),
    )


def _with_jobs(group: Group, wanted: Mapping[Job, object]) -> Group:
    return replace(group, jobs=tuple(job for job in group.jobs if job in wanted))


def _sizes(earlier: Mapping[Job, Result], out: Destination) -> Mapping[str, int]:
    try:
        return storage(out).sizes(job.path for job, result in earlier.items() if result.output)
    except OSError:
        return {}


class _Look:
    """Looks at one job after the other."""

    def __init__(
        self,
        inputs: Inputs,
        old: Manifest,
        out: Destination,
        trust: Trust,
        sizes: Mapping[str, int],
    ) -> None:
        self._inputs = inputs
        self._old = old
        self._trust = trust
        self._sizes = sizes
        self._storage = storage(out)
        self._changes = reasons.Changes(old.tables, inputs.tables)

    def reasons(self, job: Job, earlier: Result | None) -> tuple[str, ...]:
        """Why the job is to be done; none where it was done and everything is as it was."""
        record = self._old.outputs.get(job.path) or self._old.missing.get(job.path)
        if self._trust is Trust.NONE:
            return (reasons.ASKED_FOR,)
        if record is None:
            other = job.other_path in self._old.outputs
            return (reasons.OTHER_PURPOSE if other else reasons.NEW,)
        changed = self._of_record(job, record, earlier)
        return changed or self._of_file(earlier)

    def _of_record(self, job: Job, record: Record, earlier: Result | None) -> tuple[str, ...]:
        """What its entry says: how the last time ended, and what has changed since."""
        if record.get(UNFINISHED):
            return (reasons.UNFINISHED,)
        if earlier and earlier.output is None and _may_pass(earlier):
            return (reasons.NOT_MADE,)
        if earlier is None or not isinstance(record.get(INPUTS), dict):
            return (reasons.UNKNOWN,)
        return self._changes.between(record[INPUTS], self._inputs.of[job])

    def _of_file(self, earlier: Result | None) -> tuple[str, ...]:
        output = earlier.output if earlier else None
        if output is None:
            return ()
        if output.job.path not in self._sizes:
            return (reasons.MISSING,)
        if self._sizes[output.job.path] != output.size:
            return (reasons.OTHER_SIZE,)
        if self._trust is Trust.BYTES and self._digest(output.job.path) != output.sha256:
            return (reasons.OTHER_BYTES,)
        return ()

    def _digest(self, path: str) -> str:
        try:
            return files.digest(self._storage.read(path))
        except OSError:
            return ""


def _may_pass(result: Result) -> bool:
    return any(finding.code in _MAY_PASS for finding in result.findings)
