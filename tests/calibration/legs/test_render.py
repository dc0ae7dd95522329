"""Training clips: their settings, and the renderer that they need."""

import json
from pathlib import Path

import numpy as np
import pytest

from calibration.legs.actor import load_actor_kit
from calibration.legs.render import FRAMES, MOMENTS, SEED, WAYS, ClipSetting, render
from posture.errors import SettingsError
from posture.features.moment.leg_classifier import CLASSES

ACTOR = Path(__file__).parents[4] / "shared" / "actor"


def setting(number: int) -> ClipSetting:
    return ClipSetting.for_clip(number, ("ann", "bob"), np.random.default_rng(SEED + number))


def test_the_number_of_a_clip_decides_its_setting() -> None:
    assert setting(3) == setting(3)
    assert setting(3) != setting(4)
    assert setting(3).name == "r0003"


def test_settings_use_every_body_and_room_and_look_from_both_sides() -> None:
    settings = [setting(number) for number in range(80)]
    assert {one.actor for one in settings} == {"ann", "bob"}
    assert {one.room for one in settings} == set(range(6))
    assert min(one.yaw for one in settings) < -60
    assert max(one.yaw for one in settings) > 60


def test_every_class_is_acted_and_the_shares_are_1_in_all() -> None:
    assert {name for name, _, _ in WAYS} == set(CLASSES)
    assert sum(share for *_, share in WAYS) == pytest.approx(1)


def test_a_folder_without_the_renderer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="folder of the renderer wanted"):
        load_actor_kit(tmp_path)


def test_a_renderer_that_cannot_start_is_refused_with_the_cause(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "ann.npz").touch()
    (tmp_path / "syntheticactor").mkdir()
    with pytest.raises(SettingsError, match=r"cannot start .*syntheticactor\.body"):
        load_actor_kit(tmp_path)


@pytest.mark.slow
def test_a_clip_is_rendered_with_its_label_and_left_alone_the_second_time(tmp_path: Path) -> None:
    pytest.importorskip("moderngl", reason="the renderer needs moderngl")
    if not ACTOR.is_dir():
        pytest.skip("the renderer in ../shared/actor is absent")
    kit = load_actor_kit(ACTOR)
    clip = render(kit, tmp_path, 0)
    label = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(label["moments"]) == MOMENTS * FRAMES
    assert {moment["label"] for moment in label["moments"]} <= set(CLASSES)
    made = clip.stat().st_mtime_ns
    assert render(kit, tmp_path, 0).stat().st_mtime_ns == made
