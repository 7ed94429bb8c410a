"""How ``guidegen build`` says which files it makes, and on what grounds."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from guidegen.build.due import Due
from guidegen.build.report import Report
from guidegen.cli.frame import counted
from guidegen.model.build import Group, Job, Result


def made_lines(report: Report) -> Iterator[str]:
    """One line for each file that was made: why, in which way, and why not in a better one."""
    for result in report.results:
        if result.output and result.job in report.reasons:
            yield f"{_line(result.job, report.reasons[result.job])}{_way(result)}"


def plan_lines(due: Due, *, why: bool) -> Iterator[str]:
    """How many files of each group would be made, and why; one line for each file if wanted."""
    yield f"{counted(len(due.reasons), 'file')} to make, {len(due.unchanged)} unchanged"
    for group in due.groups:
        yield f"  {_name(group)}: {len(group.jobs)}"
        for reason, number in _reasons(group, due):
            yield f"    {number}: {reason}"
    if why:
        yield from (_line(job, reasons) for job, reasons in due.reasons.items())


def plan_object(due: Due) -> dict[str, Any]:
    """The same for other programs."""
    return {
        "to_make": len(due.reasons),
        "unchanged": len(due.unchanged),
        "groups": [
            {"locale": group.locale, "brand": group.brand, "number": group.number}
            | {"to_make": len(group.jobs)}
            for group in due.groups
        ],
        "why": {job.file.as_posix(): list(reasons) for job, reasons in due.reasons.items()},
    }


def _line(job: Job, reasons: tuple[str, ...]) -> str:
    return f"{job.file.as_posix()}: {'; '.join(reasons)}"


def _way(result: Result) -> str:
    if result.way is None:
        return ""
    detours = f", because {'; '.join(result.detours)}" if result.detours else ""
    return f" ({result.way.value}{detours})"


def _name(group: Group) -> str:
    return f"{group.locale}, brand {group.brand}, group {group.number + 1}"


def _reasons(group: Group, due: Due) -> list[tuple[str, int]]:
    """The reasons of a group's files, the most frequent first."""
    found = Counter("; ".join(due.reasons[job]) for job in group.jobs)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))
