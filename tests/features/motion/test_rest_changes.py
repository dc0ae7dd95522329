"""Changes of a resting place."""

from __future__ import annotations

import numpy as np
import pytest

from posture.features.motion.rest_changes import RecentRestChanges, RestChange, RestChangeDetector
from posture.types import FloatArray


def moves(*parts: tuple[float, float, float], fps: float = 20, scale: float = 1.0) -> list[RestChange]:
    """The changes of a value that goes from one place to another over some seconds, part by part."""
    rests, time, found = RestChangeDetector(0.4, 0.1, 0.5), 0.0, []
    for start, stop, seconds in parts:
        for k in range(round(seconds * fps)):
            place: FloatArray = np.array([(start + (stop - start) * k / (seconds * fps)) * scale])
            change = rests.detect(round(time, 6), place, scale)
            found += [change] if change else []
            time += 1 / fps
    return found


@pytest.mark.parametrize("scale", [1.0, 150.0])
@pytest.mark.parametrize("fps", [12, 30])
def test_a_move_from_rest_to_rest_is_a_change(fps: float, scale: float) -> None:
    (one,) = moves((0, 0, 2), (0, 1, 0.5), (1, 1, 2), fps=fps, scale=scale)
    assert one.start == pytest.approx(2.0 - 0.4 + 0.1, abs=0.2)
    assert one.end == pytest.approx(2.5, abs=0.2)


def test_coming_back_to_the_same_place_is_none() -> None:
    assert not moves((0, 0, 2), (0, 1, 0.3), (1, 0, 0.3), (0, 0, 2))


def test_a_small_move_is_none() -> None:
    assert not moves((0, 0, 2), (0, 0.3, 0.3), (0.3, 0.3, 2))


def test_creeping_is_no_move() -> None:
    assert not moves((0, 0, 1), (0, 2, 60), (2, 2, 1))


def test_to_and_fro_are_two() -> None:
    assert len(moves((0, 0, 2), (0, 1, 0.3), (1, 1, 2), (1, 0, 0.3), (0, 0, 2))) == 2


def test_a_move_is_measured_from_the_place_rested_at_before() -> None:
    """From a little left of the middle to a little right of it is far enough, though neither is far from the middle."""
    assert len(moves((0, 0, 2), (0, 0.4, 0.3), (0.4, 0.4, 2), (0.4, -0.4, 0.3), (-0.4, -0.4, 2))) == 1


def test_after_a_reset_the_first_rest_is_no_change() -> None:
    rests = RestChangeDetector(0.4, 0.1, 0.5)
    for k in range(20):
        rests.detect(k / 20, np.array([0.0]))
    rests.reset()
    assert not any(rests.detect(1 + k / 20, np.array([3.0])) for k in range(20))


def test_changes_are_counted_over_a_window() -> None:
    changes = RecentRestChanges(10.0, 0.0)
    for start in (0.0, 3.0, 6.0):
        changes.add(RestChange(start, start + 1))
    assert len(changes.at(7.0)) == 3
    assert changes.at(12.0) == (RestChange(3.0, 4.0), RestChange(6.0, 7.0))
    assert changes.at(30.0) == ()


def test_changes_that_overlap_are_one() -> None:
    changes = RecentRestChanges(10.0, 0.0)
    changes.add(RestChange(0.0, 1.0))
    changes.add(RestChange(0.5, 1.4))
    assert changes.at(2.0) == (RestChange(0.0, 1.4),)
