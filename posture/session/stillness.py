"""Whether a person of a session is perhaps a picture of somebody, now or over all of the recording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Rule
from posture.session.episodes import LONGEST_STEP
from posture.session.row_tracker import RowTracker
from posture.session.spans import LabelledSpan

MOST_STILL: Final = 0.5
"""Share of the time for which somebody must not have moved at all for all of it to be a picture's. The stillest people
measured reach 0, photographs 0.6 (the first seconds are not known yet) and more."""
_STEP: Final = LONGEST_STEP / 2
"""Seconds between two readings of a row that is not judged."""


class Stillness:
    """How long somebody did not move at all."""

    def __init__(self) -> None:
        self.now = False
        """Whether they do not move at present."""
        self._time: float | None = None
        self._all = self._still = 0.0

    @property
    def mostly(self) -> bool:
        """Whether they did not move for most of the time."""
        return self._still > MOST_STILL * self._all

    def update(self, time: float, *, still: bool) -> None:
        """Whether they move at `time` (seconds, rising)."""
        step = 0.0 if self._time is None else min(time - self._time, LONGEST_STEP)
        self._time, self.now = time, still
        self._all += step
        self._still += step if still else 0.0


def unjudged_rows(
    rules: Mapping[str, Rule], criteria: Mapping[str, Criteria], present: Iterable[LabelledSpan], reason: Reason
) -> list[RowTracker]:
    """Every row as if it had not been judged for that reason, whenever the person was there."""
    rows = [RowTracker(rule, criteria[rule.id]) for rule in rules.values()]
    for span in present:
        for k in range(1 + round(span.seconds / _STEP)):
            time = min(span.end, span.start + k * _STEP)
            for row in rows:
                row.record(time, Reading.not_judged(reason))
    return rows
