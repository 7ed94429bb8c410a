"""Compose: blocks, messages and a school's values become the markup of panels."""

from guidegen.compose.approval import rules_in
from guidegen.compose.brochure import Brochure, brochure_of
from guidegen.compose.panels import WITH_CODE, ComposedPanel, compose_panels, left_out
from guidegen.compose.setting import left_out_of
from guidegen.compose.skeletons import SkeletonPanel, Skeletons
from guidegen.compose.styles import drawings, group_assets, stylesheets

__all__ = [
    "WITH_CODE",
    "Brochure",
    "ComposedPanel",
    "SkeletonPanel",
    "Skeletons",
    "brochure_of",
    "compose_panels",
    "drawings",
    "group_assets",
    "left_out",
    "left_out_of",
    "rules_in",
    "stylesheets",
]
