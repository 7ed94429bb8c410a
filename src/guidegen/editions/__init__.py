"""Editions: one group of brochures in, a result for every job out."""

from guidegen.editions.engines import engine_of
from guidegen.editions.group import build_group

__all__ = ["build_group", "engine_of"]
