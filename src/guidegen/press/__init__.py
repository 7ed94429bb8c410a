"""The press: panels in, PDF bytes out. The only rooms that import WeasyPrint and pydyf."""

from guidegen.fonts import isolate_fontconfig

# Before WeasyPrint is loaded, and so before Pango is: it reads the variable once.
isolate_fontconfig()

from guidegen.press.fitting import (  # noqa: E402
    PanelSource,
    PressedPanel,
    choose_fits,
    press_panels,
)
from guidegen.press.layout import Engine  # noqa: E402
from guidegen.press.measuring import Measured, Part, measured  # noqa: E402
from guidegen.press.writing import DocumentInfo, write_screen, write_sheets  # noqa: E402

__all__ = [
    "DocumentInfo",
    "Engine",
    "Measured",
    "PanelSource",
    "Part",
    "PressedPanel",
    "choose_fits",
    "measured",
    "press_panels",
    "write_screen",
    "write_sheets",
]
