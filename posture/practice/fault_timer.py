"""How long every fault has been going on."""

from __future__ import annotations

import math
from collections.abc import Set

from posture.session.episodes import LONGEST_STEP


class FaultTimer:
    """Times the rows that are as they should not be. What is not seen, or not to be disturbed, takes no time."""

    def __init__(self, memory: float) -> None:
        """`memory` is seconds out of sight after which a fault is forgotten."""
        self._memory = memory
        self._time = math.nan
        self.seconds: dict[str, float] = {}
        """The faults that go on, and for how long."""
        self._seen: dict[str, float] = {}

    def update(self, time: float, faulty: Set[str], fine: Set[str], *, quiet: bool = False) -> None:
        """Take the rows at `time` (seconds, rising); with `quiet` they are not counted against anybody."""
        step = 0.0 if math.isnan(self._time) else min(time - self._time, LONGEST_STEP)
        self._time = time
        for rule in faulty:
            known = rule in self.seconds
            self._seen[rule] = time
            self.seconds[rule] = self.seconds.get(rule, 0.0) + (step if known and not quiet else 0.0)
        for rule in [rule for rule in self.seconds if rule in fine or time - self._seen[rule] > self._memory]:
            del self.seconds[rule], self._seen[rule]
