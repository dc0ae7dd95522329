"""Hands in pockets and arms at the sides where a classifier tells where the hands are: shown, denied, or neither."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posture.features.extractor import FeatureExtractor, Features
from posture.features.moment.hand_classifier import HandChances
from posture.features.motion.hand_places import Hand
from posture.features.motion.speed import HandSpeed
from posture.reasons import Reason
from posture.rules import RULES
from posture.rules.criteria import Reading
from posture.types import View
from tests.judging import LIMITS
from tests.observing import seen
from tests.people import person

ROW, PRAISE = "stand.hands_in_pockets", "stand.arms_at_sides"
STANDING = FeatureExtractor().extract(seen(person()))
STILL = HandSpeed(0.1, 0.1)
HANGS, AT_THE_HIP, IN_POCKET = 0.02, 0.35, 0.9


def hand(side: str, in_pocket: float, *, in_view: bool = True) -> Hand:
    return Hand(side, HandChances(1 - in_pocket, in_pocket, 0, 0, 0, 0), in_view)


def standing(*hands: Hand, speed: HandSpeed = STILL) -> Features:
    return replace(STANDING, hands=hands, hand_speed=speed)


def read(f: Features, row: str = ROW) -> Reading:
    return RULES[row].measure(f, LIMITS[row])


def test_one_hand_in_a_pocket_is_shown() -> None:
    found = read(standing(hand("left", HANGS), hand("right", IN_POCKET)))
    assert found.level >= 1
    assert (found.value, found.reason, found.doubt) == (IN_POCKET, None, None)


def test_hands_that_surely_are_elsewhere_are_denied() -> None:
    found = read(standing(hand("left", HANGS), hand("right", HANGS)))
    assert found.level <= 0
    assert (found.reason, found.doubt) == (None, None)


@pytest.mark.parametrize(
    ("hands", "doubt"),
    [
        ((hand("left", HANGS), hand("right", AT_THE_HIP)), Reason.HAND_AT_HIP),
        ((hand("left", HANGS), hand("right", HANGS, in_view=False)), Reason.HANDS_HIDDEN),
        ((hand("left", HANGS),), Reason.HANDS_HIDDEN),
    ],
    ids=["near a pocket", "one hidden", "one out of the picture"],
)
def test_a_hand_that_could_be_in_a_pocket_is_not_denied(hands: tuple[Hand, ...], doubt: Reason) -> None:
    found = read(standing(*hands))
    assert found.level < 1
    assert found.doubt is doubt


def test_from_the_side_the_near_hand_is_enough() -> None:
    assert read(replace(standing(hand("right", HANGS)), view=View.SIDE)).doubt is None


def test_a_hidden_hand_may_be_shown_in_a_pocket() -> None:
    assert read(standing(hand("left", HANGS), hand("right", IN_POCKET, in_view=False))).level >= 1


def test_a_hand_that_moves_is_neither_shown_nor_denied() -> None:
    found = read(standing(hand("left", HANGS), hand("right", IN_POCKET), speed=HandSpeed(0.1, 3.0)))
    assert found.level <= 0
    assert found.doubt is Reason.HAND_AT_HIP


def test_hips_that_may_be_made_up_are_not_judged() -> None:
    found = read(replace(standing(hand("left", IN_POCKET), hand("right", IN_POCKET)), hips_sure=False))
    assert found.reason is Reason.HIPS_HIDDEN


def test_hands_without_a_place_are_not_judged() -> None:
    assert read(standing()).reason is Reason.HANDS_HIDDEN


def test_without_a_classifier_the_places_of_the_wrists_decide() -> None:
    assert STANDING.hands is None
    found = read(replace(STANDING, hand_speed=STILL))
    assert (found.reason, found.doubt) == (None, None)
    assert not math.isnan(found.level)


def test_arms_at_the_sides_are_not_credited_with_a_hand_in_a_pocket() -> None:
    assert read(standing(hand("left", HANGS), hand("right", HANGS)), PRAISE).level >= 1
    assert read(standing(hand("left", HANGS), hand("right", AT_THE_HIP)), PRAISE).level < 1
    assert read(standing(hand("left", HANGS), hand("right", IN_POCKET)), PRAISE).level <= 0
