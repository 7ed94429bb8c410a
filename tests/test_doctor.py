"""The doctor says what is missing, and what to do about it."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from brochures import MINIMAL
from click.testing import CliRunner, Result
from conftest import ROOT

from guidegen import fonts
from guidegen.cli import program
from guidegen.doctor import Component, Need, Report, debian_packages, examine, install_lines
from guidegen.errors import ExitStatus
from guidegen.languages import language


def _run(*arguments: str, workspace: Path) -> Result:
    return CliRunner().invoke(program, ["doctor", "--workspace", str(workspace), *arguments])


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has none of the fonts."""
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", ())
    monkeypatch.delenv(fonts.FOLDERS_VARIABLE, raising=False)


def _without(report: Report, name: str) -> Report:
    components = [
        replace(component, version="") if component.name == name else component
        for component in report.components
    ]
    return replace(report, components=tuple(components))


def test_this_machine_is_complete(tmp_path: Path) -> None:
    """Where the tests run everything is installed, and the doctor knows its version."""
    result = _run(workspace=tmp_path)
    assert result.exit_code == ExitStatus.DONE, result.output
    for part in ("weasyprint", "Pango", "HarfBuzz subsetting", "NotoSans-Regular.ttf"):
        assert part in result.output
    assert "missing" not in result.output
    assert "To install" not in result.output


def test_json_has_the_digests(tmp_path: Path) -> None:
    """A bug report can carry the exact versions of everything, fonts included."""
    result = _run("--json", "--locale", "km", workspace=tmp_path)
    report = json.loads(result.output)
    assert report["complete"] is True
    khmer = next(each for each in report["languages"] if each["id"] == "km")
    assert khmer["need"] == "needed"
    assert all(font["sha256"] == font["tested_sha256"] for font in khmer["fonts"])


def _digest(tmp_path: Path, *tags: str) -> str:
    locales = (part for tag in tags for part in ("--locale", tag))
    return str(json.loads(_run("--json", *locales, workspace=tmp_path).output)["digest"])


def test_one_digest_tells_machines_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same for the same languages, in any order, and another one with another font."""
    same = _digest(tmp_path, "en", "km")
    assert _digest(tmp_path, "km", "en") == same
    assert same[:12] in _run("--locale", "en", "--locale", "km", workspace=tmp_path).output
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", ())
    assert _digest(tmp_path, "en", "km") != same


@pytest.mark.usefixtures("without_fonts")
def test_missing_fonts_fail_and_name_the_package(tmp_path: Path) -> None:
    """Without fonts nothing can be built; the line to type is given."""
    result = _run(workspace=tmp_path)
    assert result.exit_code == ExitStatus.FINDINGS
    assert "missing  NotoSans-Regular.ttf" in result.output
    assert "fonts-noto-core" in result.output


@pytest.mark.usefixtures("without_fonts")
def test_fonts_of_other_languages_may_be_missing() -> None:
    """A district without a Chinese guide need not install 56 MB of Chinese fonts."""
    report = examine([], [language("zh-Hans")])
    assert report.complete
    assert install_lines(report, "linux") == ()


def test_missing_library_fails() -> None:
    """Without Pango no page can be laid out."""
    report = _without(examine([language("en")]), "Pango")
    assert not report.complete
    assert debian_packages(report) == ("libpango-1.0-0",)


def test_slow_but_working_is_no_failure() -> None:
    """Without HarfBuzz's subsetting pages come out, later; it is recommended all the same."""
    report = _without(examine([language("en")]), "HarfBuzz subsetting")
    assert report.complete
    assert install_lines(report, "linux") == ("apt-get install libharfbuzz-subset0",)


def test_other_systems_are_told_what_nobody_has_tested() -> None:
    """Advice that was never tried says so."""
    report = Report((Component("Pango", "", Need.NEEDED, "libpango-1.0-0"),), ())
    for system in ("darwin", "win32"):
        (line,) = install_lines(report, system)
        assert "pango" in line
        assert "not tested" in line


def test_locales_of_the_workspace_decide(tmp_path: Path) -> None:
    """Without --locale the fonts of the district's own languages are needed."""
    report = json.loads(_run("--json", workspace=ROOT).output)
    needed = [each["id"] for each in report["languages"] if each["need"] == "needed"]
    assert needed == ["en", "es"]


def test_a_language_of_one_school_is_needed_too(tmp_path: Path) -> None:
    """A school's own languages stand in the roster alone."""
    shutil.copytree(MINIMAL, tmp_path / "pine")
    schools = tmp_path / "pine" / "content" / "schools.csv"
    read = csv.DictReader(schools.read_text(encoding="utf-8").splitlines())
    rows = [{**row, "locales": "en km"} for row in read]
    with schools.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    report = json.loads(_run("--json", workspace=tmp_path / "pine").output)
    needed = {each["id"] for each in report["languages"] if each["need"] == "needed"}
    assert {"en", "km"} <= needed


def test_unknown_language_is_wrong_usage(tmp_path: Path) -> None:
    """A mistyped tag is told apart from a missing font."""
    assert _run("--locale", "xx", workspace=tmp_path).exit_code == ExitStatus.USAGE
