"""The camera: scenes as the pose model would give them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.types import FloatArray
from tests.acting import Actor
from tests.mannequin import SHOULDERS, Camera, Stance, landmarks, turned

VIEWS: Final[Mapping[str, float]] = {"front": 0.0, "oblique": 40.0, "side": 90.0, "left side": -90.0, "back": 180.0}
"""Degrees that a person faces away from the camera, towards the picture's right."""
LIVING: Final = 1e-6
"""Least jitter, in shoulder widths: landmarks that stay exactly the same come of a picture that stands still."""
HIDDEN: Final = 0.1
"""Visibility of a hidden landmark."""
FAR: Final = 0.75
"""Visibility of the far arm and leg in side view."""


def even(seconds: float, fps: float) -> list[float]:
    """Frame times of an even rate."""
    return [k / fps for k in range(round(seconds * fps) + 1)]


def scene(  # noqa: PLR0913 - the stage, in words
    who: Actor,
    seconds: float = 10.0,
    fps: float = 15.0,
    *,
    view: str | float = "front",
    noise: float = 0.0,
    seed: int = 0,
    camera: Camera | None = None,
    times: Sequence[float] | None = None,
    aside: float = 0.0,
    number: int = 1,
    light: float = 128.0,
    shaken: float = 0.0,
) -> list[PoseFrame]:
    """Film somebody. `view` is one of VIEWS or degrees; `noise` is the jitter of a landmark in shoulder widths (0.01 is
    that of a well lit person); `aside` is metres to the picture's right; a walk passes the scene's middle half-way;
    `shaken` is by how many metres the whole body goes up and down, 4 times a second, as when the camera shakes."""
    camera = camera or _camera(who)
    yaw = VIEWS[view] if isinstance(view, str) else view
    moments = even(seconds, fps) if times is None else times
    half_way = who.travelled(moments[-1]) / 2
    random = np.random.default_rng(seed)
    frames = []
    for t in moments:
        stance = who.stance(t)
        faced = yaw + stance.yaw
        on = who.travelled(t) - half_way
        up = shaken * math.sin(8 * math.pi * t)
        place = np.array([aside + on * math.sin(math.radians(faced)), up, on * math.cos(math.radians(faced))])
        pose = _film(camera, stance, faced, place, random, noise=max(noise, LIVING), hidden=who.hidden(t), light=light)
        frames.append(PoseFrame(t, camera.width, camera.rows, (PersonPose(number, pose),)))
    return frames


def _camera(who: Actor) -> Camera:
    return Camera(distance=6.2) if who.walked else Camera()


def _film(  # noqa: PLR0913
    camera: Camera,
    stance: Stance,
    yaw: float,
    place: FloatArray,
    random: np.random.Generator,
    *,
    noise: float,
    hidden: list[L],
    light: float,
) -> Pose:
    """World landmarks come as if seen along the line of sight, as a pose model gives them."""
    body = landmarks(stance)
    ray = math.degrees(math.atan2(place[0], camera.distance - place[2]))
    world = turned(body, yaw + ray)
    world -= (world[L.LEFT_HIP] + world[L.RIGHT_HIP]) / 2
    picture = camera.picture(turned(body, yaw) + place)
    scale = camera.focal * SHOULDERS / (camera.distance - place[2])
    picture = picture + random.normal(0, noise * scale, (COUNT, 2))
    world = world + random.normal(0, noise * SHOULDERS, (COUNT, 3))
    inside = ((picture >= 0) & (picture <= (camera.width, camera.rows))).all(axis=1)
    visibility = np.where(inside, 1.0, 0.5)
    visibility[_far(yaw)] = np.minimum(visibility[_far(yaw)], FAR)
    visibility[hidden] = HIDDEN
    return Pose(picture, world, visibility, np.where(inside, 1.0, 0.05), light)


def _far(yaw: float) -> list[int]:
    """Elbow and below, knee and below, of the side that is turned away."""
    away = math.sin(math.radians(yaw))
    if abs(away) < 0.8:
        return []
    side = 0 if away > 0 else 1
    return [k for k in range(L.LEFT_ELBOW, COUNT) if k % 2 != side and k not in (L.LEFT_HIP, L.RIGHT_HIP)]


def together(*scenes: Sequence[PoseFrame]) -> list[PoseFrame]:
    """Several people in one picture, filmed at the same times."""
    return [
        replace(frames[0], people=tuple(one for frame in frames for one in frame.people))
        for frames in zip(*scenes, strict=True)
    ]
