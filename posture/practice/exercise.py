"""The practice itself: frames in, verdicts, cues and the drill's progress out. A replay gives the same."""

from __future__ import annotations

import math
from collections.abc import Mapping

from posture.camera.repeats import RepeatedPoses
from posture.features.reference.baseline import Baseline
from posture.pose.pose import PoseFrame
from posture.practice.board import Board
from posture.practice.bowing import trunk_lean
from posture.practice.coach import Coach, CoachInput
from posture.practice.drills import DrillRun
from posture.practice.message_parts import RowState
from posture.practice.messages import Utterance
from posture.practice.resources import Resources
from posture.practice.settings import PracticeSettings
from posture.practice.trainee import TRAINEE
from posture.practice.walk_laps import WalkLaps
from posture.report.model import Report
from posture.rules.rule import Rule
from posture.session.session import PersonState, Session
from posture.types import Activity, Kind

NAME = "practice"
"""What stands in a report in the place of a recording's name."""


class Exercise:
    """Judges and coaches the trainee by the times of frames alone."""

    def __init__(
        self, resources: Resources, settings: PracticeSettings, baseline: Baseline | None, earlier: int
    ) -> None:
        """`baseline` is the trainee's own, `earlier` how many practices came before."""
        profile, coaching = resources.profile, resources.coaching
        self._resources = resources
        baselines = {TRAINEE: baseline} if baseline else None
        self._session = Session(profile, declared=settings.activity, baselines=baselines)
        self._board = Board(profile.rules, profile.criteria, coaching)
        words, pace = settings.language, resources.pace(settings)
        self.coach = Coach(profile.rules, profile.criteria, coaching, pace, earlier=earlier, language=words)
        lengths, ratio = coaching.constant("pass_lengths"), coaching.constant("pass_ratio")
        self.drill = DrillRun(resources.drill(settings), lambda: WalkLaps(lengths, ratio), words)
        self._repeats = RepeatedPoses()
        self.time = 0.0
        """Of the newest frame, in seconds; a gap counts as a short one."""
        self.seen_until = -math.inf
        """When the trainee was seen last, in seconds."""
        self.elapsed = 0.0
        """Seconds in which there were frames."""
        self.person: PersonState | None = None
        """The trainee in the newest frame."""

    @property
    def cells(self) -> Mapping[str, RowState]:
        """The board."""
        return self._board.cells

    def process(self, frame: PoseFrame) -> Utterance | None:
        """Take the next frame with the trainee alone in it; what began to be said, if anything did."""
        step = frame.time - self.time
        self.elapsed += step if step < self._resources.coaching.constant("gap") else 0.0
        self.time = frame.time
        states = self._session.process(self._repeats.process(frame))
        self.person = states[0] if states else None
        self.seen_until = frame.time if states else self.seen_until
        self._board.refresh(frame.time, self.person)
        activity = self.person.activity if self.person else Activity.UNKNOWN
        self.drill.advance(frame.time, activity, self.person.pose if self.person else None)
        return self.coach.decide(self._moment(frame.time, activity))

    def report(self) -> Report:
        """What was found so far; it goes on as if it had not been asked."""
        return self._session.report(NAME)

    def _moment(self, time: float, activity: Activity) -> CoachInput:
        faulty, fine = self._board.of_tone("amber"), self._board.of_tone("good")
        rules = self._resources.profile.rules
        asked = sum(rules[rule].kind is Kind.DO for rule in fine)
        return CoachInput(
            time=time,
            faulty=faulty,
            fine=fine,
            severity=self._severities(faulty),
            holding=not faulty and asked >= self._resources.coaching.constant("praise_rows"),
            quiet=activity not in _STEADY or self._bows(),
        )

    def _bows(self) -> bool:
        lean = trunk_lean(self.person.pose) if self.person else 0.0
        return lean >= self._resources.coaching.constant("bow")

    def _severities(self, faulty: frozenset[str]) -> dict[str, float]:
        rules, levels = self._resources.profile.rules, self.person.levels if self.person else {}
        return {rule: _severity(rules[rule], levels[rule]) for rule in faulty if rule in levels}


_STEADY = frozenset({Activity.SIT, Activity.STAND, Activity.WALK})


def _severity(rule: Rule, level: float) -> float:
    """0.5 at the threshold to 1 well beyond it (rules.md 8): over the level 1 for a don't, under it for a do."""
    beyond = level - 1 if rule.kind is Kind.DONT else 1 - level
    return max(0.5, min(1.0, 0.5 + 0.25 * beyond))
