"""The few threads on which poses are found and practices judged, so that the server answers others meanwhile."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_LEAST_THREADS: Final = 2


class Workers:
    """As many threads as there are processors; what comes beyond waits its turn."""

    def __init__(self) -> None:
        count = max(_LEAST_THREADS, os.cpu_count() or _LEAST_THREADS)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="posture-live")

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns or raises. Once begun it runs to its end, even if nobody waits any more."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Wait for what runs, and drop what waits."""
        self._threads.shutdown(cancel_futures=True)
