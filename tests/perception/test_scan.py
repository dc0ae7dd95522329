"""Tiles: every place is looked at, by squares that overlap, one per frame."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from posture.perception.scan import (
    NEWCOMER_SECONDS,
    OVERLAP,
    ROUND_SECONDS,
    ScanIntervals,
    ScanSchedule,
    Tile,
    squares,
    tile_around,
    tiles,
)

SIDES = st.integers(64, 1920)


@given(width=SIDES, height=SIDES)
def test_the_tiles_of_each_size_cover_the_picture_and_lie_in_it(width: int, height: int) -> None:
    looks = tiles(width, height)
    assert looks[0] == (0, 0, width, height)
    for side in {w for _, _, w, _ in looks[1:]}:
        seen = np.zeros((height, width), dtype=bool)
        for left, top, w, h in looks[1:]:
            if w == side:
                assert left >= 0 <= top
                assert left + w <= width
                assert top + h <= height
                seen[top : top + h, left : left + w] = True
        assert seen.all()


@given(width=SIDES, height=SIDES)
def test_neighbouring_tiles_share_half_of_themselves(width: int, height: int) -> None:
    small = tiles(width, height)[1:]
    for side in {w for _, _, w, _ in small}:
        for axis in (0, 1):
            starts = sorted({tile[axis] for tile in small if tile[2] == side})
            assert all(step <= side * (1 - OVERLAP) + 1 for step in np.diff(starts))


@given(u=st.floats(-1000, 3000), v=st.floats(-1000, 3000), side=st.floats(0.1, 5000), width=SIDES, height=SIDES)
def test_a_tile_around_any_place_lies_in_the_picture(u: float, v: float, side: float, width: int, height: int) -> None:
    left, top, w, h = tile_around(u, v, side, width, height)
    assert w == h >= 1
    assert 0 <= left <= width - w
    assert 0 <= top <= height - h


def test_looks_never_pause_while_nobody_is_followed() -> None:
    plan = ScanSchedule(640, 480)
    assert all(plan.next_tile(k / 30, anyone=False) for k in range(200))


def looks(seconds: float) -> list[tuple[float, Tile]]:
    """What a plan hands out, and when, while somebody is followed."""
    plan = ScanSchedule(640, 480)
    told = [(k / 30, plan.next_tile(k / 30, anyone=True)) for k in range(round(30 * seconds))]
    return [(time, tile) for time, tile in told if tile]


def test_one_round_every_few_seconds_while_somebody_is_followed() -> None:
    whole = (0, 0, 640, 480)
    assert [time for time, tile in looks(11.0) if tile == whole] == [0.0, ROUND_SECONDS, 2 * ROUND_SECONDS]


def test_every_place_is_looked_at_each_second_for_somebody_who_comes_in() -> None:
    for square in squares(640, 480, 1.0):
        times = [time for time, tile in looks(11.0) if tile == square]
        assert max(np.diff(times)) <= NEWCOMER_SECONDS + 0.1


def test_looks_are_as_seldom_as_wanted() -> None:
    plan = ScanSchedule(640, 480, ScanIntervals(rounds=30.0, newcomers=5.0))
    told = [(k / 30, plan.next_tile(k / 30, anyone=True)) for k in range(30 * 40)]
    assert [time for time, tile in told if tile == (0, 0, 640, 480)] == [0.0, 30.0]
    first = squares(640, 480, 1.0)[0]
    assert np.allclose(np.diff([time for time, tile in told if tile == first]), 5.0, atol=0.6)


def test_between_rounds_only_the_large_squares_are_looked_at() -> None:
    large = set(squares(640, 480, 1.0))
    assert {tile for time, tile in looks(ROUND_SECONDS) if time >= NEWCOMER_SECONDS} == large
