"""A review as the command line does it: checked first, progress while it runs, results and the board at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from posture.assets.pose_model import ensure_model
from posture.cli.baselines import OwnBaseline, own_baseline
from posture.cli.progress import ProgressLine
from posture.cli.screen import screen, tell
from posture.cli.stderr_capture import NativeStart
from posture.config.profile import Profile, load_profile
from posture.config.thresholds import load_thresholds
from posture.drawing.annotated_video import annotated_video, drawn
from posture.drawing.evidence import Evidence
from posture.perception.tracks import settle_track
from posture.pose.frame import Frame
from posture.report.review_result import ReviewResult
from posture.report.terminal import board
from posture.report.text import say
from posture.report.writer import Results
from posture.review_video import Watcher, open_recording, review
from posture.session.session import PersonState
from posture.sources.file import VideoFile
from posture.types import Activity, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked for."""

    video: Path
    results: Results
    evidence: bool
    blur_faces: bool
    activity: Activity | None
    language: Language
    model: Path | None
    thresholds: Path | None
    profile: str | None
    baseline: Path | None
    baseline_person: int | None
    track: int | None
    quiet: bool


def judge(wish: Wish) -> None:
    """Review, write what was asked for, and print the board. Raises PostureError."""
    wish.results.check(wish.video)
    profile = load_profile(wish.profile, load_thresholds(wish.thresholds))
    own = own_baseline(wish.baseline, wish.baseline_person)
    with open_recording(wish.video, wish.track) as video:
        result = _review(video, wish, profile, own)
    own.warn_of_people(result.report.people, wish.language)
    wish.results.write(result, wish.language, profile.limits)
    _show(result, wish)


def _review(video: VideoFile, wish: Wish, profile: Profile, own: OwnBaseline) -> ReviewResult:
    with (
        NativeStart() as start,
        ProgressLine(Console(file=start.screen()), hidden=wish.quiet) as line,
    ):
        models = ensure_model(wish.model, line.tell)
        settle_track(video, models)
        own.warn_of_picture(video.width, video.height, wish.language)
        doing = say(wish.language, "judging", "正在评估")
        with _annotating(video, wish) as watchers:
            return review(
                video,
                models=models,
                limits=profile.limits,
                rules=profile.rules,
                house=profile.name,
                declared=wish.activity,
                baselines=own.by_person,
                traced=wish.results.html is not None,
                evidence=Evidence(wish.language) if wish.evidence else None,
                blur=wish.blur_faces,
                watchers=(start.watch, *watchers),
                progress=lambda share: line.tell(doing, share),
            )


@contextmanager
def _annotating(video: VideoFile, wish: Wish) -> Iterator[tuple[Watcher, ...]]:
    """What draws and writes the annotated copy, if one is wanted."""
    if wish.results.annotated is None:
        yield ()
        return
    with annotated_video(wish.results.annotated, video, wish.language) as output:

        def add(frame: Frame, states: Sequence[PersonState]) -> None:
            output.add(frame, [drawn(state) for state in states])

        yield (add,)


def _show(result: ReviewResult, wish: Wish) -> None:
    for problem in result.problems:
        tell(f"{say(wish.language, 'warning: ', '警告：')}{problem.text(wish.language)}", style="yellow")
    if wish.quiet:
        return
    screen(errors=bool(wish.results.on_stdout)).print(board(result.report, wish.language))
    for place in wish.results.files:
        tell(f"{say(wish.language, 'written: ', '已写入：')}{place}")
