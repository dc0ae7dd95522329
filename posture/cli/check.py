"""``posture check``: what this camera, seat and light can judge, before anybody practises."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from posture.cli.console import exit_on_error
from posture.cli.options import JudgingOptions, TrackOption, with_options


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What a check is told. Raises BadParameter for what does not go together."""

    video: Annotated[
        Path | None, typer.Argument(metavar="[VIDEO]", help="A recording in place of a camera.", show_default=False)
    ] = None
    camera: Annotated[str | None, typer.Option("--camera", help="Its number, or its device path; 0 if not given.")] = (
        None
    )
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="How long to look.")] = 10.0
    judging: JudgingOptions
    track: TrackOption = None

    def __post_init__(self) -> None:
        if self.video is not None and self.camera is not None:
            raise typer.BadParameter("either a recording or --camera, not both")
        if self.video is None and self.track is not None:
            raise typer.BadParameter("--track is of a recording, which is missing")


@with_options
def check_command(options: CheckOptions) -> None:
    """Say which rows can be judged as somebody is filmed now, which cannot and why, and what to change.

    Sit or stand as you are going to be filmed. Nothing is recorded.
    """
    with exit_on_error():
        from posture.cli.run_check import run_check  # here: it loads what sees

        run_check(options)
