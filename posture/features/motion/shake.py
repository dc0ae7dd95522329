"""Shaking of the feet: a steady rhythm of 2-8 Hz in ankle, heel, toe or knee. From raw landmarks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.features.motion.history import History
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from posture.types import FloatArray

WINDOW: Final = 3.0
"""Seconds of the spectrum: bins of 0.33 Hz. rules.md §5 S7 has 4 s; 3 s answer sooner and still tell 0.5 Hz apart."""
HOP: Final = 0.5
"""Seconds between two spectra."""
BAND: Final = (2.0, 8.0)
"""Hz: slower is shifting a leg, faster is landmark noise (rules.md §5 S7)."""
SLOWER: Final = 1.0
"""Hz: a leg that is moved once peaks between this and the band, and leaks into the band's first bin."""
NYQUIST_SHARE: Final = 0.4
"""The band ends at this share of the frame rate."""
LEAST_SEEN: Final = 0.85
"""Share of the window in which a landmark must be seen (rules.md §2.2)."""

LEAST_BINS: Final = 3
"""Frequencies in the band without which there is no peak to speak of."""

LEAST_FRAMES: Final = 16
"""Frames in the window without which there is no spectrum."""

_LEFT: Final = (L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX)
_RIGHT: Final = (L.RIGHT_KNEE, L.RIGHT_ANKLE, L.RIGHT_HEEL, L.RIGHT_FOOT_INDEX)
_POINTS: Final = [*_LEFT, *_RIGHT]
_HIPS: Final = [L.LEFT_HIP] * 4 + [L.RIGHT_HIP] * 4


@dataclass(frozen=True, slots=True)
class Shake:
    """The strongest rhythm of a foot or knee."""

    frequency: float
    """Hz."""
    amplitude: float
    """Half the way from end to end, in shoulder widths."""
    peak: float
    """Power of the rhythm over the median power in the band: noise stays under about 25."""
    trunk: float
    """Amplitude of the shoulders at the same frequency over the foot's: near 1 where the camera or the whole body
    shakes.
    """


NONE: Final = Shake(math.nan, math.nan, math.nan, math.nan)


STILL: Final = Shake(BAND[0], 0.0, 0.0, 0.0)
"""No rhythm: what moves is slower."""


class ShakeTracker:
    """Follows knees and feet; a new spectrum every half second."""

    def __init__(self) -> None:
        self._history = History(WINDOW)
        self._next = -math.inf
        self._latest = NONE

    def update(self, o: Observation, rate: float) -> Shake:
        """The rhythm over the last seconds at `rate` frames per second; NaN until the window is full."""
        points = np.where(o.seen[_POINTS, None], o.raw[_POINTS] - o.raw[_HIPS], np.nan)
        shoulders = (o.raw[L.LEFT_SHOULDER] + o.raw[L.RIGHT_SHOULDER]) / 2
        self._history.append(o.time, np.concatenate((points.ravel(), shoulders)))
        if o.time >= self._next and self._history.seconds >= 0.9 * WINDOW and self._history.holds(LEAST_FRAMES):
            self._next = o.time + HOP
            self._latest = _strongest(self._history, rate)
        return self._latest if self._history.seconds >= 0.9 * WINDOW else NONE

    def reset(self) -> None:
        """Forget what was seen, as while somebody stands or walks."""
        self._history.clear()
        self._latest = NONE


def _strongest(history: History, rate: float) -> Shake:
    times, rows = history.arrays()
    seen = ~np.isnan(rows)
    usable = seen.mean(axis=0) >= LEAST_SEEN
    if not usable[:-2].any():
        return NONE
    frequencies, amplitudes = _spectrum(times, rows, usable, rate)
    band = (frequencies >= BAND[0]) & (frequencies <= min(BAND[1], NYQUIST_SHARE * rate))
    if band.sum() < LEAST_BINS:
        return NONE
    inside, legs = amplitudes[band], amplitudes[band][:, :-2]
    slower = amplitudes[(frequencies >= SLOWER) & (frequencies < BAND[0]), :-2].max(axis=0, initial=0.0)
    legs = np.where(legs.max(axis=0) > slower, legs, 0.0)
    if not legs.any():
        return STILL
    place, channel = np.unravel_index(int(np.argmax(legs)), legs.shape)
    column = legs[:, channel]
    trunk = float(np.hypot(*inside[place, -2:]))
    return Shake(
        frequency=_between_bins(frequencies[band], column, int(place)),
        amplitude=float(column[place]),
        peak=float((column[place] / max(float(np.median(column)), 1e-9)) ** 2),
        trunk=trunk / max(float(column[place]), 1e-9),
    )


def _spectrum(times: FloatArray, rows: FloatArray, usable: FloatArray, rate: float) -> tuple[FloatArray, FloatArray]:
    """Frequencies (f,) and amplitudes (f, channels) of the detrended Hann window; unusable channels are 0."""
    grid = np.arange(times[0], times[-1], 1 / rate)
    even = np.zeros((len(grid), rows.shape[1]))
    for k in np.flatnonzero(usable):
        known = ~np.isnan(rows[:, k])
        even[:, k] = np.interp(grid, times[known], rows[known, k])
    line = np.column_stack((np.ones(len(grid)), grid - grid[0]))
    even -= line @ np.linalg.lstsq(line, even, rcond=None)[0]
    window = np.hanning(len(grid))[:, None]
    frequencies = np.fft.rfftfreq(len(grid), 1 / rate).astype(np.float64)
    return frequencies, 2 * np.abs(np.fft.rfft(even * window, axis=0)) / window.sum()


def _between_bins(frequencies: FloatArray, column: FloatArray, place: int) -> float:
    """The frequency of the peak, by a parabola through it and its neighbours."""
    if not 0 < place < len(column) - 1:
        return float(frequencies[place])
    a, b, c = column[place - 1 : place + 2]
    shift = 0.5 * (a - c) / (a - 2 * b + c) if a - 2 * b + c else 0.0
    return float(frequencies[place] + shift * (frequencies[1] - frequencies[0]))
