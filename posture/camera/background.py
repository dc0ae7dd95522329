"""The background of one picture, by its corners, to be known again in later ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox, points_outside

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
_Points = NDArray[np.float32]


class BackgroundMatch(Enum):
    """Where the background is, compared with before."""

    IN_PLACE = "in place"
    GONE = "gone"
    UNCLEAR = "unclear"
    """Too little of it is seen again."""


class Background:
    """The corners of a grey picture outside of people."""

    def __init__(self, grey: _Grey, people: Sequence[BoundingBox]) -> None:
        self._grey, self._people = grey, people
        self._found: _Points | None = None
        self._lost_since = math.nan

    @property
    def featureless(self) -> bool:
        """Whether too few corners are left to tell anything."""
        return len(self._corners) < LEAST_CORNERS

    @property
    def _corners(self) -> _Points:
        # Looked for only when wanted: most pictures are compared with, and never looked back to.
        if self._found is None:
            self._found = _corners(self._grey, self._people)
        return self._found

    def compare(self, time: float, now: Background) -> BackgroundMatch:
        """Where this background is in the picture of `now`, at `time` (seconds, rising)."""
        here = self._corners[points_outside(self._corners.astype(np.float64), now._people)]
        if len(here) < LEAST_CORNERS:
            return BackgroundMatch.UNCLEAR
        found, there = _again(self._grey, now._grey, here)
        gone = np.hypot(*(there - found).T) > SHIFT * max(now._grey.shape)
        still = int((~gone).sum())
        enough = len(found) >= max(LEAST_CORNERS, GONE * len(here))
        whole = _moved_as_one(found, there, now._grey.shape) if enough else None
        if whole is False or (whole is None and still >= max(LEAST_IN_PLACE, IN_PLACE * len(here))):
            # What was hidden by somebody just now may have been on them when it was found.
            self._lost_since, self._found = math.nan, here
            return BackgroundMatch.IN_PLACE
        if whole or (still < DOUBT and int(gone.sum()) >= GONE * len(here)):
            return BackgroundMatch.GONE
        return self._lost(time, doubtful=still >= DOUBT)

    def _lost(self, time: float, *, doubtful: bool) -> BackgroundMatch:
        """A background that is not found again for long enough is another view."""
        if doubtful:
            self._lost_since = math.nan
            return BackgroundMatch.UNCLEAR
        self._lost_since = time if math.isnan(self._lost_since) else self._lost_since
        return BackgroundMatch.GONE if time - self._lost_since >= LOST_SECONDS else BackgroundMatch.UNCLEAR


def _corners(grey: _Grey, people: Sequence[BoundingBox]) -> _Points:
    """Places of corners outside people, shape (n, 2)."""
    # Where there is no corner at all, it gives None.
    found: cv2.typing.MatLike | None = cv2.goodFeaturesToTrack(grey, CORNERS, 0.01, 7)
    if found is None:
        return np.zeros((0, 2), dtype=np.float32)
    places = np.asarray(found, dtype=np.float32).reshape(-1, 2)
    return np.asarray(places[points_outside(places.astype(np.float64), people)])


def _again(before: _Grey, now: _Grey, corners: _Points) -> tuple[_Points, _Points]:
    """Those of the corners that are found again, and where, each of shape (n, 2)."""
    there, found, _ = cv2.calcOpticalFlowPyrLK(before, now, corners, corners.copy())
    back, returned, _ = cv2.calcOpticalFlowPyrLK(now, before, there, corners.copy())
    missed = np.hypot(*(back.reshape(-1, 2) - corners).T)
    true = (found.ravel() == 1) & (returned.ravel() == 1) & (missed < FOUND)
    return corners[true], np.asarray(there.reshape(-1, 2)[true], dtype=np.float32)


def _moved_as_one(found: _Points, there: _Points, size: tuple[int, ...]) -> bool | None:
    """Whether the corners were shifted, turned or drawn nearer together; None where they did not go together."""
    motion: cv2.typing.MatLike | None
    motion, together = cv2.estimateAffinePartial2D(found, there, ransacReprojThreshold=1.0)
    if motion is None or together.mean() < TOGETHER:
        return None
    gone = np.hypot(*(found @ motion[:, :2].T + motion[:, 2] - found).T)
    # The middle one: a camera turned about its axis leaves the middle of the picture where it is.
    return bool(np.median(gone) > SHIFT * max(size))
