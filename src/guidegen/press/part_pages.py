"""Parts as pages that are painted: each alone, whatever it was laid out with."""

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


class PartPage(RecordedPage):
    """A part alone on its page, whatever it was laid out with; its operators can be told apart."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.page)
        self.part = part
        self._page_box: Any = _with_layers(part.page._page_box, [part.layer])
        below = {id(box) for box in boxes.walk(part.layer)}
        self.links = [link for link in self.links if id(link[3]) in below]

    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None:
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            for box in self.part.neighbours:
                self._draw(stream, box)
            stream.stream.append(_Mark())
            with self._without_values():
                self._draw(stream, self.part.box)
            stream.stream.append(_Mark())
        self.stream = stream
        self.mcids = {box: tag["mcid"] for box, tag in stream._tags.items()}

    @contextmanager
    def _without_values(self) -> Iterator[None]:
        """The values that a part was laid out with are not drawn: fonts must not know of them."""
        lines = [
            line.box
            for slot in self.part.slots.values()
            if isinstance(slot, Slot)
            for line in slot.lines
        ]
        texts = [box.text for box in lines]
        for box in lines:
            box.text = ""
        try:
            yield
        finally:
            for box, text in zip(lines, texts, strict=True):
                box.text = text

    def _draw(self, stream: pydyf.Stream, box: box_classes.Box) -> None:
        draw_stacking_context(stream, StackingContext.from_box(box, self._page_box))

    def operators(self) -> list[object]:
        """What draws the part."""
        items: list[object] = self.stream.stream
        start, end = (number for number, item in enumerate(items) if isinstance(item, _Mark))
        return items[start + 1 : end]


def _with_layers(box: box_classes.Box, layers: Sequence[box_classes.Box]) -> box_classes.Box:
    """A page, or what stands on it, with these of its layers and no others."""
    children = [boxes.real(each) for each in box.children]
    kept = [each for each in children if any(each is layer for layer in layers)]
    return box.copy_with_children(kept or [_with_layers(children[0], layers)])
