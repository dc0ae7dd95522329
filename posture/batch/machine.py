"""How many recordings this machine has room for at once: by its processors and its free memory.

Where it is a container, what that may use counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

JOB_BYTES: Final = 700 << 20
"""Of memory for one recording: 370 to 380 MiB were measured at 640x480, long or short (benchmarks/README.md); larger
pictures that wait to be judged take some 250 more at 1920 pixels."""

_CGROUP: Final = Path("/sys/fs/cgroup")
_MEMINFO: Final = Path("/proc/meminfo")


def jobs_that_fit(cores: int, free_bytes: int | None) -> int:
    """One for each core, as far as the memory goes; at least one. Memory that is not known is taken to suffice."""
    by_memory = cores if free_bytes is None else free_bytes // JOB_BYTES
    return max(1, min(cores, by_memory))


def usable_cores() -> int:
    """Processors that this process may use; at least 1."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = _read(_CGROUP / "cpu.max").partition(" ")
    return max(1, min(allowed, int(quota) // int(period))) if quota.isdecimal() else allowed


def free_memory() -> int | None:
    """Bytes that can be taken without swapping; None where the system does not say (only Linux does)."""
    return min(_free_amounts(), default=None)


def _free_amounts() -> Iterator[int]:
    for line in _read(_MEMINFO).splitlines():
        if line.startswith("MemAvailable:"):
            yield int(line.split()[1]) << 10
    most, used = _read(_CGROUP / "memory.max"), _read(_CGROUP / "memory.current")
    if most.isdecimal() and used.isdecimal():
        yield max(0, int(most) - int(used))


def _read(file: Path) -> str:
    """What the system says there; nothing where it has no such file."""
    with suppress(OSError):
        return file.read_text(encoding="ascii").strip()
    return ""
