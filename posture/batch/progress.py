"""How far a batch is, and how long it still takes, told by the lengths of its recordings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import fmean


class BatchClock:
    """Counts recordings, and seconds of video, as they are done.

    Lengths become known as recordings are looked at; one that is not known is taken for as long as the mean of others.
    """

    def __init__(self, count: int, clock: Callable[[], float]) -> None:
        """`count` recordings in all; `clock` gives seconds that only grow."""
        self.count, self._clock = count, clock
        self.ready = 0
        """Recordings with which nothing remains to be done."""
        self._lengths: dict[str, float | None] = {}
        """Of recordings that are judged or to be judged in this run."""
        self._done: set[str] = set()
        self._shares: Mapping[str, float] = {}
        self._begin: float | None = None

    def skip(self) -> None:
        """A recording needs no judging, or cannot be judged at all."""
        self.ready += 1

    def expect(self, name: str, seconds: float | None) -> None:
        """A recording is to be judged, and so long as this; None where that is not known."""
        self._begin = self._clock() if self._begin is None else self._begin
        self._lengths[name] = seconds

    def finish(self, name: str) -> None:
        """Nothing remains to be done with a recording, whether it was expected or not."""
        self.ready += 1
        self._done.update({name} & self._lengths.keys())

    def note_shares(self, shares: Mapping[str, float]) -> None:
        """How far recordings are that are being judged, 0..1."""
        self._shares = shares

    def share(self) -> float:
        """How much of the batch is done, 0..1, by length."""
        skipped = (self.ready - len(self._done)) * self._mean()
        whole = self._work() + skipped
        return min(1.0, (self._work_done() + skipped) / whole) if whole else 0.0

    def time_left(self) -> float | None:
        """Seconds until all is done, at the pace so far; None where nothing tells yet."""
        done = self._work_done()
        if self._begin is None or done <= 0:
            return None
        return max(0.0, self._work() - done) / done * (self._clock() - self._begin)

    def _work(self) -> float:
        """Seconds of video that this run judges, those of recordings not looked at yet as far as can be guessed."""
        unseen = self.count - self.ready - len(self._lengths.keys() - self._done)
        return sum(map(self._length, self._lengths)) + unseen * self._mean()

    def _work_done(self) -> float:
        going = {name: share for name, share in self._shares.items() if name in self._lengths.keys() - self._done}
        return sum(map(self._length, self._done)) + sum(share * self._length(name) for name, share in going.items())

    def _length(self, name: str) -> float:
        return self._lengths[name] or self._mean()

    def _mean(self) -> float:
        known = [seconds for seconds in self._lengths.values() if seconds]
        return fmean(known) if known else 1.0
