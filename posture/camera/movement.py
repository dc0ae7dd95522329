"""Whether the camera moves, and whether it has moved for good: corners of the background are looked for again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.background import Background, BackgroundMatch
from posture.camera.foreground import BoundingBox

SIDE: Final = 320
"""Pixels of the longer side that corners are looked for in."""
LEAST_SIDE: Final = 32
"""Pixels of the shorter side of a picture in which there is something to look for."""
INTERVAL: Final = 0.5
"""Seconds between two looks: what a camera does in between shows at the next."""
STAYED_SECONDS: Final = 1.0
"""For which a camera that has left its place must stand still elsewhere to have moved for good: a knock is over by
then."""
MOST_AWAY: Final = 4.0
"""Seconds away from its place after which it has moved for good though it never stood still, as one in the hand."""
CALM_SECONDS: Final = 1.0
"""After the last movement seen, until the camera counts as still again."""


class MovementDetector:
    """Follows the background. Feed it frames in the order of time."""

    def __init__(self) -> None:
        self._looked = -math.inf
        self._home: Background | None = None
        self._elsewhere: Background | None = None
        """What was seen at the latest movement, while the camera is away from its place."""
        self._left = self._rested = math.nan
        """Since when it is away, and since when it has stood still there."""
        self._stirred = -math.inf
        self._known = False
        self._moves: list[float] = []

    @property
    def moves(self) -> tuple[float, ...]:
        """Seconds at which the camera was seen to leave a place for good."""
        return tuple(self._moves)

    @property
    def is_known(self) -> bool:
        """Whether the background shows enough to tell."""
        return self._known or bool(self._moves)

    @property
    def shaking(self) -> bool:
        """Whether the camera moves, or did a moment ago."""
        return self._elsewhere is not None or self._looked - self._stirred < CALM_SECONDS

    def detect(self, time: float, image: NDArray[np.uint8], people: Sequence[BoundingBox]) -> bool:
        """Look at the picture at `time` (seconds, rising), RGB; whether it now proves to have moved for good."""
        if time - self._looked < INTERVAL or min(image.shape[:2]) < LEAST_SIDE:
            return False
        self._looked = time
        scale = min(1.0, SIDE / max(image.shape[:2]))
        now = Background(_small(image, scale), [area.scaled(scale) for area in people])
        if self._home is None:
            self._home = now
            return False
        seen = self._home.compare(time, now)
        self._known |= seen is BackgroundMatch.IN_PLACE
        if seen is BackgroundMatch.GONE or self._elsewhere is not None:
            return self._is_away(time, now, back=seen is BackgroundMatch.IN_PLACE)
        if self._home.featureless:
            self._home = now
        return False

    def _is_away(self, time: float, now: Background, *, back: bool) -> bool:
        """Whether a camera that is seen away from its place has left it for good."""
        if self._elsewhere is None:
            self._left = time
        if back:
            self._elsewhere, self._stirred = None, time
            return False
        if self._elsewhere is None or self._elsewhere.compare(time, now) is not BackgroundMatch.IN_PLACE:
            self._elsewhere, self._rested = now, time
            self._stirred = time
        if time - self._rested < STAYED_SECONDS and time - self._left < MOST_AWAY:
            return False
        self._moves.append(self._left)
        self._home, self._elsewhere = now, None
        return True


def _small(image: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
