"""A trunk that sways, rocks and shifts by known amounts at known rates."""

from __future__ import annotations

import math

import pytest

from posture.features.motion.sway import Sway, SwayTracker, swing_series
from posture.features.motion.swings import Swing
from tests.observing import filmed, widths
from tests.people import Person, person


def moved(who: Person, seconds: float, view: str = "front", *, hips: bool = True, ankles: bool = True) -> Sway:
    tracker = SwayTracker()
    return [tracker.update(o, hips=hips, ankles=ankles) for o in filmed(who, seconds, 15.0, view)][-1]


@pytest.mark.parametrize("hz", [0.25, 0.5])
@pytest.mark.parametrize("metres", [0.08, 0.2])
@pytest.mark.parametrize("ankles", [True, False])
def test_a_sway_is_two_ways_a_cycle_from_end_to_end(hz: float, metres: float, *, ankles: bool) -> None:
    found = moved(person().sways(hz, metres), 12.0, ankles=ankles).sideways
    assert found.count == pytest.approx(2 * hz * 12, abs=1.6)
    assert found.size == pytest.approx(widths(metres), rel=0.03)
    assert found.end - found.start == pytest.approx(
        (found.count - 0.5) / (2 * hz), abs=0.3
    )  # the first from the middle


def test_somebody_who_stands_still_does_not_sway() -> None:
    found = moved(person(), 6.0).sideways
    assert found.count == 0
    assert math.isnan(found.size)


@pytest.mark.parametrize(("hz", "degrees"), [(0.5, 6.0), (1.0, 3.0)])
def test_rocking_is_from_end_to_end_of_the_lean(hz: float, degrees: float) -> None:
    found = moved(person().sits().rocks(hz, degrees), 10.0).rocking
    assert found.size == pytest.approx(2 * degrees, rel=0.05)
    assert found.count == pytest.approx(2 * hz * 10, abs=1.6)


def test_from_the_side_rocking_is_to_and_fro() -> None:
    def nod(who: Person) -> Person:
        for k in range(4):
            who = who.leans(forward=10.0, at=1 + 2.0 * k, until=2 + 2.0 * k)
        return who

    found = moved(nod(person().sits()), 9.5, "side").rocking
    assert found.count == 7  # the eighth is not over before it turns
    assert found.size == pytest.approx(10.0, abs=0.5)


def test_every_rest_elsewhere_is_a_shift() -> None:
    found = moved(person().sits().shifts_about(every=3.0, degrees=8.0), 14.0).shifts
    assert found.count == 4
    assert found.start == pytest.approx(3.0, abs=0.7)
    assert found.end == pytest.approx(12.5, abs=0.7)


def test_without_hips_neither_rocking_nor_shifts_are_told() -> None:
    found = moved(person().sits().shifts_about(), 10.0, hips=False)
    assert (found.rocking.count, found.shifts.count) == (0, 0)


def test_after_a_reset_movements_under_way_are_forgotten_and_shifts_kept() -> None:
    tracker = SwayTracker()
    seen = filmed(person().sits().shifts_about(), 10.0, 15.0)
    before = [tracker.update(o, hips=True, ankles=True) for o in seen[:-1]][-1]
    tracker.reset()
    after = tracker.update(seen[-1], hips=True, ankles=True)
    assert before.sideways.count > 0
    assert after.sideways.count == 0
    assert after.shifts.count == before.shifts.count > 0


def test_a_series_has_the_middle_size_and_the_time_of_all() -> None:
    found = swing_series([Swing(1.0, 2.0, 0.3), Swing(2.0, 3.5, 0.1), Swing(3.5, 4.0, 0.2)])
    assert (found.count, found.size, found.start, found.end) == (3, 0.2, 1.0, 4.0)
