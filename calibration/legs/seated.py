"""Seated bodies at random: trunk, hands and the four ways in which the legs can lie, with all that looks like them.

Lengths are metres, angles degrees, as `syntheticactor` has them: x to the body's left, y up, z to its front; a bent
trunk or neck is (forward, to the left, turned). The order in which chance is asked is part of the training data: the
same setting gives the same clip.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from .actor import ActorKit

SIDES: Final = (("L", 1), ("R", -1))
HALF: Final = 0.5

BodyPose = dict[str, Any]
"""The body's parts by their names."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """A body on a chair, and the chance that moves it."""

    kit: ActorKit
    body: Any
    random: np.random.Generator

    @property
    def scale(self) -> float:
        """Of this body, against the one whose measures are written here."""
        return float(self.kit.motions.scale(self.body))

    @property
    def thigh(self) -> float:
        """Length of a thigh."""
        return float(self.body.len["thigh_L"])

    @property
    def seat(self) -> float:
        """Where along z the hips are."""
        return float(self.kit.motions.SEAT_Z)

    def within(self, low: float, high: float) -> float:
        """Any number between two."""
        return float(self.random.uniform(low, high))

    def one_of(self, *things: Any) -> Any:  # noqa: ANN401 - any things
        """One of several, all equally likely."""
        return self.random.choice(list(things))

    def side(self) -> tuple[str, int, str]:
        """A side, its sign, and the other side."""
        over = str(self.one_of("L", "R"))
        return (over, 1, "R") if over == "L" else (over, -1, "L")

    def joints(self, pose: BodyPose, side: str) -> tuple[Any, Any, Any]:
        """Where hip, knee and ankle of a side come to lie."""
        legs = self.kit.body.Pose({part: way for part, way in pose.items() if not part.startswith("arm")})
        places, index = self.body.solve(legs)["P"], self.body.bi
        return tuple(places[index[f"{bone}.{side}"]] for bone in ("upperleg01", "lowerleg01", "foot"))


def trunk(s: Sitter, **legs: float) -> BodyPose:
    """Somebody who sits upright, leans aside or forward, slouches or lounges, and looks anywhere."""
    way = s.one_of("up", "up", "up", "lean", "fwd", "slouch", "lounge")
    pelvis, spine, upper, neck = _trunk_angles(s, way)
    spine[2] += s.within(-8, 8)
    neck[0] += s.within(-5, 20)
    neck[2] += s.within(-25, 25)
    moment, seed = s.within(0, 10), int(s.random.integers(1_000_000))
    angles = {"pelvis": tuple(pelvis), "spine": tuple(spine), "upper": tuple(upper), "neck": tuple(neck)}
    pose: BodyPose = s.kit.motions.sit_base(s.body, moment, seed, **angles, **legs)
    if way in {"lounge", "slouch"}:
        x, y, z = pose["root"]
        pose["root"] = (x, y - 0.006, z + s.within(0.02, 0.09))
    return pose


def _trunk_angles(s: Sitter, way: str) -> tuple[list[float], list[float], list[float], list[float]]:
    """Of pelvis, spine, upper spine and neck."""
    if way == "lean":
        by = s.within(-18, 18)
        return [0, 0.18 * by, 0], [2, 0.82 * by, 0], [0, 0, 0], [2, -0.35 * by, 0]
    if way == "fwd":
        by = s.within(5, 25)
        return [0.85 * by, 0, 0], [2 + 0.15 * by, 0, 0], [0, 0, 0], [2 - 0.75 * by, 0, 0]
    if way == "slouch":
        by = s.within(0.4, 1)
        return [-18 * by, 0, 0], [2 + 28 * by, 0, 0], [14 * by, 0, 0], [2 - 14 * by, 0, 0]
    if way == "lounge":
        by = s.within(8, 18)
        return [-by, 0, 0], [2, 0, 0], [0, 0, 0], [2 + 0.75 * by, 0, 0]
    return [0, 0, 0], [2, 0, 0], [0, 0, 0], [2, 0, 0]


def hands(s: Sitter, pose: BodyPose) -> BodyPose:
    """On the thighs, in the lap, talking, or hanging."""
    motions, way = s.kit.motions, s.one_of("thigh", "thigh", "lap", "talk", "down")
    done: BodyPose = pose
    if way == "lap":
        done = motions.hands_in_lap(s.body, pose)
    elif way == "down":
        done = motions.arms_down(pose)
    elif way == "thigh":
        done = motions.arms_on_thighs(s.body, pose, frac=s.within(0.4, 0.7))
    else:
        for side, _ in SIDES:
            moment, seed = s.within(0, 20), int(s.random.integers(1_000_000))
            pose[f"arm_{side}"] = motions._talk_hand(s.body, side, moment, seed, s.scale)
            pose[f"fingers_{side}"] = 24
    return done


def side_by_side(s: Sitter) -> tuple[BodyPose, str]:
    """Both feet on the floor: under the knees, tucked in, stretched out, aslant, apart, one before the other."""
    way = str(s.one_of("plain", "plain", "plain", "tucked", "forward", "slant", "relaxed", "stagger", "stretch"))
    width, reach, toe = s.within(0.05, 0.13), s.thigh * s.within(0.85, 1.12), s.within(0, 14)
    reaches = {"tucked": (0.55, 0.78), "stretch": (1.15, 1.45)}
    widths = {"slant": (0.045, 0.07), "relaxed": (0.12, 0.165)}
    reach = s.thigh * s.within(*reaches[way]) if way in reaches else reach
    width = s.within(*widths[way]) if way in widths else width
    pose = trunk(s, width=width, reach=reach, toe=toe)
    legs = {"L": pose["leg_L"], "R": pose["leg_R"]}
    if way == "tucked":
        _tuck(s, legs, width, reach, toe)
    elif way in _FEET:
        _FEET[way](s, legs)
    return hands(s, pose), way


def _tuck(s: Sitter, legs: dict[str, BodyPose], width: float, reach: float, toe: float) -> None:
    """Under the chair, heels up."""
    for side, sign in SIDES:
        heel = s.within(0, 24)
        ball = (sign * width * s.scale, 0, s.seat + reach + 0.09)
        ankle = tuple(s.body.ankle_over(ball, sign * toe, heel, side))
        legs[side].update(ankle=ankle, foot=(sign * toe, heel, 0), toe=heel)


def _slant(s: Sitter, legs: dict[str, BodyPose]) -> None:
    """Both feet to one side."""
    aside = s.within(0.1, 0.24) * s.one_of(-1, 1)
    for side, sign in SIDES:
        x, y, z = legs[side]["ankle"]
        legs[side].update(ankle=(x + aside, y + 0.01, z), knee=(-sign * 0.1, 1, 0.6))


def _relax(s: Sitter, legs: dict[str, BodyPose]) -> None:
    """Knees that fall a little apart."""
    apart = s.within(0.05, 0.25)
    for side, sign in SIDES:
        legs[side]["knee"] = (sign * apart, 0.9, 0.6)


def _stagger(s: Sitter, legs: dict[str, BodyPose]) -> None:
    """One foot before the other."""
    side = str(s.one_of("L", "R"))
    x, y, z = legs[side]["ankle"]
    legs[side]["ankle"] = (x, y + 0.01, z + s.within(0.06, 0.2) * s.one_of(-1, 1))


def _stretch_one(s: Sitter, legs: dict[str, BodyPose]) -> None:
    """One leg stretched out, toes up."""
    side, sign, _ = s.side()
    aside, out = s.within(0.06, 0.14), s.body.len["shank_L"] * s.within(0.3, 0.65)
    ankle = (sign * aside, s.body.ankle_h + 0.01, s.seat + s.thigh + out)
    legs[side].update(ankle=ankle, foot=(sign * 8, -s.within(10, 24), 0))


_FEET: Final[dict[str, Callable[[Sitter, dict[str, BodyPose]], None]]] = {
    "slant": _slant,
    "relaxed": _relax,
    "stagger": _stagger,
    "forward": _stretch_one,
}


def knees_wide(s: Sitter) -> tuple[BodyPose, str]:
    """Knees far apart, feet turned out."""
    width, toe = s.within(0.23, 0.32) * 0.88, s.within(15, 30)
    pose = trunk(s, width=width, toe=toe, reach=s.thigh * s.within(0.72, 0.95))
    apart = s.within(0.65, 1.0)
    for side, sign in SIDES:
        pose[f"leg_{side}"]["knee"] = (sign * apart, 0.8, 0.6)
    return hands(s, pose), "wide"
