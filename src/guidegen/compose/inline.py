"""Inline Markdown and placeholders of one message, to escaped markup."""

import functools
import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_TARGET = re.compile(r"%7B([a-z_]+)%7D")
_MARKED = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<[^>]*>")
_LEAD = re.compile(r"\s*<strong>(.*?)</strong>\s*(.*)", re.DOTALL)


@functools.cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape", "entity"])


@functools.lru_cache(maxsize=8192)
def markup(text: str) -> Markup:
    """Bold, emphasis and links as markup; everything else escaped, raw HTML included."""
    return Markup(_markdown().renderInline(text))  # noqa: S704  -- html is off: text is escaped


@functools.lru_cache(maxsize=10_000)
def placeholders(source: str) -> frozenset[str]:
    """The names of the placeholders in a message's source."""
    return frozenset(PLACEHOLDER.findall(source))


def filled(
    text: Markup, values: Mapping[str, Markup], targets: Mapping[str, str] | None = None
) -> Markup:
    """Placeholders replaced: in text by ``values``, which are markup already, in links by URLs."""
    linked = _TARGET.sub(lambda found: escape((targets or {}).get(found[1], found[0])), text)
    parts = _MARKED.split(linked)
    parts[::2] = [PLACEHOLDER.sub(lambda at: values.get(at[1], at[0]), part) for part in parts[::2]]
    return Markup("".join(parts))  # noqa: S704  -- text and values are markup


def split_lead(text: Markup) -> tuple[Markup, Markup]:
    """The bold words that open a text, and the rest; without any, all of it is the rest."""
    found = _LEAD.match(text)
    if not found:
        return Markup(), text
    return Markup(found[1]), Markup(found[2])  # noqa: S704  -- parts of safe markup


def plain(text: Markup) -> str:
    """The text of markup, as a reader sees it."""
    return Markup(_TAG.sub("", text)).unescape()  # noqa: S704
