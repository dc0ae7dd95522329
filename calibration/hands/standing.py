"""Standing bodies at random whose hands do something: each of `calibration.hands.samples.WAYS`, in many styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from ..legs.actor import ActorKit

BodyPose = dict[str, Any]
"""A pose of the renderer, by its parts."""
SIDES: Final = (("L", 1), ("R", -1))
MOTIONS: Final = {
    "clasped": "stand_hands_clasped_front",
    "behind": "stand_hands_behind",
    "hips": "stand_akimbo",
    "folded": "stand_arms_folded",
    "gesture": "stand_gesture",
    "hang": "stand_upright",
}
"""What the renderer can act by itself."""
SHIFTS: Final = {
    "clasped": ((0, 0), (-0.07, 0.2), (-0.01, 0.05)),
    "behind": ((0, 0), (-0.08, 0.09), (0, 0)),
    "hips": ((0, 0), (-0.05, 0.07), (-0.03, 0.03)),
}
"""Metres by which both hands are elsewhere than in the renderer's own pose: aside, up, forwards."""
OTHER_HAND: Final = ("hips", "behind", "hold", "bent")
"""What the other hand may do while one is in a pocket."""
OTHER_SHARE: Final = 0.35
ONE_SHARE: Final = 0.3
"""How often only one hand is on the hip or behind the back."""


@dataclass(frozen=True, slots=True)
class Stander:
    """One body, and the dice that decide what it does."""

    kit: ActorKit
    body: Any
    random: np.random.Generator

    @property
    def scale(self) -> float:
        """Of the body, 1 for a stature of 1.78 m."""
        return float(self.kit.motions.scale(self.body))

    def within(self, low: float, high: float) -> float:
        """Anything between."""
        return float(self.random.uniform(low, high))

    def seed(self) -> int:
        """For a style, or for how somebody moves."""
        return int(self.random.integers(1_000_000))

    def one_of(self, *choices: str) -> str:
        """Any of these."""
        return str(self.random.choice(choices))

    def made(self, motion: str, style: int, at: float) -> BodyPose:
        """The renderer's own pose of a motion, `at` seconds into it."""
        pose: BodyPose = self.kit.motions.make(motion, self.body, at, style=style, seed=self.seed())
        return pose


@dataclass(slots=True)
class Acted:
    """A pose and what its hands do."""

    pose: BodyPose
    left: str
    right: str
    note: str = ""
    """Which kind of pocket, of folding or of holding."""
    hands: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.hands = {"L": self.left, "R": self.right}

    def takes_arm(self, other: Acted, side: str) -> None:
        """Do with one arm what another one does."""
        for part in (f"arm_{side}", f"fingers_{side}"):
            if part in other.pose:
                self.pose[part] = other.pose[part]
        self.hands[side] = other.hands[side]


def act(s: Stander, way: str) -> Acted:
    """Somebody who does this with the hands."""
    at, style = s.within(2, 9), s.seed()
    return _OWN[way](s, style, at) if way in _OWN else _moved(s, way, style, at)


def _moved(s: Stander, way: str, style: int, at: float) -> Acted:
    """What the renderer can act, the hands a little elsewhere, and sometimes with one hand only."""
    acted = Acted(s.made(MOTIONS[way], style, at), way, way)
    if way == "folded":
        acted.note = str(s.kit.style.resolve(style)["fold_hands"])
    if way in SHIFTS:
        _shift(s, acted.pose, way)
    if way in {"hips", "behind"} and s.random.random() < ONE_SHARE:
        acted.takes_arm(Acted(s.made(MOTIONS["hang"], style, at), "hang", "hang"), s.one_of("L", "R"))
    return acted


def _pockets(s: Stander, style: int, at: float) -> Acted:
    """One hand or both, of trousers or a jacket, thumbs in or out, as the style says."""
    how = s.kit.style.resolve(style)
    free = "gesture" if how["free_hand"] == "talk" else "hang"
    left, right = ("pocket" if how["pocket_side"] in {"both", side} else free for side, _ in SIDES)
    acted = Acted(s.made("stand_hands_pockets", style, at), left, right, str(how["pocket"]))
    if how["pocket_side"] != "both" and s.random.random() < OTHER_SHARE:
        other = "R" if how["pocket_side"] == "L" else "L"
        acted.takes_arm(act(s, s.one_of(*OTHER_HAND)), other)
    return acted


def _shift(s: Stander, pose: BodyPose, way: str) -> None:
    both = np.array([s.within(*span) for span in SHIFTS[way]])
    for side, sign in SIDES:
        arm = dict(pose[f"arm_{side}"])
        own = np.array([sign * s.within(-0.01, 0.02), s.within(-0.01, 0.01), 0.0])
        arm["wrist"] = tuple(np.asarray(arm["wrist"], dtype=float) + (both + own) * s.scale)
        pose[f"arm_{side}"] = arm


def _bent(s: Stander, style: int, at: float) -> Acted:
    """Forearms half raised and free, of one arm or both."""
    acted, which = Acted(s.made(MOTIONS["hang"], style, at), "hang", "hang"), s.one_of("both", "L", "R")
    for side, sign in SIDES:
        if which in {"both", side}:
            bends = (s.within(-8, 12), s.within(4, 16), 10, s.within(35, 70))
            acted.pose[f"arm_{side}"] = {"fk": bends, "palm": (-sign, 0, s.within(-0.7, 0.1))}
            acted.hands[side] = "bent"
    return acted


def _hold(s: Stander, style: int, at: float) -> Acted:
    """A telephone, a tablet in both hands, or a hand at the chin, with or without the other arm under its elbow."""
    acted, how = (
        Acted(s.made(MOTIONS["hang"], style, at), "hang", "hang"),
        s.one_of("two", "one", "chin", "chin_across"),
    )
    side = s.one_of("L", "R")
    sign, other = (1, "R") if side == "L" else (-1, "L")
    acted.note, acted.hands[side] = how, "hold"
    acted.pose[f"arm_{side}"] = _at_chin(s, sign) if "chin" in how else _before_chest(s, sign)
    if how == "two":
        acted.pose[f"arm_{other}"], acted.hands[other] = _mirrored(acted.pose[f"arm_{side}"]), "hold"
    elif how == "chin_across":
        acted.pose[f"arm_{other}"], acted.hands[other] = _across(s, -sign), "across"
    return acted


def _shoulder(s: Stander) -> float:
    return float(s.body.h("upperarm01.L")[1])


def _arm(wrist: tuple[float, ...], elbow: tuple[float, ...], hand: tuple[tuple[float, ...], ...]) -> BodyPose:
    return {"wrist": wrist, "frame": "chest", "elbow": elbow, "hand": hand}


def _at_chin(s: Stander, sign: int) -> BodyPose:
    wrist = (sign * 0.06 * s.scale, _shoulder(s), 0.23 * s.scale)
    return _arm(wrist, (sign * 0.4, -1, 0), ((-sign * 0.3, 0.9, -0.1), (0, 0, -1)))


def _across(s: Stander, sign: int) -> BodyPose:
    wrist = (-sign * 0.12 * s.scale, _shoulder(s) - 0.27 * s.scale, 0.18 * s.scale)
    return _arm(wrist, (sign * 0.7, -0.8, 0), ((-sign, 0.1, -0.2), (0, -0.3, -1)))


def _before_chest(s: Stander, sign: int) -> BodyPose:
    aside, down, ahead = s.within(0.06, 0.2), s.within(0.12, 0.36), s.within(0.22, 0.34)
    wrist = (sign * aside * s.scale, _shoulder(s) - down * s.scale, ahead * s.scale)
    hand = ((-sign * s.within(0.2, 0.7), s.within(0.1, 0.6), 0.6), (-sign * 0.6, -0.2, s.within(-0.6, 0.4)))
    return _arm(wrist, (sign * 0.6, -1, -0.2), hand)


def _mirrored(arm: BodyPose) -> BodyPose:
    def flipped(v: tuple[float, ...]) -> tuple[float, ...]:
        return (-v[0], *v[1:])

    return {
        **arm,
        **{name: flipped(arm[name]) for name in ("wrist", "elbow")},
        "hand": tuple(map(flipped, arm["hand"])),
    }


_OWN: Final[dict[str, Callable[[Stander, int, float], Acted]]] = {"pocket": _pockets, "bent": _bent, "hold": _hold}
