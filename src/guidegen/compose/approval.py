"""The texts of a guide under the district's approval policy: which stand, which are replaced."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from guidegen.catalog import SOURCE_LOCALE, Catalog
from guidegen.model.approval import Rules, Ruling, rules_of
from guidegen.model.content import Block, Heading, ItemList, Message, Node, Paragraph
from guidegen.model.district import District
from guidegen.model.translation import Translation

LEADS_TO_A_LIST = ":"
"""How a paragraph ends that says nothing without the list below it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A locale's translations, and what is to become of each; without rules all are printed."""

    catalog: Catalog
    unsigned: Set[str] = frozenset()
    rules: Rules | None = None

    def of(self, message: Message) -> Translation:
        """What stands for a message."""
        return self.catalog.translate(message).awaiting(self.unsigned)

    def ruling_on(self, text: Translation) -> Ruling:
        """What becomes of a translation."""
        return self.rules.ruling(text) if self.rules else Ruling.PRINTED

    def replaces(self, message: Message) -> bool:
        """Whether something else has to stand in place of the translation."""
        return self.ruling_on(self.of(message)) is Ruling.REPLACED

    def leaves_out(self, message: Message) -> bool:
        """Whether nothing is to stand there, unless the text names something that stays."""
        return self.replaces(message) and not (self.rules and self.rules.labels_english)


def rules_in(district: District, catalog: Catalog) -> Rules:
    """The rules for a final build of a catalog's locale."""
    source_language = catalog.locale == SOURCE_LOCALE
    return rules_of(
        district.approval, district.unapproved_critical, source_language=source_language
    )


def without_omitted(block: Block, is_omitted: Callable[[Message], bool]) -> Block | None:
    """What is left of a block; None where that is nothing, or headings alone.

    A heading over text that is left always stays: without it the text would seem to belong to
    the section above.
    """
    texts = [each for each in block.messages if is_omitted(each)]
    if not texts:
        return block
    nodes = tuple(_with_text_below(tuple(_printed(block.nodes, is_omitted))))
    return replace(block, nodes=nodes) if nodes else None


def _printed(nodes: Sequence[Node], is_omitted: Callable[[Message], bool]) -> Iterator[Node]:
    """The nodes without omitted texts, and without what only led to a list that is gone."""
    for node, following in zip(nodes, (*nodes[1:], None), strict=True):
        if isinstance(node, ItemList):
            items = tuple(item for item in node.items if not is_omitted(item))
            if items:
                yield replace(node, items=items)
        elif isinstance(node, Heading) or not _is_gone(node, following, is_omitted):
            yield node


def _is_gone(
    node: Paragraph, following: Node | None, is_omitted: Callable[[Message], bool]
) -> bool:
    if is_omitted(node.message):
        return True
    leads = node.message.source.rstrip().endswith(LEADS_TO_A_LIST)
    return leads and isinstance(following, ItemList) and all(map(is_omitted, following.items))


def _with_text_below(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without headings over nothing."""
    kept: list[Node] = []
    for node in reversed(nodes):
        below = kept[-1] if kept else None
        closed = below is None or (
            isinstance(below, Heading) and isinstance(node, Heading) and node.level >= below.level
        )
        if not (isinstance(node, Heading) and closed):
            kept.append(node)
    return kept[::-1]
