"""A camera or recording looked at for some seconds, and what it can judge, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress

from posture.camera.check import CameraCheck
from posture.cli.check import CheckOptions
from posture.cli.check_board import CheckResult, check_board
from posture.cli.console import open_console
from posture.cli.judging import JudgingSetup
from posture.cli.models import work_in_progress
from posture.cli.options import device
from posture.i18n import say
from posture.perception.tracks import settle_track
from posture.pose.frame import Frame
from posture.review_video import judge_frames, open_recording
from posture.session.session import Session
from posture.sources.file import VideoFile
from posture.sources.webcam import Webcam, open_webcam


def run_check(options: CheckOptions) -> None:
    """Look for as long as was asked, or until Ctrl-C, and print what can be judged. Raises PostureError."""
    judging = JudgingSetup(options.judging)
    session, camera = judging.session(), CameraCheck(judging.profile.rules, judging.profile.criteria)
    with _opened(options) as source:
        with suppress(KeyboardInterrupt):  # enough seen, then
            _look(source, judging, session, camera, options)
        name = source.name if isinstance(source, VideoFile) else f"camera {source.name}"
    people = session.people()
    judging.warn_of_people(people)
    person = max(people, key=lambda one: sum(end - start for start, end in one.present), default=None)
    checked = CheckResult(
        name=name,
        facts=camera.facts(person.person if person else None),
        rules=judging.profile.rules,
        person=person,
        people=len(people),
        rows=camera.rows(person) if person else (),
    )
    open_console().print(check_board(checked, judging.language))


def _opened(options: CheckOptions) -> VideoFile | Webcam:
    if options.video:
        return open_recording(options.video, options.track)
    return open_webcam(device(options.camera or "0"))


def _look(
    source: VideoFile | Webcam, judging: JudgingSetup, session: Session, camera: CameraCheck, options: CheckOptions
) -> None:
    doing = say(options.judging.language, "looking", "正在检查")
    with work_in_progress(doing, options.judging.model) as work:
        if isinstance(source, VideoFile):
            settle_track(source, work.models)
        frames = _frames(source, judging, options.seconds)
        with closing(judge_frames(frames, work.models, session)) as moments:
            for frame, states in moments:
                work.start.release_once_followed(frame, states)
                camera.observe(frame, states)
                work.progress(min(1.0, frame.time / options.seconds))


def _frames(source: VideoFile | Webcam, judging: JudgingSetup, seconds: float) -> Iterator[Frame]:
    for frame in source.frames():
        if frame.time > seconds:
            return
        if frame.time == 0:
            judging.warn_of_picture(*frame.size)
        yield frame
