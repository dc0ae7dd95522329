"""The last second of the legs: from when to when it reaches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posture.features.motion.walk_features import MOMENT
from posture.features.motion.walk_window import LONGEST, LONGEST_GAP, SHORTEST, SPACING, WalkWindow
from tests.observing import filmed
from tests.people import person


def test_windows_grow_from_the_shortest_to_the_longest_and_begin_anew_after_a_gap() -> None:
    seen = filmed(person(), 3.0, 30.0)
    window = WalkWindow()
    starts = [(o.time, found.start) for o in seen if (found := window.add(o)) is not None]
    assert starts[0][0] == pytest.approx(SHORTEST, abs=0.1)
    assert starts[0][1] == 0.0
    assert starts[-1][0] - starts[-1][1] == pytest.approx(LONGEST, abs=0.1)
    assert window.add(replace(seen[-1], time=seen[-1].time + LONGEST_GAP + 0.1)) is None


def test_faster_cameras_cost_no_more() -> None:
    window = WalkWindow()
    found = [window.add(o) for o in filmed(person(), 2.0, 120.0)]
    assert sum(one is not None for one in found) <= (2.0 - SHORTEST) / SPACING + 1


def test_a_moment_has_the_values_that_windows_are_described_by() -> None:
    window = WalkWindow()
    for o in filmed(person(), 0.5, 10.0):
        window.add(o)
    assert {len(row) for row in window._rows} == {MOMENT}
