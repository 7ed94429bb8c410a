"""What is told about a language's panels: how each is set, and what room its messages have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PanelFit:
    """How a panel is set for some schools: at a step, from 0, of its ladder of ``steps``.

    ``spare`` is the height in points that this leaves; less than 0 says by how much the panel is
    too tall at its last step.
    """

    panel: str
    schools: tuple[str, ...]
    step: int
    steps: int
    spare: float

    @property
    def overflow(self) -> float:
        """By how many points the panel is too tall at every type size; 0 where it fits."""
        return max(-self.spare, 0.0)


@dataclass(frozen=True, slots=True)
class Room:
    """How much longer a message may become on a panel, in characters of its own kind.

    ``at_all`` is what fits at the smallest type, ``as_set`` what fits without a smaller type than
    now. MOST means that much or more.
    """

    context: str
    fit: PanelFit
    at_all: int
    as_set: int


GROWTHS = (1, 2, 3, 4, 6, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100)
"""By how many characters a message is tried to grow."""
MOST = GROWTHS[-1]
