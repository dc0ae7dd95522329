from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from posture.pose.frame import Frame
from posture.pose.landmarks import COUNT
from posture.pose.pose import Pose
from posture.session.session import PersonState
from posture.web.poses_file import RECORD, UNSEEN, PosesFile
from tests.states import first_moment


def _state(person: int, at: float) -> PersonState:
    ones = np.ones(COUNT)
    pose = Pose(np.full((COUNT, 2), at), np.zeros((COUNT, 3)), ones, ones.copy())
    seen = np.ones(COUNT, dtype=np.bool_)
    seen[0] = False
    return replace(first_moment(), person=person, pose=pose, seen=seen)


def test_a_record_says_when_who_and_where(tmp_path: Path) -> None:
    image = np.zeros((2, 2, 3), dtype=np.uint8)
    with PosesFile(tmp_path / "poses.bin") as file:
        file.add(Frame(0.5, image), [_state(2, 10.4), _state(3, -1e6)])
        file.add(Frame(0.75, image), [])
    assert RECORD.itemsize == 142
    records = np.frombuffer((tmp_path / "poses.bin").read_bytes(), dtype=RECORD)
    assert records["time"].tolist() == [0.5, 0.5, 0.75]
    assert records["person"].tolist() == [2, 3, 0]
    assert records["points"][0, 1].tolist() == [10, 10]
    assert records["points"][1, 1].tolist() == [-32767, -32767]
    assert (records["points"][0, 0] == UNSEEN).all()
    assert (records["points"][2] == UNSEEN).all()
