"""Importing a roster: from any list of schools or officers to the tables of a workspace."""

from guidegen.roster.importing.cleaning import RULES
from guidegen.roster.importing.confirming import (
    Confirmed,
    confirmation_xlsx,
    is_confirmation,
    plan_confirmed,
)
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
    "Confirmed",
    "ImportPlan",
    "MappingIncompleteError",
    "Subject",
    "Take",
    "confirmation_xlsx",
    "is_confirmation",
    "plan_confirmed",
    "plan_import",
    "write_mapping",
    "write_plan",
]
