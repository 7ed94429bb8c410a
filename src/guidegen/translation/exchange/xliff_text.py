"""Puts the text of a message together again from a source or target of XLIFF."""

from collections.abc import Iterable, Iterator, Mapping

from guidegen.translation.exchange.xliff_terms import of_xliff
from guidegen.translation.exchange.xml_tree import Node

Data = Mapping[str, str]
"""The pieces of text that the codes of a unit stand for, by their names."""

Codes = Mapping[tuple[str, str], str]
"""The same by the number of a code and its end: ``Start`` or ``End`` of a pair, else empty."""

_PC, _PH, _SC, _EC, _CP = map(of_xliff, ("pc", "ph", "sc", "ec", "cp"))
_SILENT = frozenset(map(of_xliff, ("mrk", "sm", "em")))


class LostTextError(Exception):
    """A text cannot be put together; says why."""


def data_in(unit: Node) -> Data:
    """The original data of a unit."""
    nodes = unit.all(of_xliff("data"))
    return {node.attributes.get("id", ""): text_of(node, {}, {}) for node in nodes}


def codes_of(sources: Iterable[Node | None], data: Data) -> Codes:
    """What each code of the English text stands for: a translation may name only the number."""
    codes: dict[tuple[str, str], str] = {}
    for node in sources:
        for code in _codes_below(node) if node else ():
            for end, reference in _references(code):
                if reference in data:
                    codes[_number(code), end] = data[reference]
    return codes


def text_of(node: Node, data: Data, codes: Codes) -> str:
    """The text of a source, a target or a piece of original data.

    Raises LostTextError: it has a code that nothing says the meaning of.
    """
    return "".join(_pieces(node, data, codes))


def _pieces(node: Node, data: Data, codes: Codes) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.name == _CP:
            yield _character(child)
        elif child.name in _SILENT:
            yield from _pieces(child, data, codes)
        elif child.name in (_PC, _PH, _SC, _EC):
            opening, *closing = (
                _piece(child, end, reference, data, codes) for end, reference in _references(child)
            )
            yield opening
            yield from _pieces(child, data, codes)
            yield from closing
        else:
            raise LostTextError(f"Line {child.line} has an element that belongs into no text.")


def _piece(code: Node, end: str, reference: str, data: Data, codes: Codes) -> str:
    found = data.get(reference)
    if found is None:
        found = codes.get((_number(code), end))
    if found is None:
        raise LostTextError(f"Line {code.line} has a code without original data.")
    return found


def _references(code: Node) -> tuple[tuple[str, str], ...]:
    """The ends of a code, each with the name of its original data."""
    named = code.attributes.get
    if code.name == _PC:
        return tuple((end, named(f"dataRef{end}", "")) for end in ("Start", "End"))
    end = {_SC: "Start", _EC: "End"}.get(code.name, "")
    return ((end, named("dataRef", "")),)


def _number(code: Node) -> str:
    return code.attributes.get("startRef") or code.attributes.get("id", "")


def _codes_below(node: Node) -> Iterator[Node]:
    for child in node.nodes:
        if child.name in (_PC, _PH, _SC, _EC):
            yield child
        yield from _codes_below(child)


def _character(node: Node) -> str:
    try:
        character = chr(int(node.attributes.get("hex", ""), 16))
        character.encode()  # half of a surrogate pair is no character, and no file can hold it
    except (ValueError, OverflowError):
        raise LostTextError(f"Line {node.line} has a code point that is none.") from None
    return character
