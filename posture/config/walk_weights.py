"""The weights of the walk detector: a text file, checked on load. Made by ``python -m calibration.walking``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from posture.atomic_files import atomic_write
from posture.config.files import CALIBRATION
from posture.errors import SettingsError
from posture.features.motion.walk_detector import LogisticWeights, WalkModel
from posture.features.motion.walk_features import LOCAL, TRAVEL
from posture.side_files import SideFile

DEFAULT: Final = CALIBRATION / "walk_weights.json"
FORMAT: Final = 1
"""Raised whenever a feature changes its meaning; their names are checked besides."""
NAMES: Final = {"local": LOCAL, "whole": (*LOCAL, *TRAVEL)}
DIGITS: Final = 5
"""Significant digits that a number is written with."""
REMEDY: Final = "install or train them anew"


def load_walk_model(path: Path | None = None) -> WalkModel:
    """The model of the weights file `path`, by default the one that comes with the product.

    Raises SettingsError where the file is missing, damaged, or of another format or for other features.
    """
    file = path or DEFAULT
    try:
        content = SideFile(file, "walk weights", REMEDY).json()
        local, whole = (_weights(content, name) for name in NAMES)
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"walk weights {file} cannot be used ({error}); {REMEDY}") from error
    return WalkModel(local, whole)


@cache
def walk_model() -> WalkModel:
    """The model that comes with the product; it remembers nothing, so everyone may share it."""
    return load_walk_model()


def save_walk_model(model: WalkModel, path: Path, note: str) -> None:
    """Write weights by the names of their features; `note` says what they were trained on. Raises OutputError."""
    content: dict[str, Any] = {"format": FORMAT, "note": note}
    for name, weights in (("local", model.local), ("whole", model.whole)):
        rows = zip(weights.mean.tolist(), weights.spread.tolist(), weights.weights.tolist(), strict=True)
        features = {feature: [_rounded(x) for x in row] for feature, row in zip(NAMES[name], rows, strict=True)}
        content[name] = {"bias": _rounded(weights.bias), "features": features}
    with atomic_write(path) as out:
        out.write(json.dumps(content, indent=1) + "\n")


def _weights(content: dict[str, Any], name: str) -> LogisticWeights:
    """Each feature has its mean and spread in training, and its weight. Raises ValueError for what is not that."""
    features = content[name]["features"]
    if content["format"] != FORMAT or tuple(features) != NAMES[name]:
        raise ValueError(f"format {FORMAT} of features {', '.join(NAMES[name])} was wanted")
    mean, spread, weights = np.array(list(features.values()), dtype=np.float64).T
    if not (np.isfinite([mean, spread, weights]).all() and (spread > 0).all()):
        raise ValueError("finite numbers and positive spreads were wanted")
    return LogisticWeights(mean, spread, weights, float(content[name]["bias"]))


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
