"""Peak memory of `posture review --json` for a short and a long clip: ``python -m benchmarks.memory``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.clips import EXAMPLE, copy_loop
from benchmarks.command import output_of, review
from posture.assets.pose_model import ensure_model

BAR = 1.10
"""The long clip may take this many times the memory of the short one."""


def main(
    source: Annotated[Path, typer.Argument(help="Played over and over to make both clips.")] = EXAMPLE,
    short: Annotated[float, typer.Option(help="Minutes.")] = 1.0,
    long: Annotated[float, typer.Option(help="Minutes.")] = 20.0,
) -> None:
    """Print the peak resident memory for both clips, and their ratio."""
    ensure_model()
    console = Console()
    peaks = []
    for minutes in (short, long):
        peaks.append(peak(source, minutes))
        console.print(f"{minutes:g} min: peak of {peaks[-1] / 2**20:.0f} MiB")
    console.print(f"ratio {peaks[1] / peaks[0]:.3f}, at most {BAR} wanted")


def peak(source: Path, minutes: float) -> int:
    """Peak resident memory in bytes of the review of `source`, looped to that length."""
    with TemporaryDirectory() as folder:
        clip = Path(folder) / "clip.mp4"
        copy_loop(source, clip, minutes * 60)
        command = review(clip, Path(folder) / "report.json")
        return int(output_of([sys.executable, "-m", "benchmarks.peak", *command]))


if __name__ == "__main__":
    typer.run(main)
