"""What the functions for following people give, for the tests of the same functions in the browser.

Run `python -m tests.javascript.pose_cases` after a change of those functions, and then mend the ones in the browser.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from posture.perception.plausibility import is_person, is_still_person, same_body, trunk_length
from posture.perception.roi import Region
from posture.perception.scan import tile_around, tiles
from posture.pose.landmarks import COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.types import FloatArray
from tests.perception.scene import HEIGHT, WIDTH, body

KEPT: Final = Path(__file__).with_suffix(".json")
DIGITS: Final = 2
"""After the point, of what goes in."""
KEPT_DIGITS: Final = 10
"""Of what comes out."""
STEPS: Final = (0.02, 0.07, 0.5)
"""Seconds between two regions."""
PICTURES: Final = ((640, 480), (1280, 720), (480, 640), (333, 333), (1768, 420), (50, 31))
PLACES: Final = (
    (320.0, 240.0, 300.0),
    (0.5, 2.5, 101.0),
    (-40.0, 900.0, 99.5),
    (100.0, 100.0, 0.2),
    (200.0, 200.0, 1e4),
)
TO_WIRE: Final = np.array((1.0, -1.0, -1.0))
"""World axes of a pose against those of the wire: y down, z away."""


def cases() -> dict[str, object]:
    """Everything, ready for JSON."""
    poses = _poses()
    regions = [Region.from_pose(pose) for pose in poses]
    kept: dict[str, object] = {
        "size": [WIDTH, HEIGHT],
        "poses": [{"landmarks": _wire(pose), **_judged(pose)} for pose in poses],
        "pairs": [{"same": same_body(*pair)} for pair in pairwise(poses)],
        "steps": [_step(*pair, seconds) for pair in pairwise(regions) for seconds in STEPS],
        "inputs": [{"region": _fields(region), "map": region.to_input().T.ravel().tolist()} for region in regions],
        "turned": [_turned(pose, region) for pose, region in zip(poses, regions, strict=True)][::6],
        "tiles": [{"size": size, "tiles": tiles(*size)} for size in PICTURES],
        "places": [{"place": p, "size": s, "tile": tile_around(*p, *s)} for p in PLACES for s in PICTURES],
    }
    return {name: _short(part) for name, part in kept.items()}


def write(path: Path = KEPT) -> None:
    """Keep the cases."""
    path.write_text(json.dumps(cases(), separators=(",", ":")) + "\n", encoding="utf-8")


def _short(value: object) -> object:
    """The same with every number shortened to KEPT_DIGITS."""
    if isinstance(value, dict):
        return {name: _short(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_short(part) for part in value]
    return float(f"{value:.{KEPT_DIGITS}g}") if isinstance(value, float) else value


def _poses() -> list[Pose]:
    """Whole and half bodies, upright and not, inside the picture and not; neighbours share a body, or nearly."""
    chance = np.random.default_rng(7)
    places = ((60.0, 150.0), (320.0, 200.0), (320.0, 380.0))
    bodies = [body(u, v, trunk) for u, v in places for trunk in (10.0, 70.0, 160.0)]
    return [_changed(pose, turn, chance) for pose in bodies for turn in (0.0, 0.0, 0.5, 2.5)]


def _changed(pose: Pose, turn: float, chance: np.random.Generator) -> Pose:
    """Turned about the hips by `turn` radians, a little shaken, and hidden here and there."""
    hips = pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)
    cos, sin = np.cos(turn), np.sin(turn)
    picture = (pose.picture - hips) @ np.array([[cos, sin], [-sin, cos]]) + hips
    picture = picture + chance.normal(0.0, 0.03 * trunk_length(pose), (COUNT, 2))
    seen, present = chance.uniform(0.3, 1.0, (2, COUNT))
    world = chance.normal(0.0, 0.4, (COUNT, 3))
    return Pose(picture.round(DIGITS), world.round(DIGITS), seen.round(DIGITS), present.round(DIGITS))


def _wire(pose: Pose) -> list[float]:
    """In the order of the wire: u, v, wx, wy, wz, visibility, presence for each landmark."""
    columns: Sequence[FloatArray] = (
        pose.picture,
        pose.world * TO_WIRE,
        pose.visibility[:, None],
        pose.presence[:, None],
    )
    return [float(x) for x in np.hstack(columns).ravel()]


def _judged(pose: Pose) -> dict[str, object]:
    return {
        "trunk": trunk_length(pose),
        "person": is_person(pose, WIDTH, HEIGHT),
        "still": is_still_person(pose, WIDTH, HEIGHT),
        "around": _fields(Region.from_pose(pose)),
    }


def _step(one: Region, other: Region, seconds: float) -> dict[str, object]:
    """Towards another body, and towards the same one that hardly moved."""
    near = Region(one.u + 0.01 * one.side, one.v, one.side * 1.02, one.rotation - 0.03)
    return {
        "from": _fields(one),
        "seconds": seconds,
        "ways": [{"to": _fields(to), "reached": _fields(one.towards(to, seconds))} for to in (other, near)],
    }


def _turned(pose: Pose, region: Region) -> dict[str, object]:
    """The pose taken as one in 0..1 of the region, and what it is in the picture."""
    unit = Pose(pose.picture / WIDTH, pose.world, pose.visibility, pose.presence)
    placed = Pose(
        region.to_picture(unit.picture), region.to_camera_axes(unit.world), unit.visibility.copy(), unit.presence.copy()
    )
    return {"unit": _wire(unit), "region": _fields(region), "placed": _wire(placed)}


def _fields(region: Region) -> list[float]:
    return [region.u, region.v, region.side, region.rotation]


if __name__ == "__main__":
    write()
