"""Tiles in which nothing has changed since they were looked at: nobody can have come in there.

Such a tile is looked at half as often, not never: somebody who sits still is missed by one look and found by the next
(8 of 18 people were found in tiles that showed nothing new). So each is looked at twice, and then every other time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.perception.roi import Region
from posture.perception.scan import Tile
from posture.types import FloatArray

CELLS: Final = 24
"""Across and down a tile: somebody whom a look would find covers several of them."""
LEAST_CHANGE: Final = 6.0
"""Grey levels by which the mean of a cell changes where somebody comes in. Noise of 10 grey levels changes no mean of
20 x 20 pixels by more than 3; a shadow may change more, and is looked at."""
LEAST_LOOKS: Final = 2
"""At a tile that shows nothing new, before every other one is left out."""


@dataclass(slots=True)
class _SeenTile:
    cells: FloatArray
    hidden: NDArray[np.bool_]
    looks: int = 1
    left_out: bool = False


class TileWatch:
    """Remembers what each tile showed when it was last looked at."""

    def __init__(self) -> None:
        self._seen: dict[Tile, _SeenTile] = {}

    def is_due(self, image: NDArray[np.uint8], tile: Tile, followed: Sequence[Region]) -> bool:
        """Whether a tile of the RGB picture, whose turn it is, is to be looked at.

        What changes in the squares of those who are `followed` does not count.
        """
        now, seen = _SeenTile(_cells(image, tile), _hidden(tile, followed)), self._seen.get(tile)
        if seen is not None and not _changed(seen, now):
            if seen.looks >= LEAST_LOOKS and not seen.left_out:
                seen.left_out = True
                return False
            now.looks = seen.looks + 1
        self._seen[tile] = now
        return True


def _cells(image: NDArray[np.uint8], tile: Tile) -> FloatArray:
    left, top, width, height = tile
    part = image[top : top + height, left : left + width]
    small = cv2.resize(part, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    return np.asarray(small.mean(axis=2, dtype=np.float64))


def _hidden(tile: Tile, followed: Sequence[Region]) -> NDArray[np.bool_]:
    """The cells that lie in the square of somebody who is followed, however it is turned."""
    left, top, width, height = tile
    u = left + (np.arange(CELLS) + 0.5) * width / CELLS
    v = top + (np.arange(CELLS) + 0.5) * height / CELLS
    hidden = np.zeros((CELLS, CELLS), dtype=np.bool_)
    for one in followed:
        hidden |= (np.abs(u - one.u) <= one.side / 2) & (np.abs(v[:, None] - one.v) <= one.side / 2)
    return hidden


def _changed(before: _SeenTile, now: _SeenTile) -> bool:
    """Whether a cell that nobody followed covers is another one; that all become brighter at once is no change."""
    free = ~(before.hidden | now.hidden)
    change = (now.cells - before.cells)[free]
    return change.size > 0 and bool((np.abs(change - np.median(change)) >= LEAST_CHANGE).any())
