"""Processes of this machine, one for each recording that is judged at once.

Each is a process pool of one: so it is known which recording a process died of, and no other is lost with it.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from posture.batch.crew import WorkerLostError
from posture.batch.local_process import do_work, prepare_process
from posture.batch.machine import usable_cores

_TRIES: Final = 2
"""One may have been ended by somebody, or for want of memory; who ends twice ends every time."""
_PATIENCE: Final = 5.0
"""Seconds in which a process clears up when asked to end."""
_FATAL: Final = "Fatal Python error: "
"""How a process begins that says what it died of."""
_SPAWN: Final = multiprocessing.get_context("spawn")  # the pose model runs threads, which do not survive a fork


class _Slot:
    """One process at a time, made when it is first needed."""

    def __init__(self, complaints: Path, threads: int) -> None:
        """`complaints` is the file for its standard error, where the pose library writes about itself."""
        self._complaints, self._threads = complaints, threads
        self._pool: ProcessPoolExecutor | None = None
        self._shares: Connection | None = None
        self._process: int | None = None
        self.share: tuple[str, float] | None = None
        """The recording, and how far it is."""
        self._ended = False
        self._closing = threading.Lock()

    def do(self, work: Callable[..., object], given: tuple[object, ...]) -> object:
        """Do it in the process. Raises BrokenProcessPool where that dies; the next work gets a new one."""
        try:
            return self._ready_pool().submit(do_work, work, given).result()
        except BrokenProcessPool:
            self.end_when_idle()
            raise
        finally:
            self.share = None

    def listen(self) -> None:
        """Note how far it is."""
        try:
            while self._shares and self._shares.poll():
                self.share = self._shares.recv()
        except (EOFError, OSError):
            self._shares = None  # the process has ended, which its future tells

    def end(self) -> None:
        """Take no more work, ask what is going on to end, and make it end where it does not."""
        self._ended = True
        for process in multiprocessing.active_children():
            if process.pid == self._process:
                process.terminate()
                killing = threading.Timer(_PATIENCE, process.kill)
                killing.start()
                self.end_when_idle()
                killing.cancel()

    def end_when_idle(self) -> None:
        """End the process when it is idle."""
        with self._closing:  # whoever ends it and whoever waits for it may come at the same time
            pool, self._pool, self._process = self._pool, None, None
        if pool:
            pool.shutdown(cancel_futures=True)

    def last_words(self) -> str:
        """What a process of this slot said that it died of; empty where it said nothing."""
        lines = self._complaints.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.removeprefix(_FATAL) for line in reversed(lines) if line.startswith(_FATAL)), "")

    def _ready_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._shares, told = _SPAWN.Pipe(duplex=False)
            given = (told, self._complaints, self._threads)
            self._pool = ProcessPoolExecutor(1, mp_context=_SPAWN, initializer=prepare_process, initargs=given)
            self._process = self._pool.submit(os.getpid).result()
            told.close()
        if self._ended:
            raise BrokenProcessPool("no more work is done")
        return self._pool


class LocalCrew:
    """So many processes, as a crew."""

    def __init__(self, jobs: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="posture-")
        threads = max(1, usable_cores() // jobs)
        self._slots = [_Slot(Path(self._folder.name, f"{number}.log"), threads) for number in range(jobs)]
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="posture-batch")
        self._free: SimpleQueue[_Slot] = SimpleQueue()
        self._stopped = False
        for slot in self._slots:
            self._free.put(slot)

    @property
    def slots(self) -> int:
        """How many processes there are."""
        return len(self._slots)

    def start(self, work: Callable[..., object], *given: object) -> Future[object]:
        """Have it done in the process that is free next."""
        return self._threads.submit(self._do, work, given)

    def shares(self) -> Mapping[str, float]:
        """How far the recordings are that are being judged."""
        for slot in self._slots:
            slot.listen()
        return dict(share for slot in self._slots if (share := slot.share))

    def outcome(self, future: Future[object]) -> object:
        """What came of work. Raises WorkerLostError."""
        return future.result()

    def stop(self) -> None:
        """End all processes; what they are at is cleared up."""
        self._stopped = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for slot in self._slots:
            slot.end()
        self._threads.shutdown()
        self._folder.cleanup()

    def _do(self, work: Callable[..., object], given: tuple[object, ...]) -> object:
        slot = self._free.get()
        try:
            return self._tried(slot, work, given)
        finally:
            self._free.put(slot)

    def _tried(self, slot: _Slot, work: Callable[..., object], given: tuple[object, ...]) -> object:
        for _ in range(_TRIES):
            try:
                return slot.do(work, given)
            except BrokenProcessPool:
                if self._stopped:
                    break
        why = slot.last_words() or "it was ended from outside, or the memory did not suffice"
        raise WorkerLostError(f"its process ended {_TRIES} times ({why})")
