"""Progress as charts: scores with their intervals, and one row's share of time, over a true axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import altair as alt

from posture.i18n import say
from posture.practice.coaching import load_coaching
from posture.rules import RULES
from posture.store import PracticeEntry
from posture.store.progress import TrendPoint, row_trend, score_trend
from posture.types import Kind, Language

_AROUND: Final = timedelta(hours=12)
"""Before the first practice and after the last: one point alone has an axis of days too."""
_MOST_DAYS: Final = 8
"""Marks on the axis: more could not be read."""
_COLOURS: Final = ("#0f7078", "#b4541a", "#5b4b9a", "#2d6a3f", "#8a3560")
"""Of kinds of practice: dark enough on white, light enough on black to be told apart."""


def score_chart(entries: Sequence[PracticeEntry], language: Language) -> alt.LayerChart:
    """Scores 0 to 100 over time by kind of practice, each with the range it may lie in; none leaves no point."""
    base = _base(entries, score_trend(entries), language)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, 100]), title=say(language, "score", "得分"))
    interval = base.mark_rule(opacity=0.4, strokeWidth=3).encode(y="low:Q", y2="high:Q")
    line = base.mark_line(strokeWidth=1.5, opacity=0.6).encode(y=y)
    chart: alt.LayerChart = (interval + line + base.mark_point(filled=True, size=45).encode(y=y)).properties(height=240)
    return chart


def row_chart(entries: Sequence[PracticeEntry], rule: str, language: Language) -> alt.LayerChart:
    """Share of the judged time in which the row was as the code wants it."""
    wanted = RULES[rule].kind is Kind.DO
    base = _base(entries, [_as_wanted(point, wanted=wanted) for point in row_trend(entries, rule)], language)
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%"),
        title=say(language, "as wanted", "符合规范"),
    )
    line = base.mark_line(strokeWidth=1.5, opacity=0.6).encode(y=y)
    chart: alt.LayerChart = (line + base.mark_point(filled=True, size=45).encode(y=y)).properties(height=200)
    return chart


def _as_wanted(point: TrendPoint, *, wanted: bool) -> TrendPoint:
    if wanted or point.value is None:
        return point
    return TrendPoint(point.started, 1 - point.value)


def _base(entries: Sequence[PracticeEntry], points: Sequence[TrendPoint], language: Language) -> alt.Chart:
    """One point a practice, those of one kind in one colour and on one line."""
    values = [
        {
            "when": one.started.astimezone().isoformat(),
            "day": f"{one.started.astimezone():%Y-%m-%d %H:%M}",
            "kind": _kind(entry, language),
            "value": one.value,
            "low": one.low,
            "high": one.high,
        }
        for entry, one in zip(entries, points, strict=True)
        if one.value is not None
    ]
    kinds = list(dict.fromkeys(str(value["kind"]) for value in values))
    colours = [_COLOURS[place % len(_COLOURS)] for place in range(len(kinds))]
    legend = alt.Legend(orient="top", title=None)
    chart: alt.Chart = alt.Chart(alt.InlineData(values=values)).encode(
        x=_days([one.started for one in points], language),
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=colours), legend=legend),
        tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("day", "kind", "value")],
    )
    return chart


def _kind(entry: PracticeEntry, language: Language) -> str:
    drills = load_coaching().drills
    drill = entry.settings.drill
    return drills[drill].name(language) if drill in drills else drill


def _days(moments: Sequence[datetime], language: Language) -> alt.X:
    """An axis of days: no clock times, however near the practices lie to each other."""
    first, last = min(moments) - _AROUND, max(moments) + _AROUND
    days = max(1, min(_MOST_DAYS, (last - first).days))
    domain = [moment.astimezone().isoformat() for moment in (first, last)]
    axis = alt.Axis(format="%Y-%m-%d", tickCount=days, labelOverlap=True, labelFlush=True)
    return alt.X("when:T", title=say(language, "day", "日期"), scale=alt.Scale(domain=domain), axis=axis)
