"""``posture setup``: everything onto this machine that is otherwise fetched at first use."""

from __future__ import annotations

import typer

from posture.cli.console import ends_well, screen, tell
from posture.cli.options import LanguageOption
from posture.cli.progress import ProgressLine
from posture.errors import ModelError
from posture.i18n import say
from posture.types import Language


def setup_command(language: LanguageOption) -> None:
    """Fetch the pose model and the page's pose library, so that this machine can go offline. Keeps what is there."""
    with ends_well():
        _model(language)
        _library(language)


def _model(language: Language) -> None:
    from posture.assets.pose_model import setup  # here: reviewing needs it only in other commands

    with ProgressLine(screen(errors=True)) as line:
        models = setup(line.tell)
    typer.echo(f"{say(language, 'the pose model is ready', '姿态模型已就绪')}: {models.full}")


def _library(language: Language) -> None:
    """The page works without it, so a failure is told and is no failure of the whole."""
    from posture.assets.browser import ensure_vision  # here: as above

    try:
        with ProgressLine(screen(errors=True)) as line:
            folder = ensure_vision(line.tell)
    except ModelError as error:
        without = say(
            language,
            "the page will find poses on the server, not in the browser",
            "网页将在服务器上（而不是在浏览器中）识别姿态",
        )
        tell(f"{without}: {error}", "yellow")
    else:
        ready = say(language, "the pose library for the browser is ready", "浏览器用的姿态库已就绪")
        typer.echo(f"{ready}: {folder}")
