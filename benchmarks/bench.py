"""What else a build costs: rebuilds, memory, file sizes, workers, start and planning.

``make bench`` prints each part and writes ``benchmarks/results/bench.json``. Times are medians of
few rounds; name parts with ``--part`` to measure only those: what they give replaces what the file
has of them.
"""

import argparse
import json
import tempfile
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

from districts import Figures, Sizes
from parts import PARTS

RESULTS = Path(__file__).parent / "results" / "bench.json"


def main() -> None:
    """Measure what the command line asks for."""
    asked = _arguments()
    own = {each.name for each in fields(Sizes)}
    sizes = Sizes(**{name: value for name, value in vars(asked).items() if name in own and value})
    for name in PARTS:
        if name not in asked.parts:
            continue
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            figures = PARTS[name](Path(folder), sizes)
        took = time.perf_counter() - began
        print(f"{name} (measured in {took:.0f} s)\n{json.dumps(figures, indent=2)}", flush=True)
        _keep(asked.out, name, figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure builds.")
    parser.add_argument("--part", dest="parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--rounds", type=int, metavar="N")
    parser.add_argument("--schools", type=int, metavar="N", help="of most parts")
    parser.add_argument("--many", type=int, metavar="N", help="schools with nothing to do")
    parser.add_argument("--planned", type=int, metavar="N", help="schools that are planned only")
    parser.add_argument("--scaled", type=int, metavar="N", help="schools for several workers")
    parser.add_argument("--memory", type=int, nargs="+", metavar="N", help="schools of workers")
    parser.add_argument("--seed", type=int, metavar="S")
    parser.add_argument("--locale", dest="locales", nargs="+", metavar="TAG")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE")
    return parser.parse_args()


def _keep(path: Path, name: str, figures: Figures) -> None:
    path.parent.mkdir(exist_ok=True)
    kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept[name] = figures
    text = json.dumps({part: kept[part] for part in PARTS if part in kept}, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
