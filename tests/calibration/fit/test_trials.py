"""Recordings judged again are judged as they were."""

from dataclasses import replace
from pathlib import Path

import pytest

from calibration.fit.trials import RowFitTrial, RowOutcome, trials
from calibration.labels import Label
from calibration.metrics import Counts
from calibration.poses import load_poses, poses_of, save_poses
from posture.errors import SettingsError
from posture.pose.pose import PoseFrame
from posture.rules import RULES
from tests.calibration.fit.stage import LIMITS
from tests.calibration.stories import CROSSED, FOLDED, label_of, stands
from tests.film import scene
from tests.judging import judge
from tests.rules.stories import stander


@pytest.fixture(scope="module")
def frames() -> list[PoseFrame]:
    """Somebody who stands, and folds their arms from the fourth second to the eighth."""
    return scene(stander().folds_arms(4.0, 8.0), 12.0)


@pytest.fixture
def label() -> Label:
    truth = replace(stands(shown={FOLDED: ((4.0, 8.0),)}), name="Ada")
    return replace(label_of(truth), seconds=12.0)


def test_with_the_same_limits_every_row_comes_out_as_in_the_product(frames: list[PoseFrame], label: Label) -> None:
    (someone,) = trials(label, frames, LIMITS)
    told = judge(frames)
    for rule in RULES:
        episodes = [(episode.start, episode.end) for episode in told.finding(rule).episodes]
        again = RowFitTrial.from_trial(someone, rule, LIMITS[rule])
        assert list(again.shown(LIMITS[rule])) == [pytest.approx(ends, abs=1e-3) for ends in episodes]


def test_a_found_episode_is_a_hit(frames: list[PoseFrame], label: Label) -> None:
    (someone,) = trials(label, frames, LIMITS)
    assert RowFitTrial.from_trial(someone, FOLDED, LIMITS[FOLDED]).score(LIMITS[FOLDED]) == RowOutcome(Counts(hits=1))


def test_a_recording_that_ends_in_the_opening_is_measured_too(label: Label) -> None:
    (someone,) = trials(replace(label, seconds=1.5), scene(stander(), 1.5), LIMITS)
    assert len(someone.features) == len(scene(stander(), 1.5))


def test_somebody_who_was_not_found_misses_what_they_showed(label: Label) -> None:
    (someone,) = trials(label, [], LIMITS)
    assert RowFitTrial.from_trial(someone, FOLDED, LIMITS[FOLDED]).score(LIMITS[FOLDED]) == RowOutcome(Counts(missed=1))


def test_somebody_whom_the_label_does_not_know_can_only_raise_false_alarms(frames: list[PoseFrame]) -> None:
    empty = replace(label_of(), seconds=12.0)
    (ghost,) = trials(empty, frames, LIMITS)
    assert RowFitTrial.from_trial(ghost, FOLDED, LIMITS[FOLDED]).score(LIMITS[FOLDED]) == RowOutcome(alarms=1)


def test_a_person_is_known_by_name_or_else_by_clip_and_place(frames: list[PoseFrame], label: Label) -> None:
    assert trials(label, frames, LIMITS)[0].person == "Ada"
    for name in ("", "person 1"):
        other = replace(label, people=(replace(label.people[0], name=name),))
        assert trials(other, frames, LIMITS)[0].person == "clip, person 1"


def test_calm_time_is_that_without_the_row(frames: list[PoseFrame], label: Label) -> None:
    (someone,) = trials(label, frames, LIMITS)
    assert someone.calm_seconds(FOLDED) == pytest.approx(8)
    assert someone.calm_seconds(CROSSED) == pytest.approx(12)


def test_kept_poses_are_judged_as_new_ones(tmp_path: Path, frames: list[PoseFrame]) -> None:
    place = tmp_path / "clip.npz"
    save_poses(place, frames)
    again = load_poses(place)
    assert [frame.time for frame in again] == [frame.time for frame in frames]
    told, kept = judge(frames), judge(again)
    assert told.finding(FOLDED).episodes[0].start == kept.finding(FOLDED).episodes[0].start
    assert poses_of(tmp_path / "clip.mp4", tmp_path)[0].time == frames[0].time


def test_moments_without_anybody_are_kept(tmp_path: Path) -> None:
    save_poses(tmp_path / "empty.npz", [PoseFrame(0.0, 640, 480, ()), PoseFrame(0.1, 640, 480, ())])
    assert [(frame.time, frame.width, frame.people) for frame in load_poses(tmp_path / "empty.npz")] == [
        (0.0, 640, ()),
        (0.1, 640, ()),
    ]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "clip.npz"
    place.write_bytes(b"PK no")
    with pytest.raises(SettingsError, match="delete it"):
        load_poses(place)
