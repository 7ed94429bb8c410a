"""What can be said of a workspace before anything is built."""

import datetime
from dataclasses import dataclass

from guidegen.build.approval import Standing, standings_of
from guidegen.build.open_points import open_points
from guidegen.errors import ExitStatus, Fault
from guidegen.model.build import Finding, Severity
from guidegen.model.district import RoleProfile
from guidegen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checkup:
    """Faults that stop a part, findings, how far each locale is, what is said of both roles."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    standings: tuple[Standing, ...]
    roles: tuple[RoleProfile, ...]

    def status(self, fail_on: Severity) -> ExitStatus:
        """The exit status, if findings from ``fail_on`` on count as a failure."""
        if self.faults or any(finding.severity >= fail_on for finding in self.findings):
            return ExitStatus.FINDINGS
        return ExitStatus.DONE


def check(workspace: Workspace, day: datetime.date) -> Checkup:
    """Everything that is known of a workspace on a day."""
    locales = dict.fromkeys(
        copies.locale for school in workspace.roster.schools for copies in school.locales
    )
    return Checkup(
        workspace.faults,
        open_points(workspace, day),
        tuple(standings_of(workspace, locales).values()),
        tuple(workspace.district.roles.values()),
    )
