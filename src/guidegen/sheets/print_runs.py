"""Print runs: many copies of finished files in one PDF, which holds what they show once.

Each copy has pages of its own, because the same page twice in a page tree is no valid PDF (ISO
32000-1, 7.7.3.2); their contents, resources and boxes are shared.
"""

import copy
import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf, String

from guidegen import __version__
from guidegen.model.printing import Flip


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many copies of a finished file, one after the other.

    ``title`` is its bookmark. ``label`` stands before the numbers of its pages, which begin with
    those of copy ``first``: the front of the third copy of one sheet is ``es-5``.
    """

    data: bytes
    title: str
    label: str
    copies: int
    first: int = 1


def print_run(
    stretches: Sequence[Stretch], title: str, day: datetime.date, flip: Flip, *, collated: bool
) -> bytes:
    """One PDF for a printer that prints on both sides; every copy begins on the front of a sheet.

    The copies of a file of several sheets follow each other whole if ``collated``, else sheet by
    sheet. The same stretches give the same bytes.
    """
    with Pdf.new() as run:
        items: list[OutlineItem] = []
        labels: list[Any] = []
        for stretch in stretches:
            start = len(run.pages)
            pages = _append(run, stretch, collated=collated)
            items.append(OutlineItem(stretch.title, start))
            labels += [start, _page_label(stretch, pages)]
        with run.open_outline() as outline:
            outline.root.extend(items)
        run.Root.PageLabels = Dictionary(Nums=Array(labels))
        run.Root.PageMode = Name.UseOutlines
        run.Root.ViewerPreferences = viewer_preferences(flip)
        _describe(run, title, day)
        return written(run)


def written(pdf: Pdf) -> bytes:
    """A PDF as bytes: the same for the same content, and small."""
    stream = io.BytesIO()
    pdf.save(
        stream,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return stream.getvalue()


def viewer_preferences(flip: Flip) -> Dictionary:
    """What a viewer is told of paper (ISO 32000-1, 12.2): both sides, over this edge, unscaled."""
    return Dictionary(
        Duplex=Name(f"/{flip.duplex}"), PrintScaling=Name("/None"), PickTrayByPDFSize=True
    )


def sheets_of(data: bytes) -> int:
    """How many sheets of paper, printed on both sides, one copy of a file takes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return -(-len(pdf.pages) // 2)


def _append(run: Pdf, stretch: Stretch, *, collated: bool) -> int:
    """Add the pages of a stretch; gives how many pages a copy has."""
    start = len(run.pages)
    with pikepdf.open(io.BytesIO(stretch.data)) as source:
        run.pages.extend(source.pages)
    if len(run.pages) % 2:
        run.add_blank_page(page_size=_size(run.pages[-1]))
    own = [run.pages[number] for number in range(start, len(run.pages))]
    del run.pages[start:]
    for page in _in_order(own, stretch.copies, collated=collated):
        run.pages.append(Page(run.make_indirect(copy.copy(page.obj))))
    return len(own)


def _in_order(pages: Sequence[Page], copies: int, *, collated: bool) -> Iterator[Page]:
    if collated:
        for _ in range(copies):
            yield from pages
        return
    for front in range(0, len(pages), 2):
        for _ in range(copies):
            yield from pages[front : front + 2]


def _size(page: Page) -> tuple[float, float]:
    left, foot, right, head = (float(edge) for edge in page.mediabox)
    return right - left, head - foot


def _page_label(stretch: Stretch, pages: int) -> Dictionary:
    """How a viewer numbers the pages of a stretch (ISO 32000-1, 12.4.2)."""
    first = (stretch.first - 1) * pages + 1
    return Dictionary(P=String(f"{stretch.label}-"), S=Name.D, St=first)


def _describe(run: Pdf, title: str, day: datetime.date) -> None:
    run.docinfo["/Title"] = String(title)
    run.docinfo["/Creator"] = String(f"guidegen {__version__}")
    run.docinfo["/CreationDate"] = String(f"D:{day:%Y%m%d}000000Z")
