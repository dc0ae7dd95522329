"""Reading ahead in a thread, so that decoding and inference overlap."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator
from typing import Final, Generic, TypeVar

Item = TypeVar("Item")

FRAMES_AHEAD: Final = 4
"""Enough to even out the decoder's bursts; each costs one picture of memory (0.9 MB at 640x480, 25 MB at 4K)."""


def prefetch(items: Generator[Item, None, None], depth: int = FRAMES_AHEAD) -> Generator[Item, None, None]:
    """Yield `items` in order, made up to `depth` ahead by a thread that starts with the first request.

    An exception of `items` is raised here, after the items before it. Closing this generator, or an exception in its
    consumer, stops the thread, closes `items` in that same thread, and returns only when both are done.
    """
    if depth < 1:
        raise ValueError(f"prefetch needs a depth of at least 1, got {depth}")
    reader = _Reader(items, depth)
    reader.start()
    try:
        yield from reader.received()
    finally:
        reader.stop()


class _Reader(threading.Thread, Generic[Item]):
    """Fills a bounded queue from a generator until it ends or is told to stop."""

    def __init__(self, items: Generator[Item, None, None], depth: int) -> None:
        super().__init__(name="posture-prefetch", daemon=True)
        self._items = items
        self._depth = depth
        self._queue: deque[Item] = deque()
        self._changed = threading.Condition()
        self._ended = False
        self._stopping = False
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            for item in self._items:
                if not self._put(item):
                    break
            self._items.close()
        except BaseException as error:  # handed to the consumer, who raises it
            self._error = error
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _put(self, item: Item) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or len(self._queue) < self._depth)
            if not self._stopping:
                self._queue.append(item)
                self._changed.notify_all()
            return not self._stopping

    def received(self) -> Generator[Item, None, None]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._ended)
                if not self._queue:
                    break
                item = self._queue.popleft()
                self._changed.notify_all()
            yield item
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self.join()
