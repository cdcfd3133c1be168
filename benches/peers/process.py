"""Runs one command to its end and says what it cost."""

import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple


class Cost(NamedTuple):
    """What one process cost, all its threads together."""

    cpu: float  # user and system seconds
    wall: float  # seconds
    peak: float  # megabytes (10^6 bytes) resident at most


def run(command, env=None, cwd=None, user=None):
    """Runs a command and returns its Cost; a command that fails ends the measurement.

    The kernel hands a child the resident memory of the process that started it, so `peak` is
    never below what this program has (about 15 MB).
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        env={**os.environ, **(env or {})},
        cwd=cwd,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed with status {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 1e6)


def median(costs):
    """The median of each figure."""
    return Cost(*(statistics.median(figure) for figure in zip(*costs)))


def mean(costs):
    """The mean of each figure, but the greatest peak."""
    return Cost(*(statistics.fmean(figure) for figure in zip(*costs)))._replace(
        peak=max(cost.peak for cost in costs))


def spread(costs):
    """The least and the greatest CPU time."""
    cpu = [cost.cpu for cost in costs]
    return min(cpu), max(cpu)
