"""Finished files put together for a printer, by pikepdf."""

from guidegen.sheets.binding import bound, title_in
from guidegen.sheets.print_runs import Stretch, print_run, sheets_of
from guidegen.sheets.shop import Folds, Slug, folds_of, print_shop

__all__ = [
    "Folds",
    "Slug",
    "Stretch",
    "bound",
    "folds_of",
    "print_run",
    "print_shop",
    "sheets_of",
    "title_in",
]
