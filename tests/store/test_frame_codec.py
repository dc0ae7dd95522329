from __future__ import annotations

import zlib

import numpy as np
import pytest

from posture.pose.pose import PersonPose, PoseFrame
from posture.store.frame_codec import pack, unpack
from tests.store.making import frames, pose, same


def test_frames_come_back_as_they_went_in() -> None:
    before = list(frames(1.0))
    after = unpack(pack(before))
    assert [(f.time, f.width, f.height) for f in after] == [(f.time, f.width, f.height) for f in before]
    pairs = [
        (one, other) for f, g in zip(before, after, strict=True) for one, other in zip(f.people, g.people, strict=True)
    ]
    assert len(pairs) == 15
    assert all(one.person == other.person and same(one.pose, other.pose) for one, other in pairs)


def test_others_and_those_seen_earlier_come_back_in_their_places() -> None:
    a, b, c = (pose(np.random.default_rng(seed)) for seed in range(3))
    full = PoseFrame(2.5, 1280, 720, (PersonPose(4, a),), (b,), ((2.25, PersonPose(4, c)),))
    empty = PoseFrame(2.75, 1280, 720, ())
    first, second = unpack(pack([full, empty]))
    assert first.people[0].person == 4
    assert same(first.people[0].pose, a)
    assert same(first.others[0], b)
    assert first.earlier[0][0] == 2.25
    assert same(first.earlier[0][1].pose, c)
    assert (second.people, second.others, second.earlier) == ((), (), ())


def test_landmarks_keep_the_digits_of_float32() -> None:
    one = pose(np.random.default_rng(0))
    exact = PoseFrame(0.1, 640, 480, (PersonPose(1, one),))
    back = unpack(pack([exact]))[0].people[0].pose
    assert np.allclose(back.picture, one.picture, rtol=1e-7, atol=0)
    assert unpack(pack([exact]))[0].time == 0.1


@pytest.mark.parametrize("content", [b"", b"abc", zlib.compress(b"\x01\x00\x00\x00\x05\x00\x00\x00")])
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises((zlib.error, ValueError)):
        unpack(content)
