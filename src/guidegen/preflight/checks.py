"""One small function a check. Each has a stable code; docs/findings.md explains them."""

from collections.abc import Callable, Iterator

import pypdfium2
import zxingcpp

from guidegen.languages import is_latin
from guidegen.model.build import Finding, Severity
from guidegen.preflight import reading
from guidegen.preflight.reading import Expected

Check = Callable[[pypdfium2.PdfDocument, Expected], Iterator[Finding]]
QR_SCALE = 3.0
"""Pixels to a point when the QR code is read back: 216 dots per inch, less than a phone sees."""
SIZE_TOLERANCE = 0.05


def page_sizes(pdf: pypdfium2.PdfDocument, expected: Expected) -> Iterator[Finding]:
    """The file has the pages that the edition has, each of its own size."""
    found = reading.sizes(pdf)
    same = len(found) == len(expected.page_sizes) and all(
        abs(a.width - b.width) < SIZE_TOLERANCE and abs(a.height - b.height) < SIZE_TOLERANCE
        for a, b in zip(found, expected.page_sizes, strict=True)
    )
    if not same:
        yield Finding("page-sizes", Severity.ERROR, f"the pages have the wrong sizes: {found}.")


def facts_in_text(pdf: pypdfium2.PdfDocument, expected: Expected) -> Iterator[Finding]:
    """Every number, address and name that the panels print can be found and copied.

    Right-to-left files are passed over, because readers disagree on the order of their text;
    elsewhere than in Latin script only ASCII values are looked for, and there only Latin ones.
    """
    if expected.right_to_left:
        return
    text = reading.text(pdf)
    for fact in expected.facts:
        looked_for = is_latin(fact) if expected.script == "Latn" else fact.isascii()
        if looked_for and reading.comparable(fact) not in text:
            yield Finding(
                "fact-not-in-text", Severity.ERROR, f"“{fact}” cannot be found in the file's text."
            )


def qr_reads_back(pdf: pypdfium2.PdfDocument, expected: Expected) -> Iterator[Finding]:
    """The QR code on the page leads where the address beside it says."""
    if expected.qr_page is None or not expected.qr_text:
        return
    picture = pdf[expected.qr_page].render(scale=QR_SCALE, grayscale=True).to_pil()
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    if expected.qr_text not in found:
        yield Finding(
            "qr-unreadable",
            Severity.ERROR,
            f"the QR code reads {found or 'nothing'}, not {expected.qr_text}.",
        )


CHECKS: tuple[Check, ...] = (facts_in_text, qr_reads_back)
"""Every check of pages that are the right ones (``page_sizes``), in the order in which they run."""
