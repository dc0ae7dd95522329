"""A recording from beginning to end: the one way from a video file to a report.

Three threads share the work: one decodes ahead, one finds the poses, and the caller's judges, draws and writes. The
networks leave Python while they run, so decoding and judging cost little time of their own where there are two cores.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from posture.assets.pose_model import Models, ensure_model
from posture.camera.monitor import CameraWatch
from posture.config.leg_weights import load_leg_network
from posture.config.thresholds import load_thresholds
from posture.drawing.evidence import Evidence
from posture.drawing.face_blur import FaceBlur
from posture.features.moment.leg_classifier import LegClassifier
from posture.features.reference.baseline import Baseline
from posture.perception.estimator import PoseEstimator
from posture.perception.tracker import PeopleFollower
from posture.perception.tracks import settle_track
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.report.model import Report, Source
from posture.report.review_result import ReviewResult
from posture.rules import RULES
from posture.rules.criteria import Limits
from posture.rules.rule import Rule
from posture.session.session import PersonState, Session
from posture.sources.file import VideoFile, open_video
from posture.sources.frame_rate import Pace
from posture.sources.prefetch import prefetch
from posture.types import Activity

MOST_SIDE: Final = 1920
"""Pixels: longer sides are scaled down. The landmark network looks at 256 pixels of a person, so 4K adds nothing but
time, and averaging while scaling down spares it the noise of single pixels."""

POSES_AHEAD: Final = 4
"""Frames whose poses may wait to be judged, drawn and written; evens out what a key frame or a still costs."""

Watcher = Callable[[Frame, Sequence[PersonState]], None]
"""Called with every frame and everyone in it, in the order of time."""

Moments = Generator[tuple[Frame, tuple[PersonState, ...]], None, None]

Poses = Callable[[Frame], PoseFrame]
"""Finds everyone in the next frame."""


def review(  # noqa: PLR0913 - one wish of the caller each
    recording: VideoFile | Path | str,
    *,
    models: Models | None = None,
    limits: Mapping[str, Limits] | None = None,
    rules: Mapping[str, Rule] = RULES,
    house: str | None = None,
    declared: Activity | None = None,
    baselines: Mapping[int, Baseline] | None = None,
    traced: bool = False,
    evidence: Evidence | None = None,
    blur: bool = False,
    watchers: Sequence[Watcher] = (),
    progress: Callable[[float | None], None] = lambda _: None,
) -> ReviewResult:
    """Judge a recording, by its path or as `open_recording` gives it.

    `rules` and `house` are a profile's rows and name, whose numbers are in `limits`.
    `models` and `limits` are those of `ensure_model` and `load_thresholds` if not given. `declared` names the activity
    where it cannot be recognised, `baselines` are recorded ones by the number of the person. With `blur`, faces are
    covered in the frames that watchers and evidence get. `progress` is told the share done with every frame, 0..1, or
    None where the length is not known. Raises SourceError and its kin where the recording cannot be read, ModelError
    where there is no model, and whatever a watcher raises.
    """
    with _opened(recording) as video:
        session = Session(
            limits or load_thresholds(),
            rules=rules,
            declared=declared,
            baselines=baselines,
            classifier=LegClassifier(load_leg_network()),
            traced=traced,
        )
        models = models or ensure_model()
        settle_track(video, models)
        everyone = (*watchers, *([evidence.watch] if evidence else []))
        moments = _judged(video, models, session, blur=blur)
        pace = _watch(moments, everyone, lambda time: progress(_share(time, video)))
        people = session.people()
        report = Report(source=_source(video, pace), people=people, house=house)
        stills = evidence.stills(people) if evidence else ()
        return ReviewResult(report, session.traces(), stills, video.problems)


def open_recording(path: Path | str, track: int | None = None) -> VideoFile:
    """Open a recording in the size in which it is judged. Raises SourceError as `open_video` does."""
    return open_video(path, max_side=MOST_SIDE, track=track)


def judged(frames: Iterator[Frame], poses: Poses, session: Session, *, blur: bool = False) -> Moments:
    """Every frame, its faces covered with `blur`, and everyone's state in it.

    A thread finds the poses ahead, and what the camera does; closing the generator stops it.
    """
    with closing(prefetch(_posed(frames, poses, FaceBlur() if blur else None), POSES_AHEAD)) as found:
        for frame, people in found:
            yield frame, session.push(people)


def _posed(
    frames: Iterator[Frame], poses: Poses, blur: FaceBlur | None
) -> Generator[tuple[Frame, PoseFrame], None, None]:
    camera = CameraWatch()
    for frame in frames:
        found = camera.push(frame, poses(frame))
        yield blur.hide(frame, found) if blur else frame, found


def _opened(recording: VideoFile | Path | str) -> VideoFile:
    return recording if isinstance(recording, VideoFile) else open_recording(recording)


def _judged(video: VideoFile, models: Models, session: Session, *, blur: bool) -> Moments:
    with PoseEstimator(models) as estimator:
        poses = PeopleFollower(estimator).poses
        with closing(judged(video.frames(), poses, session, blur=blur)) as moments:
            yield from moments


def _watch(moments: Moments, watchers: Sequence[Watcher], tell: Callable[[float], None]) -> Pace:
    """Pass every frame on, and measure their pace; `tell` is called with the time of each."""
    pace = Pace()
    with closing(moments):
        for frame, states in moments:
            pace.push(frame.time)
            for watcher in watchers:
                watcher(frame, states)
            tell(frame.time)
    return pace


def _share(time: float, video: VideoFile) -> float | None:
    return min(1.0, time / video.duration) if video.duration else None


def _source(video: VideoFile, pace: Pace) -> Source:
    return Source(
        file=video.name,
        seconds=round(pace.seconds, 3),
        frames=pace.frames,
        width=video.width,
        height=video.height,
        rotation=video.rotation,
        mirrored=video.mirrored,
        start=round(video.player_start, 3),
        fps=round(pace.fps, 3),
        truncated=video.truncated,
    )
