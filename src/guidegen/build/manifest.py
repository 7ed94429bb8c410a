"""The manifest: for every output what it was made from, its own digest, and its findings.

It holds nothing that differs between two builds of the same workspace with the same versions. What
many outputs share stands once, in a table, and is named by its digest.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from guidegen.build.canonical import digest_of, fields_of
from guidegen.build.digests import font_digests, versions, workspace_digest
from guidegen.build.inputs import Inputs, Table
from guidegen.model.build import (
    BuildSettings,
    Finding,
    Job,
    Output,
    Purpose,
    Result,
    Severity,
    TextCount,
)
from guidegen.model.editions import EDITIONS
from guidegen.model.printing import PAPERS, Variant
from guidegen.storage import Destination, storage
from guidegen.workspace import Workspace

MANIFEST = "manifest.json"
INPUTS, TEXTS, UNFINISHED = "inputs", "texts", "unfinished"
"""Names in a record: the digests of its inputs, that of its counts of texts, and that a build has
begun to make its file and has not told that it is made."""

APART = ("paper", "variant", "piece", "pair")
"""What sets jobs of one edition apart."""
_PARTS = ("outputs", "missing", "tables")

Record = Mapping[str, Any]
"""One entry, as JSON has it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the last builds made and did not make, by the path of the file below the folder.

    ``tables`` are those that the records refer to, by digest.
    """

    head: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, Record] = field(default_factory=dict)
    missing: Mapping[str, Record] = field(default_factory=dict)
    tables: Mapping[str, Any] = field(default_factory=dict)

    def without(self, paths: Collection[str]) -> "Manifest":
        """The manifest less some entries."""
        outputs, missing = (
            {path: record for path, record in records.items() if path not in paths}
            for records in (self.outputs, self.missing)
        )
        return Manifest(self.head, outputs, missing, self.tables)

    def begun(self, paths: Collection[str]) -> "Manifest":
        """The manifest that says of some outputs that they are being made."""
        begun = {path: {**self.outputs.get(path, {}), UNFINISHED: True} for path in paths}
        return Manifest(self.head, {**self.outputs, **begun}, self.missing, self.tables)

    def as_json(self) -> str:
        """One line for each entry, in the order of their names."""
        parts = {**self.head, "outputs": self.outputs, "missing": self.missing}
        parts["tables"] = self._tables_in_use()
        return (
            "{\n" + ",\n".join(f"{_json(name)}: {_lines(parts[name])}" for name in parts) + "\n}\n"
        )

    def _tables_in_use(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        waiting = {
            digest
            for record in (*self.outputs.values(), *self.missing.values())
            for digest in (record.get(TEXTS, ""), *(record.get(INPUTS) or {}).values())
        }
        while waiting:
            digest = waiting.pop()
            if digest in self.tables and digest not in found:
                found[digest] = self.tables[digest]
                values = found[digest].values()
                waiting.update(each for each in values if isinstance(each, str))
        return found


def _lines(part: Any) -> str:
    if not isinstance(part, Mapping):
        return _json(part)
    lines = (f" {_json(name)}: {_json(part[name])}" for name in sorted(part))
    return "{\n" + ",\n".join(lines) + "\n}" if part else "{}"


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def head_of(workspace: Workspace, settings: BuildSettings) -> Mapping[str, Any]:
    """What the manifest says of the last build as a whole."""
    return {
        "date": settings.date.day.isoformat(),
        "fonts": dict(font_digests(workspace.languages.values())),
        "versions": dict(versions()),
        "workspace": workspace_digest(workspace.root),
    }


def read_manifest(out: Destination) -> Manifest:
    """The manifest of a destination; a missing or broken one reads as an empty one.

    Raises OSError where it is there and cannot be read: an empty one in its place would forget
    what earlier builds made.
    """
    try:
        data = json.loads(storage(out).read(MANIFEST))
        return Manifest(
            head={name: each for name, each in data.items() if name not in _PARTS},
            outputs={path: dict(record) for path, record in data["outputs"].items()},
            missing={path: dict(record) for path, record in data["missing"].items()},
            tables={name: dict(table) for name, table in data.get("tables", {}).items()},
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def write_manifest(out: Destination, manifest: Manifest) -> None:
    """Write ``manifest.json``, unless that is what stands there. Raises OSError."""
    data = manifest.as_json().encode()
    outputs = storage(out)
    try:
        if outputs.read(MANIFEST) == data:
            return
    except FileNotFoundError:
        pass
    outputs.write(MANIFEST, data)


def updated(
    old: Manifest, head: Mapping[str, Any], inputs: Inputs, results: Iterable[Result]
) -> Manifest:
    """The manifest with the results of jobs that were done in place of what it said of them."""
    done = tuple(results)
    replaced = {path for each in done for path in (each.job.path, each.job.other_path)}
    kept = old.without(replaced)
    outputs, missing = dict(kept.outputs), dict(kept.missing)
    tables = {**old.tables, **inputs.tables}
    known: dict[tuple[TextCount, ...], str] = {}
    for result in done:
        texts = known.get(result.texts)
        if texts is None:
            counts = {TEXTS: [[*fields_of(each).values()] for each in result.texts]}
            texts = known[result.texts] = digest_of(counts)
            tables[texts] = counts
        record = _record(result, inputs.of.get(result.job), texts)
        (outputs if result.output else missing)[result.job.path] = record
    return Manifest(head, outputs, missing, tables)


def _record(result: Result, inputs: Table | None, texts: str) -> Record:
    job, output = result.job, result.output
    made = {"sha256": output.sha256, "size": output.size} if output else {}
    return {
        "school": job.school,
        "locale": job.locale,
        "edition": job.edition,
        "purpose": job.purpose.value,
        **_apart(job),
        INPUTS: inputs,
        "findings": [_finding(finding) for finding in result.findings],
        TEXTS: texts,
        **made,
    }


def _apart(job: Job) -> Record:
    """What sets a job apart from others of its edition, where anything does."""
    usual = Job(job.school, job.locale, job.edition, job.purpose)
    return {
        name: getattr(job, name) for name in APART if getattr(job, name) != getattr(usual, name)
    }


def job_of(manifest: Manifest, path: str) -> Job | None:
    """The job of an entry, where it is sound."""
    record = manifest.outputs.get(path) or manifest.missing.get(path, {})
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        job = Job(
            record["school"],
            record["locale"],
            record["edition"],
            Purpose(record["purpose"]),
            record.get("paper", PAPERS[0]),
            Variant(record.get("variant", Variant.OFFICE)),
            record.get("piece", ""),
            record.get("pair", ""),
        )
        return job if job.edition in EDITIONS else None
    return None


def _finding(finding: Finding) -> Record:
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "panel": finding.panel,
        "text": finding.text,
    }


def results_of(jobs: Iterable[Job], manifest: Manifest) -> dict[Job, Result]:
    """The results that the manifest has, of those jobs of which it has a sound entry."""
    texts: dict[str, tuple[TextCount, ...]] = {}
    found = {}
    for job in jobs:
        with suppress(KeyError, TypeError, AttributeError):
            found[job] = _result_of(job, manifest, texts)
    return found


def _result_of(job: Job, manifest: Manifest, texts: dict[str, tuple[TextCount, ...]]) -> Result:
    made = manifest.outputs.get(job.path)
    record = made or manifest.missing[job.path]
    output = Output(job, job.file, made["sha256"], made["size"]) if made else None
    digest = record[TEXTS]
    if digest not in texts:
        texts[digest] = tuple(TextCount(*count) for count in manifest.tables[digest][TEXTS])
    return Result(job, output, tuple(_findings(job, record)), texts[digest])


def _findings(job: Job, record: Record) -> Iterator[Finding]:
    for each in record["findings"]:
        severity = Severity[each["severity"].upper()]
        where = (job.school, job.locale, job.edition, each["panel"])
        yield Finding(each["code"], severity, each["text"], *where)
