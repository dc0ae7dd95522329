"""What routes and pages of one process share: practices that run, recordings, reviews, and the store."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from posture.store import Store, open_store
from posture.web.access import Access
from posture.web.jobs import Job, Jobs
from posture.web.practice_factory import PracticeFactory
from posture.web.practice_registry import PracticeRegistry
from posture.web.temp_folder import TempFolder
from posture.web.uploads import Uploads

_LOG: Final = logging.getLogger(__name__)

_LEAST_THREADS: Final = 2
SWEPT_EVERY: Final = 10.0
"""Seconds between two looks for what nobody needs any more."""


class Services:
    """Everything is made when it is first needed, and gone after `close`."""

    def __init__(self, recordings: Path | None = None, access: Access = Access()) -> None:  # noqa: B008 - frozen
        """`recordings` is where uploads are kept; a folder of this user's cache if not given."""
        self._recordings = recordings
        self.access = access
        """Who may come in; set once, before the server starts."""

    @cached_property
    def store(self) -> Store:
        """What is kept of practising. Raises StoreError."""
        return open_store()

    @cached_property
    def workers(self) -> ThreadPoolExecutor:
        """The threads on which poses are found and practices judged, so that the server answers others meanwhile."""
        count = max(_LEAST_THREADS, os.cpu_count() or _LEAST_THREADS)
        return ThreadPoolExecutor(count, thread_name_prefix="posture-live")

    @cached_property
    def registry(self) -> PracticeRegistry:
        """The practices that run."""
        return PracticeRegistry(PracticeFactory(lambda: self.store), self.workers)

    @cached_property
    def folder(self) -> TempFolder:
        """Where recordings and results are. Raises OutputError."""
        return TempFolder(self._recordings)

    @cached_property
    def uploads(self) -> Uploads:
        """The recordings that were brought."""
        return Uploads(self.folder)

    @cached_property
    def jobs(self) -> Jobs:
        """The reviews."""
        return Jobs(self.folder)

    def delete(self, job: Job) -> None:
        """Delete a review and its recording."""
        self.jobs.delete(job)
        self.uploads.delete(job.recording.id)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """While the server runs: what is left behind is removed at the start, and what grows old meanwhile."""
        await asyncio.to_thread(lambda: self.uploads)
        sweeping = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            sweeping.cancel()
            await self.registry.close()
            await asyncio.to_thread(self._close)

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEPT_EVERY)
            try:
                await self.registry.sweep()
                self.uploads.sweep()
                await asyncio.to_thread(self.jobs.sweep)
            except Exception:  # one that cannot be removed must not keep the others
                _LOG.exception("what nobody needs any more could not be removed")

    def _close(self) -> None:
        self.workers.shutdown(cancel_futures=True)
        self.jobs.close()
        self.folder.close()
        for name in ("workers", "hub", "folder", "uploads", "jobs"):
            self.__dict__.pop(name, None)


@cache
def services() -> Services:
    """The services of this process; for pages too."""
    return Services()
