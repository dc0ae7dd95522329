"""Which fault to speak of, and when: the policy of rules.md 9, by the times of frames alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Set

from posture.practice.coaching import Coaching, Pace
from posture.rules.criteria import Criteria

CRITICAL = 3.0
"""Weight of a row that goes before all others."""
_MINUTE = 60.0
_EPSILON = 1e-9


class PromptPolicy:
    """Chooses at most one row at a time. Remembers what was said, and whether it was heeded."""

    def __init__(self, criteria: Mapping[str, Criteria], coaching: Coaching, pace: Pace, earlier: int) -> None:
        """`earlier` is the number of practices before: the more, the fewer faults are spoken of."""
        self._criteria, self._constant, self._pace = criteria, coaching.constant, pace
        self._share = coaching.share(earlier)
        least = coaching.constant("least_confidence")
        self._sure = frozenset(rule for rule, numbers in criteria.items() if numbers.confidence >= least)
        self._said: list[float] = []
        self._last: dict[str, float] = {}
        self._open: dict[str, float] = {}
        self._ignored: Counter[str] = Counter()
        self._met = 0
        self._spoken_of: dict[str, bool] = {}

    def heeded(self, time: float, fine: Set[str]) -> tuple[str, ...]:
        """The rows that were spoken of lately and are now as they should be; each is told once."""
        done = tuple(rule for rule in self._open if rule in fine)
        late = [rule for rule, said in self._open.items() if time - said > self._constant("heeded_within")]
        for rule in {*done, *late}:
            del self._open[rule]
            self._ignored[rule] = 0 if rule in done else self._ignored[rule] + 1
        return done

    def choose(self, time: float, faults: Mapping[str, float], severity: Mapping[str, float]) -> str | None:
        """The row to speak of now; None to keep silent. `faults` are seconds, `severity` is 0.5 to 1, by row."""
        due = set(self._due(faults))
        if not self.may_prompt(time):
            return None
        allowed = [rule for rule in due if self._allowed(rule, time)]
        return max(allowed, key=lambda rule: self._urgency(rule, time, severity.get(rule, 0.5)), default=None)

    def may_prompt(self, time: float) -> bool:
        """Whether anything may be said at all, so soon after what was said before."""
        lately = [said for said in self._said if time - said < _MINUTE]
        return len(lately) < self._pace.per_minute.value and not (
            lately and time - lately[-1] < self._pace.gap.value - _EPSILON
        )

    def record_prompt(self, time: float, rule: str | None) -> None:
        """Something was said: of a row, or None for anything else that took the trainee's attention."""
        self._said = [*(said for said in self._said if time - said < _MINUTE), time]
        if rule is not None:
            self._last[rule] = self._open[rule] = time

    def _due(self, faults: Mapping[str, float]) -> Iterator[str]:
        """Faults that have lasted, less those that fading leaves out; each stretch of a fault is decided on once."""
        for rule in [rule for rule in self._spoken_of if rule not in faults]:
            del self._spoken_of[rule]
        long = (rule for rule, seconds in faults.items() if seconds >= self._pace.message_after.value - _EPSILON)
        for rule in sorted(self._sure.intersection(long)):
            if rule not in self._spoken_of:
                self._spoken_of[rule] = self._next_one()
            if self._spoken_of[rule]:
                yield rule

    def _next_one(self) -> bool:
        """Whether the next fault is one of the share to be spoken of: evenly spread, the first always."""
        self._met += 1
        return math.ceil(self._met * self._share) > math.ceil((self._met - 1) * self._share)

    def _allowed(self, rule: str, time: float) -> bool:
        ignored = self._ignored[rule]
        if ignored >= self._constant("leaves_after"):
            return False
        pause = self._constant("same_row") * (2 if ignored >= self._constant("doubles_after") else 1)
        return rule not in self._last or time - self._last[rule] >= pause

    def _urgency(self, rule: str, time: float, severity: float) -> tuple[bool, float]:
        criteria = self._criteria[rule]
        minutes = (time - self._last[rule]) / _MINUTE if rule in self._last else self._constant("never_said")
        return criteria.weight >= CRITICAL, criteria.weight * severity * criteria.confidence * minutes
