"""Counting people: what a table's cells mean, and what is said of a count."""

from pathlib import Path

import pytest

from benchmarks.people import Bounds, Clip, Count, bounds, clips, verdict


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("2", (2, 2)), ("2-3", (2, 3)), ("0-1", (0, 1)), ("1 at a time (6 people)", (6, 6)), ("tiny", None), ("", None)],
)
def test_a_cell_says_how_many_people_there_are(cell: str, meant: Bounds | None) -> None:
    assert bounds(cell) == meant


def test_a_table_gives_its_clips_but_not_its_photographs(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("file,seconds,people\na/walk.mp4,3.5,2\nb/photo.jpg,,1\n", encoding="utf-8")
    assert list(clips(table)) == [Clip(tmp_path / "a" / "walk.mp4", (2, 2))]


@pytest.mark.parametrize(
    ("expected", "seconds", "said"),
    [
        ((2, 2), {1: 5.0, 2: 3.0}, "right"),
        ((2, 2), {1: 5.0, 2: 0.1}, "1 missed"),
        ((0, 1), {}, "right"),
        ((1, 1), {1: 5.0, 2: 1.0, 3: 2.0}, "2 too many"),
        (None, {1: 5.0}, "not compared"),
    ],
)
def test_a_count_is_compared_with_what_was_expected(
    expected: Bounds | None, seconds: dict[int, float], said: str
) -> None:
    assert verdict(Clip(Path("x.mp4"), expected), Count(seconds, together=2, frames=100, cost=10.0)) == said
