"""Editions: one group of brochures in, a result for every job out."""

from guidegen.editions.engines import engine_of
from guidegen.editions.group import build_group, printed_by
from guidegen.editions.making import panels_of, sheets_of_edition

__all__ = ["build_group", "engine_of", "panels_of", "printed_by", "sheets_of_edition"]
