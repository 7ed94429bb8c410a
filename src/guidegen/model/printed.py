"""What a panel of a brochure prints: its texts and the values in it, by name."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedPanel:
    """Texts as printed, by their contexts, and values, by what they are of.

    A value is named as a skeleton's hole is (``officers.sro.0.phone``); those that a template
    prints without naming them go by their number.
    """

    panel: str
    texts: Mapping[str, str]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a panel prints otherwise; empty where it did not, or does not any more."""

    panel: str
    name: str
    old: str
    new: str


Printed = tuple[PrintedPanel, ...]
"""What a brochure prints, in reading order."""


def changes(old: Printed, new: Printed) -> tuple[Change, ...]:
    """What differs between two brochures, values before texts."""
    before, after = _by_panel(old), _by_panel(new)
    nothing = PrintedPanel("", {}, {})
    found: list[Change] = []
    for panel in dict.fromkeys((*before, *after)):
        was, now = before.get(panel, nothing), after.get(panel, nothing)
        found += _changes(panel, was.values, now.values)
        found += _changes(panel, was.texts, now.texts)
    return tuple(found)


def _by_panel(printed: Printed) -> dict[str, PrintedPanel]:
    return {each.panel: each for each in printed}


def _changes(panel: str, old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    return [
        Change(panel, name, old.get(name, ""), new.get(name, ""))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    ]
