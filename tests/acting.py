"""Somebody who does things one after the other: how a body is at a moment, and what of it is hidden."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Self

from posture.pose.landmarks import Landmark as L
from tests import stances
from tests.gaits import Gait
from tests.mannequin import Stance, blend
from tests.stances import Change

FADE: Final = 0.5
"""Seconds in which somebody takes on a stance."""


@dataclass(frozen=True, slots=True)
class _Deed:
    change: Change
    at: float
    until: float
    fade: float

    def on(self, s: Stance, t: float) -> Stance:
        begun = 1.0 if self.at <= 0 else _smooth((t - self.at) / self.fade + 0.5)
        left = _smooth((t - self.until) / self.fade + 0.5) if math.isfinite(self.until) else 0.0
        share = begun * (1 - left)
        return blend(s, self.change(s, t - self.at), share) if share > 0 else s


def _smooth(x: float) -> float:
    x = max(0.0, min(1.0, x))
    return x * x * (3 - 2 * x)


@dataclass(frozen=True, slots=True)
class _Walk:
    speed: float
    at: float
    until: float


@dataclass(frozen=True, slots=True)
class _Cover:
    points: tuple[L, ...]
    at: float
    until: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and what they do and when. Every verb gives a new one; times are seconds, `at` 0 from the start."""

    deeds: tuple[_Deed, ...] = ()
    walked: tuple[_Walk, ...] = ()
    covers: tuple[_Cover, ...] = ()
    start: Stance = field(default_factory=lambda: stances.STANDING)

    def does(self, change: Change, at: float = 0.0, until: float = math.inf, fade: float = FADE) -> Self:
        """Any change of the stance."""
        return replace(self, deeds=(*self.deeds, _Deed(change, at, until, fade)))

    def travels(self, gait: Gait, at: float = 0.0, until: float = math.inf) -> Self:
        """Goes where the front points."""
        return replace(self.does(gait.at, at, until), walked=(*self.walked, _Walk(gait.speed, at, until)))

    def hides(self, *names: str, at: float = 0.0, until: float = math.inf) -> Self:
        """Landmarks by their names ("left_wrist"), or both of a pair ("wrists")."""
        return replace(self, covers=(*self.covers, _Cover(_named(names), at, until)))

    def stance(self, t: float) -> Stance:
        """How the body is at `t` seconds."""
        stance = self.start
        for deed in self.deeds:
            stance = deed.on(stance, t)
        return stance

    def travelled(self, t: float) -> float:
        """Metres walked by `t` seconds."""
        return sum(walk.speed * (min(max(t, walk.at), walk.until) - walk.at) for walk in self.walked)

    def hidden(self, t: float) -> list[L]:
        """What is hidden at `t` seconds."""
        return [point for cover in self.covers if cover.at <= t < cover.until for point in cover.points]


_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "face": ("nose", "left_ear", "right_ear", "left_eye", "right_eye", "mouth_left", "mouth_right"),
    "shoulders": ("left_shoulder", "right_shoulder"),
    "elbows": ("left_elbow", "right_elbow"),
    "wrists": ("left_wrist", "right_wrist"),
    "hips": ("left_hip", "right_hip"),
    "knees": ("left_knee", "right_knee"),
    "ankles": ("left_ankle", "right_ankle"),
    "feet": ("left_heel", "right_heel", "left_foot_index", "right_foot_index"),
    "legs": ("left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel", "right_heel"),
}


def _named(names: Sequence[str]) -> tuple[L, ...]:
    return tuple(L[one.upper()] for name in names for one in _GROUPS.get(name, (name,)))
