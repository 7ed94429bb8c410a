"""Pictures of finished files."""

import io

from guidegen.preflight.reading import read_pdf


def picture_of(data: bytes, width: int, colours: int = 256) -> bytes:
    """The first page of a PDF as a PNG of so many pixels across, in at most so many colours."""
    with read_pdf(data) as document:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    written = io.BytesIO()
    picture.quantize(colours).save(written, "PNG", optimize=True)
    return written.getvalue()
