"""Editions: one group of brochures in, a result for every job out."""

from guidegen.editions.engines import engine_of
from guidegen.editions.group import build_group, printed_by
from guidegen.editions.making import FOLDED, faces_of, panels_of, sheets_of
from guidegen.editions.web import Choice, choice_of, gallery_style, page_markup, web_panels

__all__ = [
    "FOLDED",
    "Choice",
    "build_group",
    "choice_of",
    "engine_of",
    "faces_of",
    "gallery_style",
    "page_markup",
    "panels_of",
    "printed_by",
    "sheets_of",
    "web_panels",
]
