"""Sample reports: one person; two people with episodes, gaps and a missing activity; nobody in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posture.reasons import Reason
from posture.report.model import ActivitySpan, Episode, Finding, Person, Report, Score, Source, Span, Unjudged
from posture.report.review_result import Trace
from posture.rules import RULES
from posture.types import Activity

SECONDS = 60.0
HOSTILE = "<script>alert('x')</script> & \x1b[31m\"walk\".mp4"


def episodes(rule: str, *parts: tuple[float, float, float, float]) -> tuple[Episode, ...]:
    """Episodes of one rule from (start, end, peak, confidence)."""
    unit = RULES[rule].unit
    return tuple(Episode(start=s, end=e, peak=p, unit=unit, confidence=c) for s, e, p, c in parts)


def finding(rule: str, judged: float, shown: tuple[Episode, ...] = (), gaps: tuple[Unjudged, ...] = ()) -> Finding:
    """A row that was judged for `judged` seconds."""
    seconds = sum(episode.end - episode.start for episode in shown)
    return Finding(
        rule=rule, kind=RULES[rule].kind, judged_seconds=judged, shown_seconds=seconds, episodes=shown, not_judged=gaps
    )


def gap(start: float, end: float, reason: Reason) -> Unjudged:
    """A stretch that could not be judged."""
    return Unjudged(start=start, end=end, reason=reason)


def default_finding(rule: str, did: Mapping[Activity, Span]) -> Finding:
    """A row that was not shown while its activity lasted, or not judged if it never happened."""
    span = did.get(RULES[rule].activity)
    if span is None:
        return finding(rule, 0.0, gaps=(gap(0.0, SECONDS, Reason.ACTIVITY_OTHER),))
    around = ((0.0, span.start), (span.end, SECONDS))
    gaps = tuple(gap(start, end, Reason.ACTIVITY_OTHER) for start, end in around if end > start)
    return finding(rule, span.end - span.start, gaps=gaps)


def person(number: int, did: Mapping[Activity, Span], score: Score, *rows: Finding, x: float = 0.5) -> Person:
    """A person with the given rows; all others are as `default_finding` says."""
    given = {row.rule: row for row in rows}
    return Person(
        person=number,
        present=((0.0, SECONDS),),
        x=x,
        activity=tuple(ActivitySpan(start=span.start, end=span.end, activity=a) for a, span in did.items()),
        score=score,
        findings=tuple(given.get(rule) or default_finding(rule, did) for rule in RULES),
    )


def sitter() -> Person:
    """Sits for forty seconds, then stands; legs crossed twice, feet out of the picture, one uncertain episode."""
    did = {Activity.SIT: Span(start=0.4, end=38.0), Activity.STAND: Span(start=40.0, end=60.0)}
    after = gap(38.0, 60.0, Reason.ACTIVITY_OTHER)
    before = gap(0.0, 40.0, Reason.ACTIVITY_OTHER)
    return person(
        1,
        did,
        Score(value=78, low=70, high=84, coverage=0.62),
        finding("sit.straight", 37.6, episodes("sit.straight", (1.0, 36.0, 4.0, 0.9)), (after,)),
        finding("sit.ankles_crossed", 0.0, (), (gap(0.0, 38.0, Reason.FEET_OUT), after)),
        finding("sit.slight_forward_lean", 37.6, episodes("sit.slight_forward_lean", (20.0, 30.0, 8.0, 0.6)), (after,)),
        finding(
            "sit.leg_crossed",
            33.6,
            episodes("sit.leg_crossed", (4.7, 9.7, 0.31, 0.8), (20.0, 29.0, 0.42, 0.85)),
            (gap(0.0, 0.8, Reason.ACTIVITY_UNKNOWN), gap(30.0, 34.0, Reason.KNEES_HIDDEN), after),
        ),
        finding("sit.feet_shaking", 0.0, (), (gap(0.0, 38.0, Reason.FEET_OUT), after)),
        finding("stand.feet_quiet", 0.0, (), (before, gap(40.0, 60.0, Reason.FEET_OUT))),
        finding("stand.arms_folded", 20.0, episodes("stand.arms_folded", (44.0, 52.5, 0.62, 0.9)), (before,)),
        finding("stand.hands_in_pockets", 20.0, episodes("stand.hands_in_pockets", (54.0, 57.0, 0.7, 0.35)), (before,)),
        finding("stand.hunched", 0.0, (), (before, gap(40.0, 60.0, Reason.NEEDS_SIDE))),
        x=0.24,
    )


def walker() -> Person:
    """Walks all the time; too little of the table could be seen for a score."""
    did = {Activity.WALK: Span(start=0.0, end=60.0)}
    score = Score(value=None, low=None, high=None, coverage=0.41)
    swing = episodes("walk.arm_swing", (0.0, 60.0, 31.0, 0.9))
    return person(2, did, score, finding("walk.arm_swing", 60.0, swing), x=0.8)


def trace(
    time: Sequence[float], value: Sequence[float | None], rule: str, onset: float | None, offset: float | None
) -> Trace:
    """What person 1 measured; where there is no value, the knees were hidden."""
    return Trace(
        person=1,
        rule=rule,
        unit=RULES[rule].unit,
        onset=onset,
        offset=offset,
        time=tuple(time),
        value=tuple(value),
        level=tuple(None if one is None else 1.0 for one in value),
        reason=tuple(Reason.KNEES_HIDDEN if one is None else None for one in value),
    )


def report(*people: Person, file: str = "lobby.mp4", seconds: float = SECONDS) -> Report:
    """A report on these people."""
    frames = int(seconds * 30)
    source = Source(file=file, seconds=seconds, frames=frames, width=1280, height=720, rotation=0, fps=30.0)
    return Report(source=source, people=people)
