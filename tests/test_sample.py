"""The sample district, built whole by the command and read back with pdftotext."""

import functools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pressing import sample_panels

from guidegen.compose import Brochure, brochure_of, compose_panels
from guidegen.editions.making import MAKING
from guidegen.model.build import Purpose
from guidegen.model.panel import Fit
from guidegen.workspace import Workspace, read_workspace

ROOT = Path(__file__).parent.parent
UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060-]+")


@pytest.fixture(scope="module")
def out() -> Iterator[Path]:
    """The sample, built once for all tests of this module."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "guidegen", "build", "--workspace", str(ROOT)]
        done = subprocess.run(
            [*command, "--out", folder, "--date", "2026-08-01", "--quiet", "--jobs", "2"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        yield Path(folder)


@functools.cache
def sample() -> Workspace:
    return read_workspace(ROOT)


def manifest(out: Path) -> dict[str, Any]:
    loaded = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def outputs(out: Path) -> list[tuple[Path, dict[str, Any]]]:
    return [(out / file, entry) for file, entry in manifest(out)["outputs"].items()]


def readable(file: Path) -> str:
    """The text of a file as a program reads it, without spaces and hyphens."""
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return UNSEEN.sub("", done.stdout.decode())


def brochure(entry: dict[str, Any]) -> Brochure:
    """The brochure that a manifest's entry was made from."""
    school = next(each for each in sample().roster.schools if each.id == entry["school"])
    return brochure_of(sample(), school, entry["locale"], Purpose(entry["purpose"]))


def test_every_school_has_every_edition_in_both_languages(out: Path) -> None:
    """Ten schools, English and Spanish, screen and trifold, and nothing to complain of."""
    found = outputs(out)
    assert len(found) == len(sample().roster.schools) * 2 * 2 == 40
    assert all(file.stat().st_size == entry["size"] for file, entry in found)
    assert [finding for _, entry in found for finding in entry["findings"]] == []


def test_every_file_says_everything_that_its_panels_print(out: Path) -> None:
    """School, officers, numbers and every message can be read back from the finished file."""
    for file, entry in outputs(out):
        text = readable(file)
        panels = compose_panels(brochure(entry))
        shown = MAKING[entry["edition"]].shown(panels)
        for panel, composed in panels.items():
            if panel in shown:
                html = composed.html(Fit())
                wanted = [each.printed for each in html.texts] + list(html.facts)
                lost = [each for each in wanted if UNSEEN.sub("", each) not in text]
                assert not lost, f"{file.name} {panel}: {lost}"


def test_the_sample_shows_every_case() -> None:
    """Every staffing, an officer of three schools, a brand of its own, long and accented names."""
    schools, officers = sample().roster.schools, sample().roster.officers
    staffings = {staffing for school in schools for staffing in school.staffing.values()}
    assert len(staffings) == 5
    assert max(len(officer.schools) for officer in officers) >= 3
    assert len({school.brand for school in schools}) > 1
    assert max(len(school.name) for school in schools) > 60
    assert any(not officer.photo for officer in officers)
    assert any(not officer.name.isascii() for officer in officers)


def test_each_english_panel_keeps_two_lines_free() -> None:
    """A district's own block, a notice or a mark has room on every panel of the sample."""
    for panel, pressed in sample_panels(sample(), "en").items():
        lines = pressed.fit.spare / 14
        assert pressed.fit.step == 0 or panel == "comparison", panel
        assert lines >= 2 or panel == "school", f"{panel}: {lines:.1f} lines"


def test_spanish_needs_no_smaller_text() -> None:
    """Its panels give at most some of their headings' size; the comparison has steps of its own."""
    of = brochure_of(sample(), sample().roster.schools[0], "es", Purpose.FINAL)
    composed = compose_panels(of)
    steps = {panel: each.fit.step for panel, each in sample_panels(sample(), "es").items()}
    assert steps.pop("comparison") <= 2
    assert all(step < max(1, composed[panel].heading_steps) for panel, step in steps.items()), steps
