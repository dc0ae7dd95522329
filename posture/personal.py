"""The baseline that a person is judged against: their own where it was recorded, else the provisional one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple

from posture.baseline import NOTHING, Posture, ProvisionalBaseline
from posture.report import Activity
from posture.views import View

Baseline = Mapping[tuple[Activity, View], Posture]
"""A recorded baseline: a person's upright posture by activity and view; NaN for what was not seen then."""


class PersonalBaseline:
    """A recorded baseline with the provisional one behind it: for other views and for values not recorded."""

    def __init__(self, recorded: Baseline | None = None) -> None:
        self._recorded = dict(recorded or {})
        self._provisional = ProvisionalBaseline()
        self._view = View.UNKNOWN

    def push(self, time: float, activity: Activity, view: View, posture: Posture) -> None:
        """Take the posture at `time` (seconds, rising)."""
        self._view = view
        self._provisional.push(time, activity, view, posture)

    def get(self, activity: Activity, view: View) -> Posture:
        """The baseline; NaN where there is none."""
        provisional = self._provisional.get(activity, view)
        recorded = self._recorded.get((activity, view))
        return provisional if recorded is None else _first_known(recorded, provisional)

    def ready(self, activity: Activity) -> bool:
        """Whether there is a baseline: recorded for the newest view, or provisional for any."""
        return (activity, self._view) in self._recorded or self._provisional.ready(activity)

    def skip(self) -> None:
        """Drop the sample under way, as after a change of activity."""
        self._provisional.skip()


def _first_known(one: Posture, other: Posture) -> Posture:
    if other is NOTHING:
        return one
    pairs = zip(astuple(one), astuple(other), strict=True)
    return Posture(*(second if math.isnan(first) else first for first, second in pairs))
