"""Where a standing person's hands are, told by a small learned classifier.

A hand in a pocket differs from one that hangs, rests on the hip or is held behind the back in no single length or
angle: it is an interval in each of many, and those intervals shift with the body, the pocket and the view. A network
with one hidden layer weighs them together, each hand by itself and as if it were a left one. It is trained by
``python -m calibration.hands``; whoever makes a classifier hands in its weights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.features.moment.perceptron import Perceptron
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH, Observation
from posture.types import FloatArray

HAND_CLASSES: Final = ("hanging", "in_pocket", "clasped", "behind", "on_hip", "raised")
"""What the network's outputs mean, in their order."""
HAND_FEATURES: Final = (
    "wrist_out", "wrist_up", "wrist_front",
    "elbow_out", "elbow_up", "elbow_front",
    "elbow_bend",
    "hand_out", "hand_up", "hand_front",
    "hand_length", "thumb_length", "palm_width",
    "picture_wrist_out", "picture_wrist_up", "picture_hand_out", "picture_hand_up",
    "forearm_share", "other_wrist",
    "shoulders_over_hips", "sin_yaw", "cos_yaw",
)  # fmt: skip
"""Numbers that describe one hand to the network.

Out of the body, up and to the front, in shoulder widths: the wrist from the hip, the elbow from the shoulder, the
knuckles from the wrist (world; then in the picture). The bend of the elbow in half turns; lengths of hand and thumb and
from index to little finger; the forearm's length in the picture over that in the world; how far the other wrist is; how
far the shoulders are above the hips; the yaw as seen from this hand's side.
"""

_POINTS: Final = (
    (L.LEFT_HIP, L.LEFT_SHOULDER, L.LEFT_ELBOW, L.LEFT_WRIST,
     L.LEFT_INDEX, L.LEFT_PINKY, L.LEFT_THUMB, L.RIGHT_WRIST, L.RIGHT_HIP),
    (L.RIGHT_HIP, L.RIGHT_SHOULDER, L.RIGHT_ELBOW, L.RIGHT_WRIST,
     L.RIGHT_INDEX, L.RIGHT_PINKY, L.RIGHT_THUMB, L.LEFT_WRIST, L.LEFT_HIP),
)  # fmt: skip
_HIP, _SHOULDER, _ELBOW, _WRIST, _INDEX, _PINKY, _THUMB, _OTHER = range(8)
_SIDES: Final = np.array([1.0, -1.0])
_LEAST: Final = 1e-6


@dataclass(frozen=True, slots=True)
class HandChances:
    """Probabilities of where one hand is, 1 in all."""

    hanging: float
    in_pocket: float
    """Of trousers or a jacket, the thumb in or out."""
    clasped: float
    """Held by the other one before the belt."""
    behind: float
    """Behind the back."""
    on_hip: float
    raised: float
    """Gesturing, holding something, folded, at the face, or half raised."""


class HandClassifier:
    """Tells where the hands are in one moment; remembers nothing."""

    def __init__(self, network: Perceptron) -> None:
        self._network = network

    def chances(self, o: Observation) -> FloatArray | None:
        """Of the left and the right hand, shape (2, HAND_CLASSES); None where a landmark has no place.

        Whether a hand is seen at all, the caller knows. A mirrored person gets the same answer, the hands exchanged.
        """
        logits = self._network.logits(hand_features(hand_table(o), hand_yaws(o.yaw)))
        if not np.isfinite(logits).all():
            return None
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def hand_table(o: Observation) -> FloatArray:
    """The arms of one person from their own hips, each as if it were the left one, shape (2, 9, 5).

    Rows: hip, shoulder, elbow, wrist, index, little finger, thumb, the other wrist and hip. Columns: out of the body,
    up, to the front (world); out and up (picture); all in shoulder widths.
    """
    yaw = math.radians(o.yaw)
    sin, cos = math.sin(yaw), math.cos(yaw)
    axes = np.array([[cos, 0.0, sin], [0.0, 1.0, 0.0], [-sin, 0.0, cos]]) / SHOULDER_WIDTH
    points = np.concatenate((o.world[_POINTS, :] @ axes, o.picture[_POINTS, :] * (1.0, -1.0)), axis=2)
    points -= points[:, :1].copy()
    points[..., [0, 3]] *= _SIDES[:, None, None]
    return np.asarray(points)


def hand_yaws(yaw: float) -> FloatArray:
    """The yaw in degrees as it is for the left hand, and mirrored for the right one, shape (2,)."""
    return _SIDES * yaw


def hand_features(tables: FloatArray, yaws: FloatArray) -> FloatArray:
    """What the network is shown, shape (hands, HAND_FEATURES), of tables (hands, 9, 5) and yaws in degrees."""
    world, picture, turn = tables[..., :3], tables[..., 3:], np.radians(yaws)
    upper, forearm = world[:, _ELBOW] - world[:, _SHOULDER], world[:, _WRIST] - world[:, _ELBOW]
    knuckles = (tables[:, _INDEX] + tables[:, _PINKY]) / 2 - tables[:, _WRIST]
    seen_forearm = _length(picture[:, _WRIST] - picture[:, _ELBOW])
    numbers = (
        _length(knuckles[:, :3]),
        _length(world[:, _THUMB] - world[:, _WRIST]),
        _length(world[:, _INDEX] - world[:, _PINKY]),
    )
    last = (
        seen_forearm / np.maximum(_length(forearm), _LEAST),
        _length(world[:, _OTHER] - world[:, _WRIST]),
        world[:, _SHOULDER, 1],
        np.sin(turn),
        np.cos(turn),
    )
    places = (world[:, _WRIST], upper, _bend(upper, forearm)[:, None], knuckles[:, :3], np.stack(numbers, axis=1))
    return np.concatenate((*places, picture[:, _WRIST], knuckles[:, 3:], np.stack(last, axis=1)), axis=1)


def _length(vectors: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt((vectors**2).sum(axis=-1)))


def _bend(upper: FloatArray, forearm: FloatArray) -> FloatArray:
    """The angle between the arm's two parts in half turns: 0 for a straight arm."""
    cosine = (upper * forearm).sum(axis=-1) / np.maximum(_length(upper) * _length(forearm), _LEAST)
    return np.asarray(np.arccos(np.clip(cosine, -1.0, 1.0)) / math.pi)
