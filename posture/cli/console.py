"""What every command shares: its language, its two screens, and how it ends."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from posture.errors import PostureError
from posture.i18n import say, translated
from posture.report.text import printable
from posture.types import Language

FAILED: Final = 1
INTERRUPTED: Final = 130
"""As shells have it: 128 and the number of the signal."""

_chosen: ContextVar[Language | None] = ContextVar("posture_language", default=None)
_WIDTH: Final = 120
"""Columns where the output is no terminal."""


def open_console(*, errors: bool = False) -> Console:
    """Standard output, or standard error."""
    console = Console(stderr=errors)
    return console if console.is_terminal else Console(stderr=errors, width=_WIDTH)


def plain_table(language: Language, *headings: tuple[str, str]) -> Table:
    """An empty table with headings in English and Chinese, whose cells fold where the screen is narrow."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(say(language, *heading), overflow="fold")
    return table


def system_language() -> Language:
    """The language of the machine's locale: Chinese, or English for any other."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, chosen), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def print_notice(message: str, style: str = "") -> None:
    """Print one line on standard error, never wrapped."""
    line = printable(" ".join(message.split()))
    Console(stderr=True).print(line, style=style, soft_wrap=True, markup=False, highlight=False)


def warn(message: str, language: Language) -> None:
    """Print a warning on standard error."""
    print_notice(f"{say(language, 'warning: ', '警告：')}{message}", style="yellow")


def tell_written(place: Path, language: Language) -> None:
    """Say on standard error that a file has been written."""
    print_notice(f"{say(language, 'written: ', '已写入：')}{place}")


def choose_language(chosen: Language | None) -> Language | None:
    """Note what `--language` says, for what is told outside of the command itself, such as errors; None for nothing."""
    _chosen.set(chosen)
    return chosen


def chosen_language() -> Language:
    """What `--language` says of the command that runs; where it has no such option, the machine's."""
    return _chosen.get() or system_language()


def tell_error(error: PostureError) -> None:
    """Print an error on standard error."""
    language = chosen_language()
    print_notice(f"{say(language, 'error: ', '错误：')}{translated(str(error), language)}", style="red")


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Turn what the user can act on into one line and an exit code, without a traceback."""
    try:
        yield
    except PostureError as error:
        tell_error(error)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as interruption:
        print_notice(say(chosen_language(), "interrupted", "已中断"))
        raise typer.Exit(INTERRUPTED) from interruption
