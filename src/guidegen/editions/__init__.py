"""Editions: one group of brochures in, a result for every job out."""

from guidegen.editions.group import build_group

__all__ = ["build_group"]
