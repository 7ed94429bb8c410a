"""Writes the text of a message into XLIFF, its placeholders and Markdown as inline codes.

What a code stands for is kept in the unit's ``originalData``, so that a tool can neither change
it nor lose it; a text that comes back is put together from there.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from guidegen.translation.exchange.xliff_codes import (
    Pair,
    Part,
    codes_in,
    data_of,
    numbers_of,
    parts_of,
)
from guidegen.translation.exchange.xliff_terms import of_xliff

_LOOKS = {
    "**": {"type": "fmt", "subType": "xlf:b", "canDelete": "no"},
    "*": {"type": "fmt", "subType": "xlf:i"},
    "[": {"type": "link", "canDelete": "no"},
}


def original_data(source: str, target: str) -> Mapping[str, str]:
    """The name of each piece of text that the codes of a unit stand for, by the piece."""
    codes = [*codes_in(parts_of(source)), *codes_in(parts_of(target))]
    pieces = dict.fromkeys(piece for code in codes for piece in data_of(code))
    return {piece: f"d{number}" for number, piece in enumerate(pieces, start=1)}


def write_texts(source: Element, target: Element | None, texts: tuple[str, str]) -> None:
    """Fill the source and the target of a segment; same codes have the same number in both."""
    names = original_data(*texts)
    here, there = map(parts_of, texts)
    numbers = numbers_of(tuple(codes_in(here)), tuple(codes_in(there)))
    _write(source, here, names, (str(n) for n, _ in enumerate(codes_in(here), start=1)))
    if target is not None:
        _write(target, there, names, numbers)


def _write(
    element: Element, parts: Iterable[Part], names: Mapping[str, str], numbers: Iterator[str]
) -> None:
    for part in parts:
        if isinstance(part, str):
            _append(element, part)
        elif isinstance(part, Pair):
            code = SubElement(element, of_xliff("pc"), _LOOKS[part.opening] | {"id": next(numbers)})
            for end, mark in (("Start", part.opening), ("End", part.closing)):
                code.set(f"dataRef{end}", names[mark])
                code.set(f"disp{end}", mark)
            _write(code, part.parts, names, numbers)
        else:
            shown = {"disp": part.data, "equiv": part.data, "canDelete": "no"}
            number = {"id": next(numbers), "dataRef": names[part.data]}
            SubElement(element, of_xliff("ph"), number | shown)


def _append(element: Element, text: str) -> None:
    """Add text after whatever the element has."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
