"""A frame: one picture and when it was taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Frame:
    """One upright picture of a recording or camera.

    >>> next(posture.open_video("talk.mp4").frames()).size
    (640, 480)
    """

    time: float
    """Seconds since the first frame, from the frame's own timestamp; strictly rising."""

    image: NDArray[np.uint8]
    """RGB, shape (height, width, 3), rotation metadata already applied, never mirrored."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.shape[1], self.image.shape[0]
