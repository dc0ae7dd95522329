"""Gait: steps, cadence, lift, swing of the arms and the trunk over the last few strides. From raw landmarks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from posture.features.motion import strides
from posture.features.motion.history import History
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from posture.types import View

WINDOW: Final = 3.0
"""Seconds that one set of gait values describes: about three strides. Passes in a room are short, so no longer."""
LEAST: Final = 2.2
"""Seconds of walking without a turn before anything is said: two slow strides."""
HOP: Final = 0.2
"""Seconds between two sets of values."""
TURNING: Final = 60.0
"""Degrees per second of yaw beyond which the stride is discarded (rules.md §3 has 45, on a smoother yaw)."""


@dataclass(frozen=True, slots=True)
class Gait:
    """The last strides. NaN where the view cannot show a value."""

    cadence: float
    """Steps per minute."""
    regularity: float
    """0..1: likeness of one stride to the next."""
    lift: float
    """How far an ankle rises above the other one, in shoulder widths."""
    step_length: float
    """Distance between the ankles at contact, in leg lengths; side and oblique views."""
    knee_flexion: float
    """Degrees of the larger bend of the knee in a stride; side view, the leg that is nearer."""
    arm_swing: float
    """Degrees from end to end of the line from shoulder to wrist against the trunk: of the arm that is better seen."""
    arm_against_leg: float
    """Correlation of that arm with the leg of its side: -1 where they swing opposite to each other."""
    lateral_range: float
    """Degrees from end to end of the trunk's sideways lean."""
    shoulder_range: float
    """The shoulders' way from side to side over the hips, in shoulder widths."""
    toe_out: float
    """Degrees by which the feet point outwards of the way walked, mean of both; front and back views."""
    start: float
    """Seconds: since when these strides were walked."""


class GaitTracker:
    """Follows the legs while somebody walks; new values five times a second."""

    def __init__(self) -> None:
        self._history = History(WINDOW)
        self._next = -math.inf
        self._latest: Gait | None = None
        self._yaw = (math.nan, math.nan)

    def update(self, o: Observation) -> Gait | None:
        """The gait over the last seconds, or None where there are too few of them without a turn."""
        if self._turning(o):
            self.reset()
        self._history.append(o.time, strides.stride_row(o))
        if self._history.seconds < LEAST:
            self._latest = None
        elif o.time >= self._next:
            self._next = o.time + HOP
            self._latest = _gait(self._history, o)
        return self._latest

    def reset(self) -> None:
        """Forget the strides so far, as after a turn or a gap."""
        self._history.clear()
        self._latest = None

    def _turning(self, o: Observation) -> bool:
        time, yaw = self._yaw
        self._yaw = (o.time, o.yaw)
        return abs(math.remainder(o.yaw - yaw, 360.0)) > TURNING * (o.time - time) if o.time > time else False


def _gait(history: History, o: Observation) -> Gait:
    s = strides.Strides.from_history(history)
    legs = s.forwards(L.LEFT_ANKLE, L.RIGHT_ANKLE)
    rise = s.p(L.LEFT_ANKLE)[:, 1] - s.p(L.RIGHT_ANKLE)[:, 1]
    cadence, regularity = strides.stride_rhythm((legs, rise))
    swing, against = strides.arm_swing(s, legs, o)
    sideways, trunk = strides.trunk_sway(s)
    level = o.view in (View.SIDE, View.OBLIQUE)
    return Gait(
        cadence=cadence,
        regularity=regularity,
        lift=strides.spread(strides.detrended(rise)) / 2,
        step_length=strides.spread(s.p(L.LEFT_ANKLE)[:, 0] - s.p(L.RIGHT_ANKLE)[:, 0]) / 2 / strides.leg_length(s)
        if level
        else math.nan,
        knee_flexion=strides.knee_flexion(s, o) if o.view is View.SIDE else math.nan,
        arm_swing=swing,
        arm_against_leg=against,
        lateral_range=math.nan if o.view is View.SIDE else strides.spread(trunk),
        shoulder_range=math.nan if o.view is View.SIDE else strides.spread(sideways),
        toe_out=math.nan if level else strides.toe_out(s, o.view),
        start=s.start,
    )
