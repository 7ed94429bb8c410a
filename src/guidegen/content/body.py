"""The body of a block: from Markdown to headings, paragraphs and lists of messages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from guidegen.content.inline import inline_faults, markdown, markup_fault
from guidegen.errors import Fault, Place
from guidegen.model.content import Heading, ItemList, Message, Node, Paragraph

_UNIT_NAME = re.compile(r"\s*\{#([a-z0-9]+(?:[-_][a-z0-9]+)*)\}$")


@dataclass(frozen=True, slots=True)
class Owner:
    """What a block gives to all its messages: the start of their contexts, note, importance."""

    context: str
    note: str
    critical: bool


def read_body(text: str, start: Place, owner: Owner) -> tuple[tuple[Node, ...], tuple[Fault, ...]]:
    """The nodes of a body that begins at a line, and every fault in it."""
    body = _Body(start, owner)
    nodes = tuple(body.read(text))
    return nodes, tuple(body.faults)


@dataclass(slots=True)
class _Body:
    """One reading; remembers which names are taken."""

    start: Place
    owner: Owner
    faults: list[Fault] = field(default_factory=list)
    taken: dict[str, Place] = field(default_factory=dict)

    def read(self, text: str) -> Iterator[Node]:
        definitions: dict[str, Any] = {}
        tree = SyntaxTreeNode(markdown().parse(text, definitions))
        for child in tree.children:
            yield from self._node(child)
        if definitions.get("references"):
            remedy = "Write the address in the link itself: [text](https://…)."
            self._fault("markup-not-allowed", self.start, "A link is defined apart.", remedy)

    def _node(self, node: SyntaxTreeNode) -> Iterator[Node]:
        if node.type == "heading":
            yield from self._heading(node)
        elif node.type == "paragraph":
            default = "" if "body" in self.taken else "body"
            yield Paragraph(self._message(node, default))
        elif node.type in ("bullet_list", "ordered_list"):
            items = tuple(message for item in node.children for message in self._item(item))
            yield ItemList(node.type == "ordered_list", items)
        else:
            self.faults.append(markup_fault(self._place(node), node.type))

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Node]:
        level = int(node.tag[1])
        if level > 2:
            remedy = "Use # for the panel's heading and ## below it."
            self._fault("bad-heading", self._place(node), f"A heading of level {level}.", remedy)
        yield Heading(level, self._message(node, "title"))

    def _item(self, item: SyntaxTreeNode) -> Iterator[Message]:
        for number, child in enumerate(item.children):
            if child.type != "paragraph":
                self.faults.append(markup_fault(self._place(child), child.type))
            elif number:
                remedy = "Make it an item or a paragraph of its own."
                place = self._place(child)
                self._fault("markup-not-allowed", place, "An item has two paragraphs.", remedy)
            else:
                yield self._message(child, "")

    def _message(self, node: SyntaxTreeNode, default: str) -> Message:
        place = self._place(node)
        source = " ".join(node.children[0].content.split())
        match = _UNIT_NAME.search(source)
        name = match[1] if match else default
        source = source[: match.start()] if match else source
        self._take(name, place)
        self.faults += inline_faults(place, source)
        if not source:
            self._fault("empty-message", place, "There is no text here.", "Write or remove it.")
        context = f"{self.owner.context}.{name}"
        return Message(context, source, place, self.owner.note, self.owner.critical)

    def _take(self, name: str, place: Place) -> None:
        if not name:
            problem = "This text has no name, so no translation can belong to it."
            remedy = "End it with a name of its own, such as {#patience}."
            self._fault("unit-without-name", place, problem, remedy)
        elif name in self.taken:
            problem = f"The name {name!r} is taken by line {self.taken[name].line}."
            remedy = f"End it with another name, such as {{#{name}-2}}."
            self._fault("duplicate-unit", place, problem, remedy)
        else:
            self.taken[name] = place

    def _place(self, node: SyntaxTreeNode) -> Place:
        return self.start.at(self.start.line + (node.map[0] if node.map else 0))

    def _fault(self, code: str, place: Place, problem: str, remedy: str) -> None:
        self.faults.append(Fault(code, place, problem, remedy))
