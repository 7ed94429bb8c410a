"""The checks of a file for a print shop: whether it is the PDF/X-4 that it says it is.

Such a file is read object by object, with no regard to how it was made: a colour or a font is found
wherever it stands. ISO 15930-7 asks for what is checked, and print shops for the width of the
bleed. Each check has a stable code; docs/findings.md explains them.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Pdf

from guidegen.geometry import Rect, Size, inches
from guidegen.model.build import Finding, Severity

Check = Callable[[Pdf], Iterator[Finding]]

BLEED = inches(1 / 8)
"""What print shops ask for around the trim."""

TOLERANCE = 0.01

_REQUIRED_METADATA = (
    *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title"),
    *("xmpMM:DocumentID", "xmpMM:RenditionClass", "xmpMM:VersionID"),
)
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_FOR_PRINTERS = ("/PrinterMark", "/TrapNet")


def preflight_print_shop(data: bytes, trims: Sequence[Size]) -> list[Finding]:
    """What the checks say of a file whose pages are to be cut to these sizes."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = [finding for check in PRINT_SHOP_CHECKS for finding in check(pdf)]
            return [*trim_sizes(pdf, trims), *found]
    except pikepdf.PasswordError:
        return [_error("pdfx-encrypted", "the file asks for a password.")]


def trim_sizes(pdf: Pdf, trims: Sequence[Size]) -> Iterator[Finding]:
    """Each page is cut to the size of its office page."""
    found = [_rect(page.trimbox) for page in pdf.pages]
    same = len(found) == len(trims) and all(
        abs(box.width - trim.width) < TOLERANCE and abs(box.height - trim.height) < TOLERANCE
        for box, trim in zip(found, trims, strict=True)
    )
    if not same:
        sizes = ", ".join(f"{box.width:g} × {box.height:g}" for box in found)
        yield _error("pdfx-trim-size", f"the pages are to be cut to wrong sizes: {sizes} pt.")


def encryption(pdf: Pdf) -> Iterator[Finding]:
    """Nothing keeps a press from reading the file."""
    if pdf.is_encrypted:
        yield _error("pdfx-encrypted", "the file is encrypted.")


def file_id(pdf: Pdf) -> Iterator[Finding]:
    """The trailer has a file identifier (ISO 32000-1, 14.4)."""
    ids = pdf.trailer.get("/ID")
    if ids is None or len(ids) != 2 or not all(len(bytes(each)) for each in ids):
        yield _error("pdfx-file-id", "the file has no identifier.")


def identification(pdf: Pdf) -> Iterator[Finding]:
    """The metadata say that this is PDF/X-4, and which version of which document."""
    metadata = pdf.open_metadata()
    version = metadata.get("pdfxid:GTS_PDFXVersion")
    if version != "PDF/X-4":
        yield _error("pdfx-identification", f"the file says it is {version or 'nothing'}.")
    lacking = [name for name in _REQUIRED_METADATA if not metadata.get(name)]
    if lacking:
        yield _error("pdfx-identification", f"the metadata lack {', '.join(lacking)}.")


def trapping(pdf: Pdf) -> Iterator[Finding]:
    """The file says whether it is trapped, in both places the same."""
    said = str(pdf.docinfo.get("/Trapped", "")).removeprefix("/")
    if said not in ("True", "False") or pdf.open_metadata().get("pdf:Trapped") != said:
        yield _error("pdfx-trapped", "the file does not say whether it is trapped.")


def output_intent(pdf: Pdf) -> Iterator[Finding]:
    """One output intent names the printing condition and brings its CMYK profile along."""
    intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield _error("pdfx-output-intent", f"the file has {len(intents)} output intents, not one.")
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield _error("pdfx-output-intent", "the output intent names no printing condition.")
    profile = intents[0].get("/DestOutputProfile")
    if profile is None:
        yield _error("pdfx-output-intent", "the output intent has no profile.")
    elif profile.get("/N") != 4 or profile.read_bytes()[12:20] != b"prtrCMYK":
        yield _error("pdfx-output-intent", "the profile in the file is not that of a CMYK press.")


def boxes(pdf: Pdf) -> Iterator[Finding]:
    """Every page has a trim box, a bleed box ⅛ inch around it, room around both, and no art box."""
    for number, page in enumerate(pdf.pages, start=1):
        if "/TrimBox" not in page or "/BleedBox" not in page or "/ArtBox" in page:
            yield _error("pdfx-boxes", f"page {number} has not a trim and a bleed box alone.")
            continue
        media, bleed, trim = (_rect(box) for box in (page.mediabox, page.BleedBox, page.TrimBox))
        if not media.contains(bleed, TOLERANCE):
            yield _error("pdfx-boxes", f"page {number} is smaller than its bleed.")
        if not _alike(bleed, trim.inset(-BLEED, -BLEED)):
            yield _error("pdfx-boxes", f"the bleed of page {number} is not ⅛ inch on each side.")


def colours(pdf: Pdf) -> Iterator[Finding]:
    """No colour of a screen: in no operator, picture, gradient or transparency group."""
    found = {*_rgb_spaces(pdf), *_rgb_operators(pdf)}
    if found:
        text = f"colours are in red, green and blue: {', '.join(sorted(found))}."
        yield _error("pdfx-colour", text)


def fonts(pdf: Pdf) -> Iterator[Finding]:
    """Every font comes along with the file."""
    lacking = {
        str(each.get("/BaseFont", "?")).removeprefix("/")
        for each in _dictionaries(pdf)
        if each.get("/Type") == "/Font" and not _is_embedded(each)
    }
    if lacking:
        yield _error("pdfx-font", f"fonts are not in the file: {', '.join(sorted(lacking))}.")


def annotations(pdf: Pdf) -> Iterator[Finding]:
    """Nothing but what is for printers lies over what is printed."""
    for number, page in enumerate(pdf.pages, start=1):
        bleed = _rect(page.get("/BleedBox", page.mediabox))
        for each in page.get("/Annots", []):
            if each.get("/Subtype") not in _FOR_PRINTERS and _meet(_rect(each.Rect), bleed):
                yield _error("pdfx-annotation", f"page {number} has a link or a note within it.")


PRINT_SHOP_CHECKS: tuple[Check, ...] = (
    encryption,
    file_id,
    identification,
    trapping,
    output_intent,
    boxes,
    colours,
    fonts,
    annotations,
)
"""Every check that needs nothing but the file, in the order in which they run."""


def _error(code: str, text: str) -> Finding:
    return Finding(code, Severity.ERROR, text)


def _rect(box: Any) -> Rect:
    """A box as a rectangle; only its size and its place among others count here."""
    one, other, three, four = (float(edge) for edge in box)
    left, right, foot, head = min(one, three), max(one, three), min(other, four), max(other, four)
    return Rect(left, foot, right - left, head - foot)


def _alike(one: Rect, other: Rect) -> bool:
    return one.contains(other, TOLERANCE) and other.contains(one, TOLERANCE)


def _meet(one: Rect, other: Rect) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


def _values(pdf: Pdf) -> Iterator[Any]:
    """Every object of a file, and all that is written within it."""
    for each in pdf.objects:
        yield from _within(each)


def _within(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        inner = [value[key] for key in value.keys()]  # noqa: SIM118
    else:
        inner = list(value) if isinstance(value, pikepdf.Array) else []
    for each in inner:
        if not (isinstance(each, pikepdf.Object) and each.is_indirect):
            yield from _within(each)


def _dictionaries(pdf: Pdf) -> Iterator[Any]:
    kinds = (pikepdf.Dictionary, pikepdf.Stream)
    return (each for each in _values(pdf) if isinstance(each, kinds))


def _rgb_spaces(pdf: Pdf) -> Iterator[str]:
    for each in _values(pdf):
        if isinstance(each, pikepdf.Name) and each in ("/DeviceRGB", "/CalRGB"):
            yield str(each)
        elif _is_screen_profile(each):
            yield "a profile of a screen"


def _is_screen_profile(value: Any) -> bool:
    is_profile = isinstance(value, pikepdf.Array) and len(value) == 2 and value[0] == "/ICCBased"
    return bool(is_profile and value[1].get("/N") == 3)


def _rgb_operators(pdf: Pdf) -> Iterator[str]:
    for content in _contents(pdf):
        for each in pikepdf.parse_content_stream(content):
            operator = str(each.operator)
            if operator in ("rg", "RG"):
                yield f"operator {operator}"
            elif isinstance(each, pikepdf.ContentStreamInlineImage):
                if "RGB" in str(each.iimage.colorspace):
                    yield "a picture within the content"
            elif operator in ("cs", "CS") and each.operands[0] == "/DeviceRGB":
                yield f"operator {operator}"


def _contents(pdf: Pdf) -> Iterator[Any]:
    """Every content stream: of pages, forms, tiling patterns and drawn glyphs."""
    yield from (page.obj for page in pdf.pages if "/Contents" in page)
    for each in _dictionaries(pdf):
        is_stream = isinstance(each, pikepdf.Stream)
        if is_stream and (each.get("/Subtype") == "/Form" or each.get("/PatternType") == 1):
            yield each
        elif each.get("/Subtype") == "/Type3":
            yield from (each.CharProcs[name] for name in each.CharProcs.keys())  # noqa: SIM118


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") in ("/Type0", "/Type3"):
        return True
    descriptor = font.get("/FontDescriptor", {})
    return any(name in descriptor for name in _FONT_FILES)
