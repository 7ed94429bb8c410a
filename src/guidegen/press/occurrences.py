"""Finding texts on a laid-out page: in which of its runs each of them stands."""

import bisect
import itertools
from collections.abc import Iterator, Sequence

from guidegen.press.boxes import SetText, comparable


def occurrences(runs: Sequence[SetText], texts: Sequence[str]) -> list[list[range]]:
    """For each text, every place where it stands: the numbers of the runs that show it.

    A short text may also be a part of a longer one; so the longest are looked for first, and what
    they cover is theirs. Where a text begins a run, places within other runs do not count.
    """
    page = _Page(runs)
    found: list[list[range]] = [[] for _ in texts]
    for number in sorted(range(len(texts)), key=lambda each: -len(comparable(texts[each]))):
        found[number] = page.take(comparable(texts[number]))
    return found


class _Page:
    """A page's text as one string, with what has been found in it."""

    def __init__(self, runs: Sequence[SetText]) -> None:
        parts = [comparable(run.text) for run in runs]
        self._text = "".join(parts)
        self._starts = list(itertools.accumulate(map(len, parts[:-1]), initial=0)) if parts else []
        self._taken = bytearray(len(self._text))

    def take(self, text: str) -> list[range]:
        """All places of a text that nothing has taken yet; they are taken then."""
        places = list(self._free_places(text))
        beginning = [at for at in places if at in self._starts]
        chosen = beginning or places
        for at in chosen:
            self._taken[at : at + len(text)] = b"\1" * len(text)
        return [range(self._run(at), self._run(at + len(text) - 1) + 1) for at in chosen]

    def _free_places(self, text: str) -> Iterator[int]:
        at = self._text.find(text) if text else -1
        while at >= 0:
            free = not any(self._taken[at : at + len(text)])
            if free:
                yield at
            at = self._text.find(text, at + (len(text) if free else 1))

    def _run(self, at: int) -> int:
        return bisect.bisect_right(self._starts, at) - 1
