"""The last second of one person's legs, moment by moment: what walking is told by."""

from __future__ import annotations

import math
from collections import deque
from typing import Final

import numpy as np

from posture.features.motion.walk_features import WalkFeatures
from posture.pose.geometry import angle, angle_at, minus
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import FOCAL_WIDTHS, SHOULDER_WIDTH, Observation

SHORTEST: Final = 0.6
"""Seconds of the first window, about one step: 0.94-0.97 AUC against 0.95-0.98 for the longest."""
LONGEST: Final = 1.0
"""Seconds that windows grow to, a step and a half; longer ones tell no better, and end later."""
SPACING: Final = 0.045
"""Least seconds between two moments: ankles at 2 m/s move 9 cm, and faster cameras cost no more."""
LONGEST_GAP: Final = 0.4
"""Seconds without a moment after which the window begins anew."""

_POINTS: Final = [L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_WRIST, L.RIGHT_WRIST, L.LEFT_HIP, L.RIGHT_HIP,
                  L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE]  # fmt: skip


class WalkWindow:
    """Keeps the last second of one person; fed frame by frame."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._rows: deque[tuple[float, ...]] = deque()

    def add(self, o: Observation) -> WalkFeatures | None:
        """The window that ends at this observation; None while it is too short or no new moment is due."""
        if self._times and o.time - self._times[-1] > LONGEST_GAP:
            self.reset()
        if self._times and o.time - self._times[-1] < SPACING:
            return None
        self._times.append(o.time)
        self._rows.append(_moment(o))
        while o.time - self._times[0] > LONGEST:
            self._times.popleft()
            self._rows.popleft()
        return self._features(o) if o.time - self._times[0] >= SHORTEST else None

    def reset(self) -> None:
        """Begin anew, as after a gap."""
        self._times.clear()
        self._rows.clear()

    def _features(self, o: Observation) -> WalkFeatures:
        focal = FOCAL_WIDTHS * max(o.width, o.height) * o.scale
        return WalkFeatures.of(np.array(self._times), np.array(self._rows), focal)


def _moment(o: Observation) -> tuple[float, ...]:
    """One moment, as `posture.features.motion.walk_features.MOMENT` has it."""
    points = o.raw_world[_POINTS] / SHOULDER_WIDTH
    ls, rs, lw, rw, lh, rh, lk, rk, la, ra = points.tolist()
    yaw = math.radians(o.yaw)
    sin, cos = math.sin(yaw), math.cos(yaw)

    def forward(a: list[float], b: list[float]) -> float:
        return (a[0] - b[0]) * sin + (a[2] - b[2]) * cos

    hips_down = float(o.raw[L.LEFT_HIP, 1] + o.raw[L.RIGHT_HIP, 1]) / 2
    hips_across = float(o.raw[L.LEFT_HIP, 0] + o.raw[L.RIGHT_HIP, 0]) / 2
    left_down, right_down = float(o.raw[L.LEFT_ANKLE, 1]), float(o.raw[L.RIGHT_ANKLE, 1])
    trunk = [(a + b - c - d) for a, b, c, d in zip(lh, rh, ls, rs, strict=True)]
    return (
        forward(la, ra),
        forward(lk, rk),
        forward(lw, rw),
        la[1] - ra[1],
        left_down - right_down,
        max(left_down, right_down) - hips_down,
        180 - angle_at(lh, lk, la),
        180 - angle_at(rh, rk, ra),
        *(a - (b + c) / 2 for a, b, c in zip(la, lh, rh, strict=True)),
        *(a - (b + c) / 2 for a, b, c in zip(ra, lh, rh, strict=True)),
        (angle(trunk, minus(lk, lh)) + angle(trunk, minus(rk, rh))) / 2,
        math.log(o.scale),
        hips_across * o.scale,
        hips_down * o.scale,
        min(o.presence[L.LEFT_KNEE], o.presence[L.RIGHT_KNEE]),
        min(o.presence[L.LEFT_ANKLE], o.presence[L.RIGHT_ANKLE]),
        math.dist(lh, lk),
        math.dist(rh, rk),
    )
