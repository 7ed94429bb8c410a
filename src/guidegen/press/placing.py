"""Faces on sheets: the pages of a finished object graph become forms, placed as imposition says.

Runs in WeasyPrint's ``finisher`` hook, on pydyf objects (PDF 32000-1:2008, 8.10: form XObjects).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from guidegen.geometry import Size
from guidegen.imposition import PlacedPanel, Sheet, Tick
from guidegen.model.printing import Printing

TICK_WIDTH = 0.5
TICK_GREY = 0.45


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page to be shown, reduced, on another; points, from the top left corners of both.

    ``height`` is how much of the page is shown, from its top; ``x`` and ``y`` say where.
    """

    height: float
    x: float
    y: float
    scale: float


def impose(
    pdf: pydyf.PDF, panels: Sequence[str], sheets: Sequence[Sheet], printing: Printing
) -> None:
    """Replace the pages, one for each name in ``panels``, by sheets that show them."""
    faces = dict(zip(panels, _to_forms(pdf, pdf.page_references), strict=True))
    pdf.pages["Kids"] = pydyf.Array()
    pdf.pages["Count"] = 0
    for sheet in sheets:
        _add_sheet(pdf, sheet, faces)
    pdf.catalog["ViewerPreferences"] = printed_as_it_is(printing)


def printed_as_it_is(printing: Printing) -> pydyf.Dictionary:
    """What a viewer is told of sheets: no scaling, and over which edge to turn them."""
    return pydyf.Dictionary({"PrintScaling": "/None", "Duplex": f"/{printing.duplex}"})


def show_below(pdf: pydyf.PDF, drawings: Sequence[Drawing | None]) -> None:
    """Show the last pages, one for each drawing, as drawings below what the first pages show."""
    drawn = [each for each in drawings if each is not None]
    number = len(pdf.page_references) - len(drawn)
    by_reference = {each.reference: each for each in pdf.objects}
    sheets = [by_reference[reference] for reference in pdf.page_references[:number]]
    forms = iter(_to_forms(pdf, pdf.page_references[number:]))
    pdf.pages["Kids"] = pydyf.Array(pdf.pages["Kids"][: 3 * number])
    pdf.pages["Count"] = number
    for sheet, drawing in zip(sheets, drawings, strict=True):
        if drawing is not None:
            _show_below(pdf, sheet, drawing, next(forms))


def _show_below(
    pdf: pydyf.PDF, sheet: pydyf.Dictionary, drawing: Drawing, form: pydyf.Stream
) -> None:
    _, _, width, height = form.extra["BBox"]
    form.extra["BBox"] = pydyf.Array([0, height - drawing.height, width, height])
    content = pydyf.Stream(compress=True)
    content.push_state()
    foot = sheet["MediaBox"][3] - drawing.y - drawing.scale * height
    content.set_matrix(drawing.scale, 0, 0, drawing.scale, drawing.x, foot)
    content.draw_x_object("Panel")
    content.pop_state()
    pdf.add_object(content)
    shared = next(each for each in pdf.objects if each.reference == sheet["Resources"])
    drawings = pydyf.Dictionary({**shared["XObject"], "Panel": form.reference})
    resources = pydyf.Dictionary({**shared, "XObject": drawings})
    pdf.add_object(resources)
    sheet["Resources"] = resources.reference
    sheet["Contents"] = pydyf.Array([content.reference, sheet["Contents"]])


def _to_forms(pdf: pydyf.PDF, pages: Sequence[bytes]) -> list[pydyf.Stream]:
    """The forms that pages become; the pages are emptied."""
    by_reference = {each.reference: each for each in pdf.objects}
    return [_to_form(by_reference, by_reference[reference]) for reference in pages]


def _to_form(by_reference: Mapping[bytes, Any], page: pydyf.Dictionary) -> pydyf.Stream:
    form = by_reference[page["Contents"]]
    form.extra.update(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": page["TrimBox"],
            "Resources": page["Resources"],
        }
    )
    page.clear()
    return form


def _add_sheet(pdf: pydyf.PDF, sheet: Sheet, faces: dict[str, pydyf.Stream]) -> None:
    content = sheet_content(sheet)
    pdf.add_object(content)
    forms = [faces[placed.panel].reference for placed in sheet.panels]
    pdf.add_page(sheet_page(sheet, pdf.pages.reference, content.reference, forms))


def sheet_content(sheet: Sheet) -> pydyf.Stream:
    """What a sheet shows: its faces, named in the order of its panels, and its fold ticks."""
    content = pydyf.Stream(compress=True)
    for number, placed in enumerate(sheet.panels):
        _place(content, f"Face{number}", placed)
    _draw_ticks(content, sheet.ticks)
    return content


def sheet_page(
    sheet: Sheet, parent: bytes, content: bytes, forms: Sequence[bytes]
) -> pydyf.Dictionary:
    """A sheet's page; the others are references, those of its faces in the order of its panels."""
    box = _box(sheet.size)
    faces = pydyf.Dictionary({f"Face{number}": form for number, form in enumerate(forms)})
    return pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": parent,
            "MediaBox": box,
            "BleedBox": box,
            "TrimBox": box,
            "Contents": content,
            "Resources": pydyf.Dictionary({"XObject": faces}),
        }
    )


def _place(content: pydyf.Stream, name: str, placed: PlacedPanel) -> None:
    content.push_state()
    content.set_matrix(placed.scale, 0, 0, placed.scale, placed.area.x, placed.area.y)
    content.draw_x_object(name)
    content.pop_state()


def _draw_ticks(content: pydyf.Stream, ticks: Sequence[Tick]) -> None:
    content.push_state()
    content.set_line_width(TICK_WIDTH)
    content.set_color_rgb(TICK_GREY, TICK_GREY, TICK_GREY, stroke=True)
    for tick in ticks:
        content.move_to(tick.x, tick.from_y)
        content.line_to(tick.x, tick.to_y)
    content.stroke()
    content.pop_state()


def _box(size: Size) -> pydyf.Array:
    return pydyf.Array([0, 0, size.width, size.height])
