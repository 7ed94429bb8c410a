"""Preflight: a finished file read back, before anyone sees it."""

from guidegen.preflight.checks import CHECKS
from guidegen.preflight.reading import Expected, read_pdf
from guidegen.model.build import Finding

__all__ = ["CHECKS", "Expected", "preflight"]


def preflight(data: bytes, expected: Expected) -> list[Finding]:
    """Everything that the checks have to say about a finished PDF."""
    with read_pdf(data) as pdf:
        return [finding for check in CHECKS for finding in check(pdf, expected)]
