"""How long every fault has been going on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set

from posture.session.episodes import LONGEST_STEP


class Faults:
    """Times the rows that are as they should not be. What is not seen, or not to be disturbed, takes no time."""

    def __init__(self, memory: float) -> None:
        """`memory` is seconds out of sight after which a fault is forgotten."""
        self._memory = memory
        self._time = math.nan
        self._seconds: dict[str, float] = {}
        self._seen: dict[str, float] = {}

    @property
    def seconds(self) -> Mapping[str, float]:
        """The faults that go on, and for how long."""
        return self._seconds

    def push(self, time: float, faulty: Set[str], fine: Set[str], *, quiet: bool = False) -> None:
        """Take the rows at `time` (seconds, rising); with `quiet` they are not counted against anybody."""
        step = 0.0 if math.isnan(self._time) else min(time - self._time, LONGEST_STEP)
        self._time = time
        for rule in faulty:
            known = rule in self._seconds
            self._seen[rule] = time
            self._seconds[rule] = self._seconds.get(rule, 0.0) + (step if known and not quiet else 0.0)
        for rule in [rule for rule in self._seconds if rule in fine or time - self._seen[rule] > self._memory]:
            del self._seconds[rule], self._seen[rule]
