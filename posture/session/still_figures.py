"""Figures that never move, as photographs of people do: they have no number, and the report says where they are."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from posture.pose.pose import Pose, PoseFrame
from posture.report.model import StillFigure
from posture.types import FloatArray

NEAR: Final = 0.25
"""Of the longer side of a body within which another one's middle is the same figure's: what moves at all is none."""


class StillFigures:
    """Collects them over a session."""

    def __init__(self) -> None:
        self._figures: list[tuple[Pose, int, float, float]] = []
        """Pose, width of the picture in pixels, first and last time of each."""

    def process(self, frame: PoseFrame) -> None:
        """Take a frame, in the order of time. Who gets a number after all was none."""
        for _, one in frame.earlier:
            self._figures = [figure for figure in self._figures if not _same(figure[0], one.pose)]
        for pose in frame.pictures:
            start = frame.time
            for figure in [figure for figure in self._figures if _same(figure[0], pose)]:
                start = min(start, figure[2])
                self._figures.remove(figure)
            self._figures.append((pose, frame.width, start, frame.time))

    def found(self) -> tuple[StillFigure, ...]:
        """What was found so far, from left to right."""
        figures = (
            StillFigure(x=round(min(1.0, max(0.0, float(_middle(pose)[0]) / width)), 3), start=start, end=end)
            for pose, width, start, end in self._figures
        )
        return tuple(sorted(figures, key=lambda figure: figure.x))


def _middle(pose: Pose) -> FloatArray:
    return np.asarray((pose.picture.min(axis=0) + pose.picture.max(axis=0)) / 2)


def _same(one: Pose, other: Pose) -> bool:
    gap = math.hypot(*(_middle(one) - _middle(other)))
    return gap <= NEAR * float(np.ptp(one.picture, axis=0).max())
