"""A finished office file made ready for a print shop, without laying anything out again."""

import io
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from guidegen.geometry import Size
from guidegen.model.brand import Cmyk
from guidegen.model.printing import OutputProfile
from guidegen.sheets.shop.bleed import bleed
from guidegen.sheets.shop.boxes import ROOM, set_boxes, trim_of
from guidegen.sheets.shop.identification import PDF_VERSION, identify
from guidegen.sheets.shop.inks import Plates
from guidegen.sheets.shop.marks import ALL_PLATES, Finishing, marks, registration_colour
from guidegen.sheets.shop.recolouring import Recolouring
from guidegen.sheets.shop.slug import Slug, slug_line
from guidegen.sheets.shop.ticks import without_ticks

_SHEET = "Sheet"
"""The name by which a page's content calls for the office page."""


def print_shop(
    data: bytes,
    finishing: Sequence[Finishing],
    inks: Mapping[str, Cmyk],
    profile: OutputProfile,
    slug: Slug | None = None,
) -> bytes:
    """The PDF/X-4 file of an office file: bleed, marks and inks around and in the same pages.

    ``finishing`` says where each page is folded and cut; ``inks`` are those of colours as
    ``#RRGGBB`` (``Brand.inks``), other colours go through ``profile``. Links and the ticks inside
    the trim are left out. The same arguments give the same bytes. Raises ``ValueError``: not one
    finishing for each page.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        recolouring = Recolouring(Plates(inks, profile))
        for page, own in zip(pdf.pages, finishing, strict=True):
            _remake(pdf, page, own, recolouring)
        if slug:
            _add_slugs(pdf, finishing, profile, slug)
        identify(pdf, profile, data)
        written = io.BytesIO()
        pdf.save(
            written,
            force_version=PDF_VERSION,
            fix_metadata_version=False,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return written.getvalue()


def _remake(pdf: Pdf, page: Page, finishing: Finishing, recolouring: Recolouring) -> None:
    """Put a page's content into a form, and show that with bleed and marks around it."""
    trim = trim_of(page)
    kept = without_ticks(recolouring.content(page), finishing)
    sheet = pdf.make_stream(
        pikepdf.unparse_content_stream(kept),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=page.trimbox,
        Matrix=Array([1, 0, 0, 1, -trim.left, -trim.foot]),
        Resources=page.resources,
    )
    set_boxes(page.obj, trim.size)
    for name in ("/Annots", "/AA", "/StructParents", "/Tabs", "/Thumb"):
        if name in page:
            del page[name]
    page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    page.obj.Resources = Dictionary(
        XObject=Dictionary({f"/{_SHEET}": sheet}),
        ColorSpace=Dictionary({f"/{ALL_PLATES}": registration_colour()}),
    )
    shown = f"{bleed(trim.size, _SHEET)}q /{_SHEET} Do Q\n{marks(trim.size, finishing)}"
    page.Contents = pdf.make_stream(_from_trim(shown))


def _add_slugs(
    pdf: Pdf, finishing: Sequence[Finishing], profile: OutputProfile, slug: Slug
) -> None:
    for number, (page, own) in enumerate(zip(pdf.pages, finishing, strict=True), start=1):
        more = (f"{number}/{len(pdf.pages)}", profile.condition)
        line = slug_line(slug, more, _size(page), own)
        page.contents_add(_from_trim(line))


def _size(page: Page) -> Size:
    return trim_of(page).size


def _from_trim(content: str) -> bytes:
    """Content whose origin is the trim's lower left corner."""
    return f"q 1 0 0 1 {ROOM:g} {ROOM:g} cm\n{content}Q\n".encode("ascii")
