"""What was to be reached, and what larger builds would cost, from what was measured."""

import math
import statistics
from collections.abc import Iterator

from report_tables import Figures, Results, locales_of, span, table

_LOCALES = 10
_MILLISECONDS_PER_HOUR = 3_600_000
_KILOBYTES_PER_GIGABYTE = 1_000_000
_SMALL = "10"
"""The schools of a small district, of which most of the country's are."""


def targets(results: Results) -> str:
    """Each number to reach, and what was measured."""
    return table(
        ("to reach", "measured", "reached"),
        (
            (wanted, said, "yes" if reached else "**no**")
            for wanted, said, reached in (*_cold(results), *_again(results), *_other(results))
        ),
    )


Target = tuple[str, str, bool]


def _cold(results: Results) -> Iterator[Target]:
    rows = results.press["locales"].values()
    plain, typst = results.ratios("weasyprint").values(), results.ratios("typst").values()
    few = [_ratio(row["by_schools"]["10"]) for row in rows]
    one = [1 / _ratio(row["by_schools"]["1"]) for row in rows]
    both = [row["both / screen"] for row in locales_of(results.bench["editions"]).values()]
    yield "at 200 schools 50 times plain WeasyPrint", span(plain), min(plain) >= 50
    yield "at 200 schools 3 times Typst", span(typst, 1), min(typst) >= 3
    yield "at 10 schools 5 times plain WeasyPrint", span(few, 1), min(few) >= 5
    yield "one school at most 1.1 times plain WeasyPrint", span(one, 2), max(one) <= 1.1
    yield "both editions at most 2.5 times `screen`", span(both, 2), max(both) <= 2.5


def _again(results: Results) -> Iterator[Target]:
    rebuilds, unchanged = results.bench["rebuilds"].values(), results.bench["unchanged"]
    message = [max(row["message / cold"], row["cover message / cold"]) for row in rebuilds]
    school = [row["school"] - unchanged["start"] for row in rebuilds]
    seconds = unchanged["seconds"]
    yield "one message: a quarter of the cold build", span(message, 2), max(message) <= 0.25
    yield "one school: 1 s and the start", f"{span(school, 2)} s", max(school) <= 1
    yield "nothing changed, 10,000 files: 3 s", f"{seconds:.2f} s", seconds <= 3


def _other(results: Results) -> Iterator[Target]:
    bench = results.bench
    weight = max(weight for by in bench["memory"].values() for weight in by.values())
    size = max(row["most"] for row in locales_of(bench["file_sizes"]).values())
    start, planned = bench["start"]["help"], bench["planning"]["seconds"]
    share = bench["ways"]["share"].get("stencil", 0.0)
    yield "`--help` in 0.3 s", f"{start:.2f} s", start <= 0.3
    yield "a worker of at most 600 MB", f"{weight} MB", weight <= 600
    yield "files of at most 1.3 times plain WeasyPrint’s", f"{size:.2f}", size <= 1.3
    yield "a state planned in 60 s", f"{planned:.0f} s", planned < 60
    yield "95 % of files by stencils", f"{100 * share:.1f} %", share >= 0.95


def _ratio(row: Figures) -> float:
    return float(row["weasyprint_ms"] / row["guidegen_ms"])


def projection(results: Results) -> str:
    """Core-hours, storage and processors for one hour, both editions in ten languages."""
    rows = results.press["locales"]
    largest = max(next(iter(rows.values()))["by_schools"], key=int)
    builds = (
        ("a state, 10,000 schools, one workspace", 10_000, largest),
        ("the country, 100,000 schools, one workspace", 100_000, largest),
        ("the country in districts of 10 schools, each on its own", 100_000, _SMALL),
    )
    return table(
        ("", "ms a guide, both editions", "core-hours", "storage, GB", "processors for one hour"),
        (_cost(results, name, schools, size) for name, schools, size in builds),
    )


def _cost(results: Results, name: str, schools: int, size: str) -> tuple[str, ...]:
    editions = locales_of(results.bench["editions"])
    files = locales_of(results.bench["file_sizes"])
    each = statistics.mean(
        row["by_schools"][size]["guidegen_ms"] * editions[locale]["both / screen"]
        + row["guidegen_start_ms"] / int(size)
        for locale, row in results.press["locales"].items()
    )
    guides = schools * _LOCALES
    hours = guides * each / _MILLISECONDS_PER_HOUR / results.bench["scaling"]["efficiency"]
    kilobytes = statistics.mean(row["screen"] + row["trifold"] for row in files.values())
    storage = guides * kilobytes / _KILOBYTES_PER_GIGABYTE
    return (name, f"{each:.1f}", f"{hours:.2f}", f"{storage:.0f}", f"{math.ceil(hours)}")
