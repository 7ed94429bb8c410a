"""A trifold as it lies in a family's hands: read back from the imposed file, and folded."""

import pytest
from folding import Folded, leaves, roll_folded
from two_ways import from_stencils, sample_engine, sample_guide

from guidegen.model.panel import PANELS

SCHOOL = "cedar-valley-middle"


@pytest.mark.parametrize("locale", ["en", "ar", "zh-Hans"])
def test_a_folded_trifold_reads_as_it_should(locale: str) -> None:
    """Cover on top; the comparison in one piece inside, the school on the flap; the back below.

    A right-to-left language has its spine on the right, and everything from there.
    """
    guide = sample_guide(SCHOOL, locale)
    engine = sample_engine(locale, "cedar")
    made = {
        edition: from_stencils(engine, {SCHOOL: guide}, edition)[SCHOOL]
        for edition in ("trifold", "screen")
    }
    trifold, screen = made["trifold"], made["screen"]
    assert isinstance(trifold, bytes)
    assert isinstance(screen, bytes)
    right_to_left = guide.language.right_to_left
    sides = ("right", "left") if right_to_left else ("left", "right")
    first, second = (f"comparison, {side}" for side in sides)
    assert roll_folded(leaves(trifold, screen, list(PANELS))) == Folded(
        front="cover",
        spread=(first, "why"),
        open=(first, second, "school"),
        back="act",
        spine_right=right_to_left,
    )
