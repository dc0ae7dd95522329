"""From poses to features while more and more becomes known of the camera."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posture.pose.pose import CameraState, PoseFrame
from posture.session.feature_stream import FeatureStream
from posture.types import Activity
from tests.film import scene
from tests.people import person

ROLL = 4.0
ROLLED = CameraState(roll=ROLL)


def rolled(seconds: float = 2.0) -> list[PoseFrame]:
    """Somebody upright, filmed by a camera that hangs aslant."""
    frames = scene(person(), seconds, 15.0)
    return [
        replace(f, people=(replace(p, pose=p.pose.upright(-ROLL, f.width, f.height)),))
        for f in frames
        for p in f.people
    ]


def fed(stream: FeatureStream, frames: list[PoseFrame], camera: CameraState = CameraState()) -> list[float]:  # noqa: B008 - frozen
    """The sideways leans that come of these frames."""
    leans = []
    for frame in frames:
        _, features = stream.process(frame.time, frame.people[0].pose, frame.width, frame.height, camera)
        leans.append(features.trunk.lateral_lean)
    return leans


def test_a_roll_that_is_known_is_taken_off() -> None:
    assert fed(FeatureStream(None), rolled(), ROLLED)[-1] == pytest.approx(0.0, abs=0.2)


def test_a_roll_that_is_not_known_is_a_lean_of_the_body() -> None:
    assert abs(fed(FeatureStream(None), rolled())[-1]) == pytest.approx(ROLL, abs=0.2)


def test_once_it_is_known_the_first_moments_are_measured_again() -> None:
    stream, frames = FeatureStream(None), rolled()
    before = fed(stream, frames[:10])
    fed(stream, frames[10:], ROLLED)
    opening = stream.end_opening()
    assert len(opening) == len(frames)
    assert abs(before[0]) == pytest.approx(ROLL, abs=0.2)
    assert [features.trunk.lateral_lean for features in opening] == pytest.approx([0.0] * len(frames), abs=0.2)


def test_after_the_opening_what_was_measured_stays() -> None:
    stream, frames = FeatureStream(None), rolled()
    fed(stream, frames[:10])
    assert all(features.activity.activity is Activity.STAND for features in stream.end_opening())
    assert stream.opening is None
    assert fed(stream, frames[10:], ROLLED)[-1] == pytest.approx(0.0, abs=0.5)
    assert stream.end_opening() == ()


def test_a_camera_that_moves_is_told_to_the_features() -> None:
    stream, frames = FeatureStream(None), scene(person(), 1.0, 15.0)
    fed(stream, frames[:5])
    frame = frames[5]
    _, features = stream.process(frame.time, frame.people[0].pose, frame.width, frame.height, CameraState(moves=1))
    assert features.moved
