"""What a look at a camera says of it, where everything about it is known."""

from __future__ import annotations

import math

import pytest

from posture.camera.check import CameraCheck, CameraFacts
from posture.features.extractor import STATURE
from posture.pose.frame import Frame
from posture.rules import RULES
from posture.session.session import Session
from posture.types import View
from tests.camera.rooms import SIZE, room
from tests.film import scene
from tests.judging import LIMITS
from tests.mannequin import SHOULDERS, Camera
from tests.people import Person, person

CAMERA = Camera(*SIZE)
SCALE = CAMERA.focal * SHOULDERS / CAMERA.distance
"""Pixels per shoulder width."""


def looked(who: Person, seconds: float = 3.0, fps: float = 12.5, view: str = "front", roll: float = 0.0) -> CameraFacts:
    """After watching somebody in a room through a camera that hangs aslant by `roll` degrees."""
    check, session, picture = CameraCheck(RULES, LIMITS), Session(classifier=None), room(roll)
    for frame in scene(who, seconds, fps, view=view, camera=CAMERA):
        check.observe(Frame(frame.time, picture), session.process(frame))
    return check.facts(1)


def test_rate_length_and_size_are_those_of_its_frames() -> None:
    facts = looked(person())
    assert facts.fps == pytest.approx(12.5)
    assert facts.seconds == pytest.approx(3.08, abs=0.1)
    assert facts.size == SIZE


def test_somebody_stands_as_tall_as_their_scale_says() -> None:
    assert looked(person()).stature == pytest.approx(STATURE * SCALE, rel=0.02)


@pytest.mark.parametrize(("view", "named"), [("front", View.FRONT), ("side", View.SIDE), ("back", View.BACK)])
def test_the_view_is_the_one_that_was_filmed(view: str, named: View) -> None:
    assert looked(person(), view=view).views == {named: 1.0}


def test_the_roll_is_what_lines_and_body_say_each_for_itself() -> None:
    found = looked(person(), roll=3.0).roll
    assert found.lines == pytest.approx(3.0, abs=0.3)
    assert found.body == pytest.approx(0.0, abs=0.5)


def test_the_height_is_told_by_somebody_upright() -> None:
    found = looked(person()).height
    assert found is not None
    assert found.distance == pytest.approx(CAMERA.distance, rel=0.1)
    assert found.below_ears == pytest.approx(1.565 - CAMERA.eye, abs=0.25)


def test_a_camera_that_stands_still_is_known_to() -> None:
    facts = looked(person(), seconds=5.0)
    assert (facts.movement_known, facts.moves) == (True, ())


def test_of_nobody_nothing_is_said_but_of_the_camera_itself() -> None:
    check = CameraCheck(RULES, LIMITS)
    for k in range(30):
        check.observe(Frame(k / 10, room()), ())
    facts = check.facts(None)
    assert facts.fps == pytest.approx(10.0)
    assert facts.light is not None
    assert math.isnan(facts.stature)
    assert facts.views == {}
    assert facts.height is None or math.isnan(facts.height.distance)


def test_frames_of_which_only_poses_are_known_count_for_the_rate() -> None:
    check = CameraCheck(RULES, LIMITS)
    for k in range(20):
        check.observe_poses(k / 20, SIZE, ())
    facts = check.facts(None)
    assert facts.fps == pytest.approx(20.0)
    assert (facts.light, facts.movement_known) == (None, False)
