"""Placeholders: the names in braces that a message may hold, a closed list."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "agency": "Cedar Valley Police",
        "agreement_url": "https://www.cvusd.example/sro-agreement",
        "district": "Cedar Valley Schools",
        "email": "families@cvusd.example",
        "emergency": "911",
        "guide_url": "https://guides.cvusd.example/cedar-valley-high/es/",
        "phone": "(503) 555-0100",
        "school": "Cedar Valley High School",
        "school_year": "2026–27",
        "tip_line": "(503) 555-0190",
        "website": "https://www.cvusd.example",
    }
)
"""Every name that may stand in braces, and an example; phone, email and website: the district's."""

_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def placeholders_in(text: str) -> Iterator[str]:
    """The names in braces of a text, in order, known or not."""
    return (match[1] for match in _IN_BRACES.finditer(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace stands in the text that opens or closes no placeholder."""
    return bool(set(_IN_BRACES.sub("", text)) & {"{", "}"})
