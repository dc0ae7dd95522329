"""A small network in a text file, checked on load: what the weights files of all classifiers have in common."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from posture.atomic_files import atomic_write
from posture.config.toml import quoted
from posture.errors import SettingsError
from posture.features.moment.perceptron import Perceptron
from posture.side_files import SideFile
from posture.types import FloatArray

ARRAYS: Final = Perceptron.__slots__
"""By the names of its fields."""
DIGITS: Final = 5
"""Significant digits that a weight is written with."""
REMEDY: Final = "install or train them anew"


@dataclass(frozen=True, slots=True)
class NetworkKind:
    """What a weights file must be for."""

    what: str
    """In an error: "leg weights"."""
    format: int
    """Raised whenever the features or the classes change: weights of another format mean something else."""
    classes: Sequence[str]
    features: int
    train: str
    """The command that makes such a file."""

    def load(self, file: Path) -> Perceptron:
        """The network of a file. Raises SettingsError where it is missing, damaged or of another kind."""
        content = self._content(file)
        if (content.get("format"), content.get("classes")) != (self.format, list(self.classes)):
            raise SettingsError(
                f"{self.what} of format {self.format} for {', '.join(self.classes)} wanted, {file} has format "
                f"{quoted(content.get('format'))}; train them anew: {self.train}"
            )
        if content.get("sha256") != checksum(content):
            raise SettingsError(f"{self.what} {file} are damaged: their checksum does not fit; {REMEDY}")
        return Perceptron(**self._arrays(content, file))

    def save(self, network: Perceptron, path: Path, note: str) -> None:
        """Write weights with their checksum; `note` says what they were trained on. Raises OutputError."""
        content: dict[str, Any] = {"format": self.format, "classes": list(self.classes), "note": note}
        content |= {name: _rounded(getattr(network, name).tolist()) for name in ARRAYS}
        content["sha256"] = checksum(content)
        with atomic_write(path) as out:
            out.write(json.dumps(content, separators=(",", ":")).replace(',"', ',\n"') + "\n")

    def _content(self, file: Path) -> dict[str, Any]:
        content = SideFile(file, self.what, REMEDY).json()
        if not isinstance(content, dict):
            raise SettingsError(f"{self.what} {file} should be one JSON object; {REMEDY}")
        return content

    def _arrays(self, content: dict[str, Any], file: Path) -> dict[str, FloatArray]:
        try:
            arrays = {name: np.array(content[name], dtype=np.float64) for name in ARRAYS}
        except (KeyError, TypeError, ValueError) as error:
            raise SettingsError(f"{self.what} {file} should hold the numbers {', '.join(ARRAYS)}; {REMEDY}") from error
        units, inputs, outputs = arrays["hidden_bias"].size, self.features, len(self.classes)
        wanted = [(inputs,), (inputs,), (inputs, units), (units,), (units, outputs), (outputs,)]
        shapes = [array.shape for array in arrays.values()]
        if shapes != wanted:
            raise SettingsError(f"{self.what} {file} should have the shapes {wanted}, got {shapes}; train them anew")
        return arrays


def checksum(content: Mapping[str, Any]) -> str:
    """SHA-256 of the numbers, whatever the layout of the file."""
    numbers = json.dumps([content.get(name) for name in ARRAYS])
    return hashlib.sha256(numbers.encode()).hexdigest()


def _rounded(value: Any) -> Any:  # noqa: ANN401 - lists of lists of numbers
    return [_rounded(part) for part in value] if isinstance(value, list) else float(f"{value:.{DIGITS}g}")
