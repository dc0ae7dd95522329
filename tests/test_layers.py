"""No room uses one that uses it, by whatever way round; imports that only the type checker makes count too."""

from __future__ import annotations

from benchmarks.rooms import PLACE, ROOT, graph, picture, reach


def test_no_room_uses_one_that_uses_it() -> None:
    rooms = graph()
    assert {"pose", "features", "rules", "session", "report"} <= rooms.keys()
    assert "pose" in rooms["features"]
    assert [name for name in rooms if name in reach(rooms, name)] == []


def test_a_ring_would_be_found() -> None:
    ring = {"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset({"a", "d"}), "d": frozenset()}
    assert [name for name in ring if name in reach(ring, name)] == ["a", "b", "c"]


def test_the_picture_in_the_guide_is_of_this_code() -> None:
    found = PLACE.search((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert found is not None
    assert picture(graph()) in found[0], "run python -m benchmarks.rooms --write"
