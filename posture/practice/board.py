"""The table as a living board: every row's cell, calm enough to be read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from posture.practice.coaching import Coaching
from posture.practice.message_parts import RowState, Tone
from posture.reasons import Reason
from posture.rules.criteria import Criteria
from posture.rules.rule import Rule
from posture.session.session import PersonState
from posture.types import Kind, Outcome


class Board:
    """Follows all rows. Gaps too short to act on keep a cell as it was; see `_BoardCell` for new ones."""

    def __init__(self, rules: Mapping[str, Rule], criteria: Mapping[str, Criteria], coaching: Coaching) -> None:
        waits = _BoardWaits(*(coaching.constant(f"board_{name}") for name in ("hold", "memory", "steady")))
        self._rows = {rule.id: _BoardCell(rule, criteria[rule.id].min_duration, waits) for rule in rules.values()}

    def refresh(self, time: float, state: PersonState | None) -> None:
        """Take the trainee's state at `time` (seconds, rising); None where they are not seen."""
        for row in self._rows.values():
            row.refresh(time, state)

    @property
    def cells(self) -> Mapping[str, RowState]:
        """Every row's cell by its id."""
        return {rule: row.cell for rule, row in self._rows.items()}

    def of_tone(self, tone: Tone) -> frozenset[str]:
        """The rows of a tone."""
        return frozenset(rule for rule, row in self._rows.items() if row.cell.tone == tone)


def news(cells: Mapping[str, RowState], told: Mapping[str, RowState]) -> dict[str, RowState]:
    """The cells that are not as they were `told` last; all of them at first."""
    return {rule: cell for rule, cell in cells.items() if told.get(rule) is not cell}


@dataclass(frozen=True, slots=True)
class _BoardWaits:
    """Seconds, from `calibration/coaching.toml`."""

    hold: float
    memory: float
    steady: float


class _BoardCell:
    """One cell. A row that has only just come into sight is not judged before it could have been shown."""

    def __init__(self, rule: Rule, least: float, waits: _BoardWaits) -> None:
        self._rule, self._least, self._waits = rule, least, waits
        self._since = self._unbroken = math.nan
        self._judged = -math.inf
        self.cell = _grey(Reason.NO_PERSON)

    def refresh(self, time: float, state: PersonState | None) -> None:
        reason = Reason.NO_PERSON if state is None else state.not_judged.get(self._rule.id)
        if state is None or reason is not None:
            self._unbroken = math.nan
            if time - self._judged > self._waits.hold:
                self.cell = _grey(reason or Reason.NO_PERSON)
            return
        if time - self._judged > self._waits.memory:
            self._since = time
        self._judged = time
        if self._is_unsteady(time):
            return
        active = self._rule.id in (state.shown if self._rule.kind is Kind.DONT else state.credited)
        if active or time - self._since >= self._least:
            self.cell = _judged(self._rule.kind, active=active)
        else:
            self.cell = _grey(Reason.TOO_SHORT)

    def _is_unsteady(self, time: float) -> bool:
        """Whether the rate alone kept it from being judged, not long ago: near the limit it would flicker."""
        self._unbroken = time if math.isnan(self._unbroken) else self._unbroken
        return self.cell.reason is Reason.FPS_LOW and time - self._unbroken < self._waits.steady


# Equal cells are one object: that is how news are told.
@cache
def _judged(kind: Kind, *, active: bool) -> RowState:
    tone: Tone = "good" if active is (kind is Kind.DO) else "amber"
    return RowState(tone=tone, outcome=Outcome.SHOWN if active else Outcome.NOT_SHOWN)


@cache
def _grey(reason: Reason) -> RowState:
    return RowState(tone="grey", outcome=Outcome.NOT_JUDGED, reason=reason)
