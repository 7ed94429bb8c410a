"""What a brochure costs: guidegen against plain WeasyPrint, Chromium and Typst.

``make bench-press`` prints the table and writes ``benchmarks/results/press.json``. Each round
takes every locale and way once, in a fresh process on one processor; the medians of the rounds are
told, in milliseconds a brochure of the edition `screen`.
"""

import argparse
import json
import multiprocessing
import statistics
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from synthetic import LOCALES, write_workspace
from ways import WAYS, Case, milliseconds

RESULTS = Path(__file__).parent / "results" / "press.json"

Rows = dict[str, dict[str, float]]


def main() -> None:
    """Measure what the command line asks for."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "district"
        write_workspace(root, asked.schools, asked.seed, asked.locales, everywhere=True)
        cases = [Case(root, locale, min(asked.sample, asked.schools)) for locale in asked.locales]
        rows = _measured(cases, asked.ways, asked.rounds)
    _print_table(asked.schools, rows)
    asked.out.parent.mkdir(exist_ok=True)
    results = {
        "schools": asked.schools,
        "rounds": asked.rounds,
        "sample": min(asked.sample, asked.schools),
        "locales": rows,
    }
    asked.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the cold build of a brochure.")
    parser.add_argument("--schools", type=int, default=10, metavar="N", help="1, 10, 50, 200, 1000")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--sample", type=int, default=5, metavar="N", help="brochures of slow ways")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--locale", dest="locales", nargs="+", default=LOCALES, metavar="TAG")
    parser.add_argument("--way", dest="ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE")
    return parser.parse_args()


def _measured(cases: Sequence[Case], ways: Sequence[str], rounds: int) -> Rows:
    spent: dict[tuple[str, str], list[float]] = {}
    for number in range(rounds):
        for case in cases:
            for way in ways:
                spent.setdefault((case.locale, way), []).append(_alone(way, case))
        print(f"round {number + 1} of {rounds} is done", flush=True)
    return {
        case.locale: {
            f"{way}_ms": round(statistics.median(spent[case.locale, way]), 2) for way in ways
        }
        for case in cases
    }


def _alone(way: str, case: Case) -> float:
    """In a process of its own, so that nothing is warm and no way disturbs another."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawning) as pool:
        return pool.submit(milliseconds, way, case).result()


def _print_table(schools: int, rows: Rows) -> None:
    """Milliseconds a brochure; behind the others, how many times guidegen's."""
    ways = list(next(iter(rows.values())))
    heads = "".join(f"{way.removesuffix('_ms'):>20}" for way in ways)
    print(f"ms a brochure, {schools} schools\n{'':10}{heads}")
    for locale, row in rows.items():
        own = row.get("guidegen_ms")
        cells = (_cell(way, spent, own) for way, spent in row.items())
        print(f"{locale:10}{''.join(f'{cell:>20}' for cell in cells)}")


def _cell(way: str, spent: float, own: float | None) -> str:
    ratio = "" if own is None or way == "guidegen_ms" else f" ({spent / own:.1f}x)"
    return f"{spent:.1f}{ratio}"


if __name__ == "__main__":
    main()
