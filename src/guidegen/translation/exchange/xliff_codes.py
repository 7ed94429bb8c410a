"""The inline codes of a message: placeholders and Markdown, which a translator's tool protects.

Whatever a text is, its parts put together again are that text, character by character. What pairs
with nothing is not a code; whether it may stand there, the checks of a catalog say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

DEEPEST = 8
"""How many pairs may stand within each other; no text that a guide prints has more than two."""

_TOKEN = re.compile(r"\\.|\{[^{}]*\}|\*\*|\*|\[|\]\([^()\s]*\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name in braces, with them."""

    data: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands between two marks of Markdown: of bold, of emphasis, or of a link."""

    opening: str
    closing: str
    parts: "tuple[Part, ...]"


Code = Placeholder | Pair
Part = str | Code


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner, and what has come since."""

    opening: str
    parts: list[Part] = field(default_factory=list)


def parts_of(text: str) -> tuple[Part, ...]:
    """A text, parted into plain text and codes."""
    stack = [_Open("")]
    end = 0
    for token in _TOKEN.finditer(text):
        _add(stack, text[end : token.start()])
        _take(stack, token[0])
        end = token.end()
    _add(stack, text[end:])
    while len(stack) > 1:
        _reopen(stack)
    return tuple(stack[0].parts)


def codes_in(parts: Iterable[Part]) -> Iterator[Code]:
    """The codes, each before those within it."""
    for part in parts:
        if not isinstance(part, str):
            yield part
        if isinstance(part, Pair):
            yield from codes_in(part.parts)


def data_of(code: Code) -> tuple[str, ...]:
    """The pieces of text that a code stands for."""
    return (code.data,) if isinstance(code, Placeholder) else (code.opening, code.closing)


def numbers_of(source: Sequence[Code], target: Sequence[Code]) -> Iterator[str]:
    """A number for each code of a translation: that of the same code in the English text.

    The English text's own are numbered from 1; what it has not comes after them.
    """
    free: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for number, code in enumerate(source, start=1):
        free[data_of(code)].append(str(number))
    added = len(source)
    for code in target:
        same = free[data_of(code)]
        added += not same
        yield same.pop(0) if same else str(added)


def _take(stack: list[_Open], token: str) -> None:
    top = stack[-1].opening
    if token.startswith("{"):
        stack[-1].parts.append(Placeholder(token))
    elif token == top or (token.startswith("](") and top == "["):
        closed = stack.pop()
        stack[-1].parts.append(Pair(closed.opening, token, tuple(closed.parts)))
    elif token in ("*", "**", "[") and _may_open(stack, token):
        stack.append(_Open(token))
    else:
        _add(stack, token)


def _may_open(stack: list[_Open], token: str) -> bool:
    return len(stack) <= DEEPEST and all(each.opening != token for each in stack)


def _reopen(stack: list[_Open]) -> None:
    """Take a mark that has found no partner for plain text."""
    alone = stack.pop()
    _add(stack, alone.opening)
    for part in alone.parts:
        if isinstance(part, str):
            _add(stack, part)
        else:
            stack[-1].parts.append(part)


def _add(stack: list[_Open], text: str) -> None:
    parts = stack[-1].parts
    if text and parts and isinstance(parts[-1], str):
        parts[-1] += text
    elif text:
        parts.append(text)
