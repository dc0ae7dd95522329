"""Estimator, tracker and camera monitor together: what one frame after the other gives, and that the models end."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posture.assets.pose_model import Models
from posture.camera.monitor import CameraMonitor
from posture.perception.pipeline import PosePipeline
from posture.pose.frame import Frame
from posture.pose.pose import LEVEL, CameraState, PoseFrame
from tests.fakes import SIZE, Standing, use

MODELS = Models(Path("full"), Path("crop"))
SHAKEN = CameraState(roll=2.0, shaking=True, moves=1)


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Somebody who stands before a camera that shakes; filled when the models are released."""
    ends: list[bool] = []

    class Watched(Standing):
        def close(self) -> None:
            ends.append(True)

    def shaken(self: CameraMonitor, frame: Frame, found: PoseFrame) -> PoseFrame:
        return PoseFrame(found.time, found.width, found.height, found.people, camera=SHAKEN)

    use(Watched, monkeypatch)
    monkeypatch.setattr(CameraMonitor, "process", shaken)
    return ends


def frames(count: int = 20) -> list[Frame]:
    return [Frame(k / 10, np.full((SIZE[1], SIZE[0], 3), 128, dtype=np.uint8)) for k in range(count)]


def test_a_frame_gives_everyone_by_number_and_what_the_camera_does(closed: list[bool]) -> None:
    with PosePipeline(MODELS) as pipeline:
        found = [pipeline.process(frame) for frame in frames()]
    assert [one.person for one in found[-1].people] == [1]
    assert [frame.time for frame in found] == [frame.time for frame in frames()]
    assert {frame.camera for frame in found} == {SHAKEN}


def test_poses_alone_know_nothing_of_the_camera(closed: list[bool]) -> None:
    with PosePipeline(MODELS) as pipeline:
        found = [pipeline.track(frame) for frame in frames()]
    assert [one.person for one in found[-1].people] == [1]
    assert {frame.camera for frame in found} == {LEVEL}


def test_the_models_are_released_whatever_ends_it(closed: list[bool]) -> None:
    with pytest.raises(KeyboardInterrupt), PosePipeline(MODELS):
        raise KeyboardInterrupt
    assert closed == [True]
