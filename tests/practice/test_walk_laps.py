"""Passes of walking and bows, by synthetic people."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posture.pose.pose import Pose, PoseFrame
from posture.practice.bowing import trunk_lean
from posture.practice.walk_laps import WalkLaps
from tests.film import scene
from tests.mannequin import Camera
from tests.people import person
from tests.practice.acting import stage


def walked(view: str, turns: int, camera: Camera | None = None) -> list[Pose]:
    """Somebody who walks to and fro: every other time the film runs backwards."""
    there = [frame.people[0].pose for frame in scene(person().walks(), seconds=3, view=view, camera=camera)]
    return [pose for turn in range(turns) for pose in (there if turn % 2 == 0 else there[::-1])]


def counted(poses: list[Pose], *, walking: bool = True) -> int:
    walk_laps = WalkLaps(2.5, 0.3)
    for pose in poses:
        walk_laps.update(pose, walking=walking)
    return walk_laps.count


@pytest.mark.parametrize("view", ["side", "left side", "front", "oblique"])
@pytest.mark.parametrize("turns", [1, 2, 5])
def test_each_way_is_a_pass(view: str, turns: int) -> None:
    assert counted(walked(view, turns)) == turns


def test_a_way_that_was_not_walked_is_none() -> None:
    assert counted(walked("side", 3), walking=False) == 0


def test_swaying_and_shifting_is_no_pass() -> None:
    assert counted([frame.people[0].pose for frame in scene(person().sways(), seconds=10)]) == 0


def test_five_passes_of_walking_end_the_drill() -> None:
    one = stage(drill="passes", activity="walk")
    there = scene(person().walks(), seconds=4, view="side")
    states = []
    for turn in range(5):
        way = there if turn % 2 == 0 else scene(person().walks(), seconds=4, view="left side")
        states += one.play([_at(frame, turn * 5.0) for frame in way])
    assert states[-1].drill is not None
    assert states[-1].drill.achieved
    assert {s.drill.text for s in states if s.drill} >= {"Walk: pass 1 of 5", "Walk: pass 5 of 5", "Goal reached"}


def _at(frame: PoseFrame, later: float) -> PoseFrame:
    return replace(frame, time=frame.time + later)


def test_a_bow_leans_and_standing_does_not() -> None:
    [*_, upright] = scene(person(), seconds=1)
    [*_, bowed] = scene(person().bows(), seconds=1)
    assert trunk_lean(upright.people[0].pose) < 12
    assert trunk_lean(bowed.people[0].pose) > 25
    assert not math.isnan(trunk_lean(bowed.people[0].pose))


def test_nobody_is_interrupted_while_they_bow() -> None:
    one = stage()
    one.play(scene(person().folds_arms(at=2).bows(at=3, until=20), seconds=18))
    assert one.shelf.utterance == []
