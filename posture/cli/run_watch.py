"""A camera watched from the command line: the newest state while it runs, the board at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.live import Live

from posture.assets.pose_model import Models, ensure_model
from posture.cli.baselines import OwnBaseline, own_baseline
from posture.cli.live import Moment, live_view
from posture.cli.progress import ProgressLine
from posture.cli.screen import screen
from posture.cli.stderr_capture import NativeStart
from posture.config.leg_weights import load_leg_network
from posture.config.profile import load_profile
from posture.config.thresholds import load_thresholds
from posture.features.moment.leg_classifier import LegClassifier
from posture.pose.frame import Frame
from posture.report.model import Report, Source
from posture.report.terminal import board
from posture.review_video import judge_frames
from posture.session.session import Session
from posture.sources.frame_rate import Pace
from posture.sources.webcam import Camera, open_camera
from posture.types import Activity, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked for."""

    camera: int | str
    seconds: float | None
    activity: Activity | None
    language: Language
    model: Path | None
    thresholds: Path | None
    profile: str | None
    baseline: Path | None
    baseline_person: int | None


class Watch:
    """A session on a camera."""

    def __init__(self, camera: Camera, session: Session, wish: Wish, house: str | None, own: OwnBaseline) -> None:
        self._camera = camera
        self._session = session
        self._wish = wish
        self._house = house
        self._own = own
        self._pace = Pace()
        self._size = (0, 0)

    def run(self, models: Models, console: Console) -> None:
        """Judge until the time is up or Ctrl-C, showing the newest state."""
        try:
            with (
                NativeStart() as start,
                Live(console=console, transient=True) as live,
                closing(judge_frames(self._frames(), models, self._session)) as moments,
            ):
                for frame, states in moments:
                    start.watch(frame, states)
                    self._pace.push(frame.time)
                    live.update(live_view(Moment(frame.time, self._pace.fps, states), self._wish.language))
        except KeyboardInterrupt:
            # The usual way to end, so the board follows.
            return

    def report(self) -> Report:
        """What was found so far."""
        source = Source(
            file=f"camera {self._camera.name}",
            seconds=round(self._pace.seconds, 3),
            frames=self._pace.frames,
            width=self._size[0],
            height=self._size[1],
            rotation=0,
            fps=round(self._pace.fps, 3),
        )
        return Report(source=source, people=self._session.people(), house=self._house)

    def _frames(self) -> Iterator[Frame]:
        for frame in self._camera.frames():
            if self._wish.seconds is not None and frame.time > self._wish.seconds:
                return
            if self._size != frame.size:
                self._size = frame.size
                self._own.warn_of_picture(*frame.size, self._wish.language)
            yield frame


def watch(wish: Wish) -> None:
    """Watch until told to stop, then print the board. Raises PostureError."""
    profile = load_profile(wish.profile, load_thresholds(wish.thresholds))
    own = own_baseline(wish.baseline, wish.baseline_person)
    session = Session(
        profile.limits,
        rules=profile.rules,
        declared=wish.activity,
        baselines=own.by_person,
        classifier=LegClassifier(load_leg_network()),
    )
    with open_camera(wish.camera) as camera:
        with ProgressLine(screen(errors=True)) as line:
            models = ensure_model(wish.model, line.tell)
        watching = Watch(camera, session, wish, profile.name, own)
        watching.run(models, screen())
    report = watching.report()
    own.warn_of_people(report.people, wish.language)
    screen().print(board(report, wish.language))
