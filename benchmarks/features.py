"""Cost of all features and rows per person and frame, on stored poses: ``python -m benchmarks.features``.

The pose model runs beforehand and is not timed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.clips import EXAMPLE
from calibration.poses import find_poses
from posture.pose.pose import PoseFrame
from posture.session.session import Session

BAR = 1.0
"""Milliseconds per person and frame."""


def judge() -> Callable[[PoseFrame], object]:
    """A fresh judging core, which takes one frame's poses after the other: all that comes after the pose model."""
    return Session().process


def main(
    clip: Annotated[Path, typer.Argument()] = EXAMPLE,
    repeats: Annotated[int, typer.Option(min=1, help="Passes over the poses.")] = 5,
) -> None:
    """Find the poses of a clip once, then judge them again and again, and print the cost."""
    frames = list(find_poses(clip))
    people = sum(len(frame.people) for frame in frames)
    costs = [1000 * seconds(frames) / people for _ in range(repeats)]
    Console().print(
        f"{len(frames)} frames, {people} poses, {repeats} passes: ms per person and frame "
        f"min {min(costs):.3f}, median {median(costs):.3f}, max {max(costs):.3f}; at most {BAR} wanted"
    )


def seconds(frames: list[PoseFrame]) -> float:
    """Time of one pass of judging."""
    push = judge()
    start = perf_counter()
    for frame in frames:
        push(frame)
    return perf_counter() - start


if __name__ == "__main__":
    typer.run(main)
