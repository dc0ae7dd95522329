"""``posture measure``: what one row measures over time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from posture.cli.console import exit_on_error
from posture.cli.options import JudgingOptions, TrackOption, check_row, with_options
from posture.cli.review import place


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureOptions:
    """What a measurement is told. Raises BadParameter for an unknown row and a form of plot that is not made."""

    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="Any format that FFmpeg reads.", show_default=False)]
    rule: Annotated[str, typer.Option("--rule", metavar="ID", help="The row, such as sit.leg_crossed.")]
    csv: Annotated[Path | None, place("--csv", "One line per frame; - is standard output.")] = None
    plot: Annotated[Path | None, place("--plot", "Value and level over time, with the limits.", "FILE.png|html")] = None
    person: Annotated[
        int | None, typer.Option("--person", min=1, metavar="N", help="Who; else whoever is in view the longest.")
    ] = None
    judging: JudgingOptions
    track: TrackOption = None

    def __post_init__(self) -> None:
        check_row(self.rule)
        if self.plot is not None and self.plot.suffix.lower() not in {".png", ".html"}:
            raise typer.BadParameter(f"--plot: a name ending in .png or .html was wanted, got {self.plot.name}")


@with_options
def measure_command(options: MeasureOptions) -> None:
    """Say what one row measures over time, by which limits it judges, and when it is silent and why.

    For whoever places a limit: the values of each stretch, beside the numbers that they are compared with.
    """
    with exit_on_error():
        from posture.cli.run_measure import run_measure  # here: it loads what plays and sees

        run_measure(options)
