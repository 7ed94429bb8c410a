"""Build every sample school in every language of the table, in both editions: ``make languages``.

The sample district offers all languages here, so each guide also names all others. Run it as
``python tests/tools/every_language.py out/languages``; the status is 1 where any file has an error.
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import tomlkit

from guidegen.languages import languages

GUIDEGEN = (sys.executable, "-m", "guidegen")
COPIES = 10
SEVERITIES = ("error", "warning", "note")


def main(out: Path) -> int:
    """Build into ``out``, tell what came of it, and return the exit status of the build."""
    tags = [tag for tag in languages() if "-X" not in tag]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "sample"
        subprocess.run([*GUIDEGEN, "init", "--quiet", "--sample", str(workspace)], check=True)
        _offer(workspace / "content", tags)
        command = ("build", "--json", "--review", "--out", str(out), "--workspace", str(workspace))
        built = subprocess.run([*GUIDEGEN, *command], stdout=subprocess.PIPE, check=False)
    if built.stdout:
        for line in _lines(json.loads(built.stdout)):
            click.echo(line)
    return built.returncode


def _offer(content: Path, tags: list[str]) -> None:
    """Make the district offer these languages, and every school what the district offers."""
    district = content / "district.toml"
    document = tomlkit.parse(district.read_text(encoding="utf-8"))
    document["locales"] = dict.fromkeys(tags, COPIES)
    district.write_text(tomlkit.dumps(document), encoding="utf-8")
    schools = content / "schools.csv"
    with schools.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with schools.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "locales": ""} for row in rows)


def _lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Each error and warning, the numbers of each language, and those of all."""
    for result in report["results"]:
        for finding in result["findings"]:
            if finding["severity"] != "note":
                where = f"{result['school']} {result['edition']} {result['locale']}"
                yield f"{where}: {finding['severity']}: {finding['text']}"
    for tag in dict.fromkeys(result["locale"] for result in report["results"]):
        results = [result for result in report["results"] if result["locale"] == tag]
        files = sum(result["file"] is not None for result in results)
        found = Counter(each["severity"] for result in results for each in result["findings"])
        yield f"{tag:8}{files:4} files{_counts(found)}"
    missing = f", {report['missing']} not made" if report["missing"] else ""
    yield f"{report['files']} files in {report['out']}{missing}{_counts(report['findings'])}"


def _counts(found: Mapping[str, int]) -> str:
    return "".join(f", {found.get(severity, 0)} {severity}s" for severity in SEVERITIES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
