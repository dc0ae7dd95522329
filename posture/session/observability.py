"""Which rows can be judged as somebody is filmed: those of what they do, and those of what they could do there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posture.reasons import Reason
from posture.report.model import Finding, Person
from posture.rules.criteria import Criteria
from posture.rules.evaluate import obstacle
from posture.rules.rule import Rule
from posture.session.person import PersonState
from posture.types import Activity

ENOUGH: Final = 0.5
"""Share of an activity's time in which a row must be judged to be one that can be; the first moments never are."""
GLIMPSE: Final = 1.0
"""Seconds of an activity that are too short to say that it was shown."""
FITTING: Final = frozenset({Reason.ACTIVITY_OTHER, Reason.TRANSITION})
"""Reasons that are no obstacle of the camera's."""


class RowStatus(StrEnum):
    """Whether a row can be judged."""

    JUDGED = "judged"
    READY = "ready"
    """It could be, as soon as its activity is shown."""
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class RowObservability:
    """One row, and why it cannot be judged if so."""

    rule: str
    status: RowStatus
    reason: Reason | None = None


class Observability:
    """Watches how people are filmed. Feed it everyone's state in each frame of a session."""

    def __init__(self, rules: Mapping[str, Rule], criteria: Mapping[str, Criteria]) -> None:
        self._rules, self._criteria = rules, criteria
        self._obstacles: defaultdict[tuple[int, str], Counter[Reason | None]] = defaultdict(Counter)

    def observe(self, states: Sequence[PersonState]) -> None:
        """Take everyone's state in the next frame."""
        for state in states:
            for rule in self._rules.values():
                reason = obstacle(rule, state.features, self._criteria[rule.id])
                self._obstacles[state.person, rule.id][reason] += 1

    def rows(self, person: Person) -> tuple[RowObservability, ...]:
        """Every row, in the table's order; `person` is what the session found of them."""
        seconds: defaultdict[Activity, float] = defaultdict(float)
        for span in person.activity:
            seconds[span.activity] += span.end - span.start
        return tuple(
            self._row(person.finding(rule.id), seconds.get(rule.activity, 0.0), self._obstacles[person.person, rule.id])
            for rule in self._rules.values()
        )

    def _row(self, finding: Finding, seconds: float, obstacles: Counter[Reason | None]) -> RowObservability:
        if not self._criteria[finding.rule].used:
            return RowObservability(finding.rule, RowStatus.BLOCKED, Reason.SWITCHED_OFF)
        if seconds >= GLIMPSE or finding.judged_seconds > 0:
            judged = finding.judged_seconds >= ENOUGH * seconds
            reason = None if judged else _obstacle_met(finding)
            if judged or reason:
                return RowObservability(finding.rule, RowStatus.JUDGED if judged else RowStatus.BLOCKED, reason)
        [(likely, _)] = obstacles.most_common(1) or [(Reason.NO_PERSON, 0)]
        if likely is None and finding.main_reason is Reason.ACTIVITY_UNKNOWN:
            likely = Reason.ACTIVITY_UNKNOWN
        return RowObservability(finding.rule, RowStatus.BLOCKED if likely else RowStatus.READY, likely)


def _obstacle_met(finding: Finding) -> Reason | None:
    """The reason that cost most of the time in which the row applied."""
    lost = {reason: seconds for reason, seconds in finding.unjudged_seconds.items() if reason not in FITTING}
    return max(lost, key=lambda reason: lost[reason], default=None)
