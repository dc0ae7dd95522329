"""How well `posture batch` uses two cores: ``python -m benchmarks.batch [--recordings N] [--repeats N]``.

One process on one core judges all recordings, then two on two cores do, in turn. The efficiency is the time of one
process alone over that of two workers times two. Beside it stands the same of processor time, which a machine that is
busy with other things falsifies less.
"""

from __future__ import annotations

import os
import resource
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.clips import EXAMPLE
from posture.assets.pose_model import ensure_model

BAR: Final = 0.95
WORKERS: Final = 2


@dataclass(frozen=True, slots=True)
class BatchCost:
    """Of one run over all recordings."""

    wall: float
    """Seconds; so is `processor`, of all processes together."""
    processor: float


def write_copies(folder: Path, count: int) -> None:
    """Write so many recordings that differ only in a number, which stands where players look for nothing."""
    content = EXAMPLE.read_bytes()
    for number in range(count):
        (folder / f"{number}.mp4").write_bytes(content + struct.pack(">I4sQ", 16, b"free", number))


def run_batch(folder: Path, cores: Sequence[int]) -> BatchCost:
    """`posture batch` on these cores, with a worker for each. Raises CalledProcessError where it fails."""
    start, before = perf_counter(), _processor()
    with TemporaryDirectory() as out:
        subprocess.run(
            [sys.executable, "-m", "posture", "batch", folder, "--out", out, "--jobs", str(len(cores)), "--quiet"],
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
            check=True,
        )
    return BatchCost(perf_counter() - start, _processor() - before)


def efficiency(alone: float, together: float, workers: int = WORKERS) -> float:
    """Of so many workers: the time of one over that of all times their number."""
    return alone / (together * workers)


def _processor() -> float:
    """Seconds that all processes took that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(
    recordings: Annotated[int, typer.Option(min=2, help="Copies of an example of 14 s.")] = 8,
    repeats: Annotated[int, typer.Option(min=1, help="Runs of each.")] = 3,
) -> None:
    """Time one worker and two in turn, and print how much of the second core is won."""
    ensure_model()
    cores = sorted(os.sched_getaffinity(0))[:WORKERS]
    if len(cores) < WORKERS:
        raise SystemExit(f"{WORKERS} cores were wanted, this process may use {len(cores)}")
    with TemporaryDirectory() as folder:
        write_copies(Path(folder), recordings)
        runs = [(run_batch(Path(folder), cores[:1]), run_batch(Path(folder), cores)) for _ in range(repeats)]
    Console().print(_table(runs, recordings))


def _table(runs: Sequence[tuple[BatchCost, BatchCost]], recordings: int) -> Table:
    table = Table(title=f"{recordings} recordings, medians of {len(runs)} runs; wall: at least {BAR} wanted")
    for column in ("", "one worker, s", "two workers, s", "efficiency"):
        table.add_column(column, justify="right" if column else "left")
    wall = [(one.wall, two.wall, efficiency(one.wall, two.wall)) for one, two in runs]
    processor = [(one.processor, two.processor, one.processor / two.processor) for one, two in runs]
    for name, found in (("wall", wall), ("processor", processor)):
        one, two, ratio = (median(values) for values in zip(*found, strict=True))
        table.add_row(name, f"{one:.2f}", f"{two:.2f}", f"{ratio:.3f}")
    return table


if __name__ == "__main__":
    typer.run(main)
