"""The roll is taken off where it is sure, and only there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from posture.assets.pose_model import Models
from posture.camera.roll import LEAST, RollEstimate, RollEstimator
from posture.perception.pipeline import PosePipeline
from posture.pose.frame import Frame
from posture.pose.pose import Pose
from posture.review_video import judge_frames_with, open_recording
from posture.session.session import Session
from tests.camera.rooms import Image, room
from tests.camera.test_from_body import turned
from tests.fakes import folded_arms
from tests.judging import only, shown

EXAMPLES = Path(__file__).parents[2] / "examples"
UPRIGHT = folded_arms()
NAN = float("nan")


def rolled(image: Image, degrees: float) -> Image:
    """The picture of a camera that hangs aslant: what is upright leans to the right by so many degrees."""
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return np.asarray(cv2.warpAffine(image, turn, (width, height), borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)


def found(image: Image, *people: Pose, seconds: float = 2.0) -> float:
    finder = RollEstimator()
    for tick in range(round(seconds * 10)):
        finder.observe(Frame(tick / 10, image), people)
    return finder.roll


@pytest.mark.parametrize("roll", [-6.0, -2.0, 1.5, 4.0])
def test_what_edges_and_body_agree_on_is_the_roll(roll: float) -> None:
    assert found(room(roll), turned(UPRIGHT, roll)) == pytest.approx(roll, abs=0.3)


@pytest.mark.parametrize("example", ["stand_arms_folded_front.mp4", "sit_leg_crossed_front.mp4"])
@pytest.mark.parametrize("roll", [-4.0, 4.0])
def test_the_roll_of_a_rendered_room_is_found(example: str, roll: float) -> None:
    with open_recording(EXAMPLES / example) as video:
        image = next(video.frames()).image
    assert found(rolled(image, roll), turned(UPRIGHT, roll)) == pytest.approx(roll, abs=0.4)


@pytest.mark.parametrize("roll", [-0.5, 0.0, 0.6])
def test_a_roll_no_greater_than_its_error_is_none(roll: float) -> None:
    assert abs(roll) < LEAST
    assert found(room(roll), turned(UPRIGHT, roll)) == 0.0


def test_a_body_that_stands_otherwise_than_the_edges_leaves_it_open() -> None:
    assert found(room(4.0), turned(UPRIGHT, -4.0)) == 0.0


def test_a_leaning_body_alone_is_no_roll() -> None:
    plain = np.full((480, 640, 3), 128, dtype=np.uint8)
    assert found(plain, turned(UPRIGHT, 4.0)) == 0.0


def test_edges_are_believed_where_no_body_can_say_anything() -> None:
    sideways = replace(UPRIGHT, world=UPRIGHT.world[:, [2, 1, 0]] * (-1, 1, 1))
    assert found(room(3.0), sideways) == pytest.approx(3.0, abs=0.3)


def test_nothing_is_looked_for_while_nobody_is_there() -> None:
    assert found(room(4.0)) == 0.0


def test_the_roll_is_known_before_anybody_has_a_number() -> None:
    assert found(room(4.0), turned(UPRIGHT, 4.0), seconds=0.5) != 0.0


def test_a_picture_too_small_for_edges_says_nothing() -> None:
    assert found(np.zeros((1, 1, 3), dtype=np.uint8), UPRIGHT) == 0.0


@pytest.mark.parametrize(
    ("lines", "body", "sure"), [(3.0, 1.0, True), (3.0, NAN, True), (3.0, -2.0, False), (NAN, 3.0, False)]
)
def test_lines_are_sure_unless_a_body_contradicts(lines: float, body: float, *, sure: bool) -> None:
    assert RollEstimate(lines, body).is_reliable is sure


@pytest.mark.parametrize("roll", [-7.0, -4.0, 4.0])
def test_a_pose_taken_upright_is_what_a_level_camera_sees(roll: float) -> None:
    back = turned(UPRIGHT, roll).upright(roll, 640, 480)
    assert np.allclose(back.picture, UPRIGHT.picture)
    leaning = replace(UPRIGHT, world=UPRIGHT.upright(-roll, 640, 480).world)
    assert np.allclose(leaning.upright(roll, 640, 480).world, UPRIGHT.world)


@pytest.mark.slow
@pytest.mark.parametrize("roll", [-4.0, 4.0])
def test_a_rolled_recording_is_judged_as_the_level_one(roll: float, models: Models) -> None:
    session = Session(classifier=None)
    with open_recording(EXAMPLES / "stand_arms_folded_front.mp4") as video, PosePipeline(models) as pipeline:
        frames = (Frame(frame.time, rolled(frame.image, roll)) for frame in video.frames())
        for _ in judge_frames_with(frames, pipeline.process, session):
            pass
    [who] = session.people()
    assert shown(who) == {"stand.arms_folded"}
    assert only(who.finding("stand.arms_folded")).start == pytest.approx(4.4, abs=0.7)
    assert who.finding("stand.straight").shown_seconds > 10
