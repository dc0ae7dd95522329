"""Reviews in the background: one process at a time, its progress, its results, and an end to it whenever wanted."""

from __future__ import annotations

import logging
import secrets
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from posture.web.recordings import Recording
from posture.web.review_messages import MODULE, ReviewEvent, ReviewOrder, WebReviewOptions
from posture.web.review_process import ReviewProcess
from posture.web.temp_folder import TempFolder
from posture.web.tokens import MOST_AGE

_LOG: Final = logging.getLogger(__name__)

MOST_RUNNING: Final = 1
"""Reviews that run: each uses two processors, and practices go on meanwhile."""
MOST_WAITING: Final = 10
"""Reviews that wait or run; who comes later is told to come again."""
MOST_EACH: Final = 5
"""Reviews of one tab, finished ones included."""
MOST_WAITING_OF_PERSON: Final = 4
"""Likewise of one person who has signed in, so that others have room."""
LEAST_LIMIT: Final = 600.0
"""Seconds that every review may take, for models are loaded first; and ..."""
LIMIT_PER_SECOND: Final = 10.0
"""... for each second of the recording; measured on two processors: below 2, with the annotated video."""
UNKNOWN_LENGTH: Final = 3600.0
"""Seconds for which a recording counts that does not say its length: as long as the largest upload."""
_BROKEN: Final = "the review broke off on the server; try again, or review it with `posture review`"
_LATE: Final = "the review took longer than a recording of this length may; cut it into shorter ones and try again"

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class BusyError(Exception):
    """No review can be taken now."""


@dataclass(slots=True, eq=False)
class Job:
    """A review. Its own thread writes it, everybody reads it."""

    id: str
    owner: str
    recording: Recording
    options: WebReviewOptions
    folder: Path
    began: float
    state: JobState = "waiting"
    share: float | None = None
    """Of the recording judged so far, 0..1."""
    error: str = ""
    problems: tuple[str, ...] = ()
    process: ReviewProcess | None = None

    def note_event(self, event: ReviewEvent) -> None:
        """Note what its process told, unless nobody waits for it any more."""
        if self.state != "running":
            return
        self.share = event.share if event.what == "share" else self.share
        self.error, self.problems = event.text, event.problems
        if event.what != "share":
            self.state = event.what

    @property
    def results(self) -> tuple[str, ...]:
        """Names of the files that there are; none before it is done."""
        return tuple(sorted(file.name for file in self.folder.iterdir())) if self.state == "done" else ()


class Jobs:
    """All reviews. Safe between threads."""

    def __init__(
        self, folder: TempFolder, command: tuple[str, ...] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`command` is the process that takes an order (posture.web.review_messages)."""
        self._folder, self._clock = folder, clock
        self._command = command or (sys.executable, "-m", MODULE)
        self._threads = ThreadPoolExecutor(MOST_RUNNING, thread_name_prefix="posture-review")
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, recording: Recording, options: WebReviewOptions) -> Job:
        """Begin a review, or let it wait for others. Raises BusyError."""
        with self._lock:
            self._admit(recording.owner, recording.person)
            place = self._folder.new()
            job = Job(secrets.token_urlsafe(16), recording.owner, recording, options, place, self._clock())
            place.mkdir(mode=0o700)
            self._jobs[job.id] = job
        self._threads.submit(self._run, job)
        return job

    def find(self, owner: str, job: str) -> Job | None:
        """A review of this owner's."""
        found = self._jobs.get(job)
        return found if found and found.owner == owner else None

    def cancel(self, job: Job) -> None:
        """End it, if it has not ended yet."""
        with self._lock:
            if job.state in {"waiting", "running"}:
                job.state = "cancelled"
            process = job.process
        if process is not None:
            process.stop()

    def delete(self, job: Job) -> None:
        """End it and delete what came of it; the recording stays."""
        self.cancel(job)
        with self._lock:
            self._jobs.pop(job.id, None)
        shutil.rmtree(job.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Delete what is older than any token."""
        for job in [job for job in self._all() if job.began < self._clock() - MOST_AGE]:
            self.delete(job)

    def close(self) -> None:
        """End all reviews, and wait until they have ended."""
        for job in self._all():
            self.delete(job)
        self._threads.shutdown()

    def _all(self) -> list[Job]:
        with self._lock:
            return list(self._jobs.values())

    def _admit(self, owner: str, person: str) -> None:
        jobs = list(self._jobs.values())
        if sum(job.state in {"waiting", "running"} for job in jobs) >= MOST_WAITING:
            raise BusyError("too many recordings are waiting to be reviewed; try again later")
        waiting = [job for job in jobs if job.state in {"waiting", "running"} and job.recording.person == person]
        if person and len(waiting) >= MOST_WAITING_OF_PERSON:
            raise BusyError("too many recordings of yours are waiting to be reviewed; try again later")
        if sum(job.owner == owner for job in jobs) >= MOST_EACH:
            raise BusyError("too many reviews of yours are kept here; delete one first")

    def _run(self, job: Job) -> None:
        try:
            self._review(job)
        except Exception:
            _LOG.exception("a review could not be run")
            job.state, job.error = "failed", _BROKEN

    def _review(self, job: Job) -> None:
        with self._lock:
            if job.state != "waiting":
                return
            order = ReviewOrder(video=job.recording.path, name=job.recording.name, folder=job.folder, wish=job.options)
            job.state, job.process = "running", ReviewProcess(self._command, order)
        with _ending_late(job, job.process):
            for event in job.process.events():
                job.note_event(event)
            code, complaint = job.process.wait()
        if job.state == "running":  # it told nothing of its end
            _LOG.error("a review ended with code %d: %s", code, complaint)
            job.state, job.error = "failed", _BROKEN


def time_limit(recording: Recording) -> float:
    """Seconds that its review may take, so that none keeps the others waiting for ever."""
    return LEAST_LIMIT + LIMIT_PER_SECOND * (recording.seconds or UNKNOWN_LENGTH)


@contextmanager
def _ending_late(job: Job, process: ReviewProcess) -> Iterator[None]:
    """End the process where it takes longer than it may."""

    def end() -> None:
        if job.state == "running":
            job.state, job.error = "failed", _LATE
            process.stop()

    timer = threading.Timer(time_limit(job.recording), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
