"""A batch from beginning to end: every recording known by its content, judged once, and what came of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Final, Protocol

from posture.batch.crew import Crew, WorkerLostError
from posture.batch.locations import has_stamp, is_url
from posture.batch.record import BatchRecord, DoneRecords, RecordingFailure
from posture.batch.recordings import BatchRecording
from posture.batch.settings import BatchSettings
from posture.batch.worker import ContentIdentity, identify, judge_recording
from posture.errors import PostureError

_AHEAD: Final = 2
"""Steps for each slot: one is done, the next is there when it ends."""
_TICK: Final = 0.5
"""Seconds between two looks at how far recordings are."""


@dataclass(frozen=True, slots=True)
class SameRecording:
    """A recording that is in the batch under another name, too, and is judged and counted under that one."""

    name: str


Standing = BatchRecord | RecordingFailure | SameRecording
"""What came of one recording."""


class BatchListener(Protocol):
    """Whoever wants to know how far a batch is."""

    def found_done(self, _name: str, /) -> None:
        """A recording was judged by the same before, or is the same as another."""

    def found_length(self, name: str, seconds: float | None) -> None:
        """A recording is to be judged, and so long; None where that is not known."""

    def judged(self, name: str, standing: BatchRecord | RecordingFailure) -> None:
        """A recording has been judged, or could not be."""

    def still_at(self, shares: Mapping[str, float]) -> None:
        """How far recordings are that are being judged, 0..1."""


@dataclass(frozen=True, slots=True)
class _Step:
    """The next piece of work on a recording: what it is, or, once that is known, judging it."""

    recording: BatchRecording
    identity: ContentIdentity | None = None


class Batch:
    """The recordings, and what came of each so far."""

    def __init__(
        self, recordings: Sequence[BatchRecording], settings: BatchSettings, done: DoneRecords, listener: BatchListener
    ) -> None:
        self._recordings, self._settings, self._done, self._listener = recordings, settings, done, listener
        self._names = {recording.name for recording in recordings}
        self._claimed: dict[str, str] = {}
        """By their content, the names under which recordings are judged."""
        self._standings: dict[str, Standing] = {}

    def run(self, crew: Crew) -> None:
        """Judge what has not been judged. What is done stays done, whatever ends it.

        Raises PostureError where something stops all recordings, CrewLostError where there is nobody to do the work.
        """
        changed = [recording for recording in self._recordings if not self._is_unchanged(recording)]
        # What was judged before goes first, so that others can be told to be the same.
        steps = deque(map(_Step, sorted(changed, key=lambda one: self._done.of_file(one.name) is None)))
        pending: dict[Future[object], _Step] = {}
        try:
            while steps or pending:
                self._go_on(steps, pending, crew)
        except BaseException:
            self._keep_finished(pending)
            raise

    def add_done(self, done: DoneRecords) -> None:
        """Note what `done` holds of recordings of which nothing was told, as by workers that were still at them."""
        for recording in self._recordings:
            found = None if is_url(recording.place) else done.of_file(recording.name)
            if found and recording.name not in self._standings and has_stamp(recording.place, found.stamp):
                self._standings[recording.name] = found

    def in_order(self) -> Iterator[tuple[BatchRecording, Standing]]:
        """What came of each recording that is done, in their order."""
        for recording in self._recordings:
            if recording.name in self._standings:
                yield recording, self._standings[recording.name]

    def _go_on(self, steps: deque[_Step], pending: dict[Future[object], _Step], crew: Crew) -> None:
        """Give the crew what it has room for, and note what it has finished."""
        while steps and len(pending) < _AHEAD * crew.slots:
            step = steps.popleft()
            pending[self._start(step, crew)] = step
        wait(pending, _TICK, FIRST_COMPLETED)
        self._listener.still_at(crew.shares())
        # In their order, so that of the same recording twice the first is judged.
        finished = [future for future in pending if future.done()]
        following = [self._take(pending.pop(future), crew.outcome, future) for future in finished]
        steps.extendleft(step for step in reversed(following) if step)

    def _keep_finished(self, pending: Mapping[Future[object], _Step]) -> None:
        """Note what was judged by the time that the batch was broken off."""
        for future, step in pending.items():
            if future.done() and not future.cancelled() and not future.exception():
                found = future.result()
                self._standings |= {step.recording.name: found} if isinstance(found, BatchRecord) else {}

    def _is_unchanged(self, recording: BatchRecording) -> bool:
        """Whether it was judged before, as can be seen from here at once; then that is noted."""
        before = self._done.of_file(recording.name)
        if before is None or is_url(recording.place) or not has_stamp(recording.place, before.stamp):
            return False
        return self._identified(recording, ContentIdentity(before.content, before.stamp, None)) is None

    def _start(self, step: _Step, crew: Crew) -> Future[object]:
        if step.identity is None:
            return crew.start(identify, step.recording, self._done.of_file(step.recording.name))
        return crew.start(judge_recording, step.recording, step.identity, self._settings)

    def _take(self, step: _Step, outcome: Callable[[Future[object]], object], future: Future[object]) -> _Step | None:
        """Note what came of a step, and give the one that follows on the same recording, if any."""
        try:
            found = outcome(future)
        except WorkerLostError as error:
            found = RecordingFailure(str(error))
        if isinstance(found, ContentIdentity):
            return self._identified(step.recording, found)
        assert isinstance(found, BatchRecord | RecordingFailure)
        self._judged(step.recording, found)
        return None

    def _identified(self, recording: BatchRecording, found: ContentIdentity) -> _Step | None:
        standing = self._known(recording, found.content)
        if standing is None:
            self._listener.found_length(recording.name, found.seconds)
            return _Step(recording, found)
        self._standings[recording.name] = standing
        self._listener.found_done(recording.name)
        return None

    def _known(self, recording: BatchRecording, content: str) -> Standing | None:
        """What came of a recording before, or under another name; None where it has to be judged."""
        name = self._claimed.setdefault(content, recording.name)
        if name != recording.name:
            return SameRecording(name)
        own, other = self._done.of_file(name), self._done.of_content(content)
        if own and own.content == content:
            return own
        # The results under another name of this batch are that recording's own, and written over if it has changed.
        return other if other and other.file not in self._names else None

    def _judged(self, recording: BatchRecording, found: BatchRecord | RecordingFailure) -> None:
        if isinstance(found, RecordingFailure) and found.stops_all:
            raise PostureError(found.text)
        self._standings[recording.name] = found
        self._listener.judged(recording.name, found)
