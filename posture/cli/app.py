"""The commands and the way into them."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Annotated

import typer

from posture import __version__
from posture.cli.lazy_commands import LazyCommands
from posture.cli.streams import standard_streams

app = typer.Typer(cls=LazyCommands, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_show_locals=False)


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
