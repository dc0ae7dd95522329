"""One person's part of a session: what is remembered of them, and what is found."""

from __future__ import annotations

import copy
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.features.extractor import Features
from posture.features.moment.hand_classifier import HandClassifier
from posture.features.moment.leg_classifier import LegClassifier
from posture.features.motion.walk_detector import WalkModel
from posture.features.reference.baseline import Baseline
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import LEVEL, CameraState, Pose
from posture.reasons import Reason
from posture.report.model import ActivitySpan, Person, Unjudged
from posture.report.review_result import Trace
from posture.rules import RULES
from posture.rules.criteria import Criteria, Reading
from posture.rules.evaluate import evaluate
from posture.rules.rule import Rule
from posture.session.feature_stream import FeatureStream
from posture.session.row_tracker import BLIP_SECONDS, RowTracker
from posture.session.scoring import compute_score
from posture.session.spans import SpanBuilder
from posture.session.stillness import Stillness, unjudged_rows
from posture.session.traces import TraceRecorder
from posture.types import Activity, Kind, View

PRESENT_GAP: Final = 1.0
"""Seconds out of sight that do not end a presence."""
OPENING_SECONDS: Final = 2.5
"""The first moments of a person wait for at most this long until activity and baseline are known, and are then judged
with them; otherwise the best posture of many, the one they begin with, would never be judged."""
PLACE_SECONDS: Final = 0.5
"""Between two notes of somebody's place in the picture."""


@dataclass(frozen=True, slots=True)
class PersonState:
    """One person at the newest frame.

    >>> states[-1][0].shown
    ('stand.arms_folded',)
    """

    person: int
    pose: Pose
    seen: NDArray[np.bool_]
    """Shape (33,): landmarks that are seen."""
    features: Features
    """What is measured of them."""
    activity: Activity
    view: View
    shown: tuple[str, ...]
    """Don't rows that are being shown."""
    credited: tuple[str, ...]
    """Do rows that hold."""
    levels: Mapping[str, float]
    """How far each row that can be judged is beyond its thresholds: 1 at onset, 0 at offset."""
    not_judged: Mapping[str, Reason]
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    """Every row by its id, with the words and the kind that it is judged with."""


class PersonSession:
    """Everything that is remembered of one person."""

    def __init__(  # noqa: PLR0913 - all that a session hands on to one person
        self,
        person: int,
        criteria: Mapping[str, Criteria],
        declared: Activity | None,
        *,
        trace_recorder: TraceRecorder | None = None,
        rules: Mapping[str, Rule] = RULES,
        baseline: Baseline | None = None,
        classifier: LegClassifier | None = None,
        walk_model: WalkModel | None = None,
        hand_classifier: HandClassifier | None = None,
    ) -> None:
        self._person = person
        self._stream = FeatureStream(declared, baseline, classifier, walk_model, hand_classifier)
        self._rows = {rule.id: RowTracker(rule, criteria[rule.id]) for rule in rules.values()}
        self._rules = rules
        self._criteria = criteria
        self._presence, self._activities = SpanBuilder(PRESENT_GAP), SpanBuilder(PRESENT_GAP)
        self._places: list[float] = []
        self._noted = -PLACE_SECONDS
        self._trace_recorder = trace_recorder
        self._stillness = Stillness()

    def process(  # noqa: PLR0913 - a frame's time, size and state, as for the measurer
        self,
        time: float,
        pose: Pose,
        width: int,
        height: int,
        camera: CameraState = LEVEL,
        *,
        still: bool = False,
    ) -> PersonState:
        """Judge every row at `time` (seconds, rising), in a picture of width x height pixels; none while `still`."""
        observation, features = self._stream.process(time, pose, width, height, camera)
        self._note(time, pose, width)
        self._stillness.update(time, still=still)
        if not self._opening:
            readings = self._judge(features)
            self._credit(readings)
        else:
            readings = self._read(features)
            if self._stream.extractor.oriented or time - self._opening[0].time >= OPENING_SECONDS:
                self._open()
        return self._state(pose, observation.seen, features, readings)

    @property
    def _opening(self) -> list[Features] | None:
        """The first moments, which are not judged yet; None once they are."""
        return self._stream.opening

    def _credit(self, readings: Mapping[str, Reading]) -> None:
        """Tell the baseline whether every do row that can be judged is credited."""
        judged = [rule for rule in self._rules.values() if readings[rule.id].reason is None and rule.kind is Kind.DO]
        self._stream.extractor.credit(upright=bool(judged) and all(self._rows[rule.id].active for rule in judged))

    def _open(self) -> None:
        """Judge the first moments with what has become known of activity and baseline since."""
        for features in self._stream.end_opening():
            self._judge(features)

    def _read(self, features: Features) -> dict[str, Reading]:
        if self._stillness.now:
            return dict.fromkeys(self._rules, Reading.not_judged(Reason.STILL_FIGURE))
        readings = {rule.id: evaluate(rule, features, self._criteria[rule.id]) for rule in self._rules.values()}
        return {rule_id: self._rows[rule_id].sure(reading) for rule_id, reading in readings.items()}

    def _judge(self, features: Features) -> dict[str, Reading]:
        readings = self._read(features)
        for rule_id, reading in readings.items():
            self._rows[rule_id].record(features.time, reading)
        self._activities.append(features.time, features.activity.activity.value, features.activity.since)
        if self._trace_recorder:
            self._trace_recorder.record(features.time, readings)
        return readings

    def _note(self, time: float, pose: Pose, width: int) -> None:
        self._presence.append(time, "present")
        if time - self._noted >= PLACE_SECONDS:
            self._noted = time
            hips = pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)
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
            features=features,
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
        return sum(span.seconds for span in self._presence.spans())

    def report(self, end: float, gaps: Sequence[tuple[float, float]] = ()) -> Person:
        """This person's part of the report, up to `end` seconds; the session goes on as if it had not been asked.

        In `gaps`, stretches in seconds, there were no pictures.
        """
        if self._opening:
            ended = copy.deepcopy(self)
            ended._open()
            return ended.report(end, gaps)
        absent = self._absent(end, gaps)
        rows = list(self._rows.values())
        if self._stillness.mostly:
            rows = unjudged_rows(self._rules, self._criteria, self._presence.spans(), Reason.STILL_FIGURE)
        findings = tuple(row.finding(end, absent) for row in rows)
        return Person(
            person=self._person,
            present=tuple((span.start, span.end) for span in self._presence.spans()),
            x=round(statistics.median(self._places), 3),
            activity=tuple(
                ActivitySpan(start=span.start, end=span.end, activity=Activity(span.label))
                for span in self._activities.spans()
            ),
            score=compute_score(rows, self._criteria, self._spent()),
            findings=findings,
        )

    def _spent(self) -> dict[Activity, float]:
        """Seconds of each activity."""
        spent: dict[Activity, float] = {}
        for span in self._activities.spans():
            spent[Activity(span.label)] = spent.get(Activity(span.label), 0.0) + span.seconds
        return spent

    def _absent(self, end: float, gaps: Sequence[tuple[float, float]]) -> list[Unjudged]:
        """The stretches from 0 to `end` seconds in which this person was not seen, and why."""
        edges = [0.0, *(edge for span in self._presence.spans() for edge in (span.start, span.end)), end]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        parts = (part for start, stop in pairs for part in _parts(start, stop, gaps))
        return [part for part in parts if part.end - part.start >= BLIP_SECONDS]

    def traces(self) -> tuple[Trace, ...]:
        """What is behind the rows over time, if it was asked for."""
        if self._opening:
            ended = copy.deepcopy(self)
            ended._open()
            return ended.traces()
        return self._trace_recorder.traces(self._criteria) if self._trace_recorder else ()


def _parts(start: float, end: float, gaps: Sequence[tuple[float, float]]) -> Iterator[Unjudged]:
    """A stretch without somebody, cut where there were no pictures either."""
    for begin, stop in gaps:
        if start <= begin and stop <= end:
            yield _unseen(start, begin, Reason.NO_PERSON)
            yield _unseen(begin, stop, Reason.NO_PICTURE)
            start = stop
    yield _unseen(start, end, Reason.NO_PERSON)


def _unseen(start: float, end: float, reason: Reason) -> Unjudged:
    return Unjudged(start=round(start, 3), end=round(end, 3), reason=reason)
