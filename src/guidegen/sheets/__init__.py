"""Finished files put together for a printer, by pikepdf."""

from guidegen.sheets.binding import bound, title_in
from guidegen.sheets.print_runs import Stretch, print_run, sheets_of

__all__ = ["Stretch", "bound", "print_run", "sheets_of", "title_in"]
