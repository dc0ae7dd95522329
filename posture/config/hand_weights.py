"""The weights of the hand classifier: a text file, checked on load. Made by ``python -m calibration.hands``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from posture.config.files import CALIBRATION
from posture.config.network_file import NetworkKind
from posture.features.moment.hand_classifier import HAND_CLASSES, HAND_FEATURES, HandClassifier
from posture.features.moment.perceptron import Perceptron

DEFAULT: Final = CALIBRATION / "hand_weights.json"
KIND: Final = NetworkKind("hand weights", 1, HAND_CLASSES, len(HAND_FEATURES), "python -m calibration.hands train")


def load_hand_network(path: Path | None = None) -> Perceptron:
    """The network of the weights file `path`, by default the one that comes with the product.

    Raises SettingsError where the file is missing, damaged or of another format.
    """
    return KIND.load(path or DEFAULT)


@cache
def hand_classifier() -> HandClassifier:
    """The classifier that comes with the product; it remembers nothing, so everyone may share it."""
    return HandClassifier(load_hand_network())


def save_hand_network(network: Perceptron, path: Path, note: str) -> None:
    """Write weights with their checksum; `note` says what they were trained on."""
    KIND.save(network, path, note)
