"""A crew that does the work at once, in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future


class InlineCrew:
    slots = 1

    def __init__(self, *_: object) -> None:
        self.begun: list[tuple[str, str]] = []
        """The name of the work and of the recording."""
        self.stopped = False

    def start(self, work: Callable[..., object], *given: object) -> Future[object]:
        self.begun.append((work.__name__, str(getattr(given[0], "name", ""))))
        future: Future[object] = Future()
        try:
            future.set_result(work(*given))
        except BaseException as error:
            future.set_exception(error)
        return future

    def outcome(self, future: Future[object]) -> object:
        return future.result()

    def shares(self) -> Mapping[str, float]:
        return {}

    def stop(self) -> None:
        self.stopped = True
