"""What is seen of one person at one moment: gates, view, scale and smoothed landmarks.

An :class:`Observer` turns raw poses into :class:`Observation`s; it holds the memory of the gates (hysteresis), of the
view class and of the smoothing filter, and nothing else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.one_euro import GAP_SECONDS, OneEuroFilter, low_pass
from posture.pose.pose import Pose
from posture.types import FloatArray, View

SEEN: Final = 0.60
"""Visibility and presence above which a landmark counts as seen (rules.md §2.2)."""
UNSEEN: Final = 0.50
"""... and below which it no longer does."""
GLIMPSED: Final = 0.20
"""Visibility that is enough for hands: being half hidden is their signal (rules.md §2.2, relaxed gate). They must
still be present: what the picture cuts off comes back with some visibility but a presence near 0.
"""
EDGE: Final = (0.01, 0.99, 0.01, 0.985)
"""Left, right, top, bottom of the picture that counts as inside, in picture widths and heights (rules.md §2.2)."""
SHOULDER_WIDTH: Final = 0.353
"""Metres between the shoulder joints in world landmarks of a frontal adult (rules.md §1.1, measured)."""
SCALE_SECONDS: Final = 0.5
"""Time constant of the body scale."""
YAW_SECONDS: Final = 0.5
"""Time constant of the yaw, which single frames get wrong by up to 50 degrees where people overlap."""
FRONT_ENTER: Final = 18.0
FRONT_LEAVE: Final = 22.0
"""Degrees of measured yaw. rules.md §1.3 has 25 and 32, but world landmarks understate the turn: bodies at a true 40
degrees read 25-36.
"""
FOCAL_WIDTHS: Final = 0.77
"""Focal length over the picture's width: 66 degrees across, between a laptop's 58 and 75 (rules.md §1.2)."""
LEAST_CORE: Final = 3
"""Seen landmarks that the scale is measured from; with fewer, the trunk is taken as the detector guesses it."""

_TRUNK: Final = [L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP]
_SCALE: Final = [*_TRUNK, L.NOSE, L.LEFT_EAR, L.RIGHT_EAR, L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_KNEE, L.RIGHT_KNEE,
                 L.LEFT_ANKLE, L.RIGHT_ANKLE]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Observation:
    """One person at one moment. "Scale" is the shoulder width of this body in pixels at its distance."""

    time: float
    raw: FloatArray
    """Picture landmarks as detected, in scales, shape (33, 2): u right, v down. For movements."""
    picture: FloatArray
    """The same, smoothed. For postures."""
    world: FloatArray
    """Smoothed world landmarks, metres, shape (33, 3): x right, y up, z towards the camera. For postures."""
    seen: NDArray[np.bool_]
    """Shape (33,)."""
    glimpsed: NDArray[np.bool_]
    """Shape (33,): seen by the relaxed gate."""
    raw_world: FloatArray
    """The same as detected. For movements."""
    visibility: FloatArray
    presence: FloatArray
    """Shape (33,), 0..1: inside the picture, as the detector believes; what it makes up has less than what is there."""
    scale: float
    """Pixels per shoulder width."""
    yaw: float
    """Degrees: 0 facing the camera, positive where the person faces the picture's right, ±180 from behind."""
    view: View
    facing: float
    """Side view: +1 where the person faces the picture's right, -1 left."""
    width: float
    """Of the picture, in scales; so is the height."""
    height: float
    light: float
    """Brightness, 0..255."""


class Observer:
    """Turns one person's raw poses into observations."""

    def __init__(self) -> None:
        self._size: tuple[int, int] | None = None
        self._begin()

    def _begin(self) -> None:
        self._seen = np.zeros(COUNT, dtype=np.bool_)
        self._filter = OneEuroFilter()
        self._time = -math.inf
        self._scale = math.nan
        self._front = np.zeros(2)
        self._view = View.UNKNOWN

    def observe(self, time: float, pose: Pose, width: int, height: int, roll: float = 0.0) -> Observation:
        """The observation of `pose` at `time` (seconds, rising) in a picture of width x height pixels.

        With `roll`, degrees that upright things lean to the picture's right, it is what a level camera would have seen.
        """
        if self._size not in (None, (width, height)):
            self._begin()  # the places that were smoothed are those of another picture
        self._size = (width, height)
        step = time - self._time
        self._time = time
        inside = _inside(pose.picture, width, height)  # of the picture as it is: its edges are not turned
        pose = pose.upright(roll, width, height) if roll else pose
        self._seen = _gate(self._seen, pose, inside)
        self._scale = low_pass(self._scale, _scale(pose, self._seen), step, SCALE_SECONDS)
        self._front = _follow_direction(self._front, _front(pose), step)
        yaw = math.degrees(math.atan2(self._front[0], self._front[1]))
        self._view = view_class(yaw, self._view)
        raw = pose.picture / self._scale
        smooth = self._filter.filter(time, np.concatenate((raw.ravel(), pose.world.ravel() / SHOULDER_WIDTH)))
        return Observation(
            time=time,
            raw=raw,
            picture=smooth[: 2 * COUNT].reshape(COUNT, 2),
            world=smooth[2 * COUNT :].reshape(COUNT, 3) * SHOULDER_WIDTH,
            seen=self._seen,
            glimpsed=inside & (pose.visibility >= GLIMPSED) & (pose.presence >= UNSEEN),
            raw_world=pose.world,
            visibility=pose.visibility,
            presence=pose.presence,
            scale=self._scale,
            yaw=yaw,
            view=self._view,
            facing=1.0 if self._front[0] >= 0 else -1.0,
            width=width / self._scale,
            height=height / self._scale,
            light=pose.light,
        )


def view_of(pose: Pose) -> View:
    """The view class of one pose by itself."""
    across, towards = _front(pose)
    return view_class(math.degrees(math.atan2(across, towards)), View.UNKNOWN)


def view_class(yaw: float, before: View) -> View:
    """The view class of a yaw in degrees, with the hysteresis of rules.md §1.3.

    The yaw is that of the body in its own crop, against the line of sight to it: what the picture shows. Where in the
    picture somebody is says nothing of it: the picture may be a gallery of several cameras, or have bars beside it.
    Measured on 58 labelled clips, with groups and people who walk past: turning it by the angle of the place in the
    picture, as if that were all of one camera's, changed no row and no score by more than 1.
    """
    turn = abs(yaw)
    if turn < (FRONT_LEAVE if before is View.FRONT else FRONT_ENTER):
        return View.FRONT
    if turn >= (112 if before is View.BACK else 120):
        return View.BACK
    if turn >= (53 if before is View.SIDE else 60):
        return View.SIDE
    return View.OBLIQUE


def _inside(points: FloatArray, width: int, height: int) -> NDArray[np.bool_]:
    u, v = points[:, 0] / width, points[:, 1] / height
    return np.asarray((u >= EDGE[0]) & (u <= EDGE[1]) & (v >= EDGE[2]) & (v <= EDGE[3]))


def _gate(before: NDArray[np.bool_], pose: Pose, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    sure = np.minimum(pose.visibility, pose.presence)
    return np.asarray(inside & (sure >= np.where(before, UNSEEN, SEEN)))


def _scale(pose: Pose, seen: NDArray[np.bool_]) -> float:
    """Pixels per shoulder width: how large the metric world landmarks stand in the picture, over the seen core.

    Unlike any single bone it does not shrink when the body turns, bends or sits. Least squares of the picture
    against the world's x and y.
    """
    core = [k for k in _SCALE if seen[k]]
    core = core if len(core) >= LEAST_CORE else _TRUNK
    flat = pose.world[core, :2] * (1, -1)
    flat = flat - flat.mean(axis=0)
    picture = pose.picture[core] - pose.picture[core].mean(axis=0)
    spread = float((flat * flat).sum())
    return max(float((flat * picture).sum()) / max(spread, 1e-6) * SHOULDER_WIDTH, 1.0)


def _front(pose: Pose) -> FloatArray:
    """Where the person's front points, seen from above: (towards picture right, towards camera)."""
    across = pose.world[L.LEFT_SHOULDER] - pose.world[L.RIGHT_SHOULDER]
    across = across + pose.world[L.LEFT_HIP] - pose.world[L.RIGHT_HIP]
    front = np.array([-across[2], across[0]])
    return front / max(float(np.linalg.norm(front)), 1e-6)


def _follow_direction(before: FloatArray, now: FloatArray, step: float) -> FloatArray:
    if step > GAP_SECONDS or not before.any():
        return now
    return np.asarray(before + (1 - math.exp(-step / YAW_SECONDS)) * (now - before))
