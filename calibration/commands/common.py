"""What the commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from posture.errors import PostureError, SettingsError
from posture.rules import RULES

WIDTH: Final = 200
"""Columns of text where the output is no terminal: the tables are wide."""


@contextmanager
def ends_well() -> Iterator[None]:
    """Turn an error that the user can act on into one line and exit code 2."""
    try:
        yield
    except PostureError as error:
        Console(stderr=True).print(f"error: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error


def chosen(rule: str | None) -> tuple[str, ...]:
    """One row, or every one. Raises SettingsError for a row that is not in the table."""
    if rule is not None and rule not in RULES:
        raise SettingsError(f"--rule: a row of the table was wanted ({', '.join(RULES)}), got {rule!r}")
    return (rule,) if rule else tuple(RULES)


def wide() -> Console:
    """Where results are printed."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar; call the result with the name of each thing that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=total)
        yield lambda name: progress.update(task, advance=1, description=name)
