"""Small pictures of finished guides."""

import io

import pypdfium2


def cover_picture(data: bytes, width: int) -> bytes:
    """The first page of a PDF as a PNG of so many pixels across."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    written = io.BytesIO()
    picture.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()
