"""Whoever does the work: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Protocol

from posture.errors import PostureError


class WorkerLostError(Exception):
    """A worker that died of a recording, more than once."""


class CrewLostError(PostureError):
    """Workers that can no longer be reached at all; what they have finished stays."""


class Crew(Protocol):
    """Takes work; a worker that dies loses nothing, since another does its work again."""

    @property
    def slots(self) -> int:
        """How many recordings can be judged at once; at least 1."""
        ...

    def start(self, work: Callable[..., object], /, *given: object) -> Future[object]:
        """Have `work` done with what is `given`, as soon as somebody is free. Both must be such as can be sent."""
        ...

    def outcome(self, future: Future[object]) -> object:
        """What came of work that is done.

        Raises WorkerLostError where it ended its worker every time, CrewLostError where there is nobody any more.
        """
        ...

    def shares(self) -> Mapping[str, float]:
        """How far recordings that are being judged are, 0..1, by their names, as far as it is told."""
        ...

    def stop(self) -> None:
        """Take no more and end what is going on, half-written results included."""
        ...
