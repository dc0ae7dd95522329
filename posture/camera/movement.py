"""Whether the camera moved: corners of the background are looked for again where they were."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.around import Area, outside

SIDE: Final = 320
"""Pixels of the longer side that corners are looked for in."""
INTERVAL: Final = 0.5
"""Seconds between two looks: what a camera does in between shows at the next."""
CORNERS: Final = 100
LEAST_CORNERS: Final = 10
"""Fewer do not tell a camera that moves from a curtain that does."""
SHIFT: Final = 0.008
"""Of the longer side: by which the background of a camera that moved is shifted. Noise shifts it by 0.001."""
IN_PLACE: Final = 0.2
"""Share of the corners, at least five, that have stayed where the camera has: a camera that moves takes all with it,
while the others may be hidden by now, or have been on somebody who was not followed yet."""
LEAST_IN_PLACE: Final = 5
DOUBT: Final = 2
"""Corners in place that leave it open: too few to say that the camera stood still, too many for one that moved."""
GONE: Final = 0.5
"""Share of the corners that, found again elsewhere, make a camera that has moved."""
TOGETHER: Final = 0.8
"""Share of the corners found again that must have gone together for their motion to be the camera's."""
LOST_SECONDS: Final = 1.5
"""After which a background that is no longer found is another view."""
FOUND: Final = 1.5
"""Pixels by which a corner tracked forth and back may miss itself."""

_Grey = NDArray[np.uint8]


class MovementWatcher:
    """Follows the background. Feed it frames in the order of time."""

    def __init__(self) -> None:
        self._looked = -math.inf
        self._grey: _Grey | None = None
        self._corners = np.zeros((0, 2), dtype=np.float32)
        self._lost_since = math.nan
        self._compared = False
        self._moves: list[float] = []

    @property
    def moves(self) -> tuple[float, ...]:
        """Seconds at which the camera was seen to have moved."""
        return tuple(self._moves)

    @property
    def known(self) -> bool:
        """Whether the background shows enough to tell."""
        return self._compared or bool(self._moves)

    def push(self, time: float, image: NDArray[np.uint8], people: Sequence[Area]) -> bool:
        """Look at the picture at `time` (seconds, rising), RGB; whether the camera has moved since the last look."""
        if time - self._looked < INTERVAL:
            return False
        self._looked = time
        scale = min(1.0, SIDE / max(image.shape[:2]))
        grey, areas = _small(image, scale), [area.scaled(scale) for area in people]
        moved = self._has_moved(time, grey, areas)
        if moved:
            self._moves.append(time)
        if moved or len(self._corners) < LEAST_CORNERS:
            self._grey, self._corners = grey, _corners(grey, areas)
        return moved

    def _has_moved(self, time: float, grey: _Grey, people: Sequence[Area]) -> bool:
        here = self._corners[outside(self._corners.astype(np.float64), people)]
        if self._grey is None or len(here) < LEAST_CORNERS:
            return False
        found, there = _again(self._grey, grey, here)
        gone = np.hypot(*(there - found).T) > SHIFT * max(grey.shape)
        still = int((~gone).sum())
        enough = len(found) >= max(LEAST_CORNERS, GONE * len(here))
        whole = _moved_as_one(found, there, grey.shape) if enough else None
        if whole is False or (whole is None and still >= max(LEAST_IN_PLACE, IN_PLACE * len(here))):
            # What was hidden by somebody just now may have been on them when it was found.
            self._lost_since, self._compared, self._corners = math.nan, True, here
            return False
        if whole:
            return True
        if still >= DOUBT:
            self._lost_since = math.nan
            return False
        return int(gone.sum()) >= GONE * len(here) or self._is_another_view(time)

    def _is_another_view(self, time: float) -> bool:
        self._lost_since = time if math.isnan(self._lost_since) else self._lost_since
        if time - self._lost_since < LOST_SECONDS:
            return False
        self._lost_since = math.nan
        return True


def _small(image: NDArray[np.uint8], scale: float) -> _Grey:
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _corners(grey: _Grey, people: Sequence[Area]) -> NDArray[np.float32]:
    """Places of corners outside people, shape (n, 2)."""
    # Where there is no corner at all, it gives None.
    found: cv2.typing.MatLike | None = cv2.goodFeaturesToTrack(grey, CORNERS, 0.01, 7)
    if found is None:
        return np.zeros((0, 2), dtype=np.float32)
    places = np.asarray(found, dtype=np.float32).reshape(-1, 2)
    return np.asarray(places[outside(places.astype(np.float64), people)])


def _again(before: _Grey, now: _Grey, corners: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Those of the corners that are found again, and where, each of shape (n, 2)."""
    there, found, _ = cv2.calcOpticalFlowPyrLK(before, now, corners, corners.copy())
    back, returned, _ = cv2.calcOpticalFlowPyrLK(now, before, there, corners.copy())
    missed = np.hypot(*(back.reshape(-1, 2) - corners).T)
    true = (found.ravel() == 1) & (returned.ravel() == 1) & (missed < FOUND)
    return corners[true], np.asarray(there.reshape(-1, 2)[true], dtype=np.float32)


def _moved_as_one(found: NDArray[np.float32], there: NDArray[np.float32], size: tuple[int, ...]) -> bool | None:
    """Whether the corners were shifted, turned or drawn nearer together; None where they did not go together."""
    motion: cv2.typing.MatLike | None
    motion, together = cv2.estimateAffinePartial2D(found, there, ransacReprojThreshold=1.0)
    if motion is None or together.mean() < TOGETHER:
        return None
    gone = np.hypot(*(found @ motion[:, :2].T + motion[:, 2] - found).T)
    # The middle one: a camera turned about its axis leaves the middle of the picture where it is.
    return bool(np.median(gone) > SHIFT * max(size))
