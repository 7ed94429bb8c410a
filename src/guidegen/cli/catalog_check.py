"""``guidegen catalog check``: what is wrong with translations, line by line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command, counted
from guidegen.cli.options import SEVERITIES, fail_on_option, json_option
from guidegen.cli.processors import this_machine
from guidegen.cli.progress import progress
from guidegen.errors import ExitStatus, UsageError
from guidegen.languages import Language, language, languages
from guidegen.model.build import Severity
from guidegen.translation.checks import CatalogFinding, LocaleCheck, check_locale


@command(
    "check",
    examples="guidegen catalog check\nguidegen catalog check es --fail-on warning",
)
@click.argument("tag", required=False)
@click.option(
    "--layout/--no-layout",
    "layout",
    default=None,
    help="Whether to lay the pages out; without either, only where TAG is given.",
)
@fail_on_option
@json_option
def check(
    frame: Frame, *, tag: str | None, layout: bool | None, fail_on: str, as_json: bool
) -> ExitStatus:
    """Check the translations of one language, or of all.

    An error blocks: a changed number, a lost placeholder, one role in the place of the other. A
    warning is advice. A text without a translation is counted, and is no fault. A panel that a
    translation makes too tall is an error too, and one that it makes smaller than the English a
    warning; for them the pages of the workspace's schools are laid out.
    """
    wanted = [_own_language(frame.workspace, tag)] if tag else list(_languages(frame.workspace))
    checks = [check_locale(stock.root(), frame.workspace, each) for each in wanted]
    if bool(tag) if layout is None else layout:
        checks = _with_layout(frame, checks)
    if as_json:
        frame.say(_json(checks))
    else:
        for each in checks:
            _print(frame, each)
    gravest = max((found.severity for each in checks for found in each.findings), default=None)
    failed = gravest is not None and gravest >= SEVERITIES[fail_on]
    return ExitStatus.FINDINGS if failed else ExitStatus.DONE


def _with_layout(frame: Frame, checks: list[LocaleCheck]) -> list[LocaleCheck]:
    """The checks with what the laid-out pages say."""
    from guidegen.proof.layout_findings import layout_findings  # noqa: PLC0415
    from guidegen.proof.workers import in_workers  # noqa: PLC0415 (help need not wait)

    tasks = [(frame.workspace, each.locale) for each in checks]
    with progress(frame, len(tasks), "languages") as advance:
        found = in_workers(this_machine(), layout_findings, tasks, advance)
    return [
        replace(each, findings=(*each.findings, *more))
        for each, more in zip(checks, found, strict=True)
    ]


def _own_language(workspace: Path, tag: str) -> Language:
    """The language of a tag. Raises UsageError: unknown, or the workspace has no file of it."""
    found = language(tag)
    if not _has_catalog(workspace, tag):
        raise UsageError(
            f"this workspace has no catalog of {tag}; `guidegen catalog update {tag}` makes one"
        )
    return found


def _languages(workspace: Path) -> Iterator[Language]:
    return (each for each in languages().values() if _has_catalog(workspace, each.tag))


def _has_catalog(workspace: Path, tag: str) -> bool:
    return any((stock.locales(workspace) / tag / "LC_MESSAGES").glob("*.po"))


def _print(frame: Frame, done: LocaleCheck) -> None:
    least = Severity.WARNING if frame.verbosity >= 0 else Severity.ERROR
    for finding in done.findings:
        if finding.severity >= least:
            frame.warn(_line(finding, frame.workspace))
    frame.say(
        f"{done.locale}: {counted(done.texts, 'text')}, {done.missing} missing, "
        f"{counted(done.count(Severity.ERROR), 'error')}, "
        f"{counted(done.count(Severity.WARNING), 'warning')}"
    )


def _line(finding: CatalogFinding, workspace: Path) -> str:
    fault = str(finding.fault).removeprefix(f"{workspace}/")
    return f"{finding.severity.word} {finding.fault.code}: {fault}"


def _json(checks: list[LocaleCheck]) -> str:
    data = {
        "locales": [_summary(each) for each in checks],
        "findings": [_object(each.locale, found) for each in checks for found in each.findings],
    }
    return json.dumps(data, indent=1, ensure_ascii=False)


def _summary(done: LocaleCheck) -> dict[str, Any]:
    return {
        "id": done.locale,
        "texts": done.texts,
        "missing": done.missing,
        "errors": done.count(Severity.ERROR),
        "warnings": done.count(Severity.WARNING),
    }


def _object(locale: str, finding: CatalogFinding) -> dict[str, Any]:
    fault = finding.fault
    return {
        "code": fault.code,
        "severity": finding.severity.word,
        "locale": locale,
        "file": str(fault.place.path),
        "line": fault.place.line,
        "context": fault.place.key,
        "problem": fault.problem,
        "remedy": fault.remedy,
    }
