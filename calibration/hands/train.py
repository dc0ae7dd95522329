"""Fits the hand classifier: standardised features, small networks side by side, probabilities cooled to be honest."""

from __future__ import annotations

import warnings
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from posture.errors import SettingsError
from posture.features.moment.hand_classifier import HAND_CLASSES, hand_features
from posture.features.moment.perceptron import Perceptron
from posture.types import FloatArray

from ..legs.train import pitched, side_by_side, turned
from .samples import Hands

SEED: Final = 30
NETWORKS: Final = 3
"""Networks that differ in their random start only; their mean is steadier than one of them."""
UNITS: Final = 16
DECAY: Final = 3.0
STEPS: Final = 150
COPIES: Final = 3
"""Times that each hand is shown, every time disturbed anew."""
NOISE: Final = 0.03
"""Shoulder widths: what landmarks shake by between frames."""
SIZE_NOISE: Final = 0.06
"""Share by which the measured scale may be wrong."""
YAW_NOISE: Final = 6.0
PITCH_NOISE: Final = 7.0
ROLL_NOISE: Final = 1.5
"""Degrees; of pitch: cameras higher and lower than those that the moments were taken with."""


def fit(hands: Hands) -> Perceptron:
    """A network fitted to `hands`. Raises SettingsError where they do not do all that is to be told apart."""
    missing = [name for place, name in enumerate(HAND_CLASSES) if place not in hands.labels]
    if missing:
        raise SettingsError(f"hands of every kind were wanted to learn from, there is none for {', '.join(missing)}")
    shown, labels = disturbed(hands)
    mean, spread = shown.mean(axis=0), shown.std(axis=0) + 1e-6
    return side_by_side([_one((shown - mean) / spread, labels, SEED + k) for k in range(NETWORKS)], mean, spread)


def disturbed(hands: Hands) -> tuple[FloatArray, NDArray[np.int64]]:
    """Features and labels of every hand, COPIES times: turned, scaled and shaken at random."""
    rng = np.random.default_rng(SEED)
    shown = []
    for _ in range(COPIES):
        n = len(hands.yaws)
        tables = hands.tables + rng.normal(0, NOISE, hands.tables.shape)
        tables = tables * np.exp(rng.normal(0, SIZE_NOISE, (n, 1, 1)))
        tables = pitched(tables, hands.yaws, rng.normal(0, PITCH_NOISE, n))
        turn = rng.normal(0, YAW_NOISE, n)
        tables[..., [0, 2]] = turned(tables[..., [0, 2]], turn)
        tables[..., 3:] = turned(tables[..., 3:], rng.normal(0, ROLL_NOISE, n))
        shown.append(hand_features(tables, hands.yaws + turn))
    return np.concatenate(shown), np.tile(hands.labels, COPIES)


def _one(shown: FloatArray, labels: NDArray[np.int64], seed: int) -> MLPClassifier:
    network = MLPClassifier((UNITS,), solver="lbfgs", alpha=DECAY, max_iter=STEPS, max_fun=2 * STEPS, random_state=seed)
    with warnings.catch_warnings():  # it is meant to stop before it has learned every hand by heart
        warnings.simplefilter("ignore", ConvergenceWarning)
        return network.fit(shown, labels)


def logits(network: Perceptron, hands: Hands) -> FloatArray:
    """Shape (n, classes), as at run time."""
    return network.logits(hand_features(hands.tables, hands.yaws))


def held_out_logits(hands: Hands, groups: NDArray[Any]) -> FloatArray:
    """Logits of every hand from a network that saw no hand of its group; shape (n, classes)."""
    result = np.empty((len(hands.labels), len(HAND_CLASSES)))
    for group in np.unique(groups):
        unseen = groups == group
        result[unseen] = logits(fit(hands.where(~unseen)), hands.where(unseen))
    return result
