"""What a build comes to: counts for people, and the exit status."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guidegen.errors import ExitStatus
from guidegen.model.build import (
    OWN_BUG,
    RENDERING_FAILED,
    Finding,
    Job,
    Result,
    Severity,
    TextCount,
)


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a build, in the plan's order, and findings on the workspace as such."""

    results: tuple[Result, ...]
    on_workspace: tuple[Finding, ...] = ()
    faults: int = 0
    """How many faults of the workspace touch what was to be built."""
    removed: tuple[str, ...] = ()
    """Files of earlier builds that were no longer right, below the output folder."""
    reasons: Mapping[Job, tuple[str, ...]] = field(default_factory=dict)
    """Why each of the jobs was done that this build did itself."""

    @property
    def files(self) -> int:
        """How many files there are now of those that were asked for."""
        return sum(result.output is not None for result in self.results)

    @property
    def made(self) -> int:
        """How many of them this build made itself."""
        return sum(each.output is not None and each.job in self.reasons for each in self.results)

    @property
    def unchanged(self) -> int:
        """How many were as they should be."""
        return self.files - self.made

    @property
    def missing(self) -> int:
        """How many files were asked for and not made."""
        return len(self.results) - self.files

    @property
    def findings(self) -> Iterator[Finding]:
        yield from self.on_workspace
        for result in self.results:
            yield from result.findings

    @property
    def by_severity(self) -> Mapping[Severity, int]:
        return Counter(finding.severity for finding in self.findings)

    @property
    def texts(self) -> Mapping[str, Mapping[str, TextCount]]:
        """By locale and panel, the unsettled texts of the guide that has most of them."""
        most: dict[str, dict[str, TextCount]] = {}
        for result in self.results:
            panels = most.setdefault(result.job.locale, {})
            for count in result.texts:
                panels[count.panel] = max(panels.get(count.panel, count), count, key=_unsettled)
        return most

    def status(self, fail_on: Severity) -> ExitStatus:
        """The exit status, if findings from ``fail_on`` on count as a failure."""
        codes = {finding.code for finding in self.findings}
        if OWN_BUG in codes:
            return ExitStatus.BUG
        if RENDERING_FAILED in codes:
            return ExitStatus.RENDERING
        if (
            self.missing
            or self.faults
            or any(finding.severity >= fail_on for finding in self.findings)
        ):
            return ExitStatus.FINDINGS
        return ExitStatus.DONE


def _unsettled(count: TextCount) -> int:
    return count.draft + count.stale + count.missing
