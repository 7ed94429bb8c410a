"""The manifest: for every output its inputs' digest, its own digest, and its findings.

It holds nothing that differs between two builds of the same workspace with the same versions.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guidegen.build.digests import Inputs, inputs_digest, versions
from guidegen.model.build import BuildSettings, Finding, Result
from guidegen.storage import Destination, storage

MANIFEST = "manifest.json"

Record = dict[str, Any]
"""One entry, as JSON has it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the last builds made and did not make, by the path of the file below the folder."""

    head: Mapping[str, Any]
    outputs: Mapping[str, Record]
    missing: Mapping[str, Record]

    def without(self, paths: Collection[str]) -> "Manifest":
        """The manifest less some entries."""
        kept = (
            {path: record for path, record in records.items() if path not in paths}
            for records in (self.outputs, self.missing)
        )
        return Manifest(self.head, *kept)

    def as_json(self) -> str:
        data = {**self.head, "outputs": self.outputs, "missing": self.missing}
        return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write_manifest(
    settings: BuildSettings,
    inputs: Inputs,
    results: Iterable[Result],
    forgotten: Collection[str] = (),
) -> None:
    """Bring ``manifest.json`` up to date.

    A build of a selection replaces the entries of its own jobs; of the others it keeps those
    whose files still exist and that are not ``forgotten``. Raises OSError.
    """
    old = read_manifest(settings.out).without(forgotten)
    manifest = updated(old, settings, inputs, results)
    storage(settings.out).write(MANIFEST, manifest.as_json().encode())


def read_manifest(out: Destination) -> Manifest:
    """The manifest of a destination; a missing or broken one reads as an empty one.

    Raises OSError where it is there and cannot be read: an empty one in its place would forget
    what earlier builds made.
    """
    try:
        data = json.loads(storage(out).read(MANIFEST))
        return Manifest({}, dict(data["outputs"]), dict(data["missing"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return Manifest({}, {}, {})


def updated(
    old: Manifest, settings: BuildSettings, inputs: Inputs, results: Iterable[Result]
) -> Manifest:
    """The manifest after a build. Raises OSError."""
    done = tuple(results)
    replaced = {path.as_posix() for each in done for path in (each.job.file, each.job.other_file)}
    there = storage(settings.out).sizes(path for path in old.outputs if path not in replaced)
    kept = {path: record for path, record in old.outputs.items() if path in there}
    missed = {path: record for path, record in old.missing.items() if path not in replaced}
    for result in done:
        record = _record(result, settings, inputs)
        (kept if result.output else missed)[result.job.file.as_posix()] = record
    head = {
        "date": settings.date.day.isoformat(),
        "fonts": dict(inputs.fonts),
        "versions": dict(versions()),
        "workspace": inputs.workspace,
    }
    return Manifest(head, kept, missed)


def _record(result: Result, settings: BuildSettings, inputs: Inputs) -> Record:
    job, output = result.job, result.output
    made = {"sha256": output.sha256, "size": output.size} if output else {}
    return {
        "school": job.school,
        "locale": job.locale,
        "edition": job.edition,
        "purpose": job.purpose.value,
        "date": settings.date.day.isoformat(),
        "inputs": inputs_digest(job, inputs, settings.date),
        "findings": [_finding(finding) for finding in result.findings],
        **made,
    }


def _finding(finding: Finding) -> Record:
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "panel": finding.panel,
        "text": finding.text,
    }
