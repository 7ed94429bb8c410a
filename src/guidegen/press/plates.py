"""Plates: what brochures with the same panels share, written and compressed once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pydyf

from guidegen.geometry import Size
from guidegen.imposition import Sheet
from guidegen.model.printing import Printing
from guidegen.press.page_objects import (
    CATALOG,
    DOCUMENT,
    FIRST_PAGE,
    METADATA,
    OUTLINES,
    PAGES,
    STRUCTURE,
    Held,
    PageWriter,
)
from guidegen.press.panels import Panel
from guidegen.press.placing import printed_as_it_is, sheet_content, sheet_page
from guidegen.press.resources import Shared, with_references
from guidegen.press.writer import BEST, Writer, as_number, row_of

_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_PICTURES = b"/XObject <<"


@dataclass(frozen=True, slots=True)
class Plate:
    """What brochures with the same panels share: the beginning of their files."""

    beginning: bytes
    digest: bytes
    rows: Mapping[int, bytes]
    next: int
    resources: int
    common: bytes
    sections: Mapping[int, int]
    parents: Mapping[int, Held]
    names: tuple[tuple[bytes, int], ...]


def screen_plate(
    shared: Shared, panels: Sequence[Panel], printing: Printing | None = None
) -> Plate:
    writer = Writer(FIRST_PAGE + len(panels), len(_HEADER))
    common = _share(shared, writer)
    resources = writer.reserve()
    writer.pack(resources, common)
    sections: dict[int, int] = {}
    parents: dict[int, Held] = {}
    names: list[tuple[bytes, int]] = []
    for number, panel in enumerate(panels):
        sections[number] = writer.reserve()
        if panel.shared:
            page = PageWriter(number, panel, sections[number], len(panels))
            parents[number] = page.write(writer, b"%d 0 R" % resources)
            names += page.names
    references = b" ".join(b"%d 0 R" % (FIRST_PAGE + each) for each in range(len(panels)))
    catalog = (
        b"<</Type /Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Outlines %d 0 R%s"
        b"/ViewerPreferences %s>>"
    )
    said = shared.catalog, _preferences(printing)
    writer.pack(CATALOG, catalog % (PAGES, STRUCTURE, METADATA, OUTLINES, *said))
    writer.pack(PAGES, b"<</Type /Pages/Kids [%s]/Count %d>>" % (references, len(panels)))
    document = b"<</Type /StructElem/S /Document/K [%s]/P %d 0 R>>"
    kids = b" ".join(b"%d 0 R" % each for each in sections.values())
    writer.pack(DOCUMENT, document % (kids, STRUCTURE))
    writer.flush(BEST)
    return _begun(writer, resources, common, sections, parents, names)


def _preferences(printing: Printing | None) -> bytes:
    """What a viewer is told: to show the title (UA-1 7.1), and how pages for paper are printed."""
    printed = printed_as_it_is(printing) if printing else {}
    data: bytes = pydyf.Dictionary({"DisplayDocTitle": "true", **printed}).data
    return data


def sheet_plate(
    shared: Shared, panels: Mapping[str, Panel], sheets: Sequence[Sheet], printing: Printing
) -> Plate:
    writer = Writer(FIRST_PAGE + len(sheets), len(_HEADER))
    common = _share(shared, writer)
    resources = writer.reserve()
    writer.pack(resources, common)
    forms = {panel: writer.reserve() for panel in panels}
    for panel in panels.values():
        if panel.shared:
            write_form(writer, forms[panel.name], panel.size, b"%d 0 R" % resources, panel.content)
    for number, sheet in enumerate(sheets, FIRST_PAGE):
        content_number = writer.reserve()
        writer.whole(content_number, sheet_content(sheet).data)
        faces = [b"%d 0 R" % forms[placed.panel] for placed in sheet.panels]
        page = sheet_page(sheet, b"%d 0 R" % PAGES, b"%d 0 R" % content_number, faces)
        writer.pack(number, page.data)
    pages = b" ".join(b"%d 0 R" % (FIRST_PAGE + each) for each in range(len(sheets)))
    writer.pack(PAGES, b"<</Type /Pages/Kids [%s]/Count %d>>" % (pages, len(sheets)))
    catalog = b"<</Type /Catalog/Pages %d 0 R/Lang %s/ViewerPreferences %s>>"
    writer.pack(CATALOG, catalog % (PAGES, shared.lang, printed_as_it_is(printing).data))
    writer.flush(BEST)
    return _begun(writer, resources, common, dict(enumerate(forms.values())), {}, ())


def write_form(writer: Writer, number: int, size: Size, resources: bytes, content: bytes) -> None:
    """A panel as a form (ISO 32000-1, 8.10), its content compressed already."""
    head = b"/Type /XObject/Subtype /Form/BBox [0 0 %s %s]/Resources %s/Filter /FlateDecode"
    box = as_number(size.width), as_number(size.height)
    writer.stream(number, head % (*box, resources), content)


def _begun(  # noqa: PLR0913, PLR0917  -- all that a plate has
    writer: Writer,
    resources: int,
    common: bytes,
    sections: Mapping[int, int],
    parents: Mapping[int, Held],
    names: Sequence[tuple[bytes, int]],
) -> Plate:
    beginning = b"".join((_HEADER, *writer.chunks))
    return Plate(
        beginning,
        hashlib.sha256(beginning).digest(),
        {number: row_of(row) for number, row in writer.rows.items()},
        writer.next,
        resources,
        common,
        sections,
        parents,
        tuple(names),
    )


def _share(shared: Shared, writer: Writer) -> bytes:
    """Write what pages share; the resources that lead to it."""
    first = writer.reserve(len(shared.objects))
    for number, (is_stream, data) in enumerate(shared.objects, first):
        whole = _from(first, data)
        if is_stream:
            writer.whole(number, whole)
        else:
            writer.pack(number, whole)
    return _from(first, shared.resources)


def _from(first: int, data: bytes) -> bytes:
    """Data whose references are places, with the numbers of objects from ``first`` on."""
    return with_references(data, lambda place: b"%d 0 R" % (first + place))


def resources_of(writer: Writer, plate: Plate, panel: Panel) -> bytes:
    """The shared resources, or a copy that has the panel's own photos as well."""
    photos = panel.photos
    if not photos:
        return b"%d 0 R" % plate.resources
    added = b""
    for name, image in photos.items():
        number = writer.reserve()
        writer.whole(number, image)
        added += b"/%s %d 0 R" % (name, number)
    own = writer.reserve()
    writer.pack(own, plate.common.replace(_PICTURES, _PICTURES + added, 1))
    return b"%d 0 R" % own
