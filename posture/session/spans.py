"""Stretches of time that carry a label, built up frame by frame."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(slots=True)
class LabelledSpan:
    """A stretch of one label, in seconds."""

    label: str
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


class SpanBuilder:
    """Joins moments of the same label into spans; a gap longer than `gap` seconds begins a new one."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._spans: list[LabelledSpan] = []
        self._time = float("-inf")

    def append(self, time: float, label: str, since: float = math.inf) -> None:
        """The label at `time` (seconds, rising), which has held `since` then if that is earlier.

        What was said of that time is taken back, but not beyond a gap.
        """
        last = self._spans[-1] if self._spans else None
        seen = time - self._time <= self._gap
        if last is not None and seen:
            last.end = time
        if last is None or not seen or last.label != label:
            self._begin(label, self._taken_back(since, time) if seen else time, time)
        self._time = time

    def append_since(self, time: float, label: str, since: float) -> None:
        """The label at `time`, which holds from `since` on, whatever was said of the time between, gaps included."""
        self._begin_at(since, label)
        self._time = time
        self.append(time, label)

    def _begin_at(self, since: float, label: str) -> None:
        """Let what comes next begin at `since`, over what was said of the time from then on."""
        self._spans = [span for span in self._spans if span.start < since or span.label == label]
        last = self._spans[-1] if self._spans else None
        if last is not None and last.label == label and last.end >= since:
            return
        if last is not None:
            last.end = min(last.end, since)
        self._spans.append(LabelledSpan(label, since, since))

    def _begin(self, label: str, start: float, time: float) -> None:
        """A new span, or the last one again where what was between is taken back."""
        last = self._spans[-1] if self._spans else None
        if last is not None and last.label == label and last.end == start < time:
            last.end = time
        else:
            self._spans.append(LabelledSpan(label, start, time))

    def _taken_back(self, since: float, time: float) -> float:
        """Cut what was said from `since` to `time`; where the new label may begin."""
        start = time
        while self._spans and since < start == self._spans[-1].end:
            last = self._spans[-1]
            start = last.end = max(since, last.start)
            if last.start >= since:
                self._spans.pop()
        return start

    def trim(self, label: str, since: float) -> float:
        """Cut the last span, if it has this label, to end at `since` at the latest; return the seconds cut off."""
        last = self._spans[-1] if self._spans else None
        if last is None or last.label != label or last.end <= since:
            return 0.0
        cut = last.end - max(since, last.start)
        last.end -= cut
        return cut

    def break_span(self) -> None:
        """Let the next moment begin a new span."""
        self._time = float("-inf")

    def spans(self) -> list[LabelledSpan]:
        """The spans so far, in order, without those of a single moment."""
        return [span for span in self._spans if span.end > span.start]
