"""Bodies that sit at random: what each way of sitting does with the legs, whatever chance says."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from calibration.legs.actor import ActorKit
from calibration.legs.crossed import ankles_crossed, figure_four, knee_over
from calibration.legs.seated import BodyPose, Sitter, knees_wide, side_by_side

SEAT = -0.13
KNEE, HIP = 0.5, 0.55
"""Metres over the floor."""


BONES = ("upperleg01", "lowerleg01", "foot")
INDEX = {f"{bone}.{side}": 2 * n + k for n, bone in enumerate(BONES) for k, side in enumerate("LR")}


class Motions:
    """A body that can only be put on a chair."""

    SEAT_Z = SEAT

    def scale(self, body: object) -> float:
        return 1.0

    def sit_base(self, body: object, t: float, seed: int, **ways: Any) -> BodyPose:  # noqa: ANN401 - angles or lengths
        width, reach = ways.get("width", 0.1), ways.get("reach", 0.42)
        legs = {
            f"leg_{side}": {"ankle": (sign * width, 0.08, SEAT + reach), "knee": (sign * 0.05, 1, 0.6)}
            for side, sign in (("L", 1), ("R", -1))
        }
        return {"root": (0.0, HIP, SEAT), **legs}

    def arms_down(self, pose: BodyPose) -> BodyPose:
        return pose

    def hands_in_lap(self, body: object, pose: BodyPose) -> BodyPose:
        return pose

    def arms_on_thighs(self, body: object, pose: BodyPose, frac: float) -> BodyPose:
        return pose

    def _cross_hands(self, body: object, pose: BodyPose, over: str) -> BodyPose:
        return pose

    def _talk_hand(self, *_: object) -> BodyPose:
        return {}


class Body:
    """Thighs straight ahead, shanks straight down."""

    len = {"thigh_L": 0.42, "shank_L": 0.42}  # noqa: RUF012 - as the renderer has it
    ankle_h = 0.08
    bi = INDEX

    def solve(self, pose: BodyPose) -> dict[str, Any]:
        places = [(x, y, z) for y, z in ((HIP, SEAT), (KNEE, SEAT + 0.42), (0.08, SEAT + 0.42)) for x in (0.1, -0.1)]
        return {"P": np.array(places)}

    def ankle_over(self, point: tuple[float, float, float], *_: object) -> tuple[float, float, float]:
        return point


def sitter(seed: int) -> Sitter:
    parts = SimpleNamespace(Pose=dict, unit=lambda v: np.asarray(v) / np.linalg.norm(v))
    kit = ActorKit(body=parts, motions=Motions(), corpus=None, render=None, style=None, actors=("ann",))
    return Sitter(kit, Body(), np.random.default_rng(seed))


def ankle(pose: BodyPose, side: str) -> tuple[float, float, float]:
    x, y, z = pose[f"leg_{side}"]["ankle"]
    return float(x), float(y), float(z)


CHANCES = pytest.mark.parametrize("seed", range(20))


@CHANCES
def test_side_by_side_the_left_foot_stays_left_of_the_right_one(seed: int) -> None:
    pose, _ = side_by_side(sitter(seed))
    assert ankle(pose, "L")[0] > ankle(pose, "R")[0] + 0.05


def test_side_by_side_has_many_looks() -> None:
    assert {side_by_side(sitter(seed))[1] for seed in range(60)} == {
        "plain", "tucked", "forward", "slant", "relaxed", "stagger", "stretch",
    }  # fmt: skip


@CHANCES
def test_crossed_ankles_change_sides_low_down(seed: int) -> None:
    pose, _ = ankles_crossed(sitter(seed))
    assert ankle(pose, "L")[0] < ankle(pose, "R")[0]
    assert max(ankle(pose, side)[1] for side in "LR") < 0.2


@CHANCES
def test_one_knee_lies_over_the_other_and_its_shank_hangs_to_that_side(seed: int) -> None:
    pose, _ = knee_over(sitter(seed))
    over, sign = ("L", 1) if "knee_at" in pose["leg_L"] else ("R", -1)
    upper = pose[f"leg_{over}"]
    assert upper["knee_at"][1] > KNEE + 0.1
    assert upper["knee_at"][0] * sign < 0
    assert upper["shank"][0] * sign < 0
    assert upper["shank"][1] < 0


@CHANCES
def test_in_a_figure_four_one_ankle_lies_above_the_other_knee(seed: int) -> None:
    pose, _ = figure_four(sitter(seed))
    high = {side: ankle(pose, side)[1] > KNEE for side in "LR"}
    assert sorted(high.values()) == [False, True]


@CHANCES
def test_wide_knees_point_outwards_over_feet_far_apart(seed: int) -> None:
    pose, _ = knees_wide(sitter(seed))
    assert ankle(pose, "L")[0] - ankle(pose, "R")[0] > 0.4
    assert pose["leg_L"]["knee"][0] > 0.6
    assert pose["leg_R"]["knee"][0] < -0.6


@pytest.mark.parametrize("way", [side_by_side, ankles_crossed, knee_over, figure_four, knees_wide])
def test_the_same_chance_seats_the_same_body(way: Callable[[Sitter], object]) -> None:
    assert str(way(sitter(7))) == str(way(sitter(7)))
    assert str(way(sitter(7))) != str(way(sitter(8)))
