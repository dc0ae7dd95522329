"""A recording reviewed for the sake of one row, and what that row measured, on one screen and in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from posture.atomic_files import STDOUT, atomic_write, check_writable
from posture.cli.console import open_console, tell_written
from posture.cli.judging import JudgingSetup
from posture.cli.measure import MeasureOptions
from posture.cli.measure_board import measure_board
from posture.cli.review import ResultOptions, ReviewOptions
from posture.cli.run_review import review_with_progress
from posture.drawing.row_plot import row_plot
from posture.report.measurement import Measurement, measurement, measurement_csv
from posture.report.measurement_html import measurement_html
from posture.report.writer import raise_failures, try_all, write
from posture.types import Language


def run_measure(options: MeasureOptions) -> None:
    """Review, write what was asked for, and print the rest. Raises PostureError."""
    results, plot = ResultOptions(csv=options.csv), options.plot
    results.check(options.video)
    if plot:
        check_writable(plot, keep=[options.video, *results.files])
    judging = JudgingSetup(options.judging)
    review = ReviewOptions(video=options.video, results=results, judging=options.judging, track=options.track)
    result = review_with_progress(review, judging, {}, trace_step=0.0)  # every frame
    rules, criteria = judging.profile.rules, judging.profile.criteria
    measured = measurement(result, rules[options.rule], criteria[options.rule], options.person)
    failures = try_all(dict(_jobs(measured, results.csv, plot, judging.language)))
    open_console(errors=bool(results.on_stdout)).print(measure_board(measured, judging.language))
    for name, place in {**results.wanted, **({"plot": plot} if plot else {})}.items():
        if place != STDOUT and name not in failures:
            tell_written(place, judging.language)
    raise_failures(failures)


def _jobs(
    measured: Measurement, csv: Path | None, plot: Path | None, language: Language
) -> Iterator[tuple[str, Callable[[], None]]]:
    """What writes each of the files that are wanted."""
    if csv:
        yield "csv", lambda: write(csv, measurement_csv(measured))
    if plot:
        yield "plot", lambda: _draw(measured, plot, language)


def _draw(measured: Measurement, plot: Path, language: Language) -> None:
    html = plot.suffix.lower() == ".html"
    with atomic_write(plot, "wb") as file:
        file.write(measurement_html(measured, language).encode() if html else row_plot(measured, language))
