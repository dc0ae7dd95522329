"""What judging is told of the camera with every frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from posture.camera.monitor import CameraMonitor
from posture.pose.frame import Frame
from posture.pose.pose import LEVEL, CameraState, PersonPose, PoseFrame
from tests.camera.rooms import SIZE, Image, room, shifted, textured
from tests.camera.test_from_body import turned
from tests.camera.test_movement import noisy
from tests.fakes import folded_arms

WALL = textured()
AWAY = shifted(WALL, 25, 8)


def watched(picture: Callable[[float], Image], seconds: float = 10.0) -> Iterator[tuple[float, CameraState]]:
    monitor = CameraMonitor()
    people = (PersonPose(1, turned(folded_arms(), 4.0)),)
    for tick in range(round(seconds * 10)):
        frame = Frame(tick / 10, picture(tick / 10))
        camera = monitor.process(frame, PoseFrame(frame.time, *SIZE, people)).camera
        yield frame.time, replace(camera, frozen_since=None)  # nothing lives in these pictures


def test_a_camera_that_stands_still_and_level_is_no_news() -> None:
    assert {state for _, state in watched(lambda time: noisy(WALL, time))} == {LEVEL}


def test_the_roll_is_told_once_it_is_sure() -> None:
    states = [state for _, state in watched(lambda _: room(4.0), 3.0)]
    assert states[0].roll == 0.0
    assert abs(states[-1].roll - 4.0) < 0.4


def test_a_short_knock_shakes_and_is_no_move() -> None:
    states = list(watched(lambda time: noisy(AWAY if 4.0 <= time < 4.8 else WALL, time)))
    assert any(state.shaking for time, state in states if 4.0 <= time < 5.5)
    assert not any(state.shaking for time, state in states if time < 4.0 or time > 7.0)
    assert states[-1][1].moves == 0


def test_a_camera_that_stays_elsewhere_has_moved() -> None:
    states = list(watched(lambda time: noisy(WALL if time < 4 else AWAY, time)))
    assert [time for time, state in states if state.moves == 0][-1] < 6.5
    assert states[-1][1] == CameraState(moves=1)


def test_one_that_never_comes_to_rest_shakes_on_and_has_moved() -> None:
    def picture(time: float) -> Image:
        return noisy(shifted(WALL, 40 * np.sin(2.1 * time), 25 * np.cos(1.3 * time)), time)

    states = list(watched(picture))
    assert states[-1][1].moves >= 1
    assert all(state.shaking for time, state in states if time > 2.0)


def test_a_move_forgets_the_roll_until_it_is_known_anew() -> None:
    states = list(watched(lambda time: room(4.0) if time < 4 else room(1.5), 12.0))
    assert {round(state.roll / 1.5) for time, state in states if time > 8} == {1}
    assert {round(state.roll / 4.0) for time, state in states if 2 < time < 4} == {1}
