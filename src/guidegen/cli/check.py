"""``guidegen check``: the workspace alone, nothing built."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from guidegen.build.approval import Standing
from guidegen.build.checkup import Checkup
from guidegen.build.checkup import check as checked
from guidegen.cli.findings import finding_lines, finding_object
from guidegen.cli.frame import Frame, command, report_faults
from guidegen.cli.options import SEVERITIES, date_option, day_of, fail_on_option, json_option
from guidegen.errors import ExitStatus, Fault, WorkspaceError
from guidegen.model.build import Severity
from guidegen.model.district import RoleProfile
from guidegen.workspace import read_workspace


@command("check", remote=True, examples="guidegen check\nguidegen check --fail-on warning --json")
@date_option
@fail_on_option
@json_option
def check(
    frame: Frame, *, date: datetime.datetime | None, fail_on: str, as_json: bool
) -> ExitStatus:
    """Check the workspace, without building anything.

    Tells every fault, what is still to be filled in or has expired, what the guides will say of
    both roles, and how many texts of each language wait for approval.
    """
    try:
        checkup = checked(read_workspace(frame.workspace), day_of(date))
    except WorkspaceError as error:
        if as_json:
            frame.say(_json(error.faults, None))
        raise
    if as_json:
        frame.say(_json(checkup.faults, checkup))
    else:
        _print(frame, checkup)
    return checkup.status(SEVERITIES[fail_on])


def _print(frame: Frame, checkup: Checkup) -> None:
    if checkup.faults:
        report_faults(frame, checkup.faults)
    for line in finding_lines(checkup.findings, Severity.NOTE):
        frame.warn(line)
    if frame.verbosity >= 0:
        for line in _remarks(checkup):
            frame.say(line)


def _remarks(checkup: Checkup) -> Iterator[str]:
    for profile in checkup.roles:
        yield f"{profile.abbreviation}: the guides say: {'; '.join(_profile(profile))}"
    for standing in checkup.standings:
        yield f"{standing.locale}: " + (
            f"may be built as final{_let_through(standing)}"
            if standing.final
            else f"review only: {standing.refusal}"
        )


def _let_through(standing: Standing) -> str:
    """What a final build prints, and what it replaces, without approval."""
    counts = {"under the notice": standing.under_notice, "replaced": standing.replaced}
    words = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return f"; of the texts, not approved: {words}" if words else ""


def _profile(profile: RoleProfile) -> Iterator[str]:
    yield f"employed by {profile.employer_name or _words(profile.employer)}"
    yield "armed" if profile.armed else "not armed"
    yield "may arrest" if profile.arrest_authority else "may not arrest"
    yield f"uniform {_words(profile.uniform)}"
    yield f"directed by {_words(profile.supervisor)}"
    yield "with a written agreement" if profile.agreement else "no agreement named"


def _words(value: str) -> str:
    return value.replace("_", " ")


def _json(faults: tuple[Fault, ...], checkup: Checkup | None) -> str:
    data: dict[str, Any] = {"faults": [_fault_object(fault) for fault in faults]}
    if checkup is not None:
        data["findings"] = [finding_object(finding) for finding in checkup.findings]
        data["locales"] = [
            {
                "id": standing.locale,
                "final": standing.final,
                "under_notice": standing.under_notice,
                "replaced": standing.replaced,
                "held_back": {state.value: n for state, n in standing.held_back.items()},
            }
            for standing in checkup.standings
        ]
    return json.dumps(data, indent=1, ensure_ascii=False)


def _fault_object(fault: Fault) -> dict[str, Any]:
    place = fault.place
    return {
        "code": fault.code,
        "file": str(place.path),
        "line": place.line,
        "column": place.column,
        "key": place.key,
        "problem": fault.problem,
        "remedy": fault.remedy,
    }
