"""The press: panels in, PDF bytes out. The only rooms that import WeasyPrint and pydyf."""

from guidegen.fonts import isolate_fontconfig

# Before WeasyPrint is loaded, and so before Pango is: it reads the variable once.
isolate_fontconfig()

from guidegen.press.brochures import GroupPress, Stencilled  # noqa: E402
from guidegen.press.fitting import PanelSource, choose_fits, measuring_by  # noqa: E402
from guidegen.press.flow import Flowed, flow  # noqa: E402
from guidegen.press.layout import Engine  # noqa: E402
from guidegen.press.measuring import Measured, Part, measured  # noqa: E402
from guidegen.press.panel_findings import TOLERANCE, text_findings  # noqa: E402
from guidegen.press.panels import Panel  # noqa: E402
from guidegen.press.part_kinds import PartStore  # noqa: E402
from guidegen.press.placing import Drawing  # noqa: E402
from guidegen.press.pressing import PressedPanel, press_panels  # noqa: E402
from guidegen.press.proving import difference  # noqa: E402
from guidegen.press.showing import Pages, Shown, panel_of, shown  # noqa: E402
from guidegen.press.stencilling import SetPanel, SkeletonSource, fits_of  # noqa: E402
from guidegen.press.writing import (  # noqa: E402
    DocumentInfo,
    ProofPage,
    describe,
    write_pages,
    write_proof,
    write_screen,
    write_sheets,
)

__all__ = [
    "TOLERANCE",
    "DocumentInfo",
    "Drawing",
    "Engine",
    "Flowed",
    "GroupPress",
    "Measured",
    "Pages",
    "Panel",
    "PanelSource",
    "Part",
    "PartStore",
    "PressedPanel",
    "ProofPage",
    "SetPanel",
    "Shown",
    "SkeletonSource",
    "Stencilled",
    "choose_fits",
    "describe",
    "difference",
    "fits_of",
    "flow",
    "measured",
    "measuring_by",
    "panel_of",
    "press_panels",
    "shown",
    "text_findings",
    "write_pages",
    "write_proof",
    "write_screen",
    "write_sheets",
]
