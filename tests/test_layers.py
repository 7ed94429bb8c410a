"""The floors of the house hold, by the tool that `make layers` runs."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT


def test_no_floor_leans_on_one_above_it() -> None:
    """Every module has its floor, and imports only from below; only the press knows the engine."""
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        pytest.fail(checked.stdout + checked.stderr)
    assert "3 kept, 0 broken" in checked.stdout
