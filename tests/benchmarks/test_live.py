"""What is made of the measurements of live practice."""

from pathlib import Path

import pytest

from benchmarks import processes
from benchmarks.live import grown, table
from benchmarks.live_page import Practised, Sample
from benchmarks.processes import Cost, cost


def samples(memory: list[int]) -> tuple[Sample, ...]:
    """A look each second; the server takes a quarter of a core, and fifteen verdicts come a second."""
    return tuple(
        Sample(float(k), Cost(0.25 * k, size << 20), Cost(0.5 * k, 900 << 20), 12.0 * 2**20, 15 * k)
        for k, size in enumerate(memory)
    )


def test_memory_is_compared_after_the_first_tenth_with_the_last_fifth() -> None:
    memory = [500, 100, 100, 100, 100, 100, 100, 100, 103, 103, 103]
    assert grown(samples(memory), lambda one: one.server.memory) == "100.0 → 103.0 (+3.0%)"


def test_rates_are_those_between_the_first_look_and_the_last() -> None:
    names, seen, _ = table(Practised("server", samples([1] * 11), (1,))).columns
    rows = dict(zip(names.cells, seen.cells, strict=True))
    assert rows["verdicts a second"] == "15.0"
    assert rows["cores of the server"] == "0.250"


def test_delays_are_counted_by_the_millisecond() -> None:
    run = Practised("server", (), (0, *[1] * 100))
    assert (run.delay(0.5), run.delay(0.95)) == (50, 95)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are measured as Linux counts them")
def test_the_cost_of_a_process_is_that_of_all_that_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for process, parent, ticks in ((10, 1, 50), (11, 10, 150), (12, 1, 900)):
        folder = tmp_path / str(process)
        folder.mkdir()
        fields = ["S", str(parent), *["0"] * 9, str(ticks), "0"]
        (folder / "stat").write_text(f"{process} (a name) {' '.join(fields)}")
        (folder / "smaps_rollup").write_text("Rss: 900 kB\nPss: 100 kB\n")
    monkeypatch.setattr(processes, "_PROC", tmp_path)
    monkeypatch.setattr(processes, "_TICK", 100)
    assert cost(10) == Cost(2.0, 2 * 100 * 1024)
    with pytest.raises(ProcessLookupError, match="13"):
        cost(13)
