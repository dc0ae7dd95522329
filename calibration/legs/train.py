"""Fits the leg classifier: standardised features, small networks side by side, probabilities cooled to be honest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from posture.features.moment.leg_classifier import CLASSES, leg_features, legs_swapped, mirrored, symmetries
from posture.features.moment.perceptron import Perceptron
from posture.types import FloatArray

from .samples import Samples

SEED: Final = 20
NETWORKS: Final = 4
"""Networks that differ in their random start only; their mean is steadier than one of them."""
UNITS: Final = 24
DECAY: Final = 0.1
COPIES: Final = 4
"""Times that each moment is shown, every time disturbed anew."""
MIRRORED: Final = 0.5
"""Share of moments that are shown as in a mirror."""
EXCHANGED: Final = 0.5
"""... and with the labels of the legs exchanged."""
NOISE: Final = 0.03
"""Shoulder widths: what landmarks shake by between frames."""
SIZE_NOISE: Final = 0.06
"""Share by which the measured scale may be wrong."""
SEAT_NOISE: Final = 0.2
"""Shoulder widths by which a seat is lower or higher: else high knees alone would look like a leg laid over."""
YAW_NOISE: Final = 8.0
ROLL_NOISE: Final = 2.5
PITCH_NOISE: Final = 8.0
"""Degrees; of pitch: cameras higher and lower than those that the moments were taken with."""
LEG_POINTS: Final = 8
"""Rows of a table before that of the trunk."""
YAW_STEP: Final = 30.0
"""Degrees of yaw that are left out together."""
TEMPERATURES: Final = np.arange(1.0, 4.01, 0.1)


def fit(samples: Samples) -> Perceptron:
    """A network fitted to `samples`."""
    shown, labels = augmented(samples)
    mean, spread = shown.mean(axis=0), shown.std(axis=0) + 1e-6
    return side_by_side([_one((shown - mean) / spread, labels, SEED + k) for k in range(NETWORKS)], mean, spread)


def augmented(samples: Samples) -> tuple[FloatArray, NDArray[np.int64]]:
    """Features and labels of every moment, COPIES times: mirrored, turned, scaled and shaken at random."""
    rng = np.random.default_rng(SEED)
    shown = []
    for _ in range(COPIES):
        tables, yaws = samples.tables.copy(), samples.yaws.copy()
        flipped = rng.random(len(yaws)) < MIRRORED
        tables[flipped], yaws[flipped] = mirrored(tables[flipped]), -yaws[flipped]
        swapped = rng.random(len(yaws)) < EXCHANGED
        tables[swapped] = legs_swapped(tables[swapped])
        tables = (tables + rng.normal(0, NOISE, tables.shape)) * np.exp(rng.normal(0, SIZE_NOISE, (len(yaws), 1, 1)))
        tables[:, :LEG_POINTS, 1::3] += rng.normal(0, SEAT_NOISE, (len(yaws), 1, 1))
        tables = pitched(tables, yaws, rng.normal(0, PITCH_NOISE, len(yaws)))
        turn = rng.normal(0, YAW_NOISE, len(yaws))
        tables[..., [0, 2]] = turned(tables[..., [0, 2]], turn)
        tables[..., 3:] = turned(tables[..., 3:], rng.normal(0, ROLL_NOISE, len(yaws)))
        shown.append(leg_features(tables, yaws + turn))
    return np.concatenate(shown), np.tile(samples.labels, COPIES)


def pitched(tables: FloatArray, yaws: FloatArray, degrees: FloatArray) -> FloatArray:
    """Tables as if the camera looked further down by `degrees`: what is nearer to it comes to lie lower."""
    yaw, pitch = np.radians(yaws)[:, None], np.radians(degrees)[:, None]
    sin, cos = np.sin(yaw), np.cos(yaw)
    left, up, front, right, high = (tables[..., k] for k in range(5))
    across, near = left * cos + front * sin, front * cos - left * sin
    raised, nearer = up * np.cos(pitch) - near * np.sin(pitch), up * np.sin(pitch) + near * np.cos(pitch)
    return np.stack(
        (
            across * cos - nearer * sin,
            raised,
            across * sin + nearer * cos,
            right,
            high * np.cos(pitch) - near * np.sin(pitch),
        ),
        axis=-1,
    )


def turned(points: FloatArray, degrees: FloatArray) -> FloatArray:
    """Points, shape (moments, points, 2), turned about the middle of the hips."""
    turn = np.radians(degrees)[:, None]
    x, y = points[..., 0], points[..., 1]
    return np.stack((np.cos(turn) * x - np.sin(turn) * y, np.sin(turn) * x + np.cos(turn) * y), axis=-1)


def _one(shown: FloatArray, labels: NDArray[np.int64], seed: int) -> MLPClassifier:
    network = MLPClassifier(
        (UNITS,), alpha=DECAY, max_iter=60, random_state=seed, learning_rate_init=3e-3, batch_size=128, tol=0.0
    )
    return network.fit(shown, labels)


def side_by_side(networks: list[MLPClassifier], mean: FloatArray, spread: FloatArray) -> Perceptron:
    """The mean of several networks, as one wider network."""
    return Perceptron(
        mean=mean,
        spread=spread,
        hidden=np.concatenate([one.coefs_[0] for one in networks], axis=1),
        hidden_bias=np.concatenate([one.intercepts_[0] for one in networks]),
        output=np.concatenate([one.coefs_[1] for one in networks]) / len(networks),
        output_bias=np.mean([one.intercepts_[1] for one in networks], axis=0),
    )


def logits(network: Perceptron, samples: Samples) -> FloatArray:
    """Shape (n, classes), as at run time: all four ways to see a moment weighed together."""
    ways = network.logits(leg_features(*symmetries(samples.tables, samples.yaws)))
    return np.asarray(ways.reshape(4, len(samples.labels), len(CLASSES)).mean(axis=0))


def held_out_logits(samples: Samples, groups: NDArray[Any]) -> FloatArray:
    """Logits of every moment from a network that saw no moment of its group; shape (n, classes)."""
    result = np.empty((len(samples.labels), len(CLASSES)))
    for group in np.unique(groups):
        unseen = groups == group
        result[unseen] = logits(fit(samples.where(~unseen)), samples.where(unseen))
    return result


def yaw_groups(samples: Samples) -> FloatArray:
    """For `held_out_logits`: moments of like yaw, whichever side they are seen from, shape (n,)."""
    return np.asarray(np.floor(np.abs(samples.yaws) / YAW_STEP))


def temperature(held_out: FloatArray, labels: NDArray[np.int64]) -> float:
    """What logits must be divided by for the probabilities of unseen people to be the likeliest."""
    return float(min(TEMPERATURES, key=lambda t: log_loss(held_out / t, labels)))


def log_loss(values: FloatArray, labels: NDArray[np.int64]) -> float:
    """Mean negative log probability of what really was, of logits of shape (n, classes)."""
    shifted = values - values.max(axis=1, keepdims=True)
    chances = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-chances[np.arange(len(labels)), labels].mean())


def with_temperature(network: Perceptron, by: float) -> Perceptron:
    """The same network with its logits divided by `by`."""
    return replace(network, output=network.output / by, output_bias=network.output_bias / by)
