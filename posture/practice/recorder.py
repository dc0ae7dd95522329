"""What keeps a practice while it runs: landmarks and what was said, never a picture."""

from __future__ import annotations

from typing import Protocol

from posture.pose.pose import PoseFrame
from posture.practice.messages import Utterance
from posture.report.model import Report


class Recorder(Protocol):
    """Keeps one practice."""

    @property
    def practice(self) -> int:
        """The practice's id."""
        ...

    def add(self, frame: PoseFrame) -> None:
        """Keep a frame that was judged; they come in the order of time, with at most the trainee in them, as person 1.

        Landmarks and light hold no more than float32 does, time is in whole microseconds.
        """
        ...

    def add_utterance(self, utterance: Utterance) -> None:
        """Keep what was said."""
        ...

    def flush(self) -> None:
        """Keep now what is still held, as at a pause."""
        ...

    def finish(self, report: Report) -> None:
        """Keep the report; nothing follows."""
        ...
