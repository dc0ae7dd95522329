"""Pictures of a room with upright edges, as a camera of known tilt sees it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.vanishing_point import focal_length

SIZE = (640, 480)
Image = NDArray[np.uint8]


def room(roll: float = 0.0, pitch: float = 0.0, columns: int = 7, noise: float = 3.0, seed: int = 0) -> Image:
    """Dark columns on a bright wall; `roll` and `pitch` in degrees as in `Tilt`."""
    picture = np.full((SIZE[1], SIZE[0], 3), 200, dtype=np.uint8)
    for place in np.linspace(-1.0, 1.0, columns):
        edges = [(place, -0.8), (place, 0.7), (place + 0.08, 0.7), (place + 0.08, -0.8)]
        corners = np.array([seen(u, v, roll, pitch) for u, v in edges])
        cv2.fillConvexPoly(picture, np.round(corners * 16).astype(np.int32), (60, 70, 80), cv2.LINE_AA, 4)
    random = np.random.default_rng(seed)
    return np.clip(picture + random.normal(0, noise, picture.shape), 0, 255).astype(np.uint8)


def seen(across: float, down: float, roll: float, pitch: float) -> tuple[float, float]:
    """Where a point of the wall, two metres before the camera, is in the picture, in pixels."""
    p, r = np.radians(pitch), np.radians(roll)
    depth = 2.0 * np.cos(p) - down * np.sin(p)
    u, v = across / depth, (2.0 * np.sin(p) + down * np.cos(p)) / depth
    u, v = u * np.cos(r) - v * np.sin(r), u * np.sin(r) + v * np.cos(r)
    lens = focal_length(*SIZE)
    return u * lens + SIZE[0] / 2, v * lens + SIZE[1] / 2


def textured(seed: int = 0) -> Image:
    """A wall full of corners."""
    random = np.random.default_rng(seed)
    squares = random.integers(30, 220, (24, 32, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(squares, SIZE, interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def shifted(image: Image, right: float, down: float = 0.0, turned: float = 0.0) -> Image:
    """The picture of a camera that moved: by pixels, and by degrees about its axis."""
    turn = cv2.getRotationMatrix2D((SIZE[0] / 2, SIZE[1] / 2), turned, 1.0)
    turn[:, 2] += np.array([right, down])
    return np.asarray(cv2.warpAffine(image, turn, SIZE, borderMode=cv2.BORDER_REFLECT), dtype=np.uint8)
