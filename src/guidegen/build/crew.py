"""Bringing a crew to work: processes of this machine, or the workers of a Dask cluster."""

import functools
from contextlib import AbstractContextManager

from guidegen import executors
from guidegen.build.digests import environment
from guidegen.executors import Executor
from guidegen.model.build import Crew
from guidegen.parcels import pack, unpack
from guidegen.workspace import Workspace

SECONDS = 900.0
"""What a group may take; the slowest scripts need a tenth of it."""
MEGABYTES = 3000
"""What a worker may use: declared fonts of the largest scripts included."""


def at_work(crew: Crew, workspace: Workspace) -> AbstractContextManager[Executor]:
    """An executor whose workers have the workspace at hand.

    Entering it raises UsageError where no scheduler answers, RenderingError where it has no worker
    like this machine.
    """
    unpacking = functools.partial(unpack, pack(workspace, abroad=crew.abroad))
    if not crew.abroad:
        return executors.processes(crew.jobs, SECONDS, MEGABYTES, unpacking)
    describing = functools.partial(environment, tuple(workspace.languages))
    return executors.cluster(crew.scheduler, SECONDS, MEGABYTES, describing, unpacking)
