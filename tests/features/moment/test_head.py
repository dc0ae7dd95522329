"""The head of a body that carries it in a known way."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posture.features.moment.body import Body
from posture.features.moment.head import Head, measure_head
from tests.mannequin import NECK, Stance
from tests.observing import seen, widths
from tests.stances import STANDING

SIDES = ["side", "left side"]


def measured(stance: Stance, view: str = "front") -> Head:
    return measure_head(Body.from_observation(seen(stance, view)))


@pytest.mark.parametrize("pitch", [-39.0, -15.0, 0.0, 10.0])
@pytest.mark.parametrize("view", ["front", "oblique", "side", "back"])
def test_the_pitch_is_that_of_the_line_from_the_ears_to_the_nose(pitch: float, view: str) -> None:
    assert measured(replace(STANDING, pitch=pitch), view).pitch == pytest.approx(pitch, abs=0.3)


@pytest.mark.parametrize("pitch", [-39.0, -15.0, 10.0])
@pytest.mark.parametrize("view", SIDES)
def test_in_profile_the_picture_shows_the_same_pitch(pitch: float, view: str) -> None:
    assert measured(replace(STANDING, pitch=pitch), view).profile_pitch == pytest.approx(pitch, abs=0.3)


@pytest.mark.parametrize("neck", [0.10, NECK])
@pytest.mark.parametrize("view", ["front", "side", "back"])
def test_the_neck_is_the_height_of_the_ears_over_the_shoulders(neck: float, view: str) -> None:
    assert measured(replace(STANDING, neck=neck), view).neck == pytest.approx(widths(neck), rel=0.02)


@pytest.mark.parametrize("carriage", [0.0, 0.03, 0.12])
@pytest.mark.parametrize("view", SIDES)
def test_a_head_carried_forward_takes_the_line_from_shoulders_to_ears_with_it(carriage: float, view: str) -> None:
    expected = math.degrees(math.atan2(NECK, carriage))
    assert measured(replace(STANDING, carriage=carriage), view).ear_shoulder_angle == pytest.approx(expected, abs=0.5)
