"""The inline Markdown of a message: what it may hold, and what is wrong with it."""

import functools
import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from guidegen.errors import Fault, Place
from guidegen.model.placeholders import PLACEHOLDERS, has_stray_brace, placeholders_in
from guidegen.toml_schema import suggestion

LONGEST_MESSAGE = 1500
"""Characters; a translator's unit is a paragraph, not a page."""

_ALLOWED = frozenset(
    {"text", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}
    | {"link_open", "link_close"}
)
_NAMES = {
    "html_inline": "HTML",
    "html_block": "HTML",
    "image": "an image",
    "code_inline": "code",
    "code_block": "code",
    "fence": "code",
    "hardbreak": "a forced line break",
    "blockquote": "a quotation block",
    "hr": "a rule",
    "bullet_list": "a list within a list",
    "ordered_list": "a list within a list",
    "heading": "a heading within a list",
}
_LEAD = re.compile(r"^\*\*[^*]+\*\*")


class _Parser(MarkdownIt):
    """Sees every link as a link, so that a bad one is refused, not printed as it stands."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (the parser's own hook)
        return True


@functools.cache
def markdown() -> MarkdownIt:
    """The parser of blocks and messages. It knows HTML in order to refuse it by name."""
    return _Parser("commonmark", {"html": True})


def has_lead(source: str) -> bool:
    """Whether a message begins with bold words, as the comparison's cells and pairs do."""
    return bool(_LEAD.match(source))


def word_count(source: str) -> int:
    """The words of a message as a reader counts them: without marks and addresses."""
    tokens = _tokens(source)
    text = "".join(" " if token.type == "softbreak" else token.content for token in tokens)
    return len(text.split())


def inline_faults(place: Place, source: str) -> Iterator[Fault]:
    """Whatever a message may not hold: markup, links, placeholders, length."""
    for token in _tokens(source):
        if token.type not in _ALLOWED:
            yield markup_fault(place, token.type)
        if token.type == "link_open":
            yield from _link_faults(place, unquote(str(token.attrs["href"])))
            if "title" in token.attrs:
                remedy = "Write the link as [words](address), without more."
                yield Fault("bad-link", place, "A link has no title of its own.", remedy)
    yield from _placeholder_faults(place, source)
    if len(source) > LONGEST_MESSAGE:
        problem = f"This text has {len(source)} characters; {LONGEST_MESSAGE} is the most."
        yield Fault("message-too-long", place, problem, "Split it into paragraphs.")


def markup_fault(place: Place, kind: str) -> Fault:
    """The fault of a token that no message may hold."""
    name = _NAMES.get(kind, f"Markdown of the kind {kind!r}")
    remedy = "Use paragraphs, flat lists, **bold**, *emphasis* and links only."
    return Fault("markup-not-allowed", place, f"There is {name} in this text.", remedy)


def _tokens(source: str) -> list[Token]:
    return markdown().parseInline(source)[0].children or []


LINK_TARGETS = (
    "{website}",
    "{guide_url}",
    "{agreement_url}",
    "{email}",
    "{phone}",
    "{tip_line}",
)
"""The placeholders that a link may lead to."""


def _link_faults(place: Place, address: str) -> Iterator[Fault]:
    if address in LINK_TARGETS or (address.startswith("https://") and "{" not in address):
        return
    remedy = "Link to an https:// address or to a placeholder such as {website}."
    yield Fault("bad-link", place, f"{address!r} is no address to link to.", remedy)


def _placeholder_faults(place: Place, source: str) -> Iterator[Fault]:
    for name in placeholders_in(source):
        if name.startswith("#"):
            problem = f"{{{name}}} is not the name of a unit where it stands."
            remedy = "A name stands once, at the end, of small letters, digits and hyphens."
            yield Fault("bad-unit-name", place, problem, remedy)
        elif name not in PLACEHOLDERS:
            problem = f"There is no placeholder {{{name}}}."
            yield Fault("unknown-placeholder", place, problem, suggestion(name, [*PLACEHOLDERS]))
    if has_stray_brace(source):
        problem = "A brace opens or closes no placeholder."
        yield Fault("stray-brace", place, problem, "Write placeholders as in {school}.")
