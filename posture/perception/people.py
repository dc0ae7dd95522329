"""Who is who: people are found by a scan, followed by regions, and known again when they come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from posture.frames import Frame
from posture.landmarks import Landmark as L
from posture.perception.look import Look, blend, difference, look
from posture.perception.plausible import is_person, same_body, trunk_length
from posture.perception.region import Region
from posture.perception.tiles import ScanPlan, Tile
from posture.pose import PersonPose, Pose, PoseFrame

CONFIRM_SECONDS: Final = 0.4
"""A new pose must be followed for this long before it counts as a person."""
LOOK_SECONDS: Final = 0.5
"""Between two looks at somebody's colours."""
LOOK_SHARE: Final = 0.2
"""Share by which a new look changes the remembered one."""
KNOWN_AGAIN: Final = 14.0
"""Delta E under which somebody who left is known again; different clothes differ by 20 and more."""
NEAR_SECONDS: Final = 1.0
"""For this long after being lost, being at the same place is enough to be known again."""
NEAR_TRUNKS: Final = 1.0
"""What "the same place" means, in trunk lengths."""


class Estimator(Protocol):
    """What this module needs of the pose estimator."""

    def find(self, image: NDArray[np.uint8], tile: Tile | None = None) -> list[Pose]:
        """Every pose in the picture or tile."""
        ...

    def follow(self, image: NDArray[np.uint8], regions: list[Region]) -> list[Pose | None]:
        """The pose in each region."""
        ...


@dataclass(slots=True, eq=False)
class _Followed:
    pose: Pose
    region: Region
    look: Look
    since: float
    seen: float
    looked: float
    number: int | None = None


class PeopleFollower:
    """Turns frames into numbered poses. Numbers start at 1 and are never given to two people at once."""

    def __init__(self, estimator: Estimator) -> None:
        self._estimator = estimator
        self._plan: ScanPlan | None = None
        self._followed: list[_Followed] = []
        self._lost: dict[int, _Followed] = {}
        self._count = 0

    def poses(self, frame: Frame) -> PoseFrame:
        """Everyone who is followed and confirmed in this frame, by number."""
        self._follow(frame)
        self._drop_duplicates(frame)
        self._scan(frame)
        self._confirm(frame)
        width, height = frame.size
        people = [PersonPose(f.number, f.pose) for f in self._followed if f.number is not None]
        others = tuple(f.pose for f in self._followed if f.number is None)
        return PoseFrame(frame.time, width, height, tuple(sorted(people, key=lambda p: p.person)), others)

    def _follow(self, frame: Frame) -> None:
        if not self._followed:
            return
        poses = self._estimator.follow(frame.image, [f.region for f in self._followed])
        for followed, pose in zip(list(self._followed), poses, strict=True):
            if pose is None or not is_person(pose, *frame.size):
                self._lose(followed)
            else:
                self._advance(followed, pose, frame)

    def _advance(self, followed: _Followed, pose: Pose, frame: Frame) -> None:
        followed.region = followed.region.towards(Region.around(pose), frame.time - followed.seen)
        followed.pose, followed.seen = pose, frame.time
        if frame.time - followed.looked >= LOOK_SECONDS and not self._touching(followed):
            followed.look = blend(followed.look, look(frame.image, pose), LOOK_SHARE)
            followed.looked = frame.time

    def _touching(self, followed: _Followed) -> bool:
        """Whether somebody else is so near that their clothes would mix into the look."""
        hips = followed.pose.middle(L.LEFT_HIP, L.RIGHT_HIP)
        others = (o.pose for o in self._followed if o is not followed)
        return any(_distance(hips, other) < trunk_length(followed.pose) for other in others)

    def _lose(self, followed: _Followed) -> None:
        self._followed.remove(followed)
        if followed.number is not None:
            self._lost[followed.number] = followed

    def _drop_duplicates(self, frame: Frame) -> None:
        """Where two regions caught one body, keep the one whose look fits it (the older one if both do)."""
        for one in list(self._followed):
            for other in list(self._followed):
                both = one in self._followed and other in self._followed and one is not other
                if both and same_body(one.pose, other.pose):
                    self._lose(self._worse(one, other, frame))

    @staticmethod
    def _worse(one: _Followed, other: _Followed, frame: Frame) -> _Followed:
        if (one.number is None) != (other.number is None):
            return one if one.number is None else other
        seen = look(frame.image, one.pose)
        return max((one, other), key=lambda f: (difference(f.look, seen) // KNOWN_AGAIN, f.since))

    def _scan(self, frame: Frame) -> None:
        if self._plan is None:
            self._plan = ScanPlan(*frame.size)
        tile = self._plan.next_tile(frame.time, anyone=bool(self._followed))
        if tile is None:
            return
        for pose in self._estimator.find(frame.image, tile):
            new = is_person(pose, *frame.size) and not any(same_body(pose, f.pose) for f in self._followed)
            if new:
                self._followed.append(self._start(pose, frame))

    @staticmethod
    def _start(pose: Pose, frame: Frame) -> _Followed:
        return _Followed(pose, Region.around(pose), look(frame.image, pose), frame.time, frame.time, frame.time)

    def _confirm(self, frame: Frame) -> None:
        """Give a number to those followed for long enough, from left to right."""
        ready = [f for f in self._followed if f.number is None and frame.time - f.since >= CONFIRM_SECONDS]
        for followed in sorted(ready, key=lambda f: float(f.pose.picture[:, 0].mean())):
            followed.number = self._known_again(followed, frame.time) or self._next_number()
            known = self._lost.pop(followed.number, None)
            if known is not None:
                followed.look = blend(known.look, followed.look, LOOK_SHARE)

    def _next_number(self) -> int:
        self._count += 1
        return self._count

    def _known_again(self, new: _Followed, time: float) -> int | None:
        """The number of the lost person that this is, if any: lately at this place, or of the same look."""
        hips = new.pose.middle(L.LEFT_HIP, L.RIGHT_HIP)
        costs: dict[int, float] = {}
        for number, lost in self._lost.items():
            unlike = difference(lost.look, new.look)
            near = _distance(hips, lost.pose) < NEAR_TRUNKS * trunk_length(lost.pose)
            if near and new.since - lost.seen <= NEAR_SECONDS:
                unlike = min(unlike, KNOWN_AGAIN / 2)
            if unlike < KNOWN_AGAIN:
                costs[number] = unlike
        return min(costs, key=lambda number: costs[number], default=None)


def _distance(hips: NDArray[np.float64], other: Pose) -> float:
    return float(np.linalg.norm(hips - other.middle(L.LEFT_HIP, L.RIGHT_HIP)))
