"""From pictures to poses by LiteRT: the detector says where bodies are, the landmark network how each stands.

Somebody who is followed is not found again: landmarks are worth their time only where the detector sees a body that
nobody follows. Measured on 16 clips, as many people are found as by landmarks everywhere, and looking for others costs
3.2 ms a frame instead of 5.6 with one person, 7.3 instead of 12.2 in groups.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.perception.body_detector import BodyDetector
from posture.perception.estimator import MOST_PER_TILE
from posture.perception.landmark_network import LandmarkNetwork
from posture.perception.roi import MARGIN, Region
from posture.perception.scan import Tile
from posture.pose.pose import Pose

NEAR: Final = 0.25
"""Of the larger body's radius: where a body detected nearer to one who is followed, and of about the same size, is
that one. With twice as much, two people who walk close together were taken for one in 3 frames of 1,551."""
SIZES: Final = (0.6, 1.6)
"""By what factor the two sizes may differ."""


class DirectNetworks:
    """Finds and follows people by LiteRT. Raises ModelError where a bundle cannot be loaded."""

    def __init__(self, models: Models, threads: int) -> None:
        """`threads` share one crop, or take a crop each where several people are followed."""
        self._models, self._threads = models, threads
        self._detector = BodyDetector(models.full, threads)
        self._landmarks = LandmarkNetwork(models.crop, threads)

    def find(self, image: NDArray[np.uint8], tile: Tile, followed: Sequence[Region]) -> list[Pose]:
        """The poses of those in the tile of whom none is `followed`.

        Landmarks see the tile alone, as the library's do: somebody whom its edge cuts is found whole in the next tile.
        """
        left, top, width, height = tile
        regions = self._detector.regions(image, tile)[:MOST_PER_TILE]
        new = [region for region in regions if not any(is_of(region, one) for one in followed)]
        within = [replace(region, u=region.u - left, v=region.v - top) for region in new]
        poses = self.follow(np.ascontiguousarray(image[top : top + height, left : left + width]), within)
        return [pose.moved(1.0, (left, top)) for pose in poses if pose is not None]

    def follow(self, image: NDArray[np.uint8], regions: Sequence[Region]) -> list[Pose | None]:
        """The pose in each region, or None where there is nobody."""
        if self._threads == 1 or len(regions) == 1:
            return [self._landmarks.follow(image, region) for region in regions]
        pool, networks = self._side_by_side
        shares = [regions[k :: len(networks)] for k in range(len(networks))]
        done = pool.map(lambda k: [networks[k].follow(image, region) for region in shares[k]], range(len(networks)))
        poses: list[Pose | None] = [None] * len(regions)
        for k, share in enumerate(done):
            poses[k :: len(networks)] = share
        return poses

    def close(self) -> None:
        """End the threads, if there are any."""
        if "_side_by_side" in self.__dict__:
            self._side_by_side[0].shutdown()

    @cached_property
    def _side_by_side(self) -> tuple[ThreadPoolExecutor, list[LandmarkNetwork]]:
        """A network of one thread for each of several crops, made when there are several: 30 MB each."""
        networks = [LandmarkNetwork(self._models.crop, 1) for _ in range(self._threads)]
        return ThreadPoolExecutor(self._threads), networks


def is_of(found: Region, followed: Region) -> bool:
    """Whether a detected body is the one that is followed in a region."""
    gap = math.hypot(found.u - followed.u, found.v - followed.v)
    radius = max(found.side, followed.side) / 2 / MARGIN
    return gap < NEAR * radius and SIZES[0] < found.side / followed.side < SIZES[1]
