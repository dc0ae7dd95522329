"""What people do with their bodies: functions from a stance and the seconds since it began to a changed stance.

Places are metres, chosen so that a scene reads as the sources in calibration/thresholds.toml say for rendered people.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from posture.types import FloatArray
from tests.mannequin import ANKLE, Stance, both

Change = Callable[[Stance, float], Stance]

HANGING: Final = both(0.212, -0.475, 0.07)
ELBOWS_BACK: Final = both(0.35, -0.25, -0.3)
STANDING: Final = Stance(
    pelvis=np.array([0.0, 0.895, 0.0]),
    ankles=both(0.09, ANKLE, 0.0),
    knees=both(0.11, 0.5, 1.0),
    wrists=HANGING,
    elbows=ELBOWS_BACK,
    toe_out=np.array([8.0, 8.0]),
)


def stand(s: Stance, _: float) -> Stance:
    """On both feet; head, arms and direction stay as they are."""
    return replace(STANDING, yaw=s.yaw)


def _moved(point: FloatArray, left: float = 0.0, up: float = 0.0) -> FloatArray:
    return np.asarray(point + np.array([left, up, 0.0]))


def arms(wrists: FloatArray, elbows: FloatArray = ELBOWS_BACK) -> Change:
    """Both arms by their places from the middle of the shoulders."""
    return lambda s, _: replace(s, wrists=wrists, elbows=elbows)


FOLDED: Final = (
    np.array([[-0.13, -0.23, 0.16], [0.13, -0.21, 0.20]]),
    np.array([[0.28, -0.3, 0.06], [-0.28, -0.3, 0.06]]),
)
IN_POCKETS: Final = (both(0.222, -0.425, 0.12), both(0.5, -0.3, -0.2))
CLASPED: Final = (both(0.05, -0.38, 0.19), both(0.5, -0.3, -0.1))
CLASPED_LOW: Final = (both(0.05, -0.45, 0.12), both(0.5, -0.3, -0.1))
BEHIND: Final = (both(0.05, -0.30, -0.14), both(0.5, -0.3, -0.2))
AKIMBO: Final = (both(0.16, -0.28, -0.03), both(0.8, -0.25, -0.1))


def gesture(s: Stance, t: float) -> Stance:
    """Both hands moving before the chest."""
    swing = 0.09 * np.array([math.sin(5.0 * t), math.cos(6.1 * t)])[:, None] * np.array([0.6, 1.0, 0.5])
    return replace(s, wrists=both(0.19, -0.28, 0.22) + swing, elbows=ELBOWS_BACK)


def one_hand_across(s: Stance, _: float) -> Stance:
    """One arm over the body, its hand on the other elbow."""
    wrists, elbows = s.wrists.copy(), s.elbows.copy()
    wrists[1], elbows[1] = (0.16, -0.24, 0.12), (-0.28, -0.3, 0.06)
    return replace(s, wrists=wrists, elbows=elbows)


def hunch(s: Stance, _: float) -> Stance:
    """Upper back rounded: trunk and neck shorter, head carried forward, face level."""
    return replace(s, trunk=0.89 * s.trunk, neck=0.77 * s.neck, carriage=s.carriage + 0.06)


def hunch_a_little(s: Stance, _: float) -> Stance:
    return replace(s, trunk=0.9 * s.trunk, neck=0.85 * s.neck, carriage=s.carriage + 0.06)


def head_down(s: Stance, _: float) -> Stance:
    return replace(s, pitch=s.pitch - 24.0, neck=0.82 * s.neck, carriage=s.carriage + 0.02)


def listless(s: Stance, t: float) -> Stance:
    """Head down, trunk and neck shorter, a hip pushed out, the knees soft."""
    low = replace(s, pelvis=_moved(s.pelvis, 0.10, -0.035), trunk=0.88 * s.trunk, neck=0.82 * s.neck)
    return replace(low, pitch=s.pitch - 18.0, carriage=s.carriage + 0.05)


def shrug(s: Stance, _: float) -> Stance:
    return replace(s, shrug=0.035)


def bow(s: Stance, _: float) -> Stance:
    """From the hips, head in line."""
    return replace(s, forward=s.forward + 32.0, pitch=s.pitch - 28.0)


def lean(forward: float = 0.0, sideways: float = 0.0) -> Change:
    return lambda s, _: replace(s, forward=s.forward + forward, sideways=s.sideways + sideways)


def sway(hz: float, metres: float) -> Change:
    """From side to side over the feet; `metres` from end to end at the shoulders."""

    def change(s: Stance, t: float) -> Stance:
        out = 0.5 * metres * math.sin(2 * math.pi * hz * t)
        lean = math.degrees(math.asin(0.5 * out / s.trunk))
        return replace(s, pelvis=_moved(s.pelvis, 0.5 * out), sideways=lean)

    return change


def shift_weight(s: Stance, _: float) -> Stance:
    """Onto one leg, both feet staying."""
    return replace(s, pelvis=_moved(s.pelvis, 0.04, -0.002))


def place_feet(every: float, metres: float) -> Change:
    """One foot after the other is lifted and set down `metres` further out, and back again. 0 taps on the spot."""

    def change(s: Stance, t: float) -> Stance:
        ankles = s.ankles.copy()
        for side, sign in ((0, 1.0), (1, -1.0)):
            turn, since = divmod(t + side * every, 2 * every)
            share = min(1.0, since / 0.4)
            out = share if turn % 2 == 0 else 1 - share
            ankles[side] += (sign * metres * out, 0.05 * math.sin(math.pi * share), 0.02 * out if metres else 0.0)
        follow = (ankles.mean(axis=0) - s.ankles.mean(axis=0)) * (1.0, 0.0, 0.0)
        return replace(s, ankles=ankles, pelvis=s.pelvis + follow)

    return change


def step_apart(s: Stance, _: float) -> Stance:
    """The feet far apart."""
    return replace(s, ankles=both(0.28, ANKLE, 0.0), pelvis=_moved(s.pelvis, 0.0, -0.04))


def march(cadence: float) -> Change:
    """The knees lifted in turn, on the spot."""

    def change(s: Stance, t: float) -> Stance:
        turn = math.sin(math.pi * cadence / 60 * t)
        share = np.array([[max(0.0, turn)], [max(0.0, -turn)]])
        return replace(s, ankles=s.ankles + share * (0.0, 0.2, 0.05))

    return change
