"""Hands over time: steadied, and only those that have a place."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.moment.hand_classifier import HAND_CLASSES, HAND_FEATURES, HandClassifier
from posture.features.moment.perceptron import Perceptron
from posture.features.motion.hand_places import SETTLE_SECONDS, HandPlaceTracker
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from tests.observing import seen
from tests.people import person

CLASSES, WRIST_UP = len(HAND_CLASSES), HAND_FEATURES.index("wrist_up")
STANDING = seen(person())


def high_or_low() -> HandClassifier:
    """One that takes every hand above the hip by more than 1 for one in a pocket, any other for a hanging one."""
    hidden = np.zeros((len(HAND_FEATURES), 1))
    hidden[WRIST_UP] = 1000.0
    output = np.zeros((1, CLASSES))
    output[0, 1] = 1.0
    far = np.array([0.0, -300.0] + [-1000.0] * (CLASSES - 2))
    ones = np.ones(len(HAND_FEATURES))
    return HandClassifier(Perceptron(0 * ones, ones, hidden, np.array([-700.0]), output, far))


def at(time: float, *, raised: bool) -> Observation:
    world = STANDING.world.copy()
    world[[L.LEFT_WRIST, L.RIGHT_WRIST], 1] += 1.0 if raised else 0.0
    return replace(STANDING, time=time, world=world)


def test_at_first_a_hand_is_where_it_is_seen() -> None:
    left, right = HandPlaceTracker(high_or_low()).track(at(0.0, raised=True))
    assert (left.side, right.side) == ("left", "right")
    assert left.chances.in_pocket == pytest.approx(1.0)
    assert left.seen
    assert right.seen


def test_a_change_is_believed_with_its_time_constant() -> None:
    tracker = HandPlaceTracker(high_or_low())
    tracker.track(at(0.0, raised=False))
    for k in range(1, 4):
        (left, _) = tracker.track(at(0.1 * k, raised=True))
    assert left.chances.in_pocket == pytest.approx(1 - math.exp(-0.3 / SETTLE_SECONDS), abs=0.01)


def test_between_two_looks_it_says_what_it_said() -> None:
    tracker = HandPlaceTracker(high_or_low())
    before = tracker.track(at(0.0, raised=False))
    assert tracker.track(at(0.05, raised=True)) == before
    assert tracker.track(at(0.1, raised=True)) != before


def test_after_a_gap_nothing_is_remembered() -> None:
    tracker = HandPlaceTracker(high_or_low())
    tracker.track(at(0.0, raised=False))
    (left, _) = tracker.track(at(1.5, raised=True))
    assert left.chances.in_pocket == pytest.approx(1.0)


def test_a_hidden_hand_has_a_place_but_is_not_seen_and_one_out_of_the_picture_has_none() -> None:
    glimpsed, presence = STANDING.glimpsed.copy(), STANDING.presence.copy()
    glimpsed[L.LEFT_WRIST] = False
    hidden = replace(STANDING, glimpsed=glimpsed)
    assert [hand.seen for hand in HandPlaceTracker(high_or_low()).track(hidden)] == [False, True]
    presence[L.LEFT_WRIST] = 0.1
    (only,) = HandPlaceTracker(high_or_low()).track(replace(hidden, presence=presence))
    assert only.side == "right"


def test_from_the_side_there_is_the_near_hand_alone() -> None:
    (only,) = HandPlaceTracker(high_or_low()).track(seen(person(), "side"))
    assert only.side == "right"


def test_where_nothing_can_be_told_there_are_no_hands() -> None:
    world = STANDING.world.copy()
    world[L.LEFT_ELBOW] = np.nan
    assert HandPlaceTracker(high_or_low()).track(replace(STANDING, world=world)) == ()
