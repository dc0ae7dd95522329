"""Whether somebody walks: hysteresis, dating back, and what says nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posture.config.walk_weights import walk_model
from posture.features.motion.walk_detector import (
    ENTER,
    LEAVE_SECONDS,
    NOT_YET,
    SHORTEST_WALK,
    LogisticWeights,
    WalkDetector,
    Walking,
)
from posture.pose.observation import Observation
from tests.gaits import NORMAL, Gait
from tests.mannequin import Camera
from tests.observing import filmed
from tests.people import Person, person

NEAR = Camera(distance=6.0)


def followed(seen: list[Observation], *, shaking: bool = False) -> list[Walking]:
    detector = WalkDetector(walk_model())
    return [detector.detect(o, shaking=shaking) for o in seen]


def seen(who: Person, seconds: float, view: str = "side") -> list[Observation]:
    return filmed(who, seconds, 20.0, view, NEAR)


def test_a_weighted_sum_becomes_a_probability() -> None:
    weights = LogisticWeights(np.array([1.0, 0.0]), np.array([2.0, 1.0]), np.array([1.0, -1.0]), 0.5)
    assert weights.probability(np.array([1.0, 0.5])) == pytest.approx(0.5)
    assert weights.probability(np.array([3.0, 0.5])) == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert weights.probability(np.array([1e9, 0.0])) == pytest.approx(1.0)


def test_nothing_is_told_before_the_first_window() -> None:
    assert followed(seen(person().walks(NORMAL), 0.4))[-1] == NOT_YET


def test_walking_is_told_within_a_step_and_a_half_and_since_the_first_frame() -> None:
    observations = seen(person().walks(NORMAL), 2.0)
    told = next(k for k, state in enumerate(followed(observations)) if state.walks)
    assert observations[told].time < 1.5 * 60 / NORMAL.cadence
    assert followed(observations)[told].since == 0.0


def test_legs_that_could_not_be_told_at_first_are_not_against_a_walk_from_the_first_frame() -> None:
    observations = seen(person().walks(NORMAL), 2.0)
    first = replace(observations[0], presence=np.full(33, 0.65))
    states = followed([first, *observations[1:]])
    untold = followed(observations)
    late, soon = (next(k for k, state in enumerate(told) if state.walks) for told in (states, untold))
    assert late > soon
    assert states[late].since == 0.0


def test_after_a_walk_the_end_is_dated_back_to_it() -> None:
    states = followed(seen(person().walks(NORMAL, at=1.0, until=4.0), 7.0))
    assert not states[-1].walks
    assert states[-1].since == pytest.approx(4.2, abs=0.5)


def test_a_step_aside_turns_out_to_have_been_none() -> None:
    states = followed(seen(person().walks(NORMAL, at=2.0, until=2.5), 6.0))
    begun = [state.since for state in states if state.walks]
    assert begun
    assert states[-1].since == begun[0]
    assert SHORTEST_WALK > LEAVE_SECONDS


def test_one_doubtful_window_does_not_end_a_walk() -> None:
    observations = seen(person().walks(NORMAL), 4.0)
    hidden = [replace(o, presence=np.full(33, 0.5)) if 2.0 < o.time < 2.2 else o for o in observations]
    assert followed(hidden)[-1].walks


@pytest.mark.parametrize(
    "who", [person(), person().sits().shakes_foot(), person().marches(), person().moves_feet(), person().sways()]
)
@pytest.mark.parametrize("view", ["front", "side"])
def test_whoever_stays_where_they_are_does_not_walk(who: Person, view: str) -> None:
    assert not any(state.walks for state in followed(seen(who, 6.0, view)))


def test_while_the_camera_moves_the_legs_alone_tell_it() -> None:
    observations = seen(person().walks(Gait(cadence=110.0, step=0.6)), 2.0)
    assert followed(observations, shaking=True)[-1].walks


def test_made_up_legs_say_nothing_and_neither_does_a_detector_without_a_model() -> None:
    observations = seen(person().walks(NORMAL), 2.0)
    made_up = followed([replace(o, presence=np.full(33, 0.9)) for o in observations])[-1]
    assert (made_up.walks, made_up.likely, made_up.legs) == (False, False, False)
    without = WalkDetector(None)
    assert not any(without.detect(o, shaking=False).walks for o in observations)
    assert 0 < ENTER < 1


def test_reset_forgets_the_walk() -> None:
    detector = WalkDetector(walk_model())
    for o in seen(person().walks(NORMAL), 2.0):
        detector.detect(o, shaking=False)
    assert detector.state.walks
    detector.reset()
    assert detector.state == NOT_YET
