"""What one row measured, as a page to read and print."""

from __future__ import annotations

from posture.config.profile_diff import span
from posture.report.evidence_html import Figure
from posture.report.html import page
from posture.report.measurement import Measurement
from posture.report.row_summary import tone
from posture.report.svg_chart import chart
from posture.report.text import duration, person_word
from posture.report.timeline import Scale, row_bars
from posture.types import Language


def measurement_html(measured: Measurement, language: Language) -> str:
    """Charts of value and level over time, the row's thresholds, and what was not judged for how long."""
    finding, scale = measured.finding, Scale(measured.report.source.seconds)
    bars = tuple(bar for bar in row_bars(measured.person, finding, scale, language) if bar.look != "clear")
    return page(
        "measurement.html.j2",
        measured.report,
        language,
        rule=measured.rule,
        title=measured.rule.wording.title(language),
        person=person_word(measured.person.person, language),
        figures=[
            Figure(measured.rule.id, tone(finding), title, chart(trace, scale, language), bars, (), ())
            for title, trace in measured.charts(language).items()
        ],
        ticks=scale.ticks(),
        limits=measured.criteria.limits,
        span=span,
        silent=[(reason.text(language), duration(lost, language)) for reason, lost in finding.unjudged_seconds.items()],
    )
