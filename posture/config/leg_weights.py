"""The weights of the leg classifier: a text file, checked on load. Made by ``python -m calibration.legs``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from posture.config.files import CALIBRATION
from posture.config.network_file import NetworkKind
from posture.features.moment.leg_classifier import CLASSES, FEATURES, LegClassifier
from posture.features.moment.perceptron import Perceptron

DEFAULT: Final = CALIBRATION / "leg_weights.json"
KIND: Final = NetworkKind("leg weights", 1, CLASSES, FEATURES, "python -m calibration.legs train")


def load_leg_network(path: Path | None = None) -> Perceptron:
    """The network of the weights file `path`, by default the one that comes with the product.

    Raises SettingsError where the file is missing, damaged or of another format.
    """
    return KIND.load(path or DEFAULT)


@cache
def leg_classifier() -> LegClassifier:
    """The classifier that comes with the product; it remembers nothing, so everyone may share it."""
    return LegClassifier(load_leg_network())


def save_leg_network(network: Perceptron, path: Path, note: str) -> None:
    """Write weights with their checksum; `note` says what they were trained on."""
    KIND.save(network, path, note)
