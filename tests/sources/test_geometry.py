"""Pictures are shown as a player shows them: turned, mirrored, and never stretched, however they change on the way."""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from posture.pose.frame import carried, same_shape
from posture.sources.damage import DamageKind
from posture.sources.file import open_video
from posture.sources.reformat import Orientation
from tests.sources.videos import write_video

MATRICES = [
    ((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0)),
    ((-1, 0), (0, 1)), ((1, 0), (0, -1)), ((0, 1), (1, 0)), ((0, -1), (-1, 0)),
]  # fmt: skip
"""Quarter turns, and the same mirrored."""


@pytest.mark.parametrize("turn", MATRICES)
def test_every_pixel_comes_to_lie_where_the_display_matrix_puts_it(turn: tuple[tuple[int, int], ...]) -> None:
    stored = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    matrix = np.zeros((3, 3), np.int32)
    matrix[:2, :2] = np.array(turn) * 65536
    shown = Orientation.from_matrix(matrix).apply(stored)

    places = {(x, y): np.array((x, y)) @ np.array(turn) for x, y in itertools.product(range(3), range(2))}
    corner = np.min(list(places.values()), axis=0)
    for (x, y), place in places.items():
        u, v = place - corner
        assert (shown[v, u] == stored[y, x]).all()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_recording_is_turned_and_mirrored_as_its_header_wants(tmp_path: Path, rotation: int, mirrored: bool) -> None:  # noqa: FBT001
    with open_video(write_video(tmp_path / "a.mp4", rotation=rotation, mirrored=mirrored)) as video:
        image = next(iter(video.frames())).image
    stored = np.zeros((48, 64), np.bool_)
    stored[:24, :32] = True  # the red quarter
    turned = np.rot90(stored, rotation // 90)
    red = (image[:, :, 0] > 200) & (image[:, :, 1] < 60)
    assert np.mean(red == (turned[:, ::-1] if mirrored else turned)) > 0.9
    assert (video.rotation, video.mirrored) == ((-rotation) % 360, mirrored)
    assert (video.width, video.height) == image.shape[1::-1]


def joined(tmp_path: Path, *parts: dict[str, object]) -> Path:
    """Parts of one transport stream, each with its own picture."""
    times = range(0, 2000, 40)
    pieces = [write_video(tmp_path / f"{k}.ts", times, codec="libx264", **part) for k, part in enumerate(parts)]
    whole = tmp_path / "joined.ts"
    whole.write_bytes(b"".join(piece.read_bytes() for piece in pieces))
    return whole


@pytest.mark.parametrize(
    ("second", "size"),
    [({"size": (48, 64)}, (48, 64)), ({"size": (32, 24)}, (32, 24)), ({"aspect": Fraction(3, 2)}, (96, 48))],
    ids=["turned", "smaller", "pixels of another shape"],
)
def test_a_picture_that_changes_on_the_way_is_followed_and_told(
    tmp_path: Path, second: dict[str, object], size: tuple[int, int]
) -> None:
    with open_video(joined(tmp_path, {}, second)) as video:
        sizes = [frame.size for frame in video.frames()]
    assert list(dict.fromkeys(sizes)) == [(64, 48), size]
    assert [damage.count for damage in video.damage if damage.kind is DamageKind.RESHAPED] == [1]


def test_what_was_seen_goes_on_in_a_picture_of_another_size() -> None:
    assert carried((640, 480), (1280, 960)) == (2.0, (0.0, 0.0))
    assert carried((640, 480), (360, 480)) == (1.0, (-140.0, 0.0))
    assert same_shape((640, 480), (641, 480))
    assert not same_shape((640, 480), (480, 640))
