"""What has run out on a day: a block's law-dependent text, an agreement. Findings, not faults."""

import datetime
from collections.abc import Iterator

from guidegen.model.build import Finding, Severity
from guidegen.model.content import Guide
from guidegen.model.district import Agreement, District, Roster


def expired(
    guide: Guide, district: District, roster: Roster, day: datetime.date
) -> tuple[Finding, ...]:
    """A warning for each text and agreement whose last day lies before this day."""
    return (
        *_expired_blocks(guide, day),
        *_expired_profiles(district, day),
        *_expired_schools(roster, day),
    )


def _expired_blocks(guide: Guide, day: datetime.date) -> Iterator[Finding]:
    for block in guide.blocks:
        law = block.jurisdiction
        if law and law.expires and law.expires < day:
            text = (
                f"The text of the block {block.id!r} expired on {law.expires}. "
                f"Check it against {law.source}, and set a new date in {block.place.path.name}."
            )
            yield Finding("block-expired", Severity.WARNING, text, panel=block.panel)


def _expired_profiles(district: District, day: datetime.date) -> Iterator[Finding]:
    for role, profile in district.roles.items():
        if _is_over(profile.agreement, day):
            where = f"the district's {role.upper()} profile"
            yield Finding("agreement-expired", Severity.WARNING, _text(where, profile.agreement))


def _expired_schools(roster: Roster, day: datetime.date) -> Iterator[Finding]:
    for school in roster.schools:
        if _is_over(school.agreement, day):
            text = _text(f"the row of {school.name}", school.agreement)
            yield Finding("agreement-expired", Severity.WARNING, text, school=school.id)


def _is_over(agreement: Agreement | None, day: datetime.date) -> bool:
    return bool(agreement and agreement.expires and agreement.expires < day)


def _text(where: str, agreement: Agreement | None) -> str:
    date = agreement.expires if agreement else None
    return f"The agreement in {where} expired on {date}. Renew it, and set the new link and date."
