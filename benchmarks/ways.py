"""Four ways from a workspace to the screen files of a locale, each timed on one processor.

guidegen makes every school's file from cold, copyfitting and checks included. The others are given
what it takes time to find: finished markup at its chosen sizes, or ready data. They are warm: style
sheets, fonts and a first brochure come before the clock starts. They are timed on a sample of the
schools.
"""

import datetime
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest import mock

import typst
from chromium import printer
from typst_guide import data_of, lay_down
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from guidegen.build.plan import plan
from guidegen.compose import brochure_of, compose_panels, group_assets, stylesheets
from guidegen.editions import build_group, engine_of
from guidegen.endonyms import endonym_faces
from guidegen.languages import Language, language
from guidegen.model.brand import Asset
from guidegen.model.build import BuildDate, BuildSettings, Selection
from guidegen.model.panel import Stylesheets
from guidegen.press import PressedPanel, press_panels
from guidegen.press.layout import BASE_URL, AssetFetcher
from guidegen.workspace import Workspace, read_workspace

Input = TypeVar("Input")
DAY = BuildDate(datetime.date(2026, 8, 1))
Panels = Mapping[str, PressedPanel]


@dataclass(frozen=True, slots=True)
class Case:
    """A locale of a workspace, and how many brochures the slow ways are timed on."""

    root: Path
    locale: str
    sample: int


def milliseconds(way: str, case: Case) -> float:
    """What a brochure costs one way, in this process and on one of its processors."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return WAYS[way](case)


def _guidegen(case: Case) -> float:
    """As ``guidegen build`` makes them, group by group; the workspace has been read before."""
    workspace = read_workspace(case.root)
    work = plan(workspace, Selection(locales=(case.locale,), editions=("screen",)))
    with (
        tempfile.TemporaryDirectory() as out,
        mock.patch("guidegen.editions.group.read_workspace", return_value=workspace),
    ):
        settings = BuildSettings(Path(out), DAY)
        start = time.perf_counter()
        results = [
            each for group in work.groups for each in build_group(case.root, group, settings)
        ]
        spent = time.perf_counter() - start
    refused = [str(finding) for each in results if not each.output for finding in each.findings]
    if refused or work.stopped:
        raise SystemExit(f"{case.locale}: not every guide was made. {' '.join(refused[:3])}")
    return 1000 * spent / len(results)


def _weasyprint(case: Case) -> float:
    """One document a brochure; fonts and style sheets are kept."""
    guides = _guides(case)
    fetcher, fonts = AssetFetcher(guides.assets), FontConfiguration()
    sheets = [
        CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts)
        for text in (guides.style.rules, guides.style.pages)
    ]
    tongue = guides.language

    def write(panels: Panels) -> None:
        markup = (
            f'<html lang="{tongue.tag}" dir="{tongue.direction}"><head><title>-</title></head>'
            f"<body>{''.join(_markup(panels))}</body></html>"
        )
        html = HTML(string=markup, base_url=BASE_URL, url_fetcher=fetcher)
        html.write_pdf(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1")

    return _timed(write, guides.panels)


def _chromium(case: Case) -> float:
    """Printed from a page that is kept open."""
    guides = _guides(case)
    with printer() as chromium:
        return _timed(
            lambda panels: chromium.printed(
                guides.language, _markup(panels), guides.style, guides.assets
            ),
            guides.panels,
        )


def _typst(case: Case) -> float:
    """Compiled in process from one template, with each school's data as its input."""
    guides = _guides(case)
    with tempfile.TemporaryDirectory() as folder:
        template = lay_down(Path(folder), guides.workspace, guides.language, guides.panels[0])
        compiler = typst.Compiler(
            str(template), root=folder, font_paths=[f"{folder}/fonts"], ignore_system_fonts=True
        )
        inputs = [data_of(case.locale, panels) for panels in guides.panels]
        return _timed(
            lambda each: compiler.compile(format="pdf", sys_inputs=each, pdf_standards="ua-1"),
            inputs,
        )


WAYS: Mapping[str, Callable[[Case], float]] = {
    "guidegen": _guidegen,
    "weasyprint": _weasyprint,
    "chromium": _chromium,
    "typst": _typst,
}


@dataclass(frozen=True, slots=True)
class _Guides:
    """The sample, composed: panels at the sizes that guidegen chose, and what they are set with."""

    workspace: Workspace
    language: Language
    style: Stylesheets
    assets: Mapping[str, Asset]
    panels: Sequence[Panels]


def _guides(case: Case) -> _Guides:
    workspace, tongue = read_workspace(case.root), language(case.locale)
    brand = workspace.brands[workspace.district.brand]
    endonyms = endonym_faces(workspace.languages.values())
    templates = workspace.templates
    return _Guides(
        workspace,
        tongue,
        stylesheets(brand, tongue, templates, endonyms),
        group_assets(brand, tongue, templates, workspace.photos, endonyms),
        list(_pressed(case, workspace)),
    )


def _pressed(case: Case, workspace: Workspace) -> Iterator[Panels]:
    """The panels of schools at even distances in the roster, for the purpose that a build takes."""
    schools = workspace.roster.schools
    jobs = plan(workspace, Selection(locales=(case.locale,), editions=("screen",))).jobs
    purpose = jobs[0].purpose
    brand = workspace.brands[workspace.district.brand]
    engine = engine_of(workspace, brand, language(case.locale))
    for school in schools[:: max(1, len(schools) // case.sample)][: case.sample]:
        brochure = brochure_of(workspace, school, case.locale, purpose)
        yield press_panels(engine, compose_panels(brochure))


def _markup(panels: Panels) -> list[str]:
    return [panel.html.markup for panel in panels.values()]


def _timed(make: Callable[[Input], object], inputs: Sequence[Input]) -> float:
    make(inputs[0])
    start = time.perf_counter()
    for each in inputs:
        make(each)
    return 1000 * (time.perf_counter() - start) / len(inputs)
