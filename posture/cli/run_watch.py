"""A camera watched from the command line: the newest state while it runs, the board at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress

from rich.live import Live

from posture.assets.pose_model import Models
from posture.cli.console import open_console
from posture.cli.judging import JudgingSetup
from posture.cli.models import ready_models
from posture.cli.options import device
from posture.cli.stderr_capture import StderrCapture
from posture.cli.watch import WatchOptions
from posture.cli.watch_view import live_view
from posture.pose.frame import Frame
from posture.report.terminal import board
from posture.review_video import judge_frames
from posture.session.session import Session
from posture.sources.frame_rate import FrameRateCounter
from posture.sources.webcam import Webcam, open_webcam
from posture.types import Language


def run_watch(options: WatchOptions) -> None:
    """Watch until told to stop, then print the board. Raises PostureError."""
    judging = JudgingSetup(options.judging)
    session = judging.session()
    with open_webcam(device(options.camera)) as camera:
        frames, models = _frames(camera, judging, options.seconds), ready_models(options.judging.model)
        with suppress(KeyboardInterrupt):  # the usual way to end, so the board follows
            _watch(frames, models, session, judging.language)
    report = session.report(f"camera {camera.name}")
    judging.warn_of_people(report.people)
    open_console().print(board(report, judging.language, judging.weights))


def _watch(frames: Iterator[Frame], models: Models, session: Session, language: Language) -> None:
    """Judge until the time is up, showing the newest state."""
    frame_rate = FrameRateCounter()
    with (
        StderrCapture() as start,
        Live(console=open_console(), transient=True) as live,
        closing(judge_frames(frames, models, session)) as moments,
    ):
        for frame, states in moments:
            start.release_once_followed(frame, states)
            frame_rate.count(frame.time)
            live.update(live_view(frame.time, frame_rate.fps, states, language))


def _frames(camera: Webcam, judging: JudgingSetup, seconds: float | None) -> Iterator[Frame]:
    """Until the time is up; None for no end."""
    size = (0, 0)
    for frame in camera.frames():
        if seconds is not None and frame.time > seconds:
            return
        if size != frame.size:
            size = frame.size
            judging.warn_of_picture(*size)
        yield frame
