"""A camera or recording looked at for some seconds, and what it can judge, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from posture.assets.pose_model import ensure_model
from posture.camera.check import CameraCheck
from posture.cli.baselines import own_baseline
from posture.cli.check_board import Checked, check_board
from posture.cli.progress import ProgressLine
from posture.cli.screen import screen
from posture.cli.stderr_capture import NativeStart
from posture.config.leg_weights import load_leg_network
from posture.config.profile import load_profile
from posture.config.thresholds import load_thresholds
from posture.features.moment.leg_classifier import LegClassifier
from posture.perception.estimator import PoseEstimator
from posture.perception.tracker import PeopleFollower
from posture.perception.tracks import settle_track
from posture.pose.frame import Frame
from posture.report.model import Person as Judged
from posture.report.text import say
from posture.review_video import judged, open_recording
from posture.session.observability import Prospects
from posture.session.session import PersonState, Session
from posture.sources.file import VideoFile
from posture.sources.webcam import Camera, open_camera
from posture.types import Activity, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked for."""

    source: Path | int | str
    """A recording, or a camera's number or device path."""
    seconds: float
    activity: Activity | None
    language: Language
    model: Path | None
    thresholds: Path | None
    profile: str | None
    baseline: Path | None
    baseline_person: int | None
    track: int | None


class Checking:
    """A session and what is known of its camera."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._profile = load_profile(wish.profile, load_thresholds(wish.thresholds))
        self.own = own_baseline(wish.baseline, wish.baseline_person)
        self.session = Session(
            self._profile.limits,
            rules=self._profile.rules,
            declared=wish.activity,
            baselines=self.own.by_person,
            classifier=LegClassifier(load_leg_network()),
        )
        self._camera = CameraCheck()
        self._prospects: dict[int, Prospects] = {}

    def push(self, frame: Frame, states: tuple[PersonState, ...]) -> None:
        """Take the next frame and everyone's state in it."""
        for state in states:
            self._of(state.person).push(frame.time, state.pose, *frame.size, state.distinct)
        self._camera.push(frame, states, {number: one.scale for number, one in self._prospects.items()})

    def _of(self, person: int) -> Prospects:
        if person not in self._prospects:
            self._prospects[person] = Prospects(self._profile.rules, self._profile.limits, self._wish.activity)
        return self._prospects[person]

    def result(self, name: str) -> Checked:
        """What came of it for whoever was in view the longest; `name` is the source's."""
        people = self.session.people()
        person = max(people, key=_seconds, default=None)
        return Checked(
            name=name,
            facts=self._camera.facts(person.person if person else None),
            rules=self._profile.rules,
            person=person,
            people=len(people),
            rows=self._prospects[person.person].rows(person) if person else (),
        )


def check(wish: Wish) -> None:
    """Look for as long as was asked, or until Ctrl-C, and print what can be judged. Raises PostureError."""
    checking = Checking(wish)
    opened = _opened(wish.source, wish.track)
    with opened as source:
        with suppress(KeyboardInterrupt):  # enough seen, then
            _look(source, checking, wish)
        name = source.name if isinstance(source, VideoFile) else f"camera {source.name}"
    checking.own.warn_of_people(checking.session.people(), wish.language)
    screen().print(check_board(checking.result(name), wish.language))


def _opened(source: Path | int | str, track: int | None) -> VideoFile | Camera:
    return open_recording(source, track) if isinstance(source, Path) else open_camera(source)


def _look(source: VideoFile | Camera, checking: Checking, wish: Wish) -> None:
    with NativeStart() as start, ProgressLine(Console(file=start.screen())) as line:
        models = ensure_model(wish.model, line.tell)
        if isinstance(source, VideoFile):
            settle_track(source, models)
        doing = say(wish.language, "looking", "正在检查")
        with PoseEstimator(models) as estimator:
            poses = PeopleFollower(estimator).poses
            with closing(judged(_frames(source, checking, wish), poses, checking.session)) as moments:
                for frame, states in moments:
                    start.watch(frame, states)
                    checking.push(frame, states)
                    line.tell(doing, min(1.0, frame.time / wish.seconds))


def _frames(source: VideoFile | Camera, checking: Checking, wish: Wish) -> Iterator[Frame]:
    for frame in source.frames():
        if frame.time > wish.seconds:
            return
        if frame.time == 0:
            checking.own.warn_of_picture(*frame.size, wish.language)
        yield frame


def _seconds(person: Judged) -> float:
    return sum(end - start for start, end in person.present)
