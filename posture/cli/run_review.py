"""A review as the command line does it: checked first, progress while it runs, results and the board at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from posture.cli.console import screen, tell_written, warn
from posture.cli.judging import Judging
from posture.cli.models import at_work
from posture.cli.review import ReviewOptions
from posture.drawing.annotated_video import annotated_video
from posture.drawing.evidence import Evidence
from posture.report.review_result import ReviewResult
from posture.report.terminal import board
from posture.report.text import say
from posture.report.writer import write_results
from posture.review_video import Watcher, open_recording, review
from posture.sources.file import VideoFile


def run_review(options: ReviewOptions) -> None:
    """Review, write what was asked for, and print the board. Raises PostureError."""
    language, results = options.judging.language, options.results
    results.check(options.video)
    judging = Judging(options.judging)
    with open_recording(options.video) as video:
        judging.warn_of_picture(video.width, video.height)
        result = _review(video, options, judging)
    judging.warn_of_people(result.report.people)
    write_results(results.wanted, result, language, judging.profile.limits)
    _show(result, options)


def _review(video: VideoFile, options: ReviewOptions, judging: Judging) -> ReviewResult:
    language, profile = options.judging.language, judging.profile
    doing = say(language, "judging", "正在评估")
    with (
        at_work(doing, options.judging.model, hidden=options.quiet) as work,
        _annotating(video, options) as watchers,
    ):
        return review(
            video,
            models=work.models,
            limits=profile.limits,
            rules=profile.rules,
            house=profile.name,
            declared=judging.declared,
            baselines=judging.baselines,
            traced=options.results.html is not None,
            evidence=Evidence(language) if options.evidence else None,
            blur=options.blur_faces,
            watchers=(work.start.watch, *watchers),
            progress=work.progress,
        )


@contextmanager
def _annotating(video: VideoFile, options: ReviewOptions) -> Iterator[tuple[Watcher, ...]]:
    """What draws and writes the annotated copy, if one is wanted."""
    if options.results.annotated is None:
        yield ()
        return
    with annotated_video(options.results.annotated, video, options.judging.language) as output:
        yield (output.add,)


def _show(result: ReviewResult, options: ReviewOptions) -> None:
    language = options.judging.language
    for problem in result.problems:
        warn(problem.text(language), language)
    if options.quiet:
        return
    screen(errors=bool(options.results.on_stdout)).print(board(result.report, language))
    for place in options.results.files:
        tell_written(place, language)
