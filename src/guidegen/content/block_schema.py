"""What the front matter of a block may say."""

import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from guidegen.content.district_schema import State
from guidegen.model.content import BlockKind
from guidegen.model.panel import BLOCK_PANELS
from guidegen.toml_schema import Schema, suggestion

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$",
        description="Write small letters, digits and hyphens, parts joined by dots.",
    ),
]
Variant = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9_-]*$",
        description="Write small letters, digits and hyphens.",
    ),
]


def _known_panel(panel: str) -> str:
    if panel not in BLOCK_PANELS:
        problem = f"There is no panel {panel!r}."
        raise ValueError(problem, suggestion(panel, BLOCK_PANELS))
    return panel


class BlockTable(Schema):
    """The keys between the ``+++`` lines; the defaults suit a district's own short notice."""

    id: Id
    variant: Variant = ""
    panel: Annotated[str, AfterValidator(_known_panel)]
    order: int = 100
    rank: Annotated[int, Field(ge=1)] = 9
    words: Annotated[int, Field(ge=1)] = 60
    kind: Annotated[BlockKind, Field(strict=False)] = BlockKind.TEXT
    note: str = ""
    critical: bool = False
    when: Annotated[dict[str, Any], Field(default_factory=dict)]
    jurisdiction: State = ""
    source: str = ""
    signed_off: str = ""
    expires: datetime.date | None = None
