"""Parts on pages that are painted, apart from what they were laid out with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.draw import draw_stacking_context
from weasyprint.formatting_structure import boxes as box_classes
from weasyprint.stacking import StackingContext

from guidegen.press import boxes
from guidegen.press.parts import Part
from guidegen.press.slots import Slot
from guidegen.press.tags import RecordedPage


class _Mark:
    """Stands in a content stream where the part begins and ends."""


class PartsPage(RecordedPage):
    """Parts of a panel on one page, whatever each was laid out with; they can be told apart."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__(parts[0].page)
        self.parts = parts
        layers = [part.layer for part in parts]
        self._page_box: Any = _with_layers(parts[0].page._page_box, layers)
        below = {id(box) for layer in layers for box in boxes.walk(layer)}
        pages = {id(part.page): part.page for part in parts}
        links = [link for page in pages.values() for link in RecordedPage(page).links]
        self.links = [link for link in links if id(link[3]) in below]

    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None:
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            for part in self.parts:
                for box in part.neighbours:
                    self._draw(stream, box)
                stream.stream.append(_Mark())
                with _without_values(part):
                    self._draw(stream, part.box)
                stream.stream.append(_Mark())
        self.stream = stream
        self.mcids = {box: tag["mcid"] for box, tag in stream._tags.items()}

    def _draw(self, stream: pydyf.Stream, box: box_classes.Box) -> None:
        draw_stacking_context(stream, StackingContext.from_box(box, self._page_box))

    def operators(self) -> list[list[object]]:
        """What draws each part."""
        items: list[object] = self.stream.stream
        marks = [number for number, item in enumerate(items) if isinstance(item, _Mark)]
        return [items[start + 1 : end] for start, end in zip(marks[::2], marks[1::2], strict=True)]


@contextmanager
def _without_values(part: Part) -> Iterator[None]:
    """The values that a part was laid out with are not drawn: fonts must not know of them."""
    slots = (slot for slot in part.slots.values() if isinstance(slot, Slot))
    lines = [line.box for slot in slots for line in slot.lines]
    texts = [box.text for box in lines]
    for box in lines:
        box.text = ""
    try:
        yield
    finally:
        for box, text in zip(lines, texts, strict=True):
            box.text = text


def _with_layers(box: box_classes.Box, layers: Sequence[box_classes.Box]) -> box_classes.Box:
    """A page, or what stands on it, with these layers in place of its own."""
    children = [boxes.real(each) for each in box.children]
    if any(each is layers[0] for each in children):
        return box.copy_with_children(list(layers))
    return box.copy_with_children([_with_layers(children[0], layers)])
