"""Praise for what is held for long."""

from __future__ import annotations

import math

from posture.practice.coaching import Coaching
from posture.session.episodes import LONGEST_STEP


class PraiseTimer:
    """Times how long all that is asked for is held together."""

    def __init__(self, coaching: Coaching) -> None:
        self._amount = coaching.constant
        self._time = math.nan
        self._held = 0.0
        self._praised = -math.inf

    def update(self, time: float, *, holding: bool) -> None:
        """Say at `time` (seconds, rising) whether it is held now."""
        step = 0.0 if math.isnan(self._time) else min(time - self._time, LONGEST_STEP)
        self._time = time
        self._held = self._held + step if holding else 0.0

    @property
    def due(self) -> bool:
        """Whether it has been held for long, and there was no praise of late."""
        long = self._held >= self._amount("praise_after")
        return long and self._time - self._praised >= self._amount("praise_gap")

    def record_praise(self) -> None:
        """It was praised: the next must be held anew."""
        self._praised, self._held = self._time, 0.0
