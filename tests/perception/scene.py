"""A painted scene: people in coloured clothes on known paths, and an estimator that sees only what is not hidden."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.perception.roi import Region
from posture.perception.scan import Tile
from posture.perception.tracker import PersonTracker
from posture.pose.frame import Frame
from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose, PoseFrame
from posture.types import FloatArray

WIDTH: Final = 640
HEIGHT: Final = 360
TRUNK: Final = 60.0
"""Pixels from shoulders to hips."""
BODY_WIDTH: Final = 0.7
"""Trunk lengths between hips under which the nearer body hides the further one."""
FLOOR: Final = 200.0
"""Pixels: height of the hips in the picture."""

SWAY: Final = 2.0
"""Pixels to either side that somebody who stands still sways ..."""
SWAY_SECONDS: Final = 2.5
"""... and how long that takes."""

Clothes = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]
"""RGB of hair, top and trousers."""
RED: Final[Clothes] = ((60, 40, 20), (200, 30, 30), (30, 30, 60))
GREEN: Final[Clothes] = ((150, 120, 60), (30, 150, 60), (90, 90, 90))
BLUE: Final[Clothes] = ((20, 20, 20), (40, 60, 180), (170, 160, 130))

Path = Callable[[float], float | None]
"""Seconds to the place of the hips across the picture, in pixels; None while nobody is there."""

_SIDE: Final = {
    L.LEFT_EYE_INNER: (0.03, -1.52), L.LEFT_EYE: (0.06, -1.52), L.LEFT_EYE_OUTER: (0.09, -1.52),
    L.LEFT_EAR: (0.13, -1.5), L.MOUTH_LEFT: (0.05, -1.37), L.LEFT_SHOULDER: (0.35, -1.0),
    L.LEFT_ELBOW: (0.42, -0.5), L.LEFT_WRIST: (0.45, 0.0),
    L.LEFT_PINKY: (0.46, 0.1), L.LEFT_INDEX: (0.45, 0.1), L.LEFT_THUMB: (0.44, 0.1), L.LEFT_HIP: (0.2, 0.0),
    L.LEFT_KNEE: (0.2, 0.85), L.LEFT_ANKLE: (0.2, 1.7), L.LEFT_HEEL: (0.2, 1.78), L.LEFT_FOOT_INDEX: (0.25, 1.85),
}  # fmt: skip
"""In trunk lengths from the hips; the right side mirrors it."""


def _template() -> FloatArray:
    points = np.zeros((COUNT, 2))
    points[L.NOSE] = (0.0, -1.45)
    for left, (across, down) in _SIDE.items():
        right = L[left.name.replace("LEFT", "RIGHT")]
        points[left], points[right] = (across, down), (-across, down)
    return points


TEMPLATE: Final = _template()


def body(u: float, v: float = FLOOR, trunk: float = TRUNK, visibility: float = 1.0) -> Pose:
    """Somebody upright who faces the camera, with the hips at (u, v)."""
    seen = np.full(COUNT, visibility)
    return Pose(TEMPLATE * trunk + (u, v), np.zeros((COUNT, 3)), seen, np.ones(COUNT))


def sway(time: float) -> float:
    """Pixels to the right of their place, of everybody who lives."""
    return SWAY * math.sin(math.tau * time / SWAY_SECONDS)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in the scene; who is named later stands nearer to the camera."""

    clothes: Clothes
    path: Path
    sways: bool = True
    """As everybody does who lives, however still they stand."""


@dataclass(slots=True)
class Scene:
    """What there is to see at `time`; also the estimator that sees it, and counts how often it was asked."""

    actors: dict[str, Actor]
    extra: Callable[[float], Sequence[Pose]] = lambda _: ()
    """Poses that a look finds, and a region follows, where there is nobody."""
    time: float = 0.0
    looks: list[float] = field(default_factory=list)
    """When each look was taken."""

    def bodies(self) -> dict[str, Pose]:
        """Everyone who is there, further ones first."""
        places = {name: (actor.path(self.time), sway(self.time) * actor.sways) for name, actor in self.actors.items()}
        return {name: body(place + aside) for name, (place, aside) in places.items() if place is not None}

    def visible(self) -> dict[str, Pose]:
        """Everyone who is not hidden by somebody nearer."""
        bodies = self.bodies()
        names = list(bodies)
        hidden = {
            far for k, far in enumerate(names) for near in names[k + 1 :]
            if abs(_hips(bodies[far])[0] - _hips(bodies[near])[0]) < BODY_WIDTH * TRUNK
        }  # fmt: skip
        return {name: pose for name, pose in bodies.items() if name not in hidden}

    def picture(self) -> NDArray[np.uint8]:
        """Painted from the furthest to the nearest."""
        image = np.full((HEIGHT, WIDTH, 3), 128, dtype=np.uint8)
        for name, pose in self.bodies().items():
            _paint(image, pose, self.actors[name].clothes)
        return image

    def detect(self, image: NDArray[np.uint8], tile: Tile | None = None, followed: Sequence[Region] = ()) -> list[Pose]:
        """Everyone visible whose face is in the tile."""
        self.looks.append(self.time)
        left, top, width, height = tile or (0, 0, WIDTH, HEIGHT)
        faces = [(pose, pose.picture[L.NOSE]) for pose in self._poses()]
        return [pose for pose, (u, v) in faces if left <= u < left + width and top <= v < top + height]

    def track(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        """The visible body nearest to the middle of each region, if it is in it at all."""
        return [self._nearest(region) for region in regions]

    def _nearest(self, region: Region) -> Pose | None:
        def off(pose: Pose) -> float:
            return float(np.linalg.norm(_hips(pose) - (region.u, region.v)))

        near = min(self._poses(), key=off, default=None)
        return near if near is not None and off(near) < region.side / 4 else None

    def _poses(self) -> list[Pose]:
        return [*self.visible().values(), *self.extra(self.time)]


def _hips(pose: Pose) -> FloatArray:
    return pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)


def _paint(image: NDArray[np.uint8], pose: Pose, clothes: Clothes) -> None:
    hair, top, trousers = clothes
    p = np.rint(pose.picture).astype(int)
    corners = p[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.RIGHT_HIP, L.LEFT_HIP]]
    cv2.fillPoly(image, [corners], top)
    cv2.circle(image, tuple(map(int, p[L.NOSE])), 20, hair, -1)
    for side in ("LEFT", "RIGHT"):
        joints = [[int(x) for x in p[L[f"{side}_{name}"]]] for name in ("SHOULDER", "ELBOW", "HIP", "KNEE", "ANKLE")]
        cv2.line(image, joints[0], joints[1], top, 10)
        for start, end in pairwise(joints[2:]):
            cv2.line(image, start, end, trousers, 12)


def play(scene: Scene, seconds: float, rate: float = 15.0) -> list[PoseFrame]:
    """What a follower says of the scene, frame by frame."""
    tracker = PersonTracker(scene)
    frames = []
    for k in range(round(seconds * rate)):
        scene.time = k / rate
        frames.append(tracker.track(Frame(scene.time, scene.picture())))
    return frames


def numbers(
    scene: Scene, frames: Sequence[PoseFrame], begin: float = 0.0, end: float = float("inf")
) -> dict[str, set[int]]:
    """The numbers that each actor had from `begin` to `end`; somebody whom nobody plays is called "nobody"."""
    given: dict[str, set[int]] = {name: set() for name in scene.actors}
    for frame in frames:
        if begin <= frame.time < end:
            scene.time = frame.time
            for person in frame.people:
                given.setdefault(_whose(scene, person.pose), set()).add(person.person)
    return given


def _whose(scene: Scene, pose: Pose) -> str:
    near = {name: float(np.abs(p.picture - pose.picture).max()) for name, p in scene.visible().items()}
    name = min(near, key=lambda name: near[name], default="nobody")
    return name if near.get(name, 1.0) < 1.0 else "nobody"


def stays(place: float, begin: float = 0.0, end: float = float("inf")) -> Path:
    """Stands at a place from `begin` to `end`."""
    return lambda time: place if begin <= time < end else None


def walks(start: float, speed: float) -> Path:
    """Walks at `speed` pixels a second until out of the picture."""

    def path(time: float) -> float | None:
        place = start + speed * time
        return place if -TRUNK < place < WIDTH + TRUNK else None

    return path
