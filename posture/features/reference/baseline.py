"""The baseline that a person is judged against: their own where it was recorded, else the provisional one."""

from __future__ import annotations

import math
from collections.abc import Mapping

from posture.features.reference.drift import BaselineDrift
from posture.features.reference.measures import NO_MEASURES, UprightMeasures
from posture.features.reference.provisional import ProvisionalBaseline
from posture.types import Activity, View

Baseline = Mapping[tuple[Activity, View], UprightMeasures]
"""A recorded baseline: a person's upright posture by activity and view; NaN for what was not seen then."""


class PersonalBaseline:
    """A recorded baseline with the provisional one behind it: for other views and for values not recorded.

    A recorded one is void once the camera has moved, and then no provisional one takes its place: the person is asked
    for a new one (rules.md 4.2). It follows a slow change, as of clothes that settle, but never a change for the worse:
    see :mod:`posture.features.reference.drift`. The provisional one needs neither: it is made anew from what is seen in
    the last minutes.
    """

    def __init__(self, recorded: Baseline | None = None) -> None:
        self._recorded = {key: BaselineDrift(measures) for key, measures in (recorded or {}).items()}
        self._provisional = ProvisionalBaseline()
        self._view = View.UNKNOWN
        self._newest: tuple[float, BaselineDrift, UprightMeasures] | None = None
        self._void = False

    def collect(self, time: float, activity: Activity, view: View, measures: UprightMeasures) -> None:
        """Take the measures at `time` (seconds, rising)."""
        self._view = view
        self._provisional.collect(time, activity, view, measures)
        own = self._recorded.get((activity, view))
        self._newest = (time, own, measures) if own and not self._void else None

    def get(self, activity: Activity, view: View) -> UprightMeasures:
        """The baseline; NaN where there is none."""
        if self._void and activity in {recorded for recorded, _ in self._recorded}:
            return NO_MEASURES
        provisional = self._provisional.get(activity, view)
        recorded = self._recorded.get((activity, view))
        return provisional if recorded is None else _first_known(recorded.measures, provisional)

    def ready(self, activity: Activity) -> bool:
        """Whether there is a baseline: recorded for the newest view, or provisional for any."""
        return (activity, self._view) in self._recorded or self._provisional.ready(activity)

    def drop_sample(self) -> None:
        """Drop the sample under way, as after a change of activity."""
        self._provisional.drop_sample()
        self._newest = None

    def credit(self, *, upright: bool) -> None:
        """Say whether the posture that was taken last is a good one; only towards such a recorded baseline drifts."""
        if self._newest is not None:
            time, own, measures = self._newest
            own.adapt(time, measures, good=upright)
            self._newest = None

    def restart(self) -> None:
        """Forget the provisional baseline: what it was made of was measured otherwise."""
        self._provisional = ProvisionalBaseline()

    def invalidate(self) -> None:
        """The camera has moved: neither baseline holds any longer."""
        self._void = True
        self.restart()


def _first_known(one: UprightMeasures, other: UprightMeasures) -> UprightMeasures:
    if other is NO_MEASURES:
        return one
    pairs = zip(one.values(), other.values(), strict=True)
    return UprightMeasures(*(second if math.isnan(first) else first for first, second in pairs))
