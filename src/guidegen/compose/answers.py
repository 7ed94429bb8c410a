"""What was composed for some schools, found again for others by the answers they give."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from guidegen.compose.masking import Mask, Question, Values, answer

Leaf = TypeVar("Leaf")


@dataclass
class _Branch(Generic[Leaf]):
    """A question that composing asks at this point, and what comes of each answer."""

    question: Question
    after: "dict[Any, _Branch[Leaf] | Leaf]" = field(default_factory=dict)


@dataclass
class Answered(Generic[Leaf]):
    """What one panel in one setting became, by the answers to what composing it asked.

    ``raw`` are the paths of the values that a template looked into: they are questions too, the
    first ones, and the values are their answers.
    """

    raw: tuple[str, ...] = ()
    _found: dict[Any, _Branch[Leaf] | Leaf] = field(default_factory=dict)

    def get(self, values: Values) -> Leaf | None:
        """What was composed for a school that gives the same answers as this one would."""
        found = self._found.get(self._looked_into(values))
        while isinstance(found, _Branch):
            found = found.after.get(answer(values, found.question))
        return found

    def add(self, mask: Mask, leaf: Leaf) -> None:
        """Remember what was composed behind a mask."""
        after = self._found
        key: Any = self._looked_into(mask.values)
        for question, said in mask.asked.items():
            branch = after.get(key)
            if not isinstance(branch, _Branch):
                branch = after[key] = _Branch(question)
            after, key = branch.after, said
        after[key] = leaf

    def look_into(self, paths: Iterable[str]) -> None:
        """Give these values as they are from now on; what was composed before is forgotten."""
        self.raw = tuple(dict.fromkeys((*self.raw, *paths)))
        self._found = {}

    def _looked_into(self, values: Values) -> tuple[Any, ...]:
        return tuple(values.get(path) for path in self.raw)
