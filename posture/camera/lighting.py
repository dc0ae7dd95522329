"""Whether there is enough light."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox

DARK: Final = 30.0
"""Mean brightness of 0..255 under which landmarks grow coarse."""
DIM: Final = 60.0
"""... and under which a webcam lengthens its exposure: fewer frames a second, blurred hands and feet."""
BACKLIT: Final = 2.2
"""Times brighter than the person that the rest is, from where the person is a silhouette."""
BURNT: Final = 250
BURNT_SHARE: Final = 0.35
"""Share of the picture at or over BURNT from where it is overexposed."""


class Lighting(StrEnum):
    """What the light is like."""

    DARK = "dark"
    DIM = "dim"
    BACKLIT = "backlit"
    BRIGHT = "too bright"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class LightLevels:
    """The light in one picture. Brightness is 0..255."""

    whole: float
    person: float
    """Within the person's rectangle; NaN without a person in the picture."""
    overexposed: float
    """Share of the picture that is white."""

    @property
    def lighting(self) -> Lighting:
        """The light in a word."""
        if self.whole < DARK:
            return Lighting.DARK
        if self.overexposed > BURNT_SHARE:
            return Lighting.BRIGHT
        if self.person * BACKLIT < self.whole:
            return Lighting.BACKLIT
        return Lighting.DIM if self.whole < DIM else Lighting.GOOD


def measure_light(image: NDArray[np.uint8], person: BoundingBox | None = None) -> LightLevels:
    """The light in an RGB picture of shape (height, width, 3), and on a person in it."""
    # Every fourth pixel will do: a mean over thousands.
    grey = image[::4, ::4].mean(axis=2)
    inside = _part(image, person) if person else grey[:0]
    return LightLevels(
        whole=float(grey.mean()),
        person=float(inside.mean()) if inside.size else float("nan"),
        overexposed=float((grey >= BURNT).mean()),
    )


def _part(image: NDArray[np.uint8], area: BoundingBox) -> NDArray[np.float64]:
    left, top = max(0, int(area.left)), max(0, int(area.top))
    return np.asarray(image[top : max(0, int(area.bottom)) : 4, left : max(0, int(area.right)) : 4].mean(axis=2))
