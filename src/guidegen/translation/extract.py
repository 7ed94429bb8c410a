"""All messages of a workspace, in reading order: those of the stock guide, and its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen import stock as stock_guide
from guidegen.content import district_messages, read_guide
from guidegen.errors import Fault
from guidegen.model.content import Guide, Message
from guidegen.model.district import District
from guidegen.model.panel import BLOCK_PANELS
from guidegen.template_texts import Texts, template_messages
from guidegen.templates import search_path


@dataclass(frozen=True, slots=True)
class Messages:
    """What there is to translate.

    ``every`` is what the workspace prints; ``stock`` what ships with guidegen; ``own`` the part
    of ``every`` that does not ship: the district's wording, and stock texts that it has changed.
    """

    every: tuple[Message, ...]
    stock: tuple[Message, ...]

    @property
    def own(self) -> tuple[Message, ...]:
        shipped = {(message.context, message.source) for message in self.stock}
        return tuple(each for each in self.every if (each.context, each.source) not in shipped)


def extract(stock: Path, workspace: Path, district: District) -> tuple[Messages, tuple[Fault, ...]]:
    """The messages of a workspace over the stock guide, and what is wrong with any of them."""
    every, faults = _gather(stock, workspace, district)
    shipped, stock_faults = every, faults
    if not stock.samefile(workspace):
        shipped, stock_faults = _gather(stock, stock, district)
    ships = tuple(message for message in shipped if is_stock(message.place.path, stock))
    broken = (fault for fault in stock_faults if is_stock(fault.place.path, stock))
    return Messages(every, ships), tuple(dict.fromkeys((*faults, *broken)))


def is_stock(path: Path, stock: Path) -> bool:
    """Whether a file of the stock root ships; a checkout has the sample district there too."""
    return (
        path.parent == stock_guide.blocks(stock)
        or path == stock_guide.comparison(stock)
        or path.is_relative_to(stock_guide.templates(stock))
    )


def _gather(
    stock: Path, workspace: Path, district: District
) -> tuple[tuple[Message, ...], tuple[Fault, ...]]:
    guide, faults = read_guide(stock, workspace, district)
    texts, template_faults = template_messages(search_path(stock, workspace))
    ordered = (*_reading_order(guide, texts), *district_messages(district))
    messages, clashes = _merged(ordered)
    return messages, (*faults, *template_faults, *clashes)


def _reading_order(guide: Guide, texts: Texts) -> Iterator[Message]:
    """Panel by panel: its template's texts, the comparison's rows, its blocks; then the rest."""
    rest = dict(texts)
    for panel in BLOCK_PANELS:
        yield from rest.pop(f"panels/{panel}.html.j2", ())
        if panel == "comparison":
            yield from (message for row in guide.rows for message in row.messages)
        blocks = [block for block in guide.blocks if block.panel == panel]
        for block in sorted(blocks, key=lambda block: (block.order, block.id)):
            yield from block.messages
    for messages in rest.values():
        yield from messages


def _merged(messages: Iterable[Message]) -> tuple[tuple[Message, ...], tuple[Fault, ...]]:
    """One message a context; a text that stands in several places may have its note in one."""
    merged: dict[str, Message] = {}
    faults: list[Fault] = []
    for message in messages:
        first = merged.setdefault(message.context, message)
        if first.source != message.source:
            faults.append(_clash(first, message))
        merged[message.context] = replace(
            first, note=first.note or message.note, critical=first.critical or message.critical
        )
    return tuple(merged.values()), tuple(faults)


def _clash(first: Message, second: Message) -> Fault:
    return Fault(
        "context-clash",
        second.place,
        f"The context {second.context!r} has another English text at {first.place}.",
        "Give one of the two another id or context.",
    )
