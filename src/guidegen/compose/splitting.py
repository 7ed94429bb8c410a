"""A panel's markup cut into its parts: the elements that stand one below the other in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from guidegen.compose.holes import cut, has_holes
from guidegen.model.skeleton import NotPressable, PartMarkup, tag_name

STACK = "data-stack"
"""Marks an element that only groups: its own children are parts, below one another."""
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "wbr"))


def split(markup: str) -> tuple[str, tuple[PartMarkup, ...]]:
    """The section's opening tag and its parts; raises NotPressable where it has text of its own."""
    splitter = _Splitter()
    splitter.read(markup)
    return splitter.opening, tuple(splitter.parts)


@dataclass
class _Group:
    """An element whose children are parts; ``before`` is the tag of the last one."""

    tag: str
    before: str = ""


@dataclass
class _Part:
    """A part that is being read: where it begins, its tag, and how many elements are open."""

    start: int
    tag: str
    open: list[str] = field(default_factory=list)


class _Splitter(HTMLParser):
    """Finds where parts begin and end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.opening = ""
        self.parts: list[PartMarkup] = []
        self._groups: list[_Group] = []
        self._part: _Part | None = None
        self._markup = ""
        self._lines: list[int] = []

    def read(self, markup: str) -> None:
        """Read a panel from its first to its last tag."""
        self._markup = markup
        self._lines = [0]
        for line in markup.split("\n")[:-1]:
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(markup)
        self.close()
        if self._groups or not self.opening:
            raise NotPressable("the panel is not one section whose elements are all closed")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        if has_holes(written):
            raise NotPressable(f"a value stands inside the tag of <{tag}>")
        if self._part:
            if tag not in _VOID:
                self._part.open.append(tag)
        elif not self._groups:
            self._open_section(tag, written)
        elif any(name == STACK for name, _ in attrs):
            self._groups.append(_Group(written))
        else:
            self._begin(tag, written)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._part:
            self._close(tag, self._part)
        elif self._groups:
            group = self._groups.pop()
            if self._groups:
                self._groups[-1].before = group.tag

    def handle_data(self, data: str) -> None:
        if not self._part and data.strip():
            raise NotPressable("text stands in the panel outside its elements")

    def handle_entityref(self, name: str) -> None:
        self.handle_data(name)

    def handle_charref(self, name: str) -> None:
        self.handle_data(name)

    def handle_comment(self, data: str) -> None:
        if has_holes(data):
            raise NotPressable("a value stands in a comment")

    def _open_section(self, tag: str, written: str) -> None:
        if self.opening or tag != "section":
            raise NotPressable("the panel is not one section")
        self.opening = written
        self._groups.append(_Group(written))

    def _begin(self, tag: str, written: str) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self._part = _Part(start, written, [tag])
        if tag in _VOID:
            self._end(self._part, start + len(written))

    def _close(self, tag: str, part: _Part) -> None:
        if part.open[-1] != tag:
            raise NotPressable(f"<{part.open[-1]}> is not closed where </{tag}> stands")
        part.open.pop()
        if not part.open:
            line, column = self.getpos()
            start = self._lines[line - 1] + column
            self._end(part, self._markup.index(">", start) + 1)

    def _end(self, part: _Part, end: int) -> None:
        group = self._groups[-1]
        stack = tuple(each.tag for each in self._groups[1:])
        markup = self._markup[part.start : end]
        self.parts.append(PartMarkup(cut(markup), stack, group.before and _empty(group.before)))
        group.before = part.tag
        self._part = None


def _empty(tag: str) -> str:
    name = tag_name(tag)
    return tag if name in _VOID else f"{tag}</{name}>"
