"""The efficiency of a batch, and the simulation of many workers."""

from pathlib import Path

import pytest

from benchmarks.batch import BatchCost, _table, efficiency, write_copies
from benchmarks.batch_costs import SharedCosts, client_seconds
from benchmarks.batch_simulation import RecordingCost, simulate
from posture.sources.file import open_video


def test_two_workers_that_take_half_as_long_are_fully_used() -> None:
    assert efficiency(10.0, 5.0) == 1.0
    assert efficiency(10.0, 10.0) == 0.5
    table = _table([(BatchCost(10.0, 9.0), BatchCost(6.25, 10.0))], 8)
    assert [next(iter(column.cells)) for column in table.columns] == ["wall", "10.00", "6.25", "0.800"]


def test_copies_differ_and_can_be_played(tmp_path: Path) -> None:
    write_copies(tmp_path, 2)
    one, two = sorted(tmp_path.iterdir())
    assert one.read_bytes() != two.read_bytes()
    video = open_video(two)
    assert (sum(1 for _ in video.frames()) > 100, video.damage) == (True, ())


def test_without_shared_costs_every_worker_is_used_until_the_last_recordings() -> None:
    found = simulate(100, SharedCosts(0.0, 0.0), RecordingCost(10.0, 0.0))
    assert 0.9 < found.efficiency < 1.0
    assert found.limit == "workers"
    assert simulate(1, SharedCosts(0.0, 0.0), RecordingCost(10.0, 0.0)).efficiency == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("shared", "line", "limit"),
    [
        (SharedCosts(0.1, 0.001), 0.0, "client"),
        (SharedCosts(0.001, 0.1), 0.0, "scheduler"),
        (SharedCosts(0.001, 0.001), 0.1, "line"),
    ],
)
def test_what_there_is_only_one_of_bounds_the_pace(shared: SharedCosts, line: float, limit: str) -> None:
    found = simulate(1000, shared, RecordingCost(10.0, line))
    assert found.limit == limit
    assert found.per_second == pytest.approx(10.0, rel=0.1)


def test_the_client_is_measured_by_a_real_batch() -> None:
    assert client_seconds(20, 10) > 0
