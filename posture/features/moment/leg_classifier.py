"""How the legs of a seated person lie, told by a small learned classifier.

The pose model swaps the labels of left and right where legs cross, and draws crossed knees into one point, differently
in every view; no single distance survives that. A network with one hidden layer weighs all of the leg landmarks
together. It is trained by ``python -m calibration.legs``; whoever makes a classifier hands in its weights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.features.moment.perceptron import Perceptron
from posture.features.moment.visibility import find_visible_parts
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH, Observation
from posture.types import BodyPart, FloatArray, View

CLASSES: Final = ("side_by_side", "ankles_crossed", "leg_over_leg", "knees_wide")
"""What the network's outputs mean, in their order."""
FEATURES: Final = 79
"""Numbers that describe one moment to the network."""

_POINTS: Final = [
    L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE,
    L.LEFT_HEEL, L.RIGHT_HEEL, L.LEFT_FOOT_INDEX, L.RIGHT_FOOT_INDEX,
]  # fmt: skip
_EXCHANGED: Final = [1, 0, 3, 2, 5, 4, 7, 6, 8]
"""Rows of a leg table with left and right exchanged; the last is the trunk."""
_PAIRS: Final = ([0, 2, 2, 3, 0, 1, 6, 4], [1, 3, 1, 0, 2, 3, 7, 5])
"""Points whose distances count: knees, ankles, ankle to the other knee, shanks, toes, heels."""
_REFLECTION: Final = np.array([-1.0, 1.0, 1.0, -1.0, 1.0])


@dataclass(frozen=True, slots=True)
class LegClasses:
    """Probabilities, 1 in all."""

    side_by_side: float
    ankles_crossed: float
    leg_over_leg: float
    """Knee on knee, or an ankle on the other knee."""
    knees_wide: float


class LegClassifier:
    """Tells how the legs lie in one moment; remembers nothing."""

    def __init__(self, network: Perceptron) -> None:
        self._network = network

    def predict(self, o: Observation) -> LegClasses | None:
        """The probabilities for a seated person; None where hips, knees or ankles are not seen, or seen from behind.

        A mirrored person gets the same answer, and so do legs whose labels are exchanged: all four ways to see them are
        weighed together.
        """
        if o.view is View.BACK or not {BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES} <= find_visible_parts(o):
            return None
        logits = self._network.logits(leg_features(*symmetries(leg_table(o)[None], np.array([o.yaw])))).mean(axis=0)
        if not np.isfinite(logits).all():
            return None
        chances = np.exp(logits - logits.max())
        return LegClasses(*(chances / chances.sum()).tolist())


def leg_table(o: Observation) -> FloatArray:
    """Where knees, ankles, heels, toes and the middle of the shoulders are from the middle of the hips, shape (9, 5).

    Columns: to the person's left, up, to the front (world); right and up (picture); all in shoulder widths.
    """
    yaw = math.radians(o.yaw)
    sin, cos = math.sin(yaw), math.cos(yaw)
    axes = np.array([[cos, 0.0, sin], [0.0, 1.0, 0.0], [-sin, 0.0, cos]]) / SHOULDER_WIDTH
    return np.hstack((_from_hips(o.world) @ axes, _from_hips(o.picture) * (1.0, -1.0)))


def _from_hips(points: FloatArray) -> FloatArray:
    trunk = (points[L.LEFT_SHOULDER] + points[L.RIGHT_SHOULDER]) / 2
    hips = (points[L.LEFT_HIP] + points[L.RIGHT_HIP]) / 2
    return np.asarray(np.vstack((points[_POINTS], trunk)) - hips)


def symmetries(tables: FloatArray, yaws: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Leg tables, shape (n, 9, 5), as they are, mirrored, exchanged and both, shape (4 n, 9, 5), and their yaws."""
    seen, other = tables, mirrored(tables)
    return np.concatenate((seen, other, legs_swapped(seen), legs_swapped(other))), np.concatenate((yaws, -yaws) * 2)


def mirrored(table: FloatArray) -> FloatArray:
    """Leg tables, shape (..., 9, 5), of the same people in a mirror."""
    return np.asarray(table[..., _EXCHANGED, :] * _REFLECTION)


def legs_swapped(table: FloatArray) -> FloatArray:
    """Leg tables with the labels of the legs exchanged, as the pose model does where they cross."""
    return np.asarray(table[..., _EXCHANGED, :])


def leg_features(tables: FloatArray, yaws: FloatArray) -> FloatArray:
    """What the network is shown, shape (moments, FEATURES), of tables (moments, 9, 5) and yaws in degrees."""
    turn = np.radians(yaws)
    legs = tables[:, _PAIRS[0]] - tables[:, _PAIRS[1]]
    return np.concatenate(
        (
            tables.reshape(len(tables), -1),
            np.sin(turn)[:, None],
            np.cos(turn)[:, None],
            np.sqrt((legs[..., :3] ** 2).sum(axis=2)),
            np.sqrt((legs[..., 3:] ** 2).sum(axis=2)),
            np.abs(legs[:, :2]).reshape(len(tables), -1),
            _crossing(tables[:, :4, 3:]),
        ),
        axis=1,
    )


def _crossing(shanks: FloatArray) -> FloatArray:
    """On which side of each shank the ends of the other one lie in the picture, of points (moments, 4, 2).

    The last two columns are both negative where the shanks cross. Areas, in shoulder widths squared.
    """
    left_knee, right_knee, left_ankle, right_ankle = (shanks[:, k] for k in range(4))
    a, b = _side(left_knee, left_ankle, right_knee), _side(left_knee, left_ankle, right_ankle)
    c, d = _side(right_knee, right_ankle, left_knee), _side(right_knee, right_ankle, left_ankle)
    return np.stack((a, b, c, d, a * b, c * d), axis=1)


def _side(start: FloatArray, end: FloatArray, point: FloatArray) -> FloatArray:
    along, to = end - start, point - start
    return np.asarray(along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0])
