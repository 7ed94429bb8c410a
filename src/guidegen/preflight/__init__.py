"""Preflight: a finished file read back, before anyone sees it."""

from guidegen.model.build import Finding
from guidegen.preflight.checks import CHECKS, page_sizes
from guidegen.preflight.drawings import text_of_qr
from guidegen.preflight.pictures import picture_of
from guidegen.preflight.print_shop import preflight_print_shop
from guidegen.preflight.reading import Expected, read_pdf

__all__ = [
    "CHECKS",
    "Expected",
    "glance",
    "picture_of",
    "preflight",
    "preflight_print_shop",
    "text_of_qr",
]


def preflight(data: bytes, expected: Expected) -> list[Finding]:
    """What the checks say about a finished PDF; of one with wrong pages, only that."""
    with read_pdf(data) as pdf:
        return list(page_sizes(pdf, expected)) or [
            finding for check in CHECKS for finding in check(pdf, expected)
        ]


def glance(data: bytes, expected: Expected) -> list[Finding]:
    """Whether a finished PDF can be opened and has the pages that it should have.

    For a file that is put together from what was looked over in others.
    """
    with read_pdf(data) as pdf:
        return list(page_sizes(pdf, expected))
