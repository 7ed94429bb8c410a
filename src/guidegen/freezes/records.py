"""What a freeze says that its guides print: a panel that many of them share stands there once."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from guidegen import files
from guidegen.model.build import Job
from guidegen.model.formats import LETTER_TRIFOLD
from guidegen.model.printed import Printed, PrintedPanel

Brochures = Mapping[str, Printed]
"""What brochures print, each by its `key_of`."""


def key_of(job: Job) -> str:
    """What a job's brochure is in its format, whichever edition it is."""
    words = (job.school, job.locale, job.format.id.removeprefix(LETTER_TRIFOLD.id), job.pair)
    return " ".join(filter(None, words))


def written(brochures: Brochures) -> bytes:
    """The record as JSON, one line for each panel and each brochure."""
    panels: dict[str, str] = {}
    owners: dict[str, str] = {}
    for key, own in brochures.items():
        texts = [json.dumps(asdict(panel), sort_keys=True, ensure_ascii=False) for panel in own]
        digests = [files.digest(text.encode()) for text in texts]
        panels |= zip(digests, texts, strict=True)
        owners[key] = json.dumps(digests)
    parts = (f'"panels": {_lines(panels)}', f'"brochures": {_lines(owners)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def read(data: bytes) -> Brochures:
    """The record back. Raises ValueError, KeyError or TypeError where it is broken."""
    record: Mapping[str, Any] = json.loads(data)
    panels = {digest: PrintedPanel(**panel) for digest, panel in record["panels"].items()}
    return {
        key: tuple(panels[digest] for digest in own) for key, own in record["brochures"].items()
    }


def _lines(entries: Mapping[str, str]) -> str:
    lines = ",\n".join(f" {json.dumps(key)}: {entries[key]}" for key in sorted(entries))
    return f"{{\n{lines}\n}}" if entries else "{}"
