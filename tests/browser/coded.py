"""A film that says in every frame which one it is, so that the page shows what was filmed when a verdict comes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

BITS: Final = 10
BLOCK: Final = 16
"""Pixels of one bit's square; they stand side by side in the upper left corner."""
_BLACK, _WHITE = 16, 235
_GREY = 128
_FRAME: Final = b"FRAME\n"


@dataclass(frozen=True, slots=True)
class CodedFilm:
    """A film for Chromium's webcam."""

    path: Path
    frames: int
    fps: int

    @property
    def seconds(self) -> float:
        """Length of one turn."""
        return self.frames / self.fps


def burn_in(path: Path) -> CodedFilm:
    """Number the frames of a YUV4MPEG2 film, 4:2:0, in place. Raises ValueError if it has too many."""
    with path.open("rb") as file:
        head = file.readline()
    width, height, fps = (int(head.split(mark)[1].split(b" ")[0].split(b":")[0]) for mark in (b" W", b" H", b" F"))
    size = width * height * 3 // 2
    frames = (path.stat().st_size - len(head)) // (size + len(_FRAME))
    if frames > 1 << BITS:
        raise ValueError(f"{path}: at most {1 << BITS} frames can be numbered, it has {frames}")
    film = np.memmap(path, np.uint8, "r+", len(head), (frames, size + len(_FRAME)))[:, len(_FRAME) :]
    bits = (np.arange(frames)[:, None] >> np.arange(BITS)) & 1
    strip = np.repeat(np.where(bits, _WHITE, _BLACK).astype(np.uint8), BLOCK, axis=1)
    film[:, : width * height].reshape(frames, height, width)[:, :BLOCK, : BITS * BLOCK] = strip[:, None]
    _grey_chroma(film[:, width * height :].reshape(frames, 2, height // 2, width // 2))
    return CodedFilm(path, frames, fps)


def _grey_chroma(chroma: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    chroma[:, :, : BLOCK // 2, : BITS * BLOCK // 2] = _GREY
