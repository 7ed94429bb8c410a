"""What a worker of a build weighs at its most."""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

from own_way import DAY

from guidegen.build.crew import at_work
from guidegen.build.delivery import Delivery, Errand, carry_out
from guidegen.build.plan import plan
from guidegen.model.build import BuildSettings, Crew, Selection
from guidegen.workspace import read_workspace

_STATUS = Path("/proc/self/status")
_HIGHEST = "VmHWM:"
"""The most memory that this program has had resident; that of a forked parent does not count."""


def peak_of_worker(root: Path, locales: Sequence[str]) -> float:
    """Megabytes that the largest worker of a build has had, one working after the other."""
    workspace = read_workspace(root)
    groups = plan(workspace, Selection(locales=tuple(locales))).groups
    with TemporaryDirectory() as out, at_work(Crew(jobs=1), workspace) as pool:
        settings = BuildSettings(Path(out), DAY)
        errands = [Errand(root, group, settings) for group in groups]
        weights: list[Future[float]] = [pool.submit(_weighed, errand) for errand in errands]
        return max(each.result() for each in weights)


def _weighed(errand: Errand) -> float:
    """Build a group in this worker; its highest weight so far, in megabytes."""
    delivery: Delivery = carry_out(errand)
    if not all(result.output for result in delivery.results):
        raise SystemExit("not every guide was made")
    lines = (line.split() for line in _STATUS.read_text("ascii").splitlines())
    return next(int(line[1]) / 1024 for line in lines if line[:1] == [_HIGHEST])
