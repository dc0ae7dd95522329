"""The pose library's own way from pictures to poses, where LiteRT is missing: the only module that imports mediapipe.

Two landmarkers, both in IMAGE mode so that the landmarks are raw (VIDEO mode smooths inside and passes only 17-50 % of
a small 5 Hz movement, so a shaking foot disappears): one runs detector and landmark network on a picture or a tile of
it, the other the landmark network alone on a region that is known to hold one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.errors import ModelError
from posture.perception.estimator import LEAST_CONFIDENCE, MOST_PER_TILE
from posture.perception.roi import LIGHT_STEP, Region, body_light
from posture.perception.scan import Tile
from posture.pose.mediapipe import to_poses
from posture.pose.pose import Pose

WORKERS: Final = 2
"""Landmark models that run side by side when several people are followed."""


class LibraryNetworks:
    """Finds and follows people by MediaPipe. Raises ModelError where a bundle cannot be loaded."""

    def __init__(self, models: Models) -> None:
        self._finder = _landmarker(models.full, MOST_PER_TILE)
        self._followers = [_landmarker(models.crop, 1) for _ in range(WORKERS)]
        self._pool = ThreadPoolExecutor(WORKERS)

    def find(self, image: NDArray[np.uint8], tile: Tile, followed: Sequence[Region]) -> list[Pose]:  # noqa: ARG002
        """Every pose in the tile, also of those who are `followed`: the library knows no other way."""
        left, top, w, h = tile
        part = np.ascontiguousarray(image[top : top + h, left : left + w])
        result = self._finder.detect(_as_mediapipe(part))
        return to_poses(result, (w, h), (left, top), float(part[::LIGHT_STEP, ::LIGHT_STEP].mean()))

    def follow(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        """The pose in each region, or None where there is nobody."""
        if len(regions) == 1:
            return [_follow(self._followers[0], image, regions[0])]
        shares = [regions[k::WORKERS] for k in range(WORKERS)]
        done = self._pool.map(lambda k: [_follow(self._followers[k], image, r) for r in shares[k]], range(WORKERS))
        poses: list[Pose | None] = [None] * len(regions)
        for k, share in enumerate(done):
            poses[k::WORKERS] = share
        return poses

    def close(self) -> None:
        """Release the models."""
        self._pool.shutdown()
        for landmarker in (self._finder, *self._followers):
            landmarker.close()


def _landmarker(bundle: Any, poses: int) -> vision.PoseLandmarker:
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(bundle)),
        running_mode=vision.RunningMode.IMAGE,
        num_poses=poses,
        min_pose_detection_confidence=LEAST_CONFIDENCE,
        min_pose_presence_confidence=LEAST_CONFIDENCE,
    )
    try:
        return vision.PoseLandmarker.create_from_options(options)
    except (ValueError, RuntimeError, OSError) as error:
        raise ModelError(
            f"{bundle} could not be loaded as a pose model ({_first_line(error)}); "
            "run 'posture setup' or name another bundle with --model"
        ) from error


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _as_mediapipe(image: NDArray[np.uint8]) -> mp.Image:
    return mp.Image(image_format=mp.ImageFormat.SRGB, data=image)


def _follow(landmarker: vision.PoseLandmarker, image: NDArray[np.uint8], region: Region) -> Pose | None:
    cut = region.crop(image)
    found = to_poses(landmarker.detect(_as_mediapipe(cut)), (1, 1), light=body_light(cut))
    return next((region.place(pose) for pose in found), None)
