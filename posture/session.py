"""A session: poses in, findings out. The only way to judge, live or recorded."""

from __future__ import annotations

import copy
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from posture.features.features import FeatureExtractor, Features
from posture.features.leg_classes import LegClassifier
from posture.findings import BLIP_SECONDS, RowRecord
from posture.landmarks import Landmark as L
from posture.limits import Limits, Reading
from posture.observation import Observation, Observer
from posture.personal import Baseline
from posture.pose import LEVEL, CameraState, Pose, PoseFrame
from posture.reasons import Reason
from posture.report import Activity, ActivitySpan, Kind, Person, Trace
from posture.rules import RULES
from posture.rules.judge import read
from posture.rules.rule import Rule
from posture.scoring import score
from posture.spans import Spans
from posture.tracing import Tracer
from posture.views import View

PRESENT_GAP: Final = 1.0
"""Seconds out of sight that do not end a presence."""
GLIMPSE_SECONDS: Final = 1.0
"""Somebody seen for less than this in all is not reported: nothing can be said, and it may be no person."""
OPENING_SECONDS: Final = 2.5
"""The first moments of a person wait for at most this long until activity and baseline are known, and are then judged
with them; otherwise the best posture of many, the one they begin with, would never be judged."""
PLACE_SECONDS: Final = 0.5
"""Between two notes of somebody's place in the picture."""


@dataclass(frozen=True, slots=True)
class PersonState:
    """One person at the newest frame."""

    person: int
    pose: Pose
    seen: NDArray[np.bool_]
    """Shape (33,): landmarks that are seen."""
    activity: Activity
    view: View
    shown: tuple[str, ...]
    """Don't rows that are being shown."""
    credited: tuple[str, ...]
    """Do rows that hold."""
    levels: Mapping[str, float]
    """How far each row that can be judged is beyond its limits: 1 at onset, 0 at offset."""
    not_judged: Mapping[str, Reason]
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    """Every row by its id, with the words and the kind that it is judged with."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """One pose of a person, as it came."""

    time: float
    pose: Pose
    width: int
    height: int
    shaking: bool


class PersonSession:
    """Everything that is remembered of one person."""

    def __init__(  # noqa: PLR0913 - all that a session hands on to one person
        self,
        person: int,
        limits: Mapping[str, Limits],
        declared: Activity | None,
        *,
        traced: bool,
        rules: Mapping[str, Rule] = RULES,
        baseline: Baseline | None = None,
        classifier: LegClassifier | None = None,
    ) -> None:
        self._person = person
        self._observer = Observer()
        self._new_extractor = partial(FeatureExtractor, declared, baseline, classifier)
        self._extractor = self._new_extractor()
        # A recorded baseline is from before the first frame, so every move since then makes it void.
        self._camera = LEVEL if baseline else None
        self._moved = False
        self._rows = {rule.id: RowRecord(rule, limits[rule.id]) for rule in rules.values()}
        self._rules = rules
        self._limits = limits
        self._presence, self._activities = Spans(PRESENT_GAP), Spans(PRESENT_GAP)
        self._places: list[float] = []
        self._noted = -PLACE_SECONDS
        self._tracer = Tracer(person) if traced else None
        self._opening: list[Features] | None = []
        self._begun: list[_Moment] = []
        """What the opening is made of, to be measured again should the camera's roll become known."""

    def push(self, time: float, pose: Pose, width: int, height: int, camera: CameraState = LEVEL) -> PersonState:
        """Judge every row at `time` (seconds, rising), in a picture of width x height pixels."""
        self._heed(camera)
        moment = _Moment(time, pose, width, height, camera.shaking)
        observation, features = self._measure(moment)
        self._note(time, pose, width)
        if self._opening is None:
            readings = self._judge(features)
            self._credit(readings)
        else:
            self._opening.append(features)
            self._begun.append(moment)
            readings = self._read(features)
            if self._extractor.oriented or time - self._opening[0].time >= OPENING_SECONDS:
                self._open()
        return self._state(pose, observation.seen, features, readings)

    def _measure(self, moment: _Moment) -> tuple[Observation, Features]:
        roll = self._camera.roll if self._camera else 0.0
        observation = self._observer.push(moment.time, moment.pose, moment.width, moment.height, roll)
        return observation, self._extractor.push(observation, shaking=moment.shaking)

    def _heed(self, camera: CameraState) -> None:
        """What the camera does changes what was known before."""
        before, self._camera = self._camera or camera, camera
        if camera.roll != before.roll:
            self._level()
        if camera.moves != before.moves:
            self._moved = True
            self._extractor.camera_moved()

    def _level(self) -> None:
        """Measure with the camera's roll that has just become known: the opening from its beginning."""
        if self._opening is None:
            self._extractor.camera_levelled()
            return
        self._observer, self._extractor = Observer(), self._new_extractor()
        if self._moved:
            self._extractor.camera_moved()
        self._opening = [self._measure(moment)[1] for moment in self._begun]

    def _credit(self, readings: Mapping[str, Reading]) -> None:
        """Tell the baseline whether every do row that can be judged is credited."""
        judged = [rule for rule in self._rules.values() if readings[rule.id].reason is None and rule.kind is Kind.DO]
        self._extractor.credit(upright=bool(judged) and all(self._rows[rule.id].active for rule in judged))

    def _open(self) -> None:
        """Judge the first moments with what has become known of activity and baseline since."""
        opening, self._opening = self._opening or [], None
        self._begun.clear()
        for features in opening:
            self._judge(self._extractor.with_hindsight(features))

    def _read(self, features: Features) -> dict[str, Reading]:
        return {rule.id: read(rule, features, self._limits[rule.id]) for rule in self._rules.values()}

    def _judge(self, features: Features) -> dict[str, Reading]:
        readings = self._read(features)
        for rule_id, reading in readings.items():
            self._rows[rule_id].push(features.time, reading)
        self._activities.push(features.time, features.activity.activity.value)
        if self._tracer:
            self._tracer.push(features.time, readings)
        return readings

    def _note(self, time: float, pose: Pose, width: int) -> None:
        self._presence.push(time, "present")
        if time - self._noted >= PLACE_SECONDS:
            self._noted = time
            hips = pose.middle(L.LEFT_HIP, L.RIGHT_HIP)
            self._places.append(min(1.0, max(0.0, float(hips[0]) / width)))

    def _state(
        self, pose: Pose, seen: NDArray[np.bool_], features: Features, readings: Mapping[str, Reading]
    ) -> PersonState:
        rules = self._rules.values()
        active = [rule for rule in rules if self._rows[rule.id].active and readings[rule.id].reason is None]
        return PersonState(
            person=self._person,
            pose=pose,
            seen=seen,
            activity=features.activity.activity,
            view=features.view,
            shown=tuple(rule.id for rule in active if rule.kind is Kind.DONT),
            credited=tuple(rule.id for rule in active if rule.kind is Kind.DO),
            levels=MappingProxyType({key: r.level for key, r in readings.items() if r.reason is None}),
            not_judged=MappingProxyType({key: r.reason for key, r in readings.items() if r.reason is not None}),
            rules=self._rules,
        )

    @property
    def seconds(self) -> float:
        """How long this person was seen in all."""
        return sum(span.seconds for span in self._presence.all())

    def report(self, end: float) -> Person:
        """This person's part of the report, up to `end` seconds; the session goes on as if it had not been asked."""
        if self._opening:
            ended = copy.deepcopy(self)
            ended._open()
            return ended.report(end)
        absent = self._absent(end)
        findings = tuple(row.finding(end, absent) for row in self._rows.values())
        return Person(
            person=self._person,
            present=tuple((span.start, span.end) for span in self._presence.all()),
            x=round(statistics.median(self._places), 3),
            activity=tuple(
                ActivitySpan(start=span.start, end=span.end, activity=Activity(span.label))
                for span in self._activities.all()
            ),
            score=score(list(self._rows.values()), self._limits),
            findings=findings,
        )

    def _absent(self, end: float) -> list[tuple[float, float]]:
        """The stretches from 0 to `end` seconds in which this person was not seen."""
        edges = [0.0, *(edge for span in self._presence.all() for edge in (span.start, span.end)), end]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return [(start, stop) for start, stop in pairs if stop - start >= BLIP_SECONDS]

    def traces(self) -> tuple[Trace, ...]:
        """The measured values behind the rows, if they were asked for."""
        if self._opening:
            ended = copy.deepcopy(self)
            ended._open()
            return ended.traces()
        return self._tracer.traces(self._limits) if self._tracer else ()


class Session:
    """Judges everyone, frame by frame. Live and recorded differ only in where the frames come from."""

    person_session: ClassVar[type[PersonSession]] = PersonSession
    """What follows one person; a subclass may keep what was measured."""

    def __init__(  # noqa: PLR0913 - all that a session can be given
        self,
        limits: Mapping[str, Limits],
        *,
        rules: Mapping[str, Rule] = RULES,
        declared: Activity | None = None,
        baselines: Mapping[int, Baseline] | None = None,
        classifier: LegClassifier | None = None,
        traced: bool = False,
    ) -> None:
        """`limits` and `rules` have all rows by their ids; house rules change numbers, words and kinds in them.

        With a `classifier` the legs of people seated are told apart by it, else by the rows' own rules. `baselines` are
        recorded ones by the number of the person; everyone else is judged against a provisional one.
        """
        self._limits = limits
        self._rules = rules
        self._declared = declared
        self._baselines = baselines or {}
        self._classifier = classifier
        self._traced = traced
        self._people: dict[int, PersonSession] = {}
        self._end = 0.0

    def push(self, frame: PoseFrame) -> tuple[PersonState, ...]:
        """Take a frame's poses, in the order of time; everyone's state in it."""
        self._end = frame.time
        for time, one in frame.earlier:
            self._session(one.person).push(time, one.pose, frame.width, frame.height, frame.camera)
        return tuple(
            self._session(one.person).push(frame.time, one.pose, frame.width, frame.height, frame.camera)
            for one in frame.people
        )

    def _session(self, person: int) -> PersonSession:
        if person not in self._people:
            self._people[person] = self.person_session(
                person,
                self._limits,
                self._declared,
                traced=self._traced,
                rules=self._rules,
                baseline=self._baselines.get(person),
                classifier=self._classifier,
            )
        return self._people[person]

    def people(self) -> tuple[Person, ...]:
        """Everyone's findings so far, by number; the session goes on."""
        least = min(GLIMPSE_SECONDS, self._end / 2)
        seen = (self._people[number] for number in sorted(self._people))
        return tuple(person.report(self._end) for person in seen if person.seconds >= least)

    def traces(self) -> tuple[Trace, ...]:
        """The measured values behind the rows, for charts; empty unless the session was traced."""
        return tuple(trace for number in sorted(self._people) for trace in self._people[number].traces())
