"""The arms: hanging, folded, and where the hands are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posture.features.moment.body import Body
from posture.pose.geometry import angle, angle_at, minus
from posture.pose.landmarks import Landmark as L


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm. Angles in degrees, lengths in shoulder widths, places from the hip of the same side (world)."""

    side: str
    """"left" or "right"."""
    elevation: float
    """Of the upper arm from hanging along the trunk."""
    elbow: float
    """180 for a straight arm."""
    wrist_up: float
    """How far the wrist is above the hip."""
    wrist_out: float
    """How far the wrist is outwards of the hip, away from the body's middle."""
    wrist_forward: float


@dataclass(frozen=True, slots=True)
class Arms:
    """Both arms. Lengths in shoulder widths."""

    left: Arm
    right: Arm
    seen: tuple[Arm, ...]
    """Those that are seen; in side view the near one at most."""
    hidden: bool
    """Whether one is hidden that this view ought to show."""
    farther_gap: float
    """The larger of the two gaps from a wrist to the other arm's elbow (world)."""
    order: float
    """How far the left wrist is to the left of the right one; negative where they cross (world)."""
    wrist_height: float
    """Height of the wrists' middle over the trunk: 0 at the hips, 1 at the shoulders."""


def measure_arms(body: Body, *, left_seen: bool, right_seen: bool, near_only: bool) -> Arms:
    """The arms of a body, of which one at least has a place; `near_only` is for side views, which hide the far arm."""
    w = body.w
    to_right, to_left = (
        math.dist(w[L.LEFT_WRIST], w[L.RIGHT_ELBOW]),
        math.dist(w[L.RIGHT_WRIST], w[L.LEFT_ELBOW]),
    )
    hips, shoulders = body.mid_w(L.LEFT_HIP, L.RIGHT_HIP), body.mid_w(L.LEFT_SHOULDER, L.RIGHT_SHOULDER)
    wrists = body.mid_w(L.LEFT_WRIST, L.RIGHT_WRIST)
    left = _arm(body, "left", L.LEFT_SHOULDER, L.LEFT_HIP)
    right = _arm(body, "right", L.RIGHT_SHOULDER, L.RIGHT_HIP)
    near = "left" if body.facing < 0 else "right"
    shown = [arm for arm, there in ((left, left_seen), (right, right_seen)) if there]
    return Arms(
        left=left,
        right=right,
        seen=tuple(arm for arm in shown if arm.side == near or not near_only),
        hidden=not (left_seen and right_seen) and not near_only,
        farther_gap=max(to_right, to_left),
        order=body.leftwards(w[L.LEFT_WRIST], w[L.RIGHT_WRIST]),
        wrist_height=(wrists[1] - hips[1]) / max(shoulders[1] - hips[1], 0.1),
    )


def _arm(body: Body, side: str, shoulder: L, hip: L) -> Arm:
    """One arm. Elbow and wrist follow the shoulder's landmark in steps of two."""
    outwards = 1.0 if side == "left" else -1.0
    w, elbow, wrist = body.w, shoulder + 2, shoulder + 4
    trunk = minus(body.mid_w(L.LEFT_HIP, L.RIGHT_HIP), body.mid_w(L.LEFT_SHOULDER, L.RIGHT_SHOULDER))
    return Arm(
        side=side,
        elevation=angle(minus(w[elbow], w[shoulder]), trunk),
        elbow=angle_at(w[shoulder], w[elbow], w[wrist]),
        wrist_up=w[wrist][1] - w[hip][1],
        wrist_out=outwards * body.leftwards(w[wrist], w[hip]),
        wrist_forward=body.forwards(w[wrist], w[hip]),
    )
