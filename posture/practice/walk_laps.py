"""Passes of walking: stretches of the way in one direction, across the picture or towards the camera and away."""

from __future__ import annotations

import math

from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose


class WalkLaps:
    """Counts passes of one person. Feed it poses in the order of time."""

    def __init__(self, lengths: float, ratio: float) -> None:
        """A pass takes `lengths` trunk lengths across, or the logarithm `ratio` of the body's size in depth."""
        self._across, self._deep = _Direction(lengths), _Direction(ratio)
        self._u = math.nan
        self._gone = 0.0

    @property
    def count(self) -> int:
        """Passes so far; walking aslant is not counted twice."""
        return max(self._across.count, self._deep.count)

    def update(self, pose: Pose, *, walking: bool) -> None:
        """Take the next pose, and whether the person is taken to walk; only a way on which they did counts."""
        hips = pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)
        trunk = math.hypot(*(pose.midpoint(L.LEFT_SHOULDER, L.RIGHT_SHOULDER) - hips))
        if trunk > 0:
            u = float(hips[0])
            # Summed up step by step: a trunk that grows with nearness would shift a place measured from the edge.
            self._gone += 0.0 if math.isnan(self._u) else (u - self._u) / trunk
            self._u = u
            self._across.update(self._gone, walking=walking)
            self._deep.update(math.log(trunk), walking=walking)


class _Direction:
    """One direction: turning points that are at least `least` apart."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._low = self._high = math.nan
        self._heading = 0
        self._walked = False
        self.count = 0

    def update(self, place: float, *, walking: bool) -> None:
        self._walked |= walking
        self._low = place if math.isnan(self._low) else min(self._low, place)
        self._high = place if math.isnan(self._high) else max(self._high, place)
        if self._heading <= 0 and place - self._low >= self._least:
            self._turn(1, place)
        elif self._heading >= 0 and self._high - place >= self._least:
            self._turn(-1, place)

    def _turn(self, heading: int, place: float) -> None:
        if not self._walked:
            return
        self._heading, self._walked = heading, False
        self._low = self._high = place
        self.count += 1
