"""What the commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from posture.errors import PostureError, SettingsError
from posture.report.text import printable
from posture.rules import RULES

from ..labels import Label

WIDTH: Final = 200
"""Columns of text where the output is no terminal: the tables are wide."""


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Turn what the user can act on, files that cannot be reached included, into one line and exit code 2."""
    try:
        yield
    except (PostureError, OSError) as error:
        line = printable(" ".join(str(error).split()))
        Console(stderr=True).print(f"error: {line}", style="red", highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(2) from error


def warn_of(labels: Iterable[Label]) -> None:
    """Say on standard error what of the labels' files was not used, each once."""
    for line in dict.fromkeys(f"{label.clip}: {remark}" for label in labels for remark in label.remarks):
        Console(stderr=True).print(
            f"warning: {printable(line)}", style="yellow", highlight=False, markup=False, soft_wrap=True
        )


def select_rules(rule: str | None) -> tuple[str, ...]:
    """One row, or every one. Raises SettingsError for a row that is not in the table."""
    if rule is not None and rule not in RULES:
        raise SettingsError(f"--rule: a row of the table was wanted ({', '.join(RULES)}), got {rule!r}")
    return (rule,) if rule else tuple(RULES)


def wide_console() -> Console:
    """Where results are printed."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar; call the result with the name of each thing that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=total)
        yield lambda name: progress.update(task, advance=1, description=name)
