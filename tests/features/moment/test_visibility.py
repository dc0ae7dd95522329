"""Which parts of a body are in the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posture.features.moment.visibility import (
    arms_placed,
    arms_visible,
    ears_visible,
    find_visible_parts,
    knees_partly_visible,
    legs_behind_something,
)
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from posture.types import BodyPart, View
from tests.mannequin import Camera
from tests.observing import seen
from tests.people import person

ALL = frozenset(BodyPart)
LEGS = {BodyPart.KNEES, BodyPart.ANKLES, BodyPart.FEET}


@pytest.mark.parametrize("view", ["front", "oblique", "side", "left side"])
def test_of_somebody_filmed_whole_every_part_is_seen(view: str) -> None:
    assert find_visible_parts(seen(person(), view)) == ALL


def test_from_behind_all_but_the_face() -> None:
    assert find_visible_parts(seen(person(), "back")) == ALL - {BodyPart.FACE}


@pytest.mark.parametrize(
    ("bottom", "cut"), [(0.3, {BodyPart.FEET, BodyPart.ANKLES}), (0.7, LEGS), (1.0, LEGS | {BodyPart.HIPS})]
)
def test_what_the_picture_cuts_off_is_not_seen(bottom: float, cut: set[BodyPart]) -> None:
    found = find_visible_parts(seen(person().folds_arms(), camera=Camera(bottom=bottom)))
    assert found == ALL - cut


@pytest.mark.parametrize(
    ("hidden", "lost"),
    [
        ("left_shoulder", BodyPart.SHOULDERS),
        ("right_hip", BodyPart.HIPS),
        ("left_knee", BodyPart.KNEES),
        ("right_ankle", BodyPart.ANKLES),
        ("left_heel", BodyPart.FEET),
        ("right_foot_index", BodyPart.FEET),
        ("nose", BodyPart.FACE),
    ],
)
def test_one_hidden_landmark_hides_its_part_from_the_front(hidden: str, lost: BodyPart) -> None:
    assert find_visible_parts(seen(person().hides(hidden))) == ALL - {lost}


def test_from_the_side_one_side_of_a_part_is_enough() -> None:
    assert find_visible_parts(seen(person().hides("left_hip", "left_knee", "left_ankle"), "side")) == ALL


def test_one_ear_tells_where_the_head_is() -> None:
    assert ears_visible(seen(person().hides("left_ear")))
    assert not ears_visible(seen(person().hides("left_ear", "right_ear")))


def test_a_hand_before_the_face_hides_it() -> None:
    o = seen(person())
    picture = o.picture.copy()
    picture[L.LEFT_INDEX] = picture[L.NOSE] + (0.39, 0.0)
    assert find_visible_parts(replace(o, picture=picture)) == ALL - {BodyPart.FACE}
    picture[L.LEFT_INDEX] = picture[L.NOSE] + (0.41, 0.0)
    assert find_visible_parts(replace(o, picture=picture)) == ALL


def half_hidden(o: Observation, *points: L) -> Observation:
    """As if these were seen by the relaxed gate only."""
    some = o.seen.copy()
    some[list(points)] = False
    return replace(o, seen=some)


def test_hands_and_knees_may_be_half_hidden() -> None:
    o = half_hidden(seen(person()), L.LEFT_WRIST, L.RIGHT_WRIST, L.LEFT_KNEE)
    assert arms_visible(o) == (True, True)
    assert knees_partly_visible(o)
    assert BodyPart.KNEES not in find_visible_parts(o)


def test_what_is_not_even_glimpsed_is_not_seen() -> None:
    o = replace(seen(person()), glimpsed=np.zeros(33, dtype=np.bool_))
    assert arms_visible(o) == (False, False)
    assert not knees_partly_visible(o)
    assert BodyPart.ARMS not in find_visible_parts(o)


@pytest.mark.parametrize(("view", "there"), [("side", (False, True)), ("left side", (True, False))])
def test_from_the_side_the_near_arm_alone_counts(view: str, there: tuple[bool, bool]) -> None:
    o = seen(person(), view)
    assert o.view is View.SIDE
    assert arms_visible(o) == there


def test_an_arm_whose_hand_is_hidden_has_a_place_as_long_as_that_is_in_the_picture() -> None:
    o = seen(person())
    glimpsed, presence = o.glimpsed.copy(), o.presence.copy()
    glimpsed[L.LEFT_WRIST] = False
    o = replace(o, glimpsed=glimpsed)
    assert (arms_visible(o), arms_placed(o)) == ((False, True), (True, True))
    presence[L.LEFT_WRIST] = 0.2
    assert arms_placed(replace(o, presence=presence)) == (False, True)
    glimpsed[L.RIGHT_ELBOW] = False
    assert arms_placed(replace(o, glimpsed=glimpsed)) == (True, False)


def test_legs_are_behind_something_where_both_knees_ought_to_be_in_the_picture_but_are_hidden() -> None:
    o = seen(person())
    visibility, picture = o.visibility.copy(), o.picture.copy()
    assert not legs_behind_something(o)
    visibility[L.LEFT_KNEE] = 0.2
    assert not legs_behind_something(replace(o, visibility=visibility))
    visibility[L.RIGHT_KNEE] = 0.2
    assert legs_behind_something(replace(o, visibility=visibility))
    picture[[L.LEFT_KNEE, L.RIGHT_KNEE], 1] = o.height + 0.1
    assert not legs_behind_something(replace(o, visibility=visibility, picture=picture))
