"""Least squares in which single far misses count little, for a few unknowns.

Why not `scipy.optimize`: importing it takes a third of a second, for one call of every review. Both come to the same
answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from posture.types import FloatArray

MOST_STEPS: Final = 100
SETTLED: Final = 1e-9
"""Of the unknowns' own size: a smaller step is the last."""
NUDGE: Final = 1e-6
"""By which an unknown is moved to see what that changes."""
DAMPING: Final = 1e-3
"""Of the first step, as a share of the diagonal; ten times as much after a step that made it worse, a tenth after one
that made it better."""


def robust_fit(
    misses: Callable[[FloatArray], FloatArray], start: FloatArray, scale: float
) -> tuple[FloatArray, FloatArray]:
    """The unknowns, shape (k,), at which the misses, shape (n,), are least, and their standard deviations.

    A miss m costs 2 s² (sqrt(1 + (m / s)²) - 1): its square where it is much smaller than `scale` s, only its size
    where it is much larger. The deviations are infinite where the misses leave an unknown open.
    """
    found, damping = np.asarray(start, dtype=np.float64), DAMPING
    slope, curvature = _slopes(misses, found, scale)
    for _ in range(MOST_STEPS):
        step = np.linalg.solve(curvature + damping * np.diag(np.diag(curvature) + SETTLED), -slope)
        if _cost(misses(found + step), scale) < _cost(misses(found), scale):
            found, damping = found + step, damping / 10
            slope, curvature = _slopes(misses, found, scale)
        else:
            damping *= 10
        if np.linalg.norm(step) < SETTLED * (1 + np.linalg.norm(found)):
            break
    return found, _deviations(curvature)


def _cost(miss: FloatArray, scale: float) -> float:
    return float(np.sum(np.sqrt(1 + (miss / scale) ** 2) - 1))


def _slopes(misses: Callable[[FloatArray], FloatArray], at: FloatArray, scale: float) -> tuple[FloatArray, FloatArray]:
    """First and second derivatives of half the cost, the second as for straight lines: shapes (k,) and (k, k)."""
    miss = misses(at)
    nudges = NUDGE * np.eye(len(at))
    jacobian = np.stack([(misses(at + nudge) - misses(at - nudge)) / (2 * NUDGE) for nudge in nudges], axis=1)
    root = np.sqrt(1 + (miss / scale) ** 2)
    return jacobian.T @ (miss / root), (jacobian / root[:, None] ** 3).T @ jacobian


def _deviations(curvature: FloatArray) -> FloatArray:
    try:
        return np.sqrt(np.diag(np.linalg.inv(curvature)))
    except np.linalg.LinAlgError:
        return np.full(len(curvature), np.inf)
