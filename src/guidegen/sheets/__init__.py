"""Finished files put together for a printer, by pikepdf."""

from guidegen.sheets.binding import bound, title_in
from guidegen.sheets.print_runs import Stretch, print_run, sheets_of
from guidegen.sheets.shop import Finishing, Slug, finishing_of, print_shop

__all__ = [
    "Finishing",
    "Slug",
    "Stretch",
    "bound",
    "finishing_of",
    "print_run",
    "print_shop",
    "sheets_of",
    "title_in",
]
