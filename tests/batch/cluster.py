"""A Dask cluster of processes on the loopback: a scheduler, and workers with the acted pose model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.command import ROOT

ACTED = ROOT / "tests" / "batch" / "acted_main.py"


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """The address of its scheduler; `folder` is where what the acted recordings do is remembered."""
    place = folder / "scheduler.json"
    alone = ("--host", "127.0.0.1", "--no-dashboard")
    with _process(folder, "dask_scheduler", *alone, "--port", "0", "--scheduler-file", place) as scheduler:
        (folder / "scheduler.pid").write_text(str(scheduler.pid))
        own = ("--nworkers", workers, "--nthreads", "1", "--local-directory", folder, "--preload", ACTED)
        # Waits for the file by itself.
        with _process(folder, "dask_worker", "--scheduler-file", place, *alone, *own) as worker:
            assert worker.poll() is None
            yield str(_written(place, scheduler))


def _written(place: Path, scheduler: subprocess.Popen[bytes]) -> object:
    """The address in the file, once the scheduler has written it."""
    while not place.exists():
        assert scheduler.poll() is None
    return json.loads(place.read_text())["address"]


@contextmanager
def _process(folder: Path, program: str, *options: object) -> Iterator[subprocess.Popen[bytes]]:
    own = {"ACTED": str(folder), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", f"distributed.cli.{program}", *map(str, options)]
    with (folder / f"{program}.log").open("wb") as log:
        process = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
