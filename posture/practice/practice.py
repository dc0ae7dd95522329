"""One practice from the camera check to the report, led by the server, whoever finds the poses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Literal

from posture.baseline.schema import BaselineFile
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.board import news
from posture.practice.camera_memory import CameraMemory
from posture.practice.exercise import NAME, Exercise
from posture.practice.message_parts import RowState
from posture.practice.messages import Command, Ended, Stage, State, Welcome
from posture.practice.practice_clock import PracticeClock
from posture.practice.preparation import Preparation
from posture.practice.recorder import Recorder
from posture.practice.resources import Resources
from posture.practice.settings import PracticeSettings
from posture.practice.snapshot import exercise_state, landmark_points, preparation_state, welcome
from posture.practice.trainee import TraineeSelector
from posture.report.model import Report, Source

FrameTracker = Callable[[Frame], PoseFrame]
"""Finds everyone in the next frame."""


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()


class Practice:
    """What one connection after the other feeds with frames and commands, one at a time.

    Frames of a connection come with times that rise; a new connection may begin at 0 again. Errors of the recorder are
    passed on.
    """

    def __init__(  # noqa: PLR0913 - what a practice needs of the outside
        self,
        settings: PracticeSettings,
        resources: Resources,
        *,
        record: Callable[[PracticeSettings], Recorder],
        keep_baseline: Callable[[BaselineFile], None],
        baseline: BaselineFile | None = None,
        tracker: FrameTracker | None = None,
        earlier: int = 0,
        today: Callable[[], date] = _today,
    ) -> None:
        """`record` is called when the practice begins, with the settings as they are then.

        `baseline` is the one that is kept of the trainee at this seat, `earlier` the number of their practices before;
        without a `tracker` only poses from the page can be judged. Raises SettingsError where the drill or the pace
        is not known.
        """
        resources.pace(settings), resources.drill(settings)  # refused here rather than when the practice begins
        gap, lost = resources.coaching.constant("gap"), resources.coaching.constant("lost")
        self._resources, self._record, self._earlier, self._tracker = resources, record, earlier, tracker
        self._clock, self._practice_clock = PracticeClock(gap), PracticeClock(gap)
        self._camera, self._trainee = CameraMemory(), TraineeSelector(lost)
        self._told: Mapping[str, RowState] = {}
        self._preparation = Preparation(settings, resources, baseline, keep_baseline, today)
        self._exercise: Exercise | None = None
        self._recorder: Recorder | None = None
        self._over: Literal["paused", "ended"] | None = None

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self._over or self._preparation.step == "over":
            return self._over or "practice"
        return self._preparation.step

    def welcome(self) -> Welcome:
        """What a new connection is greeted with; it is then told the whole board anew."""
        self._told = {}
        return welcome(self._preparation.settings, self._resources, self.stage, self._id)

    def process_frame(self, frame: Frame) -> State:
        """Take a picture; poses are found here. Raises ValueError without a tracker."""
        if self._tracker is None:
            raise ValueError("this practice was given nothing to find poses with; send poses")
        picture = Frame(self._clock.advance(frame.time), frame.image)
        if self._over:
            return self._state()
        self._begin_if_due(frame.size)
        own = self._trainee.select(self._camera.from_picture(picture, self._tracker(picture)))
        self._take(own, picture, None)
        state = self._state()
        state.points = landmark_points(own)
        return state

    def process_poses(self, frame: PoseFrame, light: float | None) -> State:
        """Take poses that the page found; `light` is the brightness around the person, 0..255, None if not known."""
        found = replace(frame, time=self._clock.advance(frame.time))
        if not self._over:
            self._begin_if_due((frame.width, frame.height))
            self._take(self._trainee.select(self._camera.from_poses(found)), None, light)
        return self._state()

    def handle(self, command: Command) -> State | Ended:
        """Do what the trainee wants, where the stage allows it; otherwise nothing changes."""
        if command.do == "end":
            return self._end()
        if command.do == "poses":
            self._trainee.reset()
        elif command.do == "pause" and self.stage == "practice":
            self._over = "paused"
        elif command.do == "resume" and self._over == "paused":
            self._over = None
            self._practice_clock.mark_gap()
        elif self._exercise is None:
            self._preparation.handle(command)
        return self._state()

    def replay(self, frames: Iterable[PoseFrame]) -> None:
        """Go on with a practice that broke off, from the frames that were kept, in a moment's time."""
        self._preparation.count_down()
        last: PoseFrame | None = None
        for frame in frames:
            if self._exercise is None:
                self._start((frame.width, frame.height))
            if self._exercise:
                self._exercise.process(frame)
            last = frame
        if last is not None:
            self._practice_clock.resume(last.time)
            self._camera = CameraMemory(last.camera)

    def report(self) -> Report:
        """What was found so far; nobody before the practice has begun."""
        if self._exercise:
            return self._exercise.report()
        nothing = Source(file=NAME, seconds=0, frames=0, width=0, height=0, rotation=0, fps=0)
        return Report(source=nothing, people=(), house=self._resources.profile.name)

    def close(self) -> None:
        """Keep the last of what was practised, whoever goes on with it. Errors of the recorder are passed on."""
        if self._recorder:
            self._recorder.flush()

    @property
    def _id(self) -> int | None:
        return self._recorder.practice if self._recorder else None

    def _begin_if_due(self, size: tuple[int, int]) -> None:
        """From here on it is as if a recording began."""
        if self._exercise is None and self._preparation.step == "over":
            self._start(size)
            self._trainee.reset()
            self._camera = CameraMemory()

    def _start(self, size: tuple[int, int]) -> None:
        settings = self._preparation.settings
        self._recorder = self._record(settings)
        self._exercise = Exercise(self._resources, settings, self._preparation.baseline(size), self._earlier)
        self._told = {}

    def _take(self, own: PoseFrame, picture: Frame | None, light: float | None) -> None:
        if self._preparation.step != "over":
            self._preparation.advance(own, picture, light)
        elif self._exercise and self._recorder:
            frame = self._in_practice_time(own, self._exercise.seen_until)
            utterance = self._exercise.process(frame)
            self._recorder.add(frame)
            if utterance:
                self._recorder.add_utterance(utterance)

    def _in_practice_time(self, own: PoseFrame, seen_until: float) -> PoseFrame:
        """The frame as it is judged and kept."""
        time = self._practice_clock.advance(own.time)
        placed = ((self._practice_clock.convert(before), one) for before, one in own.earlier)
        new = tuple((before, one) for before, one in placed if 0 <= before < time and before > seen_until)
        return replace(own, time=time, earlier=new)

    def _end(self) -> Ended:
        if self._recorder and self._exercise and self._over != "ended":
            self._recorder.finish(self._exercise.report())
        self._over = "ended"
        return Ended(practice=self._id)

    def _state(self) -> State:
        if self._exercise is None:
            return preparation_state(self._preparation, self.stage)
        state = exercise_state(self._exercise, self.stage, self._id)
        state.countdown = self._preparation.countdown
        cells = self._exercise.cells
        state.rows, self._told = news(cells, self._told), cells
        return state
