"""The commands and the way into them."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Annotated

import typer

from posture import __version__
from posture.cli.accounts import accounts_app
from posture.cli.calibrate import calibrate_command
from posture.cli.check import check_command
from posture.cli.measure import measure_command
from posture.cli.profile import profile_app
from posture.cli.review import review_command
from posture.cli.rules import rules_command
from posture.cli.serve import app_command
from posture.cli.setup import setup_command
from posture.cli.streams import standard_streams
from posture.cli.watch import watch_command

app = typer.Typer(no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_show_locals=False)
app.command("review")(review_command)
app.command("watch")(watch_command)
app.command("calibrate")(calibrate_command)
app.command("check")(check_command)
app.command("measure")(measure_command)
app.command("rules")(rules_command)
app.command("app")(app_command)
app.command("setup")(setup_command)
app.add_typer(profile_app, name="profile")
app.add_typer(accounts_app, name="accounts")


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"posture {__version__}")
        raise typer.Exit


@app.callback()
def _posture(
    version: Annotated[
        bool, typer.Option("--version", callback=lambda value: _version(wanted=value), is_eager=True, help="Show it.")
    ] = False,
) -> None:
    """Watches how a person sits, stands and walks, and says what of a do-and-don't table was shown, and when."""


def main() -> None:
    """Run the command that the arguments name, and exit."""
    signal.signal(signal.SIGTERM, _interrupt)
    with standard_streams():
        app()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """A request to end is treated as Ctrl-C, so that nothing half-written is left behind."""
    raise KeyboardInterrupt
