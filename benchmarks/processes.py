"""What processes cost, as Linux counts it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_TICK: Final = os.sysconf("SC_CLK_TCK")
_PARENT, _USER, _SYSTEM = 1, 11, 12
"""Places in /proc/PID/stat behind the name."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process and all that it started."""

    cpu: float
    """Seconds of a core since the begin; those of children that have ended are left out."""
    memory: int
    """Bytes in memory; what processes share counts once."""


def cost(process: int) -> Cost:
    """Of `process` and its descendants. Raises ProcessLookupError where it does not run."""
    family = list(_family(process))
    return Cost(sum(_cpu(one) for one in family), sum(_memory(one) for one in family))


def with_argument(text: str) -> int:
    """The oldest process that has `text` in its command line. Raises ProcessLookupError where there is none."""
    for process in sorted(_all()):
        if text.encode() in _read(process, "cmdline"):
            return process
    raise ProcessLookupError(f"a process with {text} in its command line was wanted, there is none")


def _family(process: int) -> Iterator[int]:
    if not _read(process, "stat"):
        raise ProcessLookupError(f"process {process} was to be measured, it does not run")
    parents = {one: int(fields[_PARENT]) for one in _all() if (fields := _stat(one))}
    wanted = {process}
    while more := {one for one, parent in parents.items() if parent in wanted} - wanted:
        wanted |= more
    yield from wanted


def _all() -> Iterator[int]:
    return (int(path.name) for path in _PROC.iterdir() if path.name.isdigit())


def _stat(process: int) -> list[bytes]:
    return _read(process, "stat").rpartition(b")")[2].split()


def _cpu(process: int) -> float:
    fields = _stat(process)
    return (int(fields[_USER]) + int(fields[_SYSTEM])) / _TICK if fields else 0.0


def _memory(process: int) -> int:
    lines = _read(process, "smaps_rollup").splitlines()
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith(b"Pss:"))


def _read(process: int, name: str) -> bytes:
    """What the system says; nothing of a process that has just ended."""
    try:
        return (_PROC / str(process) / name).read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
