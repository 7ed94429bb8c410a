"""Painting a group: everything that its brochures are put together from, drawn once.

One document holds the panels that are the same for many schools, the grounds of those that are not,
and every part of these; so fonts, pictures and resources are shared, and what WeasyPrint leaves
wrong in the structure is mended once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.document import Document, Page
from weasyprint.pdf.metadata import DocumentMetadata

from guidegen.model.skeleton import NotPressable
from guidegen.press import tags
from guidegen.press.layout import Engine, complaints
from guidegen.press.part_pages import PartPage
from guidegen.press.parts import Part
from guidegen.press.pieces import Ground, Stencil
from guidegen.press.resources import Shared, shared
from guidegen.press.stencils import ground, part_stencil


@dataclass(frozen=True, slots=True)
class Painted:
    """What a group draws: resources, the stencils of parts by their identity, grounds by tags."""

    shared: Shared
    parts: Mapping[int, Stencil]
    grounds: Mapping[str, Ground]


def painted(
    engine: Engine,
    fonts: dict[str, Any],
    parts: Sequence[Part],
    openings: Sequence[str],
    photos: Collection[str],
) -> Painted:
    """Draw a group: its parts, and the grounds of panels with these tags.

    ``fonts`` hold what fields were drawn with; ``photos`` are the addresses of schools' pictures,
    which no other school's file is to carry. Raises NotPressable where the engine complains.
    """
    own = [PartPage(part) for part in parts]
    grounds = [tags.RecordedPage(page) for page in _ground_pages(engine, openings)]
    recorded = [*own, *grounds]
    pdf = _pdf(engine, recorded, fonts)
    tags.mend(pdf, recorded, engine.language.actual_text)
    structure = tags.Structure(pdf)
    common, names = shared(pdf, [engine.photo_name(address) for address in photos])
    stencils = {
        id(page.part): names.in_stencil(part_stencil(structure, number, page))
        for number, page in enumerate(own)
    }
    bare = (ground(structure, number, page) for number, page in enumerate(grounds, len(own)))
    return Painted(common, stencils, dict(zip(openings, map(names.in_ground, bare), strict=True)))


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
