"""A language as a sheet for translators: its rows, and the XLSX file that holds them.

Cells are text and nothing else: none is ever a formula, also after somebody has edited it, and
what comes back is what was written, character by character.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from guidegen.catalog import Catalog, digest
from guidegen.errors import Fault, WorkspaceError
from guidegen.languages import language
from guidegen.model.content import Message

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""

_WIDTHS = {"context": 28, "where": 24, "note": 36, "source": 60, "translation": 60, "status": 10}
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One text as a translator has it before them; each field is a column.

    ``where`` is the file of the English text, ``status`` a state, ``fingerprint`` what tells
    whether the translation has changed since it was exported.
    """

    context: str
    where: str
    note: str
    source: str
    translation: str
    status: str
    fingerprint: str


COLUMNS = tuple(each.name for each in fields(SheetRow))


def sheet_rows(
    catalog: Catalog, messages: Iterable[Message], roots: Sequence[Path]
) -> Iterator[SheetRow]:
    """A row for each message, in their order; places are relative to the first root that fits."""
    for message in messages:
        text = translation_of(catalog, message)
        yield SheetRow(
            message.context,
            _where(message.place.path, roots),
            message.note,
            message.source,
            text,
            catalog.translate(message).state.value,
            digest(message.context, message.source, text),
        )


def translation_of(catalog: Catalog, message: Message) -> str:
    """What the catalog has for a message, of whatever state; empty if nothing."""
    entry = catalog.entries.get(message.context)
    return entry.translation if entry else ""


def sheet_bytes(catalog: Catalog, rows: Iterable[SheetRow]) -> bytes:
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
    for line, row in enumerate((SheetRow(*COLUMNS), *rows), start=1):
        for column, name in enumerate(COLUMNS, start=1):
            style = translation if name == "translation" and line > 1 else plain
            _write(sheet.cell(line, column), getattr(row, name), style)
    _arrange(sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _unfit(catalog: Catalog, rows: Iterable[SheetRow]) -> Iterator[Fault]:
    """The translations that a cell would not give back whole."""
    for row in rows:
        if len(_escaped(row.translation)) > LONGEST_CELL:
            problem = f"A cell of a spreadsheet holds only {LONGEST_CELL} characters."
        elif re.search("[\ufffe\uffff]", row.translation):
            problem = "The translation has a code that is no character (U+FFFE or U+FFFF)."
        else:
            continue
        place = catalog.entries[row.context].place
        yield Fault("cell-unfit", place, problem, "Shorten or mend the translation.")


def _where(path: Path, roots: Sequence[Path]) -> str:
    root = next((each for each in roots if path.is_relative_to(each)), None)
    return (path.relative_to(root) if root else path).as_posix()


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


def _arrange(sheet: Worksheet) -> None:
    sheet.freeze_panes = "A2"
    for number, name in enumerate(COLUMNS, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _WIDTHS.get(name, 10)
        dimension.hidden = name not in _WIDTHS
