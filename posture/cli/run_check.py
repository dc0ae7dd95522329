"""A camera or recording looked at for some seconds, and what it can judge, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress

from posture.camera.check import CameraCheck
from posture.cli.check import CheckOptions
from posture.cli.check_board import Checked, check_board
from posture.cli.console import screen
from posture.cli.judging import Judging
from posture.cli.models import at_work
from posture.cli.options import device
from posture.i18n import say
from posture.perception.tracks import settle_track
from posture.pose.frame import Frame
from posture.report.model import Person
from posture.review_video import judge_frames, open_recording
from posture.sources.file import VideoFile
from posture.sources.webcam import Camera, open_camera


class Checking:
    """A session and what is known of its camera."""

    def __init__(self, judging: Judging) -> None:
        self.judging, self._profile = judging, judging.profile
        self.session = judging.session()
        self.camera = CameraCheck(self._profile.rules, self._profile.limits)

    def result(self, name: str) -> Checked:
        """What came of it for whoever was in view the longest; `name` is the source's."""
        people = self.session.people()
        person = max(people, key=_seconds, default=None)
        return Checked(
            name=name,
            facts=self.camera.facts(person.person if person else None),
            rules=self._profile.rules,
            person=person,
            people=len(people),
            rows=self.camera.rows(person) if person else (),
        )


def run_check(options: CheckOptions) -> None:
    """Look for as long as was asked, or until Ctrl-C, and print what can be judged. Raises PostureError."""
    judging = Judging(options.judging)
    checking = Checking(judging)
    with _opened(options) as source:
        with suppress(KeyboardInterrupt):  # enough seen, then
            _look(source, checking, options)
        name = source.name if isinstance(source, VideoFile) else f"camera {source.name}"
    judging.warn_of_people(checking.session.people())
    screen().print(check_board(checking.result(name), judging.language))


def _opened(options: CheckOptions) -> VideoFile | Camera:
    if options.video:
        return open_recording(options.video, options.track)
    return open_camera(device(options.camera or "0"))


def _look(source: VideoFile | Camera, checking: Checking, options: CheckOptions) -> None:
    doing = say(options.judging.language, "looking", "正在检查")
    with at_work(doing, options.judging.model) as work:
        if isinstance(source, VideoFile):
            settle_track(source, work.models)
        frames = _frames(source, checking.judging, options.seconds)
        with closing(judge_frames(frames, work.models, checking.session)) as moments:
            for frame, states in moments:
                work.start.watch(frame, states)
                checking.camera.push(frame, states)
                work.progress(min(1.0, frame.time / options.seconds))


def _frames(source: VideoFile | Camera, judging: Judging, seconds: float) -> Iterator[Frame]:
    for frame in source.frames():
        if frame.time > seconds:
            return
        if frame.time == 0:
            judging.warn_of_picture(*frame.size)
        yield frame


def _seconds(person: Person) -> float:
    return sum(end - start for start, end in person.present)
