"""Evidence pictures: of each episode of a don't, the frame at its strongest moment. Made only when asked for.

Frames are not kept: of each behaviour that is going on there is one picture, as JPEG, replaced where it grows stronger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.drawing.overlay import draw
from posture.pose.frame import Frame
from posture.report.model import Episode, Person
from posture.report.review_result import Still
from posture.session.session import PersonState
from posture.types import Kind, Language

MOST_KEPT: Final = 12
"""Pictures of one row of one person: beyond, the weakest goes, so that memory does not grow with the recording."""
STRONGER: Final = 0.25
"""By how much the level must rise for a new picture: each costs some milliseconds."""
LONGEST_SIDE: Final = 960
"""Pixels of a picture; larger frames are scaled down."""
QUALITY: Final = 85
"""Of the JPEG, 0..100."""

_Row = tuple[int, str]
"""A person's number and a rule's id."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    time: float
    level: float
    jpeg: bytes
    counts: bool
    """Whether the behaviour has lasted for long enough to be an episode."""


class EvidenceCollector:
    """Watches a session and keeps pictures of what should not have been.

    >>> posture.review("talk.mp4", evidence=posture.EvidenceCollector()).stills[0].rule
    'stand.arms_folded'
    """

    def __init__(self, language: Language = "en") -> None:
        """`language` is that of the caption on the picture."""
        self._language = language
        self._running: dict[_Row, _Candidate] = {}
        self._kept: dict[_Row, list[_Candidate]] = {}

    def collect(self, frame: Frame, states: Sequence[PersonState]) -> None:
        """Take the next frame and everyone's state in it."""
        for state in states:
            for rule, level in state.levels.items():
                if state.rules[rule].kind is Kind.DONT:
                    self._follow(frame, state, rule, level)

    def stills(self, people: Sequence[Person]) -> tuple[Still, ...]:
        """The strongest picture of each episode of a don't that has one, in the order of people, rows and time."""
        return tuple(
            Still(person=person.person, rule=finding.rule, time=best.time, jpeg=best.jpeg)
            for person in people
            for finding in person.findings
            if finding.kind is Kind.DONT
            for episode in finding.episodes
            if (best := self._best((person.person, finding.rule), episode))
        )

    def _follow(self, frame: Frame, state: PersonState, rule: str, level: float) -> None:
        row, shown = (state.person, rule), rule in state.shown
        running = self._running.get(row)
        if running is not None and not shown and (running.counts or level < 1):
            self._end(row)
            running = None
        if not shown and level < 1:
            return
        if running is None or level >= running.level + STRONGER:
            self._running[row] = _Candidate(frame.time, level, self._jpeg(frame, state, rule), shown)
        elif shown and not running.counts:
            self._running[row] = replace(running, counts=True)

    def _end(self, row: _Row) -> None:
        """What lasted for long enough is kept, the rest forgotten."""
        ended = self._running.pop(row, None)
        if ended is not None and ended.counts:
            kept = self._kept.setdefault(row, [])
            kept.append(ended)
            if len(kept) > MOST_KEPT:
                kept.remove(min(kept, key=lambda picture: picture.level))

    def _best(self, row: _Row, episode: Episode) -> _Candidate | None:
        pictures = [*self._kept.get(row, ()), *([self._running[row]] if row in self._running else [])]
        within = (p for p in pictures if episode.start <= round(p.time, 3) <= episode.end)
        return max(within, key=lambda picture: picture.level, default=None)

    def _jpeg(self, frame: Frame, state: PersonState, rule: str) -> bytes:
        scale = min(1.0, LONGEST_SIDE / max(frame.size))
        pose = replace(state.pose, picture=state.pose.picture * scale)
        drawn = replace(state, pose=pose, shown=(rule,), credited=())
        return _encode(draw(_scaled(frame.image, scale), [drawn], self._language))


def _scaled(image: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    if scale == 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _encode(image: NDArray[np.uint8]) -> bytes:
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return bytes(jpeg)
