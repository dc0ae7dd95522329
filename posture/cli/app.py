"""The commands and the way into them."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Annotated, Any

import typer

from posture import __version__
from posture.cli.examples import epilog
from posture.cli.lazy_commands import LazyCommands
from posture.cli.streams import standard_streams


class WrongUsageError(typer.BadParameter):
    """Wrong usage, told in whole sentences."""

    def format_message(self) -> str:
        """The message as it is."""
        return self.message


class TranslatedCommands(LazyCommands):
    """Commands whose wrong usage is told in the chosen language."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - a class of typer that it keeps to itself
        """Run the command that the arguments name. Raises WrongUsageError for what is told in Chinese."""
        from posture.cli.console import choose_language, chosen_language  # here: `posture --version` needs neither
        from posture.i18n import translated

        choose_language(None)
        try:
            return super().invoke(ctx)
        except typer.TyperException as error:
            told = error.format_message()
            chosen = translated(told, chosen_language())
            if chosen == told:
                raise
            raise WrongUsageError(chosen, getattr(error, "ctx", None)) from error


app = typer.Typer(
    cls=TranslatedCommands, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_show_locals=False
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"posture {__version__}")
        raise typer.Exit


@app.callback(epilog=epilog(""))
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
