"""What preflight reads of a PDF, and what it expects to find."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from guidegen.geometry import Size

_LINE_ENDS = re.compile("[\\s\u00ad\u2010\ufffe\u0002-]+")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file must hold: pages, the values printed on them, the QR code's text.

    ``page_sizes`` in points; ``qr_page`` is the number (from 0) of the page that carries the code,
    None where none does.
    """

    page_sizes: tuple[Size, ...]
    facts: tuple[str, ...]
    script: str
    right_to_left: bool
    qr_text: str
    qr_page: int | None = None


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
