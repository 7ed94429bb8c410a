"""Importing a roster: from any list of schools or officers to the tables of a workspace."""

from guidegen.roster.importing.cleaning import RULES
from guidegen.roster.importing.merging import Change, ChangeKind, Take
from guidegen.roster.importing.planning import (
    ImportPlan,
    MappingIncompleteError,
    plan_import,
    write_mapping,
    write_plan,
)
from guidegen.roster.importing.subjects import OFFICERS, SCHOOLS, Subject

__all__ = [
    "OFFICERS",
    "RULES",
    "SCHOOLS",
    "Change",
    "ChangeKind",
    "ImportPlan",
    "MappingIncompleteError",
    "Subject",
    "Take",
    "plan_import",
    "write_mapping",
    "write_plan",
]
