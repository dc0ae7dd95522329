"""What one row measured, as a picture: value and level over time, with the row's thresholds."""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.drawing.boxes import Box
from posture.drawing.text import draw_text, text_width
from posture.i18n import say
from posture.report.measurement import Measurement
from posture.report.model import Finding
from posture.report.review_result import Trace
from posture.report.svg_chart import value_range
from posture.report.text import clock, number, person_word
from posture.report.timeline import Scale
from posture.types import Language

Image = NDArray[np.uint8]

_SIZE: Final = (760, 1280)
_PANELS: Final = (Box(80, 110, 1240, 410), Box(80, 470, 1240, 710))
_LARGE, _MIDDLE, _SMALL = 22, 15, 13
_INK, _SOFT, _GREY, _TINT = (34, 38, 43), (110, 117, 125), (226, 226, 226), (250, 228, 205)
_SIGNAL, _ONSET, _OFFSET = (45, 91, 134), (176, 40, 31), (138, 90, 0)


class _Axes(NamedTuple):
    """A panel and what it spans: time across, values up."""

    box: Box
    scale: Scale
    low: float
    high: float

    def x(self, seconds: float) -> int:
        """Pixels from the left."""
        return round(self.box.left + (self.box.right - self.box.left) * self.scale.percent(seconds) / 100)

    def y(self, value: float) -> int:
        """Pixels from the top."""
        return round(self.box.bottom - (self.box.bottom - self.box.top) * (value - self.low) / (self.high - self.low))


def row_plot(measured: Measurement, language: Language) -> bytes:
    """A PNG of 1280 by 760 pixels: grey where the row was not judged, tinted where it was shown."""
    canvas = np.full((*_SIZE, 3), 255, dtype=np.uint8)
    source, rule, who = measured.report.source, measured.rule, person_word(measured.person.person, language)
    legend = say(language, "grey: not judged, tinted: shown", "灰色：未判断，浅色：出现")
    draw_text(canvas, f"{rule.id} · {rule.wording.title(language)}", (30, 36), _LARGE, _INK)
    draw_text(canvas, f"{source.file} · {who} · {legend}", (30, 66), _MIDDLE, _SOFT)
    for box, (title, trace) in zip(_PANELS, measured.charts(language).items(), strict=True):
        known = [value for value in (*trace.value, trace.onset, trace.offset) if value is not None]
        axes = _Axes(box, Scale(source.seconds), *value_range(known or [0.0]))
        draw_text(canvas, title, (box.left, box.top - 10), _MIDDLE, _INK)
        _draw_spans(canvas, axes, measured.finding)
        _draw_axes(canvas, axes, trace.unit)
        _draw_limit(canvas, axes, trace.onset, say(language, "onset", "开始"), _ONSET)
        _draw_limit(canvas, axes, trace.offset, say(language, "offset", "结束"), _OFFSET)
        _draw_signal(canvas, axes, trace)
    return bytes(cv2.imencode(".png", cv2.cvtColor(canvas, cv2.COLOR_RGB2BGR))[1])


def _draw_spans(canvas: Image, axes: _Axes, finding: Finding) -> None:
    for spans, colour in ((finding.episodes, _TINT), (finding.not_judged, _GREY)):
        for span in spans:
            ends = (axes.x(span.start), axes.box.top), (axes.x(span.end), axes.box.bottom)
            cv2.rectangle(canvas, *ends, colour, cv2.FILLED)


def _draw_axes(canvas: Image, axes: _Axes, unit: str) -> None:
    box = axes.box
    cv2.rectangle(canvas, (box.left, box.top), (box.right, box.bottom), _SOFT, 1)
    for value in (axes.low, axes.high):
        text = number(value, unit)
        draw_text(canvas, text, (box.left - 8 - text_width(text, _SMALL), axes.y(value) + 5), _SMALL, _SOFT)
    for seconds in axes.scale.moments():
        text = clock(seconds)
        cv2.line(canvas, (axes.x(seconds), box.bottom), (axes.x(seconds), box.bottom + 5), _SOFT, 1)
        draw_text(canvas, text, (axes.x(seconds) - text_width(text, _SMALL) // 2, box.bottom + 22), _SMALL, _SOFT)


def _draw_limit(canvas: Image, axes: _Axes, limit: float | None, word: str, colour: tuple[int, int, int]) -> None:
    """A line across the panel, its name above it at the right."""
    if limit is not None:
        text, height, right = f"{word} {limit:g}", axes.y(limit), axes.box.right
        cv2.line(canvas, (axes.box.left, height), (right, height), colour, 1)
        draw_text(canvas, text, (right - 8 - text_width(text, _SMALL), height - 4), _SMALL, colour)


def _draw_signal(canvas: Image, axes: _Axes, trace: Trace) -> None:
    """A line with a gap where there is no value."""
    for _, run in groupby(zip(trace.time, trace.value, strict=True), key=lambda point: point[1] is None):
        line = [(axes.x(time), axes.y(value)) for time, value in run if value is not None]
        if line:
            cv2.polylines(canvas, [np.array([line[0], *line])], isClosed=False, color=_SIGNAL, thickness=2)
