"""The record of one row for one person: what it read, frame by frame, and the finding that comes of it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from posture.reasons import Reason
from posture.report.model import Episode, Finding, Unjudged
from posture.rules import RULES
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Rule
from posture.rules.wording import Wording
from posture.session.episodes import LONGEST_STEP, DetectedEpisode, EpisodeDetector, merge_episodes
from posture.session.spans import SpanBuilder

JOIN_SECONDS: Final = 1.0
"""Episodes that follow each other this closely are one."""
BLIP_SECONDS: Final = 0.25
"""Unjudged stretches shorter than this are landmark flicker, not something a user could act on."""
BLOCK_SECONDS: Final = 2.0
"""Time is tallied in blocks of this length, of which halves are taken for the score's interval (rules.md §8)."""

MARGIN_SECONDS: Final = 1.0
"""So much longer than what is shown must last must a row be judged before absence is claimed: what is shown does not
begin with the first reading, and is told from its look-alikes by how it goes on."""
MOST_TAKEN_BACK: Final = 3.0
"""Seconds of readings that are remembered: a picture is known to stand still only after a while."""

_NOTHING: Final = 1e-9
"""Seconds: what is left over where sums of floats are taken back."""

_THROUGHOUT: Final = frozenset({Reason.ACTIVITY_OTHER.value, Reason.SWITCHED_OFF.value})
"""Reasons that hold for all of a recording, whether or not the person was in view."""


class RowTracker:
    """Follows one row."""

    def __init__(self, rule: Rule, criteria: Criteria) -> None:
        self.rule, self.criteria = rule, criteria
        self._detector = EpisodeDetector(criteria)
        self._ended: list[DetectedEpisode] = []
        self._unjudged = SpanBuilder(LONGEST_STEP)
        self._time = math.nan
        self._judged_before = False
        self._latest: deque[tuple[float, float]] = deque()
        """Times of the latest readings, and the judged seconds that they counted for."""
        self._judged = 0.0
        self.blocks: dict[int, float] = {}
        """Judged seconds by the number of the block of time."""

    @property
    def judged_seconds(self) -> float:
        """Seconds of readings; 0 where they are so few that the behaviour could hardly have been shown in them."""
        least = self.criteria.min_duration + MARGIN_SECONDS - _NOTHING
        return self._judged if self._judged >= least or self.episodes() else 0.0

    @property
    def active(self) -> bool:
        """Whether the behaviour is being shown now."""
        return self._detector.active

    def sure(self, reading: Reading) -> Reading:
        """The reading, or none where there is a doubt: what is being shown goes on, but it is not said to be absent."""
        return reading if reading.doubt is None or self.active else Reading.not_judged(reading.doubt)

    def record(self, time: float, reading: Reading) -> None:
        """Take the reading at `time` (seconds, rising)."""
        step = 0.0 if math.isnan(self._time) or time - self._time > LONGEST_STEP else time - self._time
        self._time = time
        if reading.reason is Reason.PICTURE_FROZEN:
            self._take_back(reading.since)
        ended = self._detector.detect(time, reading)
        if ended is not None:
            self._ended.append(ended)
        if reading.reason is not None:
            if math.isnan(reading.since):
                self._unjudged.append(time, reading.reason.value)
            else:
                self._unjudged.append_since(time, reading.reason.value, reading.since)
            self._judged_before = False
            return
        self._unjudged.break_span()
        self._tally(time, step, reading)

    def _tally(self, time: float, step: float, reading: Reading) -> None:
        if not self._judged_before:
            self._judged_before = True
            step = self._hindsight(reading)
        self._count(time, step)
        self._latest.append((time, step))
        while time - self._latest[0][0] > MOST_TAKEN_BACK:
            self._latest.popleft()

    def _count(self, time: float, judged: float) -> None:
        block = int(time // BLOCK_SECONDS)
        self._judged += judged
        self.blocks[block] = self.blocks.get(block, 0.0) + judged

    def _take_back(self, since: float) -> None:
        """Nothing was seen since then, as it turns out."""
        while self._latest and self._latest[-1][0] > since:
            time, judged = self._latest.pop()
            self._count(time, -judged)
        if self._judged < _NOTHING:
            self._judged = 0.0
            self.blocks.clear()
        self._detector.take_back(since)
        running = self._detector.finish()
        ended = [*self._ended, *([running] if running else [])]
        self._ended = [replace(s, end=min(s.end, since)) for s in ended if s.start < since]

    def _hindsight(self, reading: Reading) -> float:
        """Seconds that were too short to judge by themselves and are judged now, as part of a longer stretch."""
        return 0.0 if math.isnan(reading.since) else self._unjudged.trim(Reason.TOO_SHORT.value, reading.since)

    def episodes(self) -> list[DetectedEpisode]:
        """The stretches so far, with the one that is running."""
        running = self._detector.running
        return list(merge_episodes([*self._ended, *([running] if running else [])], JOIN_SECONDS))

    def finding(self, end: float, absent: Sequence[Unjudged]) -> Finding:
        """The finding up to `end` seconds, with the stretches in which the person was `absent`."""
        episodes = self.episodes()
        return Finding(
            rule=self.rule.id,
            kind=self.rule.kind,
            judged_seconds=round(self.judged_seconds, 3),
            shown_seconds=round(min(sum(s.end - s.start for s in episodes), self.judged_seconds), 3),
            episodes=tuple(self._episode(s) for s in episodes),
            not_judged=tuple(self._gaps(end, absent)),
            wording=self._own_words(),
        )

    def _own_words(self) -> Wording | None:
        """The row's words where they are not the table's."""
        given = RULES.get(self.rule.id)
        return None if given and given.wording == self.rule.wording else self.rule.wording

    def _episode(self, episode: DetectedEpisode) -> Episode:
        peak = 0.0 if math.isnan(episode.peak) else episode.peak
        return Episode(
            start=round(max(0.0, episode.start), 3),
            end=round(max(episode.end, episode.start, 0.0), 3),
            peak=round(peak, 3),
            unit=self.rule.unit,
            confidence=round(min(1.0, self.criteria.confidence), 3),
        )

    def _gaps(self, end: float, absent: Sequence[Unjudged]) -> list[Unjudged]:
        spans = [span for span in self._unjudged.spans() if span.seconds >= BLIP_SECONDS]
        reasons = {span.label for span in spans}
        if self._judged == 0 and len(reasons) == 1 and reasons <= _THROUGHOUT and end > 0:
            return [Unjudged(start=0.0, end=round(end, 3), reason=Reason(reasons.pop()))]
        gaps = [Unjudged(start=round(s.start, 3), end=round(s.end, 3), reason=Reason(s.label)) for s in spans]
        told = sorted([*gaps, *absent], key=lambda gap: gap.start)
        return told if self.judged_seconds == self._judged else [*_filled(told, round(self._time, 3))]


def _filled(gaps: Sequence[Unjudged], end: float) -> Iterator[Unjudged]:
    """Gaps in order of time and, as too short to judge, what lies between them from 0 to `end` seconds."""
    seen = 0.0
    for gap in gaps:
        if gap.start - seen >= BLIP_SECONDS:
            yield Unjudged(start=seen, end=gap.start, reason=Reason.TOO_SHORT)
        yield gap
        seen = max(seen, gap.end)
    if end - seen >= BLIP_SECONDS:
        yield Unjudged(start=seen, end=end, reason=Reason.TOO_SHORT)
