"""A recording reviewed for the sake of one row, and what that row measured, on one screen and in files."""

from __future__ import annotations

from pathlib import Path

from posture.atomic_files import atomic_write, check_writable
from posture.cli.console import screen, tell_written
from posture.cli.judging import Judging
from posture.cli.measure import MeasureOptions
from posture.cli.measure_board import measure_board
from posture.cli.review import ResultOptions, ReviewOptions
from posture.cli.run_review import reviewed
from posture.drawing.row_plot import row_plot
from posture.report.measurement import Measurement, measurement, measurement_csv
from posture.report.measurement_html import measurement_html
from posture.report.writer import write
from posture.types import Language


def run_measure(options: MeasureOptions) -> None:
    """Review, write what was asked for, and print the rest. Raises PostureError."""
    results, plot = ResultOptions(csv=options.csv), options.plot
    results.check(options.video)
    if plot:
        check_writable(plot, keep=[options.video, *results.files])
    judging = Judging(options.judging)
    review = ReviewOptions(video=options.video, results=results, judging=options.judging, track=options.track)
    result = reviewed(review, judging, trace_step=0.0)  # every frame
    rules, limits = judging.profile.rules, judging.profile.limits
    measured = measurement(result, rules[options.rule], limits[options.rule], options.person)
    if results.csv:
        write(results.csv, measurement_csv(measured))
    if plot:
        _draw(measured, plot, judging.language)
    screen(errors=bool(results.on_stdout)).print(measure_board(measured, judging.language))
    for place in (*results.files, *([plot] if plot else [])):
        tell_written(place, judging.language)


def _draw(measured: Measurement, plot: Path, language: Language) -> None:
    html = plot.suffix.lower() == ".html"
    with atomic_write(plot, "wb") as file:
        file.write(measurement_html(measured, language).encode() if html else row_plot(measured, language))
