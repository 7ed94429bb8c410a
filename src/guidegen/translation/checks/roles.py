"""SRO and SSO: nothing in the guide is worse than one in the place of the other."""

import re
from collections import Counter
from collections.abc import Iterator

from guidegen.catalog import Entry
from guidegen.translation.checks.values import CatalogFinding, Ground, error, warning

TITLES = {"School Resource Officer": "SRO", "School Safety Officer": "SSO"}
_ROLE = re.compile(r"(?<![A-Za-z])S[RS]O(?![A-Z])")


def roles_swapped(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """A role that the English does not name, or the two of them the other way round."""
    wanted, found = _roles(ground, entry)
    if _are_swapped(wanted, found) or _invented(entry, wanted, found):
        yield error(
            entry,
            "roles-swapped",
            f"The English text has {_listed(wanted)}, the translation {_listed(found)}.",
            "Name the same role at the same place; keep the order of the English text.",
        )


def roles_lost(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """A role that the English names with its abbreviation and the translation does not."""
    wanted, found = _roles(ground, entry)
    for role in sorted(set(_ROLE.findall(entry.source)) - set(found)):
        if not set(found) - set(wanted):
            problem = f"The English text names the {role}, the translation does not."
            yield warning(entry, "role-not-named", problem, f"Say {role}, if it can be missed.")


def _roles(ground: Ground, entry: Entry) -> tuple[list[str], list[str]]:
    """The roles as each text names them, in order; a title counts as its abbreviation."""
    wanted = _with_abbreviations(entry.source, {title: (title,) for title in TITLES})
    titles = {
        title: term.translations
        for term in ground.terms
        for title in TITLES
        if title in term.english
    }
    found = _with_abbreviations(entry.translation, titles)
    return _ROLE.findall(wanted), _ROLE.findall(found)


def _with_abbreviations(text: str, titles: dict[str, tuple[str, ...]]) -> str:
    for title, names in titles.items():
        for name in names:
            text = re.sub(re.escape(name), f" {TITLES[title]} ", text, flags=re.IGNORECASE)
    return text


def _invented(entry: Entry, wanted: list[str], found: list[str]) -> bool:
    """Whether a role is named that is not meant; “officer” may be said as “SRO or SSO”.

    A text about one role alone, as its context says, may name it where the English says “they”.
    """
    if wanted:
        return bool(set(found) - set(wanted))
    others = set(found) - {part.upper() for part in entry.context.split(".")}
    return len(others) == 1 and "officer" not in entry.source.lower()


def _are_swapped(wanted: list[str], found: list[str]) -> bool:
    if set(wanted) != set(found) or len(set(wanted)) < len(TITLES):
        return False
    counts, others = Counter(wanted), Counter(found)
    reversed_counts = counts["SRO"] != counts["SSO"] and (counts["SRO"], counts["SSO"]) == (
        others["SSO"],
        others["SRO"],
    )
    return reversed_counts or wanted[0] != found[0]


def _listed(roles: list[str]) -> str:
    return ", ".join(roles) or "neither role"
