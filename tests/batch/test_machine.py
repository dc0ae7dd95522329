"""How many recordings a machine has room for."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture.batch import machine
from posture.batch.machine import JOB_BYTES, free_memory, jobs_that_fit, usable_cores


@pytest.mark.parametrize(
    ("cores", "free", "jobs"),
    [(4, 100 * JOB_BYTES, 4), (4, 2 * JOB_BYTES, 2), (4, 10, 1), (4, None, 4), (1, 100 * JOB_BYTES, 1)],
)
def test_processors_and_memory_bound_it_and_one_always_fits(cores: int, free: int | None, jobs: int) -> None:
    assert jobs_that_fit(cores, free) == jobs


def test_what_a_container_may_use_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_CGROUP", tmp_path)
    monkeypatch.setattr(machine, "_MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert (usable_cores(), free_memory()) == (8, None)
    (tmp_path / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable:    4000 kB\n")
    assert free_memory() == 4000 << 10
    for name, text in {"cpu.max": "250000 100000", "memory.max": "3000000", "memory.current": "1000000"}.items():
        (tmp_path / name).write_text(f"{text}\n")
    assert (usable_cores(), free_memory()) == (2, 2_000_000)
    (tmp_path / "cpu.max").write_text("max 100000\n")
    assert usable_cores() == 8
