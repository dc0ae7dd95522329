"""Angles and distances of points given as sequences of floats; knows nothing of bodies.

Plain Python floats on purpose: for vectors of two or three numbers they are several times as fast as arrays, and every
feature of every person is computed in every frame. For the same reason the three smallest are written out for the two
lengths that there are, which takes half the time of a loop.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

Vector = Sequence[float]
_PLANE: Final = 2
_SPACE: Final = 3


def minus(a: Vector, b: Vector) -> tuple[float, ...]:
    """The vector from b to a. Raises ValueError where they have not the same length."""
    if len(a) == len(b) == _PLANE:
        return (a[0] - b[0], a[1] - b[1])
    if len(a) == len(b) == _SPACE:
        return (a[0] - b[0], a[1] - b[1], a[2] - b[2])
    return tuple(x - y for x, y in zip(a, b, strict=True))


def midpoint(a: Vector, b: Vector) -> tuple[float, ...]:
    """The point half-way between a and b. Raises ValueError where they have not the same length."""
    if len(a) == len(b) == _PLANE:
        return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    if len(a) == len(b) == _SPACE:
        return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)
    return tuple((x + y) / 2 for x, y in zip(a, b, strict=True))


def dot(a: Vector, b: Vector) -> float:
    """The scalar product. Raises ValueError where they have not the same length."""
    if len(a) == len(b) == _PLANE:
        return a[0] * b[0] + a[1] * b[1]
    if len(a) == len(b) == _SPACE:
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return sum(x * y for x, y in zip(a, b, strict=True))


def angle(a: Vector, b: Vector) -> float:
    """Degrees between two vectors, 0..180; NaN where one has no length."""
    lengths = math.hypot(*a) * math.hypot(*b)
    return math.degrees(math.acos(max(-1.0, min(1.0, dot(a, b) / lengths)))) if lengths else math.nan


def angle_at(a: Vector, corner: Vector, b: Vector) -> float:
    """Degrees of the angle a-corner-b, 0..180: 180 for a straight limb."""
    return angle(minus(a, corner), minus(b, corner))


def slope(across: float, up: float) -> float:
    """Degrees by which (across, up) leans away from straight up, positive where across is."""
    return math.degrees(math.atan2(across, up))
