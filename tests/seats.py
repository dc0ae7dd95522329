"""What people do on a seat: as in stances."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np

from tests.mannequin import ANKLE, Stance, both
from tests.stances import STANDING, Change

THIGHS: Final = both(0.13, -0.41, 0.24)

SITTING: Final = replace(
    STANDING,
    pelvis=np.array([0.0, 0.52, 0.0]),
    forward=-6.0,
    ankles=both(0.10, ANKLE, 0.39),
    knees=both(0.11, 0.56, 0.45),
    wrists=THIGHS,
)


def sit(s: Stance, _: float) -> Stance:
    return replace(SITTING, yaw=s.yaw)


def slouch(s: Stance, _: float) -> Stance:
    """Collapsed on the seat."""
    return replace(s, forward=s.forward - 5, trunk=0.82 * s.trunk, neck=0.85 * s.neck, carriage=s.carriage + 0.05)


def collapse(s: Stance, t: float) -> Stance:
    """A slouch with the head sunk between the shoulders."""
    return replace(slouch(s, t), neck=0.72 * s.neck)


def rock(hz: float, degrees: float) -> Change:
    """The trunk to and fro sideways; `degrees` from the middle to an end."""
    return lambda s, t: replace(s, sideways=s.sideways + degrees * math.sin(2 * math.pi * hz * t))


def shift_about(every: float, degrees: float) -> Change:
    """The trunk at rest now on one side and now on the other."""

    def change(s: Stance, t: float) -> Stance:
        place, since = divmod(t, every)
        ends = (degrees, -degrees) if place % 2 else (-degrees, degrees)
        share = min(1.0, since / 0.5)
        return replace(s, sideways=s.sideways + ends[0] * (1 - share) + ends[1] * share)

    return change


def bounce_leg(hz: float, metres: float) -> Change:
    """The left foot up and down, `metres` from the middle to an end."""

    def change(s: Stance, t: float) -> Stance:
        ankles = s.ankles.copy()
        ankles[0] += (0.0, metres * (1 + math.sin(2 * math.pi * hz * t)), 0.0)
        return replace(s, ankles=ankles)

    return change


def cross_legs(s: Stance, _: float) -> Stance:
    """The left knee over the right one."""
    ankles = np.array([[-0.17, 0.27, 0.50], [0.0, ANKLE, 0.38]])
    return replace(s, ankles=ankles, knees=np.array([[0.0, 0.9, 0.5], [-0.02, 0.56, 0.45]]))


def ankle_on_knee(s: Stance, _: float) -> Stance:
    ankles = s.ankles.copy()
    ankles[0] = (-0.08, 0.60, 0.38)
    return replace(s, ankles=ankles, knees=np.array([[0.6, 0.7, 0.3], [-0.11, 0.56, 0.45]]))


def cross_ankles(s: Stance, _: float) -> Stance:
    ankles = np.array([[-0.04, ANKLE + 0.02, 0.46], [0.04, ANKLE, 0.40]])
    return replace(s, ankles=ankles, knees=both(0.09, 0.56, 0.45))


def stretch_leg(s: Stance, _: float) -> Stance:
    """One leg put forward."""
    ankles = s.ankles.copy()
    ankles[0] = (0.12, ANKLE, 0.57)
    return replace(s, ankles=ankles)


def spread_knees(s: Stance, _: float) -> Stance:
    return replace(s, ankles=both(0.30, ANKLE, 0.30), knees=both(0.60, 0.62, 0.42))


def knees_shoulder_wide(s: Stance, _: float) -> Stance:
    return replace(s, ankles=both(0.16, ANKLE, 0.39), knees=both(0.19, 0.56, 0.45))
