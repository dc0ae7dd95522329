"""Clips of any length, made from a short one."""

from itertools import pairwise
from pathlib import Path

import av
import pytest

from benchmarks.clips import EXAMPLE, copy_loop, encode_loop


def times(clip: Path) -> list[float]:
    with av.open(str(clip)) as container:
        return [frame.time for frame in container.decode(video=0) if frame.time is not None]


def test_a_copied_loop_has_every_frame_of_every_turn_at_an_even_pace(tmp_path: Path) -> None:
    once = times(EXAMPLE)
    copy_loop(EXAMPLE, tmp_path / "long.mp4", 2 * (once[-1] + once[1]))
    looped = times(tmp_path / "long.mp4")
    assert len(looped) == 2 * len(once)
    steps = [later - sooner for sooner, later in pairwise(looped)]
    assert max(steps) == pytest.approx(min(steps)) == pytest.approx(once[1])


def test_an_encoded_loop_has_the_wanted_length_and_size(tmp_path: Path) -> None:
    encode_loop(EXAMPLE, tmp_path / "loop.mp4", 15.0, (64, 48))
    assert len(times(tmp_path / "loop.mp4")) == 15 * 15
    with av.open(str(tmp_path / "loop.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (64, 48)
