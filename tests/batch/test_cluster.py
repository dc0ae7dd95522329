"""`posture batch --dask` on a real scheduler with worker processes on the loopback."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.batch.crew import CrewLostError
from tests.batch.cluster import cluster
from tests.batch.test_batch import table
from tests.batch.test_processes import FAILED, INTERRUPTED, KILLED, batch, done, recordings

pytest.importorskip("distributed", reason="the package of the extra `dask` is absent")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.cluster,
    pytest.mark.skipif(os.name == "nt", reason="as in test_processes.py"),
]

ROW = "stand.arms_folded"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A cluster of two worker processes, and where it remembers what was acted."""
    folder = tmp_path_factory.mktemp("cluster")
    with cluster(folder, workers=2) as address:
        yield address, folder


def files(folder: Path) -> list[str]:
    return [line["file"] for line in table(folder / "out") if line["row"] == ROW]


def test_the_cluster_judges_and_nobody_else_is_connected_to(shared: tuple[str, Path], tmp_path: Path) -> None:
    address, acted = shared
    recordings(tmp_path, "a.mp4", "b.mp4", "c.mp4")
    (tmp_path / "in" / "broken.mp4").write_text("no video")
    ended = batch(tmp_path, "--dask", address, ACTED=str(acted), ACTED_AUDIT=str(tmp_path / "audit"))
    assert ended.returncode == FAILED
    assert (files(tmp_path), sorted(done(tmp_path))) == (["a.mp4", "b.mp4", "c.mp4"], ["a.mp4", "b.mp4", "c.mp4"])
    assert "2 at once" in ended.stderr
    connected = {ast.literal_eval(line)[0] for line in (tmp_path / "audit").read_text().splitlines()}
    assert connected == {"127.0.0.1"}


def test_a_lost_workers_recordings_are_done_by_others(shared: tuple[str, Path], tmp_path: Path) -> None:
    address, acted = shared
    recordings(tmp_path, "a.mp4", "die.mp4", "y.mp4", "z.mp4")
    ended = batch(tmp_path, "--dask", address, ACTED=str(acted))
    assert ended.returncode == 0, ended.stderr
    assert files(tmp_path) == ["a.mp4", "die.mp4", "y.mp4", "z.mp4"]
    assert (acted / "die.mp4.acted").exists()


@pytest.mark.parametrize(("name", "code"), [("interrupt.mp4", INTERRUPTED), ("client.mp4", KILLED)])
def test_what_is_done_stays_when_the_client_ends(
    shared: tuple[str, Path], tmp_path: Path, name: str, code: int
) -> None:
    address, acted = shared
    recordings(tmp_path, "a.mp4", "b.mp4", name, "x.mp4", "y.mp4", "z.mp4")
    ended = batch(tmp_path, "--dask", address, ACTED=str(acted))
    before = done(tmp_path)
    assert (ended.returncode, "Traceback" in ended.stderr) == (code, False)
    assert batch(tmp_path, "--dask", address, ACTED=str(acted)).returncode == 0
    after = done(tmp_path)
    assert sorted(after) == files(tmp_path) == sorted(["a.mp4", "b.mp4", name, "x.mp4", "y.mp4", "z.mp4"])
    assert before.items() <= after.items()


def test_a_worker_that_would_judge_otherwise_is_told_in_one_line(shared: tuple[str, Path], tmp_path: Path) -> None:
    address, acted = shared
    recordings(tmp_path, "a.mp4")
    ended = batch(tmp_path, "--dask", address, ACTED=str(acted), ACTED_MODEL="ffff")
    assert ended.returncode == FAILED
    assert "model ffff was wanted, 0123 found; install the same on all" in ended.stderr.splitlines()[-1]
    assert done(tmp_path) == {}


def test_a_scheduler_that_is_killed_is_told_in_one_line_and_what_is_done_stays(tmp_path: Path) -> None:
    recordings(tmp_path, "a.mp4", "scheduler.mp4", "z.mp4")
    with cluster(tmp_path, workers=1) as address:
        ended = batch(tmp_path, "--dask", address)
    assert (ended.returncode, "Traceback" in ended.stderr) == (FAILED, False)
    assert "no longer answers" in ended.stderr.splitlines()[-1]
    before = done(tmp_path)
    assert "a.mp4" in before
    assert batch(tmp_path).returncode == 0
    assert before.items() <= done(tmp_path).items()
    assert files(tmp_path) == ["a.mp4", "scheduler.mp4", "z.mp4"]


def test_a_scheduler_that_does_not_answer_is_told_in_one_line() -> None:
    from posture.batch.build import JudgingBuild
    from posture.batch.dask_crew import DaskCrew
    from posture.batch.settings import BatchSettings

    settings = BatchSettings(build=JudgingBuild("1", "2", "3", "4"), out="out", forms=("json",))
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises(CrewLostError, match="no Dask scheduler answers"):
            DaskCrew(address, settings, patience=0.5)
