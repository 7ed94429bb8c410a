"""``guidegen catalog export`` and ``import``: a language as a spreadsheet, and back."""

from pathlib import Path

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command, report_faults
from guidegen.cli.translating import read_all_messages, tell_written
from guidegen.errors import ExitStatus, UsageError
from guidegen.files import write_atomically
from guidegen.languages import language
from guidegen.translation.edits import Target, write_translations
from guidegen.translation.locale_files import read_whole_catalog
from guidegen.translation.sheet import sheet_bytes, sheet_rows
from guidegen.translation.sheet_import import plan_import, read_sheet


@command("export", examples="guidegen catalog export es spanish.xlsx")
@click.argument("tag")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.xlsx")
def export_command(frame: Frame, tag: str, file: Path) -> None:
    """Write one language into a spreadsheet, in reading order, for a translator to fill in.

    FILE.xlsx must not be there yet. Bring it back with `guidegen catalog import`.
    """
    if file.suffix.lower() != ".xlsx":
        raise UsageError(f"{file} must end in .xlsx.")
    if file.exists():
        raise UsageError(f"{file} is there already; it may hold a translator's work.")
    roots = (frame.workspace, stock.root())
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    rows = tuple(sheet_rows(catalog, read_all_messages(frame).every, roots))
    write_atomically(file, sheet_bytes(catalog, rows))
    frame.say(f"{tag}: {len(rows)} texts in {file}")


@command("import", examples="guidegen catalog import es spanish.xlsx")
@click.argument("tag")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(frame: Frame, tag: str, file: Path) -> ExitStatus:
    """Take the translations of a spreadsheet that `guidegen catalog export` has made.

    What was edited becomes a draft. If any row would lose or overwrite something, or breaks a
    placeholder, every such row is named and nothing is written.
    """
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    messages = read_all_messages(frame)
    known = {message.context: message for message in messages.every}
    plan = plan_import(catalog, known, read_sheet(file, catalog.locale))
    if plan.faults:
        report_faults(frame, plan.faults)
        return ExitStatus.FINDINGS
    target = Target(stock.root(), frame.workspace)
    frame.say(f"{tag}: {len(plan.changes)} changed, {plan.absent} not in the sheet")
    if plan.changes:
        tell_written(frame, write_translations(target, catalog, messages, plan.changes))
    return ExitStatus.DONE
