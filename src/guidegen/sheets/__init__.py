"""Finished files put together for a printer, by pikepdf."""

from guidegen.sheets.print_runs import Stretch, print_run, sheets_of

__all__ = ["Stretch", "print_run", "sheets_of"]
