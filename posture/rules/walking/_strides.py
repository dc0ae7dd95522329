"""What the walking rows share: a reading describes the strides of a window, not one moment."""

import math

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Reading


def strides(level: float, value: float, f: Features) -> Reading:
    """A reading of `level` that reaches back to the first stride of the window; UNCLEAR where the level is NaN."""
    if math.isnan(level) or f.gait is None:
        return Reading.not_judged(Reason.UNCLEAR)
    return Reading(level, value, since=f.gait.start)
