"""``guidegen catalog room``: how much longer each text of a language may become."""

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from guidegen.cli.frame import Frame, command
from guidegen.cli.measuring import measured_rooms
from guidegen.cli.options import json_option
from guidegen.languages import language

if TYPE_CHECKING:
    from guidegen.proof.values import PanelFit, Room


@command("room", examples="guidegen catalog room es\nguidegen catalog room es --json")
@click.argument("tag")
@json_option
def room(frame: Frame, tag: str, *, as_json: bool) -> None:
    """Say how many characters more each text of a language may have, panel by panel.

    Each text is made longer with words of its own until its panel is full, in the school that
    leaves it least. "fits" is what fits at the smallest type, "as set" without smaller type than
    now; 100 means that or more. Where a panel is too tall already, nothing fits.
    """
    found = measured_rooms(frame, language(tag).tag)
    if as_json:
        frame.say(json.dumps(list(map(_object, found)), ensure_ascii=False, indent=1))
        return
    for line in _lines(found):
        frame.say(line)


def _lines(found: "tuple[Room, ...]") -> Iterator[str]:
    """A heading for each panel and setting, and below it the texts with their room."""
    yield "fits  as set"
    for fit, members in itertools.groupby(found, key=lambda each: each.fit):
        yield f"\n{_heading(fit)}"
        for each in members:
            yield f"{each.at_all:4}  {each.as_set:6}  {each.context}"


def _heading(fit: "PanelFit") -> str:
    more = f" and {len(fit.schools) - 1} more" if len(fit.schools) > 1 else ""
    left = f"{fit.overflow:.0f} points too tall" if fit.overflow else f"{fit.spare:.0f} points free"
    return f"{fit.panel}: type size {fit.step + 1} of {fit.steps}, {left} ({fit.schools[0]}{more})"


def _object(each: "Room") -> Mapping[str, object]:
    return {
        "context": each.context,
        "panel": each.fit.panel,
        "schools": list(each.fit.schools),
        "type_size": each.fit.step + 1,
        "type_sizes": each.fit.steps,
        "points_free": round(each.fit.spare, 1),
        "fits": each.at_all,
        "as_set": each.as_set,
    }
