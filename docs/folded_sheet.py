"""Draw a trifold as it lies on a table: closed, opened once, and open.

Run it as ``python docs/folded_sheet.py TRIFOLD.pdf PICTURE.png``, with ``rtl`` behind it for a
guide that runs from right to left. Needs Chromium and the environment of ``make bench``.
"""

import base64
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from guidegen.geometry import LETTER_LANDSCAPE
from guidegen.model.panel import PANELS

CHROMIUM = "/usr/bin/chromium"
DPI = 144
HEIGHT = 390
"""CSS pixels from head to foot of a face."""
SIZE = (1640, 520)
COLOURS = 128
_STYLE = """
body { margin: 0; background: #ECE7DF; width: %dpx; height: %dpx; display: flex;
  align-items: center; justify-content: space-evenly; perspective: 2600px }
.sheet { display: flex; transform-style: preserve-3d; transform: rotateX(16deg);
  filter: drop-shadow(0 14px 12px rgb(60 50 40 / 35%%)) }
.leaf { transform-style: preserve-3d; position: relative; backface-visibility: visible }
.leaf img { display: block; height: %dpx }
.leaf::after { content: ""; position: absolute; inset: 0; background: var(--shade, none) }
.pile { box-shadow: 1px 1px 0 #d9d4cc, 2px 2px 0 #fff, 3px 3px 0 #c9c3ba }
"""
_TO_RIGHT = "linear-gradient(90deg, rgb(0 0 0 / {}), transparent 30%)"
_TO_LEFT = "linear-gradient(270deg, rgb(0 0 0 / {}), transparent 30%)"


def main(source: Path, target: Path, *, right_to_left: bool) -> None:
    """Draw the folded states of a file."""
    with pypdfium2.PdfDocument(source) as document:
        sides = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    outside, inside = (
        _faces(side, flap_left=flap)
        for side, flap in zip(sides, (not right_to_left, right_to_left), strict=True)
    )
    page = _page(outside, inside, right_to_left=right_to_left)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        tab.set_content(page)
        picture = tab.screenshot()
        browser.close()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(target, optimize=True)


def _faces(side: Image.Image, *, flap_left: bool) -> list[Image.Image]:
    """The three faces of a side, from left to right."""
    scale = side.width / LETTER_LANDSCAPE.width
    flap, face = (round(PANELS[name].size.width * scale) for name in ("why", "cover"))
    edges = [0, flap, flap + face] if flap_left else [0, face, 2 * face]
    ends = [*edges[1:], side.width]
    return [side.crop((a, 0, b, side.height)) for a, b in zip(edges, ends, strict=True)]


def _page(
    outside: Sequence[Image.Image], inside: Sequence[Image.Image], *, right_to_left: bool
) -> str:
    """The three states; a guide from right to left opens to the right."""
    cover, flap = (outside[0], outside[2]) if right_to_left else (outside[2], outside[0])
    front_inside = inside[2] if right_to_left else inside[0]
    spread = [flap, front_inside] if right_to_left else [front_inside, flap]
    style = _STYLE % (*SIZE, HEIGHT)
    closed = f'<div class="sheet">{_leaf(cover, 0, "", pile=True)}</div>'
    turned = _sheet(spread, (10, -10))
    whole = _sheet(inside, (14, 0, -14))
    states = [closed, turned, whole]
    return f"<style>{style}</style>{''.join(reversed(states) if right_to_left else states)}"


def _sheet(faces: Sequence[Image.Image], angles: Sequence[int]) -> str:
    """Leaves beside each other, the outer ones a little raised."""
    leaves = []
    for number, (face, angle) in enumerate(zip(faces, angles, strict=True)):
        shade = _TO_LEFT if number == 0 else _TO_RIGHT
        leaves.append(_leaf(face, angle, shade.format("12%")))
    return f'<div class="sheet">{"".join(leaves)}</div>'


def _leaf(face: Image.Image, angle: int, shade: str, *, pile: bool = False) -> str:
    written = io.BytesIO()
    face.save(written, "PNG")
    picture = base64.b64encode(written.getvalue()).decode()
    edge = "right" if angle > 0 else "left"
    style = f"transform: rotateY({angle}deg); transform-origin: {edge}"
    shaded = f"; --shade: {shade}" if shade else ""
    kind = "leaf pile" if pile else "leaf"
    source = f"data:image/png;base64,{picture}"
    return f'<div class="{kind}" style="{style}{shaded}"><img src="{source}" alt=""></div>'


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), right_to_left="rtl" in sys.argv[3:])
