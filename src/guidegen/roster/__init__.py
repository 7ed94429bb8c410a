"""The roster: schools and officers, from a district's tables to values and faults."""

from guidegen.roster.reading import read_roster

__all__ = ["read_roster"]
