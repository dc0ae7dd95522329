"""Feet shaking: the frequency that is reported, and when there is none."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.shake import NONE, STILL, WINDOW, Shake, ShakeTracker
from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from tests.film import scene
from tests.judging import finding, only, reasons
from tests.mannequin import Stance
from tests.observing import filmed, widths
from tests.people import Person, person

RULE = "sit.feet_shaking"


def shaking(hz: float, fps: float, view: str = "side") -> list[PoseFrame]:
    return scene(person().sits().shakes_foot(hz, 0.012), seconds=8, fps=fps, view=view, noise=0.006)


@pytest.mark.parametrize("fps", [25, 30])
@pytest.mark.parametrize(
    ("hz", "view"), [(3.0, "side"), (3.7, "front"), (4.4, "oblique"), (5.2, "side"), (6.0, "front")]
)
def test_its_frequency_is_right(hz: float, fps: float, view: str) -> None:
    assert only(finding(shaking(hz, fps, view), RULE)).peak == pytest.approx(hz, abs=0.5)


@pytest.mark.parametrize("fps", [8, 10, 12, 14])
def test_it_is_not_judged_under_15_frames_a_second(fps: float) -> None:
    found = finding(shaking(5.0, fps), RULE)
    assert not found.episodes
    assert found.judged_seconds == 0
    assert reasons(found) == {Reason.FPS_LOW}


@pytest.mark.parametrize("view", ["front", "side"])
def test_it_is_silent_where_the_whole_picture_shakes(view: str) -> None:
    frames = scene(person().sits(), seconds=9, fps=30, view=view, noise=0.006, shaken=0.012)
    found = finding(frames, RULE)
    assert found.judged_seconds > 7
    assert not found.episodes


def test_it_is_silent_where_the_trunk_shakes_with_the_foot() -> None:
    shaken = scene(person().sits().shakes_foot(4.0, 0.006), seconds=9, fps=30, noise=0.004, shaken=0.02)
    assert not finding(shaken, RULE).episodes


def test_the_right_foot_is_watched_too() -> None:
    def bounce(stance: Stance, t: float) -> Stance:
        up = np.array([[0.0, 0.0, 0.0], [0.0, 0.012 * (1 + math.sin(8 * math.pi * t)), 0.0]])
        return replace(stance, ankles=stance.ankles + up)

    frames = scene(person().sits().does(bounce), seconds=8, fps=25, noise=0.006)
    assert only(finding(frames, RULE)).peak == pytest.approx(4.0, abs=0.5)


def test_a_long_gap_in_the_window_is_no_error() -> None:
    before = scene(person().sits(), seconds=4, fps=15, view="back")
    after = [replace(frame, time=frame.time + 6.8) for frame in before[:30]]
    assert not finding([*before, *after], RULE).episodes


def tracked(who: Person, seconds: float = 4.0, fps: float = 30.0, view: str = "front") -> list[Shake]:
    tracker = ShakeTracker()
    return [tracker.update(o, fps) for o in filmed(who, seconds, fps, view)]


@pytest.mark.parametrize(("hz", "metres"), [(4.0, 0.012), (4.0, 0.03), (3.15, 0.012), (5.8, 0.02)])
@pytest.mark.parametrize("view", ["front", "side"])
def test_a_foot_that_goes_up_and_down_has_its_frequency_and_amplitude(hz: float, metres: float, view: str) -> None:
    found = tracked(person().sits().shakes_foot(hz, metres), view=view)[-1]
    assert found.frequency == pytest.approx(hz, abs=0.1)
    assert found.amplitude == pytest.approx(widths(metres), rel=0.15)
    assert found.peak > 100
    assert found.trunk < 0.05


@pytest.mark.parametrize("hz", [0.7, 1.2])
def test_a_slow_movement_is_no_rhythm(hz: float) -> None:
    assert tracked(person().sits().shakes_foot(hz, 0.03))[-1] == STILL


def test_before_the_window_is_full_nothing_is_known() -> None:
    found = tracked(person().sits().shakes_foot(), seconds=0.8 * WINDOW)
    assert all(one is NONE for one in found)
