"""Where the hands are, as the learned classifier tells it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posture.config.hand_weights import DEFAULT, load_hand_network, save_hand_network
from posture.errors import SettingsError
from posture.features.moment.hand_classifier import (
    HAND_CLASSES,
    HAND_FEATURES,
    HandClassifier,
    hand_features,
    hand_table,
    hand_yaws,
)
from posture.features.moment.perceptron import Perceptron
from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from tests.film import LIVING
from tests.mannequin import FOREARM, SHOULDERS
from tests.observing import seen, widths
from tests.people import Person, person

NAMED = {name: place for place, name in enumerate(HAND_FEATURES)}


@pytest.fixture(scope="module")
def classifier() -> HandClassifier:
    return HandClassifier(load_hand_network())


def features(o: Observation) -> dict[str, list[float]]:
    """By name, of the left and the right hand."""
    both = hand_features(hand_table(o), hand_yaws(o.yaw))
    return {name: both[:, place].tolist() for name, place in NAMED.items()}


def in_a_mirror(o: Observation) -> Observation:
    pairs = np.arange(COUNT)
    for left in [one for one in L if "LEFT" in one.name]:
        right = L[left.name.replace("LEFT", "RIGHT")]
        pairs[left], pairs[right] = right, left
    picture, world = o.picture[pairs] * (-1, 1) + (o.width, 0), o.world[pairs] * (-1, 1, 1)
    return replace(o, picture=picture, world=world, yaw=-o.yaw, facing=-o.facing)


@pytest.mark.parametrize("view", ["front", "oblique"])
def test_a_hand_has_its_place_from_its_own_hip_whatever_the_view(view: str) -> None:
    told = features(seen(person(), view))
    assert told["wrist_out"] == pytest.approx([told["wrist_out"][0]] * 2, abs=10 * LIVING)
    assert told["wrist_out"][0] == pytest.approx(widths(0.212 - 0.09), abs=0.12)
    assert told["wrist_front"][0] == pytest.approx(widths(0.07), abs=0.1)
    assert told["hand_up"][0] < 0


def test_the_bend_of_the_elbow_is_in_half_turns() -> None:
    straight, bent = features(seen(person()))["elbow_bend"], features(seen(person().puts_hands_on_hips()))["elbow_bend"]
    assert 0 <= straight[0] < 0.25
    assert 0.4 < bent[0] < 1


def test_a_forearm_across_the_line_of_sight_keeps_its_length_in_the_picture() -> None:
    o = seen(person())
    world, picture = o.world.copy(), o.picture.copy()
    for turned, share in (((0.0, -FOREARM, 0.0), 1.0), ((0.0, 0.0, FOREARM), 0.0)):
        world[L.LEFT_WRIST] = world[L.LEFT_ELBOW] + turned
        picture[L.LEFT_WRIST] = picture[L.LEFT_ELBOW] + np.array(turned[:2]) * (1, -1) / SHOULDERS
        told = features(replace(o, world=world, picture=picture))
        assert told["forearm_share"][0] == pytest.approx(share, abs=0.05)


ACTED = {
    "hanging": person(),
    "clasped": person().clasps_hands(),
    "raised": person().folds_arms(),
}


@pytest.mark.parametrize("name", ACTED)
def test_hands_that_are_not_in_a_pocket_are_not_taken_for_it(classifier: HandClassifier, name: str) -> None:
    chances = classifier.chances(seen(ACTED[name]))
    assert chances is not None
    assert (chances[:, HAND_CLASSES.index("in_pocket")] < 0.5).all()


@pytest.mark.parametrize("who", [person().pockets_hands(), person().crosses_one_arm()])
@pytest.mark.parametrize("view", ["front", "oblique"])
def test_a_mirror_exchanges_the_hands_and_nothing_else(classifier: HandClassifier, who: Person, view: str) -> None:
    o = seen(who, view)
    here, there = classifier.chances(o), classifier.chances(in_a_mirror(o))
    assert here is not None
    assert there is not None
    assert here == pytest.approx(there[::-1], abs=1e-9)


def test_probabilities_are_1_in_all(classifier: HandClassifier) -> None:
    chances = classifier.chances(seen(person()))
    assert chances is not None
    assert chances.sum(axis=1) == pytest.approx(1.0)


def test_landmarks_without_a_place_are_not_judged(classifier: HandClassifier) -> None:
    o = seen(person())
    world = o.world.copy()
    world[L.LEFT_WRIST] = np.nan
    assert classifier.chances(replace(o, world=world)) is None


def test_the_weights_that_come_with_the_product_are_intact_and_small() -> None:
    assert load_hand_network().mean.shape == (len(HAND_FEATURES),)
    assert DEFAULT.stat().st_size < 50_000


def test_weights_come_back_from_their_file_as_they_went(tmp_path: Path) -> None:
    file, network = tmp_path / "weights.json", load_hand_network()
    save_hand_network(network, file, "the same again")
    again = load_hand_network(file)
    assert all(np.array_equal(getattr(network, name), getattr(again, name)) for name in Perceptron.__slots__)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    content = json.loads(DEFAULT.read_text(encoding="utf-8"))
    content["mean"][0] += 1
    (tmp_path / "weights.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(SettingsError, match="damaged"):
        load_hand_network(tmp_path / "weights.json")


@pytest.mark.parametrize("text", ["", "[]", '{"format": 0}'])
def test_weights_of_another_kind_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "weights.json").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="hand weights"):
        load_hand_network(tmp_path / "weights.json")


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_hand_network(tmp_path / "none.json")
