"""Who is in the picture: people are found by a scan, followed by regions, and known again when they come back."""

from __future__ import annotations

from itertools import combinations
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import Area
from posture.perception.association import meet, note_meetings, same_again, settle, was_here, worse_fit
from posture.perception.liveliness import PictureLife, body_area
from posture.perception.plausibility import is_person, is_still_person, part_of, same_body
from posture.perception.roi import Region
from posture.perception.scan import EVERYBODY, Scan, ScanPlan, Tile, tile_around
from posture.perception.track import TOUCHING, Followed, gap
from posture.pose.frame import Frame, carried
from posture.pose.pose import PersonPose, Pose, PoseFrame

CONFIRM_SECONDS: Final = 0.4
"""A new pose must be followed for this long before it counts as a person."""
START_SECONDS: Final = 1.0
"""The first numbers wait at most this long for others who are about to get theirs, to be given from left to right."""
SEEK_SECONDS: Final = 3.0
"""For this long somebody who was lost is looked for where they were going."""
SEEK_PAUSE: Final = 0.25
"""Seconds between two such looks."""


class Estimator(Protocol):
    """What this module needs of the pose estimator."""

    def find(self, image: NDArray[np.uint8], tile: Tile | None = None) -> list[Pose]:
        """Every pose in the picture or tile."""
        ...

    def follow(self, image: NDArray[np.uint8], regions: list[Region]) -> list[Pose | None]:
        """The pose in each region."""
        ...


class PeopleFollower:
    """Turns frames into numbered poses. Numbers start at 1 and are never given to two people at once."""

    def __init__(self, estimator: Estimator, scan: Scan = EVERYBODY) -> None:
        """`scan` says how often to look for others; somebody lost is sought at once, whatever it is."""
        self._estimator, self._scan_for = estimator, scan
        self._plan: ScanPlan | None = None
        self._size: tuple[int, int] | None = None
        self._followed: list[Followed] = []
        self._lost: dict[int, Followed] = {}
        self._sought = float("-inf")
        self._picture = PictureLife()
        self._count = 0
        self._fresh = True
        """Whether nobody has a number yet, at the beginning or after a cut."""

    def begin_anew(self) -> None:
        """Forget everybody, as after a cut: nobody who is found from now on is taken for one of them."""
        self._followed.clear()
        self._lost.clear()
        self._plan, self._sought = None, float("-inf")
        self._picture = PictureLife()
        self._fresh = True

    def poses(self, frame: Frame) -> PoseFrame:
        """Everyone who is followed and confirmed in this frame, by number."""
        self._heed_size(frame.size)
        self._follow(frame)
        self._drop_duplicates(frame)
        self._remember(frame)
        self._scan(frame)
        self._see_life(frame)
        self._confirm(frame.time)
        people = sorted((PersonPose(f.number, f.pose) for f in self._followed if f.number), key=lambda p: p.person)
        others = tuple(f.pose for f in self._followed if f.number is None)
        pictures = tuple(f.pose for f in self._followed if f.number is None and f.life.lifeless)
        still = frozenset(f.number for f in self._followed if f.number and f.life.lifeless)
        earlier = self._earlier()
        return PoseFrame(frame.time, *frame.size, tuple(people), others, earlier, pictures=pictures, still=still)

    def _earlier(self) -> tuple[tuple[float, PersonPose], ...]:
        """What was seen of those who have just got their number, so that nothing of them is lost."""
        numbered = [(f.number, f) for f in self._followed if f.number is not None]
        return tuple((time, PersonPose(number, pose)) for number, f in numbered for time, pose in f.earlier())

    def _heed_size(self, size: tuple[int, int]) -> None:
        """Where pictures have another size from now on, everyone is looked for where they should be in them."""
        if self._size is not None and size != self._size:
            scale, shift = carried(self._size, size)
            for followed in (*self._followed, *self._lost.values()):
                followed.carry(scale, shift)
            self._plan = None
        self._size = size

    def _follow(self, frame: Frame) -> None:
        if not self._followed:
            return
        poses = self._estimator.follow(frame.image, [f.region for f in self._followed])
        for followed, pose in zip(list(self._followed), poses, strict=True):
            if pose is None or not is_still_person(pose, *frame.size):
                self._lose(followed)
            else:
                followed.advance(pose, frame.time)

    def _lose(self, followed: Followed) -> None:
        self._followed.remove(followed)
        if followed.number is not None:
            self._lost[followed.number] = followed

    def _drop_duplicates(self, frame: Frame) -> None:
        """Where two regions caught one body, keep the one whom it fits; drop hands that were taken for people."""
        for one, other in combinations(list(self._followed), 2):
            if one in self._followed and other in self._followed and same_body(one.pose, other.pose):
                meet(one, other, hidden=True)
                self._lose(worse_fit(one, other, frame.image))
        for new in [f for f in self._followed if f.number is None and self._taken(f.pose, f)]:
            self._lose(new)

    def _remember(self, frame: Frame) -> None:
        """Settle who is who after meetings, and learn about everyone who stands free."""
        self._forget_meetings(frame.time)
        note_meetings(self._followed)
        settle(self._followed, frame.image)
        for followed in self._followed:
            others = (o for o in self._followed if o is not followed)
            if not followed.met and all(gap(followed.pose, o.pose) > TOUCHING for o in others):
                followed.remember(frame.image)

    def _see_life(self, frame: Frame) -> None:
        """Look who moves at all."""
        alive = self._picture.alive(frame.time, frame.image)
        areas: dict[Followed, Area] = {f: body_area(f.pose) for f in self._followed}
        for followed in self._followed:
            others = [area for other, area in areas.items() if other is not followed]
            followed.life.see(frame.time, frame.image, followed.pose, others, alive=alive)

    def _forget_meetings(self, time: float) -> None:
        """Of those who are no longer looked for."""
        gone = {number for number, lost in self._lost.items() if time - lost.seen > SEEK_SECONDS}
        for person in (*self._followed, *self._lost.values()):
            person.met = {number: hid for number, hid in person.met.items() if number not in gone}

    def _taken(self, pose: Pose, own: Followed | None = None) -> bool:
        """Whether somebody else has this body, or the body of which this is a hand."""
        others = (f.pose for f in self._followed if f is not own)
        return any(part_of(pose, other) or (own is None and same_body(pose, other)) for other in others)

    def _scan(self, frame: Frame) -> None:
        if self._plan is None:
            self._plan = ScanPlan(*frame.size, self._scan_for)
        tile = self._place_to_seek(frame) or self._plan.next_tile(frame.time, anyone=bool(self._followed))
        if tile is None:
            return
        for pose in self._estimator.find(frame.image, tile):
            if is_person(pose, *frame.size) and not self._taken(pose):
                self._followed.append(Followed.start(pose, frame))

    def _place_to_seek(self, frame: Frame) -> Tile | None:
        """Where somebody who was just lost may come out again; the longest unsought first."""
        lately = [f for f in self._lost.values() if frame.time - f.seen <= SEEK_SECONDS]
        if not lately or frame.time - self._sought < SEEK_PAUSE / len(lately):
            return None
        self._sought = frame.time
        lost = min(lately, key=lambda f: f.looked)
        lost.looked = frame.time
        u, v = lost.motion.guess(frame.time)
        return tile_around(float(u), float(v), lost.region.side, *frame.size)

    def _confirm(self, time: float) -> None:
        """Give numbers, from left to right, to those followed for long enough, or known to have just been here.

        Who has not moved yet waits for it: a picture of somebody never does.
        """
        new = [f for f in self._followed if f.number is None and f.seen > f.since]
        ready = [f for f in new if self._counts(f, time - f.since) or self._was_just_here(f)]
        waiting = [f for f in self._followed if f.number is None and f not in ready]
        if self._fresh and waiting and all(time - f.since < START_SECONDS for f in ready):
            return
        ready.sort(key=lambda f: float(f.pose.picture[:, 0].mean()))
        known = same_again(self._lost.values(), ready)
        for k, followed in enumerate(ready):
            self._number(followed, known.get(k))

    @staticmethod
    def _counts(new: Followed, seconds: float) -> bool:
        return seconds >= CONFIRM_SECONDS and new.life.counts(seconds)

    def _was_just_here(self, new: Followed) -> bool:
        return any(was_here(lost, new) for lost in same_again(self._lost.values(), [new]).values())

    def _number(self, followed: Followed, known: Followed | None) -> None:
        if known is not None and known.number is not None:
            del self._lost[known.number]
            followed.inherit(known)
        else:
            self._count += 1
            self._fresh = False
            followed.number = self._count
