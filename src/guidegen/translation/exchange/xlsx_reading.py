"""Reads back the XLSX file of a language, wherever its columns and rows have been moved to."""

from pathlib import Path

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.roster.grids import Grid, GridRow
from guidegen.roster.xlsx import xlsx_grids
from guidegen.translation.exchange.rows import Returned
from guidegen.translation.exchange.xlsx_writing import COLUMNS


def read_xlsx(path: Path, locale: str) -> tuple[Returned, ...]:
    """The rows of an exported sheet.

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
    return tuple(_returned(grid, row, names) for row in rows)


def _returned(grid: Grid, row: GridRow, names: list[str]) -> Returned:
    cells = dict.fromkeys(COLUMNS, "") | dict(zip(names, row.cells, strict=False))
    return Returned(
        cells["context"],
        cells["source"],
        cells["translation"],
        cells["status"].strip().lower(),
        cells["fingerprint"].strip(),
        grid.place(row.line, key=cells["context"]),
    )
