"""Trials: stretches in which a person holds one posture, measured, from which a baseline is made."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from posture.config.walk_weights import walk_model
from posture.features.extractor import FeatureExtractor, Features
from posture.pose.observation import Observer
from posture.pose.pose import PoseFrame
from posture.types import Activity, FloatArray, View

UNITS: Final = {
    "neck": "shoulder widths",
    "pitch": "degrees",
    "profile_pitch": "degrees",
    "ear_shoulder_angle": "degrees",
    "trunk_length": "shoulder widths",
    "forward_lean": "degrees",
    "slope": "degrees",
    "shoulder_tilt": "degrees",
    "hip_shift": "shoulder widths",
    "knee_angle": "degrees",
    "lateral_lean": "degrees",
}
"""The upright measures that a baseline records, and their units. Where the hands rest is left to the moment."""

SIDE_ONLY: Final = frozenset({"profile_pitch"})
"""Values that only a side view gives."""
KNOWN_SHARE: Final = 0.5
"""Share of a stretch in which something must be known to be taken from it."""
_NOISE: Final = 1.4826 / math.sqrt(2)
"""Standard deviation of noise over the median size of its steps."""
_Kind = TypeVar("_Kind", Activity, View)

Values = Mapping[str, float]
"""Values by their names in UNITS; those that were not seen are left out."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One stretch in numbers."""

    seconds: float
    """From the first to the last frame in which the person was seen."""
    activity: Activity
    """That of most frames; so is the view."""
    activity_share: float
    """Share of the frames whose activity is known, 0..1; of the view, share of all."""
    view: View
    view_share: float
    rate: float
    """Frames per second, median; so are the next two. NaN for a stretch without anybody."""
    person_height: float
    """Pixels that this person would stand tall."""
    light: float
    """0..255."""
    median: Values
    """Median of each value."""
    spread: Values
    """Standard deviation of each value."""
    noise: Values
    """Standard deviation of each value from one frame to the next, movement left out."""


class SubjectFeatures:
    """The person whose baseline is made: their features, frame by frame, live or recorded."""

    def __init__(self, person: int = 1, declared: Activity | None = None) -> None:
        """`person` is the number of the person; `declared` the activity where legs are out of the picture."""
        self._person = person
        self._observer, self._extractor = Observer(), FeatureExtractor(declared, walk_model=walk_model())
        self._roll = 0.0

    def process(self, frame: PoseFrame) -> Features | None:
        """The features of the person in this frame, or None where they are not in it or the picture stands still."""
        for one in frame.people:
            if one.person == self._person:
                self._level(frame.camera.roll)
                observation = self._observer.observe(frame.time, one.pose, frame.width, frame.height, self._roll)
                features = self._extractor.extract(observation, frame.camera)
                return features if frame.camera.frozen_since is None else None
        return None

    def _level(self, roll: float) -> None:
        if roll != self._roll:
            self._roll = roll
            self._extractor.camera_levelled()


def measure_trial(stretch: Sequence[Features]) -> Trial:
    """The trial of these features; of none, a trial of 0 seconds."""
    if not stretch:
        return Trial(0.0, Activity.UNKNOWN, 0.0, View.UNKNOWN, 0.0, math.nan, math.nan, math.nan, {}, {}, {})
    activity, activity_share = _activity(stretch)
    view, view_share = _most([f.view for f in stretch])
    seen = [f for f in stretch if f.view is view]
    return Trial(
        seconds=stretch[-1].time - stretch[0].time,
        activity=activity,
        activity_share=activity_share,
        view=view,
        view_share=view_share,
        rate=_rate(stretch),
        person_height=statistics.median(f.person_height for f in stretch),
        light=statistics.median(f.light for f in stretch),
        median=_each(seen, view, np.median),
        spread=_each(seen, view, np.std),
        noise=_each(seen, view, lambda values: _NOISE * np.median(np.abs(np.diff(values)))),
    )


def split_in_halves(stretch: Sequence[Features]) -> tuple[Sequence[Features], Sequence[Features]]:
    """The two halves of a stretch, by time."""
    if not stretch:
        return (), ()
    middle = (stretch[0].time + stretch[-1].time) / 2
    first = sum(f.time < middle for f in stretch)
    return stretch[:first], stretch[first:]


def _activity(stretch: Sequence[Features]) -> tuple[Activity, float]:
    """The activity, without the first moments in which it is not known yet."""
    known = [f.activity.activity for f in stretch if f.activity.activity is not Activity.UNKNOWN]
    return _most(known) if len(known) >= KNOWN_SHARE * len(stretch) else (Activity.UNKNOWN, 1.0)


def _most(values: Sequence[_Kind]) -> tuple[_Kind, float]:
    value, count = Counter(values).most_common(1)[0]
    return value, count / len(values)


def _rate(stretch: Sequence[Features]) -> float:
    """Frames per second; NaN for a single frame."""
    rates = [f.rate for f in stretch if not math.isnan(f.rate)]
    return statistics.median(rates) if rates else math.nan


def _each(seen: Sequence[Features], view: View, measure: Callable[[FloatArray], float]) -> Values:
    """The measure of each value that means something in this view, over the frames in which it is known."""
    values: dict[str, float] = {}
    for name in (name for name in UNITS if view is View.SIDE or name not in SIDE_ONLY):
        column = np.array([getattr(f.measures, name) for f in seen])
        known = column[~np.isnan(column)]
        if len(known) > max(1, KNOWN_SHARE * len(column)):
            values[name] = float(measure(known))
    return values
