"""The estimator with the real model: raw landmarks in our own axes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.errors import ModelError
from posture.perception.estimator import PoseEstimator
from posture.perception.plausibility import CORE, trunk_length
from posture.perception.roi import Region
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.sources.file import open_video

Image = NDArray[np.uint8]
EXAMPLES = Path(__file__).parents[2] / "examples"
FRONTAL = EXAMPLES / "stand_arms_folded_front.mp4"
CLIPS = sorted(EXAMPLES.glob("*.mp4"))


@pytest.fixture(scope="module")
def estimator(models: Models) -> Iterator[PoseEstimator]:
    with closing(PoseEstimator(models)) as estimator:
        yield estimator


def picture(clip: Path, number: int = 30) -> Image:
    return next(islice(open_video(clip).frames(), number, None)).image


def found(estimator: PoseEstimator, image: Image) -> Pose:
    (pose,) = estimator.detect(image)
    return pose


@pytest.mark.slow
@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.stem)
def test_following_agrees_with_finding(estimator: PoseEstimator, clip: Path) -> None:
    image = picture(clip)
    pose = found(estimator, image)
    (followed,) = estimator.track(image, [Region.from_pose(pose)])
    assert followed is not None
    gaps = np.linalg.norm(followed.picture[list(CORE)] - pose.picture[list(CORE)], axis=1)
    assert np.median(gaps) < 0.05 * trunk_length(pose)


@pytest.mark.slow
def test_landmarks_follow_a_shift_exactly_as_nothing_is_smoothed(estimator: PoseEstimator) -> None:
    image = picture(FRONTAL)
    region = Region.from_pose(found(estimator, image))
    (before,) = estimator.track(image, [region])
    shifted = np.roll(image, 8, axis=1)
    (after,) = estimator.track(shifted, [Region(region.u + 8, region.v, region.side, region.rotation)])
    assert before is not None
    assert after is not None
    assert after.picture - before.picture == pytest.approx(np.tile((8.0, 0.0), (33, 1)), abs=0.1)
    assert after.world == pytest.approx(before.world, abs=0.001)


@pytest.mark.slow
def test_the_same_picture_gives_the_same_landmarks_whatever_came_before(estimator: PoseEstimator) -> None:
    image, other = picture(FRONTAL), picture(FRONTAL, 90)
    region = Region.from_pose(found(estimator, image))
    (first,) = estimator.track(image, [region])
    estimator.track(other, [region])
    (second,) = estimator.track(image, [region])
    assert first is not None
    assert second is not None
    assert np.array_equal(first.picture, second.picture)


@pytest.mark.slow
def test_several_regions_give_their_poses_in_order(estimator: PoseEstimator) -> None:
    image = picture(FRONTAL)
    region = Region.from_pose(found(estimator, image))
    empty = Region(30, 30, 60, 0)
    beside = Region(region.u + 3, region.v, region.side, region.rotation)
    alone = [estimator.track(image, [r])[0] for r in (region, beside)]
    one, none, other = estimator.track(image, [region, empty, beside])
    assert none is None
    for pose, expected in zip((one, other), alone, strict=True):
        assert pose is not None
        assert expected is not None
        assert np.array_equal(pose.picture, expected.picture)


@pytest.mark.slow
def test_a_tile_gives_places_in_the_whole_picture(estimator: PoseEstimator) -> None:
    image = picture(FRONTAL)
    whole = found(estimator, image)
    wide = np.pad(image, ((0, 0), (200, 0), (0, 0)))
    (pose,) = estimator.detect(wide, (200, 0, image.shape[1], image.shape[0]))
    assert pose.picture - whole.picture == pytest.approx(np.tile((200.0, 0.0), (33, 1)), abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_nobody_is_in_an_empty_picture(estimator: PoseEstimator, shade: int) -> None:
    image = np.full((480, 640, 3), shade, dtype=np.uint8)
    assert estimator.detect(image) == []
    assert estimator.track(image, [Region(320, 240, 400, 0)]) == [None]
    assert estimator.track(image, []) == []


@pytest.mark.slow
def test_world_axes_of_somebody_who_faces_the_camera(estimator: PoseEstimator) -> None:
    image = picture(FRONTAL)
    region = Region.from_pose(found(estimator, image))
    for pose in (*estimator.detect(image), *estimator.track(image, [region])):
        assert pose is not None
        x, y, z = pose.world.T
        assert x[L.LEFT_SHOULDER] > x[L.RIGHT_SHOULDER]
        assert y[L.NOSE] > y[L.LEFT_SHOULDER] > y[L.LEFT_HIP] > y[L.LEFT_KNEE] > y[L.LEFT_ANKLE]
        assert z[L.NOSE] > max(z[L.LEFT_EAR], z[L.RIGHT_EAR])
        assert np.abs(pose.world[[L.LEFT_HIP, L.RIGHT_HIP]].mean(axis=0)).max() < 0.03
        assert pose.picture[L.LEFT_SHOULDER, 0] > pose.picture[L.RIGHT_SHOULDER, 0]


@pytest.mark.slow
def test_a_turned_region_gives_the_same_pose_as_an_upright_one(estimator: PoseEstimator) -> None:
    image = picture(FRONTAL)
    region = Region.from_pose(found(estimator, image))
    turned = Region(region.u, region.v, region.side, region.rotation + 0.15)
    straight, tilted = (estimator.track(image, [r])[0] for r in (region, turned))
    assert straight is not None
    assert tilted is not None
    core = list(CORE)
    assert np.median(np.abs(tilted.picture[core] - straight.picture[core])) < 0.06 * trunk_length(straight)
    assert np.median(np.abs(tilted.world[core, :2] - straight.world[core, :2])) < 0.04


@pytest.mark.slow
def test_light_is_that_of_the_picture_not_of_the_black_around_it(estimator: PoseEstimator) -> None:
    image = picture(FRONTAL)
    region = Region.from_pose(found(estimator, image))
    (pose,) = estimator.track(image, [region])
    assert pose is not None
    assert pose.light == pytest.approx(float(region.crop(image)[region.crop(image).any(axis=2)].mean()), rel=0.1)


def test_what_is_no_model_is_refused_with_its_name(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.task"
    wrong.write_bytes(b"no model")
    with pytest.raises(ModelError, match=r"wrong\.task"):
        PoseEstimator(Models(wrong, wrong))
