"""How the legs lie, as the learned classifier tells it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import pytest

from posture.config.leg_weights import DEFAULT, load_leg_network, save_leg_network
from posture.errors import SettingsError
from posture.features.moment.leg_classifier import FEATURES, LegClassifier, leg_features
from posture.features.moment.perceptron import Perceptron
from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH, Observation
from posture.types import FloatArray, View

Place = tuple[float, float, float]
HALF = {"hip": (0.27, 0.0, 0.0), "shoulder": (0.5, 1.4, 0.0)}
BESIDE = {"knee": (0.3, 0.1, 1.1), "ankle": (0.3, -1.1, 1.1), "heel": (0.3, -1.3, 1.0), "foot": (0.35, -1.3, 1.6)}
WIDE = {"knee": (1.0, 0.1, 0.85), "ankle": (0.75, -1.1, 0.9), "heel": (0.75, -1.3, 0.8), "foot": (1.0, -1.3, 1.3)}
CROSSED = {
    "knee": (0.32, 0.1, 1.15),
    "ankle": (-0.14, -1.1, 1.45),
    "heel": (-0.14, -1.3, 1.3),
    "foot": (-0.2, -1.25, 1.85),
}
NAMES = {"heel": ("LEFT_HEEL", "RIGHT_HEEL"), "foot": ("LEFT_FOOT_INDEX", "RIGHT_FOOT_INDEX")}
LEGS = ("KNEE", "ANKLE", "HEEL", "FOOT_INDEX")


@pytest.fixture(scope="module")
def classifier() -> LegClassifier:
    return LegClassifier(load_leg_network())


def sitting(legs: dict[str, Place], over: dict[str, Place] | None = None, yaw: float = 0.0) -> Observation:
    """Somebody whose left side is `legs` (left, up, front; shoulder widths); `over`: the right side, as if left."""
    body = np.zeros((COUNT, 3))
    for side, points in ((1, HALF | legs), (-1, HALF | (over or legs))):
        for name, place in points.items():
            left, right = NAMES.get(name, (f"LEFT_{name.upper()}", f"RIGHT_{name.upper()}"))
            body[L[left if side == 1 else right]] = np.array(place) * (side, 1, 1)
    return seen(body, yaw)


def seen(body: FloatArray, yaw: float) -> Observation:
    turn = np.radians(yaw)
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    world = body @ np.array([[cos, 0, -sin], [0, 1, 0], [sin, 0, cos]])
    yes = np.ones(COUNT, dtype=np.bool_)
    picture = world[:, :2] * (1, -1) + (3, 2)
    flat = world * SHOULDER_WIDTH
    side = View.FRONT if abs(yaw) < 20 else View.OBLIQUE
    return Observation(
        time=0.0, raw=picture, picture=picture, world=flat, seen=yes, glimpsed=yes, raw_world=flat,
        visibility=np.ones(COUNT), presence=np.ones(COUNT), scale=100.0, yaw=yaw, view=side,
        facing=1.0 if yaw >= 0 else -1.0, width=6.4, height=4.8, light=120.0,
    )  # fmt: skip


def in_a_mirror(o: Observation) -> Observation:
    pairs = np.arange(COUNT)
    for left in [one for one in L if "LEFT" in one.name]:
        right = L[left.name.replace("LEFT", "RIGHT")]
        pairs[left], pairs[right] = right, left
    picture, world = o.picture[pairs] * (-1, 1) + (6.4, 0), o.world[pairs] * (-1, 1, 1)
    return replace(o, picture=picture, world=world, yaw=-o.yaw, facing=-o.facing)


def with_labels_exchanged(o: Observation) -> Observation:
    picture, world = o.picture.copy(), o.world.copy()
    for name in LEGS:
        pair, turned = [L[f"LEFT_{name}"], L[f"RIGHT_{name}"]], [L[f"RIGHT_{name}"], L[f"LEFT_{name}"]]
        picture[pair], world[pair] = o.picture[turned], o.world[turned]
    return replace(o, picture=picture, world=world)


def hidden(o: Observation, *points: L) -> Observation:
    some = o.seen.copy()
    some[list(points)] = False
    return replace(o, seen=some)


def test_legs_side_by_side_wide_knees_and_crossed_ankles_are_told_apart(classifier: LegClassifier) -> None:
    for yaw in (-35.0, 0.0, 35.0):
        beside, wide = classifier.predict(sitting(BESIDE, yaw=yaw)), classifier.predict(sitting(WIDE, yaw=yaw))
        crossed = classifier.predict(sitting(CROSSED, yaw=yaw))
        assert beside is not None
        assert wide is not None
        assert crossed is not None
        assert beside.side_by_side > 0.5
        assert wide.knees_wide > 0.5
        assert crossed.ankles_crossed + crossed.leg_over_leg > 0.5


@pytest.mark.parametrize("change", [in_a_mirror, with_labels_exchanged])
@pytest.mark.parametrize("yaw", [-50.0, 0.0, 20.0])
def test_a_mirror_and_exchanged_labels_change_nothing(
    classifier: LegClassifier, change: Callable[[Observation], Observation], yaw: float
) -> None:
    for o in (sitting(BESIDE, WIDE, yaw), sitting(CROSSED, BESIDE, yaw)):
        here, there = classifier.predict(o), classifier.predict(change(o))
        assert here is not None
        assert there is not None
        assert astuple(here) == pytest.approx(astuple(there), abs=1e-9)


def test_probabilities_are_1_in_all(classifier: LegClassifier) -> None:
    told = classifier.predict(sitting(WIDE))
    assert told is not None
    assert sum(astuple(told)) == pytest.approx(1.0)


@pytest.mark.parametrize("point", [L.LEFT_HIP, L.RIGHT_KNEE, L.LEFT_ANKLE])
def test_hidden_legs_are_not_judged(classifier: LegClassifier, point: L) -> None:
    assert classifier.predict(hidden(sitting(BESIDE), point)) is None


def test_from_behind_legs_are_not_judged(classifier: LegClassifier) -> None:
    assert classifier.predict(replace(sitting(BESIDE), view=View.BACK)) is None


def test_landmarks_without_a_place_are_not_judged(classifier: LegClassifier) -> None:
    o = sitting(BESIDE)
    world = o.world.copy()
    world[L.LEFT_KNEE] = np.nan
    assert classifier.predict(replace(o, world=world)) is None


def test_a_moment_has_as_many_features_as_the_network_takes() -> None:
    assert leg_features(np.ones((3, 9, 5)), np.zeros(3)).shape == (3, FEATURES)


def test_the_weights_that_come_with_the_product_are_intact_and_small() -> None:
    assert load_leg_network().mean.shape == (FEATURES,)
    assert DEFAULT.stat().st_size < 100_000


def test_weights_come_back_from_their_file_as_they_went(tmp_path: Path) -> None:
    file, network = tmp_path / "weights.json", load_leg_network()
    save_leg_network(network, file, "the same again")
    again = load_leg_network(file)
    assert all(np.array_equal(getattr(network, name), getattr(again, name)) for name in Perceptron.__slots__)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    content = json.loads(DEFAULT.read_text(encoding="utf-8"))
    content["mean"][0] += 1
    (tmp_path / "weights.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(SettingsError, match="damaged"):
        load_leg_network(tmp_path / "weights.json")


@pytest.mark.parametrize("text", ["", "[]", '{"format": 0}'])
def test_weights_of_another_kind_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "weights.json").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="leg weights"):
        load_leg_network(tmp_path / "weights.json")


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_leg_network(tmp_path / "none.json")
