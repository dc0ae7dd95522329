"""A recording reviewed for the sake of one row, and what that row measured, on one screen and in files."""

from __future__ import annotations

from pathlib import Path

from posture.atomic_files import atomic_write, check_writable
from posture.cli.measure_board import measure_board
from posture.cli.run_judging import Wish, reviewed
from posture.cli.screen import screen, tell
from posture.config.profile import load_profile
from posture.config.thresholds import load_thresholds
from posture.drawing.row_plot import row_plot
from posture.i18n import say
from posture.report.measurement import measurement, measurement_csv
from posture.report.measurement_html import measurement_html
from posture.report.writer import write


def measure(wish: Wish, rule: str, person: int | None, plot: Path | None) -> None:
    """Review, write what was asked for, and print the rest. Raises PostureError."""
    wish.results.check(wish.video)
    if plot:
        check_writable(plot, keep=[wish.video, *wish.results.files])
    profile = load_profile(wish.profile, load_thresholds(wish.thresholds))
    result = reviewed(wish, profile, trace_step=0.0)  # every frame
    measured = measurement(result, profile.rules[rule], profile.limits[rule], person)
    if wish.results.csv:
        write(wish.results.csv, measurement_csv(measured))
    if plot:
        html = plot.suffix.lower() == ".html"
        with atomic_write(plot, "wb") as file:
            file.write(
                measurement_html(measured, wish.language).encode() if html else row_plot(measured, wish.language)
            )
    screen(errors=bool(wish.results.on_stdout)).print(measure_board(measured, wish.language))
    for place in (*wish.results.files, *([plot] if plot else [])):
        tell(f"{say(wish.language, 'written: ', '已写入：')}{place}")
