"""The form that an entry must have, beyond what makes it an entry."""

from collections.abc import Iterator
from pathlib import Path

import polib

from guidegen.errors import Fault, Place


def form_faults(path: Path, po: polib.POFile) -> Iterator[Fault]:
    """Entries without a context, with plural forms, or with the context of an earlier one."""
    first: dict[str, int] = {}
    for entry in po:
        if not entry.obsolete:
            place = place_of(path, entry)
            yield from _own_faults(place, entry)
            if entry.msgctxt and first.setdefault(entry.msgctxt, place.line) != place.line:
                yield _duplicate(place, first[entry.msgctxt])


def place_of(path: Path, entry: polib.POEntry) -> Place:
    """Where an entry begins: the line of its first comment, else of its context."""
    return Place(path, entry.linenum or 0, key=entry.msgctxt or "")


def _own_faults(place: Place, entry: polib.POEntry) -> Iterator[Fault]:
    if not entry.msgctxt:
        yield Fault(
            "po-context",
            place,
            f"The entry {entry.msgid[:40]!r} has no msgctxt, so it belongs to no message.",
            "Delete it, or run `guidegen catalog update`.",
        )
    if entry.msgid_plural:
        yield Fault(
            "po-plural",
            place,
            "The entry has plural forms, which no message has.",
            "Write one msgid and one msgstr.",
        )


def _duplicate(place: Place, earlier: int) -> Fault:
    return Fault(
        "duplicate-context",
        place,
        f"An entry of this context stands on line {earlier} already.",
        "Keep one of the two.",
    )
