"""The search for the largest growth that fits."""

from dataclasses import dataclass

from guidegen.proof.values import GROWTHS


@dataclass(slots=True)
class Search:
    """A binary search among GROWTHS: the first ``low`` fit, and at most the first ``high``.

    The largest is tried first, because most messages may grow that much.
    """

    low: int = 0
    high: int = len(GROWTHS)
    tried: bool = False

    @property
    def open(self) -> bool:
        return self.low < self.high

    @property
    def growth(self) -> int:
        """The growth to try next."""
        return GROWTHS[self._next - 1]

    @property
    def found(self) -> int:
        """The largest growth that is known to fit."""
        return GROWTHS[self.low - 1] if self.low else 0

    @property
    def _next(self) -> int:
        return (self.low + self.high + 1) // 2 if self.tried else self.high

    def learn(self, fits: bool) -> None:
        """Whether the growth that was to try fits."""
        number = self._next
        self.low, self.high = (number, self.high) if fits else (self.low, number - 1)
        self.tried = True
