"""Moves of the feet while standing: a foot that rests somewhere else than before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from posture.features.motion.rest_changes import RecentRestChanges, RestChangeDetector
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation

REST_SECONDS: Final = 0.35
"""A foot rests when it has stayed within REST_SPREAD for this long."""
REST_SPREAD: Final = 0.07
"""Scales (2.5 cm)."""
MOVED: Final = 0.15
"""Scales (5 cm) between two resting places that make a move (rules.md §5 T7)."""
TOGETHER: Final = 0.0
"""Seconds: moves of both feet that overlap are one."""
WINDOW: Final = 30.0
"""Seconds over which moves are counted (rules.md §5 T7)."""

_FEET: Final = (
    [L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX],
    [L.RIGHT_ANKLE, L.RIGHT_HEEL, L.RIGHT_FOOT_INDEX],
)


@dataclass(frozen=True, slots=True)
class FootMoves:
    """Moves of the feet in the last 30 s."""

    count: int
    first: float
    """Seconds, when the first of them began; NaN where there is none."""
    last: float
    """Seconds, when the last of them ended; NaN where there is none."""


class FootMoveTracker:
    """Counts the moves of both feet."""

    def __init__(self) -> None:
        self._feet = tuple(RestChangeDetector(REST_SECONDS, REST_SPREAD, MOVED) for _ in _FEET)
        self._moves = RecentRestChanges(WINDOW, TOGETHER)

    def update(self, o: Observation) -> FootMoves:
        """The moves up to this observation. A foot out of sight starts afresh when it is seen again.

        Places are in pixels: a place in scales would move with every change of the scale.
        """
        for foot, points in zip(self._feet, _FEET, strict=True):
            if not o.seen[points[0]]:
                foot.reset()
                continue
            move = foot.detect(o.time, o.raw[points].mean(axis=0) * o.scale, o.scale)
            if move is not None:
                self._moves.add(move)
        moves = self._moves.at(o.time)
        return FootMoves(len(moves), moves[0].start, moves[-1].end) if moves else FootMoves(0, math.nan, math.nan)

    def reset(self) -> None:
        """Forget the resting places, as after walking; moves that were counted stay."""
        for foot in self._feet:
            foot.reset()
