"""Where to look for people, and when: overlapping tiles, one look per frame, a round every few seconds.

A look at the whole picture misses people in groups (1 of 4 seated trainees, 0 of 3 standing at 384x288); overlapping
tiles find them (4 and 3). A round is spread over frames so that no frame pays for more than one look. Between rounds
the large squares are looked at every second for somebody who comes in: a walker 330 pixels high in a picture 1768 wide
is found by them at once, by the whole picture only 2 s later.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

Tile = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

ROUND_SECONDS: Final = 5.0
"""Between the starts of two rounds while somebody is followed."""
NEWCOMER_SECONDS: Final = 1.0
"""Between looks at all large squares while somebody is followed: how long somebody who comes in may wait."""
LAYERS: Final = (1.0, 0.6)
"""Side of a layer's square tiles over the picture's shorter side."""
OVERLAP: Final = 0.5
"""Least share of a tile that its neighbour sees too, so that nobody is only ever cut in two."""


def tiles(width: int, height: int) -> list[Tile]:
    """The whole picture first, then layers of overlapping squares, each covering the whole picture."""
    looks: list[Tile] = [(0, 0, width, height)]
    for layer in LAYERS:
        looks += squares(width, height, layer)
    return list(dict.fromkeys(looks))


def squares(width: int, height: int, layer: float) -> list[Tile]:
    """Overlapping squares that cover the picture, with `layer` times its shorter side."""
    side = round(layer * min(width, height))
    return [(left, top, side, side) for top in _starts(height, side) for left in _starts(width, side)]


def tile_around(u: float, v: float, side: float, width: int, height: int) -> Tile:
    """The square of `side` pixels about (u, v), made smaller and moved so that it lies in the picture."""
    fitting = min(max(round(side), 1), width, height)
    left = min(max(round(u - fitting / 2), 0), width - fitting)
    top = min(max(round(v - fitting / 2), 0), height - fitting)
    return left, top, fitting, fitting


def _starts(length: int, side: int) -> list[int]:
    """Evenly spaced starts of tiles of `side` that cover `length` with at least OVERLAP."""
    room = length - side
    count = -(-room // max(1, round(side * (1 - OVERLAP)))) if room > 0 else 0
    return [round(k * room / count) for k in range(count + 1)] if count else [0]


@dataclass(frozen=True, slots=True)
class ScanIntervals:
    """Seconds between looks for others while somebody is followed."""

    rounds: float = ROUND_SECONDS
    newcomers: float = NEWCOMER_SECONDS


EVERYBODY: Final = ScanIntervals()


class ScanSchedule:
    """Hands out at most one tile per frame."""

    def __init__(self, width: int, height: int, scan: ScanIntervals = EVERYBODY) -> None:
        self._scan = scan
        self._tiles = tiles(width, height)
        self._large = squares(width, height, LAYERS[0])
        self._queue: deque[Tile] = deque()
        self._round = self._looked = float("-inf")

    def next_tile(self, time: float, *, anyone: bool) -> Tile | None:
        """The tile to look at now, or None. Looks never pause while nobody is followed."""
        if not self._queue:
            self._plan(time, anyone=anyone)
        return self._queue.popleft() if self._queue else None

    def _plan(self, time: float, *, anyone: bool) -> None:
        if not anyone or time - self._round >= self._scan.rounds:
            self._queue.extend(self._tiles)
            self._round = self._looked = time
        elif time - self._looked >= self._scan.newcomers:
            self._queue.extend(self._large)
            self._looked = time
