"""One picture of a school's comparison panel in every language that it was built in.

Run it as ``python docs/comparison_sheet.py out/languages cedar-valley-middle picture.png``.
"""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from guidegen.languages import languages

COMPARISON = 2
"""The page of the screen edition, from 0."""
WIDTH = 420
COLUMNS = 4
GAP = 18
LABEL = 30
COLOURS = 64
GROUND = "#E8E6E1"
INK = "#1C1C1A"


def main(source: Path, school: str, target: Path) -> None:
    """Put the panels side by side, each under its language's tag and English name."""
    panels = [
        (f"{tag}  {entry.english_name}", _panel(path))
        for tag, entry in languages().items()
        for path in (source / school / tag).glob("*-screen-*.pdf")
    ]
    picture = _picture(panels)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def _panel(path: Path) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        page = document[COMPARISON]
        drawn: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
        return drawn.convert("RGB")


def _picture(panels: list[tuple[str, Image.Image]]) -> Image.Image:
    height = max(panel.height for _, panel in panels) + LABEL + GAP
    rows = -(-len(panels) // COLUMNS)
    picture = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * height + GAP), GROUND)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(17)
    for number, (label, panel) in enumerate(panels):
        row, column = divmod(number, COLUMNS)
        left, top = GAP + column * (WIDTH + GAP), GAP + row * height
        pen.text((left, top), label, fill=INK, font=font)
        picture.paste(panel, (left, top + LABEL))
    return picture


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
