"""Draw one school's editions side by side, each under its name: the pictures of docs/editions.md.

Run it as ``python docs/edition_sheet.py PICTURE.png NAME=FILE[:PAGE] ...``. A file is a PDF, of
which a page is shown (counted from 1, the first without a number), a PNG, or an HTML page, for
which Chromium is needed.
"""

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import ViewportSize, sync_playwright

from guidegen.fonts import find_fonts
from guidegen.languages import language

CHROMIUM = "/usr/bin/chromium"
TELEPHONE = ViewportSize(width=390, height=780)
"""CSS pixels."""
HEIGHT = 430
"""Pixels that every page is high."""
GAP = 28
LABEL = 30
WIDTH = 1640
GROUND, INK = "#ECE7DF", "#1C2526"
COLOURS = 160


def main(target: Path, named: list[str]) -> None:
    """Draw the sheet."""
    shown = [
        (name, _scaled(_picture(file))) for name, _, file in (each.partition("=") for each in named)
    ]
    rows: list[list[tuple[str, Image.Image]]] = [[]]
    for name, picture in shown:
        if (
            rows[-1]
            and sum(each.width + GAP for _, each in rows[-1]) + picture.width + 2 * GAP > WIDTH
        ):
            rows.append([])
        rows[-1].append((name, picture))
    sheet = Image.new("RGB", (WIDTH, len(rows) * (HEIGHT + LABEL + GAP) + GAP), GROUND)
    for number, row in enumerate(rows):
        _draw(sheet, row, GAP + number * (HEIGHT + LABEL + GAP))
    sheet.quantize(COLOURS).save(target, optimize=True)


def _draw(sheet: Image.Image, row: list[tuple[str, Image.Image]], top: int) -> None:
    font = ImageFont.truetype(str(find_fonts(language("en").fonts)[-1].path), 17)
    draw = ImageDraw.Draw(sheet)
    room = WIDTH - sum(each.width for _, each in row)
    gap = room // (len(row) + 1)
    left = gap
    for name, picture in row:
        sheet.paste(picture, (left, top))
        draw.text((left, top + HEIGHT + 6), name, INK, font)
        left += picture.width + gap


def _picture(file: str) -> Image.Image:
    path, _, page = file.partition(":")
    if path.endswith(".png"):
        return Image.open(path).convert("RGB")
    if path.endswith(".html"):
        return _screenshot(Path(path))
    with pypdfium2.PdfDocument(path) as document:
        picture: Image.Image = document[int(page or 1) - 1].render(scale=2).to_pil()
        return picture.convert("RGB")


def _screenshot(path: Path) -> Image.Image:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(viewport=TELEPHONE, device_scale_factor=2)
        tab.goto(path.resolve().as_uri())
        data = tab.screenshot()
        browser.close()
    return Image.open(io.BytesIO(data)).convert("RGB")


def _scaled(picture: Image.Image) -> Image.Image:
    width = round(picture.width * HEIGHT / picture.height)
    return picture.resize((width, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
