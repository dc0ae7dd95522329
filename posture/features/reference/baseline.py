"""The baseline that a person is judged against: their own where it was recorded, else the provisional one."""

from __future__ import annotations

import math
from collections.abc import Mapping

from posture.features.reference.drift import Drift
from posture.features.reference.measures import NOTHING, Posture
from posture.features.reference.provisional import ProvisionalBaseline
from posture.types import Activity, View

Baseline = Mapping[tuple[Activity, View], Posture]
"""A recorded baseline: a person's upright posture by activity and view; NaN for what was not seen then."""


class PersonalBaseline:
    """A recorded baseline with the provisional one behind it: for other views and for values not recorded.

    A recorded one is void once the camera has moved, and then no provisional one takes its place: the person is asked
    for a new one (rules.md 4.2). It follows a slow change, as of clothes that settle, but never a change for the worse:
    see :mod:`posture.features.reference.drift`. The provisional one needs neither: it is made anew from what is seen in
    the last minutes.
    """

    def __init__(self, recorded: Baseline | None = None) -> None:
        self._recorded = {key: Drift(posture) for key, posture in (recorded or {}).items()}
        self._provisional = ProvisionalBaseline()
        self._view = View.UNKNOWN
        self._newest: tuple[float, Drift, Posture] | None = None
        self._void = False

    def push(self, time: float, activity: Activity, view: View, posture: Posture) -> None:
        """Take the posture at `time` (seconds, rising)."""
        self._view = view
        self._provisional.push(time, activity, view, posture)
        own = self._recorded.get((activity, view))
        self._newest = (time, own, posture) if own and not self._void else None

    def get(self, activity: Activity, view: View) -> Posture:
        """The baseline; NaN where there is none."""
        if self._void and activity in {recorded for recorded, _ in self._recorded}:
            return NOTHING
        provisional = self._provisional.get(activity, view)
        recorded = self._recorded.get((activity, view))
        return provisional if recorded is None else _first_known(recorded.posture, provisional)

    def ready(self, activity: Activity) -> bool:
        """Whether there is a baseline: recorded for the newest view, or provisional for any."""
        return (activity, self._view) in self._recorded or self._provisional.ready(activity)

    def skip(self) -> None:
        """Drop the sample under way, as after a change of activity."""
        self._provisional.skip()
        self._newest = None

    def credit(self, *, upright: bool) -> None:
        """Say whether the posture that was taken last is a good one; only towards such a recorded baseline drifts."""
        if self._newest is not None:
            time, own, posture = self._newest
            own.push(time, posture, good=upright)
            self._newest = None

    def begin_anew(self) -> None:
        """Forget the provisional baseline: what it was made of was measured otherwise."""
        self._provisional = ProvisionalBaseline()

    def void(self) -> None:
        """The camera has moved: neither baseline holds any longer."""
        self._void = True
        self.begin_anew()


def _first_known(one: Posture, other: Posture) -> Posture:
    if other is NOTHING:
        return one
    pairs = zip(one.values(), other.values(), strict=True)
    return Posture(*(second if math.isnan(first) else first for first, second in pairs))
