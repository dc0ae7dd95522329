"""Following people: the same number for the same person, and only for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.perception.scan import LAYERS, NEWCOMER_SECONDS, ROUND_SECONDS, squares, tiles
from posture.perception.tracker import CONFIRM_SECONDS
from posture.pose.pose import Pose
from tests.perception.scene import (
    BLUE,
    GREEN,
    HEIGHT,
    RED,
    TRUNK,
    WIDTH,
    Actor,
    Clothes,
    Path,
    Scene,
    body,
    numbers,
    play,
    stays,
    sway,
    walks,
)

FEW = settings(max_examples=15)


def away(place: float, begin: float, end: float) -> Path:
    """Stands at a place, but is not to be seen from `begin` to `end`."""
    return lambda time: None if begin <= time < end else place


@FEW
@given(speed=st.floats(70, 200), clothes=st.sampled_from([GREEN, RED]), toward=st.booleans())
def test_two_people_keep_their_numbers_when_one_passes_behind_the_other(
    *, speed: float, clothes: Clothes, toward: bool
) -> None:
    near = walks(540, -speed / 2) if toward else stays(320)
    scene = Scene({"behind": Actor(RED, walks(100, speed)), "before": Actor(clothes, near)})
    seconds = 420 / speed
    frames = play(scene, seconds)
    start, end = numbers(scene, frames, end=1.2), numbers(scene, frames, begin=seconds - 0.3)
    assert start == {"behind": {1}, "before": {2}}
    assert end == start


@FEW
@given(hidden=st.floats(0.5, 1.5), rate=st.sampled_from([10.0, 15.0, 30.0]))
def test_somebody_hidden_for_a_moment_keeps_the_number(hidden: float, rate: float) -> None:
    scene = Scene({"one": Actor(RED, away(200, 2.0, 2.0 + hidden)), "other": Actor(RED, stays(450))})
    frames = play(scene, 6.0, rate)
    assert numbers(scene, frames) == {"one": {1}, "other": {2}}


def test_somebody_hidden_for_a_moment_is_soon_found_again() -> None:
    scene = Scene({"one": Actor(RED, away(200, 2.0, 3.0)), "other": Actor(GREEN, stays(450))})
    back = [frame.time for frame in play(scene, 6.0) if frame.time >= 3.0 and len(frame.people) == 2]
    assert back[0] < 3.5


@FEW
@given(gone=st.floats(3.5, 8.0), place=st.floats(150, 350))
def test_who_comes_back_in_the_same_clothes_is_known_again(gone: float, place: float) -> None:
    def path(time: float) -> float | None:
        return 100 if time < 2 else place if time >= 2 + gone else None

    scene = Scene({"guest": Actor(RED, path), "host": Actor(BLUE, stays(500))})
    frames = play(scene, 2 + gone + ROUND_SECONDS + 2)
    assert numbers(scene, frames) == {"guest": {1}, "host": {2}}
    assert len(frames[-1].people) == 2


def test_who_comes_in_other_clothes_is_somebody_new() -> None:
    scene = Scene({"first": Actor(RED, stays(200, end=2.0)), "second": Actor(GREEN, stays(200, begin=3.0))})
    assert numbers(scene, play(scene, 6.0)) == {"first": {1}, "second": {2}}


@FEW
@given(begin=st.floats(2.0, 9.0), rate=st.sampled_from([15.0, 30.0]))
def test_somebody_who_comes_in_is_found_within_little_more_than_a_second(begin: float, rate: float) -> None:
    scene = Scene({"host": Actor(BLUE, stays(500)), "guest": Actor(RED, stays(200, begin=begin))})
    frames = play(scene, begin + 3.0, rate)
    known = [frame.time for frame in frames if len(frame.people) == 2]
    assert known[0] - begin <= NEWCOMER_SECONDS + CONFIRM_SECONDS + 5 / rate


def test_two_who_leave_and_come_back_on_swapped_sides_keep_their_numbers() -> None:
    def path(before: float, after: float) -> Path:
        return lambda time: before if time < 2 else after if time >= 5 else None

    scene = Scene({"left": Actor(RED, path(150, 450)), "right": Actor(GREEN, path(450, 150))})
    assert numbers(scene, play(scene, 9.0)) == {"left": {1}, "right": {2}}


def test_two_in_equal_clothes_who_meet_and_part_without_hiding_each_other_keep_their_numbers() -> None:
    meeting = 197.5  # 45 pixels are left between them
    scene = Scene({
        "left": Actor(RED, lambda t: 100 + 0.5 * meeting * (1 - np.cos(t))),
        "right": Actor(RED, lambda t: 540 - 0.5 * meeting * (1 - np.cos(t))),
    })  # fmt: skip
    assert numbers(scene, play(scene, 6.2)) == {"left": {1}, "right": {2}}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_first_numbers_go_from_left_to_right_whoever_is_found_first(order: tuple[int, ...]) -> None:
    found_at = [0.0, 0.1, 0.25]
    places = [120, 320, 520]
    actors = {str(k): Actor(RED, stays(places[k], begin=found_at[when])) for k, when in enumerate(order)}
    scene = Scene(actors)
    assert numbers(scene, play(scene, 3.0)) == {"0": {1}, "1": {2}, "2": {3}}


def test_numbers_are_never_given_to_two_people_at_once() -> None:
    scene = Scene({str(k): Actor(RED, walks(100 * k, 40 * (-1) ** k)) for k in range(5)})
    for frame in play(scene, 8.0):
        assert max(Counter(person.person for person in frame.people).values(), default=1) == 1


def shifted(pose: Pose, pixels: float) -> Pose:
    return replace(pose, picture=pose.picture + pixels)


def test_one_body_that_is_found_twice_is_one_person() -> None:
    scene = Scene({"one": Actor(RED, stays(300))}, extra=lambda _: [shifted(body(300), 6)])
    assert {len(frame.people) for frame in play(scene, 6.0) if frame.time > 0.7} == {1}


def upside_down() -> Pose:
    pose = body(320, 180)
    return replace(pose, picture=np.column_stack((pose.picture[:, 0], 360 - pose.picture[:, 1])))


FALSE_PEOPLE = {
    "upside down": upside_down(),
    "hardly visible": body(320, visibility=0.3),
    "cut by the picture's edge": body(5),
    "too small to judge": body(320, trunk=8),
}


@pytest.mark.parametrize("name", FALSE_PEOPLE)
def test_what_is_no_person_gets_no_number(name: str) -> None:
    scene = Scene({}, extra=lambda _: [FALSE_PEOPLE[name]])
    assert not any(frame.people for frame in play(scene, 3.0))


def test_a_hand_that_is_taken_for_a_body_gets_no_number() -> None:
    scene = Scene({"one": Actor(RED, stays(300))}, extra=lambda time: [body(322 + sway(time), 205, trunk=14)])
    assert {len(frame.people) for frame in play(scene, 6.0) if frame.time > 0.7} == {1}


def test_what_is_seen_for_a_moment_gets_no_number() -> None:
    scene = Scene({"ghost": Actor(RED, stays(300, begin=1.0, end=1.3))})
    assert not any(frame.people for frame in play(scene, 3.0))


def test_nobody_is_there_when_nobody_is_there() -> None:
    assert not any(frame.people for frame in play(Scene({}), 2.0))


FOUR_ROUNDS = 4 * (len(tiles(WIDTH, HEIGHT)) + 4 * len(squares(WIDTH, HEIGHT, LAYERS[0])))
"""Looks of four rounds of five seconds, with a look at the large squares in each of the four seconds between two."""


def test_one_person_pays_for_one_look_per_frame_and_few_between_rounds() -> None:
    scene = Scene({"one": Actor(RED, stays(300))})
    play(scene, 4 * ROUND_SECONDS, rate=30)
    assert max(Counter(scene.looks).values()) == 1
    assert FOUR_ROUNDS / 2 < len(scene.looks) < 0.7 * FOUR_ROUNDS, "every other look, where nobody can have come in"


def test_after_somebody_left_the_looks_for_them_end() -> None:
    scene = Scene({"one": Actor(RED, stays(200)), "gone": Actor(GREEN, stays(450, end=2.0))})
    play(scene, 4 * ROUND_SECONDS, rate=30)
    assert len(scene.looks) <= FOUR_ROUNDS + 15
    assert len([time for time in scene.looks if 8.5 < time < 2 * ROUND_SECONDS - 0.1]) <= len(
        squares(WIDTH, HEIGHT, LAYERS[0])
    )


def test_somebody_in_front_of_a_webcam_whose_shoulders_touch_the_edge_stays() -> None:
    low = HEIGHT + 0.9 * TRUNK

    def bobbing(time: float) -> list[Pose]:
        return [body(320, low + 0.2 * TRUNK * np.sin(5 * time))]

    scene = Scene({}, extra=bobbing)
    frames = play(scene, 6.0)
    assert {len(frame.people) for frame in frames if frame.time > 2.5} == {1}
