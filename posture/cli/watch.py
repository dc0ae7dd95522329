"""``posture watch``: the same engine on a camera, as plain text; the page is for more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from posture.cli.console import exit_on_error
from posture.cli.options import JudgingOptions, with_options


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOptions:
    """What watching is told."""

    camera: Annotated[str, typer.Option("--camera", help="Its number, or its device path.")] = "0"
    seconds: Annotated[float | None, typer.Option("--seconds", min=0, help="Stop by itself after so long.")] = None
    judging: JudgingOptions


@with_options
def watch_command(options: WatchOptions) -> None:
    """Judge what a camera sees, live, and print the table at the end. Ctrl-C ends it; nothing is recorded."""
    with exit_on_error():
        from posture.cli.run_watch import run_watch  # here: it loads what sees

        run_watch(options)
