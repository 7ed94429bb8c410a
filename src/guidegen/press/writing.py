"""Pages to PDF bytes: tagged for screens, or faces placed on sheets for paper."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

import pydyf
from weasyprint.document import Document, Page
from weasyprint.pdf.metadata import DocumentMetadata

from guidegen import __version__
from guidegen.errors import RenderingError
from guidegen.imposition import Sheet
from guidegen.model.printing import Printing
from guidegen.press import placing, tags
from guidegen.press.assembly import Description
from guidegen.press.layout import Engine, complaints
from guidegen.press.placing import Drawing
from guidegen.press.writer import operator

Finisher = Callable[[Document, pydyf.PDF], None]
_TITLE = "\ue000title\ue001"
"""Stands for the title in what files of a group say of themselves: all else is the same."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a file says of itself. ``date`` is a W3C date; ``identifier`` is stable for a job."""

    title: str
    lang: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: str
    identifier: str


@dataclass(frozen=True, slots=True)
class ProofPage:
    """A sheet of a proof, and the panel that is drawn on it, if any."""

    page: Page
    panel: Page | None = None
    drawing: Drawing | None = None


def write_screen(
    engine: Engine, pages: Sequence[Page], info: DocumentInfo, printing: Printing | None = None
) -> bytes:
    """One panel a page, tagged as PDF/UA-1 (ISO 14289-1), with bookmarks.

    ``printing`` is how it is printed, where it is for paper too.
    """

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        tags.mend(pdf, recorded, engine.language.actual_text)
        if printing:
            pdf.catalog["ViewerPreferences"].update(placing.printed_as_it_is(printing))

    recorded = [tags.RecordedPage(page) for page in pages]
    document = engine.document(list(recorded), _metadata(info))
    return _bytes(
        document,
        info,
        finisher=finish,
        pdf_variant="pdf/ua-1",
    )


def describe(engine: Engine, info: DocumentInfo) -> Description:
    """The same for a file that is assembled."""
    data, metadata = _description(engine, replace(info, title=_TITLE, identifier=""))
    title = pydyf.String(info.title).data
    return Description(
        data.replace(pydyf.String(_TITLE).data, title),
        metadata.replace(_TITLE.encode(), escape(info.title, quote=False).encode()),
        pydyf.String(info.identifier).data,
    )


@functools.lru_cache(maxsize=64)
def _description(engine: Engine, info: DocumentInfo) -> tuple[bytes, bytes]:
    """Information dictionary and metadata, as the engine writes them for no page at all."""
    kept: list[bytes] = []

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        metadata = next(
            o for o in pdf.objects if o.number and o.reference == pdf.catalog["Metadata"]
        )
        kept.extend((pdf.info.data, b"\n".join(metadata.stream)))

    engine.document([], _metadata(info)).write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
    data, metadata = kept
    return data, metadata


def write_sheets(
    engine: Engine,
    pages: Mapping[str, Page],
    sheets: Sequence[Sheet],
    printing: Printing,
    info: DocumentInfo,
) -> bytes:
    """Panels placed on sheets, for paper: no tags, no links; printed as it is."""
    placed = [panel.panel for sheet in sheets for panel in sheet.panels]
    document = engine.document([_without_links(pages[panel]) for panel in placed], _metadata(info))
    return _bytes(
        document, info, finisher=lambda _, pdf: placing.impose(pdf, placed, sheets, printing)
    )


def write_proof(engine: Engine, sheets: Sequence[ProofPage], info: DocumentInfo) -> bytes:
    """Sheets, some with a panel's page drawn below what they show; for the eye, so not tagged."""
    panels = [_without_links(each.panel) for each in sheets if each.panel is not None]
    drawings = [each.drawing for each in sheets]
    document = engine.document([*(each.page for each in sheets), *panels], _metadata(info))
    return _bytes(document, info, finisher=lambda _, pdf: placing.show_below(pdf, drawings))


def write_pages(engine: Engine, pages: Sequence[Page], info: DocumentInfo) -> bytes:
    """Pages as they are, for those who print guides; not tagged."""
    return _bytes(engine.document(list(pages), _metadata(info)), info)


def _without_links(page: Page) -> Page:
    plain = object.__new__(Page)
    plain.__dict__.update(page.__dict__, links=[], anchors={}, bookmarks=[])
    return plain


def _metadata(info: DocumentInfo) -> DocumentMetadata:
    return DocumentMetadata(
        title=info.title,
        authors=[info.author],
        description=info.subject,
        keywords=list(info.keywords),
        generator=f"guidegen {__version__}",
        created=info.date,
        modified=info.date,
        lang=info.lang,
    )


def _bytes(
    document: Document,
    info: DocumentInfo,
    finisher: Finisher = lambda document, pdf: None,  # noqa: ARG005
    **options: object,
) -> bytes:
    def finish(finished: Document, pdf: pydyf.PDF) -> None:
        finisher(finished, pdf)
        for each in pdf.objects:
            if isinstance(each, pydyf.Stream):
                each.stream = [operator(item) for item in each.stream]

    with complaints() as heard:
        data = document.write_pdf(
            pdf_identifier=info.identifier.encode(), finisher=finish, **options
        )
    if heard:
        raise RenderingError(f"{info.identifier} cannot be written: {'; '.join(heard)}")
    assert isinstance(data, bytes)  # noqa: S101
    return data
