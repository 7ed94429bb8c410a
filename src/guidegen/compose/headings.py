"""The comparison's headings: a role's title and abbreviation, on two lines beside its icon."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from guidegen.compose import inline
from guidegen.languages import Setting

_WRAPPED = re.compile(r"(<span[^>]*>)([^<]*)(</span>)")


def two_lines(title: Markup, abbreviation: Markup) -> Markup:
    """A title and its abbreviation on two lines as even as words allow.

    A title in another language comes in an element of its own, which then holds both lines.
    """
    wrapped = _WRAPPED.fullmatch(title)
    opening, text, closing = map(str, wrapped.groups() if wrapped else ("", title, ""))
    lines = [text] if "<" in text else _even_lines(text.split(), len(inline.plain(abbreviation)))
    short = f"&nbsp;<span dir=ltr>({abbreviation})</span>"
    return Markup(f"{opening}{'<br>'.join(lines)}{short}{closing}")  # noqa: S704  -- all is markup


def _even_lines(words: list[str], abbreviation: int) -> list[str]:
    """One line, or the two whose lengths differ least; the second has the abbreviation too."""
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    if not pairs:
        return words
    best = min(pairs, key=lambda pair: abs(len(pair[0]) - len(pair[1]) - abbreviation - 3))
    return list(best)


HEADER_MEASURE = 162.0
"""What a header cell of the comparison leaves beside its icon, in points."""
AVERAGE_BOLD = 0.605
"""Width of an average bold character against its size; the engine has the last word."""


def header_step(names: Sequence[Markup], ladder: Sequence[Setting]) -> str:
    """Sizes for the role headers, as CSS: the first step at which two even lines have room."""
    longest = max(len(inline.plain(line)) for name in names for line in name.split("<br>"))
    room = (each for each in ladder if longest * AVERAGE_BOLD * each.size <= HEADER_MEASURE)
    chosen = next(room, ladder[-1])
    return f"--head:{chosen.size:g}pt;--head-leading:{chosen.leading:g}pt"
