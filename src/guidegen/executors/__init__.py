"""Executors: one interface for work in other processes, here or on a cluster.

A worker that takes too long or dies takes only its own task with it: the task's future raises what
`is_end_of_worker` knows, and another worker goes on with the next.
"""

from pebble import ProcessExpired

from guidegen.executors.clusters import cluster
from guidegen.executors.interface import (
    Executor,
    end_of_worker,
    finished,
    is_end_of_worker,
    value_of,
)
from guidegen.executors.local import processes

__all__ = [
    "Executor",
    "ProcessExpired",
    "cluster",
    "end_of_worker",
    "finished",
    "is_end_of_worker",
    "processes",
    "value_of",
]
