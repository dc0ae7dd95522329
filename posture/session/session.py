"""A session: poses in, findings out. The only way to judge, live or recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final, Literal

from posture.config.hand_weights import hand_classifier as default_hand_classifier
from posture.config.leg_weights import leg_classifier
from posture.config.profile import Profile, load_profile
from posture.config.walk_weights import walk_model
from posture.features.moment.hand_classifier import HandClassifier
from posture.features.moment.leg_classifier import LegClassifier
from posture.features.motion.walk_detector import WalkModel
from posture.features.reference.baseline import Baseline
from posture.pose.pose import PoseFrame
from posture.report.model import Person, Report, Source
from posture.report.review_result import Trace
from posture.session.person import PRESENT_GAP
from posture.session.person import PersonSession as PersonSession
from posture.session.person import PersonState as PersonState
from posture.session.still_figures import StillFigures
from posture.session.traces import STEP, TraceRecorder
from posture.sources.frame_rate import FrameRateCounter
from posture.types import Activity

GLIMPSE_SECONDS: Final = 1.0
"""Somebody seen for less than this in all is not reported: nothing can be said, and it may be no person."""


def _hands(classifier: LegClassifier | Literal["default"] | None) -> HandClassifier | None:
    return None if classifier is None else default_hand_classifier()


class Session:
    """Judges everyone, frame by frame. Live and recorded differ only in where the frames come from.

    >>> session = posture.Session()
    >>> states = [session.process(frame) for frame in frames]
    >>> session.report().person(1).finding("stand.arms_folded").outcome
    <Outcome.SHOWN: 'shown'>
    """

    person_session: ClassVar[type[PersonSession]] = PersonSession
    """What follows one person; a subclass may keep what was measured."""

    def __init__(  # noqa: PLR0913 - all that a session can be given
        self,
        profile: Profile | None = None,
        *,
        declared: Activity | None = None,
        baselines: Mapping[int, Baseline] | None = None,
        classifier: LegClassifier | Literal["default"] | None = "default",
        walking: WalkModel | Literal["default"] = "default",
        hand_classifier: HandClassifier | Literal["default"] | None = "default",
        traced: bool = False,
        trace_step: float = STEP,
    ) -> None:
        """Judge by the rows and numbers of a `profile`, by default the given code.

        `declared` names the activity where it cannot be recognised, as where the legs are out of the picture.
        `baselines` are recorded ones by the number of the person; everyone else is judged against a provisional one.
        The `classifier` tells how the legs of people seated lie, the `hand_classifier` where the hands of people who
        stand are; without one, the rows' own rules do. By default there are both or none of them. `walking` is the
        model that tells it. `traced` keeps
        what is behind every row, in points `trace_step` seconds apart at least, 0 for every frame. Raises SettingsError
        where the numbers that come with the product are damaged.
        """
        self._profile = profile or load_profile()
        self._declared = declared
        self._baselines = baselines or {}
        self._classifier = leg_classifier() if classifier == "default" else classifier
        self._walk_model = walk_model() if walking == "default" else walking
        self._hand_classifier = _hands(classifier) if hand_classifier == "default" else hand_classifier
        self._trace_step = trace_step if traced else None
        self._people: dict[int, PersonSession] = {}
        self._frame_rate = FrameRateCounter()
        self._size: tuple[int, int] | None = None
        """Of the first frame, in pixels."""
        self._end = 0.0
        self._gaps: list[tuple[float, float]] = []
        """Stretches without pictures, in seconds."""
        self._figures = StillFigures()
        self._cuts: list[float] = []

    def process(self, frame: PoseFrame) -> tuple[PersonState, ...]:
        """Take a frame's poses; everyone's state in it. Raises ValueError for a time before that of the last frame."""
        if frame.time < self._end:
            raise ValueError(f"frames from 0 s on in the order of time were wanted, got {frame.time} after {self._end}")
        if frame.time - self._end > PRESENT_GAP:
            self._gaps.append((self._end, frame.time))
        self._end, self._size = frame.time, self._size or (frame.width, frame.height)
        self._frame_rate.count(frame.time)
        self._figures.process(frame)
        if frame.cut:
            self._cuts.append(frame.time)
        for time, one in frame.earlier:
            self._session(one.person).process(time, one.pose, frame.width, frame.height, frame.camera)
        return tuple(
            self._session(one.person).process(
                frame.time, one.pose, frame.width, frame.height, frame.camera, still=one.person in frame.still
            )
            for one in frame.people
        )

    def _session(self, person: int) -> PersonSession:
        if person not in self._people:
            self._people[person] = self.person_session(
                person,
                self._profile.criteria,
                self._declared,
                trace_recorder=self._tracer(person),
                rules=self._profile.rules,
                baseline=self._baselines.get(person),
                classifier=self._classifier,
                walk_model=self._walk_model,
                hand_classifier=self._hand_classifier,
            )
        return self._people[person]

    def _tracer(self, person: int) -> TraceRecorder | None:
        step = self._trace_step
        return None if step is None else TraceRecorder(person, self._profile.rules, step)

    def people(self) -> tuple[Person, ...]:
        """Everyone's findings so far, by number; the session goes on."""
        least = min(GLIMPSE_SECONDS, self._end / 2)
        seen = (self._people[number] for number in sorted(self._people))
        return tuple(person.report(self._end, self._gaps) for person in seen if person.seconds >= least)

    def report(
        self,
        name: str = "poses",
        *,
        rotation: Literal[0, 90, 180, 270] = 0,
        mirrored: bool = False,
        start: float = 0.0,
        truncated: bool = False,
    ) -> Report:
        """Everything found so far; the session goes on. `name` and the rest are what it says of its source."""
        width, height = self._size or (0, 0)
        source = Source(
            file=name,
            seconds=round(self._frame_rate.seconds, 3),
            frames=self._frame_rate.frames,
            width=width,
            height=height,
            rotation=rotation,
            mirrored=mirrored,
            start=start,
            fps=round(self._frame_rate.fps, 3),
            truncated=truncated,
            cuts=tuple(round(time, 3) for time in self._cuts),
        )
        return Report(source=source, people=self.people(), house=self._profile.name, figures=self._figures.found())

    def traces(self) -> tuple[Trace, ...]:
        """What is behind everyone's rows over time, judged or not; empty unless the session was traced."""
        return tuple(trace for number in sorted(self._people) for trace in self._people[number].traces())
