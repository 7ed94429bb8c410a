"""What readers find in a screen file: its text, page by page, held against what was set."""

import difflib
import io
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from brochures import MINIMAL, brochure
from pressing import made, pressed

from guidegen import stock
from guidegen.catalog import read_catalog
from guidegen.compose import Brochure
from guidegen.languages import language
from guidegen.model.build import Purpose

_UNCOMPARED = re.compile(
    "[\\s\u00ad\u2010\ufffe\u0002\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069-]+"
)


@dataclass(frozen=True, slots=True)
class ScreenFile:
    """A file and the messages that each of its pages prints, comparable."""

    data: bytes
    messages: tuple[tuple[str, ...], ...]


def guide_in(locale: str) -> Brochure:
    """The minimal workspace's guide in any locale, with the stock catalog's texts."""
    catalog, _ = read_catalog(stock.root() / "locales", MINIMAL / "locales", locale)
    return replace(brochure(), language=language(locale), catalog=catalog, purpose=Purpose.REVIEW)


def screen_file(locale: str, *panels: str) -> ScreenFile:
    """The screen edition with the named panels, or with all of them."""
    of = guide_in(locale)
    chosen = pressed(of, *{"cover", *panels}) if panels else pressed(of)
    printed = (each.html.texts for each in chosen.values())
    messages = tuple(tuple(comparable(text.printed) for text in texts) for texts in printed)
    return ScreenFile(made(of, "screen", chosen), messages)


def comparable(text: str) -> str:
    """Text without white space, hyphens and characters that have no glyph, normalised."""
    return _UNCOMPARED.sub("", unicodedata.normalize("NFC", text))


def pdfium(data: bytes) -> list[str]:
    """What pdfium finds on each page: what Chrome's search and copy find."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def pdftotext(data: bytes, *options: str) -> list[str]:
    """What poppler finds on each page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "guide.pdf"
        path.write_bytes(data)
        command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def structure(data: bytes) -> list[str]:
    """The text that the structure elements themselves tell of each page, in reading order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told: dict[Any, list[str]] = {page.obj.objgen: [] for page in pdf.pages}
        for element in _elements(pdf.Root.StructTreeRoot.K[0]):
            if "/ActualText" in element:
                told[element.Pg.objgen].append(str(element.ActualText))
    return ["".join(texts) for texts in told.values()]


def _elements(element: Any) -> list[Any]:
    found = [element]
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            found.extend(_elements(kid))
    return found


EXTRACTORS: Mapping[str, Callable[[bytes], list[str]]] = {
    "pdfium": pdfium,
    "pdftotext": pdftotext,
    "pdftotext -raw": lambda data: pdftotext(data, "-raw"),
    "structure": structure,
}


def found(message: str, page: str) -> int:
    """How many characters of a message stand on a page, in order and near each other."""
    if message in page:
        return len(message)
    matcher = difflib.SequenceMatcher(None, message, page, autojunk=False)
    longest = matcher.find_longest_match()
    slack = len(message) // 4 + 4
    start = max(0, longest.b - longest.a - slack)
    near = page[start : start + len(message) + 2 * slack]
    blocks = difflib.SequenceMatcher(None, message, near, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def lost(file: ScreenFile, extractor: str) -> list[tuple[str, int]]:
    """Messages that do not come back whole, each with how many characters do."""
    pages = map(comparable, EXTRACTORS[extractor](file.data))
    return [
        (message, found(message, page))
        for page, messages in zip(pages, file.messages, strict=True)
        for message in messages
        if message not in page
    ]
