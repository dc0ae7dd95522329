"""Progress as charts: scores with their intervals, and one row's share of time."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from posture.i18n import say
from posture.rules import RULES
from posture.store import PracticeEntry
from posture.store.progress import TrendPoint, row_trend, score_trend
from posture.types import Kind, Language

_COLOUR = "#0f7078"


def score_chart(entries: Sequence[PracticeEntry], language: Language) -> alt.LayerChart:
    """Scores 0 to 100 over time, each with the range it may lie in; practices without a score leave a gap."""
    base = _base(score_trend(entries), language)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, 100]), title=say(language, "score", "得分"))
    interval = base.mark_rule(color=_COLOUR, opacity=0.4, strokeWidth=3).encode(y="low:Q", y2="high:Q")
    chart: alt.LayerChart = (interval + base.mark_line(color=_COLOUR, point=True).encode(y=y)).properties(height=240)
    return chart


def row_chart(entries: Sequence[PracticeEntry], rule: str, language: Language) -> alt.Chart:
    """Share of the judged time in which the row was as the code wants it."""
    wanted = RULES[rule].kind is Kind.DO
    points = [_as_wanted(point, wanted=wanted) for point in row_trend(entries, rule)]
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%"),
        title=say(language, "as wanted", "符合规范"),
    )
    chart: alt.Chart = _base(points, language).mark_line(color=_COLOUR, point=True).encode(y=y).properties(height=200)
    return chart


def _as_wanted(point: TrendPoint, *, wanted: bool) -> TrendPoint:
    if wanted or point.value is None:
        return point
    return TrendPoint(point.started, 1 - point.value)


def _base(points: Sequence[TrendPoint], language: Language) -> alt.Chart:
    values = [
        {"when": one.started.astimezone().isoformat(), "value": one.value, "low": one.low, "high": one.high}
        for one in points
    ]
    x = alt.X("when:T", title=say(language, "day", "日期"))
    chart: alt.Chart = alt.Chart(alt.InlineData(values=values)).encode(x=x)
    return chart
