"""A person who stands with folded arms, whatever the picture shows: in place of the pose model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.perception.roi import Region
from posture.perception.scan import Tile
from posture.pose.pose import Pose
from tests.sources.videos import write_video

GOLDEN: Final = Path(__file__).with_name("golden") / "arms_folded.npz"
"""The landmarks that the pose model gave for `examples/stand_arms_folded_front.mp4` at 7 s."""

SIZE: Final = (640, 480)
"""Pixels of that picture."""

SECONDS: Final = 6.0
RATE: Final = 20


def folded_arms() -> Pose:
    """A pose seen from the front in a picture of `SIZE`, arms folded, all of the body in view."""
    arrays = np.load(GOLDEN)
    return Pose(**{name: arrays[name].astype(np.float64) for name in ("picture", "world", "visibility", "presence")})


class Standing:
    """A pose estimator to which everybody stands with folded arms."""

    def __init__(self, models: Models, threads: int | None = None) -> None:
        self._pose = folded_arms()

    def detect(self, image: NDArray[np.uint8], tile: Tile | None = None, followed: Sequence[Region] = ()) -> list[Pose]:
        return [self._pose]

    def track(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        return [self._pose for _ in regions]

    def close(self) -> None:
        """Nothing to release."""


class Nobody(Standing):
    """A pose estimator that finds no one."""

    def detect(self, image: NDArray[np.uint8], tile: Tile | None = None, followed: Sequence[Region] = ()) -> list[Pose]:
        return []


def use(estimator: type[Standing], monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an estimator in the place of the pose model, for recordings and cameras."""
    for module in ("posture.review_video", "posture.cli.models", "posture.batch.recording_review"):
        monkeypatch.setattr(f"{module}.ensure_model", lambda *_: Models(Path("full"), Path("crop")))
    monkeypatch.setattr("posture.perception.pipeline.PoseEstimator", estimator)


def write_clip(path: Path, **wishes: object) -> Path:
    """A recording of that length, rate and size."""
    times = range(0, round(SECONDS * 1000), round(1000 / RATE))
    return write_video(path, times, size=SIZE, living=True, **wishes)
