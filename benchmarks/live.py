"""What live practice costs, in a real browser: ``python -m benchmarks.live``. Linux, with Chromium and Playwright."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.clips import EXAMPLE
from benchmarks.crowd import Crowd, crowded
from benchmarks.live_page import Practised, Sample, practised
from posture.assets.pose_model import ensure_model
from tests.browser.serving import Way

DELAY: Final = 200.0
"""Milliseconds from the camera's frame to the verdict on screen, at most, in 95 of 100 frames; poses on the server."""
CORES: Final[dict[Way, float]] = {"server": 0.35, "browser": 0.05}
"""Of the server for each user, at most."""
FLAT: Final = 0.05
"""Memory may differ by this share between the early and the late part of a practice."""
EARLY, LATE = (0.1, 0.3), (0.8, 1.0)
"""The shares of a practice that are compared: caches fill in its first tenth."""
SAMPLES: Final = 60
_MIB: Final = 2**20


def main(
    clip: Annotated[Path, typer.Argument(help="What the webcam shows, in a loop.")] = EXAMPLE,
    minutes: Annotated[float, typer.Option(min=0.2, help="Length of each practice.")] = 30.0,
    way: Annotated[list[str] | None, typer.Option(help="server or browser; both in turn if not given.")] = None,
    trainees: Annotated[int, typer.Option(min=0, help="Then so many at once, who send poses; 0 for none.")] = 0,
) -> None:
    """Practise in each way, and print what it took against the bars; then a crowd, if wanted."""
    ensure_model()
    console = Console()
    for one in CORES:
        if way is None or one in way:
            with TemporaryDirectory() as folder:
                seconds = 60 * minutes
                console.print(table(practised(one, clip, Path(folder), seconds, seconds / SAMPLES)))
    if trainees:
        console.print(crowd_table(crowded(clip, trainees, 60 * min(1.0, minutes))))


def table(run: Practised) -> Table:
    """Everything that was measured of one practice, beside its bar."""
    first, last = run.samples[0], run.samples[-1]
    length = last.seconds - first.seconds
    shown = Table(title=f"Poses found {_PLACES[run.way]}; {length / 60:.1f} minutes of practice")
    for column in ("", "seen", "bar"):
        shown.add_column(column, justify="right" if column else "left")
    bar = f"at most {DELAY:.0f}" if run.way == "server" else ""
    shown.add_row("camera to verdict on screen, ms: median", f"{run.delay(0.5):.0f}", "")
    shown.add_row("the same, 95 of 100 frames", f"{run.delay(0.95):.0f}", bar)
    shown.add_row("verdicts a second", f"{(last.states - first.states) / length:.1f}", "15")
    cores = (last.server.cpu - first.server.cpu) / length
    shown.add_row("cores of the server", f"{cores:.3f}", f"at most {CORES[run.way]}")
    shown.add_row("cores of the browser", f"{(last.browser.cpu - first.browser.cpu) / length:.2f}", "")
    for name, take in _MEMORY.items():
        shown.add_row(name, grown(run.samples, take), f"within {FLAT:.0%}")
    return shown


def grown(samples: tuple[Sample, ...], take: Callable[[Sample], float]) -> str:
    """Of some memory: MiB early and late, and the change from one to the other."""
    whole = samples[-1].seconds
    early, late = (
        median(take(one) for one in samples if start * whole <= one.seconds <= end * whole)
        for start, end in (EARLY, LATE)
    )
    return f"{early / _MIB:.1f} → {late / _MIB:.1f} ({late / early - 1:+.1%})"


def crowd_table(crowd: Crowd) -> Table:
    """What a crowd met with."""
    shown = Table(title=f"{crowd.trainees} at once who send poses, {crowd.seconds:.0f} s")
    for column in ("", "seen"):
        shown.add_column(column, justify="right" if column else "left")
    shown.add_row("verdicts a second: the least that anybody got", f"{crowd.least_rate:.1f}")
    shown.add_row("pose to verdict, ms: median, 95 of 100", f"{crowd.median:.1f}, {crowd.most:.1f}")
    shown.add_row("cores of the server, for each", f"{crowd.cores:.2f}, {crowd.cores / crowd.trainees:.4f}")
    return shown


_PLACES: Final[dict[Way, str]] = {"server": "on the server", "browser": "in the browser"}
_MEMORY: Final[dict[str, Callable[[Sample], float]]] = {
    "memory of the server, MiB": lambda one: one.server.memory,
    "the page's own objects, MiB": lambda one: one.heap,
    "memory of the whole browser, MiB": lambda one: one.browser.memory,
}


if __name__ == "__main__":
    typer.run(main)
