"""What a workspace leaves open, and what has run out: findings on no file in particular."""

import datetime
from collections import Counter
from collections.abc import Iterator

from guidegen.compose import brochure_of, left_out
from guidegen.content import expired, unfilled
from guidegen.model.build import Finding, Purpose, Severity
from guidegen.workspace import Workspace

PLACEHOLDER_NAME = "Your district"
PLACEHOLDER_LOGO = "Placeholder for the logo"
"""What the files of ``guidegen init`` say until somebody fills them in."""


def open_points(workspace: Workspace, day: datetime.date) -> tuple[Finding, ...]:
    """What is still to be filled in, and which texts and agreements have expired on a day."""
    return (
        *unfilled(workspace.district),
        *_placeholders(workspace),
        *_left_out(workspace),
        *expired(workspace.guide, workspace.district, workspace.roster, day),
    )


def _placeholders(workspace: Workspace) -> Iterator[Finding]:
    if workspace.district.name == PLACEHOLDER_NAME:
        yield _to_fill_in("content/district.toml: name", "the district's name")
    for brand in workspace.brands.values():
        if brand.logo.alt == PLACEHOLDER_LOGO:
            yield _to_fill_in(f"content/brands/{brand.id}", "the district's logo, and its alt text")


def _left_out(workspace: Workspace) -> Iterator[Finding]:
    """Blocks that guides cannot show, because what they speak of is not filled in."""
    schools: Counter[str] = Counter()
    locale = next(iter(workspace.catalogs))
    for school in workspace.roster.schools:
        if (school.brand or workspace.district.brand) not in workspace.brands:
            continue
        schools.update(left_out(brochure_of(workspace, school, locale, Purpose.FINAL)))
    for block, count in sorted(schools.items()):
        text = (
            f"the block {block!r} is left out of the guides of {count} schools: "
            "it has a placeholder for something that is not filled in."
        )
        yield Finding("block-left-out", Severity.WARNING, text)


def _to_fill_in(where: str, what: str) -> Finding:
    return Finding("not-filled-in", Severity.WARNING, f"{where}: put in {what}")
