"""Strides: what can be read from a few seconds of a walker's landmarks on an even grid."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from posture.features.motion.history import History
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH, Observation
from posture.types import FloatArray, View

RATE: Final = 30.0
"""Hz of the even grid: landmark signals hold nothing above half of it."""
STRIDE_SECONDS: Final = (0.75, 2.2)
"""Shortest and longest stride (two steps): 160 and 55 steps a minute."""
INNER: Final = (5.0, 95.0)
"""Percentiles taken as the ends of a range, so that one wild frame does not make it."""

STILL: Final = 1e-6
"""Spread under which a signal has no direction to correlate."""
FOOT_LENGTH: Final = 0.57
"""Heel to toe landmark in shoulder widths: 0.20 m over 0.353 m, of world landmarks seen from the side."""

_POINTS: Final = [L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_WRIST, L.RIGHT_WRIST, L.LEFT_HIP, L.RIGHT_HIP,
                  L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE, L.LEFT_HEEL, L.RIGHT_HEEL,
                  L.LEFT_FOOT_INDEX, L.RIGHT_FOOT_INDEX]  # fmt: skip
_AT: Final = {point: k for k, point in enumerate(_POINTS)}
_WIDTH: Final = 5 * len(_POINTS)


def stride_row(o: Observation) -> FloatArray:
    """What is kept of a moment: world (shoulder widths) and picture (scales) of each point, the yaw in radians."""
    world = o.raw_world[_POINTS] / SHOULDER_WIDTH
    return np.concatenate((world.ravel(), o.raw[_POINTS].ravel(), (math.radians(o.yaw),)))


@dataclass(frozen=True, slots=True)
class Strides:
    """World (t, points, 3) and picture (t, points, 2) on an even grid, and the directions of front and left (t, 3)."""

    world: FloatArray
    picture: FloatArray
    front: FloatArray
    left: FloatArray
    start: float
    """Seconds."""

    @classmethod
    def from_history(cls, history: History) -> Self:
        """The rows of a history."""
        grid, rows = history.uniform(RATE)
        points, yaw = len(_POINTS), np.unwrap(rows[:, -1])
        zero = np.zeros_like(yaw)
        return cls(
            world=rows[:, : 3 * points].reshape(-1, points, 3),
            picture=rows[:, 3 * points : _WIDTH].reshape(-1, points, 2),
            front=np.column_stack((np.sin(yaw), zero, np.cos(yaw))),
            left=np.column_stack((np.cos(yaw), zero, -np.sin(yaw))),
            start=float(grid[0]),
        )

    def w(self, point: L) -> FloatArray:
        """World place of a landmark, shape (t, 3)."""
        return self.world[:, _AT[point]]

    def p(self, point: L) -> FloatArray:
        """Picture place of a landmark, shape (t, 2)."""
        return self.picture[:, _AT[point]]

    def forwards(self, end: L, start: L) -> FloatArray:
        """How far a landmark is in front of another, shape (t,), shoulder widths."""
        return np.asarray(((self.w(end) - self.w(start)) * self.front).sum(axis=1))


def stride_rhythm(signals: tuple[FloatArray, ...]) -> tuple[float, float]:
    """Steps per minute and likeness of strides, from the signal with the clearest stride; NaN and 0 without one."""
    return max((_stride(signal) for signal in signals), key=lambda found: found[1])


def _stride(signal: FloatArray) -> tuple[float, float]:
    """The first clear peak of the unbiased autocorrelation between the shortest and the longest stride."""
    even = detrended(signal)
    size = len(even)
    like = np.correlate(even, even, "full")[size - 1 :] / np.arange(size, 0, -1)
    like = like / max(float(like[0]), 1e-9)
    low, high = round(STRIDE_SECONDS[0] * RATE), min(round(STRIDE_SECONDS[1] * RATE), round(0.75 * size))
    peaks = [k for k in range(low, high) if like[k - 1] <= like[k] > like[k + 1]]
    best = max((float(like[k]) for k in peaks), default=0.0)
    if best <= 0:
        return math.nan, 0.0
    k = next(k for k in peaks if like[k] >= 0.85 * best)
    a, b, c = like[k - 1 : k + 2]
    place = k + 0.5 * (a - c) / (a - 2 * b + c)
    return 120 * RATE / place, min(best, 1.0)


def arm_swing(s: Strides, legs: FloatArray, o: Observation) -> tuple[float, float]:
    """Swing in degrees and correlation with its leg, of the arm that is better seen."""
    left = o.visibility[L.LEFT_WRIST] >= o.visibility[L.RIGHT_WRIST]
    shoulder, wrist, hip = (
        (L.LEFT_SHOULDER, L.LEFT_WRIST, L.LEFT_HIP) if left else (L.RIGHT_SHOULDER, L.RIGHT_WRIST, L.RIGHT_HIP)
    )
    arm = np.degrees(np.arctan2(s.forwards(wrist, shoulder), s.w(shoulder)[:, 1] - s.w(wrist)[:, 1]))
    trunk = np.degrees(np.arctan2(s.forwards(hip, shoulder), s.w(shoulder)[:, 1] - s.w(hip)[:, 1]))
    swing = arm - trunk
    moving = min(float(np.std(swing)), float(np.std(legs))) > STILL
    against = float(np.corrcoef(swing, legs if left else -legs)[0, 1]) if moving else math.nan
    return spread(swing), against


def trunk_sway(s: Strides) -> tuple[FloatArray, FloatArray]:
    """The shoulders' place over the hips (scales), and the trunk's lean (degrees), both in the picture."""
    shoulders = (s.p(L.LEFT_SHOULDER) + s.p(L.RIGHT_SHOULDER)) / 2
    across, down = (shoulders - (s.p(L.LEFT_HIP) + s.p(L.RIGHT_HIP)) / 2).T
    return across, np.degrees(np.arctan2(across, -down))


def knee_flexion(s: Strides, o: Observation) -> float:
    """Degrees of the largest bend in the picture, of the knee that is better seen."""
    left = o.visibility[L.LEFT_KNEE] >= o.visibility[L.RIGHT_KNEE]
    hip, knee, ankle = (L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE) if left else (L.RIGHT_HIP, L.RIGHT_KNEE, L.RIGHT_ANKLE)
    thigh, shank = s.p(knee) - s.p(hip), s.p(ankle) - s.p(knee)
    lengths = np.linalg.norm(thigh, axis=1) * np.linalg.norm(shank, axis=1)
    bend = np.degrees(np.arccos(np.clip((thigh * shank).sum(axis=1) / np.maximum(lengths, 1e-9), -1, 1)))
    return float(np.percentile(bend, INNER[1]))


def toe_out(s: Strides, view: View) -> float:
    """From the sideways part of heel-to-toe against the foot's length (rules.md §5.4 a), world where it can be used.

    From behind the detector turns the feet round in depth, so only the picture is used there.
    """
    side = 1.0 if view is not View.BACK else -1.0
    outwards = [
        side * (s.p(L.LEFT_FOOT_INDEX) - s.p(L.LEFT_HEEL))[:, 0],
        -side * (s.p(L.RIGHT_FOOT_INDEX) - s.p(L.RIGHT_HEEL))[:, 0],
    ]
    flat = float(np.degrees(np.arcsin(np.clip(np.mean([np.median(x) for x in outwards]) / FOOT_LENGTH, -1, 1))))
    if view is View.BACK:
        return flat
    return (flat + _world_toe_out(s)) / 2


def _world_toe_out(s: Strides) -> float:
    angles = []
    for heel, toe, side in ((L.LEFT_HEEL, L.LEFT_FOOT_INDEX, 1.0), (L.RIGHT_HEEL, L.RIGHT_FOOT_INDEX, -1.0)):
        foot = s.w(toe) - s.w(heel)
        out, ahead = side * (foot * s.left).sum(axis=1), (foot * s.front).sum(axis=1)
        angles.append(float(np.median(np.degrees(np.arctan2(out, ahead)))))
    return sum(angles) / 2


def leg_length(s: Strides) -> float:
    """Length of the longer leg in the picture, scales."""
    sides = ((L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE), (L.RIGHT_HIP, L.RIGHT_KNEE, L.RIGHT_ANKLE))
    lengths = [np.linalg.norm(s.p(a) - s.p(b), axis=1) + np.linalg.norm(s.p(b) - s.p(c), axis=1) for a, b, c in sides]
    return max(float(np.median(length)) for length in lengths)


def spread(signal: FloatArray) -> float:
    """From end to end, without the wildest tenth."""
    low, high = np.percentile(signal, INNER)
    return float(high - low)


def detrended(signal: FloatArray) -> FloatArray:
    """Without its straight line: approaching the camera makes everything grow."""
    x = np.linspace(-1.0, 1.0, len(signal))
    return np.asarray(signal - signal.mean() - x * (x @ signal) / (x @ x))
