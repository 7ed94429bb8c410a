"""Frames: what a panel composed behind a mask gives, from which its skeletons are made.

A frame still has marks for the numbers of its setting that differ from school to school; all its
skeletons differ in these alone.
"""

from dataclasses import dataclass, replace

from guidegen.compose.holes import cut, has_numbers, with_numbers
from guidegen.compose.masking import Values
from guidegen.compose.splitting import split
from guidegen.model.panel import PanelHtml
from guidegen.model.skeleton import Hole, OpenText, PartMarkup, Skeleton


@dataclass(frozen=True, slots=True)
class Frame:
    """A skeleton in which numbers may still be marks; ``numbered`` where there are any."""

    skeleton: Skeleton
    numbered: bool

    def with_numbers(self, numbers: Values) -> Skeleton:
        """The skeleton with the numbers of one setting, by their paths."""
        parts = tuple(_part_with_numbers(part, numbers) for part in self.skeleton.parts)
        opening = with_numbers(self.skeleton.opening, numbers)
        return replace(self.skeleton, opening=opening, parts=parts)


def frame_of(html: PanelHtml) -> Frame:
    """A panel composed behind a mask, cut; raises NotPressable where it has no parts."""
    opening, parts = split(html.markup)
    skeleton = Skeleton(
        html.panel,
        opening,
        parts,
        tuple(OpenText(each.translation, cut(each.printed)) for each in html.texts),
        tuple(piece for fact in html.facts for piece in cut(fact) or ("",)),
        html.unfilled,
        html.unapproved,
    )
    return Frame(skeleton, has_numbers(html.markup))


def _part_with_numbers(part: PartMarkup, numbers: Values) -> PartMarkup:
    return PartMarkup(
        tuple(_piece_with_numbers(piece, numbers) for piece in part.pieces),
        tuple(with_numbers(tag, numbers) for tag in part.stack),
        with_numbers(part.before, numbers),
    )


def _piece_with_numbers(piece: str | Hole, numbers: Values) -> str | Hole:
    return with_numbers(piece, numbers) if isinstance(piece, str) else piece
