"""Whether somebody walks: a small learned model of the last second, with hysteresis.

A logistic regression weighs what :mod:`posture.features.motion.walk_features` measures. It is trained by
``python -m calibration.walking``; whoever makes a detector hands in its weights. Legs that the pose model makes up
behind a table, a banner or another person are no evidence: they are found by their presence, and by thighs whose
length changes.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.features.motion.walk_features import WalkFeatures
from posture.features.motion.walk_window import WalkWindow
from posture.pose.observation import Observation
from posture.types import FloatArray

ENTER: Final = 0.6
"""Probability at which a window speaks for walking: two of three must. Measured on 47 real walks and people who only
sway their hips: from 0.56 to 0.65 none of these walks and no walk is lost; at 0.5 two of them walk for 2.3 s.
"""
LEAVE: Final = 0.3
"""... and below which one speaks against it."""
LEAVE_SECONDS: Final = 0.5
"""For which all windows must speak against it: half a step may be slow, a step is not."""
ONSET_SECONDS: Final = 0.4
"""Of walking are in a long window when it first speaks for it: before that it was not walking."""
GROWN: Final = 0.85
"""Seconds of a window that has stopped growing, but for a moment or two; a shorter one begins with the person."""
REST_SECONDS: Final = 0.7
"""Of standing are in a window when it first speaks against walking: the walk had ended before."""
SHORTEST_WALK: Final = 1.5
"""Seconds, less than three steps: what turns out to have been shorter was a step aside, or a foot set elsewhere."""
KNEES_PRESENT: Final = 0.98
"""Mean presence in a window of the less present knee. Measured, legs of 12 bodies and 9 sources of real people: 0.99
and more, sitters' 0.96 and more; made up behind a table: 0.4-0.99."""
ANKLES_PRESENT: Final = 0.95
"""... and of the less present ankle: 0.97 and more; made up: up to 0.98."""
THIGH_SPREAD: Final = 0.10
"""Standard deviation over mean of a thigh's world length in a window: real thighs at most 0.07, made up 0.16."""


@dataclass(frozen=True, slots=True)
class LogisticWeights:
    """One logistic regression over standardised features."""

    mean: FloatArray
    spread: FloatArray
    weights: FloatArray
    bias: float

    def probability(self, features: FloatArray) -> float:
        """0..1, for features of the shape of the weights."""
        logit = float((features - self.mean) / self.spread @ self.weights) + self.bias
        return 1 / (1 + math.exp(-min(max(logit, -30.0), 30.0)))


@dataclass(frozen=True, slots=True)
class WalkModel:
    """Tells walking by the legs alone, and by legs and travel together where the camera stands still."""

    local: LogisticWeights
    """Of LOCAL."""
    whole: LogisticWeights
    """Of LOCAL and TRAVEL."""

    def probability(self, window: WalkFeatures, *, travel: bool) -> float:
        """Of walking in the window; `travel` says whether what moves in the picture moves in the room."""
        if travel:
            return self.whole.probability(np.concatenate((window.local, window.travel)))
        return self.local.probability(window.local)


@dataclass(frozen=True, slots=True)
class Walking:
    """What the detector says at a moment."""

    walks: bool
    likely: bool
    """Whether the newest window speaks for walking."""
    since: float
    """Seconds, when this began: the walk, or what came after it. After a walk that turned out to be none, when that
    seemed to begin; -inf from the first moment on."""
    told: bool
    """Whether there has been a window at all."""
    legs: bool
    """Whether the legs in the newest window are the person's own and there is a model, so that they say something."""


NOT_YET: Final = Walking(walks=False, likely=False, since=-math.inf, told=False, legs=False)


class WalkDetector:
    """Follows one person; fed frame by frame. Without a model it never speaks of walking."""

    def __init__(self, model: WalkModel | None) -> None:
        self._model = model
        self._window = WalkWindow()
        self._recent: deque[tuple[bool, float]] = deque(maxlen=3)
        self._low = self._opening = math.inf
        self._against = False
        self._shaken = -math.inf
        self.state = NOT_YET

    def detect(self, o: Observation, *, shaking: bool) -> Walking:
        """Whether the person walks at this observation; travel counts for nothing while the camera is `shaking`."""
        if shaking:
            self._shaken = o.time
        window = self._window.add(o)
        if window is not None:
            self._weigh(o.time, window)
        return self.state

    def reset(self) -> None:
        """Begin anew: what was seen of the legs was somebody else's, or nobody's."""
        self._window.reset()
        self._recent.clear()
        self._low = self._opening = math.inf
        self._against, self.state = False, NOT_YET

    def _weigh(self, time: float, window: WalkFeatures) -> None:
        travel = self._shaken < window.start
        chance = self._chance(window, travel=travel)
        legs = self._model is not None and legs_are_real(window)
        begun = self._begun(time, window.start)
        self._against |= legs and chance < LEAVE
        self._recent.append((chance >= ENTER, begun))
        self._low = math.inf if chance >= LEAVE else min(self._low, time)
        walks, since = self.state.walks, self.state.since
        hits = [start for hit, start in self._recent if hit]
        if not walks and len(hits) >= 2 and chance >= ENTER:  # noqa: PLR2004 - two of three
            walks, since = True, hits[0]
        elif walks and time - self._low >= LEAVE_SECONDS:
            walks, since = False, self._ended(since)
        self.state = Walking(walks=walks, likely=chance >= ENTER, since=since, told=True, legs=legs)

    def _begun(self, time: float, start: float) -> float:
        """When somebody began to walk of whom the window from `start` to `time` is the first to say so.

        They walked from the first moment on where no window of theirs has spoken against it: legs that could not be
        told, as of somebody just found, are not against it.
        """
        self._opening = min(self._opening, start)
        if time - start < GROWN or (start == self._opening and not self._against):
            return start
        return max(start, time - ONSET_SECONDS)

    def _ended(self, begun: float) -> float:
        """When the walk that seemed to begin at `begun` ended."""
        ended = self._low - REST_SECONDS
        return ended if ended - begun >= SHORTEST_WALK else begun

    def _chance(self, window: WalkFeatures, *, travel: bool) -> float:
        if self._model is None or not legs_are_real(window) or (travel and window.in_place):
            return 0.0
        return self._model.probability(window, travel=travel)


def legs_are_real(window: WalkFeatures) -> bool:
    """Whether the legs of a window are somebody's, not made up by the pose model."""
    knees, ankles = window.presence
    return knees >= KNEES_PRESENT and ankles >= ANKLES_PRESENT and window.thigh_spread < THIGH_SPREAD
