"""What is wrong in one entry so that its locale must not be printed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from guidegen.catalog.po_syntax import is_control
from guidegen.catalog.values import Entry
from guidegen.errors import Fault

_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_INLINE = MarkdownIt("zero").enable(["emphasis", "link", "escape", "entity"])
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | {
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
_CLOSERS = frozenset(_OPENERS.values())


def entry_faults(entry: Entry) -> Iterator[Fault]:
    """Every fault of an entry that has a translation."""
    if entry.translation:
        for check in CHECKS:
            yield from check(entry)


def _control_characters(entry: Entry) -> Iterator[Fault]:
    for character in sorted(set(entry.translation) - set(entry.source)):
        if is_control(character):
            yield _fault(
                entry,
                "control-character",
                f"The translation has a control character (U+{ord(character):04X}).",
                "Delete it.",
            )


def _bidi(entry: Entry) -> Iterator[Fault]:
    if not _is_paired(entry.translation):
        yield _fault(
            entry,
            "unpaired-bidi",
            "A bidirectional control opens and does not close, or closes what was not opened.",
            "Delete it: guidegen sets the direction of numbers, addresses and names itself.",
        )


def _is_paired(text: str) -> bool:
    expected: list[str] = []
    for character in text:
        if character in _OPENERS:
            expected.append(_OPENERS[character])
        elif character in _CLOSERS and (not expected or expected.pop() != character):
            return False
    return not expected


def _placeholders(entry: Entry) -> Iterator[Fault]:
    wanted, found = (set(_BRACED.findall(text)) for text in (entry.source, entry.translation))
    for name in sorted(wanted - found):
        yield _fault(
            entry,
            "placeholder",
            f"The translation lacks {name}.",
            f"Write {name} where it belongs.",
        )
    for name in sorted(found - wanted):
        yield _fault(
            entry,
            "placeholder",
            f"The translation has {name}, which the English text has not.",
            "Keep placeholders exactly as the English text has them.",
        )


def _markdown(entry: Entry) -> Iterator[Fault]:
    if not re.search(r"[*\[]", entry.source + entry.translation):
        return
    wanted, found = markdown_shape(entry.source), markdown_shape(entry.translation)
    for part in sorted(wanted.keys() | found.keys()):
        if wanted[part] != found[part]:
            yield _fault(
                entry,
                "markdown",
                f"The translation has {found[part]} of {part}, the English text {wanted[part]}.",
                "Mark the same parts as the English text does.",
            )


def markdown_shape(text: str) -> Counter[str]:
    """How often each part of inline Markdown stands in a text; emphasis may come and go."""
    shape: Counter[str] = Counter()
    for token in _inline_tokens(text):
        if token.type == "strong_open":
            shape["**bold**"] += 1
        elif token.type == "link_open":
            shape[f"a link to {token.attrs['href']}"] += 1
        elif token.type == "text":
            shape["* that marks nothing"] += token.content.count("*")
    return +shape


def _link_titles(entry: Entry) -> Iterator[Fault]:
    """Refused as in the English text: a title shows on some screens and on no paper."""
    if any("title" in token.attrs for token in _inline_tokens(entry.translation)):
        yield _fault(
            entry,
            "markdown",
            "A link has a title of its own.",
            "Write the link as [words](address), without more.",
        )


def _inline_tokens(text: str) -> list[Token]:
    return _INLINE.parseInline(text)[0].children or []


def _fault(entry: Entry, code: str, problem: str, remedy: str) -> Fault:
    return Fault(code, entry.place, problem, remedy)


CHECKS: tuple[Callable[[Entry], Iterator[Fault]], ...] = (
    _control_characters,
    _bidi,
    _placeholders,
    _markdown,
    _link_titles,
)
