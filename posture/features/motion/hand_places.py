"""Where the hands are over the last moments: what the classifier says of single ones, steadied."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from posture.features.moment.hand_classifier import HandChances, HandClassifier
from posture.features.moment.visibility import arms_placed, arms_visible
from posture.pose.observation import Observation
from posture.pose.one_euro import GAP_SECONDS
from posture.types import FloatArray

LOOK_SECONDS: Final = 0.095
"""Between two looks: nine or ten a second, since at 30 frames a second each would show the same hand once more."""
SETTLE_SECONDS: Final = 0.25
"""Time constant: the mean of two or three moments finds more pockets than one of them (people.md §6), and this is still
short against the seconds that a row asks for."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand."""

    side: str
    """"left" or "right"."""
    chances: HandChances
    seen: bool
    """Whether enough of it is in view to say what it does *not* do; a hand in a pocket may be quite hidden."""


class HandPlaceTracker:
    """Follows both hands of one person."""

    def __init__(self, classifier: HandClassifier) -> None:
        self._classifier = classifier
        self._time = -math.inf
        self._chances: FloatArray | None = None

    def track(self, o: Observation) -> tuple[Hand, ...]:
        """The hands that have a place, in side view the near one at most; empty where nothing can be told."""
        if o.time - self._time >= LOOK_SECONDS:
            self._look(o)
        if self._chances is None:
            return ()
        told = zip(("left", "right"), self._chances.tolist(), arms_placed(o), arms_visible(o), strict=True)
        return tuple(Hand(side, HandChances(*chances), seen) for side, chances, placed, seen in told if placed)

    def _look(self, o: Observation) -> None:
        now, step = self._classifier.chances(o), o.time - self._time
        self._time = o.time
        known = self._chances if step <= GAP_SECONDS else None
        share = 1 - math.exp(-step / SETTLE_SECONDS)
        self._chances = now if now is None or known is None else known + share * (now - known)
