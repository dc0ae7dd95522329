"""Which model is used: the user's bundle, or the one in the cache."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from mediapipe.tasks.python.core.base_options import BaseOptions
from mediapipe.tasks.python.vision import PoseLandmarker, PoseLandmarkerOptions

from posture.assets.pose_model import ensure_model, locate
from posture.assets.pose_model.bundle import DETECTOR, LANDMARKS, Networks, pack_bundle
from posture.errors import ModelError
from tests.assets.pose_model.test_bundle import network


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSTURE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def fetches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand-in for the download; the list grows with every fetch."""
    done: list[str] = []

    def fetch(progress: object) -> Networks:
        done.append("fetched")
        return Networks(network(b"detector"), network(b"landmarks"))

    monkeypatch.setattr(locate, "fetch", fetch)
    return done


def test_the_model_is_fetched_once_and_then_kept(cache: Path, fetches: list[str]) -> None:
    first = ensure_model()
    assert ensure_model() == first
    assert cache in first.full.parents
    assert fetches == ["fetched"]


def test_a_truncated_model_in_the_cache_is_fetched_anew(cache: Path, fetches: list[str]) -> None:
    path = ensure_model().full
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    assert ensure_model().full.read_bytes() == whole
    assert fetches == ["fetched", "fetched"]


def test_a_bundle_of_the_user_is_used_and_nothing_is_fetched(cache: Path, fetches: list[str], tmp_path: Path) -> None:
    own = tmp_path / "heavy.task"
    own.write_bytes(pack_bundle({DETECTOR: network(b"detector"), LANDMARKS: network(b"landmarks")}))
    assert ensure_model(own).full == own
    assert fetches == []


def test_a_bundle_without_networks_is_named(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "text.task"
    own.write_bytes(pack_bundle({DETECTOR: b"text", LANDMARKS: b"text"}))
    with pytest.raises(ModelError, match=r"text\.task: .*no TFLite file; get the bundle again"):
        ensure_model(own)


def test_a_wrong_bundle_of_the_user_is_refused_and_not_replaced(
    cache: Path, fetches: list[str], tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match="no such file"):
        ensure_model(tmp_path / "absent.task")
    assert fetches == []


def test_without_a_choice_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POSTURE_CACHE", raising=False)
    assert platformdirs.user_cache_path() in locate.cache_folder().parents


def test_the_cache_folder_may_be_given_from_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTURE_CACHE", "~/models")
    assert locate.cache_folder() == Path.home() / "models"


@pytest.mark.slow
def test_the_real_model_is_fetched_with_progress_built_alike_and_loads(cache: Path) -> None:
    told: list[float | None] = []
    path = ensure_model(progress=lambda doing, share: told.append(share)).full
    content = path.read_bytes()
    path.unlink()
    assert ensure_model().full.read_bytes() == content
    assert told[0] is None
    for bundle in (path, ensure_model().crop):
        PoseLandmarker.create_from_options(PoseLandmarkerOptions(BaseOptions(model_asset_path=str(bundle)))).close()
