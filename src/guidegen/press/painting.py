"""Painting a group: everything that its brochures are put together from, drawn once.

One document holds the panels that are the same for many schools, the grounds of those that are not,
and every part of these; so fonts, pictures and resources are shared, and what WeasyPrint leaves
wrong in the structure is mended once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.document import Document, Page
from weasyprint.pdf.metadata import DocumentMetadata

from guidegen.model.skeleton import NotPressable
from guidegen.press import tags
from guidegen.press.layout import Engine, complaints
from guidegen.press.part_kinds import Value
from guidegen.press.part_pages import PartsPage
from guidegen.press.part_room import PartRoom
from guidegen.press.parts import Part
from guidegen.press.pieces import Ground, Stencil
from guidegen.press.resources import Shared, shared
from guidegen.press.stencils import ground, part_stencils, photos_in


@dataclass(frozen=True, slots=True)
class Painted:
    """What a group draws: resources, the stencils of parts by their identity, grounds by tags."""

    shared: Shared
    parts: Mapping[int, Stencil]
    grounds: Mapping[str, Ground]


def painted(
    room: PartRoom,
    values: Sequence[Value],
    parts: Sequence[Part],
    openings: Sequence[str],
) -> Painted:
    """Draw a group: its parts, the grounds of panels with these tags, and the lines of values.

    Raises NotPressable where the engine complains.
    """
    engine = room.engine
    room.tell_brackets()
    own = [PartsPage(each) for each in _by_opening(parts)]
    grounds = [_LastPage(page, room, values) for page in _ground_pages(engine, openings)]
    recorded = [*own, *grounds]
    pdf = _pdf(engine, recorded, room.fonts)
    tags.mend(pdf, recorded, engine.language.actual_text)
    structure = tags.Structure(pdf)
    # Parts may have been laid out with an officer of an earlier group: none goes into the files.
    photos = {address for part in parts for address in photos_in(part)}
    common, names = shared(pdf, [engine.photo_name(address) for address in photos])
    stencils = {
        id(part): names.in_stencil(stencil)
        for number, page in enumerate(own)
        for part, stencil in zip(page.parts, part_stencils(structure, number, page), strict=True)
    }
    bare = (ground(structure, number, page) for number, page in enumerate(grounds, len(own)))
    return Painted(common, stencils, dict(zip(openings, map(names.in_ground, bare), strict=True)))


def _by_opening(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts that can stand on one page: those of a panel at one setting."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.opening, []).append(part)
    return list(found.values())


class _LastPage(tags.RecordedPage):
    """A page after which the lines of all values are drawn too, before fonts are made.

    A font tells one text for a glyph, that of its first use: so what all schools share comes first,
    and glyphs come in an order that does not depend on who uses them.
    """

    def __init__(self, page: Page, room: PartRoom, values: Sequence[Value]) -> None:
        super().__init__(page)
        self._room = room
        self._values = values

    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None:
        super().paint(stream, scale)
        for value in self._values:
            value.drawn()
        for font in self._room.fonts.values():
            _sort(font.to_unicode)
            _sort(font.widths)
        _sort(self._room.fonts)


def _sort(entries: dict[Any, Any]) -> None:
    in_order = sorted(entries.items(), key=lambda entry: str(entry[0]).zfill(8))
    entries.clear()
    entries.update(in_order)


def _ground_pages(engine: Engine, openings: Sequence[str]) -> Sequence[Page]:
    if not openings:
        return ()
    laid_out = engine.lay_out([f"{opening}</section>" for opening in openings])
    if laid_out.complaints or len(laid_out.pages) != len(openings):
        raise NotPressable("the ground of a panel cannot be laid out by itself")
    return laid_out.pages


def _pdf(engine: Engine, pages: Sequence[Page], fonts: dict[str, Any]) -> pydyf.PDF:
    """The document's objects, before anything is written."""
    kept: list[pydyf.PDF] = []
    metadata = DocumentMetadata(lang=engine.language.tag)
    document = engine.document(list(pages), metadata)
    document.fonts = fonts

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        whole = pydyf.PDF()
        whole.__dict__.update(pdf.__dict__)
        kept.append(whole)
        pdf.objects, pdf.info = pdf.objects[:1], {}

    with complaints() as heard:
        document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
    if heard:
        raise NotPressable("the engine complains: " + "; ".join(heard[:3]))
    return kept[0]
