"""A small 3-D body and the camera that films it: a stance in, the 33 landmarks of a pose out.

Body axes are (left, up, front) in metres, the origin on the floor below the hips. Lengths are those of a frontal adult
in world landmarks (rules.md §1.1): shoulders 0.353 wide, hips 0.234, trunk 0.475, nose 0.12 in front of the ears.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.types import FloatArray

SHOULDERS: Final = 0.353
HIPS: Final = 0.234
TRUNK: Final = 0.475
NECK: Final = 0.195
EARS: Final = 0.144
UPPER_ARM: Final = 0.262
FOREARM: Final = 0.23
THIGH: Final = 0.42
SHANK: Final = 0.40
ANKLE: Final = 0.08
"""Height of the ankle over the sole."""
_SIDES: Final = np.array([[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])


def both(left: float, up: float, front: float) -> FloatArray:
    """A point of the left side and its mirror image, shape (2, 3)."""
    return np.asarray(np.array([left, up, front]) * _SIDES)


@dataclass(frozen=True, slots=True)
class Stance:
    """Where the body is at one moment. Pairs are (left, right)."""

    pelvis: FloatArray
    """Middle of the hips."""
    ankles: FloatArray
    """Shape (2, 3)."""
    knees: FloatArray
    """Points that the knees bend towards, shape (2, 3)."""
    wrists: FloatArray
    """From the middle of the shoulders, shape (2, 3); so are elbows, the points that the elbows bend towards."""
    elbows: FloatArray
    toe_out: FloatArray
    """Degrees, shape (2,)."""
    trunk: float = TRUNK
    forward: float = 0.0
    """Degrees of the trunk's lean; sideways is positive to the left."""
    sideways: float = 0.0
    shrug: float = 0.0
    """Metres by which the shoulders are raised."""
    neck: float = NECK
    """Ears over the relaxed shoulders."""
    carriage: float = 0.03
    """Ears in front of the shoulders."""
    pitch: float = -15.0
    """Degrees of the line from the ears to the nose."""
    yaw: float = 0.0
    """Degrees: 0 towards the camera, 90 towards the picture's right."""


def blend(a: Stance, b: Stance, share: float) -> Stance:
    """`share` of `b`, the rest of `a`."""
    if share <= 0 or share >= 1:
        return b if share >= 1 else a
    return Stance(**{f.name: getattr(a, f.name) * (1 - share) + getattr(b, f.name) * share for f in fields(Stance)})


def landmarks(s: Stance) -> FloatArray:
    """All 33 landmarks in body axes, shape (33, 3)."""
    points = np.zeros((COUNT, 3))
    tilt = _tilt(s)
    top = s.pelvis + tilt @ (0.0, s.trunk, 0.0)
    middle = top + np.array([0.0, s.shrug, 0.0])
    points[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER]] = middle + both(SHOULDERS / 2, 0.0, 0.0) @ tilt.T
    points[[L.LEFT_HIP, L.RIGHT_HIP]] = s.pelvis + both(HIPS / 2, 0.0, 0.0)
    for side in (0, 1):
        _arm(points, side, middle + s.wrists[side], middle + s.elbows[side])
        _leg(points, side, s)
    _head(points, top + tilt @ (0.0, s.neck, s.carriage), s.pitch)
    return points


def _tilt(s: Stance) -> FloatArray:
    """Turns the upright trunk into the leaning one."""
    f, side = math.radians(s.forward), math.radians(s.sideways)
    bend = np.array([[1, 0, 0], [0, math.cos(f), -math.sin(f)], [0, math.sin(f), math.cos(f)]])
    lean = np.array([[math.cos(side), math.sin(side), 0], [-math.sin(side), math.cos(side), 0], [0, 0, 1]])
    return np.asarray(lean @ bend)


def _bent(start: FloatArray, end: FloatArray, lengths: tuple[float, float], hint: FloatArray) -> FloatArray:
    """The joint between two bones of these lengths, bent towards `hint`, and the end that they reach, shape (2, 3)."""
    way = end - start
    reach = float(np.clip(np.linalg.norm(way), abs(lengths[0] - lengths[1]) + 1e-6, 0.9999 * sum(lengths)))
    along = way / np.linalg.norm(way)
    ahead = (reach * reach + lengths[0] ** 2 - lengths[1] ** 2) / (2 * reach)
    off = hint - start - along * ((hint - start) @ along)
    aside = math.sqrt(max(lengths[0] ** 2 - ahead**2, 0.0)) * off / max(float(np.linalg.norm(off)), 1e-9)
    return np.array([start + along * ahead + aside, start + along * reach])


def _arm(points: FloatArray, side: int, wrist: FloatArray, elbow: FloatArray) -> None:
    points[[L.LEFT_ELBOW + side, L.LEFT_WRIST + side]] = _bent(
        points[L.LEFT_SHOULDER + side], wrist, (UPPER_ARM, FOREARM), elbow
    )
    hand = points[L.LEFT_WRIST + side] - points[L.LEFT_ELBOW + side]
    hand = hand / FOREARM
    for finger, length in ((L.LEFT_PINKY, 0.07), (L.LEFT_INDEX, 0.08), (L.LEFT_THUMB, 0.03)):
        points[finger + side] = points[L.LEFT_WRIST + side] + hand * length


def _leg(points: FloatArray, side: int, s: Stance) -> None:
    points[[L.LEFT_KNEE + side, L.LEFT_ANKLE + side]] = _bent(
        points[L.LEFT_HIP + side], s.ankles[side], (THIGH, SHANK), s.knees[side]
    )
    out = math.radians(s.toe_out[side]) * (1 if side == 0 else -1)
    foot = np.array([math.sin(out), 0.0, math.cos(out)])
    points[L.LEFT_HEEL + side] = points[L.LEFT_ANKLE + side] - 0.05 * foot - (0.0, 0.05, 0.0)
    points[L.LEFT_FOOT_INDEX + side] = points[L.LEFT_ANKLE + side] + 0.15 * foot - (0.0, 0.06, 0.0)


def _head(points: FloatArray, ears: FloatArray, pitch: float) -> None:
    """The face turns about the ears; at a pitch of -15 degrees it is level."""
    nod = math.radians(pitch + 15.0)
    up, front = np.array([0.0, math.cos(nod), -math.sin(nod)]), np.array([0.0, math.sin(nod), math.cos(nod)])
    left = np.array([1.0, 0.0, 0.0])
    points[L.NOSE] = ears + 0.12 * front - 0.032 * up
    eyes = ((L.LEFT_EYE_INNER, 0.017), (L.LEFT_EYE, 0.032), (L.LEFT_EYE_OUTER, 0.045))
    for eye, aside in eyes:
        points[eye] = ears + 0.095 * front + 0.03 * up + aside * left
        points[eye + 3] = ears + 0.095 * front + 0.03 * up - aside * left
    for k, sign in enumerate((1.0, -1.0)):
        points[L.LEFT_EAR + k] = ears + sign * EARS / 2 * left
        points[L.MOUTH_LEFT + k] = ears + 0.095 * front - 0.06 * up + sign * 0.025 * left


@dataclass(frozen=True, slots=True)
class Camera:
    """A level pinhole camera."""

    width: int = 1920
    height: int = 1080
    """Pixels."""
    distance: float = 3.2
    """Metres to the middle of the scene."""
    eye: float = 1.0
    """Metres over the floor."""
    bottom: float | None = None
    """The picture is cut off at this height over the floor, in metres at the scene's middle; None for no cut."""

    @property
    def focal(self) -> float:
        """Pixels."""
        return 0.77 * self.width

    @property
    def rows(self) -> int:
        """Height of the picture in pixels, after the cut."""
        if self.bottom is None:
            return self.height
        return int(min(self.height, self.height / 2 + self.focal * (self.eye - self.bottom) / self.distance))

    def picture(self, points: FloatArray) -> FloatArray:
        """Pixels, shape (n, 2), of points (x right, y up, z nearer) round the scene's middle on the floor."""
        depth = self.distance - points[:, 2]
        u = self.width / 2 + self.focal * points[:, 0] / depth
        v = self.height / 2 - self.focal * (points[:, 1] - self.eye) / depth
        return np.column_stack((u, v))


def turned(points: FloatArray, yaw: float) -> FloatArray:
    """Body axes into camera axes (x right, y up, z towards the camera) for a body that faces `yaw` degrees."""
    sin, cos = math.sin(math.radians(yaw)), math.cos(math.radians(yaw))
    x, y, z = points.T
    return np.column_stack((x * cos + z * sin, y, z * cos - x * sin))
