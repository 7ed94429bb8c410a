"""The press: panels in, PDF bytes out. The only rooms that import WeasyPrint and pydyf."""

from guidegen.press.fitting import PanelSource, PressedPanel, press_panels
from guidegen.press.layout import Engine
from guidegen.press.writing import DocumentInfo, write_screen, write_sheets

__all__ = [
    "DocumentInfo",
    "Engine",
    "PanelSource",
    "PressedPanel",
    "press_panels",
    "write_screen",
    "write_sheets",
]
