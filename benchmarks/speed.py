"""Time of `posture review --json` against bare MediaPipe over the same frames: ``python -m benchmarks.speed``.

All contestants run in turn, again and again, so that a busy moment of the machine meets each alike. Whole: a process
from start to end. Loop: from opening the clip to the last result, without starting Python and loading the model.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.clips import EXAMPLE, encode_loop
from benchmarks.command import output_of, review
from posture.assets.pose_model import ensure_model

SECONDS = 30.0
SIZE = (640, 480)
BAR = 1.25
"""The review may take this many times as long as bare MediaPipe."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that one run took."""

    whole: float
    loop: float | None
    """None for the review, which does not tell."""


def time_bare(clip: Path, source: str) -> Timing:
    """One run of bare MediaPipe in its own process."""
    command = [sys.executable, "-m", "benchmarks.bare", str(clip), str(ensure_model().full), source]
    start = perf_counter()
    output = output_of(command)
    return Timing(perf_counter() - start, json.loads(output)["seconds"])


def time_review(clip: Path) -> Timing:
    """One run of the whole command."""
    with TemporaryDirectory() as folder:
        start = perf_counter()
        output_of(review(clip, Path(folder) / "report.json"))
        return Timing(perf_counter() - start, None)


Contestant = Callable[[Path], Timing]
REVIEW = "posture review --json"
CONTESTANTS: dict[str, Contestant] = {
    REVIEW: time_review,
    "bare MediaPipe, plain decoding": partial(time_bare, source="plain"),
    "bare MediaPipe, our read-ahead source": partial(time_bare, source="ahead"),
}


def main(
    clip: Annotated[Path | None, typer.Argument(help="Made from an example if not given: 30 s of 640x480.")] = None,
    repeats: Annotated[int, typer.Option(min=1, help="Runs of each.")] = 3,
) -> None:
    """Time the review and the bare model in turn, and print both with their ratio."""
    ensure_model()
    with TemporaryDirectory() as folder:
        if clip is None:
            clip = Path(folder) / "speed.mp4"
            encode_loop(EXAMPLE, clip, SECONDS, SIZE)
        runs = [{name: contestant(clip) for name, contestant in CONTESTANTS.items()} for _ in range(repeats)]
    Console().print(_table(runs))


def _table(runs: list[dict[str, Timing]]) -> Table:
    table = Table(title=f"Seconds, {len(runs)} runs each in turn; review / bare should be at most {BAR}")
    for column in ("", "min", "median", "max", "review / it, median of runs"):
        table.add_column(column, justify="right" if column else "left")
    reviews = [run[REVIEW].whole for run in runs]
    for name in CONTESTANTS:
        _add(table, f"{name}, whole", [run[name].whole for run in runs], reviews)
        loops = [loop for run in runs if (loop := run[name].loop) is not None]
        if loops:
            _add(table, f"{name}, loop", loops, reviews)
    return table


def _add(table: Table, name: str, seconds: list[float], reviews: list[float]) -> None:
    spread = (f"{value:.2f}" for value in (min(seconds), median(seconds), max(seconds)))
    ratio = median(review / other for review, other in zip(reviews, seconds, strict=True))
    table.add_row(name, *spread, f"{ratio:.2f}")


if __name__ == "__main__":
    typer.run(main)
