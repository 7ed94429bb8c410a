"""The command as people run it: a process of its own."""

import os
import subprocess
import sys

from conftest import ROOT

PATIENCE = 120.0
"""Seconds after which a test gives up waiting."""


def guidegen(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """The command, started."""
    return subprocess.Popen(
        [sys.executable, "-m", "guidegen", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Its exit status, and what it printed to stdout and stderr."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err
