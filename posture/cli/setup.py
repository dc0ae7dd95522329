"""``posture setup``: everything onto this machine that is otherwise fetched at first use."""

from __future__ import annotations

import typer

from posture.cli.console import exit_on_error, open_console, print_notice
from posture.cli.options import LanguageOption
from posture.cli.progress import ProgressLine
from posture.errors import ModelError
from posture.i18n import say, translated
from posture.types import Language


def setup_command(language: LanguageOption) -> None:
    """Fetch the pose model and the page's pose library, so that this machine can go offline. Keeps what is there."""
    with exit_on_error():
        _model(language)
        _library(language)


def _model(language: Language) -> None:
    from posture.assets.pose_model import ensure_model  # here: reviewing needs it only in other commands

    with ProgressLine(open_console(errors=True)) as line:
        models = ensure_model(progress=line.show)
    typer.echo(f"{say(language, 'the pose model is ready: ', '姿态模型已就绪：')}{models.full}")


def _library(language: Language) -> None:
    """The page works without it, so a failure is told and is no failure of the whole."""
    from posture.assets.browser import ensure_vision  # here: as above

    try:
        with ProgressLine(open_console(errors=True)) as line:
            folder = ensure_vision(line.show)
    except ModelError as error:
        without = say(
            language,
            "the page will find poses on the server, not in the browser: ",
            "网页将在服务器上（而不是在浏览器中）识别姿态：",
        )
        print_notice(f"{without}{translated(str(error), language)}", "yellow")
    else:
        ready = say(language, "the pose library for the browser is ready: ", "浏览器用的姿态库已就绪：")
        typer.echo(f"{ready}{folder}")
