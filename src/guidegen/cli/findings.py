"""Findings as lines for a terminal and as objects for a machine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from guidegen.model.build import Finding, Severity

NAMED_AT_MOST = 3


def finding_lines(findings: Iterable[Finding], least: Severity) -> Iterator[str]:
    """One line for each distinct finding, the gravest first.

    What is said of many files is said once, with their number and the first of the schools.
    """
    alike: dict[tuple[int, str, str, str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        if each.severity >= least:
            key = (-each.severity, each.locale, each.code, each.panel, each.text)
            alike[key].append(each)
    for key in sorted(alike):
        yield _line(alike[key])


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "school": finding.school,
        "locale": finding.locale,
        "edition": finding.edition,
        "panel": finding.panel,
        "text": finding.text,
    }


def _line(alike: list[Finding]) -> str:
    first = alike[0]
    if len(alike) == 1:
        return f"{first.severity.word} {first.code}: {first}"
    where = f"{first.locale} " if first.locale else ""
    panel = f"panel {first.panel} " if first.panel else ""
    schools = list(dict.fromkeys(finding.school for finding in alike))
    named = ", ".join(schools[:NAMED_AT_MOST]) + (", …" if len(schools) > NAMED_AT_MOST else "")
    return (
        f"{first.severity.word} {first.code}: {where}{panel}in {len(alike)} files ({named}): "
        f"{first.text}"
    )
