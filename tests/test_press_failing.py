"""When the press itself has a bug: families get their guides, and the district is told."""

import shutil
from pathlib import Path

import pytest
from brochures import MINIMAL
from pressing import DAY

from guidegen.editions import build_group, group
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Severity, Way


def test_a_bug_of_the_press_costs_no_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is laid out whole, and the first guide's finding asks for a report."""

    def broken(*_: object) -> None:
        raise ValueError("no such stencil")

    monkeypatch.setattr(group, "GroupPress", broken)
    root = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    jobs = tuple(Job("pine", "en", name, Purpose.FINAL) for name in ("screen", "trifold"))
    own = Group("en", "plain", 0, jobs, ("pine",))
    results = build_group(root, own, BuildSettings(tmp_path / "out", DAY))
    assert [result.way for result in results] == [Way.GROUP, Way.GROUP]
    assert all((tmp_path / "out" / result.job.file).is_file() for result in results)
    (finding,) = results[0].findings
    assert (finding.code, finding.severity) == ("press-differs", Severity.WARNING)
    assert "no such stencil" in finding.text
    assert not results[1].findings
