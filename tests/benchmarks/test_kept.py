"""Poses found under a condition and kept, and the reports that come of them."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.kept import Varied
from calibration.poses import load_poses
from posture.assets.pose_model import Models
from posture.errors import SettingsError
from posture.pose.pose import Pose
from posture.review_video import review
from tests.fakes import RATE, SECONDS, Standing, use, write_clip


class Broken(Standing):
    """A pose estimator that fails on the way."""

    def __init__(self, models: Models, threads: int | None = None) -> None:
        super().__init__(models, threads)
        self._calls = 0

    def track(self, image: NDArray[np.uint8], regions: object) -> list[Pose | None]:
        self._calls += 1
        if self._calls > 20:
            raise SettingsError("no more")
        return [self._pose]


@pytest.fixture
def clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stage(Standing, monkeypatch)
    return write_clip(tmp_path / "clip.mp4")


def stage(estimator: type[Standing], monkeypatch: pytest.MonkeyPatch) -> None:
    use(estimator, monkeypatch)
    monkeypatch.setattr("posture.assets.pose_model.ensure_model", lambda: Models(Path("full"), Path("crop")))


def test_the_clean_clip_is_judged_just_as_a_review_judges_it(clip: Path, tmp_path: Path) -> None:
    assert Varied("clean", tmp_path)(clip) == review(clip).report


def test_a_second_run_takes_the_poses_that_were_kept(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Varied("clean", tmp_path)(clip)
    stage(Broken, monkeypatch)
    assert Varied("clean", tmp_path)(clip) == first


def test_a_run_that_broke_off_leaves_no_poses(clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(Broken, monkeypatch)
    varied = Varied("clean", tmp_path)
    with pytest.raises(SettingsError, match="no more"):
        varied(clip)
    assert not varied.place(clip).exists()


def test_slower_frames_are_what_the_model_and_the_judging_get(clip: Path, tmp_path: Path) -> None:
    report = Varied("15fps", tmp_path)(clip)
    assert report.source.frames == pytest.approx(SECONDS * 15, abs=1)
    assert report.source.seconds == pytest.approx(SECONDS, abs=1 / RATE)


def test_shaken_landmarks_need_no_poses_of_their_own(clip: Path, tmp_path: Path) -> None:
    clean, noisy = Varied("clean", tmp_path), Varied("noise", tmp_path)
    assert clean.place(clip) == noisy.place(clip)
    assert clean(clip).people[0].findings != noisy(clip).people[0].findings


def test_everything_seen_of_a_person_is_kept_from_the_first_frame(clip: Path, tmp_path: Path) -> None:
    varied = Varied("clean", tmp_path)
    varied(clip)
    assert [len(frame.people) for frame in load_poses(varied.place(clip))] == [1] * round(SECONDS * RATE)
