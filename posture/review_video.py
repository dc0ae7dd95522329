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
from posture.config.profile import Profile
from posture.drawing.evidence import EvidenceCollector
from posture.drawing.face_blur import FaceBlur
from posture.features.reference.baseline import Baseline
from posture.perception.pipeline import PosePipeline
from posture.perception.tracks import settle_track
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.report.review_result import ReviewResult
from posture.session.session import PersonState, Session
from posture.session.traces import STEP
from posture.sources.file import VideoFile, open_video
from posture.sources.prefetch import prefetch
from posture.types import Activity

MOST_SIDE: Final = 1920
"""Pixels: longer sides are scaled down. The landmark network looks at 256 pixels of a person, so 4K adds nothing but
time, and averaging while scaling down spares it the noise of single pixels."""

POSES_AHEAD: Final = 4
"""Frames whose poses may wait to be judged, drawn and written; evens out what a key frame or a still costs."""

Watcher = Callable[[Frame, Sequence[PersonState]], None]
"""Called with every frame and everyone in it, in the order of time."""

JudgedFrames = Generator[tuple[Frame, tuple[PersonState, ...]], None, None]

Poses = Callable[[Frame], PoseFrame]
"""Finds everyone in the next frame, and what the camera does."""


def review(  # noqa: PLR0913 - one choice of the caller each
    recording: VideoFile | Path | str,
    *,
    models: Models | None = None,
    profile: Profile | None = None,
    declared: Activity | None = None,
    baselines: Mapping[int, Baseline] | None = None,
    traced: bool = False,
    trace_step: float = STEP,
    evidence: EvidenceCollector | None = None,
    blur: bool = False,
    watchers: Sequence[Watcher] = (),
    progress: Callable[[float | None], None] = lambda _: None,
    threads: int | None = None,
) -> ReviewResult:
    """Judge a recording, by its path or as `open_recording` gives it.

    `models` are those of `ensure_model` if not given. `profile`, `declared`, `baselines`, `traced` and `trace_step` are
    as for a Session. With `blur`, faces are covered in the frames that watchers and evidence get. `progress` is told
    the share done with every frame, 0..1, or None where the length is not known. `threads` may run the networks: 1
    where recordings are judged side by side, else a few; the verdicts are the same. Raises SourceError and its kin
    where the recording cannot be read, ModelError where there is no model, and whatever a watcher raises.

    >>> result = posture.review("talk.mp4")
    >>> [round(episode.start) for episode in result.report.person(1).finding("stand.arms_folded").episodes]
    [5]
    """
    with _opened(recording) as video:
        session = Session(profile, declared=declared, baselines=baselines, traced=traced, trace_step=trace_step)
        models = models or ensure_model()
        settle_track(video, models)
        everyone = (*watchers, *([evidence.collect] if evidence else []))
        moments = judge_frames(video.frames(), models, session, blur=blur, threads=threads)
        _watch(moments, everyone, lambda time: progress(_share(time, video)))
        report = session.report(
            video.name,
            rotation=video.rotation,
            mirrored=video.mirrored,
            start=round(video.player_start, 3),
            truncated=video.truncated,
        )
        stills = evidence.stills(report.people) if evidence else ()
        return ReviewResult(report, session.traces(), stills, video.damage)


def open_recording(path: Path | str, track: int | None = None) -> VideoFile:
    """Open a recording in the size in which it is judged. Raises SourceError as `open_video` does."""
    return open_video(path, max_side=MOST_SIDE, track=track)


def judge_frames(
    frames: Iterator[Frame], models: Models, session: Session, *, blur: bool = False, threads: int | None = None
) -> JudgedFrames:
    """Find the poses of a recording or camera and judge them. Raises ModelError and what `frames` does."""
    with (
        PosePipeline(models, threads=threads) as pipeline,
        closing(judge_frames_with(frames, pipeline.process, session, blur=blur)) as moments,
    ):
        yield from moments


def judge_frames_with(frames: Iterator[Frame], poses: Poses, session: Session, *, blur: bool = False) -> JudgedFrames:
    """Every frame, its faces covered with `blur`, and everyone's state in it.

    A thread finds the poses ahead; closing the generator stops it.
    """
    with closing(prefetch(_posed(frames, poses, FaceBlur() if blur else None), POSES_AHEAD)) as found:
        for frame, people in found:
            yield frame, session.process(people)


def _posed(
    frames: Iterator[Frame], poses: Poses, blur: FaceBlur | None
) -> Generator[tuple[Frame, PoseFrame], None, None]:
    for frame in frames:
        found = poses(frame)
        yield blur.blur(frame, found) if blur else frame, found


def _opened(recording: VideoFile | Path | str) -> VideoFile:
    return recording if isinstance(recording, VideoFile) else open_recording(recording)


def _watch(moments: JudgedFrames, watchers: Sequence[Watcher], tell: Callable[[float], None]) -> None:
    """Pass every frame on; `tell` is called with the time of each."""
    with closing(moments):
        for frame, states in moments:
            for watcher in watchers:
                watcher(frame, states)
            tell(frame.time)


def _share(time: float, video: VideoFile) -> float | None:
    return min(1.0, time / video.duration) if video.duration else None
