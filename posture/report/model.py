"""The report as data: what was shown, when, how strongly, and how much could be judged.

The JSON form of :class:`Report` is the file format of ``posture review --json`` (schema 1). All times are seconds since
the first frame, from presentation timestamps.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from posture.reasons import Reason
from posture.rules.wording import Wording
from posture.types import Activity, Kind, Outcome

Seconds = Annotated[float, Field(ge=0)]
Fraction = Annotated[float, Field(ge=0, le=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Model):
    """The recording that was judged."""

    file: str
    """The file's name without its folder."""
    seconds: Seconds
    frames: int
    width: int
    """Pixels, after the rotation metadata was applied; so is the height."""
    height: int
    rotation: Literal[0, 90, 180, 270]
    """Degrees by which the stored picture was turned to be upright."""
    mirrored: bool = False
    """Whether it was then mirrored left to right, as its header wants."""
    start: Seconds = 0.0
    """Of the first frame on a player's clock: every other time here counts from that frame."""
    fps: float
    """Measured: one over the median time between frames."""
    truncated: bool = False
    """Whether the file ended before its own header says."""


class Span(_Model):
    """A stretch of time."""

    start: Seconds
    end: Seconds


class ActivitySpan(Span):
    """A stretch of one activity."""

    activity: Activity


class Episode(Span):
    """A stretch in which a behaviour was shown."""

    peak: float
    """The strongest measured value, in `unit`."""
    unit: str
    confidence: Fraction


class Unjudged(Span):
    """A stretch in which a row could not be judged, and why."""

    reason: Reason


class Finding(_Model):
    """One row of the table for one person."""

    rule: str
    kind: Kind
    judged_seconds: Seconds
    shown_seconds: Seconds
    episodes: tuple[Episode, ...]
    not_judged: tuple[Unjudged, ...]
    wording: Wording | None = None
    """The row's words where house rules changed them; None for the table's own."""

    @property
    def outcome(self) -> Outcome:
        """Shown if there is any episode; not judged if nothing could be judged."""
        if self.episodes:
            return Outcome.SHOWN
        return Outcome.NOT_SHOWN if self.judged_seconds > 0 else Outcome.NOT_JUDGED

    @property
    def main_reason(self) -> Reason | None:
        """The reason that covers the most unjudged time; None if all was judged."""
        totals: dict[Reason, float] = {}
        for span in self.not_judged:
            totals[span.reason] = totals.get(span.reason, 0.0) + span.end - span.start
        return max(totals, key=lambda reason: totals[reason], default=None)


class Score(_Model):
    """How well the session matches the table, and how much of the table could be seen (rules.md §8)."""

    value: Annotated[int, Field(ge=0, le=100)] | None
    """None where under half of the weight could be judged."""
    low: Annotated[int, Field(ge=0, le=100)] | None
    high: Annotated[int, Field(ge=0, le=100)] | None
    coverage: Fraction


class Person(_Model):
    """One person and all 25 rows."""

    person: Annotated[int, Field(ge=1)]
    present: tuple[tuple[Seconds, Seconds], ...]
    x: Fraction
    """Median horizontal place in the picture, 0 left to 1 right."""
    activity: tuple[ActivitySpan, ...]
    score: Score
    findings: tuple[Finding, ...]

    def finding(self, rule: str) -> Finding:
        """The finding of one row. Raises KeyError for an id that is not in the table."""
        for finding in self.findings:
            if finding.rule == rule:
                return finding
        raise KeyError(rule)


class Report(_Model):
    """The result of one review."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    source: Source
    people: tuple[Person, ...]
    house: str | None = None
    """Name of the house rules that were judged by; None for the given code."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_json(self) -> str:
        """The report in the file format of `posture review --json`."""
        return self.model_dump_json(by_alias=True, indent=1)


class Trace(_Model):
    """The measured value behind one row over time, for charts; not part of the JSON file."""

    person: int
    rule: str
    unit: str
    onset: float | None
    """The value at which the behaviour begins to count; None where the row combines several limits."""
    offset: float | None
    time: tuple[float, ...]
    value: tuple[float | None, ...]
    """None where the row was not judged."""


class Still(_Model):
    """An evidence picture of an episode, kept only when the user asks for it."""

    person: int
    rule: str
    time: Seconds
    jpeg: bytes
