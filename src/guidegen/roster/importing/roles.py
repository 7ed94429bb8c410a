"""An officer's role, from the words of a position or title."""

import re

from guidegen.model.district import Role

_WORDS: tuple[tuple[str, Role], ...] = (
    (r"\bsso\b|safety officer|security|\bcso\b|campus monitor|supervision", Role.SSO),
    (r"\bsro\b|resource officer|police|deputy|sheriff|constable|peace officer", Role.SRO),
)


def role_of(text: str) -> Role | None:
    """The role that a text names; None where it names none."""
    folded = text.casefold()
    return next((role for words, role in _WORDS if re.search(words, folded)), None)
