"""Progress on standard error: a bar in a terminal, a line for each new step elsewhere."""

from __future__ import annotations

from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

WHOLE: Final = 1.0


class ProgressLine:
    """One line that says what is being done and how much of it is. Use as a context manager."""

    def __init__(self, console: Console, *, hidden: bool = False, told_time: bool = False) -> None:
        """`console` is where it is shown; with `hidden` nothing is. With `told_time`, `show` is told the time left."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[detail]}") if told_time else TimeRemainingColumn(),
        )
        self._hidden = hidden
        self._console = console
        # Without a terminal the bar could not be drawn over itself.
        self._bar = Progress(*columns, console=console, transient=True, disable=hidden or not console.is_terminal)
        self._task = self._bar.add_task("", total=None, detail="")
        self._doing = ""

    def show(self, doing: str, share: float | None, detail: str = "") -> None:
        """Show what is being done, the share done, 0..1, or None where it is not known, and a detail behind the bar."""
        if doing != self._doing:
            self._begin(doing)
        self._bar.update(self._task, total=None if share is None else WHOLE, completed=share or 0.0, detail=detail)

    def _begin(self, doing: str) -> None:
        self._doing = doing
        self._bar.reset(self._task, description=doing, total=None)
        if not self._hidden and not self._console.is_terminal:
            self._console.print(f"{doing} ...", soft_wrap=True, markup=False, highlight=False)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
