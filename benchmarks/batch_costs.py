"""What one recording costs the parts of a batch that there is only one of, measured here in time of the processor."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Final

from posture.batch.build import JudgingBuild
from posture.batch.record import BatchRecord, DoneRecords, RecordingFailure, RowLine
from posture.batch.recordings import BatchRecording
from posture.batch.run import Batch
from posture.batch.settings import BatchSettings
from posture.batch.worker import ContentIdentity
from posture.rules import RULES
from posture.types import Outcome

if TYPE_CHECKING:
    from distributed import Client

STEPS: Final = 2
"""Pieces of work for each recording: to know it, and to judge it."""


@dataclass(frozen=True, slots=True)
class SharedCosts:
    """Seconds for each recording."""

    client: float
    """Of the process that orders the work."""
    scheduler: float
    """Of the scheduler, and of the client's part of its library."""


def client_seconds(recordings: int, slots: int) -> float:
    """What `Batch` takes for a recording where so many are judged at once, the unpacking of records included."""
    settings = BatchSettings(build=JudgingBuild("", "", "", ""), out="/nowhere", forms=("json",))
    names = [BatchRecording(f"{number}.mp4", f"memory://{number}.mp4", "") for number in range(recordings)]
    batch = Batch(names, settings, DoneRecords(settings), _Nobody())
    begin = process_time()
    batch.run(_InstantCrew(slots))
    return (process_time() - begin) / recordings


def scheduler_seconds(client: Client, tasks: int) -> float:
    """What a Dask scheduler in this process takes for a recording: pieces of work that do nothing, for its workers.

    What the library's own client takes for them is in it.
    """
    executor = client.get_executor(pure=False)
    wait([executor.submit(_nothing, number) for number in range(tasks // 10)])
    begin = process_time()
    wait([executor.submit(_nothing, number) for number in range(tasks)])
    return (process_time() - begin) / tasks * STEPS


def _nothing(number: int) -> int:
    return number


class _InstantCrew:
    """Has done everything at once."""

    def __init__(self, slots: int) -> None:
        self.slots = slots

    def start(self, _work: Callable[..., object], /, *given: object) -> Future[object]:
        """Done, and packed as it comes over a network."""
        future: Future[object] = Future()
        recording, known = given[0], isinstance(given[1], ContentIdentity)
        assert isinstance(recording, BatchRecording)
        identity = ContentIdentity(recording.name, "", 30.0)
        future.set_result(pickle.dumps(_record(recording.name) if known else identity))
        return future

    def outcome(self, future: Future[object]) -> object:
        """Unpacked."""
        packed = future.result()
        assert isinstance(packed, bytes)
        return pickle.loads(packed)

    def shares(self) -> Mapping[str, float]:
        """Nothing is in the midst of it."""
        return {}

    def stop(self) -> None:
        """Nothing to end."""


class _Nobody:
    """Listens to nothing."""

    def found_done(self, _name: str) -> None:
        """Passed over; so are the others."""

    def found_length(self, name: str, seconds: float | None) -> None:
        """As above."""

    def judged(self, name: str, standing: BatchRecord | RecordingFailure) -> None:
        """As above."""

    def still_at(self, shares: Mapping[str, float]) -> None:
        """As above."""


def _record(name: str) -> BatchRecord:
    lines = tuple(
        RowLine(
            person=1,
            row=row.id,
            judged=30.0,
            shown=0.0,
            episodes=0,
            outcome=Outcome.NOT_SHOWN,
            activity=row.activity,
            kind=row.kind,
            title=row.wording.title("en"),
        )
        for row in RULES.values()
    )
    return BatchRecord(
        file=name, content=name, stamp="", fingerprint="", version="", forms=("json",), took=1.0, lines=lines
    )
