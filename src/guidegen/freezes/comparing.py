"""What has changed since a freeze: which printed pieces are wrong now, and which look different."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from guidegen.build.due import due
from guidegen.build.inputs import inputs_of
from guidegen.build.manifest import job_of
from guidegen.build.plan import plan_of_kinds
from guidegen.editions import panels_of
from guidegen.errors import UsageError
from guidegen.freezes.keeping import Freeze
from guidegen.freezes.reading import brochures_of
from guidegen.freezes.records import Brochures, key_of
from guidegen.model.build import BuildSettings, Crew, Job, Purpose, Selection, Trust
from guidegen.model.editions import PRINTED
from guidegen.model.printed import Change, Printed, changes
from guidegen.sheets import sheets_of
from guidegen.workspace import Workspace


class Standing(StrEnum):
    """What is to be said of a printed piece."""

    WRONG = "wrong"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    DIFFERENT = "different"
    NEW = "new"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed piece: what is to be said of it, and what that comes from.

    ``changes`` are those that make it wrong, ``reasons`` what else has changed or stops it.
    ``copies`` and ``sheets`` are what it takes to print it again.
    """

    school: str
    locale: str
    edition: str
    standing: Standing
    copies: int = 0
    sheets: int = 0
    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()


def compared(workspace: Workspace, since: Freeze, crew: Crew) -> tuple[Piece, ...]:
    """Every printed piece of a freeze, and those that are new, in the roster's order.

    What was marked for review was not printed. A piece is wrong where a text or a value that it
    prints is another now, different where it only looks so, withdrawn where the school or its
    language is gone, and stopped where it could not be printed now. Raises as `brochures_of`.
    """
    frozen = _frozen(since)
    own = workspace.district.editions
    editions = tuple(each for each in PRINTED if each in own) or _editions_of(frozen.values())
    if not editions:
        raise UsageError("No edition of this district is for paper.")
    now = plan_of_kinds(workspace, Selection(editions=editions), frozen.values())
    settings = BuildSettings(since.files, since.date)
    inputs = inputs_of(workspace, now.groups, settings)
    reasons = due(now, inputs, since.manifest, since.files, Trust.SIZE).reasons
    again = [job for job in reasons if _identity(job) in frozen]
    brochures = brochures_of(workspace, now.groups, again, crew)
    stopped = {each.job: each.findings[0].text for each in now.stopped}
    comparison = _Comparison(workspace, since, now.jobs, stopped, reasons, frozen, brochures)
    pieces = map(comparison.piece, now.jobs)
    return (*(piece for piece in pieces if piece), *comparison.withdrawn())


_Identity = tuple[str, str, str]
"""A piece's school, locale and edition, whatever it was made for."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A freeze beside today's plan: why jobs are stopped, or made again, and what they print."""

    workspace: Workspace
    since: Freeze
    jobs: tuple[Job, ...]
    stopped: Mapping[Job, str]
    reasons: Mapping[Job, tuple[str, ...]]
    frozen: Mapping[_Identity, Job]
    brochures: Brochures

    def piece(self, job: Job) -> Piece | None:
        """What is to be said of a piece that is in today's plan, if anything is."""
        was, reason = self.frozen.get(_identity(job)), self._obstacle(job)
        if reason:
            return self._to_print(job, Standing.STOPPED, 0, reasons=(reason,)) if was else None
        if was is None:
            return self._to_print(job, Standing.NEW, self._sheets_of_kind(job.kind))
        if job not in self.reasons:
            return Piece(*_identity(job), Standing.UNCHANGED)
        key = key_of(job)
        found = changes(_shown(self.since.brochures[key], job), _shown(self.brochures[key], job))
        standing = Standing.WRONG if found else Standing.DIFFERENT
        return self._to_print(job, standing, self._sheets(was), found, self.reasons[job])

    def withdrawn(self) -> Iterator[Piece]:
        """The pieces whose school or language is gone, or cannot be read."""
        wanted = set(map(_identity, self.jobs))
        unread = {job.school for job in self.jobs} - self.workspace.roster.by_id.keys()
        for identity in self.frozen:
            if identity not in wanted:
                known = identity[0] not in unread
                yield Piece(*identity, Standing.WITHDRAWN if known else Standing.STOPPED)

    def _obstacle(self, job: Job) -> str:
        """Why a piece could not be printed now; empty where it could."""
        if job.purpose is Purpose.REVIEW:
            return "not all of its texts are approved as the district wants it"
        return self.stopped.get(job, "")

    def _to_print(
        self,
        job: Job,
        standing: Standing,
        sheets: int,
        found: tuple[Change, ...] = (),
        reasons: tuple[str, ...] = (),
    ) -> Piece:
        copies = self._copies(job)
        repeats = len(PRINTED[job.edition].repeats(range(1, copies + 1)))
        return Piece(*_identity(job), standing, copies, repeats * sheets, found, reasons)

    def _copies(self, job: Job) -> int:
        school = self.workspace.roster.by_id.get(job.school)
        locales = school.locales if school else ()
        return next((each.copies for each in locales if each.locale == job.locale), 0)

    def _sheets(self, job: Job) -> int:
        return _sheets_of(self.since.files / job.file)

    def _sheets_of_kind(self, kind: str) -> int:
        """The sheets of a copy that is not there yet: those of another school's."""
        alike = next((job for job in self.frozen.values() if job.kind == kind), None)
        return self._sheets(alike) if alike else 0


@functools.cache
def _sheets_of(file: Path) -> int:
    """Of one copy; a freeze is never written to again."""
    return sheets_of(file.read_bytes())


def _frozen(since: Freeze) -> dict[_Identity, Job]:
    """The printed pieces of a freeze."""
    jobs = (job_of(since.manifest, path) for path in since.manifest.outputs)
    printed = (job for job in jobs if job and job.edition in PRINTED)
    return {_identity(job): job for job in printed if job.purpose is Purpose.FINAL}


def _editions_of(jobs: Iterable[Job]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(job.edition for job in jobs))


def _identity(job: Job) -> _Identity:
    return job.school, job.locale, job.kind


def _shown(printed: Printed, job: Job) -> Printed:
    """What an edition shows of a brochure."""
    shown = panels_of(job.edition, [each.panel for each in printed if not each.panel.count(" ")])
    return tuple(each for each in printed if each.panel.split(" ")[-1] in shown)
