"""Brochures for tests: the minimal workspace's one school, with whatever a test wants changed."""

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from guidegen.compose import Brochure, brochure_of
from guidegen.errors import Place
from guidegen.model.build import Purpose
from guidegen.model.content import Block, BlockKind, Condition, Heading, Message, Paragraph
from guidegen.model.district import Officer, Phone, Role, Staffing
from guidegen.workspace import Workspace, read_workspace

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
PLACE = Place(Path("test"))


@functools.cache
def minimal() -> Workspace:
    """The minimal workspace, read once."""
    return read_workspace(MINIMAL)


def brochure(locale: str = "en", purpose: Purpose = Purpose.FINAL) -> Brochure:
    """The guide of the minimal workspace's school."""
    return brochure_of(minimal(), minimal().roster.schools[0], locale, purpose)


def officer(role: Role = Role.SRO, **changes: object) -> Officer:
    """An invented officer with everything printed."""
    everything = Officer(
        role=role,
        name="Ana Rivera",
        title="",
        phone=Phone("+15035550112", "(503) 555-0112"),
        email="arivera@pine.example",
        schedule="Tue, Thu 8:00–3:30",
        languages=("English", "Spanish"),
        photo="",
        schools=("pine",),
        name_withheld=False,
        place=PLACE,
    )
    return replace(everything, **changes)  # type: ignore[arg-type]


def staffed(
    base: Brochure,
    staffing: Mapping[Role, Staffing],
    officers: Mapping[Role, tuple[Officer, ...]] | None = None,
) -> Brochure:
    """The guide with another staffing, and the officers given."""
    people = {role: (officers or {}).get(role, ()) for role in Role}
    return replace(base, school=replace(base.school, staffing=staffing), officers=people)


def block(block_id: str, panel: str, text: str, *, order: int = 90, rank: int = 5) -> Block:
    """A block with a heading and one paragraph."""
    heading = Heading(2, Message(f"{block_id}.title", "A heading", PLACE))
    body = Paragraph(Message(f"{block_id}.body", text, PLACE))
    return Block(
        id=block_id,
        variant="",
        panel=panel,
        order=order,
        rank=rank,
        words=999,
        kind=BlockKind.TEXT,
        condition=Condition(),
        nodes=(heading, body),
        critical=False,
        jurisdiction=None,
        place=PLACE,
    )


def with_block(base: Brochure, extra: Block) -> Brochure:
    """The guide with one block more."""
    return replace(base, guide=replace(base.guide, blocks=(*base.guide.blocks, extra)))
