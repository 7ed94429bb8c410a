"""Masked values, of which a template knows nothing but where they stand.

A masked value can be printed through the filters for values, and asked a few questions, which are
remembered with their answers. Whatever else a template does with it raises `LookedInto`; then the
panel is composed again with that value as it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from guidegen.compose.holes import LookedInto, Opaque, number_mark
from guidegen.languages import is_latin
from guidegen.model.skeleton import Hole

Question = tuple[str, str, int]
"""The path of a value, what was asked of it, and a number that belongs to the question."""
Values = Mapping[str, Any]
"""What differs from school to school, by paths."""


class Masked(Opaque):
    """A value that is not known, but for its path."""

    __slots__ = ("_mask", "_path")

    def __init__(self, mask: "Mask", path: str) -> None:
        self._mask = mask
        self._path = path

    def __bool__(self) -> bool:
        return self._mask.ask((self._path, "given", 0))

    def _looked_into(self) -> LookedInto:
        return LookedInto(self._path)


class MaskedNumber(Masked):
    """A number of the panel's setting, which may be printed as it is."""

    __slots__ = ()

    def _written(self) -> str:
        return number_mark(self._path)


@dataclass
class Mask:
    """The values behind a masked brochure, what was asked of them, and what the answers were."""

    values: Values
    raw: Collection[str]
    asked: dict[Question, bool] = field(default_factory=dict)

    def ask(self, question: Question) -> bool:
        """Answer a question and remember it."""
        if question not in self.asked:
            self.asked[question] = answer(self.values, question)
        return self.asked[question]

    def of(self, path: str, kind: "type[Masked]" = Masked) -> Any:
        """The value of a path: masked, or as it is where that is known already."""
        value = self.values[path]
        return value if path in self.raw else kind(self, path)

    def instead_of(self, value: Any, path: str) -> Any:
        """The same for a value that stands under its path in another form, which is compared."""
        return value if path in self.raw else Masked(self, path)


def answer(values: Values, question: Question) -> bool:
    """The answer to a question about a brochure's values."""
    path, kind, number = question
    value = values[path]
    if kind == "latin":
        return is_latin(value)
    if kind == "longer_than":
        return len(value) > number
    return bool(value)


def latin(value: Any) -> bool:
    """Whether a value is in Latin letters."""
    if isinstance(value, Masked):
        return value._mask.ask((value._path, "latin", 0))
    return is_latin(value)


def longer_than(value: Any, number: int) -> bool:
    """Whether a value has more characters."""
    if isinstance(value, Masked):
        return value._mask.ask((value._path, "longer_than", number))
    return len(value) > number


def hole_of(value: Masked, name: str, kind: str) -> Hole:
    """Where a masked value is to stand."""
    return Hole(value._path, name, kind)
