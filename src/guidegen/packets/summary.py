"""What a whole district prints: a row for each guide of each packet, for whoever prints it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from guidegen.packets.packing import Packed, reams, short
from guidegen.roster.cells import guarded

COLUMNS = (
    *("school", "name", "language", "locale", "edition", "paper", "flip"),
    *("copies", "sheets", "guide", "packet"),
)
_WIDTHS = (28, 44, 20, 10, 12, 22, 12, 9, 9, 15, 15)

Row = tuple[str | int | float, ...]


def summary_rows(packed: Iterable[Packed]) -> Iterator[Row]:
    """The rows of a summary, in the columns of `COLUMNS`."""
    for each in packed:
        for packet in each.packets:
            for piece in packet.pieces:
                yield (
                    *(each.school.id, each.school.name, piece.language_name, piece.job.locale),
                    *(piece.job.kind, packet.paper.summary, packet.flip.value),
                    *(len(piece.copies), piece.sheets, short(piece.output.sha256), packet.digest),
                )


def summary_csv(rows: Sequence[Row]) -> bytes:
    """The rows as CSV that spreadsheets open as UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([COLUMNS, *(tuple(map(_cell, row)) for row in rows)])
    return text.getvalue().encode("utf-8-sig")


def summary_xlsx(rows: Sequence[Row]) -> bytes:
    """The rows as a workbook; a second sheet has copies, sheets and reams for each paper."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("packets")
    _fill(sheet, [COLUMNS, *rows])
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    paper = book.create_sheet("paper")
    _fill(paper, [("paper", "copies", "sheets", "reams"), *_by_paper(rows)])
    paper.column_dimensions["A"].width = _WIDTHS[5]
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, rows: Iterable[Row]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
            if number == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _by_paper(rows: Iterable[Row]) -> Iterator[Row]:
    totals: dict[str, list[int]] = {}
    for row in rows:
        copies, sheets = (row[COLUMNS.index(name)] for name in ("copies", "sheets"))
        total = totals.setdefault(str(row[COLUMNS.index("paper")]), [0, 0])
        total[0] += int(copies)
        total[1] += int(sheets)
    for paper, (copies, sheets) in totals.items():
        yield paper, copies, sheets, float(reams(sheets))


def _cell(value: str | float) -> str | float:
    return guarded(value) if isinstance(value, str) else value
