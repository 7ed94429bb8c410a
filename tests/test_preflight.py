"""Preflight reads a finished file back and says what is wrong with it."""

import functools
from dataclasses import replace

import pytest
from brochures import brochure
from pressing import made

from guidegen.editions.making import TRIFOLD_PANELS
from guidegen.geometry import LETTER_LANDSCAPE
from guidegen.model.panel import PANELS
from guidegen.preflight import Expected, preflight

SCREEN_PAGES = tuple(PANELS[name].size for name in TRIFOLD_PANELS)
EXPECTED = Expected(
    page_sizes=(LETTER_LANDSCAPE, LETTER_LANDSCAPE),
    facts=("Pine Hollow School", "(503) 555-0112"),
    script="Latn",
    right_to_left=False,
    qr_text="",
    qr_page=0,
)


@functools.cache
def trifold() -> bytes:
    """The trifold of the minimal school."""
    return made(brochure(), "trifold")


def codes(expected: Expected) -> list[str]:
    return [finding.code for finding in preflight(trifold(), expected)]


def expected(**changes: object) -> Expected:
    right = replace(EXPECTED, qr_text=brochure().guide_url)
    return replace(right, **changes)  # type: ignore[arg-type]


def test_a_good_file_has_no_findings() -> None:
    """Sizes, facts and QR code agree with what was asked for."""
    assert codes(expected()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"page_sizes": SCREEN_PAGES}, "page-sizes"),
        ({"facts": ("(503) 555-0199",)}, "fact-not-in-text"),
        ({"qr_text": "https://elsewhere.example/"}, "qr-unreadable"),
    ],
)
def test_what_differs_is_found(changes: dict[str, object], code: str) -> None:
    """A wrong number, a wrong page or a wrong QR code does not pass."""
    assert code in codes(expected(**changes))
