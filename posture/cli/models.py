"""The pose model made ready, and a line that says how far the work with it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from posture.assets.pose_model import Models, ensure_model
from posture.cli.console import screen
from posture.cli.progress import ProgressLine
from posture.cli.stderr_capture import NativeStart


@dataclass(frozen=True, slots=True)
class Work:
    """The model, and whom to tell what is done with it."""

    models: Models
    start: NativeStart
    progress: Callable[[float | None], None]
    """Called with the share done, 0..1, or None where it is not known."""


def ready_models(model: Path | None) -> Models:
    """The model, fetched under a progress line where it is missing. Raises ModelError."""
    with ProgressLine(screen(errors=True)) as line:
        return ensure_model(model, line.tell)


@contextmanager
def at_work(doing: str, model: Path | None, *, hidden: bool = False) -> Iterator[Work]:
    """Keep a progress line, unless `hidden`, which says what is being done. Raises ModelError."""
    with NativeStart() as start, ProgressLine(Console(file=start.screen()), hidden=hidden) as line:
        yield Work(ensure_model(model, line.tell), start, lambda share: line.tell(doing, share))
