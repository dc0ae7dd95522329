"""Seated bodies at random whose legs cross: at the ankles, knee over knee, or an ankle on the other knee."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .seated import HALF, BodyPose, Sitter, hands, trunk


def ankles_crossed(s: Sitter) -> tuple[BodyPose, str]:
    """Ankles crossed on the floor, before or under the chair."""
    over, sign, other = s.side()
    pose = trunk(s)
    before = [s.within(0.98, 1.35), s.within(0.98, 1.35), s.within(0.68, 0.95)]
    z = s.seat + s.thigh * float(s.one_of(*before))
    middle, apart, bow = s.within(-0.05, 0.05), s.within(0.035, 0.075), s.within(0.15, 0.5)
    under = (middle + sign * apart * 0.9 * s.scale, s.body.ankle_h + 0.012, z - 0.03)
    pose[f"leg_{other}"] = {"ankle": under, "knee": (-sign * bow, 1, 0.6), "foot": (-sign * s.within(5, 18), 6, 0)}
    upper = (middle - sign * apart * s.scale, s.body.ankle_h + 0.045, z + s.within(0.05, 0.085))
    pose[f"leg_{over}"] = {"ankle": upper, "knee": (sign * bow, 1, 0.6), "foot": (sign * 4, 10, 0)}
    return hands(s, pose), "ankles"


def knee_over(s: Sitter) -> tuple[BodyPose, str]:
    """One knee laid over the other."""
    over, sign, other = s.side()
    pose = trunk(s)
    ankle = (-sign * s.within(0.02, 0.09) * s.scale, s.body.ankle_h, s.seat + s.thigh * s.within(0.82, 1.08))
    knee, foot = (sign * s.within(0, 0.15), 1, 0.6), (-sign * s.within(-4, 8), 0, 0)
    pose[f"leg_{other}"] = {"ankle": ankle, "knee": knee, "foot": foot}
    hip_at, knee_at, _ = s.joints(pose, other)
    hangs = math.radians(s.within(6, 42))
    back, aside, up = s.within(0.0, 0.22), s.within(0, 0.06), s.within(0.118, 0.14) * s.scale
    pose[f"leg_{over}"] = {
        "knee_at": knee_at + (hip_at - knee_at) * back + np.array([-sign * aside, up, 0]),
        "shank": (-sign * s.within(0.12, 0.42), -math.cos(hangs), math.sin(hangs)),
        "ankle_flex": s.within(0, 30),
    }
    folded = s.random.random() < HALF
    return (s.kit.motions._cross_hands(s.body, pose, over) if folded else hands(s, pose)), "knee_over"


def figure_four(s: Sitter) -> tuple[BodyPose, str]:
    """One ankle laid on the other knee."""
    over, sign, other = s.side()
    pose = trunk(s, width=s.within(0.1, 0.16))
    hip, knee, _ = s.joints(pose, other)
    back, aside = s.within(0.08, 0.3), s.within(0.02, 0.08)
    ankle = knee + (hip - knee) * back + np.array([-sign * aside, 0.105, 0.03]) * s.scale
    pose[f"leg_{over}"] = {"ankle": tuple(ankle), "knee": (sign * s.within(0.7, 1.2), s.within(0.25, 0.5), 0.62)}
    if s.random.random() < HALF:
        return hands(s, pose), "figure_four"
    hip, knee, ankle = s.joints(pose, over)
    along = s.kit.body.unit(knee - hip) + np.array([-sign * 0.3, -0.15, 0.1])
    on_knee = knee + (hip - knee) * 0.22 + np.array([0, 0.105, -0.02]) * s.scale
    on_shin = ankle + (knee - ankle) * 0.30 + np.array([0, 0.085, -0.06]) * s.scale
    pose[f"arm_{over}"] = _resting(on_knee, sign, (along, (0, -1, -0.1)))
    pose[f"arm_{other}"] = _resting(on_shin, -sign, ((sign * 0.35, -0.25, 0.9), (0, -1, -0.25)))
    return pose, "figure_four"


def _resting(wrist: Any, sign: int, hand: tuple[Any, Any]) -> BodyPose:  # noqa: ANN401 - the renderer has no types
    return {"wrist": wrist, "frame": "world", "elbow": (sign * 0.8, -0.2, -0.6), "hand": hand}
