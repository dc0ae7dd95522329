"""LiteRT in the place of the pose library: the same networks, and so the same poses."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from posture.assets.pose_model import Models
from posture.assets.pose_model.bundle import DETECTOR, LANDMARKS
from posture.errors import ModelError
from posture.perception import litert
from posture.perception.direct_networks import DirectNetworks, is_of
from posture.perception.estimator import PoseEstimator, PoseNetworks
from posture.perception.landmarkers import LibraryNetworks
from posture.perception.plausibility import CORE, trunk_length
from posture.perception.roi import Region
from posture.perception.scan import tiles
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.sources.file import open_video
from posture.types import FloatArray

Image = NDArray[np.uint8]
CLIPS = sorted((Path(__file__).parents[2] / "examples").glob("*.mp4"))


@pytest.fixture(scope="module")
def direct(models: Models) -> Iterator[DirectNetworks]:
    with closing(DirectNetworks(models, threads=2)) as networks:
        yield networks


@pytest.fixture(scope="module")
def library(models: Models) -> Iterator[LibraryNetworks]:
    with closing(LibraryNetworks(models)) as networks:
        yield networks


def pictures(clip: Path, step: int = 15) -> list[Image]:
    """Some of a clip."""
    return [frame.image for frame in islice(open_video(clip).frames(), 0, 150, step)]


def whole(image: Image) -> tuple[int, int, int, int]:
    return (0, 0, image.shape[1], image.shape[0])


def everyone(networks: PoseNetworks, image: Image) -> list[Pose]:
    return networks.find(image, whole(image), [])


def followed(networks: PoseNetworks, image: Image, pose: Pose) -> Pose:
    (found,) = networks.follow(image, [Region.from_pose(pose)])
    assert found is not None
    return found


def shoulder_width(pose: Pose) -> float:
    """In the world, so that a side view does not make it small; in pixels for the picture's landmarks."""
    return float(np.linalg.norm(pose.world[L.LEFT_SHOULDER] - pose.world[L.RIGHT_SHOULDER]))


def gaps(one: FloatArray, other: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.norm(one - other, axis=1))


@pytest.mark.slow
@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.stem)
def test_a_crop_gives_the_librarys_own_landmarks(direct: DirectNetworks, library: LibraryNetworks, clip: Path) -> None:
    crops = [(image, pose) for image in pictures(clip) for pose in everyone(library, image)]
    assert len(crops) >= 8
    pairs = [(followed(direct, *crop), followed(library, *crop)) for crop in crops]
    picture = np.concatenate([gaps(a.picture, b.picture) / trunk_length(b) for a, b in pairs])
    world = np.concatenate([gaps(a.world, b.world) / shoulder_width(b) for a, b in pairs])
    seen = np.concatenate([np.abs([a.visibility - b.visibility, a.presence - b.presence]).ravel() for a, b in pairs])
    # Where rounding picks one of two cells of the heatmap, a landmark may move by 0.01: 1 in 1,000 of them.
    assert np.percentile(picture, 99.5) < 1e-4
    assert picture.max() < 0.05
    assert world.max() < 1e-3
    assert seen.max() < 1e-3
    assert [a.light for a, _ in pairs] == [b.light for _, b in pairs]


@pytest.mark.slow
@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.stem)
def test_looks_find_whom_the_library_finds(direct: DirectNetworks, library: LibraryNetworks, clip: Path) -> None:
    for image in pictures(clip, 75):
        for tile in tiles(image.shape[1], image.shape[0])[:2]:
            ours, theirs = direct.find(image, tile, []), library.find(image, tile, [])
            assert len(ours) == len(theirs)
            for one, other in zip(ours, theirs, strict=True):
                gap = np.median(gaps(one.picture[list(CORE)], other.picture[list(CORE)]))
                assert gap < 0.1 * trunk_length(other)


@pytest.mark.slow
def test_who_is_followed_is_not_found_again(direct: DirectNetworks) -> None:
    (image, *_) = pictures(CLIPS[0])
    (pose,) = everyone(direct, image)
    beside = Region(30.0, 30.0, 60.0, 0.0)
    assert direct.find(image, whole(image), [beside, Region.from_pose(pose)]) == []
    (again,) = direct.find(image, whole(image), [beside])
    assert np.array_equal(again.picture, pose.picture)


@pytest.mark.slow
def test_threads_change_nothing(direct: DirectNetworks, models: Models) -> None:
    image = pictures(CLIPS[1])[3]
    (pose,) = everyone(direct, image)
    region = Region.from_pose(pose)
    regions = [region, Region(30, 30, 60, 0), Region(region.u + 3, region.v, region.side, 0.1)]
    with closing(DirectNetworks(models, threads=1)) as alone:
        for many, one in zip(direct.follow(image, regions), alone.follow(image, regions), strict=True):
            assert (many is None) == (one is None)
            assert many is None or one is None or np.array_equal(many.picture, one.picture)


def test_a_body_is_who_is_followed_where_place_and_size_are_the_same() -> None:
    body = Region(100.0, 100.0, 200.0, 0.0)
    assert is_of(Region(110.0, 95.0, 220.0, 0.5), body)
    assert not is_of(Region(125.0, 100.0, 200.0, 0.0), body), "beside"
    assert not is_of(Region(100.0, 100.0, 350.0, 0.0), body), "much larger"
    assert not is_of(Region(100.0, 100.0, 110.0, 0.0), body), "much smaller"


@pytest.fixture
def without_litert(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "ai_edge_litert", None)
    monkeypatch.delitem(sys.modules, "ai_edge_litert.interpreter", raising=False)
    litert.is_installed.cache_clear()
    yield
    litert.is_installed.cache_clear()


@pytest.mark.slow
@pytest.mark.usefixtures("without_litert")
def test_without_litert_the_library_runs_the_networks(models: Models, library: LibraryNetworks) -> None:
    (image, *_) = pictures(CLIPS[0])
    (expected,) = everyone(library, image)
    assert litert.runtime().startswith("MediaPipe ")
    with closing(PoseEstimator(models)) as estimator:
        (pose,) = estimator.detect(image)
        (again,) = estimator.track(image, [Region.from_pose(pose)])
    assert np.array_equal(pose.picture, expected.picture)
    assert again is not None


def test_with_litert_its_version_is_told() -> None:
    assert litert.runtime().startswith("LiteRT ")


def refused(folder: Path, entry: str, content: bytes) -> None:
    """Assert that a bundle with this content is refused by its name."""
    bundle = folder / "mine.task"
    with zipfile.ZipFile(bundle, "w") as networks:
        networks.writestr(entry, content)
    with pytest.raises(ModelError, match=r"mine\.task .* could not be loaded|mine\.task could not be loaded"):
        DirectNetworks(Models(bundle, bundle), threads=1)


def test_a_bundle_without_a_network_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, "else.tflite", b"")
    refused(tmp_path, DETECTOR, b"no network")


@pytest.mark.slow
def test_a_network_of_another_kind_is_refused(models: Models, tmp_path: Path) -> None:
    with zipfile.ZipFile(models.crop) as networks:
        refused(tmp_path, DETECTOR, networks.read(LANDMARKS))
