"""Why a file is made anew: what has changed of that which it was made from, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from guidegen.build.inputs import DATE, GROUP, LANGUAGES, REPERTOIRE, SCHOOL, SHARED, Table

NEW = "new"
ASKED_FOR = "asked for by --force"
UNFINISHED = "an earlier build did not finish it"
NOT_MADE = "it could not be made last time"
MISSING = "its file is missing"
OTHER_SIZE = "its file does not have its size"
OTHER_BYTES = "its bytes are not those that were written"
OTHER_PURPOSE = "it was made for another purpose"
UNKNOWN = "what it was made from has changed"

NAMED = 3
"""So many things that changed are named; of more, how many there are."""

Tables = Mapping[str, Table]


class Changes:
    """Compares inputs of earlier outputs with those of today; equal pairs are compared once."""

    def __init__(self, old: Tables, new: Tables) -> None:
        self._old = old
        self._new = new
        self._known: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def between(self, old: Table, new: Table) -> tuple[str, ...]:
        """What has changed between an output's inputs, given by their digests."""
        return tuple(
            reason
            for kind in (SHARED, SCHOOL, GROUP)
            if old.get(kind) != new[kind]
            for reason in self._of_kind(kind, old.get(kind, ""), new[kind])
        )

    def _of_kind(self, kind: str, old: str, new: str) -> tuple[str, ...]:
        key = (kind, old, new)
        if key not in self._known:
            before, now = self._old.get(old), self._new[new]
            self._known[key] = (UNKNOWN,) if before is None else self._told(kind, before, now)
        return self._known[key]

    def _told(self, kind: str, old: Table, new: Table) -> tuple[str, ...]:
        if kind == SCHOOL:
            return (f"its school changed ({', '.join(_differing(old, new))})",)
        if kind == GROUP:
            return (_of_repertoire(old.get(REPERTOIRE, ""), new[REPERTOIRE]),)
        return tuple(self._of_shared(name, old, new) for name in _differing(old, new))

    def _of_shared(self, name: str, old: Table, new: Table) -> str:
        if name == DATE:
            return f"the date was {old.get(DATE)}, and is {new.get(DATE)}"
        if name == LANGUAGES:
            return "the languages of the district's guides changed"
        before, now = self._old.get(old.get(name, "")), self._new.get(new.get(name, ""))
        if before is None or now is None:
            return f"{name} changed"
        return _WORDS[name](_named(_differing(before, now)))


_WORDS: Mapping[str, Callable[[str], str]] = {
    "blocks": "block {} changed".format,
    "brand": "brand: {} changed".format,
    "comparison": "comparison: row {} changed".format,
    "district": "district.toml: {} changed".format,
    "fonts": "font {} changed".format,
    "messages": "message {} changed".format,
    "messages of the pair": "the other language: message {} changed".format,
    "templates": "the template {} changed".format,
    "versions": "version of {} changed".format,
}


def _differing(old: Table, new: Table) -> tuple[str, ...]:
    names = dict.fromkeys((*new, *old))
    return tuple(name for name in names if old.get(name) != new.get(name))


def _named(names: Iterable[str]) -> str:
    found = tuple(names)
    shown, more = ", ".join(found[:NAMED]), len(found) - NAMED
    return f"{shown} and {more} more" if more > 0 else shown


def _of_repertoire(old: str, new: str) -> str:
    before, now = set(old.splitlines()), set(new.splitlines())
    added = sorted(_characters(now - before))
    if added:
        characters = _named(f"“{each}”" for each in added)
        return f"group repertoire: a new character {characters}"
    if now - before:
        return "group repertoire: a school of a kind that was not in it"
    return "group repertoire: something that no school has any more"


def _characters(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip() and not line.startswith(" "))
