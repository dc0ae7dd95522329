"""Which parts of the body are seen."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.pose.landmarks import Landmark as L
from posture.pose.observation import UNSEEN, Observation
from posture.types import BodyPart, View

FACE_RADIUS: Final = 0.4
"""Shoulder widths around the nose in which a hand covers the face (14 cm)."""

HIDDEN_KNEE: Final = 0.5
"""Visibility below which a knee in the picture is taken as hidden (rules.md §2.2)."""

_ARMS: Final = ((L.LEFT_ELBOW, L.LEFT_WRIST), (L.RIGHT_ELBOW, L.RIGHT_WRIST))
_HANDS: Final = (L.LEFT_WRIST, L.RIGHT_WRIST, L.LEFT_INDEX, L.RIGHT_INDEX, L.LEFT_THUMB, L.RIGHT_THUMB)

_PAIRS: Final[dict[BodyPart, tuple[tuple[L, ...], tuple[L, ...]]]] = {
    BodyPart.SHOULDERS: ((L.LEFT_SHOULDER,), (L.RIGHT_SHOULDER,)),
    BodyPart.HIPS: ((L.LEFT_HIP,), (L.RIGHT_HIP,)),
    BodyPart.KNEES: ((L.LEFT_KNEE,), (L.RIGHT_KNEE,)),
    BodyPart.ANKLES: ((L.LEFT_ANKLE,), (L.RIGHT_ANKLE,)),
    BodyPart.FEET: ((L.LEFT_HEEL, L.LEFT_FOOT_INDEX), (L.RIGHT_HEEL, L.RIGHT_FOOT_INDEX)),
}


def find_visible_parts(o: Observation) -> frozenset[BodyPart]:
    """The parts that are seen: both sides, or one side where the person is seen from the side."""
    parts = {part for part, sides in _PAIRS.items() if _enough(o, [_all(o.seen, side) for side in sides])}
    if o.view is not View.BACK and o.seen[L.NOSE] and ears_visible(o) and not _hand_before_face(o):
        parts.add(BodyPart.FACE)
    if any(arms_visible(o)):
        parts.add(BodyPart.ARMS)
    return frozenset(parts)


def ears_visible(o: Observation) -> bool:
    """Whether the head's place is known; from behind too."""
    return bool(o.seen[L.LEFT_EAR] or o.seen[L.RIGHT_EAR])


def knees_partly_visible(o: Observation) -> bool:
    """Whether the knees are in the picture, if only half seen: enough to tell sitting from standing.

    One knee is enough where somebody is seen from the side: it hides the other.
    """
    left, right = bool(o.glimpsed[L.LEFT_KNEE]), bool(o.glimpsed[L.RIGHT_KNEE])
    return left or right if o.view is View.SIDE else left and right


def _hand_before_face(o: Observation) -> bool:
    """Whether a hand covers the face: the landmarks under it are then guessed, and the head seems to sink."""
    near = (float(np.hypot(*(o.picture[hand] - o.picture[L.NOSE]))) for hand in _HANDS if o.glimpsed[hand])
    return any(distance < FACE_RADIUS for distance in near)


def _enough(o: Observation, sides: list[bool]) -> bool:
    return any(sides) if o.view is View.SIDE else all(sides)


def _all(seen: NDArray[np.bool_], points: tuple[L, ...]) -> bool:
    return all(bool(seen[point]) for point in points)


def arms_visible(o: Observation) -> tuple[bool, bool]:
    """Whether the left and the right arm are seen; in side view only the near one can be.

    Hands may be half hidden: that is what folding them or putting them into a pocket looks like.
    """
    return _near(o, *(bool(o.glimpsed[elbow] and o.glimpsed[wrist]) for elbow, wrist in _ARMS))


def arms_placed(o: Observation) -> tuple[bool, bool]:
    """Whether it is known where the left and the right arm are, be the hand itself in view or not.

    A hand that is in a pocket, tucked under the other arm or behind the back has a place, which elbow and forearm tell,
    but often next to no visibility: of 67 rendered pocket hands every fourth had less than GLIMPSED.
    """
    return _near(o, *(bool(o.glimpsed[elbow]) and _in_picture(o, wrist) for elbow, wrist in _ARMS))


def legs_behind_something(o: Observation) -> bool:
    """Whether the knees ought to be in the picture but something hides them: then the hips may be made up as well.

    Knees below the picture's edge say nothing of that kind.
    """
    knees = (L.LEFT_KNEE, L.RIGHT_KNEE)
    return all(_in_picture(o, knee) and o.visibility[knee] < HIDDEN_KNEE for knee in knees)


def _in_picture(o: Observation, point: L) -> bool:
    u, v = o.picture[point]
    return bool(0 < u < o.width and 0 < v < o.height and o.presence[point] >= UNSEEN)


def _near(o: Observation, left: bool, right: bool) -> tuple[bool, bool]:  # noqa: FBT001 - a pair
    """In side view the near arm at most."""
    return (left and o.facing < 0, right and o.facing > 0) if o.view is View.SIDE else (left, right)
