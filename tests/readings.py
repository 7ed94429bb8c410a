"""What readers and viewers find in a finished file, in a form that two files can be compared by."""

import ctypes
import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

ATTRIBUTES = ("/Alt", "/ActualText", "/Lang", "/E", "/T")
NOISE = 8
"""By how much (of 255) a colour may differ and be the same."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: its rectangle (points), where it leads, and what it is called."""

    area: tuple[float, ...]
    target: str
    contents: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: its depth, its title, the number of its page, its place there."""

    depth: int
    title: str
    page: int
    place: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its type, what it tells, and below it text, links and elements."""

    type: str
    told: tuple[object, ...]
    kids: tuple["Element | str | Link", ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it is read.

    ``drawn`` has each page's drawn objects in order, with their kinds (as pdfium numbers them) and
    edges (points); ``about`` is what the file says of itself.
    """

    sizes: tuple[tuple[float, ...], ...]
    drawn: tuple[tuple[tuple[float, ...], ...], ...]
    texts: tuple[str, ...]
    links: tuple[tuple[Link, ...], ...]
    outline: tuple[Entry, ...]
    tree: Element | None
    about: tuple[object, ...]


def read(data: bytes) -> Reading:
    """Read a file with two libraries, neither of which has written it."""
    drawn, texts, marked = _pages(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tree = _Tree(pdf, marked)
        return Reading(
            tuple(_numbers(page.mediabox) for page in pdf.pages),
            drawn,
            texts,
            tuple(tuple(_link(each) for each in page.get("/Annots", [])) for page in pdf.pages),
            tuple(_outline(pdf)),
            tree.root(),
            _about(pdf),
        )


def pictures(data: bytes, dpi: int = 97) -> list[Image.Image]:
    """Every page as a viewer shows it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def look_alike(one: bytes, other: bytes) -> bool:
    """Whether nobody can see a difference between two files' pages.

    Viewers put edges of glyphs and pictures on whole pixels, so that a millionth of a point can
    move one by a pixel: one pixel in a thousand of a page may have another colour.
    """
    pairs = zip(pictures(one), pictures(other), strict=True)
    return all(_few_differ(a, b) for a, b in pairs)


def _few_differ(one: Image.Image, other: Image.Image) -> bool:
    difference = ImageChops.difference(one, other).convert("L")
    return sum(difference.histogram()[NOISE + 1 :]) <= one.width * one.height / 1000


def qpdf_says(data: bytes, folder: Path) -> str:
    """What qpdf finds wrong with a file; empty for nothing."""
    path = folder / "checked.pdf"
    path.write_bytes(data)
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    return "" if checked.returncode == 0 else (checked.stdout + checked.stderr).decode()


def without_wrappers(document: Element, wanted: Mapping[int, int]) -> Element:
    """The tree with so many elements of each page that only group others replaced by these.

    They are the first on their pages that begin with a group themselves.
    """
    sections = (kid for kid in document.kids if isinstance(kid, Element))
    kids = tuple(_unwrapped(each, wanted[number]) for number, each in enumerate(sections))
    return replace(document, kids=kids)


def _unwrapped(section: Element, wanted: int) -> Element:
    kids: list[Element | str | Link] = []
    for kid in section.kids:
        if wanted and isinstance(kid, Element) and _wraps(kid):
            kids += kid.kids
            wanted -= 1
        else:
            kids.append(kid)
    assert not wanted, f"{wanted} elements that group others are missing"
    return replace(section, kids=tuple(kids))


def _wraps(kid: Element) -> bool:
    if kid.type != "/Div" or not kid.kids:
        return False
    first = kid.kids[0]
    return isinstance(first, Element) and first.type == "/Div"


def _pages(data: bytes) -> tuple[Any, Any, list[dict[int, str]]]:
    """What each page draws, its text, and that of each of its marked contents."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [(page, page.get_textpage()) for page in document]
        return (
            tuple(tuple(_drawn(page)) for page, _ in pages),
            tuple(_plain(text.get_text_bounded()) for _, text in pages),
            [_marked(page, text) for page, text in pages],
        )
    finally:
        document.close()


def _plain(text: str) -> str:
    """Text in which a space is a space: fonts have one glyph for those that break and do not."""
    return text.rstrip("\0").replace("\u00a0", " ")


def _drawn(page: Any) -> Iterator[tuple[float, ...]]:
    for each in page.get_objects(max_depth=1):
        yield (each.type, *_numbers(each.get_bounds()))


def _marked(page: Any, textpage: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(each.raw)
        length = pdfium.FPDFTextObj_GetText(each.raw, textpage.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(
            each.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        found[number] = found.get(number, "") + _plain(buffer.raw.decode("utf-16-le"))
    return found


class _Tree:
    """The structure tree, held against the parent tree and the pages' contents as it is read."""

    def __init__(self, pdf: pikepdf.Pdf, marked: Sequence[dict[int, str]]) -> None:
        self._pdf = pdf
        self._marked = marked
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._ids: dict[str, int] = {}
        self._held: dict[tuple[int, int], Any] = {}
        self._annotated: dict[int, Any] = {}

    def root(self) -> Element | None:
        root = self._pdf.Root.get("/StructTreeRoot")
        if root is None:
            return None
        (document,) = _each(root.K)
        found = self._element(document, None)
        self._assert_parents(list(root.ParentTree.Nums))
        self._assert_ids(root)
        return found

    def _element(self, element: Any, page: int | None) -> Element:
        page = self._numbers[element.Pg.objgen] if "/Pg" in element else page
        told = [str(element.get(name, "")) for name in ATTRIBUTES]
        kids = tuple(self._kid(element, kid, page) for kid in _each(element.get("/K", [])))
        return Element(str(element.S), (page, *told, *self._more(element)), kids)

    def _more(self, element: Any) -> Iterator[object]:
        if "/ID" in element:
            yield "id", self._ids.setdefault(str(element.ID), len(self._ids))
        for each in _each(element.get("/A", [])):
            for name in sorted(each.keys()):
                yield name, self._value(name, each[name])

    def _value(self, name: str, value: Any) -> object:
        if name == "/Headers":
            return [self._ids.setdefault(str(each), len(self._ids)) for each in value]
        return _area(value) if name == "/BBox" else str(value)

    def _kid(self, parent: Any, kid: Any, page: int | None) -> Element | str | Link:
        if isinstance(kid, int):
            assert page is not None
            assert (page, kid) not in self._held, "a marked content has two holders"
            self._held[page, kid] = parent.objgen
            return self._marked[page].get(kid, "")
        if kid.get("/Type") == "/OBJR":
            self._annotated[int(kid.Obj.StructParent)] = parent.objgen
            return _link(kid.Obj)
        assert kid.P.objgen == parent.objgen, "an element names another parent"
        return self._element(kid, page)

    def _assert_parents(self, numbers: list[Any]) -> None:
        keys = [int(each) for each in numbers[::2]]
        assert keys == sorted(set(keys)), "keys of the parent tree do not ascend"
        parents = dict(zip(keys, numbers[1::2], strict=True))
        for number, page in enumerate(self._pdf.pages):
            own = list(parents.pop(int(page.obj.StructParents)))
            held = {mcid: each.objgen for mcid, each in enumerate(own) if each is not None}
            assert held == {mcid: e for (at, mcid), e in self._held.items() if at == number}
            assert set(self._marked[number]) - {-1} <= set(held), "text without structure"
            for each in page.get("/Annots", []):
                key = int(each.StructParent)
                assert parents.pop(key).objgen == self._annotated.pop(key)
        assert (parents, self._annotated) == ({}, {}), "parents of nothing"

    def _assert_ids(self, root: Any) -> None:
        tree = root.get("/IDTree")
        named = [str(each) for each in tree.Names[::2]] if tree is not None else []
        assert named == sorted(named), "names of the identifier tree do not ascend"
        assert set(self._ids) <= set(named) or not self._ids


def _each(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array | list) else [value]


def _link(annotation: Any) -> Link:
    contents = str(annotation.get("/Contents", ""))
    return Link(_area(annotation.Rect), str(annotation.A.URI), contents)


def _outline(pdf: pikepdf.Pdf) -> Iterator[Entry]:
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def walk(items: Any, depth: int) -> Iterator[Entry]:
        for item in items:
            page, _, *place = list(item.destination)
            yield Entry(depth, item.title, pages[page.objgen], _numbers(place))
            yield from walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        yield from walk(outline.root, 0)


def _about(pdf: pikepdf.Pdf) -> tuple[object, ...]:
    root = pdf.Root
    return (
        {name: str(value) for name, value in pdf.docinfo.items()},
        root.Metadata.read_bytes() if "/Metadata" in root else b"",
        str(root.get("/Lang", "")),
        str(root.get("/MarkInfo", "")),
        repr(root.get("/ViewerPreferences", "")),
        str(root.get("/PageMode", "")),
        bytes(pdf.trailer.ID[0]),
        pdf.pdf_version,
    )


def _area(rectangle: Any) -> tuple[float, ...]:
    """Left, bottom, right and top, whichever corners it is given by."""
    left, bottom, right, top = _numbers(rectangle)
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _numbers(values: Any) -> tuple[float, ...]:
    return tuple(round(float(each), 3) for each in values)
