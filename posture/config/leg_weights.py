"""The weights of the leg classifier: a text file, checked on load. Made by ``python -m calibration.legs``."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from posture.atomic_files import atomic_write
from posture.config.files import CALIBRATION
from posture.config.toml import quoted
from posture.errors import SettingsError
from posture.features.moment.leg_classifier import CLASSES, FEATURES, LegClassifier, LegNetwork
from posture.side_files import SideFile

DEFAULT: Final = CALIBRATION / "leg_weights.json"
FORMAT: Final = 1
"""Raised whenever the features or the classes change: weights of another format mean something else."""
ARRAYS: Final = ("mean", "spread", "hidden", "hidden_bias", "output", "output_bias")
DIGITS: Final = 5
"""Significant digits that a weight is written with."""
REMEDY: Final = "install or train them anew"


def load_leg_network(path: Path | None = None) -> LegNetwork:
    """The network of the weights file `path`, by default the one that comes with the product.

    Raises SettingsError where the file is missing, damaged or of another format.
    """
    file = path or DEFAULT
    content = _content(file)
    if (content.get("format"), content.get("classes")) != (FORMAT, list(CLASSES)):
        raise SettingsError(
            f"leg weights of format {FORMAT} for {', '.join(CLASSES)} wanted, {file} has format "
            f"{quoted(content.get('format'))}; train them anew: python -m calibration.legs train"
        )
    if content.get("sha256") != checksum(content):
        raise SettingsError(f"leg weights {file} are damaged: their checksum does not fit; {REMEDY}")
    return _network(content, file)


@cache
def leg_classifier() -> LegClassifier:
    """The classifier that comes with the product; it remembers nothing, so everyone may share it."""
    return LegClassifier(load_leg_network())


def save_leg_network(network: LegNetwork, path: Path, note: str) -> None:
    """Write weights with their checksum; `note` says what they were trained on. Raises OutputError."""
    content: dict[str, Any] = {"format": FORMAT, "classes": list(CLASSES), "note": note}
    content |= {name: _rounded(getattr(network, name).tolist()) for name in ARRAYS}
    content["sha256"] = checksum(content)
    with atomic_write(path) as file:
        file.write(json.dumps(content, separators=(",", ":")).replace(',"', ',\n"') + "\n")


def checksum(content: dict[str, Any]) -> str:
    """SHA-256 of the numbers, whatever the layout of the file."""
    numbers = json.dumps([content.get(name) for name in ARRAYS])
    return hashlib.sha256(numbers.encode()).hexdigest()


def _content(file: Path) -> dict[str, Any]:
    content = SideFile(file, "leg weights", REMEDY).json()
    if not isinstance(content, dict):
        raise SettingsError(f"leg weights {file} should be one JSON object; {REMEDY}")
    return content


def _network(content: dict[str, Any], file: Path) -> LegNetwork:
    try:
        network = LegNetwork(**{name: np.array(content[name], dtype=np.float64) for name in ARRAYS})
    except (KeyError, TypeError, ValueError) as error:
        raise SettingsError(f"leg weights {file} should hold the numbers {', '.join(ARRAYS)}; {REMEDY}") from error
    units = len(network.hidden_bias)
    wanted = [(FEATURES,), (FEATURES,), (FEATURES, units), (units,), (units, len(CLASSES)), (len(CLASSES),)]
    shapes = [getattr(network, name).shape for name in ARRAYS]
    if shapes != wanted:
        raise SettingsError(f"leg weights {file} should have the shapes {wanted}, got {shapes}; train them anew")
    return network


def _rounded(value: Any) -> Any:  # noqa: ANN401 - lists of lists of numbers
    return [_rounded(part) for part in value] if isinstance(value, list) else float(f"{value:.{DIGITS}g}")
