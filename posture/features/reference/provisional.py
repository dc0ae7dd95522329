"""A person's own upright posture, to judge against what depends on anatomy and on the camera.

Until somebody records a baseline, a provisional one is taken from the session itself: from its best quiet stretches
so far, for each activity and view apart, and only where they lie within what upright people measure. So nobody's
slouch becomes the norm, and where no upright stretch was seen there is no baseline and the rows that need one are
silent.
"""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Final

import numpy as np

from posture.features.reference.measures import NO_MEASURES, UprightMeasures
from posture.types import Activity, FloatArray, View

SAMPLE_SECONDS: Final = 0.5
"""Between two samples; each is the mean of what was seen since the last."""
LEAST_SAMPLES: Final = 2
"""Samples without which there is no baseline: one second."""
MOST_SAMPLES: Final = 600
"""Samples kept: five minutes."""
LEAN: Final = 0.25
"""Quantile of the forward lean: the upright stretches, rather than those that lean in or lounge."""
UPRIGHT_LEAN: Final = {Activity.SIT: (-10.0, -2.0), Activity.STAND: (-6.0, 4.0), Activity.WALK: (-6.0, 5.0)}
"""Degrees that a side view of upright people measures (the hip landmark lies in front of the joint: upright sitting
reads -4 to -9, standing -2 to 1). A baseline is cut to this, so that lounging cannot make upright look like leaning
in.
"""
BEST: Final = 0.85
"""Quantile of "the better the higher" that is the baseline: the good stretches, not the single best moment."""
NEAREST: Final = 0.25
"""Share of the samples, those nearest to vertical, whose middle is the baseline of the sideways lean."""
MOST_SLANT: Final = 5.0
"""Degrees that a baseline may take off a sideways lean: cameras hang up to 4 degrees aslant, people lean further."""
MOST_BEST: Final = 12
"""Samples (6 s) beyond which more good posture is not needed: a long slouch afterwards does not outvote it."""
MIDDLE: Final = 0.5
"""Quantile of values for which neither way is better."""


_STAND_IN: Final = {View.FRONT: View.OBLIQUE, View.OBLIQUE: View.FRONT}

_BETTER: Final = {
    "neck": BEST,
    "pitch": BEST,
    "profile_pitch": BEST,
    "ear_shoulder_angle": BEST,
    "trunk_length": BEST,
    "forward_lean": LEAN,
    "slope": LEAN,
    "hip_shift": 1 - BEST,
    "knee_angle": BEST,
}
"""Which way is better; of all other values the middle is taken."""
_QUANTILE: Final = np.array([_BETTER.get(field.name, MIDDLE) for field in fields(UprightMeasures)])

UPRIGHT_NECK: Final = 0.44
"""Shoulder widths of ears over shoulders below which nobody upright is seen. Measured: upright 0.48-0.61 in all
views, hunched 0.36-0.48, head down 0.37-0.50.
"""
UPRIGHT_PITCH: Final = -27.0
"""Degrees of the ear-to-nose line below which nobody looks ahead. Measured: looking ahead -7 to -23, down -27 to
-44.
"""


class ProvisionalBaseline:
    """Collects one person's measures and gives the baseline for an activity and view."""

    def __init__(self) -> None:
        self._samples: dict[tuple[Activity, View], list[tuple[float, ...]]] = {}
        self._baselines: dict[tuple[Activity, View], UprightMeasures] = {}
        self._sums = np.zeros(len(_QUANTILE))
        self._count = 0
        self._began = math.nan

    def collect(self, time: float, activity: Activity, view: View, measures: UprightMeasures) -> None:
        """Take the measures at `time` (seconds, rising)."""
        self._began = time if math.isnan(self._began) else self._began
        self._sums += measures.values()
        self._count += 1
        if time - self._began < SAMPLE_SECONDS:
            return
        sample = self._sums / self._count
        self._began, self._count, self._sums = time, 0, np.zeros(len(_QUANTILE))
        samples = self._samples.setdefault((activity, view), [])
        samples.append(tuple(sample))
        del samples[:-MOST_SAMPLES]
        self._baselines[activity, view] = _within_upright(_baseline(samples), activity, view)

    def get(self, activity: Activity, view: View) -> UprightMeasures:
        """The baseline, all NaN where there is none.

        Front and oblique stand in for each other: somebody who turns a little has not lost their posture.
        """
        found = self._baselines.get((activity, view), NO_MEASURES)
        other = _STAND_IN.get(view)
        return found if other is None or not math.isnan(found.neck) else self._baselines.get((activity, other), found)

    def ready(self, activity: Activity) -> bool:
        """Whether there is a baseline for an activity in any view; walking is judged without one."""
        found = (value for (one, _), value in self._baselines.items() if one is activity)
        return activity is Activity.WALK or any(not math.isnan(value.neck) for value in found)

    def drop_sample(self) -> None:
        """Drop the sample under way, as after a change of activity."""
        self._count, self._sums = 0, np.zeros(len(_QUANTILE))


def _within_upright(found: UprightMeasures, activity: Activity, view: View) -> UprightMeasures:
    if view is not View.SIDE or activity not in UPRIGHT_LEAN:
        return found
    return replace(found, forward_lean=float(np.clip(found.forward_lean, *UPRIGHT_LEAN[activity])))


def _baseline(samples: list[tuple[float, ...]]) -> UprightMeasures:
    upright = np.array([s for s in samples if not (s[0] < UPRIGHT_NECK or s[1] < UPRIGHT_PITCH)])
    if len(upright) < LEAST_SAMPLES:
        return NO_MEASURES
    found = UprightMeasures(*(_quantile(column, q) for column, q in zip(upright.T, _QUANTILE, strict=True)))
    return replace(found, lateral_lean=_level(upright[:, -1]))


def _level(leans: FloatArray) -> float:
    """The lean of the stretches nearest to vertical: what a slanting camera adds, and at most that."""
    known = leans[~np.isnan(leans)]
    if len(known) < LEAST_SAMPLES:
        return math.nan
    nearest = known[np.argsort(np.abs(known))][: max(LEAST_SAMPLES, round(NEAREST * len(known)))]
    return float(np.clip(np.median(nearest), -MOST_SLANT, MOST_SLANT))


def _quantile(values: FloatArray, q: float) -> float:
    known = np.sort(values[~np.isnan(values)])
    if len(known) < LEAST_SAMPLES:
        return math.nan
    best = min(1 - q, q) * len(known)
    if q != MIDDLE and best > MOST_BEST:
        return float(known[-MOST_BEST] if q > MIDDLE else known[MOST_BEST - 1])
    return float(np.quantile(known, q))
