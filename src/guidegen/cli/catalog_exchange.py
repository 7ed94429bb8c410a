"""``guidegen catalog export`` and ``import``: a language in a file for its translator, and back."""

from pathlib import Path

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command, report_faults
from guidegen.cli.measuring import least_rooms
from guidegen.cli.translating import read_all_messages, tell_written
from guidegen.errors import ExitStatus, UsageError
from guidegen.files import write_atomically
from guidegen.languages import language
from guidegen.translation.edits import Target, write_translations
from guidegen.translation.exchange.formats import FORMATS, format_of
from guidegen.translation.exchange.plan import ImportPlan, plan_import
from guidegen.translation.exchange.rows import rows_of, with_rooms
from guidegen.translation.locale_files import read_whole_catalog

_format_option = click.option(
    "--format",
    "kind",
    type=click.Choice(list(FORMATS)),
    help="The kind of FILE; without it, its ending says: .xlsx, .xlf or .xliff.",
)


@command("export", examples="guidegen catalog export es spanish.xlsx")
@click.argument("tag")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@_format_option
@click.option("--room", is_flag=True, help="Tell also how much longer each text may become; slow.")
def export_command(frame: Frame, tag: str, file: Path, kind: str | None, *, room: bool) -> None:
    """Write one language into a file, in reading order, for a translator to fill in.

    FILE is a spreadsheet (.xlsx) or XLIFF 2 (.xlf), which translators' tools read. It must not be
    there yet. Bring it back with `guidegen catalog import`. With --room each panel is laid out
    first, which takes ten seconds to a minute.
    """
    chosen = format_of(file, kind)
    if file.exists():
        raise UsageError(f"{file} is there already; it may hold a translator's work.")
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    rows = tuple(rows_of(catalog, read_all_messages(frame), (frame.workspace, stock.root())))
    if room:
        rows = tuple(with_rooms(rows, least_rooms(frame, catalog.locale)))
    write_atomically(file, chosen.write(catalog, rows))
    frame.say(f"{tag}: {len(rows)} texts in {file}")


@command("import", examples="guidegen catalog import es spanish.xlsx")
@click.argument("tag")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_format_option
def import_command(frame: Frame, tag: str, file: Path, kind: str | None) -> ExitStatus:
    """Take the translations of a file that `guidegen catalog export` has made.

    What was edited becomes a draft. If any text would lose or overwrite something, or breaks a
    placeholder, every such text is named and nothing is written.
    """
    chosen = format_of(file, kind)
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    messages = read_all_messages(frame)
    known = {message.context: message for message in messages.every}
    plan = plan_import(catalog, known, chosen.read(file, catalog.locale))
    if plan.faults:
        report_faults(frame, plan.faults)
        return ExitStatus.FINDINGS
    target = Target(stock.root(), frame.workspace)
    frame.say(f"{tag}: {', '.join(_counts(plan))}")
    if plan.changes:
        tell_written(frame, write_translations(target, catalog, messages, plan.changes))
    return ExitStatus.DONE


def _counts(plan: ImportPlan) -> list[str]:
    voided = [f"{plan.voided} no longer approved"] if plan.voided else []
    return [f"{len(plan.changes)} changed", *voided, f"{plan.absent} not in the file"]
