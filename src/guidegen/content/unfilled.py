"""What a new workspace still leaves open about its district. Findings, not faults."""

from collections.abc import Iterator

from guidegen.model.build import Finding, Severity
from guidegen.model.district import District


def unfilled(district: District) -> tuple[Finding, ...]:
    """A warning for each value that a guide prints and ``district.toml`` leaves empty."""
    return tuple(
        Finding(
            "not-filled-in",
            Severity.WARNING,
            f"{district.place.path.name} has no {what} yet. Fill in the key {key!r}.",
        )
        for key, what in _open_values(district)
    )


def _open_values(district: District) -> Iterator[tuple[str, str]]:
    values: tuple[tuple[str, str, object], ...] = (
        ("name", "name of the district", district.name),
        ("state", "state", district.state),
        ("phone", "telephone number of the district", district.phone),
        ("email", "email address of the district", district.email),
        ("website", "website of the district", district.website),
        ("school_year", "school year", district.school_year),
        ("tip_line.phone", "telephone number of a tip line", district.tip_line.phone),
    )
    return ((key, what) for key, what, value in values if not value)
