"""Slow movements of the trunk: swaying, rocking, restless shifts. From raw landmarks."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.features.motion.rest_changes import RecentRestChanges, RestChangeDetector
from posture.features.motion.swings import Swing, SwingDetector
from posture.pose.geometry import slope
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from posture.types import View

SWAY_LEAST: Final = 0.10
"""Scales: smaller swings are breathing and landmark noise (rules.md §5 T8: half-cycles of at least 0.10)."""
SWAY_SECONDS: Final = (0.45, 5.0)
"""One way of a sway of 0.1-1 Hz (rules.md §5 T8), with a margin for the quickest."""
ROCK_LEAST: Final = 2.0
"""Degrees: three times the noise of the lean (rules.md Appendix B: 0.7)."""
ROCK_SECONDS: Final = (0.3, 2.5)
"""One way of a rocking of 0.2-1.5 Hz (rules.md §5 S4)."""
SHIFT_LEAST: Final = 6.0
"""Degrees between two resting leans that make a shift (rules.md §5 S4)."""
SHIFT_REST: Final = (0.6, 2.5)
"""Seconds and degrees: a lean rests when it has stayed within this much for this long. Shorter than the 1.5 s of
rules.md, so that shifts a second apart are told from rocking and still counted.
"""
SHIFT_WINDOW: Final = 60.0
"""Seconds over which shifts are counted (rules.md §5 S4)."""


@dataclass(frozen=True, slots=True)
class SwingSeries:
    """Swings that belong together."""

    count: int
    size: float
    """Median size; NaN where there are none. Shoulder widths for sway, degrees otherwise."""
    start: float
    """Seconds, of the first swing; NaN where there are none."""
    end: float
    """Seconds, of the last one; NaN where there are none."""


@dataclass(frozen=True, slots=True)
class Sway:
    """How the trunk has been moving."""

    sideways: SwingSeries
    """Shoulders against ankles, or against the picture where the ankles are not seen."""
    rocking: SwingSeries
    """The trunk's lean to and fro."""
    shifts: SwingSeries
    """Changes of the lean in the last minute."""


class SwayTracker:
    """Follows the trunk's slow movements, frame by frame."""

    def __init__(self) -> None:
        self._sideways, self._rocking = SwingDetector(SWAY_LEAST), SwingDetector(ROCK_LEAST)
        self._lean, self._shifts = RestChangeDetector(*SHIFT_REST, SHIFT_LEAST), RecentRestChanges(SHIFT_WINDOW, 0.0)

    def update(self, o: Observation, *, hips: bool, ankles: bool) -> Sway:
        """The movements up to this observation; `hips` and `ankles` say what is seen."""
        shoulders = (o.raw[L.LEFT_SHOULDER] + o.raw[L.RIGHT_SHOULDER]) / 2
        base = (o.raw[L.LEFT_ANKLE] + o.raw[L.RIGHT_ANKLE]) / 2 if ankles else (o.width / 2, 0.0)
        lean = _lean(o) if hips else math.nan
        self._sideways.detect(o.time, float(shoulders[0] - base[0]))
        self._rocking.detect(o.time, lean)
        return Sway(
            swing_series(self._sideways.latest_series(o.time, *SWAY_SECONDS)),
            swing_series(self._rocking.latest_series(o.time, *ROCK_SECONDS)),
            self._shifts_at(o.time, lean),
        )

    def reset(self) -> None:
        """Forget the movements under way, as when the camera moves; shifts that were counted stay."""
        self._sideways, self._rocking = SwingDetector(SWAY_LEAST), SwingDetector(ROCK_LEAST)
        self._lean.reset()

    def _shifts_at(self, time: float, lean: float) -> SwingSeries:
        shift = None if math.isnan(lean) else self._lean.detect(time, np.array([lean]))
        if shift is not None:
            self._shifts.add(shift)
        shifts = self._shifts.at(time)
        return SwingSeries(len(shifts), SHIFT_LEAST, shifts[0].start, shifts[-1].end) if shifts else swing_series([])


def swing_series(swings: list[Swing]) -> SwingSeries:
    """The swings as one."""
    if not swings:
        return SwingSeries(0, math.nan, math.nan, math.nan)
    return SwingSeries(len(swings), statistics.median(s.size for s in swings), swings[0].start, swings[-1].end)


def _lean(o: Observation) -> float:
    """Degrees of the trunk from vertical in the picture: sideways, or to and fro in side view."""
    shoulders = o.raw[L.LEFT_SHOULDER] + o.raw[L.RIGHT_SHOULDER]
    across, down = shoulders - o.raw[L.LEFT_HIP] - o.raw[L.RIGHT_HIP]
    return slope(float(across) * (o.facing if o.view is View.SIDE else 1.0), -float(down))
