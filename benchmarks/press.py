"""What a brochure costs: guidegen against plain WeasyPrint, Chromium and Typst.

``make bench-press`` prints the table and writes ``benchmarks/results/press.json``: milliseconds a
brochure of the edition `screen`, medians of rounds. Each round takes every locale, way and number
of schools once, in a fresh process on one processor.

*Cold* means that nothing has been built, composed or laid out, and that there is no cache folder.
For every way alike, fonts are declared, style sheets and templates read before the clock starts;
for guidegen that start is told on its own (``guidegen_start_ms``), and its proof that the press is
right (``guidegen_proof_ms``, once a build) is part of the build. guidegen makes every school's
file, composing, copyfitting, checks and writing included. The others are given composed markup at
the sizes that guidegen chose, a sample of it: the first brochure and the mean of the next ones make
up what so many schools would cost.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from own_way import own_way
from samples import Sample, sample_of
from synthetic import LOCALES, write_workspace
from ways import WAYS, spent

RESULTS = Path(__file__).parent / "results" / "press.json"
SIZES = (1, 10, 50, 200, 1000)
COMPARED = 200
"""At this number of schools, or the next lower one that was asked for, ways are compared."""

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")
Figures = dict[str, float]
"""Figures of one locale and number of schools, by name."""
Key = tuple[str, int]
"""A locale and a number of schools."""


def main() -> None:
    """Measure what the command line asks for."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        roots = {size: Path(folder) / str(size) for size in asked.sizes}
        for size, root in roots.items():
            write_workspace(root, size, asked.seed, asked.locales, everywhere=True)
        compared = max((size for size in roots if size <= COMPARED), default=min(roots))
        number = min(asked.sample, compared)
        samples = [alone(sample_of, roots[compared], each, number) for each in asked.locales]
        figures = _medians(_round(roots, samples, asked.ways) for _ in range(asked.rounds))
    _print_tables(figures)
    results = {
        "schools": compared,
        "rounds": asked.rounds,
        "sample": number,
        "processors": len(os.sched_getaffinity(0)),
        "versions": {name: version(name) for name in ("weasyprint", "playwright", "typst")},
        "locales": {each: _row(figures, each, compared) for each in asked.locales},
    }
    asked.out.parent.mkdir(exist_ok=True)
    asked.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the cold build of a brochure.")
    parser.add_argument("--schools", dest="sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--sample", type=int, default=6, metavar="N", help="brochures of slow ways")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--locale", dest="locales", nargs="+", default=LOCALES, metavar="TAG")
    parser.add_argument("--way", dest="ways", nargs="*", choices=WAYS, default=list(WAYS))
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE")
    return parser.parse_args()


def alone(
    function: Callable[Parameters, Value], *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Value:
    """In a process of its own, so that nothing is warm and nothing disturbs another."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawning) as pool:
        return pool.submit(function, *args, **kwargs).result()


def _round(
    roots: dict[int, Path], samples: Sequence[Sample], ways: Sequence[str]
) -> dict[Key, Figures]:
    found: dict[Key, Figures] = {}
    for sample in samples:
        others = {way: alone(spent, way, sample) for way in ways}
        for size, root in roots.items():
            own = alone(own_way, root, sample.locale)
            found[sample.locale, size] = {
                "guidegen_ms": own.each,
                **{f"{way}_ms": other.each(size) for way, other in others.items()},
                "guidegen_start_ms": own.start,
                "guidegen_proof_ms": own.proof,
                "stencil_share": own.stencil,
            }
        print(f"{sample.locale} is done", flush=True)
    return found


def _medians(rounds: Iterator[dict[Key, Figures]]) -> dict[Key, Figures]:
    done = list(rounds)
    return {
        key: {
            name: round(statistics.median(each[key][name] for each in done), 3) for name in figures
        }
        for key, figures in done[0].items()
    }


def _row(figures: dict[Key, Figures], locale: str, compared: int) -> dict[str, Any]:
    by_schools = {str(size): each for (of, size), each in figures.items() if of == locale}
    return {**figures[locale, compared], "by_schools": by_schools}


def _print_tables(figures: dict[Key, Figures]) -> None:
    """Milliseconds a brochure; behind the others, how many times guidegen's."""
    for size in dict.fromkeys(size for _, size in figures):
        rows = {locale: each for (locale, of), each in figures.items() if of == size}
        ways = [name for name in next(iter(rows.values())) if name.removesuffix("_ms") in WAYS]
        heads = "".join(f"{way.removesuffix('_ms'):>20}" for way in ("guidegen_ms", *ways))
        print(f"\nms a brochure, {size} schools\n{'':10}{heads}{'start':>10}{'proof':>10}")
        for locale, row in rows.items():
            cells = "".join(f"{_cell(row[way], row['guidegen_ms']):>20}" for way in ways)
            ends = f"{row['guidegen_start_ms']:>10.0f}{row['guidegen_proof_ms']:>10.0f}"
            print(f"{locale:10}{row['guidegen_ms']:>20.1f}{cells}{ends}")


def _cell(spent_ms: float, own: float) -> str:
    return f"{spent_ms:.1f} ({spent_ms / own:.1f}x)"


if __name__ == "__main__":
    main()
