from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posture.assets.pose_model import Models
from posture.errors import ModelError
from posture.pose.frame import Frame
from posture.practice.protocol import ProtocolError
from posture.web import server_poses
from posture.web.server_poses import PoseSlots, ServerPoses

EMPTY = Frame(0.0, np.zeros((48, 64, 3), dtype=np.uint8))


class FakeEstimator:
    def __init__(self, models: Models, threads: int | None = None) -> None:
        self.closed = False

    def detect(self, image: object, tile: object = None, followed: object = ()) -> list[object]:
        return []

    def track(self, image: object, regions: object) -> list[object]:
        return []

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def _no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_poses, "kept_model", lambda: Models(Path("full"), Path("crop")))
    monkeypatch.setattr("posture.perception.pipeline.PoseEstimator", FakeEstimator)


def test_more_practices_than_places_are_told_to_use_the_browser() -> None:
    places = PoseSlots(most=1)
    one, two = ServerPoses(places), ServerPoses(places)
    assert one(EMPTY).people == ()
    with pytest.raises(ProtocolError) as refusal:
        two(EMPTY)
    assert refusal.value.code == "busy"
    one.close()
    assert two(EMPTY).people == ()


def test_closing_twice_gives_back_one_place() -> None:
    places = PoseSlots(most=1)
    one = ServerPoses(places)
    one(EMPTY)
    one.close()
    one.close()
    ServerPoses(places)(EMPTY)
    with pytest.raises(ProtocolError):
        ServerPoses(places)(EMPTY)


def test_a_missing_model_takes_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Models:
        raise ModelError("no model here")

    places = PoseSlots(most=1)
    with monkeypatch.context() as without:
        without.setattr(server_poses, "kept_model", none)
        with pytest.raises(ProtocolError, match="no model here"):
            ServerPoses(places)(EMPTY)
    assert ServerPoses(places)(EMPTY).people == ()
