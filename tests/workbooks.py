"""XLSX files for tests, written cell by cell: sheets of inline strings and plain numbers."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[str | float]]]) -> None:
    """A workbook with these sheets."""
    write_raw(path, {name: sheet_xml(rows) for name, rows in sheets.items()})


def write_raw(path: Path, sheets: Mapping[str, str]) -> None:
    """A workbook whose sheets are this XML."""
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        overrides = "".join(_override(f"/xl/worksheets/sheet{n}.xml", _SHEET) for n in numbers)
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{_override('/xl/workbook.xml', _BOOK)}{overrides}</Types>",
        )
        archive.writestr("_rels/.rels", _relations({1: ("officeDocument", "xl/workbook.xml")}))
        names = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, name in zip(numbers, sheets, strict=True)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        )
        parts = {n: ("worksheet", f"worksheets/sheet{n}.xml") for n in numbers}
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(parts))
        for n, content in zip(numbers, sheets.values(), strict=True):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", content)


def sheet_xml(rows: Sequence[Sequence[str | float]]) -> str:
    body = "".join(
        f'<row r="{line}">{"".join(map(_cell, _names(line), row))}</row>'
        for line, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _names(line: int) -> list[str]:
    return [f"{letter}{line}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def _cell(name: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value}</v></c>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def _relations(parts: Mapping[int, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in parts.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{found}</Relationships>'
