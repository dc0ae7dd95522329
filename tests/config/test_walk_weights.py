"""The weights of the walk detector: written, read, refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posture.config.walk_weights import DEFAULT, load_walk_model, save_walk_model
from posture.errors import SettingsError
from posture.features.motion.walk_features import LOCAL, TRAVEL


def test_the_product_comes_with_weights_of_every_feature() -> None:
    model = load_walk_model()
    assert model.local.weights.shape == (len(LOCAL),)
    assert model.whole.weights.shape == (len(LOCAL) + len(TRAVEL),)
    assert json.loads(DEFAULT.read_text(encoding="utf-8"))["note"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file, model = tmp_path / "weights.json", load_walk_model()
    save_walk_model(model, file, "as they were")
    again = load_walk_model(file)
    assert again.whole.weights == pytest.approx(model.whole.weights, rel=1e-4)
    assert again.local.bias == pytest.approx(model.local.bias, rel=1e-4)


def spoilt(tmp_path: Path, **changes: Any) -> Path:  # noqa: ANN401 - JSON
    content = json.loads(DEFAULT.read_text(encoding="utf-8")) | changes
    file = tmp_path / "weights.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="format 1 of features ankles_forward"):
        load_walk_model(spoilt(tmp_path, format=99))


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="train them anew"):
        load_walk_model(spoilt(tmp_path, local={"bias": 0.0, "features": {"height": [0.0, 1.0, 1.0]}}))


def test_a_spread_of_nothing_is_refused(tmp_path: Path) -> None:
    features = {name: [0.0, 0.0, float(np.e)] for name in LOCAL}
    with pytest.raises(SettingsError, match="positive spreads"):
        load_walk_model(spoilt(tmp_path, local={"bias": 0.0, "features": features}))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.json cannot be read"):
        load_walk_model(tmp_path / "none.json")
