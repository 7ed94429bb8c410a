"""The XLSX file of a language.

Cells are text and nothing else: none is ever a formula, also after somebody has edited it, and
what comes back is what was written, character by character.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from guidegen.catalog import Catalog
from guidegen.errors import Fault, WorkspaceError
from guidegen.languages import language
from guidegen.translation.exchange.rows import Row
from guidegen.translation.notes import notes_of

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""

COLUMNS = ("context", "where", "note", "source", "translation", "status", "fingerprint")
"""What an import reads."""
ROOM = "room"
"""One column more, only where it was measured; an import does not read it."""

_WIDTHS = {
    "context": 28,
    "where": 24,
    "note": 36,
    "source": 60,
    "translation": 60,
    "status": 10,
    ROOM: 24,
}
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


def xlsx_bytes(catalog: Catalog, rows: Iterable[Row]) -> bytes:
    """The XLSX file, its one sheet named by the locale.

    Raises WorkspaceError: a translation does not fit into a cell.
    """
    rows = tuple(rows)
    faults = tuple(_unfit(catalog, rows))
    if faults:
        raise WorkspaceError(*faults)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(catalog.locale)
    plain, translation = _style("text"), _style("translation")
    if language(catalog.locale).right_to_left:
        translation.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2)
    columns = (*COLUMNS, ROOM) if any(row.room for row in rows) else COLUMNS
    head = {name: name for name in columns}
    for line, texts in enumerate((head, *map(_texts, rows)), start=1):
        for column, name in enumerate(columns, start=1):
            style = translation if name == "translation" and line > 1 else plain
            _write(sheet.cell(line, column), texts[name], style)
    _arrange(sheet, columns)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _texts(row: Row) -> Mapping[str, str]:
    return {
        "context": row.message.context,
        "where": row.where,
        "note": "\n".join(notes_of(row.message)),
        "source": row.message.source,
        "translation": row.translation,
        "status": row.state.value,
        "fingerprint": row.fingerprint,
        ROOM: row.room,
    }


def _unfit(catalog: Catalog, rows: Iterable[Row]) -> Iterator[Fault]:
    """The translations that a cell would not give back whole."""
    for row in rows:
        if len(_escaped(row.translation)) > LONGEST_CELL:
            problem = f"A cell of a spreadsheet holds only {LONGEST_CELL} characters."
        elif re.search("[\ufffe\uffff]", row.translation):
            problem = "The translation has a code that is no character (U+FFFE or U+FFFF)."
        else:
            continue
        place = catalog.entries[row.message.context].place
        yield Fault("cell-unfit", place, problem, "Shorten or mend the translation.")


def _style(name: str) -> NamedStyle:
    """The look of a cell; its format makes a spreadsheet take all that is typed as text."""
    alignment = Alignment(wrap_text=True, vertical="top")
    return NamedStyle(name=name, number_format="@", alignment=alignment)


def _write(cell: Cell, text: str, style: NamedStyle) -> None:
    """Write text as text; the mark of a quoted cell keeps a leading = + - @ from being more."""
    cell.style = style
    cell.quotePrefix = True
    if text:
        cell.value = _escaped(text)
        cell.data_type = "s"


def _escaped(text: str) -> str:
    """Text with what XML cannot hold, and what looks like such an escape, written as _xHHHH_."""
    return _NO_TEXT.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _arrange(sheet: Worksheet, columns: Iterable[str]) -> None:
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _WIDTHS.get(name, 10)
        dimension.hidden = name not in _WIDTHS
