"""The pose model made ready, and a line that says how far the work with it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from posture.assets.pose_model import Models, ensure_model
from posture.cli.console import open_console
from posture.cli.progress import ProgressLine
from posture.cli.stderr_capture import StderrCapture


@dataclass(frozen=True, slots=True)
class WorkInProgress:
    """The model, and whom to tell what is done with it."""

    models: Models
    start: StderrCapture
    progress: Callable[[float | None], None]
    """Called with the share done, 0..1, or None where it is not known."""


def ready_models(model: Path | None) -> Models:
    """The model, fetched under a progress line where it is missing. Raises ModelError."""
    with ProgressLine(open_console(errors=True)) as line:
        return ensure_model(model, line.show)


@contextmanager
def work_in_progress(doing: str, model: Path | None, *, hidden: bool = False) -> Iterator[WorkInProgress]:
    """Keep a progress line, unless `hidden`, which says what is being done. Raises ModelError."""
    with StderrCapture() as start, ProgressLine(Console(file=start.screen()), hidden=hidden) as line:
        yield WorkInProgress(ensure_model(model, line.show), start, lambda share: line.show(doing, share))
