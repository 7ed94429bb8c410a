"""Other ways to the screen files of a locale, each timed on one processor.

They are given composed markup at the sizes that guidegen chose, or ready data, and have their fonts
declared and their style sheets or template read before the clock starts, as guidegen has; nothing
has been laid out. The first brochure costs more than the next ones, so both are told.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typst
from chromium import printer
from own_way import one_processor
from samples import Markup, Sample
from typst_guide import data_of, lay_down
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from guidegen.languages import language
from guidegen.press.layout import BASE_URL, AssetFetcher
from guidegen.workspace import read_workspace

Input = TypeVar("Input")


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds for the first brochure, and for each one after it."""

    first: float
    following: float

    def each(self, schools: int) -> float:
        """What a brochure costs where so many are made, one after the other."""
        return (self.first + (schools - 1) * self.following) / schools


def spent(way: str, sample: Sample) -> Spent:
    """What a brochure costs one way, in this process and on one of its processors."""
    one_processor()
    return WAYS[way](sample)


def _weasyprint(sample: Sample) -> Spent:
    return _timed(_plain_writer(sample), list(sample.brochures.values()))


def plain_files(sample: Sample) -> dict[str, bytes]:
    """The sample's brochures as plain WeasyPrint writes them, by school."""
    write = _plain_writer(sample)
    return {school: write(markup) for school, markup in sample.brochures.items()}


def _plain_writer(sample: Sample) -> Callable[[Markup], bytes]:
    """One document a brochure; fonts and style sheets are kept."""
    fetcher, fonts = AssetFetcher(sample.assets), FontConfiguration()
    sheets = [
        CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts)
        for text in (sample.style.rules, sample.style.pages)
    ]
    tongue = language(sample.locale)

    def write(panels: Markup) -> bytes:
        markup = (
            f'<html lang="{tongue.tag}" dir="{tongue.direction}"><head><title>-</title></head>'
            f"<body>{''.join(panels.values())}</body></html>"
        )
        html = HTML(string=markup, base_url=BASE_URL, url_fetcher=fetcher)
        file: bytes = html.write_pdf(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1")
        return file

    return write


def _chromium(sample: Sample) -> Spent:
    """Printed from a page that is kept open."""
    tongue = language(sample.locale)
    with printer() as chromium:
        return _timed(
            lambda panels: chromium.printed(
                tongue, list(panels.values()), sample.style, sample.assets
            ),
            list(sample.brochures.values()),
        )


def _typst(sample: Sample) -> Spent:
    """Compiled in process from one template, with each school's data as its input."""
    workspace, tongue = read_workspace(sample.root), language(sample.locale)
    inputs = [data_of(sample.locale, panels) for panels in sample.brochures.values()]
    with tempfile.TemporaryDirectory() as folder:
        first = next(iter(sample.brochures.values()))
        template = lay_down(Path(folder), workspace, tongue, first)
        compiler = typst.Compiler(
            str(template), root=folder, font_paths=[f"{folder}/fonts"], ignore_system_fonts=True
        )
        return _timed(
            lambda each: compiler.compile(format="pdf", sys_inputs=each, pdf_standards="ua-1"),
            inputs,
        )


WAYS: Mapping[str, Callable[[Sample], Spent]] = {
    "weasyprint": _weasyprint,
    "chromium": _chromium,
    "typst": _typst,
}


def _timed(make: Callable[[Input], object], inputs: Sequence[Input]) -> Spent:
    """The first brochure on its own; the others' mean, or the first again where it is the only."""
    times = list(_times(make, inputs if len(inputs) > 1 else [*inputs, *inputs]))
    return Spent(times[0], sum(times[1:]) / len(times[1:]))


def _times(make: Callable[[Input], object], inputs: Sequence[Input]) -> Iterator[float]:
    for each in inputs:
        began = time.perf_counter()
        make(each)
        yield 1000 * (time.perf_counter() - began)
