"""How a camera hangs, from lines that are upright in the room.

What is upright converges, in a picture, to one point far above or below. Where all lines lean the same way the camera
is rolled; where they lean apart from the middle to the sides it looks up or down. Door frames, windows, cupboards and
the corners of a room say both at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.camera.robust_fit import robust_fit
from posture.pose.observation import FOCAL_WIDTHS
from posture.types import FloatArray

MOST_ROLL: Final = 10.0
"""Degrees: nobody hangs a camera more aslant without seeing it."""
MOST_PITCH: Final = 30.0
USUAL_PITCH: Final = (-6.0, 10.0)
"""Mean and standard deviation of degrees of pitch; only counts where lines on one side alone leave it open."""
NEAR: Final = 1.5
"""Degrees by which an upright line may miss: bent lenses, short edges."""
GRAIN: Final = 0.5
"""Degrees of error of one line."""
LEAST_LINES: Final = 7
"""Measured on pictures of 47 rendered clips, turned by up to 4 degrees: with 7 lines and more the roll was within 0.4
degrees of the truth in all of 318, with 5 or 6 off by 6 in 16 of 44 (floor boards, seen from the side)."""
LEAST_SHARE: Final = 0.8
"""Of the length of all steep lines that must agree: floor boards, chair legs and plants agree with nothing. Measured on
rendered clips: without it off by up to 8."""
SURE_ROLL: Final = 0.7
"""Degrees of standard deviation above which the roll is not known; so is SURE_PITCH."""
SURE_PITCH: Final = 2.0


@dataclass(frozen=True, slots=True)
class CameraTilt:
    """How a camera hangs, in degrees."""

    roll: float
    """By how much what is upright leans to the picture's right."""
    pitch: float
    """Positive where the camera looks up; NaN where the lines leave it open. Smaller than the truth by the focal length
    over the assumed one, as every angle from such a picture."""
    lines: int
    """How many agreed."""


def focal_length(width: int, height: int) -> float:
    """The focal length in pixels that is assumed of a picture: what is usual over its longer side."""
    return FOCAL_WIDTHS * max(width, height)


def estimate_tilt(lines: FloatArray, width: int, height: int) -> CameraTilt | None:
    """The tilt at which the lines, shape (n, 4) in pixels, are upright; None where too few agree on one."""
    if len(lines) < LEAST_LINES:
        return None
    middles, directions, lengths = _rays(lines, width, height)
    start = _best(middles, directions, lengths)
    agree = np.abs(_misses(start, middles, directions)) < NEAR
    if agree.sum() < LEAST_LINES or lengths[agree].sum() < LEAST_SHARE * lengths.sum():
        return None
    weights = np.sqrt(lengths[agree] / lengths.max()) / GRAIN
    (roll, pitch), (roll_sd, pitch_sd) = _refined(start, middles[agree], directions[agree], weights)
    if roll_sd > SURE_ROLL:
        return None
    return CameraTilt(roll, pitch if pitch_sd <= SURE_PITCH else float("nan"), int(agree.sum()))


def _rays(lines: FloatArray, width: int, height: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Middles in focal lengths from the picture's middle, shape (n, 2); directions downwards, (n, 2); lengths, (n,)."""
    first, last = lines[:, :2], lines[:, 2:]
    middles = ((first + last) / 2 - (width / 2, height / 2)) / focal_length(width, height)
    along = last - first
    lengths = np.hypot(along[:, 0], along[:, 1])
    downwards = np.where(along[:, 1:] < 0, -1.0, 1.0)
    return middles, along * downwards / lengths[:, None], lengths


def _misses(angles: FloatArray, middles: FloatArray, directions: FloatArray) -> FloatArray:
    """Degrees by which each line misses the upright at this roll and pitch, shape (n,)."""
    roll, pitch = np.radians(angles)
    plumb = np.array([-np.sin(roll) * np.cos(pitch), np.cos(roll) * np.cos(pitch)])
    wanted = plumb + np.sin(pitch) * middles
    wanted = wanted / np.hypot(wanted[:, 0], wanted[:, 1])[:, None]
    across = wanted[:, 0] * directions[:, 1] - wanted[:, 1] * directions[:, 0]
    return np.asarray(np.degrees(np.arcsin(np.clip(across, -1, 1))))


def _best(middles: FloatArray, directions: FloatArray, lengths: FloatArray) -> FloatArray:
    """The roll and pitch, of a grid, that most of the lines' length agrees on."""
    rolls, pitches = np.arange(-MOST_ROLL, MOST_ROLL + 0.1, 0.5), np.arange(-MOST_PITCH, MOST_PITCH + 0.1, 2.0)
    grid = [np.array([roll, pitch]) for roll in rolls for pitch in pitches]
    agreed = [
        float(lengths @ np.maximum(0.0, 1 - (_misses(angles, middles, directions) / NEAR) ** 2)) for angles in grid
    ]
    return grid[int(np.argmax(agreed))]


def _refined(
    start: FloatArray, middles: FloatArray, directions: FloatArray, weights: FloatArray
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Roll and pitch, and their standard deviations, in degrees."""
    mean, spread = USUAL_PITCH

    def misses(angles: FloatArray) -> FloatArray:
        return np.append(_misses(angles, middles, directions) * weights, (angles[1] - mean) / spread)

    found, errors = robust_fit(misses, start, scale=2.0)
    return (float(found[0]), float(found[1])), (float(errors[0]), float(errors[1]))
