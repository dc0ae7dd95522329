from __future__ import annotations

from pathlib import Path

from posture.pose.pose import PoseFrame
from posture.store import open_store
from posture.store.frame_codec import pack
from tests.people import person, scene
from tests.store.making import NOW, frames, settings

MOST_BYTES = 30 * 60 * 15 * 33 * 7 * 4 * 1.1
"""Of 30 minutes at 15 frames/s: the landmarks as they are, and a tenth for all else."""


def test_landmarks_that_cannot_be_compressed_still_take_a_bounded_size() -> None:
    assert 30 * 60 * len(pack(list(frames(1.0)))) < MOST_BYTES


def test_half_an_hour_of_practice_takes_less_than_its_landmarks_as_they_are(file: Path) -> None:
    with open_store(file) as store:
        recorder = store.begin(settings(), NOW)
        before = sum(one.stat().st_size for one in file.parent.iterdir())
        for frame in scene(person().stands(), seconds=60.0, fps=15, noise=0.004):
            recorder.add(frame)
        recorder.flush()
    grown = file.stat().st_size - before
    assert 0 < 30 * grown < MOST_BYTES


def test_an_empty_picture_takes_next_to_nothing() -> None:
    assert len(pack([PoseFrame(number / 15, 640, 480, ()) for number in range(15)])) < 300
