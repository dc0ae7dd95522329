"""The workers of a Dask cluster that somebody else has started, as a crew.

Nothing is reached but the scheduler at the address that was given: results and failures come through it, no dashboard
is opened, and Dask collects no usage data. The scheduler gives the work of a worker that was lost to another.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Future, wait
from contextlib import contextmanager, suppress
from typing import Final

from posture.batch.crew import CrewLostError, WorkerLostError
from posture.batch.record import RecordingFailure
from posture.batch.settings import BatchSettings
from posture.batch.worker import check_worker
from posture.errors import MissingPackageError, PostureError, SettingsError

try:
    import distributed
    from distributed.client import ClosedClientError
except ImportError as error:
    raise MissingPackageError(
        'a Dask cluster was wanted, which needs a package: pip install "posture-coach[dask]"'
    ) from error

_PATIENCE: Final = 20.0
"""Seconds for a scheduler to answer and to have a worker, and for workers to say what they judge by."""
_LIBRARY: Final = "distributed"
_GONE: Final = (OSError, RuntimeError, TimeoutError, ValueError, ClosedClientError)
"""What the library raises where its scheduler no longer answers."""


class DaskCrew:
    """All workers of the cluster, also those that come later."""

    def __init__(self, address: str, settings: BatchSettings, patience: float = _PATIENCE) -> None:
        """Raises CrewLostError where no scheduler or worker answers, SettingsError where one would judge otherwise."""
        _silence()
        self._address, self._patience = address, patience
        self._client = self._connected()
        self._executor = self._client.get_executor(pure=False)
        try:
            self._check(settings)
        except BaseException:
            self._client.close()
            raise

    @property
    def slots(self) -> int:
        """As many as all workers have threads, now."""
        with self._connection():
            threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def start(self, work: Callable[..., object], *given: object) -> Future[object]:
        """Have it done by the worker that the scheduler chooses."""
        with self._connection():
            future: Future[object] = self._executor.submit(work, *given)
        return future

    def outcome(self, future: Future[object]) -> object:
        """What came of work. Raises WorkerLostError, or CrewLostError where the scheduler is gone."""
        try:
            return future.result()
        except distributed.KilledWorker as error:
            raise WorkerLostError(
                f"it ended {error.allowed_failures + 1} workers, the last {error.last_worker}"
            ) from error
        except (CancelledError, asyncio.CancelledError, OSError) as error:
            raise self._lost() from error

    def shares(self) -> Mapping[str, float]:
        """Nothing: so many workers would only keep the scheduler busy."""
        if self._client.status != "running":
            raise self._lost()
        return {}

    def stop(self) -> None:
        """Take back what has not begun. What a worker is at, it brings to its end: that is done then, too."""
        with suppress(*_GONE):  # a scheduler that is gone has told so already, and holds nothing back
            self._executor.shutdown(wait=False)
            self._client.close()

    @contextmanager
    def _connection(self) -> Iterator[None]:
        """Turn what the library raises where the scheduler has gone into CrewLostError."""
        try:
            yield
        except _GONE as error:
            raise self._lost() from error

    def _connected(self) -> distributed.Client:
        try:
            client = distributed.Client(
                self._address, timeout=self._patience, set_as_default=False, name="posture-batch"
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise CrewLostError(
                f"no Dask scheduler answers at {self._address}; start one with dask scheduler, or correct the address"
            ) from error
        return client

    def _check(self, settings: BatchSettings) -> None:
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError as error:
            raise CrewLostError(
                f"the Dask scheduler at {self._address} has no workers; start some with dask worker {self._address}"
            ) from error
        for worker, failure in self._failures(settings):
            raise SettingsError(f"{worker}: {failure}")

    def _failures(self, settings: BatchSettings) -> Iterator[tuple[str, str]]:
        """Workers that would not judge alike. One that does not answer in time says so when it gets a recording."""
        workers = list(self._client.nthreads())
        futures = {self._executor.submit(check_worker, settings, workers=[worker]): worker for worker in workers}
        for future in wait(futures, self._patience).done:
            failure = _failure_of(future)
            if failure:
                yield futures[future], failure

    def _lost(self) -> PostureError:
        return CrewLostError(
            f"the Dask scheduler at {self._address} no longer answers; what its workers have finished stays"
        )


def _failure_of(future: Future[object]) -> str | None:
    """Why the worker that was asked would not judge alike; None where it would, or has gone since."""
    error = None if future.cancelled() else future.exception()
    if isinstance(error, ImportError):
        return f"it does not have what judges ({error}); install posture-coach there"
    if error is not None:
        return f"{type(error).__name__}: {error}"
    found = None if future.cancelled() else future.result()
    return found.text if isinstance(found, RecordingFailure) else None


def _silence() -> None:
    """What becomes of the cluster is told here, in one line; the libraries would tell it too, in many."""
    below = (name for name in logging.root.manager.loggerDict if name.startswith(f"{_LIBRARY}."))
    for name in (_LIBRARY, *below, "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
