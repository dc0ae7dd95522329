"""A Dask cluster of processes on the loopback: a scheduler, and workers with the acted pose model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.command import ROOT
from tests.waiting import LONG, LOOK

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
            log = folder / "dask_worker.log"
            _wait_for(lambda: log.read_bytes().count(b"Registered to") == workers, scheduler, worker)
            yield str(json.loads(place.read_text())["address"])


def _wait_for(there: Callable[[], bool], *processes: subprocess.Popen[bytes]) -> None:
    """Wait for something that processes do; fails where one of them ends."""
    end = time.monotonic() + LONG
    while not there():
        assert [process.poll() for process in processes] == [None] * len(processes)
        assert time.monotonic() < end
        time.sleep(LOOK)


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
