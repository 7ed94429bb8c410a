"""The comparison of the two roles: rows from the stock guide, overridden by the workspace's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from guidegen import stock
from guidegen.content.block_schema import Id, Variant
from guidegen.content.conditions import PROFILE_FACTS, read_condition
from guidegen.content.inline import has_lead, inline_faults
from guidegen.errors import Fault, WorkspaceError
from guidegen.model.content import Cell, Message, Row, RowStyle
from guidegen.model.district import Role
from guidegen.toml_places import KeyPath, TomlFile, read_toml
from guidegen.toml_schema import Schema, validated


class CellTable(Schema):
    """One wording of a cell."""

    variant: Variant = ""
    when: Annotated[dict[str, Any], Field(default_factory=dict)]
    text: str
    note: str = ""


class RowTable(Schema):
    """One row; each role has one wording or several variants."""

    id: Id
    style: Annotated[RowStyle, Field(strict=False)] = RowStyle.PLAIN
    label: str
    note: str = ""
    sro: Annotated[list[CellTable], Field(min_length=1)]
    sso: Annotated[list[CellTable], Field(min_length=1)]


class ComparisonTable(Schema):
    """The whole file."""

    row: Annotated[list[RowTable], Field(default_factory=list)]


def read_comparison(stock_root: Path, workspace: Path) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows in the stock's order, then the workspace's own new ones."""
    rows, faults = _read_rows(stock.comparison(stock_root))
    own_file = stock.comparison(workspace)
    if stock_root.resolve() == workspace.resolve() or not own_file.exists():
        return tuple(rows.values()), faults
    own, own_faults = _read_rows(own_file)
    return tuple((rows | own).values()), (*faults, *own_faults)


def _read_rows(path: Path) -> tuple[dict[str, Row], tuple[Fault, ...]]:
    try:
        file = read_toml(path)
        table = validated(ComparisonTable, file)
    except WorkspaceError as error:
        return {}, error.faults
    rows: dict[str, Row] = {}
    faults: list[Fault] = []
    for index, each in enumerate(table.row):
        row, found = _read_row(file, ("row", index), each)
        faults += found
        if rows.setdefault(row.id, row) is not row:
            problem = f"There is a row {row.id!r} above."
            place = file.place("row", index, "id")
            faults.append(Fault("duplicate-row", place, problem, "Give it another id."))
    return rows, tuple(faults)


def _read_row(file: TomlFile, at: KeyPath, table: RowTable) -> tuple[Row, tuple[Fault, ...]]:
    label_place = file.place(*at, "label")
    label = Message(f"comparison.{table.id}.label", table.label, label_place, table.note)
    faults = list(inline_faults(label_place, table.label))
    cells: dict[Role, tuple[Cell, ...]] = {}
    for role, tables in ((Role.SRO, table.sro), (Role.SSO, table.sso)):
        context = f"comparison.{table.id}.{role}"
        read = [
            _read_cell(file, (*at, str(role), index), context, each, table.note)
            for index, each in enumerate(tables)
        ]
        cells[role] = tuple(cell for cell, _ in read)
        faults += [fault for _, found in read for fault in found]
        faults += _shape_faults(file, (*at, str(role)), table.style, cells[role])
    return Row(table.id, table.style, label, cells), tuple(faults)


def _read_cell(
    file: TomlFile, at: KeyPath, context: str, table: CellTable, row_note: str
) -> tuple[Cell, tuple[Fault, ...]]:
    """One wording; for a translator the row's note holds for each cell without its own."""
    condition, faults = read_condition(file, (*at, "when"), PROFILE_FACTS)
    place = file.place(*at, "text")
    name = ".".join(filter(None, (context, table.variant)))
    cell = Cell(condition, Message(name, table.text, place, table.note or row_note))
    return cell, (*faults, *inline_faults(place, table.text))


def _shape_faults(
    file: TomlFile, at: KeyPath, style: RowStyle, cells: tuple[Cell, ...]
) -> Iterator[Fault]:
    contexts = [cell.message.context for cell in cells]
    for index, cell in enumerate(cells):
        if contexts.index(cell.message.context) != index:
            remedy = "Give each wording of the cell a variant of its own."
            place = file.place(*at, index)
            yield Fault("duplicate-variant", place, "Two wordings have one name.", remedy)
        if style is not RowStyle.DEFINITION and not has_lead(cell.message.source):
            remedy = "Begin it with the answer in bold, as in `**A police agency** hires them.`"
            place = file.place(*at, index, "text")
            yield Fault("no-lead", place, "The text has no bold lead.", remedy)
