"""A short past of measured values, by time."""

from __future__ import annotations

from collections import deque

import numpy as np

from posture.types import FloatArray


class History:
    """The values of the last `seconds`, each a row of numbers with its time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._times: deque[float] = deque()
        self._rows: deque[FloatArray] = deque()

    def append(self, time: float, row: FloatArray) -> None:
        """Add the row at `time` (seconds, rising) and forget what is too old."""
        self._times.append(time)
        self._rows.append(row)
        while time - self._times[0] > self._seconds:
            self._times.popleft()
            self._rows.popleft()

    def holds(self, count: int) -> bool:
        """Whether at least `count` values are held."""
        return len(self._times) >= count

    def clear(self) -> None:
        """Forget everything, as after a gap."""
        self._times.clear()
        self._rows.clear()

    @property
    def seconds(self) -> float:
        """How much time is held."""
        return self._times[-1] - self._times[0] if self._times else 0.0

    def arrays(self) -> tuple[FloatArray, FloatArray]:
        """Times, shape (n,), and rows, shape (n, width)."""
        return np.array(self._times), np.array(self._rows)

    def uniform(self, rate: float) -> tuple[FloatArray, FloatArray]:
        """The same on an even grid of `rate` per second, linear between values."""
        times, rows = self.arrays()
        grid = np.arange(times[0], times[-1] + 1e-9, 1 / rate)
        place = np.searchsorted(times, grid, side="right").clip(1, len(times) - 1)
        share = ((grid - times[place - 1]) / (times[place] - times[place - 1])).clip(0, 1)[:, None]
        return grid, rows[place - 1] * (1 - share) + rows[place] * share
