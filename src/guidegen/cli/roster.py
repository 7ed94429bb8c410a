"""``guidegen roster import``: from any list of schools or officers to the workspace's roster."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from guidegen.cli.frame import ExampleGroup, Frame, command, report_faults
from guidegen.errors import ExitStatus, Fault
from guidegen.roster.importing import (
    OFFICERS,
    RULES,
    SCHOOLS,
    Change,
    ChangeKind,
    Confirmed,
    ImportPlan,
    MappingIncompleteError,
    Take,
    is_confirmation,
    plan_confirmed,
    plan_import,
    write_mapping,
    write_plan,
)

_EXAMPLES_SHOWN = 3
_EXAMPLES = """\
guidegen roster import directory.csv --dry-run
guidegen roster import directory.csv
guidegen roster import officers.xlsx --officers
guidegen roster import directory-next-year.csv --take theirs"""


@click.group("roster", cls=ExampleGroup)
def roster() -> None:
    """Bring in the list of schools and officers."""


@command("import", examples=_EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--officers", is_flag=True, help="FILE lists officers, not schools.")
@click.option("--dry-run", is_flag=True, help="Print everything, write nothing.")
@click.option(
    "--take",
    type=click.Choice([Take.THEIRS.value, Take.MINE.value]),
    help="Settle what people and the export both changed: theirs is the export's text, also over "
    "edits by hand; mine keeps what stands there and asks no more.",
)
def import_(
    frame: Frame, file: Path, officers: bool, dry_run: bool, take: str | None
) -> ExitStatus:
    """Read a CSV or XLSX export and make the workspace's list of schools or officers of it.

    Which column becomes which is guessed the first time and kept in content/roster-mapping.toml,
    for you to edit and for next year. What people edited by hand stays as they made it. A workbook
    of `guidegen confirm` that came back is known as one: it corrects both lists.
    """
    subject = OFFICERS if officers else SCHOOLS
    content = frame.workspace / "content"
    settled = Take(take or Take.UNSETTLED)
    if is_confirmation(file):
        return _import_confirmed(frame, file, settled, dry_run=dry_run)
    try:
        plan = plan_import(file, content, subject, settled)
    except MappingIncompleteError as error:
        _keep_mapping(frame, error, dry_run=dry_run)
        raise
    _tell(frame, plan)
    if not dry_run:
        write_plan(plan)
    _tell_files(frame, plan, dry_run=dry_run)
    if dry_run and plan.mapping_is_new and frame.verbosity >= 0:
        frame.say(f"\n{plan.mapping_text}")
    return _status(frame, plan.faults)


def _import_confirmed(frame: Frame, file: Path, take: Take, *, dry_run: bool) -> ExitStatus:
    """Take in a workbook in which schools have confirmed what their guides print."""
    plans = plan_confirmed(file, frame.workspace / "content", take)
    for plan in plans:
        frame.say(f"{file.name}: {plan.subject.name}")
        _tell_changes(frame, plan.changes, "workbook")
        if not dry_run:
            write_plan(plan)
        _tell_files(frame, plan, dry_run=dry_run)
    return _status(frame, [fault for plan in plans for fault in plan.faults])


roster.add_command(import_)


def _keep_mapping(frame: Frame, error: MappingIncompleteError, *, dry_run: bool) -> None:
    """Write the mapping as far as it could be guessed, so that only the rest is to be filled in."""
    if dry_run:
        frame.say(error.text)
        return
    write_mapping(error)
    frame.tell(f"The mapping as far as it could be guessed: {error.path}")


def _tell(frame: Frame, plan: ImportPlan) -> None:
    export = plan.export
    frame.say(f"{export.path.name}: {len(export.rows)} rows, {export.encoding}")
    _tell_mapping(frame, plan)
    _tell_rules(frame, plan)
    _tell_left_out(frame, plan)
    _tell_changes(frame, plan.changes, "export")


def _tell_mapping(frame: Frame, plan: ImportPlan) -> None:
    frame.say("\nColumns" + (" (guessed)" if plan.mapping_is_new else ""))
    for name, source in plan.mapping.columns.items():
        columns = " + ".join(source.columns)
        frame.say(f"  {name:<12} {columns or f'always “{source.value}”'}")
    missing = [name for name in plan.subject.columns.known if name not in plan.mapping.columns]
    frame.say(f"  not in the export: {', '.join(name for name in missing if name != 'id')}")


def _tell_rules(frame: Frame, plan: ImportPlan) -> None:
    counts = Counter(use.rule for use in plan.uses)
    if counts:
        frame.say("\nCleaned")
    for rule, count in sorted(counts.items(), key=lambda item: _rank(item[0])):
        shown = list(
            dict.fromkeys((use.before, use.after) for use in plan.uses if use.rule == rule)
        )
        frame.say(f"  {rule}: {count}")
        for before, after in shown[: len(shown) if frame.verbosity > 0 else _EXAMPLES_SHOWN]:
            frame.say(f"    “{before}” to “{after}”")


def _rank(rule: str) -> int:
    """The place of a rule among the rules; what is none of them comes last."""
    names = [each.name for each in RULES]
    return names.index(rule) if rule in names else len(names)


def _tell_left_out(frame: Frame, plan: ImportPlan) -> None:
    if plan.left_out:
        frame.say(f"\nLeft out: {len(plan.left_out)}")
    for row in plan.left_out:
        frame.say(f"  line {row.line}: {row.name or 'no name'}: {row.reason}")


def _tell_changes(frame: Frame, all_changes: Sequence[Change], source: str) -> None:
    titles = {
        ChangeKind.ADDED: "New",
        ChangeKind.CHANGED: f"Changed in the {source}",
        ChangeKind.KEPT: "Edited by hand, kept",
        ChangeKind.CONFLICT: f"Edited by hand and changed in the {source}; kept "
        "(--take theirs or --take mine settles it)",
        ChangeKind.GONE: f"No longer in the {source}, kept (--take theirs removes)",
        ChangeKind.REMOVED: f"No longer in the {source}, removed",
        ChangeKind.DELETED_BY_HAND: "Deleted by hand, not added again (--take theirs adds)",
    }
    for kind, title in titles.items():
        changes = [change for change in all_changes if change.kind is kind]
        if changes:
            frame.say(f"\n{title}: {len(changes)}")
        for change in changes:
            frame.say(f"  {_line(change, source)}")
    if not all_changes:
        frame.say("\nNothing changed.")


def _line(change: Change, source: str) -> str:
    if not change.column:
        return f"{change.row:<40} {change.mine}".rstrip()
    if change.kind is ChangeKind.CHANGED:
        return f"{change.row} {change.column}: “{change.mine}” to “{change.theirs}”"
    return f"{change.row} {change.column}: “{change.mine}”; the {source} has “{change.theirs}”"


def _tell_files(frame: Frame, plan: ImportPlan | Confirmed, *, dry_run: bool) -> None:
    frame.say(f"\n{len(plan.rows)} {plan.subject.name}")
    verb = "would write" if dry_run else "wrote"
    for path in plan.files:
        name = path.relative_to(frame.workspace)
        frame.say(f"  {verb} {name}")


def _status(frame: Frame, faults: Sequence[Fault]) -> ExitStatus:
    """The new table may still have faults; they stop only what they name, so they are findings."""
    if not faults:
        return ExitStatus.DONE
    frame.tell("\nStill to be mended:")
    report_faults(frame, tuple(faults))
    return ExitStatus.FINDINGS
