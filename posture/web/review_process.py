"""A review in a process of its own: it can be ended at any moment, and a recording that crashes it harms nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import ValidationError

from posture.web.review_messages import ReviewEvent, ReviewOrder

_PATIENCE: Final = 5.0
"""Seconds in which a process ends when asked to."""
_MOST_COMPLAINT: Final = 300
"""Characters of its last words that are of use."""


class ReviewProcess:
    """Runs from the start until it ends or is stopped."""

    def __init__(self, command: Sequence[str], order: ReviewOrder) -> None:
        """Raises OSError where no process can be started."""
        self._complaints = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - of wait()
        # Where this server finds its modules, the process shall find them too, installed or not.
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": paths},
        )
        self._order = order

    def events(self) -> Iterator[ReviewEvent]:
        """Give the order, and what is told until the end. A line of another kind is passed over."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            with self._process.stdin as order:
                order.write(self._order.model_dump_json())
        except BrokenPipeError:  # it has ended already; wait() tells how
            return
        for line in self._process.stdout:
            try:
                yield ReviewEvent.model_validate_json(line)
            except ValidationError:
                continue

    def stop(self) -> None:
        """Ask it to end, and make it end where it does not. Returns at once."""
        self._process.terminate()
        killing = threading.Timer(_PATIENCE, self._process.kill)
        killing.daemon = True
        killing.start()

    def wait(self) -> tuple[int, str]:
        """Its exit code and the last line that it wrote about itself, once it has ended."""
        code = self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        with self._complaints as complaints:
            complaints.seek(0)
            lines = complaints.read().splitlines()
        return code, lines[-1][-_MOST_COMPLAINT:] if lines else "no word"
