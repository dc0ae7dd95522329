"""From pictures to poses, raw and without memory: by LiteRT, or by mediapipe where LiteRT is missing.

The networks are the same, and their answers too (see posture.perception.landmark_network); LiteRT takes half the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.perception.litert import is_installed, usual_threads
from posture.perception.roi import Region
from posture.perception.scan import Tile
from posture.pose.pose import Pose

MOST_PER_TILE: Final = 4
"""People that one look at a picture or tile can find, the surest first."""
LEAST_CONFIDENCE: Final = 0.5
"""Of detection and presence: MediaPipe's own default."""


class PoseNetworks(Protocol):
    """Detector and landmark network, whoever runs them."""

    def find(self, image: NDArray[np.uint8], tile: Tile, followed: Sequence[Region]) -> list[Pose]:
        """Every pose in the tile, perhaps without those of who is `followed`."""
        ...

    def follow(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        """The pose in each region, or None where there is nobody."""
        ...

    def close(self) -> None:
        """Release the networks."""
        ...


class PoseEstimator:
    """Finds people in pictures and follows them by regions. To be closed at the end.

    Raises ModelError where a bundle cannot be loaded.
    """

    def __init__(self, models: Models, threads: int | None = None) -> None:
        """`threads` may run a network: 1 where others use the cores too, else a few; equal results."""
        self._networks = _networks(models, threads or usual_threads())

    def detect(self, image: NDArray[np.uint8], tile: Tile | None = None, followed: Sequence[Region] = ()) -> list[Pose]:
        """Every pose found in the picture, or in its tile (left, top, width, height in pixels).

        Those of who is `followed`, in such regions of the picture, may be left out.
        """
        height, width = image.shape[:2]
        return self._networks.find(image, tile or (0, 0, width, height), followed)

    def track(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        """The pose in each region, or None where there is nobody any more."""
        return self._networks.follow(image, regions)

    def close(self) -> None:
        """Release the networks."""
        self._networks.close()


def _networks(models: Models, threads: int) -> PoseNetworks:
    # Imported here: only one of the two is needed, and mediapipe alone takes a second.
    if is_installed():
        from posture.perception.direct_networks import DirectNetworks

        return DirectNetworks(models, threads)
    from posture.perception.landmarkers import LibraryNetworks

    return LibraryNetworks(models)
