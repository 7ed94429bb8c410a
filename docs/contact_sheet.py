"""Render finished guides to contact sheets: one PNG a file, its pages side by side.

Run it as ``python docs/contact_sheet.py out out/look``.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

PIXELS_PER_POINT = 1.25
PAGES_A_ROW = 4
GAP = 16
GROUND = "#8A8F94"


def main(source: Path, target: Path) -> None:
    """Make a contact sheet of every PDF file below ``source``."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.rglob("*.pdf")):
        contact_sheet(path).save(target / f"{path.stem}.png")


def contact_sheet(path: Path) -> Image.Image:
    """The pages of a PDF file, in rows."""
    rows = [_row(pages) for pages in _rows(_pages(path))]
    sheet = Image.new(
        "RGB", (max(row.width for row in rows), sum(row.height for row in rows)), GROUND
    )
    top = 0
    for row in rows:
        sheet.paste(row, (0, top))
        top += row.height
    return sheet


def _pages(path: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=PIXELS_PER_POINT).to_pil().convert("RGB") for page in document]


def _rows(pages: list[Image.Image]) -> Iterator[list[Image.Image]]:
    for start in range(0, len(pages), PAGES_A_ROW):
        yield pages[start : start + PAGES_A_ROW]


def _row(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width + GAP for page in pages) + GAP
    row = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), GROUND)
    left = GAP
    for page in pages:
        row.paste(page, (left, GAP))
        left += page.width + GAP
    return row


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
