"""Keeps a PO file in step with the messages, without ever guessing a translation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from guidegen.files import write_text_atomically
from guidegen.model.content import Message
from guidegen.model.placeholders import placeholders_in
from guidegen.translation.notes import notes_of


@dataclass(frozen=True, slots=True)
class Updated:
    """A PO file in step, what was taken out of it, and how many entries are new or changed."""

    po: polib.POFile
    obsolete: tuple[polib.POEntry, ...]
    added: int
    changed: int


def new_po(locale: str) -> polib.POFile:
    """An empty PO file of a locale (a BCP-47 tag), with the header that tools expect."""
    po = polib.POFile(wrapwidth=0, encoding="utf-8")
    po.metadata = {
        "Project-Id-Version": "guidegen",
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return po


def update(po: polib.POFile, messages: Sequence[Message], root: Path) -> Updated:
    """The same catalog with exactly these messages, in their order.

    A translation stays with its context. Where its source has changed, the source that it was
    made from is kept as ``#|`` and the entry marked fuzzy. New messages are empty. Places are
    written relative to ``root``, without lines, so that moving a text changes no catalog.
    """
    known = {entry.msgctxt: entry for entry in po if not entry.obsolete}
    fresh = _header_of(po)
    added = changed = 0
    for message in messages:
        entry = known.pop(message.context, None)
        added += entry is None
        changed += entry is not None and entry.msgid != message.source
        fresh.append(_entry(entry, message, root))
    gone = [*known.values(), *po.obsolete_entries()]
    return Updated(fresh, tuple(entry for entry in gone if entry.msgstr), added, changed)


def remember(memory: polib.POFile, obsolete: Iterable[polib.POEntry]) -> polib.POFile:
    """The memory with obsolete entries added; of the same text, the latest translation stays."""
    kept = {(entry.msgctxt, entry.msgid): entry for entry in memory if not entry.obsolete}
    for entry in obsolete:
        kept.pop((entry.msgctxt, entry.msgid), None)
        kept[entry.msgctxt, entry.msgid] = _copy(entry)
    fresh = _header_of(memory)
    fresh.extend(kept.values())
    return fresh


def write_po(path: Path, po: polib.POFile) -> bool:
    """Write a PO file, one line a text, unless it says the same already; whether it was written."""
    text = str(po)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    write_text_atomically(path, text)
    return True


def _entry(old: polib.POEntry | None, message: Message, root: Path) -> polib.POEntry:
    entry = _copy(old) if old else polib.POEntry(msgctxt=message.context)
    _set_source(entry, message.source)
    entry.comment = "\n".join(notes_of(message))
    entry.occurrences = [(_relative(message.place.path, root), "")]
    entry.flags = [flag for flag in entry.flags if flag != "python-brace-format"]
    if any(placeholders_in(message.source)):
        entry.flags.append("python-brace-format")
    return entry


def _set_source(entry: polib.POEntry, source: str) -> None:
    """Put today's source into an entry, and mark its translation stale if it was another."""
    if entry.msgid == source:
        return
    made_from = entry.previous_msgid or entry.msgid
    entry.msgid = source
    stale = bool(entry.msgstr) and made_from != source
    entry.previous_msgid = made_from if stale else None
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if entry.msgstr:
        entry.flags.insert(0, "fuzzy")


def _copy(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        comment=entry.comment,
        tcomment=entry.tcomment,
        occurrences=list(entry.occurrences),
        flags=list(entry.flags),
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid=entry.previous_msgid,
    )


def _header_of(po: polib.POFile) -> polib.POFile:
    """An empty file with this header, not fuzzy: that makes other tools skip all of a catalog."""
    fresh = polib.POFile(wrapwidth=0, encoding="utf-8")
    fresh.header = po.header
    fresh.metadata = dict(po.metadata)
    return fresh


def _relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
