"""When each row was shown or could not be judged, as a chart that tells more under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import altair as alt

from posture.i18n import Phrase, say
from posture.report.model import Finding, Person
from posture.report.row_summary import PASSING, groups, tone, wording
from posture.report.text import outcome_word, strength, time_range
from posture.types import Kind, Language, Outcome

_ROW_HEIGHT: Final = 24
"""Pixels of a row."""
_LOOKS: Final = {
    "good": (Phrase("as the code wants", "符合规范"), "#2a9d6f"),
    "amber": (Phrase("to work on", "需改进"), "#d9822b"),
    "grey": (Phrase("not judged", "未判断"), "#b8bec6"),
}

Mark = dict[str, str | float]


def timeline(person: Person, seconds: float, language: Language) -> alt.Chart:
    """Rows of the activities that were seen, in the table's order, over `seconds`."""
    marks = list(_marks(person, language))
    looks = {phrase.text(language): colour for phrase, colour in _LOOKS.values()}
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_bar(cornerRadius=3, height=_ROW_HEIGHT - 10)
        .encode(
            x=alt.X("start:Q", scale=alt.Scale(domain=[0, max(seconds, 1.0)]), title=say(language, "seconds", "秒")),
            x2="end:Q",
            y=alt.Y("row:N", sort=None, title=None, axis=alt.Axis(labelLimit=320)),
            color=alt.Color(
                "look:N",
                scale=alt.Scale(domain=list(looks), range=list(looks.values())),
                legend=alt.Legend(orient="top", title=None),
            ),
            tooltip=[
                alt.Tooltip("row:N", title=" "),
                alt.Tooltip("when:N", title=" "),
                alt.Tooltip("what:N", title=" "),
            ],
        )
        .properties(height=alt.Step(_ROW_HEIGHT))
    )
    return chart


def _marks(person: Person, language: Language) -> Iterator[Mark]:
    for group in groups(person):
        for finding in group.findings if group.happened else ():
            yield from _of(finding, language)


def _of(finding: Finding, language: Language) -> Iterator[Mark]:
    row = f"{tone(finding).symbol} {wording(finding).title(language)}"
    shown = "good" if finding.kind is Kind.DO else "amber"
    for span in finding.not_judged:
        if span.reason not in PASSING:
            yield _mark(row, (span.start, span.end), "grey", span.reason.text(language), language)
    for episode in finding.episodes:
        done = outcome_word(Outcome.SHOWN, language, finding.kind)
        what = say(language, ", ", "，").join((done, strength(finding.rule, (episode,), language)))
        yield _mark(row, (episode.start, episode.end), shown, what, language)
    if not finding.episodes:
        # A row without any mark would be left out, and its place in the table with it.
        yield _mark(row, (0.0, 0.0), shown, outcome_word(finding.outcome, language, finding.kind), language)


def _mark(row: str, span: tuple[float, float], look: str, what: str, language: Language) -> Mark:
    return {
        "row": row,
        "start": span[0],
        "end": span[1],
        "look": _LOOKS[look][0].text(language),
        "when": time_range(*span, tenths=True),
        "what": what,
    }
