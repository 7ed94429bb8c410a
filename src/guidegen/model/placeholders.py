"""Placeholders: the names in braces that a message may hold, a closed list."""

import re
from collections.abc import Iterator

PLACEHOLDERS = frozenset(
    {
        "agency",
        "agreement_url",
        "district",
        "email",
        "emergency",
        "guide_url",
        "phone",
        "school",
        "school_year",
        "tip_line",
        "website",
    }
)
"""Every name that may stand in braces; phone, email and website are the district's."""

_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def placeholders_in(text: str) -> Iterator[str]:
    """The names in braces of a text, in order, known or not."""
    return (match[1] for match in _IN_BRACES.finditer(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace stands in the text that opens or closes no placeholder."""
    return bool(set(_IN_BRACES.sub("", text)) & {"{", "}"})
