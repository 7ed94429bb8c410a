"""How much of a guide's text comes back out of its screen file, by locale and by reader.

``make bench-text`` prints the table and writes ``benchmarks/results/text.json``; name locales to
measure only those. The measure is the share of the characters of all messages that are found in
order within their paragraph; white space, hyphens and characters without a glyph do not count.
Right-to-left guides are held against Chromium's print-to-PDF of the same pages too.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from brochures import minimal
from chromium import Printer, printer
from pressing import pressed
from text_layers import EXTRACTORS, ScreenFile, guide_in, lost, screen_file

from guidegen import stock
from guidegen.compose import group_assets, stylesheets
from guidegen.languages import languages

RESULTS = Path(__file__).parent / "results" / "text.json"
PLAIN = tuple(name for name in EXTRACTORS if name != "structure")


def main(chosen: list[str]) -> None:
    """Measure the locales named, or all that have a catalog, and print the rows of each."""
    print(f"{'':18}{'set':>7}" + "".join(f"{name:>16}" for name in EXTRACTORS))
    table = {}
    with printer() as chromium:
        for locale in chosen or _locales():
            file = screen_file(locale)
            table[locale] = _row(locale, file, _extractors(locale))
            if languages()[locale].right_to_left:
                other = replace(file, data=_by_chromium(chromium, locale))
                table[f"{locale} chromium"] = _row(f"{locale} chromium", other, PLAIN)
    if not chosen:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def _row(name: str, file: ScreenFile, extractors: tuple[str, ...]) -> dict[str, float]:
    row = {extractor: _share(file, extractor) for extractor in extractors}
    shares = "".join(f"{row.get(extractor, ''):>16}" for extractor in EXTRACTORS)
    print(f"{name:18}{_characters(file):>7}{shares}", flush=True)
    return row


def _by_chromium(chromium: Printer, locale: str) -> bytes:
    of = guide_in(locale)
    return chromium.printed(
        of.language,
        [panel.html.markup for panel in pressed(of).values()],
        stylesheets(of.brand, of.language, of.templates),
        group_assets(of.brand, of.language, of.templates, minimal().photos),
    )


def _locales() -> list[str]:
    locales = stock.root() / "locales"
    return [tag for tag in languages() if tag == "en" or (locales / tag).is_dir()]


def _extractors(locale: str) -> tuple[str, ...]:
    """Only the structure of right-to-left guides tells their text."""
    return tuple(EXTRACTORS) if languages()[locale].right_to_left else PLAIN


def _characters(file: ScreenFile) -> int:
    return sum(len(message) for messages in file.messages for message in messages)


def _share(file: ScreenFile, extractor: str) -> float:
    """In per cent, rounded down: 100 means every character."""
    missing = sum(len(message) - there for message, there in lost(file, extractor))
    return int(10_000 * (1 - missing / _characters(file))) / 100


if __name__ == "__main__":
    main(sys.argv[1:])
