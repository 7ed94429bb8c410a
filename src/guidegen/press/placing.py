"""Faces on sheets: the pages of a finished object graph become forms, placed as imposition says.

Runs in WeasyPrint's ``finisher`` hook, on pydyf objects (PDF 32000-1:2008, 8.10: form XObjects).
"""

from collections.abc import Sequence

import pydyf

from guidegen.geometry import Size
from guidegen.imposition import PlacedPanel, Sheet, Tick

TICK_WIDTH = 0.5
TICK_GREY = 0.45


def impose(pdf: pydyf.PDF, panels: Sequence[str], sheets: Sequence[Sheet]) -> None:
    """Replace the pages, one for each name in ``panels``, by sheets that show them."""
    faces = _pages_to_forms(pdf, panels)
    pdf.pages["Kids"] = pydyf.Array()
    pdf.pages["Count"] = 0
    for sheet in sheets:
        _add_sheet(pdf, sheet, faces)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(
        {"PrintScaling": "/None", "Duplex": "/DuplexFlipShortEdge"}
    )


def _pages_to_forms(pdf: pydyf.PDF, panels: Sequence[str]) -> dict[str, pydyf.Stream]:
    by_reference = {each.reference: each for each in pdf.objects}
    pages = [by_reference[reference] for reference in pdf.page_references]
    faces = {}
    for panel, page in zip(panels, pages, strict=True):
        form = by_reference[page["Contents"]]
        form.extra.update(
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": page["TrimBox"],
                "Resources": page["Resources"],
            }
        )
        faces[panel] = form
        page.clear()
    return faces


def _add_sheet(pdf: pydyf.PDF, sheet: Sheet, faces: dict[str, pydyf.Stream]) -> None:
    content = pydyf.Stream(compress=True)
    for number, placed in enumerate(sheet.panels):
        _place(content, f"Face{number}", placed)
    _draw_ticks(content, sheet.ticks)
    pdf.add_object(content)
    forms = {f"Face{n}": faces[placed.panel].reference for n, placed in enumerate(sheet.panels)}
    box = _box(sheet.size)
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": box,
                "BleedBox": box,
                "TrimBox": box,
                "Contents": content.reference,
                "Resources": pydyf.Dictionary({"XObject": pydyf.Dictionary(forms)}),
            }
        )
    )


def _place(content: pydyf.Stream, name: str, placed: PlacedPanel) -> None:
    content.push_state()
    content.set_matrix(1, 0, 0, 1, placed.area.x, placed.area.y)
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
