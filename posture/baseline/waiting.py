"""How a person is when nobody asks anything of them: own sway, head and hands, from a stretch of natural waiting."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from posture.baseline.trial import Values
from posture.features.extractor import Features

WAITING_UNITS: Final = {
    "lean_spread": "degrees",
    "sway": "shoulder widths",
    "pitch_spread": "degrees",
    "hand_speed_median": "shoulder widths per second",
    "hand_speed_high": "shoulder widths per second",
}
"""What is kept of a stretch of waiting, and in which units."""
HIGH: Final = 0.9
"""Quantile of the hands' speed that counts as lively."""


def waiting(stretch: Sequence[Features]) -> Values:
    """The person's own liveliness; what was not seen is left out.

    lean_spread: standard deviation of the sideways lean, in side view of the forward lean. sway: median size of the
    swings from side to side, 0 without any. pitch_spread: standard deviation of the head's pitch. hand_speed: of the
    quicker hand.
    """
    leans = (
        [f.posture.lateral_lean for f in stretch] if _sideways(stretch) else [f.posture.forward_lean for f in stretch]
    )
    speeds = [_quicker(f.hand_speed.left, f.hand_speed.right) for f in stretch]
    found = {
        "lean_spread": _spread(leans),
        "sway": _sway(stretch),
        "pitch_spread": _spread([f.posture.pitch for f in stretch]),
        "hand_speed_median": _quantile(speeds, 0.5),
        "hand_speed_high": _quantile(speeds, HIGH),
    }
    return {name: value for name, value in found.items() if not math.isnan(value)}


def _sideways(stretch: Sequence[Features]) -> bool:
    return any(not math.isnan(f.posture.lateral_lean) for f in stretch)


def _sway(stretch: Sequence[Features]) -> float:
    """Of the swings that were going on; 0 where nobody swayed."""
    if not stretch:
        return math.nan
    sizes = [f.sway.sideways.size for f in stretch if f.sway.sideways.count]
    return float(np.median(sizes)) if sizes else 0.0


def _quicker(left: float, right: float) -> float:
    known = [speed for speed in (left, right) if not math.isnan(speed)]
    return max(known, default=math.nan)


def _spread(values: Sequence[float]) -> float:
    known = _known(values)
    return float(np.std(known)) if len(known) > 1 else math.nan


def _quantile(values: Sequence[float], q: float) -> float:
    known = _known(values)
    return float(np.quantile(known, q)) if known else math.nan


def _known(values: Sequence[float]) -> list[float]:
    return [value for value in values if not math.isnan(value)]
