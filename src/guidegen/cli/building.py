"""What ``guidegen build`` does once its options are known; imports the layout engine's rooms."""

import functools
import gc
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidegen.build.plan import plan
from guidegen.build.report import Report
from guidegen.build.whole import Order, Watch, build, compare
from guidegen.cli.findings import finding_lines, finding_object
from guidegen.cli.frame import Frame, counted, report_faults
from guidegen.cli.grounds import made_lines, plan_lines, plan_object
from guidegen.cli.progress import progress
from guidegen.errors import ExitStatus
from guidegen.model.build import (
    BuildSettings,
    Crew,
    Result,
    Selection,
    Severity,
    TextCount,
    Trust,
)
from guidegen.workspace import Workspace, read_workspace

_SELDOM = 500_000
"""Objects between two searches for garbage: all that is read lives as long as the command."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for; ``why`` is whether to say of each file why it is made."""

    selection: Selection
    settings: BuildSettings
    trust: Trust
    why: bool


def built(frame: Frame, workspace: Workspace, asked: Asked, crew: Crew) -> Report:
    """Build what is selected of the workspace, and show how far it is meanwhile."""
    order = _order(workspace, asked)
    waiting = functools.partial(frame.tell, f"Waiting for another build in {asked.settings.out}.")
    with progress(frame, len(order.plan.jobs), "guides") as advance:
        return build(workspace, order, crew, Watch(advance, waiting))


def dry_run(frame: Frame, asked: Asked, *, as_json: bool) -> ExitStatus:
    """Say what a build would make, group by group, and make nothing."""
    workspace = read(frame, asked.settings.cache)
    wanted = compare(workspace, _order(workspace, asked))
    if as_json:
        frame.say(json.dumps(plan_object(wanted), indent=1, ensure_ascii=False))
        return ExitStatus.DONE
    for line in plan_lines(wanted, why=asked.why):
        frame.say(line)
    return ExitStatus.DONE


def read(frame: Frame, cache: Path | None) -> Workspace:
    """Read the workspace, and tell the faults that stop a part of it; as `read_workspace`."""
    gc.set_threshold(_SELDOM)
    workspace = read_workspace(frame.workspace, cache)
    if workspace.faults:
        report_faults(frame, workspace.faults)
    return workspace


def _order(workspace: Workspace, asked: Asked) -> Order:
    return Order(plan(workspace, asked.selection), asked.settings, asked.trust)


def print_summary(frame: Frame, report: Report, asked: Asked, _: ExitStatus) -> None:
    """Findings on stderr, notes only with ``-v``; then, unless ``-q``, what there is now."""
    least = Severity.NOTE if frame.verbosity > 0 else Severity.WARNING
    for line in finding_lines(report.findings, least):
        frame.warn(line)
    if frame.verbosity >= 0:
        for line in _summary(report, asked.settings):
            frame.say(line)
    if asked.why:
        for line in made_lines(report):
            frame.say(line)


def print_json(frame: Frame, report: Report, asked: Asked, status: ExitStatus) -> None:
    """All of it as one JSON object on stdout."""
    data = {
        "out": str(asked.settings.out),
        "date": asked.settings.date.day.isoformat(),
        "files": report.files,
        "made": report.made,
        "unchanged": report.unchanged,
        "missing": report.missing,
        "removed": list(report.removed),
        "findings": {severity.word: report.by_severity.get(severity, 0) for severity in Severity},
        "texts": {
            locale: {panel: _text_object(count) for panel, count in panels.items()}
            for locale, panels in report.texts.items()
        },
        "workspace": [finding_object(finding) for finding in report.on_workspace],
        "results": [_result_object(result, report) for result in report.results],
        "status": int(status),
    }
    frame.say(json.dumps(data, indent=1, ensure_ascii=False))


def _summary(report: Report, settings: BuildSettings) -> Iterator[str]:
    missing = f", {report.missing} not made" if report.missing else ""
    made = f"{report.made} made, {report.unchanged} unchanged"
    yield f"{counted(report.files, 'file')} in {settings.out}: {made}{missing}"
    if report.removed:
        removed = counted(len(report.removed), "file")
        yield f"{removed} of earlier builds removed, no longer right"
    counts = [
        counted(number, severity.word)
        for severity in reversed(Severity)
        if (number := report.by_severity.get(severity, 0))
    ]
    yield f"findings: {', '.join(counts) or 'none'}"
    for locale, panels in report.texts.items():
        for panel, count in panels.items():
            if words := _text_words(count):
                yield f"  {locale} {panel}: {words}"


def _text_words(count: TextCount) -> str:
    numbers = {"draft": count.draft, "out of date": count.stale, "missing": count.missing}
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


def _text_object(count: TextCount) -> dict[str, int]:
    return {"draft": count.draft, "stale": count.stale, "missing": count.missing}


def _result_object(result: Result, report: Report) -> dict[str, Any]:
    job, output = result.job, result.output
    return {
        "school": job.school,
        "locale": job.locale,
        "edition": job.edition,
        "kind": job.kind,
        "purpose": job.purpose.value,
        "file": output.file.as_posix() if output else None,
        "sha256": output.sha256 if output else None,
        "why": list(report.reasons.get(job, ())),
        "way": result.way.value if result.way else None,
        "detours": list(result.detours),
        "findings": [finding_object(finding) for finding in result.findings],
    }
