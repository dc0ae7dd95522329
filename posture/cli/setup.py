"""``posture setup``: everything onto this machine that is otherwise fetched at first use."""

from __future__ import annotations

import typer

from posture.cli.options import LanguageWish
from posture.cli.progress import ProgressLine
from posture.cli.screen import ends_well, screen, spoken_language
from posture.render.words import say


def setup_command(language: LanguageWish = None) -> None:
    """Fetch and build the pose model, so that this machine can go offline. Does nothing if it is there already."""
    with ends_well():
        from posture.model import setup  # here: reviewing needs it only in other commands

        with ProgressLine(screen(errors=True)) as line:
            models = setup(line.tell)
        ready = say(language or spoken_language(), "the pose model is ready", "姿态模型已就绪")
        typer.echo(f"{ready}: {models.full}")
