"""Fits the walk detector: two logistic regressions over standardised features."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from posture.features.motion.walk_detector import ENTER, LogisticWeights, WalkModel
from posture.features.motion.walk_features import TREADMILL_REACH
from posture.types import FloatArray

from .samples import Windows

STRENGTH: Final = 0.05
"""Inverse of the weights' penalty per mean window: weak enough to learn, strong enough that features of one kind share
their weight. Of 0.005 to 1, held-out sources are told best with 0.02 to 0.1."""
TREADMILL: Final = 0.2
"""What a walker shown as on a treadmill counts against the same walker in a room."""
SEED: Final = 20


def fit(windows: Windows) -> WalkModel:
    """A model of `windows`, which must have walking and something else."""
    local = _logistic(windows.local, windows.walks, balance(windows))
    return WalkModel(local, _whole(_asked(windows)))


def _asked(windows: Windows) -> Windows:
    """The windows that the product asks the model about, where these have both walking and something else."""
    asked = windows.where(~windows.in_place)
    return asked if asked.walks.any() and not asked.walks.all() else windows


def _whole(windows: Windows) -> LogisticWeights:
    """With travel. Walkers are shown a second time as on a treadmill: with the travel of somebody who stands."""
    counts = balance(windows)
    still = windows.travel[~windows.walks]
    able = windows.walks & (windows.local[:, 0] > math.log(TREADMILL_REACH))
    chosen = np.random.default_rng(SEED).integers(len(still), size=int(able.sum()))
    room = np.hstack((windows.local, windows.travel))
    treadmill = np.hstack((windows.local[able], still[chosen]))
    return _logistic(
        np.vstack((room, treadmill)),
        np.concatenate((windows.walks, np.ones(len(chosen), dtype=np.bool_))),
        np.concatenate((counts, TREADMILL * counts[able])),
    )


def _logistic(features: FloatArray, walks: NDArray[np.bool_], counts: FloatArray) -> LogisticWeights:
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000)
    fitted.fit((features - mean) / spread, walks, sample_weight=counts)
    return LogisticWeights(mean, spread, fitted.coef_[0], float(fitted.intercept_[0]))


def balance(windows: Windows) -> FloatArray:
    """Weights, 1 in the mean: of a group that has more windows, each counts less, by the root of their number."""
    kinds = np.char.add(windows.groups, np.where(windows.walks, " walks", " does not"))
    _, place, numbers = np.unique(kinds, return_inverse=True, return_counts=True)
    weights = 1 / np.sqrt(numbers[place])
    return np.asarray(weights / weights.mean())


def probabilities(model: WalkModel, windows: Windows, *, travel: bool) -> FloatArray:
    """Of walking as the product tells it, shape (n,)."""
    weights = model.whole if travel else model.local
    features = np.hstack((windows.local, windows.travel)) if travel else windows.local
    chances = 1 / (1 + np.exp(-((features - weights.mean) / weights.spread @ weights.weights + weights.bias)))
    return np.where(windows.in_place, 0.0, chances) if travel else np.asarray(chances)


def held_out(windows: Windows, *, travel: bool) -> FloatArray:
    """Probabilities of each group from a model that saw no window of it, shape (n,)."""
    result = np.empty(len(windows.walks))
    for group in np.unique(windows.groups):
        unseen = windows.groups == group
        result[unseen] = probabilities(fit(windows.where(~unseen)), windows.where(unseen), travel=travel)
    return result


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """How well probabilities tell walking."""

    auc: float
    """Area under the curve; NaN where there is only one kind."""
    walking: float
    """Share of walking windows at ENTER or more; NaN without any."""
    false: float
    """Share of other windows at ENTER or more; NaN without any."""


def told(windows: Windows, chances: FloatArray) -> WindowFigures:
    """How well `chances`, shape (n,), tell the windows."""
    walks = windows.walks
    both = bool(walks.any()) and not bool(walks.all())
    auc = float(roc_auc_score(walks, chances)) if both else np.nan
    return WindowFigures(auc, _share(chances[walks]), _share(chances[~walks]))


def _share(chances: FloatArray) -> float:
    return float((chances >= ENTER).mean()) if len(chances) else np.nan
