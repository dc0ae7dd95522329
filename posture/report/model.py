"""The report as data: what was shown, when, how strongly, and how much could be judged.

The JSON form of :class:`Report` is the file format of ``posture review --json`` (schema 1). All times are seconds since
the first frame, from presentation timestamps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from posture.reasons import Reason
from posture.report.file_name import FileName
from posture.rules.wording import Wording
from posture.types import Activity, Kind, Language, Outcome

if TYPE_CHECKING:
    from pandas import DataFrame

Seconds = Annotated[float, Field(ge=0)]
Fraction = Annotated[float, Field(ge=0, le=1)]


class _ReportModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_ReportModel):
    """The recording that was judged.

    >>> report.source.frames, report.source.fps
    (90, 15.0)
    """

    file: FileName
    """The file's name without its folder; a replacement character for each byte that is no UTF-8."""
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
    cuts: tuple[Seconds, ...] = ()
    """Of the first picture after each hard cut. Nobody is known to be the same person before and after one."""


class Span(_ReportModel):
    """A stretch of time."""

    start: Seconds
    end: Seconds


class ActivitySpan(Span):
    """A stretch of one activity.

    >>> report.person(1).activity[0].activity
    <Activity.STAND: 'stand'>
    """

    activity: Activity


class Episode(Span):
    """A stretch in which a behaviour was shown.

    >>> [(episode.start, episode.unit) for episode in report.person(1).finding("stand.arms_folded").episodes]
    [(0.0, 'shoulder widths')]
    """

    peak: float
    """The strongest measured value, in `unit`."""
    unit: str
    confidence: Fraction


class Unjudged(Span):
    """A stretch in which a row could not be judged, and why.

    >>> report.person(1).finding("sit.leg_crossed").not_judged[0].reason
    <Reason.ACTIVITY_OTHER: 'ACTIVITY_OTHER'>
    """

    reason: Reason


class Finding(_ReportModel):
    """One row of the table for one person.

    >>> report.person(1).finding("stand.arms_folded").outcome
    <Outcome.SHOWN: 'shown'>
    """

    rule: str
    kind: Kind
    judged_seconds: Seconds
    shown_seconds: Seconds
    episodes: tuple[Episode, ...]
    not_judged: tuple[Unjudged, ...]
    wording: Wording | None = None
    """The row's words where house rules changed them; None for the table's own."""

    @property
    def activity(self) -> Activity:
        """What a person does while the row can be judged; its id begins with it."""
        return Activity(self.rule.partition(".")[0])

    @property
    def outcome(self) -> Outcome:
        """Shown if there is any episode; not judged if nothing could be judged."""
        if self.episodes:
            return Outcome.SHOWN
        return Outcome.NOT_SHOWN if self.judged_seconds > 0 else Outcome.NOT_JUDGED

    @property
    def unjudged_seconds(self) -> dict[Reason, float]:
        """Seconds that were not judged by reason, in the order in which they came."""
        totals: dict[Reason, float] = {}
        for span in self.not_judged:
            totals[span.reason] = totals.get(span.reason, 0.0) + span.end - span.start
        return totals

    @property
    def main_reason(self) -> Reason | None:
        """The reason that covers the most unjudged time; None if all was judged."""
        totals = self.unjudged_seconds
        return max(totals, key=lambda reason: totals[reason], default=None)


class Score(_ReportModel):
    """How well the session matches the table, and how much of the table could be seen (rules.md §8).

    >>> score = report.person(1).score
    >>> score.judged_seconds < score.least_seconds, score.value
    (True, None)
    """

    value: Annotated[int, Field(ge=0, le=100)] | None
    """None where too little was judged: under `least_seconds`, or under half of the table."""
    low: Annotated[int, Field(ge=0, le=100)] | None
    """At least 95 of 100 halves of what was judged score from this to `high`."""
    high: Annotated[int, Field(ge=0, le=100)] | None
    coverage: Fraction
    """How much of the table was judged, by weight, over the time spent in each activity."""
    judged_seconds: Seconds = 0.0
    """For how long the rows that were judged at all were, on average."""
    of_seconds: Seconds = 0.0
    """Time spent in activities that have rows, or in something unknown; 0 in reports of earlier versions."""
    least_seconds: Seconds = 0.0
    """Judged seconds under which no number is given."""


class Person(_ReportModel):
    """One person and all rows.

    >>> [finding.rule for finding in report.person(1).findings if finding.kind == "dont" and finding.episodes]
    ['stand.arms_folded']
    """

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
        raise KeyError(f"a row of the table was wanted, got {rule!r}; its ids are those of posture.RULES")


class StillFigure(Span):
    """Something in the shape of a person that never moves: perhaps a photograph, a poster, a mannequin.

    >>> report.figures
    ()
    """

    x: Fraction
    """Horizontal place in the picture, 0 left to 1 right."""


class Report(_ReportModel):
    """The result of one review.

    >>> report.to_frame()[["person", "rule"]].query("rule == 'stand.arms_folded'").values.tolist()
    [[1, 'stand.arms_folded']]
    """

    schema_version: Literal[1] = Field(default=1, alias="schema")
    source: Source
    people: tuple[Person, ...]
    house: str | None = None
    """Name of the house rules that were judged by; None for the given code."""
    figures: tuple[StillFigure, ...] = ()
    """What looks like people but never moves; it is not judged."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def person(self, number: int) -> Person:
        """The part on one person. Raises KeyError for a number that nobody has."""
        for person in self.people:
            if person.person == number:
                return person
        known = ", ".join(str(person.person) for person in self.people) or "nobody"
        raise KeyError(f"the number of somebody in the report was wanted ({known}), got {number!r}")

    def to_frame(self, language: Language = "en") -> DataFrame:
        """The episodes as a pandas table: one line each for every person and row, columns as in the CSV.

        Raises MissingPackageError where pandas is not installed.
        """
        from posture.report.data_frame import data_frame  # here: it reads this model, and needs pandas

        return data_frame(self, language)

    def to_json(self) -> str:
        """The report in the file format of `posture review --json`."""
        return self.model_dump_json(by_alias=True, indent=1)
