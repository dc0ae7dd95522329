"""Episodes: from a row's readings over time to the stretches in which its behaviour was shown.

The same small state machine serves every row, live and recorded: a level of 1 opens an episode once it has lasted, a
level of 0 closes it once that has lasted, and time in which the row is not judged counts for neither.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from posture.rules.criteria import Criteria, Reading

SHARE: Final = 0.8
"""Of the judged time that must agree before a change is believed (rules.md §2.3)."""
LONGEST_GAP: Final = 2.0
"""Seconds without a reading after which what was going on is taken as over (rules.md §2.2)."""
LONGEST_STEP: Final = 0.5
"""Seconds that one reading can stand for: a longer gap was not seen (rules.md §2.2)."""


@dataclass(frozen=True, slots=True)
class DetectedEpisode:
    """A stretch in which the behaviour was shown."""

    start: float
    """Seconds; so is end."""
    end: float
    level: float
    """The highest level reached."""
    peak: float
    """The measured value at that level."""


class _Tally:
    """Judged seconds for and against a change since its first sign."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.began = math.nan
        self.agreed = 0.0
        self.against = 0.0

    def add(self, time: float, step: float, *, agrees: bool) -> None:
        """Count a reading; a change that is mostly disagreed with is dropped."""
        if math.isnan(self.began):
            if not agrees:
                return
            self.began = time
        elif agrees:
            self.agreed += step
        else:
            self.against += step
        if self.against > (1 - SHARE) * (self.agreed + self.against) + step and not agrees:
            self.clear()

    def lasted(self, seconds: float) -> bool:
        """Whether the change has been agreed on for long enough."""
        if math.isnan(self.began):
            return False
        total = self.agreed + self.against
        return total >= seconds and self.agreed >= SHARE * total


class EpisodeDetector:
    """The memory of one row for one person. Feed it readings in the order of time."""

    def __init__(self, criteria: Criteria) -> None:
        self._criteria = criteria
        self._time = math.nan
        self._judged = math.nan
        self._opening, self._closing = _Tally(), _Tally()
        self._running: DetectedEpisode | None = None
        self._best = (-math.inf, math.nan)

    @property
    def active(self) -> bool:
        """Whether the behaviour is being shown now."""
        return self._running is not None

    @property
    def running(self) -> DetectedEpisode | None:
        """The stretch that has not ended yet."""
        return self._running

    def detect(self, time: float, reading: Reading) -> DetectedEpisode | None:
        """Take a reading; return the stretch that it ended, if any."""
        step = 0.0 if math.isnan(self._time) else min(time - self._time, LONGEST_STEP)
        self._time = time
        if reading.reason is not None:
            return self._gap(time)
        ended = self._gap(time)
        self._judged = time
        if self._running is None:
            self._open(time, step, reading)
            return ended
        return self._hold(time, step, reading) or ended

    def _gap(self, time: float) -> DetectedEpisode | None:
        if math.isnan(self._judged) or time - self._judged <= LONGEST_GAP:
            return None
        self._opening.clear()
        self._closing.clear()
        return self.finish()

    def _open(self, time: float, step: float, reading: Reading) -> None:
        began = time if math.isnan(reading.since) else min(reading.since, time)
        agrees = reading.level >= 1
        if math.isnan(self._opening.began) and agrees:
            self._best = (-math.inf, math.nan)
            self._opening.began = began
            self._opening.agreed = time - began
        else:
            self._opening.add(time, step, agrees=agrees)
        if agrees and reading.level > self._best[0]:
            self._best = (reading.level, reading.value)
        if agrees and self._opening.lasted(self._criteria.min_duration):
            self._running = DetectedEpisode(self._opening.began, self._describes(time, reading), *self._best)
            self._opening.clear()
            self._closing.clear()

    def _hold(self, time: float, step: float, reading: Reading) -> DetectedEpisode | None:
        running = self._running
        if running is None:
            return None
        if reading.level > 0:
            running = replace(running, end=max(running.end, self._describes(time, reading)))
            if reading.level > running.level:
                running = replace(running, level=reading.level, peak=reading.value)
            self._running = running
        self._closing.add(time, step, agrees=reading.level <= 0)
        return self.finish() if self._closing.lasted(self._criteria.release) else None

    def take_back(self, since: float) -> None:
        """Nothing was seen after `since`: what began later did not, and what was going on did until then."""
        for tally in (self._opening, self._closing):
            tally.clear()
        running = self._running
        if running is not None:
            self._running = replace(running, end=min(running.end, since)) if running.start < since else None
        self._judged = min(self._judged, since)

    @staticmethod
    def _describes(time: float, reading: Reading) -> float:
        return time if math.isnan(reading.until) else reading.until

    def finish(self) -> DetectedEpisode | None:
        """End what is running and return it."""
        ended, self._running = self._running, None
        self._closing.clear()
        return ended


def merge_episodes(episodes: list[DetectedEpisode], gap: float) -> Iterator[DetectedEpisode]:
    """Stretches in order of time, those that overlap or follow within `gap` seconds made one."""
    current: DetectedEpisode | None = None
    for episode in sorted(episodes, key=lambda s: s.start):
        if current is None or episode.start - current.end > gap:
            if current is not None:
                yield current
            current = episode
            continue
        best = max(current, episode, key=lambda s: s.level)
        current = DetectedEpisode(current.start, max(current.end, episode.end), best.level, best.peak)
    if current is not None:
        yield current
