"""The last second of the legs, as the numbers by which walking is told from standing and sitting.

Nearly all of them are local: of the legs against the hips, in the person's own directions, in shoulder widths. So they
are the same on a treadmill, before a camera that moves along, and for somebody who comes straight towards it. What
travels through the picture is added where the camera stands still.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from posture.types import FloatArray

INNER: Final = 0.05
"""Share at either end of a range that is left out, so that one wild frame does not make it."""
STANDING_SPEED: Final = 0.45
"""Scales per second (0.16 m/s) below which nobody gets anywhere."""

TREADMILL_REACH: Final = 0.5
"""Shoulder widths (18 cm) that the ankles reach before each other in turn, where somebody walks without travelling.
Measured: shifting the feet at most 0.2 in 95 of 100 windows, walking 0.5 and more; who shuffles with less travels.
"""

RANGES: Final = ("ankles_forward", "knees_forward", "wrists_forward", "ankles_rise", "ankles_rise_picture", "bob")
LOCAL: Final = (
    *RANGES, "lesser_knee_range", "greater_knee_range", "slower_ankle", "faster_ankle",
    "ankles_opposed", "knees_alike", "hip_flexion", "knee_flexion",
)  # fmt: skip
"""What a window is described by, in this order; ranges and speeds as logarithms."""
TRAVEL: Final = ("across", "depth", "ground")
"""... and what is added where the camera stands still: scales per second, as logarithms."""

_RANGED: Final = len(RANGES) + 2
_KNEES: Final = slice(len(RANGES), _RANGED)
_ANKLES: Final = slice(_RANGED, _RANGED + 6)
_FLEXION: Final = _RANGED + 6
_PLACE: Final = slice(_FLEXION + 1, _FLEXION + 4)
_PRESENCE: Final = slice(_FLEXION + 4, _FLEXION + 6)
_THIGHS: Final = slice(_FLEXION + 6, _FLEXION + 8)
MOMENT: Final = _FLEXION + 8
"""Values of one moment: what ranges are taken of, both knees' bends, both ankles from the hips (left, up, near), the
hips' bend, log scale and the hips' place in pixels, presence of knees and ankles, lengths of the thighs.
"""
_LEAST_RANGE: Final = 0.02
"""Shoulder widths (7 mm) added to ranges before the logarithm; degrees and speeds have their own."""
_LEAST_DEGREES: Final = 1.0
_LEAST_SPEED: Final = 0.1


@dataclass(frozen=True, slots=True)
class WalkFeatures:
    """One window."""

    local: FloatArray
    """Shape (len(LOCAL),)."""
    travel: FloatArray
    """Shape (len(TRAVEL),)."""
    start: float
    """Seconds, of the window's first moment."""
    presence: tuple[float, float]
    """Means of the less present knee and the less present ankle, 0..1."""
    thigh_spread: float
    """Standard deviation over mean of the thighs' world lengths, the greater of the two."""

    @property
    def ground(self) -> float:
        """Speed over the ground, scales per second."""
        return math.exp(self.travel[2]) - _LEAST_SPEED

    @property
    def in_place(self) -> bool:
        """Whether nothing travels and the feet hardly reach forward: marching, or shifting the feet."""
        forward, rise = (np.exp(self.local[[0, 3]]) - _LEAST_RANGE).tolist()
        return self.ground < STANDING_SPEED and forward < max(rise, TREADMILL_REACH)

    @classmethod
    def of(cls, times: FloatArray, rows: FloatArray, focal: float) -> Self:
        """The moments at `times`, shape (n,), as rows of `MOMENT` values each; the focal length is in pixels."""
        knees, ankles = rows[:, _PRESENCE].mean(axis=0).tolist()
        thighs = rows[:, _THIGHS]
        return cls(
            local=local_features(times, rows),
            travel=travel_features(times, rows, focal),
            start=float(times[0]),
            presence=(knees, ankles),
            thigh_spread=float((thighs.std(axis=0) / thighs.mean(axis=0)).max()),
        )


def local_features(times: FloatArray, rows: FloatArray) -> FloatArray:
    """LOCAL of moments at `times`, shape (n,), with `rows` of shape (n, signals); n at least 2."""
    ranges = inner_ranges(rows[:, :_RANGED])
    knees = np.sort(ranges[_KNEES])
    step = np.diff(times)[:, None]
    speed = np.diff(rows[:, _ANKLES], axis=0) / step
    left, right = speed[:, :3], speed[:, 3:]
    pace = np.sort([np.sqrt((left * left).sum(axis=1)).mean(), np.sqrt((right * right).sum(axis=1)).mean()])
    even = rows[:, _KNEES] - rows[:, _KNEES].mean(axis=0)
    return np.concatenate(
        (
            np.log(ranges[: len(RANGES)] + _LEAST_RANGE),
            np.log(knees + _LEAST_DEGREES),
            np.log(pace + _LEAST_SPEED),
            (_against(left, right), _alike(even)),
            (rows[:, _FLEXION].mean() / 90, rows[:, _KNEES].mean() / 90),
        )
    )


def travel_features(times: FloatArray, rows: FloatArray, focal: float) -> FloatArray:
    """TRAVEL of the same moments, for a focal length in pixels."""
    ends = rows[-3:, _PLACE].mean(axis=0) - rows[:3, _PLACE].mean(axis=0)
    seconds = float(times[-3:].mean() - times[:3].mean())
    scale = math.exp(float(rows[-1, _FLEXION + 1]))
    across, depth = abs(ends[1]) / scale / seconds, abs(ends[0]) * focal / scale / seconds
    return np.log(np.array([across, depth, math.hypot(across, depth)]) + _LEAST_SPEED)


def inner_ranges(columns: FloatArray) -> FloatArray:
    """From end to end of each column without its INNER ends, shape (signals,)."""
    ordered = np.sort(columns, axis=0)
    place = INNER * (len(columns) - 1)
    k, share = int(place), place - int(place)
    low = ordered[k] * (1 - share) + ordered[k + 1] * share
    high = ordered[-1 - k] * (1 - share) + ordered[-2 - k] * share
    return np.asarray(high - low)


def _against(left: FloatArray, right: FloatArray) -> float:
    """1 where the ankles move opposite to each other, -1 where they move together, 0 where neither moves."""
    size = float((left * left).sum() + (right * right).sum()) / 2
    return -float((left * right).sum()) / (size + _LEAST_SPEED * len(left))


def _alike(knees: FloatArray) -> float:
    """Correlation of the knees' bends, shape (n, 2), their means taken off; 0 where neither bends."""
    left, right = knees[:, 0], knees[:, 1]
    return float(left @ right) / (math.sqrt(float(left @ left) * float(right @ right)) + _LEAST_DEGREES * len(knees))
