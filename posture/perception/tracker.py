"""Who is in the picture: people are found by a scan, followed by regions, and known again when they come back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox
from posture.perception.association import (
    reappeared_near,
    record_meeting,
    record_meetings,
    reidentify,
    resolve_meetings,
    worse_fit,
)
from posture.perception.liveliness import PictureLife, body_area
from posture.perception.plausibility import is_part_of, is_person, is_still_person, same_body
from posture.perception.roi import Region
from posture.perception.scan import EVERYBODY, ScanIntervals, ScanSchedule, Tile, tile_around
from posture.perception.tile_watch import TileWatch
from posture.perception.track import TOUCHING, Track, hip_distance
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

    def detect(self, image: NDArray[np.uint8], tile: Tile | None = None, followed: Sequence[Region] = ()) -> list[Pose]:
        """Every pose in the picture or tile, perhaps without those of who is `followed` in such regions."""
        ...

    def track(self, image: NDArray[np.uint8], regions: list[Region]) -> list[Pose | None]:
        """The pose in each region."""
        ...


class PersonTracker:
    """Turns frames into numbered poses. Numbers start at 1 and are never given to two people at once."""

    def __init__(self, estimator: Estimator, scan: ScanIntervals = EVERYBODY) -> None:
        """`scan` says how often to look for others; somebody lost is sought at once, whatever it is."""
        self._estimator, self._scan_for = estimator, scan
        self._plan: ScanSchedule | None = None
        self._watch = TileWatch()
        self._size: tuple[int, int] | None = None
        self._tracks: list[Track] = []
        self._lost: dict[int, Track] = {}
        self._sought = float("-inf")
        self._picture = PictureLife()
        self._count = 0
        self._fresh = True
        """Whether nobody has a number yet, at the beginning or after a cut."""

    def begin_anew(self) -> None:
        """Forget everybody, as after a cut: nobody who is found from now on is taken for one of them."""
        self._tracks.clear()
        self._lost.clear()
        self._plan, self._sought = None, float("-inf")
        self._picture = PictureLife()
        self._fresh = True

    def track(self, frame: Frame) -> PoseFrame:
        """Everyone who is followed and confirmed in this frame, by number."""
        self._heed_size(frame.size)
        self._follow(frame)
        self._drop_duplicates(frame)
        self._remember(frame)
        self._scan(frame)
        self._see_life(frame)
        self._confirm(frame.time)
        people = sorted((PersonPose(f.number, f.pose) for f in self._tracks if f.number), key=lambda p: p.person)
        others = tuple(f.pose for f in self._tracks if f.number is None)
        pictures = tuple(f.pose for f in self._tracks if f.number is None and f.life.lifeless)
        still = frozenset(f.number for f in self._tracks if f.number and f.life.lifeless)
        earlier = self._earlier()
        return PoseFrame(frame.time, *frame.size, tuple(people), others, earlier, pictures=pictures, still=still)

    def _earlier(self) -> tuple[tuple[float, PersonPose], ...]:
        """What was seen of those who have just got their number, so that nothing of them is lost."""
        numbered = [(f.number, f) for f in self._tracks if f.number is not None]
        return tuple((time, PersonPose(number, pose)) for number, f in numbered for time, pose in f.earlier())

    def _heed_size(self, size: tuple[int, int]) -> None:
        """Where pictures have another size from now on, everyone is looked for where they should be in them."""
        if self._size is not None and size != self._size:
            scale, shift = carried(self._size, size)
            for track in (*self._tracks, *self._lost.values()):
                track.carry(scale, shift)
            self._plan = None
        self._size = size

    def _follow(self, frame: Frame) -> None:
        if not self._tracks:
            return
        poses = self._estimator.track(frame.image, [f.region for f in self._tracks])
        for track, pose in zip(list(self._tracks), poses, strict=True):
            if pose is None or not is_still_person(pose, *frame.size):
                self._lose(track)
            else:
                track.advance(pose, frame.time)

    def _lose(self, track: Track) -> None:
        self._tracks.remove(track)
        if track.number is not None:
            self._lost[track.number] = track

    def _drop_duplicates(self, frame: Frame) -> None:
        """Where two regions caught one body, keep the one whom it fits; drop hands that were taken for people."""
        for one, other in combinations(list(self._tracks), 2):
            if one in self._tracks and other in self._tracks and same_body(one.pose, other.pose):
                record_meeting(one, other, hidden=True)
                self._lose(worse_fit(one, other, frame.image))
        for new in [f for f in self._tracks if f.number is None and self._taken(f.pose, f)]:
            self._lose(new)

    def _remember(self, frame: Frame) -> None:
        """Settle who is who after meetings, and learn about everyone who stands free."""
        self._forget_meetings(frame.time)
        record_meetings(self._tracks)
        resolve_meetings(self._tracks, frame.image)
        for track in self._tracks:
            others = (o for o in self._tracks if o is not track)
            if not track.met and all(hip_distance(track.pose, o.pose) > TOUCHING for o in others):
                track.remember(frame.image)

    def _see_life(self, frame: Frame) -> None:
        """Look who moves at all."""
        alive = self._picture.alive(frame.time, frame.image)
        areas: dict[Track, BoundingBox] = {f: body_area(f.pose) for f in self._tracks}
        for track in self._tracks:
            others = [area for other, area in areas.items() if other is not track]
            track.life.see(frame.time, frame.image, track.pose, others, alive=alive)

    def _forget_meetings(self, time: float) -> None:
        """Of those who are no longer looked for."""
        gone = {number for number, lost in self._lost.items() if time - lost.seen > SEEK_SECONDS}
        for person in (*self._tracks, *self._lost.values()):
            person.met = {number: hid for number, hid in person.met.items() if number not in gone}

    def _taken(self, pose: Pose, own: Track | None = None) -> bool:
        """Whether somebody else has this body, or the body of which this is a hand."""
        others = (f.pose for f in self._tracks if f is not own)
        return any(is_part_of(pose, other) or (own is None and same_body(pose, other)) for other in others)

    def _scan(self, frame: Frame) -> None:
        if self._plan is None:
            self._plan, self._watch = ScanSchedule(*frame.size, self._scan_for), TileWatch()
        followed = [f.region for f in self._tracks]
        tile = self._place_to_seek(frame)
        if tile is None:
            tile = self._plan.next_tile(frame.time, anyone=bool(followed))
            if tile is None or (followed and not self._watch.is_due(frame.image, tile, followed)):
                return
        for pose in self._estimator.detect(frame.image, tile, followed):
            if is_person(pose, *frame.size) and not self._taken(pose):
                self._tracks.append(Track.start(pose, frame))

    def _place_to_seek(self, frame: Frame) -> Tile | None:
        """Where somebody who was just lost may come out again; the longest unsought first."""
        lately = [f for f in self._lost.values() if frame.time - f.seen <= SEEK_SECONDS]
        if not lately or frame.time - self._sought < SEEK_PAUSE / len(lately):
            return None
        self._sought = frame.time
        lost = min(lately, key=lambda f: f.appearance_time)
        lost.appearance_time = frame.time
        u, v = lost.motion.guess(frame.time)
        return tile_around(float(u), float(v), lost.region.side, *frame.size)

    def _confirm(self, time: float) -> None:
        """Give numbers, from left to right, to those followed for long enough, or known to have just been here.

        Who has not moved yet waits for it: a picture of somebody never does.
        """
        new = [f for f in self._tracks if f.number is None and f.seen > f.since]
        ready = [f for f in new if self._counts(f, time - f.since) or self._was_just_here(f)]
        waiting = [f for f in self._tracks if f.number is None and f not in ready]
        if self._fresh and waiting and all(time - f.since < START_SECONDS for f in ready):
            return
        ready.sort(key=lambda f: float(f.pose.picture[:, 0].mean()))
        known = reidentify(self._lost.values(), ready)
        for k, track in enumerate(ready):
            self._number(track, known.get(k))

    @staticmethod
    def _counts(new: Track, seconds: float) -> bool:
        return seconds >= CONFIRM_SECONDS and new.life.counts(seconds)

    def _was_just_here(self, new: Track) -> bool:
        return any(reappeared_near(lost, new) for lost in reidentify(self._lost.values(), [new]).values())

    def _number(self, track: Track, known: Track | None) -> None:
        if known is not None and known.number is not None:
            del self._lost[known.number]
            track.inherit(known)
        else:
            self._count += 1
            self._fresh = False
            track.number = self._count
