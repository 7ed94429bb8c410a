"""What preflight reads of a PDF, and what it expects to find."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from guidegen.geometry import LETTER_LANDSCAPE, Size
from guidegen.model.panel import PANELS

_LINE_ENDS = re.compile("[\\s\u00ad\u2010\ufffe\u0002-]+")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file must hold: its panels, the values printed on them, the QR code's text."""

    edition: str
    panels: tuple[str, ...]
    facts: tuple[str, ...]
    script: str
    right_to_left: bool
    qr_text: str

    @property
    def page_sizes(self) -> tuple[Size, ...]:
        """The size of each page in points."""
        if self.edition == "trifold":
            return (LETTER_LANDSCAPE, LETTER_LANDSCAPE)
        return tuple(PANELS[panel].size for panel in self.panels)

    @property
    def qr_page(self) -> int:
        """The number (from 0) of the page that carries the QR code."""
        return 0 if self.edition == "trifold" else self.panels.index("act")


@contextmanager
def read_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The file, opened by a reader that had no part in writing it."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def sizes(pdf: pypdfium2.PdfDocument) -> tuple[Size, ...]:
    """The size of every page in points."""
    return tuple(Size(*pdf.get_page_size(number)) for number in range(len(pdf)))


def text(pdf: pypdfium2.PdfDocument) -> str:
    """All text of the file in content order, comparable."""
    return "".join(comparable(page.get_textpage().get_text_bounded()) for page in pdf)


def comparable(text: str) -> str:
    """Text without white space and hyphens, which readers drop or add where a line ends."""
    return _LINE_ENDS.sub("", text)
