"""What the wheel holds besides the package: the stock guide and the sample district.

An editable install finds both in the checkout, so nothing is copied for it.
"""

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StockAndSample(BuildHookInterface[Any]):
    """Adds ``guidegen/stock`` and ``guidegen/sample`` to a wheel that is to be handed out."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            root = Path(self.root)
            names = runpy.run_path(str(root / "src" / "guidegen" / "stock.py"))
            places = build_data["force_include"]
            places.update(_places(root, names["STOCK_FILES"], "guidegen/stock"))
            places.update(_places(root, names["SAMPLE_FILES"], "guidegen/sample"))


def _places(root: Path, patterns: tuple[str, ...], folder: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            if path.is_file() and not path.name.startswith("."):
                yield str(path), f"{folder}/{path.relative_to(root).as_posix()}"
