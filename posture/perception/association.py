"""Who is who: by colours first, and by where they were going where colours do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.perception.appearance import Appearance, appearance_distance, appearance_of
from posture.perception.plausibility import trunk_length
from posture.perception.track import APART, MOST_GUESSED, TOUCHING, Track, hip_centre, hip_distance
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.types import FloatArray

KNOWN_AGAIN: Final = 6.5
"""Difference of looks under which somebody who left is known again: 92 % of a person's own looks are nearer, and
4 of 42 pairs of different people (see posture.perception.appearance)."""
NEAR_SECONDS: Final = 2.0
"""For this long after being lost, being where they were or were going helps to know them again."""
NEAR_TRUNKS: Final = 1.0
"""What "where" means, in trunk lengths."""
NEAR_FACTOR: Final = 0.4
"""By how much less the looks count then: they may differ by 2.5 times as much."""
MOST_GAP: Final = 2.0
"""Trunk lengths: being further off than this does not count more."""
OTHER_LIGHT: Final = 20.0
"""Change of brightness, of 255, beyond which looks tell nothing: a lamp, or a webcam that settles its exposure."""
NEAR_UNSEEN: Final = 0.9
"""What somebody counts who appears soon and there, but whose looks cannot be compared."""
SURER: Final = 1.0
"""By how much better the other way round must fit for numbers to be exchanged; a look varies by 0.4 (same clothes must
not make two people swap), a step of one trunk counts 1."""


def resolve_meetings(people: Sequence[Track], image: NDArray[np.uint8]) -> None:
    """Where two who met are apart again, see whether each is still followed under the right number."""
    for one, other in combinations(people, 2):
        if one.number in other.met and hip_distance(one.pose, other.pose) > APART:
            _settle_pair(one, other, image)


def record_meetings(people: Sequence[Track]) -> None:
    """Write down who is so near whom that they may be taken for each other."""
    for one, other in combinations(people, 2):
        if hip_distance(one.pose, other.pose) < TOUCHING:
            record_meeting(one, other, hidden=False)


def record_meeting(one: Track, other: Track, *, hidden: bool) -> None:
    """Write down that two met, and whether one hid the other. Only people with numbers can be mixed up."""
    if one.number is not None and other.number is not None:
        one.met[other.number] = one.met.get(other.number, False) or hidden
        other.met[one.number] = other.met.get(one.number, False) or hidden


def worse_fit(one: Track, other: Track, image: NDArray[np.uint8]) -> Track:
    """Of two that caught one body, the one who does not belong to it: the newcomer, or whom it fits less."""
    if (one.number is None) != (other.number is None):
        return one if one.number is None else other
    seen = appearance_of(image, one.pose)
    return max((one, other), key=lambda person: (_misfit(person, one.pose, seen, moving=True), person.since))


def reidentify(lost: Iterable[Track], found: Sequence[Track]) -> dict[int, Track]:
    """Who of the lost each of the found is, by index into `found`; the surest pairs first."""
    pairs = [(cost, k, old) for old in lost for k, new in enumerate(found) if (cost := _unlike(old, new)) < 1]
    chosen: dict[int, Track] = {}
    for _, k, old in sorted(pairs, key=lambda pair: pair[0]):
        if k not in chosen and old not in chosen.values():
            chosen[k] = old
    return chosen


def reappeared_near(lost: Track, found: Track) -> bool:
    """Whether `found` appeared soon after and where `lost` was, or was going."""
    if found.since - lost.seen > NEAR_SECONDS:
        return False
    walked = lost.motion.guess(found.since) - lost.motion.place
    gaps = [np.linalg.norm(_places(lost.pose) + way - _places(found.pose), axis=1).min() for way in (0, walked)]
    return bool(min(gaps) < NEAR_TRUNKS * trunk_length(lost.pose))


def _places(pose: Pose) -> FloatArray:
    """Head, shoulders and hips, shape (3, 2): of somebody close to the camera only the head's place is known."""
    shoulders = pose.midpoint(L.LEFT_SHOULDER, L.RIGHT_SHOULDER)
    return np.array([pose.picture[L.NOSE], shoulders, hip_centre(pose)])


def _unlike(lost: Track, found: Track) -> float:
    """Difference of looks over what is allowed; below 1 they are the same person."""
    unlike = appearance_distance(lost.appearance, found.appearance) / KNOWN_AGAIN
    if not reappeared_near(lost, found):
        return unlike
    blind = not np.isfinite(unlike) or abs(lost.pose.light - found.pose.light) > OTHER_LIGHT
    return min(NEAR_FACTOR * unlike, NEAR_UNSEEN) if blind else NEAR_FACTOR * unlike


def _settle_pair(one: Track, other: Track, image: NDArray[np.uint8]) -> None:
    moving = one.number is not None and other.met[one.number] and _lately(one) and _lately(other)
    looks = [appearance_of(image, person.pose) for person in (one, other)]
    straight = _misfit(one, one.pose, looks[0], moving=moving) + _misfit(other, other.pose, looks[1], moving=moving)
    crossed = _misfit(one, other.pose, looks[1], moving=moving) + _misfit(other, one.pose, looks[0], moving=moving)
    if crossed + SURER < straight:
        one.swap(other)
    _part(one, other)


def _lately(person: Track) -> bool:
    """Whether it is not long since they were seen free, so that where they were going still means something."""
    return person.seen - person.motion.time < 2 * MOST_GUESSED


def _part(one: Track, other: Track) -> None:
    """They no longer have to do with each other."""
    for person, number in ((one, other.number), (other, one.number)):
        if number is not None:
            person.met.pop(number, None)


def _misfit(person: Track, pose: Pose, seen: Appearance, *, moving: bool) -> float:
    """How badly a body fits what is remembered of a person: looks, and place if `moving`."""
    unlike = appearance_distance(person.appearance, seen) / KNOWN_AGAIN
    cost = unlike if np.isfinite(unlike) else 1.0
    if moving:
        ahead = float(np.linalg.norm(person.motion.guess(person.seen) - hip_centre(pose))) / trunk_length(pose)
        cost += min(ahead, MOST_GAP)
    return cost
