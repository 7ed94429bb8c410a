"""Reads back the XLIFF 2 file of a language, however a translator's tool has written it anew.

A tool may part a text into segments, mark words, or say the start and the end of a pair apart; what
counts is the text that comes out of it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.translation import State
from guidegen.translation.exchange.rows import Returned
from guidegen.translation.exchange.xliff_terms import (
    FINGERPRINT,
    INITIAL,
    STATES,
    SUB_STATE,
    of_xliff,
)
from guidegen.translation.exchange.xliff_text import LostTextError, codes_of, data_in, text_of
from guidegen.translation.exchange.xml_tree import Node, read_xml

_SOURCE, _TARGET = of_xliff("source"), of_xliff("target")
_SEGMENTS = (of_xliff("segment"), of_xliff("ignorable"))


def read_xliff(path: Path, locale: str) -> tuple[Returned, ...]:
    """The units of an exported file.

    Raises WorkspaceError: it is no XLIFF 2 of this locale, or a text cannot be put together.
    """
    root = read_xml(path)
    faults = list(_root_faults(root, Place(path, root.line), locale))
    rows: list[Returned] = []
    for unit in () if faults else root.all(of_xliff("unit")):
        context = unit.attributes.get("name") or unit.attributes.get("id", "")
        place = Place(path, unit.line, key=context)
        try:
            rows.append(_returned(unit, context, place))
        except LostTextError as error:
            faults.append(_lost(place, str(error)))
    if faults:
        raise WorkspaceError(*faults)
    return tuple(rows)


def _root_faults(root: Node, place: Place, locale: str) -> Iterator[Fault]:
    remedy = f"Take a file that `guidegen catalog export {locale}` has made."
    version = root.attributes.get("version", "")
    if root.name != of_xliff("xliff") or not version.startswith("2."):
        yield Fault("xliff-version", place, "This is not XLIFF 2.0 or 2.1.", remedy)
        return
    for key, wanted in (("srcLang", SOURCE_LOCALE), ("trgLang", locale)):
        found = root.attributes.get(key, "")
        if found.lower() != wanted.lower():
            problem = f"The file is of another language: {key} is {found!r}, not {wanted!r}."
            yield Fault("xliff-language", place, problem, remedy)


def _returned(unit: Node, context: str, place: Place) -> Returned:
    segments = [node for node in unit.nodes if node.name in _SEGMENTS]
    data = data_in(unit)
    sources = [_child(segment, _SOURCE) for segment in segments]
    known = codes_of(sources, data)
    return Returned(
        context,
        "".join(text_of(source, data, known) for source in sources if source),
        "".join(text_of(target, data, known) for target in _targets(segments)),
        _status([each for each in segments if each.name == _SEGMENTS[0]]),
        unit.attributes.get(FINGERPRINT, ""),
        place,
    )


def _targets(segments: Sequence[Node]) -> Iterator[Node]:
    """The translated pieces in the order that the tool gives them; spaces between are kept.

    Raises LostTextError: some segments have a target, and others have none; an order is no number.
    """
    targets = [_child(segment, _TARGET) for segment in segments]
    if not any(targets):
        return
    placed: list[tuple[int, Node]] = []
    for position, (segment, target) in enumerate(zip(segments, targets, strict=True), start=1):
        if target is None and segment.name == _SEGMENTS[0]:
            raise LostTextError("Only some of its segments are translated.")
        piece = target or _child(segment, _SOURCE)
        if piece is not None:
            placed.append((_order(piece, position), piece))
    yield from (piece for _, piece in sorted(placed, key=lambda each: each[0]))


def _order(piece: Node, position: int) -> int:
    try:
        return int(piece.attributes.get("order", position))
    except ValueError:
        raise LostTextError(f"Line {piece.line} has an order that is no number.") from None


def _status(segments: Sequence[Node]) -> str:
    """Our word for the states of the segments; what a tool calls done is a draft to us."""
    states = {segment.attributes.get("state", INITIAL) for segment in segments}
    ours = {segment.attributes.get("subState", "").removeprefix(SUB_STATE) for segment in segments}
    for state, theirs in STATES.items():
        if ours == {state} and states == {theirs}:
            return state
    return "" if INITIAL in states else State.DRAFT


def _child(node: Node, name: str) -> Node | None:
    """The source or target of a segment. Raises LostTextError: there are two."""
    found = [each for each in node.nodes if each.name == name]
    if len(found) > 1:
        raise LostTextError(f"Line {found[1].line} has a second text in one segment.")
    return found[0] if found else None


def _lost(place: Place, problem: str) -> Fault:
    remedy = "Mend it in the translator's tool, or export again."
    return Fault("xliff-unit", place, problem, remedy)
