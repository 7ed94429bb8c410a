"""Results as tables of Markdown. A figure that was not measured raises KeyError."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Results:
    """What ``press.json`` and ``bench.json`` hold."""

    press: Figures
    bench: Figures

    def ratios(self, way: str) -> dict[str, float]:
        """How many times guidegen's what a way takes, by locale."""
        return {
            locale: row[f"{way}_ms"] / row["guidegen_ms"]
            for locale, row in self.press["locales"].items()
        }


def locales_of(figures: Figures) -> Figures:
    """Those of a part's figures that are a locale's."""
    return {locale: row for locale, row in figures.items() if isinstance(row, dict)}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; all columns but the first are numbers."""
    lines = (heads, ["---", *("---:" for _ in heads[1:])], *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def span(values: Iterable[float], places: int = 0) -> str:
    """The least and the greatest of some values, in words; one where they print alike."""
    ordered = sorted(values)
    least, most = (f"{each:.{places}f}" for each in (ordered[0], ordered[-1]))
    return least if least == most else f"{least} to {most}"


def speed(results: Results) -> str:
    """A sentence for the front page."""
    press, planned = results.press, results.bench["planning"]
    own = span((row["guidegen_ms"] for row in press["locales"].values()), 1)
    plain, typst = (span(results.ratios(way).values(), 1) for way in ("weasyprint", "typst"))
    return (
        f"A district of {press['schools']} schools takes {own} ms a guide and language on one "
        f"processor, from cold, checks included; WeasyPrint takes {plain} times as long for one "
        f"document a guide, Typst {typst} times. "
        f"{planned['schools']:,} schools in {planned['locales']} languages are planned in "
        f"{planned['seconds']:.0f} s. What was measured, how, and what a state or the country "
        "would cost: [docs/performance.md](docs/performance.md)."
    )


def compared(results: Results) -> str:
    """The ways beside each other, at the number of schools that counts."""
    ways = ("weasyprint", "chromium", "typst")
    return table(
        ("", "guidegen, ms", *(f"{each}, ms" for each in ("WeasyPrint", "Chromium", "Typst"))),
        (
            (locale, f"{row['guidegen_ms']:.1f}", *(_cell(row, way) for way in ways))
            for locale, row in results.press["locales"].items()
        ),
    )


def _cell(row: Figures, way: str) -> str:
    spent = row[f"{way}_ms"]
    return f"{spent:.0f} ({spent / row['guidegen_ms']:.1f}×)"


def by_schools(results: Results) -> str:
    """Milliseconds by number of schools; how many times that plain WeasyPrint takes."""
    rows = results.press["locales"]
    sizes_measured = list(next(iter(rows.values()))["by_schools"])
    return table(
        ("schools", *(f"{int(size):,}" for size in sizes_measured), "start, ms", "proof, ms"),
        (
            (
                locale,
                *(_times(row["by_schools"][size]) for size in sizes_measured),
                f"{row['guidegen_start_ms']:.0f}",
                f"{row['guidegen_proof_ms']:.0f}",
            )
            for locale, row in rows.items()
        ),
    )


def _times(row: Figures) -> str:
    own = row["guidegen_ms"]
    return f"{own:.1f} ({row['weasyprint_ms'] / own:.1f}×)"


def rebuilt(results: Results) -> str:
    """Seconds of a second build, and the files that it made."""
    changes = ("message", "cover message", "school", "colour")
    found = results.bench["rebuilds"]
    return table(
        ("seconds", "cold", *changes, "nothing"),
        (
            (
                locale,
                f"{row['cold']:.2f}",
                *(f"{row[each]:.2f} ({row[f'{each} made']:.0f} made)" for each in changes),
                f"{row['nothing']:.2f}",
            )
            for locale, row in found.items()
        ),
    )


def sizes(results: Results) -> str:
    """Kilobytes of a file."""
    rows = locales_of(results.bench["file_sizes"])
    return table(
        ("kB", "screen", "trifold", "WeasyPrint’s screen", "screen, times that", "at most"),
        (
            (
                locale,
                *(f"{row[each]:.0f}" for each in ("screen", "trifold", "plain")),
                f"{row['screen / plain']:.2f}",
                f"{row['most']:.2f}",
            )
            for locale, row in rows.items()
        ),
    )


def others(results: Results) -> str:
    """Memory, editions, workers, start and ways of files, one figure a line."""
    bench = results.bench
    lines = [
        f"- Memory of the largest worker, {which}: {_weights(by)}."
        for which, by in bench["memory"].items()
    ]
    ratios = [row["both / screen"] for row in locales_of(bench["editions"]).values()]
    scaling, unchanged, made = bench["scaling"], bench["unchanged"], bench["ways"]
    seconds = ", ".join(f"{spent:.1f} s with {n}" for n, spent in scaling["seconds"].items())
    shares = ", ".join(f"{way} {100 * share:.1f} %" for way, share in made["share"].items())
    lines += [
        f"- `screen` and `trifold` together take {span(ratios, 2)} times `screen` alone.",
        f"- Workers: {scaling['files']:,} files take {seconds}; "
        f"each of the most does {100 * scaling['efficiency']:.0f} % of what one alone does.",
        f"- `guidegen --help` takes {bench['start']['help']:.2f} s, a build with nothing to do "
        f"{unchanged['start']:.2f} s.",
        f"- {unchanged['brochures']:,} files with nothing to do take {unchanged['seconds']:.2f} s, "
        f"with `--verify` {unchanged['verified']:.2f} s.",
        f"- Ways of {made['files']:,} files of a district as districts are: {shares}.",
        *(f"  - {number} × {why}" for why, number in made["detours"].items()),
    ]
    return "\n".join(lines)


def _weights(by: Figures) -> str:
    return ", ".join(f"{weight} MB at {int(schools):,} schools" for schools, weight in by.items())
