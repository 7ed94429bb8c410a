"""The register of a build under way: the manifest is kept up to date while files are made.

A build that is killed leaves a manifest that is true: what is finished is in it, and what was being
made is marked so, because its file may be the old one, the new one, or gone.
"""

import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from guidegen.build.inputs import Inputs
from guidegen.build.manifest import MANIFEST, Manifest, read_manifest, updated, write_manifest
from guidegen.model.build import Finding, Job, Result
from guidegen.model.unwritten import unwritten
from guidegen.storage import Destination, storage

_PART_OF_THE_TIME = 20
"""A build may spend one part in so many on writing the manifest."""


class Register:
    """What earlier builds made, and what this one has made so far.

    ``earlier`` is the manifest as earlier builds left it, and does not change. ``obstacle`` says
    why the manifest can be read or written no more, if so: a build then goes on without one.
    """

    def __init__(self, out: Destination) -> None:
        self._out = out
        self._results: list[Result] = []
        self._next = 0.0
        self.obstacle: Finding | None = None
        self.earlier = self._now = Manifest()
        try:
            self.earlier = self._now = read_manifest(out)
        except OSError as error:
            self._give_up(error)

    def begin(self, head: Mapping[str, Any], inputs: Inputs, jobs: Iterable[Job]) -> None:
        """Say of jobs that they are being done."""
        self._head, self._inputs = head, inputs
        paths = {job.path for job in jobs}
        if paths:
            self._now = self.earlier.begun(paths)
            self._write(self._now)

    def enter(self, result: Result) -> None:
        """Note a result; it is written when it is worth the time."""
        self._results.append(result)
        if time.monotonic() >= self._next:
            start = time.monotonic()
            self._write(updated(self._now, self._head, self._inputs, self._results))
            self._next = time.monotonic() + _PART_OF_THE_TIME * (time.monotonic() - start)

    def close(self, forgotten: Collection[str], seen: Collection[str]) -> None:
        """Write the whole manifest, without what is forgotten and what is not there any more.

        What has been ``seen`` is there.
        """
        kept = self._now.without(forgotten)
        unseen = kept.outputs.keys() - seen
        try:
            there = storage(self._out).sizes(unseen)
        except OSError as error:
            self._give_up(error)
            return
        kept = kept.without(unseen - there.keys())
        self._write(updated(kept, self._head, self._inputs, self._results))

    def _write(self, manifest: Manifest) -> None:
        if self.obstacle:
            return
        try:
            write_manifest(self._out, manifest)
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        self.obstacle = unwritten(self._out, Path(MANIFEST), error)
