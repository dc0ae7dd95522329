"""A practice on a stage: synthetic poses in, everything that came of it in hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from posture.baseline.schema import BaselineFile
from posture.pose.pose import PoseFrame
from posture.practice.messages import Command, Ended, State, Utterance
from posture.practice.practice import FrameTracker, Practice
from posture.practice.resources import Resources, load_resources
from posture.practice.settings import PracticeSettings
from posture.report.model import Report

TODAY: Final = date(2026, 11, 22)


@cache
def kit() -> Resources:
    """The given code, read once."""
    return load_resources()


@dataclass
class Shelf:
    """A recorder that keeps everything in memory."""

    practice: int = 7
    frames: list[PoseFrame] = field(default_factory=list)
    utterance: list[Utterance] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def add(self, frame: PoseFrame) -> None:
        self.frames.append(frame)

    def add_utterance(self, utterance: Utterance) -> None:
        self.utterance.append(utterance)

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self, report: Report) -> None:
        self.reports.append(report)


@dataclass
class Stage:
    """A practice with its surroundings."""

    practice: Practice
    shelf: Shelf
    begun_with: list[PracticeSettings]
    baselines: list[BaselineFile]

    def play(self, frames: Iterable[PoseFrame], light: float | None = 128.0) -> list[State]:
        """Push poses as the page would; every answer."""
        return [self.practice.process_poses(frame, light) for frame in frames]

    def do(self, do: str, **more: object) -> State:
        """Give a command that does not end the practice; the answer."""
        answer = self.practice.handle(Command.model_validate({"type": "do", "do": do, **more}))
        assert isinstance(answer, State)
        return answer

    def end(self) -> Ended:
        """End the practice."""
        answer = self.practice.handle(Command(do="end"))
        assert isinstance(answer, Ended)
        return answer


def settings(**wishes: object) -> PracticeSettings:
    """Somebody's choices; without a guided start unless it is asked for."""
    usual = {"trainee": "Li", "seat": "desk", "language": "en", "guided": False}
    return PracticeSettings.model_validate(usual | wishes)


def stage(
    baseline: BaselineFile | None = None, follower: FrameTracker | None = None, earlier: int = 0, **wishes: object
) -> Stage:
    """A practice of somebody with these choices."""
    shelf, begun, kept = Shelf(), list[PracticeSettings](), list[BaselineFile]()

    def record(chosen: PracticeSettings) -> Shelf:
        begun.append(chosen)
        return shelf

    practice = Practice(
        settings(**wishes),
        kit(),
        record=record,
        baseline=baseline,
        keep_baseline=kept.append,
        tracker=follower,
        earlier=earlier,
        today=lambda: TODAY,
    )
    return Stage(practice, shelf, begun, kept)


def board(states: Iterable[State]) -> dict[str, str]:
    """The tone of every row after these answers."""
    tones: dict[str, str] = {}
    for state in states:
        tones |= {rule: row.tone for rule, row in state.rows.items()}
    return tones
