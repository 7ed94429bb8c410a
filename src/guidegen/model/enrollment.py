"""How many families of a school read which language at home."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HomeLanguage:
    """A language of a school's families: its tag, where guidegen knows one, and its name."""

    tag: str
    name: str
    families: int


Enrollment = Mapping[str, tuple[HomeLanguage, ...]]
"""The home languages of each school, by its id, those of most families first."""
