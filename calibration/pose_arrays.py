"""The arrays of a file of kept poses, checked: their names, shapes and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from posture.pose.landmarks import COUNT
from posture.side_files import SideFile

CAMERA: Final = "camera"
"""Roll, shaking and moves of each frame."""
REPEATS: Final = "repeats"
"""Share of new pictures at each frame, and since when it stands still."""
CUTS: Final = "cuts"
"""1 for the first frame after a cut, else 0; and for each body, whether it has stopped to move at all."""
STILL: Final = "still"
LATER: Final = (CAMERA, REPEATS, CUTS, STILL)
"""What poses kept by an earlier version may lack."""
MOST_BYTES: Final = 1_000_000_000
"""Of a file; an hour of one person at 30 frames a second takes less than a tenth."""
_FRAMES, _BODIES = "frames", "t"
"""Arrays that say how long the others are: times of frames, and of all bodies in all of them, in seconds."""
_SHAPES: Final[Mapping[str, tuple[int | str, ...]]] = {
    _FRAMES: (_FRAMES,),
    _BODIES: (_BODIES,),
    CAMERA: (_FRAMES, 3),
    REPEATS: (_FRAMES, 2),
    CUTS: (_FRAMES,),
    STILL: (_BODIES,),
    "person": (_BODIES,),
    "picture": (_BODIES, COUNT, 2),
    "world": (_BODIES, COUNT, 3),
    "visibility": (_BODIES, COUNT),
    "presence": (_BODIES, COUNT),
    "light": (_BODIES,),
    "size": (2,),
}
_LEAST: Final = {"size": 1, _FRAMES: 0, "person": 1}
"""What numbers cannot be less than."""
MOST: Final = 1e9
"""Of any number: pixels, metres, seconds, people."""


def read_pose_arrays(path: Path, remedy: str) -> dict[str, NDArray[Any]]:
    """The arrays in `path`. Raises SettingsError, which says the `remedy`, where they are no kept poses."""
    file = SideFile(path, "kept poses", remedy, MOST_BYTES)
    arrays = file.arrays()
    faults = "; ".join(_faults(arrays))
    if faults:
        raise file.refusal(f"are damaged: {faults}")
    return arrays


def _faults(arrays: Mapping[str, NDArray[Any]]) -> Iterator[str]:
    missing = [name for name in _SHAPES if name not in arrays and name not in LATER]
    if missing:
        yield f"there is no {', '.join(missing)}"
        return
    lengths = {name: arrays[name].size for name in (_FRAMES, _BODIES)}
    unfit = [fault for name in _SHAPES if name in arrays for fault in _unfit(name, arrays[name], lengths)]
    yield from unfit or _disorder(arrays[_FRAMES], arrays[_BODIES])


def _unfit(name: str, array: NDArray[Any], lengths: Mapping[str, int]) -> Iterator[str]:
    shape = tuple(lengths.get(str(side), side) for side in _SHAPES[name])
    # Where nobody is in view, or there is no frame, arrays are empty and have no shape.
    fits = array.shape == shape or (not array.size and (0 in shape or not lengths[_FRAMES]))
    if array.dtype.kind not in "fiu" or not fits:
        yield f"{name} should be numbers of shape {shape}, got {array.dtype} of shape {array.shape}"
    elif not np.isfinite(array).all():
        yield f"{name} should be finite"
    elif array.size and not _LEAST.get(name, -MOST) <= array.min() <= array.max() <= MOST:
        yield f"{name} should lie between {_LEAST.get(name, -MOST):g} and {MOST:g}"


def _disorder(frames: NDArray[Any], bodies: NDArray[Any]) -> Iterator[str]:
    if (np.diff(frames) <= 0).any() or (np.diff(bodies) < 0).any():
        yield "times run backwards"
    if not np.isin(bodies, frames).all():
        yield "there are poses of no frame"
