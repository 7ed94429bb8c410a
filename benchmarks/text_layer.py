"""How much of a guide's text comes back out of its screen file, by locale and by reader.

``make bench-text`` prints the table and writes ``benchmarks/results/text.json``; name locales to
measure only those. The measure is the share of the characters of all messages that are found in
order within their paragraph; white space, hyphens and characters without a glyph do not count.
"""

import json
import sys
from pathlib import Path

from text_layers import EXTRACTORS, ScreenFile, lost, screen_file

from guidegen import stock
from guidegen.languages import languages

RESULTS = Path(__file__).parent / "results" / "text.json"


def main(chosen: list[str]) -> None:
    """Measure the locales named, or all that have a catalog, and print a row for each."""
    print(f"{'':8}{'set':>7}" + "".join(f"{name:>16}" for name in EXTRACTORS))
    table = {}
    for locale in chosen or _locales():
        file = screen_file(locale)
        table[locale] = {name: _share(file, name) for name in _extractors(locale)}
        shares = "".join(f"{table[locale].get(name, ''):>16}" for name in EXTRACTORS)
        print(f"{locale:8}{_characters(file):>7}{shares}", flush=True)
    if not chosen:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def _locales() -> list[str]:
    locales = stock.root() / "locales"
    return [tag for tag in languages() if tag == "en" or (locales / tag).is_dir()]


def _extractors(locale: str) -> list[str]:
    """Only the structure of right-to-left guides tells their text."""
    rtl = languages()[locale].right_to_left
    return [name for name in EXTRACTORS if rtl or name != "structure"]


def _characters(file: ScreenFile) -> int:
    return sum(len(message) for messages in file.messages for message in messages)


def _share(file: ScreenFile, extractor: str) -> float:
    """In per cent, rounded down: 100 means every character."""
    missing = sum(len(message) - there for message, there in lost(file, extractor))
    return int(10_000 * (1 - missing / _characters(file))) / 100


if __name__ == "__main__":
    main(sys.argv[1:])
