"""Writes what was measured into the documents: ``make bench-report``.

Between a pair of comments ``<!-- NAME -->`` and ``<!-- /NAME -->`` of docs/performance.md and
README.md stands what the section of that name makes of ``benchmarks/results/*.json``.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from report_tables import Figures, Results, by_schools, compared, others, rebuilt, sizes, speed
from report_targets import projection, targets

_ROOT = Path(__file__).parents[1]
_RESULTS = Path(__file__).parent / "results"
_DOCUMENTS = (_ROOT / "docs" / "performance.md", _ROOT / "README.md")
_SECTIONS: Mapping[str, Callable[[Results], str]] = {
    "speed": speed,
    "compared": compared,
    "by-schools": by_schools,
    "rebuilt": rebuilt,
    "sizes": sizes,
    "others": others,
    "targets": targets,
    "projection": projection,
}
_UNMEASURED = "*Not measured yet.*"


def main() -> None:
    """Write every section for which there are results."""
    results = Results(_read("press"), _read("bench"))
    for path in _DOCUMENTS:
        text = path.read_text("utf-8")
        for name, section in _SECTIONS.items():
            marked = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
            if marked.search(text):
                text = marked.sub(rf"\1{_written(section, results)}\n\2", text)
        path.write_text(text, encoding="utf-8")


def _written(section: Callable[[Results], str], results: Results) -> str:
    try:
        return section(results)
    except KeyError as error:
        print(f"{section.__name__}: there are no results of {error}")
        return _UNMEASURED


def _read(name: str) -> Figures:
    path = _RESULTS / f"{name}.json"
    found: Figures = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


if __name__ == "__main__":
    main()
