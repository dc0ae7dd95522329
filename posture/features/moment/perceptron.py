"""The small network that tells legs and hands: one hidden layer with rectified units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from posture.types import FloatArray


@dataclass(frozen=True, slots=True)
class Perceptron:
    """One hidden layer with rectified units; several such networks side by side are simply summed up."""

    mean: FloatArray
    """Of the features in training, shape (features,); so is their spread."""
    spread: FloatArray
    hidden: FloatArray
    """Shape (features, units)."""
    hidden_bias: FloatArray
    """Shape (units,)."""
    output: FloatArray
    """Shape (units, classes)."""
    output_bias: FloatArray
    """Shape (classes,)."""

    def logits(self, features: FloatArray) -> FloatArray:
        """Shape (moments, classes), for features of shape (moments, features)."""
        scaled = (features - self.mean) / self.spread
        units = np.maximum(scaled @ self.hidden + self.hidden_bias, 0.0)
        return np.asarray(units @ self.output + self.output_bias)
