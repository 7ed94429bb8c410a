"""A panel's markup cut into its parts: the elements that stand one below the other in it.

Templates write every tag that they mean, so that tags alone say where an element begins and ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidegen.compose.holes import cut, has_holes
from guidegen.model.skeleton import NotPressable, PartMarkup, tag_name

_TOKEN = re.compile(
    r"""<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.DOTALL
)
_STACK = re.compile(r"\sdata-stack(?=[\s=/>]|$)")
"""The attribute of an element that only groups: its own children are parts, below one another."""
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "wbr"))
_RAW = frozenset(("script", "style", "textarea", "xmp"))
"""Elements whose text may look like tags."""


def split(markup: str) -> tuple[str, tuple[PartMarkup, ...]]:
    """The section's opening tag and its parts; raises NotPressable where it is no stack of them."""
    tags = list(_tags(markup))
    if not tags or tags[0].name != "section" or tags[0].closes:
        raise NotPressable("the panel is not one section")
    splitter = _Splitter(markup, [_Group(tags[0].text)], tags[0].end)
    parts = tuple(part for tag in tags[1:] for part in splitter.read(tag))
    if splitter.groups or markup[: tags[0].start].strip() or markup[tags[-1].end :].strip():
        raise NotPressable("the panel is not one section whose elements are all closed")
    return tags[0].text, parts


@dataclass(slots=True)
class _Tag:
    """A tag and where it stands; ``closes`` where it closes an element."""

    text: str
    name: str
    closes: bool
    start: int
    end: int


@dataclass(slots=True)
class _Group:
    """An element whose children are parts: its tag, and that of the child that was last."""

    tag: str
    before: str = ""


@dataclass(slots=True)
class _Splitter:
    """Reads the tags of a panel.

    ``groups`` are the elements that are open around parts, ``within`` those that are open in the
    part being read, which begins at ``start``; ``end`` is the end of the last tag outside parts.
    """

    markup: str
    groups: list[_Group]
    end: int
    start: int = 0
    opening: str = ""
    within: list[str] | None = None

    def read(self, tag: _Tag) -> Iterator[PartMarkup]:
        """Read the next tag, which may end a part."""
        if self.within is None:
            self._read_outside(tag)
        elif tag.closes:
            self._close(tag)
        elif tag.name not in _VOID:
            self.within.append(tag.name)
        if self.within == []:
            yield self._part(tag.end)

    def _read_outside(self, tag: _Tag) -> None:
        if not self.groups or self.markup[self.end : tag.start].strip():
            raise NotPressable("text or a comment stands in the panel outside its elements")
        self.end = tag.end
        if tag.closes:
            group = self.groups.pop()
            if tag_name(group.tag) != tag.name:
                raise NotPressable(f"</{tag.name}> closes nothing")
            if self.groups:
                self.groups[-1].before = group.tag
        elif _STACK.search(tag.text):
            self.groups.append(_Group(tag.text))
        else:
            self.start, self.opening = tag.start, tag.text
            self.within = [] if tag.name in _VOID else [tag.name]

    def _close(self, tag: _Tag) -> None:
        assert self.within  # noqa: S101
        if self.within.pop() != tag.name:
            raise NotPressable(f"an element is not closed where </{tag.name}> stands")

    def _part(self, end: int) -> PartMarkup:
        group = self.groups[-1]
        stack = tuple(each.tag for each in self.groups[1:])
        pieces = cut(self.markup[self.start : end])
        part = PartMarkup(pieces, stack, group.before and _empty(group.before))
        group.before, self.within, self.end = self.opening, None, end
        return part


def _tags(markup: str) -> Iterator[_Tag]:
    """The tags of markup; one that closes itself and need not opens and closes."""
    for found in _TOKEN.finditer(markup):
        text, name = found[0], (found[2] or "").lower()
        if has_holes(text):
            raise NotPressable("a value stands inside a tag or a comment")
        if name in _RAW:
            raise NotPressable(f"the panel has an element <{name}>")
        start, end = found.span()
        if name:
            yield _Tag(text, name, bool(found[1]), start, end)
        if name and text.endswith("/>") and not found[1] and name not in _VOID:
            yield _Tag(text, name, closes=True, start=start, end=end)


def _empty(tag: str) -> str:
    name = tag_name(tag)
    return tag if name in _VOID else f"{tag}</{name}>"
