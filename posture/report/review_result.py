"""What a review gives back."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from posture.reasons import Reason
from posture.report.model import Report, Seconds
from posture.sources.damage import Damage


class Trace(BaseModel):
    """What is behind one row over time, a point for each of some frames; not part of the JSON file.

    >>> next(trace for trace in session.traces() if trace.rule == "stand.arms_folded").unit
    'shoulder widths'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: int
    rule: str
    unit: str
    onset: float | None
    """The value at which the behaviour begins to count; None where the row combines several thresholds."""
    offset: float | None
    time: tuple[float, ...]
    value: tuple[float | None, ...]
    """Measured, in `unit`; None where the row was not judged."""
    level: tuple[float | None, ...]
    """How far that is beyond the row's thresholds: 1 at onset, 0 at offset; None where the row was not judged."""
    reason: tuple[Reason | None, ...]
    """Why the row was not judged; None where it was."""


class Still(BaseModel):
    """An evidence picture of an episode, kept only when the user asks for it.

    >>> [still.rule for still in result.stills]
    ['stand.arms_folded']
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: int
    rule: str
    time: Seconds
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """What came of a review.

    >>> result.report.person(1).finding("stand.arms_folded").outcome, result.damage
    (<Outcome.SHOWN: 'shown'>, ())
    """

    report: Report
    traces: tuple[Trace, ...]
    """The measured values behind the rows; empty unless asked for."""
    stills: tuple[Still, ...]
    """Empty unless evidence was asked for."""
    damage: tuple[Damage, ...]
    """What was wrong with the recording that could be read all the same."""
