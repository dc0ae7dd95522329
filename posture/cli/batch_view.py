"""What a batch shows of itself while it runs, on standard error: a bar in a terminal, a line a recording elsewhere."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Self

from posture.batch.progress import BatchClock
from posture.batch.record import BatchRecord, RecordingFailure
from posture.cli.console import open_console, warn
from posture.cli.progress import ProgressLine
from posture.i18n import say
from posture.report.text import duration
from posture.types import Language


class BatchView:
    """Told by the batch how far it is. Use as a context manager."""

    def __init__(self, count: int, language: Language, *, hidden: bool = False) -> None:
        """`count` recordings in all; with `hidden`, nothing but warnings is shown."""
        self._console = open_console(errors=True)
        self._clock = BatchClock(count, time.monotonic)
        self._language, self._hidden = language, hidden
        self._line = ProgressLine(self._console, hidden=hidden, told_time=True)
        self._doing = ""

    def begin(self, slots: int) -> None:
        """Work begins, on so many recordings at once."""
        count = self._clock.count
        self._doing = say(
            self._language, f"{count} recordings, {slots} at once", f"{count} 个录像，同时处理 {slots} 个"
        )
        self._line.show(self._doing, 0.0)

    def found_done(self, _name: str) -> None:
        """A recording was judged by the same before, or is the same as another."""
        self._clock.skip()

    def found_length(self, name: str, seconds: float | None) -> None:
        """A recording is to be judged, and so long."""
        self._clock.expect(name, seconds)

    def judged(self, name: str, standing: BatchRecord | RecordingFailure) -> None:
        """A recording has been judged, or could not be."""
        self._clock.finish(name)
        notes = standing.notes if isinstance(standing, BatchRecord) else (standing.text,)
        for note in notes:
            warn(f"{name}: {note}", self._language)
        if not self._hidden and not self._console.is_terminal:
            line = f"{name}: {self._state()}"
            self._console.print(line, soft_wrap=True, markup=False, highlight=False)

    def still_at(self, shares: Mapping[str, float]) -> None:
        """How far recordings are that are being judged."""
        self._clock.note_shares(shares)
        self._line.show(self._doing, self._clock.share(), self._state())

    def _state(self) -> str:
        done = f"{self._clock.ready}/{self._clock.count}"
        left = self._clock.time_left()
        if left is None or self._clock.ready == self._clock.count:
            return done
        told = duration(left, self._language)
        return f"{done}, " + say(self._language, f"about {told} left", f"约剩 {told}")

    def __enter__(self) -> Self:
        self._line.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._line.__exit__()
