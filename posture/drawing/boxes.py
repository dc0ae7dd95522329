"""Rectangles, and finding room for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_OVER_CAPTION: Final = 20.0
_OVER_PERSON: Final = 4.0
"""How much worse it is to hide a pixel of another caption or of a person than to stand a pixel further away."""

_STEPS: Final = 8
"""Places tried across and down the picture."""


class Box(NamedTuple):
    """A rectangle in pixels; right and bottom are just outside it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def centre(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def intersection_area(self, other: Box) -> int:
        """Pixels that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, width) * max(0, height)


def place_box(
    size: tuple[int, int], picture: Box, near: Box | None, people: Sequence[Box], captions: Sequence[Box]
) -> Box:
    """Where in the picture a box of `size` (width, height) hides least and stands closest to the person `near`.

    A box larger than the picture is cut to it.
    """

    def cost(place: Box) -> float:
        hidden = _OVER_CAPTION * _covered(place, captions) + _OVER_PERSON * _covered(place, people)
        return hidden * max(picture.right, picture.bottom) + (_distance(place, near) if near else 0.0)

    return min(_places(size, picture, near), key=cost)


def _places(size: tuple[int, int], picture: Box, near: Box | None) -> Iterator[Box]:
    if near is not None:
        yield _within(picture, near.right, near.top, size)
        yield _within(picture, near.left - size[0], near.top, size)
    for row in range(_STEPS):
        for column in range(_STEPS):
            left = (picture.right - size[0]) * column // (_STEPS - 1)
            yield _within(picture, left, (picture.bottom - size[1]) * row // (_STEPS - 1), size)


def _within(picture: Box, left: int, top: int, size: tuple[int, int]) -> Box:
    left = max(0, min(left, picture.right - size[0]))
    top = max(0, min(top, picture.bottom - size[1]))
    return Box(left, top, min(left + size[0], picture.right), min(top + size[1], picture.bottom))


def _covered(place: Box, others: Sequence[Box]) -> float:
    """The share of `place` that lies over others."""
    area = (place.right - place.left) * (place.bottom - place.top)
    return sum(place.intersection_area(other) for other in others) / max(1, area)


def _distance(place: Box, near: Box) -> float:
    (x, y), (to_x, to_y) = place.centre, near.centre
    return abs(x - to_x) + abs(y - to_y)
