"""The score: how well a session matches the table, with how much of it was seen and how sure that is (rules.md §8).

Rows that could not be judged count neither as good nor as bad. There is no number where too little was judged: neither
from too few seconds, nor where under half of the table, over the time spent in each activity, could be judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from posture.report.model import Score
from posture.rules.criteria import Criteria
from posture.session.halves import pieces, scattered
from posture.session.marks import marks, mean_judged
from posture.session.row_evidence import RowEvidence, row_evidence
from posture.session.row_tracker import RowTracker
from posture.session.score_numbers import ScoreNumbers, load_score_numbers
from posture.types import Activity, FloatArray

ERRORS: Final = 4
"""Draws of the measurements' error for each half in one piece."""

Spent = Mapping[Activity, float]
"""Seconds that somebody spent in each activity."""


def compute_score(
    trackers: Sequence[RowTracker], criteria: Mapping[str, Criteria], spent: Spent, numbers: ScoreNumbers | None = None
) -> Score:
    """The score of one person's rows.

    Time in which it is unknown what they did counts as time of every activity, since it may have been. Raises
    SettingsError where the numbers that come with the product are damaged.
    """
    numbers = numbers or load_score_numbers()
    used = [tracker for tracker in trackers if criteria[tracker.rule.id].used]
    time = _time(used, spent)
    known = [tracker for tracker in used if tracker.rule.activity in time]
    rows = row_evidence(known, criteria, numbers)
    coverage, judged = _coverage(known, criteria, time), _judged(rows)
    of = max(judged, sum(spent.get(activity, 0.0) for activity in (*time, Activity.UNKNOWN)))
    told = {"coverage": round(coverage, 3), "judged_seconds": round(judged, 1), "of_seconds": round(of, 1)}
    least = numbers.least_seconds.value
    if judged < least or coverage < numbers.least_coverage.value:
        return Score(value=None, low=None, high=None, least_seconds=least, **told)
    value = round(float(marks(rows, *_everything(rows), numbers)[0]))
    low, high = _interval(rows, numbers)
    return Score(value=value, low=min(value, low), high=max(value, high), least_seconds=least, **told)


def _time(trackers: Sequence[RowTracker], spent: Spent) -> dict[Activity, float]:
    """Seconds of each activity that happened, or may have if none is known to have."""
    with_rows = dict.fromkeys(tracker.rule.activity for tracker in trackers)
    happened = [activity for activity in with_rows if spent.get(activity, 0.0) > 0]
    judged = {tracker.rule.activity for tracker in trackers if tracker.judged_seconds > 0}
    unknown = spent.get(Activity.UNKNOWN, 0.0)
    longest = {a: max(r.judged_seconds for r in trackers if r.rule.activity is a) for a in with_rows}
    chosen = happened or [activity for activity in with_rows if activity in judged]
    return {activity: max(longest[activity], spent.get(activity, 0.0) + unknown) for activity in chosen}


def _coverage(
    trackers: Sequence[RowTracker], criteria: Mapping[str, Criteria], time: Mapping[Activity, float]
) -> float:
    """Share of the weight that was judged, over the time spent in each row's activity."""
    seen = sum(criteria[r.rule.id].weight * min(r.judged_seconds, time[r.rule.activity]) for r in trackers)
    whole = sum(criteria[r.rule.id].weight * time[r.rule.activity] for r in trackers)
    return seen / whole if whole else 0.0


def _judged(rows: Sequence[RowEvidence]) -> float:
    """Seconds for which the rows that were judged at all were, on average, over all activities."""
    activities = dict.fromkeys(row.rule.activity for row in rows)
    own = ([row for row in rows if row.rule.activity is activity] for activity in activities)
    return sum(float(mean_judged(some, np.ones((1, len(some[0].judged))))[0]) for some in own)


def _everything(rows: Sequence[RowEvidence]) -> tuple[FloatArray, FloatArray]:
    return np.ones((1, len(rows[0].judged))), np.zeros((1, len(rows)))


def _interval(rows: Sequence[RowEvidence], numbers: ScoreNumbers) -> tuple[int, int]:
    """The range of the scores of halves, in one piece or scattered, whichever is wider, with the rows' doubt."""
    random, blocks = np.random.default_rng(0), len(rows[0].judged)
    kinds = (np.repeat(pieces(blocks), ERRORS, axis=0), scattered(blocks, random))
    doubt = numbers.doubt.value * np.array([1 - row.confidence for row in rows])
    out = 50 * (1 - numbers.interval.value)
    ends = []
    for taken in kinds:
        error = random.normal(0, 1, (len(taken), len(rows))) * doubt
        ends.append(np.percentile(marks(rows, taken, error, numbers), (out, 100 - out)))
    return int(np.floor(min(low for low, _ in ends))), int(np.ceil(max(high for _, high in ends)))
