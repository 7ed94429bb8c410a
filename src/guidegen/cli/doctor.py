"""``guidegen doctor``: say what this machine has, and what it lacks."""

import dataclasses
import json
from pathlib import Path

import click

from guidegen.build.digests import environment_digest
from guidegen.cli.frame import Frame, command
from guidegen.content import read_district
from guidegen.doctor import Component, LanguageFonts, Need, Report, examine, install_lines
from guidegen.errors import ExitStatus
from guidegen.fonts import FontFile, FontStatus
from guidegen.languages import Language, language, languages
from guidegen.roster import read_roster
from guidegen.workspace import languages_in_use

DIGITS_OF_DIGEST = 12


@command("doctor", examples="guidegen doctor\nguidegen doctor --locale ar --locale km")
@click.option(
    "--locale",
    "tags",
    multiple=True,
    metavar="TAG",
    help="A language whose fonts are needed; without it, those of the workspace.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def doctor(frame: Frame, tags: tuple[str, ...], as_json: bool) -> ExitStatus:
    """Say what this machine has, what it lacks, and what to install.

    The exit status is 1 when something is missing that the workspace's guides need.
    """
    needed = _needed(frame.workspace, tags)
    others = [each for each in languages().values() if each not in needed]
    report = examine(needed, others)
    digest = environment_digest(each.tag for each in needed)
    frame.say(_json(report, digest) if as_json else "\n".join(_lines(report, digest)))
    return ExitStatus.DONE if report.complete else ExitStatus.FINDINGS


def _needed(workspace: Path, tags: tuple[str, ...]) -> list[Language]:
    if tags:
        return [language(tag) for tag in tags]
    content = workspace / "content"
    district, _ = read_district(content / "district.toml")
    if district is None:
        return [language("en")]
    roster, _ = read_roster(content, district)
    return list(languages_in_use(district, roster).values()) or [language("en")]


def _lines(report: Report, digest: str) -> list[str]:
    width = max(len(component.name) for component in report.components)
    return [
        *(_component_line(component, width) for component in report.components),
        *(line for each in report.languages for line in _language_lines(each)),
        f"digest of all that decides about files in {_tags(report)}: {digest[:DIGITS_OF_DIGEST]}",
        *_install_lines(report),
    ]


def _tags(report: Report) -> str:
    return ", ".join(each.language.tag for each in report.languages if each.need is Need.NEEDED)


def _component_line(component: Component, width: int) -> str:
    missing = "missing; pages take much longer" if component.need is Need.FASTER else "missing"
    return f"{component.name:{width}}  {component.version or missing}"


def _language_lines(each: LanguageFonts) -> list[str]:
    name = f"{each.language.english_name} ({each.language.tag})"
    if each.need is Need.OTHER_LANGUAGES:
        packages = ", ".join(each.missing_packages)
        missing = f"fonts missing ({packages}); not needed here"
        return [f"{name}: {missing if packages else 'fonts present'}"]
    return [f"{name}:", *(f"  {_font_line(font)}" for font in each.fonts)]


def _font_line(font: FontFile) -> str:
    if font.status is FontStatus.MISSING:
        return f"missing  {font.declared.name}"
    state = "found  " if font.status is FontStatus.FOUND else "another version (text may be wrong) "
    return f"{state}  {font.path}  {font.sha256[:DIGITS_OF_DIGEST]}"


def _install_lines(report: Report) -> list[str]:
    lines = install_lines(report)
    return ["To install what is missing:", *(f"  {line}" for line in lines)] if lines else []


def _json(report: Report, digest: str) -> str:
    return json.dumps(
        {
            "complete": report.complete,
            "digest": digest,
            "components": [dataclasses.asdict(component) for component in report.components],
            "languages": [_language_values(each) for each in report.languages],
            "install": install_lines(report),
        },
        ensure_ascii=False,
        indent=2,
    )


def _language_values(each: LanguageFonts) -> dict[str, object]:
    return {
        "id": each.language.tag,
        "need": each.need,
        "complete": each.complete,
        "fonts": [_font_values(font) for font in each.fonts],
    }


def _font_values(font: FontFile) -> dict[str, object]:
    return {
        "name": font.declared.name,
        "status": font.status,
        "path": str(font.path) if font.path else None,
        "sha256": font.sha256,
        "tested_sha256": font.declared.sha256,
        "debian_package": font.declared.package,
    }
