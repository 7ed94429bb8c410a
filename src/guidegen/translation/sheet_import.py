"""What a sheet that comes back from a translator changes, and what keeps it from changing anything.

Each row is told from its fingerprint: whether the translator has edited it, and whether somebody
else has edited the PO file meanwhile. Nothing that either has written is ever lost silently.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from guidegen.catalog import Catalog, Entry, digest
from guidegen.catalog.checks import entry_faults
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.roster.grids import Grid, GridRow
from guidegen.roster.xlsx import xlsx_grids
from guidegen.translation.sheet import COLUMNS, SheetRow, translation_of


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a sheet, and where it stands."""

    row: SheetRow
    place: Place


@dataclass(frozen=True, slots=True)
class SheetImport:
    """New translations by context, how many texts have no row, and what must be mended first.

    Where there is any fault, nothing is to be written.
    """

    changes: Mapping[str, str]
    absent: int
    faults: tuple[Fault, ...]


def read_sheet(path: Path, locale: str) -> tuple[PlacedRow, ...]:
    """The rows of an exported sheet, wherever its columns and rows have been moved to.

    Raises WorkspaceError: it is no XLSX file, or not such a sheet of this locale.
    """
    grids = {grid.sheet: grid for grid in xlsx_grids(path)}
    grid = grids.get(locale)
    if grid is None or not grid.rows:
        problem = f"The file has no sheet {locale!r}; it has {', '.join(grids) or 'none'}."
        remedy = f"Take a file that `guidegen catalog export {locale}` has made."
        raise WorkspaceError(Fault("sheet-missing", Place(path), problem, remedy))
    head, *rows = grid.rows
    names = [cell.strip() for cell in head.cells]
    wrong = [name for name in COLUMNS if names.count(name) != 1]
    if wrong:
        problem = f"The first row must name each column once; wrong: {', '.join(wrong)}."
        remedy = "Bring the first row back as it was exported; `fingerprint` is a hidden column."
        raise WorkspaceError(Fault("sheet-columns", grid.place(head.line), problem, remedy))
    return tuple(_placed(grid, row, names) for row in rows)


def plan_import(
    catalog: Catalog, messages: Mapping[str, Message], rows: tuple[PlacedRow, ...]
) -> SheetImport:
    """What the rows change in a catalog; ``messages`` are today's, by context."""
    changes: dict[str, str] = {}
    faults: list[Fault] = []
    first: dict[str, Place] = {}
    for each in rows:
        context = each.row.context
        message = messages.get(context)
        found = tuple(_refusals(catalog, message, each))
        if context in first:
            found = (_duplicate(each.place, first[context]),)
        first.setdefault(context, each.place)
        faults += found
        if message and not found and _changes(catalog, message, each.row):
            changes[context] = each.row.translation
    return SheetImport(changes, len(messages.keys() - first.keys()), tuple(faults))


def _placed(grid: Grid, row: GridRow, names: list[str]) -> PlacedRow:
    cells = dict(zip(names, row.cells, strict=False))
    read = SheetRow(**{each.name: cells.get(each.name, "") for each in fields(SheetRow)})
    return PlacedRow(read, grid.place(row.line, key=read.context))


def _changes(catalog: Catalog, message: Message, row: SheetRow) -> bool:
    """Whether a row that is in order has something that the catalog has not."""
    return _is_new(catalog, message, row) or _settles(catalog, message, row)


def _is_new(catalog: Catalog, message: Message, row: SheetRow) -> bool:
    """Whether a row has been edited, or fills what the catalog has lost since the export."""
    now = translation_of(catalog, message)
    return row.translation != now and (_edited(row) or not now)


def _edited(row: SheetRow) -> bool:
    return row.fingerprint.strip() != digest(row.context, row.source, row.translation)


def _settles(catalog: Catalog, message: Message, row: SheetRow) -> bool:
    """Whether a translator says that a stale translation fits the new English as it is."""
    stale = catalog.translate(message).state is State.STALE
    same = row.translation == translation_of(catalog, message)
    return stale and same and row.status.strip().lower() == State.DRAFT


def _refusals(catalog: Catalog, message: Message | None, each: PlacedRow) -> Iterator[Fault]:
    row, place = each.row, each.place
    if message is None:
        problem = f"No text has the context {row.context!r}."
        yield Fault("sheet-context", place, problem, "Delete the row, or mend its context.")
    elif row.source != message.source:
        problem = "The English text has changed, in the guide or in the sheet."
        yield Fault("sheet-source", place, problem, "Export again, and bring the row over.")
    elif _is_new(catalog, message, row):
        yield from _edit_refusals(catalog, message, each)
    elif row.status.strip().lower() == State.APPROVED:
        yield from _approval_refusals(catalog, message, place)


def _edit_refusals(catalog: Catalog, message: Message, each: PlacedRow) -> Iterator[Fault]:
    row, now = each.row, translation_of(catalog, message)
    if now and row.fingerprint.strip() != digest(row.context, row.source, now):
        problem = f"The PO file has changed since the export too; it says {now!r}."
        remedy = "Export again, and bring your translation over."
        yield Fault("sheet-clash", each.place, problem, remedy)
    if not row.translation.strip():
        problem = f"The sheet has no translation; the catalog has {now!r}."
        yield Fault("sheet-empty", each.place, problem, "Bring it back into the cell.")
    entry = Entry(row.context, row.source, row.translation, "", each.place)
    for fault in entry_faults(entry):
        yield replace(fault, place=each.place)


def _approval_refusals(catalog: Catalog, message: Message, place: Place) -> Iterator[Fault]:
    if catalog.translate(message).state is not State.APPROVED:
        problem = "The sheet calls this translation approved, and it is not."
        remedy = f"Write draft; `guidegen catalog approve {catalog.locale}` approves."
        yield Fault("sheet-approved", place, problem, remedy)


def _duplicate(place: Place, first: Place) -> Fault:
    problem = f"A row of this context stands on line {first.line} already."
    return Fault("sheet-duplicate", place, problem, "Keep one of the two.")
