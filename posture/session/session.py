"""A session: poses in, findings out. The only way to judge, live or recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from posture.features.moment.leg_classifier import LegClassifier
from posture.features.reference.baseline import Baseline
from posture.pose.pose import PoseFrame
from posture.report.model import Person, Trace
from posture.rules import RULES
from posture.rules.criteria import Limits
from posture.rules.rule import Rule
from posture.session.person import PRESENT_GAP
from posture.session.person import PersonSession as PersonSession
from posture.session.person import PersonState as PersonState
from posture.types import Activity

GLIMPSE_SECONDS: Final = 1.0
"""Somebody seen for less than this in all is not reported: nothing can be said, and it may be no person."""


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
        self._gaps: list[tuple[float, float]] = []
        """Stretches without pictures, in seconds."""

    def push(self, frame: PoseFrame) -> tuple[PersonState, ...]:
        """Take a frame's poses, in the order of time; everyone's state in it."""
        if frame.time - self._end > PRESENT_GAP:
            self._gaps.append((self._end, frame.time))
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
        return tuple(person.report(self._end, self._gaps) for person in seen if person.seconds >= least)

    def traces(self) -> tuple[Trace, ...]:
        """The measured values behind the rows, for charts; empty unless the session was traced."""
        return tuple(trace for number in sorted(self._people) for trace in self._people[number].traces())
