"""The XLIFF 2 file of a language (https://docs.oasis-open.org/xliff/xliff-core/v2.0/).

It says version 2.0, whose core 2.1 took over unchanged: a tool that reads 2.1 reads it, and not
the other way round.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from guidegen.catalog import Catalog
from guidegen.catalog.reader import catalog_path
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.errors import Fault, WorkspaceError
from guidegen.files import digest
from guidegen.languages import language
from guidegen.translation.exchange.rows import Row
from guidegen.translation.exchange.xliff_inline import original_data, write_texts
from guidegen.translation.exchange.xliff_terms import (
    FINGERPRINT,
    STATES,
    SUB_STATE,
    XLIFF,
    of_xliff,
)
from guidegen.translation.notes import CRITICAL, placeholder_notes

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[\w.-]+", re.ASCII)

register_namespace("", XLIFF)
register_namespace("guidegen", "urn:guidegen:exchange")


def xliff_bytes(catalog: Catalog, rows: Iterable[Row]) -> bytes:
    """The XLIFF file: a ``file`` for each PO file, a group for each file of English text.

    Raises WorkspaceError: a text has a character that XML cannot hold.
    """
    rows = tuple(rows)
    faults = tuple(_unfit(catalog, rows))
    if faults:
        raise WorkspaceError(*faults)
    root = Element(of_xliff("xliff"), {"version": "2.0", "srcLang": SOURCE_LOCALE})
    root.set("trgLang", catalog.locale)
    root.set(_SPACE, "preserve")
    files = dict.fromkeys(row.file for row in rows)
    parts = [(name, [row for row in rows if row.file == name]) for name in files]
    segments = [each for name, part in parts for each in _add_file(root, catalog, name, part)]
    # Before the texts are in, because a text that begins with a code would be indented too.
    indent(root)
    for segment, row in segments:
        source, *target = segment
        write_texts(source, target[0] if target else None, (row.message.source, row.translation))
    # Only text is left with a bare carriage return, which a reader would make a line break.
    data = tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{data}\n'.encode()


def _unfit(catalog: Catalog, rows: Iterable[Row]) -> Iterator[Fault]:
    """The texts that an XML file would not give back whole."""
    for row in rows:
        message, entry = row.message, catalog.entries.get(row.message.context)
        texts = [(message.place, "".join((message.context, message.source, message.note)))]
        if entry:
            texts.append((entry.place, row.translation + row.previous))
        for place, text in texts:
            for character in sorted(set(_ILLEGAL.findall(text))):
                problem = f"The text has the character U+{ord(character):04X}, which no XML holds."
                yield Fault("xml-unfit", place, problem, "Delete it.")


def _add_file(
    root: Element, catalog: Catalog, name: str, rows: Sequence[Row]
) -> Iterator[tuple[Element, Row]]:
    """Add a file with its groups and units; each row with its segment, still without text."""
    original = catalog_path(Path("locales"), catalog.locale, name).as_posix()
    file = SubElement(root, of_xliff("file"), {"id": name, "original": original})
    file.set("srcDir", "ltr")
    file.set("trgDir", language(catalog.locale).direction)
    for number, (where, each) in enumerate(itertools.groupby(rows, lambda row: row.where), 1):
        group = SubElement(file, of_xliff("group"), {"id": f"g{number}", "name": where})
        for row in each:
            yield _add_unit(group, row), row


def _add_unit(group: Element, row: Row) -> Element:
    context = row.message.context
    name = context if _NAME.fullmatch(context) else f"u-{digest(context.encode())[:16]}"
    unit = SubElement(group, of_xliff("unit"), {"id": name, "name": context})
    unit.set(FINGERPRINT, row.fingerprint)
    _add_notes(unit, row)
    pieces = original_data(row.message.source, row.translation)
    data = SubElement(unit, of_xliff("originalData")) if pieces else unit
    for piece, key in pieces.items():
        SubElement(data, of_xliff("data"), {"id": key}).text = piece
    segment = SubElement(unit, of_xliff("segment"), {"id": "s1", "state": STATES[row.state]})
    segment.set("subState", SUB_STATE + row.state)
    SubElement(segment, of_xliff("source"))
    if row.translation:
        SubElement(segment, of_xliff("target"))
    return segment


def _add_notes(unit: Element, row: Row) -> None:
    notes = SubElement(unit, of_xliff("notes"))
    for category, text in _notes(row):
        SubElement(notes, of_xliff("note"), {"category": category}).text = text


def _notes(row: Row) -> Iterator[tuple[str, str]]:
    """The kind and the text of everything that a translator is told of a message."""
    if row.message.note:
        yield "note", row.message.note
    if row.message.critical:
        yield "critical", CRITICAL
    for text in placeholder_notes(row.message.source):
        yield "placeholder", text
    if row.previous:
        yield "previous-source", row.previous
    if row.room:
        yield "room", row.room
    yield "where", row.where
