"""From pictures to poses: the only module that runs mediapipe.

Two landmarkers, both in IMAGE mode so that the landmarks are raw (VIDEO mode smooths inside and passes only 17-50 % of
a small 5 Hz movement, so a shaking foot disappears):

* ``find`` runs the person detector and the landmark model on a picture or a tile of it;
* ``follow`` runs the landmark model alone on a region that is known to hold one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final

import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.errors import ModelError
from posture.perception.roi import Region
from posture.pose.mediapipe import to_poses
from posture.pose.pose import Pose

MOST_PER_TILE: Final = 4
"""People that one look at a picture or tile can find."""
WORKERS: Final = 2
"""Landmark models that run side by side when several people are followed."""
LEAST_CONFIDENCE: Final = 0.5
"""Of detection and presence: MediaPipe's own default."""
LIGHT_STEP: Final = 8
"""Pixels between those of which the mean brightness is taken, across and down."""


class PoseEstimator:
    """Finds people in pictures and follows them by regions. To be closed at the end.

    Raises ModelError where a bundle cannot be loaded.
    """

    def __init__(self, models: Models) -> None:
        self._finder = _landmarker(models.full, MOST_PER_TILE)
        self._followers = [_landmarker(models.crop, 1) for _ in range(WORKERS)]
        self._pool = ThreadPoolExecutor(WORKERS)

    def detect(self, image: NDArray[np.uint8], tile: tuple[int, int, int, int] | None = None) -> list[Pose]:
        """Every pose found in the picture, or in its tile (left, top, width, height in pixels)."""
        height, width = image.shape[:2]
        left, top, w, h = tile or (0, 0, width, height)
        part = np.ascontiguousarray(image[top : top + h, left : left + w])
        result = self._finder.detect(_as_mediapipe(part))
        return to_poses(result, (w, h), (left, top), float(part[::LIGHT_STEP, ::LIGHT_STEP].mean()))

    def track(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        """The pose in each region, or None where there is nobody any more."""
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
    found = to_poses(landmarker.detect(_as_mediapipe(cut)), (1, 1), light=_light(cut))
    return next((_in_picture(pose, region) for pose in found), None)


def _in_picture(pose: Pose, region: Region) -> Pose:
    """The pose in the whole picture, of one in shares of a region."""
    return replace(pose, picture=region.to_picture(pose.picture), world=region.to_camera_axes(pose.world))


def _light(cut: NDArray[np.uint8]) -> float:
    """Mean brightness of what lies inside the picture (outside is filled with black)."""
    sample = cut[::LIGHT_STEP, ::LIGHT_STEP]
    inside = sample[sample.any(axis=2)]
    return float(inside.mean()) if inside.size else 0.0
