"""An annotated copy that is written while a recording is judged, and must not cost the judgement where it fails."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import Self

from posture.drawing.annotated_video import AnnotatedVideo
from posture.pose.frame import Frame
from posture.session.session import PersonState


class SpareVideo:
    """Passes frames on to an annotated video; use as a context manager.

    Where that fails, nothing half-written stays, `failure` says why, and further frames are passed over.
    """

    def __init__(self, opening: AbstractContextManager[AnnotatedVideo]) -> None:
        self.failure: Exception | None = None
        """What failed, if anything; complete when the block has ended."""
        self._opening, self._stack = opening, ExitStack()
        self._video: AnnotatedVideo | None = None

    def __enter__(self) -> Self:
        try:
            self._video = self._stack.enter_context(self._opening)
        except Exception as error:
            self.failure = error
        return self

    def add(self, frame: Frame, people: Sequence[PersonState]) -> None:
        """Write the next frame, with everyone in it drawn on it."""
        try:
            if self._video and not self.failure:
                self._video.add(frame, people)
        except Exception as error:
            self._give_up(error)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stack.__exit__(kind, error, trace)
        except Exception as failure:
            if failure is error:
                raise
            self.failure = failure

    def _give_up(self, error: Exception) -> None:
        """Let the writer clear up; it may have a better name for the error."""
        self.failure = error
        try:
            self._stack.__exit__(type(error), error, error.__traceback__)
        except Exception as told:
            self.failure = told
