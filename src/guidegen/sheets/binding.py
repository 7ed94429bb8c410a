"""Finished files of one sheet bound into one."""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Pdf, String

from guidegen.model.printing import Flip
from guidegen.sheets.print_runs import viewer_preferences, written


def bound(files: Iterable[bytes], title: str, flip: Flip) -> bytes:
    """The pages of PDF files, one behind the other, for paper: without tags, links and bookmarks.

    It says of itself what the last one says, whose language is the reader's own, and bears this
    title. The same files give the same bytes.
    """
    with Pdf.new() as whole:
        for data in files:
            with pikepdf.open(io.BytesIO(data)) as part:
                whole.pages.extend(part.pages)
                whole.docinfo.update(
                    {name: String(str(text)) for name, text in part.docinfo.items()}
                )
                whole.Root.Lang = String(str(part.Root.Lang))
        for page in whole.pages:
            for name in ("/Annots", "/StructParents", "/Tabs"):
                if name in page:
                    del page[name]
        whole.docinfo["/Title"] = String(title)
        whole.Root.ViewerPreferences = viewer_preferences(flip)
        return written(whole)


def title_in(data: bytes) -> str:
    """The title that a PDF bears."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.docinfo.get("/Title", ""))
