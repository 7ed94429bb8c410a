"""Tags: what WeasyPrint leaves wrong in the structure of a tagged PDF, mended in one place.

Runs in the ``finisher`` hook, on pydyf objects, before anything is written. Each function mends one
thing; the clauses are those of ISO 14289-1 (PDF/UA-1) and ISO 32000-1.
"""

from collections.abc import Iterator, Mapping, Sequence

import pydyf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from guidegen.geometry import from_css_pixels
from guidegen.languages import ActualText, language
from guidegen.press.boxes import BREAK_POINTS, endonym_of, page_boxes, said
from guidegen.press.clusters import tell_clusters

PRUNED = {"/Span", "/Div", "/NonStruct", "/P"}
"""Structure types that say nothing when they hold nothing."""


class RecordedPage(Page):  # type: ignore[misc]
    """A page that remembers its content stream and which marked content each box became.

    WeasyPrint makes a link of every box below an ``a``; only the ``a`` itself is one (UA-1 7.18.5).
    """

    def __init__(self, page: Page) -> None:
        self.__dict__.update(page.__dict__)
        self.links = [link for link in page.links if link[3].element_tag == "a"]
        self.stream = pydyf.Stream()
        self.mcids: dict[boxes.Box, int] = {}

    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None:
        super().paint(stream, scale)
        self.stream = stream
        self.mcids = {box: tag["mcid"] for box, tag in stream._tags.items()}


class Structure:
    """The structure tree of a PDF under construction (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.by_reference = {each.reference: each for each in pdf.objects if each.number}
        self.root = self.by_reference[pdf.catalog["StructTreeRoot"]]
        self.document = self.by_reference[self.root["K"][0]]
        numbers = self.by_reference[self.root["ParentTree"]]["Nums"]
        self.parents: Mapping[int, pydyf.Array] = dict(
            zip(numbers[::2], numbers[1::2], strict=True)
        )

    def elements(self) -> Iterator[pydyf.Dictionary]:
        """Every structure element, in no particular order."""
        return (
            each
            for each in self.pdf.objects
            if isinstance(each, pydyf.Dictionary) and each.get("Type") == "/StructElem"
        )

    def holder(self, page: int, mcid: int) -> pydyf.Dictionary:
        """The structure element that holds a page's marked content."""
        holder = self.by_reference[self.parents[page][mcid]]
        assert isinstance(holder, pydyf.Dictionary)  # noqa: S101
        return holder


def mend(pdf: pydyf.PDF, pages: Sequence[RecordedPage], actual_text: ActualText = "") -> None:
    """Mend everything that is known to be wrong; ``actual_text``: where text is told once more."""
    structure = Structure(pdf)
    for number, page in enumerate(pages):
        _hide_artifacts(structure, number, page)
        _mark_foreign_passages(structure, number, page)
        _tell_text(structure, number, page, actual_text)
        _describe_links(page)
        _give_headers_their_scope(page)
    _put_figures_in_points(structure, pages)
    _prune(structure, structure.document)
    _add_id_tree(structure)


def _hide_artifacts(structure: Structure, number: int, page: RecordedPage) -> None:
    """Text under ``aria-hidden`` repeats something for the eye: an artifact (UA-1 7.1)."""
    for box, mcid in page.mcids.items():
        if box.element is not None and box.element.get("aria-hidden") == "true":
            _mark_as_artifact(page.stream, mcid)
            holder = structure.holder(number, mcid)
            holder["K"].remove(mcid)
            structure.parents[number][mcid] = "null"


def _mark_as_artifact(stream: pydyf.Stream, mcid: int) -> None:
    items = stream.stream
    at = next(
        index
        for index, item in enumerate(items)
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") == mcid
    )
    items[at - 1 : at + 2] = ["/Artifact", b"BMC"]


def _mark_foreign_passages(structure: Structure, number: int, page: RecordedPage) -> None:
    """The language of a passage that differs from the document's (UA-1 7.2)."""
    for box, tag in _foreign_boxes(page._page_box):
        mcid = page.mcids.get(box)
        if mcid is not None and structure.parents[number][mcid] != "null":
            structure.holder(number, mcid)["Lang"] = pydyf.String(tag)


def _foreign_boxes(box: boxes.Box, around: str = "") -> Iterator[tuple[boxes.Box, str]]:
    """Boxes inside elements that name a language, each with the innermost one's."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    inside_page = box.element is not None and box.element_tag not in ("html", "body")
    tag = (box.element.get("lang") if inside_page else None) or around
    if tag:
        yield box, tag
    for child in getattr(box, "children", ()):
        yield from _foreign_boxes(child, tag)


def _tell_text(structure: Structure, number: int, page: RecordedPage, where: ActualText) -> None:
    """Text that a reader could not put together from glyphs (ISO 32000-1, 14.9.4).

    A font names one text for each glyph, but some scripts use a glyph in several ways. On the run,
    any reader finds the text; for scripts from right to left most would turn it round again. There
    it is told on the element, for those who read aloud, and cluster by cluster.
    """
    lists = _property_lists(page.stream)
    lines: dict[int, boxes.TextBox] = {}
    for mcid, box in _lines(page):
        endonym = endonym_of(box)
        told = language(endonym).actual_text if endonym else where
        text = box.text.translate(BREAK_POINTS)
        if told == "run" and mcid in lists:
            lists[mcid]["ActualText"] = pydyf.String(text)
        elif told == "element":
            lines[mcid] = box
            _tell_on_element(structure, number, mcid, text)
    tell_clusters(page.stream, lines)


def _tell_on_element(structure: Structure, number: int, mcid: int, text: str) -> None:
    if structure.parents[number][mcid] != "null":
        element = structure.holder(number, mcid)
        before = element["ActualText"].string if "ActualText" in element else ""
        element["ActualText"] = pydyf.String(before + text)


def _lines(page: RecordedPage) -> Iterator[tuple[int, boxes.TextBox]]:
    """Every line of text in reading order."""
    return ((mcid, box) for box, mcid in page.mcids.items() if isinstance(box, boxes.TextBox))


def _property_lists(stream: pydyf.Stream) -> dict[int, pydyf.Dictionary]:
    return {
        item["MCID"]: item
        for item in stream.stream
        if isinstance(item, pydyf.Dictionary) and "MCID" in item
    }


def _describe_links(page: RecordedPage) -> None:
    """A link's alternate description is its text, not its address (UA-1 7.18.5)."""
    for box in page_boxes(page):
        annotation = getattr(box, "link_annotation", None)
        if annotation is not None and box.element is not None:
            annotation["Contents"] = pydyf.String(said("".join(box.element.itertext())))


def _give_headers_their_scope(page: RecordedPage) -> None:
    """Table headers say whether they head a row or a column (UA-1 7.5)."""
    for box in page_boxes(page):
        if isinstance(box, boxes.TableCellBox) and box.element_tag == "th":
            rows = box.element.get("scope") == "row"
            box.mark["A"]["Scope"] = "/Row" if rows else "/Column"


def _put_figures_in_points(structure: Structure, pages: Sequence[RecordedPage]) -> None:
    """WeasyPrint writes a figure's box in CSS pixels, y down (ISO 32000-1, 14.8.5.4.3)."""
    heights = dict(zip(structure.pdf.page_references, (page.height for page in pages), strict=True))
    for element in structure.elements():
        if element["S"] == "/Figure":
            height = from_css_pixels(heights[element["Pg"]])
            left, top, right, bottom = map(from_css_pixels, element["A"]["BBox"])
            element["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _prune(structure: Structure, element: pydyf.Dictionary) -> bool:
    """Drop elements that hold nothing; whether this one now does."""
    kept = pydyf.Array()
    for kid in element["K"]:
        child = structure.by_reference.get(kid) if isinstance(kid, bytes) else None
        is_element = isinstance(child, pydyf.Dictionary) and child.get("Type") == "/StructElem"
        if not (is_element and _prune(structure, child)):
            kept.append(kid)
    element["K"] = kept
    return not kept and element["S"] in PRUNED


def _add_id_tree(structure: Structure) -> None:
    """Headers that cells refer to by id are found through the IDTree (ISO 32000-1, 14.7.2)."""
    named = sorted(
        (element["ID"].string, element) for element in structure.elements() if "ID" in element
    )
    if named:
        names = pydyf.Array()
        for name, element in named:
            names.extend([pydyf.String(name), element.reference])
        structure.root["IDTree"] = pydyf.Dictionary({"Names": names})
