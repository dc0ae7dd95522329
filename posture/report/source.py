"""What a report says of where its frames came from."""

from __future__ import annotations

from posture.report.model import Source
from posture.sources.frame_rate import Pace


def source_of(name: str, size: tuple[int, int], pace: Pace, *, rotation: int = 0, truncated: bool = False) -> Source:
    """A source of that name, with pictures of `size` (width, height) pixels, once all its frames are counted."""
    width, height = size
    return Source(
        file=name,
        seconds=round(pace.seconds, 3),
        frames=pace.frames,
        width=width,
        height=height,
        rotation=rotation,
        fps=round(pace.fps, 3),
        truncated=truncated,
    )
