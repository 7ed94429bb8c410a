"""Assembly: brochures put together from stencils, as bytes.

What all brochures with the same panels share is written, numbered and compressed once: a plate.
For a brochure only what differs is written after it: contents and structure of the panels that name
the school, outline, metadata and cross-reference. Numbers of objects are kept, so nothing is
numbered anew.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidegen.imposition import Sheet
from guidegen.model.printing import Printing
from guidegen.press.outline import entries_of, outline
from guidegen.press.page_objects import (
    CATALOG,
    DOCUMENT,
    INFO,
    METADATA,
    OUTLINES,
    PARENTS,
    STRUCTURE,
    Held,
    PageWriter,
    link_key,
)
from guidegen.press.panels import Panel
from guidegen.press.plates import Plate, resources_of, screen_plate, sheet_plate, write_form
from guidegen.press.resources import Shared
from guidegen.press.writer import FAST, Writer, row_of

_FREE = bytes(5) + b"\xff\xff"
"""The row of a number that no object has."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a brochure's file says of itself: an information dictionary and metadata, as bytes."""

    info: bytes
    metadata: bytes
    identifier: bytes


class Assembler:
    """Puts the brochures of a group together."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._plates: dict[tuple[object, ...], Plate] = {}
        self._outlines: dict[Any, tuple[bytes, ...]] = {}

    def screen(
        self,
        panels: Sequence[Panel],
        description: Description,
        printing: Printing | None = None,
    ) -> bytes:
        """A tagged file with one panel a page, for a printer too where ``printing`` says how."""
        key = (printing and id(printing), *(each.id for each in panels))
        plate = self._plates.get(key)
        if plate is None:
            plate = self._plates[key] = screen_plate(self._shared, panels, printing)
        return self._finished(plate, panels, description)

    def sheets(
        self,
        panels: Mapping[str, Panel],
        sheets: Sequence[Sheet],
        printing: Printing,
        description: Description,
    ) -> bytes:
        """Panels placed on sheets, for paper: no tags, no links."""
        key = (tuple(sheets), *(each.id for each in panels.values()))
        plate = self._plates.get(key)
        if plate is None:
            plate = self._plates[key] = sheet_plate(self._shared, panels, sheets, printing)
        writer = Writer(plate.next, len(plate.beginning))
        for number, panel in enumerate(panels.values()):
            if not panel.shared:
                resources = resources_of(writer, plate, panel)
                write_form(writer, plate.sections[number], panel.size, resources, panel.content)
        writer.pack(INFO, description.info)
        writer.flush(FAST)
        return _file(plate, writer, description)

    def _finished(self, plate: Plate, panels: Sequence[Panel], description: Description) -> bytes:
        writer = Writer(plate.next, len(plate.beginning))
        parents = dict(plate.parents)
        names = list(plate.names)
        for number, panel in enumerate(panels):
            if not panel.shared:
                page = PageWriter(number, panel, plate.sections[number], len(panels))
                parents[number] = page.write(writer, resources_of(writer, plate, panel))
                names += page.names
        writer.pack(PARENTS, _parent_tree(parents, len(panels)))
        writer.pack(STRUCTURE, _structure_root(names))
        self._write_outline(writer, panels)
        writer.pack(INFO, description.info)
        writer.stream(METADATA, b"/Type /Metadata/Subtype /XML", description.metadata)
        writer.flush(FAST)
        return _file(plate, writer, description)

    def _write_outline(self, writer: Writer, panels: Sequence[Panel]) -> None:
        entries = tuple(entries_of(panels))
        first = writer.reserve(len(entries))
        key = (first, entries)
        bodies = self._outlines.get(key)
        if bodies is None:
            bodies = self._outlines[key] = outline(entries, first)
        for number, body in zip(
            (OUTLINES, *range(first, first + len(entries))), bodies, strict=True
        ):
            writer.pack(number, body)


def _parent_tree(parents: Mapping[int, Held], pages: int) -> bytes:
    rows = [b"%d [%s]" % (number, parents[number][0]) for number in range(pages)]
    rows += [
        b"%d %s" % (link_key(number, link, pages), element)
        for number in range(pages)
        for link, element in enumerate(parents[number][1])
    ]
    return b"<</Nums [%s]>>" % b" ".join(rows)


def _structure_root(names: Iterable[tuple[bytes, int]]) -> bytes:
    listed = b" ".join(b"%s %d 0 R" % each for each in sorted(names))
    tree = b"/IDTree <</Names [%s]>>" % listed if listed else b""
    return b"<</Type /StructTreeRoot/K [%d 0 R]/ParentTree %d 0 R%s>>" % (DOCUMENT, PARENTS, tree)


def _file(plate: Plate, writer: Writer, description: Description) -> bytes:
    own = writer.reserve()
    rows = dict(plate.rows)
    rows |= {number: row_of(row) for number, row in writer.rows.items()}
    rows[own] = row_of((1, writer.position, 0))
    table = zlib.compress(b"".join([rows.get(number, _FREE) for number in range(own + 1)]), FAST)
    digest = hashlib.sha256(plate.digest + b"".join(writer.chunks)).hexdigest()[:32].encode()
    head = (
        b"/Type /XRef/W [1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID [%s (%s)]/Filter /FlateDecode"
    ) % (own + 1, CATALOG, INFO, description.identifier, digest)
    position = writer.position
    writer.stream(own, head, table)
    return b"".join((plate.beginning, *writer.chunks, b"startxref\n%d\n%%%%EOF\n" % position))
