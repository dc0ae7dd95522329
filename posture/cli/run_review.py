"""A review as the command line does it: checked first, progress while it runs, results and the board at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from posture.atomic_files import STDOUT
from posture.cli.console import open_console, tell_written, warn
from posture.cli.judging import JudgingSetup
from posture.cli.models import work_in_progress
from posture.cli.review import ReviewOptions
from posture.drawing.annotated_video import annotated_video
from posture.drawing.evidence import EvidenceCollector
from posture.drawing.spare_video import SpareVideo
from posture.i18n import say
from posture.perception.tracks import settle_track
from posture.report.review_result import ReviewResult
from posture.report.terminal import board
from posture.report.writer import raise_failures, try_results
from posture.review_video import Watcher, open_recording, review
from posture.session.traces import STEP
from posture.sources.file import VideoFile


def run_review(options: ReviewOptions) -> None:
    """Review, write what was asked for, and print the board. Raises PostureError."""
    language, results = options.judging.language, options.results
    results.check(options.video)
    judging = JudgingSetup(options.judging)
    failures: dict[str, Exception] = {}
    result = review_with_progress(options, judging, failures, trace_step=STEP if results.html else None)
    failures |= try_results(results.wanted, result, language, judging.profile.criteria)
    _show(result, options, judging.weights, failures)
    raise_failures(failures)


def review_with_progress(
    options: ReviewOptions, judging: JudgingSetup, failures: dict[str, Exception], *, trace_step: float | None
) -> ReviewResult:
    """Review with progress and warnings on standard error; without a `trace_step` nothing is traced.

    Why there is no annotated copy where one was wanted is put into `failures`.
    """
    with open_recording(options.video, options.track) as video:
        result = _review(video, options, judging, failures, trace_step)
    judging.warn_of_people(result.report.people)
    for damage in result.damage:
        warn(damage.text(judging.language), judging.language)
    return result


def _review(
    video: VideoFile,
    options: ReviewOptions,
    judging: JudgingSetup,
    failures: dict[str, Exception],
    trace_step: float | None,
) -> ReviewResult:
    doing = say(judging.language, "judging", "正在评估")
    with work_in_progress(doing, options.judging.model, hidden=options.quiet) as work, ExitStack() as stack:
        settle_track(video, work.models)
        judging.warn_of_picture(video.width, video.height)
        watchers = stack.enter_context(_annotating(video, options, failures))
        return review(
            video,
            models=work.models,
            profile=judging.profile,
            declared=judging.declared,
            baselines=judging.baselines,
            traced=trace_step is not None,
            trace_step=trace_step or 0.0,
            evidence=EvidenceCollector(judging.language) if options.evidence else None,
            blur=options.blur_faces,
            watchers=(work.start.release_once_followed, *watchers),
            progress=work.progress,
        )


@contextmanager
def _annotating(
    video: VideoFile, options: ReviewOptions, failures: dict[str, Exception]
) -> Iterator[tuple[Watcher, ...]]:
    """What draws and writes the annotated copy, if one is wanted."""
    if options.results.annotated is None:
        yield ()
        return
    with SpareVideo(annotated_video(options.results.annotated, video, options.judging.language)) as output:
        yield (output.add,)
    if output.failure:
        failures["annotated"] = output.failure


def _show(
    result: ReviewResult, options: ReviewOptions, weights: Mapping[str, float], failures: Mapping[str, Exception]
) -> None:
    """The board, and the files that were written."""
    language = options.judging.language
    if options.quiet:
        return
    open_console(errors=bool(options.results.on_stdout)).print(board(result.report, language, weights))
    for form, place in options.results.wanted.items():
        if place != STDOUT and form not in failures:
            tell_written(place, language)
