"""Approvals for tests: the record that `guidegen catalog approve` would have written."""

import json
from collections.abc import Iterable
from pathlib import Path

from guidegen.catalog import Entry, digest


def record_approvals(workspace: Path, locale: str, entries: Iterable[Entry]) -> None:
    """Put the translations that are given on record as approved, in place of all others."""
    approvals = {
        each.context: {
            "digest": digest(each.context, each.source, each.translation),
            "name": "Ana Ruiz",
            "date": "2026-08-15",
            "capacity": "translator",
        }
        for each in entries
    }
    record = workspace / "locales" / locale / "review.json"
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({"approvals": approvals}), encoding="utf-8")
